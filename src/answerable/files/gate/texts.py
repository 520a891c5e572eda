"""Looks through text, CSV and JSON: unseen characters, formulas, names that stand twice."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from answerable.files.gate.archives import Unreadable
from answerable.model.file_checks import FAR_COLUMNS, FAR_ROWS, FileFinding, found
from answerable.model.unseen import unseen

_MOST_OF_A_KIND = 5
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\0")
_NUMBER = re.compile(r"[+-]?[£$€]?[0-9][0-9,. ]*(?:[Ee][+-]?[0-9]+)?%?|[+-]")
_SIGNS = (",", "\t", ";", "|")
"""What stands between the cells of a table in text."""
_DEEPEST = 100
_ESCAPED = re.compile(r"\\[bfu]")
_WIDEST_FIELD = 1 << 20
_GAP = 200
"""More blanks than these in one line, and what follows stands out of sight."""
_FAR = re.compile(rf"(?<![ \t\u00a0\u3000])[ \t\u00a0\u3000]{{{_GAP},}}\S")


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, or UTF-16 with its mark. Raises Unreadable for anything else."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("X19", "the text", "it is not in UTF-8: save it again as UTF-8") from error


def look_at_text(text: str) -> Iterator[FileFinding]:
    """Characters that nobody sees, and words that stand far out to the right or far below."""
    marks = unseen(text)
    for place, char in marks[:_MOST_OF_A_KIND]:
        line = text.count("\n", 0, place) + 1
        yield found("T01", f"line {line:,}", f"U+{ord(char):04X}")
    if before := _before_gap(text):
        yield found("X09", f"line {before:,}", "text far from the rest")


def _before_gap(text: str) -> int | None:
    """The line behind which words stand out of sight: after many blanks, or many empty lines."""
    empty = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            empty += 1
            continue
        if empty >= _GAP:
            return max(1, number - empty - 1)
        if _FAR.search(line):
            return number
        empty = 0
    return None


def look_at_table(text: str) -> Iterator[FileFinding]:
    """A table in text, read with the sign between its cells.

    Where its lines differ in length, that is the comma that spreadsheets take; cells far from the
    rest are then looked for behind the sign of its first line, too.
    """
    sign = delimiter_of(text) or ","
    yield from look_at_csv(text, sign)
    first = text.lstrip().split("\n", 1)[0]
    headed_by = max(_SIGNS, key=first.count)
    if headed_by != sign:
        yield from _far_cells(csv.reader(io.StringIO(text, newline=""), delimiter=headed_by))


def look_at_csv(text: str, delimiter: str) -> Iterator[FileFinding]:
    """Cells that a spreadsheet would run (signed numbers are none), and cells far from the rest."""
    csv.field_size_limit(_WIDEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    count, filled = 0, _Filled()
    try:
        for number, row in enumerate(reader, start=1):
            yield from filled.take(number, row)
            for column, cell in enumerate(row, start=1):
                if cell.lstrip(" ").startswith(_RUNS) and not _NUMBER.fullmatch(cell.strip()):
                    count += 1
                    if count <= _MOST_OF_A_KIND:
                        yield found("X12", f"row {number:,}, column {column}", cell.strip()[:40])
    except csv.Error as error:
        raise Unreadable(
            "X19", "the table", f"its quotation marks do not match ({error})"
        ) from error
    yield from filled.far_columns()


def _far_cells(rows: Iterator[Sequence[str]]) -> Iterator[FileFinding]:
    """Cells far from the rest alone."""
    filled = _Filled()
    for number, row in enumerate(rows, start=1):
        yield from filled.take(number, row)
    yield from filled.far_columns()


class _Filled:
    """Where the cells of a table stand, to find those that a spreadsheet shows far from the rest.

    Columns are asked of the whole table, so that one that is seldom filled is not far.
    """

    def __init__(self) -> None:
        self._last_row = 0
        self._first_rows: dict[int, int] = {}
        self._told = False

    def take(self, number: int, row: Sequence[str]) -> Iterator[FileFinding]:
        """The next row; it is far where too many blank ones stand before it."""
        columns = [column for column, cell in enumerate(row, start=1) if cell and cell.strip()]
        if not columns:
            return
        blank = number - self._last_row - 1
        if self._last_row and blank > FAR_ROWS and not self._told:
            self._told = True
            yield found("X09", f"row {number:,}", f"{blank:,} blank rows before it")
        self._last_row = number
        for column in columns:
            self._first_rows.setdefault(column, number)

    def far_columns(self) -> Iterator[FileFinding]:
        """The first column of the table before which too many blank ones stand."""
        columns = sorted(self._first_rows)
        for one, other in pairwise(columns):
            if other - one - 1 > FAR_COLUMNS:
                where = f"row {self._first_rows[other]:,}, column {other:,}"
                yield found("X09", where, f"{other - one - 1:,} blank columns before it")
                return


def delimiter_of(text: str) -> str:
    """The sign between the cells of a table in text; "" where the lines are no table."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    for sign in _SIGNS:
        try:
            widths = {len(row) for row in csv.reader(lines, delimiter=sign)}
        except csv.Error:
            continue
        if len(widths) == 1 and widths != {1} and len(lines) > 1:
            return sign
    return ""


def look_at_json(text: str) -> Iterator[FileFinding]:
    """Names that stand twice in an object, of which most readers would give one back only."""
    twice: list[str] = []

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        value = dict(items)
        if len(value) < len(items):
            counts = Counter(name for name, _ in items)
            twice.extend(name for name, count in counts.items() if count > 1)
        return value

    try:
        value = json.loads(text, object_pairs_hook=pairs)
    except (ValueError, RecursionError) as error:
        raise Unreadable("X19", "the data", "it is not JSON") from error
    for name in twice[:_MOST_OF_A_KIND]:
        yield found("T06", f"“{name[:40]}”", "the name stands twice in an object")
    # What is not escaped has been looked at with the text.
    words = list(_strings(value, 0)) if _ESCAPED.search(text) else []
    if not words and text.count("{") + text.count("[") > _DEEPEST:
        _refuse_depth(value)
    marks = (mark for one in words for mark in unseen(one)[:1])
    for _, (_, char) in zip(range(_MOST_OF_A_KIND), marks, strict=False):
        yield found("T01", "a value", f"U+{ord(char):04X}")


def _refuse_depth(value: object) -> None:
    """Raises Unreadable where a value is nested too deeply."""
    level: list[Any] = [value]
    for _ in range(_DEEPEST + 1):
        inside = (one.values() if isinstance(one, dict) else one for one in level)
        level = [one for some in inside for one in some if isinstance(one, (dict, list))]
    if level:
        raise Unreadable("X19", "the data", "it is nested too deeply")


def _strings(value: object, depth: int) -> Iterator[str]:
    """Every name and value, escapes undone."""
    if depth > _DEEPEST:
        raise Unreadable("X19", "the data", "it is nested too deeply")
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item, depth + 1)
