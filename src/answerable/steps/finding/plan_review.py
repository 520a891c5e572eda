"""Plans a review within a budget: how much by rank, how much at random, what scope fits."""

from collections.abc import Sequence
from fractions import Fraction

from answerable.model.certificates import Stratum
from answerable.model.review import Budget, Pace, Prospect
from answerable.steps.finding.certify import lower_count, upper_count

RECENT = 30
"""The last ranked reads whose share of relevant records tells what the next ones will bring."""

LEAST_RANDOM = 0.3
"""The share of a budget that ranked reading never spends: it is the certificate's."""


def keep_ranking(decisions: Sequence[bool], *, budget: Budget, unread: int) -> bool:
    """Whether the next records are better read in ranked order than kept for the random sample.

    Ranked reading goes on while it raises the recall that the sample is going to certify: with r
    found and n reads left, one more ranked read raises r by the recent hit rate p and widens the
    bound by 1/n, so it pays while p n > r. The certificate conditions on the moment of the switch
    and needs no validity of this rule.
    """
    read, found = len(decisions), sum(decisions)
    rate = hit_rate(decisions)
    left = budget.reads_left(read=read, relevant=found, share_relevant=rate)
    if left >= unread:
        return True
    if left <= LEAST_RANDOM * (read + left):
        return False
    return read < RECENT or rate * left > found


def hit_rate(decisions: Sequence[bool]) -> float:
    """The share of relevant records among the last ranked reads, drawn a little towards 1 in 60."""
    recent = decisions[-RECENT:]
    return (sum(recent) + 0.5) / (len(recent) + RECENT)


def sample_size(decisions: Sequence[bool], *, budget: Budget, unread: int) -> int:
    """How many random records fit what ranked reading left of the budget; fixed before the first.

    The time to extract relevant records is set aside at the recent hit rate, which is higher than
    that of what is left: the sample is finished within the budget.
    """
    left = budget.reads_left(
        read=len(decisions), relevant=sum(decisions), share_relevant=hit_rate(decisions)
    )
    return min(unread, left)


def prospect(sample: Stratum, *, pace: Pace, seconds: float) -> Prospect:
    """What reading everything in scope would bring and cost, from a first random sample.

    The interval is the exact two-sided 95 % one for the count, not the share.
    """
    alpha = Fraction(1, 40)
    best = round(sample.unread * sample.relevant / sample.sampled) if sample.sampled else 0
    counts = (lower_count(sample, alpha), best, upper_count(sample, alpha))
    low, middle, high = (pace.seconds(read=sample.unread, relevant=n) / 3600 for n in counts)
    return Prospect(
        sample.unread, sample.sampled, counts, (low, middle, high), high * 3600 <= seconds
    )


def narrowest_scope(
    by_year: Sequence[tuple[str, int]], *, share_relevant: float, pace: Pace, seconds: float
) -> tuple[str, ...]:
    """The most recent years, without a gap, whose records can all be read within the time.

    `by_year` are records by year, oldest first. Empty where not even the last year fits: then only
    a sample, or a narrower subject, can.
    """
    each = pace.decision + share_relevant * pace.extraction
    kept: list[str] = []
    for year, records in reversed(by_year):
        seconds -= records * each
        if seconds < 0:
            break
        kept.append(year)
    return tuple(reversed(kept))
