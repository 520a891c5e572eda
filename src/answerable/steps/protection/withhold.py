"""Chooses what a banded table keeps back beside its small counts, or proves that nothing does."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import log2

from answerable.model.count_tables import CountTable
from answerable.model.ports import DisclosureEngine
from answerable.model.protection import WITHHELD, Knowledge, Plan, Policy

_EXACT_CELLS = {1: 2_000, 2: 260, 3: 90}
_ATTEMPTS = 40
_GIVE_BACK = 400


@dataclass(frozen=True, slots=True)
class Pattern:
    """The cells kept back, small ones included, and whether an integer program found them fewest.

    `naked` are small cells that stay exposed whatever else is kept back: then no pattern protects.
    """

    hidden: frozenset[int]
    optimal: bool = False
    naked: tuple[int, ...] = ()


def withhold(table: CountTable, policy: Policy, engine: DisclosureEngine) -> Pattern:
    """The band's own cells and as few others as keep every one of them wide enough.

    Small tables go through the integer program, larger ones and what it leaves through the repair.
    The grand total is printed wherever it is not small itself.
    """
    chooser = Chooser(table, policy, engine)
    most = chooser.most()
    if naked := tuple(sorted(chooser.banded - most)):
        return Pattern(most, naked=naked)
    return chooser.choose(most)


def unprotectable(table: CountTable, policy: Policy, engine: DisclosureEngine) -> bool:
    """Whether some small cell stays exposed whatever is kept back with it."""
    chooser = Chooser(table, policy, engine)
    return bool(chooser.banded - chooser.most())


class Chooser:
    """One table with what is decided of it."""

    def __init__(self, table: CountTable, policy: Policy, engine: DisclosureEngine) -> None:
        self._table, self._policy, self._engine = table, policy, engine
        self._points = [table.counts]
        self.banded = frozenset(
            i for i, count in enumerate(table.counts) if count < policy.threshold
        )
        self._never = frozenset({table.frame.grand_total}) - self.banded

    def most(self) -> frozenset[int]:
        """The cells that can be kept back at all without being exposed all the same.

        Keeping back more never tells more, so a cell that is exposed while everything else is kept
        back is exposed under every pattern: it is printed, and the rest looked at again. Where a
        small cell is left out, no pattern protects the table.
        """
        hidden = frozenset(range(len(self._table.counts))) - self._never
        while narrow := self.exposed(hidden):
            hidden -= narrow
            if narrow & self.banded:
                break
        return hidden

    def choose(self, most: frozenset[int]) -> Pattern:
        """The pattern within the largest one that is possible."""
        plan = self.plan(most)
        start, least = self.banded, 0
        few = len(self._table.counts) <= _EXACT_CELLS[self._table.ways]
        if few and (found := self._engine.fewest(plan)):
            start, least = frozenset(found.cells), found.least
        hidden = self._repaired(plan, start, most)
        if len(hidden) > least:
            hidden = self._given_back(hidden)
        return Pattern(hidden, optimal=len(hidden) <= least)

    def _repaired(self, plan: Plan, hidden: frozenset[int], most: frozenset[int]) -> frozenset[int]:
        """Keeps back the cells of the cheapest shift of each exposed cell until none is left."""
        for _ in range(_ATTEMPTS):
            narrow = self.exposed(hidden)
            if not narrow:
                return hidden
            before = hidden
            for cell in sorted(narrow):
                hidden |= self._widened(plan, hidden, cell)
            if hidden == before:
                break
        return most

    def _widened(self, plan: Plan, hidden: frozenset[int], cell: int) -> frozenset[int]:
        """The cells that have to be kept back for one cell to be wide enough."""
        missing = self._policy.need
        added: frozenset[int] = frozenset()
        for sign, room in ((1, plan.up[cell]), (-1, plan.down[cell])):
            by = min(room, missing)
            moved = self._engine.shift(plan, sorted(hidden | added), cell, sign * by) if by else ()
            if moved:
                added |= frozenset(moved)
                missing -= by
        return added

    def _given_back(self, hidden: frozenset[int]) -> frozenset[int]:
        """Prints again, the most telling first, what need not be kept back."""
        weights = self.plan(hidden).weights
        spare = sorted(hidden - self.banded, key=lambda cell: -weights[cell])
        for cell in spare[:_GIVE_BACK]:
            fewer = hidden - {cell}
            if self.is_safe(fewer, sorted(fewer, key=partial(self._apart, cell))):
                hidden = fewer
        return hidden

    def is_safe(self, hidden: frozenset[int], order: Sequence[int]) -> bool:
        """Whether a reader can narrow none of the hidden cells too far, looked at in an order."""
        return self._engine.is_safe(
            self._known(hidden), order, need=self._policy.need, points=self._points
        )

    def _apart(self, one: int, other: int) -> int:
        """In how many ways two cells differ: what one gives away is seen in its own lines first."""
        places = self._table.frame.places
        return sum(a != b for a, b in zip(places[one], places[other], strict=True))

    def exposed(self, hidden: frozenset[int]) -> frozenset[int]:
        """Those of the hidden cells that a reader can narrow too far."""
        need = self._policy.need
        ranges = self._engine.ranges(
            self._known(hidden), sorted(hidden), need=need, points=self._points
        )
        return frozenset(cell for cell, found in ranges.items() if found.is_exposed(need))

    def _known(self, hidden: frozenset[int]) -> Knowledge:
        ends = [
            self._ends(cell) if cell in hidden else (count, count)
            for cell, count in enumerate(self._table.counts)
        ]
        return Knowledge(
            tuple(low for low, _ in ends), tuple(high for _, high in ends), self._table.frame.sums
        )

    def _ends(self, cell: int) -> tuple[int, int]:
        """What the label of a cell that is kept back admits."""
        if cell in self.banded:
            return self._table.frame.least(cell), self._policy.threshold - 1
        total = self._table.counts[self._table.frame.grand_total]
        return self._policy.threshold, max(total, self._policy.threshold)

    def plan(self, most: frozenset[int]) -> Plan:
        """What is to be decided, within the largest pattern."""
        counts = self._table.counts
        ends = [self._ends(cell) for cell in range(len(counts))]
        return Plan(
            sums=self._table.frame.sums,
            down=tuple(count - low for count, (low, _) in zip(counts, ends, strict=True)),
            up=tuple(high - count for count, (_, high) in zip(counts, ends, strict=True)),
            weights=_weights(self._table),
            always=self.banded,
            never=frozenset(range(len(counts))) - most,
            need=self._policy.need,
        )


def _weights(table: CountTable) -> tuple[float, ...]:
    """Every cell costs one; among patterns of as many cells, small counts and no totals win."""
    extra = [
        log2(1 + count) + 6 * table.frame.depth(cell) ** 2
        for cell, count in enumerate(table.counts)
    ]
    whole = 1 + sum(extra)
    return tuple(1 + one / whole for one in extra)


def texts_of(table: CountTable, pattern: Pattern, policy: Policy) -> Sequence[str]:
    """What a banded table prints in each cell."""
    return [
        str(count)
        if cell not in pattern.hidden
        else policy.band
        if count < policy.threshold
        else WITHHELD
        for cell, count in enumerate(table.counts)
    ]
