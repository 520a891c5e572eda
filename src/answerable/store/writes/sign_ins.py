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


@transaction.atomic
def begin_attempt(*, email: str, address: str) -> SignInAttempt:
    """Counts an attempt as failed, before any password is looked at.

    An address that nobody has is counted like any other, so that the answer tells nothing. Raises
    UserMistake "sign-in-throttled", which is not counted: waiting is enough to be let in again. Its
    event is that of `signed_in` or `refused`.
    """
    now = timezone.now()
    account = hashlib.sha256(email.strip().lower().encode("utf-8")).hexdigest()
    for field, value in (("account", account), ("address", address)):
        _check(field, value, since=now - WINDOW)
    return SignInAttempt.objects.create(account=account, address=address, at=now, succeeded=False)


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


@transaction.atomic
def signed_in(*, by: Person, attempt: SignInAttempt) -> None:
    """The attempt succeeded; what is older than a day is forgotten."""
    attempt.succeeded = True
    attempt.save(update_fields=["succeeded"])
    SignInAttempt.objects.filter(at__lt=timezone.now() - _KEPT).delete()
    record("signed in", by=by)


@transaction.atomic
def refused(*, attempt: SignInAttempt) -> None:
    """The attempt failed: kept in the history by its account's hash, never by what was typed."""
    record("sign-in refused", by=None, about=f"account {attempt.account[:12]}")


@transaction.atomic
def access_refused(*, by: Person, what: str) -> None:
    """Somebody asked for what their roles do not open: kept, so that a pattern can be seen."""
    record("access refused", by=by, about=what)


@transaction.atomic
def signed_out(*, by: Person) -> None:
    """Somebody left."""
    record("signed out", by=by)
