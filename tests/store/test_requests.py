"""Requests at the desk: logging, moving, the time that the law gives, what each role sees."""

import contextlib
import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.model.calendar import LONDON, calendar, today_in_london
from answerable.model.casework import Asker, QuestionLine
from answerable.model.clock import ClockKind
from answerable.model.cost import Activity
from answerable.model.errors import UserMistake
from answerable.model.roles import Role
from answerable.model.stages import UNTIL_DEALT_WITH, Action, DraftState, State
from answerable.steps.returns.return_figures import periods_of, return_figures, time_case
from answerable.store.models import (
    AuditEvent,
    Channel,
    ClockEvent,
    LinkKind,
    Question,
    Release,
    Request,
)
from answerable.store.reads.clock import open_requests, standing_of
from answerable.store.reads.history import events_of
from answerable.store.reads.organisations import organisation
from answerable.store.reads.requests import open_rows, request_page
from answerable.store.reads.returns import return_cases
from answerable.store.reads.working_time import meter, running_timer
from answerable.store.writes import drafts, links, organisations, requests, working_time
from answerable.store.writes.moves import extend_request, move_request
from store.desks import ASKER, LETTER, RECEIVED, Desk

TODAY = date(2026, 11, 26)


def _last_day(request: Request) -> date | None:
    return standing_of(Request.objects.get(pk=request.pk), organisation(), today=TODAY).last_day


def test_a_request_is_logged_with_its_true_date_its_questions_and_who_asked(store: str) -> None:
    request = Desk().request()
    assert request.received_on == date(2026, 11, 2)
    assert [q.number for q in request.questions.all()] == ["1", "2"]
    assert request.requester.name == ASKER.name
    # Saint Andrew's Day (30 November) is a bank holiday in one part of the United Kingdom.
    assert _last_day(request) == date(2026, 12, 1)


def test_a_request_logged_shortly_before_midnight_counts_from_the_day_in_the_kingdom(
    store: str,
) -> None:
    desk = Desk()
    request = requests.log_request(
        by=desk.officer,
        reference="1/26",
        title="x",
        received_at=datetime(2026, 6, 1, 23, 30, tzinfo=UTC),
    )
    assert request.received_on == date(2026, 6, 2)


@pytest.mark.parametrize("same", ["911_26", "911-26", "0911/26", "FOI 911/2026"])
def test_two_requests_never_have_one_address_in_the_log(store: str, same: str) -> None:
    desk = Desk()
    desk.request("911/26")
    desk.request("9111/26")
    with pytest.raises(UserMistake, match="already a request with this reference"):
        desk.request(same)


@pytest.mark.parametrize("wrong", ["x", "../../etc", "0/26", "2011/12"])
def test_a_reference_that_no_answer_could_be_published_under_is_refused_at_once(
    store: str, wrong: str
) -> None:
    with pytest.raises(UserMistake, match="cannot be an answer's address"):
        Desk().request(wrong)
    assert not Request.objects.exists()


CAME = {
    "reference": "911/26",
    "title": "Complaints about social media",
    "received_at": RECEIVED,
    "channel": Channel.EMAIL,
    "asker": ASKER,
}


def _correct(desk: Desk, request: Request, **changes: object) -> Request:
    facts: dict[str, Any] = {**CAME, **changes}
    return requests.correct_request(by=desk.officer, request=request, **facts)


def test_what_was_mistyped_is_corrected_and_the_time_counts_from_the_true_day(store: str) -> None:
    desk = Desk()
    request = desk.request("919/26")
    day = datetime(2026, 10, 30, tzinfo=LONDON)
    _correct(desk, request, title="Complaints", received_at=day, asker=Asker("R. Vale"))
    found = Request.objects.get(pk=request.pk)
    assert (found.reference, found.title, found.requester.name) == (
        "911/26", "Complaints", "R. Vale",
    )  # fmt: skip
    assert _last_day(found) == date(2026, 11, 27)
    told = events_of(found, records=False)[0]
    assert told.title == "Request corrected"
    assert told.words.split("; ") == [
        "Reference: 919/26 → 911/26",
        "title: Complaints about social media → Complaints",
        "received: 2026-11-02 → 2026-10-30",
        "who asked",
    ]
    assert "Vale" not in AuditEvent.objects.latest("number").body


