"""Letters composed by chance out of parts whose reading is known, and text that is hostile."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.model.questions import AskedQuestion
from answerable.steps.requests.read_questions import read_questions
from answerable.steps.requests.split_questions import MOST

RECEIVED = date(2021, 5, 11)
GREETINGS = ("", "Dear Sir or Madam,\n\n", "Hello,\n\n", "Dear FOI team\n\n", "Good morning,\n\n")
CLOSINGS = (
    "",
    "\n\nYours faithfully,\nA. Reader",
    "\n\nKind regards\nB. Writer\nTel: 01632 960100",
    "\n\nThank you for your time.\n\nC. Person\nSent from my phone",
)
ANNOUNCEMENTS = (
    "",
    "Please answer the following questions under the Freedom of Information Act 2000.\n\n",
    "I would like the following information:\n\n",
)
QUESTIONS = (
    "How many complaints about dogs were recorded{}?",
    "How many officers were suspended from duty{}?",
    "What was the total cost of overtime{}?",
    "Please provide the number of arrests made by special constables{}.",
    "The number of members of staff dismissed for gross misconduct{}.",
)
PERIODS = {
    " between 2010 and 2015": ("2010-01-01", "2015-12-31"),
    " in 2018/19": ("2018-04-01", "2019-03-31"),
    " in the last two calendar years": ("2019-01-01", "2020-12-31"),
    " since 1 April 2020": ("2020-04-01", "2021-05-11"),
    " from March 2019 to June 2020": ("2019-03-01", "2020-06-30"),
    " in each of the financial years 2017/18, 2018/19 and 2019/20": ("2017-04-01", "2020-03-31"),
    " between 1/1/15 and 31/12/15": ("2015-01-01", "2015-12-31"),
    " as at 31 March 2021": ("2021-03-31", "2021-03-31"),
}
STYLES = {
    "1.": lambda i: (f"{i}. ", str(i)),
    "1)": lambda i: (f"{i}) ", str(i)),
    "(1)": lambda i: (f"({i}) ", str(i)),
    "Q1": lambda i: (f"Q{i}. ", f"Q{i}"),
    "Q1 bare": lambda i: (f"Q{i} ", f"Q{i}"),
    "a)": lambda i: (f"{'abcdef'[i - 1]}) ", "abcdef"[i - 1]),
    "roman": lambda i: (
        f"{('i', 'ii', 'iii', 'iv', 'v')[i - 1]}. ",
        ("i", "ii", "iii", "iv", "v")[i - 1],
    ),  # fmt: skip  # noqa: E501
    "Question 1:": lambda i: (f"Question {i}: ", f"Question {i}"),
    "bullet": lambda i: ("• ", None),
    "dash": lambda i: ("- ", None),
}
asked = st.tuples(st.sampled_from(QUESTIONS), st.sampled_from(sorted(PERIODS)))


@settings(max_examples=150, deadline=None)
@given(
    greeting=st.sampled_from(GREETINGS),
    announcement=st.sampled_from(ANNOUNCEMENTS),
    closing=st.sampled_from(CLOSINGS),
    style=st.sampled_from(sorted(STYLES)),
    gap=st.sampled_from(("\n", "\n\n")),
    questions=st.lists(asked, min_size=2, max_size=5),
)
def test_a_composed_letter_gives_back_its_questions_and_their_periods(
    greeting: str,
    announcement: str,
    closing: str,
    style: str,
    gap: str,
    questions: list[tuple[str, str]],
) -> None:
    labels = [STYLES[style](i) for i in range(1, len(questions) + 1)]
    texts = [question.format(period) for question, period in questions]
    items = [f"{label}{text}" for (label, _), text in zip(labels, texts, strict=True)]
    letter = greeting + announcement + gap.join(items) + closing
    read = read_questions(letter, received_on=RECEIVED).questions
    assert [(q.number, q.text) for q in read] == [
        (number, text) for (_, number), text in zip(labels, texts, strict=True)
    ]
    assert [_ends(q) for q in read] == [PERIODS[period] for _, period in questions]


@settings(max_examples=100, deadline=None)
@given(
    period=st.sampled_from(sorted(PERIODS)),
    style=st.sampled_from(sorted(STYLES)),
    questions=st.lists(st.sampled_from(QUESTIONS), min_size=2, max_size=4),
    above=st.booleans(),
)
def test_a_period_said_once_for_the_whole_letter_holds_for_every_question(
    period: str, style: str, questions: list[str], above: bool
) -> None:
    items = "\n".join(STYLES[style](i)[0] + one.format("") for i, one in enumerate(questions, 1))
    said = f"Please give the following figures{period}:\n\n{items}"
    below = f"Please answer:\n\n{items}\n\nPlease provide the above figures{period}.\n\nThank you"
    read = read_questions(said if above else below, received_on=RECEIVED).questions
    assert [_ends(q) for q in read] == [PERIODS[period]] * len(questions)


def _ends(question: AskedQuestion) -> tuple[str, str] | None:
    period = question.period
    return (period.start.isoformat(), period.end.isoformat()) if period else None


HOSTILE = {
    "digits": "1234567890" * 10_000,
    "digits apart": "2015 " * 20_000,
    "brackets": "(" * 50_000 + ")" * 50_000,
    "nested bullets": "".join(f"{' ' * (i % 200)}- x\n" for i in range(3_000)),
    "nested labels": "1. (a) (i) " * 9_000,
    "slashes": "1/1/15/" * 14_000,
    "last years": "the last five years " * 5_000,
    "commas": ", and ".join(["officers"] * 8_000),
    "by": "broken down by " * 6_600,
    "if not": "if this is not " * 6_600,
    "of those": "how many of those " * 5_500,
    "one long word": "a" * 100_000,
    "quotes": "> " * 50_000,
    "headings": "From: \n" * 14_000,
    "spaces": "1." + " " * 99_000 + "x",
    "not the": "excluding " * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_to_its_end(name: str) -> None:
    read = read_questions(HOSTILE[name][:100_000], received_on=RECEIVED).questions
    assert len(read) <= MOST


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="1a(.)i•-Q \n?:;,/2015from tolastyearsnotby|>", max_size=400))
def test_no_text_ends_in_a_crash(text: str) -> None:
    read = read_questions(text, received_on=RECEIVED)
    assert all(question.text.strip() for question in read.questions)
