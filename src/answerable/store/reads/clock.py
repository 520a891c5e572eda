"""The statutory time of requests, worked out from their events whenever it is asked for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from answerable.model.calendar import Calendar, calendar, today_in_london
from answerable.model.clock import ClockEntry, ClockKind, Standing
from answerable.model.law import REGIMES
from answerable.model.stages import UNTIL_DEALT_WITH, Condition, State
from answerable.steps.days.count_days import DayCounted, count_days
from answerable.steps.days.follow_clock import follow_clock, review_asked_on
from answerable.store.models import ClockEvent, Organisation, Request

_ENDED = {
    State.WITHDRAWN: "the request was withdrawn",
    State.LAPSED: "the request has lapsed",
}


def open_requests() -> QuerySet[Request]:
    """The requests whose time runs or waits, with what it is worked out from."""
    states = [state.value for state in UNTIL_DEALT_WITH]
    return Request.objects.filter(state__in=states).prefetch_related("clock_events")


def answered_before(request: Request) -> Condition:
    """Which of the two holds: that an answer has left, or that none has."""
    has = request.clock_events.filter(kind=ClockKind.ANSWERED.value).exists()
    return Condition.ANSWERED if has else Condition.UNANSWERED


def standing_of(
    request: Request,
    organisation: Organisation,
    *,
    today: date | None = None,
    entries: Sequence[ClockEntry] | None = None,
) -> Standing:
    """How a request stands with its time today.

    `entries` are its events where they are at hand; else they are asked for, or were prefetched.
    """
    known = tuple(entries_of(request) if entries is None else entries)
    if request.stage in _ENDED:
        return Standing(None, False, None, ended=_ENDED[request.stage])
    on, proclaimed = today or today_in_london(), tuple(organisation.proclaimed())
    review = _open_review(request, known)
    return _standing(request.received_on, known, on, organisation.law, proclaimed, review)


def _open_review(request: Request, entries: Sequence[ClockEntry]) -> date | None:
    """The day on which a review was asked for that nobody has answered or closed."""
    asked = review_asked_on(entries)
    if asked is None or request.stage not in UNTIL_DEALT_WITH:
        return None
    result = getattr(request, "result", None)
    ended = result.review_answered_on if result else None
    return None if ended and ended >= asked else asked


@lru_cache(maxsize=1 << 12)
def _standing(
    received: date,
    entries: tuple[ClockEntry, ...],
    today: date,
    law: str,
    proclaimed: tuple[tuple[date, str], ...],
    review: date | None = None,
) -> Standing:
    """Follows from these alone: a list needs hundreds of them, the same at each view."""
    regime = REGIMES[law]
    days = _calendar(regime.nations, proclaimed)
    return follow_clock(received, entries, today=today, regime=regime, calendar=days, review=review)


def entries_of(request: Request) -> list[ClockEntry]:
    """What happened to a request's time, in order."""
    return [event.entry for event in request.clock_events.all()]


def entries_by_request(requests: Iterable[Request]) -> Mapping[int, Sequence[ClockEntry]]:
    """The same of many requests at once, by their keys."""
    rows = ClockEvent.objects.filter(request__in=[one.pk for one in requests])
    found: dict[int, list[ClockEntry]] = defaultdict(list)
    for pk, kind, on, reason in rows.values_list("request_id", "kind", "on", "reason"):
        found[pk].append(ClockEntry(ClockKind(kind), on, reason))
    return found


def days_of(request: Request, organisation: Organisation) -> tuple[DayCounted, ...]:
    """Every day of the time to answer a request, each with its number or why it is not counted.

    The time of an internal review is none of it.
    """
    entries, proclaimed = entries_of(request), tuple(organisation.proclaimed())
    standing = _standing(
        request.received_on, tuple(entries), today_in_london(), organisation.law, proclaimed
    )
    regime, days = organisation.regime, calendar_of(organisation)
    return count_days(request.received_on, entries, standing, regime=regime, calendar=days)


def calendar_of(organisation: Organisation) -> Calendar:
    """The holidays that this organisation's law leaves out, its own proclaimed ones included."""
    return _calendar(organisation.regime.nations, tuple(organisation.proclaimed()))


@lru_cache(maxsize=8)
def _calendar(nations: str, also: tuple[tuple[date, str], ...]) -> Calendar:
    return calendar(nations, also=also)
