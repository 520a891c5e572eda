"""Notices a search term that looks misspelt, by the names of platforms and the register's words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

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
    term: str,
    *,
    hits: int,
    vocabulary: Vocabulary,
    names: frozenset[str] = PLATFORMS,
    beside: Iterable[str] = (),
) -> str | None:
    """What the term was probably meant to be; None where it looks right.

    A word nearly equal to a platform's name is always doubted. A word that no record holds is
    doubted where the register often writes one that differs only behind its first letter. Neither
    is where the right spelling is searched too, by another alternative or by a term `beside`.
    """
    lines = (side for line in (term, *beside) for side in line.split("|"))
    searched = [_spelt(side) for side in lines if WORD.search(side)]
    sides = term.lower().split("|")
    for place, side in enumerate(sides):
        for word, near in _doubted(side, hits, vocabulary, names):
            right = re.sub(rf"\b{re.escape(word)}\b", near, side)
            if not any(one in f" {_spelt(right)} " for one in searched):
                return "|".join((*sides[:place], right, *sides[place + 1 :]))
    return None


def _doubted(
    side: str, hits: int, vocabulary: Vocabulary, names: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """The words of one alternative that look misspelt, each with the right one."""
    words = WORD.findall(side)
    if "*" in side or "".join(words) in names:
        return
    for word in words:
        if len(word) >= _SHORTEST and word not in names:
            near = _nearest(word, names)
            if near is None and hits == 0 and word not in vocabulary:
                near = _nearest(word, _common_words_like(word, vocabulary))
            if near and vocabulary.get(word, 0) <= vocabulary.get(near, 0):
                yield word, near


def _spelt(side: str) -> str:
    """The words of an alternative between blanks; behind one that may go on there is none."""
    words = " ".join(WORD.findall(side.lower()))
    return f" {words}" if side.rstrip().endswith("*") else f" {words} "


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
