"""Topics with the versions of their terms and the rulings on spellings; registers; reviews."""

from collections.abc import Sequence

from django.db.models import QuerySet

from answerable.model.calendar import london_day
from answerable.model.stages import UNTIL_ANSWERED
from answerable.model.variants import Ruling
from answerable.store.models import RegisterSnapshot, Request, Review, TermList, Topic


def topics() -> QuerySet[Topic]:
    """Every topic by name, with the request it was made for."""
    return Topic.objects.select_related("request").prefetch_related("term_lists").order_by("name")


def latest_terms(topic: Topic) -> TermList | None:
    """The terms as they stand; None before any were saved."""
    return topic.term_lists.select_related("by").first()


def rulings_of(topic: Topic) -> tuple[Ruling, ...]:
    """What was ruled about each spelling, the last ruling alone; with the reason."""
    found = {
        (row.term.casefold(), row.variant.casefold()): Ruling(
            row.term,
            row.variant,
            row.accepted,
            by=row.by.name,
            on=london_day(row.at),
            note=row.reason,
        )
        for row in topic.variant_decisions.select_related("by")
    }
    return tuple(found.values())


def snapshots() -> QuerySet[RegisterSnapshot]:
    """Every register that was taken in, the newest first."""
    return RegisterSnapshot.objects.select_related("by")


def reviews(*, topic: Topic | None = None, request: Request | None = None) -> Sequence[Review]:
    """Reviews, the newest first; of a topic or for a request where one is named."""
    found = Review.objects.select_related("topic", "request", "snapshot", "by").order_by("-pk")
    if topic:
        found = found.filter(topic=topic)
    if request:
        found = found.filter(request=request)
    return list(found)


def requests_to_answer() -> QuerySet[Request]:
    """The requests that a topic or a review may be for."""
    states = [state.value for state in UNTIL_ANSWERED]
    return Request.objects.filter(state__in=states).defer("letter").order_by("reference")
