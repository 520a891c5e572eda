"""Versions of an answer: saving, submitting, clearing, approving, returning."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NoReturn

from django.db import transaction
from django.utils import timezone

from answerable.model.answer import Answer
from answerable.model.calendar import today_in_london
from answerable.model.errors import UserMistake
from answerable.model.roles import Right
from answerable.model.stages import (
    DRAFT_MOVES,
    Action,
    Condition,
    DraftState,
    Move,
    State,
    check_action,
    move_from,
    next_step,
    role_fits,
)
from answerable.steps.answers.write_answer import answer_from_json, answer_json
from answerable.steps.checks.check_protection import is_second_person
from answerable.steps.counts.compare_figures import same_figures
from answerable.store.models import Approval, Draft, Organisation, Person, Request
from answerable.store.reads.drafts import cleared_for
from answerable.store.reads.plans import is_outdated
from answerable.store.writes.guards import check_right, filled_in, locked, only_once
from answerable.store.writes.history import record
from answerable.store.writes.moves import moved

_SAVED_FROM = (DraftState.WRITING, DraftState.RETURNED, DraftState.RELEASED)


def seal_of_draft(answer: str, files: Mapping[str, str]) -> str:
    """SHA-256 over the bytes of answer.json and the hashes of all files that would leave."""
    inner = hashlib.sha256(answer.encode("utf-8")).hexdigest()
    said = json.dumps([inner, sorted(files.items())], separators=(",", ":"))
    return hashlib.sha256(said.encode("utf-8")).hexdigest()


def answer_text(answer: Answer) -> str:
    """The bytes of answer.json as text, the same for the same answer."""
    return json.dumps(answer_json(answer), ensure_ascii=False, indent=1) + "\n"


@transaction.atomic
def save_draft(
    *,
    by: Person,
    request: Request,
    answer: Answer,
    after_version: int,
    note: str = "",
    **made_from: Any,
) -> Draft:
    """Saves an answer as the version after the one that was on the page.

    `made_from` is what it was worked out from: plan, register, topic, review and how far they had
    come. Raises UserMistake "changed-meanwhile" where somebody saved one before, "stage-passed"
    unless the request is being drafted.
    """
    check_right(by, Right.WRITE_DRAFTS)
    found, _ = _latest(request, after_version)
    text = answer_text(answer)
    with only_once("changed-meanwhile", where=found.reference):
        draft = Draft.objects.create(
            request=found,
            version=after_version + 1,
            answer=text,
            seal=seal_of_draft(text, {}),
            author=by,
            at=timezone.now(),
            note=note,
            **made_from,
        )
    record("draft saved", by=by, about=str(draft), request=found, seal=draft.seal, note=note)
    return draft


@transaction.atomic
def agree_to_small_counts(*, by: Person, draft: Draft, answer: Answer, plan: str) -> Draft:
    """Saves a version in which a second person agrees that small counts are printed.

    It has the same author as the version before: whoever agrees has written nothing of it. Raises
    what `save_draft` raises, "not-yet" for whoever gave the reason or wrote the answer, and
    "figures-moved" where its figures are not those of the version that was on the page.
    """
    check_right(by, Right.AGREE_SMALL_COUNTS)
    found, latest = _latest(draft.request, draft.version)
    assert latest is not None, "there is the version that was on the page"
    small = answer.small_counts
    others = small and {"reasoned_by": small.by, "author": answer.author}
    if not others or wrote_of(latest, by) or not is_second_person(by.name, **others):
        condition = "somebody else gave the reason and wrote the answer"
        raise UserMistake("not-yet", where=draft, action="agree", condition=condition)
    if not same_figures(answer_from_json(json.loads(latest.answer)), answer):
        raise UserMistake("figures-moved", where=draft)
    text, note = answer_text(answer), f"small counts: {by.name} agrees"
    agreed = Draft.objects.create(
        request=found,
        version=draft.version + 1,
        answer=text,
        seal=seal_of_draft(text, {}),
        author=latest.author,
        at=timezone.now(),
        note=note,
        plan=plan,
        register=latest.register,
        topic=latest.topic,
        review=latest.review,
        source_seal=latest.source_seal,
    )
    record("small counts agreed to", by=by, about=str(agreed), request=found, seal=agreed.seal)
    return agreed


def _latest(request: Request, after_version: int) -> tuple[Request, Draft | None]:
    """The request, locked while it is drafted, and its last version, which another one replaces."""
    found = locked(request)
    if found.stage is not State.DRAFTING:
        facts = {"action": "write", "state": found.state}
        raise UserMistake("stage-passed", where=found.reference, **facts)
    latest = (
        Draft.objects.select_for_update(no_key=True)
        .filter(request=found)
        .order_by("-version")
        .first()
    )
    if (latest.version if latest else 0) != after_version:
        raise UserMistake("changed-meanwhile", where=found.reference)
    if latest and latest.stage not in _SAVED_FROM:
        facts = {"action": "write", "state": latest.state}
        raise UserMistake("stage-passed", where=latest, **facts)
    if latest and latest.stage is DraftState.WRITING:
        latest.state = DraftState.REPLACED.value
        latest.save(update_fields=["state"])
    return found, latest


@transaction.atomic
def submit_draft(*, by: Person, draft: Draft, files: Mapping[str, str] | None = None) -> Draft:
    """Sends a version to clearance, sealed with the hashes of the files that would leave with it.

    Raises UserMistake "not-yet" while a check blocks the answer, "answer-outdated" where
    what it was worked out from was changed since.
    """
    request, found = lock_both(draft)
    if is_outdated(found):
        raise UserMistake("answer-outdated", where=found)
    found.files = dict(files or {})
    found.seal = seal_of_draft(found.answer, found.files)
    organisation = Organisation.objects.get(pk=1)
    met = {*_checked(found)}
    move = check_draft(found, by, Action.SUBMIT, organisation, met=met)
    moved(request, by=by, action=Action.SUBMIT, on=today_in_london(), met=met)
    return _moved_on(found, move, by=by, action=Action.SUBMIT, organisation=organisation)


@transaction.atomic
def clear_draft(*, by: Person, draft: Draft, seal: str, step: str = "", words: str = "") -> Draft:
    """Clears the step that the version stands at; `seal` and `step` are those on the page.

    Raises UserMistake "cleared-already" where this person or a colleague cleared it before,
    "bytes-differ" for a seal that is not the version's. Without a step it is the one that comes.
    """
    request, found = lock_both(draft)
    _check_seal(found, seal)
    organisation = Organisation.objects.get(pk=1)
    check_not_cleared(found, by, organisation)
    _check_step(found, by, step)
    met = what_holds(found, request, by, words)
    move = check_draft(found, by, Action.CLEAR, organisation, met=met)
    _sign(found, by=by, action=Action.CLEAR, words=words, organisation=organisation)
    return _moved_on(
        found, move, by=by, action=Action.CLEAR, organisation=organisation, words=words
    )


@transaction.atomic
def approve_draft(*, by: Person, draft: Draft, seal: str, words: str = "") -> Draft:
    """The last signature, by somebody who wrote none of it, under exactly these bytes.

    Raises UserMistake "stage-passed" for whoever comes second, "not-yet" for an author.
    """
    request, found = lock_both(draft)
    _check_seal(found, seal)
    organisation = Organisation.objects.get(pk=1)
    met = what_holds(found, request, by, words)
    move = check_draft(found, by, Action.APPROVE, organisation, met=met)
    _sign(found, by=by, action=Action.APPROVE, words=words, organisation=organisation)
    moved(request, by=by, action=Action.APPROVE, on=today_in_london(), met=met)
    return _moved_on(
        found, move, by=by, action=Action.APPROVE, organisation=organisation, words=words
    )


@transaction.atomic
def return_draft(*, by: Person, draft: Draft, reason: str) -> Draft:
    """Sends a version back to its author with the reason; what follows is another version."""
    request, found = lock_both(draft)
    said = filled_in(reason, where=str(found))
    organisation = Organisation.objects.get(pk=1)
    met = {*what_holds(found, request, by, said), Condition.STEP}
    move = check_draft(found, by, Action.RETURN, organisation, met=met)
    if found.in_clearance:
        _sign(found, by=by, action=Action.RETURN, words=said, organisation=organisation)
    moved(request, by=by, action=Action.RETURN, reason=said, on=today_in_london(), met=met)
    return _moved_on(
        found, move, by=by, action=Action.RETURN, organisation=organisation, words=said
    )


@transaction.atomic
def enter_table(*, by: Person, request: Request, name: str, sha256: str, rows: int) -> None:
    """Enters a small table that was brought for a request and lies in the home already."""
    check_right(by, Right.WRITE_DRAFTS)
    record("table brought", by=by, request=request, name=name, sha256=sha256, rows=rows)


def wrote_of(draft: Draft, person: Person) -> bool:
    """Whether somebody wrote this version, or one that it came from since the last release."""
    versions = Draft.objects.filter(request=draft.request_id, version__lte=draft.version)
    released = versions.filter(state=DraftState.RELEASED.value, version__lt=draft.version)
    since = max((old.version for old in released), default=0)
    return versions.filter(version__gt=since, author=person).exists()


def lock_both(draft: Draft) -> tuple[Request, Draft]:
    """The request and the version, locked in this order by everybody."""
    request = Request.objects.select_for_update(no_key=True).get(pk=draft.request_id)
    return request, locked(draft)


def check_not_cleared(found: Draft, by: Person, organisation: Organisation) -> None:
    """Raises UserMistake "cleared-already" where this person's step was cleared, and it went on.

    Whoever pressed the button twice is refused nothing: what they asked for is done.
    """
    move = move_from(DRAFT_MOVES, found.stage, Action.CLEAR)
    if move and role_fits(move, by.parts, single_person=organisation.single_person):
        return
    if done := cleared_for(found, by.parts):
        _tell_cleared(found, done, by)


def _check_step(found: Draft, by: Person, step: str) -> None:
    """Whoever holds two roles clears the step that the page showed, and not the next with it."""
    if not step or step == found.state:
        return
    if done := found.approvals.filter(action=Action.CLEAR.value, step=step).last():
        _tell_cleared(found, done, by)
    raise UserMistake("changed-meanwhile", where=str(found))


def _tell_cleared(found: Draft, done: Approval, by: Person) -> NoReturn:
    who = "you" if done.by_id == by.pk else done.by.name
    facts = {"who": who, "step": done.step, "state": found.state}
    raise UserMistake("cleared-already", where=str(found), **facts)


def check_draft(
    found: Draft, by: Person, action: Action, organisation: Organisation, *, met: set[Condition]
) -> Move:
    """The move of a version, if this person may make it now."""
    return check_action(
        DRAFT_MOVES,
        by.parts,
        found.stage,
        action,
        where=str(found),
        met=met,
        single_person=organisation.single_person,
    )


def what_holds(found: Draft, request: Request, by: Person, words: str) -> set[Condition]:
    """What holds of a version whose seal was compared."""
    holds: dict[Condition, Any] = {
        Condition.REASON: words.strip(),
        Condition.OWNER: request.owner_id == by.pk,
        Condition.NOT_AUTHOR: not wrote_of(found, by),
        Condition.SAME_BYTES: found.seal == seal_of_draft(found.answer, found.files),
    }
    return {condition for condition, true in holds.items() if true} | set(_checked(found))


def _checked(found: Draft) -> tuple[Condition, ...]:
    """Read from the sealed bytes themselves: no finding in them is open."""
    blocked = answer_from_json(json.loads(found.answer)).blocked
    return () if blocked else (Condition.CHECKED,)


def _check_seal(found: Draft, seal: str) -> None:
    if seal != found.seal or found.seal != seal_of_draft(found.answer, found.files):
        raise UserMistake("bytes-differ", where=str(found), expected=found.seal[:16])


def _sign(
    found: Draft, *, by: Person, action: Action, words: str, organisation: Organisation
) -> None:
    """One row for each step of a version: the second to sign is told."""
    with only_once("changed-meanwhile", where=str(found)):
        Approval.objects.create(
            draft=found,
            step=found.state,
            action=action.value,
            by=by,
            at=timezone.now(),
            seal=found.seal,
            words=words,
            alone=organisation.single_person and wrote_of(found, by),
        )


def _moved_on(
    found: Draft,
    move: Move,
    *,
    by: Person,
    action: Action,
    organisation: Organisation,
    words: str = "",
) -> Draft:
    before = found.stage
    after = move.after or next_step(before, organisation.steps)
    found.state = after.value
    found.save(update_fields=["state", "files", "seal"])
    details = {"from": before.value, "to": found.state, "seal": found.seal, "words": words}
    about, request = str(found), found.request
    record(f"draft: {action.value}", by=by, about=about, request=request, **details)
    return found
