"""How an internal review and a complaint ended."""

from datetime import date

from django.db import transaction

from answerable.model.calendar import today_in_london
from answerable.model.clock import ClockKind
from answerable.model.errors import UserMistake
from answerable.model.returns import ComplaintOutcome, ReviewOutcome
from answerable.model.roles import Right
from answerable.store.models import CaseResult, Person, Request
from answerable.store.writes.guards import check_right, locked
from answerable.store.writes.history import record


@transaction.atomic
def record_result(
    *,
    by: Person,
    request: Request,
    review_answered_on: date | None = None,
    review_outcome: ReviewOutcome | None = None,
    complained_on: date | None = None,
    complaint_outcome: ComplaintOutcome | None = None,
) -> CaseResult:
    """Enters both, in place of what was entered before.

    Raises UserMistake "not-filled-in" for a day without its outcome, or before what it follows.
    """
    check_right(by, Right.KEEP_CLOCK)
    found = locked(request)
    asked = found.clock_events.filter(kind=ClockKind.REVIEW_ASKED.value).first()
    days = [day for day in (review_answered_on, complained_on) if day]
    for holds, reason in (
        (bool(review_answered_on) != bool(review_outcome), "a review has a day and an outcome"),
        (bool(review_outcome) and not asked, "nobody has asked for a review yet"),
        (bool(review_answered_on and asked and review_answered_on < asked.on),
         "the review was answered before it was asked for"),
        (bool(complaint_outcome) and not complained_on, "a complaint needs its day"),
        (any(day > today_in_london() for day in days), "the day is still to come"),
        (any(day < found.received_on for day in days), "the day is before the request"),
    ):  # fmt: skip
        if holds:
            raise UserMistake("not-filled-in", where=found.reference, reason=reason)
    values = {
        "review_answered_on": review_answered_on,
        "review_outcome": review_outcome or "",
        "complained_on": complained_on,
        "complaint_outcome": complaint_outcome or "",
    }
    result, _ = CaseResult.objects.update_or_create(request=found, defaults=values)
    told = {key: str(value or "") for key, value in values.items()}
    record("results of review and complaint", by=by, request=found, **told)
    return result
