"""Small counts at the desk: a second person agrees to the figures that leave, and to no others."""

from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from answerable.desk.leaving import answer_of
from answerable.model.calendar import today_in_london
from answerable.model.decisions import Verdict
from answerable.model.journal import Decided, Undone
from answerable.model.request import WORKSHEET
from answerable.model.roles import Role
from answerable.steps.answers.plan_answer import with_facts
from answerable.store.models import AuditEvent
from answerable.store.writes.people import add_person
from answerable.store.writes.reviews import DatabaseJournal
from answering import Answering
from web.responses import page_of


def _at(name: str, answering: Answering, *rest: Any) -> str:
    return reverse(name, args=[answering.request.pk, *rest])


def _post(client: Any, address: str, answering: Answering, **typed: Any) -> Any:
    """Sends a form of the answer for the version that stands."""
    return client.post(address, {"version": answering.request.drafts.first().version, **typed})


def _missing(answering: Answering) -> bool:
    """Whether the last version wants a second person's agreement."""
    checks = answer_of(answering.request.drafts.first()).checks
    return "second-person-missing" in {one.code for one in checks if one.open}


def _weighed(answering: Answering) -> Any:
    """A version for whose small counts the officer gave the reason."""
    small = {
        "reason": "It is about six years.", "by": answering.desk.officer.name,
        "on": date(2026, 11, 4), "worksheet": dict.fromkeys(WORKSHEET, "It was weighed."),
    }  # fmt: skip
    return answering.save(with_facts(answering.plan(), small_counts=small))


def _agree(answering: Answering, person: Any) -> int:
    """Whether somebody is offered to agree; where not, whether they may all the same."""
    client = Client()
    client.force_login(person)
    page = page_of(client.get(_at("answer-small-counts", answering)))
    if "I agree that they are printed" in page:
        return HTTPStatus.OK
    return _post(client, _at("agree", answering), answering).status_code


MORE_TABLES = {
    "unit": "case", "date": "received_on", "period": "asked", "on_topic": "on",
    "population": "complaints made by members of the public",
    "by": ["term", "any term", "outcome", "year", "division"], "listed": ["wording"],
    "list_title": "The related incidents", "presentation": "exact",
}  # fmt: skip


def test_whoever_agrees_sees_every_small_count_and_what_is_listed_and_finds_the_answer(
    answering: Answering, signed_in: Any
) -> None:
    draft = _weighed(answering)
    page = page_of(signed_in("approver").get(_at("answer-small-counts", answering)))
    small = [
        (figure.words, figure.display)
        for question in answer_of(draft).questions
        for figure in question.figures
        if 0 < figure.value < 5
    ]
    shown = page[: page.index("I agree that they are printed")]
    assert small
    for words, number in small:
        assert words in shown
        assert f">{number}<" in shown
    listed = answer_of(draft).questions[1].lists[0]
    assert listed.title in shown
    assert all(escape(" – ".join(row)) in shown for row in listed.rows)
    assert f'href="{_at("answer", answering)}"' in shown


def test_the_reason_and_the_agreement_fall_away_where_other_counts_are_printed(
    answering: Answering, signed_in: Any
) -> None:
    answering.drafted()
    officer, first = signed_in("officer"), answering.request.questions.first()
    assert not _missing(answering)
    count = _at("answer-count", answering, first.pk, 1)
    assert _post(officer, count, answering, **MORE_TABLES).status_code == 302
    page = page_of(officer.get(_at("answer-small-counts", answering)))
    assert "The approver agreed" not in page
    assert "have changed since The officer gave a reason on 4 November 2026" in page
    event = AuditEvent.objects.filter(action="draft saved").latest("number")
    assert "the reason for the small counts has fallen away" in event.body
    assert _post(officer, _at("submit-answer", answering), answering).status_code == 409
    assert _post(signed_in("approver"), _at("agree", answering), answering).status_code == 404


def test_a_reason_that_fell_away_stands_in_its_form_and_is_saved_again_for_the_new_figures(
    answering: Answering, signed_in: Any
) -> None:
    _weighed(answering)
    officer, first = signed_in("officer"), answering.request.questions.first()
    _post(officer, _at("answer-count", answering, first.pk, 1), answering, **MORE_TABLES)
    _post(officer, _at("answer-words", answering), answering, intro="In other words.", limits="",
          answered_day="5", answered_month="1", answered_year="2027")  # fmt: skip
    weigh = _at("weigh", answering)
    form = officer.get(weigh).context["form"]
    kept = {name: form[name].value() for name in ("reason", *WORKSHEET)}
    assert kept == {
        "reason": "It is about six years.",
        **dict.fromkeys(WORKSHEET, "It was weighed."),
    }
    assert _post(officer, weigh, answering, **kept).status_code == 302
    assert _missing(answering)
    small = answer_of(answering.request.drafts.first()).small_counts
    assert small is not None
    assert small.on == today_in_london()


