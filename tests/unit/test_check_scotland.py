"""Refusals of Scottish bodies: their own Act, their own Commissioner, their own weighing."""

import pytest

from pages import ask, codes

OURS = "This is a response under the Freedom of Information (Scotland) Act 2002. "
ROUTES = (
    " If you are dissatisfied you may ask for a review, and then apply to the Scottish Information"
    " Commissioner."
)
KEPT = "The names are withheld under section 38(1)(b) of FOISA, as disclosure would be unfair."


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("The names are withheld under section 40(2) of the Freedom of Information Act 2000.",
         "act-not-scottish"),
        ("Section 43(2) of the Freedom of Information Act 2000 applies to the plan.",
         "act-not-scottish"),
        ("We rely on section 31 of the Freedom of Information Act 2000.", "act-not-scottish"),
        ("The plan is withheld under section 33(1)(b) of FOISA, as it would harm our trade.",
         "public-interest-missing"),
        ("The advice is exempt under section 36(1) of FOISA, because it is confidential.",
         "public-interest-missing"),
    ],
)  # fmt: skip
def test_a_scottish_refusal_is_held_to_its_own_act(said: str, code: str) -> None:
    assert code in codes(ask("Who?", OURS + said + ROUTES))


@pytest.mark.parametrize(
    "said",
    [
        KEPT,
        "The letters are exempt under section 36(2) of FOISA, as they were given in confidence.",
        "The plan is withheld under section 33(1)(b) of FOISA, as it would harm our trade. The"
        " public interest in openness is outweighed by that in fair trade.",
        "We do not hold this (section 17 of FOISA).",
        "Our English partner answers under the Freedom of Information Act 2000.",
        "We also hold letters of a Department, to which the Freedom of Information Act 2000"
        " applies; you may ask for them under section 1 of that Act.",
        "The Freedom of Information Act 2000 applies to the Home Office, which has 31 days by its"
        " section 10.",
        "A complaint on it is refused or upheld under section 50 of the Freedom of Information Act"
        " 2000.",
        "What England withholds is told in the Freedom of Information Act 2000 and its section 17.",
        "The Freedom of Information Act 2000, section 43 of which you name, applies in England.",
    ],
)
def test_a_sound_scottish_answer_raises_none_of_these(said: str) -> None:
    told = codes(ask("Who?", OURS + said + ROUTES))
    assert not {one for one in told if "scottish" in one}


def test_the_commissioner_of_a_scottish_body_is_the_scottish_one() -> None:
    said = OURS + KEPT + ROUTES
    assert "commissioner-not-scottish" not in codes(ask("Who?", said))
    assert "commissioner-not-scottish" in codes(ask("Who?", said.replace("Scottish Inf", "Inf")))


def test_an_english_body_may_name_its_own_commissioner() -> None:
    said = "The names are withheld under section 40(2). You may complain to the ICO."
    assert not {one for one in codes(ask("Who?", said)) if "scottish" in one}
