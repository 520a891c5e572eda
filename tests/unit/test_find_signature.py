"""A name under the last item of a letter without regards is who signs it, and no question."""

from datetime import date

import pytest

from answerable.steps.requests.read_questions import read_questions

HEAD = "1. How many complaints were made in 2022?\n2. "


def _last(text: str) -> tuple[str, tuple[str, ...]]:
    read = read_questions(HEAD + text, received_on=date(2024, 5, 15))
    return read.questions[-1].text, tuple(read.notes)


@pytest.mark.parametrize(
    "name",
    [
        "Jane Smith",
        "JANE SMITH",
        "J. Smith",
        "Dr J R Smith-Jones",
        "Mrs Achebe",
        "Siobhán O'Neill",
        "Ludwig van der Berg",
        "Steve",
        "Jane Smith,",
        "Jane Smith\n01632 960000\njane@example.org",
    ],
)
@pytest.mark.parametrize("item", ["How many were upheld?", "Please give the number upheld."])
def test_a_name_under_the_last_item_signs_the_letter(item: str, name: str) -> None:
    text, notes = _last(f"{item}\n{name}")
    assert (text, " ".join(notes)) == (item, name.replace("\n", " "))


@pytest.mark.parametrize(
    "text",
    [
        "How many were about\nJane Smith",
        "How many were about the following officer?\nJane Smith",
        "How many of them named this person?\nJane Smith",
        "How many were upheld, by area?\nHollin North\nHollin South",
        "How many were upheld, by station?\nMarket Street",
        "How many concerned social media?\nFacebook",
        "How many ended with a warning?\nFinal Written Warning",
        "How many did Sergeant Smith see?\nJane Smith",
        "How many were upheld in this area?\nGreater Manchester",
        "How many were upheld?\nJane Smith\nJohn Brown",
    ],
)
def test_words_that_belong_to_the_item_stay_in_it(text: str) -> None:
    assert _last(text)[0].split() == text.split()
