"""Finds requests whose costs may be added up: alike, from one side, within the window of the law.

Source: SI 2004/3244 regulation 5: requests by one person, or by persons who appear to act together
or in a campaign, for the same or similar information to any extent, received within any period of
60 consecutive working days. Whether requests are alike, and who acts together, is judged by the
authority and given here as subject and group; the window is reckoned.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from answerable.model.calendar import Calendar
from answerable.model.cost import AddedUp, ReceivedRequest
from answerable.model.phrases import folded
from answerable.steps.days.find_deadline import working_days_after

Skipped = tuple[tuple[date, str], ...]


def add_up_requests(
    requests: Sequence[ReceivedRequest], *, days: int, calendar: Calendar
) -> tuple[AddedUp, ...]:
    """The largest sets of two or more requests that fall in one window of so many working days.

    A request may stand in several sets. Raises UserMistake for a day beyond the holiday table.
    """
    found: list[AddedUp] = []
    for why, alike in _alike(requests):
        for place, request in enumerate(alike):
            first, last, skipped = window(request.received_on, days=days, calendar=calendar)
            inside = tuple(other for other in alike[place:] if other.received_on <= last)
            if len(inside) > 1 and not any(set(inside) <= set(one.requests) for one in found):
                found.append(AddedUp(inside, why, days, first, last, skipped))
    return tuple(found)


def window(received: date, *, days: int, calendar: Calendar) -> tuple[date, date, Skipped]:
    """The first and last day of the window that opens with a request, and the days left out.

    The day of receipt is day 1; one that is no working day lies in the window that opens on the
    working day before it, the reading by which fewer requests are added up.
    """
    first = received
    while calendar.covers(first) and not calendar.is_working(first):
        first -= timedelta(days=1)
    last, skipped = working_days_after(first, days - 1, calendar)
    return first, last, skipped


def _alike(
    requests: Sequence[ReceivedRequest],
) -> Iterator[tuple[str, list[ReceivedRequest]]]:
    """The requests on one subject by one person, or by one group, in the order received."""
    found: dict[tuple[str, str, str], list[ReceivedRequest]] = {}
    for request in sorted(requests, key=lambda one: one.received_on):
        subject = folded(request.subject)
        if request.group:
            found.setdefault(("group", folded(request.group), subject), []).append(request)
        if request.requester:
            found.setdefault(("person", folded(request.requester), subject), []).append(request)
    for (kind, _, _), alike in found.items():
        group = alike[0].group
        yield (f"acting together: {group}" if kind == "group" else "one person"), alike
