"""The answer to a request: what it is counted from, what it says, its checks and its preview."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from answerable.desk.answers import Sources, check_asker, check_columns, run_of
from answerable.desk.beside import check_beside
from answerable.desk.drafting import (
    Drafting,
    crumbs_of_answer,
    open_answer,
    open_drafting,
    place_of,
    waits_for_agreement,
)
from answerable.desk.forms.answers import PlanForm, SourcesForm, WordsForm, review_words
from answerable.desk.leaving import (
    Preview,
    answer_of,
    check_files,
    hashes_of,
    leaving,
    preview_of,
)
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, may, needs
from answerable.desk.tables import Cell, Table
from answerable.desk.views.drafts import address_of
from answerable.model.answer import Finding
from answerable.model.calendar import today_in_london
from answerable.model.errors import UserMistake
from answerable.model.figures import Figure
from answerable.model.periods import long_date
from answerable.model.roles import Right
from answerable.model.stages import DraftState, State
from answerable.steps.answers.plan_answer import with_facts
from answerable.steps.counts.compare_figures import Change, compare_figures
from answerable.store.models import Draft, Question, RegisterSnapshot, Review, Topic
from answerable.store.reads.plans import is_outdated
from answerable.store.writes.drafts import submit_draft

_MOST_RECORDS = 500


@needs(Right.SEE_DRAFTS)
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Everything about the answer on one page, the public page as it would stand beside it."""
    opened = open_answer(request, pk)
    drafted = opened.request.stage is State.DRAFTING
    writing = drafted and may(request, Right.WRITE_DRAFTS)
    preview = preview_of(opened.draft) if opened.draft else Preview("", ())
    view = {
        "request_": opened.request,
        "draft": opened.draft,
        "sources": _sources_rows(opened, writing=writing),
        "questions": [_shown(opened, question) for question in _answered(opened)],
        "findings": _findings(opened, preview),
        "acknowledgements": _accepted(opened),
        "page": address_of(opened.draft, preview.page) if opened.draft else "",
        "downloads": _downloads(opened.draft, preview) if opened.draft else None,
        "writing": writing,
        "outdated": writing and opened.draft is not None and is_outdated(opened.draft),
        "submittable": opened.draft is not None and opened.draft.stage is DraftState.WRITING,
        "agreeing": drafted and waits_for_agreement(request, opened.draft, opened.plan),
        "versions": opened.request.drafts.select_related("author"),
        "crumbs": crumbs_of_answer(opened.request)[:2],
    }
    return render(request, "desk/answer.html", view)


@needs(Right.WRITE_DRAFTS)
def sources(request: StaffRequest, pk: int) -> HttpResponse:
    """Chooses register, topic and review; everything is counted anew."""
    opened = open_drafting(request, pk)
    form = opened.begin(SourcesForm, request, **_offered(), initial=_keys(opened.sources))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            chosen = _chosen(form)
            opened.save(request, form, opened.plan, note="sources", sources=chosen)
            return redirect("answer", pk=pk)
    return render(request, "desk/answer_form.html", _form_view(opened, form, "Sources"))


@needs(Right.WRITE_DRAFTS)
def words(request: StaffRequest, pk: int) -> HttpResponse:
    """What is said of the answer as a whole, and its day."""
    opened = open_drafting(request, pk)
    start = {key: opened.plan.get(key, "") for key in ("answered", "correction", "intro")}
    start["limits"] = "\n".join(opened.plan.get("limits", ()))
    form = opened.begin(WordsForm, request, initial=start, corrects=opened.corrects)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            opened.save(request, form, with_facts(opened.plan, **form.facts()), note="words")
            return redirect("answer", pk=pk)
    return render(request, "desk/answer_form.html", _form_view(opened, form, "Day and words"))


