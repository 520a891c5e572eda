"""Requests that may be added up: never outside the window, and never one left out of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.model.calendar import calendar
from answerable.model.cost import ReceivedRequest
from answerable.model.errors import UserMistake
from answerable.steps.costs.add_up_requests import add_up_requests, window

generated = settings(max_examples=50, deadline=None)
FIRST = date(2013, 1, 1)
TABLE = calendar()
days = st.lists(st.dates(FIRST, date(2028, 12, 31)), min_size=2, max_size=12)
close_days = st.lists(st.integers(0, 250), min_size=2, max_size=12).map(
    lambda numbers: [date(2024, 1, 1) + timedelta(days=number) for number in numbers]
)


def _requests(received: list[date]) -> list[ReceivedRequest]:
    return [ReceivedRequest(str(n), day, "A", "dogs") for n, day in enumerate(received)]


def _working_days(first: date, last: date) -> int:
    return sum(TABLE.is_working(first + timedelta(days=n)) for n in range((last - first).days + 1))


@generated
@given(days)
def test_a_window_holds_exactly_sixty_working_days(received: list[date]) -> None:
    first, last, skipped = window(received[0], days=60, calendar=TABLE)
    assert first <= received[0] <= last
    assert _working_days(first, last) == 60
    assert TABLE.is_working(first)
    assert TABLE.is_working(last)
    assert all(first < day < last and not TABLE.is_working(day) for day, _ in skipped)


@generated
@given(st.one_of(days, close_days))
def test_requests_are_added_up_if_and_only_if_one_window_holds_them(received: list[date]) -> None:
    requests = _requests(received)
    found = add_up_requests(requests, days=60, calendar=TABLE)
    together = {
        frozenset((a.ref, b.ref))
        for added in found
        for a in added.requests
        for b in added.requests
        if a is not b
    }
    for added in found:
        assert all(added.first_day <= r.received_on <= added.last_day for r in added.requests)
    for a in requests:
        _, last, _ = window(a.received_on, days=60, calendar=TABLE)
        for b in requests:
            if a.ref != b.ref and a.received_on <= b.received_on <= last:
                assert frozenset((a.ref, b.ref)) in together


@generated
@given(close_days)
def test_no_set_lies_inside_another(received: list[date]) -> None:
    found = [set(a.requests) for a in add_up_requests(_requests(received), days=60, calendar=TABLE)]
    assert not [one for one in found for other in found if one < other]


def test_hours_are_known_together_only_if_each_is() -> None:
    day = date(2025, 1, 6)
    one = ReceivedRequest("1", day, "A", "dogs", hours=10)
    other = ReceivedRequest("2", day, "A", "dogs", hours=9)
    silent = ReceivedRequest("3", day, "A", "dogs")
    assert add_up_requests([one, other], days=60, calendar=TABLE)[0].hours == 19
    assert add_up_requests([one, other, silent], days=60, calendar=TABLE)[0].hours is None


def test_a_window_beyond_the_table_of_holidays_is_refused() -> None:
    with pytest.raises(UserMistake) as refused:
        window(date(2030, 12, 1), days=60, calendar=TABLE)
    assert refused.value.code == "calendar-ends"
