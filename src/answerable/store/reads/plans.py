"""The plan of an answer as it stands: what was chosen, for the request and questions as they are.

Kept with each version is the plan it was worked out from, and how far its review or the terms of
its topic had come; where either differs now, the version is outdated.
"""

import json

from answerable.files.plans import read_plan
from answerable.model.calendar import today_in_london
from answerable.model.casework import QuestionLine
from answerable.model.clock import ClockKind
from answerable.model.cost import USUAL_LIMIT
from answerable.steps.answers.keep_apart import without_people
from answerable.steps.answers.plan_answer import Part, Plan, planned
from answerable.steps.answers.take_over_counts import take_over_counts
from answerable.store.models import Draft, Question, Request, Review, Topic
from answerable.store.reads.clock import entries_of
from answerable.store.reads.organisations import organisation


def latest_draft(request: Request) -> Draft | None:
    """The version that is being worked on, or was last."""
    return request.drafts.select_related("register", "topic", "review", "author").first()


def plan_of(request: Request, draft: Draft | None, *, author: str = "") -> Plan:
    """The plan as it stands, with the request's questions as they are now."""
    before = read_plan(draft.plan) if draft else _begun(request)
    settings = organisation()
    facts = {
        "reference": request.reference,
        "title": request.title,
        "authority": settings.name or "Answerable",
        "received": request.received_on,
        "answered": before.get("answered", today_in_london()),
        "author": before.get("author", author),
        "review_to": settings.review_to,
        "after_review": _follows_review(request) or None,
        "outcomes": {"order": settings.outcome_order} if settings.outcome_order else {},
        "authority_kind": "" if settings.limit is USUAL_LIMIT else settings.limit.kind,
    }
    return planned(facts, lines_of(request), before)


def small_counts_before(request: Request) -> Part:
    """The reason for small counts that stood last, which may have been given for other figures."""
    plans = (read_plan(draft.plan) for draft in request.drafts.all())
    return next((plan["small_counts"] for plan in plans if "small_counts" in plan), {})


def _follows_review(request: Request) -> bool:
    """Whether what is answered now, or corrected later, is the outcome of an internal review."""
    kinds = (ClockKind.REVIEW_ASKED, ClockKind.REVIEW_CLOSED)
    about = [entry.kind for entry in entries_of(request) if entry.kind in kinds]
    return about[-1:] == [ClockKind.REVIEW_ASKED]


def _begun(request: Request) -> Plan:
    """What an answer begins with: the counts of an earlier one, if somebody took them over."""
    if request.begun_from is None:
        return {}
    earlier = read_plan(request.begun_from.plan)
    taken = take_over_counts(earlier, lines_of(request), received_on=request.received_on)
    return without_people(taken)


def lines_of(request: Request) -> list[QuestionLine]:
    """The questions of a request as they were split and corrected."""
    return [line_of(question) for question in request.questions.all()]


def line_of(question: Question) -> QuestionLine:
    """A question without its owner and its answer."""
    return QuestionLine(question.number, question.text, question.parent, question.period_words)


def is_outdated(draft: Draft) -> bool:
    """Whether what it was worked out from was changed since.

    That is the request, its questions, what we say of ourselves, the review or the topic's terms.
    """
    if not draft.plan:
        return False
    return sources_moved(draft) or read_plan(draft.plan) != plan_of(draft.request, draft)


def sources_moved(draft: Draft) -> bool:
    """Whether the review, or the terms of a topic without one, were changed since.

    Of a version that did not keep how far they had come, nothing is claimed.
    """
    if not draft.plan or draft.source_seal is None:
        return False
    return draft.source_seal != seal_of_sources(draft.topic, draft.review)


def seal_of_sources(topic: Topic | None, review: Review | None) -> str:
    """How far the review has come that figures are counted from, or the topic's terms; "" for none.

    That a record was shown to somebody, or that they paused, changes no figure.
    """
    if review:
        rows = review.entries.order_by("-number").values_list("values", "seal").iterator()
        return next((seal for values, seal in rows if _decides(values)), "")
    if topic:
        terms, ruling = topic.term_lists.first(), topic.variant_decisions.last()
        return f"{terms.version if terms else 0}, {ruling.pk if ruling else 0}"
    return ""


def _decides(values: str) -> bool:
    """Whether an entry of a journal can change what a review says."""
    return json.loads(values)["what"] not in ("shown", "paused")
