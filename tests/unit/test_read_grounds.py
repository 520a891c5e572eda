"""Under which law a published answer refuses, and what is said where no check knows it."""

import pytest

from answerable.steps.pages.tell_reading import tell_unread
from pages import ask, codes, page

REFUSED = "The plan is exempt under section 31(1)(a) of the Freedom of Information Act 2000."


@pytest.mark.parametrize(
    "asked", ["The plan for the Bank of Scotland?", "I ask all forces in Wales and Scotland."]
)
def test_the_word_scotland_switches_no_check_of_the_law_off(asked: str) -> None:
    text = ask(asked, f"{REFUSED} Forces in Scotland have another Act, FOISA.")
    assert "public-interest-missing" in codes(text)
    assert not tell_unread(page(text))


@pytest.mark.parametrize(
    "said",
    [
        "It is exempt under section 35(1)(a) of the Freedom of Information (Scotland) Act 2002.",
        "Section 33(1)(b) of FOISA applies. Write to the Scottish Information Commissioner.",
        "Police Scotland withholds it under section 35(1)(a).",
        "It is excepted under regulation 12(4)(d) of the Environmental Information Regulations.",
    ],
)
def test_a_response_under_another_law_is_held_to_that_law(said: str) -> None:
    text = ask("The plan?", said)
    assert "public-interest-missing" in codes(text)
    assert not tell_unread(page(text))


def test_a_response_under_the_scottish_regulations_is_told_to_be_unchecked() -> None:
    said = "It is excepted under regulation 10(4)(e) of the Environmental Information (Scotland)"
    text = ask("The plan?", f"{said} Regulations 2004. You may go to the Scottish Information"
               " Commissioner. FOISA is another law.")  # fmt: skip
    assert "(Scotland) Regulations was not checked" in tell_unread(page(text))[0]
    assert "public-interest-missing" not in codes(text)
