"""Topics: the rule, the versions of the terms with live counts, spellings and suggestions."""

from collections.abc import Sequence
from typing import cast

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_POST

from answerable.desk.counts import Counted, as_json, count_lines, report_table, search, term_report
from answerable.desk.forms.parts import typed
from answerable.desk.forms.topics import (
    CountForm,
    RuleForm,
    RulingsForm,
    SuggestionForm,
    TermsForm,
    TopicForm,
)
from answerable.desk.kept import NotReady, waits
from answerable.desk.loaded import loaded, proposed
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, needs
from answerable.desk.suggested import suggestions_of
from answerable.desk.tables import Cell, Table
from answerable.desk.views.reviews import crumbs_of as crumbs_of_review
from answerable.desk.views.reviews import found_review
from answerable.model.phrases import counted
from answerable.model.roles import Right
from answerable.steps.finding.compare_terms import TermsCompared, compare_terms
from answerable.steps.finding.read_terms import read_terms
from answerable.store.models import RegisterSnapshot, TermList, Topic
from answerable.store.reads.history import events_of_topic
from answerable.store.reads.topics import (
    latest_terms,
    requests_to_answer,
    reviews,
    rulings_of,
    snapshots,
    topics,
)
from answerable.store.writes import topics as writes

_TERMS_SHOWN = 12
CRUMBS = [("Topics", reverse_lazy("topics"))]
REFS_SHOWN = 100


def crumbs_of(topic: Topic) -> list[tuple[str, object]]:
    """The way up from the pages below a topic."""
    return [*CRUMBS, (topic.name, reverse("topic", args=[topic.pk]))]


@needs(Right.EDIT_TOPICS)
def listing(request: StaffRequest) -> HttpResponse:
    """Every topic: it can be used again for the next request about it."""
    rows = []
    for topic in topics():
        versions = list(topic.term_lists.all())
        rows.append(
            (
                Cell(topic.name, url=reverse("topic", args=[topic.pk])),
                topic.request.reference if topic.request else "no request",
                _first_of(versions[0].terms) if versions else "no terms yet",
                str(versions[0].version) if versions else "–",
            )
        )
    table = Table("Topics", ("Topic", "Made for", "Terms", "Version"), rows)
    return render(request, "desk/topics.html", {"table": table})


def _first_of(terms: Sequence[str]) -> str:
    """A list of topics is looked through by their names; all terms stand with each."""
    rest = len(terms) - _TERMS_SHOWN
    return ", ".join(terms[:_TERMS_SHOWN]) + (f" and {rest} more" if rest > 0 else "")


@needs(Right.EDIT_TOPICS)
def add(request: StaffRequest) -> HttpResponse:
    """A topic of its own, for a request or for later."""
    start = {"request": request.GET.get("request")}
    form = TopicForm(typed(request), requests=requests_to_answer(), initial=start)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            topic = writes.add_topic(by=request.user, **form.cleaned_data)
            return redirect("terms", pk=topic.pk)
    return render(request, "desk/add_topic.html", {"form": form, "crumbs": CRUMBS})


@needs(Right.EDIT_TOPICS)
def page(request: StaffRequest, pk: int) -> HttpResponse:
    """A topic: its rule, the versions of its terms, rulings, reviews, history."""
    topic = get_object_or_404(Topic.objects.select_related("request"), pk=pk)
    form = RuleForm(typed(request), initial={"rule": topic.rule})
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            writes.change_rule(by=request.user, topic=topic, rule=form.cleaned_data["rule"])
            messages.success(request, "The rule was changed for reviews that begin from now on")
            return redirect("topic", pk=pk)
    view = {
        "topic": topic,
        "form": form,
        "versions": topic.term_lists.select_related("by"),
        "rulings": rulings_of(topic),
        "snapshots": snapshots(),
        "reviews": reviews(topic=topic),
        "events": events_of_topic(topic),
        "crumbs": CRUMBS,
    }
    return render(request, "desk/topic.html", view)


def _snapshot(request: StaffRequest) -> RegisterSnapshot | None:
    """The register that the address names, else the newest."""
    return _named(request.GET.get("register", "")) or snapshots().first()


def _named(pk: object) -> RegisterSnapshot | None:
    return snapshots().filter(pk=str(pk)).first() if str(pk).isdecimal() else None


@needs(Right.EDIT_TOPICS)
@waits
def terms(request: StaffRequest, pk: int) -> HttpResponse:
    """The terms, one a line, counted as they are typed and saved as the next version."""
    topic = get_object_or_404(Topic, pk=pk)
    latest = latest_terms(topic)
    form = _terms_form(request, latest)
    if request.method == "POST" and form.is_valid() and "save" in request.POST:
        with told_in(form):
            _save(request, topic, form, latest)
            return redirect(
                f"{reverse('spellings', args=[pk])}?register={form['register'].value()}"
            )
    view = {"topic": topic, "form": form, "latest": latest, "crumbs": crumbs_of(topic)}
    return render(request, "desk/terms.html", {**view, "counted": _counted(topic, form)})


def _terms_form(request: StaffRequest, latest: TermList | None) -> TermsForm:
    chosen = _snapshot(request)
    start = {
        "terms": "\n".join(latest.terms) if latest else "",
        "after_version": latest.version if latest else 0,
        "register": chosen.pk if chosen else None,
    }
    return TermsForm(typed(request), snapshots=snapshots(), initial=start)


