from datetime import date

import pytest

from answerable.steps.read_questions import read_questions

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
