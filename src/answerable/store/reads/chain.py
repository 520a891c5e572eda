"""Whether the history is as it was written, and where it ends."""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.model.errors import UserMistake
from answerable.steps.seals.chain_events import START, Broken, Kept, first_broken
from answerable.store.models import AuditEvent

_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of the history: how many there are, and the seal over all of them."""

    number: int
    sha256: str


def head(using: str = "default") -> Head:
    """Where the history ends now."""
    last = AuditEvent.objects.using(using).order_by("-number").only("number", "sha256").first()
    return Head(last.number, last.sha256) if last else Head(0, START)


def verify_chain(using: str = "default") -> Broken | None:
    """The first row that is not as it was written; None where all are."""
    return first_broken(_kept(using))


def check_chain(using: str = "default") -> Head:
    """The head of a sound history. Raises UserMistake "history-broken" with the first row."""
    if broken := verify_chain(using):
        raise UserMistake("history-broken", where=f"row {broken.number}", reason=broken.reason)
    return head(using)


def check_noted(sha256: str) -> None:
    """Raises UserMistake "history-broken" where a head noted earlier is no event any more."""
    if not AuditEvent.objects.filter(sha256=sha256.strip().lower()).exists():
        reason = "the head that was noted is not in it: rows were cut off"
        raise UserMistake("history-broken", where=sha256[:64], reason=reason)


def _kept(using: str) -> Iterator[Kept]:
    """Every row in turn; a history of millions is never held at once."""
    for row in AuditEvent.objects.using(using).order_by("number").iterator(chunk_size=_AT_ONCE):
        yield row.kept
