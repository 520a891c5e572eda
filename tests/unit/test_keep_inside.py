"""What the register holds of people stays out of an answer's words, and so do narratives."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli.redact_command import command as redact_command
from answerable.cli.terminal import Steps
from answerable.engines.answers import answer_request
from answerable.model.answer import Answer
from answerable.steps.publish import public_copy

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
list = {{ columns = ["category", "{column}"]{redactions} }}
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
             "redactions": "", **words}  # fmt: skip
    (folder / "register.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "request.toml").write_text(REQUEST.format(**given), encoding="utf-8")
    with (folder / "decisions.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("ref", "relevant", "by", "on", "note", "wording"))
        rows.writerow(("CO/00001/20", "yes", "A. Reader", "2020-05-10", "", wording))
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


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
