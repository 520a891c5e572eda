"""The public form: what it takes, what it refuses, and how much of it."""

import io
import json
import os
import re
import stat
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from answerable.files import received_forms
from answerable.public_form.application import PublicForm
from answerable.public_form.fields import MOST_BYTES
from answerable.public_form.throttle import ALL_SENDS, SENDS, WINDOW, Throttle, place_of

SENT = {"name": "Rowan Vale", "email": "rowan@example.org", "text": "1. How many complaints?"}


class Browser:
    """Asks the form for pages, without a server between."""

    def __init__(self, spool: Path) -> None:
        spool.mkdir(exist_ok=True)
        self.form = PublicForm(spool, organisation="A <Force>", contact="foi@force.example")

    def ask(
        self, path: str = "/", method: str = "GET", **environ: Any
    ) -> tuple[str, dict[str, str], str]:
        """Status, headers, page."""
        said: list[Any] = []
        body = environ.pop("body", b"")
        given = {
            "PATH_INFO": path, "REQUEST_METHOD": method, "REMOTE_ADDR": "192.0.2.1",
            "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body)), **environ,
        }  # fmt: skip
        pieces = self.form(given, lambda status, headers: said.extend((status, dict(headers))))
        return said[0], said[1], b"".join(pieces).decode()

    def send(self, **changes: Any) -> tuple[str, dict[str, str], str]:
        """Sends the form."""
        environ = {key: changes.pop(key) for key in list(changes) if key.isupper()}
        return self.ask("/", "POST", body=urlencode({**SENT, **changes}).encode(), **environ)


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    """A form with an empty folder."""
    return Browser(tmp_path / "spool")


def _kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "spool").iterdir())


def test_a_request_is_kept_as_a_file_for_its_owner_alone_and_acknowledged(
    browser: Browser, tmp_path: Path
) -> None:
    status, headers, _ = browser.send()
    assert status == "303 See Other"
    (path,) = _kept(tmp_path)
    assert headers["Location"] == f"/received/{path.stem}"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    form = received_forms.read_form(path.read_bytes())
    assert (form.name, form.text) == (SENT["name"], SENT["text"])
    status, _, page = browser.ask(headers["Location"])
    assert status == "200 OK"
    assert path.stem in page
    assert "twentieth working day" in page


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": " "}, "Enter your name"),
        ({"email": ""}, "Enter an e-mail address, or a postal address"),
        ({"email": "rowan at example"}, "such as name@example.org"),
        ({"text": "\n"}, "Enter the information you are asking for"),
        ({"text": "x" * (received_forms.MOST_TEXT + 1)}, "longer than 20,000"),
        ({"address": "x" * 5_000}, "Your postal address is longer than"),
        (
            {"website": "http://spam.example"},
            "Leave the last field empty: it is there to catch automatic senders",
        ),
    ],
)
def test_what_is_missing_is_told_and_what_was_typed_stays(
    browser: Browser, tmp_path: Path, changes: dict[str, str], told: str
) -> None:
    status, _, page = browser.send(**changes)
    assert status.startswith("422")
    assert told in page
    assert "Error: Ask for information" in page
    assert "Rowan Vale" in page or changes.get("name")
    assert _kept(tmp_path) == []


def test_a_program_that_filled_in_too_much_can_be_put_right_by_keyboard(browser: Browser) -> None:
    assert 'tabindex="-1"' in browser.ask("/")[2]
    assert 'tabindex="-1"' not in browser.send(website="x")[2]


def test_mistakes_are_told_in_the_order_of_the_page(browser: Browser) -> None:
    page = browser.send(text="", name="", email="", website="x")[2]
    summary = page.partition("There is a problem")[2].partition("<h1")[0]
    assert re.findall('href="#([a-z]+)"', summary) == ["text", "name", "email", "website"]


@pytest.mark.parametrize("letter", ["x", "م", "漢", "𝕏"])
def test_a_request_may_be_as_long_as_the_page_says_in_any_script(
    browser: Browser, tmp_path: Path, letter: str
) -> None:
    assert browser.send(text=letter * received_forms.MOST_TEXT)[0].startswith("303")
    assert len(_kept(tmp_path)) == 1


