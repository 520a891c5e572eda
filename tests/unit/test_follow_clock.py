"""How a request stands follows from its events, and no event makes a late one timely."""

from datetime import date

import pytest

from answerable.model.calendar import calendar
from answerable.model.clock import ClockEntry, ClockKind, Standing
from answerable.model.law import REGIMES
from answerable.steps.days.count_days import REOPENED, DayCounted, count_days
from answerable.steps.days.follow_clock import follow_clock, review_asked_on

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


def test_what_is_asked_after_the_answer_as_in_a_review_moves_no_time() -> None:
    answer = ClockEntry(ClockKind.ANSWERED, date(2025, 12, 10))
    asked = (
        ClockEntry(ClockKind.REVIEW_ASKED, date(2025, 12, 12)),
        ClockEntry(ClockKind.ASKED, date(2025, 12, 15)),
        ClockEntry(ClockKind.CLARIFIED, date(2025, 12, 22)),
    )
    assert _standing(date(2026, 1, 5), answer, *asked).last_day == date(2025, 12, 31)
    before = _standing(date(2026, 1, 5), *asked[1:], answer)
    assert before.last_day == date(2026, 1, 23)


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


def test_days_of_a_fee_are_not_counted_though_a_clarification_came_between() -> None:
    entries = (
        ClockEntry(ClockKind.FEE_NOTICE, date(2025, 1, 20)),
        ClockEntry(ClockKind.CLARIFIED, date(2025, 3, 3)),
        ClockEntry(ClockKind.FEE_PAID, date(2025, 3, 10)),
    )
    standing = follow_clock(
        date(2025, 1, 6), entries, today=date(2025, 3, 11), regime=UK, calendar=DAYS
    )
    assert standing.last_day == date(2025, 4, 8)


ANSWERED = ClockEntry(ClockKind.ANSWERED, date(2025, 6, 2))
ASKED = ClockEntry(ClockKind.REVIEW_ASKED, date(2025, 7, 1))  # D23: 30 July, at most 29 August


def _reviewed(today: date, *entries: ClockEntry) -> Standing:
    return follow_clock(
        date(2025, 5, 1), entries, today=today, regime=UK, calendar=DAYS,
        review=review_asked_on(entries),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("today", "left", "late"),
    [(date(2025, 7, 1), 20, False), (date(2025, 7, 30), 0, False), (date(2025, 7, 31), -1, True)],
)
def test_an_open_review_has_twenty_working_days_of_its_own(
    today: date, left: int, late: bool
) -> None:
    standing = _reviewed(today, ANSWERED, ASKED)
    assert (standing.last_day, standing.days_left) == (date(2025, 7, 30), left)
    assert (standing.late, standing.review) == (late, ASKED.on)
    exceptional = "last day where that is exceptional (working day 40)"
    assert (exceptional, date(2025, 8, 29)) in standing.dates
    assert standing.answered == ANSWERED.on


def test_on_the_weekend_after_its_last_day_a_review_is_late() -> None:
    asked = ClockEntry(ClockKind.REVIEW_ASKED, date(2025, 6, 6))  # its last day is Friday 4 July
    standing = _reviewed(date(2025, 7, 5), ANSWERED, asked)
    assert (standing.last_day, standing.late) == (date(2025, 7, 4), True)


def test_a_new_answer_ends_the_review_and_another_review_begins_its_own_time() -> None:
    again = ClockEntry(ClockKind.ANSWERED, date(2025, 7, 21))
    ended = _reviewed(date(2025, 8, 20), ANSWERED, ASKED, again)
    assert (ended.review, ended.days_left, ended.answered) == (None, None, ANSWERED.on)
    second = ClockEntry(ClockKind.REVIEW_ASKED, date(2025, 8, 1))
    assert _reviewed(date(2025, 8, 20), ANSWERED, ASKED, again, second).review == second.on


def test_without_a_review_an_answered_request_has_nothing_to_be_done_by_a_day() -> None:
    standing = _reviewed(date(2025, 7, 31), ANSWERED)
    assert (standing.days_left, standing.review, standing.late) == (None, None, False)


