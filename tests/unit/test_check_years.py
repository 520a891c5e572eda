"""Whether a published answer is about the years that were asked for."""

import pytest

from pages import ask, codes

TABLE = "Year | Thefts\n{} | 12\n{} | 19\n{} | 15"
PROSE = "There were 12 thefts in {}, 19 in {} and 15 in {}."
CALENDAR, FINANCIAL = ("2019", "2020", "2021"), ("2019/20", "2020/21", "2021/22")
EARLIER = ("2018", "2019", "2020")


@pytest.mark.parametrize("said", [TABLE, PROSE])
@pytest.mark.parametrize(
    ("asked", "years"),
    [
        ("How many thefts in the years 2019 to 2021?", EARLIER),
        ("How many thefts in the financial years 2019/20 to 2021/22?", CALENDAR),
        ("How many thefts in the calendar years 2019 to 2021?", FINANCIAL),
    ],
)
def test_other_years_than_those_asked_for_are_told(
    asked: str, years: tuple[str, ...], said: str
) -> None:
    assert "period-differs" in codes(ask(asked, said.format(*years)))


@pytest.mark.parametrize(
    ("asked", "years", "beside"),
    [
        ("How many thefts in the years 2019 to 2021?", CALENDAR, ""),
        ("How many thefts in the years 2019 to 2021?", EARLIER, "2021 is not yet complete."),
        ("How many thefts in the last three years?", EARLIER, ""),
        ("How many thefts in the financial years 2019/20 to 2021/22?", FINANCIAL, ""),
        ("How many thefts in 2019/20, 2020/21 and 2021/22?", CALENDAR, "Years begin in April."),
        ("How many thefts in the calendar years 2019 to 2021?", FINANCIAL,
         "We count by financial years only kept since 2010, not by calendar years: it is only held"
         " so."),
    ],
)  # fmt: skip
def test_the_years_asked_for_or_a_word_on_others_raise_nothing(
    asked: str, years: tuple[str, ...], beside: str
) -> None:
    assert "period-differs" not in codes(ask(asked, f"{TABLE.format(*years)}\n\n{beside}"))


def test_years_above_all_questions_hold_for_each() -> None:
    asked = "For the years 2019 to 2021 please say:\n\n1. How many thefts?\n2. By whom?"
    said = f"1. See the table.\n\n{TABLE}\n\n2. Nobody knows."
    assert "period-differs" in codes(ask(asked, said.format(*EARLIER)))
    assert "period-differs" not in codes(ask(asked, said.format(*CALENDAR)))


def test_how_many_there_are_on_a_day_needs_no_date_rule() -> None:
    said = "On 1 May 2023 there were 19 officers in misconduct proceedings."
    assert "date-rule-unstated" not in codes(ask("How many?", said))
    assert "date-rule-unstated" in codes(ask("How many?", said.replace("On 1 May 2023", "In 2023")))
