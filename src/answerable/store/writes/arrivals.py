"""What arrived and was not logged: the history keeps that it was put aside, and why."""

from django.db import transaction

from answerable.model.roles import Right
from answerable.store.models import Channel, Person
from answerable.store.writes.guards import check_right, filled_in
from answerable.store.writes.history import record


@transaction.atomic
def put_aside(*, by: Person, origin: str, channel: Channel, reason: str) -> None:
    """Enters that something is no request. `origin` is the hash of its bytes."""
    check_right(by, Right.LOG_REQUESTS)
    said = filled_in(reason, where="reason")
    record("arrival put aside", by=by, about=str(channel), sha256=origin, reason=said)
