"""Reads the tables that people fill in beside a register: decisions, rulings on variants.

They come back from office programs in every dress: semicolons, a byte order mark, dates turned
round to day/month/year, a workbook. What can be read without guessing is read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from answerable.files.registers import read_tables
from answerable.model.fields import normalise_header
from answerable.model.places import Place
from answerable.steps.registers.read_dates import written
from answerable.steps.words.repair_text import trim

Refuse = Callable[[Place, str], NoReturn]
"""Ends with what is wrong in the file; each kind of file has its own sentence on what to do."""


_HEADER_WITHIN = 10


def filled_rows(
    path: Path, needed: Sequence[str], refuse: Refuse, *, same: Mapping[str, str] | None = None
) -> Iterator[tuple[Place, Mapping[str, str]]]:
    """The rows of the first sheet below its header, cells by normalised header, with their place.

    `same` are other words for columns; they stand where the column's own words do not.
    Raises UserMistake for a file that cannot be read and, by `refuse`, for a column that is not
    there or a row that is longer than the header.
    """
    table = read_tables(path)[0]
    rows = list(zip(table.numbers, table.rows, strict=True))
    at, header = _header([cells for _, cells in rows], needed, same or {})
    for name in needed:
        if name not in header:
            refuse(Place(path.name, table.sheet, table.numbers[at]), f"there is no column “{name}”")
    for number, cells in rows[at + 1 :]:
        trimmed = [trim(cell) for cell in cells]
        place = Place(path.name, table.sheet, number)
        if any(trimmed[len(header) :]):
            refuse(place, "the row has more cells than the header: put texts with commas in quotes")
        if any(trimmed):
            yield place, dict(zip(header, trimmed, strict=False))


def _header(
    rows: Sequence[Sequence[str]], needed: Sequence[str], same: Mapping[str, str]
) -> tuple[int, list[str]]:
    """The first rows may be a title or "sep=;": the header is the one with the columns needed."""
    headers = [_named(cells, same) for cells in rows[:_HEADER_WITHIN]]
    at = next((i for i, header in enumerate(headers) if set(needed) <= set(header)), 0)
    return at, headers[at]


def _named(cells: Sequence[str], same: Mapping[str, str]) -> list[str]:
    words = [normalise_header(cell) for cell in cells]
    meant = [same.get(word, word) for word in words]
    return [
        name if words.count(name) + meant.count(name) == 1 or name == word else word
        for word, name in zip(words, meant, strict=True)
    ]


def day_of(text: str, place: Place, refuse: Refuse) -> date | None:
    """The day of a cell, None for a blank one; 4/3/2016 is read day first."""
    try:
        found = written(text)
        day = found.iso(day_first=True) if found else ""
    except ValueError:
        day = ""
    if text and not day:
        refuse(place, f"“{text}” is not a date such as 2016-03-14 or 14/03/2016")
    return date.fromisoformat(day) if day else None
