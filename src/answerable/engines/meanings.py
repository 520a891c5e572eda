"""What words mean, for the ranker: a table of word stems that travels with the program.

A record that says "cab" is not far from one that says "taxi", though they share no word, and no
reading of one register teaches that early. The table is a vector for each of some 22,000 stems of
English words, from the encoder all-MiniLM-L6-v2 (Reimers and Gurevych 2019, arXiv 1908.10084);
`scripts/write_meanings.py` makes it. Words that are not in it are what they were without it.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from scipy import sparse

from answerable.engines.arrays import Array, Matrix

_HERE = Path(__file__).parent / "word_meanings"
STEMS, VECTORS = _HERE / "stems.txt", _HERE / "vectors.npy"
"""One stem a line, commonest words first, and their vectors in the same order."""

DIMENSIONS = 128
"""Numbers in a vector."""

ALIKE_FROM, MOST = 0.5, 0.3
"""From which cosine on a word speaks for another, and how loudly at most: its like at 1."""

_AT_ONCE = 1_000


def vectors_of(stems: Sequence[str]) -> Array:
    """A vector for each stem, in their order; noughts where the table has none."""
    places, vectors = _table()
    rows = np.zeros((len(stems), DIMENSIONS), dtype=np.float32)
    known = [(row, places[stem]) for row, stem in enumerate(stems) if stem in places]
    if known:
        at, of = np.array(known).T
        rows[at] = vectors[of]
    return rows


def spread_over_alike(stems: Sequence[str]) -> Matrix:
    """How much each stem (row) speaks for each (column): 1 for itself, less for its like."""
    rows = vectors_of(stems)
    length = np.linalg.norm(rows, axis=1)
    known = np.flatnonzero(length)
    unit = rows[known] / length[known, None]
    blocks = [
        _near(unit[start : start + _AT_ONCE], unit) for start in range(0, len(known), _AT_ONCE)
    ]
    itself = sparse.identity(len(stems), dtype=np.float32, format="csr")
    if not blocks:
        return itself
    near = sparse.vstack(blocks).tocoo()
    others = near.row != near.col
    places = (known[near.row[others]], known[near.col[others]])
    return (itself + sparse.coo_matrix((near.data[others], places), itself.shape)).tocsr()


def _near(some: Array, unit: Array) -> Matrix:
    """What these speak for, as far as they are alike."""
    alike = some @ unit.T
    return sparse.csr_matrix(MOST * np.maximum(alike - ALIKE_FROM, 0) / (1 - ALIKE_FROM))


@cache
def _table() -> tuple[dict[str, int], Array]:
    stems = STEMS.read_text(encoding="utf-8").splitlines()
    return {stem: place for place, stem in enumerate(stems)}, np.load(VECTORS, allow_pickle=False)
