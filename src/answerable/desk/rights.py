"""Asks the rules who may open a screen."""

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from answerable.model.roles import Right
from answerable.model.stages import Action, Condition, Move, check_action
from answerable.store.models import Organisation, Person
from answerable.store.reads.organisations import organisation
from answerable.store.writes.sign_ins import access_refused

View = Callable[..., HttpResponseBase]


class StaffRequest(HttpRequest):
    """A page asked for by somebody who has signed in: all are, unless a view says otherwise."""

    user: Person


def organisation_of(request: HttpRequest) -> Organisation:
    """The organisation's settings, read once for a page."""
    if not hasattr(request, "_organisation"):
        request._organisation = organisation()  # type: ignore[attr-defined]
    kept: Organisation = request._organisation  # type: ignore[attr-defined]
    return kept


def may(request: StaffRequest, right: Right) -> bool:
    """Whether whoever is signed in has a right: what buttons ask."""
    alone = organisation_of(request).single_person
    return request.user.may(right, single_person=alone)


def check_move(
    request: StaffRequest,
    moves: Sequence[Move],
    state: StrEnum,
    action: Action,
    *,
    where: str,
    never: Collection[Condition] = (),
) -> Move:
    """The move, if it is this person's and what they look at has not gone on.

    Whether its conditions hold is for the write to find out, but for those that they can `never`
    meet. Raises UserMistake "stage-passed", "not-your-part" or "not-yet".
    """
    alone = organisation_of(request).single_person
    parts, met = request.user.parts, [one for one in Condition if one not in never]
    return check_action(moves, parts, state, action, where=where, met=met, single_person=alone)


def needs(right: Right) -> Callable[[View], View]:
    """Closes a view to everybody without the right; `view.right` names it for the tests."""

    def closed(view: View) -> View:
        @wraps(view)
        def opened(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not may(request, right):
                access_refused(by=request.user, what=right.value)
                raise PermissionDenied(right.value)
            return view(request, *args, **kwargs)

        opened.right = right  # type: ignore[attr-defined]
        return opened

    return closed
