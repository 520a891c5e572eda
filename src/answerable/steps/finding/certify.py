"""Turns a random sample of the records nobody read into a promise that holds.

Every bound is free of assumptions about the ranking: it needs only that the sample was drawn at
random from the never-read records and that the reader's decisions stand. Up to `EXACT` records the
arithmetic is in whole numbers, above in logarithms, rounded to the cautious side.

Sources: the hypergeometric bound inverts the exact test; the anytime bound is the prior-posterior
ratio martingale of Waudby-Smith and Ramdas (arXiv 2006.04347) with a beta-binomial prior.
"""

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

from answerable.model.certificates import Bound, Certificate, Declaration, Reading, Stratum

EXACT = 2_000
"""Up to this many records bounds are computed in whole numbers."""

_CAUTION = 1e-6
"""Relative error allowed to logarithms; it always makes a bound wider, never tighter."""

Alpha = Fraction
"""The share of certificates that may be wrong, as an exact fraction."""


def alpha_of(declaration: Declaration) -> Alpha:
    """What this certificate may spend of 1 - confidence.

    All of it where it is the only one; else half, a quarter, an eighth …, which together never
    exceed it.
    """
    whole = 1 - Fraction(declaration.confidence)
    return whole / 2**declaration.number if declaration.repeats else whole


def certify(
    declaration: Declaration,
    sample: Stratum,
    *,
    records: int,
    without_text: Stratum | None = None,
    reading: Reading | None = None,
) -> Certificate:
    """The certificate for a sample of the records that the ranked reading left.

    `records` are all in scope; `without_text` is the stratum of records without a narrative, read
    apart: then the two strata share what may go wrong. `reading` is what is known beyond the
    sample, where more was read since or records were left open; the bound is about the records
    declared unread, so that whatever was found among them meanwhile comes off it (a bound that this
    disproves is void). Raises ValueError where the sample is not the one declared.
    """
    _must_be_declared(declaration, sample)
    alpha = alpha_of(declaration)
    strata = [sample] + ([without_text] if without_text else [])
    upper = sum(_upper(declaration, stratum, alpha / len(strata)) for stratum in strata)
    drawn = sum(stratum.sampled for stratum in strata)
    hits = sum(stratum.relevant for stratum in strata)
    ranked = records - sum(stratum.unread for stratum in strata)
    left = sum(stratum.unread - stratum.sampled for stratum in strata)
    known = reading or Reading(ranked + drawn, declaration.found + hits, hits, 0, left)
    within = upper - known.found_since if known.found_since <= upper else known.left
    missed = min(within, known.left) + known.unsure
    expected = sum(_estimate(stratum) for stratum in strata) + hits - known.found_since
    return Certificate(
        declaration=declaration,
        records=records,
        ranked=known.read - known.shared - drawn,
        random=drawn,
        found=known.found,
        upper_remaining=missed,
        recall_lower=known.found / (known.found + missed) if known.found + missed else 1.0,
        remaining=max(0.0, min(expected, missed)),
        without_text=without_text.unread if without_text else 0,
        unsure=known.unsure,
        shared=known.shared,
    )


def upper_count(stratum: Stratum, alpha: Alpha) -> int:
    """The most relevant records that the whole stratum can hold, at a size fixed in advance.

    K_U = max{k: P(Hyp(M, k, n) <= x) > alpha}; it includes the x that the sample holds.
    """
    most = stratum.unread - stratum.sampled + stratum.relevant
    return _last(stratum.relevant, most, lambda k: _at_most(stratum, k) > alpha)


def lower_count(stratum: Stratum, alpha: Alpha) -> int:
    """The fewest relevant records that the whole stratum can hold.

    K_L = min{k: P(Hyp(M, k, n) >= x) > alpha}: the upper bound with the labels exchanged.
    """
    mirror = Stratum(stratum.unread, stratum.sampled, stratum.sampled - stratum.relevant)
    return stratum.unread - upper_count(mirror, alpha)


