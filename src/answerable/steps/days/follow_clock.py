"""Follows a request's statutory time through its events: the last day, and whether it is late."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from answerable.model.calendar import Calendar
from answerable.model.clock import ClockEntry, ClockKind, Standing
from answerable.model.errors import UserMistake
from answerable.model.law import Regime
from answerable.model.periods import long_date, months_on
from answerable.steps.days.find_deadline import (
    Deadline,
    Events,
    find_deadline,
    working_days_after,
)

_WAITING = {
    ClockKind.ASKED: "waiting for clarification",
    ClockKind.FEE_NOTICE: "waiting for fee",
}
_ENDS = {ClockKind.CLARIFIED: ClockKind.ASKED, ClockKind.FEE_PAID: ClockKind.FEE_NOTICE}
"""What ends a waiting, and which."""


def follow_clock(
    received: date,
    entries: Sequence[ClockEntry],
    *,
    today: date,
    regime: Regime,
    calendar: Calendar,
    review: date | None = None,
) -> Standing:
    """How a request stands today after these events, in the order in which they happened.

    The first answer ends it. While a clarification or a fee is awaited there is no last day (FOIA
    s.1(3), s.10(2)). A request that was reopened while it waited is a new one: its time begins anew
    then. An extension counts where its notice was given by the usual last day (s.10(3), s.17(2)), a
    clarification or fee where it was asked for by the last day: a late request stays late. `review`
    is the day of an internal review that is still open: from then on its own time counts. Raises
    UserMistake for dates out of order or beyond the holiday table.
    """
    answered = next((entry.on for entry in entries if entry.kind is ClockKind.ANSWERED), None)
    counted = asked_in_time(received, entries, regime=regime, calendar=calendar)
    if (waiting := _waiting(counted)) and not answered:
        return Standing(None, False, None, waiting)
    found, extended = _deadline(received, counted, regime, calendar, answered=answered)
    last_day = last_of(found, extended)
    standing = Standing(
        last_day,
        (answered or today) > last_day,
        None if answered else _days_left(today, last_day, calendar),
        "" if answered else _waiting(entries),
        dates=tuple((due.what, due.on) for due in found.dates),
        not_counted=found.not_counted,
        extended=extended,
        answered=answered,
    )
    return _reviewed(standing, review, today, regime, calendar) if review else standing


def asked_in_time(
    received: date, entries: Sequence[ClockEntry], *, regime: Regime, calendar: Calendar
) -> tuple[ClockEntry, ...]:
    """The events without what the requester was asked for after the last day, and its reply.

    A clarification stops the time only while there is some left (s.1(3) with s.10), and a fees
    notice is given within it (s.9(1)): asked for later, neither makes a late answer timely. What
    is asked once an answer was given, as during its review, moves nothing: that time is over.
    """
    counted: list[ClockEntry] = []
    late: set[ClockKind] = set()
    answered = False
    for entry in entries:
        answered = answered or entry.kind is ClockKind.ANSWERED
        if answered and entry.kind in (*_WAITING, *_ENDS):
            continue
        if entry.kind in _WAITING and not _waiting(counted):
            found, extended = _deadline(received, counted, regime, calendar)
            late.discard(entry.kind)
            if entry.on > last_of(found, extended):
                late.add(entry.kind)
        if not {entry.kind, _ENDS.get(entry.kind)} & late:
            counted.append(entry)
    return tuple(counted)


def _deadline(
    received: date,
    counted: Sequence[ClockEntry],
    regime: Regime,
    calendar: Calendar,
    *,
    answered: date | None = None,
) -> tuple[Deadline, bool]:
    """The dates that follow from the events that count, and whether they are extended."""
    events = events_from(received, counted, extended=False, answered=answered)
    found = find_deadline(events, regime=regime, calendar=calendar)
    if not _extended(counted, by=found.last_day):
        return found, False
    events = replace(events, extended=True)
    return find_deadline(events, regime=regime, calendar=calendar), True


def last_of(found: Deadline, extended: bool) -> date:
    """The last day to answer, that of an extension where there is one."""
    return found.dates[1].on if extended else found.last_day


def _reviewed(
    standing: Standing, asked: date, today: date, regime: Regime, calendar: Calendar
) -> Standing:
    """The time of a review: its usual last day (Code of Practice, section 5).

    The last day at most is for exceptions, and stands among the dates only.
    """
    last_day, _ = working_days_after(asked, regime.review, calendar)
    return replace(
        standing,
        last_day=last_day,
        late=today > last_day,
        days_left=_days_left(today, last_day, calendar),
        review=asked,
    )


def review_asked_on(entries: Sequence[ClockEntry]) -> date | None:
    """The day of the last review asked for that no newer answer and no closing has ended."""
    kinds = (ClockKind.REVIEW_ASKED, ClockKind.REVIEW_CLOSED, ClockKind.ANSWERED)
    last = next((entry for entry in reversed(entries) if entry.kind in kinds), None)
    return last.on if last and last.kind is ClockKind.REVIEW_ASKED else None


def _extended(entries: Sequence[ClockEntry], *, by: date) -> bool:
    return any(entry.kind is ClockKind.EXTENDED and entry.on <= by for entry in entries)


def _last(entries: Sequence[ClockEntry], kind: ClockKind) -> date | None:
    return next((entry.on for entry in reversed(entries) if entry.kind is kind), None)


def _waiting(entries: Sequence[ClockEntry]) -> str:
    """What is awaited: a question or notice that nothing has ended yet."""
    return _WAITING[waited[-1]] if (waited := _waited(entries)) else ""


def _waited(entries: Sequence[ClockEntry]) -> list[ClockKind]:
    """The questions and notices that nothing has ended yet; reopening ends them all."""
    waited: list[ClockKind] = []
    for entry in entries:
        if entry.kind in _WAITING:
            waited.append(entry.kind)
        elif entry.kind in _ENDS:
            waited = [kind for kind in waited if kind is not _ENDS[entry.kind]]
        elif entry.kind is ClockKind.REOPENED:
            waited = []
    return waited


def begun_anew(entries: Sequence[ClockEntry]) -> ClockEntry | None:
    """The last clarification, or reopening of what had waited: the time runs from its day."""
    later = reversed(since_reopened(entries))
    clarified = (one for one in later if one.kind is ClockKind.CLARIFIED)
    return next(clarified, reopening(entries))


def since_reopened(entries: Sequence[ClockEntry]) -> Sequence[ClockEntry]:
    """The events from the last reopening of what had waited; all of them where there is none."""
    return entries[_place_of_reopening(entries) or 0 :]


def reopening(entries: Sequence[ClockEntry]) -> ClockEntry | None:
    """The last reopening of what had waited."""
    at = _place_of_reopening(entries)
    return None if at is None else entries[at]


def _place_of_reopening(entries: Sequence[ClockEntry]) -> int | None:
    for place in range(len(entries) - 1, -1, -1):
        if entries[place].kind is ClockKind.REOPENED and _waited(entries[:place]):
            return place
    return None


def events_from(
    received: date, entries: Sequence[ClockEntry], *, extended: bool, answered: date | None
) -> Events:
    """The dates the law counts from: days of a fee are those from the notice to its payment."""
    anew = begun_anew(entries)
    notice, paid = _last(entries, ClockKind.FEE_NOTICE), _last(entries, ClockKind.FEE_PAID)
    if not paid or not notice or paid < notice:
        notice = paid = None
    review = _last(entries, ClockKind.REVIEW_ASKED)
    return Events(received, anew.on if anew else None, notice, paid, extended, review, answered)


def _days_left(today: date, last_day: date, calendar: Calendar) -> int:
    """Working days from tomorrow to the last day; what is overdue counts below nought."""
    return calendar.working_days(today, last_day) or -calendar.working_days(last_day, today)


def fee_time_over(entries: Sequence[ClockEntry], *, today: date) -> bool:
    """Whether the three months in which a fee may be paid are over (FOIA s.9(2))."""
    notice = _last(entries, ClockKind.FEE_NOTICE)
    return notice is not None and today > last_day_of_fee(notice)


def last_day_of_fee(notice: date) -> date:
    """The last of the three months that begin with the day of the notice (FOIA s.9(2)).

    It is the day before the same day three months on: 9 June for 10 March. Where that month is too
    short for the day, it is the end of the month.
    """
    same = months_on(notice, 3)
    return same - timedelta(days=same.day == notice.day)


def check_fee_notice(notice: date, last_day: date | None, *, where: str) -> None:
    """Raises UserMistake "fee-notice-late": it is given within the time to answer (FOIA s.9(1))."""
    if last_day and notice > last_day:
        facts = {"day": long_date(notice), "last": long_date(last_day)}
        raise UserMistake("fee-notice-late", where=where, **facts)


def check_fee(notice: date, paid: date, *, where: str) -> None:
    """Raises UserMistake "fee-too-late" for a fee after which the duty to answer had ended."""
    if paid > (last := last_day_of_fee(notice)):
        facts = {"day": long_date(paid), "last": long_date(last)}
        raise UserMistake("fee-too-late", where=where, **facts)
