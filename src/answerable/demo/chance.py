"""Choices that come out the same on every machine and under every version of Python.

Only `random.Random(seed).random()` is promised to stay as it is; everything else is made of it.
"""

import random
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Weights(Generic[T]):
    """Things to choose from, each with a whole number that says how often it should come."""

    def __init__(self, table: Mapping[T, int]) -> None:
        self.things = tuple(table)
        self.bounds = tuple(accumulate(table.values()))


class Chance:
    """A stream of choices that the seed decides."""

    def __init__(self, seed: int) -> None:
        self._next = random.Random(seed).random

    def below(self, limit: int) -> int:
        """A whole number from 0 up to, not including, the limit."""
        return int(self._next() * limit)

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._next() * (high - low + 1))

    def odds(self, share: float) -> bool:
        """True in this share of cases."""
        return self._next() < share

    def pick(self, things: Sequence[T]) -> T:
        """One of the things, all equally likely."""
        return things[int(self._next() * len(things))]

    def weigh(self, weights: Weights[T]) -> T:
        """One of the things, as often as its weight says."""
        return weights.things[bisect_right(weights.bounds, self.below(weights.bounds[-1]))]

    def several(self, things: Sequence[T], count: int) -> list[T]:
        """So many different things, or all of them where there are fewer, in a random order."""
        left = list(things)
        return [left.pop(int(self._next() * len(left))) for _ in range(min(count, len(left)))]
