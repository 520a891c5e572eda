"""Requests as lists and pages show them, each with how it stands with its time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from answerable.model.calendar import today_in_london
from answerable.model.clock import Standing
from answerable.model.references import readings
from answerable.model.roles import Right
from answerable.model.stages import UNTIL_DEALT_WITH, WAITING
from answerable.steps.checks.check_private import NOBODY, AskedBy
from answerable.store.models import (
    Attachment,
    Organisation,
    Person,
    Question,
    Request,
    Requester,
)
from answerable.store.reads.clock import entries_by_request, standing_of

_WEEK = 5


class Listing(StrEnum):
    """The lists that a desk works from. The value is what an address says."""

    MINE = "mine"
    TEAM = "team"
    WEEK = "week"
    LATE = "late"
    WAITING = "waiting"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Row:
    """One request of a list; `answering` are the keys of those whom its questions were given to."""

    request: Request
    standing: Standing
    answering: frozenset[int]

    @property
    def due(self) -> tuple[bool, date, str]:
        """Soonest first; what waits for the requester, or is answered, comes last."""
        last = self.standing.last_day
        return (not self.runs, last or date.max, self.request.reference)

    @property
    def runs(self) -> bool:
        """Whether something is to be done by a day: an answer, or that to an internal review."""
        return self.standing.days_left is not None


@dataclass(frozen=True, slots=True)
class RequestPage:
    """All that a page about a request shows; `requester` and `letter` are left out by role."""

    request: Request
    standing: Standing
    questions: tuple[Question, ...]
    requester: Requester | None
    letter: str
    attachments: tuple[Attachment, ...] = ()


_HOLDS: Mapping[Listing, Callable[[Row, Person], bool]] = {
    Listing.MINE: lambda row, person: person.pk in {row.request.owner_id, *row.answering},
    Listing.TEAM: lambda row, person: True,
    Listing.WEEK: lambda row, person: (
        row.runs and not row.standing.late and (row.standing.days_left or 0) <= _WEEK
    ),
    Listing.LATE: lambda row, person: row.runs and row.standing.late,
    Listing.WAITING: lambda row, person: row.request.stage in WAITING,
}
"""What a list of open requests holds: one rule for each."""


def open_rows(organisation: Organisation, *, search: str = "") -> list[Row]:
    """Every request still to be answered or reviewed, the soonest due first."""
    rows = _rows(_found(search).filter(state__in=_open_states()), organisation)
    return sorted(rows, key=lambda row: row.due)


def done_rows(organisation: Organisation, *, search: str = "") -> list[Row]:
    """The requests that have been dealt with, the newest first."""
    found = _found(search).exclude(state__in=_open_states()).order_by("-received_at", "-pk")
    return _rows(found, organisation)


def count_done(*, search: str = "") -> int:
    """How many have been dealt with."""
    return _found(search).exclude(state__in=_open_states()).count()


def rows_of(rows: list[Row], listing: Listing, person: Person) -> list[Row]:
    """Those of the open requests that stand in a list."""
    return [row for row in rows if _HOLDS[listing](row, person)]


def requesters_of(
    rows: Iterable[Row], person: Person, organisation: Organisation
) -> dict[int, Requester]:
    """Who asked, by request, for those who write to them; for everybody else nobody."""
    if not person.may(Right.SEE_REQUESTER, single_person=organisation.single_person):
        return {}
    found = Requester.objects.filter(request__in=[row.request.pk for row in rows])
    return {one.request_id: one for one in found}


def request_page(request: Request, *, person: Person, organisation: Organisation) -> RequestPage:
    """One request for one person: whoever may not see who asked gets neither them nor the letter.

    Whoever writes to the requester needs both, and nobody else does (see model/roles).
    """
    alone = organisation.single_person
    sees = person.may(Right.SEE_REQUESTER, single_person=alone)
    if not sees:
        request.letter = ""
    return RequestPage(
        request,
        standing_of(request, organisation),
        tuple(request.questions.select_related("owner")),
        Requester.objects.filter(request=request).first() if sees else None,
        request.letter,
        tuple(request.attachments.defer("content")) if sees else (),
    )


def spelt(reference: str) -> QuerySet[Request]:
    """The requests that a typed reference can mean, however it and theirs are spelt.

    One is found, or none, but where what was typed can be read in two ways.
    """
    written = reference.strip()
    same = Request.objects.filter(reference=written)
    if same.exists():
        return same
    meant = readings(written, given=True)
    similar = Q(pk__in=())
    for one in meant:
        similar |= Q(reference__icontains=one.number)
    logged = Request.objects.filter(similar).values_list("pk", "reference")
    keys = [pk for pk, other in logged if set(meant) & set(readings(other, given=True))]
    return Request.objects.filter(pk__in=keys)


def asked_by(request: Request) -> AskedBy:
    """Who asked, to be looked for in what is published and shown to nobody."""
    found = Requester.objects.filter(request=request).first()
    return AskedBy(found.name, found.email, found.address) if found else NOBODY


def _found(search: str) -> QuerySet[Request]:
    words = search.strip()
    every = Request.objects.all()
    if words:
        parts = Q(reference__icontains=words) | Q(title__icontains=words)
        every = every.filter(parts | Q(pk__in=spelt(words)))
    return every.select_related("owner", "result")


def _open_states() -> list[str]:
    return [state.value for state in UNTIL_DEALT_WITH]


def _rows(requests: QuerySet[Request], organisation: Organisation) -> list[Row]:
    today = today_in_london()
    found = list(requests.defer("letter"))
    entries, answering = entries_by_request(found), _answering(found)
    return [
        Row(
            one,
            standing_of(one, organisation, today=today, entries=entries.get(one.pk, ())),
            frozenset(answering.get(one.pk, ())),
        )
        for one in found
    ]


def _answering(requests: Iterable[Request]) -> Mapping[int, set[int]]:
    """The keys of those whom questions were given to, by request."""
    rows = Question.objects.filter(request__in=[one.pk for one in requests], owner__isnull=False)
    found: dict[int, set[int]] = defaultdict(set)
    for request, owner in rows.order_by().values_list("request_id", "owner_id"):
        found[request].add(owner)
    return found
