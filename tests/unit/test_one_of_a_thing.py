"""Where there is one of a thing, screens and findings do not speak of several."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli import group
from answerable.model.errors import UserMistake
from answerable.steps.words.write_finding import write_finding


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., str]:
    """What a command prints about a register of one case, with single spaces."""
    register = tmp_path / "one.csv"
    register.write_text("Case Ref,Date Received,Summary\nA1,2016-02-13,\n", encoding="utf-8")

    def run(*words: object) -> str:
        typed = [str(register) if word is ... else str(word) for word in words]
        result = CliRunner().invoke(group, typed, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return " ".join(result.output.split())

    return run


def test_an_import_of_one_row_is_told_as_one(told: Callable[..., str]) -> None:
    shown = told("import", ...)
    assert "1 row = 1 taken + 0 set aside" in shown
    assert "The first case" in shown
    assert "1 rows" not in shown
    assert "1 cases" not in shown


def test_an_estimate_for_one_record_is_told_as_one(told: Callable[..., str]) -> None:
    shown = told("estimate", "--register", ..., "--each-minutes", 4)
    assert "Hours for 1 record (limit 18)" in shown
    assert "1 records" not in shown


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("records-undated", {"date": "date received"}),
        ("records-lost", {"all": "15", "share": "7%"}),
        ("rows-set-aside", {}),
        ("hits-undecided", {}),
    ],
)
def test_a_finding_about_one_has_no_verb_in_the_plural(code: str, facts: dict[str, str]) -> None:
    message = write_finding(code, "the answer", count="1 case", **facts).message
    assert "1 case" in message
    words = message.split("1 case")[1].split(":")[0].split()
    assert not {"are", "were", "carry", "contain", "have"} & set(words)


def test_one_finding_that_blocks_is_no_findings_that_block() -> None:
    mistake = UserMistake("answer-blocked", where="answer.json", count=1)
    assert "1 findings" not in mistake.what
    assert mistake.what.endswith("release of this answer: 1")
