"""Hours from a timed sample: only work that counts moves them, whatever the sample holds."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.model.cost import (
    AUTHORITIES,
    Activity,
    CostEstimate,
    Hours,
    TimedSample,
    Timing,
    Verdict,
)
from answerable.steps.costs.estimate_cost import IN_ALL, counted_seconds, estimate_cost, verdict

generated = settings(max_examples=30, deadline=None)
POLICE = AUTHORITIES["police"]
COUNTED = sorted(POLICE.counted)
OTHER = sorted(set(Activity) - POLICE.counted)


def _timings(activities: list[Activity]) -> st.SearchStrategy[list[Timing]]:
    return st.lists(
        st.builds(
            Timing,
            ref=st.sampled_from("abcdef"),
            seconds=st.integers(0, 60),
            activity=st.sampled_from(activities),
            question=st.sampled_from(["", "1", "2"]),
        ),
        min_size=1,
        max_size=20,
    )


def _made(timings: list[Timing]) -> CostEstimate:
    return estimate_cost(TimedSample(tuple(timings), "timed.csv"), records=50, limit=POLICE)


@generated
@given(_timings(COUNTED), _timings(OTHER))
def test_time_that_does_not_count_never_moves_hours_or_bounds(
    counted: list[Timing], other: list[Timing]
) -> None:
    """As long as the records are the same: one timed for other work alone is a record too."""
    refs = {timing.ref for timing in counted}
    more = [timing for timing in other if timing.ref in refs]
    assert _made(counted).in_all == _made(counted + more).in_all


@generated
@given(_timings(COUNTED))
def test_shared_work_and_each_questions_own_make_the_whole(timings: list[Timing]) -> None:
    made = _made(timings)
    shared = sum(counted_seconds(TimedSample(tuple(timings), ""), POLICE, ())) / 3600
    shared *= 50 / len({timing.ref for timing in timings})
    own = sum(hours.expected - shared for hours in made.alone)
    assert math.isclose(shared + own, made.in_all.expected, abs_tol=1e-9)


@generated
@given(_timings(COUNTED))
def test_bounds_enclose_the_estimate(timings: list[Timing]) -> None:
    for hours in (_made(timings).in_all, *_made(timings).alone):
        assert hours.lower is not None
        assert hours.upper is not None
        assert hours.lower <= hours.expected + 1e-9
        assert hours.expected <= hours.upper + 1e-9


def test_the_four_verdicts() -> None:
    def of(each: float, lower: float, upper: float) -> Verdict:
        return verdict(Hours(IN_ALL, 3600, each, lower, upper), POLICE)

    assert of(10, 8, 18) is Verdict.WITHIN
    assert of(18, 8, 18.1) is Verdict.PROBABLY_WITHIN
    assert of(19, 18, 40) is Verdict.PROBABLY_ABOVE
    assert of(30, 18.1, 40) is Verdict.ABOVE
