"""Registers taken in, topics, the versions of their terms, and rulings on variants."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from answerable.model.errors import UserMistake
from answerable.model.roles import Right
from answerable.model.variants import Ruling
from answerable.store.models import (
    Person,
    RegisterSnapshot,
    Request,
    TermList,
    Topic,
    VariantDecision,
)
from answerable.store.writes.guards import check_right, filled_in, locked, only_once
from answerable.store.writes.history import record
from answerable.store.writes.links import link_for_method

_NAME_MOST = 200


@transaction.atomic
def keep_snapshot(
    *,
    by: Person,
    name: str,
    folder: str,
    sha256: str,
    rows: int,
    cases: int,
    files: Mapping[str, str],
) -> RegisterSnapshot:
    """Enters a register whose files lie, or are about to lie, in a folder of the home.

    `sha256` is the hash of its content, `files` the hashes of the bytes by file name. Raises
    UserMistake "register-kept" where a register has this folder.
    """
    check_right(by, Right.TAKE_IN)
    snapshot, new = RegisterSnapshot.objects.get_or_create(
        folder=folder,
        defaults={
            "name": filled_in(name, where="register", reason="it needs a name"),
            "sha256": sha256,
            "rows": rows,
            "cases": cases,
            "files": dict(files),
            "taken_at": timezone.now(),
            "by": by,
        },
    )
    if not new:
        raise UserMistake("register-kept", where=name, name=snapshot.name)
    record("register taken in", by=by, about=name, sha256=sha256, rows=rows, files=dict(files))
    return snapshot


@transaction.atomic
def add_topic(*, by: Person, name: str, rule: str = "", request: Request | None = None) -> Topic:
    """A topic with the rule by which a record is on it."""
    check_right(by, Right.EDIT_TOPICS)
    words = filled_in(name, where="topic", reason="it needs a name")
    with only_once("name-taken", where=words):
        topic = Topic.objects.create(name=words, rule=rule.strip(), request=request)
    record("topic added", by=by, about=words, request=request, rule=topic.rule)
    return topic


@transaction.atomic
def start_topic(*, by: Person, request: Request, earlier: Topic) -> Topic:
    """A topic for this request that starts where an earlier one stands: terms, rule, rulings.

    The earlier one stays as it is, and its request is linked. Raises UserMistake "name-taken" where
    it was begun already.
    """
    before = f" ({earlier.request.reference})" if earlier.request else ""
    name = _for(request, earlier.name.removesuffix(before))
    topic = add_topic(by=by, name=name, rule=earlier.rule, request=request)
    if latest := earlier.term_lists.first():
        note = f"from {earlier.name}, version {latest.version}"
        save_terms(by=by, topic=topic, terms=latest.terms, after_version=0, note=note)
    for ruling in earlier.variant_decisions.all():
        kept = ("term", "variant", "accepted", "reason", "records")
        decide_variant(by=by, topic=topic, **{name: getattr(ruling, name) for name in kept})
    if earlier.request is not None:
        link_for_method(by=by, request=request, other=earlier.request, method=earlier.name)
    return topic


@transaction.atomic
def start_topic_from_words(
    *, by: Person, request: Request, name: str, terms: Sequence[str], source: str
) -> Topic:
    """A topic for this request from the terms that a published answer names."""
    topic = add_topic(by=by, name=_for(request, name), request=request)
    save_terms(by=by, topic=topic, terms=terms, after_version=0, note=f"from {source}")
    return topic


def _for(request: Request, name: str) -> str:
    """The name of a topic begun for a request: the request stands in it, however long it is."""
    ending = f" ({request.reference})"
    return name[: _NAME_MOST - len(ending)] + ending


@transaction.atomic
def change_rule(*, by: Person, topic: Topic, rule: str) -> Topic:
    """Another rule for later reviews; those that have begun keep theirs."""
    check_right(by, Right.EDIT_TOPICS)
    found = locked(topic)
    before, found.rule = found.rule, rule.strip()
    found.save(update_fields=["rule"])
    record("rule changed", by=by, about=found.name, before=before, after=found.rule)
    return found


@transaction.atomic
def save_terms(
    *, by: Person, topic: Topic, terms: Sequence[str], after_version: int, note: str = ""
) -> TermList:
    """Saves the terms as the version after the one that was on the page.

    Raises UserMistake "changed-meanwhile" where somebody saved one before.
    """
    check_right(by, Right.EDIT_TOPICS)
    found = locked(topic)
    latest = found.term_lists.first()
    if (latest.version if latest else 0) != after_version:
        raise UserMistake("changed-meanwhile", where=found.name)
    words = [word for word in dict.fromkeys(term.strip() for term in terms) if word]
    if not words:
        raise UserMistake("not-filled-in", where=found.name, reason="it has no term")
    with only_once("changed-meanwhile", where=found.name):
        saved = TermList.objects.create(
            topic=found,
            version=after_version + 1,
            terms=words,
            note=note,
            by=by,
            at=timezone.now(),
        )
    about = f"{found.name}, version {saved.version}"
    record("terms saved", by=by, about=about, request=found.request, terms=words)
    return saved


@transaction.atomic
def decide_variant(
    *,
    by: Person,
    topic: Topic,
    term: str,
    variant: str,
    accepted: bool,
    reason: str,
    records: int = 0,
) -> VariantDecision:
    """Accepts or refuses a spelling, with the reason; the last ruling about it holds."""
    check_right(by, Right.EDIT_TOPICS)
    decided = VariantDecision.objects.create(
        topic=topic,
        term=term,
        variant=variant,
        accepted=accepted,
        reason=filled_in(reason, where=variant),
        records=records,
        by=by,
        at=timezone.now(),
    )
    record(
        "variant accepted" if accepted else "variant refused",
        by=by,
        about=topic.name,
        request=topic.request,
        term=term,
        variant=variant,
        records=records,
        reason=decided.reason,
    )
    return decided


@transaction.atomic
def decide_variants(
    *, by: Person, topic: Topic, rulings: Sequence[Ruling], records: Mapping[str, int]
) -> None:
    """Several rulings at once: all of them or, where one has no reason, none."""
    for ruling in rulings:
        decide_variant(
            by=by,
            topic=topic,
            term=ruling.term,
            variant=ruling.variant,
            accepted=ruling.accepted,
            reason=ruling.note,
            records=records.get(ruling.variant, 0),
        )


@transaction.atomic
def decide_suggestion(
    *,
    by: Person,
    topic: Topic,
    words: str,
    accepted: bool,
    reason: str,
    after_version: int,
    records: int = 0,
) -> VariantDecision:
    """Takes a suggested term into the list, as its next version, or refuses it with the reason."""
    decided = decide_variant(
        by=by, topic=topic, term="", variant=words, accepted=accepted, reason=reason,
        records=records,
    )  # fmt: skip
    if accepted:
        latest = topic.term_lists.first()
        terms = [*(latest.terms if latest else ()), words]
        note = f"“{words}” was suggested: {decided.reason}"
        save_terms(by=by, topic=topic, terms=terms, after_version=after_version, note=note)
    return decided
