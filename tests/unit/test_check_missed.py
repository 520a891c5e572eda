"""Defects that a reader sees at once: two units in one row of years, a total without its name."""

import pytest

from pages import ask, codes

CLINICS = "Clinic | Waiting\nAber | 48\nLlan | 31\nTref | {}\nPont | 22\n{}\n"


@pytest.mark.parametrize(
    ("kept", "last", "follows"),
    [
        ("<5", "Health Board | 104", True),
        ("<5", "Ilden | 102", True),
        ("less than 10", "Whole force | 109", True),
        ("fewer than 5", "Every clinic | 103", True),
        ("<5", "Porth | 112", False),
        ("<5", "Porth | 17", False),
        ("<5", "Porth | 101", False),
        ("*", "Porth | 104", False),
    ],
)
def test_a_band_follows_from_a_last_line_that_is_the_total(
    kept: str, last: str, follows: bool
) -> None:
    said = "As below.\n\n" + CLINICS.format(kept, last)
    assert ("withheld-recoverable" in codes(ask("How many wait at each?", said))) is follows


YEARS = "As below.\n\n2021/22: {}\n2022/23: {}\n2023/24: {}\n\nIn all, {} over the years.{}"


@pytest.mark.parametrize(
    ("told", "mixed"),
    [
        (("46 incidents", "52 incidents", "97 persons released", "195 incidents", ""), True),
        (("46 calls", "52 vans", "97 calls", "195 calls", ""), True),
        (("46 pupils", "52 pupils", "97 exclusions", "195 exclusions", ""), True),
        (("46 trees felled", "52 trees", "97 orders made", "195 trees", ""), True),
        (("46 fires", "52 fires", "97 engines", "195 fires", ""), True),
        (("46 incidents", "52 incidents", "97 incidents", "195 incidents", ""), False),
        (("1 incident", "52 incidents", "97 incidents", "150 incidents", ""), False),
        (("46 incidents", "52 incidents", "97 persons", "98 incidents", ""), False),
        (("46 calls", "52 calls", "97 persons", "195", " These cannot be compared."), False),
    ],
)
def test_years_that_are_added_up_are_of_one_thing(told: tuple[str, ...], mixed: bool) -> None:
    assert ("unit-changes" in codes(ask("How many in each year?", YEARS.format(*told)))) is mixed


DENIED = (
    "Kit\n\nRequest\n\n1. Do you use IMSI catchers or {}?\n2. What was spent on kiosks?\n\n"
    "Response\n\n1. We neither confirm nor deny it, by section 31(3).\n\n2. As below.\n\n"
    "Item | 2021 | 2022\nKiosks | £88,150 | £91,400\n{}\n"
)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("IMSI units, support | £48,200 | £7,350", True),
        ("Covert microphones | £48,200 | £7,350", True),
        ("Microphones with jammers | 12 | 4", True),
        ("Surveillance microphones, jammers | 2 | 4", True),
        ("IMSI units | 0 | £7,350", True),
        ("IMSI units | 0 | 0", False),
        ("Screens | £48,200 | £7,350", False),
        ("Kiosk screens | £200 | £350", False),
        ("Microphones for meetings | £48,200 | £7,350", False),
        ("Support | £48,200 | £7,350", False),
    ],
)
def test_a_line_of_a_table_gives_away_what_is_denied(line: str, told: bool) -> None:
    text = DENIED.format("covert microphones and jammers", line)
    assert ("denial-given-away" in codes(text)) is told


@pytest.mark.parametrize(
    ("asked", "said", "missing"),
    [
        ("outcomes, and on average how many days did it take", "", True),
        ("outcomes, and how long did it take", "", True),
        ("outcomes and the average time from report to outcome", "", True),
        ("outcomes; and how many weeks did each take", "", True),
        ("outcomes, and the median length of a case", "", True),
        ("outcomes, and how long did it take", "It took 40 days.", False),
        ("outcomes, and how long did it take", "The average was 6 weeks.", False),
        ("outcomes, and how long did it take", "The rest is not recorded.", False),
        ("outcomes, and the cost", "", False),
        ("outcomes by the days of the week", "", False),
    ],
)
def test_how_long_is_answered_beside_how_many(asked: str, said: str, missing: bool) -> None:
    text = (
        f"Cases\n\nRequest\n\n1. How many cases were there?\n2. What were their {asked}?\n\n"
        f"Response\n\n1. 34 cases were made.\n\n2. As below.\n\nAdvice = 20\nWarning = 14\n\n"
        f"{said}\n"
    )
    assert ("answer-not-found" in codes(text)) is missing


BODY = (
    "{}\n\nRequest\n\nThe tender?\n\nResponse\n\nWe dealt with this under the Freedom of"
    " Information Act 2000. The tender is withheld under section 43(2) of the Act, as it would harm"
    " trade. The"
    " public interest in openness is outweighed by that in fair trade. Ask for a review, then the"
    " Information Commissioner's Office.{}\n"
)


@pytest.mark.parametrize(
    ("head", "foot", "scottish"),
    [
        ("Strath Council - Comhairle Shrath", "", True),
        ("Fife Council", "", True),
        ("NHS Grampian", "", True),
        ("Tender", "\n\nfoi@strath.gov.scot", True),
        ("Tender", "\n\nGaelic and BSL versions on request.", True),
        ("Mourne Council - Comhairle Ceantair", "", False),
        ("Mourne Council - Comhairle", "\n\nCauseway Tower, Belfast", False),
        ("Ilden Council", "", False),
        ("Ilden Council, a club for Gaelic games", "", False),
        ("NHS Ilden", "\n\nWelsh and BSL versions on request.", False),
    ],
)
def test_a_body_of_scotland_is_known_by_its_name(head: str, foot: str, scottish: bool) -> None:
    found = codes(BODY.format(head, foot))
    assert ("act-not-scottish" in found) is scottish
    assert ("commissioner-not-scottish" in found) is scottish


@pytest.mark.parametrize(
    ("asked", "given", "differs"),
    [
        ("calendar years 2021, 2022 and 2023", ("2020/21", "2021/22", "2022/23"), True),
        ("calendar years 2021 to 2023", ("2021/22", "2022/23", "2023/24"), True),
        ("financial years 2020/21 to 2022/23", ("2020", "2021", "2022"), True),
        ("calendar years 2021 to 2023", ("2021", "2022", "2023"), False),
        ("years you have", ("2020/21", "2021/22", "2022/23"), False),
    ],
)
def test_years_are_compared_where_answers_have_no_numbers(
    asked: str, given: tuple[str, ...], differs: bool
) -> None:
    table = "".join(f"{year} | £1,{place}00\n" for place, year in enumerate(given, 1))
    text = (
        f"Staff\n\nDetails of request\n\n1. What was paid in each of the {asked}?\n2. Which margin"
        f" is charged?\n\nDetails of response\n\nAs below.\n\nYear | Paid\n{table}\nIt is 4%.\n"
    )
    assert ("period-differs" in codes(text)) is differs
