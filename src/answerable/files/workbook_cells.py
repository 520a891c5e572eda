"""Opens a workbook in a process of its own and hands back its cells as text.

The reader is compiled: a damaged or malicious workbook can end the process it runs in (a few bytes
that announce a trillion strings do). Run as a module, this reads a workbook from standard input and
writes its sheets as JSON.
"""

import io
import sys
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from answerable.files.own_process import ask, bound_memory, reply
from answerable.model.errors import refuser

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_refuse = refuser("file-not-workbook")

MOST_SECONDS = 600
"""Bound of the process."""

Cell = int | float | str | bool | time | date | datetime | timedelta
_EXACT_TO = 10**15


@dataclass(frozen=True, slots=True)
class SheetCells:
    """One sheet: its rows from the first on, whether it is hidden, what is merged in it.

    A cell merged over several rows holds its value in each of them. `wide_merges` are row, first
    and last column of cells merged over several columns, counted from 0.
    """

    name: str
    hidden: bool
    tall_merges: int
    rows: list[list[str]]
    wide_merges: list[list[int]] = field(default_factory=list)


def read_cells(name: str, data: bytes) -> list[SheetCells]:
    """The sheets of a workbook. Raises UserMistake "file-not-workbook" with the reason."""
    answer = ask(__spec__.name, data, seconds=MOST_SECONDS) or {}
    if "sheets" not in answer:
        _refuse(name, answer.get("error") or "it is damaged")
    return [SheetCells(**sheet) for sheet in answer["sheets"]]


def cell_text(value: Cell) -> str:
    """A cell as text: dates ISO 8601, whole numbers without ".0", booleans TRUE and FALSE.

    A number beyond 15 digits keeps the exponent that shows what the spreadsheet lost of it.
    """
    match value:
        case str():
            return value
        case bool():
            return str(value).upper()
        case int() | float():
            whole = abs(value) < _EXACT_TO and value == int(value)
            return str(int(value)) if whole else f"{value:.15G}"
        case datetime():
            midnight = value.time() == time()
            return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _sheets(data: bytes) -> list[dict[str, Any]]:
    """What the reader finds; runs in the process of its own."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [
        _sheet(
            workbook.get_sheet_by_name(about.name),
            hidden=about.visible != SheetVisibleEnum.Visible,
        )
        for about in workbook.sheets_metadata
    ]


def _sheet(sheet: "CalamineSheet", *, hidden: bool) -> dict[str, Any]:
    merges = sheet.merged_cell_ranges or ()
    rows = [list(map(cell_text, row)) for row in sheet.to_python(skip_empty_area=False)]
    tall = [
        (top, bottom, left)
        for (top, left), (bottom, _) in merges
        if bottom > top and any(rows[top : top + 1]) and left < len(rows[top])
    ]
    for top, bottom, left in tall:
        for row in rows[top + 1 : bottom + 1]:
            row[left] = row[left] or rows[top][left]
    return {
        "name": sheet.name,
        "hidden": hidden,
        "tall_merges": len(tall),
        "rows": rows,
        "wide_merges": [[top, left, right] for (top, left), (_, right) in merges if right > left],
    }


def _main() -> None:
    """Reads standard input, writes {"sheets": […]} or {"error": "…"}."""
    from python_calamine import CalamineError, PasswordError

    bound_memory()
    try:
        answer: dict[str, Any] = {"sheets": _sheets(sys.stdin.buffer.read())}
    except PasswordError:
        answer = {"error": "it is protected by a password"}
    except (CalamineError, OSError, MemoryError) as error:
        answer = {"error": str(error).strip().lower()}
    reply(answer)


if __name__ == "__main__":
    _main()
