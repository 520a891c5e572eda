"""Accounts: adding people, their roles, closing, passwords."""

import secrets
from collections.abc import Iterable

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from answerable.model.errors import UserMistake
from answerable.model.roles import Right, Role
from answerable.store.models import Person
from answerable.store.writes.guards import check_right, filled_in, locked, only_once
from answerable.store.writes.history import record

_PASSWORD_BYTES = 12


@transaction.atomic
def add_person(
    *,
    by: Person | None,
    name: str,
    email: str,
    roles: Iterable[Role],
    password: str | None = None,
) -> tuple[Person, str]:
    """A new account and its password; one that was made up here must be changed at first sign-in.

    `by` None is for the first people only. Raises UserMistake "name-taken" for an address in use.
    """
    if by is not None:
        check_right(by, Right.MANAGE_PEOPLE)
    elif Person.objects.exists() and password is None:
        raise UserMistake("right-missing", where=email, right=Right.MANAGE_PEOPLE)
    address = filled_in(email, where="e-mail address", reason="it is empty").lower()
    person = Person(email=address, name=filled_in(name, where="name", reason="it is empty"))
    person.take_roles(roles)
    given = password or secrets.token_urlsafe(_PASSWORD_BYTES)
    person.set_password(given)
    person.must_change_password = password is None
    with only_once("name-taken", where=address):
        person.save()
    record("account opened", by=by, about=person.name, roles=person.roles, person=person.pk)
    return person, given


@transaction.atomic
def change_roles(*, by: Person, person: Person, roles: Iterable[Role]) -> Person:
    """Gives a person these roles and no others."""
    check_right(by, Right.MANAGE_PEOPLE)
    _keep_accounts()
    found = locked(person)
    before = found.roles
    found.take_roles(roles)
    found.save(update_fields=["roles"])
    _check_somebody_manages()
    record("roles changed", by=by, about=found.name, before=before, after=found.roles)
    return found


@transaction.atomic
def close_account(*, by: Person, person: Person) -> Person:
    """Keeps a person from signing in; what they decided stays theirs."""
    return _set_active(by, person, active=False)


@transaction.atomic
def reopen_account(*, by: Person, person: Person) -> Person:
    """Lets a person sign in again."""
    return _set_active(by, person, active=True)


def _set_active(by: Person, person: Person, *, active: bool) -> Person:
    check_right(by, Right.MANAGE_PEOPLE)
    _keep_accounts()
    found = locked(person)
    found.is_active = active
    found.save(update_fields=["is_active"])
    _end_sessions(found)
    _check_somebody_manages()
    record("account reopened" if active else "account closed", by=by, about=found.name)
    return found


def _end_sessions(person: Person) -> None:
    """Signs a person out everywhere: an account that is opened again must not find them alive."""
    for session in Session.objects.filter(expire_date__gte=timezone.now()):
        if session.get_decoded().get(SESSION_KEY) == str(person.pk):
            session.delete()


@transaction.atomic
def new_password(*, by: Person, person: Person) -> str:
    """A password to hand over, which must be changed at the next sign-in."""
    check_right(by, Right.MANAGE_PEOPLE)
    found = locked(person)
    given = secrets.token_urlsafe(_PASSWORD_BYTES)
    found.set_password(given)
    found.must_change_password = True
    found.save(update_fields=["password", "must_change_password"])
    record("password replaced", by=by, about=found.name)
    return given


@transaction.atomic
def password_changed(*, by: Person, password: str) -> Person:
    """A person chose a password of their own."""
    found = locked(by)
    found.set_password(password)
    found.must_change_password = False
    found.save(update_fields=["password", "must_change_password"])
    record("password changed", by=found, about=found.name)
    return found


def _keep_accounts() -> None:
    """Locks every account, in one order, so that two administrators cannot close each other."""
    list(Person.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _check_somebody_manages() -> None:
    active = Person.objects.filter(is_active=True)
    if not any(Role.ADMINISTRATOR in person.parts for person in active):
        raise UserMistake("last-administrator", where="accounts")