def test_where_nothing_is_corrected_nothing_is_recorded_and_the_hour_stays(store: str) -> None:
    desk = Desk()
    request = desk.request()
    events = AuditEvent.objects.count()
    _correct(desk, request, received_at=datetime(2026, 11, 2, tzinfo=LONDON))
    assert AuditEvent.objects.count() == events
    assert Request.objects.get(pk=request.pk).received_at == RECEIVED


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"reference": "12/26"}, "already a request with this reference"),
        ({"reference": "x"}, "cannot be an answer's address"),
        ({"title": " "}, "it is empty"),
        ({"received_at": datetime(2099, 1, 1, tzinfo=UTC)}, "still to come"),
        ({"received_at": datetime(2026, 11, 20, tzinfo=UTC)}, "2026-11-10"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_and_changes_nothing(
    store: str, changes: dict[str, object], told: str
) -> None:
    desk = Desk()
    desk.request("12/26")
    request = desk.request(until=(Action.CHECK,))
    move_request(
        by=desk.officer, request=request, action=Action.ASK, reason="?", on=date(2026, 11, 10)
    )
    with pytest.raises(UserMistake, match=told):
        _correct(desk, request, **changes)
    found = Request.objects.get(pk=request.pk)
    assert (found.reference, found.received_at) == ("911/26", RECEIVED)


def test_from_clearance_on_a_request_stays_as_it_was_logged(store: str) -> None:
    desk = Desk()
    request = desk.drafting()
    desk.draft(request)
    with pytest.raises(UserMistake, match="it is at “clearance”"):
        _correct(desk, request, title="Another")


def test_a_reference_under_which_something_left_stays(store: str) -> None:
    desk = Desk()
    request = desk.drafting()
    draft = drafts.return_draft(by=desk.officer, draft=desk.draft(request), reason="again")
    Release.objects.create(
        draft=draft, request=request, by=desk.officer, at=draft.at, seal=draft.seal,
        chain_head="0" * 64, published=True,
    )  # fmt: skip
    with pytest.raises(UserMistake, match="has left under 911/26"):
        _correct(desk, request, reference="912/26")
    assert _correct(desk, request, title="Another").title == "Another"


def test_two_requests_never_have_one_reference_and_none_comes_from_the_future(store: str) -> None:
    desk = Desk()
    desk.request()
    with pytest.raises(UserMistake, match="this reference"):
        desk.request()
    later = datetime.now(UTC) + timedelta(hours=1)
    with pytest.raises(UserMistake, match="still to come"):
        requests.log_request(by=desk.officer, reference="2/26", title="x", received_at=later)
    assert Request.objects.count() == 1


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.OFFICER])
def test_nobody_but_an_officer_logs_a_request(store: str, role: Role) -> None:
    desk = Desk()
    with pytest.raises(UserMistake) as refused:
        requests.log_request(
            by=desk.people[role], reference="1/26", title="x", received_at=RECEIVED
        )
    assert refused.value.code == "right-missing"
    assert Request.objects.count() == 0


def test_only_the_officer_sees_who_asked_and_the_letter_that_names_them(store: str) -> None:
    desk = Desk()
    request = desk.request()
    for role in (Role.ANALYST, Role.APPROVER, Role.COMMUNICATIONS, Role.AUDITOR):
        found = Request.objects.get(pk=request.pk)
        seen = request_page(found, person=desk.people[role], organisation=organisation())
        assert seen.requester is None
        assert LETTER not in (seen.letter, seen.request.letter)
        assert [q.text for q in seen.questions] == ["How many complaints?", "What cost?"]
    seen = request_page(request, person=desk.officer, organisation=organisation())
    assert seen.requester is not None
    assert (seen.requester.email, seen.letter) == (ASKER.email, LETTER)


