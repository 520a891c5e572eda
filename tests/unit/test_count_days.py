"""Every day of a request's time is told, and the last one told is the deadline."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from answerable.model.calendar import calendar
from answerable.model.clock import ClockEntry, ClockKind
from answerable.model.law import REGIMES
from answerable.steps.days.count_days import count_days
from answerable.steps.days.find_deadline import Events, find_deadline
from answerable.steps.days.follow_clock import follow_clock

UK, DAYS = REGIMES["uk"], calendar("EWSN")
RECEIVED = st.dates(date(2024, 1, 1), date(2026, 6, 30))


@given(RECEIVED, st.integers(0, 30), st.integers(0, 60), st.integers(0, 40), st.booleans())
def test_the_days_count_up_to_the_last_day_one_by_one(
    received: date, until_asked: int, until_clear: int, fee: int, extended: bool
) -> None:
    asked = received + timedelta(days=until_asked)
    clear = asked + timedelta(days=until_clear)
    paid = clear + timedelta(days=fee)
    in_time = asked <= find_deadline(Events(received), regime=UK, calendar=DAYS).last_day
    entries = [
        ClockEntry(ClockKind.ASKED, asked),
        ClockEntry(ClockKind.CLARIFIED, clear),
        ClockEntry(ClockKind.FEE_NOTICE, clear),
        ClockEntry(ClockKind.FEE_PAID, paid),
        *([ClockEntry(ClockKind.EXTENDED, paid, "weighed")] if extended else []),
    ]
    standing = follow_clock(received, entries, today=paid, regime=UK, calendar=DAYS)
    days = count_days(received, entries, standing, regime=UK, calendar=DAYS)
    assert [day.on for day in days] == [received + timedelta(days=n) for n in range(len(days))]
    numbers = [day.number for day in days if day.number]
    assert numbers == list(range(1, (40 if extended and in_time else 20) + 1))
    assert days[-1].on == standing.last_day
    assert in_time or standing.late
    assert all(day.why for day in days if not day.number)
    told = {day.on: day.why for day in days if day.on > clear and day.on.weekday() < 5 and day.why}
    assert told == {on: why for on, why in standing.not_counted if on > clear}


def test_while_the_time_does_not_run_no_day_is_counted() -> None:
    entries = [ClockEntry(ClockKind.ASKED, date(2026, 11, 5))]
    standing = follow_clock(
        date(2026, 11, 2), entries, today=date(2026, 11, 26), regime=UK, calendar=DAYS
    )
    assert count_days(date(2026, 11, 2), entries, standing, regime=UK, calendar=DAYS) == ()
