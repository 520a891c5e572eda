"""One request: logging it, its page, who sees to it, and its moves from state to state."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy

from answerable.desk import arrivals
from answerable.desk.arrivals import Arrival
from answerable.desk.forms.parts import typed
from answerable.desk.forms.requests import CameForm, LogForm, MoveForm, OwnerForm
from answerable.desk.mistakes import told_in
from answerable.desk.proposals import proposed_questions
from answerable.desk.rights import StaffRequest, may, needs, organisation_of
from answerable.desk.tables import Table
from answerable.desk.words import days_words
from answerable.model.calendar import today_in_london
from answerable.model.clock import ClockKind, Standing
from answerable.model.periods import long_date
from answerable.model.phrases import capital
from answerable.model.roles import Right, Role
from answerable.model.stages import (
    ANSWERED,
    OPEN,
    REQUEST_MOVES,
    UNTIL_ANSWERED,
    WITH_A_DRAFT,
    Action,
    Condition,
    Move,
    State,
    actions_for,
    check_action,
)
from answerable.store.models import Request
from answerable.store.reads.clock import answered_before
from answerable.store.reads.history import events_of
from answerable.store.reads.links import links_of
from answerable.store.reads.people import people_with
from answerable.store.reads.releases import in_log
from answerable.store.reads.requests import RequestPage, request_page
from answerable.store.reads.working_time import meter
from answerable.store.writes.moves import CLOCK_OF, move_request
from answerable.store.writes.requests import assign_request, correct_request, log_request

CRUMBS = [("Requests", reverse_lazy("requests"))]


def crumbs_of(found: Request) -> list[tuple[str, object]]:
    """The way up from the pages below a request."""
    return [*CRUMBS, (found.reference, reverse("request", args=[found.pk]))]


@needs(Right.LOG_REQUESTS)
def log(request: StaffRequest) -> HttpResponse:
    """Logs a request by hand, or from what arrived; its questions are proposed from its text."""
    came = _arrival(request)
    start = {**_start(came), "owner": request.user.pk}
    form = LogForm(typed(request), owners=people_with(Role.OFFICER), initial=start)
    if form.is_valid():
        with told_in(form):
            logged = _logged(request, form, came)
            messages.success(request, f"{logged.reference} is logged. Check its questions now.")
            return redirect("questions", pk=logged.pk)
    view = {"form": form, "came": came, "crumbs": CRUMBS}
    return render(request, "desk/log_request.html", view)


@needs(Right.LOG_REQUESTS)
def correct(request: StaffRequest, pk: int) -> HttpResponse:
    """Puts right what was mistyped when a request was logged, while its answer is not cleared."""
    found = get_object_or_404(Request.objects.select_related("requester"), pk=pk)
    form = CameForm(typed(request), initial=_logged_as(found))
    if form.is_valid():
        with told_in(form):
            correct_request(by=request.user, request=found, **form.facts())
            return redirect("request", pk=pk)
    view = {
        "form": form,
        "request_": found,
        "title": "Correct what was logged",
        "go": "Save",
        "back": reverse("request", args=[pk]),
        "crumbs": crumbs_of(found),
    }
    return render(request, "desk/answer_form.html", view)


def _logged_as(found: Request) -> dict[str, object]:
    asker = found.requester
    return {
        "reference": found.reference,
        "title": found.title,
        "received": found.received_on,
        "channel": found.channel,
        "name": asker.name,
        "email": asker.email,
        "address": asker.address,
    }


def _arrival(request: StaffRequest) -> Arrival | None:
    """What is logged, where it arrived as a file: named by the address, then by the form."""
    sent = request.POST if request.method == "POST" else request.GET
    id = sent.get("arrival" if request.method == "POST" else "from", "")
    return arrivals.arrival(id) if id else None


def _start(came: Arrival | None) -> dict[str, object]:
    if came is None:
        return {"received": today_in_london()}
    return {
        "title": came.title,
        "received": came.said_on,
        "channel": came.channel,
        "name": came.name,
        "email": came.email,
        "address": came.address,
        "letter": came.text,
        "arrival": came.id,
    }


def _logged(request: StaffRequest, form: LogForm, came: Arrival | None) -> Request:
    """The request with its questions, and what came with it as far as the gate lets it pass."""
    facts, received = form.facts(), form.cleaned_data["received"]
    proposed = proposed_questions(facts["letter"], received_on=received)
    if came is not None:
        facts |= {"origin": came.id, "attachments": arrivals.through_the_gate(came.files)}
    logged = log_request(by=request.user, questions=proposed, **facts)
    if came is not None:
        arrivals.forget(came.id)
    return logged


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
        "attachments": known.attachments,
        "links": links_of(found),
        "meter": meter(found, organisation),
        "dates": [(what.capitalize(), long_date(on)) for what, on in known.standing.dates],
        "not_counted": _not_counted(known.standing),
        "law": f"{organisation.regime.name}, {organisation.regime.source}",
        "events": events_of(found, records=may(request, Right.SEE_RECORDS)),
        "actions": _actions(request, found, known.standing),
        "pages": _pages(request, found),
        "may_edit": may(request, Right.EDIT_QUESTIONS),
        "crumbs": CRUMBS,
    }
    return render(request, "desk/request.html", view)


def _summary(known: RequestPage) -> list[tuple[str, ...]]:
    found, standing = known.request, known.standing
    last = long_date(standing.last_day) if standing.last_day else "the time does not run"
    what = "Last day to answer the review" if standing.review else "Last day to answer"
    rows: list[tuple[str, ...]] = [
        (what, f"{last} ({days_words(standing)})"),
        ("Received", f"{long_date(found.received_on)}, by {found.channel}"),
        ("Owner", _owner(found)),
    ]
    if known.requester:
        asker = known.requester
        given = (asker.name, asker.email, asker.address)
        rows.append(("Requester", ", ".join(filter(None, given)) or "not named"))
    return rows


def _owner(found: Request) -> str:
    if found.owner is None:
        return "nobody yet"
    return found.owner.name if found.owner.is_active else f"{found.owner.name} (account closed)"


def _not_counted(standing: Standing) -> Table:
    rows = [(f"{day:%A} {long_date(day)}", reason) for day, reason in standing.not_counted]
    return Table("Days not counted besides Saturdays and Sundays", ("Day", "Why"), rows)


def _move_form(request: StaffRequest, rule: Move, *, dated: bool) -> MoveForm:
    start = {"on": today_in_london()}
    return MoveForm(typed(request), move=rule, dated=dated, initial=start)


def _actions(request: StaffRequest, found: Request, standing: Standing) -> list[dict[str, str]]:
    """What this person can do now: the moves of the request, and what goes beside them."""
    alone = organisation_of(request).single_person
    never = {Condition.ANSWERED, Condition.UNANSWERED} - {answered_before(found)}
    moves = actions_for(
        REQUEST_MOVES, request.user.parts, found.stage, never=never, single_person=alone
    )
    actions = [
        {"label": capital(one), "url": reverse("move-request", args=[found.pk, slug_of(one)])}
        for one in moves
        if one not in WITH_A_DRAFT
    ]
    ended = _may_tell_result(request, found, standing)
    beside = [
        ("Extend for the public interest", "extend", _may_extend(request, found, standing)),
        ("Take the extension back", "take-back-extension", _may_take_back(request, found)),
        ("Say how review and complaint ended", "result", ended),
        ("Name an owner", "assign-request", may(request, Right.EDIT_QUESTIONS)),
        ("Correct what was logged", "correct-request", _may_correct(request, found)),
    ]
    shown = may(request, Right.SEE_DRAFTS) and found.stage in _WITH_AN_ANSWER
    first = _offered(found, [("Open the answer", "answer", shown)])
    return [*first, *actions, *_offered(found, beside)]


def _pages(request: StaffRequest, found: Request) -> list[dict[str, str]]:
    """The other pages about a request, as far as this person may see them."""
    sees_asker = may(request, Right.SEE_REQUESTER)
    return _offered(
        found,
        [
            ("Letters", "letters", sees_asker),
            ("Time and cost", "working-time", True),
            ("Links and earlier requests", "links", True),
            ("The time limit, day by day", "days", True),
        ],
    )


def _offered(found: Request, known: list[tuple[str, str, bool]]) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(name, args=[found.pk])}
        for label, name, is_open in known
        if is_open
    ]


def _may_extend(request: StaffRequest, found: Request, standing: Standing) -> bool:
    """Whether the law knows an extension, none was taken, and the request waits for an answer.

    After the last day, too: the notice may have been given in time and not been recorded.
    """
    known = organisation_of(request).regime.extended is not None
    known = known and not (standing.extended or standing.answered)
    return known and found.stage in UNTIL_ANSWERED and may(request, Right.KEEP_CLOCK)


def _may_take_back(request: StaffRequest, found: Request) -> bool:
    """Whether an extension is recorded that no answer rests on yet."""
    kinds = {event.kind for event in found.clock_events.all()}
    open_now = found.stage in UNTIL_ANSWERED and ClockKind.ANSWERED not in kinds
    return open_now and ClockKind.EXTENDED in kinds and may(request, Right.KEEP_CLOCK)


def _may_correct(request: StaffRequest, found: Request) -> bool:
    """Whether what was mistyped can be put right: until the answer goes to clearance."""
    return found.stage in OPEN and may(request, Right.LOG_REQUESTS)


def _may_tell_result(request: StaffRequest, found: Request, standing: Standing) -> bool:
    """Whether the request has been answered, so that somebody may have complained of it."""
    answered = found.stage not in UNTIL_ANSWERED or standing.answered is not None
    return answered and may(request, Right.KEEP_CLOCK)


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
    view = {"form": form, "request_": found, "label": capital(action), "after": rule.after}
    view |= {"replaced": in_log(found) if action is Action.CORRECT else None}
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
