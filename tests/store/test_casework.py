"""The officer's casework in the tables: links, origins, topics begun again, letters, results."""

from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from answerable.model.calendar import today_in_london
from answerable.model.casework import CameWith
from answerable.model.clock import ClockKind
from answerable.model.cost import Activity
from answerable.model.decisions import Verdict
from answerable.model.errors import UserMistake
from answerable.model.letters import LetterKind
from answerable.model.returns import CaseOutcome, ComplaintOutcome, ReviewOutcome
from answerable.model.roles import Role
from answerable.model.stages import Action
from answerable.store.models import (
    Attachment,
    AuditEvent,
    LetterTemplate,
    LinkKind,
    Request,
    RequestLink,
    TimeEntry,
    Topic,
)
from answerable.store.reads.chain import check_chain
from answerable.store.reads.clock import standing_of
from answerable.store.reads.links import links_of
from answerable.store.reads.organisations import organisation
from answerable.store.reads.plans import plan_of
from answerable.store.reads.returns import return_cases
from answerable.store.reads.topics import rulings_of
from answerable.store.reads.working_time import reading_pace, running_timer
from answerable.store.writes.arrivals import put_aside
from answerable.store.writes.exports import list_exported
from answerable.store.writes.letters import drop_template, keep_letter, keep_template
from answerable.store.writes.links import link_requests, unlink_requests
from answerable.store.writes.moves import move_request
from answerable.store.writes.requests import log_request
from answerable.store.writes.results import record_result
from answerable.store.writes.reviews import decide
from answerable.store.writes.topics import add_topic, decide_variant, save_terms, start_topic
from answerable.store.writes.working_time import add_time, remove_time, start_timer, stop_timer
from store.desks import RECEIVED, Desk
from store.test_races import at_once

ORIGIN = "ab" * 32


def _log(desk: Desk, reference: str) -> Request:
    came = CameWith("figures.csv", 3, "cd" * 32, (), b"a,b")
    return log_request(
        by=desk.officer, reference=reference, title="x", received_at=RECEIVED, origin=ORIGIN,
        attachments=[came],
    )  # fmt: skip


def test_what_arrived_once_is_logged_once_with_its_files(store: str) -> None:
    desk = Desk()
    found = _log(desk, "1/26")
    (kept,) = found.attachments.all()
    assert bytes(kept.content) == b"a,b"
    with pytest.raises(UserMistake) as told:
        _log(desk, "2/26")
    assert told.value.code == "arrival-known"
    assert (Request.objects.count(), Attachment.objects.count()) == (1, 1)


def test_of_two_who_log_the_same_email_at_once_one_is_told(store: str) -> None:
    desk = Desk()
    results = at_once(lambda: _log(desk, "1/26"), lambda: _log(desk, "2/26"))
    assert sum(isinstance(result, UserMistake) for result in results) == 1
    assert Request.objects.count() == 1
    check_chain()


def test_of_two_who_link_at_once_one_is_told_and_one_link_stands(store: str) -> None:
    desk = Desk()
    one, other = desk.request("1/26"), desk.request("2/26")

    def link() -> RequestLink:
        return link_requests(by=desk.officer, request=one, other=other, kind=LinkKind.DUPLICATE)

    results = at_once(link, link)
    assert sum(isinstance(result, UserMistake) for result in results) == 1
    (found,) = links_of(other)
    assert (found.words, found.other) == ("has the duplicate", one)
    unlink_requests(by=desk.officer, link=found.link)
    assert links_of(one) == []
    check_chain()


def test_a_topic_begun_again_keeps_its_terms_and_links_its_requests(store: str) -> None:
    desk = Desk()
    earlier, new = desk.request("1/26"), desk.request("2/26")
    topic = add_topic(by=desk.analyst, name="social media", request=earlier)
    save_terms(by=desk.analyst, topic=topic, terms=["Facebook"], after_version=0)
    begun = start_topic(by=desk.analyst, request=new, earlier=topic)
    assert begun.term_lists.get().terms == ["Facebook"]
    (link,) = links_of(new)
    assert (link.other, link.link.note) == (earlier, "begins with the terms of social media")
    third = desk.request("3/26")
    again = start_topic(by=desk.analyst, request=third, earlier=begun)
    assert again.name == "social media (3/26)"
    with pytest.raises(UserMistake):
        start_topic(by=desk.communications, request=third, earlier=topic)
    assert Topic.objects.count() == 3


def test_topics_begun_for_a_request_keep_their_own_names(store: str) -> None:
    desk = Desk()
    request = desk.request("7/26")
    names = ("Drones (police)", "Drones (public)", "x" * 198)
    earlier = [add_topic(by=desk.analyst, name=name) for name in names]
    begun = [start_topic(by=desk.analyst, request=request, earlier=one).name for one in earlier]
    assert begun == ["Drones (police) (7/26)", "Drones (public) (7/26)", "x" * 193 + " (7/26)"]