@needs(Right.WRITE_DRAFTS)
def recount(request: StaffRequest, pk: int) -> HttpResponse:
    """Counts the same on another register and shows, figure by figure, what would differ."""
    opened = open_drafting(request, pk)
    start = {**_keys(opened.sources), "register": _newest()}
    form = opened.begin(SourcesForm, request, **_offered(), initial=start)
    changes: list[Change] | None = None
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            chosen = _chosen(form)
            changes = _changes(opened, chosen)
            if "use" in request.POST:
                opened.save(request, form, opened.plan, note="counted anew", sources=chosen)
                return redirect("answer", pk=pk)
    view = {**_form_view(opened, form, "Count again"), "changes": _table_of(changes)}
    return render(request, "desk/recount.html", view)


@require_POST
@needs(Right.WRITE_DRAFTS)
def renew(request: StaffRequest, pk: int) -> HttpResponse:
    """Works the same answer out for the request and its sources as they stand now."""
    opened = open_drafting(request, pk)
    form = opened.begin(PlanForm, request)
    if not form.is_valid():
        raise UserMistake("changed-meanwhile", where=opened.request.reference)
    opened.save(request, form, opened.plan, note="worked out again")
    return redirect("answer", pk=pk)


@require_POST
@needs(Right.WRITE_DRAFTS)
def submit(request: StaffRequest, pk: int) -> HttpResponse:
    """Sends the last version to clearance, sealed with the bytes of every file that would leave."""
    opened = open_drafting(request, pk)
    if opened.draft is None or opened.answer is None:
        raise UserMistake("not-filled-in", where=opened.request.reference, reason="nothing is yet")
    if str(opened.version) != request.POST.get("version"):
        raise UserMistake("changed-meanwhile", where=opened.request.reference)
    if opened.plan["answered"] < today_in_london():
        reason = "the day on which it leaves is past"
        raise UserMistake("not-filled-in", where=opened.request.reference, reason=reason)
    if opened.corrects and not opened.plan.get("correction"):
        raise UserMistake("correction-unsaid", where=opened.request.reference)
    check_columns(opened.plan)
    check_asker(opened.request, opened.answer)
    check_beside(opened.draft)
    files = leaving(opened.answer)[1]
    check_files(files)
    submitted = submit_draft(by=request.user, draft=opened.draft, files=hashes_of(files))
    messages.success(request, f"Version {submitted.version} is now {submitted.state}")
    return redirect("draft", pk=submitted.pk)


@needs(Right.SEE_RECORDS)
def figure(request: StaffRequest, pk: int, draft_pk: int, figure_id: str) -> HttpResponse:
    """The records behind a figure."""
    draft = get_object_or_404(Draft, pk=draft_pk, request=pk)
    opened = open_answer(request, pk)
    found = _figure(draft, figure_id)
    rows = [(ref,) for ref in found.records[:_MOST_RECORDS]]
    view = {
        "request_": opened.request,
        "figure": found,
        "table": Table(f"{len(found.records):,} behind the figure", ("Record",), rows),
        "more": max(0, len(found.records) - _MOST_RECORDS),
        "crumbs": crumbs_of_answer(opened.request),
    }
    return render(request, "desk/figure.html", view)


def _findings(opened: Drafting, preview: Preview) -> list[dict[str, Any]]:
    """The findings of the last version, each with where it can be mended; blocks come first."""
    if opened.answer is None:
        return []
    numbers = dict(opened.request.questions.values_list("number", "pk"))
    told = {one.code for one in opened.answer.checks}
    mistake = preview.mistake
    leaves = [_refused(mistake)] if mistake and mistake.code not in told else []
    found = [*leaves, *opened.answer.checks]
    return [
        {
            "finding": one,
            "place": place_of(one, opened.request, numbers),
            "accept": _accept(opened, one, number - len(leaves)),
        }
        for number, one in enumerate(found)
    ]


def _accept(opened: Drafting, finding: Finding, number: int) -> str:
    """Where a warning is accepted; "" for anything else."""
    if finding.severity != "warn" or finding.acknowledged:
        return ""
    return reverse("acknowledge", args=[opened.request.pk, number])


