"""What is weighed before an answer leaves: small counts with two people, warnings with a reason."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from answerable.desk.answers import save_agreement
from answerable.desk.drafting import (
    Drafting,
    crumbs_of_answer,
    open_answer,
    open_drafting,
    waits_for_agreement,
)
from answerable.desk.forms.answers import AcknowledgeForm, PlanForm, SmallCountsForm
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, may, needs
from answerable.desk.tables import Cell, Table
from answerable.model.answer import Answer, Finding
from answerable.model.calendar import today_in_london
from answerable.model.errors import UserMistake
from answerable.model.request import WORKSHEET
from answerable.model.roles import Right
from answerable.model.stages import State
from answerable.steps.answers.plan_answer import Part, with_facts
from answerable.steps.checks.check_protection import small_figures
from answerable.store.reads.plans import small_counts_before


@needs(Right.SEE_DRAFTS)
def small_counts(request: StaffRequest, pk: int) -> HttpResponse:
    """Why small counts may be printed: written by one person, agreed to by another."""
    opened = open_answer(request, pk)
    small = opened.plan.get("small_counts", {})
    answered = opened.answer.questions if opened.answer else ()
    worksheet = [(words, small.get("worksheet", {}).get(key, "")) for key, words in
                 WORKSHEET.items()]  # fmt: skip
    drafted = opened.request.stage is State.DRAFTING
    view = {
        "request_": opened.request,
        "draft": opened.draft,
        "small": small,
        "before": small_counts_before(opened.request),
        "worksheet": worksheet,
        "counts": _counts(opened.answer) if opened.answer else None,
        "lists": [(one.number, listing) for one in answered for listing in one.lists],
        "writing": drafted and may(request, Right.WRITE_DRAFTS),
        "agreeing": drafted and waits_for_agreement(request, opened.draft, opened.plan),
        "crumbs": crumbs_of_answer(opened.request),
    }
    return render(request, "desk/small_counts.html", view)


@needs(Right.WRITE_DRAFTS)
def weigh(request: StaffRequest, pk: int) -> HttpResponse:
    """Gives the reason and fills the worksheet in; whoever agreed before has to agree again."""
    opened = open_drafting(request, pk)
    small = small_counts_before(opened.request)
    start = {"reason": small.get("reason", ""), **small.get("worksheet", {})}
    form = opened.begin(SmallCountsForm, request, initial=start)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            part = form.part(request.user.name, today_in_london())
            plan = with_facts(opened.plan, small_counts=part)
            opened.save(request, form, plan, note="small counts weighed")
            return redirect("answer-small-counts", pk=pk)
    view = {"form": form, "request_": opened.request, "title": "Small counts"}
    return render(
        request, "desk/answer_form.html", {**view, "crumbs": crumbs_of_answer(opened.request)}
    )


@require_POST
@needs(Right.AGREE_SMALL_COUNTS)
def agree(request: StaffRequest, pk: int) -> HttpResponse:
    """A second person agrees that the small counts are printed."""
    opened = open_drafting(request, pk)
    form = PlanForm(request.POST)
    if opened.draft is None or "small_counts" not in opened.plan or not form.is_valid():
        raise Http404
    if form.cleaned_data["version"] != opened.version:
        raise UserMistake("changed-meanwhile", where=opened.request.reference)
    agreed = {"approved_by": request.user.name, "approved_on": today_in_london()}
    plan = with_facts(opened.plan, small_counts={**opened.plan["small_counts"], **agreed})
    save_agreement(by=request.user, draft=opened.draft, plan=plan)
    messages.success(request, "You agreed that the small counts may be printed")
    return redirect("answer", pk=pk)


@needs(Right.WRITE_DRAFTS)
def acknowledge(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Accepts a warning with a reason."""
    opened = open_drafting(request, pk)
    finding = _warning(opened, number)
    form = opened.begin(AcknowledgeForm, request)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            said = {"code": finding.code, "where": finding.where, "by": request.user.name,
                    "reason": form.cleaned_data["reason"]}  # fmt: skip
            plan = with_facts(opened.plan, acknowledged=[*_acknowledged(opened), said])
            opened.save(request, form, plan, note=f"{finding.code} acknowledged")
            return redirect("answer", pk=pk)
    view = {"form": form, "request_": opened.request, "finding": finding}
    crumbs = crumbs_of_answer(opened.request)
    return render(request, "desk/acknowledge.html", {**view, "crumbs": crumbs})


@require_POST
@needs(Right.WRITE_DRAFTS)
def take_acknowledgement_back(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Takes back what was accepted about a finding, or an acknowledgement that fits none."""
    opened = open_drafting(request, pk)
    form = PlanForm(request.POST)
    kept = _acknowledged(opened)
    if not form.is_valid() or not 1 <= number <= len(kept):
        raise Http404
    del kept[number - 1]
    plan = with_facts(opened.plan, acknowledged=kept)
    opened.save(request, form, plan, note="an acknowledgement taken back")
    return redirect("answer", pk=pk)


def _counts(answer: Answer) -> Table:
    """Every small count that would be printed, whether it stands alone or in a table."""
    rows = [
        (Cell(one.words, below=str(one.period or "")), question.number, one.display)
        for question, one in small_figures(answer)
    ]
    return Table("Small counts that would be printed", ("What", "Question", "Figure"), rows)


def _acknowledged(opened: Drafting) -> list[Part]:
    return list(opened.plan.get("acknowledged", ()))


def _warning(opened: Drafting, number: int) -> Finding:
    """The warning at a place among the answer's own checks."""
    found = opened.answer.checks if opened.answer else ()
    if not 0 <= number < len(found) or found[number].severity != "warn":
        raise Http404
    return found[number]
