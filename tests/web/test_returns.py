"""The return on screen: counted from the desk's requests, saved as a page and as CSV."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from answerable.files.gate.apart import inspect_all
from answerable.model.file_checks import PASS
from answerable.model.refusals import Outcome
from answerable.model.returns import CaseOutcome
from answerable.model.roles import Role
from answerable.model.stages import Action
from answerable.steps.answers.sum_outcomes import sum_outcomes
from answerable.store.reads.releases import last_release
from answerable.store.writes.releases import release_draft
from store.desks import FILES, Desk
from web.responses import page_of


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A desk with a request answered, one open and one withdrawn."""
    draft = desk.approved(desk.drafting("911/26"))
    release_draft(
        by=desk.officer, draft=draft, files=FILES, after_release=last_release(), publish=True
    )
    desk.request("2/26")
    desk.request("3/26", until=(Action.WITHDRAW,))
    return desk


def test_the_return_of_a_year_counts_every_request_and_reconciles(
    busy: Desk, signed_in: Any
) -> None:
    response = signed_in("communications").get(reverse("returns"), {"period": "2026"})
    page = page_of(response)
    assert "Every sum, percentage and band was checked, and they agree" in page
    rows = {row[0]: row[-1] for table in response.context["tables"] for row in table.rows}
    assert rows["Requests received"] == "3"
    assert rows["Answered"] == "1"
    assert rows["Not yet answered"] == "1"
    assert rows["Withdrawn or lapsed"] == "1"
    assert rows["Granted in full"] == "1"
    assert rows["Share in time"] == "100.0%"
    assert "Rowan" not in page


def test_a_return_is_saved_as_a_page_and_as_a_table_that_may_leave(
    busy: Desk, signed_in: Any, tmp_path: Path
) -> None:
    officer = signed_in("officer")
    for ending in ("html", "csv"):
        saved = officer.get(reverse("returns"), {"period": "2026-Q4", "save": ending})
        assert saved.headers["Content-Disposition"] == f'attachment; filename="return.{ending}"'
        (tmp_path / f"return.{ending}").write_bytes(saved.content)
    for report in inspect_all(sorted(tmp_path.iterdir())):
        assert report.verdict == PASS, report.findings
    text = (tmp_path / "return.csv").read_text(encoding="utf-8-sig")
    rows = {row[0]: row[1] for row in csv.reader(io.StringIO(text))}
    assert rows["Requests received"] == "3"


@pytest.mark.parametrize("period", ["", "x", "2026-Q5", "2026/29", "<script>"])
def test_a_period_that_means_nothing_is_told(busy: Desk, signed_in: Any, period: str) -> None:
    page = page_of(signed_in("officer").get(reverse("returns"), {"period": period}))
    assert "There is a problem" in page
    assert "<script>" not in page.partition("<main")[2]


def test_a_period_still_to_come_has_no_figures(busy: Desk, signed_in: Any) -> None:
    page = page_of(signed_in("officer").get(reverse("returns"), {"period": "2031"}))
    assert "has not begun yet" in page
    saved = signed_in("officer").get(reverse("returns"), {"period": "2031", "save": "csv"})
    assert "attachment" not in saved.headers.get("Content-Disposition", "")


def test_how_a_review_ended_is_told_by_officers_and_mistakes_stay_in_the_form(
    busy: Desk, signed_in: Any
) -> None:
    found = busy.request("4/26")
    address = reverse("result", args=[found.pk])
    page = page_of(signed_in("officer").post(address, {"review_outcome": "upheld"}))
    assert "a review has a day and an outcome" in page
    for role in (Role.ANALYST, Role.APPROVER, Role.COMMUNICATIONS, Role.ADMINISTRATOR):
        assert signed_in(role).get(address).status_code == 403


@pytest.mark.parametrize(
    ("outcomes", "whole"),
    [
        ([Outcome.GRANTED], CaseOutcome.GRANTED),
        ([Outcome.GRANTED, Outcome.NOT_HELD], CaseOutcome.GRANTED),
        ([Outcome.NOT_HELD, Outcome.NOT_HELD], CaseOutcome.NOT_HELD),
        ([Outcome.GRANTED, Outcome.REFUSED], CaseOutcome.PARTLY),
        ([Outcome.PARTLY], CaseOutcome.PARTLY),
        ([Outcome.REFUSED, Outcome.NOT_HELD], CaseOutcome.REFUSED),
        ([Outcome.REFUSED, Outcome.DENIED], CaseOutcome.REFUSED),
        ([Outcome.DENIED], CaseOutcome.DENIED),
        ([], CaseOutcome.NOT_HELD),
    ],
)
def test_a_request_has_the_outcome_that_its_questions_have_together(
    outcomes: list[Outcome], whole: CaseOutcome
) -> None:
    assert sum_outcomes(outcomes) is whole
