"""Small numbers that are pointed out, and those that count nobody: rules, labels, animals."""

import pytest

from answerable.files.pages_in import html_page
from pages import ask, codes

ASKED = "How many complaints were there about officers?"


def _told(said: str) -> bool:
    return "small-counts-published" in codes(ask(ASKED, said))


@pytest.mark.parametrize(
    "said",
    [
        "If two officers draw a baton at one fight, two forms are made and two uses counted.",
        "Where three people complain of the same noise, one case is recorded.",
        "A complaint with 3 allegations is counted 3 times; 214 complaints were received.",
        "For example, 2 complaints by one person count as two cases.",
        "An officer who has two complaints appears twice.",
    ],
)
def test_a_rule_of_counting_is_no_small_count(said: str) -> None:
    assert not _told(said)


@pytest.mark.parametrize(
    "said",
    [
        "Where two officers were dismissed, the case is recorded as closed.",
        "Where known, 3 staff are recorded as women.",
        "A sergeant with 2 complaints was dismissed.",
        "If it helps: 2 officers resigned and are counted here.",
    ],
)
def test_a_sentence_that_tells_of_somebody_is_no_rule_of_counting(said: str) -> None:
    assert _told(said)


@pytest.mark.parametrize(
    "said",
    [
        "Questions 1 and 2 for staff would need 208 cases to be read.",
        "Parts 1, 2 and 3 complaints procedure: 214 complaints were received.",
        "Stages 1 to 3 people outside handle; 300 complaints were received.",
        "Options 2 or 3 officers can take at any time.",
        "Points 2, 3 & 4 staff answer by letter.",
    ],
)
def test_the_numbers_of_questions_count_nobody(said: str) -> None:
    assert not _told(said)


@pytest.mark.parametrize(
    "said",
    [
        "In answer to questions 1 and 2, 3 officers were dismissed.",
        "For part 1, 3 officers were dismissed.",
    ],
)
def test_a_count_behind_the_numbers_of_questions_is_one(said: str) -> None:
    assert _told(said)


ROWS = "\n\nKind | 2020 | 2021\n{} | 3 | 4\n{} | 2 | 8\n"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Dogs in service on 31 March:", ("Search", "In training")),
        ("Police horses retired, by reason", ("Injured", "Died")),
        ("Number of mobile phones lost", ("North", "South")),
        ("Drones bought each year", ("Large", "Small")),
        ("Total of electric vehicles by kind:", ("Van", "Car")),
    ],
)
def test_a_table_of_animals_or_things_counts_nobody(title: str, lines: tuple[str, str]) -> None:
    assert not _told(title + ROWS.format(*lines))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Complaints about dogs", ("Noise", "Mess")),
        ("Devices lost by rank", ("Sergeant", "Inspector")),
        ("Dog bites", ("Minor", "Severe")),
        ("Misuse of computers", ("Upheld", "Withdrawn")),
        ("Phones misused", ("Cases", "Warnings")),
    ],
)
def test_a_table_of_people_with_animals_or_things_counts_people(
    title: str, lines: tuple[str, str]
) -> None:
    assert _told(title + ROWS.format(*lines))


def test_a_table_around_a_table_lays_the_page_out() -> None:
    inner = "<table><tr><th>Kind</th><th>2020</th></tr><tr><td>Search</td><td>3</td></tr></table>"
    cell = f"<h1>Dogs</h1><p>Dogs in service:</p>{inner}<p>No other.</p>"
    read = html_page(f"<table><tr><td>Menu</td><td>{cell}</td></tr></table>").text
    assert [line for line in read.split("\n") if line] == [
        "Menu", "Dogs", "Dogs in service:", "Kind | 2020", "Search | 3", "No other.",
    ]  # fmt: skip
