"""Periods of time, always with both ends included, and how dates are written for readers."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

YEAR = re.compile(
    r"(?:(?:fy|cy|year|financial year|calendar year)\s?)?(?P<year>(?:19|20)\d\d)"
    r"(?:\s?[/–-]\s?(?P<to>(?:20)?\d\d))?(?:\s?\(?(?:part|to date|ytd|up to|until|from|jan"
    r"|apr).{0,30})?\*{0,2}",
    re.IGNORECASE,
)
"""A calendar or financial year as tables label it: 2013, FY 2013/14, 2016 (part)."""


FIRST_YEAR, LAST_YEAR = 1950, 2049
"""The years that two digits mean where nothing else is known."""


def two_digit_year(digits: str, *, latest: int = LAST_YEAR) -> int:
    """The year that two digits mean: the last one that is not after `latest`; four stay."""
    year = int(digits)
    return year if len(digits) == 4 else latest - (latest - year) % 100


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included. `end` before `start` cannot be made."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")

    def __str__(self) -> str:
        return f"{long_date(self.start)} to {long_date(self.end)}"

    def holds(self, iso: str) -> bool:
        """Whether a date in ISO 8601 lies inside; an empty one never does."""
        return bool(iso) and self.start.isoformat() <= iso[:10] <= self.end.isoformat()

    def within(self, other: "Period") -> bool:
        """Whether all of it lies in the other."""
        return other.start <= self.start and self.end <= other.end

    def calendar_years(self) -> list[str]:
        """Every calendar year touched, so that a year without records still shows its 0."""
        return [str(year) for year in range(self.start.year, self.end.year + 1)]

    def financial_years(self) -> list[str]:
        """Every year of 1 April to 31 March touched, written 2013/14."""
        first, last = financial_year(self.start), financial_year(self.end)
        return [_written(year) for year in range(first, last + 1)]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def financial_year(day: date) -> int:
    """The year in which the financial year of this day began (it begins on 1 April)."""
    return day.year if day.month >= 4 else day.year - 1


def year_label(iso: str, *, financial: bool = False) -> str:
    """The calendar year ("2013") or financial year ("2013/14") of a date in ISO 8601."""
    return _written(financial_year(date.fromisoformat(iso[:10]))) if financial else iso[:4]


@lru_cache(maxsize=10_000)
def long_date(day: date) -> str:
    """A date as public servants write it: 5 January 2016."""
    return f"{day.day} {day:%B} {day.year}"


def _written(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


def is_year(label: str) -> bool:
    """Whether a label is a calendar or financial year."""
    return bool(YEAR.fullmatch(label.strip()))


def year_key(label: str) -> str:
    """A year as it is compared: "2013", or "2013/14" for a financial year however it is written."""
    found = YEAR.fullmatch(label.strip())
    if not found:
        return label.strip()
    return found["year"] + (f"/{found['to'][-2:]}" if found["to"] else "")


@lru_cache(maxsize=1_000)  # tables say the same few years again
def year_period(label: str, *, financial: bool = False) -> Period | None:
    """The calendar year ("2013") or financial year ("2013/14") of a label; None for any other."""
    digits = label[:4]
    if not (digits.isascii() and digits.isdigit() and 0 < int(digits) < 9999):
        return None
    year = int(digits)
    if not financial:
        return Period(date(year, 1, 1), date(year, 12, 31)) if label == digits else None
    whole = Period(date(year, 4, 1), date(year + 1, 3, 31))
    return whole if label == _written(year) else None
