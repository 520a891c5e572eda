"""Letters and their templates: kept with the hash of their bytes, and never changed."""

import hashlib

from django.db import transaction
from django.utils import timezone

from answerable.model.letters import LetterKind
from answerable.model.roles import Right
from answerable.store.models import Letter, LetterTemplate, Person, Request
from answerable.store.writes.guards import check_right
from answerable.store.writes.history import record


@transaction.atomic
def keep_letter(
    *,
    by: Person,
    request: Request,
    kind: LetterKind,
    word: bytes,
    page: str,
    text: str,
    template: str = "",
) -> Letter:
    """Keeps a letter as it was made. The history gets its hash, and never whom it is to."""
    check_right(by, Right.SEE_REQUESTER)
    sha256 = hashlib.sha256(word).hexdigest()
    letter = Letter.objects.create(
        request=request,
        kind=kind.value,
        word=word,
        page=page,
        text=text,
        sha256=sha256,
        template=template,
        by=by,
        at=timezone.now(),
    )
    record("letter written", by=by, request=request, kind=kind.value, sha256=sha256)
    return letter


@transaction.atomic
def keep_template(*, by: Person, kind: LetterKind, name: str, content: bytes) -> LetterTemplate:
    """An organisation's own template for a kind of letter, in place of the one before."""
    check_right(by, Right.MANAGE_ORGANISATION)
    LetterTemplate.objects.filter(kind=kind.value, in_use=True).update(in_use=False)
    sha256 = hashlib.sha256(content).hexdigest()
    kept = LetterTemplate.objects.create(
        kind=kind.value, name=name[:200], content=content, sha256=sha256, by=by, at=timezone.now()
    )
    record("letter template kept", by=by, about=kind.value, name=kept.name, sha256=sha256)
    return kept


@transaction.atomic
def drop_template(*, by: Person, kind: LetterKind) -> None:
    """Back to our own template for a kind of letter."""
    check_right(by, Right.MANAGE_ORGANISATION)
    if LetterTemplate.objects.filter(kind=kind.value, in_use=True).update(in_use=False):
        record("letter template dropped", by=by, about=kind.value)
