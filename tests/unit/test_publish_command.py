"""`answerable publish`: nothing is lost or replaced without a word."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli import group
from answerable.cli.publish_command import command
from answerable.cli.withdraw_command import command as withdraw
from answerable.engines.answers import Run
from answerable.engines.leaving import sealed_answer
from answerable.model.errors import UserMistake
from answerable.steps.answers.write_answer import answer_from_json, answer_json
from registers import answered, rows_of


def _write(folder: Path, name: str, run: Run, **changes: str) -> str:
    path = folder / name
    changed = sealed_answer(replace(run.answer, **changes), looked_through=True)  # type: ignore[arg-type]
    path.write_text(json.dumps(answer_json(changed)), encoding="utf-8")
    return str(path)


def _publish(folder: Path, *answers: str) -> str:
    arguments = [*answers, "--log", str(folder / "log"), "--wait"]
    return CliRunner().invoke(command, arguments, catch_exceptions=False).output


def test_an_answer_that_takes_the_place_of_another_is_said_to(
    tmp_path: Path, demo_run: Run
) -> None:
    first = _write(tmp_path, "one.json", demo_run)
    second = _write(tmp_path, "two.json", demo_run, title="Corrected")
    assert _publish(tmp_path, first).startswith("Published: ")
    assert _publish(tmp_path, second, "--because", "a slip").startswith("New version: ")


def test_a_new_version_that_does_not_say_what_was_changed_is_refused(
    tmp_path: Path, demo_run: Run
) -> None:
    first = _write(tmp_path, "one.json", demo_run)
    _publish(tmp_path, first)
    place = tmp_path / "log/2016/911/answer.json"
    before = place.read_bytes()
    untold = _write(tmp_path, "two.json", demo_run, title="Corrected")
    with pytest.raises(UserMistake) as refused:
        _publish(tmp_path, untold)
    assert refused.value.code == "change-untold"
    assert place.read_bytes() == before
    assert _publish(tmp_path, first).startswith("Unchanged: ")
    told = _write(tmp_path, "two.json", demo_run, title="Corrected", correction="The title.")
    assert _publish(tmp_path, told).startswith("New version: ")
    assert json.loads(place.read_bytes())["history"][-1]["why"] == "The title."


def test_an_answer_that_comes_back_says_why(tmp_path: Path, demo_run: Run) -> None:
    first = _write(tmp_path, "one.json", demo_run)
    _publish(tmp_path, first)
    gone = ["911/16", "--log", str(tmp_path / "log"), "--reason", "wrong", "--wait"]
    CliRunner().invoke(withdraw, gone, catch_exceptions=False)
    with pytest.raises(UserMistake) as refused:
        _publish(tmp_path, first, "--again")
    assert refused.value.code == "change-untold"
    said = _publish(tmp_path, first, "--again", "--because", "the facts were right")
    assert said.startswith("Published: ")


def test_two_answers_with_one_address_are_refused(tmp_path: Path, demo_run: Run) -> None:
    first = _write(tmp_path, "one.json", demo_run)
    second = _write(tmp_path, "two.json", demo_run, title="Another")
    with pytest.raises(UserMistake) as refused:
        _publish(tmp_path, first, second)
    assert refused.value.code == "answer-address-taken"
    assert not (tmp_path / "log").exists()


def test_publishing_says_what_it_did_and_looks_the_log_over(tmp_path: Path, demo_run: Run) -> None:
    first = _write(tmp_path, "one.json", demo_run)
    said = _publish(tmp_path, first)
    assert "files written; the search index is up to date." in said
    assert _publish(tmp_path, first).startswith("Unchanged: ")
    log = tmp_path / "log"
    looked = CliRunner().invoke(command, ["--verify", "--log", str(log)])
    assert looked.exit_code == 0
    assert "nothing wrong" in looked.output
    (log / "index.html").unlink()
    looked = CliRunner().invoke(command, ["--verify", "--json", "--log", str(log)])
    assert looked.exit_code == 1
    assert "index.html: it is gone" in json.loads(looked.output)["findings"]


def test_an_answer_is_withdrawn_by_its_reference(tmp_path: Path, demo_run: Run) -> None:
    _publish(tmp_path, _write(tmp_path, "one.json", demo_run))
    log = tmp_path / "log"
    arguments = ["911/16", "--log", str(log), "--reason", "A person could be recognised.", "--wait"]
    said = CliRunner().invoke(withdraw, arguments, catch_exceptions=False).output
    assert said.startswith(f"Withdrawn: {log / '2016/911'}")
    kept = next(line for line in said.splitlines() if line.startswith("Kept"))
    assert (Path(kept.partition(": ")[2]) / "2016/911/answer.json").exists()
    assert "A person could be recognised." in (log / "911_16/index.html").read_text("utf-8")
    missing = CliRunner().invoke(command, ["--verify", "--log", str(tmp_path)])
    assert isinstance(missing.exception, UserMistake)
    assert missing.exception.code == "log-missing"


def test_a_reason_that_everybody_will_read_tells_of_nobody(tmp_path: Path, demo_run: Run) -> None:
    first = _write(tmp_path, "one.json", demo_run)
    _publish(tmp_path, first)
    reason = "Mrs Smith of 28 Elm Road could be recognised."
    gone = CliRunner().invoke(
        withdraw, ["911/16", "--log", str(tmp_path / "log"), "--reason", reason]
    )
    assert isinstance(gone.exception, UserMistake)
    assert gone.exception.code == "reason-tells-of-somebody"
    assert _refused(tmp_path, first, "--because", reason) == "reason-tells-of-somebody"
    assert "withdrawn" not in (tmp_path / "log/2016/911/index.html").read_text("utf-8")


def test_an_answer_in_other_words_is_held_against_what_the_log_has(tmp_path: Path) -> None:
    """The table keeps back 4, 4 and 9; somebody asks for the 9 and words the count anew."""
    counts = {("Dismissed", "2010"): 4, ("Fine", "2011"): 4, ("Written warning", "2011"): 9}
    counts |= {("Advice", "2012"): 39, ("No action", "2010"): 15}
    table = answered(tmp_path, rows_of(counts), 'presentation = "band"\nby = ["outcome"]\n')
    _publish(tmp_path, _write(tmp_path, "first", table))
    for outcome, name in (("Advice", "2_20"), ("Written warning", "3_20")):
        count = f'presentation = "exact"\nwhere.outcome = "{outcome}"\n'
        run = answered(tmp_path, rows_of(counts), count)
        entry = json.dumps(answer_json(run.answer)).replace("complaints made by", "cases of")
        changed = sealed_answer(answer_from_json({**json.loads(entry), "reference": name}))
        written = _write(tmp_path, name, replace(run, answer=changed))
        if outcome == "Advice":
            assert "Published: " in _publish(tmp_path, written)
            continue
        with pytest.raises(UserMistake) as told:
            _publish(tmp_path, written)
        assert told.value.code == "answer-blocked"
        log = ("--log", str(tmp_path / "log"))
        shown = CliRunner().invoke(command, [written, *log]).output
        answer_file = str(Path(written).rename(f"{written}.json"))
        checked = CliRunner().invoke(group, ["check", answer_file, *log])
        alone = CliRunner().invoke(group, ["check", answer_file])
        assert (checked.exit_code, alone.exit_code) == (1, 0)
        assert "to be dealt with" in shown
        assert shown.split("block: ")[1].split("\n")[0] in checked.output


def test_what_the_log_holds_no_more_is_read_once_for_many_answers(
    tmp_path: Path, demo_run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(
        "answerable.log.site.once_published", lambda log, **_: asked.append(log) or []
    )
    names = ("1_20", "2_20", "3_20")
    _publish(tmp_path, *(_write(tmp_path, one, demo_run, reference=one) for one in names))
    assert asked == [tmp_path / "log"]


def _answered(folder: Path, last_year: int) -> str:
    """The answer for the years 2021 to `last_year`: 12 cases until 2022, and 2 in 2023."""
    days = ["2021-05-04"] * 6 + ["2022-05-04"] * 6 + ["2023-05-04"] * 2
    rows = [f"C{n},{day},Resigned" for n, day in enumerate(days)]
    register = folder / "cases.csv"
    register.write_text("\n".join(["Case reference,Date received,Outcome", *rows]), "utf-8")
    request = folder / f"{last_year}.toml"
    request.write_text(
        f"""reference = "113/25"
