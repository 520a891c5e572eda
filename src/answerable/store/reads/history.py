"""The history as pages show it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from answerable.store.models import AuditEvent, Request, Review, Topic


@dataclass(frozen=True, slots=True)
class Told:
    """One event in words."""

    title: str
    by: str
    at: datetime
    words: str = ""


_TOLD = {
    "number": "question", "text": "", "owner": "given to", "ref": "record", "verdict": "",
    "variant": "", "terms": "", "reason": "", "words": "",
}  # fmt: skip
"""The details that a page prints, in this order; the whole event stays in the history."""


OF_RECORDS = ("review: ", "variant ", "terms ", "rule ")
"""How the actions begin whose events tell of records or of what they are searched for."""


def events_of(request: Request, *, records: bool) -> list[Told]:
    """What was done about a request, the newest first; decisions about records where they may be
    seen.
    """
    rows = AuditEvent.objects.filter(request=request).select_related("by").order_by("-number")
    shown = rows if records else rows.exclude(_begins("action", OF_RECORDS))
    return [_told(row) for row in shown]


def events_of_topic(topic: Topic) -> list[Told]:
    """What was done about a topic, its terms and its spellings, the newest first."""
    named = Q(about=topic.name) | Q(about__startswith=f"{topic.name}, version ")
    rows = AuditEvent.objects.filter(named & _begins("action", ("topic ", *OF_RECORDS)))
    return [_told(row) for row in rows.select_related("by").order_by("-number")]


def events_of_review(review: Review, *, most: int) -> list[Told]:
    """The last entries of a review's journal, the newest first; what was shown is left out."""
    rows = AuditEvent.objects.filter(about__startswith=f"review {review.pk}, entry ")
    rows = rows.exclude(action="review: shown").select_related("by").order_by("-number")
    return [_told(row) for row in rows[:most]]


def _begins(column: str, words: Iterable[str]) -> Q:
    wanted = Q()
    for word in words:
        wanted |= Q(**{f"{column}__startswith": word})
    return wanted


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
    said = [
        f"{words} {_said(known[key])}".strip() for key, words in _TOLD.items() if known.get(key)
    ]
    return _opening(": ".join(said))


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _opening(words: str) -> str:
    return words[:1].upper() + words[1:]
