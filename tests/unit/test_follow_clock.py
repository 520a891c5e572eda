"""How a request stands follows from its events, and no event makes a late one timely."""

from datetime import date

import pytest

from answerable.model.calendar import calendar
from answerable.model.clock import ClockEntry, ClockKind, Standing
from answerable.model.law import REGIMES
from answerable.steps.follow_clock import follow_clock

UK, DAYS = REGIMES["uk"], calendar("EWSN")
RECEIVED = date(2025, 11, 28)  # D22: working day 20 is 31 December, working day 40 is 30 January


def _standing(today: date, *entries: ClockEntry) -> Standing:
    return follow_clock(RECEIVED, entries, today=today, regime=UK, calendar=DAYS)


def _extended(on: date) -> ClockEntry:
    return ClockEntry(ClockKind.EXTENDED, on, "the public interest is weighed")


@pytest.mark.parametrize(
    ("notice", "last_day", "late"),
    [
        (date(2025, 12, 31), date(2026, 1, 30), False),
        (date(2026, 1, 2), date(2025, 12, 31), True),
    ],
)
def test_an_extension_counts_where_its_notice_was_given_by_the_last_day(
    notice: date, last_day: date, late: bool
) -> None:
    standing = _standing(date(2026, 1, 5), _extended(notice))
    assert (standing.last_day, standing.late) == (last_day, late)
    assert standing.extended is not late
    assert len(standing.dates) == (1 if late else 2)


def test_of_two_extensions_the_one_that_came_in_time_counts() -> None:
    entries = (_extended(date(2025, 12, 30)), _extended(date(2026, 1, 26)))
    assert _standing(date(2026, 1, 28), *entries).last_day == date(2026, 1, 30)


def test_the_last_day_that_an_extension_has_to_keep_is_that_after_the_fee() -> None:
    paid = (
        ClockEntry(ClockKind.FEE_NOTICE, date(2025, 12, 29)),
        ClockEntry(ClockKind.FEE_PAID, date(2026, 1, 6)),
    )
    standing = _standing(date(2026, 1, 6), *paid, _extended(date(2026, 1, 6)))
    assert standing.extended
    assert standing.dates[0][1] == date(2026, 1, 9)
