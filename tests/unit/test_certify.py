"""Certificates: equal to brute force, never tighter than they may be, void when not as declared."""

import math
import random
from fractions import Fraction

import pytest

from answerable.model.certificates import Bound, Certificate, Declaration, Stratum
from answerable.steps.finding.certify import (
    EXACT,
    alpha_of,
    anytime_prior,
    anytime_upper_count,
    certify,
    lower_count,
    sample_needed,
    upper_count,
)

ALPHA = Fraction(1, 20)


def declared(
    *, unread: int, found: int = 0, size: int | None = None, repeats: bool = False, number: int = 1
) -> Declaration:
    bound = Bound.ANYTIME if size is None else Bound.ONE_SHOT
    return Declaration(bound, "0.95", unread, found, size, 1, number, repeats)


def chance_of_at_most(hits: int, total: int, relevant: int, drawn: int) -> Fraction:
    ways = sum(
        math.comb(relevant, i) * math.comb(total - relevant, drawn - i) for i in range(hits + 1)
    )
    return Fraction(ways, math.comb(total, drawn))


@pytest.mark.parametrize("total", [1, 2, 7, 20, 33, 60])
def test_the_one_shot_bound_equals_trying_every_count(total: int) -> None:
    for drawn in range(total + 1):
        for hits in range(0, drawn + 1, 1 + drawn // 7):
            possible = range(hits, total - drawn + hits + 1)
            kept = [k for k in possible if chance_of_at_most(hits, total, k, drawn) > ALPHA]
            assert upper_count(Stratum(total, drawn, hits), ALPHA) == max(kept)


@pytest.mark.parametrize("total", [7, 20, 33])
def test_the_lower_bound_equals_trying_every_count(total: int) -> None:
    for drawn in range(1, total + 1):
        for hits in range(drawn + 1):
            possible = range(hits, total - drawn + hits + 1)
            at_least = [
                k for k in possible if 1 - chance_of_at_most(hits - 1, total, k, drawn) > ALPHA
            ]
            assert lower_count(Stratum(total, drawn, hits), ALPHA) == min(at_least)


@pytest.mark.parametrize("total", [7, 20, 60])
@pytest.mark.parametrize("prior", [1, 5, 40])
def test_the_anytime_bound_equals_trying_every_count(total: int, prior: int) -> None:
    def prior_chance(k: int, size: int, a: int, b: int) -> Fraction:
        top = math.comb(size, k) * math.factorial(a + k - 1) * math.factorial(b + size - k - 1)
        bottom = Fraction(math.factorial(a + b + size - 1) * math.factorial(a - 1))
        return top * math.factorial(a + b - 1) / (bottom * math.factorial(b - 1))

    for drawn in range(0, total + 1, 3):
        for hits in range(0, drawn + 1, 1 + drawn // 5):
            kept = [
                k
                for k in range(hits, total - drawn + hits + 1)
                if prior_chance(k, total, 1, prior)
                < 20 * prior_chance(k - hits, total - drawn, 1 + hits, prior + drawn - hits)
            ]
            assert anytime_upper_count(Stratum(total, drawn, hits), ALPHA, prior=prior) == max(kept)


@pytest.mark.parametrize(("drawn", "hits"), [(0, 0), (40, 0), (400, 3), (1500, 0), (1990, 11)])
def test_logarithms_give_the_bound_of_whole_numbers(drawn: int, hits: int) -> None:
    """The same sample just above the size up to which arithmetic is in whole numbers."""
    total = EXACT + 1
    bound = upper_count(Stratum(total, drawn, hits), ALPHA)
    assert chance_of_at_most(hits, total, bound, drawn) > ALPHA * (1 - Fraction(1, 10**5))
    if bound < total - drawn + hits:
        assert chance_of_at_most(hits, total, bound + 1, drawn) <= ALPHA


def test_the_bound_of_a_million_records_is_the_share_of_the_textbook() -> None:
    bound = upper_count(Stratum(1_000_000, 299, 0), ALPHA)
    assert bound / 1_000_000 == pytest.approx(1 - 0.05 ** (1 / 299), rel=1e-3)


def test_the_figures_that_were_measured_before_are_met() -> None:
    """135 random records of 5,161 that hold nothing leave at most 111."""
    assert upper_count(Stratum(5_296 - 135, 135, 0), ALPHA) == 111
    assert upper_count(Stratum(5_296 - 200, 1_488, 0), ALPHA) == 8


def test_more_reading_tightens_and_more_hits_widen() -> None:
    by_size = [upper_count(Stratum(500, n, 0), ALPHA) for n in range(0, 501, 20)]
    by_hits = [upper_count(Stratum(500, 100, x), ALPHA) for x in range(20)]
    by_alpha = [upper_count(Stratum(500, 100, 2), Fraction(1, d)) for d in (2, 10, 20, 100)]
    assert by_size == sorted(by_size, reverse=True)
    assert by_hits == sorted(set(by_hits))
    assert by_alpha == sorted(by_alpha)


def test_reading_everything_leaves_nothing_to_chance() -> None:
    sample = Stratum(80, 80, 6)
    assert upper_count(sample, ALPHA) == lower_count(sample, ALPHA) == 6
    assert anytime_upper_count(sample, ALPHA, prior=9) == 6


def test_the_sample_that_is_needed_is_the_smallest_that_does_it() -> None:
    needed = sample_needed(300, 10, ALPHA)
    assert upper_count(Stratum(300, needed, 0), ALPHA) <= 10
    assert upper_count(Stratum(300, needed - 1, 0), ALPHA) > 10


def test_certificates_that_may_be_repeated_share_what_may_go_wrong() -> None:
    shares = [alpha_of(declared(unread=9, repeats=True, number=i)) for i in range(1, 30)]
    assert shares[0] == ALPHA / 2
    assert sum(shares) < ALPHA
    assert alpha_of(declared(unread=9)) == ALPHA


def test_a_certificate_says_what_may_be_missed_before_recall() -> None:
    made = certify(declared(unread=700, found=55, size=300), Stratum(700, 300, 1), records=900)
    assert (made.read, made.ranked, made.random, made.found) == (500, 200, 300, 56)
    words = made.sentence
    assert f"no more than {made.upper_remaining} others exist" in words
    assert words.index("no more than") < words.index("at least")
    assert made.recall_lower == pytest.approx(56 / (56 + made.upper_remaining))


def test_a_lower_bound_is_never_rounded_up() -> None:
    made = certify(declared(unread=700, found=55, size=300), Stratum(700, 300, 1), records=900)
    assert float(made.sentence.split("at least ")[1].split("%")[0]) / 100 <= made.recall_lower


def test_a_one_shot_bound_is_void_at_another_size_than_declared() -> None:
    with pytest.raises(ValueError, match="void"):
        certify(declared(unread=700, size=300), Stratum(700, 299, 0), records=900)


def test_a_second_certificate_that_was_not_declared_possible_is_refused() -> None:
    with pytest.raises(ValueError, match="declared possible"):
        declared(unread=700, size=300, number=2)


def test_records_without_text_are_a_stratum_of_their_own() -> None:
    sample, blank = Stratum(700, 300, 0), Stratum(50, 20, 0)
    plain = certify(declared(unread=700, found=40, size=300), sample, records=900)
    both = certify(
        declared(unread=700, found=40, size=300), sample, records=950, without_text=blank
    )
    assert both.without_text == 50
    assert both.random == 320
    assert both.upper_remaining == sum(upper_count(s, ALPHA / 2) for s in (sample, blank))
    assert both.upper_remaining > plain.upper_remaining


def _reviews(relevant: int, total: int, runs: int, seed: int) -> list[list[int]]:
    """Samples of the never-read records in random order, the relevant ones as 1."""
    chance = random.Random(seed)
    records = [1] * relevant + [0] * (total - relevant)
    return [chance.sample(records, total) for _ in range(runs)]


def _false(certificates: list[Certificate], relevant: int) -> float:
    wrong = [c for c in certificates if relevant - c.found > c.upper_remaining]
    return len(wrong) / len(certificates)


@pytest.mark.parametrize("relevant", [3, 29, 30])
def test_hardly_any_one_shot_certificate_is_false_where_it_is_hardest(relevant: int) -> None:
    """With 29 relevant of 300, a sample of 29 holds none in just under 5 % of all draws."""
    made = [
        certify(declared(unread=300, size=29), Stratum(300, 29, sum(order[:29])), records=300)
        for order in _reviews(relevant, 300, 600, seed=5)
    ]
    assert _false(made, relevant) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / 600)


def test_who_peeks_at_a_one_shot_bound_and_stops_when_it_pleases_is_wrong_too_often() -> None:
    """This is why the size is declared: the same bound, looked at after every record."""
    target, wrong = 12, 0
    orders = _reviews(target + 1, 300, 300, seed=7)
    bounds = {
        (n, x): upper_count(Stratum(300, n, x), ALPHA)
        for n in range(0, 200, 4)
        for x in range(6)
        if x <= n
    }
    for order in orders:
        looks = [(n, sum(order[:n])) for n in range(0, 200, 4)]
        wrong += any(x < 6 and bounds[n, x] <= target for n, x in looks)
    assert wrong / len(orders) > 0.05 + 2 * math.sqrt(0.05 * 0.95 / len(orders))


def test_who_peeks_at_an_anytime_bound_is_not() -> None:
    target, wrong = 12, 0
    orders = _reviews(target + 1, 300, 300, seed=7)
    prior = anytime_prior(300, 0)
    bounds = {
        (n, x): anytime_upper_count(Stratum(300, n, x), ALPHA, prior=prior)
        for n in range(0, 200, 4)
        for x in range(6)
        if x <= n
    }
    for order in orders:
        looks = [(n, sum(order[:n])) for n in range(0, 200, 4)]
        wrong += any(x < 6 and bounds[n, x] <= target for n, x in looks)
    assert wrong / len(orders) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / len(orders))
