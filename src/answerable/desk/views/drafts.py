"""Versions of answers on their way: the list, the page of one, its files, and who signs."""

import mimetypes
from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin

from answerable.desk import publishing
from answerable.desk.beside import check_beside
from answerable.desk.drafting import crumbs_of_answer, waits_for_agreement
from answerable.desk.forms.answers import SignForm
from answerable.desk.forms.parts import typed
from answerable.desk.leaving import (
    LETTER,
    answer_of,
    differing,
    leaving,
    preview_of,
    shown_files,
    shown_leaving,
    shown_letter,
)
from answerable.desk.rights import StaffRequest, check_move, may, needs, organisation_of
from answerable.desk.signatures import (
    SIGNS,
    never_met,
    owner_can_clear,
    role_missing,
    signs_for,
    waits_for,
)
from answerable.desk.tables import Cell, Table, state_cell
from answerable.desk.views.requests import slug_of
from answerable.files.log_settings import settings_of
from answerable.files.plans import read_plan
from answerable.log.rendering import stylesheet
from answerable.model.calendar import today_in_london
from answerable.model.errors import UserMistake
from answerable.model.phrases import capital
from answerable.model.roles import Right
from answerable.model.stages import (
    DRAFT_MOVES,
    REQUEST_MOVES,
    Action,
    Condition,
    DraftState,
    Move,
    actions_for,
)
from answerable.store.home import log_folder
from answerable.store.models import Draft, Release
from answerable.store.reads.drafts import awaiting_agreement, last_versions
from answerable.store.reads.plans import sources_moved
from answerable.store.reads.releases import in_log
from answerable.store.writes.drafts import (
    approve_draft,
    check_not_cleared,
    clear_draft,
    return_draft,
)
from answerable.store.writes.releases import day_to_come

PREVIEW = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'self';"
    " base-uri 'none'; form-action 'none'; sandbox allow-same-origin"
)
"""What the preview may do: show itself, and nothing else."""


@needs(Right.SEE_DRAFTS)
def listing(request: StaffRequest) -> HttpResponse:
    """Every answer with its last version, those that wait for this person first."""
    drafts, to_agree = last_versions(), _to_agree(request)
    mine = [draft for draft in drafts if draft in to_agree or waits_for(request, draft)]
    others = [draft for draft in drafts if draft not in mine]
    view = {
        "mine": _table("Waiting for you", mine, to_agree),
        "others": _table("All others", others),
    }
    return render(request, "desk/answers.html", view)


def _to_agree(request: StaffRequest) -> list[Draft]:
    """The versions whose small counts this person can agree to, as the second one."""
    waiting = awaiting_agreement()
    return [one for one in waiting if waits_for_agreement(request, one, read_plan(one.plan))]


@needs(Right.SEE_DRAFTS)
def draft(request: StaffRequest, pk: int) -> HttpResponse:
    """One version: what would leave, byte for byte, what was checked, who signed."""
    found = _found(pk)
    view = {
        **_warnings(request, found),
        "draft": found,
        "request_": found.request,
        "findings": [
            {"finding": one, "place": reverse("answer", args=[found.request_id])}
            for one in answer_of(found).checks
        ],
        "files": _files(found),
        "actions": _actions(request, found),
        "approvals": found.approvals.select_related("by"),
        "release": Release.objects.filter(draft=found).select_related("by").first(),
        "may_take_down": _may_take_down(request, found),
        "may_write": found.stage is DraftState.RELEASED and may(request, Right.SEE_REQUESTER),
        "page": address_of(found, preview_of(found).page),
        "alone": organisation_of(request).single_person,
        "crumbs": crumbs_of_answer(found.request),
    }
    return render(request, "desk/draft.html", view)


@needs(Right.SEE_DRAFTS)
@xframe_options_sameorigin
def file(request: StaffRequest, pk: int, name: str) -> HttpResponse:
    """One file exactly as it would leave: the page to be looked at, others to be kept."""
    content = _content(_found(pk), name)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Security-Policy"] = PREVIEW
    if not name.endswith((".html", ".css")):
        last = name.rpartition("/")[2]
        response.headers["Content-Disposition"] = f'attachment; filename="{last}"'
    return response


@needs(Right.SEE_DRAFTS)
def sign(request: StaffRequest, pk: int, slug: str) -> HttpResponse:
    """Clears, approves, returns, releases or sends a version, under the seal that was shown."""
    found = _found(pk)
    action = next((one for one in SIGNS if slug_of(one) == slug), None)
    if action is None:
        raise Http404
    rule = _rule(request, found, action)
    reason = Condition.REASON in rule.needs
    shown = {"seal": found.seal, "step": found.state}
    form = SignForm(typed(request), reason=reason, initial=shown)
    if request.method == "POST" and form.is_valid():
        _signed(request, found, action, **form.cleaned_data)
        messages.success(request, f"{found}: {_DONE[action]}")
        return redirect("draft", pk=pk)
    view = {
        "form": form, "draft": found, "request_": found.request, "label": capital(action),
        "files": _files(found), "releases": action is Action.RELEASE,
        "clears": action is Action.CLEAR,
        "to_come": day_to_come(found),
        "dated": _other_day(found) if action in (Action.RELEASE, Action.SEND) else None,
        "crumbs": [*crumbs_of_answer(found.request), (f"Version {found.version}",
                                                     reverse("draft", args=[pk]))],
    }  # fmt: skip
    return render(request, "desk/sign.html", view)


