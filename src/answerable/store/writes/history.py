"""Adds to the history: the last thing that every write does, inside its transaction."""

from django.db import connection, transaction
from django.utils import timezone

from answerable.steps.seals.chain_events import START, body_of, seal_of
from answerable.store.models import AuditEvent, Person, Request

_LOCK = 0x616E7377
"""The advisory lock that the head of the chain is kept under ("answ")."""


def record(
    action: str,
    *,
    by: Person | None,
    about: str = "",
    request: Request | None = None,
    **details: object,
) -> AuditEvent:
    """Adds one event; `details` are values that JSON knows, and never who asked.

    Only inside a transaction: the event stands if and only if what it tells of does.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an event is recorded with what it tells of")
    _keep_head()
    last = AuditEvent.objects.order_by("-number").only("number", "sha256").first()
    number, before = (last.number + 1, last.sha256) if last else (1, START)
    at = timezone.now()
    about = (about or (request.reference if request else ""))[:300]
    body = body_of(
        {
            "number": number,
            "at": at.isoformat(),
            "by": by.name if by else "",
            "by_id": by.pk if by else None,
            "action": action,
            "about": about,
            "request_id": request.pk if request else None,
            "details": details,
        }
    )
    return AuditEvent.objects.create(
        number=number,
        at=at,
        by=by,
        action=action,
        about=about,
        request=request,
        body=body,
        before=before,
        sha256=seal_of(before, body),
    )


def _keep_head() -> None:
    """One event at a time: PostgreSQL needs a lock for it, SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
