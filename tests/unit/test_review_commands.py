"""A live review on the command line, as an analyst would do it, and what is refused."""

import csv
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from answerable.cli import group
from answerable.files.decisions import read_decisions
from answerable.files.journals import Journal
from answerable.files.reviews import read_review
from answerable.model.decisions import Verdict
from answerable.model.errors import UserMistake
from answerable.model.journal import Begun, Decided, Paused

TOPICAL = {3, 17, 30, 44}

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    rows = ["Case ref,Date received,Category,Summary"]
    for number in range(60):
        what = "a facebook post" if number in TOPICAL else "a parked car"
        year, text = 2018 + number % 3, f"{what} seen by officer {number} in the street"
        rows.append(f"C{number:02},{year}-05-01,{'x' if number % 2 else 'y'},{text}")
    rows.append("C60,2019-05-01,x,a facebook post seen by officer 3 in the street")
    rows.append("C61,2019-05-01,x,")
    path = tmp_path / "export.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def _run(*arguments: object, keys: str | None = None) -> Result:
    return CliRunner().invoke(
        group, ["review", *map(str, arguments)], input=keys, catch_exceptions=True
    )


def _done(*arguments: object, keys: str | None = None) -> str:
    result = _run(*arguments, keys=keys)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def _data(*arguments: object) -> Any:
    return json.loads(_done(*arguments, "--json"))


def _refused(code: str, *arguments: object) -> UserMistake:
    mistake = _run(*arguments).exception
    assert isinstance(mistake, UserMistake), mistake
    assert mistake.code == code
    assert mistake.what
    assert mistake.where
    assert mistake.todo
    return mistake


def _start(export: Path, *more: object, folder: str = "review") -> str:
    return _done(
        "start", folder, "--register", export, "--topic", "social media",
        "--rule", "Somebody posted on a social medium", "-t", "facebook", "--by", "A. Reader",
        "--seed", 5, *more,
    )  # fmt: skip


def _is_topical(ref: str) -> bool:
    return ref == "C60" or int(ref[1:]) in TOPICAL


def _read(number: int, *more: object) -> list[str]:
    """Decides so many of the next records as the labels say; gives their references."""
    refs: list[str] = []
    while len(refs) < number:
        record = _data("next", "review", "-n", 1, *more)["records"][0]
        verdict = "relevant" if _is_topical(record["ref"]) else "not"
        _done("decide", "review", record["ref"], verdict, "--seconds", 30)
        refs.append(record["ref"])
    return refs


def test_a_whole_review_from_its_start_to_a_true_certificate(export: Path) -> None:
    said = _start(export)
    assert "with exactly the text of another (read once)         1" in said
    by_rank = _read(6)
    assert {"C03", "C17", "C30", "C44"} <= set(by_rank)
    assert "A sample of 20 is drawn out of 54 unread records" in _done(
        "declare", "review", "--size", 20
    )
    _refused("review-not-now", "certificate", "review")
    _read(20)
    made = _data("certificate", "review")
    missed = len(TOPICAL) + 1 - made["found"]
    assert missed <= made["upper_remaining"]
    counted = [made[name] for name in ("records", "ranked", "random", "same_text")]
    assert counted == [61, 6, 20, 1]
    assert made["agreement"] is None
    assert "1 record has no text" in made["sentence"]
    text = _done("certificate", "review")
    assert text.index("no more than") < text.index("at least")
    status = _data("status", "review")
    assert (status["stage"], status["found"]) == ("the sample is read", 5)
    assert status["minutes"]["spent"] == round(26 * 0.5 + 4 * 4, 1)


def test_a_review_of_a_period_tells_how_many_records_carry_no_date(export: Path) -> None:
    with export.open("a", encoding="utf-8") as file:
        file.write("\nC62,,x,a facebook post\nC63,N/A,x,another facebook post")
    began = _start(export, "--from", "2018-01-01")
    assert re.search(r"without date received: in no period, not in scope +2 ", began)
    assert re.search(r"records in scope +62 ", began)
    assert _data("status", "review")["undated"] == 2
    assert re.search(r"records without the date, in no period +2 ", _done("status", "review"))
    assert "no period" not in _start(export, folder="whole")
    assert "no period" not in _done("status", "whole")


