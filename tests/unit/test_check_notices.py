"""Refusal notices: correct ones raise nothing, their defective twins are found by code."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.steps.checks.check_page import check_page
from answerable.steps.words.read_citations import read_citations
from notice_pages import NOTICES, Notice
from notice_pages import SOUND as LOOKALIKES
from pages import ask, codes, grave, page
from refusal_pages import RightRefusal

SOUND = {notice.sound: notice.name for notice in NOTICES} | {p: n for n, p in LOOKALIKES.items()}
WORDS = (
    *(
        "section",
        "sections ",
        "s.",
        "S",
        "31",
        "40",
        "12",
        "(1)",
        "(a)",
        " (b) ",
        "(5B)",
        "(i)",
        "(",
        ")",
    ),
    *(" and ", " to ", "&", ",", ". ", "of the Act", "exempt under ", "neither confirm nor deny "),
    *(
        "public interest ",
        "absolute ",
        "is held ",
        "not held ",
        "2021",
        "Freedom of Information Act",
    ),
)


@pytest.mark.parametrize("sound", SOUND, ids=SOUND.values())
def test_a_correct_notice_raises_nothing(sound: str) -> None:
    assert [(f.code, f.quote) for f in grave(sound)] == []


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.name)
def test_its_defective_twin_is_found(notice: Notice) -> None:
    assert notice.code in codes(notice.twin)
    assert notice.code not in codes(notice.sound)


def test_two_hundred_right_refusals_raise_nothing() -> None:
    pages = [RightRefusal(seed) for seed in range(200)]
    assert len({page.limb.cited for page in pages}) > 50
    raised = [(p.limb.cited, f.code, f.quote) for p in pages for f in grave(p.text())]
    assert raised == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_no_text_breaks_the_reader_of_citations_or_the_rules(text: str) -> None:
    for one in read_citations(text):
        assert text[one.begin : one.end] == one.words
    assert isinstance(check_page(page(ask("What?", text))), tuple)


def test_there_are_more_than_a_dozen_of_either() -> None:
    assert len(SOUND) >= 12
    assert len(NOTICES) >= 12


@pytest.mark.parametrize(
    ("beside", "missing"),
    [
        ("Section 40(2) is absolute, so no public interest test is needed, because it is fair.",
         True),
        ("It is not in the public interest to help burglars, because they would be helped.", False),
        ("No public interest test is needed for names. For the map, the public interest in safety"
         " outweighs openness.", False),
    ],
)  # fmt: skip
def test_that_an_absolute_exemption_needs_no_test_weighs_nothing(
    beside: str, missing: bool
) -> None:
    said = f"The map is exempt under section 31(1)(a), as it would help burglars. {beside}"
    assert ("public-interest-missing" in codes(ask("Where?", said))) is missing


def test_a_weighing_that_names_the_other_question_serves_both() -> None:
    kept = "This is exempt under section {}, as it would harm us."
    weighed = "The public interest for questions 1 and 2 lies in safety, which outweighs openness."
    text = (
        "A page\n\nRequest\n\n1. Which map?\n2. Which plan?\n\nResponse\n\n1. "
        f"{kept.format('31(1)(a)')} {{}}\n\n2. {kept.format('43(2)')}"
    )
    assert "public-interest-of-another" not in codes(text.format(weighed))
    alone = weighed.replace("for questions 1 and 2 ", "")
    assert "public-interest-of-another" in codes(text.format(alone))
