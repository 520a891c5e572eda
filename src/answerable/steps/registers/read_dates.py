"""Reads a column of dates: every way exports write them, and the order of day and month.

Decisions, each so that nothing is guessed cell by cell:

- The order of day and month is a property of a column. One value with 13 or more in first or second
  place decides it; else the other date columns of the same file; else the user is asked. Where both
  orders occur, the rarer one is taken for slips of the pen only up to 1 in 20 (those rows are set
  aside); above that the user is asked.
- A column in which every date cell has a day up to 12 and every text a day above 12 was half read
  by a spreadsheet with the wrong settings: day and month of its date cells are swapped. It is
  refused, because nothing in it would look wrong; the user may say that it is right as written.
- A year of two digits is 2000 to 2049 or 1950 to 1999. A year outside 1950 to 2049 is no date.
- A time of day is dropped, and so is a zone: the date is the one written in the file. Only a time
  in UTC ("Z", "+00:00") is a moment, whose day is London's: systems that store days as moments
  write the 1st of July as 2020-06-30T23:00:00Z, and every summer day would be a day early.
- A number such as 42370 is a spreadsheet's day number only where most of the column are dates.
- A cell that says there is no date ("N/A", "NULL", "-") is a blank one. Where the date is that of
  an ending, so is one that says it has not come yet ("Ongoing", "Pending", "0").
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NoReturn

from answerable.model.calendar import london_day
from answerable.model.errors import UserMistake
from answerable.model.months import MONTHS
from answerable.model.periods import FIRST_YEAR, LAST_YEAR, two_digit_year
from answerable.model.places import Place
from answerable.steps.words.repair_text import trim

DAY_FIRST, MONTH_FIRST = "day first", "month first"
DAY_NUMBERS, AS_WRITTEN = "day numbers", "as written"
ORDERS = (DAY_FIRST, MONTH_FIRST, DAY_NUMBERS, AS_WRITTEN)
"""What a mapping may say of a column of dates; the last that it only looks half read."""

SLIPS_IN = 20
"""One in so many may be written in the other order and count as a slip."""

_SHOWN = {
    "dates-ambiguous": ("either",),
    "dates-mixed": ("day_first", "month_first"),
    "dates-half-read": ("day_first", "month_first", "settled"),
    "dates-are-numbers": ("day_numbers",),
    "column-not-dates": ("other",),
}
"""The kinds of value that a refusal shows as examples."""

_HALF_READ_CELLS, _HALF_READ_TEXTS = 6, 3
_NO_DATE = frozenset(
    ("-", "--", "–", "—", ".", "n/a", "na", "n.a.", "n/k", "null", "(null)", "none", "nil", "tbc")
    + ("(blank)", "unknown", "not known", "not applicable", "not recorded")
)
_NO_END = _NO_DATE | frozenset(
    (
        "?",
        "0",
        "00/00/0000",
        "0000-00-00",
        "active",
        "awaited",
        "awaiting",
        "current",
        "in progress",
    )
    + ("live", "not closed", "not complete", "not completed", "not finalised", "not yet", "ongoing")
    + ("not yet finalised", "on going", "on-going", "open", "outstanding", "pending", "still open")
    + ("sub judice", "tba", "tbd", "to be confirmed", "under investigation")
)
_MONTHS = [name.lower() for name in MONTHS]
_NOT_DATES = 10
_LONGEST = 60
_TIME = (
    r"(?:(?:[Tt]|[ ,]+(?:at )?)(?P<hour>\d{1,2})[:.]\d{2}"
    r"(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:(?P<half>[AaPp])\.?[Mm]\.?)?"
    r"\s*(?:(?P<utc>[Zz]|UTC|\+00(?::?00)?)|GMT|BST|[+-]\d{2}(?::?\d{2})?)?)?"
)
_DAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_NUMERIC_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _TIME)
_NUMERIC = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})" + _TIME)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NUMBER = re.compile(r"(\d{5})(?:\.\d+)?")
_WORDS = re.compile(
    _DAY_NAME
    + r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[-\s,]*"
    + _MONTH
    + "|"
    + _MONTH.replace("month", "month_before")
    + r"\s+(?P<day_after>\d{1,2})(?:st|nd|rd|th)?)[-\s,]+(?P<year>\d{4}|\d{2})"
    + _TIME,
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written: the two numbers beside the year, and whether their order is open."""

    year: int
    first: int
    second: int
    open: bool = False
    day_number: bool = False
    late: bool = False
    """Whether it is a moment in the last hour of a day in UTC, when London may have the next."""

    def iso(self, *, day_first: bool) -> str:
        """The date in ISO 8601. Raises ValueError with the reason where there is no such day."""
        swapped = self.open and day_first
        month, day = (self.second, self.first) if swapped else (self.first, self.second)
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"the year is not between {FIRST_YEAR} and {LAST_YEAR}")
        try:
            found = date(self.year, month, day)
        except ValueError:
            raise ValueError("there is no such day") from None
        return (_in_london(found) if self.late else found).isoformat()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the values of a column say about its order; each number counts cells."""

    day_first: int = 0
    month_first: int = 0
    either: int = 0
    same: int = 0
    settled: int = 0
    settled_late: int = 0
    day_numbers: int = 0
    other: int = 0
    examples: Mapping[str, str] = field(default_factory=dict)

    @property
    def dates(self) -> int:
        """Cells that are dates in one order or another."""
        return self.day_first + self.month_first + self.either + self.same + self.settled

    @property
    def half_read(self) -> bool:
        """Whether a spreadsheet with the wrong settings turned some of the dates round."""
        texts = self.day_first + self.month_first
        return (
            self.settled >= _HALF_READ_CELLS
            and not self.settled_late
            and texts >= _HALF_READ_TEXTS
            and not self.either + self.same
        )

    @property
    def mixed(self) -> bool:
        """Whether both orders occur, the rarer too often for slips."""
        rarer = min(self.day_first, self.month_first)
        return rarer * SLIPS_IN > self.day_first + self.month_first

    @property
    def order(self) -> str | None:
        """The order that the column itself proves, if any."""
        if self.day_first == self.month_first:
            return None
        return DAY_FIRST if self.day_first > self.month_first else MONTH_FIRST


def evidence_of(values: Iterable[str], *, ends: bool = False) -> Evidence:
    """What the cells of a column say about the order of day and month; `ends` as in DateReading."""
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for value, times in Counter(values).items():
        if says_no_date(value, ends=ends):
            continue
        kind = _kind(written(value))
        counts[kind] += times
        examples.setdefault(kind, value)
        counts["settled"] += times if kind == "settled_late" else 0
    return Evidence(**counts, examples=examples)


def _kind(found: Written | None) -> str:
    """Which count of the evidence a value belongs to."""
    if found is None:
        return "other"
    if found.day_number:
        return "day_numbers"
    if not found.open:
        return "settled_late" if found.second > 12 else "settled"
    if max(found.first, found.second) <= 12:
        return "same" if found.first == found.second else "either"
    if min(found.first, found.second) > 12:
        return "other"
    return "day_first" if found.first > 12 else "month_first"


@dataclass(frozen=True, slots=True)
class DateColumn:
    """A column of dates before it is read: where it is, its evidence, what the user says of it.

    `ends` as in DateReading.
    """

    place: Place
    evidence: Evidence
    said: str | None = None
    ends: bool = False

    @property
    def order(self) -> str | None:
        """The order of day and month that the user says, or else the column proves."""
        return self.said if self.said in (DAY_FIRST, MONTH_FIRST) else self.evidence.order


@dataclass(frozen=True, slots=True)
class DateReading:
    """How the cells of one column are read, and whether the user or another column decided it.

    `ends` says that it is the date of an ending, which may not have come yet.
    """

    order: str | None
    day_numbers: bool = False
    by_neighbour: bool = False
    said: str | None = None
    ends: bool = False

    def read(self, text: str) -> str:
        """One cell in ISO 8601, "" where it says there is none; ValueError says what is wrong."""
        if says_no_date(text, ends=self.ends):
            return ""
        found = written(text)
        if found is None:
            raise ValueError("this is not a date")
        if found.day_number and not self.day_numbers:
            raise ValueError("this is a number, not a date")
        return found.iso(day_first=self.order != MONTH_FIRST)


def readings_of(columns: Sequence[DateColumn]) -> list[DateReading]:
    """How each date column of one file is read; columns of one file help each other.

    Raises UserMistake where the user has to say: "dates-ambiguous", "dates-mixed",
    "dates-half-read", "dates-are-numbers", "column-not-dates".
    """
    for column in columns:
        _check_evidence(column)
    proved = {order for column in columns if (order := column.order)}
    return [_reading(column, proved) for column in columns]


def _reading(column: DateColumn, proved: set[str]) -> DateReading:
    """The reading of one column, from the user, from itself, or from its neighbours."""
    found = column.evidence
    numbers = column.said == DAY_NUMBERS or found.day_numbers < found.dates
    if column.order or not found.either:
        return DateReading(column.order, numbers, said=column.said, ends=column.ends)
    if len(proved) != 1:
        _refuse("dates-ambiguous", column)
    order = next(iter(proved))
    return DateReading(order, numbers, by_neighbour=True, said=column.said, ends=column.ends)


def _check_evidence(column: DateColumn) -> None:
    """Refuses a column that is no column of dates, or whose dates contradict one another."""
    found = column.evidence
    if column.said != AS_WRITTEN and found.half_read:
        _refuse("dates-half-read", column)
    if column.said is None and found.mixed:
        _refuse("dates-mixed", column)
    if column.said is None and found.day_numbers and not found.dates:
        _refuse("dates-are-numbers", column)
    if not found.dates and not found.day_numbers and found.other >= _NOT_DATES:
        _refuse("column-not-dates", column)


def _refuse(code: str, column: DateColumn) -> NoReturn:
    examples = column.evidence.examples
    shown = [examples[kind] for kind in _SHOWN[code] if kind in examples]
    raise UserMistake(
        code,
        where=column.place,
        column=column.place.column,
        example=shown[0],
        other_example=shown[-1],
    )


def says_no_date(text: str, *, ends: bool = False) -> bool:
    """Whether the cell is blank, or holds one of the words that stand for no date."""
    return not text or text.casefold() in (_NO_END if ends else _NO_DATE)


def written(text: str) -> Written | None:
    """What a cell says, in any of the forms known, or None where it is no date."""
    return None if len(text) > _LONGEST else _in_a_form(trim(text))


@lru_cache(maxsize=20_000)  # a column says the same few thousand days again and again
def _in_a_form(text: str) -> Written | None:
    if found := _NUMERIC_YEAR_FIRST.fullmatch(text):
        return Written(int(found[1]), int(found[3]), int(found[4]), late=_late(found))
    if found := _NUMERIC.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        return Written(two_digit_year(found[4]), first, second, open=True, late=_late(found))
    if found := _COMPACT.fullmatch(text):
        return Written(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBER.fullmatch(text):
        day = date(1899, 12, 30) + timedelta(days=int(found[1]))
        return Written(day.year, day.month, day.day, day_number=True)
    if found := _WORDS.fullmatch(text):
        return _from_words(found.groupdict(), late=_late(found))
    return None


def _late(found: re.Match[str]) -> bool:
    hour = int(found["hour"] or 0)
    evening = (found["half"] or "").casefold() == "p"
    return bool(found["utc"]) and (hour == 23 or (evening and hour == 11))


def _in_london(day: date) -> date:
    """The day in London at half past eleven in the evening of this one in UTC."""
    return london_day(datetime.combine(day, time(23, 30), UTC))


def _from_words(parts: Mapping[str, str | None], *, late: bool) -> Written | None:
    """A date with the month as a word: 5 January 2016, Jan 5, 2016, Friday, 21 August, 2020."""
    word = (parts["month"] or parts["month_before"] or "").casefold()
    month = next((i for i, name in enumerate(_MONTHS, 1) if word in (name, name[:3], name[:4])), 0)
    day, year = parts["day"] or parts["day_after"], parts["year"]
    return (
        Written(two_digit_year(year), month, int(day), late=late)
        if month and day and year
        else None
    )
