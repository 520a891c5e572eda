"""Reads the period that a question names, so that it can be held against the figures."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from answerable.model.periods import Period

# fmt: off
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)
# fmt: on
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"""\b(?:
      (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<day_month>{_MONTH})\.?,?\s+(?P<day_year>{_YEAR})
    | (?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>{_YEAR})
    | (?P<month>{_MONTH})\.?,?\s+(?P<month_year>{_YEAR})
    | (?P<first>{_YEAR})\s*[-/–]\s*(?P<second>\d\d)(?!\d)
    | (?P<year>{_YEAR})
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_STATUTE = re.compile(
    rf"\b(?:Act|Regulations|Rules|Order|Code)\s+(?:of\s+)?{_YEAR}\b", re.IGNORECASE
)
_OPEN = re.compile(r"\b(?:since|onwards|to date|to the present|until now)\b", re.IGNORECASE)


def read_period(text: str, *, received_on: date) -> Period | None:
    """From the earliest to the latest date named; None where no date is.

    A month or year counts whole, 2013/14 is a financial year; "since" and "to date" end on the day
    of receipt; the year in the name of an Act is no date.
    """
    spans = list(_spans(_STATUTE.sub(" ", text)))
    if not spans:
        return None
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    if _OPEN.search(text) and received_on >= start:
        end = received_on
    return Period(start, end)


def _spans(text: str) -> Iterator[Period]:
    for found in _DATE.finditer(text):
        try:
            yield _span(found)
        except ValueError:
            continue  # 31/02/2015 is no date: it names no period


def _span(found: re.Match[str]) -> Period:
    part = found.groupdict()
    if part["day"]:
        day = date(int(part["day_year"]), _month(part["day_month"]), int(part["day"]))
        return Period(day, day)
    if part["d"]:
        day = date(int(part["y"]), int(part["m"]), int(part["d"]))
        return Period(day, day)
    if part["month"]:
        year, month = int(part["month_year"]), _month(part["month"])
        return Period(date(year, month, 1), _last_day(year, month))
    if part["first"]:
        return _two_years(int(part["first"]), int(part["second"]))
    year = int(part["year"])
    return Period(date(year, 1, 1), date(year, 12, 31))


def _two_years(first: int, second: int) -> Period:
    """2013/14 is the financial year; 2010-15 is six calendar years."""
    last = first // 100 * 100 + second
    if last == first + 1:
        return Period(date(first, 4, 1), date(last, 3, 31))
    return Period(date(first, 1, 1), date(last, 12, 31))


def _month(word: str) -> int:
    return next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(word[:3].lower()))


def _last_day(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
