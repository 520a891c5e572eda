"""A slip in a request is told: it never makes a nil, or a smaller figure, that looks like one."""

from pathlib import Path

import pytest

from answerable.cli.terminal import Steps
from answerable.engines.answers import answer_request
from answerable.files.registers import read_register
from answerable.files.snapshots import write_snapshot
from answerable.model.answer import Answer
from answerable.model.clauses import CLAUSES
from answerable.model.errors import UserMistake
from answerable.steps.checks.check import check
from answerable.steps.entries.publish import public_copy

REGISTER = """\
Complaint Ref,Date Received,Type of Case,Ward,Outcome,Summary
C1,01/01/2014,Public complaint,North,NFA,posted on facebook
C2,31/12/2014 23:59,Public complaint,north,No further action,a facebook page
C3,13/06/2015,Conduct matter,South,Written warning,facebook
C4,,Public complaint,South,NFA,facebook
"""
REQUEST = """
reference = "1_16"
title = "T"
authority = "A"
received = 2016-03-14
[topic]
name = "social media"
terms = ["facebook"]
[[question]]
number = "1"
text = "How many complaints?"
[[question.count]]
population = "complaints"
"""


def _answer(folder: Path, count: str, register: str = REGISTER, mapping: str = "") -> Answer:
    (folder / "register.csv").write_text(register, encoding="utf-8")
    return _answered(folder, count, folder / "register.csv", mapping)


def _answered(folder: Path, count: str, register: Path, mapping: str = "") -> Answer:
    (folder / "request.toml").write_text(REQUEST + count, encoding="utf-8")
    (folder / "map.toml").write_text(mapping, encoding="utf-8")
    said = str(folder / "map.toml") if mapping else None
    steps = Steps(6, quiet=True)
    return answer_request(folder / "request.toml", [register], mapping=said, steps=steps).answer


def _value(answer: Answer) -> object:
    return answer.questions[0].figures[0].value


def _codes(answer: Answer) -> set[str]:
    return {finding.code for finding in answer.checks}


@pytest.mark.parametrize(
    ("count", "code"),
    [
        ('where = { colour = "red" }', "column-not-held"),
        ('except = { colour = "red" }', "column-not-held"),
        ('by = ["colour"]', "column-not-held"),
        ('by = [["year", "colour"]]', "column-not-held"),
        ('list = { columns = ["rnak", "wording"] }', "column-not-held"),
        ('date = "finalised_on"\nfrom = 2014-01-01\nto = 2014-12-31', "column-not-held"),
        ('date = "finalised_on"\nby = ["year"]', "column-not-held"),
        ('unit = "allegation"', "unit-not-held"),
        ('unit = "subject"', "unit-not-held"),
        ('where = { Ward = "North", ward = "South" }', "column-twice"),
        ('on_topic = false\nby = ["term"]', "term-without-topic"),
        ('by = [["year", "year"]]', "request-wrong"),
        ('by = [["Ward", "ward"]]', "request-wrong"),
    ],
)
def test_a_column_that_is_not_there_or_named_twice_is_refused(
    tmp_path: Path, count: str, code: str
) -> None:
    with pytest.raises(UserMistake) as refused:
        _answer(tmp_path, count)
    assert refused.value.code == code
    assert refused.value.where == "question 1 of the request"


def test_a_unit_that_no_column_tells_of_is_not_held_and_not_none(tmp_path: Path) -> None:
    with pytest.raises(UserMistake) as refused:
        _answer(tmp_path, 'unit = "outcome"', REGISTER.replace("Outcome", "Remark"))
    assert refused.value.code == "unit-not-held"
    mapping = '[columns]\n"Remark" = "outcome"'
    register = REGISTER.replace("Outcome", "Remark")
    assert _value(_answer(tmp_path, 'unit = "outcome"', register, mapping)) == 4


@pytest.mark.parametrize("name", ["case_type", '"case type"', '"Type of Case"', '"TYPE OF CASE"'])
def test_a_column_may_be_named_as_the_export_names_it(tmp_path: Path, name: str) -> None:
    assert _value(_answer(tmp_path, f'where = {{ {name} = "public complaint" }}')) == 3


def test_cases_may_be_chosen_by_their_reference(tmp_path: Path) -> None:
    assert _value(_answer(tmp_path, 'where = { case_ref = ["C1", "c3"] }')) == 2


