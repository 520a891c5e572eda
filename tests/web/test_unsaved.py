"""What was typed is not lost with a session: it is shown back, and handed in by its author."""

import re
import time
from html import unescape
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from answerable.desk.forms.parts import DeskForm
from answerable.desk.unsaved import SECRETS
from answerable.store.models import Request
from answerable.store.writes.people import close_account, new_password, password_changed
from store.desks import Desk
from web.responses import page_of

WORDS = "A long <b>answer</b>\r\nin two lines & more"
OFFICER = {"email": "officer@force.example", "password": "a long password"}
ANALYST = {**OFFICER, "email": "analyst@force.example"}


def _typed(client: Client, address: str) -> dict[str, str]:
    """A form as somebody filled it in while they were signed in."""
    return {**_hidden(page_of(client.get(address))), "title": WORDS, "reference": "77/26"}


def _hidden(page: str) -> dict[str, str]:
    """The hidden fields of the last form of a page."""
    form = page.rsplit("<form", 1)[1]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form)
    return {name: unescape(value) for name, value in found}


def _text(page: str) -> str:
    """What is drawn of a page: nothing of its tags."""
    return unescape(re.sub(r"<[^>]*>", "", page))


def _idle(desk: Desk, client: Client, monkeypatch: Any) -> None:
    later = time.time() + 31 * 60
    monkeypatch.setattr("answerable.site.middleware.time.time", lambda: later)


def _signed_out_elsewhere(desk: Desk, client: Client, monkeypatch: Any) -> None:
    client.post(reverse("sign-out"))


def _new_password(desk: Desk, client: Client, monkeypatch: Any) -> None:
    password_changed(by=desk.officer, password=OFFICER["password"])


ENDS = (_idle, _signed_out_elsewhere, _new_password)


@pytest.mark.parametrize("end", ENDS)
def test_what_was_typed_after_a_session_ended_is_handed_in_by_a_button_after_signing_in(
    desk: Desk, signed_in: Any, monkeypatch: Any, end: Any
) -> None:
    officer, address = signed_in("officer"), reverse("log-request")
    typed = _typed(officer, address)
    end(desk, officer, monkeypatch)
    before = Request.objects.count()
    page = page_of(officer.post(f"{address}?from=here", typed))
    assert "what you handed in was not saved" in page
    assert WORDS in _text(page)
    assert "<b>answer" not in page
    assert typed["opened_by"] not in page
    carried = {"carried": _hidden(page)["carried"]}
    wrong = page_of(officer.post(reverse("sign-in"), {**carried, **OFFICER, "password": "no"}))
    assert WORDS in _text(wrong)
    page = page_of(officer.post(reverse("sign-in"), {**carried, **OFFICER}))
    assert "Hand in what you typed" in page
    assert Request.objects.count() == before, "nothing is handed in before somebody says so"
    assert f'action="{address}?from=here"' in page
    again = officer.post(address, _hidden(page))
    assert WORDS in unescape(page_of(again)), "the form, with what it still lacks"


def test_words_handed_in_again_are_saved_as_they_were_typed(desk: Desk, signed_in: Any) -> None:
    officer, question = signed_in("officer"), desk.request().questions.first()
    assert question is not None
    address = reverse("question", args=[question.request_id, question.pk])
    form = officer.get(address).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    typed |= {**_hidden(page_of(officer.get(address))), "text": WORDS}
    officer.post(reverse("sign-out"))
    page = page_of(officer.post(address, typed))
    page = page_of(officer.post(reverse("sign-in"), {**_hidden(page), **OFFICER}))
    assert officer.post(address, _hidden(page)).status_code == 302
    question.refresh_from_db()
    assert question.text.splitlines() == WORDS.splitlines()


def test_words_of_somebody_else_are_only_shown(desk: Desk, signed_in: Any) -> None:
    officer = signed_in("officer")
    typed = _typed(officer, reverse("log-request"))
    officer.post(reverse("sign-out"))
    page = page_of(officer.post(reverse("log-request"), typed))
    page = page_of(officer.post(reverse("sign-in"), {**_hidden(page), **ANALYST}))
    assert WORDS in _text(page)
    assert "typed under another account" in page
    assert "Hand in what you typed" not in page


def test_words_of_a_closed_account_can_still_be_copied(desk: Desk, signed_in: Any) -> None:
    officer = signed_in("officer")
    typed = _typed(officer, reverse("log-request"))
    close_account(by=desk.administrator, person=desk.officer)
    page = page_of(officer.post(reverse("log-request"), typed))
    assert WORDS in _text(page)
    assert "do not belong" in page_of(
        officer.post(reverse("sign-in"), {**_hidden(page), **OFFICER})
    )


