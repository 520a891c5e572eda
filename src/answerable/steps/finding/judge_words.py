"""Judges words that are suggested: what they would add, and what share of it is on the topic.

The share is learnt by reading a few of their records in an order drawn by lot, so that it says
something of all of them; where it is known to be small, or there is no time to read what the words
would add, they are hidden and the reason is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from zlib import crc32

from answerable.model.certificates import Stratum
from answerable.model.decisions import Verdict
from answerable.model.phrases import counted, percent_at_most
from answerable.steps.finding.certify import lower_count, upper_count
from answerable.steps.finding.follow_review import Course, drawn_order
from answerable.steps.finding.what_next import texts_that_fit

SAMPLED = 5
"""So many records read by lot show the precision of words."""

LEAST_PRECISION = 0.10
"""Words of which surely fewer records are on the topic are hidden."""

_ALPHA = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when words are judged.

    `verdicts` are the decisions by reference, `hit` the records that a term of the list finds, and
    `budget` is how many more records can be read, None where nobody has said.
    """

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    hit: frozenset[str] = frozenset()
    budget: int | None = None

    def decided(self, verdict: Verdict) -> frozenset[str]:
        """The records that were decided so."""
        return frozenset(ref for ref, said in self.verdicts.items() if said is verdict)


@dataclass(frozen=True, slots=True)
class Worth:
    """What words would bring: `hits` hold them, `new` are neither hit by the list nor decided.

    Of the `beyond` records that hold them and no term of the list finds, `read` were decided in
    the order of the lot without a gap, `relevant` of them on the topic (unsure counts as it).
    `precision` and its bounds, each of 95% confidence, are None before enough of them were read.
    `read_next` are those to read next; `hidden` says why the words are not shown, "" where they
    are.
    """

    hits: int
    new: int
    beyond: int
    read: int
    relevant: int
    precision: float | None
    at_least: float | None
    at_most: float | None
    read_next: tuple[str, ...]
    hidden: str = ""


def known_of(course: Course) -> Known:
    """What a review knows: the first readers' decisions, the hits of its terms, the time left."""
    records = course.pool.records
    return Known(
        {records[place].ref: decided.verdict for place, decided in course.decided.items()},
        frozenset(record.ref for record in course.pool.texts if record.terms),
        texts_that_fit(course),
    )


def choose_words(
    ranked: Iterable[str], holding: Mapping[str, Iterable[str]], known: Known, *, at_most: int
) -> Iterator[tuple[str, Worth]]:
    """The first of these words that are shown, so many at most, and the hidden ones among them.

    A pair and a word of it that say the same are one suggestion: the one that comes first and is
    shown. `holding` are the records of each.
    """
    shown: list[set[str]] = []
    for words in ranked:
        if len(shown) == at_most:
            return
        parts = set(words.split())
        if any(parts <= other or other <= parts for other in shown):
            continue
        worth = judge_words(words, holding[words], known)
        if not worth.hidden:
            shown.append(parts)
        yield words, worth


def judge_words(words: str, holding: Iterable[str], known: Known) -> Worth:
    """What these words are worth, held by these records.

    The lot is drawn by the words alone, so that it is the same in every run. The bounds are the
    exact ones of a finite number of records.
    """
    holding = list(holding)
    beyond = [ref for ref in holding if ref not in known.hit]
    order = drawn_order(beyond, seed=crc32(words.encode()), number=1)
    read = next((i for i, r in enumerate(order) if r not in known.verdicts), len(order))
    relevant = sum(known.verdicts[ref] is not Verdict.NOT_RELEVANT for ref in order[:read])
    new = [ref for ref in order if ref not in known.verdicts]
    precision = at_least = at_most = None
    if read and read >= min(SAMPLED, len(order)):
        precision = relevant / read
        drawn = Stratum(len(order), read, relevant)
        at_least = lower_count(drawn, _ALPHA) / len(order)
        at_most = upper_count(drawn, _ALPHA) / len(order)
    return Worth(
        hits=len(holding),
        new=len(new),
        beyond=len(beyond),
        read=read,
        relevant=relevant,
        precision=precision,
        at_least=at_least,
        at_most=at_most,
        read_next=tuple(new[:SAMPLED]),
        hidden=_reason(len(order), at_most, len(new), known.budget),
    )


def _reason(beyond: int, at_most: float | None, new: int, budget: int | None) -> str:
    if not beyond:
        return "terms of the list find all their records already"
    if at_most == 0:
        return "all records that they would add were read, and none is on the topic"
    if at_most is not None and at_most < LEAST_PRECISION:
        most = percent_at_most(at_most)
        return f"with 95% confidence at most {most} of their records are on the topic"
    if budget is not None and new > budget:
        return f"they would add {counted(new, 'record')} to read, and {budget:,} fit the budget"
    return ""