def test_a_header_of_two_columns_is_asked_about(tmp_path: Path) -> None:
    register = REGISTER.replace("Ward,Outcome", "Ward,ward")
    with pytest.raises(UserMistake) as refused:
        _answer(tmp_path, 'where = { WARD = "North" }', register)
    assert refused.value.code == "column-not-one"


def test_a_misspelt_value_is_told_with_what_was_meant(tmp_path: Path) -> None:
    answer = _answer(tmp_path, 'where = { case_type = "Public complain" }')
    told = next(finding for finding in answer.checks if finding.code == "value-misspelt")
    assert "“Public complaint”" in told.message
    assert told.open


def test_a_nil_under_conditions_says_what_was_looked_through(tmp_path: Path) -> None:
    true = _answer(tmp_path, 'where = { case_type = "Public complaint", Ward = "South" }\n'
                   'except = { Ward = "South" }')  # fmt: skip
    figure = true.questions[0].figures[0]
    assert (figure.value, figure.searched) == (0, "4 cases")
    assert "nil-of-nothing" not in _codes(true)


def test_a_value_that_no_record_has_is_noted(tmp_path: Path) -> None:
    found = _answer(tmp_path, 'where = { case_type = ["Public complaint", "Grievance"] }')
    assert _value(found) == 3
    assert {"value-unmatched"} == _codes(found) & {"value-unmatched", "nil-of-nothing"}
    assert "value-unmatched" in _codes(_answer(tmp_path, 'except = { case_type = "Grievance" }'))


def test_what_was_found_with_the_register_is_not_lost_without_it(tmp_path: Path) -> None:
    answer = _answer(tmp_path, 'where = { case_type = "Public complain" }')
    assert check(answer) == answer.checks


def test_an_outcome_is_counted_in_every_spelling_the_order_knows(tmp_path: Path) -> None:
    for words in ("NFA", "No further action", "no action"):
        answer = _answer(tmp_path, f'where = {{ outcome = "{words}" }}')
        assert (_value(answer), "value-unmatched" in _codes(answer)) == (3, False)
    assert _value(_answer(tmp_path, 'except = { outcome = "NFA" }')) == 1


def test_records_without_a_date_are_counted_apart(tmp_path: Path) -> None:
    answer = _answer(tmp_path, "from = 2014-01-01\nto = 2014-12-31")
    assert _value(answer) == 2
    told = next(finding for finding in answer.checks if finding.code == "records-undated")
    assert told.message.startswith("1 case with no date received cannot be counted")


def test_an_outcome_that_the_order_does_not_know_is_one_line_whatever_its_case(
    tmp_path: Path,
) -> None:
    register = REGISTER.replace("NFA", "Spoken to").replace("No further action", "spoken  to")
    (table,) = _answer(tmp_path, 'by = ["outcome"]', register).questions[0].tables
    assert [(row.label, row.values) for row in table.rows] == [
        ("Written warning", (1,)),
        ("Spoken to", (3,)),
    ]


@pytest.mark.parametrize(
    ("register", "code"),
    [
        ("Complaint Ref,Date Received\nC1,13/02/2014\n", "no-narrative"),
        ("Complaint Ref,Date Received,Summary\nC1,13/02/2014,\n", "no-narrative"),
        ("Complaint Ref,Date Received,Summary\nC1,31/02/2014,facebook\n", "no-cases"),
    ],
)
def test_a_register_with_nothing_to_search_is_refused(
    tmp_path: Path, register: str, code: str
) -> None:
    with pytest.raises(UserMistake) as refused:
        _answer(tmp_path, "", register)
    assert refused.value.code == code


def test_records_that_could_not_be_read_are_told_to_staff_and_public(tmp_path: Path) -> None:
    lost = REGISTER + "C5,31/02/2014,Public complaint,North,NFA,facebook\nTotal: 5\n"
    answer = _answer(tmp_path, "", lost)
    told = next(finding for finding in answer.checks if finding.code == "records-lost")
    assert told.message.startswith("could not be read and are in no figure: 1 row of 6, ")
    assert told.open
    assert CLAUSES["records-lost"] in answer.caveats


