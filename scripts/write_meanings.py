"""Writes the table of what words mean that the ranker uses (src/answerable/engines/word_meanings).

Usage: python scripts/write_meanings.py

Needs `answerable[semantic]`, whose encoder is asked once for every word; the table then stands
beside the program, and nothing of that part is needed any more. No record is looked at: the words
are the commonest of the English list that pyspellchecker carries, how the other side of the
Atlantic spells them, the names of platforms, and the words of GLOSSARY.md.
"""

from pathlib import Path

import numpy as np
import snowballstemmer

from answerable.engines.arrays import Array
from answerable.engines.fuzzy import RapidFuzz
from answerable.engines.meanings import DIMENSIONS, STEMS, VECTORS
from answerable.engines.semantic import embed_records
from answerable.model.platforms import PLATFORMS
from answerable.model.terms import WORD

GLOSSARY = Path(__file__).resolve().parent.parent / "GLOSSARY.md"

COMMONEST = 40_000
"""Words of the list that are taken; the last stand 141 times in its subtitles."""

FITTED_ON = 20_000
"""Of these, the words by which dimensions are chosen: rarer ones are often names."""


def main() -> None:
    """Encodes the words and writes one row for each stem: that of its commonest word."""
    words = _words()
    vectors = embed_records(words, told=lambda done, of: print(f"{done:,} of {of:,}", flush=True))
    stems = snowballstemmer.stemmer("english").stemWords(words)
    first = {stem: place for place, stem in reversed(list(enumerate(stems)))}
    places = sorted(first.values())
    STEMS.parent.mkdir(exist_ok=True)
    STEMS.write_text("".join(f"{stems[place]}\n" for place in places), encoding="utf-8")
    np.save(VECTORS, _small(_fewer_dimensions(vectors))[places])
    print(f"{len(places):,} stems of {len(words):,} words")


def _words() -> list[str]:
    """Commonest first, each once."""
    fuzzy = RapidFuzz()
    listed = [w for w in fuzzy.all_words() if w.isalpha() and w.isascii() and len(w) > 1]
    common = sorted(listed, key=lambda word: -fuzzy.frequency(word))[:COMMONEST]
    elsewhere = [other for word in common for other in sorted(fuzzy.other_region(word))]
    field = WORD.findall(GLOSSARY.read_text(encoding="utf-8").lower())
    return list(dict.fromkeys([*common, *elsewhere, *sorted(PLATFORMS), *field]))


def _fewer_dimensions(vectors: Array) -> Array:
    """The directions in which common words differ most, of vectors of length 1 about their mean."""
    about = vectors - vectors[:FITTED_ON].mean(axis=0)
    about /= np.linalg.norm(about, axis=1, keepdims=True)
    _, _, directions = np.linalg.svd(about[:FITTED_ON], full_matrices=False)
    return np.asarray(about @ directions[:DIMENSIONS].T)


def _small(vectors: Array) -> Array:
    """As whole numbers from -127 to 127: one byte each."""
    return np.asarray(np.round(vectors / np.abs(vectors).max() * 127), dtype=np.int8)


if __name__ == "__main__":
    main()
