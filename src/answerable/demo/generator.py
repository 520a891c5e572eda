"""Writes the demo: a made-up register as a system exports it, and a request to answer on it."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

from answerable.demo.cases import CaseRecord, DecidedCase
from answerable.demo.casework import make_cases

CASE_HEADERS = (
    "Case Reference", "Case Type", "Source", "Date Received", "Date Recorded", "Date Finalised",
    "Status", "Location", "Division", "Case Category", "Case Summary",
)  # fmt: skip
ALLEGATION_HEADERS = (
    "Case Reference", "Allegation Number", "Allegation Type", "Allegation Summary",
    "Allegation Result", "Subject ID", "Staff Type", "Rank at Incident", "Outcome", "Outcome Date",
)  # fmt: skip
DECISION_HEADERS = ("ref", "relevant", "by", "on", "note", "wording")

COPIED = ("request.toml", "terms.txt", "posts.csv", "training_spend.csv")
"""Files that are the same at any size; they lie in this package to be read."""

ROWS_A_SHEET = 1_000_000
"""Rows of one sheet of a workbook; what goes beyond stands on a further sheet."""

LARGE = 50_000
"""Cases above which a workbook is written row by row: slower, but memory does not grow."""

_READERS = ("PSD analyst 1 (demo)", "PSD analyst 2 (demo)")
_FIRST_READ_ON = date(2016, 3, 16)
_DAYS_OF_READING = 9

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """Where everything was written."""

    folder: Path
    complaints: Path
    outcomes: Path
    posts: Path
    training_spend: Path
    terms: Path
    decisions: Path
    request: Path
    workbook: Path | None = None


class _Table(Protocol):
    def add(self, cells: tuple[Cell, ...]) -> None: ...


def write_demo(folder: Path, *, records: int = 20_000, workbook: bool = False) -> DemoFiles:
    """Writes the demo of so many cases, the same bytes every time; the folder is made if needed.

    With `workbook` the two tables are also the sheets of export.xlsx. Raises ValueError for fewer
    than 200 records.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = _files(folder, workbook=workbook)
    cases = make_cases(records)
    for name in COPIED:
        packaged = resources.files(__package__).joinpath("data", name)
        (folder / name).write_bytes(packaged.read_bytes())
    with ExitStack() as stack:
        first = [stack.enter_context(_csv_table(files.complaints, CASE_HEADERS))]
        second = [stack.enter_context(_csv_table(files.outcomes, ALLEGATION_HEADERS))]
        if files.workbook:
            sheets = stack.enter_context(_workbook_tables(files.workbook, large=records > LARGE))
            first.append(sheets[0])
            second.append(sheets[1])
        read = list(_written(cases, first, second))
    _write_decisions(files.decisions, read)
    return files


def _files(folder: Path, *, workbook: bool) -> DemoFiles:
    return DemoFiles(
        folder=folder,
        complaints=folder / "complaints.csv",
        outcomes=folder / "allegations_and_outcomes.csv",
        posts=folder / "posts.csv",
        training_spend=folder / "training_spend.csv",
        terms=folder / "terms.txt",
        decisions=folder / "decisions.csv",
        request=folder / "request.toml",
        workbook=folder / "export.xlsx" if workbook else None,
    )


def _written(
    cases: Iterable[DecidedCase], first: Iterable[_Table], second: Iterable[_Table]
) -> Iterator[DecidedCase]:
    """Writes every case and hands on those that somebody read, so that not all are held at once."""
    for case in cases:
        cells = _case_cells(case.record)
        for table in first:
            table.add(cells)
        for row in _allegation_cells(case.record):
            for table in second:
                table.add(row)
        if case.verdict:
            yield case


def _case_cells(case: CaseRecord) -> tuple[Cell, ...]:
    return (
        case.ref,
        case.case_type,
        case.source,
        case.received_on,
        case.recorded_on,
        case.finalised_on,
        case.status,
        case.location,
        case.division,
        case.category,
        case.summary,
    )


def _allegation_cells(case: CaseRecord) -> Iterator[tuple[Cell, ...]]:
    for row in case.allegations:
        yield (
            case.ref,
            row.number,
            row.label,
            row.summary,
            row.result,
            row.subject,
            row.staff_type,
            row.rank,
            row.outcome,
            row.outcome_on,
        )


class _CsvTable:
    """Rows of a CSV file as British systems export them: days as 05/01/2016."""

    def __init__(self, write: Any) -> None:
        self._write = write

    def add(self, cells: tuple[Cell, ...]) -> None:
        self._write([_uk_date(cell) if isinstance(cell, date) else cell for cell in cells])


def _uk_date(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


@contextmanager
def _csv_table(path: Path, headers: tuple[str, ...]) -> Iterator[_Table]:
    """A table in UTF-8 with a byte order mark and CRLF, for Excel."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(headers)
        yield _CsvTable(writer.writerow)


class _SheetTable:
    """Rows of a sheet with real dates; a full sheet is followed by another of the same headers."""

    def __init__(self, book: Any, name: str, headers: tuple[str, ...]) -> None:
        self._book, self._name, self._headers = book, name, headers
        self._day_format = book.add_format({"num_format": "dd/mm/yyyy"})
        self._sheets = 0
        self._next_sheet()

    def add(self, cells: tuple[Cell, ...]) -> None:
        if self._row > ROWS_A_SHEET:
            self._next_sheet()
        for column, cell in enumerate(cells):
            if isinstance(cell, date):
                self._sheet.write_datetime(self._row, column, cell, self._day_format)
            elif isinstance(cell, int):
                self._sheet.write_number(self._row, column, cell)
            elif cell:
                self._sheet.write_string(self._row, column, cell)
        self._row += 1

    def _next_sheet(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} {self._sheets}"
        self._sheet = self._book.add_worksheet(name)
        self._sheet.write_row(0, 0, self._headers)
        self._sheet.freeze_panes(1, 0)
        self._row = 1


@contextmanager
def _workbook_tables(path: Path, *, large: bool) -> Iterator[tuple[_Table, _Table]]:
    """The same tables as sheets; made on a fixed day, so that the bytes do not change."""
    from xlsxwriter import Workbook

    options = {"constant_memory": large, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(str(path), options) as book:
        # A date without a time would be taken for none, and the clock written instead.
        made_at = datetime.combine(_FIRST_READ_ON, time.min)
        book.set_properties({"title": "Export", "created": made_at})
        yield (
            _SheetTable(book, "Cases", CASE_HEADERS),
            _SheetTable(book, "Allegations and outcomes", ALLEGATION_HEADERS),
        )


def _write_decisions(path: Path, read: list[DecidedCase]) -> None:
    """The decisions of two readers, who share the hits between them over some days."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(DECISION_HEADERS)
        for number, case in enumerate(read):
            verdict = case.verdict
            assert verdict is not None
            day = _FIRST_READ_ON + timedelta(days=number * _DAYS_OF_READING // len(read))
            writer.writerow(
                (
                    case.record.ref,
                    "yes" if verdict.relevant else "no",
                    _READERS[number % 2],
                    day.isoformat(),
                    verdict.note,
                    verdict.wording,
                )
            )
