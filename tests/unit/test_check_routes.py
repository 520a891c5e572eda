"""Refusals that name no route, and reasons that are weighed though their section is not named."""

import pytest

from pages import ask, codes

OURS = "This is our answer under the Freedom of Information (Scotland) Act 2002. "
REVIEW = " You may require us to review our decision within 40 working days: write to the Clerk."


@pytest.mark.parametrize(
    "refusal",
    [
        "The bids are held, and are withheld under section 33(1)(b) of the Act.",
        "Section 30(b)(ii) of FOISA applies to the advice of the officers.",
        "We will not give you the plans, as they are commercially sensitive.",
        "The names are exempt under section 38(1)(b).",
        "The report is being kept back: section 35(1)(a) of FOISA is engaged.",
    ],
)
def test_a_scottish_refusal_with_a_review_names_the_commissioner_too(refusal: str) -> None:
    told = codes(ask("What was bid?", OURS + refusal + REVIEW))
    assert "letter-without-complaint" in told
    assert "review-route-missing" not in told
    route = " You can then apply to the Scottish Information Commissioner."
    assert "letter-without-complaint" not in codes(ask("What?", OURS + refusal + REVIEW + route))


@pytest.mark.parametrize(
    "said",
    [
        OURS + "There were 40 bids." + REVIEW,
        OURS + "We do not hold this (section 17 of FOISA)." + REVIEW,
        OURS + "The bids are withheld under section 33(1)(b)." + REVIEW
        + " Your rights of appeal are set out in the attached annex.",
        OURS + "The bids are withheld under section 33(1)(b)." + REVIEW + " See www.foi.scot.",
    ],
)  # fmt: skip
def test_where_nothing_is_refused_or_the_rights_stand_elsewhere_no_route_is_missed(
    said: str,
) -> None:
    assert "letter-without-complaint" not in codes(ask("What was bid?", said))


@pytest.mark.parametrize(
    "said",
    [
        "We cannot give the rent as it is commercially sensitive.",
        "The tender prices will not be disclosed: they are trade secrets of the bidders.",
        "We are unable to release the route, since this would prejudice the prevention of crime.",
        "The advice is legally privileged and is therefore withheld.",
        "We are not prepared to hand over the file because of an on-going police investigation.",
    ],
)
def test_a_reason_that_is_weighed_is_weighed_without_its_section_too(said: str) -> None:
    assert "reason-unweighed" in codes(ask("What is it?", said))


@pytest.mark.parametrize(
    "said",
    [
        "We cannot give the names as they are personal data.",
        "We cannot give the rent as it is commercially sensitive. The public interest in how money"
        " is spent is outweighed by that in a good bargain.",
        "We do not record what is commercially sensitive.",
        "The rent is commercially sensitive, but we give it: £4,000.",
        "If it were commercially sensitive, we would withhold it. It is £4,000.",
        "The letters were sent in confidence and are commercially sensitive, so they are withheld.",
    ],
)
def test_other_reasons_and_what_is_given_or_weighed_are_let_go(said: str) -> None:
    assert "reason-unweighed" not in codes(ask("What is it?", said))
