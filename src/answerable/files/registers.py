"""Reads the files of a register, whatever they are, and writes what could not be taken."""

import hashlib
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path

from answerable.files.csv_out import csv_text, write_csv
from answerable.files.delimited import read_delimited
from answerable.files.snapshots import is_snapshot, snapshot_of
from answerable.files.toml_sections import read_bytes
from answerable.files.workbooks import OLE, ZIP, read_workbook
from answerable.model.errors import UserMistake
from answerable.model.fields import normalise_header
from answerable.model.register import Register
from answerable.model.tables import ColumnMap, RawTable
from answerable.steps.registers.take_in import take_in

_TEXT_ENDINGS = (".csv", ".tsv", ".txt")
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")


def read_tables(path: Path) -> list[RawTable]:
    """The tables of one file: the one of a text file, or the sheets of a workbook.

    What a file is follows from its bytes; an ending that says otherwise is remarked. Raises
    UserMistake for a file that is missing, empty, unreadable or something else.
    """
    return _tables(path.name, read_bytes(path))


def read_register(
    paths: Sequence[Path],
    column_map: ColumnMap | None = None,
    *,
    names: Sequence[str] = (),
    dated_beside: Set[str] = frozenset(),
) -> Register:
    """The register that one or several exports make together, or a snapshot on its own.

    `names` are what the user calls the files, where they are kept under other names;
    `dated_beside` the date columns of small registers, which the map may name as well.
    """
    if not paths:
        raise UserMistake("register-missing", where="the command")
    tables: list[RawTable] = []
    for path, name in zip(paths, names or [path.name for path in paths], strict=True):
        data = read_bytes(path)
        if is_snapshot(data):
            mapped = column_map is not None and not _only_dates(column_map, dated_beside)
            return _snapshot_alone(path, data, paths, mapped=mapped)
        tables += _tables(name, data)
    return take_in(tables, column_map, dated_beside=dated_beside)


def write_set_aside(path: Path, register: Register) -> None:
    """Writes every row that was not taken, with its place, the cell, the reason, and all of it."""
    header = ("file", "sheet", "row", "column", "value", "reason", "whole row")
    write_csv(path, header, _set_aside_rows(register))


def _tables(name: str, data: bytes) -> list[RawTable]:
    if not data.strip():
        raise UserMistake("file-empty", where=name)
    sha256 = hashlib.sha256(data).hexdigest()
    ending = Path(name).suffix.casefold()
    if data.startswith((ZIP, OLE)):
        tables = read_workbook(name, data, sha256)
        if ending in _TEXT_ENDINGS:
            return _remarked(tables, f"it ends in {ending} but is a workbook, and was read as one")
        return tables
    table = read_delimited(name, data, sha256)
    if ending in _WORKBOOK_ENDINGS:
        return _remarked([table], f"it ends in {ending} but is a text file, and was read as one")
    return [table]


def _remarked(tables: Sequence[RawTable], remark: str) -> list[RawTable]:
    """The tables of a file, with a remark about the file on the first."""
    return [replace(tables[0], remarks=(remark, *tables[0].remarks)), *tables[1:]]


def _snapshot_alone(path: Path, data: bytes, paths: Sequence[Path], *, mapped: bool) -> Register:
    """A snapshot was understood when it was made; nothing can be added to it or mapped anew."""
    others = [other.name for other in paths if other is not path]
    others += ["a mapping"] if mapped else []
    if others:
        raise UserMistake("snapshot-not-alone", where=path.name, others=", ".join(others))
    return snapshot_of(path.name, data).register


def _only_dates(column_map: ColumnMap, names: Set[str]) -> bool:
    """Whether a map says nothing but how date columns of these names are read."""
    dates = {normalise_header(header) for header in column_map.dates}
    rest = replace(column_map, dates={}, name="", preset=False)
    return rest == ColumnMap(name="") and bool(dates) and dates <= names


def _set_aside_rows(register: Register) -> Iterator[tuple[object, ...]]:
    for row in register.set_aside:
        place = row.place
        whole = csv_text(row.cells, ()).rstrip("\r\n")
        yield place.file, place.sheet, place.row, place.column, row.value, row.reason, whole
