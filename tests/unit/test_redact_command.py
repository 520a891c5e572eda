"""The command proposes, reads the rulings back, and writes texts only once all is settled."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli.redact_command import command
from answerable.model.errors import EXIT_BLOCKED, UserMistake
from registers import rows_in

REGISTER = """\
Case Reference,Date Received,Summary,Officer Name,Mobile
CO/1/16,2016-01-05,"PC Kershaw rang +44 7700 900123 on 14/01/2016; =SUM of KF, 9/B/F",J Kershaw,
CO/2/16,2016-02-05,She posted it on Facebook,,
CO/3/16,2016-03-05,,,
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return path


def run(*arguments: object, code: int = 0) -> str:
    """What the command prints; it ends with the code."""
    result = CliRunner().invoke(command, list(map(str, arguments)), catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def rule(folder: Path, target: Path, ruling: str = "removed") -> Path:
    """Everything ruled on as a person would, in the file that the command wrote."""
    table = rows_in(folder / "redactions.csv")
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, table[0])
        writer.writeheader()
        for row in table:
            writer.writerow({**row, "ruling": ruling, "by": "A. Reader", "on": "20/02/2024"})
    return target


def test_json_is_a_line_for_each_record_with_a_text(register: Path) -> None:
    records = [json.loads(line) for line in run("--register", register, "--json").splitlines()]
    assert [record["ref"] for record in records] == ["CO/1/16", "CO/2/16"]
    first = records[0]
    got = [
        (first["text"][s["from"] : s["to"]], s["kind"], s["replacement"]) for s in first["spans"]
    ]
    assert got[:3] == [
        ("Kershaw", "officer", "[officer 1]"),
        ("+44 7700 900123", "telephone", "[telephone]"),
        ("14/01/2016", "date", "January 2016"),
    ]


def test_rulings_go_out_and_come_back(register: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "out", tmp_path / "again"
    run("--register", register, "--out", out)
    assert not (out / "narratives.csv").exists()
    rulings = rule(out, tmp_path / "rulings.csv")
    run("--register", register, "--rulings", rulings, "--out", again)
    texts = rows_in(again / "narratives.csv")
    assert texts[0]["narrative"] == (
        "PC [officer 1] rang [telephone] on January 2016; =SUM of [person 1], [description]"
    )
    assert {row["by"] for row in rows_in(again / "redactions.csv")} == {"A. Reader"}


def test_texts_are_not_written_while_a_span_is_open(register: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "out", tmp_path / "again"
    run("--register", register, "--out", out)
    rulings = rule(out, tmp_path / "rulings.csv")
    lines = rulings.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    rulings.write_text("".join(lines[:-1]), encoding="utf-8-sig")
    said = run("--register", register, "--rulings", rulings, "--out", again, code=EXIT_BLOCKED)
    assert "1 span not yet ruled on" in said
    assert not (again / "narratives.csv").exists()


def test_a_reader_sees_kinds_topics_and_the_text(register: Path) -> None:
    said = run("--register", register, "-t", "facebook", "--ref", "CO/2/16")
    assert "CO/2/16: She posted it on Facebook" in said
    assert "known to others" in said


def test_records_that_no_period_holds_are_told_beside_those_chosen(register: Path) -> None:
    with register.open("a", encoding="utf-8") as file:
        file.write("CO/7/16,,Somebody wrote to the force\n")
    told = "1 record carries no date received and is in no period."
    assert told in run("--register", register, "--from", "2000-01-01")
    assert told not in run("--register", register)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("CO/1/16,3,10,Kershaw,perhaps,,A,2024-02-20,", "neither kept"),
        ("CO/1/16,3,10,Kershaw,removed,,,2024-02-20,", "who made it and when"),
        ("CO/1/16,3,10,Kershaw,removed,,A,,", "who made it and when"),
        ("CO/1/16,x,10,Kershaw,removed,,A,2024-02-20,", "not a place"),
        ("CO/1/16,10,3,Kershaw,removed,,A,2024-02-20,", "before it begins"),
        ("CO/9/16,3,10,Kershaw,removed,,A,2024-02-20,", "no record of the register"),
        ("CO/1/16,3,10,Someone,removed,,A,2024-02-20,", "does not read so"),
        ("CO/1/16,3,10,Kershaw,kept,,A,2024-02-20,", "needs a note"),
    ],
)
def test_a_ruling_that_cannot_be_read_is_told(
    register: Path, tmp_path: Path, line: str, reason: str
) -> None:
    rulings = tmp_path / "rulings.csv"
    rulings.write_text(
        f"ref,from,to,words,ruling,replacement,by,on,note\n{line}\n", encoding="utf-8"
    )
    with pytest.raises(UserMistake, match=reason):
        run("--register", register, "--rulings", rulings)


def test_two_rulings_that_differ_are_told(register: Path, tmp_path: Path) -> None:
    rulings = tmp_path / "rulings.csv"
    row = "CO/1/16,3,10,Kershaw,{},,A,2024-02-20,because\n"
    head = "ref,from,to,words,ruling,replacement,by,on,note\n"
    text = head + row.format("kept") + row.format("removed")
    rulings.write_text(text, encoding="utf-8")
    with pytest.raises(UserMistake, match="an earlier row"):
        run("--register", register, "--rulings", rulings)


def test_a_misspelt_reference_is_told(register: Path) -> None:
    with pytest.raises(UserMistake, match="no record of the register"):
        run("--register", register, "--ref", "CO/7/16")
