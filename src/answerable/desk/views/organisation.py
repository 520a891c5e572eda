"""The organisation's settings, and holidays that were proclaimed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from answerable.desk.forms.organisation import HolidayForm, OrganisationForm, shown_order
from answerable.desk.forms.parts import typed
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, needs, organisation_of
from answerable.model.periods import long_date
from answerable.model.roles import Right
from answerable.store.writes.organisations import change_organisation, proclaim_holiday


@needs(Right.MANAGE_ORGANISATION)
def settings(request: StaffRequest) -> HttpResponse:
    """Names, law, clearance steps, and whether one person does everything."""
    settled = organisation_of(request)
    names = ("name", "law", "authority", "single_person", "review_to", "contact")
    start = {name: getattr(settled, name) for name in names}
    start |= {"steps": settled.clearance_steps, "outcome_order": shown_order(settled.outcome_order)}
    form = OrganisationForm(typed(request), initial=start)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            change_organisation(by=request.user, **form.settings())
            messages.success(request, "The settings are changed")
            return redirect("settings")
    holidays = [(long_date(day), name) for day, name in settled.proclaimed()]
    return render(request, "desk/settings.html", {"form": form, "holidays": holidays})


@needs(Right.MANAGE_ORGANISATION)
def holiday(request: StaffRequest) -> HttpResponse:
    """Proclaims a holiday: open requests whose last day moves are told in their history."""
    form = HolidayForm(typed(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            moved = proclaim_holiday(by=request.user, **form.cleaned_data)
            messages.success(request, f"Open requests whose last day has changed: {len(moved):,}")
            return redirect("settings")
    return render(request, "desk/holiday.html", {"form": form})
