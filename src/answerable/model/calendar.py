"""Working days: which days the law does not count, and why.

Source: Freedom of Information Act 2000 s.10(6): not Saturday, Sunday, Christmas Day, Good Friday,
nor a bank holiday under the Banking and Financial Dealings Act 1971 in ANY part of the United
Kingdom; Freedom of Information (Scotland) Act 2002 s.73: Scotland's own days only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from answerable.model.bank_holidays import FIRST_YEAR, LAST_YEAR, LATER, TABLE, VERSION

NATIONS: Mapping[str, str] = {
    "E": "England",
    "W": "Wales",
    "S": "Scotland",
    "N": "Northern Ireland",
}
"""The letters of the table."""

SATURDAY = 5

LONDON = ZoneInfo("Europe/London")
"""The zone whose days the law counts."""


def london_day(moment: datetime) -> date:
    """The day on which something happened; a time without a zone is London's own."""
    return moment.astimezone(LONDON).date() if moment.tzinfo else moment.date()


def today_in_london() -> date:
    """The day that the law counts, wherever the machine stands: asked for by commands and desk."""
    return london_day(datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The holidays of some nations with their names; knows no day outside its table."""

    holidays: Mapping[date, str]
    version: str
    first: date = date(FIRST_YEAR, 1, 1)
    last: date = date(LAST_YEAR, 12, 31)

    def covers(self, day: date) -> bool:
        """Whether the table says anything about this day."""
        return self.first <= day <= self.last

    def is_working(self, day: date) -> bool:
        """Whether the law counts this day."""
        return day.weekday() < SATURDAY and day not in self.holidays


def calendar(nations: str = "EWSN", *, also: Iterable[tuple[date, str]] = ()) -> Calendar:
    """The calendar of these nations, with days proclaimed since the table was written."""
    wanted = set(nations)
    days: dict[date, str] = {}
    for line in (*TABLE.split("\n"), *LATER.split("\n")):
        day, letters, name = (*line.split(" ", 2), "", "")[:3]
        if keepers := wanted & set(letters):
            days[date.fromisoformat(day)] = _reason(name, keepers)
    days.update(also)
    return Calendar(days, VERSION)


def _reason(name: str, keepers: set[str]) -> str:
    if len(keepers) == len(NATIONS):
        return name
    return f"{name} ({', '.join(words for letter, words in NATIONS.items() if letter in keepers)})"
