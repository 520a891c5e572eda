"""The history on the screens, its export, and the settings of the organisation."""

import json
from typing import Any

import pytest
from django.urls import reverse

from answerable.model.stages import Action, DraftState
from answerable.steps.seals.chain_events import START, seal_of
from answerable.store.models import AuditEvent, Organisation
from answerable.store.writes.reviews import decide
from store.desks import Desk


def _page(client: Any, name: str, **asked: str) -> str:
    return str(client.get(reverse(name), asked).content.decode())


def test_the_whole_history_is_found_by_person_action_and_day(desk: Desk, signed_in: Any) -> None:
    desk.request("911/26")
    desk.request("912/26", until=(Action.CHECK,))
    auditor = signed_in("auditor")
    page = _page(auditor, "history")
    assert AuditEvent.objects.order_by("-number").first().sha256 in page  # type: ignore[union-attr]
    assert "Check validity" in page
    assert "Check validity" not in _page(auditor, "history", about="911/26")
    assert "Check validity" in _page(auditor, "history", about="912/26")
    by = str(desk.analyst.pk)
    assert "Nothing matches" in _page(auditor, "history", by=by)
    before = {"until_day": "1", "until_month": "1", "until_year": "2020"}
    assert "Nothing matches" in _page(auditor, "history", **before)


def test_the_history_goes_on_over_pages(desk: Desk, signed_in: Any) -> None:
    for number in range(1, 31):
        desk.request(f"{number}/26")
    auditor = signed_in("auditor")
    count = AuditEvent.objects.count()
    assert count > 30
    first = _page(auditor, "history", about="request logged")
    assert first.count("desk-timeline__item") == 30
    assert "Page 1 of" not in first


def test_a_request_has_a_history_of_its_own(desk: Desk, signed_in: Any) -> None:
    found = desk.request("911/26", until=(Action.CHECK,))
    desk.request("912/26", until=(Action.CHECK, Action.ACCEPT))
    at = reverse("request-history", args=[found.pk])
    page = signed_in("communications").get(at).content.decode()
    assert "Check validity" in page
    assert "Accept as valid" not in page


@pytest.mark.parametrize("role", ["officer", "analyst", "approver", "communications"])
def test_the_whole_history_is_for_administrators_and_auditors(signed_in: Any, role: str) -> None:
    client = signed_in(role)
    assert client.get(reverse("history")).status_code == 403
    assert client.get(reverse("history-export")).status_code == 403


def test_the_exported_chain_can_be_followed_and_names_no_record(desk: Desk, signed_in: Any) -> None:
    from answerable.model.decisions import Verdict

    desk.request()
    review = desk.review()
    decide(by=desk.analyst, review=review, ref="CO/123/15", verdict=Verdict.RELEVANT)
    response = signed_in("auditor").get(reverse("history-export"))
    lines = [json.loads(line) for line in b"".join(response).decode().splitlines()]
    assert len(lines) == AuditEvent.objects.count()
    before = START
    for line in lines:
        assert line["before"] == before
        if line["body"] is not None:
            assert line["sha256"] == seal_of(before, line["body"])
        before = line["sha256"]
    assert any(line["body"] is None for line in lines)
    assert "CO/123/15" not in json.dumps(lines)
    assert "CO/123/15" not in _page(signed_in("auditor"), "history")


def test_an_administrator_settles_steps_and_whether_one_person_is_alone(
    desk: Desk, signed_in: Any
) -> None:
    administrator, at = signed_in("administrator"), reverse("settings")
    typed = {
        "name": "Hollinshire Police", "law": "uk", "authority": "central-government",
        "review_to": "foi@example.org",
        "steps": [DraftState.OWNER.value, DraftState.APPROVER.value], "single_person": "on",
    }  # fmt: skip
    assert administrator.post(at, typed).status_code == 302
    settled = Organisation.objects.get(pk=1)
    assert settled.single_person
    assert settled.limit.pounds == 600
    assert settled.clearance_steps == ["with the owner", "with the approver"]
    page = _page(signed_in("officer"), "requests")
    assert "One person does everything here" in page
    typed["steps"] = [DraftState.OWNER.value]
    told = administrator.post(at, typed).content.decode()
    assert "approver&#x27;s last" in told or "approver's last" in told
    assert signed_in("auditor").get(at).status_code == 403


def test_a_proclaimed_holiday_moves_open_requests(desk: Desk, signed_in: Any) -> None:
    found = desk.request()
    typed = {"on_day": "9", "on_month": "11", "on_year": "2026", "name": "Day of mourning"}
    sent = signed_in("administrator").post(reverse("proclaim-holiday"), typed)
    assert sent.status_code == 302
    assert found.clock_events.count() == 1
    assert "Day of mourning" in _page(signed_in("administrator"), "settings")
