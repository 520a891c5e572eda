"""Names that the register does not hold are found by what stands before them, and repeated."""

import pytest

from answerable.model.redaction import Found, Kind, Pass
from answerable.steps.redaction.find_names import find_names
from answerable.steps.redaction.repeat_names import repeat_names


def names(text: str, *spare: str) -> list[str]:
    """The names found, in the order of the text, each place once."""
    found = {(f.start, f.end) for f in find_names(text, spare=frozenset(spare))}
    return [text[start:end] for start, end in sorted(found)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("stopped by Officers MC, JL and B, who left", ["MC", "JL", "B"]),
        ("The complainant, NO, 21/B/F, states that NO left", ["NO", "NO"]),
        ("The complainant, DC, Jr., 26/W/M, states", ["DC", "Jr"]),
        ("The complainants, MS, 50/B/F and TS, state", ["MS", "TS"]),
        ("she was tasered by Officer Dempsey and cried", ["Dempsey"]),
        ("PC 4417 O'Brien and Sgt. WRIGHT-JONES came", ["O'Brien", "WRIGHT-JONES"]),
        ("her son, KS, and his friend, Dean, ran", ["KS", "Dean"]),
        ("a man known as Smudge, named Ian Holt", ["Smudge", "Ian Holt"]),
        ("Mr. W asked Mrs. MB; Mr.MW fell", ["W", "MB", "MW"]),
        ("Officer A hit her. A man saw Officer A, and A was told", ["A", "A", "A"]),
        ("Officer N drove on N. 2nd Street", ["N"]),
        ("Officer KF left. KF's car was KF", ["KF", "KF", "KF"]),
        ("LM states that she fell", ["LM"]),
        ("officer DK and the sergeant. The report", ["DK"]),
        ("Officer JW. According to him, JW was late", ["JW", "JW"]),
        ("Officer M.A., the mother", ["M.A."]),
        ("P/O D responded", ["D"]),
        ("PC 4321 Łukasz Wójcik and Officer Śliwa", ["Łukasz Wójcik", "Śliwa"]),
        ("Mrs Żak and her son Tomáš Dvořák left", ["Żak", "Tomáš Dvořák"]),
        ("Nurse Patel and ward sister Zoë Müller told the porter", ["Patel", "Zoë Müller"]),
        ("the social worker Ngozi Adébáyò left", ["Ngozi Adébáyò"]),
        ("JONES, Peter was there while others were talking", ["JONES, Peter"]),
        ("PC White and Mr Christian Harding left", ["White", "Christian Harding"]),
        ("MR HOLT SAYS THAT PC WRIGHT SAID THAT WRIGHT FELL", ["HOLT", "WRIGHT", "WRIGHT"]),
        ("PC GREEN AND SGT HILL were rude to her", ["GREEN", "HILL"]),
        ("PC WHITE SAW A WHITE MALE WHOM WHITE KNEW FROM BEFORE", ["WHITE", "WHITE"]),
        ("Then PC WHITE Said so, as Mr Young did", ["WHITE", "Young"]),
        (
            "COMPLAINANT STATES THAT PC WHITE WAS RUDE AND PC YOUNG LAUGHED. MR GREEN SAW IT.",
            ["WHITE", "YOUNG", "GREEN"],
        ),
        *(
            (f"COMPLAINANT STATES THAT PC {surname} WAS RUDE TO HER TWICE", [surname])
            for surname in ("FIELD", "HOUSE", "ENGLISH", "IRISH", "NORTH", "CHRISTIAN")
        ),
        ("OFFICER WHITE WAS RUDE AND OFFICER GREEN GRABBED HIM", ["WHITE", "GREEN"]),
        *(
            (f"{before} OFFICER {surname} {behind} THE CAR", [surname])
            for before in ("SHE STATES THAT", "HE WAS STOPPED BY", "IN THE END,", "SHE WAS TOLD BY")
            for surname in ("YOUNG", "WHITE", "NORTH")
            for behind in ("FOR HAVING", "REPEATEDLY STRUCK", "BEGAN TO SEARCH", "TO LEAVE", "AT")
        ),
        ("harassed by Officers CL and SD. Later", ["CL", "SD"]),
        ("by Officers SR, VS and ED, and Sgt. IG", ["SR", "VS", "ED", "IG"]),
        ("The complainants, RC & VC, state; her brother, AP, states", ["RC", "VC", "AP"]),
        ("his sister- in-law, SD, threatened the woman, SJ, didn't", ["SD", "SJ"]),
        ("The keys. MG states that they went", ["MG"]),
        ("by Officers RH and LT. According to him", ["RH", "LT"]),
        ("by Officers RH, LT, and DS. The car", ["RH", "LT", "DS"]),
        ("Officers RH and LT. SMITH and Sgt. MW left", ["RH", "SMITH", "MW"]),
        ("remarks about the TM incident", ["TM"]),
        (
            "PC May came. I reported May to a sergeant; neither May nor PC June. I blame May.",
            ["May", "May", "May", "June", "May"],
        ),
        ("PC May came. I was stopped by May in May's car", ["May", "May", "May"]),
        (
            "PC May came in May, on 3 May, since May, from May to July, in early May and May 2019;"
            " I may go. May I?",
            ["May"],
        ),
        ("PC Hall was rude. When Hall asked, After Hall left", ["Hall", "Hall", "Hall"]),
        ("PC 12 Lane. In Lane's car, in Mill Lane and Drury Lane", ["Lane", "Lane"]),
        ("Neither Field nor PC Park, nor PC Field", ["Field", "Park", "Field"]),
        ("PC Field came. Unlike Field, I ran. On Monday Field rang", ["Field", "Field", "Field"]),
        ("PC Court left. I went to the Crown Court and saw Court", ["Court", "Court"]),
        ("PC White and PC Hill came. Later White man-handled him", ["White", "Hill", "White"]),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "OFFICER BLACK HAIR AND BEARD STRUCK HIM. A BLACK CAR LEFT. THE BLACK DOOR SHUT.",
        "THE OFFICER HOUSE TO HOUSE ENQUIRIES; OFFICER PLACE HIS HAND ON HIM; OFFICER YOUNG CHILD",
        "OFFICER NORTH DIVISION ATTENDED THE SCENE",
        "SHE STATES THAT THE OFFICER YOUNG AT THE TIME BEGAN TO LAUGH",
        "SHE WAS TOLD BY AN OFFICER WHITE ON BOTH SIDES",
        "SHE STATES THAT OFFICER PLACE HIS HAND ON HER",
        "HE WAS STOPPED BY OFFICER FIELD TRAINING STAFF FROM THERE",
        "SHE STATES THAT OFFICER WHITE SHIRT AND BLACK HAIR STRUCK HER",
        "West Midlands Police (WMP) said so; the FOP and DHS came by SUV at 2 PM",
        "Ask the SU and QA, or VC. The CO and IG came; OP was shut, so he went to SD in the end",
        'He said "GET OUT OF HERE" and "YO"',
        "the officer, However, was not a Police Officer or a Detective Division member",
        "THE COMPLAINANT SAYS THAT SHE WAS TOLD TO LEAVE THE SHOP AT ONCE BY HIM",
        "the officers. Several came; I saw a sergeant, and an officer, White male",
        "COMPLAINANT STATES THAT THE OFFICER WHITE MALE STRUCK HER",
        "COMPLAINANT STATES THAT ANOTHER OFFICER BLACK WOMAN LAUGHED AT HER",
        "COMPLAINANT STATES THAT THE SUPERVISOR WHITE 30 YEARS OLD LAUGHED",
        "South Yorkshire Fire Authority (SYFA) was told by SYFA's own",
    ],
)
def test_not_found(text: str) -> None:
    assert names(text) == []


def test_a_held_name_that_is_a_verb_too_is_told_from_it_in_capitals() -> None:
    text = "May. HE MAY HAVE LEFT. SHE BLAMES MAY FOR IT"
    held = Found(0, 3, Kind.OFFICER, Pass.REGISTER, "may")
    assert [f.start for f in repeat_names(text, [held])] == [text.index("MAY FOR")]


def test_a_word_of_the_request_stays() -> None:
    assert names("a friend, Tinder, and named Tinder", "tinder") == []
