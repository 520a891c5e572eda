"""The bounds of a mean: true as often as they say, for shapes where the usual ones are not."""

import itertools
import math
import random
import statistics
from collections.abc import Callable, Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.steps.costs.bound_mean import (
    BETS_ON_ROOM,
    BETS_ON_VALUE,
    Bets,
    lower_mean,
    upper_mean,
)
from answerable.steps.finding.draw_sample import draw_order, draw_refs

generated = settings(max_examples=50, deadline=None)
MOST = 3_600.0
T_19 = 1.729133
"""Student's t, 19 degrees of freedom, 95% one-sided."""

Make = Callable[[random.Random], list[float]]
times = st.lists(st.floats(0, MOST), min_size=2, max_size=40)


@pytest.mark.parametrize("bets", [BETS_ON_ROOM, BETS_ON_VALUE])
def test_the_parts_of_the_fortune_make_one(bets: Bets) -> None:
    assert math.isclose(sum(bets.values()), 1)
    assert all(0 < bet <= 1 for bet in bets)


def test_over_every_possible_draw_of_every_small_population_the_bounds_keep_their_promise() -> None:
    """Exact: no simulation, all ordered draws of 3 from 5 values of 0, a third or the most."""
    alpha = 0.2
    upper = cache(lambda draw: upper_mean(draw, population=5, most=1, alpha=alpha))
    lower = cache(lambda draw: lower_mean(draw, population=5, alpha=alpha))
    for population in itertools.combinations_with_replacement((0.0, 0.33, 1.0), 5):
        mean = statistics.fmean(population)
        draws = list(itertools.permutations(population, 3))
        above = [upper(draw) for draw in draws]
        below = [lower(draw) for draw in draws]
        assert sum(bound < mean - 1e-9 for bound in above) <= alpha * len(draws)
        assert sum(bound > mean + 1e-9 for bound in below) <= alpha * len(draws)


def _twentyfold(chance: random.Random) -> list[float]:
    values = [chance.lognormvariate(math.log(130), 0.3) for _ in range(900)]
    return [min(value * 20, MOST) for value in values[:36]] + values[36:]


def _skewed(chance: random.Random) -> list[float]:
    return [min(chance.lognormvariate(4.4, 1.5), MOST) for _ in range(300)]


def _zeros(chance: random.Random) -> list[float]:
    return [0.0 if chance.random() < 0.8 else chance.uniform(0, MOST) for _ in range(100)]


def _share_held(make: Make, bound: Callable[[list[float], int], float], *, size: int) -> float:
    chance = random.Random(11)
    held = 0
    for _ in range(100):
        population = make(chance)
        sample = chance.sample(population, size)
        held += bound(sample, len(population)) >= statistics.fmean(population)
    return held / 100


def _ours(sample: list[float], population: int) -> float:
    return upper_mean(sample, population=population, most=MOST, alpha=0.05)


def _t(sample: list[float], population: int) -> float:
    error = statistics.stdev(sample) / math.sqrt(len(sample)) * math.sqrt(1 - 20 / population)
    return statistics.fmean(sample) + T_19 * error


def _bootstrap(sample: list[float], _: int) -> float:
    chance = random.Random(1)
    means = [statistics.fmean(chance.choices(sample, k=len(sample))) for _ in range(200)]
    return sorted(means)[189]


@pytest.mark.parametrize("make", [_twentyfold, _skewed, _zeros])
@pytest.mark.parametrize("size", [20, 60])
def test_the_upper_bound_covers_skewed_times(make: Make, size: int) -> None:
    assert _share_held(make, _ours, size=size) >= 0.95


@pytest.mark.parametrize("bound", [_t, _bootstrap])
def test_a_t_interval_and_a_bootstrap_break_their_promise_where_few_records_take_long(
    bound: Callable[[list[float], int], float],
) -> None:
    """4% take 20 times as long: a bound that holds would be true in 95%."""
    assert _share_held(_twentyfold, bound, size=20) < 0.8


def test_the_bound_is_nearly_exact_where_all_times_are_alike() -> None:
    """No bound that holds can be below the one by the exact count: k of 900 at the most unseen."""
    exact = 1 - 0.05 ** (1 / 60)
    bound = upper_mean([240.0] * 60, population=900, most=MOST, alpha=0.05)
    assert 240 + (MOST - 240) * exact * 0.9 < bound < 240 + (MOST - 240) * exact * 1.5


@generated
@given(times, st.integers(0, 60))
def test_the_bounds_lie_between_what_is_possible(sample: list[float], unseen: int) -> None:
    population = len(sample) + unseen
    upper = upper_mean(sample, population=population, most=MOST, alpha=0.05)
    lower = lower_mean(sample, population=population, alpha=0.05)
    known = sum(sample)
    assert known / population - 1e-6 <= lower <= statistics.fmean(sample) + 1e-6
    assert statistics.fmean(sample) - 1e-6 <= upper
    assert upper <= (known + unseen * MOST) / population + 1e-6


@generated
@given(times)
def test_a_whole_population_leaves_nothing_open(sample: list[float]) -> None:
    mean = statistics.fmean(sample)
    assert math.isclose(lower_mean(sample, population=len(sample), alpha=0.05), mean, abs_tol=1e-6)
    upper = upper_mean(sample, population=len(sample), most=MOST, alpha=0.05)
    assert math.isclose(upper, mean, abs_tol=1e-6)


@generated
@given(times, st.floats(0.01, 0.2))
def test_more_confidence_or_a_larger_most_never_lowers_the_upper_bound(
    sample: list[float], alpha: float
) -> None:
    population = len(sample) * 3
    bound = upper_mean(sample, population=population, most=MOST, alpha=alpha)
    surer = upper_mean(sample, population=population, most=MOST, alpha=alpha / 2)
    assert surer >= bound - 1e-6


@generated
@given(times)
def test_minutes_and_seconds_give_the_same_bound(sample: list[float]) -> None:
    population = len(sample) + 10
    seconds = upper_mean(sample, population=population, most=MOST, alpha=0.05)
    minutes = [value / 60 for value in sample]
    assert math.isclose(
        upper_mean(minutes, population=population, most=MOST / 60, alpha=0.05) * 60,
        seconds, rel_tol=1e-6, abs_tol=1e-6,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sample", "population"), [([], 5), ([1.0, 2.0], 1), ([-1.0], 5), ([MOST + 1], 5)]
)
def test_an_impossible_sample_is_refused(sample: Sequence[float], population: int) -> None:
    with pytest.raises(ValueError, match="sample"):
        upper_mean(sample, population=population, most=MOST, alpha=0.05)


def test_a_draw_can_be_drawn_again_and_no_order_of_the_export_changes_it() -> None:
    refs = [f"CO/{number:04}/16" for number in range(500)]
    drawn = draw_refs(refs, 40, seed=7)
    assert drawn == draw_refs(list(reversed(refs)), 40, seed=7)
    assert drawn[:20] == draw_refs(refs, 20, seed=7)
    assert drawn != draw_refs(refs, 40, seed=8)
    assert len(set(drawn)) == 40


def test_every_record_is_drawn_equally_often() -> None:
    first = [draw_order(range(10), seed=seed)[0] for seed in range(2_000)]
    assert max(abs(first.count(item) - 200) for item in range(10)) < 60
