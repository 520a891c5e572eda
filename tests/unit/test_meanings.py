"""The table of what words mean: what it holds, and what a word speaks for."""

import numpy as np
import pytest
import snowballstemmer

from answerable.engines.meanings import (
    ALIKE_FROM,
    DIMENSIONS,
    MOST,
    STEMS,
    VECTORS,
    spread_over_alike,
    vectors_of,
)


def stems(*words: str) -> list[str]:
    found: list[str] = snowballstemmer.stemmer("english").stemWords(list(words))
    return found


def test_every_stem_of_the_table_has_one_vector_and_stands_once() -> None:
    listed = STEMS.read_text(encoding="utf-8").splitlines()
    assert np.load(VECTORS).shape == (len(listed), DIMENSIONS)
    assert len(set(listed)) == len(listed) > 20_000


@pytest.mark.parametrize(
    ("word", "like", "unlike"),
    [
        ("taxi", "cab", "dog"),
        ("dog", "puppy", "letter"),
        ("neighbour", "neighbor", "officer"),
        ("stolen", "theft", "polite"),
        ("facebook", "twitter", "handcuffs"),
        ("racist", "ethnic", "vehicle"),
    ],
)
def test_a_word_speaks_for_its_like_and_not_for_others(word: str, like: str, unlike: str) -> None:
    spread = spread_over_alike(stems(word, like, unlike)).toarray()
    assert np.diag(spread) == pytest.approx(1)
    assert 0 < spread[0, 1] <= MOST
    assert spread[0, 2] == spread[2, 0] == 0
    assert spread == pytest.approx(spread.T)


def test_a_word_that_the_table_has_not_is_what_it_was() -> None:
    words = ["qqxzy", *stems("taxi", "cab"), "zzqqy"]
    spread = spread_over_alike(words).toarray()
    assert (spread[[0, 3]] == np.eye(4)[[0, 3]]).all()
    assert not vectors_of(words)[[0, 3]].any()
    assert (spread_over_alike(["qqxzy", "zzqqy"]).toarray() == np.eye(2)).all()
    assert spread_over_alike([]).shape == (0, 0)


def test_what_is_worked_out_in_blocks_is_what_the_definition_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = STEMS.read_text(encoding="utf-8").split()[2_000:2_120]
    monkeypatch.setattr("answerable.engines.meanings._AT_ONCE", 7)
    spread = spread_over_alike(words).toarray()
    rows = vectors_of(words)
    for one in range(0, len(words), 5):
        for other in range(len(words)):
            a, b = rows[one], rows[other]
            alike = float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))
            wanted = MOST * max(alike - ALIKE_FROM, 0) / (1 - ALIKE_FROM)
            assert spread[one, other] == pytest.approx(1 if one == other else wanted, abs=1e-5)
