"""The people of the desk."""

from collections.abc import Sequence

from answerable.model.roles import Role
from answerable.store.models import Person


def people(*, active: bool | None = None) -> Sequence[Person]:
    """Everybody by name; only those who can sign in, or only those who cannot, where it is said."""
    found = Person.objects.order_by("name")
    return list(found if active is None else found.filter(is_active=active))


def people_with(role: Role) -> Sequence[Person]:
    """Those who can sign in and have a role."""
    return [person for person in people(active=True) if role in person.parts]


def person(pk: int) -> Person:
    """One person. Raises Person.DoesNotExist."""
    return Person.objects.get(pk=pk)
