"""Checks a record as `engines.reference` does, but looks only where a term may stand.

For records that a first pass let through: a text is not cut into words; each phrase is looked for
as plain text in lower case, and whole words are asked for only where that stands.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from answerable.model.hits import Hit, SearchReport, Span
from answerable.model.register import Case, Passage
from answerable.model.terms import WORD, Near, Phrase, Term

Stretch = tuple[int, int]
"""The characters that a phrase takes up in a text."""

_Needle = tuple[str, int]
"""A word without which a term hits nothing, and the place of the term in its list."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the report, and the cases hit, of each at least what was looked at.

    A scan of a file adds the cases without text, so that term reports can say of when they are.
    `undated` cases pass every condition and carry no date, so that the period asked for cannot hold
    them; there are none where no period is asked for.
    """

    report: SearchReport
    cases: tuple[Case, ...]
    silent: tuple[Case, ...] = ()
    undated: int = 0


class Matcher:
    """A term list made ready: `spans` gives for one record what the reference engine gives."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = [_SoughtTerm(term) for term in terms]
        self._needles = _by_letters(
            [(needle, number) for number, term in enumerate(self._terms) for needle in term.needles]
        )

    def hit(self, case: Case, fields: tuple[str, ...]) -> Hit | None:
        """The case as a hit, if it is one."""
        spans = self.spans(case.passages(fields))
        return hit_of(case, spans) if spans else None

    def spans(self, passages: Iterable[Passage]) -> list[Span]:
        """Where the terms stand in the passages of one record: term by term, in reading order."""
        texts = [(passage, _lower(passage.text)) for passage in passages]
        spans: list[Span] = []
        for number in self._possible([lower for _, lower in texts]):
            term = self._terms[number]
            found = [
                Span(passage.field, passage.detail, start, end, number)
                for passage, lower in texts
                for start, end in term.places(lower)
            ]
            if found and not any(term.excludes(lower) for _, lower in texts):
                spans += found
        return spans

    def _possible(self, texts: Sequence[str]) -> list[int]:
        """The terms that may stand in any of the texts."""
        found = {
            number
            for lower in texts
            for letters, needles in self._needles
            if letters in lower
            for needle, number in needles
            if needle in lower
        }
        return sorted(found)


def _by_letters(needles: Sequence[_Needle]) -> list[tuple[str, list[_Needle]]]:
    """Needles by three letters that many of them share: most are never looked for themselves."""
    runs = [[text[at : at + 3] for at in range(len(text) - 2)] or [text] for text, _ in needles]
    times = Counter(letters for own in runs for letters in dict.fromkeys(own))
    groups: dict[str, list[_Needle]] = {}
    for needle, own in zip(needles, runs, strict=True):
        groups.setdefault(max(own, key=times.__getitem__), []).append(needle)
    return list(groups.items())


def hit_of(case: Case, spans: Sequence[Span]) -> Hit:
    """A case with the places where terms stand in it."""
    return Hit(case.ref, tuple(sorted({span.term for span in spans})), tuple(spans))


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, each taken by itself."""
    if is_odd(text):
        return [word.lower() for word in WORD.findall(text)]
    if text.isascii():
        return text.lower().translate(_SPACED).split()
    return WORD.findall(text.lower())


_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}
_DOTTED, _DOTTED_LOWER = "\u0130", "i\u0307"
"""The only letter whose lower case is two characters; here it stays one."""


def is_odd(text: str) -> bool:
    """Whether the lower case of the whole text may not be that of its words one by one.

    Of all letters, İ has a lower case of two characters, and that of Σ depends on its neighbours.
    """
    return _DOTTED in text or "\u03a3" in text


def _lower(text: str) -> str:
    """A text with its words in lower case, character by character in the same place."""
    return (
        WORD.sub(lambda word: _one_by_one(word[0].lower()), text) if is_odd(text) else text.lower()
    )


def _one_by_one(lower: str) -> str:
    return lower.replace(_DOTTED_LOWER, _DOTTED)


class _SoughtPhrase:
    """A phrase, looked for in texts in lower case."""

    def __init__(self, phrase: Phrase) -> None:
        words = [_one_by_one(word.text) for word in phrase.words]
        ends = ["[^\\W_]*" if word.prefix else "" for word in phrase.words]
        together = r"[\W_]+".join(re.escape(w) + end for w, end in zip(words, ends, strict=True))
        self._first, self.needle = words[0], max(words, key=len)
        self._whole = re.compile(rf"(?<![^\W_]){together}(?![^\W_])")

    def stretches(self, lower: str) -> Iterator[Stretch]:
        """Where the words of the phrase stand one after another."""
        at = lower.find(self._first) if self.needle in lower else -1
        while at >= 0:
            if found := self._whole.match(lower, at):
                yield found.span()
            at = lower.find(self._first, at + 1)


class _SoughtTerm:
    """A term, looked for in texts in lower case."""

    def __init__(self, term: Term) -> None:
        phrases = [a for a in term.alternatives if isinstance(a, Phrase)]
        self._phrases = [_SoughtPhrase(phrase) for phrase in phrases]
        self._pairs = [
            (_SoughtPhrase(near.left), _SoughtPhrase(near.right), near.distance)
            for near in term.alternatives
            if isinstance(near, Near)
        ]
        self._without = [_SoughtPhrase(phrase) for phrase in term.without]
        self.needles = {p.needle for p in (*self._phrases, *(left for left, _, _ in self._pairs))}

    def places(self, lower: str) -> list[Stretch]:
        """Where any alternative of the term stands, each place once, in reading order."""
        found = {place for phrase in self._phrases for place in phrase.stretches(lower)}
        for left, right, distance in self._pairs:
            found.update(_near(lower, left, right, distance))
        return sorted(found)

    def excludes(self, lower: str) -> bool:
        """Whether the text holds a phrase that excludes its record."""
        return any(True for phrase in self._without for _ in phrase.stretches(lower))


def _near(
    lower: str, left: _SoughtPhrase, right: _SoughtPhrase, distance: int
) -> Iterator[Stretch]:
    """Where two phrases stand without overlap and with few enough words between them."""
    rights = list(right.stretches(lower))
    lefts = list(left.stretches(lower)) if rights else []
    starts = [word.start() for word in WORD.finditer(lower)] if lefts else []
    for one in lefts:
        for other in rights:
            (_, end), (start, _) = sorted((one, other))
            between = bisect_left(starts, start) - bisect_left(starts, end)
            if start >= end and between <= distance:
                yield min(one[0], other[0]), max(one[1], other[1])
