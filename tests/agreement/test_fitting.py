"""Which figures fit with all before them: the same as by looking at every pair of them."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.model.ledger import About, Claim
from answerable.model.periods import Period
from answerable.steps.protection.compare_answers import fit_in_pairs

ABOUT = About("complaints", "case", "date received")
PERIODS = st.tuples(st.integers(2010, 2013), st.integers(0, 2)).map(
    lambda found: Period(date(found[0], 1, 1), date(sum(found), 12, 31))
)
PAIRS = st.tuples(st.sampled_from("xyz"), st.sampled_from("ab"))
LINES = st.lists(PAIRS, max_size=3, unique_by=lambda pair: pair[0]).map(tuple)
CLAIMS = st.builds(
    lambda name, period, line, low, more: Claim(name, ABOUT, period, line, low, low + more),
    st.sampled_from("pq"),
    PERIODS,
    LINES,
    st.integers(0, 6),
    st.sampled_from((0, 0, 2)),
)


def slowly(claims: Sequence[Claim]) -> list[Claim]:
    """The definition: no figure is more than one that holds everything that it counts."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(exceeds(claim, one) or exceeds(one, claim) for one in kept):
            kept.append(claim)
    return kept


def exceeds(part: Claim, whole: Claim) -> bool:
    inside = set(whole.line) <= set(part.line) and part.period.within(whole.period)
    return inside and part.low > whole.high


@settings(deadline=None, max_examples=400)
@given(st.lists(CLAIMS, max_size=14))
def test_figures_fit_as_every_pair_of_them_says(claims: list[Claim]) -> None:
    assert fit_in_pairs(claims) == slowly(claims)


def test_the_lines_of_a_long_table_are_not_compared_with_each_other() -> None:
    period = Period(date(2014, 1, 1), date(2014, 12, 31))
    beats = [Claim("a", ABOUT, period, (("Beat", str(n)),), 5, 5) for n in range(20_000)]
    assert len(fit_in_pairs([Claim("a", ABOUT, period, (), 100_000, 100_000), *beats])) == 20_001
