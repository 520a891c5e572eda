"""Suggests further terms from the records that readers confirmed: words that mark them out.

Keyness is Dunning's log-likelihood ratio G2 of a word, or of two words in a row, counted in
records: how much oftener confirmed records hold it than all the others do. Source: Dunning 1993,
Accurate Methods for the Statistics of Surprise and Coincidence.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from answerable.model.fields import NARRATIVES
from answerable.model.register import Case
from answerable.model.terms import WORD, Phrase, Term

LEAST_CONFIRMED = 10
"""With fewer confirmed records noise dominates, so nothing is suggested."""

LEAST_KEYNESS = 15.13
"""G2 of one chance in ten thousand, one degree of freedom."""

LEAST_RECORDS = 2
_AT_MOST = 20
# fmt: off
_STOP = frozenset((
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at",
    "be", "because", "been", "before", "being", "but", "by", "can", "could", "did", "do", "does",
    "for", "from", "had", "has", "have", "having", "he", "her", "here", "him", "his", "how", "i",
    "if", "in", "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "one", "or", "our",
    "out", "over", "s", "she", "so", "some", "such", "t", "than", "that", "the", "their", "them",
    "then", "there", "these", "they", "this", "to", "up", "us", "was", "we", "were", "what", "when",
    "where", "which", "while", "who", "will", "with", "would", "you", "your",
))
# fmt: on


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word or two words in a row that confirmed records hold unusually often.

    `confirmed` of the confirmed records and `elsewhere` of the others hold it.
    """

    words: str
    keyness: float
    confirmed: int
    elsewhere: int


def suggest_terms(
    cases: Sequence[Case],
    confirmed: frozenset[str],
    terms: Sequence[Term] = (),
    *,
    rejected: frozenset[str] = frozenset(),
    fields: tuple[str, ...] = NARRATIVES,
) -> tuple[Suggestion, ...]:
    """The strongest suggestions first, at most twenty; none from fewer than ten confirmed records.

    Words that a term of the list finds anyway are left out, and so is a word whose records are
    mostly rejected ones. A pair is dropped where one of its words alone says as much.
    """
    on_topic = [case for case in cases if case.ref in confirmed]
    if len(on_topic) < LEAST_CONFIRMED:
        return ()
    others = [case for case in cases if case.ref not in confirmed]
    inside = _records_holding(on_topic, fields)
    outside = _records_holding(others, fields, only=inside.keys())
    refused = _records_holding((c for c in cases if c.ref in rejected), fields, only=inside.keys())
    found = [
        Suggestion(words, keyness, n, outside[words])
        for words, n in inside.items()
        if n >= LEAST_RECORDS
        and refused[words] < n
        and n * len(others) > outside[words] * len(on_topic)
        and (keyness := log_likelihood(n, len(on_topic), outside[words], len(others)))
        >= LEAST_KEYNESS
        and not _found_by(words.split(), terms)
    ]
    found.sort(key=lambda s: (-round(s.keyness, 9), s.words))
    return tuple(_without_echoes(found))[:_AT_MOST]


def log_likelihood(inside: int, of_inside: int, outside: int, of_outside: int) -> float:
    """G2 of the two-by-two table: records with and without the word, on topic and elsewhere."""
    table = (
        (inside, of_inside),
        (of_inside - inside, of_inside),
        (outside, of_outside),
        (of_outside - outside, of_outside),
    )
    everywhere = of_inside + of_outside
    held = inside + outside
    totals = (held, everywhere - held) * 2
    return 2 * sum(
        seen * log(seen * everywhere / (size * total))
        for (seen, size), total in zip(table, totals, strict=True)
        if seen
    )


def _records_holding(
    cases: Iterable[Case], fields: tuple[str, ...], *, only: Iterable[str] | None = None
) -> Counter[str]:
    """In how many records each word and each pair of words stands."""
    wanted = None if only is None else frozenset(only)
    counts: Counter[str] = Counter()
    for case in cases:
        held: set[str] = set()
        for passage in case.passages(fields):
            words = [word.lower() for word in WORD.findall(passage.text)]
            held.update(word for word in words if word not in _STOP and not word.isdecimal())
            held.update(_pairs(words))
        counts.update(held if wanted is None else held & wanted)
    return counts


def _pairs(words: Sequence[str]) -> Iterable[str]:
    """Two words in a row that do not both say nothing, and of which none is a number."""
    for one, other in zip(words, words[1:], strict=False):
        if other not in _STOP and not one.isdecimal() and not other.isdecimal():
            yield f"{one} {other}"


def _found_by(words: Sequence[str], terms: Sequence[Term]) -> bool:
    """Whether a phrase of the list stands in the words, so that they find nothing new."""
    phrases = [p.words for t in terms for p in t.alternatives if isinstance(p, Phrase)]
    return any(
        all(
            words[i + k].startswith(word.text) if word.prefix else words[i + k] == word.text
            for k, word in enumerate(phrase)
        )
        for phrase in phrases
        for i in range(len(words) - len(phrase) + 1)
    )


def _without_echoes(found: Sequence[Suggestion]) -> list[Suggestion]:
    """A pair and a word of it that say the same are one suggestion: the stronger."""
    kept: list[Suggestion] = []
    for one in found:
        parts = set(one.words.split())
        echo = any(
            parts <= set(other.words.split()) or set(other.words.split()) <= parts for other in kept
        )
        if not echo:
            kept.append(one)
    return kept
