"""What the register holds of people stays out of an answer's words, and so do narratives."""

import csv
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from functools import reduce
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from click.testing import CliRunner

from answerable.cli.redact_command import command as redact_command
from answerable.cli.terminal import Steps
from answerable.engines.answers import answer_request
from answerable.files.registers import read_register
from answerable.model.answer import Answer, Attachment
from answerable.model.errors import UserMistake
from answerable.model.places import Place
from answerable.model.redaction import Kind
from answerable.model.refusals import NoticePart, PublicInterest, Refusal
from answerable.model.register import Case
from answerable.steps.answers.keep_inside import (
    _OURS,
    Inside,
    _records,
    literals_stay_inside,
    records_have_cases,
)
from answerable.steps.answers.write_answer import answer_from_json, answer_json
from answerable.steps.entries.publish import may_leave, public_copy
from answerable.steps.redaction.find_held import Held, Literal
from answerable.steps.registers.select import UNIT_RULES

REGISTER = """\
Case Reference,Date Received,Category,Complainant Name,Officer Surname,Collar Number,Vehicle Registration,Case Summary
CO/00001/20,2020-01-14,Incivility,Mary Ann Dorrington,Quimby,4417,BD51 SMR,"PC Quimby (4417) shouted at Ms Dorrington beside her car on the high street and then drove off without giving his name."
CO/00002/20,2020-02-14,Delay,Rosalind Fairweather,Okonedo,2210,LK02 ABC,A reply took five weeks.
CO/00003/20,2020-03-14,Delay,,Quimby,4417,,Nobody came.
"""
REQUEST = """
reference = "7_20"
title = "{title}"
authority = "Middlemarch Constabulary"
received = 2020-05-04
answered = 2020-05-20
author = "A. Clerk"
intro = "{intro}"
[topic]
name = "driving off"
terms = ["drove"]
decisions = "decisions.csv"
[[question]]
number = "1"
text = "How many complaints?"
statement = "{statement}"
[[question.count]]
population = "complaints"
unit = "{unit}"
list = {{ columns = ["category", "{column}"]{redactions} }}
{tables}
[small_counts]
reason = "general words"
by = "A. Clerk"
on = 2020-05-18
approved_by = "B. Head"
approved_on = 2020-05-19
worksheet = {{ who_would_know = "x", press = "x", small_unit = "x", dates = "x", earlier_answers = "x", harm = "x", already_public = "x", decision = "x" }}
"""


