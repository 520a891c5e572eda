"""Counts words, and two words in a row, by the records that hold them: what is suggested from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from answerable.model.fields import NARRATIVES
from answerable.model.ports import Narrated
from answerable.model.terms import WORD, Phrase, Term, Word
from answerable.model.variants import Words

# fmt: off
STOP = frozenset((
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at",
    "be", "because", "been", "before", "being", "but", "by", "can", "could", "did", "do", "does",
    "for", "from", "had", "has", "have", "having", "he", "her", "here", "him", "his", "how", "i",
    "if", "in", "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "one", "or", "our",
    "out", "over", "s", "she", "so", "some", "such", "t", "than", "that", "the", "their", "them",
    "then", "there", "these", "they", "this", "to", "up", "us", "was", "we", "were", "what", "when",
    "where", "which", "while", "who", "will", "with", "would", "you", "your",
))
# fmt: on
"""Words that say nothing of what a record is about."""

_LEADING = frozenset((
    "about", "after", "at", "before", "by", "for", "from", "in", "into", "on", "out", "over", "to",
    "up", "with",
))  # fmt: skip
"""Those of them with which a pair may begin: "on facebook" says more than "a facebook"."""


def records_holding(
    records: Iterable[Narrated],
    *,
    only: Iterable[str] | None = None,
) -> Counter[str]:
    """In how many records each word and each pair of words stands; `only` these, if given."""
    wanted = None if only is None else frozenset(only)
    counts: Counter[str] = Counter()
    for record in records:
        held = _held(record)
        counts.update(held if wanted is None else held & wanted)
    return counts


def refs_holding(records: Iterable[Narrated], wanted: Iterable[str]) -> dict[str, list[str]]:
    """The references of the records in which each of these words or pairs stands."""
    refs: dict[str, list[str]] = {words: [] for words in wanted}
    for record in records:
        for words in _held(record) & refs.keys():
            refs[words].append(record.ref)
    return refs


def _held(record: Narrated) -> set[str]:
    held: set[str] = set()
    for passage in record.passages(NARRATIVES):
        words = [word.lower() for word in WORD.findall(passage.text)]
        held.update(word for word in words if word not in STOP and not word.isdecimal())
        held.update(_pairs(words))
    return held


def _pairs(words: Sequence[str]) -> Iterator[str]:
    """Two words in a row of which none is a number and the second says something."""
    for one, other in zip(words, words[1:], strict=False):
        if other in STOP or other.isdecimal() or one.isdecimal():
            continue
        if one not in STOP or one in _LEADING:
            yield f"{one} {other}"


class Covered:
    """Words in a row that some line of the list finds already."""

    def __init__(self, terms: Sequence[Term]) -> None:
        plain = [term for term in terms if not term.without]
        sides = (side for term in plain for side in term.alternatives)
        self._phrases = {side.words for side in sides if isinstance(side, Phrase)}

    def __call__(self, words: Words) -> bool:
        return any(_stands_in(phrase, words) for phrase in self._phrases)


def _stands_in(phrase: tuple[Word, ...], words: Words) -> bool:
    length = len(phrase)
    return any(
        all(
            words[i + k].startswith(word.text) if word.prefix else words[i + k] == word.text
            for k, word in enumerate(phrase)
        )
        for i in range(len(words) - length + 1)
    )
