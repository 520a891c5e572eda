"""Notices a search term that looks misspelt, by the names of platforms and the register's words."""

from collections import Counter
from collections.abc import Iterable, Mapping

from answerable.model.platforms import PLATFORMS
from answerable.model.register import Case
from answerable.model.terms import WORD

Vocabulary = Mapping[str, int]
"""Words of a register in lower case, with the number of times each is written."""

_SHORTEST = 5
_TWO_ERRORS_FROM = 8
_COMMON = 5


def vocabulary(cases: Iterable[Case]) -> Vocabulary:
    """Every word of every narrative with its count."""
    words: Counter[str] = Counter()
    for case in cases:
        for passage in case.passages():
            words.update(word.lower() for word in WORD.findall(passage.text))
    return words


def suggestion(
    term: str, *, hits: int, vocabulary: Vocabulary, names: frozenset[str] = PLATFORMS
) -> str | None:
    """What the term was probably meant to be; None where it looks right.

    A word nearly equal to a platform's name is always doubted. A word that no record holds is
    doubted where the register often writes one that differs only behind its first letter.
    """
    sides = (WORD.findall(side.lower()) for side in term.split("|") if "*" not in side)
    for word in (word for words in sides if "".join(words) not in names for word in words):
        if len(word) >= _SHORTEST and word not in names:
            near = _nearest(word, names)
            if near is None and hits == 0 and word not in vocabulary:
                near = _nearest(word, _common_words_like(word, vocabulary))
            if near and vocabulary.get(word, 0) <= vocabulary.get(near, 0):
                return term.lower().replace(word, near)
    return None


def _common_words_like(word: str, vocabulary: Vocabulary) -> Iterable[str]:
    return (w for w, n in vocabulary.items() if n >= _COMMON and w[0] == word[0])


def _nearest(word: str, candidates: Iterable[str]) -> str | None:
    allowed = 2 if len(word) >= _TWO_ERRORS_FROM else 1
    near = [
        (errors, candidate)
        for candidate in candidates
        if abs(len(candidate) - len(word)) <= allowed
        and (errors := distance(word, candidate, at_most=allowed)) <= allowed
    ]
    return min(near)[1] if near else None


def distance(one: str, other: str, *, at_most: int) -> int:
    """Optimal string alignment: insertions, deletions, substitutions, neighbours exchanged.

    Counts no further than `at_most` + 1. Source: Damerau 1964, restricted form.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, facing in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            exchanged = i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing
            row.append(min(cost, earlier[j - 2] + 1) if exchanged else cost)
        if min(row) > at_most:
            return at_most + 1
    return row[-1]
