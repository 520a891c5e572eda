"""What has arrived: handing e-mails in, forms sent in, putting aside, files that came along."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy

from answerable.desk import arrivals
from answerable.desk.downloads import download
from answerable.desk.forms.arrivals import HandInForm, PutAsideForm
from answerable.desk.forms.parts import typed
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, needs
from answerable.desk.tables import Cell, Table
from answerable.model.periods import long_date
from answerable.model.roles import Right
from answerable.store.models import Attachment
from answerable.store.writes.arrivals import put_aside

CRUMBS = [("Arrived", reverse_lazy("arrivals"))]


@needs(Right.LOG_REQUESTS)
def listing(request: StaffRequest) -> HttpResponse:
    """Everything that waits to be logged, and the way to hand an e-mail in."""
    form = HandInForm(typed(request), request.FILES or None)
    if form.is_valid():
        with told_in(form):
            file = form.cleaned_data["email"]
            id = arrivals.hand_in(file.read(), name=file.name)
            return redirect(f"{reverse('log-request')}?from={id}")
    rows = [_row(one) for one in arrivals.arrivals()]
    header = ("What it is about", "From", "Came", "By", "Instead")
    view = {"form": form, "table": Table("Waiting to be logged", header, rows)}
    return render(request, "desk/arrivals.html", view)


def _row(one: arrivals.Arrival) -> tuple[Cell | str, ...]:
    title = one.title or " ".join(one.text.split())[:80] or "no subject"
    return (
        Cell(title, url=f"{reverse('log-request')}?from={one.id}"),
        one.name or one.email or one.address or "not named",
        long_date(one.received_on),
        str(one.channel),
        Cell("Put aside", url=reverse("put-aside", args=[one.id])),
    )


@needs(Right.LOG_REQUESTS)
def aside(request: StaffRequest, id: str) -> HttpResponse:
    """Puts aside what is no request, with the reason."""
    found = arrivals.arrival(id)
    form = PutAsideForm(typed(request))
    if form.is_valid():
        with told_in(form):
            put_aside(by=request.user, origin=id, channel=found.channel, **form.cleaned_data)
            arrivals.forget(id)
            messages.success(request, "It was put aside")
            return redirect("arrivals")
    view = {"form": form, "found": found, "crumbs": CRUMBS}
    return render(request, "desk/put_aside.html", view)


@needs(Right.SEE_REQUESTER)
def attachment(request: StaffRequest, pk: int, attachment_pk: int) -> HttpResponse:
    """A file that came with a request and passed the gate."""
    found = get_object_or_404(Attachment, pk=attachment_pk, request=pk)
    if found.content is None:
        raise Http404
    return download(bytes(found.content), found.name)