def _save(request: StaffRequest, topic: Topic, form: TermsForm, latest: TermList | None) -> None:
    """Whoever was overtaken is told, keeps what they typed, and may save it over what stands."""
    said = form.cleaned_data
    typed_again = cast(QueryDict, form.data).copy()
    typed_again["after_version"] = str(latest.version if latest else 0)
    form.data = typed_again
    saved = writes.save_terms(
        by=request.user,
        topic=topic,
        terms=said["terms"],
        after_version=said["after_version"],
        note=said["note"],
    )
    messages.success(request, f"Version {saved.version} of the terms is saved")


def _counted(topic: Topic, form: CountForm) -> Counted | None:
    """What the lines in the form find; also while some of them cannot be read."""
    known = _named(form["register"].value())
    lines = str(form["terms"].value() or "").splitlines()
    if known is None or not lines:
        return None
    return count_lines(lines[:300], loaded(known), rulings_of(topic))


@require_POST
@needs(Right.EDIT_TOPICS)
def counts(request: StaffRequest, pk: int) -> HttpResponse:
    """The counts for terms that are being typed, as data and as the piece of the page."""
    topic = get_object_or_404(Topic, pk=pk)
    form = CountForm(request.POST, snapshots=snapshots())
    form.is_valid()
    try:
        counted = _counted(topic, form)
    except NotReady as wait:
        return JsonResponse({"wait": str(wait)}, status=202)
    html = render_to_string("desk/counts.html", {"counted": counted}, request)
    return JsonResponse({"html": html, **(as_json(counted) if counted else {})})


@needs(Right.EDIT_TOPICS)
@waits
def spellings(request: StaffRequest, pk: int) -> HttpResponse:
    """What the register also writes for the terms, each to be accepted or refused."""
    topic = get_object_or_404(Topic, pk=pk)
    latest, chosen = latest_terms(topic), _snapshot(request)
    if latest is None or chosen is None:
        return redirect("terms", pk=pk)
    found = proposed(chosen, read_terms(latest.terms), rulings_of(topic))
    form = RulingsForm(typed(request), proposed=found)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            writes.decide_variants(
                by=request.user, topic=topic, rulings=form.rulings(), records=form.records()
            )
            messages.success(request, f"{counted(len(form.rulings()), 'ruling')} kept")
            return redirect(f"{reverse('term-report', args=[pk])}?register={chosen.pk}")
    view = {"topic": topic, "form": form, "found": found, "snapshot": chosen}
    return render(request, "desk/spellings.html", {**view, "crumbs": crumbs_of(topic)})


@needs(Right.EDIT_TOPICS)
@waits
def report(request: StaffRequest, pk: int) -> HttpResponse:
    """The report of the saved terms: hits, only this term, counted under it, by year, nothing."""
    topic = get_object_or_404(Topic, pk=pk)
    latest, chosen = latest_terms(topic), _snapshot(request)
    if latest is None or chosen is None:
        return redirect("terms", pk=pk)
    register = loaded(chosen)
    found = term_report(search(read_terms(latest.terms), register, rulings_of(topic)), register)
    view = {
        "topic": topic,
        "latest": latest,
        "snapshot": chosen,
        "report": found,
        "table": report_table(found),
        "crumbs": crumbs_of(topic),
    }
    return render(request, "desk/term_report.html", view)


@needs(Right.EDIT_TOPICS)
@waits
def compare(request: StaffRequest, pk: int) -> HttpResponse:
    """Two versions of the terms on the same register: what the change brought and cost."""
    topic = get_object_or_404(Topic, pk=pk)
    versions = list(topic.term_lists.order_by("version"))
    chosen = _snapshot(request)
    if len(versions) < 2 or chosen is None:
        return redirect("topic", pk=pk)
    before = _version(request, "before", versions, versions[-2])
    after = _version(request, "after", versions, versions[-1])
    found = _compared(topic, chosen, before, after)
    view = {
        "topic": topic,
        "versions": versions,
        "before": before,
        "after": after,
        "snapshot": chosen,
        "compared": found,
        "gained": found.gained[:REFS_SHOWN],
        "lost": found.lost[:REFS_SHOWN],
        "crumbs": crumbs_of(topic),
    }
    return render(request, "desk/compare_terms.html", view)


def _version(
    request: StaffRequest, name: str, versions: Sequence[TermList], otherwise: TermList
) -> TermList:
    named = request.GET.get(name, "")
    return next((one for one in versions if str(one.version) == named), otherwise)


def _compared(
    topic: Topic, snapshot: RegisterSnapshot, before: TermList, after: TermList
) -> TermsCompared:
    register, rulings = loaded(snapshot), rulings_of(topic)
    one, other = (search(read_terms(v.terms), register, rulings) for v in (before, after))
    return compare_terms(one, other)


@needs(Right.REVIEW)
@waits
def suggestions(request: StaffRequest, pk: int) -> HttpResponse:
    """Further terms from the records that readers confirmed, each to be accepted or refused."""
    review = found_review(pk)
    topic = review.topic
    form = SuggestionForm(typed(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            writes.decide_suggestion(by=request.user, topic=topic, **form.cleaned_data)
            messages.success(request, f"Your ruling on “{form.cleaned_data['words']}” is saved")
            return redirect("suggestions", pk=pk)
    latest = latest_terms(topic)
    view = {
        "review": review,
        "topic": topic,
        "form": form,
        "suggested": suggestions_of(review),
        "after_version": latest.version if latest else 0,
        "crumbs": crumbs_of_review(review),
    }
    return render(request, "desk/suggestions.html", view)
