"""Writes CSV files that open safely in a spreadsheet: no cell of ours is ever run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from answerable.files.whole_files import write_whole

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    r"""Writes UTF-8 with a byte order mark and "\r\n"; the same rows give the same bytes.

    A text that a spreadsheet could run (= + - @ tab CR LF NUL in front) gets an apostrophe; numbers
    never do, None is a blank cell. The file appears whole or not at all.
    """
    write_whole(path, csv_text(header, rows).encode("utf-8-sig"))


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The text of such a file, without the byte order mark."""
    return csv_lines([header, *rows])


def csv_lines(rows: Iterable[Sequence[object]]) -> str:
    """The lines of such a file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def harmless(cell: object) -> object:
    """The cell, with an apostrophe in front of a text that a spreadsheet could run."""
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUNS) else cell
