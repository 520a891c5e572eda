"""Refusals in whatever form of the verb, and what only sounds like one."""

import pytest

from pages import ask, codes


@pytest.mark.parametrize(
    "said",
    [
        "Part of the report is being withheld.",
        "The remaining pages have therefore been withheld.",
        "The names are being withheld.",
        "We are keeping back two of the names.",
        "The council holds the plan and will not be disclosing it.",
        "We will be withholding the plan.",
        "We have withheld the plan.",
        "The force has been withholding these papers.",
        "We have not disclosed the plan, which we hold.",
        "The names have been withheld from the minutes.",
        "The plan has been withheld because of the trial in May 2031.",
        "The names have been redacted because they are private.",
        "We hold the plan, which has not been disclosed.",
        "The plan is held, and is not to be released.",
        "Their addresses are all being withheld.",
    ],
)
def test_a_refusal_is_one_in_any_form_of_the_verb(said: str) -> None:
    assert "refusal-without-section" in codes(ask("The plan or the names?", said))


@pytest.mark.parametrize(
    "said",
    [
        "Nothing is being withheld.",
        "Nothing has been withheld or redacted. The plan is below.",
        "No part of the plan will be withheld.",
        "We are not withholding anything.",
        "The plan has not been redacted in any way, as it is public.",
        "We have kept back none of it: the plan is below.",
        "The report was withheld from the press in 2012.",
        "The report was withheld from the jury. It is now public.",
        "The film was being kept back until May 1997.",
        "Your name has been redacted from this page.",
        "No exemption has been applied and nothing has been withheld.",
        "The council has not published a strategy. It holds 12 plans.",
        "We have not been provided with a list. We hold 12 plans.",
        "The vans have been withheld from sale since 2019.",
        "We hold 40 plans. Two more have not been provided by their author.",
        "The results have not been published elsewhere; they are below.",
    ],
)
def test_what_keeps_nothing_back_today_is_no_refusal(said: str) -> None:
    assert "refusal-without-section" not in codes(ask("The plan or the names?", said))


@pytest.mark.parametrize(
    "said",
    [
        "The route has been redacted under section 31(1)(a), as it would harm the force.",
        "We will not be disclosing the route (section 31(1)(a)), as it would harm the force.",
        "The route is being kept back under section 31(1)(a), as it would harm the force.",
    ],
)
def test_a_section_is_relied_on_in_any_form_of_the_verb(said: str) -> None:
    assert "public-interest-missing" in codes(ask("The route?", said))
