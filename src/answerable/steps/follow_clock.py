"""Follows a request's statutory time through its events: the last day, and whether it is late."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from answerable.model.calendar import Calendar
from answerable.model.clock import ClockEntry, ClockKind, Standing
from answerable.model.law import Regime
from answerable.steps.find_deadline import Events, find_deadline, working_days_after

_WAITING = {
    ClockKind.ASKED: "waiting for clarification",
    ClockKind.FEE_NOTICE: "waiting for fee",
}


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
    then. An extension counts where its notice was given by the usual last day
    (s.10(3), s.17(2)): a late request stays late. `review` is the day of an internal review that
    is still open: from then on its own time counts. Raises UserMistake for dates out of order or
    beyond the holiday table.
    """
    answered = next((entry.on for entry in entries if entry.kind is ClockKind.ANSWERED), None)
    if (waiting := _waiting(entries)) and not answered:
        return Standing(None, False, None, waiting)
    events = events_from(received, entries, extended=False, answered=answered)
    found = find_deadline(events, regime=regime, calendar=calendar)
    if extended := _extended(entries, by=found.last_day):
        events = replace(events, extended=True)
        found = find_deadline(events, regime=regime, calendar=calendar)
    last_day = found.dates[1].on if extended else found.last_day
    standing = Standing(
        last_day,
        (answered or today) > last_day,
        None if answered else _days_left(today, last_day, calendar),
        dates=tuple((due.what, due.on) for due in found.dates),
        not_counted=found.not_counted,
        extended=extended,
        answered=answered,
    )
    return _reviewed(standing, review, today, regime, calendar) if review else standing


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
    ends = {ClockKind.CLARIFIED: ClockKind.ASKED, ClockKind.FEE_PAID: ClockKind.FEE_NOTICE}
    waited: list[ClockKind] = []
    for entry in entries:
        if entry.kind in _WAITING:
            waited.append(entry.kind)
        elif entry.kind in ends:
            waited = [kind for kind in waited if kind is not ends[entry.kind]]
        elif entry.kind is ClockKind.REOPENED:
            waited = []
    return waited


def begun_anew(entries: Sequence[ClockEntry]) -> ClockEntry | None:
    """The last clarification, or reopening of what had waited: the time runs from its day."""
    at = _reopening(entries)
    later = entries if at is None else entries[at + 1 :]
    clarified = (one for one in reversed(later) if one.kind is ClockKind.CLARIFIED)
    return next(clarified, None if at is None else entries[at])


def since_reopened(entries: Sequence[ClockEntry]) -> Sequence[ClockEntry]:
    """The events from the last reopening of what had waited; all of them where there is none."""
    return entries[_reopening(entries) or 0 :]


def _reopening(entries: Sequence[ClockEntry]) -> int | None:
    """The place of that reopening."""
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
    first, last = sorted((today, last_day))
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    count = sum(1 for day in days if calendar.covers(day) and calendar.is_working(day))
    return count if last_day >= today else -count


def fee_time_over(entries: Sequence[ClockEntry], *, today: date) -> bool:
    """Whether the three months in which a fee may be paid are over (FOIA s.9(2))."""
    notice = _last(entries, ClockKind.FEE_NOTICE)
    return notice is not None and fee_too_late(notice, today)


def fee_too_late(notice: date, paid: date) -> bool:
    """Whether a fee comes after the three months in which it may be paid (FOIA s.9(2))."""
    return paid > months_after(notice, 3)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
