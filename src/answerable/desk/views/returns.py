"""The statistics of requests: the return of a quarter or year, and how reviews ended."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from answerable.desk.downloads import download
from answerable.desk.forms.parts import typed
from answerable.desk.forms.returns import ResultForm, ReturnForm
from answerable.desk.mistakes import told_in
from answerable.desk.returns import make_return
from answerable.desk.rights import StaffRequest, needs, organisation_of
from answerable.desk.tables import Table
from answerable.desk.views.requests import crumbs_of
from answerable.model.calendar import today_in_london
from answerable.model.roles import Right
from answerable.store.models import CaseResult, Request
from answerable.store.writes.results import record_result


@needs(Right.SEE_REQUESTS)
def page(request: StaffRequest) -> HttpResponse:
    """The return on screen, as a page, or as CSV (`save`)."""
    wanted = request.GET if "period" in request.GET else {"period": str(today_in_london().year)}
    form = ReturnForm(wanted)
    view: dict[str, object] = {"form": form}
    if form.is_valid():
        text, periods = form.cleaned_data["period"]
        made = make_return(text, periods, organisation_of(request))
        save = request.GET.get("save", "")
        if made.sheets and save in ("html", "csv"):
            return download(made.page() if save == "html" else made.table(), f"return.{save}")
        tables = [Table(sheet.title, sheet.header, sheet.rows) for sheet in made.sheets]
        view |= {"made": made, "tables": tables, "text": text}
    return render(request, "desk/returns.html", view)


@needs(Right.KEEP_CLOCK)
def result(request: StaffRequest, pk: int) -> HttpResponse:
    """How the internal review of a request and a complaint about it ended."""
    found = get_object_or_404(Request, pk=pk)
    known = CaseResult.objects.filter(request=found).first() or CaseResult()
    start = {name: getattr(known, name) for name in ResultForm.base_fields}
    form = ResultForm(typed(request), initial=start)
    if form.is_valid():
        with told_in(form):
            record_result(by=request.user, request=found, **form.facts())
            messages.success(request, "It is recorded and will count in the return")
            return redirect("request", pk=pk)
    view = {"form": form, "request_": found, "crumbs": crumbs_of(found)}
    return render(request, "desk/result.html", view)
