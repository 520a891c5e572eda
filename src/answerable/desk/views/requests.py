"""One request: logging it, its page, who sees to it, and its moves from state to state."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy

from answerable.desk.forms.parts import typed
from answerable.desk.forms.requests import LogForm, MoveForm, OwnerForm
from answerable.desk.mistakes import told_in
from answerable.desk.proposals import proposed_questions
from answerable.desk.rights import StaffRequest, may, needs, organisation_of
from answerable.desk.tables import Table
from answerable.desk.words import days_words
from answerable.model.clock import Standing
from answerable.model.periods import long_date
from answerable.model.roles import Right, Role
from answerable.model.stages import (
    ANSWERED,
    REQUEST_MOVES,
    WITH_A_DRAFT,
    Action,
    Condition,
    Move,
    State,
    actions_for,
    check_action,
)
from answerable.store.models import Request
from answerable.store.reads.clock import today_in_london
from answerable.store.reads.history import events_of
from answerable.store.reads.people import people_with
from answerable.store.reads.requests import RequestPage, request_page
from answerable.store.writes.moves import CLOCK_OF, move_request
from answerable.store.writes.requests import assign_request, log_request

CRUMBS = [("Requests", reverse_lazy("requests"))]


def crumbs_of(found: Request) -> list[tuple[str, object]]:
    """The way up from the pages below a request."""
    return [*CRUMBS, (found.reference, reverse("request", args=[found.pk]))]


@needs(Right.LOG_REQUESTS)
def log(request: StaffRequest) -> HttpResponse:
    """Logs a request by hand; its questions are proposed from its text."""
    officers = people_with(Role.OFFICER)
    start = {"received": today_in_london(), "owner": request.user.pk}
    form = LogForm(typed(request), owners=officers, initial=start)
    if form.is_valid():
        with told_in(form):
            facts = form.facts()
            received = form.cleaned_data["received"]
            proposed = proposed_questions(facts["letter"], received_on=received)
            logged = log_request(by=request.user, questions=proposed, **facts)
            messages.success(request, f"{logged.reference} is logged. Check its questions now.")
            return redirect("questions", pk=logged.pk)
    return render(request, "desk/log_request.html", {"form": form, "crumbs": CRUMBS})


@needs(Right.SEE_REQUESTS)
def page(request: StaffRequest, pk: int) -> HttpResponse:
    """Everything about one request that this person may see, and what they can do now."""
    found = get_object_or_404(Request.objects.select_related("owner"), pk=pk)
    organisation = organisation_of(request)
    known = request_page(found, person=request.user, organisation=organisation)
    view = {
        "request_": found,
        "standing": known.standing,
        "rows": _summary(known),
        "questions": known.questions,
        "letter": known.letter,
        "dates": [(what.capitalize(), long_date(on)) for what, on in known.standing.dates],
        "not_counted": _not_counted(known.standing),
        "law": f"{organisation.regime.name}, {organisation.regime.source}",
        "events": events_of(found, records=may(request, Right.SEE_RECORDS)),
        "actions": _actions(request, found),
        "may_edit": may(request, Right.EDIT_QUESTIONS),
        "crumbs": CRUMBS,
    }
    return render(request, "desk/request.html", view)


def _summary(known: RequestPage) -> list[tuple[str, ...]]:
    found, standing = known.request, known.standing
    last = long_date(standing.last_day) if standing.last_day else "the time does not run"
    rows: list[tuple[str, ...]] = [
        ("Last day to answer", f"{last} ({days_words(standing)})"),
        ("Received", f"{long_date(found.received_on)}, by {found.channel}"),
        ("Seen to by", found.owner.name if found.owner else "nobody yet"),
    ]
    if known.requester:
        asker = known.requester
        given = (asker.name, asker.email, asker.address)
        rows.append(("Requester", ", ".join(filter(None, given)) or "not named"))
    return rows


def _not_counted(standing: Standing) -> Table:
    rows = [(f"{day:%A} {long_date(day)}", reason) for day, reason in standing.not_counted]
    return Table("Days not counted besides Saturdays and Sundays", ("Day", "Why"), rows)


def _move_form(request: StaffRequest, rule: Move, *, dated: bool) -> MoveForm:
    start = {"on": today_in_london()}
    return MoveForm(typed(request), move=rule, dated=dated, initial=start)


def _actions(request: StaffRequest, found: Request) -> list[dict[str, str]]:
    """What this person can do now: the moves of the request, and what goes beside them."""
    alone = organisation_of(request).single_person
    moves = actions_for(REQUEST_MOVES, request.user.parts, found.stage, single_person=alone)
    actions = [
        {"label": _label(one), "url": reverse("move-request", args=[found.pk, slug_of(one)])}
        for one in moves
        if one not in WITH_A_DRAFT
    ]
    if may(request, Right.SEE_DRAFTS) and found.stage in _WITH_AN_ANSWER:
        url = reverse("answer", args=[found.pk])
        actions.insert(0, {"label": "Open the answer", "url": url})
    if may(request, Right.EDIT_QUESTIONS):
        assign = reverse("assign-request", args=[found.pk])
        actions.append({"label": "Say who sees to it", "url": assign})
    return actions


def _rule(request: StaffRequest, found: Request, action: Action) -> Move:
    """The move, if it is this person's and the request has not gone on: else their mistake."""
    return check_action(
        REQUEST_MOVES,
        request.user.parts,
        found.stage,
        action,
        where=found.reference,
        met=tuple(Condition),
        single_person=organisation_of(request).single_person,
    )


_WITH_AN_ANSWER = (State.DRAFTING, State.CLEARANCE, State.READY, *ANSWERED)


def slug_of(action: Action) -> str:
    """An action in an address."""
    return action.name.lower().replace("_", "-")


def _label(action: Action) -> str:
    return action.value[:1].upper() + action.value[1:]


@needs(Right.SEE_REQUESTS)
def move(request: StaffRequest, pk: int, slug: str) -> HttpResponse:
    """Moves a request, with its day and reason where the rules ask for them."""
    found = get_object_or_404(Request, pk=pk)
    action = next((one for one in Action if slug_of(one) == slug), None)
    if action is None or action in WITH_A_DRAFT:
        raise Http404
    rule = _rule(request, found, action)
    form = _move_form(request, rule, dated=action in CLOCK_OF)
    if form.is_valid():
        with told_in(form):
            move_request(by=request.user, request=found, action=action, **form.cleaned_data)
            messages.success(request, f"{found.reference} is now: {rule.after}")
            return redirect("request", pk=pk)
    view = {"form": form, "request_": found, "label": _label(action), "after": rule.after}
    return render(request, "desk/move_request.html", {**view, "crumbs": crumbs_of(found)})


@needs(Right.EDIT_QUESTIONS)
def assign(request: StaffRequest, pk: int) -> HttpResponse:
    """Says who sees to a request."""
    found = get_object_or_404(Request, pk=pk)
    start = {"owner": found.owner_id}
    form = OwnerForm(typed(request), owners=people_with(Role.OFFICER), initial=start)
    if form.is_valid():
        with told_in(form):
            assign_request(by=request.user, request=found, owner=form.cleaned_data["owner"])
            return redirect("request", pk=pk)
    view = {"form": form, "request_": found, "crumbs": crumbs_of(found)}
    return render(request, "desk/assign_request.html", view)
