"""Bounds the mean of a finite population from a random sample, whatever its shape.

A t interval or a bootstrap promises its confidence for bell-shaped values; times are skewed: one
record in twenty-five may take twenty times as long and none of those be in the sample. These bounds
need only that the sample was drawn at random and is given in an order that nobody chose by its
values (that of the draw is best), that no value is below zero and, above, that none is larger than
a most declared before the sample was seen.

Source: Waudby-Smith and Ramdas, Estimating means of bounded random variables by betting (Journal
of the Royal Statistical Society B 86, 2024; arXiv 2010.09686), section 5, without replacement. Bet
the share q of a fortune of 1 on each draw z being larger than the mean of what is left, m: the
fortune is multiplied by 1 - q + q z / m, which keeps its expectation if m is the true mean. By
Markov's inequality it then reaches 1 / alpha with a chance of alpha at most, so that every mean
under which it does is excluded. The same holds of the average over several bets and over several
orders of one sample, for the order is random; the first fits the bound to any shape, the second
keeps it from hanging on the order.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate

from answerable.steps.finding.draw_sample import draw_order

ORDERS = 4
"""Orders of the sample over which the fortunes are averaged."""

Bets = Mapping[float, float]
"""The share of the fortune that is bet, with its part of the fortune at the start; parts make 1."""

BETS_ON_ROOM: Bets = {1.0: 0.25} | dict.fromkeys((31 / 32, 15 / 16, 7 / 8, 3 / 4, 1 / 2), 0.15)
"""For the upper bound: what records leave of the declared most is large and varies little.

All of it on nothing near the most, which is exact where all sampled values are alike, then less in
halves. Fixed before any sample is seen; any other bets are as valid, only wider or narrower.
"""

BETS_ON_VALUE: Bets = dict.fromkeys((0.8, 0.5, 0.35, 0.2, 0.1), 0.2)
"""For the lower bound: values vary as much as they are large, so less is bet."""

_HALVINGS = 28
_PIECE = 32


def upper_mean(values: Sequence[float], *, population: int, most: float, alpha: float) -> float:
    """The largest mean that a population of so many values, none above `most`, can have.

    False in at most `alpha` of all random samples. Raises ValueError for an impossible sample.
    """
    if not all(0 <= value <= most for value in values):
        raise ValueError(f"a value of the sample is below zero or above the declared most, {most}")
    room = [most - value for value in values]
    return most - _least_mean(room, population, alpha, BETS_ON_ROOM)


def lower_mean(values: Sequence[float], *, population: int, alpha: float) -> float:
    """The smallest mean that a population of so many values can have, however large they may be.

    False in at most `alpha` of all random samples. Raises ValueError for an impossible sample.
    """
    return _least_mean(values, population, alpha, BETS_ON_VALUE)


def _least_mean(values: Sequence[float], population: int, alpha: float, bets: Bets) -> float:
    """The smallest mean under which the average fortune stays below 1 / alpha.

    Fortunes fall as the mean grows: the excluded means lie below, and the last one known to be
    excluded is returned. Nothing below the values seen, with all others 0, is possible.
    """
    if not 0 < len(values) <= population or min(values) < 0:
        raise ValueError("the sample is empty, larger than its population, or below zero")
    orders = [_draws(values, population, seed) for seed in range(ORDERS)]
    low = sum(values) / population
    high = sum(values) / len(values)
    for _ in range(_HALVINGS if low < high else 0):
        middle = (low + high) / 2
        if _fortune(orders, middle * population, bets) >= 1 / alpha:
            low = middle
        else:
            high = middle
    return low


Draw = tuple[float, float, int]
"""A value, the sum of those drawn before it, and how many were then left."""


def _draws(values: Sequence[float], population: int, seed: int) -> list[Draw]:
    drawn = draw_order(values, seed=seed)
    before = accumulate(drawn, initial=0.0)
    return list(zip(drawn, before, range(population, 0, -1), strict=False))


def _fortune(orders: Sequence[Sequence[Draw]], total: float, bets: Bets) -> float:
    """The average fortune if the whole population's sum is `total`; infinite if it cannot be."""
    fortune = 0.0
    for draws in orders:
        if any(total <= before for _, before, _ in draws):
            return math.inf
        ratios = [value * left / (total - before) for value, before, left in draws]
        smallest = min(ratios)
        fortune += sum(
            part * _product([1 - bet + bet * ratio for ratio in ratios])
            for bet, part in bets.items()
            if bet < 1 or smallest > 0
        )
    return fortune / len(orders)


def _product(factors: Sequence[float]) -> float:
    """In pieces that a float can hold: no factor is above the number of records."""
    pieces = [math.prod(factors[at : at + _PIECE]) for at in range(0, len(factors), _PIECE)]
    if min(pieces) == 0:
        return 0.0
    return math.exp(min(700.0, math.fsum(map(math.log, pieces))))
