"""A request from the letter to its page: logged, split, corrected, moved."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from answerable.desk.forms.requests import LETTER_MOST
from answerable.model.clock import ClockKind
from answerable.model.errors import UserMistake
from answerable.model.periods import long_date
from answerable.model.returns import ReviewOutcome
from answerable.model.roles import Role
from answerable.model.stages import UNTIL_DEALT_WITH, Action, State
from answerable.store.models import AuditEvent, Request
from answerable.store.reads.clock import standing_of
from answerable.store.reads.organisations import organisation
from answerable.store.writes.moves import move_request
from answerable.store.writes.results import record_result
from answering import hidden
from store.desks import LETTER, Desk
from web.responses import page_of

LOGGED = {
    "reference": "911_16",
    "title": "Complaints about social media",
    "received_0": "2",
    "received_1": "11",
    "received_2": "2026",
    "channel": "e-mail",
    "name": "Rowan Vale",
    "email": "rowan@example.org",
    "letter": "Dear Sir,\n1. How many complaints were made between 2010 and 2015 about social"
    " media?\n2. How many officers were disciplined over it?\nYours, Rowan Vale",
}


def _log(officer: Any, **changes: str) -> Any:
    typed = {**LOGGED, **changes}
    for place, part in enumerate(("day", "month", "year")):
        typed[f"received_{part}"] = typed.pop(f"received_{place}")
    return officer.post(reverse("log-request"), typed)


def test_a_logged_request_is_split_into_its_questions(signed_in: Any) -> None:
    officer = signed_in("officer")
    response = _log(officer)
    found = Request.objects.get(reference="911_16")
    assert response.url == reverse("questions", args=[found.pk])
    assert found.received_on == date(2026, 11, 2)
    assert [q.number for q in found.questions.all()] == ["1", "2"]
    assert found.questions.first().period_words == "between 2010 and 2015"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"reference": ""}, "Enter a reference"),
        ({"title": " "}, "Enter a title"),
        ({"title": "y" * 301}, "Title: write 300 characters or fewer, not 301"),
        ({"name": "y\0"}, "Name of the requester: it holds a character that cannot be kept"),
        ({"channel": "pigeon"}, "How it came: choose again, this one is no longer here"),
        ({"letter": ""}, "Copy the text of the request"),
        ({"received_0": "31", "received_1": "2"}, "must be a real date"),
        ({"received_0": "x"}, "must be a real date"),
        ({"received_2": "26"}, "must be a real date"),
        ({"received_2": "2026" * 99}, "must be a real date"),
        ({"received_0": "", "received_1": "", "received_2": ""}, "Enter date received"),
        ({"received_2": "2027"}, "still to come"),
        ({"received_2": "1999"}, "covers"),
        ({"owner": "999999"}, "Owner: choose again, this one is no longer here"),
        ({"letter": "x" * (LETTER_MOST + 1)}, "characters or fewer, not"),
        ({"reference": "911/\x0016"}, "it holds a character that cannot be kept"),
    ],
)
def test_what_is_typed_wrongly_is_told_and_nothing_is_logged(
    signed_in: Any, changes: dict[str, str], told: str
) -> None:
    page = page_of(_log(signed_in("officer"), **changes))
    assert "There is a problem" in page
    assert told in page
    assert Request.objects.count() == 0


def test_a_reference_in_use_is_told_and_what_was_typed_stays(desk: Desk, signed_in: Any) -> None:
    desk.request("911_16")
    page = page_of(_log(signed_in("officer")))
    assert "there is already a request with this reference" in page.lower()
    assert "How many officers were disciplined over it?" in page
    assert "Rowan Vale" in page


def test_an_error_leads_to_its_field_and_the_title_says_so(signed_in: Any) -> None:
    page = page_of(_log(signed_in("officer"), title="", received_0="x"))
    assert "<title>Error: Log a request" in page
    assert '<a href="#id_title">' in page
    assert '<a href="#id_received_0">' in page
    assert 'aria-describedby="id_title_helptext id_title_error"' in page


def test_hostile_text_is_shown_as_text(desk: Desk, signed_in: Any) -> None:
    hostile = "<script>alert(1)</script>{{ 7|add:7 }}"
    officer = signed_in("officer")
    _log(officer, title=hostile, letter=f"1. How many {hostile} complaints?", name=hostile)
    page = page_of(officer.get(reverse("request", args=[Request.objects.get().pk])))
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3


def test_what_was_mistyped_is_put_right_on_the_screen(desk: Desk, signed_in: Any) -> None:
    officer, found = signed_in("officer"), desk.request("919/26")
    at = reverse("correct-request", args=[found.pk])
    assert at in page_of(officer.get(reverse("request", args=[found.pk])))
    page = page_of(officer.get(at))
    assert 'value="919/26"' in page
    assert "Rowan Vale" in page
    typed = {
        "reference": "", "title": "Complaints", "received_day": "30", "received_month": "10",
        "received_year": "2026", "channel": "letter", "name": "Rowan Vale", "email": "",
        "address": "",
    }  # fmt: skip
    assert "Enter a reference" in page_of(officer.post(at, typed))
    assert officer.post(at, {**typed, "reference": "911/26"}).status_code == 302
    page = page_of(officer.get(reverse("request", args=[found.pk])))
    assert "30 October 2026, by letter" in page
    assert "Reference: 919/26 → 911/26" in page


def test_questions_are_corrected_one_by_one_each_with_its_owner(desk: Desk, signed_in: Any) -> None:
    officer, found = signed_in("officer"), desk.request()
    first, second = found.questions.all()
    typed = {"number": "1", "text": "How many cases?", "owner": str(desk.analyst.pk)}
    response = officer.post(reverse("question", args=[found.pk, first.pk]), typed)
    assert response.url == reverse("question", args=[found.pk, second.pk])
    first.refresh_from_db()
    assert (first.text, first.owner) == ("How many cases?", desk.analyst)
    response = officer.post(reverse("question", args=[found.pk, second.pk]),
                            {"number": "2", "text": second.text})  # fmt: skip
    assert response.url == reverse("questions", args=[found.pk])
    told = [event.action for event in AuditEvent.objects.filter(request=found)]
    assert told.count("question corrected") == 1
    assert told.count("question assigned") == 1


def test_parts_with_the_same_letter_are_told_apart_when_a_request_is_logged(signed_in: Any) -> None:
    letter = "1. How many dogs were:\na) bought?\nb) sold?\n2. How many cats were:\na) bought?\n"
    _log(signed_in("officer"), letter=letter)
    found = Request.objects.get().questions.all()
    assert [(q.number, q.parent) for q in found] == [
        ("1", ""), ("1a", "1"), ("1b", "1"), ("2", ""), ("2a", "2"),
    ]  # fmt: skip


def test_two_questions_never_have_one_number_and_parts_follow_theirs(
    desk: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), desk.request()
    at, more = (
        reverse("add-question", args=[found.pk]),
        {"number": "2a", "parent": "2", "text": "?"},
    )
    for _ in range(2):
        page = officer.post(at, more)
    assert "already has a question 2a" in page_of(page)
    second = found.questions.get(number="2")
    at = reverse("question", args=[found.pk, second.pk])
    assert "already has a question 1" in page_of(officer.post(at, {"number": "1", "text": "?"}))
    officer.post(at, {"number": "3", "text": second.text})
    assert [(q.number, q.parent) for q in found.questions.all()] == [
        ("1", ""), ("3", ""), ("2a", "3"),
    ]  # fmt: skip


@pytest.mark.parametrize("parent", ["2", "2a", "9"])
def test_a_question_is_never_part_of_itself_of_its_own_part_or_of_none(
    desk: Desk, signed_in: Any, parent: str
) -> None:
    officer, found = signed_in("officer"), desk.request()
    part = {"number": "2a", "parent": "2", "text": "?"}
    officer.post(reverse("add-question", args=[found.pk]), part)
    second = found.questions.get(number="2")
    for number in ("2", "3"):
        typed = {"number": number, "text": second.text, "parent": parent}
        sent = officer.post(reverse("question", args=[found.pk, second.pk]), typed)
        assert f"cannot be part of {parent}" in page_of(sent)
    officer.post(reverse("remove-question", args=[found.pk, second.pk]))
    assert found.questions.get(number="2a").parent == ""


def test_two_questions_of_one_number_from_before_the_rule_are_mended_one_by_one(
    desk: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), desk.drafting()
    found.questions.update(number="1")
    second = found.questions.last()
    at = reverse("question", args=[found.pk, second.pk])
    assert officer.post(at, {"number": "1", "text": "In other words?"}).status_code == 302
    assert officer.post(at, {"number": "2", "text": "In other words?"}).status_code == 302
    assert [(q.number, q.text) for q in found.questions.all()] == [
        ("1", "How many complaints?"), ("2", "In other words?"),
    ]  # fmt: skip


def test_the_history_keeps_all_of_a_question_that_was_taken_out_and_what_its_parts_became(
    desk: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), desk.request()
    part = {"number": "2a", "parent": "2", "text": "?"}
    officer.post(reverse("add-question", args=[found.pk]), part)
    second = found.questions.get(number="2")
    officer.post(reverse("remove-question", args=[found.pk, second.pk]))
    told = json.loads(AuditEvent.objects.filter(action="question removed").latest("number").body)
    assert told["details"]["text"] == second.text
    assert told["details"]["parts"] == ["2a"]


def test_of_two_who_correct_one_question_the_second_is_told_and_keeps_what_was_typed(
    desk: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), desk.request()
    at = reverse("question", args=[found.pk, found.questions.first().pk])
    shown = hidden(page_of(officer.get(at)), "shown")
    officer.post(at, {"number": "1", "text": "How many cases?", "shown": shown})
    typed = {"number": "1", "text": "How many complaints?", "period_words": "in 2023"}
    page = page_of(officer.post(at, {**typed, "shown": shown}))
    assert "somebody else changed this" in page.lower()
    assert "in 2023" in page
    assert "What stands there now" in page
    assert "Question: How many cases?" in page
    assert found.questions.first().text == "How many cases?"
    again = officer.post(at, {**typed, "shown": hidden(page, "shown")})
    assert again.status_code == 302
    assert found.questions.first().text == "How many complaints?"


def test_a_question_as_long_as_its_letter_is_corrected_and_given_to_somebody(
    desk: Desk, signed_in: Any
) -> None:
    found = desk.request()
    found.questions.update(text="How many complaints? " + "x" * 5_000)
    question = found.questions.first()
    at = reverse("question", args=[found.pk, question.pk])
    typed = {"number": "1", "text": question.text, "owner": str(desk.analyst.pk)}
    assert signed_in("officer").post(at, typed).status_code == 302
    assert found.questions.first().owner == desk.analyst


def test_what_is_no_email_address_is_not_logged_as_one(desk: Desk, signed_in: Any) -> None:
    told = page_of(signed_in("officer").post(reverse("log-request"), {"email": "not an address"}))
    assert "enter an address like name@example.org" in told


def test_an_address_logged_before_keeps_no_other_correction_from_being_saved(
    desk: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), desk.request("919/26")
    at = reverse("correct-request", args=[found.pk])
    typed = {
        "reference": "919/26", "received_day": "2", "received_month": "11", "title": "Complaints",
        "received_year": "2026", "channel": "letter", "name": "Rowan Vale", "address": "",
    }  # fmt: skip
    found.requester.__class__.objects.update(email="1 Mill Lane, Hollin")
    assert officer.post(at, {**typed, "email": "1 Mill Lane, Hollin"}).status_code == 302
    told = page_of(officer.post(at, {**typed, "email": "2 Mill Lane, Hollin"}))
    assert "enter an address like name@example.org" in told
    for address in ("requester@intranet", '"R. Vale"@x.example', "r@[192.0.2.1]", "rené@x.example"):
        assert officer.post(at, {**typed, "email": address}).status_code == 302


def test_a_question_is_added_and_another_taken_out(desk: Desk, signed_in: Any) -> None:
    officer, found = signed_in("officer"), desk.request()
    officer.post(reverse("add-question", args=[found.pk]), {"number": "3", "text": "And why?"})
    officer.post(reverse("remove-question", args=[found.pk, found.questions.first().pk]))
    assert [q.number for q in found.questions.all()] == ["2", "3"]


def test_a_question_is_reached_only_through_its_own_request(desk: Desk, signed_in: Any) -> None:
    one, other = desk.request("1/26"), desk.request("2/26")
    address = reverse("question", args=[one.pk, other.questions.first().pk])
    assert signed_in("officer").get(address).status_code == 404


def test_the_page_shows_the_deadline_and_every_day_not_counted(desk: Desk, signed_in: Any) -> None:
    page = page_of(signed_in("officer").get(reverse("request", args=[desk.request().pk])))
    assert "1 December 2026" in page
    assert "Monday 30 November 2026" in page
    assert "Saint Andrew" in page
    assert "working day 20" in page


SEES_THE_ASKER = {Role.OFFICER}


@pytest.mark.parametrize("role", Role)
def test_only_who_writes_to_the_requester_sees_who_asked(
    desk: Desk, signed_in: Any, role: Role
) -> None:
    response = signed_in(role).get(reverse("request", args=[desk.request().pk]))
    if role is Role.ADMINISTRATOR:
        assert response.status_code == 403
        return
    page = page_of(response)
    for words in ("Rowan Vale", "rowan@example.org", "1 Elm Road", LETTER):
        assert (words in page) is (role in SEES_THE_ASKER)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OFFICER])
@pytest.mark.parametrize("name", ["log-request", "questions", "add-question", "assign-request"])
def test_only_officers_log_and_correct(desk: Desk, signed_in: Any, role: Role, name: str) -> None:
    address = reverse(name, args=[] if name == "log-request" else [desk.request().pk])
    assert signed_in(role).get(address).status_code == 403
    assert signed_in(role).post(address, LOGGED).status_code == 403


def test_the_page_offers_exactly_what_this_role_can_do_in_this_state(
    desk: Desk, signed_in: Any
) -> None:
    found = desk.request()
    address = reverse("request", args=[found.pk])
    officer, approver = page_of(signed_in("officer").get(address)), page_of(
        signed_in("approver").get(address)
    )  # fmt: skip
    for words in ("Check validity", "Ask for clarification", "Record withdrawal"):
        assert words in officer
        assert words not in approver
    assert "Nothing at this stage, with your roles" in approver
    assert "Take off the log" not in officer


def test_while_a_correction_is_drafted_nothing_is_offered_that_comes_before_an_answer(
    desk: Desk, signed_in: Any
) -> None:
    found = desk.drafting()
    address = reverse("request", args=[found.pk])
    before = ("Ask for clarification", "Send fees notice", "Extend for the", "Record withdrawal")
    officer = signed_in("officer")
    assert all(words in page_of(officer.get(address)) for words in before)
    found.clock_events.create(kind=ClockKind.ANSWERED, on=date.today(), by=desk.officer)
    page = page_of(officer.get(address))
    assert [words for words in before if words in page] == []
    assert "Search again" in page
    for action in (Action.ASK, Action.ASK_FEE):
        with pytest.raises(UserMistake, match="no answer has left yet"):
            move_request(by=desk.officer, request=found, action=action, reason="because")


def test_a_move_wants_its_reason_and_then_moves(desk: Desk, signed_in: Any) -> None:
    officer, found = signed_in("officer"), desk.request()
    address = reverse("move-request", args=[found.pk, "ask"])
    today = date.today()
    day = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    assert "Enter the reason" in page_of(officer.post(address, day))
    assert officer.post(address, {**day, "reason": "Which years?"}).status_code == 302
    found.refresh_from_db()
    assert found.stage is State.CLARIFICATION
    page = page_of(officer.get(reverse("request", args=[found.pk])))
    assert "The time does not run: waiting for clarification" in page
    assert "Which years?" in page


def test_a_day_out_of_order_is_told_in_the_form(desk: Desk, signed_in: Any) -> None:
    found = desk.request()
    early = found.received_on - timedelta(days=1)
    day = {"on_day": early.day, "on_month": early.month, "on_year": early.year}
    address = reverse("move-request", args=[found.pk, "ask"])
    page = page_of(signed_in("officer").post(address, {**day, "reason": "Which years?"}))
    assert "There is a problem" in page
    assert "is before" in page


def test_whoever_comes_second_is_told_who_came_first(desk: Desk, signed_in: Any) -> None:
    found = desk.request()
    move_request(by=desk.officer, request=found, action=Action.CHECK)
    response = signed_in("officer").post(reverse("move-request", args=[found.pk, "check"]))
    assert response.status_code == 409
    page = page_of(response)
    assert "Check validity by The officer" in page
    assert "Nothing was changed by this attempt" in page


def test_a_move_of_another_role_is_refused_though_the_address_is_known(
    desk: Desk, signed_in: Any
) -> None:
    found = desk.request()
    for role in (Role.ANALYST, Role.APPROVER, Role.COMMUNICATIONS, Role.AUDITOR):
        address = reverse("move-request", args=[found.pk, "check"])
        assert signed_in(role).post(address).status_code == 403
    found.refresh_from_db()
    assert found.stage is State.RECEIVED


@pytest.mark.parametrize("slug", ["nonsense", "approve", "release"])
def test_there_is_no_such_move_here(desk: Desk, signed_in: Any, slug: str) -> None:
    address = reverse("move-request", args=[desk.request().pk, slug])
    assert signed_in("officer").get(address).status_code == 404


def _listed(client: Any, listing: str, q: str = "") -> list[str]:
    page = client.get(reverse("requests"), {"list": listing, "q": q})
    table = page.context["table"]
    return [row[0].text for row in table.rows]


def test_every_list_holds_what_its_name_says(desk: Desk, signed_in: Any) -> None:
    today = date.today()
    for reference, days in (("1/26", 2), ("2/26", 26), ("3/26", 60)):
        request = desk.request(reference)
        request.received_at -= (request.received_at.date() - today) + timedelta(days=days)
        request.save()
    waiting = desk.request("4/26")
    move_request(by=desk.officer, request=waiting, action=Action.ASK, reason="Which years?")
    withdrawn = desk.request("5/26")
    move_request(by=desk.officer, request=withdrawn, action=Action.WITHDRAW, reason="By letter")
    officer, analyst = signed_in("officer"), signed_in("analyst")
    assert _listed(officer, "team") == ["3/26", "2/26", "1/26", "4/26"]
    assert _listed(officer, "mine") == _listed(officer, "team")
    assert _listed(analyst, "mine") == []
    assert _listed(officer, "late") == ["3/26"]
    assert _listed(officer, "week") == ["2/26"]
    assert _listed(officer, "waiting") == ["4/26"]
    assert _listed(officer, "done") == ["5/26"]
    assert _listed(officer, "no such list") == _listed(officer, "mine")


@pytest.mark.parametrize("answered", [False, True])
@pytest.mark.parametrize("state", State)
def test_every_request_is_in_the_lists_that_its_state_names_and_in_no_other(
    desk: Desk, signed_in: Any, state: State, answered: bool
) -> None:
    found = desk.request()
    if answered:
        found.clock_events.create(kind=ClockKind.ANSWERED, on=date.today(), by=desk.officer)
    found.state = state.value
    found.save()
    officer = signed_in("officer")
    lists = ("team", "done", "waiting")
    team, done, waiting = (_listed(officer, one) == ["911/26"] for one in lists)
    assert team is (state in UNTIL_DEALT_WITH)
    assert done is not team
    assert waiting is state.startswith("waiting")


def _under_review(desk: Desk, reference: str, *, days: int, state: State) -> Request:
    """A request that was answered, and of which a review was asked for so many days ago."""
    found, today = desk.request(reference), date.today()
    answered, asked = (today - timedelta(days=days + more) for more in (10, 0))
    for kind, on in ((ClockKind.ANSWERED, answered), (ClockKind.REVIEW_ASKED, asked)):
        found.clock_events.create(kind=kind.value, on=on, by=desk.officer)
    found.received_at -= (found.received_at.date() - answered) + timedelta(days=5)
    found.state = state.value
    found.save()
    return found


def test_a_review_stands_in_the_lists_with_its_own_last_day(desk: Desk, signed_in: Any) -> None:
    _under_review(desk, "1/26", days=2, state=State.INTERNAL_REVIEW)
    _under_review(desk, "2/26", days=26, state=State.INTERNAL_REVIEW)
    again = _under_review(desk, "3/26", days=60, state=State.DRAFTING)
    _under_review(desk, "4/26", days=60, state=State.CLOSED)
    officer = signed_in("officer")
    assert _listed(officer, "mine") == _listed(officer, "team") == ["3/26", "2/26", "1/26"]
    assert _listed(officer, "week") == ["2/26"]
    assert _listed(officer, "late") == ["3/26"]
    assert _listed(officer, "done") == ["4/26"]
    page = page_of(officer.get(reverse("request", args=[again.pk])))
    assert "Last day to answer the review" in page
    assert "internal review: late by" in page
    days = officer.get(reverse("days", args=[again.pk])).context["table"].rows
    assert days[-1][1] == "working day 20"
    assert days[-1][0].endswith(long_date(standing_of(again, organisation()).dates[0][1]))


def test_a_review_that_was_answered_is_neither_due_nor_late(desk: Desk, signed_in: Any) -> None:
    ended = _under_review(desk, "1/26", days=60, state=State.INTERNAL_REVIEW)
    officer = signed_in("officer")
    assert _listed(officer, "late") == ["1/26"]
    record_result(
        by=desk.officer, request=ended, review_answered_on=date.today(),
        review_outcome=ReviewOutcome.KEPT,
    )  # fmt: skip
    assert _listed(officer, "mine") == ["1/26"]
    assert _listed(officer, "late") == _listed(officer, "week") == []


def test_how_a_review_ended_can_be_told_while_its_answer_is_drafted_again(
    desk: Desk, signed_in: Any
) -> None:
    again = _under_review(desk, "1/26", days=2, state=State.DRAFTING)
    officer, tell = signed_in("officer"), "Say how review and complaint ended"
    page = page_of(officer.get(reverse("request", args=[again.pk])))
    assert tell in page
    assert "Extend for the public interest" not in page
    assert tell not in page_of(officer.get(reverse("request", args=[desk.request().pk])))


def test_an_owner_of_a_question_finds_its_request_among_their_own(
    desk: Desk, signed_in: Any
) -> None:
    from answerable.store.writes.requests import assign_question

    question = desk.request().questions.first()
    assign_question(by=desk.officer, question=question, owner=desk.analyst)
    assert _listed(signed_in("analyst"), "mine") == ["911/26"]


def test_a_list_is_searched_by_reference_and_title(desk: Desk, signed_in: Any) -> None:
    desk.request("911/26")
    desk.request("912/26")
    officer = signed_in("officer")
    assert _listed(officer, "team", "912") == ["912/26"]
    assert _listed(officer, "team", "SOCIAL media") == ["911/26", "912/26"]
    assert _listed(officer, "team", "%") == []


@pytest.mark.parametrize("typed", ["911/26", " 911-26", "911_26", "0911/26", "FOI 911/26"])
def test_a_reference_is_the_same_in_every_spelling_wherever_it_is_typed(
    desk: Desk, signed_in: Any, typed: str
) -> None:
    known, other = desk.request("911_26"), desk.request("5/26")
    officer, link = signed_in("officer"), {"reference": typed, "kind": "linked"}
    assert _listed(officer, "team", typed) == ["911_26"]
    assert "already a request with this reference" in page_of(_log(officer, reference=typed))
    assert Request.objects.count() == 2
    officer.post(reverse("add-link", args=[other.pk]), link)
    assert other.links.get().other == known
    history = page_of(signed_in("auditor").get(reverse("history"), {"about": typed}))
    assert history.count("Request logged") == 1


def test_a_reference_that_can_be_two_requests_is_asked_for_in_full(
    desk: Desk, signed_in: Any
) -> None:
    for logged in ("2011_12", "12_11", "3/26"):
        found = desk.request(logged)
    link = {"reference": "2011/12", "kind": "linked"}
    page = page_of(signed_in("officer").post(reverse("add-link", args=[found.pk]), link))
    assert "Several requests can be meant: enter 12_11 or 2011_12" in page


def test_long_lists_are_turned_page_by_page(desk: Desk, signed_in: Any) -> None:
    for number in range(1, 31):
        desk.request(f"{number}/26")
    officer = signed_in("officer")
    first = officer.get(reverse("requests"), {"list": "team"})
    assert "Page 1 of 2" in page_of(first)
    assert "Next page" in page_of(first)
    assert len(first.context["table"].rows) == 25
    beyond = officer.get(reverse("requests"), {"list": "team", "page": "99"})
    assert len(beyond.context["table"].rows) == 5
