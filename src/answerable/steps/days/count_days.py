"""Lists every day from receipt to the last day to answer: its number, or why it is not counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.model.calendar import Calendar
from answerable.model.clock import ClockEntry, ClockKind, Standing
from answerable.model.law import Regime
from answerable.steps.days.find_deadline import FEE
from answerable.steps.days.follow_clock import asked_in_time, begun_anew, events_from

RECEIPT = "the day of receipt"
RESTART = "the day on which the clarification came: the time begins anew after it"
BEFORE = "before the clarification came"
REOPENED = "the day on which it was reopened: the time begins anew after it"
BEFORE_REOPENED = "before it was reopened"
_MOST = 800


@dataclass(frozen=True, slots=True)
class DayCounted:
    """One day; `number` is the working day that it is, None where it is not counted."""

    on: date
    number: int | None
    why: str = ""


def count_days(
    received: date,
    entries: Sequence[ClockEntry],
    standing: Standing,
    *,
    regime: Regime,
    calendar: Calendar,
) -> tuple[DayCounted, ...]:
    """The days in order; none while the time does not run."""
    if standing.last_day is None:
        return ()
    counted = asked_in_time(received, entries, regime=regime, calendar=calendar)
    events = events_from(received, counted, extended=standing.extended, answered=standing.answered)
    start = events.clarified or received
    fee = (events.fee_notice, events.fee_paid)
    anew = begun_anew(counted)
    reopened = anew is not None and anew.kind is ClockKind.REOPENED
    before, restart = (BEFORE_REOPENED, REOPENED) if reopened else (BEFORE, RESTART)
    return (
        *(DayCounted(day, None, before) for day in _between(received, start - _DAY)),
        DayCounted(start, None, RECEIPT if start == received else restart),
        *_numbered(start + _DAY, standing.last_day, fee, calendar),
    )


_DAY = timedelta(days=1)


def _numbered(
    first: date, last: date, fee: tuple[date | None, date | None], calendar: Calendar
) -> Iterator[DayCounted]:
    number = 0
    for day in _between(first, last):
        why = _why_not(day, fee, calendar)
        number += not why
        yield DayCounted(day, None if why else number, why)


def _why_not(day: date, fee: tuple[date | None, date | None], calendar: Calendar) -> str:
    """The reason of the law that leaves a day out; "" for a working day."""
    notice, paid = fee
    waits = notice and paid and notice <= day <= paid
    return calendar.why_not(day) or (FEE if waits else "")


def _between(first: date, last: date) -> Iterator[date]:
    for number in range(min((last - first).days + 1, _MOST)):
        yield first + timedelta(days=number)
