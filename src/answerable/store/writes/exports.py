"""What left the desk as a table: the history keeps who took it."""

from django.db import transaction

from answerable.store.models import Person
from answerable.store.writes.history import record


@transaction.atomic
def list_exported(*, by: Person, name: str, rows: int, requesters: bool) -> None:
    """Enters that somebody saved a list of requests, and whether it names who asked."""
    record("list saved as a table", by=by, about=name, rows=rows, requesters=requesters)
