"""Reviews: the entries of their journals, of which the same steps work everything out.

The journal stands in the database under the seals that a journal file has. Two people who decide
about the same record are told apart by a row that may stand once.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from answerable.files.journals import sealed_line
from answerable.files.reviews import definition_text
from answerable.model.decisions import Verdict
from answerable.model.definition import Definition
from answerable.model.errors import UserMistake
from answerable.model.journal import Begun, Decided, Entry, Undone
from answerable.model.roles import Right
from answerable.store.models import (
    Person,
    RegisterSnapshot,
    Request,
    Review,
    ReviewDecision,
    ReviewEntry,
    Topic,
)
from answerable.store.reads.reviews import read_entries
from answerable.store.writes.guards import check_right, locked, only_once
from answerable.store.writes.history import record


@transaction.atomic
def begin_review(
    *,
    by: Person,
    topic: Topic,
    snapshot: RegisterSnapshot,
    definition: Definition,
    request: Request | None = None,
) -> Review:
    """Begins a review under a definition that nobody changes from then on."""
    check_right(by, Right.REVIEW)
    if definition.register.sha256 != snapshot.sha256:
        raise UserMistake("review-register-changed", where=snapshot.name)
    review = Review.objects.create(
        topic=topic,
        request=request,
        snapshot=snapshot,
        definition=definition_text(definition),
        fingerprint=definition.fingerprint,
        by=by,
        at=timezone.now(),
    )
    _append(review, Begun(definition.fingerprint, by.name, timezone.now()), by=by)
    return review


@transaction.atomic
def decide(
    *,
    by: Person,
    review: Review,
    ref: str,
    verdict: Verdict,
    note: str = "",
    wording: str = "",
    seconds: float | None = None,
    extraction: float | None = None,
    second: bool = False,
) -> Decided:
    """Decides about a record, known by the first case that has its text (model/pool).

    When this returns the decision is on the disc. Raises UserMistake "decided-meanwhile" with who
    was first.
    """
    check_right(by, Right.REVIEW)
    entry = Decided(
        ref, verdict, by.name, timezone.now(), note, wording, seconds, extraction, second
    )
    _append(locked(review), entry, by=by)
    return entry


@transaction.atomic
def undo(*, by: Person, review: Review, ref: str, second: bool = False) -> Undone:
    """Takes a decision back: an entry as well. Raises UserMistake "nothing-to-undo"."""
    check_right(by, Right.REVIEW)
    entry = Undone(ref, by.name, timezone.now(), second)
    _append(locked(review), entry, by=by)
    return entry


class DatabaseJournal:
    """The journal of a review in the database, with the ways of a journal file; `by` writes now.

    Where `writing` ends with an error nothing was written, and the seals say so: they are those of
    the entries that stand.
    """

    def __init__(self, review: Review, *, by: Person) -> None:
        self.seals: list[str] = []
        self.torn = b""
        self.by = by
        self._review = review

    def refresh(self) -> list[Entry]:
        """The entries added since it was last asked, by whomever."""
        return read_entries(self._review, seals=self.seals)

    @contextmanager
    def writing(self) -> Iterator[list[Entry]]:
        """Keeps others from writing; gives the entries that they added since. Then `append`."""
        check_right(self.by, Right.REVIEW)
        known = len(self.seals)
        try:
            with transaction.atomic():
                locked(self._review)
                news = self.refresh()
                known = len(self.seals)
                yield news
        except BaseException:
            del self.seals[known:]
            raise

    def append(self, entry: Entry) -> None:
        """Adds an entry; it is on the disc when `writing` has ended."""
        self.seals.append(_append(self._review, entry, by=self.by))


def _append(review: Review, entry: Entry, *, by: Person) -> str:
    """One entry at the end of a locked review, with its decision and event; gives its seal."""
    last = review.entries.order_by("-number").first()
    number = last.number + 1 if last else 0
    body, seal = sealed_line(entry, number=number, before=last.seal if last else "")
    if isinstance(entry, Decided):
        _decide(review, entry, number=number, by=by)
    elif isinstance(entry, Undone):
        _undo(review, entry)
    with only_once("changed-meanwhile", where=f"review {review.pk}"):
        ReviewEntry.objects.create(review=review, number=number, values=body, seal=seal)
    about = f"review {review.pk}, entry {number}"
    action = f"review: {type(entry).__name__.lower()}"
    record(action, by=by, about=about, request=review.request, seal=seal, **_told(entry))
    return seal


def _decide(review: Review, entry: Decided, *, number: int, by: Person) -> None:
    kind = {"review": review, "ref": entry.ref, "second": entry.second}
    if earlier := ReviewDecision.objects.filter(**kind).select_related("by").first():
        facts = {"who": earlier.by.name, "verdict": earlier.verdict}
        raise UserMistake("decided-meanwhile", where=entry.ref, **facts)
    with only_once("decided-meanwhile", where=entry.ref, who="Somebody else", verdict="see there"):
        ReviewDecision.objects.create(**kind, verdict=entry.verdict.value, by=by, entry=number)


def _undo(review: Review, entry: Undone) -> None:
    kind = {"review": review, "ref": entry.ref, "second": entry.second}
    if not ReviewDecision.objects.filter(**kind).delete()[0]:
        raise UserMistake("nothing-to-undo", where=entry.ref)


def _told(entry: Entry) -> dict[str, object]:
    """What the history tells of an entry beside its seal; notes stay with the review."""
    kept = ("ref", "refs", "verdict", "second", "definition")
    values = {key: getattr(entry, key) for key in kept if hasattr(entry, key)}
    return {key: list(v) if isinstance(v, tuple) else v for key, v in values.items()}
