"""Searches a large CSV export in one pass of polars: parse, dates, patterns, exact check.

The fused way around `files` and `steps.registers.take_in`, for one CSV file whose rows need
no judgement:

- UTF-8, a header in the first row, each header different, each field claimed once;
- no NUL character, every row as long as the header, every line end the same;
- every case reference plain and different.

Anything else, and `search_csv` returns None: the caller takes the file in the slow way, which knows
what to do or whom to ask. Nothing is trusted:

- Polars refuses rows that are longer than the header and quotation marks that are closed in the
  wrong place, but fills up rows that are too short. So the last cell of every row must hold
  something, in a file without carriage returns; or else the bytes of all cells, separators,
  quotation marks and line ends must add up to the size of the file, to the last one.
- Dates are read by `steps.registers.read_dates`, each different one once, and the order of day
  and month is decided again from the whole column at the end.
"""

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from answerable.engines.exact import Found, Matcher
from answerable.engines.polars_engine import Sieve
from answerable.files.cycles import looked_for_rarely
from answerable.files.delimited import DELIMITERS, read_delimited
from answerable.model.errors import UserMistake
from answerable.model.fields import (
    BY_NAME,
    ENDINGS,
    NARRATIVES,
    Kind,
    Level,
)
from answerable.model.hits import Hit, SearchReport
from answerable.model.periods import Period
from answerable.model.phrases import folded
from answerable.model.places import Place
from answerable.model.register import Case, Detail
from answerable.model.tables import ColumnMap
from answerable.model.terms import Term
from answerable.steps.finding.search import count_terms
from answerable.steps.registers.guess_columns import (
    Column,
    Heading,
    check_map,
    find_heading,
    said_of,
)
from answerable.steps.registers.read_dates import DateColumn, DateReading, evidence_of, readings_of
from answerable.steps.words.repair_text import MARKS, repair, trim

if TYPE_CHECKING:
    import polars

    from answerable.model.request import Filter

ROWS_AT_ONCE = 50_000
"""How many rows are looked at together: enough that what each step costs by itself is little."""

PARSED_AT_ONCE = 1 << 21
"""How many bytes polars parses together: little memory is used again and again, where much would be
asked of the system page by page."""

