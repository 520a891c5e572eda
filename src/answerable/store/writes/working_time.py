"""Working time on requests: timers, and minutes entered by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from answerable.model.calendar import today_in_london
from answerable.model.cost import Activity
from answerable.model.errors import UserMistake
from answerable.model.periods import long_date
from answerable.model.roles import Right
from answerable.store.models import Person, Request, TimeEntry
from answerable.store.writes.guards import check_right, filled_in, locked, only_once
from answerable.store.writes.history import record

_MINUTE = Decimal("0.01")
_MOST_MINUTES = 24 * 60


@transaction.atomic
def start_timer(*, by: Person, request: Request, activity: Activity) -> TimeEntry:
    """Starts timing; everybody has one timer. Raises UserMistake "timer-running"."""
    check_right(by, Right.KEEP_TIME)
    with only_once("timer-running", where=request.reference):
        entry = TimeEntry.objects.create(
            request=request,
            by=by,
            activity=activity.value,
            started_at=timezone.now(),
            on=today_in_london(),
        )
    record("timer started", by=by, request=request, activity=activity.value)
    return entry


@transaction.atomic
def stop_timer(*, by: Person) -> TimeEntry:
    """Stops this person's timer and keeps what it measured, as far as its day has room for it."""
    running = TimeEntry.objects.select_for_update(no_key=True).filter(by=by, minutes=None).first()
    if running is None or running.started_at is None:
        raise UserMistake("changed-meanwhile", where="timer")
    running.stopped_at = timezone.now()
    seconds = (running.stopped_at - running.started_at).total_seconds()
    minutes = Decimal(max(0.0, seconds)) / 60
    running.minutes = min(minutes, _left_of(running.on, by)).quantize(_MINUTE)
    running.save(update_fields=["stopped_at", "minutes"])
    record("timer stopped", by=by, request=running.request, minutes=str(running.minutes))
    return running


@transaction.atomic
def add_time(
    *,
    by: Person,
    request: Request,
    activity: Activity,
    minutes: Decimal,
    on: date,
    note: str = "",
    after: int | None = None,
) -> TimeEntry:
    """Minutes somebody worked without a timer, since the request came, in a day of 24 hours.

    `after` is the last entry of the request when the form was shown: the same form sent twice, by
    a double click, is one entry.
    """
    check_right(by, Right.KEEP_TIME)
    found = locked(request)
    facts: dict[str, Any] = {
        "request": found,
        "by": by,
        "activity": activity.value,
        "minutes": minutes.quantize(_MINUTE),
        "on": on,
        "note": note,
    }
    if after is not None and (sent := TimeEntry.objects.filter(pk__gt=after, **facts).first()):
        return sent
    _check_day(on, found)
    _check_minutes(minutes, _left_of(on, by))
    entry = TimeEntry.objects.create(**facts)
    details = {"activity": activity.value, "minutes": str(entry.minutes), "on": on.isoformat()}
    record("time added", by=by, request=request, **details)
    return entry


def _left_of(day: date, person: Person) -> Decimal:
    """The minutes of a day that somebody has not entered yet, for whatever request."""
    worked = TimeEntry.objects.filter(by=person, on=day).aggregate(Sum("minutes"))["minutes__sum"]
    return max(Decimal(0), _MOST_MINUTES - (worked or Decimal(0)))


def _check_day(on: date, request: Request) -> None:
    reason = ""
    if on > today_in_london():
        reason = "the day is still to come"
    elif on < request.received_on:
        reason = f"the day is before the request, which came on {long_date(request.received_on)}"
    if reason:
        raise UserMistake("not-filled-in", where="on", reason=reason)


def _check_minutes(minutes: Decimal, left: Decimal) -> None:
    if not 0 < minutes <= left:
        reason = f"nobody can work that in a day, of which {left.normalize():f} minutes are left"
        raise UserMistake("not-filled-in", where="minutes", reason=reason)


@transaction.atomic
def remove_time(*, by: Person, entry: TimeEntry, reason: str) -> None:
    """Takes back a time that was not worked, such as that of a forgotten timer, with the reason.

    Only whoever entered it may. Raises UserMistake "right-missing".
    """
    check_right(by, Right.KEEP_TIME)
    found = locked(entry)
    if found.by_id != by.pk:
        raise UserMistake("right-missing", where=by.name, right="take back a colleague's time")
    said = filled_in(reason, where="reason")
    details = {"activity": found.activity, "minutes": str(found.minutes), "reason": said}
    record("time taken back", by=by, request=found.request, **details)
    found.delete()
