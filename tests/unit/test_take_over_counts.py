"""What was counted before is counted again, for the questions that ask the same."""

from datetime import date

from answerable.model.casework import QuestionLine
from answerable.steps.answers.take_over_counts import take_over_counts

EARLIER = {
    "intro": "Words of the earlier answer.",
    "question": [
        {
            "number": "1",
            "text": "How many complaints about social media were received in 2015?",
            "count": [
                {"id": "n", "unit": "case", "from": date(2015, 1, 1), "to": date(2015, 12, 31)}
            ],
            "outcome": "refused",
            "narrative": ["Nine."],
        },
        {"number": "2", "text": "What was spent on training?", "narrative": ["Nothing."]},
    ],
}


def test_a_question_takes_the_counts_of_the_one_that_asks_the_same_in_its_own_period() -> None:
    lines = [
        QuestionLine("1", "What did training cost?"),
        QuestionLine("2", "How many complaints about social media did you receive in 2025?"),
    ]
    plan = take_over_counts(EARLIER, lines, received_on=date(2026, 11, 2))
    (part,) = plan["question"]
    assert part["number"] == "2"
    (count,) = part["count"]
    assert (count["from"], count["to"]) == (date(2025, 1, 1), date(2025, 12, 31))
    assert count["unit"] == "case"
    assert set(part) == {"number", "text", "count"}
    assert EARLIER["question"][0]["count"][0]["from"] == date(2015, 1, 1)


def test_a_question_without_a_period_takes_none_over() -> None:
    lines = [QuestionLine("1", "How many complaints about social media were received?")]
    (part,) = take_over_counts(EARLIER, lines, received_on=date(2026, 11, 2))["question"]
    assert part["count"] == [{"id": "n", "unit": "case"}]


def test_nothing_alike_takes_nothing_over() -> None:
    lines = [QuestionLine("1", "How long is each river?")]
    assert take_over_counts(EARLIER, lines, received_on=date(2026, 11, 2)) == {}
    assert take_over_counts({}, lines, received_on=date(2026, 11, 2)) == {}
