"""The plan of an answer: the request's questions with what was chosen for each."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from answerable.files.plans import plan_text, read_plan, request_of_plan
from answerable.model.casework import QuestionLine
from answerable.model.periods import Period
from answerable.steps.answers.plan_answer import (
    planned,
    proposed_period,
    question_of,
    with_facts,
    with_part,
    with_question,
)

FACTS = {
    "reference": "911_16", "title": "Complaints", "authority": "A Force",
    "received": date(2016, 3, 14), "review_to": "",
}  # fmt: skip
LINES = [
    QuestionLine("1", "For 2010 to 2015:", period_words="2010 to 2015"),
    QuestionLine("1a", "how many complaints?", parent="1"),
    QuestionLine("2", "What did it cost?"),
]
COUNT = {"unit": "case", "date": "received_on", "population": "complaints", "where": {}}


def test_a_question_that_heads_others_is_said_with_each_of_them() -> None:
    plan = planned(FACTS, LINES, None)
    assert [(part["number"], part["text"]) for part in plan["question"]] == [
        ("1a", "For 2010 to 2015: how many complaints?"),
        ("2", "What did it cost?"),
    ]
    assert "review_to" not in plan


def test_what_was_chosen_stays_where_the_words_are_corrected() -> None:
    plan = with_part(planned(FACTS, LINES, None), "2", "count", 1, COUNT)
    corrected = [*LINES[:2], QuestionLine("2", "What did all of it cost?"), QuestionLine("3", "?")]
    again = planned(FACTS, corrected, plan)
    assert question_of(again, "2")["text"] == "What did all of it cost?"
    assert question_of(again, "2")["count"] == question_of(plan, "2")["count"]
    assert "count" not in question_of(again, "3")
    assert [part["number"] for part in planned(FACTS, LINES[:2], again)["question"]] == ["1a"]


def test_a_part_is_changed_added_and_taken_out_and_the_plan_before_stays() -> None:
    plan = planned(FACTS, LINES, None)
    one = with_part(plan, "2", "count", 1, COUNT)
    two = with_part(one, "2", "count", 2, {**COUNT, "unit": "outcome"})
    assert [part["unit"] for part in question_of(two, "2")["count"]] == ["case", "outcome"]
    left = with_part(two, "2", "count", 1, None)
    assert [part["unit"] for part in question_of(left, "2")["count"]] == ["outcome"]
    assert "count" not in question_of(with_part(left, "2", "count", 1, None), "2")
    assert "count" not in question_of(plan, "2")
    for place in (0, 3, -1):
        with pytest.raises(IndexError):
            with_part(one, "2", "count", place, COUNT)


def test_a_plan_is_a_request_file() -> None:
    plan = planned(FACTS, LINES, None)
    ends = {"from": date(2010, 1, 1), "to": date(2015, 12, 31)}
    plan = with_part(plan, "1a", "count", 1, {**COUNT, **ends, "by": ["year", ["year", "rank"]]})
    estimate = {"records": 900, "minutes": Decimal("4.5"), "measured": "timed"}
    ground = {"section": "12(1)", "withheld": "the rest", "estimate": estimate}
    plan = with_part(plan, "2", "exemption", 1, ground)
    plan = with_question(plan, "2", outcome="refused")
    plan = with_facts(plan, intro="“Quoted” and\nbroken")
    text = plan_text(plan)
    request = request_of_plan(read_plan(text), Path())
    assert plan_text(read_plan(text)) == text
    assert request.intro == "“Quoted” and\nbroken"
    assert request.questions[0].counts[0].period == Period(date(2010, 1, 1), date(2015, 12, 31))
    assert request.questions[0].counts[0].by == (("year",), ("year", "rank"))
    assert request.questions[1].refusals[0].estimate is not None
    assert request.questions[1].refusals[0].estimate.minutes == Decimal("4.5")


def test_the_period_that_a_question_names_is_proposed() -> None:
    received = date(2016, 3, 14)
    line = QuestionLine("1", "How many?", period_words="between 2010 and 2015")
    expected = {"from": date(2010, 1, 1), "to": date(2015, 12, 31)}
    assert proposed_period(line, received_on=received) == expected
    assert proposed_period(QuestionLine("1", "How many?"), received_on=received) == {}
