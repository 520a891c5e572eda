"""Further terms from the records that readers confirmed, with a place to read for each."""

from dataclasses import dataclass

from answerable.desk.kept import Kept
from answerable.desk.loaded import loaded
from answerable.desk.readings import reading
from answerable.model.decisions import Verdict
from answerable.model.variants import Evidence
from answerable.steps.finding.gather_pool import terms_of
from answerable.steps.finding.judge_words import Known, known_of
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.finding.suggest_terms import LEAST_CONFIRMED, Suggestion, suggest_terms
from answerable.store.models import Review
from answerable.store.reads.topics import latest_terms, rulings_of

Made = tuple[tuple[Suggestion, str], ...]
"""Suggestions, each with a place to read."""

_SUGGESTED: Kept[Made] = Kept(
    8, words="The words of the confirmed records are being weighed against all others"
)


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is suggested now; `ruled` are words that were refused or taken in before.

    `confirmed` are texts, each counted once, and `records` the records that have them.
    """

    confirmed: int
    records: int
    least: int
    shown: Made
    hidden: tuple[Suggestion, ...]
    ruled: tuple[tuple[str, bool, str], ...]


def suggestions_of(review: Review) -> Suggested:
    """The suggestions from what was confirmed so far. Raises NotReady while they are made."""
    opened = reading(review)
    known = opened.look(known_of)
    confirmed = len(known.decided(Verdict.RELEVANT))
    rulings = [one for one in rulings_of(review.topic) if not one.term]
    said = {one.variant.casefold() for one in rulings}
    found = () if confirmed < LEAST_CONFIRMED else _made(review, known)
    left = [(one, snippet) for one, snippet in found if one.words.casefold() not in said]
    return Suggested(
        confirmed,
        opened.look(lambda course: course.cases_with(Verdict.RELEVANT)),
        LEAST_CONFIRMED,
        tuple((one, snippet) for one, snippet in left if not one.worth.hidden),
        tuple(one for one, _ in left if one.worth.hidden),
        tuple((one.variant, one.accepted, one.note) for one in rulings),
    )


def _made(review: Review, known: Known) -> Made:
    opened, register = reading(review), loaded(review.snapshot)
    latest = latest_terms(review.topic)
    terms = terms_of(opened.definition) + (read_terms(latest.terms) if latest else ())
    key = (review.pk, review.at, frozenset(known.verdicts.items()), known.budget, terms)

    def make() -> Made:
        found = suggest_terms(opened.pool.texts, known, terms)
        words = {one.words: tuple(one.words.split()) for one in found}
        places = register.evidence(list(words.values()))
        return tuple((one, places.get(words[one.words], Evidence()).snippet) for one in found)

    return _SUGGESTED.get(key, make)
