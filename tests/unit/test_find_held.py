"""What the register's own columns hold never stays in a narrative."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.model.places import Place
from answerable.model.register import Case, Detail
from answerable.steps.redaction.find_held import Holdings
from answerable.steps.redaction.short_names import short_forms

PLACE = Place("test")
FORENAMES = st.sampled_from(["Robert", "Margaret", "Élodie", "Jean-Luc", "Will", "Zoë", "Imran"])
SURNAMES = st.from_regex(
    r"(?:O'|Mc|De )?[A-Z][a-zà-öø-ü]{2,9}(?:-[A-Z][a-z]{2,8})?", fullmatch=True
)
SAID = st.from_regex(r"[a-z ,.;]{0,30}", fullmatch=True)


def case(ref: str = "C1", details: tuple[Mapping[str, str], ...] = (), **values: str) -> Case:
    """A case with columns; an underscore in a keyword is a blank in the header."""
    held = {name.replace("_", " "): value for name, value in values.items()}
    below = tuple(Detail(f"{ref}#{i}", row, PLACE) for i, row in enumerate(details))
    return Case(ref, held, PLACE, below)


def left(text: str, *cases: Case) -> str:
    """The letters of a text that stay, records linked to the first one counted in."""
    held = Holdings(cases).of(cases[0].ref, text)
    out = list(text)
    for found in held.find(text):
        out[found.start : found.end] = "\0" * (found.end - found.start)
    return "".join(out).replace("\0", "")


def spellings(name: str) -> list[str]:
    """The ways in which people write a name."""
    return [
        name,
        name.upper(),
        name.lower() if len(name) > 3 else name,
        f"{name}’s",
        f"{name}'s",
        f"{name}s",
        name.replace("-", " "),
        name.replace("'", ""),
        name.replace("'", "’"),
        name.replace(" ", "  "),
    ]


@given(FORENAMES, SURNAMES, st.integers(0, 9), SAID, SAID)
def test_every_spelling_of_a_surname_goes(
    first: str, last: str, way: int, before: str, after: str
) -> None:
    spelt = spellings(last)[way]
    text = f"{before} {spelt} {after}"
    kept = left(text, case(Complainant_Name=f"{first} {last}"))
    bare = re.sub(r"['’]s$|s$", "", spelt)
    assert bare not in kept
    assert len(kept) <= len(text) - len(bare)


@given(FORENAMES, SURNAMES, SAID)
def test_forenames_initials_and_short_forms_go(first: str, last: str, around: str) -> None:
    letters = first[0] + last[0].upper()
    forms = [
        f"{first} {last}", f"{last}, {first}", first, first.upper(), letters,
        f"{letters[0]}.{letters[1]}.", f"{first[0]}. {last}", f"{first[0]} {last}",
        *(short.title() for short in short_forms(first.casefold())),
    ]  # fmt: skip
    held = case(Officer_Forename=first, Officer_Surname=last)
    for form in forms:
        kept = left(f"{around} ({form}) {around}", held)
        assert not any(c.isupper() for c in kept), form


@given(
    st.sampled_from(
        ["Collar Number", "Vehicle Registration", "Complainant Address", "Twitter Handle", "Mobile",
         "Email", "Crime Reference", "NI Number"]
    ),
    st.from_regex(r"[A-Za-z]{1,4}[0-9]{3,6}(?:[ /.-][A-Z0-9]{2,6}){0,2}", fullmatch=True),
    st.sampled_from(["", " ", "-", "."]),
    SAID,
)  # fmt: skip
def test_every_number_that_a_column_holds_goes_however_it_is_spaced(
    header: str, value: str, mark: str, around: str
) -> None:
    written = re.sub(r"[ /.-]", mark, value)
    kept = left(f"{around} {written} {around}", Case("C1", {header: value}, PLACE))
    assert not any(c.isdigit() for c in kept)


def test_a_street_goes_without_its_number_and_its_town_stays() -> None:
    held = case(Address="14 Alder Lane, Walsall, WS1 9ZZ")
    assert left("She left alder lane for Walsall; WS19ZZ", held) == "She left  for Walsall; "


def test_what_a_linked_record_holds_goes_too() -> None:
    first = case("C1", Complainant_Name="Ann Kershaw", Linked_Case="C3")
    same_person = case("C2", Complainant_Name="Ann Kershaw", Officer_Surname="Dempsey")
    named = case("C3", Officer_Surname="Trelawney")
    other = case("C4", Officer_Surname="Quennell")
    text = "Dempsey, Trelawney and Quennell came"
    assert left(text, first, same_person, named, other) == ",  and Quennell came"


def test_an_id_that_is_a_number_is_looked_for_with_and_without_its_rank() -> None:
    held = case(details=({"subject_id": "PC 4401"},))
    assert left("PC4401 and 4401 left, 44012 stayed", held) == " and  left, 44012 stayed"


def test_ordinary_words_go_only_with_a_capital() -> None:
    cases = [case("C1", Officer_Surname="Brown")]
    held = Holdings(cases, ordinary=frozenset({"brown"})).of("C1", "")
    text = "Brown wore a brown coat, BROWN said"
    assert [text[f.start : f.end] for f in held.find(text)] == ["Brown", "BROWN"]


def test_short_words_must_agree_in_case() -> None:
    assert left("Ng was told, bang, ng", case(Surname="Ng")) == " was told, bang, ng"


@pytest.mark.parametrize(
    "header",
    ["Officer", "Complainant", "Subject Officer", "Complainants", "Complainant Details", "Victim",
     "Witness", "Aggrieved", "Investigating Officer", "Recorded by", "Allocated to"],
)  # fmt: skip
def test_names_go_whatever_their_column_is_called(header: str) -> None:
    held = case(**{header: "Tomasz Novak"})
    text = "officer novak wrote to Tomasz; T. Novak, tn and TN denied it"
    assert left(text, held) == "officer  wrote to ; , tn and  denied it"


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Officer", "Officer 2"), ("Complainant", "Member of the public"),
        ("Victim", "Police staff"), ("Complainant type", "Grace"), ("Officer rank", "Hale"),
        ("Notes", "Tomasz Novak wrote"),
        ("Ward", "North Walsham"), ("Place of birth", "Norwich"), ("Recorded by", "PSD"),
    ],
)  # fmt: skip
def test_what_somebody_is_stays_and_so_do_places(header: str, value: str) -> None:
    held = case(**{header: value})
    text = f"They said {value} came"
    assert left(text, held) == text


def test_of_several_names_in_one_cell_each_is_looked_for() -> None:
    held = case(Complainant="Priya Patel and her mother, Siobhan Daly")
    assert left("Patel, Daly and her mother", held) == ",  and her mother"


def test_a_day_of_birth_goes_and_links_no_records() -> None:
    first = case("C1", DOB="01/02/1961", Officer_Surname="Dempsey")
    other = case("C2", DOB="01/02/1961", Officer_Surname="Trelawney")
    assert left("born 01.02.1961, Trelawney", first, other) == "born , Trelawney"


def test_one_letter_and_two_digits_are_not_looked_for() -> None:
    assert left("A 22 B", case(Surname="B", Collar_Number="22")) == "A 22 B"
