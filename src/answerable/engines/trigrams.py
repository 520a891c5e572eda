"""Chooses for each spelling three letters that are rare in the texts: the first pass over them.

A text that holds a spelling holds any three letters in a row of it. Regex engines look for a few
such trigrams with vector instructions, many bytes at a step, where a pattern of whole words goes
from byte to byte. What they let through is looked at again with that pattern. Source: Cox, Regular
Expression Matching with a Trigram Index, 2012 (an alternative of words as one of trigrams).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product, zip_longest

from answerable.engines.term_patterns import anchors_of, ascii_parts
from answerable.model.terms import Phrase, Term

GRAMS_A_PATTERN, LITERALS_A_PATTERN = 8, 64
"""What one pass looks for with vector instructions (eight buckets of at most 64 literals in all);
with more, the engine goes from byte to byte."""

A_PASS = 0.15
"""What a pass costs, about, where looking at all texts for whole words costs 1."""

PAYS = 0.7
"""All passes, and whole words in the texts that they let through, may cost so much at most."""

SPELLINGS = 100
"""More spellings than this are not tried: they have too many letters in all."""

_KELVIN = "\u212a"


def trigram_patterns(terms: Iterable[Term], sample: Sequence[str]) -> list[str]:
    """Patterns one of which matches every text that any of the terms may hit.

    Empty where whole words are to be looked for at once: a spelling has no two letters in a row,
    or the spellings are too many or, judged by the sample, too common.
    """
    phrases = {phrase for term in terms for phrase in anchors_of(term)}
    choices = [_grams(phrase) for phrase in phrases]
    if len(choices) > SPELLINGS or not all(choices):
        return []
    shares = _shares(set().union(*choices), sample)
    chosen = _cover(choices, shares)
    patterns = [_pattern(group) for group in _groups(chosen)]
    cost = A_PASS * len(patterns) + sum(shares[gram] for gram in chosen)
    return patterns if cost <= PAYS else []


def _grams(phrase: Phrase) -> set[str]:
    """All runs of three and four letters of a phrase; where there is none, those of two."""
    parts = [part for word in phrase.words for part in ascii_parts(word.text)]
    return _runs(parts, 3) | _runs(parts, 4) or _runs(parts, 2)


def _runs(parts: Iterable[str], length: int) -> set[str]:
    return {part[at : at + length] for part in parts for at in range(len(part) - length + 1)}


def _shares(grams: Iterable[str], sample: Sequence[str]) -> dict[str, float]:
    """The share of the texts that hold each."""
    texts = [text.lower() for text in sample]
    return {gram: sum(gram in text for text in texts) / max(1, len(texts)) for gram in grams}


def _cover(choices: Sequence[set[str]], shares: dict[str, float]) -> list[str]:
    """Few and rare ones, one at least of every set.

    Source: Chvatal, A Greedy Heuristic for the Set-Covering Problem, 1979.
    """
    cost = {g: A_PASS * len(_writings(g)) / LITERALS_A_PATTERN + shares[g] for g in shares}
    left, chosen = list(choices), []
    while left:
        times = Counter(gram for grams in left for gram in grams)
        chosen.append(max(sorted(times), key=lambda gram: times[gram] / cost[gram]))
        left = [grams for grams in left if chosen[-1] not in grams]
    return chosen


def _groups(grams: Iterable[str]) -> Iterator[list[list[str]]]:
    """The ways in which each may be written, as many together as one pass looks for.

    Pairs are by themselves: a pass looks at no more letters than its shortest has.
    """
    group: list[list[str]] = []
    for writings in map(_writings, sorted(grams, key=len)):
        literals = sum(map(len, group)) + len(writings)
        full = len(group) == GRAMS_A_PATTERN or literals > LITERALS_A_PATTERN
        if group and (full or len(group[0][0]) < 3 <= len(writings[0])):
            yield group
            group = []
        group.append(writings)
    if group:
        yield group


def _writings(gram: str) -> list[str]:
    """A trigram in every mixture of cases; the Kelvin sign is a k."""
    letters = [dict.fromkeys((c, c.upper(), *(_KELVIN if c == "k" else ""))) for c in gram]
    return ["".join(writing) for writing in product(*letters)]


def _pattern(group: Sequence[Sequence[str]]) -> str:
    """First one writing of each, then another of each: the engine fills its buckets by places.

    Writings of one trigram share a bucket; if those of several did, it would let much through.
    """
    by_turns = [writing for turn in zip_longest(*group) for writing in turn if writing]
    return "|".join(map(re.escape, by_turns))