def test_a_refusal_tells_neither_what_its_words_found_nor_how_it_was_counted(
    tmp_path: Path,
) -> None:
    refused = """outcome = "refused"
[[question.exemption]]
section = "40(2)"
withheld = "the number"
reason = "It is about few people."
principle = "the first principle"
"""
    text = REQUEST.replace('[[question.count]]\npopulation = "complaints"\n', refused)
    (tmp_path / "request.toml").write_text(text, encoding="utf-8")
    (tmp_path / "register.csv").write_text(REGISTER, encoding="utf-8")
    steps = Steps(6, quiet=True)
    answer = answer_request(
        tmp_path / "request.toml", [tmp_path / "register.csv"], mapping=None, steps=steps
    ).answer
    method = public_copy(answer)["method"]
    assert (method["hits"], method["undecided"], method["terms"][0]["hits"]) == (None, None, None)
    assert answer.caveats == ()


@pytest.mark.parametrize(
    ("unit", "clauses"),
    [("case", ()), ("subject", ("pairs-repeated",)), ("allegation", ("people-repeated",))],
)
def test_how_often_a_person_is_counted_is_said_as_the_unit_has_it(
    tmp_path: Path, unit: str, clauses: tuple[str, ...]
) -> None:
    """Two allegations against one officer in one case are one officer–case pair."""
    register = (
        "Complaint Ref,Date Received,Subject ID,Allegation,Summary\n"
        "C1,01/01/2014,P01,Rude,facebook\nC1,01/01/2014,P01,Force,facebook\n"
    )
    answer = _answer(tmp_path, f'unit = "{unit}"\n', register)
    assert _value(answer) == (2 if unit == "allegation" else 1)
    kinds = ("pairs-repeated", "people-repeated")
    assert tuple(kind for kind in kinds if CLAUSES[kind] in answer.caveats) == clauses


def test_a_line_below_the_table_is_no_lost_record(tmp_path: Path) -> None:
    answer = _answer(tmp_path, "", REGISTER + "Total: 4\n")
    assert "records-lost" not in _codes(answer)
    assert CLAUSES["records-lost"] not in answer.caveats


PAID = """
[[question.register]]
name = "payments"
file = "paid.csv"
unit = "entry"
label = "payments"
date = "paid_on"
from = 2016-01-01
to = 2016-01-31
"""
DAY_FIRST = '[dates]\n"paid_on" = "day first"\n'


@pytest.fixture
def paid(tmp_path: Path) -> Path:
    (tmp_path / "paid.csv").write_text("what,paid_on\na,01/02/2016\nb,03/01/2016\n", "utf-8")
    return tmp_path


def test_a_mapping_says_how_the_dates_of_a_small_register_are_read(paid: Path) -> None:
    with pytest.raises(UserMistake) as open_order:
        _answer(paid, PAID)
    assert open_order.value.code == "dates-ambiguous"
    assert _paid(_answer(paid, PAID, mapping=DAY_FIRST)) == 1
    behind_file = DAY_FIRST.replace("paid_on", "paid.csv: Paid on")
    assert _paid(_answer(paid, PAID, mapping=behind_file)) == 1


def _paid(answer: Answer) -> object:
    return answer.questions[0].figures[-1].value


@pytest.mark.parametrize(
    "mapping",
    [
        DAY_FIRST.replace("paid_on", "what"),
        DAY_FIRST.replace("paid_on", "payed_on"),
        DAY_FIRST + '[columns]\n"paid_on" = "received_on"\n',
    ],
)
def test_a_mapping_that_names_what_neither_register_dates_is_refused(
    paid: Path, mapping: str
) -> None:
    with pytest.raises(UserMistake, match="not in the file"):
        _answer(paid, PAID, mapping=mapping)


def test_a_snapshot_takes_a_mapping_that_is_only_about_a_small_register(paid: Path) -> None:
    (paid / "register.csv").write_text(REGISTER, encoding="utf-8")
    register = read_register([paid / "register.csv"])
    kept = paid / "snapshot.jsonl"
    write_snapshot(kept, register)
    assert _paid(_answered(paid, PAID, kept, DAY_FIRST)) == 1
    register_too = DAY_FIRST + '"Date Received" = "day first"'
    for more in ("drop_duplicates = true\n" + DAY_FIRST, register_too):
        with pytest.raises(UserMistake) as refused:
            _answered(paid, PAID, kept, more)
        assert refused.value.code == "snapshot-not-alone"