def test_the_time_stops_for_a_clarification_and_begins_anew_with_it(store: str) -> None:
    desk = Desk()
    request = desk.request(until=(Action.CHECK,))
    asked = move_request(
        by=desk.officer, request=request, action=Action.ASK, reason="Which year?",
        on=date(2026, 11, 10),
    )  # fmt: skip
    assert asked.stage is State.CLARIFICATION
    assert _last_day(request) is None
    move_request(by=desk.officer, request=request, action=Action.CLARIFY, on=date(2026, 11, 16))
    assert _last_day(request) == date(2026, 12, 15)


def test_days_between_fees_notice_and_payment_are_not_counted(store: str) -> None:
    desk = Desk()
    request = desk.request(until=(Action.CHECK,))
    move_request(
        by=desk.officer, request=request, action=Action.ASK_FEE, reason="copies",
        on=date(2026, 11, 9),
    )  # fmt: skip
    assert _last_day(request) is None
    move_request(by=desk.officer, request=request, action=Action.TAKE_FEE, on=date(2026, 11, 13))
    assert _last_day(request) == date(2026, 12, 8)


def test_a_fee_is_waited_for_three_months_before_a_request_lapses(store: str) -> None:
    desk = Desk()
    request = desk.request(until=(Action.CHECK,))
    move_request(
        by=desk.officer, request=request, action=Action.ASK_FEE, reason="x", on=date(2026, 11, 9)
    )
    with pytest.raises(UserMistake, match="three months"):
        move_request(by=desk.officer, request=request, action=Action.LAPSE, reason="unpaid")


def test_a_fee_that_comes_after_three_months_gives_no_last_day(store: str) -> None:
    desk = Desk()
    request = desk.request(until=(Action.CHECK,))
    Request.objects.update(received_at=datetime(2026, 7, 1, 12, tzinfo=UTC))
    asked, fee = date(2026, 7, 6), {"by": desk.officer, "request": request}
    move_request(**fee, action=Action.ASK_FEE, reason="copies", on=asked)
    with pytest.raises(UserMistake, match="the duty to answer had already ended") as refused:
        move_request(**fee, action=Action.TAKE_FEE, on=date(2026, 10, 6))
    assert refused.value.code == "fee-too-late"
    assert Request.objects.get().stage is State.FEE
    move_request(**fee, action=Action.TAKE_FEE, on=date(2026, 10, 5))
    assert _last_day(request) == date(2026, 10, 29)


def test_an_extension_needs_its_reason_and_gives_twenty_days_more(store: str) -> None:
    desk = Desk()
    request = desk.request(until=(Action.CHECK,))
    with pytest.raises(UserMistake, match="needs a reason"):
        extend_request(by=desk.officer, request=request, reason=" ")
    extend_request(
        by=desk.officer, request=request, reason="section 31 is weighed", on=date(2026, 11, 20)
    )
    standing = standing_of(Request.objects.get(pk=request.pk), organisation(), today=TODAY)
    assert standing.extended
    assert standing.last_day == date(2026, 12, 31)


def _logged_on(desk: Desk, day: date, reference: str = "911/26") -> Request:
    request = desk.request(reference, until=(Action.CHECK,))
    request.received_at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    request.save()
    return request


def test_a_late_request_is_not_made_timely_by_an_extension(store: str) -> None:
    desk = Desk()
    request = _logged_on(desk, date(2026, 10, 23))  # its last day is 20 November
    extension = {"by": desk.officer, "request": request, "reason": "section 31 is weighed"}
    with pytest.raises(UserMistake, match="had to be given by 20 November 2026") as refused:
        extend_request(**extension, on=date(2026, 11, 26))
    assert refused.value.code == "extension-late"
    assert not request.clock_events.exists()
    assert not AuditEvent.objects.filter(action=ClockKind.EXTENDED.value).exists()
    extend_request(**extension, on=date(2026, 11, 20))
    assert _last_day(request) == date(2026, 12, 21)


