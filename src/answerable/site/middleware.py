"""What happens around every page: headers, the end of a session, mistakes told in plain words."""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from answerable.desk.mistakes import mistake_page
from answerable.desk.unsaved import shown_again
from answerable.model.errors import UserMistake

Next = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_A_MINUTE = 60
_BEGAN, _SEEN = "began_at", "seen_at"


class SecureHeaders:
    """Sends our headers with every page; a view that needs another value sets it itself."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page with its headers; pages are never kept by the browser, files are."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith(settings.STATIC_URL):
            add_never_cache_headers(response)
        return response


class SessionLimits:
    """Ends a session that lay idle or has lasted a working day, and says so."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, or the way to sign in again."""
        if request.user.is_authenticated:
            if self._is_over(request):
                logout(request)
                if request.method == "GET":
                    words = {"expired": "idle", "next": request.get_full_path()}
                    return redirect(f"{reverse('sign-in')}?{urlencode(words)}")
                return _handed_in_too_late(request)
            self._seen(request)
        return self.get_response(request)

    def _is_over(self, request: HttpRequest) -> bool:
        now = time.time()
        began = request.session.setdefault(_BEGAN, now)
        seen = request.session.get(_SEEN, now)
        idle = now - seen > settings.IDLE_SECONDS
        return bool(idle or now - began > settings.SESSION_COOKIE_AGE)

    def _seen(self, request: HttpRequest) -> None:
        """Kept by the minute: a page that is only read costs no write."""
        now = time.time()
        if now - request.session.get(_SEEN, 0) > _A_MINUTE:
            request.session[_SEEN] = now


def _handed_in_too_late(request: HttpRequest) -> HttpResponse:
    """The sign-in, with what was typed where that is known to be ours."""
    return shown_again(request) or redirect(f"{reverse('sign-in')}?expired=lost")


class SignInFirst(LoginRequiredMiddleware):
    """Pages are for people who have signed in, unless a view says that it is not."""

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        """Nothing, or the way to sign in."""
        refused = super().process_view(request, *view)
        return _handed_in_too_late(request) if refused and request.method == "POST" else refused


class OwnPassword:
    """Whoever signed in with a one-time password chooses an own one before anything else."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, or the one that asks for a password."""
        own = {reverse("change-password"), reverse("sign-out")}
        if getattr(request.user, "must_change_password", False) and request.path not in own:
            return shown_again(request) or redirect("change-password")
        return self.get_response(request)


class Mistakes:
    """Tells a mistake that a write raised, and that no form took up, on a page of its own.

    So it does with an address that only a button leads to, where somebody types or reloads it.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            response.content = render(request, "405.html").content
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """What is wrong, where, what to do; any other error goes on to the page for it."""
        return mistake_page(request, error) if isinstance(error, UserMistake) else None
