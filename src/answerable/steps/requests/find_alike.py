"""Finds earlier requests that ask about the same, by the rare words they share.

Words weigh as in TF-IDF (Spärck Jones 1972), by how few of the earlier requests use them; requests
compare by the cosine of the angle between their weights.
"""

import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

_WORD = re.compile(r"[^\W\d_]{3,}")
_USUAL = frozenset((
    "about", "act", "all", "also", "and", "any", "are", "between", "but", "copy", "details",
    "did", "does", "each", "every", "following", "for", "freedom", "from", "given", "had",
    "has", "have", "held", "how", "information", "its", "like", "many", "much", "number",
    "numbers", "over", "per", "please", "provide", "question", "received", "request",
    "requested", "same", "tell", "that", "the", "their", "there", "these", "this", "those",
    "under", "was", "were", "what", "when", "where", "which", "who", "whose", "will", "with",
    "within", "would", "year", "years", "you", "your",
))  # fmt: skip
"""What any request says, whatever it asks about."""
_MOST_WORDS = 5_000
_LEAST = 0.12
"""What is less alike than this shares only words that any request uses."""


@dataclass(frozen=True, slots=True)
class Alike(Generic[Key]):
    """An earlier request: how alike it is, from 0 to 1, and the words that say so."""

    key: Key
    score: float
    words: tuple[str, ...]


def find_alike(text: str, earlier: Mapping[Key, str], *, most: int = 5) -> list[Alike[Key]]:
    """Those of the earlier texts that ask about the same, the most alike first."""
    asked = _counts(text)
    known = {key: _counts(words) for key, words in earlier.items()}
    rarity = _rarity([asked, *known.values()])
    here = _weighed(asked, rarity)
    found = (
        _compared(key, here, _weighed(counts, rarity))
        for key, counts in known.items()
        if not here.keys().isdisjoint(counts)
    )
    alike = sorted((one for one in found if one.score >= _LEAST), key=lambda one: -one.score)
    return alike[:most]


def _compared(key: Key, here: Mapping[str, float], there: Mapping[str, float]) -> Alike[Key]:
    shared = {word: here[word] * there[word] for word in here.keys() & there.keys()}
    told = sorted(shared, key=lambda word: (-shared[word], word))[:5]
    return Alike(key, sum(shared.values()), tuple(told))


@lru_cache(maxsize=8_192)
def _counts(text: str) -> Counter[str]:
    """The words of a text; the same earlier requests are compared again and again."""
    said = (match.group() for match in _WORD.finditer(text.casefold()))
    words = (_stem(word) for word in said if word not in _USUAL)
    return Counter(word for word, _ in zip(words, range(_MOST_WORDS), strict=False))


def _stem(word: str) -> str:
    """Without the ending of a plural: complaints and complaint are one word."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word


def _rarity(texts: Iterable[Counter[str]]) -> dict[str, float]:
    every = list(texts)
    used = Counter(word for counts in every for word in counts)
    return {word: math.log((1 + len(every)) / (1 + n)) + 0.1 for word, n in used.items()}


def _weighed(counts: Counter[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """Weights of length one."""
    weights = {word: (1 + math.log(n)) * rarity[word] for word, n in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}
