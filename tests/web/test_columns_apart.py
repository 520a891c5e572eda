"""What is about complainants enters no answer at the desk: many read it who may not see that."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from answerable.desk.answers import Sources, save_plan
from answerable.desk.leaving import answer_of
from answerable.desk.registers import keep_register
from answerable.model.errors import UserMistake
from answerable.model.roles import Role
from answerable.steps.answers.plan_answer import with_part
from answerable.store.models import Draft, Person
from answerable.store.reads.plans import latest_draft, plan_of
from answerable.store.writes.people import add_person
from store.desks import Desk
from web.responses import page_of

HEADER = "Case ref,Date received,Status,Complainant_initials,Complainant_age,Location,Team,Remarks"
EXPORT = "\n".join(
    [
        HEADER,
        *(
            f"C{n},2015-05-{n:02},Closed,Q.{'XYZ'[n % 3]}.,{70 + n},{n} Elm Road,"
            f"{'NS'[n % 2]} team,Remark {n}"
            for n in range(1, 13)
        ),
    ]
)
HIDDEN = ("Complainant_initials", "location")
COUNT = {
    "unit": "case", "date": "received_on", "from": date(2015, 1, 1), "to": date(2015, 12, 31),
    "population": "complaints", "by": ["status"],
}  # fmt: skip
TYPED = {
    "unit": "case", "date": "received_on", "period": "other", "population": "complaints",
    "start_day": "1", "start_month": "1", "start_year": "2015",
    "end_day": "31", "end_month": "12", "end_year": "2015", "presentation": "exact",
}  # fmt: skip


class Counting:
    """A request of which one question is counted in a register that holds complainants' details."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        path = folder / "export.csv"
        path.write_text(EXPORT, encoding="utf-8")
        register = keep_register(by=desk.analyst, name="Complaints", paths=[path])
        self.desk, self.sources = desk, Sources(register, None, None)
        self.request = desk.drafting()
        self.save(COUNT)

    @property
    def draft(self) -> Draft:
        return self.request.drafts.first()

    def save(self, count: dict[str, Any]) -> Draft:
        """Saves the count as somebody who may choose any column would."""
        before = latest_draft(self.request)
        plan = plan_of(self.request, before, author=self.desk.officer.name)
        return save_plan(
            by=self.desk.officer, request=self.request, note="test", sources=self.sources,
            plan=with_part(plan, "1", "count", 1, count),
            after_version=before.version if before else 0,
        )  # fmt: skip

    def at(self, name: str, *rest: Any) -> str:
        question = self.request.questions.first()
        return reverse(name, args=[self.request.pk, question.pk, 1, *rest])


