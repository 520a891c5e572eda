"""Signing in: counted per account and per address, so that nobody can try passwords at leisure.

The counts lie in the database: several processes share them, and a restart forgets nothing.
"""

import hashlib
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from answerable.model.errors import UserMistake
from answerable.model.phrases import counted
from answerable.store.models import Person, SignInAttempt
from answerable.store.writes.history import record

WINDOW = timedelta(minutes=15)
LIMITS: Mapping[str, int] = {"account": 5, "address": 30}
"""Failures within the window before the next attempt has to wait. Colleagues share an address."""

_KEPT = timedelta(days=1)


def begin_attempt(email: str, address: str) -> SignInAttempt:
    """Counts an attempt as failed, before any password is looked at.

    An address that nobody has is counted like any other, so that the answer tells nothing. Raises
    UserMistake "sign-in-throttled", which is not counted: waiting is enough to be let in again.
    """
    now = timezone.now()
    account = hashlib.sha256(email.strip().lower().encode("utf-8")).hexdigest()
    with transaction.atomic():
        for field, value in (("account", account), ("address", address)):
            _check(field, value, since=now - WINDOW)
        return SignInAttempt.objects.create(
            account=account, address=address, at=now, succeeded=False
        )


def _check(field: str, value: str, *, since: object) -> None:
    recent = SignInAttempt.objects.filter(**{field: value}, at__gt=since).order_by("-at")
    last = recent.filter(succeeded=True).first()
    failed = recent.filter(succeeded=False)
    if last and field == "account":
        failed = failed.filter(at__gt=last.at)
    oldest = failed[LIMITS[field] - 1 : LIMITS[field]].first()
    if oldest:
        wait = oldest.at + WINDOW - timezone.now()
        minutes = max(1, -(-int(wait.total_seconds()) // 60))
        raise UserMistake("sign-in-throttled", where="sign in", minutes=counted(minutes, "minute"))


def signed_in(attempt: SignInAttempt, person: Person) -> None:
    """The attempt succeeded; what is older than a day is forgotten."""
    with transaction.atomic():
        attempt.succeeded = True
        attempt.save(update_fields=["succeeded"])
        SignInAttempt.objects.filter(at__lt=timezone.now() - _KEPT).delete()
        record("signed in", by=person)


def refused(attempt: SignInAttempt) -> None:
    """The attempt failed: kept in the history by its account's hash, never by what was typed."""
    with transaction.atomic():
        record("sign-in refused", by=None, about=f"account {attempt.account[:12]}")


def access_refused(person: Person, what: str) -> None:
    """Somebody asked for what their roles do not open: kept, so that a pattern can be seen."""
    with transaction.atomic():
        record("access refused", by=person, about=what)


def signed_out(person: Person) -> None:
    """Somebody left."""
    with transaction.atomic():
        record("signed out", by=person)