CLARIFICATION = (ClockKind.ASKED, ClockKind.CLARIFIED)
FEE = (ClockKind.FEE_NOTICE, ClockKind.FEE_PAID)
LATE = date(2026, 1, 2)  # the last day was 31 December


@pytest.mark.parametrize("kinds", [CLARIFICATION, FEE])
def test_what_is_asked_for_after_the_last_day_makes_nothing_timely(
    kinds: tuple[ClockKind, ClockKind],
) -> None:
    asked, came = (ClockEntry(kind, LATE) for kind in kinds)
    waiting = _standing(date(2026, 1, 5), asked)
    assert (waiting.last_day, waiting.late) == (date(2025, 12, 31), True)
    assert waiting.waiting.startswith("waiting for")
    answered = ClockEntry(ClockKind.ANSWERED, date(2026, 1, 7))
    done = _standing(date(2026, 1, 9), asked, came, answered)
    assert (done.last_day, done.late, done.waiting) == (date(2025, 12, 31), True, "")


@pytest.mark.parametrize(
    ("before", "asked", "last_day"),
    [
        ((), date(2025, 12, 31), date(2026, 2, 2)),
        ((_extended(date(2025, 12, 30)),), LATE, date(2026, 2, 2)),
        (
            (
                ClockEntry(ClockKind.ASKED, date(2025, 12, 1)),
                ClockEntry(ClockKind.CLARIFIED, date(2025, 12, 29)),
            ),
            LATE,
            date(2026, 2, 2),
        ),
        ((ClockEntry(ClockKind.ASKED, date(2025, 12, 1)),), LATE, date(2026, 2, 2)),
    ],
    ids=["on the last day", "extended", "clarified before", "asked again while it is waited for"],
)
def test_a_clarification_that_was_asked_for_in_time_begins_the_time_anew(
    before: tuple[ClockEntry, ...], asked: date, last_day: date
) -> None:
    again = ClockEntry(ClockKind.ASKED, asked)
    assert _standing(date(2026, 1, 5), *before, again).last_day is None
    came = ClockEntry(ClockKind.CLARIFIED, date(2026, 1, 5))
    standing = _standing(date(2026, 1, 6), *before, again, came)
    assert standing.dates[0][1] == last_day


@pytest.mark.parametrize("kind", [ClockKind.FEE_NOTICE, ClockKind.ASKED])
def test_the_time_of_a_request_that_was_reopened_while_it_waited_begins_anew(
    kind: ClockKind,
) -> None:
    waiting = ClockEntry(kind, date(2025, 12, 1))
    reopened = ClockEntry(ClockKind.REOPENED, date(2026, 3, 2))
    standing = _standing(date(2026, 4, 1), waiting, reopened)
    assert (standing.waiting, standing.last_day) == ("", date(2026, 3, 31))
    assert standing.late
    days = count_days(RECEIVED, (waiting, reopened), standing, regime=UK, calendar=DAYS)
    assert [day.why for day in days if day.on == reopened.on] == [REOPENED]
    assert days[-1] == DayCounted(date(2026, 3, 31), 20)


def test_the_time_of_a_request_that_was_reopened_and_waited_for_nothing_runs_on() -> None:
    reopened = ClockEntry(ClockKind.REOPENED, date(2026, 1, 5))
    standing = _standing(date(2026, 1, 5), reopened)
    assert standing.last_day == date(2025, 12, 31), "a late request stays late"


def test_what_is_asked_after_a_request_was_reopened_is_waited_for() -> None:
    entries = (
        ClockEntry(ClockKind.ASKED, date(2025, 12, 1)),
        ClockEntry(ClockKind.REOPENED, date(2026, 3, 2)),
        ClockEntry(ClockKind.FEE_NOTICE, date(2026, 3, 3)),
    )
    assert _standing(date(2026, 3, 4), *entries).waiting == "waiting for fee"
