"""The people of the desk."""

from collections.abc import Sequence

from answerable.model.roles import Role
from answerable.store.models import Person


def people(*, active: bool | None = None) -> Sequence[Person]:
    """Everybody by name; only those who can sign in, or only those who cannot, where it is said."""
    found = Person.objects.order_by("name")
    return list(found if active is None else found.filter(is_active=active))


def people_with(*roles: Role) -> Sequence[Person]:
    """Those who can sign in and have one of the roles: whom work can be given to."""
    return [person for person in people(active=True) if not person.parts.isdisjoint(roles)]


def has_people() -> bool:
    """Whether the desk was set up."""
    return Person.objects.exists()


def person(pk: int) -> Person:
    """One person. Raises Person.DoesNotExist."""
    return Person.objects.get(pk=pk)