def _answer(folder: Path, wording: str = "Rude words in the street", **words: str) -> Answer:
    given = {"title": "Complaints", "intro": "", "statement": "", "column": "wording",
             "redactions": "", "unit": "case", "tables": "", **words}  # fmt: skip
    register, ref = given.pop("register", REGISTER), given.pop("ref", "CO/00001/20")
    (folder / "register.csv").write_text(register, encoding="utf-8")
    (folder / "request.toml").write_text(REQUEST.format(**given), encoding="utf-8")
    with (folder / "decisions.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("ref", "relevant", "by", "on", "note", "wording"))
        rows.writerow((ref, "yes", "A. Reader", "2020-05-10", "", wording))
    return answer_request(
        folder / "request.toml", [folder / "register.csv"], mapping=None,
        steps=Steps(6, quiet=True),
    ).answer  # fmt: skip


def _codes(answer: Answer) -> set[str]:
    return {f.code for f in answer.checks if f.open}


@pytest.mark.parametrize(
    "planted",
    ["Dorrington", "mrs DORRINGTON", "Mary-Ann Dorrington's", "PC 4417", "collar 4417", "BD51SMR",
     "Quimby", "Quimbys"],
)  # fmt: skip
@pytest.mark.parametrize("where", ["wording", "intro", "statement", "title"])
def test_a_name_a_number_or_a_plate_of_a_record_behind_the_answer_blocks_it(
    tmp_path: Path, planted: str, where: str
) -> None:
    words = f"About {planted} in general"
    answer = _answer(tmp_path, words) if where == "wording" else _answer(tmp_path, **{where: words})
    assert "register-literal-printed" in _codes(answer)


@pytest.mark.parametrize(
    "harmless",
    ["Rude words in the street", "In 4417 cases", "Fairweather", "PC 2210", "May 2020",
     "An answer of Middlemarch Constabulary", "He drove off"],
)  # fmt: skip
def test_other_words_numbers_and_people_do_not(tmp_path: Path, harmless: str) -> None:
    """Records that are neither behind the answer nor linked to one that is hold no secret of it."""
    assert "register-literal-printed" not in _codes(_answer(tmp_path, harmless))


def _texts(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where each text of a public copy stands that somebody writes or a record holds."""
    if isinstance(part, str):
        yield path
    pairs = enumerate(part) if isinstance(part, list) else ()
    for key, inner in part.items() if isinstance(part, dict) else pairs:
        if key not in _OURS and not (key == "figures" and "label" in part):
            yield from _texts(inner, (*path, key))


def test_wherever_a_name_is_printed_it_is_found(tmp_path: Path) -> None:
    """In every text of the public copy but its head, whatever key it stands under."""
    answer = _full(tmp_path)
    entry, inside = may_leave(answer), Inside(_cases(tmp_path))
    assert list(literals_stay_inside(answer, entry, inside)) == []
    paths = [path for path in _texts(entry) if path[0] not in ("reference", "authority")]
    keys = {next(key for key in reversed(path) if isinstance(key, str)) for path in paths}
    assert keys >= {
        "title", "topic", "intro", "correction", "text", "label", "population", "conditions",
        "date_rule", "dimension", "columns", "rows", "narrative", "limits", "variants", "name",
        "withheld", "reason", "prejudice", "for_disclosure", "words", "points", "paragraphs",
    }  # fmt: skip
    for path in paths:
        planted = deepcopy(entry)
        *way, last = path
        part = reduce(lambda inner, key: inner[key], way, planted)
        part[last] = f"{part[last]} of Quimby"
        found = {one.code for one in literals_stay_inside(answer, planted, inside)}
        assert found == {"register-literal-printed"}, path


def _full(folder: Path) -> Answer:
    """An answer that says something in every place."""
    answer = _answer(folder, intro="About them.", statement="We looked.", tables=BY)
    (question,) = answer.questions
    why = PublicInterest(("Openness.",), ("Candour.",), "Candour.")
    refused = Refusal(
        "36(2)(b)(i)", "The minutes.", "They are advice.", "Would inhibit it.", why,
        particulars={"opinion": "The chief officer's."},
    )  # fmt: skip
    told = replace(
        question, refusals=(refused,), notice=(NoticePart("Refused", ("It is.",), ("A point",)),)
    )
    method = replace(answer.method, variants=("driven (for drove)",), limits=("One export.",))
    return replace(
        answer, questions=(told,), method=method, correction="A table.",
        attachments=(Attachment("minutes.pdf", "0" * 64),),
    )  # fmt: skip


BY = 'by = [["category", "year"]]\nwhere = { category = "Incivility" }'


def _cases(folder: Path) -> Sequence[Case]:
    return read_register([folder / "register.csv"], None).cases


def test_a_line_of_many_may_be_called_as_a_place_is_and_never_as_a_person(tmp_path: Path) -> None:
    answer = _full(tmp_path)
    inside = Inside(_cases(tmp_path))

    def found(label: str, value: int) -> bool:
        entry = deepcopy(may_leave(answer))
        (question,) = entry["questions"]
        for figure in question["figures"]:
            figure["value"] = value
        (table,) = question["tables"]
        table["rows"][0]["label"] = table["columns"][0] = label
        return bool(list(literals_stay_inside(answer, entry, inside)))

    assert found("BD51 SMR", 3)
    assert not found("BD51 SMR", 30)
    assert found("Quimby", 30)


PEOPLE = "Case Reference,Date Received,Category,Case Summary,{}\n" + "".join(
    f"CO/{number}/20,2020-01-14,Delay,He drove off,{{}}\n" for number in (1, 2, 3)
)


@pytest.mark.parametrize(
    "header",
    ["Officer", "Complainant", "Subject Officer", "Complainants", "Complainant Details", "Victim",
     "Witness", "Aggrieved", "Investigating Officer", "Recorded by", "Dealt with"],
)  # fmt: skip
def test_a_column_of_names_is_not_listed_whatever_it_is_called(tmp_path: Path, header: str) -> None:
    names = ("Mr Olu Okafor", "Rosemary Tate", "Priya Patel")
    register = PEOPLE.format(header, *names)
    listed = _answer(tmp_path, register=register, ref="CO/1/20", column=header)
    assert "register-literal-printed" in _codes(listed)
    worded = _answer(tmp_path, "Olu Okafor wrote", register=register, ref="CO/1/20")
    assert "register-literal-printed" in _codes(worded)


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Officer rank", ("PC", "Sergeant", "PCSO")),
        ("Officer count", ("1", "2", "1")),
        ("Investigating Officer", ("Officer 1", "Officer 2", "Officer 1")),
        ("Complainant type", ("Member of the public", "Police officer", "Solicitor")),
        ("Complainant ethnicity", ("White British", "Asian", "Not stated")),
        ("Complainant", ("Member of the public", "Police staff", "Anonymous")),
        ("Ward", ("North Walsham", "Great Yarmouth", "Kings Lynn")),
    ],
)
def test_a_column_of_what_people_are_is_listed(
    tmp_path: Path, header: str, values: Sequence[str]
) -> None:
    register = PEOPLE.format(header, *values)
    answer = _answer(tmp_path, register=register, ref="CO/1/20", column=header)
    assert answer.questions[0].lists[0].rows[0][1] in values
    assert not _codes(answer) & {"register-literal-printed", "identifier-printed"}


def test_a_column_of_days_of_birth_is_not_listed(tmp_path: Path) -> None:
    register = PEOPLE.format("Complainant's Date of Birth", *["01/02/1961"] * 3)
    column = "Complainant's Date of Birth"
    answer = _answer(tmp_path, register=register, ref="CO/1/20", column=column)
    assert {"register-literal-printed", "identifier-printed"} <= _codes(answer)


@pytest.mark.parametrize("where", ["wording", "intro", "statement", "title"])
@pytest.mark.parametrize("told", ["Dear Rowan Vale", "see 07700 900123", "Mrs Jane Smith wrote"])
def test_what_tells_of_somebody_by_its_shape_blocks_wherever_it_stands(
    tmp_path: Path, told: str, where: str
) -> None:
    answer = _answer(tmp_path, told) if where == "wording" else _answer(tmp_path, **{where: told})
    assert "identifier-printed" in _codes(answer)


def test_what_a_linked_record_holds_is_looked_for_too(tmp_path: Path) -> None:
    """The third record has the same collar number; it is not behind the answer."""
    answer = _answer(tmp_path, statement="The officer, whose surname is quimby, has left.")
    assert "register-literal-printed" in _codes(answer)


def test_a_wording_taken_from_the_narrative_word_for_word_blocks(tmp_path: Path) -> None:
    copied = "Shouted beside her car on the high street and then drove off"
    assert "wording-copied" in _codes(_answer(tmp_path, copied))
    assert "wording-copied" not in _codes(_answer(tmp_path, "Drove off without a name"))


def test_a_listed_narrative_needs_its_finished_redaction(tmp_path: Path) -> None:
    assert {"wording-missing"} <= _codes(_answer(tmp_path, column="narrative"))
    folder = tmp_path / "redacted"
    register = str(tmp_path / "register.csv")
    run = ["--register", register, "--ref", "CO/00001/20", "--out", str(folder)]
    CliRunner().invoke(redact_command, run, catch_exceptions=False)
    named = ', redactions = "ruled.csv"'
    with (folder / "redactions.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 2
    for ruled, codes in ((rows[:1], {"redaction-open"}), (rows, set[str]())):
        for row in ruled:
            row.update(ruling="removed", by="A. Reader", on="2020-05-11")
        _write(tmp_path / "ruled.csv", rows)
        answer = _answer(tmp_path, column="narrative", redactions=named)
        assert _codes(answer) & {"redaction-open", "narrative-unredacted"} == codes
    derived = public_copy(answer)["questions"][0]["lists"][0]["rows"][0][1]
    assert _codes(answer) == set()
    assert "high street" in derived
    for secret in ("Quimby", "4417", "Dorrington"):
        assert secret not in derived


COUNTED_REGISTER = """\
Case Reference,Date Received,Category,Subject ID,Collar Number,Allegation No,Allegation,Outcome,Officer Surname,Case Summary
CO/1/20,2020-01-14,Rude,A/PS 2210#1,4417,1/2,Incivility,Advice,Quimby,"PC Quimby shouted at a driver beside a car on the high street and then drove off at speed."
CO/1,2020-02-14,Rude,20,5518,A,Delay,Advice,Okonedo,A reply took five weeks.
"""


@pytest.mark.parametrize("unit", UNIT_RULES)
def test_whatever_is_counted_its_case_is_found_and_kept_inside(tmp_path: Path, unit: str) -> None:
    """References and subjects hold the marks by which ids are put together; CO/1 is a case too."""
    copied = "Shouted at a driver beside a car on the high street and then drove off"
    given = {"unit": unit, "register": COUNTED_REGISTER, "ref": "CO/1/20"}
    answer = _answer(tmp_path, f"{copied}, said Quimby", **given)
    assert {"wording-copied", "register-literal-printed"} <= _codes(answer)
    figure = answer.questions[0].figures[0]
    assert {answer.case_of(record) for record in figure.records} == {"CO/1/20"}
    assert "narrative-unredacted" in _codes(_answer(tmp_path, column="narrative", **given))
    kept = replace(answer, intro="As told in CO/1/20.", searched="")
    with pytest.raises(UserMistake, match="CO/1/20"):
        public_copy(answer_from_json(answer_json(kept)))
    assert "record-without-case" not in _codes(answer)


def test_a_counted_thing_whose_case_is_not_found_blocks_the_answer(tmp_path: Path) -> None:
    answer = _answer(tmp_path)
    (found,) = records_have_cases(answer, {})
    assert (found.code, found.severity) == ("record-without-case", "block")
    assert "CO/00001/20" in found.message


SHARED_REGISTER = """\
Case Reference,Date Received,Category,Subject ID,Officer Surname,Case Summary
MI/1,2020-01-14,Kind,2,Quimby,"PC Quimby was kind to a driver."
MI/1/2,2020-02-14,Rude,7,Dorrington,"PC Dorrington shouted at a driver and then drove off."
"""


def test_a_case_whose_reference_is_the_id_of_a_subject_of_another_is_looked_for_too(
    tmp_path: Path,
) -> None:
    """Subject 2 of MI/1 is counted elsewhere in the answer, under the id MI/1/2."""
    answer = _answer(tmp_path, "Dorrington shouted", register=SHARED_REGISTER, ref="MI/1/2")
    shared = replace(answer, cases={"MI/1/2": "MI/1"})
    cases = {ref: Case(ref, {}, Place("register.csv")) for ref in ("MI/1", "MI/1/2")}
    assert set().union(*_records(shared, cases)) == {"MI/1", "MI/1/2"}
    assert list(records_have_cases(shared, cases)) == []
    (found,) = records_have_cases(shared, {"MI/1": cases["MI/1"]})
    assert found.code == "record-without-case"
    for printed in ("MI/1", "MI/1/2"):
        with pytest.raises(UserMistake, match=printed):
            public_copy(replace(shared, intro=f"As told in {printed}.", seal=None))


def test_an_answer_written_before_cases_were_noted_keeps_their_references(tmp_path: Path) -> None:
    given = {"unit": "allegation", "register": COUNTED_REGISTER, "ref": "CO/1/20"}
    noted = answer_json(replace(_answer(tmp_path, **given), intro="As told in CO/1/20."))
    del noted["cases"]
    with pytest.raises(UserMistake, match="CO/1/20"):
        public_copy(answer_from_json(noted))


@pytest.mark.parametrize("written", ["About SHOUTED", "It shouted", "DORRINGTON was there"])
def test_a_removed_word_is_found_however_it_is_written(tmp_path: Path, written: str) -> None:
    case = "CO/00001/20"
    text = next(csv.DictReader(REGISTER.splitlines()))["Case Summary"]
    rulings = [_ruled(case, text, words) for words in ("shouted", "Dorrington")]
    _write(tmp_path / "ruled.csv", rulings)
    answer = _answer(tmp_path, written, column="narrative", redactions=', redactions = "ruled.csv"')
    assert "removed-printed" not in _codes(answer)
    words = 'wording", "narrative'
    answer = _answer(tmp_path, written, column=words, redactions=', redactions = "ruled.csv"')
    assert "removed-printed" in _codes(answer)


def _ruled(ref: str, text: str, words: str) -> dict[str, str]:
    start = text.index(words)
    place = {"from": str(start), "to": str(start + len(words))}
    said = {"ruling": "removed", "by": "A. Reader", "on": "2020-05-11"}
    return {"ref": ref, "words": words, **place, **said}


BARE_REGISTER = """\
Case Reference,Date Received,Category,Case Summary
CO/00001/20,2020-01-14,Incivility,Somebody drove past and was rude.
"""


def test_a_narrative_in_which_nothing_is_proposed_is_ruled_on_as_a_whole(tmp_path: Path) -> None:
    given = {"column": "narrative", "register": BARE_REGISTER}
    named = {**given, "redactions": ', redactions = "ruled.csv"'}
    assert {"narrative-unredacted", "wording-missing"} <= _codes(_answer(tmp_path, **given))
    rulings = tmp_path / "ruled.csv"
    (row,) = _redacted(tmp_path, "first")
    assert (row["words"], row["kind"]) == ("Somebody drove past and was rude.", "nothing proposed")
    assert not (tmp_path / "first" / "narratives.csv").exists()
    _write(rulings, [row])
    assert "narrative-unredacted" in _codes(_answer(tmp_path, **named))
    assert len(_redacted(tmp_path, "unruled", "--rulings", str(rulings))) == 1
    assert not (tmp_path / "unruled" / "narratives.csv").exists()
    row |= {"ruling": "kept", "by": "A. Reader", "on": "2020-05-11"}
    _write(rulings, [row])
    answer = _answer(tmp_path, **named)
    assert _codes(answer) == set()
    assert answer.questions[0].lists[0].rows[0][1] == "Somebody drove past and was rude."
    _redacted(tmp_path, "ruled", "--rulings", str(rulings))
    assert (tmp_path / "ruled" / "narratives.csv").exists()


def _redacted(folder: Path, name: str, *more: str) -> list[dict[str, str]]:
    out = folder / name
    run = ["--register", str(folder / "register.csv"), "--out", str(out), *more]
    CliRunner().invoke(redact_command, run, catch_exceptions=False)
    with (out / "redactions.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def test_what_a_register_holds_is_looked_for_in_thousands_of_lines_at_once() -> None:
    words = (f"{chr(97 + n % 26)}x{n}" for n in range(20_000))
    held = Held({word: Literal(word, Kind.COMPLAINANT, word) for word in words})
    began = process_time()
    assert not [one for n in range(3_000) for one in held.find(f"Complaints of kind {n}")]
    assert process_time() - began < 0.5
