"""Working days: which days the law does not count, and why.

Source: Freedom of Information Act 2000 s.10(6): not Saturday, Sunday, Christmas Day, Good Friday,
nor a bank holiday under the Banking and Financial Dealings Act 1971 in ANY part of the United
Kingdom; Freedom of Information (Scotland) Act 2002 s.73: Scotland's own days only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
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

    def why_not(self, day: date) -> str:
        """Why the law does not count this day, in words; "" for a working day."""
        return f"{day:%A}" if day.weekday() >= SATURDAY else self.holidays.get(day, "")

    def is_working(self, day: date) -> bool:
        """Whether the law counts this day."""
        return not self.why_not(day)

    def working_days(self, start: date, end: date) -> int:
        """How many working days come after one day, up to and with another."""
        days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
        return sum(1 for day in days if self.covers(day) and self.is_working(day))


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
