"""Reads the rows of one table below its header: each is taken, set aside with a reason, or blank.

The decisions are listed in `steps.registers.take_in`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from answerable.model.count_tables import TOTALS
from answerable.model.fields import NARRATIVES, normalise_header
from answerable.model.months import MONTH_BEGINNING
from answerable.model.places import Place
from answerable.model.register import SetAside
from answerable.model.tables import UNCALCULATED
from answerable.steps.registers.guess_columns import Column, Heading
from answerable.steps.registers.link_tables import TakenRow, reference_key
from answerable.steps.registers.read_dates import DateReading, says_no_date
from answerable.steps.words.repair_text import repair, trim

NO_REFERENCE = "it has no case reference"
SHEET_ERROR = "the case reference is a spreadsheet's error value"
LOST_DIGITS = "a spreadsheet shortened the case reference and lost digits of it"
MADE_A_DATE = "a spreadsheet made a date of the case reference"
NO_DIGIT = "the case reference has no digit, unlike the others of the table"
FOOTER = "it is a line below the table, not a record"
BANNER = "it is a heading or a note in one cell, not a record"
HEADER_AGAIN = "it is the header again"
TOO_MANY_CELLS = "it has more cells than the header has columns"
BROKEN_LINE = "it has fewer cells than the header: the line may be broken"
NO_VALUE = "it needs a cell that holds a formula without its value"
DUPLICATE = "it is identical to row {row}"

NOTICES: Mapping[str, str] = {
    "blank": "blank rows, which are not counted as rows: {count}",
    "identical": "rows identical to an earlier one, {done}: {count} ({first})",
    "repaired": "cells with double-encoded text or letters in two parts, repaired: {count}"
    " ({first})",
    "no date": "cells that say there is no date, read as blank: {count} ({first})",
    "hidden": "texts with markup, invisible marks or accents that are no letter's, in which a"
    " search may not see a word: {count} ({first})",
    "short": "rows that leave out cells at their end, read as blank: {count} ({first})",
}
"""What is remarked of a table, with the number of times and the first place."""

_MARKUP = re.compile("</?[a-zA-Z][^<>]{0,200}>")
_UNSEEN = re.compile("[\u00ad\u0300-\u036f\u200b\u2060\ufeff]")
_SHORT_IN = 10
_ENOUGH_REFERENCES, _WITH_DIGITS, _FEW_IN = 10, 0.9, 10
_FEWEST, _MANY_MORE = 3, 2
_MADE_A_DAY = rf"{MONTH_BEGINNING}-\d\d|\d\d?-{MONTH_BEGINNING}"
_OF_A_KIND = 2
"""References of one kind that are none by chance, though they begin like a line below a table."""
_WIDE = 3
"""Columns of a table in which a row of one cell, unlike the references of others, is no record."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-/–](?:\d\d){1,2})?")
_TOTAL = re.compile(rf"(?:sub[- ]?)?{TOTALS}\b", re.IGNORECASE)
FOOTER_WORDS = re.compile(
    r"(?:end of|number of|count|printed|generated|produced|page|report|extract(?:ed)?|filters?"
    r"|source|key|notes?|official|restricted|confidential|[*=-]{3,})(?=[\s:.]|$)",
    re.IGNORECASE,
)
_BAD_REFERENCES = (
    (re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)"), SHEET_ERROR),
    (re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE), LOST_DIGITS),
    (re.compile(rf"\d{{4}}-\d\d-\d\d(?: 00:00:00)?|{_MADE_A_DAY}"), MADE_A_DATE),
)
_WHOLE_NUMBER = re.compile(r"(\d+)\.0")
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?")


class _Unfit(Exception):
    """A row that cannot be taken: the column and the value that are the reason."""

    def __init__(self, reason: str, column: Column | None = None, value: str = "") -> None:
        self.reason, self.column, self.value = reason, column, value
        super().__init__(reason)


@dataclass(slots=True)
class TableReading:
    """What became of the rows of one table. `counted` are the rows that are not blank."""

    heading: Heading
    dates: Mapping[int, DateReading]
    drop_duplicates: bool = False
    rows: list[TakenRow] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    unlinked: list[SetAside] = field(default_factory=list)
    counted: int = 0
    noticed: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)
    known_dates: dict[tuple[int, str], tuple[str, bool]] = field(default_factory=dict)
    """What cells of dates were read as, by column and text: most dates stand in many rows."""

    def notice(self, what: str, row: int) -> None:
        """Counts something the user should know, with the first row of it."""
        self.noticed[what] += 1
        self.first.setdefault(what, row)

    def remarks(self) -> Iterator[str]:
        """What was noticed, in sentences."""
        done = "set aside" if self.drop_duplicates else "taken all the same"
        for what, sentence in NOTICES.items():
            if count := self.noticed[what]:
                first = f"the first is row {self.first[what]}"
                yield sentence.format(count=f"{count:,}", first=first, done=done)


