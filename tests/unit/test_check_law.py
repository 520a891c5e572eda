"""What a published refusal must carry, in whatever words it refuses."""

import pytest

from pages import ask, codes

ROUTES = (
    "\n\nYou may ask for an internal review. You may then complain to the Information Commissioner"
    " under section 50 of the Act."
)


@pytest.mark.parametrize(
    "said",
    [
        "The film cannot be disclosed, for the trial is to come.",
        "We hold the film and are unable to release it.",
        "We are not able to provide the plan, which is confidential.",
        "The council has decided to withhold the plan.",
        "The trust will not be releasing the plan.",
        "We are refusing the request as it is too wide.",
        "Under section 1 you may ask. Your request is refused.",
    ],
)
def test_a_refusal_without_a_section_is_told_in_whatever_words(said: str) -> None:
    assert "refusal-without-section" in codes(ask("The film or the plan?", said + ROUTES))


@pytest.mark.parametrize(
    "said",
    [
        "We do not hold this. We are therefore unable to provide it.",
        "Costs cannot be provided, as they are not recorded by ward.",
        "Names cannot be disclosed unless their owners agree. There were 12.",
        "We cannot provide the plan, which is exempt under section 41.",
        "The plan cannot be released under regulation 12(5) of the Regulations.",
    ],
)
def test_what_is_not_held_or_has_its_section_is_no_refusal_without_one(said: str) -> None:
    assert "refusal-without-section" not in codes(ask("The names or the plan?", said + ROUTES))


@pytest.mark.parametrize(
    "said",
    [
        "Their names are exempt under section 40(2), as disclosure would be unfair.",
        "We are withholding the plan under section 41(1), as it was given in confidence.",
        "The request is vexatious, so section 14(1) applies to this burden.",
    ],
)
def test_a_refusal_under_any_section_wants_its_routes(said: str) -> None:
    wanted = {"review-route-missing", "complaint-route-missing"}
    assert wanted <= codes(ask("The plan?", said))
    assert not wanted & codes(ask("The plan?", said + ROUTES))


@pytest.mark.parametrize(
    "held",
    ["Mercia Police holds the maps that you ask for.", "The records are held by our traffic unit."],
)
def test_what_is_said_to_be_held_is_not_denied_beside_it(held: str) -> None:
    denied = "The force neither confirms nor denies that it holds them, under section 31(3)."
    assert "denial-with-confirmation" in codes(ask("The maps?", f"{held} {denied}"))


def test_the_year_of_an_act_and_a_limb_are_no_count_in_a_year() -> None:
    said = "The complaint is exempt under section 40(2) of the Freedom of Information Act 2000."
    assert "date-rule-unstated" not in codes(ask("Which complaint?", said))
    assert "date-rule-unstated" in codes(ask("How many?", "There were 12 complaints in 2000."))


@pytest.mark.parametrize(
    "said",
    [
        "There were 22 complaints, 4 fewer than in 2021 and 3 more than in 2020.",
        "There were 22 complaints, a rise of 3.",
        "There were 22 complaints. One outcome is counted for each officer.",
    ],
)
def test_a_difference_and_a_rule_of_counting_are_no_small_counts(said: str) -> None:
    assert "small-counts-published" not in codes(ask("How many complaints?", said))


def test_a_small_count_beside_a_difference_is_still_one() -> None:
    said = "There were 3 complaints about officers, 4 fewer than in 2021."
    assert "small-counts-published" in codes(ask("How many complaints?", said))
