"""One question of an answer: its counts, small tables, grounds of refusal and words."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from answerable.desk.answers import repeating_in, snapshot_of, tables_of
from answerable.desk.drafting import Drafting, crumbs_of_answer, open_answer, open_drafting
from answerable.desk.forms.answers import (
    ConditionForm,
    CountForm,
    GroundForm,
    LimbForm,
    PlanForm,
    QuestionWordsForm,
    SideConditionForm,
    SideForm,
    TableForm,
    start_of_count,
    start_of_ground,
)
from answerable.desk.forms.parts import typed
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, may, needs, organisation_of
from answerable.desk.tables import Cell, Table
from answerable.desk.tables_in import MOST_BYTES, keep_table
from answerable.model.casework import QuestionLine
from answerable.model.errors import UserMistake
from answerable.model.exemptions import EXEMPTIONS, Role, limb_of
from answerable.model.fields import NARRATIVES, label_of
from answerable.model.outcomes import severity_order
from answerable.model.periods import Period
from answerable.model.refusals import REFUSING, Outcome
from answerable.model.roles import Right
from answerable.model.stages import State
from answerable.model.tables import RawTable
from answerable.steps.answers.keep_apart import (
    columns_of,
    says_who_beside,
    to_count_by,
    to_list,
)
from answerable.steps.answers.plan_answer import (
    PARTS,
    Part,
    Plan,
    proposed_period,
    question_of,
    with_lead_ins,
    with_part,
    with_question,
)
from answerable.steps.counts.match_columns import Columns, compared_by
from answerable.store.models import Question, Request
from answerable.store.reads.plans import lines_of


@needs(Right.SEE_DRAFTS)
def question(request: StaffRequest, pk: int, question_pk: int) -> HttpResponse:
    """What was chosen for one question, and what came of it."""
    opened, row = open_answer(request, pk), _row(pk, question_pk)
    part, said = opened.question(row), opened.answered(row.number)
    view = {
        **_view(opened, row, f"Question {row.number}"),
        "part": part,
        "said": said,
        "figures": _figures(request, opened, row),
        "counts": [_count_line(one) for one in part.get("count", ())],
        "sides": [one["label"] for one in part.get("register", ())],
        "grounds": [_ground_line(one) for one in part.get("exemption", ())],
        "writing": opened.request.stage is State.DRAFTING and may(request, Right.WRITE_DRAFTS),
    }
    return render(request, "desk/answer_question.html", view)


@needs(Right.WRITE_DRAFTS)
def words(request: StaffRequest, pk: int, question_pk: int) -> HttpResponse:
    """The outcome of a question and the words around its figures."""
    opened, row = open_drafting(request, pk), _row(pk, question_pk)
    part = opened.question(row)
    start = {
        "outcome": part.get("outcome", Outcome.GRANTED.value),
        "statement": part.get("statement", ""),
        "wording": "\n\n".join(part.get("wording", ())),
    }
    form = opened.begin(QuestionWordsForm, request, before=part, initial=start)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            plan = with_question(opened.plan, row.number, **form.part())
            opened.save(request, form, plan, note=f"question {row.number}: words")
            return redirect("answer-question", pk, question_pk)
    view = {**_view(opened, row, "Outcome and words"), "form": form}
    return render(request, "desk/answer_words.html", {**view, "said": opened.answered(row.number)})


@needs(Right.WRITE_DRAFTS)
def count(request: StaffRequest, pk: int, question_pk: int, place: int) -> HttpResponse:
    """What is counted: unit, date, period, population, tables, list."""
    opened, row = open_drafting(request, pk), _row(pk, question_pk)
    before = _part(opened, row, "count", place)
    asked = proposed_period(_line(opened, row), received_on=opened.request.received_on)
    start = start_of_count(before, asked)
    offered = _offered(request, opened, chosen=columns_of(before))
    form = opened.begin(CountForm, request, **offered, asked=asked, initial=start)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            plan = with_part(opened.plan, row.number, "count", place, form.part(before))
            opened.save(request, form, plan, note=f"question {row.number}: count {place}")
            return redirect("answer-question", pk, question_pk)
    held = dict.fromkeys((*_offered(request, opened)["held"], *_conditioned(before)))
    columns = [(name, label_of(name)) for name in held if name not in NARRATIVES]
    view = {**_view(opened, row, "What is counted"), "form": form, "place": place}
    return render(request, "desk/answer_count.html", {**view, "before": before, "columns": columns})


@needs(Right.WRITE_DRAFTS)
def condition(
    request: StaffRequest, pk: int, question_pk: int, place: int, column: str
) -> HttpResponse:
    """Which values of a column are counted."""
    opened, row = open_drafting(request, pk), _row(pk, question_pk)
    before = _part(opened, row, "count", place)
    held = _held(request, opened, before, column)
    key = compared_by(column, severity_order())
    form = opened.begin(ConditionForm, request, held=held, key=key, initial=_start(before, column))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            part = _with_condition(before, column, form.cleaned_data)
            plan = with_part(opened.plan, row.number, "count", place, part)
            opened.save(request, form, plan, note=f"question {row.number}: {label_of(column)}")
            return redirect("answer-count", pk, question_pk, place)
    title = f"Condition: {label_of(column)}"
    return render(request, "desk/answer_form.html", {**_view(opened, row, title), "form": form})


@needs(Right.WRITE_DRAFTS)
def bring_table(request: StaffRequest, pk: int, question_pk: int) -> HttpResponse:
    """Brings a small table for a question."""
    opened, row = open_drafting(request, pk), _row(pk, question_pk)
    form = opened.begin(TableForm, request)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            sent = form.cleaned_data["file"]
            data = sent.read(MOST_BYTES + 1)
            name = keep_table(by=request.user, request=opened.request, name=sent.name, data=data)
            place = len(opened.question(row).get("register", ())) + 1
            at = reverse("answer-side", args=[pk, question_pk, place])
            return redirect(f"{at}?file={name}")
    names = sorted(tables_of(opened.request))
    place = len(opened.question(row).get("register", ())) + 1
    view = {**_view(opened, row, "A small table"), "form": form, "names": names, "place": place}
    return render(request, "desk/answer_table.html", view)


@needs(Right.WRITE_DRAFTS)
def side(request: StaffRequest, pk: int, question_pk: int, place: int) -> HttpResponse:
    """What is counted or summed in a small table."""
    opened, row = open_drafting(request, pk), _row(pk, question_pk)
    before = _part(opened, row, "register", place)
    name = str(before.get("file") or request.GET.get("file", ""))
    table = _table(opened.request, name)
    asked = proposed_period(_line(opened, row), received_on=opened.request.received_on)
    ends = before or asked
    start = {**before, "start": ends.get("from"), "end": ends.get("to")}
    form = opened.begin(SideForm, request, header=_header(table), initial=start)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            part = form.part(name, before)
            plan = with_part(opened.plan, row.number, "register", place, part)
            opened.save(request, form, plan, note=f"question {row.number}: table {place}")
            return redirect("answer-question", pk, question_pk)
    view = {**_view(opened, row, "Count in a small table"), "form": form, "place": place}
    columns = _to_choose_by(table, before)
    return render(request, "desk/answer_side.html", {**view, "before": before, "columns": columns})


@needs(Right.WRITE_DRAFTS)
def side_condition(
    request: StaffRequest, pk: int, question_pk: int, place: int, column: str
) -> HttpResponse:
    """Which rows of a small table are counted."""
    opened, row = open_drafting(request, pk), _row(pk, question_pk)
    before = _part(opened, row, "register", place)
    cells = _cells(_table(opened.request, str(before.get("file", ""))), before, column)
    form = opened.begin(SideConditionForm, request, held=cells, initial=_start(before, column))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            part = _with_condition(before, column, form.cleaned_data)
            plan = with_part(opened.plan, row.number, "register", place, part)
            opened.save(request, form, plan, note=f"question {row.number}: {column}")
            return redirect("answer-side", pk, question_pk, place)
    view = _view(opened, row, f"Condition: {column}")
    return render(request, "desk/answer_form.html", {**view, "form": form})


@needs(Right.WRITE_DRAFTS)
def add_ground(request: StaffRequest, pk: int, question_pk: int) -> HttpResponse:
    """Chooses the limb under which something is withheld."""
    opened, row = open_drafting(request, pk), _row(pk, question_pk)
    if not (law := organisation_of(request).regime).refusals:
        raise UserMistake("law-without-refusals", where=opened.request.reference, law=law.name)
    limbs = [one for one in EXEMPTIONS.values() if one.role is not Role.CONDITION]
    form = LimbForm(typed(request), limbs=limbs)
    if request.method == "POST" and form.is_valid():
        place = len(opened.question(row).get("exemption", ())) + 1
        at = reverse("answer-ground", args=[pk, question_pk, place])
        return redirect(f"{at}?section={form.cleaned_data['section']}")
    view = {**_view(opened, row, "Section and limb"), "form": form, "go": "Continue"}
    return render(request, "desk/answer_form.html", view)


@needs(Right.WRITE_DRAFTS)
def ground(request: StaffRequest, pk: int, question_pk: int, place: int) -> HttpResponse:
    """Everything that the notice has to state under one limb."""
    opened, row = open_drafting(request, pk), _row(pk, question_pk)
    before = _part(opened, row, "exemption", place)
    limb = limb_of(str(before.get("section") or request.GET.get("section", "")))
    if limb is None:
        raise Http404
    form = opened.begin(GroundForm, request, limb=limb, initial=start_of_ground(before))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            part = form.part(limb.cited)
            plan = with_part(opened.plan, row.number, "exemption", place, part)
            plan = _refusing(plan, row.number)
            opened.save(request, form, plan, note=f"question {row.number}: section {limb.cited}")
            return redirect("answer-question", pk, question_pk)
    view = _view(opened, row, f"Section {limb.cited}: {limb.title}")
    return render(request, "desk/answer_form.html", {**view, "form": form})


@require_POST
@needs(Right.WRITE_DRAFTS)
def remove(request: StaffRequest, pk: int, question_pk: int, kind: str, place: int) -> HttpResponse:
    """Takes a count, a table or a ground out."""
    opened, row = open_drafting(request, pk), _row(pk, question_pk)
    _part(opened, row, kind, place)
    form = PlanForm(request.POST)
    if form.is_valid():
        plan = with_part(opened.plan, row.number, kind, place, None)
        if kind == "exemption" and not question_of(plan, row.number).get("exemption"):
            plan = with_question(plan, row.number, outcome=None)
        opened.save(request, form, plan, note=f"question {row.number}: {kind} {place} taken out")
    return redirect("answer-question", pk, question_pk)


def _row(pk: int, question_pk: int) -> Question:
    return get_object_or_404(Question, pk=question_pk, request=pk)


def _line(opened: Drafting, row: Question) -> QuestionLine:
    lines = with_lead_ins(lines_of(opened.request))
    return next(line for line in lines if line.number == row.number)


def _part(opened: Drafting, row: Question, kind: str, place: int) -> Part:
    """What stands at a place; nothing at the one after the last."""
    if kind not in PARTS:
        raise Http404
    parts = opened.question(row).get(kind, ())
    if not 1 <= place <= len(parts) + 1:
        raise Http404
    found: Part = parts[place - 1] if place <= len(parts) else {}
    return found


def _view(opened: Drafting, row: Question, title: str) -> dict[str, Any]:
    at = reverse("answer-question", args=[opened.request.pk, row.pk])
    crumbs = [*crumbs_of_answer(opened.request), (f"Question {row.number}", at)]
    return {
        "request_": opened.request,
        "question": row,
        "draft": opened.draft,
        "version": opened.version,
        "title": title,
        "back": at,
        "crumbs": crumbs,
    }


def _figures(request: StaffRequest, opened: Drafting, row: Question) -> Table | None:
    """Every figure with its id; the records behind it for those who may see them."""
    said, draft = opened.answered(row.number), opened.draft
    if said is None or draft is None or not said.figures:
        return None
    sees = may(request, Right.SEE_RECORDS)

    def records(figure_id: str, number: int) -> Cell:
        at = reverse("figure", args=[opened.request.pk, draft.pk, figure_id]) if sees else ""
        return Cell(f"{number:,} behind it", url=at if number else "")

    rows = [
        (Cell(one.id, id=f"figure-{one.id}"), one.words, one.display,
         records(one.id, len(one.records)))
        for one in said.figures
    ]  # fmt: skip
    return Table("Figures", ("Id", "What", "Figure", "Records"), rows)


def _count_line(part: Part) -> str:
    ends = f", {Period(part['from'], part['to'])}" if "from" in part else ""
    conditions = [
        f"{label_of(name)} {how} {', '.join([values] if isinstance(values, str) else values)}"
        for key, how in (("where", "is"), ("except", "is not"))
        for name, values in part.get(key, {}).items()
    ]
    return "; ".join((f"{part['unit'].capitalize()}: {part['population']}{ends}", *conditions))


def _ground_line(part: Part) -> str:
    limb = limb_of(str(part["section"]))
    return f"Section {part['section']}: {limb.title if limb else ''}"


def _columns(opened: Drafting) -> Columns:
    return Columns(snapshot_of(opened.sources.register).register)


def _offered(
    request: StaffRequest, opened: Drafting, *, chosen: Sequence[str] = ()
) -> dict[str, Sequence[str]]:
    """The columns of the register that this person may count by, and those they may list."""
    held, sees = _columns(opened).held, may(request, Right.SEE_COMPLAINANTS)
    repeating = repeating_in(opened.sources.register)
    return {
        "held": to_count_by(held, repeating=repeating, sees=sees, chosen=chosen),
        "to_list": to_list(held, sees=sees, chosen=chosen),
    }


def _held(request: StaffRequest, opened: Drafting, before: Part, column: str) -> Sequence[str]:
    """The values of a column that can be chosen beside those chosen before.

    Of a column that is not this person's to see, but in a condition, none: they take it out.
    """
    theirs = column in _offered(request, opened)["held"]
    known = theirs or column in _conditioned(before)
    if not before or not known or column in NARRATIVES:
        raise Http404
    return list(_columns(opened).values(column).values()) if theirs else []


def _conditioned(before: Part) -> tuple[str, ...]:
    """The columns of the conditions of a count, or of one in a small table."""
    return (*before.get("where", {}), *before.get("except", {}))


def _start(before: Part, column: str) -> dict[str, Any]:
    left_out = _chosen(before, "except", column)
    how = "except" if left_out else "where"
    return {"how": how, "values": left_out or _chosen(before, "where", column)}


def _chosen(part: Part, how: str, column: str) -> list[str]:
    values = part.get(how, {}).get(column, [])
    return [values] if isinstance(values, str) else list(values)


def _with_condition(before: Part, column: str, chosen: dict[str, Any]) -> Part:
    part = {
        **before,
        **{how: {k: v for k, v in before.get(how, {}).items() if k != column}
           for how in ("where", "except")},
    }  # fmt: skip
    if chosen["values"]:
        part[chosen["how"]] = {**part[chosen["how"]], column: chosen["values"]}
    return part


def _table(found: Request, name: str) -> RawTable:
    tables = tables_of(found)
    if name not in tables:
        raise Http404
    return tables[name]


def _header(table: RawTable) -> list[str]:
    return [cell for cell in table.rows[0] if cell]


def _to_choose_by(table: RawTable, before: Part) -> Sequence[str]:
    """The columns whose values are chosen from: none that says who somebody is, as in registers.

    One that stands in a condition from before is among them: to take it out.
    """
    theirs = (column for column in _header(table) if not says_who_beside(column))
    return tuple(dict.fromkeys((*theirs, *_conditioned(before))))


def _cells(table: RawTable, before: Part, column: str) -> list[str]:
    if column not in _to_choose_by(table, before) or column not in table.rows[0]:
        raise Http404
    at = table.rows[0].index(column)
    cells = (row[at].strip() for row in table.rows[1:] if at < len(row))
    return [] if says_who_beside(column) else [cell for cell in cells if cell]


def _refusing(plan: Plan, number: str) -> Plan:
    """A question with a ground is refused in part until somebody says that it is more."""
    if question_of(plan, number).get("outcome") in REFUSING:
        return plan
    return with_question(plan, number, outcome=Outcome.PARTLY.value)