def test_the_definition_can_be_read_and_names_everything(export: Path, tmp_path: Path) -> None:
    rulings = tmp_path / "rulings.csv"
    rulings.write_text(
        "term,variant,accepted,by,on\nfacebook,face book,yes,A,2024-03-01\nfacebook,fb,no,A,\n",
        encoding="utf-8",
    )
    _start(
        export, "--accepted", rulings, "--from", "2019-01-01", "--where", "Category=x",
        "-t", '"dogs OR cats"', "--minutes", 90,
    )  # fmt: skip
    definition, _, entries = read_review(tmp_path / "review")
    assert definition.terms == ("facebook", '"dogs OR cats"')
    assert [ruling.variant for ruling in definition.rulings] == ["face book"]
    assert definition.scope.where == {"category": ("x",)}
    assert str(definition.scope.period) == "1 January 2019 to 31 December 9999"
    assert definition.minutes == 90
    assert [type(entry) for entry in entries] == [Begun]
    text = (tmp_path / "review" / "definition.toml").read_text(encoding="utf-8")
    assert 'files = ["../export.csv"]' in text
    assert _data("status", "review")["records"] == 21


def test_ranked_records_come_with_their_terms_and_sampled_ones_blind(export: Path) -> None:
    _start(export)
    ranked = _data("next", "review", "-n", 1)
    record = ranked["records"][0]
    assert ranked["blind"] is False
    assert [record["text"][start:end] for start, end in record["spans"]] == ["facebook"]
    assert "«facebook»" in _done("next", "review", "-n", 1)
    _done("declare", "review", "--size", 61)
    blind = _data("next", "review", "-n", 60)
    assert blind["blind"] is True
    assert {tuple(r["spans"]) + tuple(r["terms"]) for r in blind["records"]} == {()}
    assert set(blind["records"][0]) == {"ref", "same_text", "text", "terms", "spans"}
    assert "«" not in _done("next", "review", "-n", 60)


def test_reading_by_key_takes_each_decision_at_once_and_pauses(export: Path) -> None:
    _start(export)
    said = _done("read", "review", keys="1x2U23P")
    assert said.count("1 relevant   2 not relevant   3 unsure   U undo   P pause") == 6
    assert "the decision was taken back" in said
    _, _, entries = read_review(Path("review"))
    verdicts = [e.verdict for e in entries if isinstance(e, Decided)]
    assert verdicts == [
        Verdict.RELEVANT, Verdict.NOT_RELEVANT, Verdict.NOT_RELEVANT, Verdict.UNSURE
    ]  # fmt: skip
    assert isinstance(entries[-1], Paused)
    assert all(e.seconds is not None for e in entries if isinstance(e, Decided))


def test_reading_by_key_asks_for_the_wording_and_times_it(export: Path) -> None:
    _start(export)
    _done("read", "review", "--extract", keys="1A post about a colleague\n1\nP")
    _, _, entries = read_review(Path("review"))
    first, second = (e for e in entries if isinstance(e, Decided))
    assert first.wording == "A post about a colleague"
    assert first.extraction is not None
    assert (second.wording, second.extraction) == ("", None)


def test_reading_the_sample_by_key_ends_when_it_is_read(export: Path) -> None:
    _start(export)
    _done("declare", "review", "--size", 3)
    said = _done("read", "review", keys="222222222")
    assert said.count("P pause") == 3
    assert "Next: ask for the certificate" in said


def test_undo_takes_back_ones_own_last_decision_or_the_one_named(export: Path) -> None:
    _start(export)
    _done("decide", "review", "C01", "not")
    _done("decide", "review", "C02", "relevant", "--by", "B")
    assert _done("decide", "review", "--undo").startswith("C01")
    assert _done("decide", "review", "C02", "--undo").startswith("C02")
    _refused("review-nothing-to-undo", "decide", "review", "--undo")
    _refused("review-nothing-to-undo", "decide", "review", "C05", "--undo")
    _refused("review-no-record", "decide", "review", "X", "--undo")


def test_records_in_which_a_term_occurs_can_be_read_first(export: Path) -> None:
    _start(export)
    told = _data("next", "review", "-n", 50, "--source", "hits")
    assert [record["ref"] for record in told["records"]] == ["C03", "C17", "C30", "C44"]
    assert told["records"][0]["same_text"] == ["C60"]


