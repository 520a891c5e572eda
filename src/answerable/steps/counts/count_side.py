"""Answers a question from a small register of its own: posts, accounts, payments."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import NoReturn

from answerable.model.count_tables import TOTALS
from answerable.model.errors import UserMistake
from answerable.model.fields import normalise_header
from answerable.model.figures import UNITS, Figure
from answerable.model.phrases import condition, folded, spellings
from answerable.model.places import Place
from answerable.model.request import SideCount
from answerable.model.tables import RawTable
from answerable.steps.counts.match_columns import Unmatched, unmatched
from answerable.steps.registers.guess_columns import names_in_map, said_for
from answerable.steps.registers.read_dates import DateColumn, DateReading, evidence_of, readings_of
from answerable.steps.registers.read_rows import FOOTER_WORDS, TOO_MANY_CELLS

_TOTAL = re.compile(
    rf"(?:sub[- ]?)?{TOTALS}(?: (?:amount|cost|number|spen[dt]|for|in|of)\b.*)?[:.]?",
    re.IGNORECASE,
)
_LIKE_A_TOTAL = re.compile(rf"(?:(?:sub[- ]?)?{TOTALS}|sum|overall|all)\b", re.IGNORECASE)
"""What a line of totals says for sure; and what an entry may begin with as well, which is one if
its number is that of the entries above."""

_AMOUNT = re.compile(r"£?\s?([-+]?)\s?£?\s?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)", re.ASCII)
_MILLI = re.compile(r"\D{0,5}[1-9]\d{0,2}\.\d{3}")
"""An amount; and one of which nobody can say whether its point stands before decimals."""


@dataclass(frozen=True, slots=True)
class SideRow:
    """One row of a small register: its trimmed cells, as many as there are headers, and where."""

    place: Place
    cells: tuple[str, ...]


BESIDE = "r"
"""What the number of a figure from a small register begins with: 2.r1."""

_DATES_ANEW = "write the dates as 2016-02-01 in the file and bring it again"
"""What to do about dates where nobody can say in a mapping how they are read."""

_NOT_AN_ENTRY = "“{first}” looks like a line below the entries, not one of them"
_NO_HEADER = "“{first}” stands alone where the headers of the columns should stand"


def count_side(
    table: RawTable, side: SideCount, *, figure_id: str, dates: Mapping[str, str] | None = None
) -> Figure:
    """The number of rows that pass the filters, or the sum of a column over them.

    Every row of the period is looked through; a nil says how many there were. `dates` is what a
    mapping says of columns of dates, None where none can be given. Raises UserMistake
    "side-register-wrong" for a column that is not there or stands there twice, for a line above the
    headers, for a row of totals or with more cells than the header, and for an amount that cannot
    be read; those of `settle` where a mapping could say more.
    """
    small = _Small(table, summed=side.total_of)
    rows = _in_period(small, side, dates)
    kept = [row for row in rows if _passes(row, side, small)]
    value = _total(kept, small.column(side.total_of), small) if side.total_of else len(kept)
    entries = UNITS["entry"].words(len(rows))
    return Figure(
        id=figure_id,
        label=side.label,
        value=value,
        unit=side.unit,
        date_rule=_date_rule(small, side),
        population=side.register,
        period=side.period,
        records=tuple(f"{side.file}, row {row.place.row}" for row in kept),
        searched="" if kept else f"{entries} of the {side.register}",
        conditions=tuple(sorted(_conditions(side, small))),
    )


def is_beside(figure: Figure) -> bool:
    """Whether a figure was counted in a small register: its records are rows, not cases."""
    return figure.id.rpartition(".")[2].startswith(BESIDE)


def date_names(table: RawTable, side: SideCount) -> Set[str]:
    """What a mapping may call the column whose date decides which rows are counted."""
    return names_in_map(table, side.date_column) if side.date_column else frozenset()


def unmatched_side(table: RawTable, side: SideCount) -> Iterator[Unmatched]:
    """The values that the conditions of a small register name and none of its rows has."""
    small = _Small(table)

    def held_by(name: str) -> Mapping[str, str]:
        cells = (row.cells[small.column(name).at] for row in small.rows)
        return spellings(filter(None, cells))

    for conditions in (side.where, side.where_not):
        yield from unmatched(conditions, held_by)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column by its place, and as its file writes it: that is what a reader of the file finds."""

    at: int
    name: str


