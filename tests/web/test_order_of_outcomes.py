"""Which of several outcomes a case is counted under is said by the organisation, once."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from answerable.desk.answers import Sources, save_plan
from answerable.desk.forms.organisation import shown_order
from answerable.desk.leaving import answer_of
from answerable.desk.registers import keep_register
from answerable.store.models import Organisation
from answerable.store.reads.plans import is_outdated, plan_of
from store.desks import Desk
from web.responses import page_of

EXPORT = """Case ref,Date received,Summary,Subject ID,Outcome
C1,2015-05-01,A post,1,Sent to coventry
C1,2015-05-01,A post,2,Management action
C2,2015-05-02,A post,1,Management action
"""
COUNTED = {
    "unit": "case", "date": "received_on", "period": "other", "population": "complaints",
    "start_day": "1", "start_month": "1", "start_year": "2015",
    "end_day": "31", "end_month": "12", "end_year": "2015", "presentation": "exact",
    "by": ["outcome"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()


def _order(administrator: Any, text: str) -> Any:
    form = administrator.get(reverse("settings")).context["form"]
    typed = {name: form[name].value() for name in form.fields}
    typed = {name: value for name, value in typed.items() if value not in (None, False)}
    typed |= {"name": "Hollinshire Police", "outcome_order": text}
    return administrator.post(reverse("settings"), typed)


def test_an_outcome_of_ones_own_gets_its_place_in_the_settings(
    desk: Desk, signed_in: Any, tmp_path: Path
) -> None:
    path = tmp_path / "export.csv"
    path.write_text(EXPORT, encoding="utf-8")
    register = keep_register(by=desk.analyst, name="Complaints", paths=[path])
    request, officer = desk.drafting(), signed_in("officer")
    save_plan(
        by=desk.officer, request=request, note="begun", after_version=0,
        plan=plan_of(request, None, author="An officer"), sources=Sources(register, None, None),
    )  # fmt: skip
    address = reverse("answer-count", args=[request.pk, request.questions.first().pk, 1])
    page = page_of(officer.post(address, {**COUNTED, "version": 1}))
    assert "Sent to coventry" in page
    assert "under “Settings”, in the order of outcomes" in page
    administrator = signed_in("administrator")
    assert "Final written warning = fww" in page_of(administrator.get(reverse("settings")))
    own = "sent to Coventry = sent away\r\n\r\n" + shown_order([])
    assert _order(administrator, own).status_code == 302
    assert officer.post(address, {**COUNTED, "version": 1}).status_code == 302
    draft = request.drafts.first()
    (table,) = answer_of(draft).questions[0].tables
    rows = [(row.label, row.values[0]) for row in table.rows]
    assert rows == [("sent to Coventry", 1), ("Management action", 1)]
    assert not is_outdated(draft)
    assert _order(administrator, "Management action\nSent to Coventry").status_code == 302
    assert is_outdated(draft), "it was worked out by another order"


@pytest.mark.parametrize("text", ["", shown_order([]), shown_order([]).replace("\n", "\r\n")])
def test_the_usual_order_is_kept_as_none(desk: Desk, signed_in: Any, text: str) -> None:
    assert _order(signed_in("administrator"), text).status_code == 302
    assert Organisation.objects.get(pk=1).outcome_order == []


def test_an_outcome_has_one_place(desk: Desk, signed_in: Any) -> None:
    page = page_of(_order(signed_in("administrator"), "Dismissed = Fined\nReprimand\nfined"))
    assert "“fined” stands there twice" in page
    assert Organisation.objects.get(pk=1).outcome_order == []
