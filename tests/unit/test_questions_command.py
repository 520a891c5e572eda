"""What the command prints for a program and for a reader."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli.questions_command import command
from answerable.model.errors import UserMistake

LETTER = """Dear Sir,
1. How many officers were dismissed in 2014, by rank?
2. How many dogs do you keep?
Yours
"""


@pytest.fixture
def letter(tmp_path: Path) -> str:
    path = tmp_path / "request.txt"
    path.write_text(LETTER, encoding="utf-8")
    return str(path)


def test_the_json_has_the_shape_of_the_contract(letter: str) -> None:
    printed = CliRunner().invoke(command, [letter, "--received", "2016-03-14", "--json"])
    first, second = json.loads(printed.output)["questions"]
    shape = {"number", "parent", "text", "period", "population", "unit", "by"}
    assert shape <= set(first)
    assert first["number"] == "1"
    assert first["parent"] is None
    assert first["by"] == ["rank"]
    period = {name: first["period"][name] for name in ("from", "to", "words")}
    assert period == {"from": "2014-01-01", "to": "2014-12-31", "words": "in 2014"}
    assert second["period"] is None
    assert second["population"] is None


def test_a_reader_sees_the_words_and_what_is_not_stated(letter: str) -> None:
    printed = CliRunner().invoke(command, [letter, "--received", "2016-03-14"]).output
    assert "1 January 2014 to 31 December 2014 (“in 2014”)" in printed
    assert "not stated" in printed


def test_a_wrong_day_of_receipt_is_told(letter: str) -> None:
    wrong = CliRunner().invoke(command, [letter, "--received", "14/3/2016"]).exception
    assert isinstance(wrong, UserMistake)
    assert wrong.code == "date-wrong"


def test_a_reader_sees_what_was_read_as_no_question(tmp_path: Path) -> None:
    path = tmp_path / "request.txt"
    path.write_text("How many dogs do you keep?\n\nI like dogs.", encoding="utf-8")
    printed = CliRunner().invoke(command, [str(path), "--received", "2016-03-14"]).output
    assert "Read as no question: I like dogs." in printed


def test_a_letter_of_nothing_but_questions_has_nothing_read_as_none(letter: str) -> None:
    printed = CliRunner().invoke(command, [letter, "--received", "2016-03-14"]).output
    assert "Read as no question" not in printed
