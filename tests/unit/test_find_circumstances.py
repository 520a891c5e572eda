"""Days become months; marks of age and race, places and times go."""

import re

import pytest

from answerable.model.periods import two_digit_year
from answerable.steps.redaction.find_circumstances import coarser, find_circumstances, month_first
from answerable.steps.redaction.flag_indirect import flag_indirect


def found(text: str) -> list[tuple[str, str]]:
    """What is found with its kind, in the order of the text."""
    spans = sorted(find_circumstances(text), key=lambda f: f.start)
    return [(f.kind.value, text[f.start : f.end]) for f in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JM, 18/B/M, 68 B/F, 27/M, 26/B/Fand", ["18/B/M", "68 B/F", "27/M", "26/B/F"]),
        ("an IC1 male", ["IC1"]),
        ("the 1700 block of Moravian Street, near 55th and Pine.", None),
        ("at Broad & Pike Streets on Monday, 9-27-16, at 2:50 PM", None),
        ("on 5 January 2016 at 2350 hrs in Alder Lane", None),
        ("14 Alder Dr Philadelphia", ["14 Alder Dr"]),
        ("near Alder Dr on foot", ["Alder Dr"]),
        ("seen by Cardiology Dr Patel", []),
        ("seen by Ward Dr. Patel", []),
    ],
)
def test_found(text: str, expected: list[str] | None) -> None:
    words = {
        "the 1700": ["1700 block of Moravian Street", "55th and Pine"],
        "at Broad": ["Broad & Pike Streets", "Monday, 9-27-16", "2:50 PM"],
        "on 5 Jan": ["5 January 2016", "2350 hrs", "Alder Lane"],
    }
    assert list(dict.fromkeys(w for _, w in found(text))) == (
        words[text[:8]] if expected is None else expected
    )


@pytest.mark.parametrize(
    "text",
    ["heard at Leeds Crown Court", "the 75-48 form", "the 14th and 15th Districts", "in May 2013",
     "section 1.2.3", "13/13/13", "he may 5 or 6"],
)  # fmt: skip
def test_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("words", "order", "month"),
    [
        ("1-29-13", True, "January 2013"),
        ("3/4/2016", False, "April 2016"),
        ("3/4/2016", True, "March 2016"),
        ("3/4/2016", None, "2016"),
        ("29/4/2016", True, "April 2016"),
        ("2016-04-29", None, "April 2016"),
        ("Monday 5th of January 2016", None, "January 2016"),
        ("December 3", None, "December"),
        ("5 Sept. 84", None, "September"),
    ],
)
def test_a_day_becomes_its_month(words: str, order: bool | None, month: str) -> None:
    assert coarser(words, month_first=order) == month


@pytest.mark.parametrize(
    ("digits", "latest", "year"),
    [("55", 2026, 1955), ("26", 2026, 2026), ("27", 2026, 1927), ("49", 2049, 2049),
     ("50", 2049, 1950), ("00", 1999, 1900), ("2055", 2026, 2055)],
)  # fmt: skip
def test_two_digits_mean_the_last_year_that_it_can_be(digits: str, latest: int, year: int) -> None:
    assert two_digit_year(digits, latest=latest) == year


def test_a_day_becomes_its_year_where_that_is_asked() -> None:
    assert coarser("1-29-84", month_first=True, years=True) == "1984"


def test_the_order_of_day_and_month_is_what_the_register_needs() -> None:
    assert month_first(["on 1-29-13", "on 4-5-13"]) is True
    assert month_first(["29/1/2013 and 4/30/2013", "30/1/2013"]) is False
    assert month_first(["4/5/13"]) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("We met at the Red Lion pub on the corner.", "the Red Lion pub"),
        ("outside St Mary's Church, at noon", "St Mary's Church"),
        ("She teaches at Fernbank Primary School.", "Fernbank Primary School"),
        ("taken to the Temple University Hospital", "the Temple University Hospital"),
    ],
)
def test_premises_whose_name_says_what_they_are_are_places(text: str, place: str) -> None:
    assert ("place", place) in found(text)


@pytest.mark.parametrize(
    "text",
    ["He was taken to hospital and then to school.", "She went to the bar.", "the Police Academy",
     "at the Crown Court", "The Church said no.", "After School he left."],
)  # fmt: skip
def test_premises_without_a_name_are_not(text: str) -> None:
    assert found(text) == []


def test_a_place_known_by_a_bare_name_is_shown_to_a_reader() -> None:
    told = flag_indirect("They were searched at the Golden Cross and taken to the police station.")
    assert [one.words for one in told if one.topic == "premises known by name"] == ["Golden Cross"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At 23.47 he left.", ["23.47"]),
        ("between 0255-0310 nobody came", ["0255-0310"]),
        ("held from 2200 to 0715, he said", ["2200 to 0715"]),
        ("at approx 1620 she fell", ["1620"]),
        ("Detained 0345.", ["0345"]),
        ("at half past ten, or at quarter to seven", ["half past ten", "quarter to seven"]),
        ("from ten past 5 to twenty past 11", ["ten past 5", "twenty past 11"]),
        ("half past 3, ten past 5 years", ["half past 3"]),
        ("seen at about half nine, half ten officers left", ["half nine"]),
        ("on film 21:04hrs-21:37hrs", ["21:04hrs", "21:37hrs"]),
        ("posted 2021-03-04T07:15:09 by her", ["2021-03-04", "07:15:09"]),
        ("at 5.40 in the morning", ["5.40 in the morning"]),
        ("on the 24th, 25th and 26th December", ["the 24th, 25th and 26th December"]),
        ("on the 21st of January 2018", ["the 21st of January 2018"]),
        ("on Mon 14 Oct she rang", ["Mon 14 Oct"]),
        ("on the 9th he came back", ["the 9th"]),
        ("on 4TH JULY 2020", ["4TH JULY 2020"]),
        ("on 30/11 he wrote", ["30/11"]),
        ("on Christmas Day 2018", ["Christmas Day 2018"]),
        ("she (19/F/White) rang", ["19/F/White"]),
        ("he (79/M/Chinese) rang", ["79/M/Chinese"]),
        ("he (F/44) rang", ["F/44"]),
        ("he (Asian male, 30) rang", ["Asian male, 30"]),
        ("a 27-year-old Black man rang", ["a 27-year-old Black man"]),
    ],
)
def test_days_times_and_marks_as_they_are_written(text: str, words: list[str]) -> None:
    gone = {i for one in find_circumstances(text) for i in range(one.start, one.end)}
    left = "".join("|" if i in gone else char for i, char in enumerate(text))
    assert [text[p.start() : p.end()] for p in re.finditer(r"\|+", left)] == words


@pytest.mark.parametrize(
    "text",
    ["it cost 23.47 pounds", "from 2010 to 2015 he served", "until 2019 he lived there",
     "about 2000 complaints", "within five to ten minutes", "the 3rd time on the 1st floor",
     "in May 2019 and in 2018", "5/6 of them", "two white officers", "(Black male)"],
)  # fmt: skip
def test_sums_years_and_fractions_are_none(text: str) -> None:
    assert found(text) == []
