# ruff: noqa: E501  (letters stand as they were typed)
from datetime import date

import pytest

from answerable.steps.requests.read_questions import read_questions

RECEIVED = date(2023, 2, 15)


def _periods(letter: str) -> list[str | None]:
    questions = read_questions(letter, received_on=RECEIVED).questions
    return [f"{q.period.start}..{q.period.end}" if q.period else None for q in questions]


FALLBACKS = """
If this would exceed the appropriate limit, please provide only the last two years.
If this exceeds the limit please narrow to the last 2 years.
If any part of this exceeds the cost limit please limit it to the last two financial years instead.
If the cost limit would be exceeded, please restrict the request to the last 6 months.
If the cost is too high, please provide 2022 only.
If necessary, please reduce the period to the last two years.
If answering all of this is going to cost more than £450, please give the figures for 2022.
Should this request exceed the cost limit, please provide the data for 2022 only.
Where answering it would take over 18 hours, please give the figures for 2021 and 2022.
In the event that the cost limit is exceeded, please provide information for the last year.
Please limit the request to the last two years if it exceeds the cost limit.
You may restrict the information to 2022 to stay within the cost limit.
In order to stay within the cost limit, please provide data from 2022 only.
"""


@pytest.mark.parametrize("fallback", FALLBACKS.strip().splitlines())
def test_what_is_asked_if_the_whole_is_too_much_changes_no_period(fallback: str) -> None:
    asked = "How many complaints were made in 2018?\n\nOf these, how many were upheld?\n\n"
    open_one = "How many officers do you employ?\n\n"
    for letter in (f"{asked}{open_one}{fallback}", f"{fallback}\n\n{asked}{open_one}"):
        read = read_questions(letter, received_on=RECEIVED)
        assert _periods(letter) == ["2018-01-01..2018-12-31"] * 2 + [None]
        assert [one.words for one in read.fallbacks] == [fallback]


def test_an_offer_to_narrow_the_request_changes_no_period() -> None:
    offer = "I am happy to narrow this request to the last two years."
    assert _periods(f"1. How many complaints were made?\n2. How many upheld?\n\n{offer}") == [
        None,
        None,
    ]


@pytest.mark.parametrize(
    "scope",
    [
        "Please provide the figures for 2022 only.",
        "All questions are about 2022; if this exceeds the cost limit, the last month.",
        "Please give all figures for 2022, where they are held.",
    ],
)
def test_what_limits_the_whole_request_still_counts(scope: str) -> None:
    letter = f"1. How many complaints were made?\n2. How many were upheld?\n\n{scope}"
    assert _periods(letter) == ["2022-01-01..2022-12-31"] * 2


