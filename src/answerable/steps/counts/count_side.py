"""Answers a question from a small register of its own: posts, accounts, payments."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn

from answerable.model.count_tables import TOTALS
from answerable.model.errors import UserMistake
from answerable.model.fields import normalise_header
from answerable.model.figures import UNITS, Figure
from answerable.model.phrases import condition, folded
from answerable.model.places import Place
from answerable.model.request import SideCount
from answerable.model.tables import RawTable
from answerable.steps.counts.match_columns import Unmatched, unmatched
from answerable.steps.registers.guess_columns import names_in_map, said_for
from answerable.steps.registers.read_dates import DateColumn, DateReading, evidence_of, readings_of
from answerable.steps.registers.read_rows import FOOTER_WORDS

_TOTAL = re.compile(
    rf"(?:sub[- ]?)?{TOTALS}(?: (?:amount|cost|number|spen[dt]|for|in|of)\b.*)?[:.]?",
    re.IGNORECASE,
)


_AMOUNT = re.compile(r"£?\s?([-+]?)\s?£?\s?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)", re.ASCII)
_MILLI = re.compile(r"\D{0,5}[1-9]\d{0,2}\.\d{3}")
"""An amount; and one of which nobody can say whether its point stands before decimals."""


@dataclass(frozen=True, slots=True)
class SideRow:
    """One row of a small register: its cells by normalised header, and its row number."""

    number: int
    cells: Mapping[str, str]


BESIDE = "r"
"""What the number of a figure from a small register begins with: 2.r1."""

_DATES_ANEW = "write the dates as 2016-02-01 in the file and bring it again"
"""What to do about dates where nobody can say in a mapping how they are read."""


def count_side(
    table: RawTable, side: SideCount, *, figure_id: str, dates: Mapping[str, str] | None = None
) -> Figure:
    """The number of rows that pass the filters, or the sum of a column over them.

    Every row of the period is looked through; a nil says how many there were. `dates` is what a
    mapping says of columns of dates, None where none can be given. Raises UserMistake
    "side-register-wrong" for a column that is not there or stands there twice, for a row of totals,
    and for an amount that cannot be read; those of `settle` where a mapping could say more.
    """
    rows = _in_period(table, side, dates)
    kept = [row for row in rows if _passes(row, side, table)]
    value = _total(kept, side, table) if side.total_of else len(kept)
    entries = UNITS["entry"].words(len(rows))
    return Figure(
        id=figure_id,
        label=side.label,
        value=value,
        unit=side.unit,
        date_rule=_date_rule(table, side),
        population=side.register,
        period=side.period,
        records=tuple(f"{side.file}, row {row.number}" for row in kept),
        searched="" if kept else f"{entries} of the {side.register}",
        conditions=tuple(sorted(condition(_header(n, table), v) for n, v in side.where.items())),
    )


def is_beside(figure: Figure) -> bool:
    """Whether a figure was counted in a small register: its records are rows, not cases."""
    return figure.id.rpartition(".")[2].startswith(BESIDE)


def date_names(table: RawTable, side: SideCount) -> Set[str]:
    """What a mapping may call the column whose date decides which rows are counted."""
    return names_in_map(table, side.date_column) if side.date_column else frozenset()


def unmatched_side(table: RawTable, side: SideCount) -> Iterator[Unmatched]:
    """The values that the conditions of a small register name and none of its rows has."""

    def held_by(name: str) -> Mapping[str, str]:
        at = [normalise_header(cell) for cell in table.rows[0]].index(_column(name, table))
        cells = (row[at].strip() for row in table.rows[1:] if at < len(row))
        return {folded(cell): cell for cell in cells if cell}

    return unmatched(side.where, held_by)


def _date_rule(table: RawTable, side: SideCount) -> str:
    if not side.date_column:
        return "as held when the request was received"
    return f"the date in “{_header(side.date_column, table)}”"


def _header(name: str, table: RawTable) -> str:
    """A column as its file writes it: that is what a reader of the file finds."""
    headers = table.rows[0]
    return " ".join(
        headers[list(map(normalise_header, headers)).index(_column(name, table))].split()
    )


def _in_period(table: RawTable, side: SideCount, said: Mapping[str, str] | None) -> list[SideRow]:
    headers = [normalise_header(cell) for cell in table.rows[0]]
    rows = [
        SideRow(number, dict(zip(headers, cells, strict=False)))
        for number, cells in zip(table.numbers[1:], table.rows[1:], strict=True)
        if any(cell.strip() for cell in cells)
    ]
    for row in rows:
        _check_entry(row, side, table)
    if not (side.date_column and side.period):
        return rows
    days = _dates(rows, side, table, said)
    return [row for row, day in zip(rows, days, strict=True) if side.period.holds(day)]


def _check_entry(row: SideRow, side: SideCount, table: RawTable) -> None:
    """Refuses a total and a line below the table: they would be counted, or summed, once more."""
    filled = {name: cell.strip() for name, cell in row.cells.items() if cell.strip()}
    first = next(iter(filled.values()), "")
    alone = len(filled) == 1 < len(row.cells)
    summed = side.total_of is not None and set(filled) == {normalise_header(side.total_of)}
    if _TOTAL.fullmatch(first) or (alone and (summed or FOOTER_WORDS.match(first))):
        place = Place(table.file, table.sheet, row.number)
        _refuse(place, f"“{first}” looks like a line below the entries, not one of them")


def _dates(
    rows: Sequence[SideRow], side: SideCount, table: RawTable, said: Mapping[str, str] | None
) -> list[str]:
    """The date of every row; a row without one could lie in the period, so it is refused."""
    column = _column(side.date_column or "", table)
    cells = [row.cells.get(column, "").strip() for row in rows]
    place = Place(table.file, table.sheet, column=side.date_column)
    order = said_for(date_names(table, side), said or {})
    try:
        (reading,) = readings_of([DateColumn(place, evidence_of(cells), order)])
    except UserMistake as error:
        if error.code == "column-not-dates":
            _refuse(place, error.what)
        if said is None:
            _refuse(place, error.what, _DATES_ANEW)
        raise
    return [_date(cell, row, reading, side, table) for cell, row in zip(cells, rows, strict=True)]


def _date(cell: str, row: SideRow, reading: DateReading, side: SideCount, table: RawTable) -> str:
    try:
        day = reading.read(cell)
    except ValueError:
        day = ""
    if not day:
        place = Place(table.file, table.sheet, row.number, side.date_column)
        _refuse(place, f"“{cell}” is not a date that can be read")
    return day


def _passes(row: SideRow, side: SideCount, table: RawTable) -> bool:
    return all(
        folded(row.cells.get(_column(name, table), "")) in {folded(value) for value in values}
        for name, values in side.where.items()
    )


def _total(rows: Sequence[SideRow], side: SideCount, table: RawTable) -> Decimal | int:
    column = _column(side.total_of or "", table)
    total = sum((_amount(row, column, side, table) for row in rows), Decimal(0))
    return int(total) if total == total.to_integral_value() else total


def _amount(row: SideRow, column: str, side: SideCount, table: RawTable) -> Decimal:
    text = row.cells.get(column, "").strip()
    found = _AMOUNT.fullmatch(text)
    if not found or (table.encoding and _MILLI.fullmatch(text)):
        place = Place(table.file, table.sheet, row.number, side.total_of)
        _refuse(place, f"“{text}” is not an amount written as 1,234.50")
    return Decimal(found[1] + found[2].replace(",", ""))


def _column(name: str, table: RawTable) -> str:
    wanted = normalise_header(name)
    times = list(map(normalise_header, table.rows[0])).count(wanted)
    if times > 1:
        _refuse(Place(table.file, table.sheet), f"{times} columns are headed “{name}”")
    if not times:
        shown = ", ".join(cell for cell in table.rows[0] if cell)
        _refuse(Place(table.file, table.sheet), f"there is no column “{name}”; it has: {shown}")
    return wanted


def _refuse(
    place: Place,
    reason: str,
    todo: str = "correct it in the file, or name the right column in the request",
) -> NoReturn:
    raise UserMistake("side-register-wrong", where=place, reason=reason, todo=todo)
