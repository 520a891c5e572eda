"""Reviews: where each stands, how one begins, its certificate, its second reader, its records."""

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.desk.forms.parts import typed
from answerable.desk.forms.reviews import BeginForm, DeclareForm
from answerable.desk.kept import waits
from answerable.desk.loaded import Loaded, loaded
from answerable.desk.mistakes import told_in
from answerable.desk.readings import reading
from answerable.desk.records import shown
from answerable.desk.rights import StaffRequest, may, needs, organisation_of
from answerable.desk.tables import Cell, Table
from answerable.desk.words import progress_rows
from answerable.files.taken_in import SNAPSHOT
from answerable.model.calendar import today_in_london
from answerable.model.certificates import Bound
from answerable.model.decisions import Decision, Verdict
from answerable.model.definition import Definition, RegisterRead
from answerable.model.errors import UserMistake
from answerable.model.fields import BY_NAME
from answerable.model.journal import Declared, Entry
from answerable.model.periods import long_date
from answerable.model.phrases import (
    confidence,
    counted,
    folded,
    percent_at_least,
    spellings,
)
from answerable.model.register import Case
from answerable.model.request import Count
from answerable.model.roles import Right
from answerable.steps.finding.conclude_review import (
    Conclusion,
    Fitting,
    check_size,
    conclude,
    decisions_of,
    declaration_for,
    fitting_of,
)
from answerable.steps.finding.follow_review import Course
from answerable.steps.finding.gather_pool import line_of, text_of_case
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.finding.tell_review import progress_of
from answerable.steps.finding.what_next import Action, action_allowed, ranking_pays
from answerable.steps.registers.select import select
from answerable.store.models import RegisterSnapshot, Review, Topic
from answerable.store.open_reviews import open_review
from answerable.store.reads.history import events_of_review
from answerable.store.reads.topics import (
    latest_terms,
    requests_to_answer,
    reviews,
    rulings_of,
    snapshots,
)
from answerable.store.writes.reviews import begin_review

CRUMBS = [("Review", reverse_lazy("reviews"))]
A_PAGE = 50
EVENTS = 30
TYPES = 12
SEEDS = 2**31


def crumbs_of(review: Review) -> list[tuple[str, object]]:
    """The way up from the pages below a review."""
    return [*CRUMBS, (f"{review.topic.name} ({review.pk})", reverse("review", args=[review.pk]))]


@needs(Right.SEE_RECORDS)
def listing(request: StaffRequest) -> HttpResponse:
    """Every review, and the topics of which one can begin."""
    rows = [
        (
            Cell(f"{one.topic.name} ({one.pk})", url=reverse("review", args=[one.pk])),
            one.request.reference if one.request else "no request",
            one.snapshot.name,
            one.by.name,
        )
        for one in reviews()
    ]
    table = Table("Reviews", ("Topic", "Request", "Register", "Begun by"), rows)
    view = {"table": table, "may_begin": may(request, Right.EDIT_TOPICS)}
    return render(request, "desk/reviews.html", view)


@needs(Right.REVIEW)
@waits
def begin(request: StaffRequest, pk: int, snapshot_pk: int) -> HttpResponse:
    """Begins a review of a topic on a register: from then on nobody changes what it is about."""
    topic = get_object_or_404(Topic.objects.select_related("request"), pk=pk)
    snapshot = get_object_or_404(snapshots(), pk=snapshot_pk)
    register = loaded(snapshot)
    form = _begin_form(request, topic, register)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            review = _begin(request, form, topic, snapshot, register)
            messages.success(request, "The review has begun")
            return redirect("review", pk=review.pk)
    crumbs = [("Topics", reverse("topics")), (topic.name, reverse("topic", args=[pk]))]
    terms = latest_terms(topic)
    view = {
        "form": form,
        "topic": topic,
        "terms": terms,
        "lines": _lines(terms.terms) if terms else (),
        "snapshot": snapshot,
    }
    return render(request, "desk/begin_review.html", {**view, "crumbs": crumbs})


def _lines(typed_lines: Sequence[str]) -> tuple[str, ...]:
    """The terms among the lines of a list: without its remarks."""
    return tuple(map(line_of, read_terms(typed_lines)))


def _begin_form(request: StaffRequest, topic: Topic, register: Loaded) -> BeginForm:
    cases = register.register.cases
    kinds = [kind for case in cases if (kind := case.value("case_type"))]
    words = spellings(kinds)
    types = [words[kind] for kind, _ in Counter(map(folded, kinds)).most_common(TYPES)]
    dates = {name for case in cases for name in case.values if name in BY_NAME}
    return BeginForm(
        typed(request),
        requests=requests_to_answer(),
        types=types if len(types) > 1 else (),
        dates=dates,
        limit=organisation_of(request).limit,
        initial={"request": topic.request_id},
    )


