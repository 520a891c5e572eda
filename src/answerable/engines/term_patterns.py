"""Makes one pattern of a whole term list for a fast pass over raw narratives.

The pattern lets through every text that a term may hit and few others; what it lets through is
checked word by word afterwards. It is written for regex engines in linear time (Rust's, RE2):

- A separator is whatever is no ASCII letter or digit. An accented letter counts as one too: that
  lets a little more through, where a class of all Unicode letters makes lists of over a hundred
  spellings hundreds of times slower.
- "(?i)" folds as Unicode does, so that the Kelvin sign is found as a k.
- A character outside ASCII that text repair could produce is any run of characters outside ASCII,
  behind its letter where it is one with an accent: the pattern is right on text before its repair
  as well.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from answerable.model.terms import Near, Phrase, Term, Word

SPELLINGS_A_PATTERN = 500
"""More spellings than this become several patterns, so that none outgrows an engine's limit."""

_SEPARATOR = "[^a-z0-9]"
_FOREIGN = r"(?-i:[^\x00-\x7f])+"  # blind to case, the class would lose the Kelvin sign and ſ
_DOTTED = ("i\u0307", "\u0130")
"""The only letter whose lower case is two characters, and what stands for it in a text."""

_OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]+")

_REPAIRED = re.compile(
    "|".join(
        [
            "[\u0080-\u024f\u02b0-\u02ff\u2000-\u2bff\ufb00-\ufb06\ufe0f\ufeff]",
            "[\u03a9\u03c0\u03c9\U0001f000-\U0001faff\uf8ff]",
        ]
    )
)
"""What `steps.words.repair_text` may put in the place of a sequence, and a margin."""


def patterns_of(terms: Iterable[Term]) -> list[str]:
    """Patterns one of which matches every text that any of the terms hits, mostly a single one."""
    spellings = sorted({_spelling(phrase) for term in terms for phrase in anchors_of(term)})
    return [f"(?i){_bounded(group)}" for group in _groups(spellings)]


def anchors_of(term: Term) -> list[Phrase]:
    """For each alternative of a term a phrase that no text without it can be hit by."""
    return [
        _anchor(max(alternative.left, alternative.right, key=_weight))
        if isinstance(alternative, Near)
        else _anchor(alternative)
        for alternative in term.alternatives
    ]


def parts_of(phrase: Phrase) -> list[Phrase]:
    """A phrase cut behind each beginning of a word: in each part only the last word is one."""
    parts: list[list[Word]] = [[]]
    for word in phrase.words:
        parts[-1].append(word)
        if word.prefix:
            parts.append([])
    return [Phrase(tuple(part)) for part in parts if part]


def _anchor(phrase: Phrase) -> Phrase:
    """The heaviest of those parts."""
    return max(parts_of(phrase), key=_weight)


def _weight(phrase: Phrase) -> int:
    return sum(len(word.text) for word in phrase.words)


def _spelling(phrase: Phrase) -> tuple[str, bool]:
    """The pattern of one phrase, and whether its last word is only the beginning of one."""
    words = (f"{_SEPARATOR}+").join(_letters(word.text) for word in phrase.words)
    return words, phrase.words[-1].prefix


def _letters(text: str) -> str:
    """A word as it may stand in a raw text, in any case, repaired or not."""
    marked = "".join(map(_marked, text.replace(*_DOTTED)))
    return re.sub("\0+", lambda _: _FOREIGN, marked)


def _marked(character: str) -> str:
    r"""A character as a pattern, "\0" for some outside ASCII."""
    if character.isascii():
        return re.escape(character)
    apart = unicodedata.normalize("NFD", character)
    if apart[0].isascii():
        return f"{apart[0]}?\0"
    return "\0" if apart != character or _repairable(character) else re.escape(character)


def ascii_parts(text: str) -> list[str]:
    """The runs of a word that stand in a raw text as they are, but for their case."""
    return [part for part in _OUTSIDE_ASCII.split(text.replace(*_DOTTED)) if part]


def _repairable(character: str) -> bool:
    return any(map(_REPAIRED.search, (character, character.upper())))


def _bounded(group: Sequence[tuple[str, bool]]) -> str:
    """Whole words, and beginnings of words, each behind a separator or at the very start."""
    whole = "|".join(text for text, prefix in group if not prefix)
    begun = "|".join(text for text, prefix in group if prefix)
    ends = [f"(?:{whole})(?:{_SEPARATOR}|$)"] if whole else []
    return f"(?:^|{_SEPARATOR})(?:{'|'.join([*ends, *filter(None, [begun])])})"


def _groups(spellings: Sequence[tuple[str, bool]]) -> Iterator[list[tuple[str, bool]]]:
    left = iter(spellings)
    while group := list(islice(left, SPELLINGS_A_PATTERN)):
        yield group
