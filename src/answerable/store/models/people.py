"""The people who work at the desk, and who tried to sign in."""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from answerable.model.roles import Right, Role, may


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the e-mail address they sign in with, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person who signs in with this address."""
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody who signs in. People are never deleted: what they decided names them.

    `must_change_password` holds until a password that somebody else knows has been replaced.
    """

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField("name", max_length=200, unique=True)
    roles = models.JSONField("roles", default=list)
    is_active = models.BooleanField("active", default=True)
    must_change_password = models.BooleanField(default=False)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name as a page shows it."""
        return self.name

    @property
    def parts(self) -> frozenset[Role]:
        """The roles as the rules know them; somebody whose account is closed has none."""
        return frozenset(Role(role) for role in self.roles) if self.is_active else frozenset()

    def may(self, right: Right, *, single_person: bool = False) -> bool:
        """Whether this person has a right now."""
        return may(self.parts, right, single_person=single_person)

    def take_roles(self, roles: Iterable[Role]) -> None:
        """Gives these roles and no others, in the order in which roles are named."""
        wanted = frozenset(roles)
        self.roles = [role.value for role in Role if role in wanted]


class SignInAttempt(models.Model):
    """Somebody tried to sign in. `account` is a hash of what was typed, never the words."""

    account = models.CharField(max_length=64, db_index=True)
    address = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)
    succeeded = models.BooleanField()
