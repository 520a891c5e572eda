"""`answerable publish`: nothing is lost or replaced without a word."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli.publish_command import command
from answerable.engines.answers import Run
from answerable.engines.leaving import sealed_answer
from answerable.model.errors import UserMistake
from answerable.steps.write_answer import answer_json


def _write(folder: Path, name: str, run: Run, **changes: str) -> str:
    path = folder / name
    changed = sealed_answer(replace(run.answer, **changes), looked_through=True)  # type: ignore[arg-type]
    path.write_text(json.dumps(answer_json(changed)), encoding="utf-8")
    return str(path)


def _publish(folder: Path, *answers: str) -> str:
    arguments = [*answers, "--log", str(folder / "log")]
    return CliRunner().invoke(command, arguments, catch_exceptions=False).output


def test_an_answer_that_takes_the_place_of_another_is_said_to(
    tmp_path: Path, demo_run: Run
) -> None:
    first = _write(tmp_path, "one.json", demo_run)
    second = _write(tmp_path, "two.json", demo_run, title="Corrected")
    assert _publish(tmp_path, first).startswith("Published: ")
    assert _publish(tmp_path, second).startswith("Replaced: ")


def test_two_answers_with_one_address_are_refused(tmp_path: Path, demo_run: Run) -> None:
    first = _write(tmp_path, "one.json", demo_run)
    second = _write(tmp_path, "two.json", demo_run, title="Another")
    with pytest.raises(UserMistake) as refused:
        _publish(tmp_path, first, second)
    assert refused.value.code == "answer-address-taken"
    assert not (tmp_path / "log").exists()
