"""The years given are those asked for: financial, academic or calendar ones."""

import pytest

from pages import ask, codes

TABLE = "\n\nKind | {} | {} | {}\nReports | 60 | 70 | 80\nFines | 20 | 18 | 40\n"
CALENDAR = TABLE.format("2019", "2020", "2021")
FINANCIAL = TABLE.format("2019/20", "2020/21", "2021/22")
LEAD = "Please tell me for each of the financial years 2019/20, 2020/21 and 2021/22:"
ACADEMIC = "For the academic years 2019/20 to 2021/22, how many reports?"


def _listed(lead: str, said: str) -> str:
    """A page whose years stand above its questions, below a reference and a day."""
    asked = f"Fly-tips\n\nReceived 3 May 2023\n\n{lead}\n\n- the number of reports\n"
    return f"{asked}- the number of fines\n\nReply\n\n{said}\n"


@pytest.mark.parametrize(
    "text",
    [
        _listed(LEAD, "As below." + CALENDAR + "\nFigures run from January to December.\n"),
        _listed("For the calendar years 2019, 2020 and 2021 I would like:", "Below." + FINANCIAL),
        _listed("Hello. For every year from April 2019 to March 2022, send:", "Below." + CALENDAR),
        ask("Dear Sir. I live near. How many in financial years 2019/20 to 2021/22?", CALENDAR),
        ask(ACADEMIC, "Below." + CALENDAR),
    ],
)
def test_years_of_another_kind_than_asked_for_are_told(text: str) -> None:
    assert "period-differs" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        _listed(LEAD, "As below." + FINANCIAL),
        _listed(LEAD, "Years ending 31 March." + CALENDAR),
        _listed(LEAD, "We only hold calendar years." + CALENDAR),
        _listed(LEAD, "By calendar year, as our system counts so." + CALENDAR),
        ask("How many from 2019 to 2021? And how many in 2018/19 and 2019/20?", CALENDAR),
        ask(ACADEMIC, "Below." + FINANCIAL),
        ask(ACADEMIC, "Years begin in September." + CALENDAR),
    ],
)
def test_the_years_asked_for_or_others_with_a_reason_are_let_go(text: str) -> None:
    assert "period-differs" not in codes(text)
