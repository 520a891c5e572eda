"""The statutory time of a request: every day of it, and the extension for the public interest."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from answerable.desk.forms.casework import ExtendForm, TakeBackForm
from answerable.desk.forms.parts import typed
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, needs, organisation_of
from answerable.desk.tables import Table
from answerable.desk.views.requests import crumbs_of
from answerable.desk.words import days_words
from answerable.model.calendar import today_in_london
from answerable.model.periods import long_date
from answerable.model.roles import Right
from answerable.steps.days.count_days import DayCounted
from answerable.store.models import Request
from answerable.store.reads.clock import days_of, standing_of
from answerable.store.writes.moves import check_extendable, extend_request, take_back_extension


@needs(Right.SEE_REQUESTS)
def days(request: StaffRequest, pk: int) -> HttpResponse:
    """Every day from receipt to the last, to be read on screen or on paper."""
    found = get_object_or_404(Request.objects.prefetch_related("clock_events__by"), pk=pk)
    organisation = organisation_of(request)
    standing = standing_of(found, organisation)
    rows = [
        (event.kind.capitalize(), long_date(event.on), event.by.name, event.reason or "–")
        for event in found.clock_events.all()
    ]
    counted = [_day(day) for day in days_of(found, organisation)]
    view = {
        "request_": found,
        "standing": standing,
        "words": days_words(standing),
        "dates": [(what.capitalize(), long_date(on)) for what, on in standing.dates],
        "events": Table("What moved the time", ("What", "Day", "By", "Reason"), rows),
        "table": Table("Every day", ("Day", "Counted as"), counted),
        "law": f"{organisation.regime.name}, {organisation.regime.source}",
        "crumbs": crumbs_of(found),
    }
    return render(request, "desk/days.html", view)


def _day(day: DayCounted) -> tuple[str, str]:
    counted = f"working day {day.number}" if day.number else f"not counted: {day.why}"
    return f"{day.on:%A} {long_date(day.on)}", counted


@needs(Right.KEEP_CLOCK)
def extend(request: StaffRequest, pk: int) -> HttpResponse:
    """Takes the time that a public interest test needs; both last days stay in sight."""
    found = get_object_or_404(Request, pk=pk)
    form = ExtendForm(typed(request), initial={"on": today_in_london()})
    if form.is_valid():
        with told_in(form):
            extend_request(by=request.user, request=found, **form.cleaned_data)
            messages.success(request, f"{found.reference} is extended. Write to the requester now.")
            return redirect("request", pk=pk)
    standing = standing_of(found, organisation_of(request))
    if not form.is_bound:
        check_extendable(found, organisation_of(request), standing)
    view = {"form": form, "request_": found, "standing": standing, "crumbs": crumbs_of(found)}
    return render(request, "desk/extend.html", view)


@needs(Right.KEEP_CLOCK)
def take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Takes back an extension that was recorded by mistake; the last day is the first one again."""
    found = get_object_or_404(Request, pk=pk)
    form = TakeBackForm(typed(request))
    if form.is_valid():
        with told_in(form):
            take_back_extension(by=request.user, request=found, **form.cleaned_data)
            left = days_words(standing_of(found, organisation_of(request)))
            messages.success(request, f"The extension is taken back: {left}")
            return redirect("request", pk=pk)
    view = {
        "form": form,
        "request_": found,
        "title": "Take the extension back",
        "go": "Take back",
        "back": reverse("request", args=[pk]),
        "crumbs": crumbs_of(found),
    }
    return render(request, "desk/answer_form.html", view)