def test_a_second_reader_reads_blind_and_agreement_is_shown(export: Path) -> None:
    _start(export)
    _read(16)
    _refused("review-not-drawn", "decide", "review", "C01", "not", "--second", "--by", "B")
    told = _data("second", "review", "--by", "B", "-n", 50)
    assert told["blind"] is True
    assert len(told["records"]) == 14
    first, *rest = [record["ref"] for record in told["records"]]
    wrong = "not" if _is_topical(first) else "relevant"
    _done("decide", "review", first, wrong, "--second", "--by", "B")
    _refused("review-same-reader", "decide", "review", rest[0], "not", "--second")
    _refused("review-same-reader", "second", "review", "--by", "a. reader")
    _done("declare", "review", "--size", 1)
    _read(1)
    assert "still has to decide 13" in _done("certificate", "review")
    for ref in rest:
        _done("decide", "review", ref, "yes" if _is_topical(ref) else "no", "--second", "--by", "B")
    agreed = _data("certificate", "review")["agreement"]
    assert (agreed["read"], agreed["agreed"], agreed["unstable"]) == (14, 13, False)
    assert "agreed on 13" in _done("certificate", "review")


def test_a_second_reader_can_read_by_key(export: Path) -> None:
    _start(export)
    _read(3)
    said = _done("read", "review", "--second", "--by", "B", keys="1U12P")
    assert "the decision was taken back" in said
    _, _, entries = read_review(Path("review"))
    assert sum(isinstance(e, Decided) and e.second for e in entries) == 3


@pytest.mark.skipif(os.name != "posix", reason="a session without a terminal is POSIX")
def test_without_a_terminal_no_record_is_shown_to_be_read(export: Path) -> None:
    _start(export)
    line = [sys.executable, "-c", "from answerable.cli import main; main()", "review", "read"]
    done = subprocess.run(
        [*line, "review"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        start_new_session=True,
    )  # fmt: skip
    assert done.returncode == 2
    assert "no terminal" in done.stderr
    assert done.stdout == ""


def test_what_fits_is_told_with_its_interval(export: Path) -> None:
    _start(export, "--minutes", 12)
    _refused("review-too-early", "fits", "review")
    _done("declare", "review", "--anytime")
    _read(60)
    told = _data("fits", "review")
    assert told["sampled"] == 60
    assert told["relevant"]["low"] <= 5 <= told["relevant"]["high"]
    assert told["hours"]["low"] * 60 > 12
    assert told["fits"] is False
    assert "Even the lower end is above 0.2 hours." in _done("fits", "review")


def test_a_budget_that_is_used_up_is_told_with_what_to_do(export: Path) -> None:
    _start(export, "--minutes", 1)
    _read(20)
    told = _data("status", "review")
    assert told["minutes"]["left"] < 0
    assert "budget is used up" in told["proposal"]
    assert "0 random" not in told["proposal"]
    _done("declare", "review", "--size", 40)  # as it proposes
    _read(40)
    said = _done("fits", "review")
    assert "0.0 left" in said
    assert "0.0166667" not in said


def test_decisions_are_exported_as_they_are_read(export: Path) -> None:
    _start(export)
    _done("decide", "review", "C03", "relevant", "--note", "=why", "--wording", "A post")
    _done("decide", "review", "C05", "unsure")
    assert _done("export", "review", "--out", "d.csv").startswith("3 decisions")
    first, same, other = read_decisions(Path("d.csv"))
    assert (first.ref, first.verdict, first.wording) == ("C03", Verdict.RELEVANT, "A post")
    assert (other.verdict, other.by) == (Verdict.UNSURE, "A. Reader")
    assert same.ref == "C60"
    assert same.note.endswith("same text as C03")


def test_the_answer_takes_decisions_recall_and_words_from_the_review(export: Path) -> None:
    _start(export)
    _read(6)
    _done("declare", "review", "--size", 20)
    _read(20)
    sentence = _data("certificate", "review")["sentence"]
    Path("request.toml").write_text(_REQUEST, encoding="utf-8")
    result = CliRunner().invoke(
        group, ["answer", "request.toml", "--register", str(export), "--out", "out"]
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    answer = json.loads(Path("out/answer.json").read_text(encoding="utf-8"))
    method = answer["method"]
    assert set(method["recall"]) == {"estimate", "lower", "confidence", "missed_at_most"}
    assert (method["read"], method["relevant"]) == (27, 5)
    assert [term["term"] for term in method["terms"]] == ["facebook"]
    assert sentence in method["limits"]
    assert not any("has not been measured" in words for words in answer["caveats"])
    assert "recall-unmeasured" not in {check["code"] for check in answer["checks"]}
    page = Path("out/response.html").read_text(encoding="utf-8")
    assert page.index("no more than") < page.index("at least")


_REQUEST = """
reference = "1_24"
title = "Social media"
authority = "Middlemarch Constabulary"
received = 2024-03-01
answered = 2024-03-20
[topic]
name = "social media"
review = "review"
[[question]]
number = "1"
text = "How many complaints concern social media?"
[[question.count]]
population = "complaints"
"""


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("review-and-decisions", 'review = "review"\ndecisions = "d.csv"'),
        ("review-missing", 'review = "elsewhere"'),
        ("request-wrong", 'review = "review"\nvariants = "v.csv"'),
    ],
)
def test_a_request_that_names_its_review_wrongly_is_refused(
    export: Path, code: str, line: str
) -> None:
    _start(export)
    text = _REQUEST.replace('review = "review"', line)
    Path("request.toml").write_text(text, encoding="utf-8")
    mistake = (
        CliRunner()
        .invoke(group, ["answer", "request.toml", "--register", str(export), "--out", "out"])
        .exception
    )
    assert isinstance(mistake, UserMistake)
    assert mistake.code == code
    assert not Path("out").exists()


