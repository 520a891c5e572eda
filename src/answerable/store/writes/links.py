"""Requests that belong together: marked, taken back, told in the history of either."""

from django.db import transaction
from django.db.models import Q

from answerable.model.errors import UserMistake
from answerable.model.roles import Right
from answerable.store.models import Draft, LinkKind, Person, Request, RequestLink
from answerable.store.writes.guards import check_right, locked, only_once
from answerable.store.writes.history import record


@transaction.atomic
def link_requests(
    *, by: Person, request: Request, other: Request, kind: LinkKind, note: str = ""
) -> RequestLink:
    """Says that a request is linked to another or is its duplicate."""
    check_right(by, Right.LOG_REQUESTS)
    if request.pk == other.pk:
        raise UserMistake("not-filled-in", where=request.reference, reason="it is the same request")
    if RequestLink.objects.filter(request=other, other=request).exists():
        raise UserMistake("name-taken", where=other.reference)
    with only_once("name-taken", where=other.reference):
        link = RequestLink.objects.create(request=request, other=other, kind=kind, note=note)
    _record_both(by, link, "requests linked")
    return link


@transaction.atomic
def unlink_requests(*, by: Person, link: RequestLink) -> None:
    """Takes a link back; both histories keep that it stood."""
    check_right(by, Right.LOG_REQUESTS)
    found = locked(link)
    _record_both(by, found, "link taken back")
    found.delete()


@transaction.atomic
def take_over_method(*, by: Person, request: Request, draft: Draft) -> Request:
    """Lets the answer to a request begin with what an earlier one counted, and links the two.

    Raises UserMistake "changed-meanwhile" where somebody has begun its answer already.
    """
    check_right(by, Right.WRITE_DRAFTS)
    found = locked(request)
    if found.drafts.exists() or found.pk == draft.request_id:
        raise UserMistake("changed-meanwhile", where=found.reference)
    found.begun_from = draft
    found.save(update_fields=["begun_from"])
    link_for_method(by=by, request=found, other=draft.request, method=str(draft))
    record("method taken over", by=by, request=found, other=str(draft), seal=draft.seal)
    return found


@transaction.atomic
def link_for_method(*, by: Person, request: Request, other: Request, method: str) -> None:
    """Links a request to the one whose method it takes over; a link that stands is enough."""
    check_right(by, Right.EDIT_TOPICS)
    sides = Q(request=request, other=other) | Q(request=other, other=request)
    if request.pk != other.pk and not RequestLink.objects.filter(sides).exists():
        note, kind = f"begins with the terms of {method}", LinkKind.LINKED
        link = RequestLink.objects.create(request=request, other=other, kind=kind, note=note)
        _record_both(by, link, "requests linked")


def _record_both(by: Person, link: RequestLink, action: str) -> None:
    """In the history of either request, with the other's reference."""
    kind, note = str(link.kind), link.note
    for one, other in ((link.request, link.other), (link.other, link.request)):
        record(action, by=by, request=one, other=other.reference, kind=kind, note=note)
