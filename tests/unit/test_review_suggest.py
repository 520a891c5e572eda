"""Further terms from a live review: suggested, judged by a few records read, never applied."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from answerable.cli import group
from answerable.model.errors import UserMistake


@pytest.fixture(autouse=True)
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A review of 12 records with a term, 8 with "webpage" and no term, and 80 others."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    texts = [f"facebook {i} webpage" for i in range(12)]
    texts += [f"row {i} webpage" for i in range(8)] + [f"row {i} parking" for i in range(80)]
    rows = [f"C{i},2019-05-01,{text}" for i, text in enumerate(texts)]
    (tmp_path / "export.csv").write_text("\n".join(["Case ref,Date received,Summary", *rows]))
    _done(
        "start", "review", "--register", "export.csv", "--topic", "social media",
        "--rule", "Somebody posted", "-t", "facebook", "--by", "A. Reader", "--seed", 5,
    )  # fmt: skip
    return tmp_path / "review"


def _done(*arguments: object) -> str:
    result = CliRunner().invoke(group, ["review", *map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def _data(*arguments: object) -> Any:
    return json.loads(_done(*arguments, "--json"))


def _decide(refs: Sequence[str], verdict: str) -> None:
    for ref in refs:
        _done("decide", "review", ref, verdict, "--seconds", 30)


def _confirm(number: int) -> None:
    _decide([f"C{i}" for i in range(number)], "relevant")


def test_below_ten_confirmed_records_a_review_suggests_nothing_and_says_why() -> None:
    _confirm(9)
    assert _data("suggest", "review")["suggestions"] == []
    assert "from 10 confirmed records on, and there are 9" in _done("suggest", "review")


def test_a_review_suggests_words_judged_by_records_drawn_by_lot() -> None:
    _confirm(12)
    (found,) = _data("suggest", "review")["suggestions"]
    assert (found["words"], found["hits"], found["new"]) == ("webpage", 20, 8)
    drawn = [one["ref"] for one in _data("suggest", "review", "--read", "webpage")["records"]]
    assert drawn == found["read_next"]
    assert set(drawn) <= {f"C{i}" for i in range(12, 20)}
    _decide(drawn[:1], "relevant")
    _decide(drawn[1:], "not")
    (found,) = _data("suggest", "review")["suggestions"]
    assert (found["read"], found["relevant"], found["precision"]) == (5, 1, 0.2)
    assert "1 of 5: " in _done("suggest", "review")


def test_what_would_not_fit_the_budget_is_hidden(review: Path) -> None:
    _confirm(12)
    _decide([f"C{i}" for i in range(20, 22)], "not")
    for i in range(22, 26):
        _done("decide", "review", f"C{i}", "not", "--seconds", 18_000)
    (found,) = _data("suggest", "review")["suggestions_hidden"]
    assert found["hidden"] == "they would add 8 records to read, and 0 fit the budget"


def test_words_are_not_judged_while_a_sample_of_fixed_size_is_read() -> None:
    _confirm(12)
    _done("declare", "review", "--size", 10)
    assert _data("suggest", "review")["suggestions"]
    with pytest.raises(UserMistake) as told:
        _done("suggest", "review", "--read", "webpage")
    assert told.value.code == "review-not-now"


def test_words_that_nothing_holds_give_nothing_to_read() -> None:
    assert "nothing left to read" in _done("suggest", "review", "--read", "zebra")


def test_neighbours_of_a_reviews_terms_keep_their_vectors_in_its_cache(
    review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def embed(texts: Sequence[str], *, kept_in: Path, **_: object) -> Any:
        import numpy as np

        asked.append(kept_in)
        return np.ones((len(texts), 1), dtype=np.float32)

    monkeypatch.setattr("answerable.engines.semantic.embed_records", embed)
    (near,) = _data("suggest", "review", "--neighbours")["neighbours"]
    assert near["term"] == "facebook"
    assert "webpage" in {one["words"] for one in near["neighbours"]}
    assert asked == [Path("review/cache/vectors")]
