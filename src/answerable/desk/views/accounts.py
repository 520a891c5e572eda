"""Signing in and out, one's own password, and the first person of a new desk."""

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from answerable.desk.forms.accounts import ChangePasswordForm, SetUpForm, SignInForm
from answerable.desk.forms.parts import typed
from answerable.desk.mistakes import told_in
from answerable.desk.rights import StaffRequest
from answerable.desk.unsaved import shown_again, unsaved_of
from answerable.model.roles import Role
from answerable.store.models import Person
from answerable.store.reads.people import has_people
from answerable.store.writes import sign_ins
from answerable.store.writes.organisations import change_organisation
from answerable.store.writes.people import add_person, password_changed

SET_UP = "set up"
"""The salt of the link that `answerable serve` prints for a new desk."""

_WRONG = "The e-mail address and password do not belong to an account here. Check both."


def set_up_link() -> str:
    """The path that makes the first person; it works until there is one."""
    return f"/set-up/{signing.dumps('first person', salt=SET_UP)}"


@login_not_required
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Who somebody is. The answer never tells whether it was the address or the password."""
    if request.user.is_authenticated:
        return shown_again(request) or redirect(_next(request))
    form = SignInForm(typed(request))
    if form.is_valid():
        with told_in(form):
            person = _person(request, **form.cleaned_data)
            if person:
                login(request, person)
                return shown_again(request) or redirect(_next(request))
            form.add_error(None, _WRONG)
    view = {"form": form, "expired": request.GET.get("expired"), "new": not has_people()}
    return render(request, "desk/sign_in.html", {**view, "unsaved": unsaved_of(request)})


def _person(request: HttpRequest, *, email: str, password: str) -> Person | None:
    attempt = sign_ins.begin_attempt(email=email, address=request.META["REMOTE_ADDR"])
    person = authenticate(request, username=email, password=password)
    if not isinstance(person, Person):
        sign_ins.refused(attempt=attempt)
        return None
    sign_ins.signed_in(by=person, attempt=attempt)
    return person


def _next(request: HttpRequest) -> str:
    """Where somebody was going: a page of ours, else the requests."""
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if ours else "/"


@require_POST
def sign_out(request: StaffRequest) -> HttpResponse:
    """Ends the session."""
    sign_ins.signed_out(by=request.user)
    logout(request)
    messages.success(request, "You have signed out")
    return redirect("sign-in")


@login_not_required
@sensitive_post_parameters("password", "again")
def set_up(request: HttpRequest, token: str) -> HttpResponse:
    """The organisation and its administrator, once, by the link that the terminal shows."""
    if has_people() or not _is_ours(token):
        raise Http404
    form = SetUpForm(typed(request), person=Person())
    if form.is_valid():
        with told_in(form):
            login(request, _first_person(**form.cleaned_data))
            messages.success(request, "The desk is set up. Add your colleagues here.")
            return redirect("people")
    return render(request, "desk/set_up.html", {"form": form})


def _is_ours(token: str) -> bool:
    try:
        return bool(signing.loads(token, salt=SET_UP))
    except signing.BadSignature:
        return False


def _first_person(*, organisation: str, name: str, email: str, password: str, again: str) -> Person:
    person, _ = add_person(
        by=None, name=name, email=email, roles=[Role.ADMINISTRATOR], password=password
    )
    change_organisation(by=person, name=organisation)
    person.backend = "django.contrib.auth.backends.ModelBackend"
    return person


def account(request: StaffRequest) -> HttpResponse:
    """Who one is here."""
    person = request.user
    rows = [
        ("Name", person.name),
        ("E-mail address", person.email),
        ("Roles", ", ".join(role.words for role in Role if role in person.parts)),
    ]
    return render(request, "desk/account.html", {"rows": rows})


@sensitive_post_parameters("current", "password", "again")
def change_password(request: StaffRequest) -> HttpResponse:
    """A password of one's own; other sessions of the same person end with it."""
    form = ChangePasswordForm(typed(request), person=request.user)
    if form.is_valid():
        with told_in(form):
            password = form.cleaned_data["password"]
            request.user = password_changed(by=request.user, password=password)
            update_session_auth_hash(request, request.user)
            messages.success(request, "Your password was changed")
            return shown_again(request) or redirect("account")
    view = {"form": form, "unsaved": unsaved_of(request)}
    return render(request, "desk/change_password.html", view)