def _accepted(opened: Drafting) -> list[dict[str, str]]:
    """The reasons that were given for warnings, each with where it is taken back."""
    pk = opened.request.pk
    return [
        {
            "where": one.get("where") or one["code"],
            "url": reverse("take-acknowledgement-back", args=[pk, number]),
        }
        for number, one in enumerate(opened.plan.get("acknowledged", ()), start=1)
    ]


def _refused(mistake: UserMistake) -> Finding:
    """What keeps the public copy from being made at all, told like a check."""
    return Finding(mistake.code, "block", f"{mistake.what}: {mistake.todo}", mistake.where)


def _downloads(draft: Draft, preview: Preview) -> Table:
    rows = [(Cell(name, url=address_of(draft, name)),) for name in preview.names]
    return Table("Files as they would leave", ("File",), rows)


def _sources_rows(opened: Drafting, *, writing: bool) -> list[tuple[Any, ...]]:
    pk, chosen, plan = opened.request.pk, opened.sources, opened.plan
    at = reverse("answer-sources", args=[pk]) if writing else ""
    words_at = reverse("answer-words", args=[pk]) if writing else ""
    review = review_words(chosen.review) if chosen.review else "nobody has read them"
    return [
        ("Register", chosen.register or "none", at, "register"),
        ("Topic", chosen.topic or "none", at, "topic"),
        ("Review", review, at, "review"),
        ("Day on which it leaves", long_date(plan["answered"]), words_at, "day"),
    ]


def _answered(opened: Drafting) -> list[Question]:
    """The questions that are answered: those that head others are said with them."""
    numbers = {part["number"] for part in opened.plan["question"]}
    rows = opened.request.questions.select_related("owner")
    return [question for question in rows if question.number in numbers]


def _shown(opened: Drafting, question: Question) -> dict[str, Any]:
    said = opened.answered(question.number)
    return {
        "row": question,
        "said": said,
        "headlines": said.headlines if said else (),
    }


def _offered() -> dict[str, Any]:
    return {
        "registers": RegisterSnapshot.objects.all(),
        "topics": Topic.objects.order_by("name"),
        "reviews": Review.objects.select_related("topic", "snapshot", "by").order_by("-at"),
    }


def _chosen(form: SourcesForm) -> Sources:
    return Sources(*(form.cleaned_data[key] for key in ("register", "topic", "review")))


def _keys(chosen: Sources) -> dict[str, Any]:
    rows = {"register": chosen.register, "topic": chosen.topic, "review": chosen.review}
    return {name: row.pk if row else "" for name, row in rows.items()}


def _newest() -> int | str:
    newest = RegisterSnapshot.objects.first()
    return newest.pk if newest else ""


def _form_view(opened: Drafting, form: Any, title: str) -> dict[str, Any]:
    crumbs = crumbs_of_answer(opened.request)
    return {"form": form, "request_": opened.request, "title": title, "crumbs": crumbs}


def _changes(opened: Drafting, chosen: Sources) -> list[Change]:
    if opened.answer is None:
        raise UserMistake("not-filled-in", where="answer", reason="nothing was counted yet")
    after = run_of(opened.request, opened.plan, chosen).answer
    return list(compare_figures(opened.answer, after))


def _table_of(changes: Sequence[Change] | None) -> Table | None:
    if changes is None:
        return None
    rows = [
        (
            Cell(change.words, below=f"Question {change.question}"),
            change.before.display if change.before else "–",
            Cell(change.after.display if change.after else "–", urgent=change.differs,
                 below=f"{change.came} new, {change.went} gone" if change.differs else ""),
        )
        for change in changes
    ]  # fmt: skip
    differing = sum(change.differs for change in changes)
    return Table(
        f"Figures that differ: {differing} of {len(rows)}", ("Figure", "Now", "Then"), rows
    )


def _figure(draft: Draft, figure_id: str) -> Figure:
    for question in answer_of(draft).questions:
        if figure_id in question.by_id:
            return question.by_id[figure_id]
    raise Http404
