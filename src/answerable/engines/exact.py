"""Checks a record word by word as `engines.reference` does, but only for terms it may hold.

For records that a first pass let through: the words are looked up in a table of the words with
which phrases begin, and only a term one of whose phrases begins in the record is tried.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from answerable.model.hits import Hit, SearchReport, Span
from answerable.model.register import Case, Passage
from answerable.model.terms import WORD, Near, Phrase, Term

Stretch = tuple[int, int]
"""The first and the last word, by number, of a place where a phrase stands."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the report, and the cases hit, of each at least what was looked at.

    A scan of a file adds the cases without text, so that term reports can say of when they are.
    """

    report: SearchReport
    cases: tuple[Case, ...]
    silent: tuple[Case, ...] = ()


class Matcher:
    """A term list made ready: `spans` gives for one record what the reference engine gives."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        self._beginning: dict[str, set[int]] = {}
        self._begun: dict[str, set[int]] = {}
        for number, term in enumerate(terms):
            for phrase in map(_first_phrase, term.alternatives):
                table = self._begun if phrase.words[0].prefix else self._beginning
                table.setdefault(phrase.words[0].text, set()).add(number)
        self._prefixes = tuple(self._begun)

    def hit(self, case: Case, fields: tuple[str, ...]) -> Hit | None:
        """The case as a hit, if it is one."""
        spans = self.spans(case.passages(fields))
        return hit_of(case, spans) if spans else None

    def spans(self, passages: Iterable[Passage]) -> list[Span]:
        """Where the terms stand in the passages of one record: term by term, in reading order."""
        texts = [_Text(passage) for passage in passages]
        possible: set[int] = set()
        for text in texts:
            possible |= self._possible(text)
        spans: list[Span] = []
        for number in sorted(possible):
            term = self._terms[number]
            if any(True for text in texts for p in term.without for _ in text.stretches(p)):
                continue
            for text in texts:
                spans += text.spans(term, number)
        return spans

    def _possible(self, text: "_Text") -> set[int]:
        """The terms one of whose phrases may begin in the text."""
        found: set[int] = set()
        for word in self._beginning.keys() & set(text.words):
            found |= self._beginning[word]
        if self._prefixes:
            for word in {word for word in text.words if word.startswith(self._prefixes)}:
                for prefix in self._prefixes:
                    if word.startswith(prefix):
                        found |= self._begun[prefix]
        return found


def hit_of(case: Case, spans: Sequence[Span]) -> Hit:
    """A case with the places where terms stand in it."""
    return Hit(case.ref, tuple(sorted({span.term for span in spans})), tuple(spans))


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, each taken by itself."""
    if _odd(text):
        return [word.lower() for word in WORD.findall(text)]
    if text.isascii():
        return text.lower().translate(_SPACED).split()
    return WORD.findall(text.lower())


def _odd(text: str) -> bool:
    """Whether the lower case of the whole text may not be that of its words one by one.

    Of all letters, İ has a lower case of two characters, and that of Σ depends on its neighbours.
    """
    return "\u0130" in text or "\u03a3" in text


def _next_word(text: str, word: str, at: int) -> int:
    """Where a word next stands by itself in a text that holds it."""
    while True:
        at = text.index(word, at)
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return at
        at += 1


_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}


@dataclass(slots=True)
class _Text:
    """A passage cut into words."""

    passage: Passage
    words: list[str]

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.words = words_in(passage.text)

    def spans(self, term: Term, number: int) -> Iterator[Span]:
        """Where any alternative of a term stands, each place once."""
        found: set[Stretch] = set()
        for alternative in term.alternatives:
            if isinstance(alternative, Near):
                found.update(self._near(alternative))
            else:
                found.update(self.stretches(alternative))
        if not found:
            return
        field, detail = self.passage.field, self.passage.detail
        place = self._places()
        for first, last in sorted(found):
            yield Span(field, detail, place(first)[0], place(last)[1], number)

    def _places(self) -> Callable[[int], tuple[int, int]]:
        """Where each word stands in the passage, found by counting only the words like it."""
        if _odd(self.passage.text):
            return [word.span() for word in WORD.finditer(self.passage.text)].__getitem__
        lower = self.passage.text.lower()

        def place(number: int) -> tuple[int, int]:
            word = self.words[number]
            at = -1
            for _ in range(self.words[:number].count(word) + 1):
                at = _next_word(lower, word, at + 1)
            return at, at + len(word)

        return place

    def stretches(self, phrase: Phrase) -> Iterator[Stretch]:
        """Where the words of a phrase stand one after another."""
        words, wanted = self.words, phrase.words
        length = len(wanted)
        for at in self._begins(phrase):
            if at + length <= len(words) and all(
                words[at + k].startswith(w.text) if w.prefix else words[at + k] == w.text
                for k, w in enumerate(wanted)
            ):
                yield at, at + length - 1

    def _begins(self, phrase: Phrase) -> Iterator[int]:
        """Where the first word of a phrase stands."""
        first = phrase.words[0]
        if first.prefix:
            yield from (i for i, w in enumerate(self.words) if w.startswith(first.text))
            return
        at = -1
        for _ in range(self.words.count(first.text)):
            at = self.words.index(first.text, at + 1)
            yield at

    def _near(self, near: Near) -> Iterator[Stretch]:
        """Where two phrases stand without overlap and with few enough words between them."""
        rights = list(self.stretches(near.right))
        for left in self.stretches(near.left) if rights else ():
            for right in rights:
                (_, first_end), (second_start, _) = sorted((left, right))
                if 0 <= second_start - first_end - 1 <= near.distance:
                    yield min(left[0], right[0]), max(left[1], right[1])


def _first_phrase(alternative: Phrase | Near) -> Phrase:
    """A phrase that must stand in the text for the alternative to hit."""
    return alternative.left if isinstance(alternative, Near) else alternative