def test_a_fees_notice_is_given_by_the_last_day(store: str) -> None:
    desk = Desk()
    request = _logged_on(desk, date(2026, 10, 23))  # its last day is 20 November
    fee = {"by": desk.officer, "request": request, "action": Action.ASK_FEE, "reason": "copies"}
    with pytest.raises(UserMistake, match="given by 20 November 2026") as refused:
        move_request(**fee, on=date(2026, 11, 23))
    assert refused.value.code == "fee-notice-late"
    assert not request.clock_events.exists()
    move_request(**fee, on=date(2026, 11, 20))
    assert _last_day(request) is None


def test_a_clarification_asked_for_after_the_last_day_is_late_here_and_in_the_return(
    store: str,
) -> None:
    desk = Desk()
    request = _logged_on(desk, date(2026, 10, 23))
    move = {"by": desk.officer, "request": request}
    move_request(**move, action=Action.ASK, reason="Which year?", on=date(2026, 11, 23))
    (row,) = open_rows(organisation())
    assert (row.standing.late, row.standing.waiting) == (True, "waiting for clarification")
    move_request(**move, action=Action.CLARIFY, on=date(2026, 11, 24))
    assert _last_day(request) == date(2026, 11, 20)
    (column,) = return_figures(return_cases()[0], list(periods_of("2026-Q4")), at=TODAY)
    assert column.figures["open_late"] == 1


def test_of_two_clarifications_the_return_counts_from_the_last(store: str) -> None:
    desk = Desk()
    request = _logged_on(desk, date(2026, 9, 1))  # without them, its last day is 29 September
    asked, came = ClockKind.ASKED, ClockKind.CLARIFIED
    days = (date(2026, 9, 15), date(2026, 10, 20), date(2026, 10, 21), date(2026, 11, 2))
    for kind, on in zip((asked, came, asked, came), days, strict=True):
        request.clock_events.create(kind=kind.value, on=on, by=desk.officer)
    assert _last_day(request) == date(2026, 12, 1)
    (column,) = return_figures(return_cases()[0], list(periods_of("2026-Q3")), at=TODAY)
    assert (column.figures["open"], column.figures["open_late"]) == (1, 0)


def test_asked_in_time_after_a_reopening_is_in_time_here_and_in_the_return(store: str) -> None:
    desk = Desk()
    for first, day in ((ClockKind.ASKED, 20), (ClockKind.FEE_NOTICE, 21)):
        request = _logged_on(desk, date(2026, 1, 5), f"{day}/26")
        history = (
            (first, date(2026, 1, day)), (ClockKind.REOPENED, date(2026, 2, 11)),
            (ClockKind.ASKED, date(2026, 2, 12)), (ClockKind.CLARIFIED, date(2026, 3, 14)),
        )  # fmt: skip
        for kind, on in history:
            request.clock_events.create(kind=kind.value, on=on, by=desk.officer)
        assert _last_day(request) == date(2026, 4, 15)
        _check_return_agrees(request, at=date(2026, 4, 15))


def test_whatever_happened_to_its_time_a_request_stands_alike_here_and_in_the_return(
    store: str,
) -> None:
    desk = Desk()
    for seed in range(40):
        chance, day = random.Random(seed), date(2026, 1, 5)
        request = _logged_on(desk, day, f"{seed + 1}/26")
        for _ in range(chance.randrange(3, 16)):
            day = min(day + timedelta(days=chance.choice((0, 1, 6, 15, 33))), date(2026, 10, 1))
            made = {"by": desk.officer, "request": request, "reason": "so", "on": day}
            with contextlib.suppress(UserMistake):  # a walk tries what the rules do not allow
                if (action := chance.choice(_TIME_MOVES)) is None:
                    extend_request(**made)
                else:
                    move_request(**made, action=action)
        request.refresh_from_db()
        if request.stage in UNTIL_DEALT_WITH:
            _check_return_agrees(request, at=day + timedelta(days=chance.choice((0, 12, 40))))


