"""The officer's casework on screen: links, the time limit day by day, lists, time and cost."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from answerable.files.gate.apart import inspect_all
from answerable.files.plans import plan_text
from answerable.log.site import write_site
from answerable.model.calendar import today_in_london
from answerable.model.cost import Activity
from answerable.model.errors import UserMistake
from answerable.model.file_checks import PASS
from answerable.model.periods import long_date
from answerable.model.roles import Role
from answerable.model.stages import Action, State
from answerable.steps.entries.publish import public_copy
from answerable.store.models import AuditEvent, Draft, LinkKind, TimeEntry, Topic
from answerable.store.reads.plans import plan_of
from answerable.store.writes.links import link_requests
from answerable.store.writes.organisations import change_organisation, proclaim_holiday
from answerable.store.writes.topics import add_topic, decide_variant, save_terms
from answerable.store.writes.working_time import add_time, start_timer
from answering import hidden
from samples import sample_answer
from store.desks import Desk
from web.responses import page_of


def _day(on: date, name: str = "on") -> dict[str, int]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def test_a_link_is_shown_on_both_requests_and_taken_back_from_either(
    desk: Desk, signed_in: Any
) -> None:
    one, other = desk.request("1/26"), desk.request("2/26")
    officer = signed_in("officer")
    add = reverse("add-link", args=[one.pk])
    assert "There is no request with this reference" in page_of(
        officer.post(add, {"reference": "9/26", "kind": "linked"})
    )
    officer.post(add, {"reference": "2/26", "kind": "duplicate of", "note": "same letter"})
    assert "duplicate of" in page_of(officer.get(reverse("request", args=[one.pk])))
    assert "has the duplicate" in page_of(officer.get(reverse("request", args=[other.pk])))
    again = officer.post(
        reverse("add-link", args=[other.pk]), {"reference": "1/26", "kind": "linked"}
    )
    assert "There is a problem" in page_of(again)
    link = one.links.get()
    officer.post(reverse("remove-link", args=[other.pk, link.pk]))
    assert not one.links.exists()
    for request in (one, other):
        told = AuditEvent.objects.filter(request=request).values_list("action", flat=True)
        assert {"requests linked", "link taken back"} <= set(told)


def test_an_earlier_request_about_the_same_is_found_with_its_terms_and_rulings(
    desk: Desk, signed_in: Any
) -> None:
    earlier, new = desk.request("1/26"), desk.request("2/26")
    topic = add_topic(by=desk.analyst, name="social media", rule="It was posted.", request=earlier)
    save_terms(by=desk.analyst, topic=topic, terms=["Facebook", "Twitter"], after_version=0)
    decide_variant(
        by=desk.analyst, topic=topic, term="Facebook", variant="facebok", accepted=True,
        reason="a slip", records=3,
    )  # fmt: skip
    officer = signed_in("officer")
    page = page_of(officer.get(reverse("links", args=[new.pk])))
    assert "1/26: Complaints about social media" in page
    assert "Facebook, Twitter" in page
    officer.post(reverse("start-topic", args=[new.pk, topic.pk]))
    begun = Topic.objects.get(request=new)
    assert (begun.name, begun.rule) == ("social media (2/26)", "It was posted.")
    assert begun.term_lists.get().terms == ["Facebook", "Twitter"]
    assert begun.term_lists.get().note == "from social media, version 1"
    ruling = begun.variant_decisions.get()
    assert (ruling.variant, ruling.accepted, ruling.reason) == ("facebok", True, "a slip")
    again = officer.post(reverse("start-topic", args=[new.pk, topic.pk]))
    assert again.status_code == 409


def test_a_published_answer_about_the_same_is_found_with_its_figures_and_terms(
    desk: Desk, signed_in: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path))
    entry = public_copy(sample_answer())
    write_site(tmp_path / "log", [entry])
    found = desk.request("2/26")
    question = found.questions.first()
    question.text = entry["questions"][0]["text"]
    question.save()
    officer = signed_in("officer")
    page = page_of(officer.get(reverse("links", args=[found.pk])))
    assert entry["reference"] in page
    terms = [term["term"] for term in entry["method"]["terms"]]
    assert terms
    assert all(term in page for term in terms)
    officer.post(reverse("start-topic-from-answer", args=[found.pk]), {"path": entry["path"]})
    assert Topic.objects.get(request=found).term_lists.get().terms == terms
    gone = officer.post(reverse("start-topic-from-answer", args=[found.pk]), {"path": "../../x"})
    assert gone.status_code == 409


def test_every_day_is_shown_and_the_last_is_the_deadline(desk: Desk, signed_in: Any) -> None:
    found = desk.request()
    rows = signed_in("officer").get(reverse("days", args=[found.pk])).context["table"].rows
    assert rows[0] == ("Monday 2 November 2026", "not counted: the day of receipt")
    assert ("Monday 30 November 2026", "not counted: Saint Andrew’s Day (Scotland)") in [
        (day, why.replace("'", "’")) for day, why in rows
    ]
    assert ("Saturday 7 November 2026", "not counted: Saturday") in rows
    assert rows[-1] == ("Tuesday 1 December 2026", "working day 20")


def test_clarification_fee_and_extension_are_shown_with_their_days(
    desk: Desk, signed_in: Any
) -> None:
    found = desk.request()
    officer = signed_in("officer")
    move = reverse("move-request", args=[found.pk, "ask"])
    officer.post(move, {**_day(date(2026, 11, 5)), "reason": "Which years?"})
    page = page_of(officer.get(reverse("days", args=[found.pk])))
    assert "The time does not run: waiting for clarification" in page
    officer.post(reverse("move-request", args=[found.pk, "clarify"]), _day(date(2026, 11, 9)))
    rows = officer.get(reverse("days", args=[found.pk])).context["table"].rows
    assert rows[0][1] == "not counted: before the clarification came"
    assert rows[-1][1] == "working day 20"
    fee = reverse("move-request", args=[found.pk, "ask-fee"])
    officer.post(fee, {**_day(date(2026, 11, 11)), "reason": "copies"})
    officer.post(reverse("move-request", args=[found.pk, "take-fee"]), _day(date(2026, 11, 13)))
    rows = dict(officer.get(reverse("days", args=[found.pk])).context["table"].rows)
    assert rows["Thursday 12 November 2026"] == "not counted: fee not yet paid"
    extend = reverse("extend", args=[found.pk])
    assert "Enter the reason" in page_of(officer.post(extend, _day(date(2026, 11, 16))))
    officer.post(extend, {**_day(date(2026, 11, 16)), "reason": "section 31 is weighed"})
    page = page_of(officer.get(reverse("request", args=[found.pk])))
    assert "Last day for the notice of extension (working day 20)" in page
    assert "Last day to answer when extended (working day 40)" in page
    page = page_of(officer.get(reverse("days", args=[found.pk])))
    assert "section 31 is weighed" in page
    assert "working day 40" in page


def test_a_new_holiday_moves_open_requests_and_each_says_why(desk: Desk, signed_in: Any) -> None:
    found, done = desk.request("1/26"), desk.request("2/26", until=(Action.WITHDRAW,))
    proclaim_holiday(by=desk.administrator, on=date(2026, 11, 25), name="Day of thanks")
    officer = signed_in("officer")
    page = page_of(officer.get(reverse("days", args=[found.pk])))
    assert "not counted: Day of thanks" in page
    assert "Deadline moved by a new holiday" in page
    assert "2 December 2026" in page
    assert "moved by a new holiday" not in page_of(officer.get(reverse("request", args=[done.pk])))


def test_an_extension_is_offered_to_officers_while_the_request_is_open(
    desk: Desk, signed_in: Any
) -> None:
    found = desk.request()
    address = reverse("request", args=[found.pk])
    assert "Extend for the public interest" in page_of(signed_in("officer").get(address))
    assert "Extend for the public interest" not in page_of(signed_in("approver").get(address))
    change_organisation(by=desk.administrator, law="scotland")
    assert "Extend for the public interest" not in page_of(signed_in("officer").get(address))


def test_an_extension_is_offered_once_and_one_that_comes_too_late_is_told_in_the_form(
    desk: Desk, signed_in: Any
) -> None:
    found = desk.request()
    found.received_at -= timedelta(days=10)  # its last day is 20 November
    found.save()
    officer, extend = signed_in("officer"), reverse("extend", args=[found.pk])
    address = reverse("request", args=[found.pk])
    assert "Extend for the public interest" in page_of(officer.get(address))
    late = {**_day(date(2026, 11, 26)), "reason": "weighed"}
    page = page_of(officer.post(extend, late))
    assert "There is a problem" in page
    assert "had to be given by 20 November 2026" in page
    assert officer.post(extend, {**late, **_day(date(2026, 11, 20))}).status_code == 302
    assert "Extend for the public interest" not in page_of(officer.get(address))
    assert "an extension can be taken once" in page_of(officer.post(extend, late))
    again = officer.get(extend)
    assert again.status_code == 409
    assert "an extension can be taken once" in page_of(again)


def test_a_list_is_sorted_by_any_heading(desk: Desk, signed_in: Any) -> None:
    for reference in ("3/26", "1/26", "2/26"):
        desk.request(reference)
    officer = signed_in("officer")
    response = officer.get(reverse("requests"), {"list": "team", "sort": "reference"})
    assert [row[0].text for row in response.context["table"].rows] == ["1/26", "2/26", "3/26"]
    assert 'aria-sort="ascending"' in page_of(response)
    for sort in ("title", "state", "received", "due", "owner", "nonsense"):
        assert officer.get(reverse("requests"), {"sort": sort}).status_code == 200


ASKER_WORDS = ("Rowan", "rowan@example.org", "Elm Road")
SEES_REQUESTS = [role for role in Role if role is not Role.ADMINISTRATOR]


@pytest.mark.parametrize("role", SEES_REQUESTS)
def test_a_list_saved_as_csv_names_the_requester_to_officers_only(
    desk: Desk, signed_in: Any, role: Role, tmp_path: Path
) -> None:
    found = desk.request()
    found.title = "=cmd|' /C calc'!A0"
    found.save()
    saved = signed_in(role).get(reverse("export-requests"), {"list": "team"})
    text = saved.content.decode("utf-8-sig")
    assert ("Rowan Vale" in text) is (role is Role.OFFICER)
    assert ("Requester" in text) is (role is Role.OFFICER)
    (row,) = list(csv.DictReader(io.StringIO(text)))
    assert row["Last day to answer"] == "2026-12-01"
    assert row["Title"].startswith("'=")
    (tmp_path / "list.csv").write_bytes(saved.content)
    (report,) = inspect_all([tmp_path / "list.csv"])
    assert report.verdict == PASS, report.findings
    event = AuditEvent.objects.get(action="list saved as a table")
    assert event.by == getattr(desk, role)


@pytest.mark.parametrize("role", [role for role in SEES_REQUESTS if role is not Role.OFFICER])
def test_no_page_of_a_request_names_the_requester_to_anybody_but_officers(
    desk: Desk, signed_in: Any, role: Role
) -> None:
    found = desk.request()
    link_requests(by=desk.officer, request=found, other=desk.request("2/26"), kind=LinkKind.LINKED)
    other = signed_in(role)
    for name in ("request", "links", "days", "working-time"):
        page = page_of(other.get(reverse(name, args=[found.pk])))
        assert not any(words in page for words in ASKER_WORDS), name


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OFFICER])
@pytest.mark.parametrize("name", ["add-link", "extend", "letters"])
def test_links_extensions_and_letters_are_the_officers(
    desk: Desk, signed_in: Any, role: Role, name: str
) -> None:
    address = reverse(name, args=[desk.request().pk])
    assert signed_in(role).get(address).status_code == 403
    assert signed_in(role).post(address).status_code == 403


def test_a_timer_runs_once_for_each_person_and_every_page_shows_it(
    desk: Desk, signed_in: Any
) -> None:
    found, other = desk.request("1/26"), desk.request("2/26")
    officer = signed_in("officer")
    officer.post(reverse("start-timer", args=[found.pk]), {"activity": Activity.LOCATE.value})
    assert "Timer runs: 1/26" in page_of(officer.get(reverse("requests")))
    again = officer.post(reverse("start-timer", args=[other.pk]), {"activity": "locating"})
    assert again.status_code == 409
    assert "you already have a timer running" in page_of(again).lower()
    assert "Timer runs" not in page_of(signed_in("analyst").get(reverse("requests")))
    officer.post(reverse("stop-timer"))
    entry = TimeEntry.objects.get()
    assert entry.minutes is not None
    assert "Timer runs" not in page_of(officer.get(reverse("requests")))
    assert officer.post(reverse("stop-timer")).status_code == 409


def _time(officer: Any, pk: int, activity: Activity, minutes: str, day: int = 20) -> Any:
    typed = {"activity": activity.value, "minutes": minutes, **_day(date(2026, 11, day))}
    return officer.post(reverse("add-time", args=[pk]), typed)


def test_only_the_four_activities_move_the_meter_and_it_warns_at_four_fifths(
    desk: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), desk.request()
    address = reverse("working-time", args=[found.pk])
    others = (Activity.REDACT, Activity.EXEMPT, Activity.DRAFT, Activity.APPROVE)
    for day, activity in enumerate(others, start=21):
        assert _time(officer, found.pk, activity, "600", day).status_code == 302
    assert "0.0 of 18 hours" in page_of(officer.get(address))
    _time(officer, found.pk, Activity.LOCATE, "863.99")
    page = page_of(officer.get(address))
    assert "14.4 of 18 hours" in page
    assert "four fifths" not in page
    _time(officer, found.pk, Activity.EXTRACT, "0.01")
    assert "More than four fifths" in page_of(officer.get(address))
    assert "More than four fifths" in page_of(officer.get(reverse("request", args=[found.pk])))
    _time(officer, found.pk, Activity.RETRIEVE, "217")
    assert "The limit is exceeded" in page_of(officer.get(address))


def test_a_government_department_has_twenty_four_hours(desk: Desk, signed_in: Any) -> None:
    change_organisation(by=desk.administrator, authority="central-government")
    page = page_of(signed_in("officer").get(reverse("working-time", args=[desk.request().pk])))
    assert "0.0 of 24 hours" in page


@pytest.mark.parametrize(
    ("minutes", "told"),
    [("", "Enter the minutes"), ("x", "must be a number"), ("0", "enter 0"), ("1441", "less")],
)
def test_minutes_that_nobody_works_in_a_day_are_told(
    desk: Desk, signed_in: Any, minutes: str, told: str
) -> None:
    page = page_of(_time(signed_in("officer"), desk.request().pk, Activity.LOCATE, minutes))
    assert told in page
    assert not TimeEntry.objects.exists()


def test_a_day_that_is_still_to_come_is_told_as_that(desk: Desk) -> None:
    with pytest.raises(UserMistake, match="the day is still to come"):
        add_time(
            by=desk.officer, request=desk.request(), activity=Activity.LOCATE,
            minutes=Decimal(5), on=today_in_london() + timedelta(days=1),
        )  # fmt: skip


def test_time_before_the_request_came_and_more_than_a_day_has_are_told_and_not_entered(
    desk: Desk, signed_in: Any
) -> None:
    officer, found, other = signed_in("officer"), desk.request("1/26"), desk.request("2/26")
    before = found.received_on - timedelta(days=1)
    typed = {"activity": "locating", "minutes": "5", **_day(before)}
    told = page_of(officer.post(reverse("add-time", args=[found.pk]), typed))
    assert f"before the request, which came on {long_date(found.received_on)}" in told
    assert _time(officer, found.pk, Activity.LOCATE, "1000").status_code == 302
    told = page_of(_time(officer, other.pk, Activity.DRAFT, "440.01"))
    assert "nobody can work that in a day, of which 440 minutes are left" in told
    assert _time(officer, other.pk, Activity.DRAFT, "440").status_code == 302
    assert "of which 0 minutes are left" in page_of(_time(officer, found.pk, Activity.READ, "1"))
    assert _time(signed_in("analyst"), found.pk, Activity.READ, "1440").status_code == 302
    assert _time(officer, found.pk, Activity.LOCATE, "1440", 21).status_code == 302


def test_a_time_that_is_sent_twice_by_a_double_click_is_entered_once(
    desk: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), desk.request()
    at = reverse("add-time", args=[found.pk])
    day = {"on_day": "26", "on_month": "11", "on_year": "2026"}
    for _ in range(2):
        after = hidden(page_of(officer.get(at)), "after")
        typed = {"activity": "locating", "minutes": "30", "note": "", "after": after, **day}
        assert [officer.post(at, typed).status_code for _ in range(2)] == [302, 302]
    assert found.time_entries.count() == 2


def test_a_time_is_taken_back_by_whoever_entered_it_with_a_reason(
    desk: Desk, signed_in: Any
) -> None:
    found = desk.request()
    worked = {"activity": Activity.LOCATE, "minutes": Decimal(600), "on": date(2026, 11, 20)}
    entry = add_time(by=desk.officer, request=found, **worked)
    address = reverse("remove-time", args=[found.pk, entry.pk])
    assert signed_in("analyst").post(address, {"reason": "x"}).status_code == 403
    officer = signed_in("officer")
    assert "Enter the reason" in page_of(officer.post(address))
    officer.post(address, {"reason": "the timer was forgotten"})
    assert not TimeEntry.objects.exists()
    assert "Locating: minutes 600.00: the timer was forgotten" in page_of(
        officer.get(reverse("request", args=[found.pk]))
    )


def test_an_estimate_adds_what_is_still_to_be_read_to_what_was_used(
    desk: Desk, signed_in: Any
) -> None:
    officer, found = signed_in("officer"), desk.request()
    _time(officer, found.pk, Activity.LOCATE, "60")
    address = reverse("estimate", args=[found.pk])
    within = page_of(officer.post(address, {"records": "340", "minutes_each": "3"}))
    assert "18 hours" in within
    assert "Together this is within the limit" in within
    above = page_of(officer.post(address, {"records": "341", "minutes_each": "3"}))
    assert "Together this is above the limit" in above
    assert ">340<" in above.replace("\n", "")
    assert "must be a whole number" in page_of(officer.post(address, {"records": "many"}))


def test_a_running_timer_is_not_in_the_meter_before_it_is_stopped(
    desk: Desk, signed_in: Any
) -> None:
    found = desk.request()
    start_timer(by=desk.officer, request=found, activity=Activity.LOCATE)
    page = page_of(signed_in("officer").get(reverse("working-time", args=[found.pk])))
    assert "running now" in page
    assert "0.0 of 18 hours" in page
    assert found.stage is State.RECEIVED


def test_an_answer_begins_with_the_counts_of_an_earlier_one(desk: Desk, signed_in: Any) -> None:
    earlier, new = desk.drafting("1/26"), desk.drafting("2/26")
    draft = desk.draft(earlier)
    texts = [question.text for question in earlier.questions.all()]
    count = {"id": "n", "label": "complaints", "unit": "case"}
    plan = {
        "question": [{"number": "1", "text": texts[0], "count": [count], "narrative": ["Nine."]}]
    }
    Draft.objects.filter(pk=draft.pk).update(plan=plan_text(plan))
    officer = signed_in("officer")
    assert "Begin the answer with its counts" in page_of(
        officer.get(reverse("links", args=[new.pk]))
    )
    take = reverse("take-over", args=[new.pk, draft.pk])
    assert signed_in("analyst").post(take).status_code == 403
    assert officer.post(take).status_code == 302
    new.refresh_from_db()
    begun = plan_of(new, None)
    assert begun["question"][0]["count"] == [count]
    assert "narrative" not in begun["question"][0]
    assert new.links.get().other == earlier
    page = page_of(officer.get(reverse("links", args=[new.pk])))
    assert "The answer begins with the counts of 1/26, version 1" in page
    desk.draft(new)
    assert officer.post(take).status_code == 409
