"""What terms find on a register, line by line, as they are typed or as they were saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.desk.loaded import Loaded
from answerable.desk.tables import Table
from answerable.model.errors import UserMistake
from answerable.model.hits import SearchReport
from answerable.model.terms import Term
from answerable.model.variants import Ruling
from answerable.steps.finding.propose_variants import with_accepted
from answerable.steps.finding.read_terms import read_each
from answerable.steps.finding.report_terms import HEADER, TermReport, report_rows, report_terms

_LIVE = len(HEADER) - 3
"""Without readers' decisions, which stand with a review."""


@dataclass(frozen=True, slots=True)
class LineCount:
    """One typed line: what it means and finds, or what is wrong with it."""

    number: int
    term: str
    meaning: str = ""
    hits: int = 0
    unique: int = 0
    first: int = 0
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """All lines, and the records that at least one of them finds."""

    lines: tuple[LineCount, ...]
    searched: int
    without_text: int
    whole: int


def count_lines(lines: Sequence[str], register: Loaded, rulings: Sequence[Ruling]) -> Counted:
    """What every line finds together with the spellings accepted for it."""
    read, wrong = read_each(lines)
    report = search(list(read.values()), register, rulings)
    counts = dict(zip(read, report.terms, strict=True))
    told = [
        LineCount(number, one.term, one.meaning, one.hits, one.unique, one.first)
        for number, one in counts.items()
    ]
    told += [_wrong(number, lines, one) for number, one in wrong.items()]
    told.sort(key=lambda one: one.number)
    return Counted(tuple(told), report.searched, report.without_text, len(report.hits))


def search(terms: Sequence[Term], register: Loaded, rulings: Sequence[Ruling]) -> SearchReport:
    """The report of a search with the accepted spellings; a term alone costs nothing twice."""
    return register.search(with_accepted(terms, rulings)).report


def term_report(report: SearchReport, register: Loaded) -> TermReport:
    """The report by year."""
    return report_terms(report, register.register.cases)


def report_table(report: TermReport) -> Table:
    """The report as a table for the page."""
    header, rows = report_rows(report)
    kept = [number for number in range(len(header)) if not _LIVE <= number < len(HEADER)]
    cells = [[_cell(row[number]) for number in kept] for row in rows]
    return Table("Term report", [header[number].capitalize() for number in kept], cells)


def _cell(value: str | int | None) -> str:
    if value is None:
        return "–"
    return value if isinstance(value, str) else f"{value:,}"


def _wrong(number: int, lines: Sequence[str], mistake: UserMistake) -> LineCount:
    return LineCount(number, lines[number - 1].strip(), wrong=mistake.what)


def as_json(counted: Counted) -> Mapping[str, object]:
    """The counts for the script that shows them while terms are typed."""
    return {
        "searched": counted.searched,
        "without_text": counted.without_text,
        "whole": counted.whole,
        "lines": [
            {
                "number": one.number,
                "term": one.term,
                "meaning": one.meaning,
                "hits": one.hits,
                "unique": one.unique,
                "first": one.first,
                "wrong": one.wrong,
            }
            for one in counted.lines
        ],
    }
