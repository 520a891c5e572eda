"""The meter: what a request has taken so far, against the limit of section 12."""

from collections.abc import Mapping
from dataclasses import dataclass

from answerable.model.cost import AUTHORITIES, Activity
from answerable.store.models import Organisation, Person, Request, TimeEntry


@dataclass(frozen=True, slots=True)
class Meter:
    """Minutes by activity, those that count towards the limit and all others, and the limit.

    A timer that runs is not in it before it is stopped.
    """

    by_activity: Mapping[Activity, float]
    counted: float
    others: float
    limit_hours: float

    @property
    def hours(self) -> float:
        """The hours that count."""
        return self.counted / 60

    @property
    def left(self) -> float:
        """The hours left within the limit, below nought above it."""
        return self.limit_hours - self.hours


def meter(request: Request, organisation: Organisation) -> Meter:
    """What was worked on a request. One query; the law says which activities count."""
    limit = AUTHORITIES["scotland" if organisation.law == "scotland" else "police"]
    minutes: dict[Activity, float] = {}
    for entry in TimeEntry.objects.filter(request=request).exclude(minutes=None):
        activity = Activity(entry.activity)
        minutes[activity] = minutes.get(activity, 0.0) + float(entry.minutes or 0)
    counted = sum(spent for activity, spent in minutes.items() if activity in limit.counted)
    return Meter(minutes, counted, sum(minutes.values()) - counted, limit.hours)


def running_timer(person: Person) -> TimeEntry | None:
    """The timer that somebody has running."""
    return TimeEntry.objects.filter(by=person, minutes=None).select_related("request").first()
