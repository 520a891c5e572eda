"""The history as pages show it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from answerable.model.calendar import LONDON
from answerable.model.phrases import capital
from answerable.store.models import AuditEvent, Person, Request, Review, Topic
from answerable.store.reads.requests import spelt

_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Told:
    """One event in words."""

    title: str
    by: str
    at: datetime
    words: str = ""


_TOLD = {
    "number": "question", "text": "", "owner": "given to", "kind": "", "other": "", "activity": "",
    "minutes": "minutes", "ref": "record", "verdict": "", "variant": "", "terms": "", "reason": "",
    "words": "", "note": "", "sha256": "SHA-256",
}  # fmt: skip
"""The details that a page prints, in this order; the whole event stays in the history."""

_TYPED = frozenset(("text", "other", "variant", "terms", "reason", "note"))
"""Those that somebody typed and nothing stands before: they are printed as they were written."""

OF_RECORDS = ("review: ", "variant ", "terms ", "rule ")
"""How the actions begin whose events tell of records or of what they are searched for."""


def events_of(request: Request, *, records: bool) -> list[Told]:
    """What was done about a request, the newest first; decisions about records where they may be
    seen.
    """
    return [told(row) for row in found_events(records=records, request=request)]


def found_events(
    *,
    records: bool,
    request: Request | None = None,
    by: Person | None = None,
    about: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[AuditEvent]:
    """The events that fit all of this, the newest first; about records where they may be seen.

    `about` is part of an action, of what it was done to, or of a reference; days are London's.
    """
    rows = AuditEvent.objects.select_related("by").order_by("-number")
    if not records:
        rows = rows.exclude(_begins(OF_RECORDS))
    if request is not None:
        rows = rows.filter(request=request)
    if by is not None:
        rows = rows.filter(by=by)
    if about:
        said = Q(action__icontains=about) | Q(about__icontains=about)
        named = Q(request__reference__icontains=about) | Q(request__in=spelt(about))
        rows = rows.filter(said | named)
    if since:
        rows = rows.filter(at__gte=_midnight(since))
    if until:
        rows = rows.filter(at__lt=_midnight(until + timedelta(days=1)))
    return rows


def exported_lines(*, records: bool) -> Iterator[str]:
    """Every row as it was sealed, oldest first, a line of JSON each.

    The body of a row about records is left out where they may not be seen; its seals stay, so that
    the chain can be followed past it.
    """
    for row in AuditEvent.objects.order_by("number").iterator(chunk_size=_AT_ONCE):
        shown = records or not row.action.startswith(OF_RECORDS)
        line = {"number": row.number, "before": row.before, "sha256": row.sha256}
        said = {"body": row.body if shown else None}
        yield json.dumps({**line, **said}, ensure_ascii=False) + "\n"


def events_of_topic(topic: Topic) -> list[Told]:
    """What was done about a topic, its terms and its spellings, the newest first."""
    named = Q(about=topic.name) | Q(about__startswith=f"{topic.name}, version ")
    rows = AuditEvent.objects.filter(named & _begins(("topic ", *OF_RECORDS)))
    return [told(row) for row in rows.select_related("by").order_by("-number")]


def events_of_review(review: Review, *, most: int) -> list[Told]:
    """The last entries of a review's journal, the newest first; what was shown is left out."""
    rows = AuditEvent.objects.filter(about__startswith=f"review {review.pk}, entry ")
    rows = rows.exclude(action="review: shown").select_related("by").order_by("-number")
    return [told(row) for row in rows[:most]]


def _begins(words: Iterable[str]) -> Q:
    wanted = Q()
    for word in words:
        wanted |= Q(action__startswith=word)
    return wanted


def last_event_about(reference: str) -> Told | None:
    """What was done last about a request: whoever lost a race sees who won it."""
    rows = AuditEvent.objects.filter(request__reference=reference).select_related("by")
    last = rows.order_by("-number").first()
    return told(last) if last else None


def told(row: AuditEvent) -> Told:
    """One event as a page shows it."""
    details = json.loads(row.body)["details"]
    return Told(capital(row.action), row.by.name if row.by else "", row.at, _words(details))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=LONDON)


def _words(details: Mapping[str, Any]) -> str:
    if "to" in details and "from" in details:
        moved = f"from {details['from']} to {details['to']}"
        return "\n".join(filter(None, (moved, str(details.get("reason") or ""))))
    after = details.get("after")
    known = after if isinstance(after, dict) else details
    told = [key for key in _TOLD if known.get(key)]
    said = ": ".join(f"{_TOLD[key]} {_said(known[key])}".strip() for key in told)
    return said if told and told[0] in _TYPED else capital(said)


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
