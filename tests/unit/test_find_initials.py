"""Initials behind what somebody is in a file are a name, in capitals and in small letters."""

import pytest

from unit.test_find_names import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DC K. O. searched the car and Insp. R. T. left", ["K. O.", "R. T."]),
        ("the AP (J.D.) and IP2 KC were hit", ["J.D.", "KC"]),
        ("the complainant (hereafter JD) rang; DO KT laughed", ["JD", "KT"]),
        ("IP N.O. STATES THAT THE OFFICERS LAUGHED AT AP RW", ["N.O.", "RW"]),
        ("THE INJURED PARTY STATES THAT OFFICER (J.L.) AND PC 1234 T.S. CAME", ["J.L.", "T.S."]),
        ("COMP RS SAYS THAT WIT TD WATCHED. OFFICER B SHOUTED", ["RS", "TD", "B"]),
        ("his lad jake b was chased down there by three of them", ["jake b"]),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert [name for name in names(text) if name in found] == found
    assert len(names(text)) == len(found)


@pytest.mark.parametrize(
    "text",
    [
        "THE VICTIM IN TEARS. OFFICER UP TO NOTHING. MALE TO BE SEEN. STAFF RE ROTA. PC AT SCENE",
        "OFFICER ID WAS ASKED FOR. SUBJECT RE COMPLAINT. COMP VS OFFICER. OFFICER (AFO) SAID SO",
        "WHAT DO OFFICERS THINK. OFFICERS DO NOT CARE. THEY DO HOPE THAT THIS IS READ",
    ],
)
def test_not_found(text: str) -> None:
    assert names(text) == []


def test_a_rank_behind_a_relative_is_no_initials() -> None:
    assert names("her husband DC Aled Pugh left") == ["Aled Pugh"]
