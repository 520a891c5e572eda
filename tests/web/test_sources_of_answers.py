"""What the figures of an answer are counted from: chosen together, and told when it changes."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from answerable.desk.answers import Sources, run_of
from answerable.desk.forms.answers import conditions_of
from answerable.desk.leaving import answer_of
from answerable.model.decisions import Verdict
from answerable.model.errors import UserMistake
from answerable.model.periods import Period
from answerable.model.request import Count
from answerable.store.writes.reviews import decide, undo
from answerable.store.writes.topics import add_topic, decide_variant, save_terms
from answering import Answering, before_approver, submitted
from web.responses import page_of


def _decided_otherwise(answering: Answering, draft: Any) -> None:
    """A record that a figure counts is taken back and decided as not relevant."""
    ref = answer_of(draft).questions[0].headlines[0].records[0]
    undo(by=answering.desk.analyst, review=answering.review, ref=ref)
    decide(
        by=answering.desk.analyst, review=answering.review, ref=ref, verdict=Verdict.NOT_RELEVANT
    )


def _at(name: str, answering: Answering) -> str:
    return reverse(name, args=[answering.request.pk])


def test_a_version_whose_review_was_changed_is_not_submitted_before_it_is_worked_out_anew(
    answering: Answering, signed_in: Any
) -> None:
    draft = answering.drafted()
    officer, answer = signed_in("officer"), _at("answer", answering)
    assert "Submit for clearance" in page_of(officer.get(answer))
    _decided_otherwise(answering, draft)
    page = page_of(officer.get(answer))
    assert "Work it out again" in page
    assert "Submit for clearance" not in page
    with pytest.raises(UserMistake, match="decisions or terms that it counts from have changed"):
        submitted(answering.desk, draft)
    told = officer.post(_at("renew-answer", answering), {"version": draft.version}, follow=True)
    assert "Figures have moved: question 1" in page_of(told)
    assert "9 before, 8 now" in page_of(told)


def test_a_save_of_words_says_which_figures_moved(answering: Answering, signed_in: Any) -> None:
    draft = answering.drafted()
    typed = {"answered_day": "27", "answered_month": "11", "answered_year": "2026",
             "intro": "Thank you.", "limits": ""}  # fmt: skip
    words, officer = _at("answer-words", answering), signed_in("officer")
    sent = officer.post(words, {"version": draft.version, **typed}, follow=True)
    assert "Figures have moved" not in page_of(sent)
    _decided_otherwise(answering, draft)
    sent = officer.post(words, {"version": draft.version + 1, **typed}, follow=True)
    assert "9 before, 8 now" in page_of(sent)


def test_whoever_clears_a_version_sees_that_its_review_was_changed(
    answering: Answering, signed_in: Any
) -> None:
    draft = before_approver(answering.desk, answering.drafted())
    approver, at = signed_in("approver"), reverse("draft", args=[draft.pk])
    warning = "were changed after it was worked out"
    assert warning not in page_of(approver.get(at))
    _decided_otherwise(answering, draft)
    assert warning in page_of(approver.get(at))


def test_looking_at_a_record_and_pausing_make_no_version_outdated(
    answering: Answering, signed_in: Any
) -> None:
    answering.drafted()
    analyst = signed_in("analyst")
    analyst.get(reverse("read", args=[answering.review.pk]))
    analyst.post(reverse("pause", args=[answering.review.pk]))
    assert answering.review.entries.last().values.count('"paused"') == 1
    assert "Submit for clearance" in page_of(signed_in("officer").get(_at("answer", answering)))


def test_a_version_without_a_review_is_outdated_by_new_terms(
    answering: Answering, signed_in: Any
) -> None:
    answering.review = None
    answering.save(answering.plan())
    officer, answer = signed_in("officer"), _at("answer", answering)
    assert "Work it out again" not in page_of(officer.get(answer))
    save_terms(by=answering.desk.analyst, topic=answering.topic, terms=["twitter"], after_version=1)
    assert "Work it out again" in page_of(officer.get(answer))


def test_a_version_that_did_not_keep_how_far_its_sources_had_come_is_not_called_outdated(
    answering: Answering, signed_in: Any
) -> None:
    answering.drafted()
    answering.request.drafts.update(source_seal=None)
    assert "Submit for clearance" in page_of(signed_in("officer").get(_at("answer", answering)))


def test_a_review_of_another_topic_is_refused_beside_its_field(
    answering: Answering, signed_in: Any
) -> None:
    other = add_topic(by=answering.desk.analyst, name="body-worn cameras", rule="One was worn.")
    officer, at = signed_in("officer"), _at("answer-sources", answering)
    chosen = {"version": 0, "register": answering.register.pk, "review": answering.review.pk}
    for topic in (other.pk, ""):
        page = page_of(officer.post(at, {**chosen, "topic": topic}))
        assert "Review" in page
        assert f"review {answering.review.pk} was made about another topic: social media" in (
            page.casefold()
        )
    assert not answering.request.drafts.exists()


def test_reviews_are_chosen_by_number_register_and_scope(
    answering: Answering, signed_in: Any
) -> None:
    page = page_of(signed_in("officer").get(_at("answer-sources", answering)))
    assert f"Review {answering.review.pk}: social media, on Complaints (all records)" in page


def test_a_scope_is_told_in_words() -> None:
    period = Period(date(2015, 1, 1), date(2015, 12, 31))
    scope = Count("case", "received_on", "x", period, {"case_type": ("Public complaint",)})
    assert list(conditions_of(scope)) == [
        "date received 1 January 2015 to 31 December 2015", "case type is Public complaint",
    ]  # fmt: skip


def test_a_spelling_that_was_refused_in_the_end_is_not_searched_however_it_is_written(
    answering: Answering,
) -> None:
    desk, found = answering.desk, answering.topic
    told = {"by": desk.analyst, "topic": found, "reason": "as read"}
    decide_variant(term="twitter", variant="titter", accepted=True, **told)
    decide_variant(term="Twitter", variant="Titter", accepted=False, **told)
    sources = Sources(answering.register, found, None)
    run = run_of(answering.request, answering.plan(), sources)
    assert run.answer.method.variants == ()
    assert "titter" not in str(run.request.topic)
