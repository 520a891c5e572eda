"""Reads workbooks (.xlsx, .xls, .ods): each sheet a table, each cell the text a person sees."""

import re
from collections.abc import Iterator, Mapping

from answerable.files.packages import HIDDEN_ERRORS, Sheet, look_into
from answerable.files.workbook_cells import SheetCells, read_cells
from answerable.model.errors import UserMistake
from answerable.model.tables import RawTable

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the bytes of the two kinds of workbook begin."""

_SHOWN = 10
_ERROR_CODES = rb"[\x00\x07\x0f\x17\x1d\x24\x2a]"
_XLS_ERRORS = re.compile(
    rb"\x05\x02\x08\x00.{6}" + _ERROR_CODES + rb"\x01"
    rb"|\x06\x00[\x16-\xff].(?:.{6})\x02." + _ERROR_CODES + rb".{3}\xff\xff",
    re.DOTALL,
)
"""Records of an .xls for a cell with an error, as a constant or as the result of a formula."""


def read_workbook(name: str, data: bytes, sha256: str) -> list[RawTable]:
    """The sheets that hold anything, hidden ones too. Raises UserMistake for what cannot be read.

    Error cells stand as their text; what cannot be seen in the cells is said in the remarks.
    """
    looked = look_into(name, data) if data.startswith(ZIP) else _look_into_old(name, data)
    tables = []
    for cells in read_cells(name, data):
        inside = looked.get(cells.name, Sheet())
        if rows := _rows(cells.rows, inside.errors):
            remarks = tuple(_remarks(cells, inside))
            numbers = tuple(range(1, len(rows) + 1))
            tables.append(
                RawTable(
                    name, sha256, rows, numbers, cells.name, remarks=remarks,
                    wide={(row, left): right for row, left, right in cells.wide_merges},
                    formats=inside.formats,
                )
            )  # fmt: skip
    if not tables:
        raise UserMistake("file-empty", where=name)
    return tables


def _look_into_old(name: str, data: bytes) -> dict[str, Sheet]:
    """Refuses an old workbook that is encrypted, or holds errors, which would be read as blank."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        reason = "it is protected by a password"
    elif _XLS_ERRORS.search(data):
        reason = HIDDEN_ERRORS
    else:
        return {}
    raise UserMistake("file-not-workbook", where=name, reason=reason)


def _rows(
    rows: list[list[str]], errors: Mapping[tuple[int, int], str]
) -> tuple[tuple[str, ...], ...]:
    """The rows of a sheet with its errors put back, without the blank rows at its end."""
    for (row, column), error in errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = error
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    return tuple(map(tuple, rows))


def _remarks(cells: SheetCells, inside: Sheet) -> Iterator[str]:
    """What cannot be seen in the cells: a hidden sheet, hidden rows and columns, merged cells."""
    if cells.hidden:
        yield "the sheet is hidden; it is read like the others"
    if inside.hidden_rows:
        yield f"rows hidden, perhaps by a filter, and read like the others: {inside.hidden_rows}"
    width = max(map(len, cells.rows), default=0)
    if hidden := [name for number, name in inside.hidden_columns if number <= width]:
        shown = ", ".join(hidden[:_SHOWN])
        yield f"columns hidden, and read like the others: {len(hidden)} ({shown})"
    if inside.uncalculated:
        shown = ", ".join(inside.uncalculated[:_SHOWN])
        yield (
            "cells with a formula whose value is not in the file, so that nobody can read it:"
            f" {len(inside.uncalculated)} ({shown}); open the workbook in a spreadsheet program,"
            " save it, and take it in again"
        )
    if cells.tall_merges:
        yield (
            "cells merged over several rows, whose value was read in each of these rows:"
            f" {cells.tall_merges}"
        )
