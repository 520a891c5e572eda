"""The worked deadlines of the law document, and what must hold for every date."""

from datetime import date, timedelta
from functools import cache

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.model.calendar import Calendar, calendar
from answerable.model.errors import UserMistake
from answerable.model.law import REGIMES
from answerable.steps.days.find_deadline import Deadline, Events, find_deadline

UK, SCOTLAND = REGIMES["uk"], REGIMES["scotland"]
D = date.fromisoformat

WORKED = [
    ("D1", "2024-02-05", "2024-03-04", []),
    ("D2", "2024-03-01", "2024-04-03", ["2024-03-18", "2024-03-29", "2024-04-01"]),
    ("D3", "2024-11-11", "2024-12-10", ["2024-12-02"]),
    ("D4", "2024-11-29", "2025-01-03",
     ["2024-12-02", "2024-12-25", "2024-12-26", "2025-01-01", "2025-01-02"]),
    ("D5", "2024-12-25", "2025-01-27", ["2024-12-26", "2025-01-01", "2025-01-02"]),
    ("D6", "2025-03-28", "2025-04-29", ["2025-04-18", "2025-04-21"]),
    ("D7", "2025-04-19", "2025-05-20", ["2025-04-21", "2025-05-05"]),
    ("D7b", "2025-04-18", "2025-05-20", ["2025-04-21", "2025-05-05"]),
    ("D8", "2025-06-16", "2025-07-15", ["2025-07-14"]),
    ("D9", "2025-07-11", "2025-08-12", ["2025-07-14", "2025-08-04"]),
    ("D10 Friday", "2025-06-06", "2025-07-04", []),
    ("D10 Saturday", "2025-06-07", "2025-07-04", []),
    ("D10 Sunday", "2025-06-08", "2025-07-04", []),
    ("D10 Monday", "2025-06-09", "2025-07-07", []),
    ("D10 Tuesday", "2025-06-10", "2025-07-08", []),
    ("D11", "2025-12-05", "2026-01-08", ["2025-12-25", "2025-12-26", "2026-01-01", "2026-01-02"]),
    ("D12", "2026-03-09", "2026-04-09", ["2026-03-17", "2026-04-03", "2026-04-06"]),
    ("D13", "2026-05-26", "2026-06-24", ["2026-06-15"]),
    ("D13b", "2026-05-15", "2026-06-16", ["2026-05-25", "2026-06-15"]),
    ("D14", "2026-12-31", "2027-02-01", ["2027-01-01", "2027-01-04"]),
    ("D15", "2027-12-10", "2028-01-13", ["2027-12-27", "2027-12-28", "2028-01-03", "2028-01-04"]),
    ("D16", "2022-08-26", "2022-09-27", ["2022-08-29", "2022-09-19"]),
    ("D17", "2023-04-14", "2023-05-16", ["2023-05-01", "2023-05-08"]),
    ("D18", "2022-05-20", "2022-06-21", ["2022-06-02", "2022-06-03"]),
    ("D19", "2020-04-20", "2020-05-19", ["2020-05-08"]),
    ("D25", "2014-12-01", "2014-12-31", ["2014-12-25", "2014-12-26"]),
    ("D25b", "2014-12-02", "2015-01-05", ["2014-12-25", "2014-12-26", "2015-01-01", "2015-01-02"]),
    ("D26", "2016-02-09", "2016-03-08", []),
]  # fmt: skip


def _uk(**events: object) -> Deadline:
    return find_deadline(Events(**events), regime=UK, calendar=calendar())  # type: ignore[arg-type]


def _dates(deadline: Deadline) -> list[str]:
    return [due.on.isoformat() for due in deadline.dates]


@pytest.mark.parametrize(("id", "received", "due", "skipped"), WORKED, ids=[w[0] for w in WORKED])
def test_the_worked_deadlines(id: str, received: str, due: str, skipped: list[str]) -> None:
    deadline = _uk(received=D(received))
    assert deadline.last_day.isoformat() == due
    assert [day.isoformat() for day, _ in deadline.not_counted] == skipped