def read_rows(
    heading: Heading,
    dates: Mapping[int, DateReading],
    *,
    drop_duplicates: bool = False,
    fill_down: Sequence[Column] = (),
) -> TableReading:
    """Every row below the header, taken or set aside, blanks of some columns filled from above."""
    reading = TableReading(heading, dates, drop_duplicates)
    carried = _Carried(fill_down, heading.reference)
    checks = _Checks(heading, continued=carried.continues)
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in heading.body:
        trimmed = tuple(map(trim, cells))
        if not any(trimmed):
            reading.notice("blank", number)
            continue
        reading.counted += 1
        try:
            checks.check_record(trimmed)
            trimmed = carried.fill(trimmed)
            checks.check(trimmed)
            row = _read_row(reading, number, cells, trimmed)
            _note_duplicate(reading, seen, number, trimmed)
        except _Unfit as unfit:
            reading.set_aside.append(_set_aside(heading, number, cells, unfit))
            if unfit.reason in (FOOTER, BANNER):
                carried.forget()
        else:
            reading.rows.append(row)
            if len(cells) < checks.width:
                reading.notice("short", number)
    return reading


def reference(text: str) -> str:
    """A case reference as shown: single spaces, without what spreadsheets add to numbers."""
    single = " ".join(text.removeprefix("'").split())
    number = _WHOLE_NUMBER.fullmatch(single)
    return number[1] if number else single


class _Checks:
    """Whether a row fits the header and carries a case reference.

    `continued` says that a row without one may go on with the case above it.
    """

    def __init__(self, heading: Heading, *, continued: bool = False) -> None:
        table = heading.table
        self.width = max(column.index for column in heading.columns) + 1
        header = table.rows[heading.index]
        self._longest = len(header)
        self._named = max(i for i, cell in enumerate(header, start=1) if trim(cell))
        self._column = heading.reference
        self._columns = heading.columns
        self._header = [normalise_header(cell) for cell in table.rows[heading.index]]
        self._written_reference = trim(table.rows[heading.index][self._column.index])
        self._short_allowed = table.encoding is None or _often_short(heading, self.width)
        self._digits = _Digits(heading)
        self._heading = heading
        self._continued = continued

    def check_record(self, cells: tuple[str, ...]) -> None:
        """Raises _Unfit for a row that never was a record: the header again, a total, a note."""
        value = self._reference(cells)
        if value == self._written_reference and self._repeats_header(cells):
            raise _Unfit(HEADER_AGAIN, self._column, value)
        ref = reference(value)
        filled = [cell for cell in cells if cell]
        first = ref or filled[0]
        if self._goes_on(cells, ref):
            footer = bool(_TOTAL.fullmatch(first.rstrip(" :")))
        else:
            worded = FOOTER_WORDS.match(first) or _TOTAL.match(filled[0])
            odd = len(filled) <= 2 and self._kinds[_shape(ref)] < _OF_A_KIND
            footer = bool(_TOTAL.match(first) or (worded and odd))
        if footer:
            raise _Unfit(FOOTER, self._column, first)
        if ref and len(filled) == 1 and self._unlike(ref):
            raise _Unfit(BANNER, self._column, first)

    def check(self, cells: tuple[str, ...]) -> None:
        """Raises _Unfit with the reason why a record cannot be taken."""
        if UNCALCULATED in cells:
            self._check_values(cells)
        self._check_reference(reference(self._reference(cells)), cells)
        fits = self.width if len(cells) <= self._longest else self._named
        if surplus := next(filter(None, cells[fits:]), ""):
            raise _Unfit(TOO_MANY_CELLS, None, surplus)
        if len(cells) < self.width and not self._short_allowed:
            raise _Unfit(BROKEN_LINE, None, cells[-1])

    def _check_values(self, cells: tuple[str, ...]) -> None:
        """A formula may stand for nothing only where no field is read from it."""
        for column in self._columns:
            if column.field and cells[column.index : column.index + 1] == (UNCALCULATED,):
                raise _Unfit(NO_VALUE, column, UNCALCULATED)

    def _reference(self, cells: tuple[str, ...]) -> str:
        index = self._column.index
        return cells[index] if index < len(cells) else ""

    def _goes_on(self, cells: tuple[str, ...], ref: str) -> bool:
        """Whether a row may be one more of the case above: its first column is blank, too."""
        first = self._columns[0].index
        return self._continued and not ref and not any(cells[first : first + 1])

    def _unlike(self, ref: str) -> bool:
        """Whether a text that stands alone is no reference as the rows with more cells have it.

        One word with a digit in it ("CO/3/20/A" among "CO/1/20") may be one all the same.
        """
        known = self._shapes
        if _YEAR.fullmatch(ref) and _YEAR_SHAPE not in known:
            return bool(known)
        worded = " " in ref or not _has_digit(ref) or _YEARS.fullmatch(ref) is not None
        return bool(known) and worded and _shape(ref) not in known

    @cached_property
    def _kinds(self) -> Counter[str]:
        return _kinds(self._heading)

    @cached_property
    def _shapes(self) -> frozenset[str]:
        if len(self._columns) < _WIDE:
            return frozenset()
        kinds = self._kinds
        few = (kinds.total() - kinds[_YEAR_SHAPE]) // _FEW_IN  # may be headings of two cells
        return frozenset(kind for kind in kinds if kinds[kind] > few or kind == _YEAR_SHAPE)

    def _repeats_header(self, cells: tuple[str, ...]) -> bool:
        return all(
            normalise_header(cell) == header
            for cell, header in zip(cells, self._header, strict=False)
            if cell
        )

    def _check_reference(self, ref: str, cells: tuple[str, ...]) -> None:
        alone = sum(map(bool, cells)) == 1 and len(self._columns) > 1
        if not ref:
            raise _Unfit(NO_REFERENCE, self._column)
        for pattern, reason in _BAD_REFERENCES:
            if pattern.fullmatch(ref):
                raise _Unfit(reason, self._column, ref)
        if not _has_digit(ref) and self._digits.wanted(cells):
            below = alone or FOOTER_WORDS.match(ref)
            raise _Unfit(FOOTER if below else NO_DIGIT, self._column, ref)


