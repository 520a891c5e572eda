"""People doing anything at all, at random: the promises hold whatever they try."""

import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from answerable.model.errors import UserMistake
from answerable.model.roles import Role
from answerable.model.stages import Action, DraftState, State
from answerable.store.models import Approval, Draft, Release, Request
from answerable.store.reads.chain import check_chain
from answerable.store.reads.releases import last_release
from answerable.store.writes.drafts import (
    approve_draft,
    clear_draft,
    return_draft,
    save_draft,
    submit_draft,
)
from answerable.store.writes.moves import move_request
from answerable.store.writes.people import change_roles
from answerable.store.writes.releases import release_draft, take_down
from store.desks import FILES, Desk, answer

TRIES = 300


@pytest.mark.parametrize("seed", [1])
def test_whatever_anybody_tries_nobody_approves_their_own_words_and_only_signed_bytes_leave(
    store: str, seed: int
) -> None:
    chance, desk = random.Random(seed), Desk()
    # Somebody who writes and approves: the case in which the rule has to bite.
    both = [Role.OFFICER, Role.APPROVER]
    desk.people[Role.APPROVER] = change_roles(
        by=desk.administrator, person=desk.approver, roles=both
    )
    for number in range(1, 3):
        desk.drafting(f"{number}/26")
    for _ in range(TRIES):
        _try(chance, desk)
    _check_promises()
    assert Approval.objects.filter(action=Action.APPROVE.value).exists()


def _try(chance: random.Random, desk: Desk) -> None:
    """One thing that somebody tries, whether it is done or not."""
    person = chance.choice(list(desk.people.values()))
    request = chance.choice(list(Request.objects.all()))
    draft = Draft.objects.filter(request=request).first()
    with suppress(UserMistake):
        chance.choice(_writes(chance, person, request, draft))()


def _writes(
    chance: random.Random, person: Any, request: Any, draft: Any
) -> list[Callable[[], object]]:
    reason = chance.choice(["", "because"])
    # Mostly what leads on: at a loss for any move a walk never gets to a release.
    leading = [Action.CHECK, Action.ACCEPT, Action.DRAFT, Action.CLARIFY, Action.TAKE_FEE]
    action = chance.choice([*Action, *leading * 6])
    version = draft.version if draft else 0
    made = answer(blocked=chance.random() < 0.1, intro=str(chance.random()))
    writes: list[Callable[[], object]] = [
        lambda: move_request(by=person, request=request, action=action, reason=reason),
        lambda: save_draft(by=person, request=request, answer=made, after_version=version),
    ]
    if draft is None:
        return writes
    seal = chance.choice([draft.seal, draft.seal, draft.seal, "0" * 64])
    files = chance.choice([FILES, FILES, {}])
    release = Release.objects.filter(request=request).first()
    writes += [
        *[lambda: submit_draft(by=person, draft=draft, files=FILES)] * 3,
        *[lambda: clear_draft(by=person, draft=draft, seal=seal, words=reason)] * 12,
        *[lambda: approve_draft(by=person, draft=draft, seal=seal)] * 4,
        lambda: release_draft(
            by=person,
            draft=draft,
            files=files,
            after_release=last_release(),
            publish=chance.random() < 0.8,
            reason=reason,
        ),
    ]
    if chance.random() < 0.1:
        writes.append(lambda: return_draft(by=person, draft=draft, reason=reason))
        writes += [lambda: take_down(by=person, release=release, reason=reason)] * bool(release)
    return writes


def _check_promises() -> None:
    check_chain()
    approvals = Approval.objects.filter(action=Action.APPROVE.value)
    for approval in approvals:
        draft = approval.draft
        assert approval.by_id != draft.author_id
        assert Role.APPROVER in approval.by.parts
        assert approval.seal == draft.seal
        assert draft.approvals.count() == 4
    for release in Release.objects.all():
        assert approvals.get(draft=release.draft).seal == release.seal
    for request in Request.objects.all():
        draft = Draft.objects.filter(request=request).first()
        assert (request.stage is State.CLEARANCE) is bool(draft and draft.in_clearance)
        assert (request.stage is State.READY) is bool(draft and draft.stage is DraftState.APPROVED)
