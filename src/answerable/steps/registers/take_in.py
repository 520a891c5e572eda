"""Takes tables in: every row of every table is understood, or set aside with its reason.

Decisions:

- Rows are counted below the header; blank rows are not rows (their number is remarked).
- A row is set aside, never half taken, when it has no case reference, when a date in it cannot be
  read, when its cells do not fit the header, when it repeats the header, or when it is a line below
  the table (a total, "End of report"). A blank date is fine: answers count undated records apart.
- A text file's row that is shorter than the header is a broken line and set aside, unless at least
  1 row in 10 is short: then the export leaves trailing blanks out.
- Identical rows are all taken (two unnamed officers can look the same) and reported; the mapping
  may ask for them to be set aside.
- Cells are trimmed, double-encoded text and letters in two parts are repaired, nothing else: values
  stay as written. A rewritten cell keeps its original beside it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from answerable.model.errors import UserMistake
from answerable.model.fields import BY_NAME, DATES, ENDINGS, NARRATIVES, Kind, normalise_header
from answerable.model.places import Place
from answerable.model.register import Register, SetAside, Source
from answerable.model.tables import ColumnMap, RawTable
from answerable.steps.registers.guess_columns import (
    Column,
    Heading,
    check_header_row,
    check_map,
    find_heading,
    header_like,
    names_in_map,
    refuse_unknown,
    said_of,
)
from answerable.steps.registers.link_tables import TableRows, link
from answerable.steps.registers.read_dates import DateColumn, DateReading, evidence_of, readings_of
from answerable.steps.registers.read_rows import (
    BANNER,
    FOOTER,
    HEADER_AGAIN,
    NO_REFERENCE,
    TableReading,
    read_rows,
)
from answerable.steps.registers.show_numbers import as_shown
from answerable.steps.words.repair_text import trim

NO_HEADER = "no row of this sheet looks like a header with a case reference"

_LONG_TEXT = 60

NO_RECORDS = frozenset((NO_HEADER, FOOTER, BANNER, HEADER_AGAIN))
"""Why a row is set aside that never was a record."""

DateReadings = Mapping[tuple[str, str | None, int], DateReading]
"""How each date column is read, by the file's hash, the sheet and the column's place."""


def take_in(
    tables: Sequence[RawTable],
    column_map: ColumnMap | None = None,
    *,
    dated_beside: Set[str] = frozenset(),
) -> Register:
    """The register of one or several linked tables, with an account of every row.

    `dated_beside` are names of date columns that the map may give though no table here has them.
    Raises UserMistake where the user has to say something: which column, which order of dates.
    """
    column_map = column_map or ColumnMap()
    _check_given_once(tables)
    headings = [find_heading(table, column_map) for table in tables]
    _check_headers(tables, headings, column_map)
    check_header_row(tables, headings, column_map)
    headings = [as_shown(heading) if heading else None for heading in headings]
    found = [heading for heading in headings if heading]
    check_map(found, column_map, dated_beside=dated_beside)
    dates = _settle_dates(found, column_map)
    readings = [_read(heading, dates, column_map) for heading in found]
    _check_rows(readings)
    linked = link(
        [TableRows(reading.heading, tuple(reading.rows)) for reading in readings],
        repeated=column_map.repeated_references,
    )
    for number, row in linked.set_aside:
        readings[number].unlinked.append(row)
    remaining = iter(readings)
    accounts = [
        _account(table, next(remaining) if heading else None)
        for table, heading in zip(tables, headings, strict=True)
    ]
    return Register(
        cases=linked.cases,
        sources=tuple(source for source, _ in accounts),
        set_aside=tuple(row for _, rows in accounts for row in rows),
        remarks=(*_remarks(tables, readings), *linked.remarks),
    )


def records_lost(register: Register) -> int:
    """How many rows set aside may have been records, unlike footers and sheets of notes."""
    return sum(1 for row in register.set_aside if row.reason not in NO_RECORDS)


def _check_given_once(tables: Sequence[RawTable]) -> None:
    """The same table twice would count every row twice without anything looking wrong."""
    seen: set[tuple[str, str | None]] = set()
    for table in tables:
        if (table.sha256, table.sheet) in seen:
            raise UserMistake("register-twice", where=table.label)
        seen.add((table.sha256, table.sheet))


def _check_headers(
    tables: Sequence[RawTable], headings: Sequence[Heading | None], column_map: ColumnMap
) -> None:
    """Every file must hold at least one table with a case reference."""
    if not tables:
        raise UserMistake("register-missing", where="the command")
    headed = {table.sha256 for table, heading in zip(tables, headings, strict=True) if heading}
    for table in tables:
        if table.sha256 not in headed:
            _refuse_headless(table, column_map)


def _refuse_headless(table: RawTable, column_map: ColumnMap) -> None:
    """Ends with the columns there are, where the map names a case reference that is not there."""
    shown = header_like(table)
    known = {normalise_header(header) for header in shown}
    for header, name in column_map.columns.items():
        words = {normalise_header(header), normalise_header(header.split(": ", 1)[-1])}
        if name == "case_ref" and not column_map.preset and not words & known:
            refuse_unknown(header, shown, column_map)
    raise UserMistake("no-header", where=table.label)


def _check_rows(readings: Sequence[TableReading]) -> None:
    """Every file must hold at least one row below a header."""
    counted: Counter[str] = Counter()
    for reading in readings:
        counted[reading.heading.table.sha256] += reading.counted
    for reading in readings:
        if not counted[reading.heading.table.sha256]:
            raise UserMistake("no-rows", where=reading.heading.table.label)


def _settle_dates(headings: Sequence[Heading], column_map: ColumnMap) -> DateReadings:
    """How every date column is read; the columns of one file decide together."""
    by_file: dict[str, list[tuple[Heading, Column]]] = {}
    for heading in headings:
        for column in heading.columns:
            if column.field and BY_NAME[column.field].kind is Kind.DATE:
                by_file.setdefault(heading.table.sha256, []).append((heading, column))
    settled = {}
    for pairs in by_file.values():
        found = readings_of(
            [_date_column(heading, column, column_map) for heading, column in pairs]
        )
        for (heading, column), reading in zip(pairs, found, strict=True):
            settled[(heading.table.sha256, heading.table.sheet, column.index)] = reading
    return settled


def _date_column(heading: Heading, column: Column, column_map: ColumnMap) -> DateColumn:
    table = heading.table
    place = Place(table.file, table.sheet, column=column.header)
    said = said_of(heading, column, column_map.dates)
    ends = column.field in ENDINGS
    return DateColumn(place, evidence_of(heading.values(column), ends=ends), said, ends)


def _read(heading: Heading, dates: DateReadings, column_map: ColumnMap) -> TableReading:
    table = heading.table
    own = {
        column.index: dates[key]
        for column in heading.columns
        if (key := (table.sha256, table.sheet, column.index)) in dates
    }
    down = {normalise_header(header) for header in column_map.fill_down}
    fill = [c for c in heading.columns if names_in_map(table, c.header) & down]
    return read_rows(heading, own, drop_duplicates=column_map.drop_duplicates, fill_down=fill)


def _account(table: RawTable, reading: TableReading | None) -> tuple[Source, list[SetAside]]:
    """What became of every row of a table; an unexplained row is our own mistake."""
    if reading is None:
        rows = [
            SetAside(Place(table.file, table.sheet, number), trim(cells[0]), NO_HEADER, cells)
            for number, cells in zip(table.numbers, table.rows, strict=True)
            if any(map(trim, cells))
        ]
        source = Source(
            table.file, table.sha256, len(rows), 0, len(rows), table.sheet, table.encoding
        )
        return source, rows
    rows = sorted([*reading.set_aside, *reading.unlinked], key=lambda row: row.place.row or 0)
    taken = len(reading.rows) - len(reading.unlinked)
    if reading.counted != taken + len(rows):
        raise AssertionError(f"{table.label}: the rows read are not those taken and set aside")
    heading = reading.heading
    source = Source(
        name=table.file,
        sha256=table.sha256,
        rows=reading.counted,
        taken=taken,
        set_aside=len(rows),
        sheet=table.sheet,
        encoding=table.encoding,
        columns={column.header: column.field for column in heading.columns},
        header_row=table.numbers[heading.index],
        dates={
            column.header: shown
            for column in heading.columns
            if (found := reading.dates.get(column.index)) and (shown := found.said or found.order)
        },
    )
    return source, rows


def _remarks(tables: Sequence[RawTable], readings: Sequence[TableReading]) -> Iterator[str]:
    """What the user should know, table by table."""
    for table in tables:
        yield from (f"{table.label}: {remark}" for remark in table.remarks)
    for reading in readings:
        label = reading.heading.table.label
        found = (
            *_header_remarks(reading),
            *reading.remarks(),
            *_not_carried(reading),
            *_unsearched(reading.heading),
        )
        yield from (f"{label}: {remark}" for remark in found)


def _header_remarks(reading: TableReading) -> Iterator[str]:
    """Where the header was found, and what its columns were taken to be."""
    heading = reading.heading
    above = [cells for cells in heading.table.rows[: heading.index] if any(map(trim, cells))]
    if above:
        number = heading.table.numbers[heading.index]
        yield f"the header is row {number}; lines above it, not part of the table: {len(above)}"
    yield from heading.remarks
    for column in heading.columns:
        found = reading.dates.get(column.index)
        if found and found.by_neighbour:
            yield f"“{column.header}” is read {found.order}, as the other dates of the file prove"


def _not_carried(reading: TableReading) -> Iterator[str]:
    """Rows without a reference below one that has it: they may belong to the case above."""
    first = min((row.place.row or 0 for row in reading.rows), default=None)
    lost = [row for row in reading.set_aside if row.reason == NO_REFERENCE]
    below = sum(1 for row in lost if first is not None and (row.place.row or 0) > first)
    header = reading.heading.reference.header
    if below:
        yield (
            f"rows without a case reference below a row that has one, set aside: {below:,}; if they"
            f" belong to the case above them, say that a blank of “{header}” repeats the row above"
            f' (in a mapping: fill_down = ["{header}"])'
        )


def _unsearched(heading: Heading) -> Iterator[str]:
    """Columns that hold long texts but are no narrative: nothing in them would be found."""
    for column in heading.columns:
        read = column.field in NARRATIVES or column.field in DATES
        texts = [] if read else [value for value in heading.values(column) if value]
        if texts and sum(map(len, texts)) > _LONG_TEXT * len(texts):
            yield (
                f"“{column.header}” holds long texts that will not be searched; if it is a"
                " narrative, say that it is the summary of the case or of the allegation (in a"
                f' mapping: [columns] then "{column.header}" = "case_summary" or'
                ' "allegation_summary")'
            )
