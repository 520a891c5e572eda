"""What is published is what was approved: the seal of an answer, and its release."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from answerable.cli.publish_command import command
from answerable.engines.answers import Run
from answerable.engines.leaving import seal_now, sealed_answer
from answerable.files.seals import read_seal, seal_bytes
from answerable.files.tables_out import table_files
from answerable.log.site import add_answers
from answerable.model.answer import Answer
from answerable.model.errors import UserMistake
from answerable.steps.answers.write_answer import answer_json
from answerable.steps.entries.publish import public_copy
from answerable.steps.seals.seal import canonical, differences, manifest, seal_of, words_seal


def _published(folder: Path, answer: Answer, *more: str) -> Result:
    path = folder / "answer.json"
    path.write_text(json.dumps(answer_json(answer)), encoding="utf-8")
    arguments = [str(path), "--log", str(folder / "log"), *more]
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def test_the_seal_does_not_depend_on_the_order_of_keys_and_changes_with_any_value() -> None:
    assert seal_of({"a": 1, "b": [1, 2]}) == seal_of({"b": [1, 2], "a": 1})
    assert seal_of({"a": 1}) != seal_of({"a": 2})
    assert seal_of({"b": [1, 2]}) != seal_of({"b": [2, 1]})
    assert canonical({"b": "é", "a": 1}) == '{"a":1,"b":"é"}'.encode()


def test_the_words_seal_leaves_findings_and_days_of_approval_aside() -> None:
    entry = {"title": "T", "checks": [], "small_counts": None}
    assert words_seal(entry) == words_seal({**entry, "checks": [{"code": "x"}]})
    assert words_seal(entry) != words_seal({**entry, "title": "U"})


def test_every_table_of_an_answer_has_its_hash(demo_run: Run) -> None:
    entry = public_copy(demo_run.answer)
    hashes = manifest(table_files(entry))
    assert list(hashes) == sorted(hashes)
    assert {"table-1-1.csv", "list-2-1.csv"} <= hashes.keys()
    assert demo_run.answer.seal == seal_now(entry)


def test_what_differs_from_what_was_approved_is_named(demo_run: Run) -> None:
    now = seal_now(public_copy(demo_run.answer))
    other = seal_now(public_copy(replace(demo_run.answer, intro="Another.")))
    assert list(differences(now, now)) == []
    assert list(differences(other, now)) == ["the public copy"]


def test_an_answer_edited_after_it_was_sealed_is_not_published(
    tmp_path: Path, demo_run: Run
) -> None:
    with pytest.raises(UserMistake) as told:
        _published(tmp_path, replace(demo_run.answer, intro="Edited by hand."))
    assert told.value.code in ("seal-differs", "answer-blocked")
    assert not (tmp_path / "log").exists()


def test_only_what_was_approved_is_published(tmp_path: Path, demo_run: Run) -> None:
    seal = demo_run.answer.seal
    assert seal is not None
    other = sealed_answer(replace(demo_run.answer, title="Another"), looked_through=True)
    with pytest.raises(UserMistake) as told:
        _published(tmp_path, other, "--approved", seal.sha256)
    assert told.value.code == "seal-differs"
    (tmp_path / "seal.json").write_bytes(seal_bytes(seal))
    for given in (seal.sha256, str(tmp_path / "seal.json")):
        assert _published(tmp_path, demo_run.answer, "--approved", given).exit_code == 0


@pytest.mark.parametrize("given", ["abc", "{}", "[]", "", '{"sha256": 1}'])
def test_what_is_no_seal_is_told(tmp_path: Path, given: str) -> None:
    path = tmp_path / "seal.json"
    path.write_text(given)
    with pytest.raises(UserMistake) as told:
        read_seal(str(path))
    assert told.value.code == "seal-wrong"


def test_a_written_file_that_is_not_the_approved_one_stops_the_log(
    tmp_path: Path, demo_run: Run
) -> None:
    entry = public_copy(demo_run.answer)
    hashes = {f"{entry['path']}{n}": h for n, h in manifest(table_files(entry)).items()}
    log, name = tmp_path / "log", min(hashes)
    with pytest.raises(UserMistake, match="not as approved"):
        add_answers(log, [entry], approved={**hashes, name: "0" * 64})
    assert not log.exists()
    add_answers(log, [entry], approved=hashes)
    assert (log / name).is_file()


def test_words_changed_after_the_register_was_looked_through_block(
    tmp_path: Path, demo_run: Run
) -> None:
    """Whoever edits an answer by hand and seals it again has not looked through the register."""
    edited = sealed_answer(replace(demo_run.answer, intro="PC 4417 was dealt with."))
    with pytest.raises(UserMistake) as told:
        _published(tmp_path, edited)
    assert told.value.code == "answer-blocked"
