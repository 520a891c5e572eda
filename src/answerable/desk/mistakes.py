"""A user's mistake told where it was made: beside the form, or on a page of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from urllib.parse import urlsplit

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from answerable.desk.forms.parts import DeskForm
from answerable.desk.own_words import in_own_words
from answerable.model.errors import UserMistake
from answerable.model.phrases import capital
from answerable.store.models import Draft, Person, Request
from answerable.store.reads.history import last_event_about
from answerable.store.writes.sign_ins import access_refused

REFUSALS = frozenset(("right-missing", "not-your-part"))
"""Mistakes that are about who somebody is, not about what they typed."""


_VERSION = ", version "
"""What follows the reference where a mistake is about a version of an answer."""


@contextmanager
def told_in(form: forms.Form) -> Iterator[None]:
    """Puts a mistake that a write raises into the form's error summary; what was typed stays.

    A mistake whose place is a field of the form is told beside that field. A form that nobody sent
    has no summary: its mistake is told on a page of its own. Whoever was overtaken sees what stands
    there now beside what they typed.
    """
    try:
        yield
    except UserMistake as mistake:
        if mistake.code in REFUSALS or not form.is_bound:
            raise
        if mistake.code == "changed-meanwhile" and isinstance(form, DeskForm):
            form.show_what_stands_now()
        field = mistake.where if mistake.where in form.fields else None
        where = "" if field else f" ({mistake.where})"
        form.add_error(field, in_own_words(f"{capital(mistake.what)}{where}: {mistake.todo}"))


def mistake_page(request: HttpRequest, mistake: UserMistake) -> HttpResponse:
    """What is wrong, where, what to do, on a page of its own with the way back.

    Whoever was overtaken also sees by whom: what was done last about the request they named.
    """
    refused = mistake.code in REFUSALS
    if refused and isinstance(request.user, Person):
        access_refused(by=request.user, what=f"{mistake.where}: {mistake.what}")
    status = HTTPStatus.FORBIDDEN if refused else HTTPStatus.CONFLICT
    told = {"what": capital(mistake.what), "where": mistake.where, "todo": mistake.todo}
    shown = {part: in_own_words(words) for part, words in told.items()}
    last = None if refused else last_event_about(mistake.where.partition(_VERSION)[0])
    view = {"mistake": shown, "back": _way_back(request, mistake), "last": last}
    return render(request, "desk/mistake.html", view, status=status)


def _way_back(request: HttpRequest, mistake: UserMistake) -> str:
    """The page it was sent from; for a form, which would refuse again, what it was about."""
    sent_from = str(request.META.get("HTTP_REFERER", ""))
    ours = url_has_allowed_host_and_scheme(sent_from, {request.get_host()})
    if ours and urlsplit(sent_from).path != request.path:
        return sent_from
    return _page_about(*mistake.where.partition(_VERSION)[::2])


def _page_about(reference: str, version: str) -> str:
    """The page of a version or request, "/" where a mistake names neither."""
    if version.isdecimal():
        drafts = Draft.objects.filter(request__reference=reference, version=version)
        if draft := drafts.only("pk").first():
            return reverse("draft", args=[draft.pk])
    found = Request.objects.filter(reference=reference).only("pk").first()
    return reverse("request", args=[found.pk]) if found else "/"
