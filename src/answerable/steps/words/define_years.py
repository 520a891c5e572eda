"""Reads on which days the years of a letter begin and end: "by year I mean 1 August to 31 July"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from answerable.model.months import MONTH, month_number
from answerable.model.periods import Period, month_end

_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}|{MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?)\b"
_SPAN = (
    rf"(?P<first>{_DAY})\s?(?:to|until|till|through|[-–—])\s?(?:the\s)?(?:end\sof\s)?(?P<last>{_DAY})"
    r"(?!,?\s?(?:of\s)?['’]?\d)"
)
_PAIR = re.compile(r"\b(?:20|19)?\d\d\s?[/–-]\s?(?:20)?\d\d?\b")
_BEHIND = re.compile(
    rf"\s?\((?:i\.?e\.?,?\s|running\s|each\s|from\s|beginning\s){{0,3}}{_SPAN}[^()]{{0,20}}\)",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    rf"\b(?:academic|school|university|financial)\syears?\b[^.?!\d]{{0,60}}?{_SPAN}", re.IGNORECASE
)
_ACADEMIC = re.compile(r"\b(?:academic|school)\s(?:\w+\s)?(?:years?|terms?)\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:financial|fiscal|tax)\b", re.IGNORECASE)
_OFTEN = 2001
"""A year that is no leap year: the days of a year are told without one."""


@dataclass(frozen=True, slots=True)
class ToldYear:
    """A whole year told by its first and last day, behind a year written with a stroke."""

    begin: int
    finish: int
    first: date
    last: date

    def of(self, period: Period) -> Period:
        """The same years between these days: 1 September 2021 as 1 August 2021."""
        start, end = period.start.year, period.end.year
        return Period(self.first.replace(year=start), self.last.replace(year=end))


def told_year(text: str) -> ToldYear | None:
    """The days told in brackets behind "2021/22"; None where they are not those of a whole year."""
    found = _BEHIND.search(text)
    if not found or not _PAIR.search(text[: found.start()]):
        return None
    told = _whole(found)
    return replace(told, begin=found.start(), finish=found.end()) if told else None


def years_meant(sentences: Sequence[str]) -> str:
    """What the years of a letter are by its own words, as it stands in brackets behind one.

    Where it speaks of academic years and of no others, 2021/22 is one of them.
    """
    text = "\n".join(sentences)
    if (found := _DEFINED.search(text)) and _whole(found):
        return f"({found.group('first')} to {found.group('last')})"
    return "(academic year)" if _ACADEMIC.search(text) and not _OTHER.search(text) else ""


def names_pair(words: str) -> bool:
    """Whether words name a year by two: 2021/22."""
    return bool(_PAIR.search(words))


def _whole(found: re.Match[str]) -> ToldYear | None:
    first, last = _day(found.group("first"), last=False), _day(found.group("last"), last=True)
    if first is None or last is None or (first.month, first.day) == (1, 1):
        return None
    begins_anew = last.replace(year=_OFTEN - 1) + timedelta(days=1)
    return ToldYear(0, 0, first, last) if begins_anew.replace(year=_OFTEN) == first else None


def _day(words: str, *, last: bool) -> date | None:
    name = re.search(MONTH, words, re.IGNORECASE)
    month = month_number(name.group()) if name else 0
    day = re.search(r"\d+", words)
    try:
        if day or not last:
            return date(_OFTEN, month, int(day.group()) if day else 1)
        return month_end(_OFTEN, month)
    except ValueError:
        return None
