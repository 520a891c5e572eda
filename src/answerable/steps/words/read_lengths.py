"""Reads how long a period is that a date ends or begins: the year to 31 March, the week from."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.model.number_words import NUMBER_WORDS, TENS
from answerable.model.periods import Period
from answerable.steps.words.find_dates import Moment, year_kind, year_span
from answerable.steps.words.find_spans_back import SpanBack

_ONES = "|".join(NUMBER_WORDS[:9])
_NUMBER = (
    rf"(?P<number>\d{{1,3}}|(?:{'|'.join(TENS)})(?:[\s-](?:{_ONES}))?|{'|'.join(NUMBER_WORDS)})"
    r"(?:\s?\((?P<again>\d{1,3}|[a-z -]{3,20})\))?"
)
_SORT = (
    r"(?P<sort>(?:(?:calendar|full|whole|complete|consecutive"
    r"|financial|fiscal|tax|academic|school)\s){0,3})"
)
_UNIT = r"(?P<unit>half[\s-]year|year|quarter|month|fortnight|week|day)(?P<many>s?)(?:\speriod)?"
_OFTEN = r"(?<!each\s)(?<!every\s)(?<!by\s)(?<!per\s)(?<!any\s)"
_ALONE = r"(?<![\w.,-])(?<!half\sa\s)(?<!hundred\sand\s)"
"""What follows is no end of a longer number: of 2.5, of thirty-six, of half a year."""

_UP_TO = r"(?:to|ending|ended|up\sto)"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?"
_TO = re.compile(
    rf"(?:{_OFTEN}{_ALONE}(?:{_NUMBER}[\s-])?{_SORT}{_UNIT}\s{_UP_TO}|\b(?:w/e|(?-i:WE)))"
    rf"(?:\s\(\w{{1,20}}\))?:?(?:\sin|\son)?\s(?:the\s)?(?:end\sof\s)?{_DAY}\Z",
    re.IGNORECASE,
)
_UNTOLD = re.compile(
    r"\b(?:half|(?:half[\s-]years?|years?|quarters?|months?|fortnights?|weeks?|days)(?:\speriod)?|period)"
    rf"\s{_UP_TO}(?:\s\(\w{{1,20}}\))?:?(?:\sin|\son)?\s(?:the\s)?(?:end\sof\s)?{_DAY}\Z"
    r"|\b(?:weeks\s(?:commencing|beginning|starting|of)|years\s(?:commencing|beginning|starting))"
    rf"(?:\son|\sin)?\s(?:the\s)?{_DAY}\Z"
    r"|\b(?:years?|quarters?|months?|fortnights?|weeks?|days)(?:\speriod)?\s(?:immediately\s|directly\s)?"
    r"(?:before|prior\sto|preceding|leading\sup\sto|after|following|(?:on\s)?either\sside\sof)"
    rf"(?:\s(?:and|&|or)\s(?:the\s)?(?:\w+\s){{0,2}}(?:after|following))?\s(?:the\s)?{_DAY}\Z",
    re.IGNORECASE,
)
"""A length is told, of whatever number."""

_FROM = re.compile(
    rf"(?:{_OFTEN}(?<!last\s)(?<!past\s)(?<!previous\s){_ALONE}"
    rf"(?:{_NUMBER}[\s-]|(?:the|that)\s|(?:for|over|during|within)\sa\s){_SORT}{_UNIT}\s"
    r"(?:from|commencing|beginning|starting)"
    rf"|{_OFTEN}\b(?:week\s(?:commencing|beginning|starting)|w/?c)"
    rf"|{_OFTEN}\b(?P<named>financial|fiscal|tax|academic|school)\syear\s(?:commencing|beginning|starting))"
    r"(?:\s\(\w{1,20}\))?[\s:]{1,2}(?:(?:on|from|in|with)\s)?(?:the\s)?"
    rf"(?:(?:start|beginning)\sof\s)?{_DAY}\Z",
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
    kind: str = ""
    listed: bool = False

    def to(self, mark: Moment, span: Period) -> Period:
        """The year ending March 2022; the three years to 31 March 2020."""
        year = span.start.year
        end = year_span(year - 1, year - 1, self.kind).end if self._names_year(mark) else span.end
        return self._back(span).ending(end)

    def since(self, mark: Moment, span: Period) -> Period:
        """The week commencing 3 June 2023; the three years from 1 April 2018."""
        year = span.start.year
        start = year_span(year, year, self.kind).start if self._names_year(mark) else span.start
        return self._back(span).beginning(start)

    def _names_year(self, mark: Moment) -> bool:
        """Whether the date is a year of a kind that is not the calendar's."""
        return bool(self.kind) and mark.kind == "year"

    def _back(self, span: Period) -> SpanBack:
        return SpanBack(0, 0, span, self.number, self.unit)


def length_to(before: str) -> Length | None:
    """The length that the date behind these words ends, None where they tell none.

    Of days only with a number: "from that day to" is no length.
    """
    found = _TO.search(before)
    length = _length(found) if found else None
    untold = found and length and length.unit == "day" and not _said(found)
    return None if untold else length


def length_from(before: str) -> Length | None:
    """The length that the date behind these words begins; plurals tell one with a number only."""
    found = _FROM.search(before)
    length = _length(found) if found else None
    return None if length and length.listed else length


def leaves_length_open(before: str, *, listed: bool) -> bool:
    """Whether these words tell a length that cannot be read: several months to, the weeks from.

    The years ending are read before a list of dates, and nothing else in the plural.
    """
    if not _UNTOLD.search(before) or length_from(before):
        return False
    length = length_to(before)
    return not length or (length.listed and not (listed and length.unit == "year"))


def _length(found: re.Match[str]) -> Length | None:
    said = _said(found)
    number = _counted(said or "one")
    again = found.group("again")
    if not number or (again and _counted(again.lower()) not in (None, number)):
        return None
    sort = found.group("sort") or found.groupdict().get("named") or ""
    unit, times = _UNITS[_unit(found)]
    listed = bool(found.group("many")) and not said
    kind = year_kind(f"{sort.strip()} year".lower())
    return Length(len(found.group()), number * times, unit, kind, listed)


def _said(found: re.Match[str]) -> str:
    return (found.group("number") or "").lower()


def _unit(found: re.Match[str]) -> str:
    named = "year" if found.groupdict().get("named") else "week"
    return (found.group("unit") or named).lower().replace("-", " ")


_UNITS = {
    "half year": ("month", 6),
    "year": ("year", 1),
    "quarter": ("quarter", 1),
    "month": ("month", 1),
    "fortnight": ("week", 2),
    "week": ("week", 1),
    "day": ("day", 1),
}


def _counted(said: str) -> int | None:
    """The number of digits or words, thirty-six; None for other words, and for none."""
    if said.isdigit():
        return int(said) or None
    tens, *ones = re.split(r"[\s-]", said)
    if tens in TENS and len(ones) <= 1:
        return TENS[tens] + (NUMBER_WORDS.index(ones[0]) + 1 if ones else 0)
    return NUMBER_WORDS.index(said) + 1 if said in NUMBER_WORDS else None


def same_day(day: date, year: int) -> date:
    """The same day of another year; the last day of a month stays the last."""
    following = day + timedelta(days=1)
    if following.day == 1:
        return date(year + (following.month == 1), following.month, 1) - timedelta(days=1)
    return date(year, day.month, day.day)
