"""Moves of a request from state to state, each with what it means for the statutory time."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction

from answerable.model.calendar import today_in_london
from answerable.model.clock import ClockEntry, ClockKind, Standing
from answerable.model.errors import UserMistake
from answerable.model.periods import long_date
from answerable.model.roles import Right
from answerable.model.stages import (
    REQUEST_MOVES,
    UNTIL_ANSWERED,
    WITH_A_DRAFT,
    Action,
    Condition,
    check_action,
)
from answerable.steps.days.follow_clock import (
    check_fee,
    check_fee_notice,
    fee_time_over,
    review_asked_on,
)
from answerable.store.models import ClockEvent, Organisation, Person, Request
from answerable.store.reads.clock import answered_before, entries_of, standing_of
from answerable.store.writes.guards import check_right, filled_in, locked
from answerable.store.writes.history import record

CLOCK_OF: Mapping[Action, ClockKind] = {
    Action.ASK: ClockKind.ASKED,
    Action.CLARIFY: ClockKind.CLARIFIED,
    Action.ASK_FEE: ClockKind.FEE_NOTICE,
    Action.TAKE_FEE: ClockKind.FEE_PAID,
    Action.REOPEN: ClockKind.REOPENED,
    Action.ASK_REVIEW: ClockKind.REVIEW_ASKED,
    Action.RELEASE: ClockKind.ANSWERED,
    Action.SEND: ClockKind.ANSWERED,
}
"""The moves that touch the statutory time."""


@transaction.atomic
def move_request(
    *, by: Person, request: Request, action: Action, reason: str = "", on: date | None = None
) -> Request:
    """Moves a request. `on` is the day of what is recorded, today where it is None.

    Raises UserMistake "stage-passed", "not-your-part" or "not-yet", and for dates out of order.
    """
    if action in WITH_A_DRAFT:
        raise UserMistake("stage-passed", where=request.reference, action=action, state="no draft")
    found = locked(request)
    return moved(found, by=by, action=action, reason=reason, on=on or today_in_london())


def moved(
    found: Request,
    *,
    by: Person,
    action: Action,
    reason: str = "",
    on: date,
    met: Collection[Condition] = (),
) -> Request:
    """Makes a move of a locked request, inside the caller's transaction."""
    organisation = Organisation.objects.get(pk=1)
    move = check_action(
        REQUEST_MOVES,
        by.parts,
        found.stage,
        action,
        where=found.reference,
        met={*met, *_conditions(found, reason)},
        single_person=organisation.single_person,
    )
    before, found.state = found.state, (move.after or found.stage).value
    found.save(update_fields=["state"])
    kind = CLOCK_OF.get(action)
    if action is Action.CLOSE and review_asked_on(entries_of(found)):
        kind = ClockKind.REVIEW_CLOSED
    if kind:
        add_clock_event(found, organisation, by=by, entry=ClockEntry(kind, on, reason))
    details = {"from": before, "to": found.state, "reason": reason, "on": on.isoformat()}
    record(action.value, by=by, request=found, **details)
    return found


@transaction.atomic
def extend_request(*, by: Person, request: Request, reason: str, on: date | None = None) -> Request:
    """Takes the time that a public interest test needs (FOIA s.10(3)), with the reason.

    Raises UserMistake "no-extension" under a law that knows none, "extended-already", and
    "extension-late" for a notice after the last day.
    """
    check_right(by, Right.KEEP_CLOCK)
    found = locked(request)
    if found.stage not in UNTIL_ANSWERED:
        facts = {"action": "extend", "state": found.state}
        raise UserMistake("stage-passed", where=found.reference, **facts)
    said = filled_in(reason, where="extension")
    day = on or today_in_london()
    organisation = Organisation.objects.get(pk=1)
    _check_extension(found, organisation, day)
    entry = ClockEntry(ClockKind.EXTENDED, day, said)
    add_clock_event(found, organisation, by=by, entry=entry)
    record(ClockKind.EXTENDED.value, by=by, request=found, reason=said, on=day.isoformat())
    return found


def _check_extension(request: Request, organisation: Organisation, day: date) -> None:
    """Once, before an answer, by the usual last day: only so does it move the time (s.17(2))."""
    standing, where = standing_of(request, organisation), request.reference
    check_extendable(request, organisation, standing)
    if standing.last_day and day > standing.last_day:
        facts = {"day": long_date(day), "last": long_date(standing.last_day)}
        raise UserMistake("extension-late", where=where, **facts)


def check_extendable(request: Request, organisation: Organisation, standing: Standing) -> None:
    """Raises UserMistake where no notice, of whatever day, could extend a request (any more)."""
    regime, where = organisation.regime, request.reference
    if regime.extended is None:
        raise UserMistake("no-extension", where=where, law=regime.name)
    if standing.extended:
        taken = next(one.on for one in entries_of(request) if one.kind is ClockKind.EXTENDED)
        raise UserMistake("extended-already", where=where, day=long_date(taken))
    if standing.answered:
        facts = {"action": "extend", "state": f"answered {long_date(standing.answered)}"}
        raise UserMistake("stage-passed", where=where, **facts)


def add_clock_event(
    request: Request, organisation: Organisation, *, by: Person, entry: ClockEntry
) -> None:
    """Adds an event of the statutory time. Raises UserMistake for a day out of order."""
    today = today_in_london()
    last = request.clock_events.exclude(kind=ClockKind.HOLIDAY.value).last()
    earlier = max(last.on if last else request.received_on, request.received_on)
    if entry.on < earlier:
        facts = {"day": entry.on, "earlier": earlier}
        raise UserMistake("dates-out-of-order", where=entry.kind, **facts)
    if entry.on > today:
        raise UserMistake("not-filled-in", where=entry.kind, reason="the day is still to come")
    if entry.kind is ClockKind.FEE_PAID:
        _check_fee(request, entry)
    if entry.kind is ClockKind.FEE_NOTICE:
        _check_notice(request, organisation, entry)
    ClockEvent.objects.create(
        request=request, kind=entry.kind.value, on=entry.on, reason=entry.reason, by=by
    )
    standing_of(request, organisation, today=today)


def _check_notice(request: Request, organisation: Organisation, notice: ClockEntry) -> None:
    """A fees notice is given within the time to answer, or not at all (FOIA s.9(1))."""
    standing = standing_of(request, organisation, today=notice.on)
    if not standing.answered:
        check_fee_notice(notice.on, standing.last_day, where=notice.kind)


def _check_fee(request: Request, paid: ClockEntry) -> None:
    """A fee that comes after the duty to answer has ended starts nothing again (FOIA s.9(2))."""
    notice = request.clock_events.filter(kind=ClockKind.FEE_NOTICE.value).last()
    if notice:
        check_fee(notice.on, paid.on, where=paid.kind)


def _conditions(request: Request, reason: str) -> set[Condition]:
    """What holds of a request, as far as it can be seen from the request itself."""
    met = set()
    if reason.strip():
        met.add(Condition.REASON)
    if fee_time_over(entries_of(request), today=today_in_london()):
        met.add(Condition.FEE_TIME)
    met.add(answered_before(request))
    return met
