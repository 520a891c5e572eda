"""Words around figures: placeholders are filled in, typed numbers are doubted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.model.figures import Figure
from answerable.model.request import Question
from answerable.steps.answers.draft import Counted
from answerable.steps.answers.word_figures import filled_in, typed_numbers, unknown_placeholders
from answerable.steps.checks.check import counting_findings

SAID = {"1.1.1": "9 cases", "1.1.1 number": "9", "1.1.1 sentence": "9 cases: complaints."}


def test_a_placeholder_gives_amount_number_or_sentence() -> None:
    words = ("There were {1.1.1}, {1.1.1 number} in all. {1.1.1  sentence}",)
    assert filled_in(words, SAID) == ("There were 9 cases, 9 in all. 9 cases: complaints.",)


def test_an_unknown_placeholder_stays_and_is_named() -> None:
    words = ("There were {2.1.1} and {1.1.1}.",)
    assert filled_in(words, SAID) == ("There were {2.1.1} and 9 cases.",)
    assert list(unknown_placeholders(words, SAID)) == ["{2.1.1}"]


FEW = {"1.1.1": "Fewer than 5 cases", "1.1.1 number": "fewer than 5",
       "1.1.1 sentence": "Fewer than 5 cases: complaints."}  # fmt: skip


@pytest.mark.parametrize(
    ("wording", "printed"),
    [
        ("We found {1.1.1}.", "We found fewer than 5 cases."),
        ("{1.1.1} were found.", "Fewer than 5 cases were found."),
        ("{1.1.1 number} cases. “{1.1.1 number}” it is.",
         "Fewer than 5 cases. “Fewer than 5” it is."),
        ("We looked. {1.1.1} were found: {1.1.1}.",
         "We looked. Fewer than 5 cases were found: fewer than 5 cases."),
        ("{1.1.1 sentence} {1.1.1} in all.",
         "Fewer than 5 cases: complaints. Fewer than 5 cases in all."),
    ],
)  # fmt: skip
def test_an_amount_has_a_capital_only_where_a_sentence_begins(wording: str, printed: str) -> None:
    assert filled_in((wording,), FEW) == (printed,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There were 9 of them.", ["9"]),
        ("We spent £1,250.50 on it.", ["£1,250.50"]),
        ("Nine complaints, two of which, and twelve officers", ["Nine", "twelve"]),
        ("About 12% of all", ["12%"]),
        ("Between 2010 and 2015, and in 2013/14", []),
        ("From 5 January 2010 to 31 December 2015", []),
        ("Under section 40(2), question 3 and regulation 4", []),
        ("Within 20 working days, and 18 hours", []),
        ("One of the aims is to be open", []),
        ("There were {1.1.1}.", []),
        ("", []),
    ],
)
def test_numbers_that_look_like_counts_are_found(text: str, found: list[str]) -> None:
    assert list(typed_numbers(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("No complaints concerned social media.", "No complaints"),
        ("No further complaints were made.", "No further complaints"),
        ("No officer was dismissed.", "No officer"),
        ("No members of staff resigned.", "No members"),
        ("There were no dismissals.", "no dismissals"),
        ("We found no records of that kind.", "no records"),
        ("No complaints were upheld. {1.1.1} were received.", "No complaints"),
        ("{1.1.1 sentence} No officers were dismissed.", "No officers"),
        ("{1.1.1} were received.\nNone were upheld.", "None were"),
        ("None of the complaints was upheld.", "None"),
        ("Nobody was dismissed.", "Nobody was"),
        ("The number is nil.", "is nil"),
        ("None.", "None."),
        ("Zero officers were dismissed.", "Zero"),
        ("{1.1.1}, of which zero complaints were upheld.", "zero"),
        ("Both complaints were upheld.", "Both"),
        ("Both of these officers resigned.", "Both"),
        ("A single officer resigned.", "A single"),
        ("Not a single complaint was upheld.", "a single"),
        ("A couple of complaints were upheld.", "A couple of"),
        ("Twelve were upheld.", "Twelve"),
        ("Only one was upheld.", "Only one"),
        ("Half of the complaints were upheld.", "Half"),
        ("Three-quarters of these complaints were upheld.", "Three-quarters"),
        ("Complaints: twelve", "twelve"),
        ("There were thirty-two officers.", "thirty-two"),
    ],
)
def test_a_count_in_words_is_one_and_a_nil_before_all(text: str, found: str) -> None:
    assert list(typed_numbers(text)) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "No further action was taken, or there is no recorded outcome.",
        "No information is held, and no information about officers can be given.",
        "We hold no records of that kind; no records are held by others.",
        "There was no case to answer, and no complaint reference is given.",
        "The force no longer records complaints by platform.",
        "No officer will be named, and no person can be identified.",
        "{1.1.1} were received; no officers were dismissed.",
        "There were {1.1.1}, of which none were upheld.",
        "None the less, the information is held. None was held before.",
        "Both the officer and the complainant are told.",
        "A single case can have several outcomes.",
        "A single search was made of both registers.",
        "Nobody can be identified.",
        "One was told by telephone that the other half of the form is missing.",
        "A third of the way through the year the system was replaced.",
        "Yes or no",
        "No, officers are not named.",
    ],
)
def test_a_no_that_counts_nothing_is_left_alone(text: str) -> None:
    assert list(typed_numbers(text)) == []


@given(st.text(max_size=200), st.dictionaries(st.text(max_size=8), st.text(max_size=8)))
def test_no_text_is_too_strange_to_be_filled_in(text: str, said: dict[str, str]) -> None:
    (filled,) = filled_in((text,), said)
    list(typed_numbers(text))
    if "{" not in text:
        assert filled == text


def _findings(*wording: str, statement: str = "") -> list[tuple[str, str, str]]:
    """What counting a question with this wording tells."""
    question = Question("1", "How many?", statement=statement, wording=wording)
    figure = Figure("1.r1", "posts", 0, "post", "", "posts", searched="3 entries")
    found = counting_findings(Counted(question, (), (figure,)))
    return [(one.code, one.severity, one.where) for one in found]


def test_a_typed_number_is_a_warning_and_an_unknown_placeholder_a_block() -> None:
    assert _findings("There are 7, and {1.9}.", statement="Twelve officers were asked.") == [
        ("placeholder-unknown", "block", "question 1"),
        ("number-typed", "warn", "question 1, “Twelve”"),
        ("number-typed", "warn", "question 1, “7”"),
    ]


def test_words_with_placed_figures_alone_are_not_doubted() -> None:
    assert _findings("There are {1.r1} ({1.r1 number}) since 2010.") == []


def test_a_placeholder_of_no_figure_is_found_wherever_it_was_typed() -> None:
    assert _findings(statement="We found {1.9}.") == [
        ("placeholder-unknown", "block", "question 1"),
    ]
    assert _findings(statement="We found {1.r1} of them.") == []