def test_words_wait_for_a_password_of_ones_own(desk: Desk, signed_in: Any) -> None:
    officer = signed_in("officer")
    typed = _typed(officer, reverse("log-request"))
    once = new_password(by=desk.administrator, person=desk.officer)
    page = page_of(officer.post(reverse("log-request"), typed))
    signed = officer.post(reverse("sign-in"), {**_hidden(page), **OFFICER, "password": once})
    page = page_of(signed)
    assert "Change your password" in page
    assert WORDS in _text(page)
    own = {"current": once, "password": "purple kettle orbit", "again": "purple kettle orbit"}
    page = page_of(officer.post(reverse("change-password"), {**_hidden(page), **own}))
    assert "Hand in what you typed" in page
    assert _hidden(page)["title"] == WORDS


@pytest.mark.parametrize("who", [OFFICER, ANALYST])
def test_a_form_from_before_a_new_sign_in_in_another_window_is_not_lost(
    desk: Desk, who: dict[str, str]
) -> None:
    browser = Client(enforce_csrf_checks=True)

    def sign_in(who: dict[str, str]) -> None:
        page = _hidden(page_of(browser.get(reverse("sign-in"))))
        browser.post(reverse("sign-in"), {**page, **who})

    sign_in(OFFICER)
    typed = _typed(browser, reverse("log-request"))
    browser.post(reverse("sign-out"), {"csrfmiddlewaretoken": typed["csrfmiddlewaretoken"]})
    sign_in(who)
    response = browser.post(reverse("log-request"), typed)
    assert response.status_code == 403
    page = page_of(response)
    assert WORDS in _text(page)
    assert ("Hand in what you typed" in page) is (who is OFFICER)
    if who is OFFICER:
        assert browser.post(reverse("log-request"), _hidden(page)).status_code == 200


def test_what_does_not_say_who_opened_it_is_shown_to_nobody(desk: Desk, signed_in: Any) -> None:
    officer = signed_in("officer")
    typed = _typed(officer, reverse("log-request"))
    carried = {"carried": typed["opened_by"]}
    officer.post(reverse("sign-out"))
    for forged in ({"opened_by": ""}, {"opened_by": "1"}, carried, {"carried": "x"}):
        response = officer.post(reverse("log-request"), {**typed, **forged}, follow=True)
        assert "answer" not in page_of(response)
        assert "was not saved" in page_of(response)
    elsewhere = Client(enforce_csrf_checks=True)
    page = page_of(elsewhere.post(reverse("log-request"), {"title": WORDS}))
    assert "The form has expired" in page
    assert "answer" not in page


def test_what_lay_open_for_a_week_is_not_carried(
    desk: Desk, signed_in: Any, monkeypatch: Any
) -> None:
    officer = signed_in("officer")
    typed = _typed(officer, reverse("log-request"))
    later = time.time() + 8 * 24 * 3600
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    officer.post(reverse("sign-out"))
    response = officer.post(reverse("log-request"), typed, follow=True)
    assert "answer" not in page_of(response)


def test_a_file_is_chosen_again(desk: Desk, signed_in: Any) -> None:
    analyst = signed_in("analyst")
    address = reverse("upload-register")
    typed = {**_hidden(page_of(analyst.get(address))), "name": "Complaints"}
    analyst.post(reverse("sign-out"))
    exports = SimpleUploadedFile("export.csv", b"secret rows")
    page = page_of(analyst.post(address, {**typed, "exports": exports}))
    assert "secret rows" not in page
    page = page_of(analyst.post(reverse("sign-in"), {**_hidden(page), **ANALYST}))
    assert "The file that you had chosen is not kept" in page
    assert "Hand in what you typed" not in page


def _below(form: type[DeskForm]) -> list[type[DeskForm]]:
    return [form, *(one for kind in form.__subclasses__() for one in _below(kind))]


def test_no_password_is_shown_or_carried(desk: Desk, signed_in: Any) -> None:
    fields = {
        name
        for form in _below(DeskForm)
        for name, field in form.base_fields.items()
        if isinstance(field.widget, forms.PasswordInput)
    }
    assert fields == SECRETS
    officer, address = signed_in("officer"), reverse("change-password")
    typed = {**_hidden(page_of(officer.get(address))), "current": "x", "password": "my new secret"}
    officer.post(reverse("sign-out"))
    response = officer.post(address, typed, follow=True)
    assert "my new secret" not in page_of(response)


def test_a_button_that_was_pressed_too_late_says_so(desk: Desk, signed_in: Any) -> None:
    officer = signed_in("officer")
    hidden = _hidden(page_of(officer.get(reverse("account"))))
    officer.post(reverse("sign-out"))
    response = officer.post(reverse("sign-out"), hidden, follow=True)
    assert "What you had just sent was not saved" in page_of(response)
