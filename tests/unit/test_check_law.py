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
        "The trust will not be releasing the plan, which is private.",
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
        "We cannot provide advice on the law. The plan is on our pages.",
        "We are unable to provide what was destroyed in 2019.",
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


COST = "Section 12(1) applies. {said} This is above the limit of 18 hours. You may narrow it."


@pytest.mark.parametrize(
    "said",
    [
        "There are 2,400 files. A sample of 20 files took five minutes each. 2,400 files at five"
        " minutes each are 300 hours.",
        "There are 2,400 files. At five minutes each they take 60 working days of 7 hours.",
    ],
)
def test_an_estimate_is_worked_out_beside_a_sample_and_in_days(said: str) -> None:
    assert "estimate-differs" in codes(ask("All files?", COST.format(said=said)))


@pytest.mark.parametrize(
    "said",
    [
        "There are 3,000 files. At five minutes each they take 36 working days of 7 hours.",
        "There are 3,000 files. At five minutes each they take 250 hours, at 7 hours a day.",
        "There are 2,400 files. A sample of 20 files took five minutes each: 200 hours in all.",
    ],
)
def test_the_length_of_a_day_is_no_estimate(said: str) -> None:
    assert "estimate-differs" not in codes(ask("All files?", COST.format(said=said)))


@pytest.mark.parametrize(
    "measured",
    [
        "We timed 30 records drawn at random.",
        "We tested 30 of the records.",
        "30 records were timed.",
        "A sample of 30 records was timed.",
        "30 records, drawn at random, took as long.",
    ],
)
def test_records_that_were_timed_are_not_those_that_there_are(measured: str) -> None:
    said = f"900 records would have to be looked through, at 0.5 minutes each. {measured}"
    assert "estimate-within-limit" in codes(ask("All files?", COST.format(said=said)))


@pytest.mark.parametrize(
    ("limit", "within"),
    [
        ("the limit of 18 hours", False),
        ("the appropriate limit, which for us is 24 hours", True),
        ("the 24 hour limit", True),
        ("the limit of £600", True),
        ("the limit, as 24 hours were spent on it before", False),
    ],
)
def test_a_page_is_held_to_the_limit_that_it_names(limit: str, within: bool) -> None:
    said = f"Section 12(1) applies. 300 files at 4 minutes each exceed {limit}. You may narrow it."
    assert ("estimate-within-limit" in codes(ask("All files?", said))) is within


REACHED = "The map is exempt under section 21, as it is reasonably accessible to you."


@pytest.mark.parametrize(
    "links",
    [
        '<a href="/">Home</a><a href="/contact">Contact us</a>',
        '<p>Complain to the ICO: <a href="https://ico.org.uk/c">ico.org.uk/c</a>.</p>',
        "<p>Write to us at foi@mercia.police.uk, or see the ICO's website.</p>",
    ],
)
def test_a_menu_and_the_commissioner_are_not_where_information_is(links: str) -> None:
    html = f"<main><h2>Request</h2><p>The map?</p><h2>Response</h2><p>{REACHED}</p>{links}</main>"
    assert "availability-unstated" in codes(html)


def test_a_link_in_the_answer_is_where_information_is() -> None:
    said = REACHED.replace("to you", 'as the <a href="/m">map</a>')
    html = f"<main><h2>Request</h2><p>The map?</p><h2>Response</h2><p>{said}</p></main>"
    assert "availability-unstated" not in codes(html)


def test_to_have_considered_the_public_interest_is_no_weighing_of_it() -> None:
    said = "It is exempt under section 43(2), because prices would be harmed. We {pit}."
    stub = said.format(pit="have considered the public interest")
    whole = said.format(pit="find that the public interest in openness is outweighed")
    assert "public-interest-missing" in codes(ask("The price?", stub))
    assert "public-interest-missing" not in codes(ask("The price?", whole))
