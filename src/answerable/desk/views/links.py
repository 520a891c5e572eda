"""Requests that belong together, and earlier ones whose method can be used again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from answerable.desk import asked_before
from answerable.desk.forms.casework import LinkForm
from answerable.desk.forms.parts import typed
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, may, needs
from answerable.desk.views.requests import crumbs_of
from answerable.model.roles import Right
from answerable.store.models import Draft, Request, RequestLink, Topic
from answerable.store.reads.links import links_of
from answerable.store.writes.links import link_requests, take_over_method, unlink_requests
from answerable.store.writes.topics import start_topic, start_topic_from_words


@needs(Right.SEE_REQUESTS)
def listing(request: StaffRequest, pk: int) -> HttpResponse:
    """The links of a request, and what was asked before."""
    found = get_object_or_404(Request, pk=pk)
    view = {
        "request_": found,
        "links": links_of(found),
        "requests": asked_before.earlier_at_desk(found),
        "answers": asked_before.earlier_in_log(found),
        "may_link": may(request, Right.LOG_REQUESTS),
        "may_start": may(request, Right.EDIT_TOPICS),
        "may_take": may(request, Right.WRITE_DRAFTS) and not found.drafts.exists(),
        "crumbs": crumbs_of(found),
    }
    return render(request, "desk/links.html", view)


@needs(Right.LOG_REQUESTS)
def add(request: StaffRequest, pk: int) -> HttpResponse:
    """Says that another request belongs to this one."""
    found = get_object_or_404(Request, pk=pk)
    form = LinkForm(typed(request), initial={"reference": request.GET.get("to", "")})
    if form.is_valid():
        with told_in(form):
            link_requests(by=request.user, request=found, **form.facts())
            messages.success(request, "The requests are linked")
            return redirect("links", pk=pk)
    view = {"form": form, "request_": found, "crumbs": _crumbs(found)}
    return render(request, "desk/add_link.html", view)


@require_POST
@needs(Right.LOG_REQUESTS)
def remove(request: StaffRequest, pk: int, link_pk: int) -> HttpResponse:
    """Takes a link back."""
    link = get_object_or_404(RequestLink, pk=link_pk)
    if pk in (link.request_id, link.other_id):
        unlink_requests(by=request.user, link=link)
        messages.success(request, "The link was removed")
    return redirect("links", pk=pk)


@require_POST
@needs(Right.EDIT_TOPICS)
def start(request: StaffRequest, pk: int, topic_pk: int) -> HttpResponse:
    """Begins this request's topic with the terms and rulings of an earlier one."""
    found = get_object_or_404(Request, pk=pk)
    earlier = get_object_or_404(Topic, pk=topic_pk)
    topic = start_topic(by=request.user, request=found, earlier=earlier)
    messages.success(request, f"The topic “{topic.name}” begins where “{earlier.name}” stands")
    return redirect("links", pk=pk)


@require_POST
@needs(Right.WRITE_DRAFTS)
def take_over(request: StaffRequest, pk: int, draft_pk: int) -> HttpResponse:
    """Lets this request's answer begin with what an earlier one counted."""
    found = get_object_or_404(Request, pk=pk)
    draft = get_object_or_404(Draft.objects.exclude(plan=""), pk=draft_pk)
    take_over_method(by=request.user, request=found, draft=draft)
    messages.success(request, f"The answer will begin with the counts of {draft}")
    return redirect("links", pk=pk)


@require_POST
@needs(Right.EDIT_TOPICS)
def start_from_answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Begins this request's topic with the terms that a published answer names."""
    found = get_object_or_404(Request, pk=pk)
    entry = asked_before.answer_at(request.POST.get("path", ""))
    topic = start_topic_from_words(
        by=request.user,
        request=found,
        name=entry["title"],
        terms=asked_before.terms_of(entry),
        source=f"the published answer {entry['reference']}",
    )
    messages.success(request, f"The topic “{topic.name}” has the terms of {entry['reference']}")
    return redirect("links", pk=pk)


def _crumbs(found: Request) -> list[tuple[str, object]]:
    links = reverse("links", args=[found.pk])
    return [*crumbs_of(found), ("Links and earlier requests", links)]