@pytest.fixture
def counting(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counting:
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return Counting(desk, tmp_path)


@pytest.fixture
def both(desk: Desk) -> Client:
    """Somebody who writes answers and sees complainants' details."""
    roles = [Role.OFFICER, Role.ANALYST]
    add_person(by=None, name="Both", email="both@force.example", roles=roles, password="x" * 16)
    client = Client()
    client.force_login(Person.objects.get(name="Both"))
    return client


def test_the_officer_counts_by_columns_that_group_records_and_lists_those_that_fields_claim(
    counting: Counting, signed_in: Any
) -> None:
    officer = signed_in("officer")
    form = officer.get(counting.at("answer-count")).context["form"]
    unseen = {*HIDDEN, "Remarks", "Complainant_age"}
    for name in ("by", "down", "across", "listed"):
        offered = {value for value, _ in form.fields[name].choices}
        assert "status" in offered
        assert ("Team" in offered) is (name != "listed")
        assert not unseen & offered
    page = page_of(officer.get(counting.at("answer-count")))
    for column in ("status", "Team"):
        assert counting.at("answer-condition", column) in page
    for column in unseen:
        assert counting.at("answer-condition", column) not in page


@pytest.mark.parametrize("column", [*HIDDEN, "Remarks"])
def test_no_address_shows_the_officer_what_such_a_column_holds(
    counting: Counting, signed_in: Any, column: str
) -> None:
    officer, at = signed_in("officer"), counting.at("answer-condition", column)
    assert officer.get(at).status_code == 404
    typed = {"version": counting.draft.version, "how": "where", "values": ["Q.X.", "Remark 1"]}
    assert officer.post(at, typed).status_code == 404
    assert officer.get(counting.at("answer-condition", "status")).status_code == 200


def test_a_column_sent_by_hand_is_not_counted(counting: Counting, signed_in: Any) -> None:
    before = counting.draft
    typed = {**TYPED, "version": before.version, "by": ["Remarks"], "listed": ["Complainant_age"]}
    page = page_of(signed_in("officer").post(counting.at("answer-count"), typed))
    assert "There is a problem" in page
    assert counting.draft == before


def test_whoever_sees_complainants_lists_a_column_that_is_about_nobody(
    counting: Counting, both: Client, signed_in: Any
) -> None:
    typed = {**TYPED, "version": counting.draft.version, "by": ["Team"], "listed": ["Team"]}
    assert both.post(counting.at("answer-count"), typed).status_code == 302
    rows = answer_of(counting.draft).questions[0].tables[0].rows
    assert {row.label: row.values[0] for row in rows} == {"N team": 6, "S team": 6}
    condition = counting.at("answer-condition", "Team")
    assert "N team" in page_of(both.get(condition))
    typed = {"version": counting.draft.version, "how": "where", "values": ["N team"]}
    assert both.post(condition, typed).status_code == 302
    assert answer_of(counting.draft).questions[0].headlines[0].value == 6
    # The officer goes on with it and loses nothing of what the other chose.
    form = signed_in("officer").get(counting.at("answer-count")).context["form"]
    assert "Team" in {value for value, _ in form.fields["listed"].choices}


def test_not_even_whoever_sees_complainants_is_offered_what_is_about_them(
    counting: Counting, both: Client
) -> None:
    form = both.get(counting.at("answer-count")).context["form"]
    assert not set(HIDDEN) & {value for value, _ in form.fields["listed"].choices}
    for column in HIDDEN:
        assert both.get(counting.at("answer-condition", column)).status_code == 404


@pytest.mark.parametrize(
    "count",
    [
        {**COUNT, "by": ["Complainant_initials"]},
        {**COUNT, "list": {"columns": ["Complainant_age"]}},
        {**COUNT, "by": [["status", "location"]]},
        {**COUNT, "list": {"columns": ["status", "Complainant_initials"]}},
        {**COUNT, "where": {"Complainant_initials": ["Q.X."]}},
        {**COUNT, "except": {"location": ["1 Elm Road"]}},
    ],
)
def test_a_version_with_complainants_details_is_not_saved_and_shown_to_nobody(
    counting: Counting, signed_in: Any, count: dict[str, Any]
) -> None:
    before = counting.draft
    with pytest.raises(UserMistake) as told:
        counting.save(count)
    assert told.value.code == "column-of-people"
    assert told.value.where == "question 1"
    assert counting.draft == before
    answer = reverse("answer", args=[counting.request.pk])
    question = reverse(
        "answer-question", args=[counting.request.pk, counting.request.questions.first().pk]
    )
    for role in ("officer", "communications", "approver", "auditor"):
        for at in (answer, question):
            page = page_of(signed_in(role).get(at))
            assert "Q.X." not in page
            assert "Elm Road" not in page


def test_what_complainants_have_in_common_is_counted(counting: Counting) -> None:
    counting.save({**COUNT, "by": ["Complainant_age"]})
    assert len(answer_of(counting.draft).questions[0].tables[0].rows) == 12


def test_a_condition_on_a_column_that_is_not_the_officers_to_see_can_be_taken_out(
    counting: Counting, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr("answerable.desk.answers.told_of_people", lambda plan: [])
        counting.save({**COUNT, "where": {"location": ["1 Elm Road"]}})
    officer, at = signed_in("officer"), counting.at("answer-condition", "location")
    assert at in page_of(officer.get(counting.at("answer-count")))
    page = page_of(officer.get(at))
    assert "1 Elm Road" in page
    assert "2 Elm Road" not in page
    typed = {"version": counting.draft.version, "how": "where", "values": []}
    assert officer.post(at, typed).status_code == 302
    assert answer_of(counting.draft).questions[0].headlines[0].value == 12


def test_a_version_made_before_is_mended_count_by_count_and_not_submitted(
    counting: Counting, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr("answerable.desk.answers.told_of_people", lambda plan: [])
        counting.save(
            {**COUNT, "by": ["Complainant_initials"], "where": {"Complainant_initials": ["Q.X."]}}
        )
    officer = signed_in("officer")
    submit = reverse("submit-answer", args=[counting.request.pk])
    sent = officer.post(submit, {"version": counting.draft.version})
    assert sent.status_code == 409
    assert "Complainant_initials" in page_of(sent)
    with pytest.raises(UserMistake):
        counting.save(
            {**COUNT, "by": ["Complainant_initials"], "where": {"Complainant_initials": ["Q.Y."]}}
        )
    counting.save({**COUNT, "where": {"Complainant_initials": ["Q.X."]}})
    counting.save(COUNT)
    assert answer_of(counting.draft).questions[0].headlines[0].value == 12
