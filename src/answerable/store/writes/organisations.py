"""The organisation's settings, and holidays proclaimed after the table was written."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from answerable.model.clock import ClockKind, Standing
from answerable.model.errors import UserMistake
from answerable.model.law import REGIMES
from answerable.model.roles import Right
from answerable.model.stages import DraftState, check_steps
from answerable.store.models import ClockEvent, Organisation, Person
from answerable.store.reads.clock import open_requests, standing_of
from answerable.store.writes.guards import check_right, filled_in
from answerable.store.writes.history import record

_KEPT = ("name", "law", "authority", "single_person", "review_to", "contact", "outcome_order")


@transaction.atomic
def change_organisation(
    *, by: Person, steps: Sequence[DraftState] | None = None, **settings: Any
) -> Organisation:
    """Changes settings by name: those of _KEPT, and the clearance steps.

    Raises UserMistake "steps-wrong" for steps out of order or without the approver.
    """
    check_right(by, Right.MANAGE_ORGANISATION)
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=1)
    if settings.get("law", "uk") not in REGIMES or not settings.keys() <= set(_KEPT):
        raise UserMistake("not-filled-in", where="settings", reason="there is no such setting")
    for key, value in settings.items():
        setattr(organisation, key, value)
    if steps is not None:
        organisation.clearance_steps = [step.value for step in check_steps(steps)]
    organisation.save()
    chosen = {} if steps is None else {"clearance_steps": organisation.clearance_steps}
    record("settings changed", by=by, about=organisation.name, **settings, **chosen)
    return organisation


@transaction.atomic
def proclaim_holiday(*, by: Person, on: date, name: str) -> list[ClockEvent]:
    """Adds a holiday; every open request whose last day moves gets an entry that says so."""
    check_right(by, Right.MANAGE_ORGANISATION)
    words = filled_in(name, where="holiday", reason="it needs its name")
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=1)
    requests = list(open_requests().select_for_update(no_key=True))
    before = {request.pk: standing_of(request, organisation) for request in requests}
    day = on.isoformat()
    if any(day == known for known, _ in organisation.extra_holidays):
        raise UserMistake("name-taken", where=day)
    organisation.extra_holidays = sorted([*organisation.extra_holidays, [day, words]])
    organisation.save(update_fields=["extra_holidays"])
    moved = []
    for request in requests:
        earlier, later = before[request.pk], standing_of(request, organisation)
        if earlier.last_day != later.last_day:
            reason = f"{words}, {day}: {_last_day(earlier)} became {_last_day(later)}"
            kind = ClockKind.HOLIDAY.value
            moved.append(
                ClockEvent.objects.create(request=request, kind=kind, on=on, reason=reason, by=by)
            )
            record(kind, by=by, request=request, holiday=day, words=reason)
    record("holiday proclaimed", by=by, about=words, on=day, requests_moved=len(moved))
    return moved


def _last_day(standing: Standing) -> str:
    """The last day, or what is waited for instead: a question that now came in time."""
    return str(standing.last_day or f"“{standing.waiting}”")
