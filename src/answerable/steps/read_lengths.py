"""Reads how long a period is that a date ends or begins: the year to 31 March, the week from."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.model.periods import Period
from answerable.steps.find_dates import NUMBER_WORDS, Moment
from answerable.steps.find_spans_back import SpanBack

_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(NUMBER_WORDS)})"
_SORT = r"(?P<sort>(?:calendar|full|whole|financial|fiscal)\s)?"
_UNIT = r"(?P<unit>year|month|fortnight|week|day)(?P<many>s?)(?:\speriod)?"
_OFTEN = r"(?<!each\s)(?<!every\s)(?<!by\s)(?<!per\s)(?<!any\s)"
_TO = re.compile(
    rf"{_OFTEN}\b(?:{_NUMBER}[\s-])?{_SORT}{_UNIT}\s(?:to|ending|ended|up\sto)"
    r"(?:\s\(\w{1,20}\))?(?:\sin|\son)?\s(?:the\s)?(?:end\sof\s)?(?:(?:sun|satur|fri)day,?\s)?\Z",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?:{_OFTEN}(?<!last\s)(?<!past\s)(?<!previous\s)\b"
    rf"(?:{_NUMBER}[\s-]|(?:the|that)\s|(?:for|over|during|within)\sa\s){_SORT}{_UNIT}\s"
    r"(?:from|commencing|beginning|starting)"
    rf"|{_OFTEN}\b(?:week\s(?:commencing|beginning|starting)|w/?c))"
    r"(?:\s\(\w{1,20}\))?[\s:]{1,2}(?:(?:on|from|in|with)\s)?(?:the\s)?"
    r"(?:(?:start|beginning)\sof\s)?(?:(?:sun|mon)day,?\s)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Length:
    """So many units told before a date; `width` is how much of the text they take.

    `listed` where several are meant and their number is left to the dates: the years ending.
    """

    width: int
    number: int
    unit: str
    financial: bool = False
    listed: bool = False

    def to(self, mark: Moment, span: Period) -> Period:
        """The year ending March 2022; the three years to 31 March 2020."""
        end = date(span.start.year, 3, 31) if self._is_financial(mark) else span.end
        return self._back(span).ending(end)

    def since(self, mark: Moment, span: Period) -> Period:
        """The week commencing 3 June 2023; the three years from 1 April 2018."""
        start = date(span.start.year, 4, 1) if self._is_financial(mark) else span.start
        return self._back(span).beginning(start)

    def _is_financial(self, mark: Moment) -> bool:
        return self.financial and mark.kind == "year"

    def _back(self, span: Period) -> SpanBack:
        return SpanBack(0, 0, span, self.number, self.unit)


def length_to(before: str) -> Length | None:
    """The length that the date behind these words ends, None where they tell none."""
    found = _TO.search(before)
    return _length(found) if found and found.group("unit").lower() != "day" else None


def length_from(before: str) -> Length | None:
    """The length that the date behind these words begins; plurals tell one with a number only."""
    found = _FROM.search(before)
    length = _length(found) if found else None
    return None if length and length.listed else length


def _length(found: re.Match[str]) -> Length:
    said, unit = (found.group("number") or "").lower(), (found.group("unit") or "week").lower()
    number = int(said) if said.isdigit() else NUMBER_WORDS.index(said or "one") + 1
    if unit == "fortnight":
        number, unit = number * 2, "week"
    financial = (found.group("sort") or "").lower().startswith(("fin", "fis"))
    listed = bool(found.group("many")) and not said
    return Length(len(found.group()), number, unit, financial, listed)


def same_day(day: date, year: int) -> date:
    """The same day of another year; the last day of a month stays the last."""
    following = day + timedelta(days=1)
    if following.day == 1:
        return date(year + (following.month == 1), following.month, 1) - timedelta(days=1)
    return date(year, day.month, day.day)
