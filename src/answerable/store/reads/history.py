"""The history as pages show it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from answerable.store.models import AuditEvent, Request


@dataclass(frozen=True, slots=True)
class Told:
    """One event in words."""

    title: str
    by: str
    at: datetime
    words: str = ""


OF_RECORDS = "review: "
"""How the actions begin that name records: complaints, which communications may not open."""

_TOLD = {
    "number": "question",
    "text": "",
    "owner": "given to",
    "kind": "",
    "other": "",
    "activity": "",
    "minutes": "minutes",
    "reason": "",
    "words": "",
    "sha256": "SHA-256",
}
"""The details that a page prints, in this order; the whole event stays in the history."""


def events_of(request: Request, *, records: bool) -> list[Told]:
    """What was done about a request, the newest first; decisions about records where they may be
    seen.
    """
    rows = AuditEvent.objects.filter(request=request).select_related("by").order_by("-number")
    shown = rows if records else rows.exclude(action__startswith=OF_RECORDS)
    return [_told(row) for row in shown]


def last_event_about(reference: str) -> Told | None:
    """What was done last about a request: whoever lost a race sees who won it."""
    rows = AuditEvent.objects.filter(request__reference=reference).select_related("by")
    last = rows.order_by("-number").first()
    return _told(last) if last else None


def _told(row: AuditEvent) -> Told:
    details = json.loads(row.body)["details"]
    return Told(_opening(row.action), row.by.name if row.by else "", row.at, _words(details))


def _words(details: Mapping[str, Any]) -> str:
    if "to" in details and "from" in details:
        moved = f"from {details['from']} to {details['to']}"
        return "\n".join(filter(None, (moved, str(details.get("reason") or ""))))
    after = details.get("after")
    known = after if isinstance(after, dict) else details
    said = [f"{words} {known[key]}".strip() for key, words in _TOLD.items() if known.get(key)]
    return _opening(": ".join(said))


def _opening(words: str) -> str:
    return words[:1].upper() + words[1:]
