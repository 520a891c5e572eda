"""What every write asks first: may this person, and is the row as they saw it?"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import IntegrityError, models, transaction

from answerable.model.errors import UserMistake
from answerable.model.roles import Right
from answerable.store.models import Organisation, Person

Row = TypeVar("Row", bound=models.Model)


def check_right(by: Person, right: Right) -> None:
    """Raises UserMistake "right-missing" where none of this person's roles has the right."""
    if by.may(right):
        return
    if not by.may(right, single_person=Organisation.objects.get(pk=1).single_person):
        raise UserMistake("right-missing", where=by.name, right=right)


def locked(row: Row) -> Row:
    """The row as it stands now, kept from other writers until the transaction ends.

    SQLite has one writer at a time already: its transactions begin with the lock. Rows that only
    name this one, such as events, are not kept waiting (FOR NO KEY UPDATE).
    """
    found: Row = row.__class__._default_manager.select_for_update(no_key=True).get(pk=row.pk)
    return found


@contextmanager
def only_once(code: str, *, where: object, **facts: object) -> Iterator[None]:
    """Tells whoever comes second that a row which may stand once stands already."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise UserMistake(code, where=where, **facts) from error


def filled_in(text: str, *, where: str, reason: str = "it needs a reason") -> str:
    """The text without blanks around it. Raises UserMistake "not-filled-in" where none is left."""
    if not (said := text.strip()):
        raise UserMistake("not-filled-in", where=where, reason=reason)
    return said