def test_an_answer_from_another_register_does_not_take_the_review(export: Path) -> None:
    _start(export)
    other = export.with_name("other.csv")
    other.write_text(export.read_text(encoding="utf-8") + "\nC99,2019-01-01,x,new", "utf-8")
    Path("request.toml").write_text(_REQUEST, encoding="utf-8")
    mistake = (
        CliRunner()
        .invoke(group, ["answer", "request.toml", "--register", str(other), "--out", "out"])
        .exception
    )
    assert isinstance(mistake, UserMistake)
    assert mistake.code == "review-other-register"


def test_another_register_is_refused_and_nothing_is_lost(export: Path) -> None:
    _start(export)
    _read(2)
    journal = Path("review/journal.jsonl").read_bytes()
    whole = export.read_text(encoding="utf-8")
    export.write_text(whole.replace("parked", "moving"), encoding="utf-8")
    _refused("review-register-changed", "next", "review")
    _refused("review-register-changed", "decide", "review", "C01", "not")
    assert Path("review/journal.jsonl").read_bytes() == journal
    export.rename("moved.csv")
    _refused("file-missing", "status", "review")
    Path("moved.csv").write_text(whole, encoding="utf-8")
    assert _data("status", "review", "--register", "moved.csv")["read"] >= 2


def test_a_register_saved_anew_with_the_same_content_goes_on(export: Path) -> None:
    _start(export)
    _read(2)
    with export.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with export.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    assert _data("status", "review")["read"] >= 2