def _rule(request: StaffRequest, found: Draft, action: Action) -> Move:
    """The move, if it is this person's and the version has not gone on: else their mistake."""
    if action is Action.CLEAR:
        check_not_cleared(found, request.user, organisation_of(request))
    never = never_met(request, found)
    return check_move(request, DRAFT_MOVES, found.stage, action, where=str(found), never=never)


def _signed(
    request: StaffRequest, found: Draft, action: Action, *, seal: str, step: str, words: str
) -> None:
    """Signs what was on the page. Raises UserMistake "bytes-differ" for anything else."""
    by = request.user
    if action is Action.RETURN:
        return_draft(by=by, draft=found, reason=words)
        return
    if action in (Action.CLEAR, Action.APPROVE):
        if changed := differing(found, leaving(answer_of(found))[1]):
            raise UserMistake("bytes-differ", where=found, expected=", ".join(changed[:3]))
        check_beside(found)
        if action is Action.CLEAR:
            clear_draft(by=by, draft=found, seal=seal, step=step, words=words)
        else:
            approve_draft(by=by, draft=found, seal=seal, words=words)
        return
    if seal != found.seal:
        raise UserMistake("bytes-differ", where=found, expected=found.seal[:16])
    publishing.release(by=by, draft=found, publish=action is Action.RELEASE, reason=words)


_DONE = {
    Action.CLEAR: "cleared",
    Action.APPROVE: "approved",
    Action.RETURN: "returned to the author",
    Action.RELEASE: "released, and in the public log",
    Action.SEND: "recorded as sent, and not in the public log",
}


def _other_day(found: Draft) -> date | None:
    """The day that the page prints, where it is not today."""
    printed = answer_of(found).answered_on
    return None if printed == today_in_london() else printed


def _warnings(request: StaffRequest, found: Draft) -> dict[str, object]:
    """What whoever signs has to know: other bytes, other figures by now, nobody to clear it."""
    sealed = found.files and found.stage is not DraftState.RELEASED
    in_hand = found.in_clearance or found.stage is DraftState.APPROVED
    return {
        "differs": differing(found, shown_leaving(found)) if sealed else (),
        "moved": in_hand and sources_moved(found),
        "ownerless": not owner_can_clear(found),
        "role_missing": role_missing(found, alone=organisation_of(request).single_person),
        "may_assign": may(request, Right.EDIT_QUESTIONS),
    }


def _found(pk: int) -> Draft:
    rows = Draft.objects.select_related("request__owner", "author").defer("request__letter")
    return get_object_or_404(rows, pk=pk)


def _actions(request: StaffRequest, found: Draft) -> list[dict[str, str]]:
    return [
        {"label": capital(action), "url": reverse("sign", args=[found.pk, slug_of(action)])}
        for action in signs_for(request, found)
    ]


def _table(caption: str, drafts: list[Draft], to_agree: Sequence[Draft] = ()) -> Table:
    rows = [
        (
            Cell(one.request.reference, url=reverse("answer", args=[one.request_id])),
            one.request.title,
            _agreement_cell(one) if one in to_agree else _version_cell(one),
            state_cell(one.state),
            one.author.name,
        )
        for one in drafts
    ]
    return Table(caption, ("Reference", "Title", "Version", "State", "Author"), rows)


def _version_cell(found: Draft) -> Cell:
    below = "" if owner_can_clear(found) else "Nobody can clear it as its owner"
    return Cell(f"Version {found.version}", url=reverse("draft", args=[found.pk]), below=below)


def _agreement_cell(found: Draft) -> Cell:
    at = reverse("answer-small-counts", args=[found.request_id])
    return Cell("Agree to the small counts", url=at, below=f"Version {found.version}")


def _files(found: Draft) -> Table | None:
    if not found.files:
        return None
    rows = [
        (Cell(name, url=address_of(found, name), below=sha256),)
        for name, sha256 in found.files.items()
    ]
    return Table("Files that leave", ("File, and the SHA-256 of its bytes",), rows)


def address_of(found: Draft, name: str) -> str:
    """Where one file of a version can be looked at; "" for none."""
    return reverse("draft-file", args=[found.pk, name]) if name else ""


def _content(found: Draft, name: str) -> bytes:
    """The bytes of a file by the name under which it leaves. Raises Http404 for any other."""
    if name == "style.css":
        return stylesheet(settings_of(log_folder()).theme).encode()
    entry, files = shown_files(found)
    if name == LETTER:
        return shown_letter(entry)
    if name not in files:
        raise Http404
    return files[name]


def _may_take_down(request: StaffRequest, found: Draft) -> bool:
    """Whether this version stands in the log, and this person may take it off."""
    alone = organisation_of(request).single_person
    moves = actions_for(REQUEST_MOVES, request.user.parts, found.request.stage, single_person=alone)
    last = in_log(found.request)
    return bool(last and last.draft_id == found.pk and Action.TAKE_DOWN in moves)
