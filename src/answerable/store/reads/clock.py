"""The statutory time of requests, worked out from their events whenever it is asked for."""

from datetime import date, datetime
from functools import lru_cache

from django.db.models import QuerySet
from django.utils import timezone

from answerable.model.calendar import Calendar, calendar
from answerable.model.clock import Standing
from answerable.model.stages import UNTIL_ANSWERED
from answerable.steps.count_days import DayCounted, count_days
from answerable.steps.follow_clock import follow_clock
from answerable.store.models import Organisation, Request
from answerable.store.models.requests import LONDON


def today_in_london(at: datetime | None = None) -> date:
    """The day that the law counts, wherever the machine stands."""
    return (at or timezone.now()).astimezone(LONDON).date()


def open_requests() -> QuerySet[Request]:
    """The requests still to be answered, with what their time is worked out from."""
    states = [state.value for state in UNTIL_ANSWERED]
    return Request.objects.filter(state__in=states).prefetch_related("clock_events")


def standing_of(
    request: Request, organisation: Organisation, *, today: date | None = None
) -> Standing:
    """How a request stands with its time today; uses what was prefetched."""
    entries = [event.entry for event in request.clock_events.all()]
    return follow_clock(
        request.received_on,
        entries,
        today=today or today_in_london(),
        regime=organisation.regime,
        calendar=calendar_of(organisation),
    )


def days_of(request: Request, organisation: Organisation) -> tuple[DayCounted, ...]:
    """Every day of a request's time, each with its number or why it is not counted."""
    entries = [event.entry for event in request.clock_events.all()]
    standing = standing_of(request, organisation)
    return count_days(request.received_on, entries, standing, calendar_of(organisation))


def calendar_of(organisation: Organisation) -> Calendar:
    """The holidays that this organisation's law leaves out, its own proclaimed ones included."""
    return _calendar(organisation.regime.nations, tuple(organisation.proclaimed()))


@lru_cache(maxsize=8)
def _calendar(nations: str, also: tuple[tuple[date, str], ...]) -> Calendar:
    return calendar(nations, also=also)