@pytest.mark.parametrize(
    "lines",
    [
        "Period 1: 1 January 2015 to 31 December 2017\nPeriod 2: 1 January 2018 to 31 December 2020",
        "Period one - 2015 to 2017\nPeriod two - 2018 to 2020",
        "Period A: 2015\nPeriod B: 2017\nPeriod C: 2020",
        "Years wanted: 2015, 2020.",
        "Time periods: 2015 and 2018 to 2020 only.",
        "2015 to 2017\n2018 to 2020",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_every_period_stated_above_the_questions_is_in_the_span(lines: str, gap: str) -> None:
    letter = f"Dear Force,\n\n{lines}{gap}a) Number of complaints\nb) Number upheld"
    assert _periods(letter) == ["2015-01-01..2020-12-31"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "PART A - for 2019",
        "Questions 1 and 2 are about 2019.",
        "The first two questions cover 2019.",
    ],
)
def test_the_period_of_some_questions_is_not_that_of_all(line: str) -> None:
    letter = f"{line}\n\nPlease provide:\n\n- Number of complaints\n- Number of hearings\n- Number of reviews"
    assert _periods(letter) == [None] * 3


APART = """
How many officers are suspended as of today's date?
How many officers are on restricted duties at the present time?
How many officers are suspended at this moment in time?
How many officers are currently suspended?
Has any officer been dismissed since you were formed?
Has any officer been dismissed since the force was created?
How many complaints were recorded since records began?
How many assessments were carried out before hoods were introduced?
How many complaints were made in the summer of 2022?
How many complaints were made between mid-2019 and the end of 2020?
How many complaints were made from 04/01/2019 to 03/31/2020?
"""


@pytest.mark.parametrize("question", APART.strip().splitlines())
@pytest.mark.parametrize("general", ["", "For the period 2015 to 2018:\n"])
def test_a_question_of_another_time_takes_no_period_from_the_others(
    question: str, general: str
) -> None:
    letter = f"{general}1. How many complaints were made in 2017?\n2. {question}"
    assert _periods(letter) == ["2017-01-01..2017-12-31", None]


def test_a_question_that_goes_back_to_another_time_has_no_period_either() -> None:
    letter = "For 2015 to 2018:\n1. How many were made in summer 2022?\n2. How many of those were upheld?"
    assert _periods(letter) == [None, None]


@pytest.mark.parametrize(
    "question",
    ["How many of those have since been upheld?", "Of these, how many had since resigned?"],
)
def test_what_became_of_those_since_is_asked_of_their_period(question: str) -> None:
    letter = f"All figures are for 2015 to 2018.\n1. How many were made in 2017?\n2. {question}"
    assert _periods(letter) == ["2017-01-01..2017-12-31"] * 2


@pytest.mark.parametrize(
    "question",
    [
        "How many current officers were disciplined?",
        "How many officers who currently serve were disciplined?",
        "Since you hold the figures, how many were upheld?",
    ],
)
def test_what_happened_is_asked_of_the_period_of_the_request(question: str) -> None:
    assert _periods(f"For 2015:\n1. How many were made in 2017?\n2. {question}")[1] is not None


def test_what_is_asked_today_below_a_lead_in_is_of_its_period() -> None:
    letter = "1. For each complaint made in 2017, please state\na) the rank\nb) whether it is now open at the moment"
    assert _periods(letter) == ["2017-01-01..2017-12-31"] * 3


def test_a_year_at_the_end_is_the_period_of_its_own_question() -> None:
    letter = "Number of complaints received 2019, 2020 & 2021.\nPlease supply number of PCs dismissed 2019.\nHow many officers were dismissed 2020?"
    assert _periods(letter) == [
        "2019-01-01..2021-12-31",
        "2019-01-01..2019-12-31",
        "2020-01-01..2020-12-31",
    ]


def test_a_row_of_a_table_has_the_period_of_the_cell_beside_its_question() -> None:
    letter = """Please provide, for 2015 to 2018:

1. The number of complaints
2. The number of hearings

Question | Period | Answer
| How many complaints were made about Facebook? | 2018/19 |  |
| How many officers resigned? | 2019/20 |  |
3 | How many were dismissed? | the last two calendar years
"""
    questions = read_questions(letter, received_on=RECEIVED).questions
    assert [one.text for one in questions[2:]] == [
        "How many complaints were made about Facebook (2018/19)?",
        "How many officers resigned (2019/20)?",
        "How many were dismissed (the last two calendar years)?",
    ]
    assert _periods(letter)[2:] == [
        "2018-04-01..2019-03-31",
        "2019-04-01..2020-03-31",
        "2021-01-01..2022-12-31",
    ]


def test_rows_that_ask_nothing_by_themselves_are_told_and_give_no_period() -> None:
    letter = """Please complete this table:

|  | 2019 | 2020 |
|---|---|---|
| Number of complaints |  |  |
| Name: | A. Requester |

How many officers do you have?"""
    read = read_questions(letter, received_on=RECEIVED)
    assert read.notes[-2:] == ("2019 | 2020", "Number of complaints")
    assert _periods(letter) == [None] * len(read.questions)


def test_a_period_that_is_added_for_all_questions_is_in_the_span() -> None:
    above = "Please provide data for 2019.\nPlease also provide the same data for 2021."
    assert (
        _periods(f"{above}\n\n1. number of complaints\n2. number upheld")
        == ["2019-01-01..2021-12-31"] * 2
    )


def test_quarters_of_a_year_are_no_questions_that_a_period_is_said_of() -> None:
    above = "Please provide by quarter for 2019 (Q1 to Q4)."
    assert _periods(f"{above}\n1. complaints\n2. hearings") == ["2019-01-01..2019-12-31"] * 2


def test_a_day_of_each_year_has_the_period_of_the_request() -> None:
    above = "Please answer for the years 2019 to 2021."
    letter = (
        f"{above}\n1. How many vans stood idle at 31 March of each year?\n2. And on 1 May 2020?"
    )
    assert _periods(letter) == ["2019-01-01..2021-12-31", "2020-05-01..2020-05-01"]
    assert _periods("1. How many vans stood idle at 31 March of each year?") == [None]


def test_which_years_run_from_a_day_to_a_day_is_not_guessed() -> None:
    assert _periods("How many joined from 1 April to 31 March of each year?") == [None]


def test_when_said_before_a_colon_is_the_period_of_what_stands_behind_it() -> None:
    assert _periods("For 2018 and 2019: how many vans were sold?") == ["2018-01-01..2019-12-31"]
    (one,) = read_questions(
        "Please answer the following: how many vans were sold?", received_on=RECEIVED
    ).questions
    assert one.text == "how many vans were sold?"
