"""What a reader can find out of a table, and which cells to keep back: linear and integer programs.

Everything is solved by HiGHS, through scipy. Whatever it does not settle within its limits counts
as found out.
"""

from collections.abc import Iterator, Mapping, Sequence

from answerable.engines.reader import search_in
from answerable.engines.rounding import rounded
from answerable.engines.unknowns import Block, split
from answerable.engines.withholding import fewest, shift
from answerable.model.count_tables import CountTable
from answerable.model.protection import Knowledge, Plan, Point, Range, Rounded, Withheld

_TOGETHER = 30
"""Searches between two times that their results are reckoned in."""


class HighsEngine:
    """The disclosure engine of `model.ports`."""

    def ranges(
        self,
        known: Knowledge,
        cells: Sequence[int],
        *,
        need: int,
        points: list[Point] | None = None,
        ends: bool = False,
    ) -> Mapping[int, Range]:
        """See `model.ports.DisclosureEngine`."""
        found = dict(_ranges(known, cells, need, [] if points is None else points, ends))
        return {cell: found[cell] for cell in cells}

    def is_safe(
        self, known: Knowledge, cells: Sequence[int], *, need: int, points: list[Point]
    ) -> bool:
        """See `model.ports.DisclosureEngine`."""
        ranges = _ranges(known, cells, need, points, ends=False)
        return not any(found.is_exposed(need) for _, found in ranges)

    def fewest(self, plan: Plan) -> Withheld | None:
        """See `model.ports.DisclosureEngine`."""
        return fewest(plan)

    def shift(self, plan: Plan, hidden: Sequence[int], cell: int, by: int) -> Sequence[int] | None:
        """See `model.ports.DisclosureEngine`."""
        return shift(plan, hidden, cell, by)

    def rounded(self, table: CountTable, base: int) -> Rounded | None:
        """See `model.ports.DisclosureEngine`."""
        return rounded(table, base)


def _ranges(
    known: Knowledge, cells: Sequence[int], need: int, points: list[Point], ends: bool
) -> Iterator[tuple[int, Range]]:
    """The cells with their ranges, those that need no search first.

    After some searches what they found is reckoned in, which settles many of the others.
    """
    waiting: Sequence[int] = cells
    low, high, blocks = split(known)
    seen = _seen(points, low, high)
    while waiting:
        later = []
        for cell, found in _at_once(waiting, low, high, seen, need=need, ends=ends):
            if found:
                yield cell, found
            else:
                later.append(cell)
        some, waiting = later[:_TOGETHER], later[_TOGETHER:]
        searched = _search(some, blocks, seen, points, need=need, ends=ends)
        for cell, found in searched:
            if found.settled:
                low[cell], high[cell] = max(low[cell], found.low), min(high[cell], found.high)
            yield cell, found
        if waiting:
            low, high, blocks = split(Knowledge(tuple(low), tuple(high), known.sums))


def _at_once(
    cells: Sequence[int],
    low: Sequence[int],
    high: Sequence[int],
    seen: Sequence[set[int]],
    *,
    need: int,
    ends: bool,
) -> Iterator[tuple[int, Range | None]]:
    """Each cell with its range where that follows without a search, else with None.

    Of a narrow one it has to be known whether nought is possible: else a reader is told of it.
    """
    for cell in cells:
        width = high[cell] - low[cell]
        if width == 0:
            yield cell, Range(low[cell], low[cell], 1)
        elif not ends and width < need and (low[cell] > 0 or 0 in seen[cell]):
            yield cell, Range(low[cell], high[cell], width + 1)
        elif not ends and len(seen[cell]) > need:
            yield cell, Range(min(seen[cell]), max(seen[cell]), len(seen[cell]), settled=False)
        else:
            yield cell, None


def _search(
    cells: Sequence[int],
    blocks: Sequence[Block],
    seen: Sequence[set[int]],
    points: list[Point],
    *,
    need: int,
    ends: bool,
) -> Iterator[tuple[int, Range]]:
    """The ranges of some cells, block by block."""
    for block in blocks:
        inside = [cell for cell in cells if cell in block.places]
        for cell in inside if not block.rows else ():  # no sum ties it: it is what it says
            at = block.places[cell]
            low, high = block.low[at], block.high[at]
            yield cell, Range(low, high, high - low + 1)
        if inside and block.rows:
            search = search_in(block, need, [seen[cell] for cell in block.numbers], points)
            yield from search.ranges(inside, ends=ends)


def _seen(points: Sequence[Point], low: Sequence[int], high: Sequence[int]) -> list[set[int]]:
    """The counts of each cell in those of the known solutions that are still possible."""
    inside = [
        point
        for point in points
        if all(a <= x <= b for a, x, b in zip(low, point, high, strict=True))
    ]
    return [set(values) for values in zip(*inside, strict=True)] or [set() for _ in low]
