"""Products are no people; whoever may have been there is one."""

import pytest

from unit.test_find_names import names


@pytest.mark.parametrize(
    "text",
    [
        "his Carrera bike and an old Raleigh bike were stolen",
        "he drove a Dennis Eagle VU68 HFN; a white Renault Kangoo; his Nissan Navara was seized",
        "she drank Jack Daniels and six cans of Stella",
        "an Osman warning and Graves' disease",
        "in NICHE, Pronto and RMS, Connect; by Marston Holdings and the Northfield Housing Assn",
    ],
)
def test_not_found(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("she said that Zielinski car was outside", ["Zielinski"]),
        ("the BMW Wojcik was driving hit him", ["Wojcik"]),
        ("he behaved like Mark Ferris; she acted like Oyelaran", ["Mark Ferris", "Oyelaran"]),
        ("a novel by Karen Holt about it; he drank a glass of Jenny Shaw's wine",
         ["Karen Holt", "Jenny Shaw"]),
        ("our Kieran phone is dead and his Jason bike too", ["Kieran", "Jason"]),
        ("he acted like Rambo; Rambo then left", ["Rambo", "Rambo"]),
        ("he acted like Wojcik was the boss", ["Wojcik"]),
        ("HE WAS THERE AND TOLD MARIA LA ROSA THAT IT WAS SHUT", ["MARIA LA ROSA"]),
        ("FERRIS PHONE WAS SEIZED FROM HIM", ["FERRIS"]),
        ("JONES, Mark was there while others were talking", ["JONES, Mark"]),
    ],
)  # fmt: skip
def test_found(text: str, found: list[str]) -> None:
    assert names(text) == found
