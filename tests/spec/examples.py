"""The form of the specification: a sentence, a table given, what is done, a table expected.

The tests run every example, and `scripts/write_reference.py` prints the same examples as the
reference of the manual, so that neither can drift from the other.
"""

import re
from dataclasses import dataclass

from answerable.model.fields import BY_NAME, Level
from answerable.model.places import Place
from answerable.model.register import Case, Detail


@dataclass(frozen=True)
class Example:
    """One paragraph of the specification."""

    says: str
    given: str
    when: str
    then: str

    def __str__(self) -> str:
        return self.says


def table(text: str) -> list[dict[str, str]]:
    r"""The rows of a table drawn with bars; a bar inside a cell is written \\|."""
    lines = [line.strip().strip("|") for line in text.strip().splitlines()]
    cells = [
        [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)]
        for line in lines
    ]
    header, *rows = cells
    return [dict(zip(header, row, strict=True)) for row in rows]


def cases(text: str) -> list[Case]:
    """Cases from a drawn table: one line a row, the columns `case_ref` and fields of any level."""
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in table(text):
        grouped.setdefault(row.pop("case_ref"), []).append(row)
    return [_case(ref, rows) for ref, rows in grouped.items()]


def _case(ref: str, rows: list[dict[str, str]]) -> Case:
    place = Place("example")
    own = {name: value for name, value in rows[0].items() if _is_case_level(name)}
    details = [{n: v for n, v in row.items() if not _is_case_level(n)} for row in rows]
    kept = [values for values in details if any(values.values())]
    return Case(
        ref,
        own,
        place,
        tuple(Detail(f"{ref}#{i}", values, place) for i, values in enumerate(kept, start=1)),
    )


def _is_case_level(name: str) -> bool:
    return BY_NAME[name].level is Level.CASE
