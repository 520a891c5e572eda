"""Works out what a published table keeps back: all its cells and totals together, in whole numbers.

One cell alone in its line is found without it (`check_protection`); here several lines are joined.
"""

import re
from collections.abc import Iterator, Sequence

from answerable.model.answer import Finding
from answerable.model.count_tables import Sum
from answerable.model.pages import Grid, GridLine, Page
from answerable.model.ports import DisclosureEngine
from answerable.model.protection import Contradiction, Knowledge, Range
from answerable.steps.pages.read_grids import EMPTY, WITHHELD, is_additive, number_in
from answerable.steps.words.write_finding import write_finding

_MOST = 10**6
_CELLS = 2_000
_FEW = 2
"""Other houses have other rules: what is told is what leaves one count, or two."""

_NUMBERS = {"three": 3, "five": 5, "ten": 10}
_BELOW = re.compile(r"<(?!\s?=)|less than(?! or equal)|fewer than|under|below", re.IGNORECASE)


def withheld_numbers_stay_wide(page: Page, engine: DisclosureEngine) -> Iterator[Finding]:
    """A number kept back is not narrowed to a few by all totals and neighbours together.

    Seen: "<5" in two cells of one line and one column each. Repair: keep back further cells, or
    print bands that hold nought too.
    """
    for exchange in page.exchanges:
        for grid in exchange.grids:
            for line, place, found in _narrowed(grid, engine):
                code = "withheld-recoverable" if found.values == 1 else "withheld-narrowed"
                facts = {"place": place, "value": found}
                yield write_finding(code, exchange.where, quote=line.words, **facts)


def _narrowed(grid: Grid, engine: DisclosureEngine) -> Iterator[tuple[GridLine, str, Range]]:
    """The cells that the rest of the table leaves fewer counts than their own words do."""
    lines = (*grid.lines, *([grid.total] if grid.total else []))
    shown = [text.strip() for line in lines for text in line.shown]
    cells = [number_in(c, s) for line in lines for c, s in zip(line.cells, line.shown, strict=True)]
    if not _can_be_audited(grid, cells, shown):
        return
    least = int(0 in cells)
    ends = [admitted(c, s, least) for c, s in zip(cells, shown, strict=True)]
    known = Knowledge(tuple(a for a, _ in ends), tuple(b for _, b in ends), tuple(_sums(grid)))
    tied = {cell for line in known.sums for cell in (line.whole, *line.parts)}
    hidden = [i for i, (low, high) in enumerate(ends) if low < high and i in tied]
    try:
        ranges = engine.ranges(known, hidden, need=_FEW, ends=True)
    except Contradiction:
        return
    width = len(grid.columns)
    for cell, found in ranges.items():
        own = ends[cell][1] - ends[cell][0] + 1
        if found.values <= _FEW and found.values < own:
            line, name = lines[cell // width], grid.columns[cell % width]
            yield line, ", ".join(filter(None, (line.label, name))), found


def _can_be_audited(grid: Grid, cells: Sequence[object], shown: Sequence[str]) -> bool:
    """Whether every cell is a count or kept back, something is, and there are totals to use."""
    kept = [s for c, s in zip(cells, shown, strict=True) if c is None]
    totals = grid.total or grid.total_column is not None
    return bool(
        kept
        and totals
        and is_additive(grid)
        and len(cells) <= _CELLS
        and all(WITHHELD.fullmatch(s) and not EMPTY.fullmatch(s) for s in kept)
        and all(c is None or (isinstance(c, int) and c >= 0) for c in cells)
    )


def admitted(cell: object, shown: str, least: int) -> tuple[int, int]:
    """What the words of a cell admit; nought only where no nought is printed."""
    if isinstance(cell, int):
        return cell, cell
    digits = [int(number) for number in re.findall(r"\d+", shown)]
    if len(digits) == 2:
        return min(digits), max(digits)
    number = digits[0] if digits else _NUMBERS.get(shown.casefold().split()[-1])
    if number is None:
        return least, _MOST
    return least, number - 1 if _BELOW.match(shown) else number


def _sums(grid: Grid) -> Iterator[Sum]:
    width, depth = len(grid.columns), len(grid.lines)
    if grid.total and depth > 1:
        for column in range(width):
            parts = tuple(row * width + column for row in range(depth))
            yield Sum(depth * width + column, parts)
    if grid.total_column is not None and width > 2:
        others = [column for column in range(width) if column != grid.total_column]
        for row in range(depth + (grid.total is not None)):
            parts = tuple(row * width + column for column in others)
            yield Sum(row * width + grid.total_column, parts)
