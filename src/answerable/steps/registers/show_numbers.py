"""Shows a number as a spreadsheet's number format does, where the format is a simple one.

A reference is often kept as the number 1 and shown as CO/00001/16: digits, zeros in front of them,
and text around. Amounts, dates and conditions are formats too, but no reference is made by them.
"""

import re
from dataclasses import replace

from answerable.model.errors import UserMistake
from answerable.model.places import Place
from answerable.steps.registers.guess_columns import Column, Heading

_KEYS = ("case_ref", "subject_id", "allegation_no")
"""The fields by which rows are told apart: in them a format is more than looks."""

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[([^\]]*)\]|(.)', re.DOTALL)
_PLAIN = "-+/():!&'~{}<>= $£€"
"""What stands in a format for itself."""


def as_shown(heading: Heading) -> Heading:
    """The heading with the references of its table as the spreadsheet shows them.

    Raises UserMistake "reference-format" where a format of the case reference is not simple.
    """
    table = heading.table
    if not table.formats:
        return heading
    keys = {column.index: column for column in heading.columns if column.field in _KEYS}
    rows = [*map(list, table.rows)]
    changed: list[tuple[int, str]] = []
    for (row, index), code in table.formats.items():
        if index in keys and heading.index < row < len(rows) and rows[row][index].isdecimal():
            rows[row][index] = _shown(heading, keys[index], row, code)
            changed.append((row, rows[row][index]))
    if not changed:
        return heading
    row, first = min(changed)
    remark = (
        f"references read as the spreadsheet shows their numbers: {len(changed):,} (the first is"
        f" “{first}”, row {table.numbers[row]})"
    )
    shown = replace(table, rows=tuple(map(tuple, rows)))
    return replace(heading, table=shown, remarks=(*heading.remarks, remark))


def _shown(heading: Heading, column: Column, row: int, code: str) -> str:
    table = heading.table
    digits = table.rows[row][column.index]
    try:
        return shown_number(digits, code)
    except ValueError:
        if column.field != "case_ref":
            return digits
        place = Place(table.file, table.sheet, table.numbers[row], column.header)
        raise UserMistake("reference-format", where=place, digits=digits, shown=code) from None


def adds_to_digits(code: str) -> bool:
    """Whether a format puts letters, digits or strokes around a number, or zeros in front of it."""
    parts = _parts(code)
    literal = "".join(text for text, quoted in parts if quoted)
    marks = "".join(text for text, quoted in parts if not quoted and text[0] != "[")
    if re.search("[dmyhseg]", marks, re.IGNORECASE):  # a date or General
        return False
    return "00" in marks.partition(".")[0] or any(c.isalnum() or c in "/-" for c in literal)


def shown_number(digits: str, code: str) -> str:
    """A whole number as the format shows it. Raises ValueError where the format is not simple."""
    parts = _parts(code)
    places = sum(1 for text, quoted in parts if not quoted and text in "0#")
    if not places or any(not quoted and text not in "0#" for text, quoted in parts):
        raise ValueError(code)
    left = list(digits.rjust(places))
    shown: list[str] = []
    for text, quoted in parts:
        if quoted:
            shown.append(text)
            continue
        while len(left) > places:  # more digits than places stand before the first
            shown.append(left.pop(0))
        digit = left.pop(0)
        places -= 1
        shown.append(digit.replace(" ", "0" if text == "0" else ""))
    return "".join(shown).strip()


def _parts(code: str) -> list[tuple[str, bool]]:
    """The signs of the section for positive numbers, and which of them stand for themselves."""
    parts: list[tuple[str, bool]] = []
    for found in _TOKEN.finditer(code):
        quoted, escaped, bracketed, sign = found.groups()
        if sign == ";":
            break
        if quoted is not None or escaped is not None:
            parts.append((quoted or escaped or "", True))
        elif bracketed is not None:
            parts.append((f"[{bracketed}]", False))
        elif sign:
            parts.append((sign, sign in _PLAIN))
    return parts
