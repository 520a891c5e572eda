"""Finds periods told from the day of receipt: the last five years, this year so far."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.model.number_words import NUMBER_WORDS, spelt
from answerable.model.periods import Period, financial_year, month_end, months_on
from answerable.steps.words.find_dates import year_span

_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(NUMBER_WORDS)}|couple\sof|dozen)"
_ALONE = r"(?<![\w.,-])"
"""What follows is no end of a longer number: not the six of thirty-six."""

_SORT = (
    r"(?P<sort>(?:(?:full|complete|completed|whole|entire|calendar|financial|fiscal|tax|academic"
    r"|school|consecutive|available|reporting|and)[,/]?\s(?:and\s)?){0,4})"
)
_UNIT = r"(?P<unit>year|yr|month|week|day|decade|quarter)(?:s|'s|’s|s'|s’)?\b"
_BACK = r"last|past|previous|preceding|prior|most\srecent|latest"
_THIS = r"this|my|your|the|receipt|now|today|date|request"
_PATTERNS = (
    re.compile(
        rf"\b(?P<the>the\s)?(?P<word>{_BACK})\s(?:\(?{_NUMBER}\)?(?:\s\(\d{{1,3}}\))?[\s-])?"
        rf"{_SORT}{_UNIT}(?!\sof\s(?:their|his|her|training|service|life|school))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_ALONE}(?P<the>the\s)?{_NUMBER}\s(?P<word>{_BACK})\s{_SORT}{_UNIT}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:going|dating|reaching|stretching)\s(?P<word>back)\s(?:over\s|for\s)?(?P<the>the\s)?"
        rf"{_NUMBER}\s{_SORT}{_UNIT}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_ALONE}(?P<the>the\s)?{_NUMBER}[\s-]{_SORT}{_UNIT}(?:\speriod)?\s(?P<word>immediately\s)?"
        r"(?:prior\sto|preceding|before|up\sto|leading\sup\sto|up\suntil)\s"
        r"(?:the\sdate\sof\s|receipt\sof\s)?"
        rf"(?:(?:{_THIS})\s)?(?:request|now|today|date|receipt|letter|e-?mail|foi)\b",
        re.IGNORECASE,
    ),
)
_EARLIEST = 1800
"""No record goes further back, and any date leaves room for such a length before it."""

_THIS_YEAR = re.compile(
    r"\b(?:(?:so\sfar|to\sdate|already)\s(?:in\s)?)?(?:this|(?:the\s)?current)\s"
    r"(?P<sort>(?:(?:calendar|financial|fiscal|tax|academic|school)\s)?)year\b"
    r"(?:,?\s\(?(?:so\sfar|to\sdate|until\snow|up\sto\snow)\)?)?"
    r"|\b(?:the\s)?year\sto\sdate\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SpanBack:
    """A period told from the day of receipt; `length` counts units of `unit`, both to re-anchor."""

    begin: int
    finish: int
    span: Period
    length: int
    unit: str

    def ending(self, last_day: date) -> Period:
        """The same length up to another day: the five years to 31 March 2020."""
        following = last_day + timedelta(days=1)
        return Period(_first_day(following, self.length, self.unit), last_day)

    def beginning(self, first_day: date) -> Period:
        """The same length from a day on: the three years from 1 April 2018."""
        following = _first_day(first_day, -self.length, self.unit)
        return Period(first_day, following - timedelta(days=1))


def find_spans_back(text: str, *, received_on: date) -> Iterator[SpanBack]:
    """Every such phrase, in the order of the patterns; phrases that fix no period are passed over.

    "The last N years" counts back from receipt; calendar and financial years are whole ones that
    ended before it; "last year" alone is the calendar year before.
    """
    for found in _THIS_YEAR.finditer(text):
        span = Period(_start_of_year(found.group("sort") or "", received_on), received_on)
        yield SpanBack(found.start(), found.end(), span, 1, "year")
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            number = _number(found.group("number"))
            try:
                back = _span(found, number, received_on)
            except (ValueError, OverflowError):
                continue  # further back than the calendar goes
            if back and back.start.year > _EARLIEST:
                unit = _unit(found)
                yield SpanBack(found.start(), found.end(), back, number or 1, unit)


def _unit(found: re.Match[str]) -> str:
    return found.group("unit").lower().replace("yr", "year")


def _span(found: re.Match[str], number: int | None, received_on: date) -> Period | None:
    sort, unit = found.group("sort").lower(), _unit(found)
    word = (found.group("word") or "").lower()
    kind = _kind(sort)
    if unit == "year" and (kind is not None or _alone(found, number, word)):
        return _whole_years(number or 1, kind or "", received_on)
    if unit == "month" and (kind == "" or _alone(found, number, word)):
        return _whole_months(number or 1, received_on)
    if number is None and word in ("previous", "preceding", "prior", "latest"):
        return None
    if unit == "quarter":
        return None
    return Period(_back(received_on, number or 1, unit), received_on)


def _alone(found: re.Match[str], number: int | None, word: str) -> bool:
    """ "Last year" without "the" and without a number: the calendar year before."""
    return number is None and word == "last" and not found.group("the")


def _kind(sort: str) -> str | None:
    """The kind of whole years, "" for the calendar's, None for years counted back."""
    for kind, words in (
        ("financial", ("financial", "fiscal")),
        ("tax", ("tax",)),
        ("academic", ("academic", "school")),
        ("", ("calendar", "full", "complete", "whole", "entire")),
    ):
        if any(word in sort for word in words):
            return kind
    return None


def _whole_years(number: int, kind: str, received_on: date) -> Period:
    last = _start_of_year(kind, received_on).year - 1
    return year_span(last - number + 1, last, kind)


def _whole_months(number: int, received_on: date) -> Period:
    last = received_on.replace(day=1) - timedelta(days=1)
    return Period(_back(last.replace(day=1), number - 1, "month"), month_end(last.year, last.month))


def _start_of_year(kind_words: str, received_on: date) -> date:
    kind = _kind(kind_words.lower()) or ""
    first = financial_year(received_on) if kind == "financial" else received_on.year
    start = year_span(first, first, kind).start
    return start if start <= received_on else year_span(first - 1, first - 1, kind).start


def _first_day(day: date, number: int, unit: str) -> date:
    """The day so many units before another on which such a period begins.

    Where the month is too short for the day it is the first of the next: the six months to 30
    August begin on 1 March, as the year to 28 February 2024 does.
    """
    back = _back(day, number, unit)
    clipped = unit not in ("day", "week") and back.day < day.day
    return back + timedelta(days=1) if clipped else back


def _back(day: date, number: int, unit: str) -> date:
    """The same day of the month so many units before, or after it; 29 February becomes 28."""
    if unit in ("day", "week"):
        return day - timedelta(days=number * (7 if unit == "week" else 1))
    return months_on(day, -number * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])


def _number(words: str | None) -> int | None:
    if not words:
        return None
    lowered = words.lower()
    if lowered.isdigit():
        return int(lowered)
    return spelt(lowered) or (12 if lowered == "dozen" else 2)
