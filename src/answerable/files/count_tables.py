"""Tables of counts as files: read from any, written as CSV, and read back byte for byte."""

import csv
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

from answerable.files.csv_out import csv_text
from answerable.files.registers import read_tables
from answerable.model.errors import UserMistake
from answerable.model.tables import RawTable
from answerable.steps.protection.protect import Paper


def read_count_table(path: Path) -> RawTable:
    """The one table of a file, as texts. Raises UserMistake "counts-wrong" where there are more."""
    tables = [table for table in read_tables(path) if table.rows]
    if len(tables) != 1:
        reason = f"the workbook has {len(tables)} sheets with something in them"
        raise UserMistake("counts-wrong", where=path.name, reason=reason)
    return tables[0]


def _bytes_of(header: Sequence[object], rows: Sequence[Sequence[object]]) -> bytes:
    return csv_text([str(cell) for cell in header], rows).encode("utf-8-sig")


def _read_back(content: bytes) -> RawTable:
    lines = io.StringIO(content.decode("utf-8-sig"), newline="")
    rows = tuple(map(tuple, csv.reader(lines, strict=True)))
    return RawTable(
        file="the table to be published",
        sha256=hashlib.sha256(content).hexdigest(),
        rows=rows,
        numbers=tuple(range(1, len(rows) + 1)),
    )


CSV_PAPER = Paper(_bytes_of, _read_back)
"""CSV as `answerable` publishes it."""
