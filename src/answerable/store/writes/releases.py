"""Releases: what was approved leaves, exactly; and what was published may be taken down."""

import json
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from answerable.model.calendar import today_in_london
from answerable.model.clock import ClockKind
from answerable.model.errors import UserMistake
from answerable.model.periods import long_date
from answerable.model.stages import Action, DraftState, State
from answerable.steps.answers.write_answer import answer_from_json
from answerable.store.models import Draft, Organisation, Person, Release, Request
from answerable.store.reads.clock import standing_of
from answerable.store.reads.releases import in_log, last_release
from answerable.store.writes.drafts import check_draft, lock_both, seal_of_draft, what_holds
from answerable.store.writes.guards import filled_in, locked, only_once
from answerable.store.writes.history import record
from answerable.store.writes.moves import moved


@transaction.atomic
def release_draft(
    *,
    by: Person,
    draft: Draft,
    files: Mapping[str, str],
    after_release: int,
    publish: bool = True,
    reason: str = "",
) -> Release:
    """Decides the release of an approved version; `files` are the hashes of the bytes to leave.

    The pages are written after this has returned, and `confirm_written` says so; a run that was
    cut short in between is completed from the row (reads.releases.unwritten). Raises UserMistake
    "bytes-differ" unless the bytes are those that were approved, "day-to-come" before the day
    that they print, and "changed-meanwhile" where another release than `after_release`, up to which
    it was compared with all that had left, was decided last.
    """
    request, found = lock_both(draft)
    if day := day_to_come(found):
        raise UserMistake("day-to-come", where=found, day=long_date(day))
    _check_not_late_unseen(found, request)
    approved = found.approvals.filter(action=Action.APPROVE.value).last()
    seal = seal_of_draft(found.answer, files)
    if approved and seal != approved.seal:
        raise UserMistake("bytes-differ", where=str(found), expected=approved.seal[:16])
    action = Action.RELEASE if publish else Action.SEND
    # One release at a time, whichever processes decide them.
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=1)
    met = what_holds(found, request, by, reason)
    move = check_draft(found, by, action, organisation, met=met)
    if last_release() != after_release:
        raise UserMistake("changed-meanwhile", where=found)
    assert approved is not None, "only an approved version gets here"
    moved(request, by=by, action=action, reason=reason, on=today_in_london(), met=met)
    assert move.after is DraftState.RELEASED, "a release ends in one state"
    found.state = move.after.value
    found.save(update_fields=["state"])
    head = record(f"draft: {action.value}", by=by, about=str(found), request=request, seal=seal)
    with only_once("changed-meanwhile", where=str(found)):
        return Release.objects.create(
            draft=found,
            request=request,
            by=by,
            at=timezone.now(),
            seal=seal,
            chain_head=head.sha256,
            published=publish,
            reason=reason,
            alone=approved.alone,
        )


def day_to_come(draft: Draft) -> date | None:
    """The day that a version prints, where it is still to come: nothing leaves before it."""
    printed = answer_from_json(json.loads(draft.answer)).answered_on
    return printed if printed and printed > today_in_london() else None


def _check_not_late_unseen(draft: Draft, request: Request) -> None:
    """Raises UserMistake "day-hides-delay" where what leaves late would say it came in time."""
    printed = answer_from_json(json.loads(draft.answer)).answered_on
    standing = standing_of(request, Organisation.objects.get(pk=1))
    last = standing.last_day
    if standing.late and not standing.answered and printed and last and printed <= last:
        facts = {"day": long_date(printed), "last": long_date(last)}
        raise UserMistake("day-hides-delay", where=draft, **facts)


@transaction.atomic
def confirm_written(*, by: Person | None, release: Release) -> Release:
    """Says that everything of a release lies where its readers find it."""
    found = locked(release)
    if found.written_at is None:
        found.written_at = timezone.now()
        found.save(update_fields=["written_at"])
        record("release written", by=by, about=str(found.draft), request=found.request)
    return found


@transaction.atomic
def take_back(*, by: Person | None, release: Release, reason: str) -> Draft:
    """Takes back a release that was decided and of which nothing was written.

    The version is approved again, as if nobody had released it; the history keeps both. Raises
    UserMistake "stage-passed" where it has been written.
    """
    request = Request.objects.select_for_update().get(pk=release.request_id)
    found = locked(release)
    if found.written_at is not None:
        facts = {"action": "take the release back", "state": "written"}
        raise UserMistake("stage-passed", where=request.reference, **facts)
    draft = locked(found.draft)
    draft.state, request.state = DraftState.APPROVED.value, State.READY.value
    draft.save(update_fields=["state"])
    request.save(update_fields=["state"])
    request.clock_events.filter(kind=ClockKind.ANSWERED.value).order_by("-pk")[0].delete()
    found.delete()
    record("release taken back", by=by, about=str(draft), request=request, reason=reason)
    return draft


@transaction.atomic
def confirm_taken_off(*, by: Person | None, release: Release) -> Release:
    """Says that the public log has been written without an answer that was taken down."""
    found = locked(release)
    if found.taken_off_at is None:
        found.taken_off_at = timezone.now()
        found.save(update_fields=["taken_off_at"])
        record("taken off the log", by=by, about=str(found.draft), request=found.request)
    return found


@transaction.atomic
def take_down(*, by: Person, release: Release, reason: str) -> Release:
    """Takes a published answer off the log, with the reason that stays at its address."""
    request = Request.objects.select_for_update(no_key=True).get(pk=release.request_id)
    found = locked(release)
    said = filled_in(reason, where=request.reference)
    if found != in_log(request):
        facts = {"action": Action.TAKE_DOWN, "state": "not in the log"}
        raise UserMistake("stage-passed", where=request.reference, **facts)
    moved(request, by=by, action=Action.TAKE_DOWN, reason=said, on=today_in_london())
    found.published, found.taken_down_at, found.taken_down_reason = False, timezone.now(), said
    found.save(update_fields=["published", "taken_down_at", "taken_down_reason"])
    return found
