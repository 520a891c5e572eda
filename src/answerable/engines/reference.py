"""The slow, obvious engine: it defines what every faster one must answer.

Each narrative is cut into words by the contract of `model.terms`; each term is tried at each word.
"""

from collections.abc import Iterable, Iterator, Sequence

from answerable.model.hits import Hit, Span
from answerable.model.register import Case
from answerable.model.terms import WORD, Near, Phrase, Term, Word

Token = tuple[str, int, int]
"""A word in lower case and the characters it takes up in the narrative."""

Stretch = tuple[int, int]
"""The first and the last word, by number, of a place where a phrase stands."""


class ReferenceEngine:
    """Plain Python, nothing clever; see `model.ports.SearchEngine`."""

    name = "reference"

    def find(
        self, cases: Iterable[Case], terms: Sequence[Term], fields: tuple[str, ...]
    ) -> Iterator[Hit]:
        """Every case hit by any of the terms, in the order given."""
        for case in cases:
            spans = _spans_of(case, terms, fields)
            if spans:
                hit_terms = sorted({span.term for span in spans})
                yield Hit(case.ref, tuple(hit_terms), tuple(spans))


def words_of(text: str) -> list[Token]:
    """The words of a text with their places."""
    return [(found.group().lower(), found.start(), found.end()) for found in WORD.finditer(text)]


def _spans_of(case: Case, terms: Sequence[Term], fields: tuple[str, ...]) -> list[Span]:
    passages = [(passage, words_of(passage.text)) for passage in case.passages(fields)]
    spans: list[Span] = []
    for number, term in enumerate(terms):
        if any(_stretches(tokens, p) for _, tokens in passages for p in term.without):
            continue
        for passage, tokens in passages:
            for first, last in _places(tokens, term):
                start, end = tokens[first][1], tokens[last][2]
                spans.append(Span(passage.field, passage.detail, start, end, number))
    return spans


def _places(tokens: list[Token], term: Term) -> list[Stretch]:
    """Where any alternative of a term stands, each place once, in reading order."""
    found: set[Stretch] = set()
    for alternative in term.alternatives:
        if isinstance(alternative, Near):
            found.update(_near(tokens, alternative))
        else:
            found.update(_stretches(tokens, alternative))
    return sorted(found)


def _stretches(tokens: list[Token], phrase: Phrase) -> list[Stretch]:
    """Where the words of a phrase stand one after another."""
    length = len(phrase.words)
    return [
        (i, i + length - 1)
        for i in range(len(tokens) - length + 1)
        if all(_is(tokens[i + k][0], word) for k, word in enumerate(phrase.words))
    ]


def _near(tokens: list[Token], near: Near) -> Iterator[Stretch]:
    """Where two phrases stand without overlap and with few enough words between them."""
    rights = _stretches(tokens, near.right)
    for left in _stretches(tokens, near.left):
        for right in rights:
            (_, first_end), (second_start, _) = sorted((left, right))
            if 0 <= second_start - first_end - 1 <= near.distance:
                yield min(left[0], right[0]), max(left[1], right[1])


def _is(token: str, word: Word) -> bool:
    return token.startswith(word.text) if word.prefix else token == word.text
