"""Suggests further terms from the records that readers confirmed: words that mark them out.

Keyness is Dunning's log-likelihood ratio G2 of a word, or of two words in a row, counted in
records: how much oftener confirmed records hold it than all the others do. Source: Dunning 1993,
Accurate Methods for the Statistics of Surprise and Coincidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from answerable.model.decisions import Verdict
from answerable.model.ports import Narrated
from answerable.model.terms import Term
from answerable.steps.finding.judge_words import Known, Worth, choose_words
from answerable.steps.words.count_words import Covered, records_holding, refs_holding

LEAST_CONFIRMED = 10
"""With fewer confirmed records noise dominates, so nothing is suggested."""

LEAST_KEYNESS = 15.13
"""G2 of one chance in ten thousand, one degree of freedom."""

LEAST_RECORDS = 2
AT_MOST = 20


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word or two words in a row that confirmed records hold unusually often.

    `confirmed` of the confirmed records and `rejected` of the rejected ones hold it.
    """

    words: str
    keyness: float
    confirmed: int
    rejected: int
    worth: Worth

    @property
    def elsewhere(self) -> int:
        """How many records hold it that are not confirmed."""
        return self.worth.hits - self.confirmed


def suggest_terms(
    records: Sequence[Narrated], known: Known, terms: Sequence[Term] = ()
) -> tuple[Suggestion, ...]:
    """The strongest suggestions first, at most twenty and the hidden ones among them.

    None from fewer than ten confirmed records. Words that a term of the list finds anyway are left
    out, and so are words that rejected records hold as often as confirmed ones.
    """
    confirmed = known.decided(Verdict.RELEVANT)
    on_topic = [record for record in records if record.ref in confirmed]
    if len(on_topic) < LEAST_CONFIRMED:
        return ()
    rejected = known.decided(Verdict.NOT_RELEVANT)
    others = [record for record in records if record.ref not in confirmed]
    inside = records_holding(on_topic)
    outside = records_holding(others, only=inside)
    refused = records_holding((record for record in others if record.ref in rejected), only=inside)
    covered = Covered(terms)
    found = [
        (words, keyness)
        for words, n in inside.items()
        if n >= LEAST_RECORDS
        and n * len(others) > outside[words] * len(on_topic)
        and not (refused[words] >= n and refused[words] * len(on_topic) >= n * len(rejected))
        and (keyness := log_likelihood(n, len(on_topic), outside[words], len(others)))
        >= LEAST_KEYNESS
        and not covered(tuple(words.split()))
    ]
    found.sort(key=lambda one: (-round(one[1], 9), one[0]))
    strongest = dict(found)
    holding = refs_holding(records, strongest)
    return tuple(
        Suggestion(words, strongest[words], inside[words], refused[words], worth)
        for words, worth in choose_words(strongest, holding, known, at_most=AT_MOST)
    )


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