def test_what_is_ruled_on_may_be_as_long_as_a_line_of_terms(store: str) -> None:
    desk = Desk()
    topic = add_topic(by=desk.analyst, name="drones")
    term = " | ".join(f"a kind of drone {number}" for number in range(14))
    told = {"by": desk.analyst, "topic": topic, "term": term, "reason": "as read"}
    decide_variant(variant="drone " * 50, accepted=True, **told)
    assert [one.term for one in rulings_of(topic)] == [term]


def test_a_timer_survives_and_only_its_owner_takes_a_time_back(store: str) -> None:
    desk = Desk()
    found = desk.request()
    start_timer(by=desk.officer, request=found, activity=Activity.LOCATE)
    running = running_timer(Desk.again().officer)
    assert running is not None
    assert running.request == found
    entry = stop_timer(by=desk.officer)
    with pytest.raises(UserMistake) as told:
        remove_time(by=desk.analyst, entry=entry, reason="x")
    assert told.value.code == "right-missing"
    remove_time(by=desk.officer, entry=entry, reason="forgotten over lunch")
    assert not TimeEntry.objects.exists()
    details = {"activity": Activity.LOCATE, "minutes": Decimal(5), "on": date(2026, 11, 20)}
    add_time(by=desk.analyst, request=found, **details)
    check_chain()


def test_reading_pace_is_what_the_review_of_the_request_measured(store: str) -> None:
    desk = Desk()
    found, review = desk.request(), desk.review()
    assert reading_pace(found) is None
    review.request = found
    review.save()
    for ref, seconds in (("a", 30.0), ("b", 90.0)):
        decide(by=desk.analyst, review=review, ref=ref, verdict=Verdict.RELEVANT, seconds=seconds)
    pace = reading_pace(found)
    assert pace is not None
    assert (pace.records, pace.seconds_each) == (2, 60.0)


def test_letters_and_templates_are_kept_with_their_hash_and_by_the_right_people(
    store: str,
) -> None:
    desk = Desk()
    found = desk.request()
    made = {"kind": LetterKind.RESPONSE, "word": b"w", "page": "p", "text": "t"}
    letter = keep_letter(by=desk.officer, request=found, **made)
    assert letter.sha256 in AuditEvent.objects.get(action="letter written").body
    template = {"kind": LetterKind.RESPONSE, "name": "own.docx", "content": b"x"}
    for role in (role for role in Role if role is not Role.OFFICER):
        with pytest.raises(UserMistake):
            keep_letter(by=getattr(desk, role), request=found, **made)
    for role in (role for role in Role if role is not Role.ADMINISTRATOR):
        with pytest.raises(UserMistake):
            keep_template(by=getattr(desk, role), **template)
        with pytest.raises(UserMistake):
            drop_template(by=getattr(desk, role), kind=LetterKind.RESPONSE)
    keep_template(by=desk.administrator, **template)
    keep_template(by=desk.administrator, **{**template, "content": b"y"})
    assert LetterTemplate.objects.filter(in_use=True).count() == 1
    drop_template(by=desk.administrator, kind=LetterKind.RESPONSE)
    assert LetterTemplate.objects.filter(in_use=True).count() == 0
    check_chain()


def test_what_is_put_aside_or_saved_as_a_table_stays_in_the_history(store: str) -> None:
    desk = Desk()
    put_aside(by=desk.officer, origin=ORIGIN, channel="e-mail", reason="advertising")
    list_exported(by=desk.auditor, name="late", rows=3, requesters=False)
    with pytest.raises(UserMistake):
        put_aside(by=desk.analyst, origin=ORIGIN, channel="e-mail", reason="x")
    told = AuditEvent.objects.values_list("action", flat=True)
    assert {"arrival put aside", "list saved as a table"} <= set(told)


def _released(desk: Desk, reference: str) -> Request:
    """A request that was answered and released."""
    from answerable.store.reads.releases import last_release
    from answerable.store.writes.releases import release_draft
    from store.desks import FILES

    found = desk.drafting(reference)
    draft = desk.approved(found)
    release_draft(
        by=desk.officer, draft=draft, files=FILES, after_release=last_release(), publish=True
    )
    return Request.objects.get(pk=found.pk)


def test_the_return_counts_requests_as_the_desk_left_them(store: str) -> None:
    desk = Desk()
    released = _released(desk, "911/26")
    desk.request("2/26", until=(Action.ASK,))
    desk.request("3/26", until=(Action.WITHDRAW,))
    desk.request("4/26")
    cases, left_out = return_cases()
    assert left_out == []
    by_reference = {case.reference: case for case in cases}
    assert by_reference["911/26"].outcome is CaseOutcome.GRANTED
    assert by_reference["911/26"].answered is not None
    assert by_reference["2/26"].clarification_asked is not None
    assert by_reference["2/26"].clarified is None
    assert by_reference["3/26"].outcome is CaseOutcome.WITHDRAWN
    assert by_reference["4/26"].outcome is None
    released.clock_events.create(kind="answered", on=date(2026, 10, 1), by=desk.officer)
    released.clock_events.first().delete()
    cases, (told,) = return_cases()
    assert len(cases) == 3
    assert told == "911/26 is in no figure: it was answered before it was received"