def _begin(
    request: StaffRequest,
    form: BeginForm,
    topic: Topic,
    snapshot: RegisterSnapshot,
    register: Loaded,
) -> Review:
    definition = _definition(request, form, topic, snapshot)
    sample = form.cleaned_data["sample"]
    _check_scope(definition.scope, register, sample)
    review = begin_review(
        by=request.user,
        topic=topic,
        snapshot=snapshot,
        definition=definition,
        request=form.cleaned_data["request"],
    )
    if sample:  # At once: whoever waited for the page would begin another review.
        opened = open_review(review, by=request.user)
        facts = {"size": sample, "repeats": True, "without_text": 0}
        opened.record(_declaring(request, Bound.ONE_SHOT, **facts))
    return review


def _check_scope(scope: Count, register: Loaded, sample: int | None) -> None:
    """Raises UserMistake where nothing is in scope, or less than the sample."""
    in_scope = (thing.case for thing in select(register.register.cases, scope, period=scope.period))
    texts = sum(1 for case in in_scope if text_of_case(case))
    if not texts:
        raise UserMistake("review-empty", where="dates and case types")
    if sample:
        check_size(sample, texts, what="records")


def _definition(
    request: StaffRequest, form: BeginForm, topic: Topic, snapshot: RegisterSnapshot
) -> Definition:
    """What the review is about, as it will stand. Raises UserMistake "not-filled-in"."""
    terms = latest_terms(topic)
    if terms is None or not topic.rule:
        reason = "it needs an inclusion rule" if terms else "it has no term"
        raise UserMistake("not-filled-in", where=topic.name, reason=reason)
    return Definition(
        topic=topic.name,
        rule=topic.rule,
        terms=_lines(terms.terms),
        scope=form.scope(),
        register=RegisterRead((SNAPSHOT,), snapshot.sha256, snapshot.cases),
        by=request.user.name,
        started_on=today_in_london(),
        seed=secrets.randbelow(SEEDS),
        minutes=form.cleaned_data["minutes"],
        rulings=tuple(one for one in rulings_of(topic) if one.accepted and one.term),
    )


@needs(Right.SEE_RECORDS)
@waits
def page(request: StaffRequest, pk: int) -> HttpResponse:
    """Where a review stands, and what may be done next."""
    review = found_review(pk)
    opened = reading(review)
    progress, conclusion = opened.look(lambda course: (progress_of(course), conclude(course)))
    view = {
        "review": review,
        "definition": opened.definition,
        "progress": progress,
        "rows": progress_rows(progress),
        "conclusion": conclusion,
        "may_read": may(request, Right.REVIEW),
        "events": events_of_review(review, most=EVENTS),
        "crumbs": CRUMBS,
    }
    return render(request, "desk/review.html", view)


@needs(Right.SEE_RECORDS)
@waits
def certificate(request: StaffRequest, pk: int) -> HttpResponse:
    """What may be said of the records nobody read, and what would fit; or what is missing yet."""
    review = found_review(pk)
    opened = reading(review)
    form = DeclareForm(typed(request))
    if request.method == "POST" and may(request, Right.REVIEW) and form.is_valid():
        with told_in(form):
            said = form.cleaned_data
            facts = {name: said[name] for name in ("size", "repeats", "without_text")}
            opened.write(request.user, _declaring(request, said["bound"], **facts))
            messages.success(request, "The sample is declared. Its records are shown blind.")
            return redirect("certificate", pk=pk)
    view = {"form": form, "review": review, **opened.look(_certified)}
    reads = may(request, Right.REVIEW)
    view["may_declare"] = view["may_declare"] and reads
    view["may_second"] = reads and view["second_by"] in ("", request.user.name)
    return render(request, "desk/certificate.html", {**view, "crumbs": crumbs_of(review)})


def _declaring(
    request: StaffRequest,
    bound: Bound,
    *,
    size: int | None,
    repeats: bool,
    without_text: int | None,
) -> Callable[[Course], Sequence[Entry]]:
    """What declares the sample, when the review is in hand."""

    def entries(course: Course) -> Sequence[Entry]:
        wanted = size if bound is Bound.ONE_SHOT else None
        declared = declaration_for(course, bound, size=wanted, repeats=repeats, seed=None)
        if without_text:
            check_size(without_text, course.silent_unread(), what="records without text")
        return [Declared(declared, without_text or 0, request.user.name, timezone.now())]

    return entries


