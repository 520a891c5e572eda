"""Where answers begin, which question they belong to, and how long that takes on long pages."""

import pytest

from answerable.files.time_limit import limited
from answerable.steps.pages.split_page import split_page
from pages import codes, page

ASKED = "Lorries\n\n{}\n\n1. How many lorries?\n2. How many drivers?\n3. Who mends them?\n\n"
TOLD = "{}\n\n1. There are 40 lorries.\n\n2. There are 61 drivers.\n\n3. Two garages do.\n"


@pytest.mark.parametrize(
    ("request_head", "response_head"),
    [
        ("FOI request", "FOI response"),
        ("Request (received 3 May 2022)", "Response (30 May 2022)"),
        ("The request (made on 03/05/2022)", "The answer (sent 30/05/2022)"),
        ("You asked", "Council response"),
        ("Questions", "University reply:"),
    ],
)
def test_answers_begin_under_their_heading(request_head: str, response_head: str) -> None:
    read = page(ASKED.format(request_head) + TOLD.format(response_head))
    told = {one.number: one.text for one in read.exchanges}
    assert told["2"].strip() == "There are 61 drivers."


@pytest.mark.parametrize(
    "line", ["Responses (2021-22)", "Response times (3 May 2022)", "Reply all"]
)
def test_a_line_that_only_begins_like_a_heading_opens_no_answer(line: str) -> None:
    read = page(ASKED.format("You asked") + TOLD.format("We said") + f"\n{line}\n\nAs above.\n")
    assert line in read.said


def test_a_question_whose_number_stands_on_another_line_may_be_answered_there() -> None:
    asked = (
        "Vans\n\nThe wishes\n\n1. How many vans.\n2. How many drivers.\n3. The makes of them.\n"
        "4. What are they for. (Main use is enough.)\n5. How long do they last.\n"
    )
    told = (
        "What came back\n\n1 and 2.\n\n40 vans and 61 drivers.\n\n3. Two makes.\n\n"
        "4. For letters and parcels.\n\n5. Nine years.\n"
    )
    assert "question-unanswered" not in codes(f"{asked}\n{told}")
    assert "question-unanswered" in codes(f"{asked}\n{told}".replace("4. For", "For"))


def test_the_answer_to_a_number_asked_twice_belongs_to_the_last_question_of_it() -> None:
    read = page("Vans\n\nQ1. How many vans?\nA1. Forty.\n\nQ1. How many lorries?\nA1. Nine.\n")
    told = {one.asked: one.text.strip() for one in read.exchanges if one.number}
    assert told == {"Vans How many vans?": "Forty.", "How many lorries?": "Nine."}


@pytest.mark.parametrize("pair", ["Q1. Why?\nA1. No\n", "Q1. Is it?\n\nA1. No.\n\n"])
def test_a_page_of_thousands_of_questions_is_split_in_the_time_of_one_check(pair: str) -> None:
    with limited():
        split_page(pair * 12_000)