def test_a_changed_definition_is_refused(export: Path) -> None:
    _start(export)
    path = Path("review/definition.toml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("minutes = 1080", "minutes = 2000"), encoding="utf-8")
    _refused("review-definition-changed", "status", "review")
    path.write_text(text + "\n# a remark of our own\n", encoding="utf-8")
    _done("status", "review")
    path.write_text(text.replace("seed = 5", "sead = 5"), encoding="utf-8")
    _refused("request-wrong", "status", "review")
    path.write_text(text.replace("seed = 5", 'seed = "five"'), encoding="utf-8")
    _refused("request-wrong", "status", "review")


def test_a_journal_without_its_beginning_is_refused(export: Path) -> None:
    _start(export)
    Path("review/journal.jsonl").write_bytes(b"")
    _refused("review-damaged", "status", "review")
    Path("review/journal.jsonl").unlink()
    _refused("review-missing", "status", "review")


def test_a_mapping_is_found_again_from_wherever_the_review_is_read(
    export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("map.toml").write_text('[columns]\n"Category" = "category"\n', encoding="utf-8")
    _start(export, "--mapping", "map.toml")
    Path("elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    assert _data("status", "../review")["records"] == 61


def test_a_line_that_a_crash_cut_short_is_told_and_kept_aside(export: Path) -> None:
    _start(export)
    _done("decide", "review", "C01", "not")
    path = Path("review/journal.jsonl")
    path.write_bytes(path.read_bytes() + b'{"n":2,"what":"deci')
    told = _run("decide", "review", "C02", "not")
    assert told.exit_code == 0
    assert "cut short (19 bytes)" in told.stderr
    assert Path("review/journal.torn").read_bytes() == b'{"n":2,"what":"deci\n'
    assert "cut short" not in _run("status", "review").stderr
    assert len(Journal(path).refresh()) == 3


def test_the_order_is_the_same_with_and_without_what_was_kept(export: Path) -> None:
    _start(export)
    _start(export, folder="other")
    refs = _read(5)
    for ref in refs:
        for path in Path("other/cache").glob("*"):
            path.unlink()
        assert _data("next", "other", "-n", 1)["records"][0]["ref"] == ref
        _done("decide", "other", ref, "relevant" if _is_topical(ref) else "not")


def test_what_was_kept_by_somebody_else_is_not_trusted(
    export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _start(export)
    refs = _read(2)
    monkeypatch.setenv("XDG_CONFIG_HOME", os.fspath(Path("another")))
    assert _data("next", "review", "-n", 1)["records"][0]["ref"] not in refs


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--topic", " "], "--topic is empty"),
        (["--rule-file", "rule.txt"], "--rule or --rule-file"),
        (["--by", ""], "--by is empty"),
        (["--minutes", "0"], "0 is not in the range"),
    ],
)
def test_a_start_without_its_words_is_refused(
    export: Path, arguments: list[str], words: str
) -> None:
    result = _run(
        "start", "review", "--register", export, "--topic", "t", "--rule", "r", "-t", "car",
        "--by", "A", *arguments,
    )  # fmt: skip
    assert result.exit_code != 0
    assert words in result.output
    assert not Path("review").exists()


def test_a_start_that_cannot_be_is_refused_and_leaves_nothing(export: Path) -> None:
    start = ["start", "review", "--register", export, "--topic", "t", "--rule", "r", "--by", "A"]
    _refused("terms-missing", *start)
    _refused("term-syntax", *start, "-t", '"open')
    _refused("column-not-held", *start, "-t", "car", "--where", "Nothing=x")
    _refused("review-empty", *start, "-t", "car", "--from", "2030-01-01")
    assert not Path("review").exists()
    Path("review").mkdir()
    Path("review/mine.txt").write_text("keep", encoding="utf-8")
    _refused("review-exists", *start, "-t", "car")
    assert [path.name for path in Path("review").iterdir()] == ["mine.txt"]
    _refused("review-missing", "status", "review")
    _refused("review-missing", "status", "nowhere")


def test_what_is_typed_wrong_is_told(export: Path) -> None:
    _start(export)
    assert "neither relevant, not nor unsure" in _run("decide", "review", "C01", "mabe").output
    assert "name the record and the verdict" in _run("decide", "review", "C01").output
    assert "takes no verdict" in _run("decide", "review", "C01", "not", "--undo").output
    assert "has no size" in _run("declare", "review", "--anytime", "--size", "3").output
    _refused("review-size-wrong", "declare", "review", "--size", "62")
    _refused("review-size-wrong", "declare", "review", "--size", "9", "--without-text", "2")
    _refused("review-no-record", "decide", "review", "nobody", "not")
    _refused("review-not-now", "next", "review", "--source", "sample")
    assert _done("decide", "review", " c01", "not") == "C01: not relevant\n"
    _refused("review-decided", "decide", "review", "C01", "relevant")
    _refused("review-decided", "decide", "review", "C01", "relevant", "--by", "B")


def test_escape_codes_of_a_narrative_do_not_reach_the_terminal(export: Path) -> None:
    text = export.read_text(encoding="utf-8")
    export.write_text(text.replace("a facebook post", "\x1b[31m[bold]facebook[/bold]"), "utf-8")
    _start(export)
    said = _done("next", "review", "-n", 3)
    assert "\x1b[31m" not in said
    assert "[bold]«facebook»[/bold]" in said


def test_reading_by_keys_without_a_terminal_is_refused(
    export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> str:
        raise OSError(6, "No such device or address", "/dev/tty")

    _start(export)
    monkeypatch.setattr("click.getchar", none)
    result = _run("read", "review")
    assert result.exit_code == 2
    assert "no terminal to read keys from" in result.stderr


def test_the_command_that_comes_next_can_be_pasted(tmp_path: Path) -> None:
    register = tmp_path / "cases.csv"
    register.write_text("Case Ref,Date Received,Summary\nA1,2016-02-13,facebook\n", "utf-8")
    folder = tmp_path / "réview one's"
    typed = ["review", "start", str(folder), "--register", str(register), "-t", "facebook"]
    typed += ["--topic", "x", "--rule", "y", "--by", "A"]
    said = CliRunner().invoke(group, typed, catch_exceptions=False).output
    printed = next(line for line in said.splitlines() if line.startswith("Read with: "))
    words = shlex.split(printed.removeprefix("Read with: "))
    assert words == ["answerable", "review", "read", str(folder)]