def _certified(course: Course) -> dict[str, object]:
    """All that the page says of the certificate."""
    sample = course.sample
    again = sample is None or sample.declared.declaration.repeats
    action = Action.DECLARE if sample is None else Action.AGAIN
    conclusion = conclude(course)
    return {
        "progress": progress_of(course),
        "conclusion": conclusion,
        "figures": _figures(conclusion),
        "fitting": _fitting(course),
        "declared": sample.declared.declaration if sample else None,
        "may_declare": again and action_allowed(course, action),
        "ranking_pays": sample is None and ranking_pays(course),
        "second_left": len(course.second_left()),
        "second_by": course.drawn.by if course.drawn else "",
    }


def _figures(conclusion: Conclusion) -> list[tuple[str, str]]:
    made = conclusion.certificate
    if made is None:
        return []
    return [
        ("Read", f"{made.read:,} of {counted(made.records, 'record')}"),
        ("Found on the topic", f"{made.found:,}"),
        ("Others at most", f"{made.upper_remaining:,}"),
        ("Share found, at least", percent_at_least(made.recall_lower)),
        ("Confidence", confidence(float(made.declaration.confidence))),
        ("Seed of the sample", str(made.declaration.seed)),
    ]


def _fitting(course: Course) -> Fitting | None:
    try:
        return fitting_of(course)
    except UserMistake:
        return None


@require_POST
@needs(Right.REVIEW)
@waits
def second(request: StaffRequest, pk: int) -> HttpResponse:
    """Draws the records that this person reads a second time, blind; then they read them."""
    opened = reading(found_review(pk))
    opened.draw_second(request.user)
    return redirect(f"{reverse('read', args=[pk])}?second=1")


@needs(Right.SEE_RECORDS)
@waits
def records(request: StaffRequest, pk: int) -> HttpResponse:
    """The records decided so far, by verdict."""
    review = found_review(pk)
    named = request.GET.get("verdict", "")
    verdict = Verdict(named) if named in set(Verdict) else Verdict.RELEVANT
    decisions = reading(review).look(decisions_of)
    kept = [one for one in decisions if one.verdict is verdict]
    page = Paginator(kept, A_PAGE).get_page(request.GET.get("page"))
    view = {
        "review": review,
        "page": page,
        "table": _records_table(review, verdict, page),
        "tabs": _verdict_tabs(decisions, verdict),
        "query": urlencode({"verdict": verdict}) + "&",
        "crumbs": crumbs_of(review),
    }
    return render(request, "desk/records.html", view)


def _records_table(review: Review, verdict: Verdict, page: Iterable[Decision]) -> Table:
    address = reverse("record", args=[review.pk])
    rows = [
        (
            Cell(one.ref, url=f"{address}?{urlencode({'ref': one.ref})}"),
            one.by,
            long_date(one.on) if one.on else "",
            one.note,
            one.wording,
        )
        for one in page
    ]
    header = ("Record", "By", "On", "Note", "What may be published")
    return Table(f"Records decided: {verdict}", header, rows)


def _verdict_tabs(decisions: Sequence[Decision], chosen: Verdict) -> list[dict[str, object]]:
    return [
        {
            "label": verdict.value.capitalize(),
            "url": f"?{urlencode({'verdict': verdict})}",
            "count": sum(1 for one in decisions if one.verdict is verdict),
            "active": verdict is chosen,
        }
        for verdict in Verdict
    ]


@needs(Right.SEE_RECORDS)
@waits
def record(request: StaffRequest, pk: int) -> HttpResponse:
    """One record that was decided: text, decision, and the way to take it back."""
    review = found_review(pk)
    opened = reading(review)
    ref = request.GET.get("ref", "")
    decided = opened.look(
        lambda course: course.decision(ref) if ref in opened.pool.places else None
    )
    if decided is None:
        raise UserMistake("review-no-record", where=ref, topic=review.topic.name)
    found = opened.pool.records[opened.pool.places[ref]]
    seen = shown(
        found,
        case_of(review, found.ref),
        blind=False,
        complainants=may(request, Right.SEE_COMPLAINANTS),
    )
    view = {"review": review, "record": seen, "decided": decided, "crumbs": crumbs_of(review)}
    return render(request, "desk/record.html", {**view, "may_undo": may(request, Right.REVIEW)})


def case_of(review: Review, ref: str) -> Case | None:
    """What the register says of a record."""
    return loaded(review.snapshot).cases.get(ref)


def found_review(pk: int) -> Review:
    """The review with what pages print of it."""
    rows = Review.objects.select_related("topic", "request", "snapshot", "by")
    return get_object_or_404(rows, pk=pk)