def test_a_postal_address_is_enough(browser: Browser, tmp_path: Path) -> None:
    assert browser.send(email="", address="1 Elm Road")[0].startswith("303")
    assert len(_kept(tmp_path)) == 1


def test_what_is_typed_is_text_on_the_page(browser: Browser) -> None:
    hostile = "<script>alert(1)</script>{{ 7*7 }}"
    _, headers, page = browser.send(email="x", text=hostile, name=hostile)
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "49" not in page
    assert "A &lt;Force&gt;" in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({"CONTENT_LENGTH": str(MOST_BYTES + 1)}, "400"),
        ({"CONTENT_LENGTH": ""}, "400"),
        ({"CONTENT_LENGTH": "-5"}, "400"),
        ({"body": b"\xff\xfe=1"}, "400"),
        ({"body": b"&".join(b"a=1" for _ in range(99))}, "400"),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, "403"),
    ],
)
def test_what_no_browser_sends_is_refused(
    browser: Browser, tmp_path: Path, environ: dict[str, Any], status: str
) -> None:
    assert browser.ask("/", "POST", **environ)[0].startswith(status)
    assert _kept(tmp_path) == []


@pytest.mark.parametrize(
    "path", ["/../secret", "/received/F-<script>", "/received/", "/admin", "//"]
)
def test_there_are_no_other_pages(browser: Browser, path: str) -> None:
    status, _, page = browser.ask(path)
    assert status.startswith("404")
    assert "<script>" not in page
    assert browser.ask("/", "DELETE")[0].startswith("405")


def test_one_address_sends_so_many_an_hour_and_is_told_to_wait(
    browser: Browser, tmp_path: Path
) -> None:
    for _ in range(SENDS):
        assert browser.send()[0].startswith("303")
    status, headers, page = browser.send()
    assert status.startswith("429")
    assert 0 < int(headers["Retry-After"]) <= WINDOW + 1
    assert "foi@force.example" in page
    assert browser.send(REMOTE_ADDR="198.51.100.9")[0].startswith("303")
    assert len(_kept(tmp_path)) == SENDS + 1


def test_the_throttle_forgets_after_an_hour_and_bounds_all_together() -> None:
    now = [0.0]
    throttle = Throttle(clock=lambda: now[0])
    for number in range(ALL_SENDS):
        throttle.sent(f"198.51.{number // 250}.{number % 250}")
    assert throttle.wait_of("203.0.113.5") == WINDOW + 1
    now[0] = WINDOW + 1
    assert throttle.wait_of("203.0.113.5") == 0
    for _ in range(30_000):
        throttle.sent(f"10.{_ // 65536}.{_ // 256 % 256}.{_ % 256}")
    assert len(throttle._by_address) <= 10_000


def test_a_household_of_ipv6_is_one_address() -> None:
    assert place_of("2001:db8:1:2::1") == place_of("2001:db8:1:2:ffff::9")
    assert place_of("2001:db8:1:2::1") != place_of("2001:db8:1:3::1")
    assert place_of("fe80::1%eth0") == place_of("fe80::2")
    assert place_of("nonsense") == "unknown"


def test_a_full_folder_is_told_and_nothing_is_half_written(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(received_forms, "MOST_FILES", 1)
    assert browser.send()[0].startswith("303")
    status, _, page = browser.send()
    assert status.startswith("503")
    assert "it was not received" in page
    monkeypatch.undo()
    monkeypatch.setattr(os, "fsync", _disc_full)
    assert browser.send()[0].startswith("503")
    assert len(_kept(tmp_path)) == 1


def _disc_full(handle: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b"null", b"\xff", b'{"received": "x"}', b'{"received": 5}',
        b'{"received": "2026-11-02T09:00:00"}', b"[" * 100_000,
        json.dumps({"received": "2026-11-02T09:00:00+00:00", "text": ["x"]}).encode(),
    ],
)  # fmt: skip
def test_a_file_that_is_no_request_is_refused_when_it_is_read(content: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        received_forms.read_form(content)