_TIME_MOVES = (
    *[Action.ASK, Action.CLARIFY, Action.ASK_FEE, Action.TAKE_FEE] * 2, Action.REOPEN,
    Action.REOPEN, Action.WITHDRAW, Action.CHECK, None,
)  # fmt: skip
"""What moves the time, or leads to what does; None is an extension."""


def _check_return_agrees(request: Request, *, at: date) -> None:
    ours = standing_of(Request.objects.get(pk=request.pk), organisation(), today=at)
    cases, left_out = return_cases()
    assert left_out == []
    case = next(case for case in cases if case.reference == request.reference)
    law = organisation().regime
    theirs = time_case(case, at=at, regime=law, days=calendar(law.nations))
    assert theirs.overdue is ours.late, case
    if ours.last_day:
        assert (theirs.extended_to or theirs.last_day) == ours.last_day, case


def test_an_extension_recorded_late_in_earlier_versions_counts_neither_here_nor_in_the_return(
    store: str,
) -> None:
    desk = Desk()
    request = _logged_on(desk, date(2026, 10, 23))
    request.clock_events.create(
        kind=ClockKind.EXTENDED.value, on=date(2026, 11, 26), reason="weighed", by=desk.officer
    )
    standing = standing_of(Request.objects.get(), organisation(), today=TODAY)
    assert (standing.extended, standing.late, standing.last_day) == (
        False,
        True,
        date(2026, 11, 20),
    )
    cases, _ = return_cases()
    (column,) = return_figures(cases, list(periods_of("2026-Q4")), at=TODAY)
    assert column.figures["open_late"] == 1


def test_a_request_is_extended_once_and_not_after_its_answer(store: str) -> None:
    desk = Desk()
    request = _logged_on(desk, date(2026, 11, 2))
    extension = {"by": desk.officer, "reason": "weighed", "on": date(2026, 11, 20)}
    extend_request(request=request, **extension)
    with pytest.raises(UserMistake, match="was extended on 20 November 2026") as refused:
        extend_request(request=request, **extension)
    assert refused.value.code == "extended-already"
    answered = desk.request("2/26")
    answered.clock_events.create(kind=ClockKind.ANSWERED.value, on=TODAY, by=desk.officer)
    with pytest.raises(UserMistake, match="answered 26 November 2026"):
        extend_request(request=answered, **extension)
    assert ClockEvent.objects.filter(kind=ClockKind.EXTENDED.value).count() == 1


def test_a_law_that_knows_no_extension_is_named(store: str) -> None:
    desk = Desk()
    organisations.change_organisation(by=desk.administrator, law="scotland")
    with pytest.raises(UserMistake, match="does not allow an extension") as refused:
        extend_request(by=desk.officer, request=desk.request(), reason="weighed")
    assert refused.value.where == "911/26"


def test_a_day_before_the_last_event_or_still_to_come_is_refused(store: str) -> None:
    desk = Desk()
    request = desk.request(until=(Action.CHECK,))
    for day, code in ((date(2026, 11, 1), "dates-out-of-order"), (date.max, "not-filled-in")):
        with pytest.raises(UserMistake) as refused:
            move_request(
                by=desk.officer, request=request, action=Action.ASK, reason="which?", on=day
            )
        assert refused.value.code == code
    assert Request.objects.get(pk=request.pk).stage is State.VALIDITY
    assert ClockEvent.objects.count() == 0


def test_a_new_holiday_moves_open_requests_by_itself_and_tells_each(store: str) -> None:
    desk = Desk()
    moved, waiting = desk.request(), desk.request("2/26", until=(Action.CHECK, Action.ASK))
    organisations.proclaim_holiday(by=desk.administrator, on=date(2026, 11, 27), name="Coronation")
    assert _last_day(moved) == date(2026, 12, 2)
    event = moved.clock_events.get()
    assert event.kind == ClockKind.HOLIDAY.value
    assert "2026-12-01 became 2026-12-02" in event.reason
    assert AuditEvent.objects.filter(request=moved, action=ClockKind.HOLIDAY.value).count() == 1
    assert not waiting.clock_events.filter(kind=ClockKind.HOLIDAY.value).exists()
    with pytest.raises(UserMistake, match="taken"):
        organisations.proclaim_holiday(by=desk.administrator, on=date(2026, 11, 27), name="again")


