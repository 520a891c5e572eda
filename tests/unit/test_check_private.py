"""What is to be published tells of nobody: neither of whoever asked nor of anybody else."""

from dataclasses import replace

import pytest

from answerable.engines.answers import Run
from answerable.model.errors import UserMistake
from answerable.steps.checks.check import check
from answerable.steps.checks.check_private import NOBODY, AskedBy, check_reason, nobody_is_told_of

ROWAN = AskedBy("Rowan Vale", "rowan@example.org", "1 Elm Road\nNorwich\nNR1 1AA")


def _kinds(text: str, asked_by: AskedBy = NOBODY) -> set[str]:
    """The codes of what is found, with the kind as it is told."""
    found = nobody_is_told_of([("the title", text)], asked_by, own="Norwich Council 7_20")
    return {f"{one.code}: {one.message.split(': take')[0]}" for one in found}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dogs, asked by Rowan Vale", "name"),
        ("ROWAN VALE wrote", "name"),
        ("Vale, Rowan", "name"),
        ("R. Vale and Rowan’s dog", "name"),
        ("we wrote to rowan@example.org", "e-mail address"),
        ("somebody in Elm Road", "postal address"),
        ("at nr11aa", "postal address"),
    ],
)
def test_nothing_of_whoever_asked_is_printed_and_the_finding_does_not_repeat_it(
    text: str, kind: str
) -> None:
    found = list(nobody_is_told_of([("the title", text)], ROWAN))
    (one,) = [one for one in found if one.code == "requester-printed"]
    assert (one.severity, one.where) == ("block", "the title")
    assert one.message.startswith(f"the words give the {kind} of whoever asked")
    told = " ".join(one.message + one.quote for one in found).casefold()
    assert not any(word in told for word in ("rowan", "elm road", "nr11aa"))


@pytest.mark.parametrize(
    "text",
    ["A vale of tears", "Norwich Council answered", "How many dogs?", "Officers of the force"],
)
def test_a_word_that_the_requester_is_called_by_is_a_word_elsewhere(text: str) -> None:
    assert _kinds(text, ROWAN) == set()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("A member of the public", "A member of the public complained"),
        ("Anonymous", "An anonymous letter"),
        ("BBC News", "It was in the news"),
        ("Mark May", "In May 2020 they left a mark"),
        ("Mr Brown", "in a brown envelope"),
        ("", "Nobody"),
    ],
)
def test_who_is_no_person_and_ordinary_words_are_not_looked_for(name: str, text: str) -> None:
    assert _kinds(text, AskedBy(name)) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Write to jane.smith@example.org", "an e-mail address"),
        ("see 07700 900123", "a telephone number"),
        ("Contact the office on 07700 900123", "a telephone number"),
        ("ring +44 7700 900123", "a telephone number"),
        ("of NR2 2BB", "a postcode"),
        ("lives at 1 Elm Road", "a house in a street"),
        ("born on 1 February 1961", "a date of birth"),
        ("Dear Rowan Vale, thank you", "a greeting by name"),
        ("Dear Mrs Smith", "a greeting by name"),
        ("Mrs Jane Smith complained about it", "a name behind Mr, Mrs, Ms or Dr"),
        ("Dr Patel said so", "a name behind Mr, Mrs, Ms or Dr"),
    ],
)
def test_what_is_somebodys_by_its_shape_blocks(text: str, kind: str) -> None:
    message = f"something is printed that identifies one person: {kind}"
    assert _kinds(text) == {f"identifier-printed: {message}"}


@pytest.mark.parametrize(
    "text",
    [
        "Write to foi@norfolk.police.uk or to enquiries@example.org",
        "icocasework@ico.org.uk",
        "Call 101 or 0303 123 1113",
        "Contact us on 01953 424242",
        "The Information Commissioner, Wycliffe House, Water Lane, Wilmslow SK9 5AF",
        "The police station at 12 Acacia Road, NR1 1AA",
        "Dear Sir or Madam",
        "Dear applicant",
        "Mr Simon Bailey, the Chief Constable",
        "Crimes in NR1 and NR2, 1,234,567 records, 2015/16",
        "9 cases: complaints, by date recorded, 1 April 2011 to 31 March 2016.",
        "Charlotte Street",
    ],
)
def test_offices_days_and_places_may_be_printed(text: str) -> None:
    assert _kinds(text) == set()


@pytest.mark.parametrize(
    ("reason", "what"),
    [
        ("Rowan Vale could be recognised.", "the name of whoever asked"),
        ("Mrs Smith could be recognised.", "a name behind Mr, Mrs, Ms or Dr"),
    ],
)
def test_a_reason_that_is_printed_tells_of_nobody(reason: str, what: str) -> None:
    with pytest.raises(UserMistake) as mistake:
        check_reason(reason, ROWAN, where="reason")
    assert mistake.value.code == "reason-tells-of-somebody"
    assert what in mistake.value.what
    check_reason("A person could be recognised.", ROWAN, where="reason")


@pytest.mark.parametrize("header", ["DOB", "Complainant's date of birth", "Year of birth"])
def test_a_day_of_birth_is_never_listed_counted_by_or_chosen(demo_run: Run, header: str) -> None:
    answer = demo_run.answer
    first, second, *others = answer.questions
    table, figure = first.tables[0], first.figures[0]
    listing = second.lists[0]
    planted = [
        (replace(first, tables=(replace(table, dimension=header),)), second),
        (replace(first, tables=(replace(table, title=f"Cases, by rank and {header}"),)), second),
        (replace(first, figures=(replace(figure, conditions=(f"{header} is 1",)),)), second),
        (first, replace(second, lists=(replace(listing, columns=(header, "Rank")),))),
    ]
    for questions in planted:
        found = check(replace(answer, questions=(*questions, *others)))
        assert "identifier-printed" in {one.code for one in found}


@pytest.mark.parametrize(
    ("header", "label", "blocks"),
    [
        ("Officer", "Hale", True), ("Subject", "MC", True), ("Complainant", "Priya Patel", True),
        ("Officer name", "Brown", True), ("Officer", "Officer 1", False),
        ("Complainant", "Member of the public", False), ("Rank", "Hale", False),
    ],
)  # fmt: skip
def test_names_are_no_lines_of_a_table_however_many_stand_behind_each(
    demo_run: Run, header: str, label: str, blocks: bool
) -> None:
    first, *others = demo_run.answer.questions
    table = first.tables[0]
    rows = (replace(table.rows[0], label=label),)
    named = replace(first, tables=(replace(table, dimension=header, rows=rows),))
    found = check(replace(demo_run.answer, questions=(named, *others)))
    assert ("identifier-printed" in {one.code for one in found}) is blocks
