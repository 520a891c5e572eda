"""Numbers of records and of staff are found by what announces them, or by their shape."""

import pytest

from answerable.steps.redaction.find_held import Held
from answerable.steps.redaction.find_identifiers import find_identifiers
from answerable.steps.redaction.redact import propose


def left(text: str) -> str:
    """The text without what was found."""
    gone = {i for f in find_identifiers(text) for i in range(f.start, f.end)}
    return "".join(char for i, char in enumerate(text) if i not in gone)


def left_of_all(text: str) -> str:
    """The text without what any pass proposes."""
    gone = {i for f in propose(text, Held()) for i in range(f.start, f.end)}
    return "".join(char for i, char in enumerate(text) if i not in gone)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The reference is {}.", "UOF-21-000871"),
        ("URN {} was recorded", "412 of 05/06/2021"),
        ("log {} was read", "233 of 14 May"),
        ("it was {} then", "02/KD/7713/18"),
        ("incident {} was closed", "17*0042911"),
        ("exhibit {} was lost", "JB/7"),
        ("exhibits AB/1 and {}", "AB/12"),
        ("it is {}", "FAM-20871"),
        ("application {} was refused", "22/01455/HOU"),
        ("GMC no. {} was checked", "6093381"),
        ("her service no. {}", "20815"),
        ("Taser serial {}", "X3000B1LM"),
        ("form {} was filled in", "CPA-118273"),
        ("fleet number {} hit him", "4417"),
        ("PNC ID {} was wrong", "02/998811T"),
        ("PCs 3381 Rudge and {} Siddiqui", "2209"),
        ("(collar {})", "1190"),
        ("the case, {}", "1301882/2019"),
        ("FPN {} was quoted", "CV19-0048812"),
        ("COURT {} KNOWS", "BM21C50077"),
        ("HIS BADGE {} WAS SEEN", "DBS 001744902211"),
        ("PCN: {} was paid", "WV 1234567A"),
        ("Collar: {}", "9912"),
        ("the numbers 8812, 8830 and {}", "4417"),
        ("log {} was closed", "88 of today"),
        ("index {} was seen", "MX 21 ABC"),
        ("(user {})", "leanne_tt94"),
        ("WECHAT {} IS HERS", "LILI_H_LDN"),
        ("ring {}", "0121 496 0560 EXT 212"),
    ],
)
def test_found(sentence: str, number: str) -> None:
    stays = left(sentence.format(number))
    assert number not in stays
    assert stays.startswith(sentence.split("{")[0].split()[0])


@pytest.mark.parametrize(
    "text",
    [
        "Section 18(1)(b) and s.136 were used; form A1 was blank.",
        "He paid £4,500 for an iPhone 12 and drove on the A38, A4123 and M62.",
        "A PS5 was taken; a 4x4 and a BMW X5 were parked.",
        "COVID-19 rules; 24/7 cover; page 14; the year 2018/19; 2019-20; from 2010-2015.",
        "She weighs 12st. Stage 2. Version 2.1 applies to 3 of 4 rooms. 100mph, 500ml.",
        "the 75-48 form, case 3, log 5 and unit 7",
        "DSI REFERRAL MADE 0615, PAULINE, NOW 58",
        "Officers came from the 16th District, and officers, 12th District, left",
    ],
)
def test_not_found(text: str) -> None:
    assert left(text) == text


@pytest.mark.parametrize(
    "behind",
    [
        ", 45 other officers",
        ", 12 metres away",
        " 30 mph over",
        ", 15 other staff",
        ", 15 leaflets",
        ", 50 per cent",
        " (2019)",
        ", 200 yards off",
        ", 19TH District",
    ],
)
def test_a_number_of_things_behind_an_officer_is_no_collar_number(behind: str) -> None:
    assert left_of_all(f"PC Rowe{behind}").endswith(behind)


@pytest.mark.parametrize("behind", [" 150 metres off", " 4000 followers", " 4000 leaflets"])
def test_a_number_of_things_behind_a_name_is_no_collar_number(behind: str) -> None:
    assert left_of_all(f"Mrs Cole{behind}").endswith(behind)


@pytest.mark.parametrize(
    "text",
    [
        "PC Rowe 4471 bellowed",
        "PC Rowe (4471) was rude",
        "PC Rowe, 4471 of Bilston",
        "PC Rowe, 4471 struck me",
        "PC Rowe, 4471, and he",
        "PC Rowe 22TT hit me",
        "PC Rowe 1987 hit me",
        "Mr Rowe 4471 said so",
        "Officers WK 4471, RG, 19th District",
    ],
)
def test_the_number_of_an_officer_behind_the_name_is_one(text: str) -> None:
    stays = left_of_all(text)
    assert not any(number in stays for number in ("4471", "22TT", "1987"))
