import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from answerable.cli.search_command import command

TEXTS = [
    "The complainant, FB, 48/B/F, says so",
    "he wrote it on facebok",
    "posted on Facebook",
    "a parking row",
    "",
]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Case reference", "Date received", "Case summary"])
        writer.writerows(
            (f"C/{i}", f"2015-03-{i:02}", text) for i, text in enumerate(TEXTS, start=1)
        )
    return path


def _run(register: Path, *options: str) -> str:
    result = CliRunner().invoke(
        command, ["--register", str(register), *options], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.output


def _json(register: Path, *options: str) -> Any:
    return json.loads(_run(register, *options, "--json"))


def test_variants_are_in_the_json_only_where_they_were_asked_for(register: Path) -> None:
    asked = _json(register, "-t", "facebook", "--variants")["terms"][0]
    assert [(v["words"], v["records"]) for v in asked["variants"]] == [("facebok", 1), ("fb", 1)]
    assert asked["variants"][0]["snippet"] == "he wrote it on facebok"
    assert "initials" in asked["variants"][1]["warning"]
    assert "variants" not in _json(register, "-t", "facebook")["terms"][0]


def test_a_misspelt_term_is_questioned_on_screen(register: Path) -> None:
    assert "linkdin: did you mean linkedin?" in _run(register, "-t", "linkdin", "--variants")


def test_an_accepted_variant_is_searched_for_and_named(register: Path, tmp_path: Path) -> None:
    rulings = tmp_path / "variants.csv"
    rulings.write_text("term,variant,accepted\nfacebook,facebok,yes\n", encoding="utf-8")
    term = _json(register, "-t", "facebook", "--accepted", str(rulings), "--variants")["terms"][0]
    assert term["hits"] == 2
    assert "facebok" in term["meaning"]
    assert {v["words"]: v["accepted"] for v in term["variants"]} == {"facebok": True, "fb": None}


def test_decisions_add_what_readers_thought(register: Path, tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.csv"
    decisions.write_text("ref,relevant\nC/3,yes\nC/1,no\n", encoding="utf-8")
    found = _json(register, "-t", "facebook", "-t", "fb", "--decisions", str(decisions))
    assert [(t["confirmed"], t["rejected"]) for t in found["terms"]] == [(1, 0), (0, 1)]
    assert found["suggestions"] == []


def test_the_report_is_written_as_csv(register: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.csv"
    _run(register, "-t", "facebook", "-t", "bebo", "--csv", str(out))
    with out.open(encoding="utf-8-sig", newline="") as file:
        lines = {line["term"]: line for line in csv.DictReader(file)}
    assert lines["bebo"]["hits"] == "0"
    assert lines["facebook"]["confirmed"] == ""
    assert lines["records without text"]["2015"] == "1"


def test_proposals_are_written_ruled_on_and_read_back(register: Path, tmp_path: Path) -> None:
    path = tmp_path / "variants.csv"
    _run(register, "-t", "facebook", "--variants-to", str(path))
    blank = path.read_text(encoding="utf-8-sig")
    assert "facebook,facebok,,,," in blank
    path.write_text(blank.replace("facebok,,,", "facebok,yes,A. Reader,"), encoding="utf-8")
    options = ("-t", "facebook", "--accepted", str(path), "--variants-to", str(path))
    assert _json(register, *options)["terms"][0]["hits"] == 2
    assert "facebook,facebok,yes,A. Reader," in path.read_text(encoding="utf-8-sig")
