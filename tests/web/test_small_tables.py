"""What is counted in a small table is what was chosen on the page, and chooses nobody."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from answerable.desk.answers import Sources, save_plan
from answerable.desk.leaving import answer_of
from answerable.desk.tables_in import keep_table
from answerable.model.errors import UserMistake
from answerable.steps.answers.plan_answer import with_part
from answerable.store.models import Draft
from answerable.store.reads.plans import latest_draft, plan_of
from store.desks import Desk
from web.responses import page_of

GRADES = ["Sgt"] * 6 + ["PC"] * 24
SPELLINGS = ["Sergeant"] * 10 + ["sergeant"] * 3 + ["Sergeant "] * 2 + ["PC"] * 7


class Posts:
    """A request whose first question is answered from a table of posts."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.request = desk, desk.drafting()

    @property
    def draft(self) -> Draft:
        return self.request.drafts.first()

    @property
    def figure(self) -> Any:
        return answer_of(self.draft).questions[0].figures[0]

    def save(self, header: str, rows: Sequence[str], **conditions: Any) -> Draft:
        """Counts the rows of a table under conditions."""
        data = "\n".join((header, *rows)).encode()
        officer = self.desk.officer
        file = keep_table(by=officer, request=self.request, name="t.csv", data=data)
        part = {
            "name": "register of posts", "file": file, "unit": "post", "label": "posts",
            **conditions,
        }  # fmt: skip
        before = latest_draft(self.request)
        plan = plan_of(self.request, before, author=officer.name)
        return save_plan(
            by=officer, request=self.request, note="test", sources=Sources(),
            plan=with_part(plan, "1", "register", 1, part),
            after_version=before.version if before else 0,
        )  # fmt: skip

    def grades(self, grades: Sequence[str]) -> None:
        self.save("post,grade", [f"P{n},{grade}" for n, grade in enumerate(grades)])

    def at(self, name: str, *rest: Any) -> str:
        question = self.request.questions.first()
        return reverse(name, args=[self.request.pk, question.pk, 1, *rest])

    def condition(self, client: Any, column: str, **typed: Any) -> Any:
        """Chooses values of a column."""
        address = self.at("answer-side-condition", column)
        return client.post(address, {"version": self.draft.version, **typed})

    def boxes(self, client: Any, column: str) -> Any:
        """The values that can be ticked, and those that are."""
        form = client.get(self.at("answer-side-condition", column)).context["form"]
        return [value for value, _ in form.fields["values"].choices], form["values"].value()


@pytest.fixture
def posts(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Posts:
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return Posts(desk)


def test_values_that_are_left_out_are_left_out(posts: Posts, signed_in: Any) -> None:
    officer = signed_in("officer")
    posts.grades(GRADES)
    assert posts.condition(officer, "grade", how="except", values=["Sgt"]).status_code == 302
    assert (posts.figure.value, posts.figure.conditions) == (24, ("grade is not Sgt",))
    form = officer.get(posts.at("answer-side-condition", "grade")).context["form"]
    assert (form["how"].value(), form["values"].value()) == ("except", ["Sgt"])
    assert "grade is not Sgt" in page_of(officer.get(posts.at("answer-side")))
    named = {"name": "register of posts", "label": "posts", "unit": "post", "note": "As held."}
    typed = {"version": posts.draft.version, **named}
    assert officer.post(posts.at("answer-side"), typed).status_code == 302
    assert posts.figure.value == 24, "what was left out stays so when the count is changed"
    assert posts.condition(officer, "grade", how="where", values=["Sgt"]).status_code == 302
    assert (posts.figure.value, posts.figure.conditions) == (6, ("grade is Sgt",))


def test_a_value_has_one_box_in_whatever_spellings_the_rows_have_it(
    posts: Posts, signed_in: Any
) -> None:
    officer = signed_in("officer")
    posts.grades(SPELLINGS)
    assert posts.boxes(officer, "grade")[0] == ["PC", "Sergeant"]
    assert posts.condition(officer, "grade", how="where", values=["Sergeant"]).status_code == 302
    assert posts.figure.value == 15
    assert posts.boxes(officer, "grade") == (["PC", "Sergeant"], ["Sergeant"])


def test_what_was_chosen_in_another_spelling_is_ticked(posts: Posts, signed_in: Any) -> None:
    rows = [f"P,{grade}" for grade in SPELLINGS]
    posts.save("post,grade", rows, where={"grade": ["SERGEANT"]})
    assert posts.boxes(signed_in("officer"), "grade") == (["PC", "Sergeant"], ["Sergeant"])


PEOPLE = "employee name,home address,grade"
ROWS = ["Jane Smith,5 Oak Street,Sgt", "John Cole,7 Elm Road,PC"]


@pytest.mark.parametrize("column", ["employee name", "home address"])
@pytest.mark.parametrize("how", ["where", "except"])
def test_nobody_is_chosen_by_who_they_are(
    posts: Posts, signed_in: Any, column: str, how: str
) -> None:
    posts.save(PEOPLE, ROWS)
    officer, before = signed_in("officer"), posts.draft
    page = page_of(officer.get(posts.at("answer-side")))
    assert posts.at("answer-side-condition", "grade") in page
    assert posts.at("answer-side-condition", column) not in page
    assert officer.get(posts.at("answer-side-condition", column)).status_code == 404
    assert posts.condition(officer, column, how=how, values=["Jane Smith"]).status_code == 404
    with pytest.raises(UserMistake) as told:
        posts.save(PEOPLE, ROWS, **{how: {column: ["Jane Smith"]}})
    assert (told.value.code, told.value.where) == ("column-of-people", "question 1")
    assert posts.draft == before


def test_a_condition_on_who_somebody_is_from_before_is_taken_out_without_a_look_at_others(
    posts: Posts, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr("answerable.desk.answers.told_of_people", lambda plan: [])
        posts.save(PEOPLE, ROWS, where={"employee name": ["Jane Smith"]})
    officer = signed_in("officer")
    assert posts.boxes(officer, "employee name")[0] == ["Jane Smith"]
    assert posts.condition(officer, "employee name", how="where", values=[]).status_code == 302
    assert posts.figure.value == 2
