"""What the frame of every page shows: the organisation, who is signed in, where one can go."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from answerable import __version__
from answerable.desk.rights import StaffRequest, may, organisation_of
from answerable.model.roles import Right
from answerable.store.models import TimeEntry
from answerable.store.reads.working_time import running_timer

NAVIGATION: tuple[tuple[str, str, Right | None], ...] = (
    ("Requests", "requests", Right.SEE_REQUESTS),
    ("Arrived", "arrivals", Right.LOG_REQUESTS),
    ("Topics", "topics", Right.EDIT_TOPICS),
    ("Register", "registers", Right.TAKE_IN),
    ("Review", "reviews", Right.REVIEW),
    ("Answers", "answers", Right.SEE_DRAFTS),
    ("History", "history", Right.SEE_HISTORY),
    ("Letters", "letter-templates", Right.MANAGE_ORGANISATION),
    ("Return", "returns", Right.SEE_REQUESTS),
    ("People", "people", Right.MANAGE_PEOPLE),
    ("Settings", "settings", Right.MANAGE_ORGANISATION),
    ("Manual", "manual", None),
)
"""Label, name of the address, and the right that it needs. What has no address yet is left out."""


@dataclass(frozen=True, slots=True)
class Item:
    """One way to go."""

    label: str
    url: str
    active: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of every template: `frame`."""
    person = getattr(request, "user", None)
    signed_in = person if person is not None and person.is_authenticated else None
    organisation = organisation_of(request)
    return {
        "frame": {
            "organisation": organisation.name or "Answerable",
            "version": __version__,
            "person": signed_in,
            "alone": organisation.single_person,
            "navigation": _navigation(cast(StaffRequest, request)) if signed_in else [],
            "timer": _timer(cast(StaffRequest, request)) if signed_in else None,
        }
    }


def _navigation(request: StaffRequest) -> list[Item]:
    items = []
    for label, name, right in NAVIGATION:
        url = _address(name)
        if url and (right is None or may(request, right)):
            items.append(Item(label, url, request.path.startswith(url)))
    return items


def _timer(request: StaffRequest) -> TimeEntry | None:
    """The timer that this person has running: nobody forgets what every page shows."""
    return running_timer(request.user) if may(request, Right.KEEP_TIME) else None


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
