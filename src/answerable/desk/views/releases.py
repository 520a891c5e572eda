"""Takes a published answer off the log."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from answerable.desk import publishing
from answerable.desk.drafting import crumbs_of_answer
from answerable.desk.forms.parts import typed
from answerable.desk.forms.requests import MoveForm
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, check_move, needs
from answerable.model.roles import Right
from answerable.model.stages import REQUEST_MOVES, Action
from answerable.steps.checks.check_private import check_reason
from answerable.store.models import Release
from answerable.store.reads.requests import asked_by


@needs(Right.SEE_DRAFTS)
def take_down(request: StaffRequest, pk: int) -> HttpResponse:
    """Takes an answer down with the reason that stays at its address."""
    rows = Release.objects.select_related("draft", "request").defer("request__letter")
    found = get_object_or_404(rows, pk=pk)
    asked = found.request
    rule = check_move(request, REQUEST_MOVES, asked.stage, Action.TAKE_DOWN, where=asked.reference)
    form = MoveForm(typed(request), move=rule, dated=False)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        with told_in(form):
            check_reason(reason, asked_by(asked), where="reason")
    if request.method == "POST" and form.is_valid():
        publishing.take_off(by=request.user, release=found, reason=reason)
        messages.success(request, f"{asked.reference} is off the log")
        return redirect("draft", pk=found.draft_id)
    back = reverse("draft", args=[found.draft_id])
    view = {"form": form, "request_": asked, "back": back, "crumbs": crumbs_of_answer(asked)}
    return render(request, "desk/take_down.html", view)