def test_an_agreement_stands_while_only_words_and_the_day_change(
    answering: Answering, signed_in: Any
) -> None:
    answering.drafted()
    officer, first = signed_in("officer"), answering.request.questions.first()
    day = {"answered_day": "5", "answered_month": "1", "answered_year": "2027"}
    typed = {**day, "intro": "These are the figures.", "limits": "Spellings differ."}
    assert _post(officer, _at("answer-words", answering), answering, **typed).status_code == 302
    words = _at("answer-question-words", answering, first.pk)
    typed = {"outcome": "granted", "wording": "There were {1.1.1}."}
    assert _post(officer, words, answering, **typed).status_code == 302
    assert answer_of(answering.request.drafts.first()).intro == "These are the figures."
    assert not _missing(answering)
    page = page_of(officer.get(_at("answer-small-counts", answering)))
    assert "The approver agreed on 5 November 2026" in page


def test_nobody_agrees_to_other_figures_than_were_on_the_page(
    answering: Answering, signed_in: Any
) -> None:
    draft = _weighed(answering)
    found = answer_of(draft).questions[0].lists[0].records[0]
    analyst, now = answering.desk.analyst, datetime.now(UTC)
    journal = DatabaseJournal(answering.review, by=analyst)
    with journal.writing():
        journal.append(Undone(found, analyst.name, now))
        again = Decided(found, Verdict.NOT_RELEVANT, analyst.name, now + timedelta(seconds=1))
        journal.append(again)
    approver = signed_in("approver")
    sent = _post(approver, _at("agree", answering), answering)
    assert sent.status_code == 409
    assert "the figures are now different" in page_of(sent).casefold()
    assert answering.request.drafts.first() == draft


def test_what_awaits_an_agreement_is_listed_for_those_who_can_give_it(
    answering: Answering, signed_in: Any
) -> None:
    at, agree = reverse("answers"), "Agree to the small counts"
    answering.save(answering.plan())
    assert agree not in page_of(signed_in("approver").get(at)), "no reason was given yet"
    _weighed(answering)
    page = page_of(signed_in("approver").get(at))
    assert agree in page
    assert _at("answer-small-counts", answering) in page
    assert "Nothing is waiting for you" not in page
    for role in ("officer", "communications", "analyst"):
        assert agree not in page_of(signed_in(role).get(at)), role
    _post(signed_in("approver"), _at("agree", answering), answering)
    assert agree not in page_of(signed_in("approver").get(at))


def test_the_officer_is_told_what_can_be_done_at_the_desk(
    answering: Answering, signed_in: Any
) -> None:
    _weighed(answering)
    page = page_of(signed_in("officer").get(_at("answer", answering)))
    assert "agrees under “Small counts”" in page
    assert "approved_by" not in page
    assert "[small_counts" not in page
    assert f'href="{_at("answer-small-counts", answering)}">Small counts</a>' in page


def test_whoever_wrote_the_answer_is_no_second_person(answering: Answering, signed_in: Any) -> None:
    plan = with_facts(_plan_of(_weighed(answering)), author=answering.desk.approver.name)
    answering.save(plan)
    approver = signed_in("approver")
    assert "Nothing is waiting for you" in page_of(approver.get(reverse("answers")))
    sent = _post(approver, _at("agree", answering), answering)
    assert sent.status_code == 409
    assert "somebody else gave the reason and wrote the answer" in page_of(sent)


def _plan_of(draft: Any) -> Any:
    from answerable.files.plans import read_plan

    return read_plan(draft.plan)


def test_a_second_officer_who_changed_a_figure_does_not_agree_to_it(
    answering: Answering, signed_in: Any
) -> None:
    other, _ = add_person(
        by=None, name="Another officer", email="another@force.example", roles=[Role.OFFICER],
        password="a long password",
    )  # fmt: skip
    _weighed(answering)
    assert _agree(answering, other) == HTTPStatus.OK
    answering.save(with_facts(answering.plan(), intro="In other words."), by=other)
    assert _agree(answering, other) == HTTPStatus.CONFLICT
    assert _missing(answering)
