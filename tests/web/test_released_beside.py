"""What is released is held against all that left since it was worked out, and not only before."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from answerable.desk import publishing
from answerable.desk.answers import Sources, save_plan, snapshot_of
from answerable.desk.leaving import answer_of
from answerable.desk.views.requests import slug_of
from answerable.files.ledgers import append_to_ledger, read_ledger
from answerable.model.errors import UserMistake
from answerable.model.stages import Action, DraftState
from answerable.steps.answers.plan_answer import with_part
from answerable.steps.answers.write_answer import answer_json
from answerable.steps.protection.claim import claims_in
from answerable.store.home import ledger_file
from answerable.store.models import Draft, Release
from answerable.store.reads.plans import latest_draft, plan_of
from answerable.store.reads.releases import last_release
from answerable.store.writes.releases import release_draft
from answering import Answering, approved, hidden, short_draft
from web.responses import page_of


def _up_to(answering: Answering, reference: str, last: date) -> Draft:
    """A short answer that counts the cases of the register up to a day."""
    short = short_draft(answering.desk, answering.register, reference)
    plan = plan_of(short.request, latest_draft(short.request))
    for number in ("1", "2"):
        counted = {"unit": "case", "date": "received_on", "population": "complaints",
                   "from": date(2010, 1, 1), "to": last}  # fmt: skip
        plan = with_part(plan, number, "count", 1, counted)
    draft: Draft = save_plan(
        by=answering.desk.officer, request=short.request, plan=plan,
        sources=Sources(answering.register, None, None), after_version=1, note="up to",
    )  # fmt: skip
    return draft


def _two_that_differ_by_few(answering: Answering) -> tuple[date, date]:
    """Two days of which the later brings a few cases more."""
    cases = snapshot_of(answering.register).register.cases
    days = sorted(filter(None, (case.value("received_on") for case in cases)))
    before = days[len(days) // 2]
    after = next(day for day in days if before < day)
    assert 0 < days.count(after) < 5
    return date.fromisoformat(before), date.fromisoformat(after)


def _left_before(answering: Answering, draft: Draft) -> None:
    """Somebody publishes, beside the desk, the same for a period that is shorter by a day's few."""
    claim = next(iter(claims_in(answer_json(answer_of(draft)))))
    period = replace(claim.period, end=claim.period.end - timedelta(1))
    fewer = replace(claim, answer="1/26", period=period, low=claim.low - 2, high=claim.high - 2)
    ledger_file().parent.mkdir()
    append_to_ledger(ledger_file(), [fewer])


def test_what_left_since_a_version_was_saved_holds_up_its_release(answering: Answering) -> None:
    draft = answering.approved()
    _left_before(answering, draft)
    with pytest.raises(UserMistake) as told:
        publishing.release(by=answering.desk.officer, draft=draft)
    assert told.value.code == "published-since"
    assert not Release.objects.exists()
    assert Draft.objects.get(pk=draft.pk).stage is DraftState.APPROVED
    assert [entry.answer for entry in read_ledger(ledger_file())] == ["1/26"]


def test_it_is_told_to_whoever_signs_with_who_has_to_do_what(
    answering: Answering, signed_in: Any
) -> None:
    draft = answering.before_approver()
    at = reverse("sign", args=[draft.pk, slug_of(Action.APPROVE)])
    approver = signed_in("approver")
    typed = {name: hidden(page_of(approver.get(at)), name) for name in ("seal", "step")}
    _left_before(answering, draft)
    page = page_of(approver.post(at, typed))
    assert "answers that left after this version was saved" in page
    assert "return the version to its author" in page
    assert Draft.objects.get(pk=draft.pk).stage is DraftState.APPROVER
    back = {**typed, "words": "It gives away a small count."}
    assert approver.post(reverse("sign", args=[draft.pk, slug_of(Action.RETURN)]), back)
    assert Draft.objects.get(pk=draft.pk).stage is DraftState.RETURNED


def test_it_is_told_to_whoever_sends_it_to_clearance(answering: Answering, signed_in: Any) -> None:
    draft = answering.drafted()
    _left_before(answering, draft)
    at = reverse("submit-answer", args=[draft.request_id])
    page = page_of(signed_in("officer").post(at, {"version": draft.version}))
    assert "answers that left after this version was saved" in page
    assert Draft.objects.get(pk=draft.pk).stage is DraftState.WRITING


def test_of_two_in_clearance_at_once_that_give_a_small_count_away_one_leaves(
    answering: Answering,
) -> None:
    desk = answering.desk
    before, after = _two_that_differ_by_few(answering)
    first = approved(desk, _up_to(answering, "1/26", before))
    second = approved(desk, _up_to(answering, "2/26", after))
    publishing.release(by=desk.officer, draft=first)
    with pytest.raises(UserMistake) as told:
        publishing.release(by=desk.officer, draft=second)
    assert told.value.code == "published-since"
    assert Release.objects.get().draft == first


def test_a_release_that_is_still_to_be_written_counts_among_what_has_left(
    answering: Answering,
) -> None:
    desk = answering.desk
    before, after = _two_that_differ_by_few(answering)
    first = approved(desk, _up_to(answering, "1/26", before))
    second = approved(desk, _up_to(answering, "2/26", after))
    release_draft(by=desk.officer, draft=first, files=first.files, after_release=last_release())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "finish_due", lambda: ())  # another run is at it
        with pytest.raises(UserMistake) as told:
            publishing.release(by=desk.officer, draft=second)
    assert told.value.code == "published-since"


def test_what_another_process_decides_meanwhile_has_to_be_compared_first(
    answering: Answering,
) -> None:
    desk = answering.desk
    compared = last_release()
    first = approved(desk, short_draft(desk, answering.register, "1/26"))
    second = approved(desk, short_draft(desk, answering.register, "2/26"))
    release_draft(by=desk.officer, draft=first, files=first.files, after_release=compared)
    with pytest.raises(UserMistake) as told:
        release_draft(by=desk.officer, draft=second, files=second.files, after_release=compared)
    assert told.value.code == "changed-meanwhile"