def test_a_question_that_a_new_holiday_makes_timely_is_told_as_waited_for(store: str) -> None:
    desk = Desk()
    request = _logged_on(desk, date(2026, 10, 23))  # its last day is 20 November
    asked = {"kind": ClockKind.ASKED.value, "on": date(2026, 11, 23)}
    request.clock_events.create(**asked, by=desk.officer)
    organisations.proclaim_holiday(by=desk.administrator, on=date(2026, 11, 5), name="Coronation")
    event = request.clock_events.last()
    assert "2026-11-20 became “waiting for clarification”" in event.reason


def test_a_new_holiday_moves_the_last_day_of_a_review_too(store: str) -> None:
    desk = Desk()
    request = _logged_on(desk, date(2026, 10, 2))
    for kind, day in ((ClockKind.ANSWERED, 26), (ClockKind.REVIEW_ASKED, 27)):
        on = date(2026, 10, day)
        request.clock_events.create(kind=kind.value, on=on, by=desk.officer)
    Request.objects.update(state=State.INTERNAL_REVIEW.value)
    assert _last_day(request) == date(2026, 11, 24)
    organisations.proclaim_holiday(by=desk.administrator, on=date(2026, 11, 5), name="Coronation")
    assert _last_day(request) == date(2026, 11, 25)
    assert "2026-11-24 became 2026-11-25" in request.clock_events.last().reason


def test_late_is_worked_out_from_the_day_and_never_stored(store: str) -> None:
    request = Desk().request()
    for day, late, left in ((date(2026, 12, 1), False, 0), (date(2026, 12, 2), True, -1)):
        standing = standing_of(request, organisation(), today=day)
        assert (standing.late, standing.days_left) == (late, left)
    assert "late" not in [field.name for field in Request._meta.fields]


def test_a_list_of_fifty_requests_takes_as_few_queries_as_one_of_two(store: str) -> None:
    desk = Desk()
    counts = []
    for number in range(1, 51):
        request = desk.request(f"{number}/26")
        for kind in (ClockKind.ANSWERED, ClockKind.REVIEW_ASKED):
            request.clock_events.create(kind=kind.value, on=TODAY, by=desk.officer)
        if number in (2, 50):
            settings = organisation()
            with CaptureQueriesContext(connection) as queries:
                assert len(open_rows(settings)) == number
            counts.append(len(queries))
    assert counts[0] == counts[1] <= 4


def test_questions_are_corrected_and_assigned_until_the_request_goes_to_clearance(
    store: str,
) -> None:
    desk = Desk()
    request = desk.drafting()
    first = request.questions.get(number="1")
    corrected = QuestionLine("1a", "How many cases?", period_words="since 2010")
    first = requests.correct_question(by=desk.officer, question=first, corrected=corrected)
    requests.assign_question(by=desk.officer, question=first, owner=desk.analyst)
    second = request.questions.get(number="2")
    with pytest.raises(UserMistake, match="roles"):
        requests.assign_question(by=desk.communications, question=second, owner=None)
    requests.add_question(by=desk.officer, request=request, question=QuestionLine("3", "Why?"))
    requests.remove_question(by=desk.officer, question=second)
    owners = [(q.number, q.owner) for q in Question.objects.all()]
    assert owners == [("1a", desk.analyst), ("3", None)]
    desk.draft(request)
    with pytest.raises(UserMistake) as refused:
        requests.remove_question(by=desk.officer, question=first)
    assert refused.value.code == "stage-passed"


def test_a_request_is_linked_once_and_not_to_itself(store: str) -> None:
    desk = Desk()
    one, other = desk.request("1/26"), desk.request("2/26")
    link = {"by": desk.officer, "request": one, "kind": LinkKind.DUPLICATE}
    links.link_requests(**link, other=other)
    for wrong in (one, other):
        with pytest.raises(UserMistake):
            links.link_requests(**link, other=wrong)
    assert [(x.other.reference, x.kind) for x in one.links.all()] == [("2/26", "duplicate of")]