class _Small:
    """A small register, of which nothing is counted that may be no entry."""

    def __init__(self, table: RawTable, *, summed: str | None = None) -> None:
        self.table = table
        self.place = Place(table.file, table.sheet)
        self._headers = [normalise_header(cell) for cell in table.rows[0]]
        self._summed = normalise_header(summed) if summed else None

    @cached_property
    def rows(self) -> list[SideRow]:
        """The rows that hold something; a total below them, or a row too long, is refused."""
        self._check_header()
        rows: list[SideRow] = []
        for number, cells in zip(self.table.numbers[1:], self.table.rows[1:], strict=True):
            if any(cell.strip() for cell in cells):
                rows.append(self._row(number, cells))
                self._check_entry(rows)
        return rows

    def column(self, name: str) -> _Column:
        """The one column of this name."""
        wanted = normalise_header(name)
        times = self._headers.count(wanted)
        if times > 1:
            _refuse(self.place, f"{times} columns are headed “{name}”")
        if not times:
            shown = ", ".join(cell for cell in self.table.rows[0] if cell)
            _refuse(self.place, f"there is no column “{name}”; it has: {shown}")
        at = self._headers.index(wanted)
        return _Column(at, " ".join(self.table.rows[0][at].split()))

    def _check_header(self) -> None:
        """Refuses a title above the headers, which would make an entry of them."""
        filled = [cell.strip() for cell in self.table.rows[0] if cell.strip()]
        wide = any(sum(1 for cell in row if cell.strip()) > 1 for row in self.table.rows)
        if len(filled) == 1 and wide:
            todo = "take the lines above the headers out of the file, and bring it again"
            _refuse(
                replace(self.place, row=self.table.numbers[0]),
                _NO_HEADER.format(first=filled[0]),
                todo,
            )

    def _row(self, number: int, cells: Sequence[str]) -> SideRow:
        width = len(self._headers)
        trimmed = tuple(cell.strip() for cell in cells)
        if any(trimmed[width:]):
            todo = "put a cell that holds a comma in quotation marks, and bring the file again"
            _refuse(replace(self.place, row=number), TOO_MANY_CELLS, todo)
        return SideRow(replace(self.place, row=number), (*trimmed, *[""] * width)[:width])

    def _check_entry(self, rows: Sequence[SideRow]) -> None:
        """Refuses a total and a line below the table: they would be counted, or summed, anew."""
        *above, row = rows
        filled = {name: cell for name, cell in zip(self._headers, row.cells, strict=True) if cell}
        first = next(iter(filled.values()))
        alone = len(filled) == 1 < len(self._headers)
        below = alone and (self._summed in filled or FOOTER_WORDS.match(first))
        like = any(map(_LIKE_A_TOTAL.match, filled.values())) and _adds_up(row, above)
        if _TOTAL.fullmatch(first) or below or like:
            _refuse(row.place, _NOT_AN_ENTRY.format(first=first))


def _adds_up(row: SideRow, above: Sequence[SideRow]) -> bool:
    """Whether a number of the row is how many entries stand above it, or what they come to."""
    return any(
        (number := _number(cell)) is not None
        and number in (len(above), sum(_number(one.cells[at]) or 0 for one in above))
        for at, cell in enumerate(row.cells)
    )


def _number(text: str) -> Decimal | None:
    found = _AMOUNT.fullmatch(text)
    return Decimal(found[1] + found[2].replace(",", "")) if found else None


def _date_rule(small: _Small, side: SideCount) -> str:
    if not side.date_column:
        return "as held when the request was received"
    return f"the date in “{small.column(side.date_column).name}”"


def _in_period(small: _Small, side: SideCount, said: Mapping[str, str] | None) -> list[SideRow]:
    if not (side.date_column and side.period):
        return small.rows
    days = _dates(small, side, said)
    return [row for row, day in zip(small.rows, days, strict=True) if side.period.holds(day)]


def _dates(small: _Small, side: SideCount, said: Mapping[str, str] | None) -> list[str]:
    """The date of every row; a row without one could lie in the period, so it is refused."""
    column = small.column(side.date_column or "")
    cells = [row.cells[column.at] for row in small.rows]
    place = replace(small.place, column=column.name)
    order = said_for(date_names(small.table, side), said or {})
    try:
        (reading,) = readings_of([DateColumn(place, evidence_of(cells), order)])
    except UserMistake as error:
        if error.code == "column-not-dates":
            _refuse(place, error.what)
        if said is None:
            _refuse(place, error.what, _DATES_ANEW)
        raise
    return [_date(row, column, reading) for row in small.rows]


def _date(row: SideRow, column: _Column, reading: DateReading) -> str:
    cell = row.cells[column.at]
    try:
        day = reading.read(cell)
    except ValueError:
        day = ""
    if not day:
        _refuse(replace(row.place, column=column.name), f"“{cell}” is not a date that can be read")
    return day


def _passes(row: SideRow, side: SideCount, small: _Small) -> bool:
    def has(name: str, values: Sequence[str]) -> bool:
        return folded(row.cells[small.column(name).at]) in set(map(folded, values))

    left_out = any(has(name, values) for name, values in side.where_not.items())
    return not left_out and all(has(name, values) for name, values in side.where.items())


def _conditions(side: SideCount, small: _Small) -> Iterator[str]:
    """What narrows the rows, in words."""
    for holds, conditions in ((True, side.where), (False, side.where_not)):
        for name, values in conditions.items():
            yield condition(small.column(name).name, values, holds=holds)


def _total(rows: Sequence[SideRow], column: _Column, small: _Small) -> Decimal | int:
    total = sum((_amount(row, column, small) for row in rows), Decimal(0))
    return int(total) if total == total.to_integral_value() else total


def _amount(row: SideRow, column: _Column, small: _Small) -> Decimal:
    text = row.cells[column.at]
    amount = _number(text)
    if amount is None or (small.table.encoding and _MILLI.fullmatch(text)):
        place = replace(row.place, column=column.name)
        _refuse(place, f"“{text}” is not an amount written as 1,234.50")
    return amount


def _refuse(
    place: Place,
    reason: str,
    todo: str = "correct it in the file, or name the right column in the request",
) -> NoReturn:
    raise UserMistake("side-register-wrong", where=place, reason=reason, todo=todo)
