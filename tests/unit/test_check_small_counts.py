"""Which numbers of a published page count people, and which only look as if they did."""

import pytest

from pages import ask, codes


@pytest.mark.parametrize(
    "said",
    [
        "We counted 40 complaints. One complaint is one letter, whatever it is about.",
        "There were 40 searches of people. Two people stopped together count as two.",
        "We had 40 complaints, and each officer counts as one.",
        "40 complaints. Write to the officer at 3 Mill Lane.",
        "1) Complaints: 40 people; 2) Officers: 30 people",
        "The 40 officers share 2 dogs and 3 patrol vehicles.",
    ],
)
def test_rules_of_counting_addresses_list_numbers_and_things_are_no_small_counts(said: str) -> None:
    assert "small-counts-published" not in codes(ask("How many complaints about staff?", said))


@pytest.mark.parametrize(
    "said",
    [
        "One officer was dismissed. Each complaint is counted once.",
        "Two people were stopped together.",
        "The 3 officers share 2 dogs.",
    ],
)
def test_people_beside_such_words_are_still_counted(said: str) -> None:
    assert "small-counts-published" in codes(ask("How many complaints about staff?", said))


TABLE = (
    "Year | Lost | Sold\n2021 | 2 | 11\n2022 | 3 | 14\n\n"
    + "These numbers were taken from the store. " * 8
    + "Whoever is unhappy may make a complaint."
)


def test_a_table_of_things_counts_nobody() -> None:
    assert "small-counts-published" not in codes(ask("How many drones were lost or sold?", TABLE))


@pytest.mark.parametrize("asked", ["How many officers lost a drone?", "How many dog bites?"])
def test_a_table_of_what_happened_to_people_with_things_counts_people(asked: str) -> None:
    assert "small-counts-published" in codes(ask(asked, TABLE))


def test_what_is_accessible_elsewhere_needs_a_place_and_no_other_reason() -> None:
    said = "This is exempt under section 21. It is on our web page: www.anytown.gov.example/pay."
    assert not {"exemption-unexplained", "availability-unstated"} & codes(ask("Pay?", said))


def test_a_word_that_is_also_written_small_is_no_abbreviation() -> None:
    said = "The CASE was closed and the GRX told. A case may be opened again."
    told = ask("How many?", said)
    assert "abbreviation-unexplained" in codes(told)
    assert "abbreviation-unexplained" not in codes(told.replace("GRX", "owner"))
