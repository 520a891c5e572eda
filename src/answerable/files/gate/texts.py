"""Looks through text, CSV and JSON: unseen characters, formulas, names that stand twice."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from answerable.files.gate.archives import Unreadable
from answerable.model.file_checks import FileFinding, found
from answerable.model.unseen import unseen

_MOST_OF_A_KIND = 5
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\0")
_NUMBER = re.compile(r"[+-]?[£$€]?[0-9][0-9,. ]*(?:[Ee][+-]?[0-9]+)?%?|[+-]")
_DEEPEST = 100
_ESCAPED = re.compile(r"\\[bfu]")
_WIDEST_FIELD = 1 << 20
_GAP = 200
"""More blanks than these in one line, and what follows stands out of sight."""
_FAR = re.compile(rf"[ \t\u00a0\u3000]{{{_GAP},}}\S|\n\s{{0,9}}(?:\n[ \t]*){{{_GAP},}}\S")


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
    if gap := _gap(text):
        line = text.count("\n", 0, gap.start()) + 1
        yield found("X09", f"line {line:,}", "text far from the rest")


def _gap(text: str) -> re.Match[str] | None:
    """Where words stand out of sight; asked only of a text that has so many blanks to spare."""
    words = text.split()
    blanks = len(text) - len("".join(words))
    return _FAR.search(text) if blanks - len(words) >= _GAP - 2 else None


def look_at_csv(text: str, delimiter: str) -> Iterator[FileFinding]:
    """Cells that a spreadsheet would run; signed numbers are none."""
    csv.field_size_limit(_WIDEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    count = 0
    try:
        for number, row in enumerate(reader, start=1):
            for column, cell in enumerate(row, start=1):
                if cell.lstrip(" ").startswith(_RUNS) and not _NUMBER.fullmatch(cell.strip()):
                    count += 1
                    if count <= _MOST_OF_A_KIND:
                        yield found("X12", f"row {number:,}, column {column}", cell.strip()[:40])
    except csv.Error as error:
        raise Unreadable(
            "X19", "the table", f"its quotation marks do not match ({error})"
        ) from error


def delimiter_of(text: str) -> str:
    """The sign between the cells of a table in text; "" where the lines are no table."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    for sign in (",", "\t", ";", "|"):
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
