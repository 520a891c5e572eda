"""Compares words by the machinery of rapidfuzz and jellyfish; see `model.variants.Fuzzy`.

How common a word is comes from the word list that pyspellchecker carries: English as it is spoken
in film subtitles. All three are imported when they are first needed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

COMMON_FROM = 1000
"""From this frequency on a word is one that everybody uses: some 18,000 words."""

_OUR = (
    "arm", "behavi", "cand", "clam", "col", "demean", "endeav", "fav", "ferv", "flav", "harb",
    "hon", "hum", "lab", "neighb", "od", "parl", "rig", "rum", "savi", "splend", "tum", "val",
    "vap", "vig",
)  # fmt: skip
_AMERICAN = tuple(
    (re.compile(british), american, re.compile(written), british_again)
    for british, american, written, british_again in (
        (rf"((?:{'|'.join(_OUR)}))our", r"\1or", rf"((?:{'|'.join(_OUR)}))or", r"\1our"),
        (r"is(e[drs]?|ers|ing|ations?)$", r"iz\1", r"iz(e[drs]?|ers|ing|ations?)$", r"is\1"),
        (r"ys(e[drs]?|ing)$", r"yz\1", r"yz(e[drs]?|ing)$", r"ys\1"),
        (r"([^l])ll(ed|ers?|ing)$", r"\1l\2", r"([^l])l(ed|ers?|ing)$", r"\1ll\2"),
        (r"(def|off|lic|pret)ence", r"\1ense", r"(def|off|lic|pret)ense", r"\1ence"),
        (
            r"(cent|theat|met|lit|fib|calib)re",
            r"\1er",
            r"(cent|theat|met|lit|fib|calib)er",
            r"\1re",
        ),
        (r"(dial|catal|anal)ogue", r"\1og", r"(dial|catal|anal)og(?!u)", r"\1ogue"),
        (r"programme", "program", r"program(?!m)", "programme"),
        (r"jewellery", "jewelry", r"jewelry", "jewellery"),
        (r"cheque", "check", r"check", "cheque"),
        (r"p(a)ed", "ped", r"^ped", "paed"),
    )
)
"""British spellings and American ones: a pattern and its replacement, there and back."""


class WordIndex:
    """Words by length and by metaphone key."""

    def __init__(self, words: Iterable[str]) -> None:
        from jellyfish import metaphone

        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for word in words:
            self._by_length[len(word)].append(word)
            if key := metaphone(word):
                self._by_key[key].append(word)

    def near(self, word: str, *, at_most: int) -> Sequence[str]:
        """The words within so many edits, nearest first."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        scorer: Any = OSA.distance
        found: list[tuple[str, float, int]] = []
        for length in range(max(1, len(word) - at_most), len(word) + at_most + 1):
            choices = self._by_length.get(length)
            if choices:
                found.extend(
                    extract(word, choices, scorer=scorer, score_cutoff=at_most, limit=None)
                )
        return [other for other, _, _ in sorted(found, key=lambda one: (one[1], one[0]))]

    def sounding_like(self, word: str) -> Sequence[str]:
        """The words whose metaphone key is the same."""
        from jellyfish import metaphone

        return self._by_key.get(metaphone(word), ())


class RapidFuzz:
    """The comparison of words that answerable ships."""

    def index(self, words: Iterable[str]) -> WordIndex:
        """Makes a list of words ready."""
        return WordIndex(words)

    def frequency(self, word: str) -> int:
        """How common a word is in English, British spellings counted with the American ones."""
        listed = _english()
        if word in listed:
            return listed[word]
        return max((listed.get(other, 0) for other in _other_region(word)), default=0)

    def other_region(self, word: str) -> Iterable[str]:
        """The word as the other side of the Atlantic spells it, where that is English at all."""
        return [other for other in _other_region(word) if self.frequency(other)]

    def all_words(self) -> Iterable[str]:
        """Every word of the list."""
        return _english().keys()

    def common_words(self) -> Iterable[str]:
        """The words that everybody uses."""
        return [word for word, count in _english().items() if count >= COMMON_FROM]


def _other_region(word: str) -> set[str]:
    spelt = set()
    for british, american, written, again in _AMERICAN:
        spelt |= {british.sub(american, word), written.sub(again, word)}
    return spelt - {word}


@cache
def _english() -> Mapping[str, int]:
    from spellchecker import SpellChecker

    return dict(SpellChecker(language="en").word_frequency.dictionary)