def test_everybody_has_one_timer_and_a_day_has_no_more_than_its_minutes(store: str) -> None:
    desk = Desk()
    request = desk.request()
    working_time.start_timer(by=desk.officer, request=request, activity=Activity.LOCATE)
    with pytest.raises(UserMistake, match="running"):
        working_time.start_timer(by=desk.officer, request=request, activity=Activity.DRAFT)
    working_time.start_timer(by=desk.analyst, request=request, activity=Activity.EXTRACT)
    stopped = working_time.stop_timer(by=desk.officer)
    assert 0 <= stopped.minutes < 1
    with pytest.raises(UserMistake):
        working_time.stop_timer(by=desk.officer)
    for minutes in (Decimal(0), Decimal(-5), Decimal(1441)):
        with pytest.raises(UserMistake, match="nobody can work that"):
            working_time.add_time(
                by=desk.officer, request=request, activity=Activity.READ, minutes=minutes, on=TODAY
            )


def test_a_timer_keeps_no_more_than_its_day_has_left(store: str) -> None:
    desk = Desk()
    request, today = desk.request(), today_in_london()
    running = working_time.start_timer(by=desk.officer, request=request, activity=Activity.LOCATE)
    running.started_at -= timedelta(hours=2)
    running.save()
    minutes = Decimal(24 * 60 - 30)
    working_time.add_time(
        by=desk.officer, request=request, activity=Activity.READ, minutes=minutes, on=today
    )
    assert working_time.stop_timer(by=desk.officer).minutes == 30


def test_the_meter_counts_the_four_activities_against_eighteen_hours(store: str) -> None:
    desk = Desk()
    request = desk.request()
    for activity, minutes in (
        (Activity.LOCATE, "90"), (Activity.EXTRACT, "30.5"), (Activity.REDACT, "600"),
        (Activity.LOCATE, "60"),
    ):  # fmt: skip
        working_time.add_time(
            by=desk.analyst, request=request, activity=activity, minutes=Decimal(minutes), on=TODAY
        )
    working_time.start_timer(by=desk.officer, request=request, activity=Activity.LOCATE)
    found = meter(request, organisation())
    assert (found.counted, found.others, found.limit_hours) == (180.5, 600, 18)
    assert found.left == 18 - 180.5 / 60
    assert found.by_activity[Activity.LOCATE] == 150
    running = running_timer(desk.officer)
    assert running is not None
    assert running.request == request
    assert running_timer(desk.analyst) is None


def test_a_closed_account_can_do_nothing_and_the_last_administrator_stays(store: str) -> None:
    from answerable.store.writes.people import change_roles, close_account

    desk = Desk()
    closed = close_account(by=desk.administrator, person=desk.officer)
    with pytest.raises(UserMistake, match="roles do not let you"):
        requests.log_request(by=closed, reference="1/26", title="x", received_at=RECEIVED)
    for write in (
        lambda: close_account(by=desk.administrator, person=desk.administrator),
        lambda: change_roles(
            by=desk.administrator, person=desk.administrator, roles=[Role.AUDITOR]
        ),
    ):
        with pytest.raises(UserMistake, match="nobody to manage"):
            write()


def test_settings_keep_the_approver_last(store: str) -> None:
    desk = Desk()
    with pytest.raises(UserMistake, match="approver"):
        organisations.change_organisation(by=desk.administrator, steps=[DraftState.OWNER])
    changed = organisations.change_organisation(
        by=desk.administrator, name="A Force", steps=[DraftState.REFERRAL, DraftState.APPROVER]
    )
    assert changed.steps == (DraftState.REFERRAL, DraftState.APPROVER)
    with pytest.raises(UserMistake, match="no such setting"):
        organisations.change_organisation(by=desk.administrator, extra_holidays=[])
    assert open_requests().count() == 0
