"""A form sent from two windows: whoever comes second is told, and led to what it is about."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from answerable.model.errors import UserMistake
from answerable.model.roles import Role
from answerable.model.stages import Action
from answerable.store.models import AuditEvent, Draft, Request
from answerable.store.writes.drafts import clear_draft
from answerable.store.writes.people import add_person
from dirty.emails import message
from store.desks import Desk
from web.responses import page_of

HOST = "http://testserver"


def _back(page: str) -> str:
    """Where the link of a page about a mistake leads."""
    found = re.search(r'href="([^"]*)">Go back to the page as it is now', page)
    assert found is not None, page
    return found[1]


def _twice(client: Any, at: str, typed: dict[str, Any]) -> Any:
    """Sends a form in one window, then in another; gives what the second one is told."""
    first = client.post(at, typed, headers={"referer": f"{HOST}{at}"})
    assert first.status_code == 302, page_of(first)
    return client.post(at, typed, headers={"referer": f"{HOST}{at}"})


def test_whoever_moves_a_request_a_second_time_is_led_to_it(desk: Desk, signed_in: Any) -> None:
    found = desk.request(until=(Action.CHECK, Action.ACCEPT))
    officer = signed_in("officer")
    told = _twice(officer, reverse("move-request", args=[found.pk, "draft"]), {})
    assert told.status_code == 409
    back = _back(page_of(told))
    assert back == reverse("request", args=[found.pk])
    assert officer.get(back).status_code == 200


def test_a_page_that_is_no_form_of_its_own_is_gone_back_to(desk: Desk, signed_in: Any) -> None:
    found = desk.drafting()
    before = reverse("request", args=[found.pk])
    at = reverse("move-request", args=[found.pk, "accept"])
    told = signed_in("officer").get(at, headers={"referer": f"{HOST}{before}?from=list"})
    assert told.status_code == 409
    assert _back(page_of(told)) == f"{HOST}{before}?from=list"


def test_a_link_from_elsewhere_leads_to_the_request_and_never_away(
    desk: Desk, signed_in: Any
) -> None:
    found = desk.drafting()
    at = reverse("move-request", args=[found.pk, "accept"])
    told = signed_in("officer").get(at, headers={"referer": "https://elsewhere.example/x"})
    assert _back(page_of(told)) == reverse("request", args=[found.pk])


def test_whoever_clears_twice_is_told_that_it_is_cleared_and_is_not_refused(
    desk: Desk, signed_in: Any
) -> None:
    draft = desk.draft(desk.drafting())
    clear_draft(by=desk.officer, draft=draft, seal=draft.seal)
    at = reverse("sign", args=[draft.pk, "clear"])
    officer, typed = signed_in("officer"), {"seal": draft.seal, "words": ""}
    told = officer.post(at, typed, headers={"referer": f"{HOST}{at}"})
    page = page_of(told)
    assert told.status_code == 409
    assert "cleared by you at “with the owner”" in page
    assert "with professional standards" in page
    assert "Ask one of them" not in page
    assert _back(page) == reverse("draft", args=[draft.pk])
    assert officer.get(at).status_code == 409
    assert not AuditEvent.objects.filter(action__contains="refused").exists()
    assert Draft.objects.get(pk=draft.pk).approvals.count() == 1


def test_a_colleague_who_comes_second_is_told_who_cleared_it(desk: Desk) -> None:
    draft = desk.draft(desk.drafting())
    for person in (desk.officer, desk.analyst):
        clear_draft(by=person, draft=draft, seal=draft.seal)
    other, _ = add_person(
        by=None, name="Ola", email="ola@force.example", roles=[Role.ANALYST], password="x" * 16
    )
    client = Client()
    client.force_login(other)
    told = client.get(reverse("sign", args=[draft.pk, "clear"]))
    assert told.status_code == 409
    assert "cleared by The analyst at “with professional standards”" in page_of(told)
    with pytest.raises(UserMistake) as mistake:
        clear_draft(by=desk.analyst, draft=draft, seal=draft.seal)
    assert mistake.value.code == "cleared-already"


def test_whose_step_has_not_come_is_refused_as_before(desk: Desk, signed_in: Any) -> None:
    draft = desk.draft(desk.drafting())
    at = reverse("sign", args=[draft.pk, "clear"])
    told = signed_in("communications").post(at, {"seal": draft.seal, "words": ""})
    assert told.status_code == 403
    assert "Ask one of them" in page_of(told)
    assert AuditEvent.objects.filter(action__contains="refused").exists()


@pytest.mark.parametrize("slug", ["approve", "release"])
def test_whoever_signs_twice_is_led_to_the_version(desk: Desk, signed_in: Any, slug: str) -> None:
    found = desk.drafting()
    draft = desk.before_approver(found) if slug == "approve" else desk.approved(found)
    Draft.objects.filter(pk=draft.pk).update(state="released")
    role = "approver" if slug == "approve" else "officer"
    at = reverse("sign", args=[draft.pk, slug])
    typed = {"seal": draft.seal, "words": ""}
    told = signed_in(role).post(at, typed, headers={"referer": f"{HOST}{at}"})
    assert told.status_code == 409
    assert _back(page_of(told)) == reverse("draft", args=[draft.pk])


def test_whoever_logs_one_email_twice_is_led_to_its_request(
    desk: Desk, signed_in: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path))
    officer = signed_in("officer")
    sent = {"email": SimpleUploadedFile("request.eml", message().as_bytes())}
    page = officer.post(reverse("arrivals"), sent).url
    form = officer.get(page).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields if name != "received"}
    for part in ("day", "month", "year"):
        typed[f"received_{part}"] = str(getattr(form["received"].value(), part))
    told = _twice(officer, reverse("log-request"), {**typed, "reference": "911_26"})
    assert told.status_code == 409
    assert "A request has already been logged from this: 911_26" in page_of(told)
    logged = Request.objects.get()
    assert _back(page_of(told)) == reverse("request", args=[logged.pk])


def test_what_names_no_request_leads_home(
    signed_in: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path))
    at = reverse("put-aside", args=["0" * 64])
    told = signed_in("officer").post(at, {"reason": "x"}, headers={"referer": f"{HOST}{at}"})
    assert told.status_code == 409
    assert _back(page_of(told)) == "/"
