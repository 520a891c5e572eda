"""The meter: what a request has taken so far, against the limit of section 12."""

from collections.abc import Mapping
from dataclasses import dataclass

from answerable.model.cost import Activity
from answerable.model.journal import Decided
from answerable.store.models import Organisation, Person, Request, Review, TimeEntry
from answerable.store.reads.reviews import read_entries

_NEAR = 0.8


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast records are read, measured while they were: their number, and seconds for each."""

    records: int
    seconds_each: float


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

    @property
    def near(self) -> bool:
        """Whether so much is used that somebody should look: four fifths of the limit."""
        return self.hours >= self.high

    @property
    def high(self) -> float:
        """From where on it is near."""
        return _NEAR * self.limit_hours


def meter(request: Request, organisation: Organisation) -> Meter:
    """What was worked on a request. One query; the law says which activities count."""
    limit = organisation.limit
    minutes: dict[Activity, float] = {}
    for entry in TimeEntry.objects.filter(request=request).exclude(minutes=None):
        activity = Activity(entry.activity)
        minutes[activity] = minutes.get(activity, 0.0) + float(entry.minutes or 0)
    counted = sum(spent for activity, spent in minutes.items() if activity in limit.counted)
    return Meter(minutes, counted, sum(minutes.values()) - counted, limit.hours)


def reading_pace(request: Request) -> Pace | None:
    """What the reviews of a request measured; None where nothing was read yet."""
    seconds = [
        entry.seconds
        for review in Review.objects.filter(request=request)
        for entry in read_entries(review, seals=[])
        if isinstance(entry, Decided) and entry.seconds is not None
    ]
    return Pace(len(seconds), sum(seconds) / len(seconds)) if seconds else None


def entries_of(request: Request) -> list[TimeEntry]:
    """The times that were entered, the newest first; those that run too."""
    return list(TimeEntry.objects.filter(request=request).select_related("by").order_by("-pk"))


def last_entry_of(request: Request) -> int:
    """The key of the time that was entered last; 0 before the first."""
    last = TimeEntry.objects.filter(request=request).order_by("-pk").first()
    return last.pk if last else 0


def running_timer(person: Person) -> TimeEntry | None:
    """The timer that somebody has running."""
    return TimeEntry.objects.filter(by=person, minutes=None).select_related("request").first()