def anytime_upper_count(stratum: Stratum, alpha: Alpha, *, prior: int) -> int:
    """The most relevant records that the stratum can hold, at every sample size at once.

    `prior` is the b of the beta-binomial prior (1, b); any whole number of 1 or more is valid if
    it was fixed before the sample, and only the width depends on it.
    """
    most = stratum.unread - stratum.sampled + stratum.relevant
    peak = stratum.unread * stratum.relevant // stratum.sampled if stratum.sampled else 0
    start = min(max(peak, stratum.relevant), most)
    return _last(start, most, lambda k: _evidence(stratum, k, prior) > alpha)


def anytime_prior(unread: int, found: int) -> int:
    """A b that makes the anytime bound narrow where few of the unread records are relevant."""
    return max(1, round(2 * unread / (0.05 * found + 1)))


def sample_needed(unread: int, allowed: int, alpha: Alpha) -> int:
    """The sample size that, holding nothing relevant, bounds the rest by `allowed` records."""
    return 1 + _last(
        0, unread - 1, lambda n: n < unread and upper_count(Stratum(unread, n, 0), alpha) > allowed
    )


def _must_be_declared(declaration: Declaration, sample: Stratum) -> None:
    if sample.unread != declaration.unread:
        raise ValueError("the sample was drawn from other records than those declared")
    if declaration.size is not None and sample.sampled != declaration.size:
        raise ValueError("a one-shot bound is void at any other size than the one declared")


def _upper(declaration: Declaration, stratum: Stratum, alpha: Alpha) -> int:
    if declaration.bound is Bound.ONE_SHOT:
        return upper_count(stratum, alpha)
    prior = anytime_prior(stratum.unread, declaration.found)
    return anytime_upper_count(stratum, alpha, prior=prior)


def _estimate(stratum: Stratum) -> float:
    """Relevant records expected among those still unread, from the share in the sample."""
    left = stratum.unread - stratum.sampled
    return left * stratum.relevant / stratum.sampled if stratum.sampled else 0.0


def _last(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The last k from `low` to `high` that holds, where once it fails it fails for good."""
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _at_most(stratum: Stratum, k: int) -> Fraction | float:
    """P(Hyp(M, k, n) <= x): the chance to draw so few although k are relevant."""
    total, drawn = stratum.unread, stratum.sampled
    first = max(0, drawn - (total - k))
    if total <= EXACT:
        ways = sum(
            math.comb(k, i) * math.comb(total - k, drawn - i)
            for i in range(first, stratum.relevant + 1)
        )
        return Fraction(ways, math.comb(total, drawn))
    logs = [
        _log_comb(k, i) + _log_comb(total - k, drawn - i)
        for i in range(first, stratum.relevant + 1)
    ]
    return _sum_of_logs(logs, _log_comb(total, drawn)) * (1 + _CAUTION)


def _evidence(stratum: Stratum, k: int, prior: int) -> Fraction | float:
    """How well k explains the sample against the prior's mixture of all k: posterior / prior."""
    total, drawn, hits = stratum.unread, stratum.sampled, stratum.relevant
    if total <= EXACT:
        under_k = Fraction(
            math.perm(k, hits) * math.perm(total - k, drawn - hits), math.perm(total, drawn)
        )
        mixture = Fraction(math.factorial(hits) * prior, math.perm(prior + drawn, hits + 1))
        return under_k / mixture
    log_k = _log_perm(k, hits) + _log_perm(total - k, drawn - hits) - _log_perm(total, drawn)
    log_mixture = math.lgamma(hits + 1) + math.log(prior) - _log_perm(prior + drawn, hits + 1)
    return math.exp(min(700.0, log_k - log_mixture)) * (1 + _CAUTION)


def _log_perm(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(n - k + 1)


def _log_comb(n: int, k: int) -> float:
    return _log_perm(n, k) - math.lgamma(k + 1)


def _sum_of_logs(logs: Sequence[float], whole: float) -> float:
    largest = max(logs, default=-math.inf)
    if largest == -math.inf:
        return 0.0
    return math.exp(largest - whole) * math.fsum(math.exp(log - largest) for log in logs)
