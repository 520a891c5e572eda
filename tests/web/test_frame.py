"""What holds for every page: headers, the frame, and what goes wrong in plain words."""

import re
import subprocess
import sys
from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client
from django.urls import reverse

from answerable.desk.templatetags import pieces
from answerable.desk.views import requests as views
from answerable.model.errors import UserMistake
from answerable.site.middleware import HEADERS
from store.desks import Desk


def test_every_page_carries_the_headers_and_is_never_kept(signed_in: Any) -> None:
    officer = signed_in("officer")
    for address in (reverse("requests"), reverse("log-request"), "/nowhere", reverse("sign-in")):
        response = officer.get(address)
        for name, value in HEADERS.items():
            assert response[name] == value
        assert "no-store" in response["Cache-Control"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["X-Frame-Options"] == "DENY"
        assert response["Referrer-Policy"] == "same-origin"


def test_the_policy_lets_no_script_or_style_stand_in_a_page() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy


def test_no_template_has_a_script_a_style_or_a_handler_in_it() -> None:
    from pathlib import Path

    import answerable

    found = []
    for path in Path(answerable.__file__).parent.glob("*/templates/**/*.html"):
        if {"log", "files"} & set(path.parts):  # Their pages stand alone, without a server.
            continue
        text = path.read_text(encoding="utf-8")
        found += re.findall(
            r"<style|<script(?! type=\"module\" src=)|\sstyle=|\son\w+=|\|safe", text
        )
    assert found == []


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (UserMistake("stage-passed", where="911/26", action="a", state="b"), 409, "cannot be done"),
        (UserMistake("not-your-part", where="911/26", action="a", who="b"), 403, "is done by: b"),
        (SuspiciousOperation("x"), 400, "cannot be understood"),
        (RuntimeError("x"), 500, "a fault of the program, not yours"),
    ],
)
def test_what_goes_wrong_is_told_in_plain_words(
    desk: Desk, signed_in: Any, monkeypatch: Any, error: Exception, status: int, words: str
) -> None:
    def fails(*args: Any, **kwargs: Any) -> None:
        raise error

    monkeypatch.setattr(views, "request_page", fails)
    officer = signed_in("officer", raise_request_exception=False)
    response = officer.get(reverse("request", args=[desk.request().pk]))
    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert "Traceback" not in page


@pytest.mark.parametrize(
    "address",
    [
        f"/requests/{'9' * 40}/letters/1",
        f"/requests/{'9' * 40}/time/1",
        f"/requests/1/questions/{'9' * 19}",
        f"/people/{'9' * 40}",
        f"/registers/uploads/{'x' * 5000}",
    ],
)
def test_an_address_with_something_far_too_long_in_it_is_that_of_no_page(
    address: str, signed_in: Any
) -> None:
    assert signed_in("officer").get(address).status_code == 404


def test_an_address_behind_a_button_says_so_where_somebody_types_it(signed_in: Any) -> None:
    response = signed_in("officer").get(reverse("stop-timer"))
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Only a button leads here" in response.content.decode()


def test_a_form_from_elsewhere_is_refused_in_plain_words(desk: Desk) -> None:
    officer = Client(enforce_csrf_checks=True)
    officer.force_login(desk.officer)
    response = officer.post(reverse("log-request"), {"title": "x"})
    assert response.status_code == 403
    assert "The form has expired" in response.content.decode()


def test_the_way_to_a_screen_is_shown_to_those_who_may_open_it(signed_in: Any) -> None:
    address = reverse("account")
    assert ">People<" in signed_in("administrator").get(address).content.decode()
    assert ">People<" not in signed_in("officer").get(address).content.decode()
    assert ">Requests" in signed_in("officer").get(address).content.decode()


def test_one_person_alone_is_said_on_every_page(desk: Desk, signed_in: Any) -> None:
    from answerable.store.writes.organisations import change_organisation

    officer, words = signed_in("officer"), "One person does everything here"
    assert words not in officer.get(reverse("requests")).content.decode()
    change_organisation(by=desk.administrator, single_person=True)
    assert words in officer.get(reverse("requests")).content.decode()


def test_what_is_wrong_with_a_field_is_told_with_its_name() -> None:
    from django import forms

    from answerable.desk.forms.parts import DeskForm

    class Wanted(DeskForm):
        minutes = forms.IntegerField(label="Minutes", min_value=1)
        share = forms.DecimalField(label="Share of 100%", max_value=100)
        note = forms.CharField(label="Note (optional)", max_length=3)
        unit = forms.ChoiceField(label="Unit", choices=[("case", "Case")])
        own = forms.CharField(label="Own", error_messages={"required": "Say what you own"})

    typed = {"minutes": "0", "share": "101", "note": "1234"}
    assert [words for told in Wanted(typed).errors.values() for words in told] == [
        "Minutes: enter 1 or more",
        "Share of 100%: enter 100 or less",
        "Note: write 3 characters or fewer, not 4",
        "Unit: choose one",
        "Say what you own",
    ]
    assert Wanted({**typed, "minutes": "x"}).errors["minutes"] == ["Minutes: enter a whole number"]


def test_numbers_of_a_table_end_under_one_another() -> None:
    from answerable.desk.tables import Cell, Table

    rows = [["2025", "9", Cell("x"), "–", ""], ["2026", "1,010", "10 behind it", "5%", ""]]
    table = Table("Requests", ("Year", "Requests", "Records", "Share", "Note"), rows)
    assert [number for _, number in table.headings] == [False, True, False, True, False]
    assert [[number for _, number in line] for line in table.lines] == [
        [number for _, number in table.headings]
    ] * 2
    assert [name for name, _ in Table("None", ("Year", "Note"), []).headings] == ["Year", "Note"]


def test_every_state_has_a_colour_that_the_design_system_knows() -> None:
    from pathlib import Path

    import answerable
    from answerable.desk.looks import colour
    from answerable.model.stages import DraftState, State

    css = Path(answerable.__file__).parent / "site/static/desk/govuk.css"
    known = set(re.findall(r"\.govuk-tag--(\w+)", css.read_text(encoding="utf-8")))
    assert {colour(state) for state in (*State, *DraftState)} <= {"blue", *known}
    assert pieces.state_tag(State.RECEIVED) == {"words": "received", "colour": "blue"}


DEPLOY = {"ANSWERABLE_HTTPS": "1", "ANSWERABLE_SECRET_KEY": "k" * 25 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def test_the_deployment_check_finds_nothing(tmp_path: Any) -> None:
    import os

    command = [sys.executable, "-W", "error", "-m", "django", "check", "--deploy"]
    environment = {
        **os.environ, **DEPLOY, "ANSWERABLE_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
    }  # fmt: skip
    done = subprocess.run(
        [*command, "--fail-level", "DEBUG"], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


def test_a_desk_that_https_does_not_reach_fails_that_check(tmp_path: Any) -> None:
    import os

    environment = {
        **os.environ, **DEPLOY, "ANSWERABLE_HTTPS": "", "ANSWERABLE_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
    }  # fmt: skip
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
