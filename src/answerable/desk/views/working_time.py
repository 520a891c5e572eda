"""Time and cost of a request: timers, times by hand, the meter, an estimate."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from answerable.desk.forms.casework import ActivityForm, EstimateForm, TakeBackForm, TimeForm
from answerable.desk.forms.parts import typed
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, may, needs, organisation_of
from answerable.desk.tables import Cell, Table
from answerable.desk.views.requests import crumbs_of
from answerable.desk.words import hours_words, minutes_words
from answerable.model.calendar import today_in_london
from answerable.model.cost import Activity
from answerable.model.periods import long_date
from answerable.model.phrases import counted, measured
from answerable.model.roles import Right
from answerable.steps.costs.estimate_cost import stated_cost, verdict
from answerable.store.models import Request, TimeEntry
from answerable.store.reads.working_time import (
    Meter,
    entries_of,
    last_entry_of,
    meter,
    reading_pace,
    running_timer,
)
from answerable.store.writes import working_time as writes


@needs(Right.SEE_REQUESTS)
def page(request: StaffRequest, pk: int) -> HttpResponse:
    """What was worked, what counts, what is left within the limit."""
    found = get_object_or_404(Request, pk=pk)
    organisation = organisation_of(request)
    used = meter(found, organisation)
    counted = [activity for activity in Activity if activity in organisation.limit.counted]
    others = [activity for activity in Activity if activity not in counted]
    view = {
        "request_": found,
        "meter": used,
        "limit": organisation.limit,
        "counted": _activities("Counts towards the limit", used, counted),
        "others": _activities("Does not count", used, others),
        "pace": reading_pace(found),
        "running": running_timer(request.user),
        "start": ActivityForm(),
        "table": _entries(request, found),
        "may_time": may(request, Right.KEEP_TIME),
        "crumbs": crumbs_of(found),
    }
    return render(request, "desk/working_time.html", view)


def _activities(caption: str, used: Meter, activities: list[Activity]) -> Table:
    rows = [(one.value, minutes_words(used.by_activity.get(one, 0.0))) for one in activities]
    rows.append(("together", minutes_words(sum(used.by_activity.get(a, 0.0) for a in activities))))
    return Table(caption, ("Activity", "Time"), rows)


def _entries(request: StaffRequest, found: Request) -> Table:
    header = ("Day", "What", "Who", "Time", "Note", "Correct")
    rows = [_entry(request, found, entry) for entry in entries_of(found)]
    return Table("Every time entered", header, rows)


def _entry(request: StaffRequest, found: Request, entry: TimeEntry) -> tuple[Cell | str, ...]:
    runs = entry.minutes is None
    mine = entry.by_id == request.user.pk and may(request, Right.KEEP_TIME) and not runs
    back = reverse("remove-time", args=[found.pk, entry.pk])
    return (
        long_date(entry.on),
        entry.activity,
        entry.by.name,
        "running now" if runs else minutes_words(float(entry.minutes or 0)),
        entry.note or "–",
        Cell("Take back", url=back) if mine else "–",
    )


@require_POST
@needs(Right.KEEP_TIME)
def start(request: StaffRequest, pk: int) -> HttpResponse:
    """Starts this person's timer."""
    found = get_object_or_404(Request, pk=pk)
    form = ActivityForm(request.POST)
    if form.is_valid():
        writes.start_timer(by=request.user, request=found, **form.cleaned_data)
    return redirect("working-time", pk=pk)


@require_POST
@needs(Right.KEEP_TIME)
def stop(request: StaffRequest) -> HttpResponse:
    """Stops this person's timer, wherever it runs."""
    stopped = writes.stop_timer(by=request.user)
    words = minutes_words(float(stopped.minutes or 0))
    messages.success(request, f"{words} of {stopped.activity} are kept")
    return redirect("working-time", pk=stopped.request_id)


@needs(Right.KEEP_TIME)
def add(request: StaffRequest, pk: int) -> HttpResponse:
    """Minutes that were worked without a timer."""
    found = get_object_or_404(Request, pk=pk)
    start = {"on": today_in_london(), "after": last_entry_of(found)}
    form = TimeForm(typed(request), initial=start)
    if form.is_valid():
        with told_in(form):
            writes.add_time(by=request.user, request=found, **form.cleaned_data)
            return redirect("working-time", pk=pk)
    view = {"form": form, "request_": found, "crumbs": _crumbs(found)}
    return render(request, "desk/add_time.html", view)


@needs(Right.KEEP_TIME)
def remove(request: StaffRequest, pk: int, entry_pk: int) -> HttpResponse:
    """Takes back a time of one's own."""
    entry = get_object_or_404(TimeEntry.objects.exclude(minutes=None), pk=entry_pk, request=pk)
    form = TakeBackForm(typed(request))
    if form.is_valid():
        with told_in(form):
            writes.remove_time(by=request.user, entry=entry, **form.cleaned_data)
            return redirect("working-time", pk=pk)
    minutes = minutes_words(float(entry.minutes or 0))
    view = {"form": form, "entry": entry, "minutes": minutes, "crumbs": _crumbs(entry.request)}
    return render(request, "desk/remove_time.html", view)


@needs(Right.KEEP_TIME)
def estimate(request: StaffRequest, pk: int) -> HttpResponse:
    """Hours for the records still to be read, beside what was used, against the limit."""
    found = get_object_or_404(Request, pk=pk)
    used, pace = meter(found, organisation_of(request)), reading_pace(found)
    each = round(pace.seconds_each / 60, 2) if pace else None
    form = EstimateForm(typed(request), initial={"minutes_each": each})
    view = {"form": form, "request_": found, "meter": used, "pace": pace, "crumbs": _crumbs(found)}
    if form.is_valid():
        view |= _estimated(request, used, **form.cleaned_data)
    return render(request, "desk/estimate.html", view)


def _estimated(request: StaffRequest, used: Meter, records: int, minutes_each: Any) -> Any:
    limit = organisation_of(request).limit
    cost = stated_cost(records=records, seconds_each=float(minutes_each) * 60, limit=limit)
    whole = used.hours + cost.in_all.expected
    fits = int(max(0.0, used.left) * 60 // float(minutes_each))
    each = measured(f"{minutes_each.normalize():f}", "minute")
    rows = [
        ("Used so far, as far as it counts", hours_words(used.hours)),
        (f"{counted(records, 'record')} at {each}", hours_words(cost.in_all.expected)),
        ("Together", hours_words(whole)),
        ("The limit", hours_words(limit.hours)),
        ("Records that still fit the limit", f"{min(fits, records):,}"),
    ]
    above = limit.exceeded_by(whole)
    return {"rows": rows, "above": above, "verdict": verdict(cost.in_all, limit)}


def _crumbs(found: Request) -> list[tuple[str, object]]:
    return [*crumbs_of(found), ("Time and cost", reverse("working-time", args=[found.pk]))]
