"""Which columns hold people is told by headers and by values."""

import pytest

from answerable.model.places import Place
from answerable.model.redaction import Kind
from answerable.model.register import Case
from answerable.steps.redaction.tell_columns import (
    columns_of_names,
    kind_of,
    names_in,
)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Complainant Surname", Kind.PERSON),
        ("Officer_Forename", Kind.PERSON),
        ("Shoulder No", Kind.COLLAR),
        ("Home Address", Kind.PLACE),
        ("VRM", Kind.VEHICLE),
        ("Facebook", Kind.ACCOUNT),
        ("subject_id", Kind.OFFICER),
        ("case_summary", None),
        ("outcome", None),
        ("Username", Kind.ACCOUNT),
        ("Renamed", None),
        ("Complainant's Date of Birth", Kind.BIRTH),
        ("DOB", Kind.BIRTH),
        ("Officer", Kind.OFFICER),
        ("Officer 2", Kind.OFFICER),
        ("Subject Officer", Kind.OFFICER),
        ("Investigating Officer", Kind.OFFICER),
        ("Complainant", Kind.COMPLAINANT),
        ("Complainant(s)", Kind.COMPLAINANT),
        ("Complainant Details", Kind.COMPLAINANT),
        ("Comp't", Kind.COMPLAINANT),
        ("Victim", Kind.PERSON),
        ("Witness 1", Kind.PERSON),
        ("Aggrieved", Kind.PERSON),
        ("Suspect", Kind.PERSON),
        ("Reporting Person", Kind.PERSON),
        ("Member of the public", Kind.PERSON),
        ("Next of kin", Kind.PERSON),
        ("IP", Kind.PERSON),
        ("AP", Kind.PERSON),
        ("Recorded by", Kind.PERSON),
        ("Officer rank", None),
        ("Officer count", None),
        ("Number of officers", None),
        ("Complainant type", None),
        ("Complainant ethnicity", None),
        ("Witness statement taken", None),
        ("Date officer notified", None),
    ],
)
def test_a_header_says_what_its_cells_are(header: str, kind: Kind | None) -> None:
    assert kind_of(header) is kind


@pytest.mark.parametrize(
    "value",
    ["Tomasz Novak", "TOMASZ NOVAK", "Novak, Tomasz", "Mr Olu Okafor", "PC 4401 Hale", "J. Smith",
     "Young, Grace", "Brown", "NOVAK", "MC", "Charlotte", "Priya Patel; Siobhan Daly"],
)  # fmt: skip
def test_a_cell_names_somebody(value: str) -> None:
    assert names_in(value) == (value,)


@pytest.mark.parametrize(
    "value",
    ["Member of the public", "Police staff", "Officer 1", "A1", "AB1234", "4417", "2", "Yes",
     "Parent", "Self", "Unknown", "N/A", "MOP", "IOPC", "Detective Chief Inspector",
     "White British", ""],
)  # fmt: skip
def test_a_cell_says_what_somebody_is(value: str) -> None:
    assert names_in(value) == ()


def _columns(values: dict[str, list[str]]) -> frozenset[str]:
    rows = zip(*values.values(), strict=True)
    return columns_of_names(
        Case(str(i), dict(zip(values, row, strict=True)), Place("made"))
        for i, row in enumerate(rows)
    )


def test_a_column_of_whole_names_holds_people_whatever_it_is_called() -> None:
    assert _columns(
        {
            "Dealt with": ["Tomasz Novak", "Ian Brown", "PSD"],
            "Column 7": ["Novak, T", "Brown, Ian", "Kaur, Anna"],
            "Ward": ["North Walsham", "Great Yarmouth", "Kings Lynn"],
            "Street": ["Charlotte Street", "Bethel Street", "King Street"],
            "Result": ["Final Written Warning", "Management Action", "Dismissed"],
            "Unit code": ["TN", "AB", "CD"],
            "Notes": ["Tomasz Novak wrote", "Ian Brown denied it", "Anna Kaur"],
            "outcome": ["Tomasz Novak", "Ian Brown", "Anna Kaur"],
            "Blank": ["", "", ""],
        }
    ) == {"Dealt with", "Column 7"}
