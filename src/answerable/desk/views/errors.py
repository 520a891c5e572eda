"""The pages for what goes wrong, in plain words."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

from answerable.desk.unsaved import shown_again


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent cannot be understood."""
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A screen that is not for this person's roles."""
    return render(request, "403.html", {"right": str(exception)}, status=HTTPStatus.FORBIDDEN)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that lay open too long, or came from another place."""
    return shown_again(request) or render(request, "form_expired.html", status=HTTPStatus.FORBIDDEN)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Page not found."""
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)


@requires_csrf_token
def broken(request: HttpRequest) -> HttpResponse:
    """Our fault. The page asks the database for nothing: it may be what is broken."""
    return render(None, "500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)
