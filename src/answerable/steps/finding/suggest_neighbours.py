"""Suggests words of the register that mean nearly what a term means: shown, never applied."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answerable.model.ports import Narrated
from answerable.model.terms import Near, Term
from answerable.model.variants import Words
from answerable.steps.finding.find_evidence import find_evidence
from answerable.steps.finding.judge_words import Known, Worth, choose_words
from answerable.steps.finding.propose_variants import initials_warning
from answerable.steps.words.count_words import Covered, records_holding, refs_holding

Nearest = Callable[[Sequence[Sequence[str]], Sequence[str]], Sequence[dict[str, float]]]
"""For each meaning asked, in one or more wordings: the words alike, nearest first, with how much;
`engines.semantic` has the one we ship."""

LEAST_RECORDS = 2
LEAST_RECORDS_OF_PAIR = 5
AT_MOST = 10
"""Neighbours of one term that are shown."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Words of the register that are near a term in meaning. `likeness` is a cosine."""

    words: str
    likeness: float
    snippet: str
    warning: str
    worth: Worth


@dataclass(frozen=True, slots=True)
class TermNeighbours:
    """The neighbours of one term, nearest first."""

    term: str
    found: tuple[Neighbour, ...]


def suggest_neighbours(
    terms: Sequence[Term], records: Sequence[Narrated], known: Known, *, nearest: Nearest
) -> tuple[TermNeighbours, ...]:
    """The neighbours of each term, in their order, among the words that the records hold.

    Words in two records and pairs of words in five are compared; what a term of the list finds
    anyway is left out. The snippet is of a record that no term finds, where there is one.
    """
    covered = Covered(terms)
    words = [
        held
        for held, n in sorted(records_holding(records).items())
        if n >= (LEAST_RECORDS_OF_PAIR if " " in held else LEAST_RECORDS)
        and not covered(tuple(held.split()))
    ]
    alike = nearest([_wordings(term) for term in terms], words)
    near = {held for each in alike for held in each}
    holding = refs_holding(records, near)
    new_first = sorted(records, key=lambda record: record.ref in known.hit)
    evidence = find_evidence(new_first, {_split(held) for held in near})

    def neighbour(held: str, likeness: float, worth: Worth) -> Neighbour:
        seen = evidence[_split(held)]
        return Neighbour(held, likeness, seen.snippet, initials_warning(held, seen), worth)

    return tuple(
        TermNeighbours(
            term.text,
            tuple(
                neighbour(held, each[held], worth)
                for held, worth in choose_words(each, holding, known, at_most=AT_MOST)
            ),
        )
        for term, each in zip(terms, alike, strict=True)
    )


def _wordings(term: Term) -> list[str]:
    """The alternatives of a term as texts; what it excludes is left out."""
    sides = (
        (side.left.words + side.right.words) if isinstance(side, Near) else side.words
        for side in term.alternatives
    )
    return [" ".join(word.text for word in words) for words in sides]


def _split(words: str) -> Words:
    return tuple(words.split())
