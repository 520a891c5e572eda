"""Web pages whose questions stand beside their answers, or whose numbers bear footnotes."""

import pytest

from answerable.files.pages_in import html_page
from pages import codes, page

ROWS = (
    "<tr><td>{}How many vans?</td><td>40</td></tr><tr><td>{}Who repairs them?</td><td>{}</td></tr>"
)
TABLE = "<h1>Vans</h1><table><tr><th>{}</th><th>{}</th></tr>{}</table>"


@pytest.mark.parametrize(
    ("asked", "said", "numbers"),
    [
        ("Question", "Response", ("1. ", "2. ")),
        ("Your questions", "Our answers", ("", "")),
        ("Request", "Reply", ("(1) ", "(2) ")),
        ("You asked", "We said", ("Q1 ", "Q2 ")),
        ("Question", "Trust response", ("1) ", "2) ")),
    ],
)
def test_a_question_beside_its_answer_is_read(
    asked: str, said: str, numbers: tuple[str, str]
) -> None:
    text = TABLE.format(asked, said, ROWS.format(*numbers, "Ilden Garage."))
    read = [(one.asked, one.text) for one in page(text).exchanges if one.number]
    assert read == [("How many vans?", "40"), ("Who repairs them?", "Ilden Garage.")]


@pytest.mark.parametrize(
    "head", [("Question", "Votes"), ("Site", "Response"), ("Response", "Question")]
)
def test_other_tables_of_two_columns_stay(head: tuple[str, str]) -> None:
    text = TABLE.format(*head, ROWS.format("", "", "Ilden Garage."))
    assert not any(one.number and one.text == "40" for one in page(text).exchanges)


def test_zero_of_what_is_not_recorded_is_told_beside_its_question() -> None:
    text = TABLE.format("Question", "Response", ROWS.format("1. ", "2. ", "{}"))
    assert "nil-of-unrecorded" in codes(text.format("0. It has no field for garages."))
    assert "nil-of-unrecorded" not in codes(text.format("Ilden. It has no field for garages."))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>9 in 2023/24<sup>2</sup>.</p>", "9 in 2023/24."),
        ("<p>Not recorded<sup>1</sup></p>", "Not recorded"),
        ("<p>100%<sup>3</sup> of all</p>", "100% of all"),
        ("<p><sup>1</sup> The crew did not say.</p>", "1 The crew did not say."),
        ("<p>1<sup>st</sup> May</p>", "1st May"),
        ("<p>25 m<sup>2</sup></p>", "25 m2"),
        ("<p>40 km<sup>2</sup></p>", "40 km2"),
    ],
)
def test_the_mark_of_a_footnote_is_no_digit_of_a_number(source: str, text: str) -> None:
    assert html_page(source).text == text
