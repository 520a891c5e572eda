"""An answer from its first version to its release: who signs, and that what leaves was signed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from answerable.model.errors import UserMistake
from answerable.model.roles import Role
from answerable.model.stages import Action, DraftState, State
from answerable.store.models import Approval, AuditEvent, Draft, Release, Request
from answerable.store.reads.chain import check_chain
from answerable.store.reads.releases import last_release, unwritten
from answerable.store.writes.drafts import (
    approve_draft,
    clear_draft,
    return_draft,
    save_draft,
    submit_draft,
)
from answerable.store.writes.moves import move_request
from answerable.store.writes.organisations import change_organisation
from answerable.store.writes.people import change_roles
from answerable.store.writes.releases import confirm_written, release_draft, take_down
from store.desks import FILES, Desk, answer


def _state(request: Any) -> State:
    return Request.objects.get(pk=request.pk).stage


def test_an_answer_goes_through_every_step_to_its_release(store: str) -> None:
    desk = Desk()
    request = desk.drafting()
    draft = desk.approved(request)
    assert _state(request) is State.READY
    assert [a.step for a in draft.approvals.all()] == [
        "with the owner", "with professional standards", "with communications",
        "with the approver",
    ]  # fmt: skip
    release = release_draft(by=desk.officer, draft=draft, files=FILES, after_release=last_release())
    assert _state(request) is State.RELEASED
    assert release.seal == draft.seal
    assert AuditEvent.objects.filter(sha256=release.chain_head).exists()
    assert unwritten() == [release]
    confirm_written(by=desk.officer, release=release)
    assert unwritten() == []
    assert release.published
    assert request.clock_events.get().kind == "answered"
    check_chain()


def test_what_leaves_late_never_says_that_it_came_in_time(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk()
    dated = replace(answer(), answered_on=date(2026, 11, 3))
    monkeypatch.setattr("store.desks.answer", lambda **_: dated)
    draft = desk.approved(desk.drafting())
    monkeypatch.setattr("answerable.store.reads.clock.today_in_london", lambda: date(2026, 12, 14))
    with pytest.raises(UserMistake, match="within the time limit, which ended on 1 December"):
        release_draft(by=desk.officer, draft=draft, files=FILES, after_release=last_release())


def test_whoever_wrote_of_it_never_approves_it(store: str) -> None:
    desk = Desk()
    both = change_roles(
        by=desk.administrator, person=desk.approver, roles=[Role.APPROVER, Role.OFFICER]
    )
    request = desk.drafting()
    save_draft(by=both, request=request, answer=answer(), after_version=0)
    second = save_draft(
        by=desk.officer, request=request, answer=answer(intro="Mended."), after_version=1
    )
    draft = submit_draft(by=desk.officer, draft=second, files=FILES)
    for person in (desk.officer, desk.analyst, desk.communications):
        draft = clear_draft(by=person, draft=draft, seal=draft.seal)
    with pytest.raises(UserMistake, match="wrote none of it"):
        approve_draft(by=both, draft=draft, seal=draft.seal)
    assert _state(request) is State.CLEARANCE


def test_one_person_alone_does_everything_and_the_release_says_so(store: str) -> None:
    desk = Desk()
    change_organisation(by=desk.administrator, single_person=True)
    request = desk.drafting()
    draft = desk.draft(request)
    for _ in range(3):
        draft = clear_draft(by=desk.officer, draft=draft, seal=draft.seal)
    draft = approve_draft(by=desk.officer, draft=draft, seal=draft.seal)
    release = release_draft(by=desk.officer, draft=draft, files=FILES, after_release=last_release())
    assert release.alone
    assert draft.approvals.get(action=Action.APPROVE.value).alone


def test_an_answer_that_a_check_blocks_never_goes_to_clearance(store: str) -> None:
    desk = Desk()
    request = desk.drafting()
    with pytest.raises(UserMistake, match="no check blocks"):
        desk.draft(request, blocked=True)
    assert _state(request) is State.DRAFTING
    assert Draft.objects.get().stage is DraftState.WRITING


@pytest.mark.parametrize(
    "files",
    [
        {**FILES, "page.html": "99" * 32},
        {"page.html": FILES["page.html"]},
        {**FILES, "more.csv": "56" * 32},
        {"figures.csv": FILES["page.html"], "page.html": FILES["figures.csv"]},
        {},
    ],
)
def test_what_is_released_is_byte_for_byte_what_was_approved(
    store: str, files: dict[str, str]
) -> None:
    desk = Desk()
    request = desk.drafting()
    draft = desk.approved(request)
    with pytest.raises(UserMistake) as refused:
        release_draft(by=desk.officer, draft=draft, files=files, after_release=last_release())
    assert refused.value.code == "bytes-differ"
    assert (_state(request), Release.objects.count()) == (State.READY, 0)


def test_an_approver_signs_what_was_on_the_page_and_nothing_else(store: str) -> None:
    desk = Desk()
    draft = desk.before_approver(desk.drafting())
    with pytest.raises(UserMistake) as refused:
        approve_draft(by=desk.approver, draft=draft, seal="0" * 64)
    assert refused.value.code == "bytes-differ"
    # Words changed behind the desk's back are not what was sealed.
    Draft.objects.filter(pk=draft.pk).update(answer=draft.answer.replace("granted", "refused"))
    with pytest.raises(UserMistake) as refused:
        approve_draft(by=desk.approver, draft=draft, seal=draft.seal)
    assert refused.value.code == "bytes-differ"
    assert not Approval.objects.filter(action=Action.APPROVE.value).exists()


def test_words_changed_after_approval_are_not_released(store: str) -> None:
    desk = Desk()
    draft = desk.approved(desk.drafting())
    Draft.objects.filter(pk=draft.pk).update(answer=draft.answer.replace("granted", "refused"))
    with pytest.raises(UserMistake) as refused:
        release_draft(by=desk.officer, draft=draft, files=FILES, after_release=last_release())
    assert refused.value.code == "bytes-differ"


def test_a_returned_version_goes_back_with_its_reason_and_another_follows(store: str) -> None:
    desk = Desk()
    request = desk.drafting()
    draft = desk.before_approver(request)
    with pytest.raises(UserMistake, match="needs a reason"):
        return_draft(by=desk.approver, draft=draft, reason=" ")
    with pytest.raises(UserMistake) as refused:
        return_draft(by=desk.communications, draft=draft, reason="too late")
    assert refused.value.code == "not-your-part"
    draft = return_draft(by=desk.approver, draft=draft, reason="the table lacks its note")
    assert (draft.stage, _state(request)) == (DraftState.RETURNED, State.DRAFTING)
    with pytest.raises(UserMistake) as refused:
        submit_draft(by=desk.officer, draft=draft, files=FILES)
    assert refused.value.code == "stage-passed"
    again = save_draft(by=desk.officer, request=request, answer=answer(), after_version=1)
    again = submit_draft(by=desk.officer, draft=again, files=FILES)
    assert (again.version, again.stage) == (2, DraftState.OWNER)
    assert again.approvals.count() == 0


def test_an_approved_version_can_still_be_returned_before_it_leaves(store: str) -> None:
    desk = Desk()
    request = desk.drafting()
    draft = desk.approved(request)
    draft = return_draft(by=desk.officer, draft=draft, reason="a figure changed")
    assert (draft.stage, _state(request)) == (DraftState.RETURNED, State.DRAFTING)
    with pytest.raises(UserMistake):
        release_draft(by=desk.officer, draft=draft, files=FILES, after_release=last_release())


def test_nobody_writes_while_a_version_is_being_cleared(store: str) -> None:
    desk = Desk()
    request = desk.drafting()
    desk.draft(request)
    with pytest.raises(UserMistake) as refused:
        save_draft(by=desk.officer, request=request, answer=answer(), after_version=1)
    assert refused.value.code == "stage-passed"


def test_whoever_saves_over_a_version_they_did_not_see_is_told(store: str) -> None:
    desk = Desk()
    request = desk.drafting()
    save_draft(by=desk.officer, request=request, answer=answer(), after_version=0)
    with pytest.raises(UserMistake) as refused:
        save_draft(by=desk.officer, request=request, answer=answer(intro="x"), after_version=0)
    assert refused.value.code == "changed-meanwhile"
    save_draft(by=desk.officer, request=request, answer=answer(intro="x"), after_version=1)
    assert [(d.version, d.state) for d in Draft.objects.all()] == [
        (2, "being written"), (1, "replaced"),
    ]  # fmt: skip


def test_only_the_owner_clears_the_owners_step(store: str) -> None:
    desk = Desk()
    other = change_roles(by=desk.administrator, person=desk.auditor, roles=[Role.OFFICER])
    draft = desk.draft(desk.drafting())
    with pytest.raises(UserMistake, match="owns the request"):
        clear_draft(by=other, draft=draft, seal=draft.seal)


def test_the_steps_that_the_organisation_chose_are_the_steps_that_are_taken(store: str) -> None:
    desk = Desk()
    change_organisation(by=desk.administrator, steps=[DraftState.REFERRAL, DraftState.APPROVER])
    draft = desk.draft(desk.drafting())
    assert draft.stage is DraftState.REFERRAL
    with pytest.raises(UserMistake, match="a reason is given"):
        clear_draft(by=desk.officer, draft=draft, seal=draft.seal)
    draft = clear_draft(by=desk.officer, draft=draft, seal=draft.seal, words="No. 123 agreed.")
    assert draft.stage is DraftState.APPROVER


def test_an_answer_sent_without_publishing_says_why(store: str) -> None:
    desk = Desk()
    request = desk.drafting()
    draft = desk.approved(request)
    with pytest.raises(UserMistake, match="a reason is given"):
        release_draft(
            by=desk.officer, draft=draft, files=FILES, after_release=last_release(), publish=False
        )
    release_draft(
        by=desk.officer,
        draft=draft,
        files=FILES,
        after_release=last_release(),
        publish=False,
        reason="about the requester",
    )
    assert _state(request) is State.UNPUBLISHED
    assert not Release.objects.get().published


def test_a_published_answer_is_taken_down_by_an_approver_with_the_reason(store: str) -> None:
    desk = Desk()
    request = desk.drafting()
    release = release_draft(
        by=desk.officer, draft=desk.approved(request), files=FILES, after_release=last_release()
    )
    with pytest.raises(UserMistake):
        take_down(by=desk.officer, release=release, reason="a name")
    taken = take_down(by=desk.approver, release=release, reason="a name was left in")
    assert (taken.published, taken.taken_down_reason) == (False, "a name was left in")
    assert _state(request) is State.UNPUBLISHED


def test_an_internal_review_ends_in_another_version_of_the_answer(store: str) -> None:
    desk = Desk()
    request = desk.drafting()
    release_draft(
        by=desk.officer, draft=desk.approved(request), files=FILES, after_release=last_release()
    )
    move_request(by=desk.officer, request=request, action=Action.ASK_REVIEW)
    move_request(by=desk.officer, request=request, action=Action.DRAFT, reason="upheld in part")
    other = change_roles(by=desk.administrator, person=desk.auditor, roles=[Role.OFFICER])
    draft = save_draft(by=other, request=request, answer=answer(intro="Again."), after_version=1)
    draft = submit_draft(by=other, draft=draft, files=FILES)
    for person in (desk.officer, desk.analyst, desk.communications):
        draft = clear_draft(by=person, draft=draft, seal=draft.seal)
    approve_draft(by=desk.approver, draft=draft, seal=draft.seal)
    release_draft(by=desk.officer, draft=draft, files=FILES, after_release=last_release())
    assert Release.objects.count() == 2


def test_moves_that_a_draft_makes_cannot_be_made_without_it(store: str) -> None:
    desk = Desk()
    request = desk.drafting()
    draft = desk.before_approver(request)
    for action in (Action.APPROVE, Action.RELEASE, Action.SUBMIT, Action.RETURN, Action.SEND):
        with pytest.raises(UserMistake):
            move_request(by=desk.approver, request=request, action=action, reason="x")
    assert _state(request) is State.CLEARANCE
    assert Draft.objects.get(pk=draft.pk).stage is DraftState.APPROVER