title = "Complaints"
authority = "F"
received = 2025-03-24
answered = 2025-04-01
[[question]]
number = "1"
text = "How many complaints were there?"
[[question.count]]
population = "complaints"
from = 2021-01-01
to = {last_year}-12-31
""",
        encoding="utf-8",
    )
    out = folder / f"out-{last_year}"
    asked = ["answer", str(request), "--register", str(register), "--out", str(out)]
    assert CliRunner().invoke(group, asked).exit_code == 0
    return str(out)


def _refused(folder: Path, *arguments: str) -> str:
    with pytest.raises(UserMistake) as refused:
        _publish(folder, *arguments)
    return refused.value.code


def test_what_was_replaced_or_withdrawn_is_still_compared_with_what_is_published(
    tmp_path: Path,
) -> None:
    short, long = _answered(tmp_path, 2022), _answered(tmp_path, 2023)
    _publish(tmp_path, short)
    assert _refused(tmp_path, long, "--because", "a year more") == "answer-blocked"
    gone = ["113/25", "--log", str(tmp_path / "log"), "--reason", "wrong", "--wait"]
    CliRunner().invoke(withdraw, gone, catch_exceptions=False)
    back = ("--again", "--because", "put back")
    assert _refused(tmp_path, long, *back) == "answer-blocked"
    (tmp_path / ".log.withdrawn").rename(tmp_path / "safe")
    assert _refused(tmp_path, short, *back) == "withdrawn-unknown"
    safe = ("--evidence", str(tmp_path / "safe"))
    assert _refused(tmp_path, long, *back, *safe) == "answer-blocked"
    assert _publish(tmp_path, short, *back, *safe).startswith("Published: ")
