"""Addresses, premises and inns are found by what they are called or by what stands before them."""

import pytest

from answerable.steps.redaction.find_places import find_places


def places(text: str) -> str:
    """The text with what was found between brackets."""
    gone = {i for f in find_places(text) for i in range(f.start, f.end)}
    marked = [
        f"{'[' if i in gone and i - 1 not in gone else ''}{char}"
        f"{']' if i in gone and i + 1 not in gone else ''}"
        for i, char in enumerate(text)
    ]
    return "".join(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "the [5 WREN CLOSE] address",
        "STOPPED ON [KING STREET] BY POLICE",
        "a dispute at [PARKWOOD RISE]",
        "live at [14 moorside close] still",
        "met at [The Old Bakery], [Mill Lane]",
        "at [Fosse Retail Park] he was stopped",
        "on the [corner of Chapel Road and Victoria Street]",
        "at [Belgrave Social Club] she fell",
        "the [Highfield Family Centre] was shut",
        "fell in [the Fox and Hounds] last night",
        "outside [the Cross Keys] at noon",
        "in [Priestley Hall, Block B]",
        "[at no 44] the door was open",
        "at [The Laurels]",
        "near [Meadowhall Shopping Centre]",
        "at [Ashgrove Care Home]",
        "by [Tipton railway station]",
        "near [Kirkgate Market]",
        "by [HMP Leeds]",
    ],
)
def test_found(marked: str) -> None:
    assert places(marked.replace("[", "").replace("]", "")) == marked


@pytest.mark.parametrize(
    "text",
    [
        "at the police station; in the high street; at court",
        "outside Bilston Street Police Station",
        "THE STREET WAS DARK AND POLICE CLOSE THE ROAD",
        "it took 10 minutes close to the house",
        "the University and College Union",
        "Contact Management Centre",
        "there was no 12 of them",
    ],
)
def test_not_found(text: str) -> None:
    assert places(text) == text
