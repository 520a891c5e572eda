"""The desk's requests as the statistics see them: days and outcomes, and never who asked."""

import json
from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch

from answerable.model.answer import Answer
from answerable.model.clock import ClockEntry, ClockKind
from answerable.model.refusals import Outcome
from answerable.model.returns import CaseOutcome, ComplaintOutcome, ReturnCase, ReviewOutcome
from answerable.model.stages import DraftState, State
from answerable.steps.answers.sum_outcomes import sum_outcomes
from answerable.steps.answers.write_answer import answer_from_json
from answerable.steps.days.follow_clock import (
    asked_in_time,
    reopening,
    review_asked_on,
    since_reopened,
)
from answerable.store.models import CaseResult, Draft, Organisation, Request
from answerable.store.reads.clock import calendar_of, entries_of

_GONE = (State.WITHDRAWN, State.LAPSED)


def return_cases() -> tuple[list[ReturnCase], list[str]]:
    """Every request as a case, and in words those whose dates or outcome do not fit together."""
    released = Draft.objects.filter(state=DraftState.RELEASED.value).order_by("version")
    requests = Request.objects.defer("letter").select_related("result")
    organisation, cases, told = Organisation.objects.get(pk=1), [], []
    for request in requests.prefetch_related("clock_events", Prefetch("drafts", released)):
        try:
            cases.append(_case(request, organisation))
            told += _review_untold(request)
        except ValueError as error:
            told.append(f"{request.reference} is in no figure: {error}")
    return cases, told


def _review_untold(request: Request) -> list[str]:
    """Says that a review is over and nobody entered how it ended: it counts as open until then."""
    entries = entries_of(request)
    result = getattr(request, "result", None)
    asked = any(entry.kind is ClockKind.REVIEW_ASKED for entry in entries)
    if not asked or review_asked_on(entries) or (result and result.review_outcome):
        return []
    words = "its internal review is over, and how it ended is not entered: until then it counts as"
    return [f"{request.reference}: {words} not yet answered"]


def _case(request: Request, organisation: Organisation) -> ReturnCase:
    entries = entries_of(request)
    counted = asked_in_time(
        request.received_on,
        entries,
        regime=organisation.regime,
        calendar=calendar_of(organisation),
    )
    answer = next((_answer(draft) for draft in request.drafts.all()), None)
    gone = request.stage in _GONE
    anew = reopening(counted)
    # What was asked before it was reopened is waited for no more: it is as a new request.
    moves = since_reopened(counted)
    # Of several, the first was asked for in the time that ran first.
    asked = _first(moves, ClockKind.ASKED)
    _, clarified = _pair(moves, ClockKind.ASKED, ClockKind.CLARIFIED)
    notice, paid = _pair(moves, ClockKind.FEE_NOTICE, ClockKind.FEE_PAID)
    result = getattr(request, "result", None) or CaseResult()
    answered = None if gone else _first(entries, ClockKind.ANSWERED)
    return ReturnCase(
        reference=request.reference,
        received=request.received_on,
        answered=answered,
        outcome=CaseOutcome.WITHDRAWN if gone else _outcome(answer) if answered else None,
        clarification_asked=asked,
        clarified=clarified,
        fee_notice=notice,
        fee_paid=paid,
        extended=_first(entries, ClockKind.EXTENDED),
        reopened=anew.on if anew else None,
        exemptions=_exemptions(answer) if answered else (),
        review_asked=_first(entries, ClockKind.REVIEW_ASKED),
        review_answered=result.review_answered_on,
        review_outcome=ReviewOutcome(result.review_outcome) if result.review_outcome else None,
        complained=result.complained_on,
        complaint_outcome=(
            ComplaintOutcome(result.complaint_outcome) if result.complaint_outcome else None
        ),
    )


def _answer(draft: Draft) -> Answer:
    return answer_from_json(json.loads(draft.answer))


def _outcome(answer: Answer | None) -> CaseOutcome | None:
    if answer is None:
        return None
    return sum_outcomes(Outcome(question.outcome) for question in answer.questions)


def _exemptions(answer: Answer | None) -> tuple[str, ...]:
    questions = answer.questions if answer else ()
    cited = [refusal.cited for question in questions for refusal in question.refusals]
    return tuple(dict.fromkeys(cited))


def _first(entries: Sequence[ClockEntry], kind: ClockKind) -> date | None:
    return next((entry.on for entry in entries if entry.kind is kind), None)


def _pair(
    entries: Sequence[ClockEntry], begins: ClockKind, ends: ClockKind
) -> tuple[date | None, date | None]:
    """The last time that something was waited for; its end is None while it still is."""
    moved = [entry for entry in entries if entry.kind in (begins, ends)]
    started = next((entry.on for entry in reversed(moved) if entry.kind is begins), None)
    return started, moved[-1].on if moved and moved[-1].kind is ends else None
