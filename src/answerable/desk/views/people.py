"""The administrator's screens: people and their roles."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_POST

from answerable.desk.forms.parts import typed
from answerable.desk.forms.people import PersonForm, RolesForm
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest, needs
from answerable.desk.tables import Cell, Table
from answerable.model.roles import Right, Role
from answerable.store.models import Person
from answerable.store.reads.people import people
from answerable.store.writes import people as writes

_CRUMBS = [("People", reverse_lazy("people"))]


def _roles(person: Person) -> str:
    return ", ".join(Role(role).words for role in person.roles)


@needs(Right.MANAGE_PEOPLE)
def listing(request: StaffRequest) -> HttpResponse:
    """Everybody who has ever had an account."""
    rows = [
        (
            Cell(person.name, url=reverse("person", args=[person.pk])),
            person.email,
            _roles(person),
            "open" if person.is_active else "closed",
        )
        for person in people()
    ]
    table = Table("Everybody", ("Name", "E-mail address", "Roles", "Account"), rows)
    return render(request, "desk/people.html", {"table": table})


@needs(Right.MANAGE_PEOPLE)
def add(request: StaffRequest) -> HttpResponse:
    """A new colleague, with a one-time password to be handed over."""
    form = PersonForm(typed(request))
    if form.is_valid():
        with told_in(form):
            person, password = writes.add_person(by=request.user, **form.cleaned_data)
            return _hand_over(request, person, password)
    return render(request, "desk/add_person.html", {"form": form, "crumbs": _CRUMBS})


@needs(Right.MANAGE_PEOPLE)
def person(request: StaffRequest, pk: int) -> HttpResponse:
    """One colleague: roles, account, password."""
    them = get_object_or_404(Person, pk=pk)
    form = RolesForm(typed(request), initial={"roles": them.roles})
    if form.is_valid():
        with told_in(form):
            them = writes.change_roles(by=request.user, person=them, **form.cleaned_data)
            messages.success(request, f"{them.name} now has the roles: {_roles(them)}")
            return redirect("person", pk=pk)
    view = {"form": form, "them": them, "crumbs": _CRUMBS}
    return render(request, "desk/person.html", view)


@require_POST
@needs(Right.MANAGE_PEOPLE)
def close(request: StaffRequest, pk: int) -> HttpResponse:
    """Ends an account: its sessions end at once."""
    them = get_object_or_404(Person, pk=pk)
    writes.close_account(by=request.user, person=them)
    messages.success(request, f"The account of {them.name} is closed")
    return redirect("person", pk=pk)


@require_POST
@needs(Right.MANAGE_PEOPLE)
def reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Opens a closed account again."""
    them = get_object_or_404(Person, pk=pk)
    writes.reopen_account(by=request.user, person=them)
    messages.success(request, f"The account of {them.name} is open again")
    return redirect("person", pk=pk)


@require_POST
@needs(Right.MANAGE_PEOPLE)
def new_password(request: StaffRequest, pk: int) -> HttpResponse:
    """A one-time password for somebody who forgot theirs."""
    them = get_object_or_404(Person, pk=pk)
    return _hand_over(request, them, writes.new_password(by=request.user, person=them))


def _hand_over(request: StaffRequest, them: Person, password: str) -> HttpResponse:
    """Shown once, and kept nowhere: neither in the session nor in the history."""
    view = {"them": them, "password": password, "crumbs": _CRUMBS}
    return render(request, "desk/hand_over.html", view)
