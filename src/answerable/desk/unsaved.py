"""What somebody typed and handed in too late: shown back to them, handed in when they say so.

Nothing of it is stored: it travels in the page. Every form says under our signature who opened it,
and what does not say so is not shown: no page from elsewhere puts words on ours. A form with a
password is not looked at; files are left out, and what had one can only be copied.
"""

from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from answerable.desk.forms.accounts import ChangePasswordForm, SignInForm
from answerable.model.phrases import capital
from answerable.store.models import Person

OPENED_BY, CARRIED = "opened_by", "carried"
"""Hidden fields: who opened a form, and what is carried past a sign-in."""

SECRETS = frozenset(("password", "again", "current"))
"""Every field in which a password is typed."""

_KEPT = 7 * 24 * 3600
"""Seconds after which a form that lay open is only told to have expired."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """One form that was handed in: who opened it, where it goes, its fields and values."""

    by: int
    address: str
    fields: tuple[tuple[str, str], ...]
    files: bool

    @property
    def carried(self) -> str:
        """All of it, under our signature, for a page to carry."""
        return signing.dumps(asdict(self), salt=CARRIED, compress=True)

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What was typed, for its author to copy."""
        named = ((capital(name.replace("_", " ")), value) for name, value in self.fields)
        return [(name, value) for name, value in named if value.strip()]


def opened_by(request: HttpRequest | None) -> str:
    """Who opens a form, under our signature; nothing where nobody has signed in."""
    person = getattr(request, "user", None)
    return signing.dumps(person.pk, salt=OPENED_BY) if isinstance(person, Person) else ""


def unsaved_of(request: HttpRequest) -> Unsaved | None:
    """What a request hands in or carries; None where it is nobody's, too old, secret or nothing."""
    typed = request.POST
    if CARRIED in typed:
        said = _signed(typed[CARRIED], CARRIED)
        return Unsaved(**{**said, "fields": tuple(map(tuple, said["fields"]))}) if said else None
    by = _signed(typed.get(OPENED_BY, ""), OPENED_BY)
    if not by or SECRETS & typed.keys():
        return None
    ours = (OPENED_BY, "csrfmiddlewaretoken")
    fields = [(name, value) for name, values in typed.lists() for value in values]
    kept = tuple((name, value) for name, value in fields if name not in ours)
    unsaved = Unsaved(by, request.get_full_path(), kept, bool(request.FILES))
    return unsaved if unsaved.shown else None


def shown_again(request: HttpRequest) -> HttpResponse | None:
    """The page on which what was typed goes on; None where there is nothing to show.

    That is the sign-in or a new password, where one is wanted first; then the button that hands it
    in, for whoever opened the form.
    """
    unsaved = unsaved_of(request)
    if unsaved is None:
        return None
    person = request.user
    view: dict[str, Any] = {"unsaved": unsaved}
    if not isinstance(person, Person):
        page, view["form"] = "desk/sign_in.html", SignInForm()
    elif person.must_change_password:
        page, view["form"] = "desk/change_password.html", ChangePasswordForm(person=person)
    else:
        page, view["own"] = "desk/hand_in.html", unsaved.by == person.pk
    refused = CARRIED not in request.POST
    return render(request, page, view, status=HTTPStatus.FORBIDDEN if refused else HTTPStatus.OK)


def _signed(value: str, salt: str) -> Any:
    """What we signed, None where we did not, or too long ago."""
    try:
        return signing.loads(value, salt=salt, max_age=_KEPT)
    except signing.BadSignature:
        return None