@pytest.mark.parametrize("end", [Action.WITHDRAW, Action.LAPSE])
def test_a_request_that_is_reopened_runs_again_from_that_day(store: str, end: Action) -> None:
    desk = Desk()
    found = desk.request("1/26", until=(Action.ASK, end))
    gone = standing_of(found, organisation())
    assert (gone.last_day, gone.waiting) == (None, "")
    assert gone.ended in ("the request was withdrawn", "the request has lapsed")
    for action in (Action.REOPEN, Action.ACCEPT, Action.DRAFT):
        found = move_request(by=desk.officer, request=found, action=action, reason="it came")
    standing = standing_of(found, organisation())
    assert (standing.waiting, standing.days_left) == ("", 20)
    (case,), left_out = return_cases()
    assert (case.outcome, case.clarification_asked, left_out) == (None, None, [])
    assert (case.clarified, case.reopened) == (None, today_in_london())


def test_a_request_reopened_in_an_earlier_version_has_its_entry_in_its_place(store: str) -> None:
    migration = import_module("answerable.store.migrations.0013_source_seal_and_reopening")
    desk = Desk()
    again = (Action.WITHDRAW, Action.REOPEN, Action.ASK, Action.CLARIFY)
    steps = (Action.ASK, *again, *again)
    found = desk.request("1/26", until=steps)
    as_moved = list(found.clock_events.values_list("kind", "on", "reason", "by"))
    found.clock_events.filter(kind=ClockKind.REOPENED.value).delete()
    for _ in range(2):  # done once more, it adds nothing
        migration.add_reopenings(apps, connection.schema_editor())
        assert list(found.clock_events.values_list("kind", "on", "reason", "by")) == as_moved


def test_a_fee_that_was_waited_for_before_a_request_was_reopened_lapses_nothing(
    store: str,
) -> None:
    desk = Desk()
    found = desk.request("1/26")
    for kind, day in ((ClockKind.FEE_NOTICE, 20), (ClockKind.REOPENED, 24), (ClockKind.ASKED, 25),
                      (ClockKind.CLARIFIED, 26)):  # fmt: skip
        found.clock_events.create(kind=kind.value, on=date(2026, 11, day), by=desk.officer)
    (case,), _ = return_cases()
    assert (case.fee_notice, case.clarified) == (None, date(2026, 11, 26))


def test_a_review_that_is_over_without_its_outcome_is_told_beside_the_return(store: str) -> None:
    desk = Desk()
    found = _released(desk, "911/26")
    move_request(by=desk.officer, request=found, action=Action.ASK_REVIEW)
    assert return_cases()[1] == []
    move_request(by=desk.officer, request=found, action=Action.CLOSE, reason="it was withdrawn")
    (case,), told = return_cases()
    assert case.review_answered is None
    assert "911/26: its internal review is over" in told[0]
    kept = {"review_answered_on": date.today(), "review_outcome": ReviewOutcome.KEPT}
    record_result(by=desk.officer, request=found, **kept)
    assert return_cases()[1] == []


def test_what_is_drafted_for_a_review_is_planned_as_its_outcome(store: str) -> None:
    desk = Desk()
    found = _released(desk, "911/26")
    assert "after_review" not in plan_of(found, None)
    move_request(by=desk.officer, request=found, action=Action.ASK_REVIEW)
    assert plan_of(found, None)["after_review"] is True
    move_request(by=desk.officer, request=found, action=Action.CLOSE, reason="it was withdrawn")
    assert "after_review" not in plan_of(found, None)


def test_how_a_review_and_a_complaint_ended_is_recorded_in_order(store: str) -> None:
    desk = Desk()
    found = _released(desk, "911/26")
    day = date.today()
    kept = {"review_answered_on": day, "review_outcome": ReviewOutcome.KEPT}
    with pytest.raises(UserMistake, match="nobody has asked for a review"):
        record_result(by=desk.officer, request=found, **kept)
    move_request(by=desk.officer, request=found, action=Action.ASK_REVIEW)
    wrong = (
        {"review_answered_on": day},
        {"review_outcome": ReviewOutcome.KEPT},
        {"complaint_outcome": ComplaintOutcome.PARTLY},
        {"complained_on": date(2030, 1, 1)},
        {"complained_on": date(2020, 1, 1)},
        {"review_answered_on": RECEIVED.date(), "review_outcome": ReviewOutcome.KEPT},
    )
    for values in wrong:
        with pytest.raises(UserMistake):
            record_result(by=desk.officer, request=found, **values)
    with pytest.raises(UserMistake):
        record_result(by=desk.analyst, request=found, **kept)
    record_result(by=desk.officer, request=found, **kept, complained_on=day)
    (case,), left_out = return_cases()
    assert left_out == []
    assert (case.review_outcome, case.complained) == (ReviewOutcome.KEPT, day)
