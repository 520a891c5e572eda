"""The public form as a WSGI application: a form, a folder, an acknowledgement."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

import answerable
from answerable.files.received_forms import FormIn, is_full, new_reference, write_form
from answerable.public_form.fields import BLANK, MOST_BYTES, Typed, read_typed
from answerable.public_form.pages import page
from answerable.public_form.throttle import Throttle

StartResponse = Callable[[str, list[tuple[str, str]]], object]
Environment = dict[str, Any]
_RECEIVED = re.compile(r"/received/(F-[0-9A-HJ-NP-TV-Z]{8})")
_HEADERS = [
    ("Content-Security-Policy",
     "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none';"
     " frame-ancestors 'none'"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
]  # fmt: skip
_STATIC = Path(answerable.__file__).parent / "site" / "static" / "desk"


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back."""

    status: HTTPStatus
    body: bytes
    kind: str = "text/html; charset=utf-8"
    more: tuple[tuple[str, str], ...] = ()


class PublicForm:
    """Takes requests in for one organisation; `contact` is how to write without the form."""

    def __init__(self, spool: Path, *, organisation: str, contact: str) -> None:
        self._spool = spool
        self._words = {"organisation": organisation, "contact": contact}
        self._throttle = Throttle()
        for name in ("form", "received", "message"):
            # Read before files are closed to us.
            page(name, typed=BLANK, reference="", heading="", **self._words)
        styles()

    def __call__(self, environ: Environment, start: StartResponse) -> Iterable[bytes]:
        """One page."""
        reply = self._reply(environ)
        line = f"{reply.status.value} {reply.status.phrase}"
        kept = "max-age=3600" if reply.kind == "text/css" else "no-store"
        headers = [
            *_HEADERS,
            ("Cache-Control", kept),
            ("Content-Type", reply.kind),
            ("Content-Length", str(len(reply.body))),
            *reply.more,
        ]
        start(line, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [reply.body]

    def _reply(self, environ: Environment) -> Reply:
        path, method = environ.get("PATH_INFO", "/"), environ["REQUEST_METHOD"]
        if path == "/" and method == "POST":
            return self._received(environ)
        if method not in ("GET", "HEAD"):
            return self._message(HTTPStatus.METHOD_NOT_ALLOWED, "This cannot be done here")
        if path == "/":
            return self._page("form", typed=BLANK)
        if path == "/style.css":
            return Reply(HTTPStatus.OK, styles(), "text/css")
        if known := _RECEIVED.fullmatch(path):
            return self._page("received", reference=known[1])
        return self._message(HTTPStatus.NOT_FOUND, "Page not found")

    def _received(self, environ: Environment) -> Reply:
        """Keeps a request, if it is one, and if it may be sent now."""
        if environ.get("HTTP_SEC_FETCH_SITE", "same-origin") not in ("same-origin", "none"):
            return self._message(HTTPStatus.FORBIDDEN, "The form was sent from another website")
        typed = _typed(environ)
        if typed is None:
            return self._message(HTTPStatus.BAD_REQUEST, "What you sent cannot be read")
        if typed.mistakes:
            return self._page("form", status=HTTPStatus.UNPROCESSABLE_ENTITY, typed=typed)
        address = str(environ.get("REMOTE_ADDR", ""))
        if wait := self._throttle.wait_of(address):
            told = self._message(
                HTTPStatus.TOO_MANY_REQUESTS, "Too many requests have been sent from here recently"
            )
            return Reply(told.status, told.body, more=(("Retry-After", str(wait)),))
        return self._kept(typed, address)

    def _kept(self, typed: Typed, address: str) -> Reply:
        values = {name: typed.values[name] for name in ("name", "email", "address", "text")}
        form = FormIn(new_reference(), datetime.now(UTC), **values)
        try:
            if is_full(self._spool):
                raise OSError("the folder is full")
            write_form(self._spool, form)
        except OSError:
            heading = "Your request could not be kept: it was not received"
            return self._message(HTTPStatus.SERVICE_UNAVAILABLE, heading)
        self._throttle.sent(address)
        where = (("Location", f"/received/{form.reference}"),)
        return Reply(HTTPStatus.SEE_OTHER, b"", more=where)

    def _page(self, name: str, *, status: HTTPStatus = HTTPStatus.OK, **view: Any) -> Reply:
        return Reply(status, page(name, **view, **self._words))

    def _message(self, status: HTTPStatus, heading: str) -> Reply:
        return self._page("message", status=status, heading=heading)


def _typed(environ: Environment) -> Typed | None:
    """What was typed; None for what is too long or no form."""
    length = str(environ.get("CONTENT_LENGTH") or "")
    if not length.isdecimal() or int(length) > MOST_BYTES:
        return None
    try:
        return read_typed(environ["wsgi.input"].read(int(length)))
    except ValueError:
        return None


@cache
def styles() -> bytes:
    """The design system and what the desk adds to it, as one file."""
    return b"".join((_STATIC / name).read_bytes() for name in ("govuk.css", "desk.css"))
