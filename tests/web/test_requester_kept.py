"""Who asked is in no word that is published, and the desk, which knows them, looks for them."""

from typing import Any

import pytest
from django.urls import reverse

from answerable.desk import publishing
from answerable.desk.leaving import answer_of
from answerable.model.casework import Asker
from answerable.model.stages import State
from answerable.steps.answers.plan_answer import with_facts, with_question
from answerable.store.models import Release, Request, Requester
from answerable.store.writes.requests import correct_request
from answering import Answering
from web.responses import page_of

TOLD = "Rowan Vale, rowan@example.org lives at 1 Elm Road"


@pytest.mark.parametrize("field", ["title", "intro", "limits", "correction", "question", "wording"])
def test_what_the_desk_knows_of_the_requester_blocks_the_answer_wherever_it_is_printed(
    answering: Answering, field: str
) -> None:
    plan = answering.plan()
    if field == "question":
        plan["question"][0]["text"] = f"I, {TOLD}, ask: how many?"
    elif field == "wording":
        plan = with_question(plan, "1", wording=[TOLD])
    else:
        plan = with_facts(plan, **{field: [TOLD] if field == "limits" else TOLD})
    answer = answer_of(answering.save(plan))
    found = [one for one in answer.checks if one.code == "requester-printed"]
    kinds = {kind for one in found for kind in ("name", "e-mail", "postal") if kind in one.message}
    assert kinds == {"name", "e-mail", "postal"}
    assert answer.blocked
    told = " ".join(one.message + one.quote for one in found)
    assert not any(word in told for word in ("Rowan", "Elm"))


def test_an_answer_without_them_is_not_blocked(answering: Answering) -> None:
    assert not answer_of(answering.drafted()).blocked


def _correct(answering: Answering, asker: Asker) -> None:
    request = answering.request
    correct_request(
        by=answering.desk.officer, request=request, reference=request.reference,
        title=request.title, received_at=request.received_at, channel=request.channel, asker=asker,
    )  # fmt: skip


def test_a_requester_put_right_after_the_answer_was_worked_out_is_looked_for_when_it_is_submitted(
    answering: Answering, signed_in: Any
) -> None:
    plan = with_facts(answering.plan(), intro="This is for Wilhelmina Quimby.")
    draft, officer = answering.save(plan), signed_in("officer")
    _correct(answering, Asker("Wilhelmina Quimby", "", ""))
    at = reverse("submit-answer", args=[answering.request.pk])
    told = page_of(officer.post(at, {"version": draft.version}))
    assert "have changed since this version was worked out" in told
    assert Request.objects.get(pk=answering.request.pk).stage is State.DRAFTING
    assert Requester.objects.get(request=answering.request).name == "Wilhelmina Quimby"


@pytest.mark.parametrize(
    "reason", ["Rowan Vale asked us to.", "Mrs Smith could be recognised.", "Ring 07700 900123"]
)
def test_the_reason_of_taking_an_answer_off_the_log_tells_of_nobody(
    answering: Answering, signed_in: Any, reason: str
) -> None:
    released = publishing.release(by=answering.desk.officer, draft=answering.approved())
    at = reverse("take-down", args=[released.pk])
    page = page_of(signed_in("approver").post(at, {"reason": reason}))
    assert "The reason is printed at every address of the answer" in page
    assert Release.objects.get().taken_off_at is None
