"""A table of counts with all its totals: one, two or three ways, with subtotals on any of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod

Place = tuple[str, ...]
"""Where a cell stands: one label for each axis."""

TOTAL = "Total"
"""The label of the line that adds up an axis."""

TOTALS = r"(?:(?:grand|overall|yearly|annual)\s)?totals?"
"""What a line or column of all is called. Printed counts call it "all" and "sum" as well, which can
be values of a register; there a subtotal is no record either, while beside counts it is a part.
"""

INSIDE = " > "
"""Stands between a group and what is inside it: "Sanction > Written warning"."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A cell that is the sum of others, all by their number."""

    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """One dimension: its lines in the order printed, and which of them add up which others.

    `occurring` are lines that are printed only because something is in them: a reader who knows
    that takes them for 1 or more.
    """

    name: str
    labels: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    occurring: frozenset[str] = frozenset()

    @property
    def leaves(self) -> tuple[str, ...]:
        """The lines that add up no others."""
        return tuple(label for label in self.labels if label not in self.parts)

    @property
    def is_nested(self) -> bool:
        """Whether it has subtotals besides its total."""
        return len(self.parts) > 1


@dataclass(frozen=True)
class Frame:
    """The cells of a table without their counts; cell 0 is the first of the first line."""

    axes: tuple[Axis, ...]

    @property
    def tables(self) -> tuple[tuple[int, ...], ...]:
        """Which axes each printed table is by; a frame of its own is one table by all of them."""
        return (tuple(range(len(self.axes))),)

    @property
    def ways(self) -> int:
        """How many dimensions the widest table has."""
        return max(map(len, self.tables), default=0)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every cell's place, the last axis running fastest and the grand total at the end."""
        last = (TOTAL,) * len(self.axes)
        found = dict.fromkeys(place for table in self.tables for place in self._across(table))
        return (*(place for place in found if place != last), last)

    @cached_property
    def numbers(self) -> Mapping[Place, int]:
        """Every cell's number by its place."""
        return {place: number for number, place in enumerate(self.places)}

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Every line that a reader can add up: each total and subtotal, along each axis."""
        return tuple(dict.fromkeys(self._sums()))

    @property
    def grand_total(self) -> int:
        """The number of the cell that adds up everything: the last."""
        return len(self.places) - 1

    @property
    def inner(self) -> int:
        """How many cells are no total."""
        return prod(len(axis.leaves) for axis in self.axes)

    def depth(self, number: int) -> int:
        """Along how many axes a cell is a total or subtotal."""
        place = self.places[number]
        return sum(label in axis.parts for axis, label in zip(self.axes, place, strict=True))

    def least(self, number: int) -> int:
        """What a reader knows a cell to be at least: 1 for the total of a line that occurs."""
        place = self.places[number]
        lines = [(a, one) for a, one in zip(self.axes, place, strict=True) if one != TOTAL]
        return int(len(lines) == 1 and lines[0][1] in lines[0][0].occurring)

    def _across(self, table: Sequence[int]) -> Iterator[Place]:
        """The places of one table, its other axes at their totals."""
        return product(
            *(axis.labels if i in table else (TOTAL,) for i, axis in enumerate(self.axes))
        )

    def _sums(self) -> Iterator[Sum]:
        for table in self.tables:
            for along in table:
                axis, others = self.axes[along], [i for i in table if i != along]
                for place in self._across(others):
                    for label, parts in axis.parts.items():
                        yield Sum(
                            self._number(place, along, label),
                            tuple(self._number(place, along, part) for part in parts),
                        )

    def _number(self, place: Place, along: int, label: str) -> int:
        return self.numbers[(*place[:along], label, *place[along + 1 :])]


@dataclass(frozen=True)
class Joined(Frame):
    """Several tables of the same records as one: what two of them print is one cell.

    `by` are the axes of each table. A cell of the tables together stands at the total of every axis
    that its own table is not by.
    """

    by: tuple[tuple[int, ...], ...] = ()

    @property
    def tables(self) -> tuple[tuple[int, ...], ...]:
        """Which axes each table is by."""
        return self.by


@dataclass(frozen=True)
class CountTable:
    """Counts for every cell of a frame, all adding up; one that does not cannot be made."""

    frame: Frame
    counts: tuple[int, ...]
    unit: str = ""
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.counts) != len(self.frame.places) or min(self.counts) < 0:
            raise ValueError("a count is missing or below nought")
        for line in self.frame.sums:
            if self.counts[line.whole] != sum(self.counts[part] for part in line.parts):
                raise ValueError(f"the parts of {self.frame.places[line.whole]} do not add up")

    @property
    def ways(self) -> int:
        """How many dimensions it has."""
        return self.frame.ways