_SAMPLE = 1 << 18
_SNIFFED_ROWS = 200
_BUFFER = 1 << 18
_MANY_VALUES = 200_000
_USUAL_REFERENCE = r"^(?:[A-Z]{1,4}[-/])?[0-9]{5,}(?:[-/][0-9]+)*$"
_PLAIN_REFERENCE = (
    r"^(?:[A-Za-z]{1,6}[-/_])?[A-Za-z]{0,3}[0-9]+[A-Za-z]{0,3}(?:[-/_][A-Za-z0-9]+)*$"
)
_REPAIRABLE = re.compile(f"[^\\x00-\\x7f][^\\x00-\\x7f]|{MARKS}")  # faster than "{2}"
_DOUBTFUL_REFERENCE = (
    r"(?i)^(?:\d{4}-\d\d-\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d\d"
    r"|\d\d?-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:sub-?)?totals?[-/_].*)$"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rows are searched: a period of a date field, and values of fields or columns."""

    period: Period | None = None
    date_field: str = "received_on"
    where: "Filter" = field(default_factory=dict)


class Unsuitable(Exception):
    """The file needs the judgement of take-in."""


class NotObvious(Unsuitable):
    """Rows may be too short: only counting every byte can tell."""


def search_csv(
    path: Path,
    terms: Sequence[Term],
    *,
    scope: Scope | None = None,
    column_map: ColumnMap | None = None,
) -> Found | None:
    """The report that taking the file in and searching it would give; None where it must be."""
    for thorough in (False, True):
        try:
            export = open_export(path, column_map)
            search = _Search(export, terms, NARRATIVES)
            with looked_for_rarely():
                for rows in export.rows(scope or Scope(), NARRATIVES, thorough=thorough):
                    search.add(rows)
        except NotObvious:
            continue
        except Unsuitable:
            return None
        return search.result()
    return None


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows in scope: raw cells by header, and the number of each in the file."""

    frame: "polars.DataFrame"
    columns: Mapping[str, str]
    """The header of each field."""
    undated: int = 0
    """How many rows of these would be in scope, were they dated."""

    def narratives(self, fields: tuple[str, ...]) -> list[str]:
        """Those of the fields that the file has."""
        return [name for name in fields if name in self.columns]

    def texts(self, name: str) -> "polars.Series":
        """The raw cells of a field."""
        return self.frame[self.columns[name]]


def fields_of(path: Path, column_map: ColumnMap | None = None) -> Mapping[str, str] | None:
    """The field of each header ("" for none) of a file that may be scanned; None for any other."""
    try:
        export = open_export(path, column_map)
    except Unsuitable:
        return None
    named = {header: name for name, header in export.columns.items()}
    return {header: named.get(header, "") for header in export.headers}


def open_export(path: Path, column_map: ColumnMap | None = None) -> "Export":
    """The file, ready to be scanned. Raises Unsuitable where it is not."""
    column_map = column_map or ColumnMap()
    try:
        with path.open("rb") as file:
            size = file.seek(0, io.SEEK_END)
            file.seek(0)
            sample = _whole_rows(file.read(_SAMPLE), size)
        table = read_delimited(path.name, sample, "")
        heading = find_heading(table, column_map)
        if heading is None or heading.index or table.encoding != "UTF-8" or column_map.fill_down:
            raise Unsuitable
        check_map([heading], column_map)
        if size > len(sample) and len(table.rows) <= _SNIFFED_ROWS:
            raise Unsuitable
        return Export(path, size, heading, column_map, _separator(sample, table.rows[0]))
    except (UserMistake, OSError) as error:
        raise Unsuitable from error


def _whole_rows(sample: bytes, size: int) -> bytes:
    """The first rows of a file, none of them cut."""
    end = len(sample)
    if end == size:
        return sample
    while (end := sample.rfind(b"\n", 0, end)) > 0:
        if sample.count(b'"', 0, end) % 2 == 0:
            return sample[: end + 1]
    raise Unsuitable


def _separator(sample: bytes, header: Sequence[str]) -> str:
    """What stands between cells, as the reader found it."""
    first = sample.decode("utf-8-sig").split("\n", 1)[0]
    for delimiter in DELIMITERS:
        if len(header) > 1 and next(csv.reader([first], delimiter=delimiter)) == list(header):
            return delimiter
    raise Unsuitable


class Export:
    """One CSV file that can be scanned, with what its header says."""

    def __init__(
        self, path: Path, size: int, heading: Heading, column_map: ColumnMap, separator: str
    ) -> None:
        self.path, self.separator = path, separator
        self._size, self._heading, self._map = size, heading, column_map
        self.headers = list(heading.table.rows[0])
        self.columns = {c.field: c.header for c in heading.columns if c.field}
        self._check_header()
        self._dates = {
            column.header: _Dates(heading, column, said_of(heading, column, column_map.dates))
            for column in heading.columns
            if column.field and BY_NAME[column.field].kind is Kind.DATE
        }

    @cached_property
    def _read(self) -> list[tuple[str, str, Callable[[str], str]]]:
        """Each field but the reference, with its header and how a cell of it is read."""
        return [(n, h, self._reader(h)) for n, h in self.columns.items() if n != "case_ref"]

    def _check_header(self) -> None:
        """Every column has a header of its own, every field one column, and nothing is odd."""
        named = [column.header for column in self._heading.columns]
        if (
            named != self.headers
            or self._heading.compared
            or self._map.header_row not in (None, 1)
            or any(map(str.isdigit, self.columns["case_ref"]))  # it might stand again below
        ):
            raise Unsuitable

    def rows(
        self, scope: Scope, fields: tuple[str, ...], *, thorough: bool = True
    ) -> Iterator[Rows]:
        """The rows in scope, some at a time. Raises Unsuitable at the end at the latest.

        Unless `thorough`, NotObvious says that the file has to be scanned again, thoroughly.
        """
        import polars as pl

        raw = _Bytes(self.path, self._size) if thorough else _LastCells(self.path)
        references: list[pl.Series] = []
        count = 0
        try:
            for frame in self._frames():
                frame = frame.with_row_index(ROW_NUMBER, offset=count + 2)
                count += len(frame)
                raw.account(frame.drop(ROW_NUMBER))
                if thorough or self.headers[-1] == self.columns["case_ref"]:
                    self._refuse_alone(frame)
                references.append(_reference_hashes(frame[self.columns["case_ref"]]))
                yield self._in_scope(frame, scope, fields)
        except pl.exceptions.PolarsError as error:
            raise Unsuitable from error
        if not count or pl.concat(references).n_unique() != count:
            raise Unsuitable
        raw.check(rows=count)
        for dates in self._dates.values():
            dates.check()

    def _refuse_alone(self, frame: "polars.DataFrame") -> None:
        """A reference that stands alone in its row may be a heading or a note."""
        for name in self.headers:
            if name != self.columns["case_ref"]:
                frame = frame[sorted(_blank(frame[name]))]
        if len(frame):
            raise Unsuitable

    def _frames(self) -> Iterator["polars.DataFrame"]:
        import polars as pl

        os.environ["POLARS_CSV_CHUNK_SIZE"] = str(PARSED_AT_ONCE)  # no other way to tell it
        scan = pl.scan_csv(
            self.path,
            separator=self.separator,
            infer_schema=False,
            empty_string_is_null=False,
            extra_columns="raise",
            glob=False,
        )
        return iter(scan.collect_batches(chunk_size=ROWS_AT_ONCE))

    def _in_scope(self, frame: "polars.DataFrame", scope: Scope, fields: tuple[str, ...]) -> Rows:
        """The rows that are taken and lie in the scope, with the columns that are needed."""
        import polars as pl

        keep = pl.lit(value=True)
        for header, dates in self._dates.items():
            dates.add(frame[header])
            if dates.unreadable:
                keep = keep & ~pl.col(header).is_in(list(dates.unreadable))
        for name, values in scope.where.items():
            header = self._column(name)
            wanted = frozenset(map(folded, values))
            read = self._reader(header)
            same = [raw for raw in frame[header].unique() if folded(read(raw)) in wanted]
            keep = keep & pl.col(header).is_in(same)
        undated = 0
        if scope.period:
            header = self._column(scope.date_field)
            inside = self._inside(header, scope.period)
            blank = pl.col(header).is_in(list(self._dates[header].blank))
            undated = frame.select((keep & blank).sum()).item()
            keep = keep & inside
        names = ("case_ref", scope.date_field, *fields)
        needed = dict.fromkeys(self.columns[name] for name in names if name in self.columns)
        mask = frame.select(keep.alias(ROW_NUMBER))[ROW_NUMBER]
        return Rows(frame.select(ROW_NUMBER, *needed).filter(mask), self.columns, undated)

    def _column(self, name: str) -> str:
        """The header of a field, or of a column that is no field."""
        header = self.columns.get(name, name if name not in BY_NAME else "")
        if header not in self.headers or name in ("case_ref", *self.columns.values()):
            raise Unsuitable
        return header

    def _inside(self, header: str, period: Period) -> "polars.Expr":
        """Whether the raw cell of a date column lies in the period."""
        if header not in self._dates:
            raise Unsuitable
        return self._dates[header].inside(header, period)

    def _reader(self, header: str) -> Callable[[str], str]:
        return self._dates[header].day if header in self._dates else clean

    def case(self, row: Mapping[str, Any]) -> Case:
        """The case of a row in scope, with the fields that the row has."""
        values: dict[str, str] = {}
        below: dict[str, str] = {}
        for name, header, read in self._read:
            if header in row and (value := read(row[header])):
                (values if BY_NAME[name].level is Level.CASE else below)[name] = value
        ref = row[self.columns["case_ref"]]
        place = Place(self.path.name, row=row[ROW_NUMBER])
        details = (Detail(f"{ref}#1", below, place),) if below else ()
        return Case(ref, values, place, details)


ROW_NUMBER = "\0row"
"""The column of row numbers; no header holds this character."""


class _Dates:
    """One column of dates: each different value read once, the whole column judged at the end."""

    def __init__(self, heading: Heading, column: Column, said: str | None) -> None:
        self._place = Place(heading.table.file, column=column.header)
        self._said, self._ends = said, column.field in ENDINGS
        self._reading = self._decide_reading(Counter(heading.values(column)))
        self.days: dict[str, str] = {}
        """Each raw cell seen so far in ISO 8601, "" for none."""
        self.unreadable: set[str] = set()
        self.blank: set[str] = set()
        """The raw cells seen so far that hold no date and are no mistake."""
        self._counts: list[polars.DataFrame] = []
        self._inside: polars.Series | None = None
        self._all_iso = True

    def inside(self, header: str, period: Period) -> "polars.Expr":
        """Whether a raw cell seen so far lies in a period, always the same one."""
        import polars as pl

        if self._all_iso:
            first, last = (pl.lit(day.isoformat()) for day in (period.start, period.end))
            return pl.col(header).is_between(first, last)
        if self._inside is None:
            inside = [raw for raw, day in self.days.items() if period.holds(day)]
            self._inside = pl.Series(values=inside, dtype=pl.String)
        return pl.col(header).is_in(self._inside.implode())

    def day(self, raw: str) -> str:
        """A raw cell seen so far in ISO 8601, "" where it is no date."""
        return self.days.get(raw, "")

    def add(self, values: "polars.Series") -> None:
        """Counts the values of some rows, and reads those that are new."""
        counts = values.alias("value").value_counts(name="count")
        self._counts.append(counts)
        if new := [raw for raw in counts["value"].to_list() if raw not in self.days]:
            for raw in new:
                self._read(raw)
            self._inside = None
        if len(self.days) > _MANY_VALUES:
            raise Unsuitable

    def _read(self, raw: str) -> None:
        day = _outcome(self._reading, trim(raw))
        self.days[raw] = day or ""
        self._all_iso &= raw in ("", day)
        if not day:
            (self.unreadable if day is None else self.blank).add(raw)

    def _decide_reading(self, counts: Counter[str]) -> DateReading:
        """Counts are handed on as they are: `evidence_of` makes a Counter of them."""
        evidence = evidence_of(counts, ends=self._ends)
        (reading,) = readings_of([DateColumn(self._place, evidence, self._said, self._ends)])
        return reading

    def check(self) -> None:
        """Whether the whole column is read as its first rows were."""
        import polars as pl

        trimmed: Counter[str] = Counter()
        counts = pl.concat(self._counts).group_by("value").agg(pl.col("count").sum())
        for raw, times in counts.iter_rows():
            trimmed[trim(raw)] += times
        try:
            whole = self._decide_reading(trimmed)
        except UserMistake as error:
            raise Unsuitable from error
        if whole != self._reading and any(
            _outcome(whole, value) != _outcome(self._reading, value) for value in trimmed
        ):
            raise Unsuitable


def _outcome(reading: DateReading, value: str) -> str | None:
    try:
        return reading.read(value)
    except ValueError:
        return None


class _LastCells:
    """Checks in the quick way that no row is too short: the last cell of each holds something."""

    def __init__(self, path: Path) -> None:
        buffer = bytearray(_BUFFER)
        with path.open("rb") as file:
            while read := file.readinto(buffer):
                _refuse_nul(buffer, read)
                if buffer.find(b"\r", 0, read) >= 0:
                    raise NotObvious

    def account(self, frame: "polars.DataFrame") -> None:
        """Looks at some rows."""
        if _blank(frame.to_series(frame.width - 1)):
            raise NotObvious

    def check(self, *, rows: int) -> None:
        """There is nothing left to check."""


class _Bytes:
    """Checks that no row is too short: the bytes of all that was parsed are those of the file."""

    def __init__(self, path: Path, size: int) -> None:
        self._size = size
        with path.open("rb") as file:
            header = file.readline()
            self._header = len(header)
            self._line_end = 2 if header.endswith(b"\r\n") else 1
            self._marks = _Marks(file)
        self._cells = self._width = self._quotes = self._returns = 0

    def account(self, frame: "polars.DataFrame") -> None:
        """Adds the cells of some rows."""
        self._width = frame.width
        for column in frame.iter_columns():
            self._cells += int(column.str.len_bytes().sum())
            self._quotes += _count(column, '"') if self._marks.quotes else 0
            self._returns += _count(column, "\r") if self._marks.returns else 0

    def check(self, *, rows: int) -> None:
        """Raises Unsuitable where a byte is missing or was counted twice."""
        missing_end = 0 if self._marks.last == b"\n" else self._line_end
        returns = (rows - bool(missing_end)) * (self._line_end - 1)
        between = rows * (self._width - 1 + self._line_end) - missing_end
        quotes = self._marks.quotes - self._quotes
        if (
            self._header + self._cells + quotes + between != self._size
            or self._marks.returns - self._returns != returns
        ):
            raise Unsuitable


class _Marks:
    """The quotation marks and carriage returns from here to the end of a file, and its end."""

    def __init__(self, file: io.BufferedReader) -> None:
        self.quotes = self.returns = 0
        self.last = b"\n"
        buffer = bytearray(_BUFFER)
        while read := file.readinto(buffer):
            _refuse_nul(buffer, read)
            self.quotes += buffer.count(b'"', 0, read)
            self.returns += buffer.count(b"\r", 0, read)
            self.last = bytes(buffer[read - 1 : read])


def _refuse_nul(buffer: bytearray, read: int) -> None:
    """Take-in leaves NUL characters out, which may join or cut cells."""
    if buffer.find(b"\0", 0, read) >= 0:
        raise Unsuitable


def _count(column: "polars.Series", mark: str) -> int:
    marked = column.filter(column.str.contains(mark, literal=True))
    return int(marked.str.count_matches(mark, literal=True).sum())


def _reference_hashes(references: "polars.Series") -> "polars.Series":
    """Something that differs for different references; all of them must be plain."""
    if references.str.contains(_USUAL_REFERENCE).all():
        return references.hash()
    plain = references.str.contains(_PLAIN_REFERENCE)
    if not plain.all() or references.str.contains(_DOUBTFUL_REFERENCE).any():
        raise Unsuitable
    return references.str.to_uppercase().hash()


def clean(raw: str) -> str:
    """A cell as take-in keeps it; only neighbours outside ASCII and accents can need repair."""
    text = trim(raw)
    return text if text.isascii() or not _REPAIRABLE.search(text) else repair(text)


def _blank(texts: "polars.Series") -> set[int]:
    """The rows whose text is empty once trimmed."""
    odd = ((texts < "0") | (texts > "{")).arg_true()
    rows = odd.filter(~texts.gather(odd).str.contains("[A-Za-z0-9]")).to_list()
    return {row for row in rows if not trim(texts[row])}


class RowCount:
    """Counts rows, those without any text, and notes which narratives hold something."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        self.rows = self.without_text = 0
        self._fields = fields
        self._present: set[str] = set()

    def add(self, rows: Rows) -> "polars.DataFrame":
        """Counts some rows; returns those without any text."""
        count = len(rows.frame)
        blanks = {name: _blank(rows.texts(name)) for name in rows.narratives(self._fields)}
        self._present.update(name for name, blank in blanks.items() if len(blank) < count)
        silent = sorted(set.intersection(*blanks.values())) if blanks else list(range(count))
        self.rows += count
        self.without_text += len(silent)
        return rows.frame[silent]

    @property
    def fields(self) -> tuple[str, ...]:
        """The narratives that hold something."""
        return tuple(name for name in self._fields if name in self._present)


class _Search:
    """Collects hits and counts while rows go by."""

    def __init__(self, export: Export, terms: Sequence[Term], fields: tuple[str, ...]) -> None:
        self._export, self._terms, self._fields = export, terms, fields
        self._sieve, self._matcher = Sieve(terms), Matcher(terms)
        self._count = RowCount(fields)
        self._hits: list[Hit] = []
        self._cases: list[Case] = []
        self._silent: list[Case] = []
        self._undated = 0

    def add(self, rows: Rows) -> None:
        """Searches some rows."""
        self._undated += rows.undated
        for row in self._count.add(rows).iter_rows(named=True):
            self._silent.append(self._export.case(row))
        candidates: set[int] = set()
        for name in rows.narratives(self._fields):
            candidates.update(self._sieve.kept(rows.texts(name)))
        for row in rows.frame[sorted(candidates)].iter_rows(named=True):
            self._check(row)

    def _check(self, row: Mapping[str, Any]) -> None:
        case = self._export.case(row)
        if hit := self._matcher.hit(case, self._fields):
            self._hits.append(hit)
            self._cases.append(case)

    def result(self) -> Found:
        """The report on all rows that went by."""
        report = SearchReport(
            searched=self._count.rows,
            without_text=self._count.without_text,
            fields=self._count.fields,
            terms=count_terms(self._terms, self._hits),
            hits=tuple(self._hits),
        )
        return Found(report, tuple(self._cases), tuple(self._silent), self._undated)
