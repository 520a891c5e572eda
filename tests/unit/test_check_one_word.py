"""One word somewhere on a page, or in what was asked, switches no check off."""

import pytest

from pages import ask, codes

REFUSED = "The plan is exempt under section 31(1)(a), as it would harm the detection of crime."
ROUTES = "You may ask for a review. You may then complain to the Information Commissioner."


@pytest.mark.parametrize(
    "asked",
    [
        "The plan? Its disclosure is in the public interest, because it favours openness.",
        "The plan? I think the public interest outweighs any harm.",
    ],
)
def test_whoever_asks_weighs_no_public_interest(asked: str) -> None:
    assert "public-interest-missing" in codes(ask(asked, f"{REFUSED} {ROUTES}"))


def test_a_word_far_behind_the_public_interest_weighs_nothing() -> None:
    far = "We counted 40 vans. " * 80
    said = f"{REFUSED} We have considered the public interest. {far} You may write because of this."
    assert "public-interest-missing" in codes(ask("The plan?", said))
    near = said.replace("considered the", "weighed openness against the")
    assert "public-interest-missing" not in codes(ask("The plan?", near))


@pytest.mark.parametrize(("name", "weighed"), [("vans.xlsx", False), ("letter_PIT_01.pdf", True)])
def test_a_table_of_figures_holds_no_public_interest_test(name: str, weighed: bool) -> None:
    text = ask("The plan?", f"{REFUSED} {ROUTES}") + f"\nAttachments\n\n{name}\n"
    assert ("public-interest-missing" not in codes(text)) is weighed


def test_whoever_asks_names_no_route() -> None:
    asked = "The plan? I shall ask for an internal review and go to the Information Commissioner."
    assert {"review-route-missing", "complaint-route-missing"} <= codes(ask(asked, REFUSED))
    told = codes(ask(asked, f"{REFUSED} {ROUTES}"))
    assert not {"review-route-missing", "complaint-route-missing"} & told


def test_whoever_asks_says_not_why_an_answer_is_late() -> None:
    days = "Received: 3 June 2024\n\nAnswered: 26 July 2024\n\n"
    asked = "How many vans? Tell me if you need more time, or your form needs clarifying."
    assert "answer-late" in codes(days + ask(asked, "There are 40 vans."))


@pytest.mark.parametrize(
    "said",
    [
        "We have decided not to disclose the plan, which is private. It has 40 pages. Write to us"
        " by e-mail.",
        "We hold the plan and will not release it. It cost £40. Our systems are sound.",
    ],
)
def test_a_word_elsewhere_in_a_letter_undoes_no_refusal(said: str) -> None:
    assert "refusal-without-section" in codes(ask("The plan?", said))


@pytest.mark.parametrize(
    "said",
    [
        "We do not hold costs by ward. We are therefore unable to provide them, being private.",
        "The plan cannot be provided, being confidential. It is not recorded.",
    ],
)
def test_what_is_not_there_is_said_beside_the_refusal(said: str) -> None:
    assert "refusal-without-section" not in codes(ask("The plan?", said))


def test_that_numbers_are_not_those_on_the_collar_says_nothing_of_a_day_of_birth() -> None:
    said = "PC 4411 and PC 4412 were seen. These are not the collar numbers."
    assert "identifier-printed" not in codes(ask("Who?", said))
    assert "identifier-printed" in codes(ask("Who?", f"{said} One was born on 3 May 1980."))


@pytest.mark.parametrize(
    "foot",
    ["You may ask for an internal review.", "We follow the Freedom of Information Regulations."],
)
def test_the_foot_of_a_letter_says_nothing_of_how_things_were_counted(foot: str) -> None:
    counted = "Complaints recorded:\n\n2018 = 50\n2019 = 60\n2020 = 70\n2021 = 90\n\n"
    assert "regimes-compared" in codes(ask("How many?", f"{counted}This is an increase.\n\n{foot}"))
    people = (
        "Answers\n\nRequest\n\n1. How many complaints?\n2. Who?\n\nResponse\n\n1. There were 16"
        " complaints. 9 led to a written warning and 7 to no further action.\n\n2.\n\n• PC –"
        f" Dismissed\n• PS – Written warning\n\n{foot}\n"
    )
    assert "populations-unstated" in codes(people)


def test_a_short_question_takes_no_word_from_the_answer() -> None:
    said = f"{REFUSED} You may ask for a Review of this. Then to the Information Commissioner."
    assert "review-route-missing" not in codes(ask("Review", said))
