"""Makes the term report: for each term what it found, what it added, what readers thought of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.model.hits import Hit, SearchReport
from answerable.model.periods import year_label
from answerable.model.register import Case
from answerable.steps.finding.review import Reviewed

NO_DATE = "not recorded"
NO_TEXT = "records without text"
WHOLE = "any term"


@dataclass(frozen=True, slots=True)
class TermLine:
    """One line of the report, in records.

    `hits` hold the term and `unique` no other; `first` no earlier term of the list found, so that
    they are counted under this one and add up; `cumulative` are those of all terms so far. Of the
    hits readers have `confirmed`, `rejected` and left `undecided`, all None where nobody has read.
    `by_year` holds a number for every year of the report, noughts too.
    """

    term: str
    meaning: str
    hits: int
    unique: int
    first: int
    cumulative: int
    confirmed: int | None
    rejected: int | None
    undecided: int | None
    by_year: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TermReport:
    """The lines in the order of the list, then what no term can say anything about.

    `whole` is the line of all terms together. `without_text` are the records that no term could
    ever hit: `confirmed_without_text` of them a reader found on the topic all the same, and
    `found_by_reading` are confirmed records with text that no term hits.
    """

    years: tuple[str, ...]
    lines: tuple[TermLine, ...]
    whole: TermLine
    searched: int
    without_text: int
    without_text_by_year: Mapping[str, int]
    confirmed_without_text: int | None
    found_by_reading: int | None

    @property
    def zero_hits(self) -> tuple[str, ...]:
        """The terms that hit nothing: said so, never left out."""
        return tuple(line.term for line in self.lines if not line.hits)


def report_terms(
    report: SearchReport,
    cases: Sequence[Case],
    *,
    date_field: str = "received_on",
    reviewed: Reviewed | None = None,
) -> TermReport:
    """The report over the cases that were searched; years by the date field named."""
    year_of = {case.ref: _year(case.value(date_field)) for case in cases}
    silent = [case.ref for case in cases if not any(True for _ in case.passages(report.fields))]
    years = tuple(sorted({year_of[ref] for ref in (*(h.ref for h in report.hits), *silent)}))
    count = _Counting(year_of, years, reviewed if reviewed and reviewed.read else None)
    lines, found = [], set[str]()
    for number, term in enumerate(report.terms):
        held = [hit.ref for hit in report.hits if number in hit.terms]
        found.update(held)
        name = (term.term, term.meaning)
        lines.append(count.line(name, held, (term.unique, term.first, len(found))))
    every = len(report.hits)
    only_one = sum(1 for hit in report.hits if len(hit.terms) == 1)
    whole = count.line(
        (WHOLE, "a record that holds at least one of the terms"),
        [hit.ref for hit in report.hits],
        (only_one, every, every),
    )
    return TermReport(
        years,
        tuple(lines),
        whole,
        report.searched,
        len(silent),
        count.by_year(silent),
        count.confirmed(silent),
        _found_by_reading(count, report.hits, silent, year_of),
    )


def _found_by_reading(
    count: "_Counting", hits: Sequence[Hit], silent: Sequence[str], known: Mapping[str, str]
) -> int | None:
    elsewhere = known.keys() - {hit.ref for hit in hits} - set(silent)
    return count.confirmed(sorted(elsewhere))


class _Counting:
    """Counts records by year and by what readers decided."""

    def __init__(
        self, year_of: Mapping[str, str], years: Sequence[str], reviewed: Reviewed | None
    ) -> None:
        self._year_of = year_of
        self._years = years
        self._reviewed = reviewed

    def line(
        self,
        name: tuple[str, str],
        refs: Sequence[str],
        numbers: tuple[int, int, int],
    ) -> TermLine:
        """A line from its name and meaning, its records, and its unique, first and cumulative."""
        rejected = self._rejected(refs)
        confirmed = self.confirmed(refs)
        undecided = None
        if confirmed is not None and rejected is not None:
            undecided = len(refs) - confirmed - rejected
        return TermLine(
            *name, len(refs), *numbers, confirmed, rejected, undecided, self.by_year(refs)
        )

    def by_year(self, refs: Sequence[str]) -> dict[str, int]:
        """A number for every year of the report."""
        counts = Counter(self._year_of[ref] for ref in refs)
        return {year: counts[year] for year in self._years}

    def confirmed(self, refs: Sequence[str]) -> int | None:
        """How many of them readers confirmed; None where nobody has read."""
        return None if self._reviewed is None else len(self._reviewed.confirmed & set(refs))

    def _rejected(self, refs: Sequence[str]) -> int | None:
        return None if self._reviewed is None else len(self._reviewed.rejected & set(refs))


def _year(day: str) -> str:
    return year_label(day) if day else NO_DATE


HEADER = (
    "term", "searched for", "hits", "only this term", "counted under it", "cumulative",
    "confirmed", "rejected", "not yet decided",
)  # fmt: skip


Cell = str | int | None
"""None is what nobody has counted: a blank, never a nought."""


def report_rows(report: TermReport) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """The report as a header and rows: the terms, all of them together, records without text."""
    silent: tuple[Cell, ...] = (
        NO_TEXT,
        "no term can find these",
        report.without_text,
        *(None,) * 3,
        report.confirmed_without_text,
        *(None,) * 2,
        *(report.without_text_by_year[year] for year in report.years),
    )
    rows = [_row(line, report.years) for line in (*report.lines, report.whole)]
    return (*HEADER, *report.years), [*rows, silent]


def _row(line: TermLine, years: Sequence[str]) -> tuple[Cell, ...]:
    return (
        line.term,
        line.meaning,
        line.hits,
        line.unique,
        line.first,
        line.cumulative,
        line.confirmed,
        line.rejected,
        line.undecided,
        *(line.by_year[year] for year in years),
    )