_YEAR_SHAPE = "a year"
_LETTERS, _DIGITS = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")


def _shape(ref: str) -> str:
    """What references of one kind have in common: "CO/12/19" and "CM/3/20" are one kind."""
    return _DIGITS.sub("9", _LETTERS.sub("A", ref))


def _kinds(heading: Heading) -> Counter[str]:
    """The kinds of reference of the rows that hold more, and how many are of each."""
    index = heading.reference.index
    refs = {
        reference(trim(cells[index]))
        for _, cells in heading.body
        if index < len(cells) and sum(1 for cell in cells if trim(cell)) > 1
    } - {""}
    years = [_YEAR_SHAPE for ref in refs if _YEAR.fullmatch(ref)]
    return Counter([*map(_shape, refs), *years])


class _Carried:
    """The columns whose blanks repeat the row above, and what they held last.

    A row with another reference begins a case: nothing of the case before is carried to it.
    """

    def __init__(self, columns: Sequence[Column], reference: Column) -> None:
        self._indexes = [column.index for column in columns]
        self._at = reference.index
        self._case = ""
        self._last: dict[int, str] = {}

    @property
    def continues(self) -> bool:
        """Whether a case goes on where no reference stands."""
        return self._at in self._indexes

    def forget(self) -> None:
        """Carries nothing over a total or a heading: what follows may belong to nobody above."""
        self._last.clear()
        self._case = ""

    def fill(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """The row with its blanks filled."""
        if not self._indexes:
            return cells
        key = reference_key(reference("".join(cells[self._at : self._at + 1])))
        if not key and not self.continues:
            return cells
        filled = list(cells)
        if key and key != self._case:
            self.forget()
            self._case = key
        for index in (index for index in self._indexes if index < len(cells)):
            filled[index] = self._last[index] = filled[index] or self._last.get(index, "")
        return tuple(filled)


def _often_short(heading: Heading, width: int) -> bool:
    """Whether so many rows are short that the export must leave trailing blanks out."""
    lengths = [len(cells) for _, cells in heading.body if any(cells)]
    return sum(1 for length in lengths if length < width) * _SHORT_IN >= len(lengths)


class _Digits:
    """Whether a reference without a digit is none among the references of a table.

    It is none where nearly all others have a digit, or those that do are of one kind and many
    more; and where its row leaves blank what the rows of the others fill, as a line of figures
    below the table or a heading within it does. Names may be references: “Op Kestrel” beside
    “Op Heron 2”.
    """

    def __init__(self, heading: Heading) -> None:
        index = heading.reference.index
        rows = {cells[index]: cells for cells in _trimmed(heading) if any(cells[index : index + 1])}
        held = [cells for ref, cells in rows.items() if _has_digit(ref)]
        given, without = len(held), len(rows) - len(held)
        kinds = Counter(_shape(reference(cells[index])) for cells in held)
        kind, alike = kinds.most_common(1)[0] if kinds else ("", 0)
        of_one_kind = alike >= _WITH_DIGITS * given and " " not in kind
        self._always = given >= max(_ENOUGH_REFERENCES, _WITH_DIGITS * len(rows)) or (
            of_one_kind and given >= max(_FEWEST, _MANY_MORE * without)
        )
        filled = Counter(i for cells in held for i, cell in enumerate(cells) if cell)
        usual = {i for i in filled if filled[i] >= _WITH_DIGITS * given}
        self._usual = usual if given >= without else set()

    def wanted(self, cells: tuple[str, ...]) -> bool:
        """Whether a row has to have a digit in its reference to be a record."""
        return self._always or any(not any(cells[i : i + 1]) for i in self._usual)


def _trimmed(heading: Heading) -> Iterator[tuple[str, ...]]:
    return (tuple(map(trim, cells)) for _, cells in heading.body)


def _has_digit(ref: str) -> bool:
    return any(map(str.isdigit, ref))


def _read_row(
    reading: TableReading, number: int, cells: tuple[str, ...], trimmed: tuple[str, ...]
) -> TakenRow:
    """The values of a row by name, blanks left out. Raises _Unfit for a date that is none."""
    table = reading.heading.table
    values: dict[str, str] = {}
    originals: dict[str, str] = {}
    ref = ""
    for column in reading.heading.columns:
        text = trimmed[column.index] if column.index < len(trimmed) else ""
        if not text:
            continue
        if column.field == "case_ref":
            ref = reference(text)
            continue
        value, rewritten = _read_cell(reading, column, text, number)
        if value:
            name = column.field or column.name
            values[name] = _together(values[name], value) if name in values else value
        if rewritten:
            originals[column.name] = cells[column.index]
    place = Place(table.file, table.sheet, number)
    return TakenRow(ref, reference_key(ref), place, values, originals, cells)


def _read_cell(reading: TableReading, column: Column, text: str, number: int) -> tuple[str, bool]:
    """The value of a cell, and whether more than its edges was rewritten."""
    dates = reading.dates.get(column.index)
    if dates is None:
        value = repair(text)
        if value != text:
            reading.notice("repaired", number)
        if column.field in NARRATIVES and _hides_words(value):
            reading.notice("hidden", number)
        return value, value != text
    known = reading.known_dates.get((column.index, text))
    if known is None:
        known = reading.known_dates[column.index, text] = _read_date(dates, column, text)
    if not known[0]:
        reading.notice("no date", number)
    return known


def _read_date(dates: DateReading, column: Column, text: str) -> tuple[str, bool]:
    """The date of a cell, "" where it says there is none, and whether it was written otherwise."""
    if says_no_date(text, ends=dates.ends):
        return "", True
    try:
        value = dates.read(text)
    except ValueError as error:
        raise _Unfit(str(error), column, text) from None
    bare = value == text or _MIDNIGHT.fullmatch(text.removeprefix(value)) is not None
    return value, not bare


def _hides_words(text: str) -> bool:
    """Whether something stands in the text that a search does not see through."""
    marked = "<" in text and _MARKUP.search(text)
    return bool(marked or (not text.isascii() and _UNSEEN.search(text)))


def _together(before: str, text: str) -> str:
    """Two narratives of one row as one text, none of it twice and no word left out."""
    if not before or _stands_in(before, text):
        return text
    return before if _stands_in(text, before) else f"{before}\n\n{text}"


def _stands_in(part: str, text: str) -> bool:
    """Whether a text stands in another, its first and last word as whole words."""
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) is not None


def _note_duplicate(
    reading: TableReading, seen: dict[tuple[str, ...], int], number: int, row: tuple[str, ...]
) -> None:
    before = seen.setdefault(row, number)
    if before != number:
        reading.notice("identical", number)
        if reading.drop_duplicates:
            raise _Unfit(DUPLICATE.format(row=before))


def _set_aside(heading: Heading, number: int, cells: tuple[str, ...], unfit: _Unfit) -> SetAside:
    header = unfit.column.header if unfit.column else None
    place = Place(heading.table.file, heading.table.sheet, number, header)
    return SetAside(place, unfit.value, unfit.reason, cells)