def test_scotland_has_its_own_days_and_no_extension() -> None:
    events = Events(D("2025-03-28"))
    deadline = find_deadline(events, regime=SCOTLAND, calendar=calendar("S"))
    assert deadline.last_day == D("2025-04-28")
    with pytest.raises(UserMistake, match="does not allow an extension"):
        find_deadline(
            Events(D("2025-03-28"), extended=True), regime=SCOTLAND, calendar=calendar("S")
        )


def test_the_days_from_the_fees_notice_to_the_payment_are_not_counted() -> None:
    deadline = _uk(
        received=D("2025-03-03"), fee_notice=D("2025-03-10"), fee_paid=D("2025-03-24")
    )  # D20
    assert deadline.last_day == D("2025-04-15")
    assert [day.day for day, _ in deadline.not_counted] == [10, 11, 12, 13, 14, 17, 18, 19, 20, 21, 24]  # noqa: E501  # fmt: skip
    assert dict(deadline.not_counted)[D("2025-03-17")].startswith("Saint Patrick")


def test_a_clarification_restarts_the_clock() -> None:
    deadline = _uk(received=D("2025-01-06"), clarified=D("2025-01-25"))  # D21
    assert (deadline.received, deadline.last_day) == (D("2025-01-25"), D("2025-02-21"))


def test_an_extension_gives_both_clocks() -> None:
    assert _dates(_uk(received=D("2025-11-28"), extended=True)) == ["2025-12-31", "2026-01-30"]


def test_a_review_has_its_usual_and_its_latest_day() -> None:
    deadline = _uk(received=D("2025-07-01"), review_asked=D("2025-07-01"))  # D23
    assert _dates(deadline)[1:] == ["2025-07-30", "2025-08-29"]


def test_the_last_day_to_ask_for_a_review() -> None:
    deadline = _uk(received=D("2025-03-10"), answered=D("2025-03-10"))  # D24
    assert _dates(deadline)[-1] == "2025-05-09"


@cache
def _independent() -> frozenset[date]:
    """The union of the nations, collected without the project's own table."""
    years = range(2013, 2030)
    return frozenset(
        day
        for nation in ("ENG", "WLS", "SCT", "NIR")
        for day in holidays.country_holidays("GB", subdiv=nation, years=years)
    )


def test_every_date_from_2013_to_2028_equals_an_independent_count() -> None:
    closed = _independent()
    day, table, differing = D("2013-01-01"), calendar(), []
    while day <= D("2028-12-31"):
        last, left = day, 20
        while left:
            last += timedelta(days=1)
            left -= last.weekday() < 5 and last not in closed
        if find_deadline(Events(day), regime=UK, calendar=table).last_day != last:
            differing.append(day)
        day += timedelta(days=1)
    assert differing == []


days = st.dates(D("2013-01-01"), D("2028-12-31"))


@given(days)
def test_a_deadline_is_a_working_day_with_twenty_of_them_behind_it(received: date) -> None:
    table = calendar()
    last = _uk(received=received).last_day
    passed = [received + timedelta(days=n) for n in range(1, (last - received).days + 1)]
    assert table.is_working(last)
    assert sum(map(table.is_working, passed)) == 20


@given(days)
def test_a_later_request_never_has_an_earlier_deadline(received: date) -> None:
    following = received + timedelta(days=1)
    assert _uk(received=received).last_day <= _uk(received=following).last_day


@given(days, days)
def test_another_holiday_never_makes_a_deadline_earlier(received: date, proclaimed: date) -> None:
    more = calendar(also=[(proclaimed, "proclaimed")])
    later = find_deadline(Events(received), regime=UK, calendar=more)
    assert later.last_day >= _uk(received=received).last_day


def test_a_date_beyond_the_table_is_refused() -> None:
    with pytest.raises(UserMistake) as refused:
        _uk(received=D("2030-12-20"))
    assert refused.value.code == "calendar-ends"


def test_dates_out_of_order_are_refused() -> None:
    with pytest.raises(UserMistake, match="it must follow"):
        _uk(received=D("2025-03-03"), clarified=D("2025-03-02"))
    with pytest.raises(UserMistake, match="is stopped"):
        _uk(received=D("2025-03-03"), fee_notice=D("2025-03-04"))


def test_every_day_of_the_table_says_who_keeps_it() -> None:
    table: Calendar = calendar()
    assert table.holidays[D("2026-06-15")].endswith("(Scotland)")
    assert table.holidays[D("2026-12-25")] == "Christmas Day"
