"""Replays a labelled register through the review itself, to see what it would have found.

The ranked order and the certificate are replayed apart: the order to its end, so that positions
mean something; the certificate inside the budget, as a reader would have made it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from answerable.engines.features import hits_of, text_of
from answerable.engines.ranker import SETTINGS, Ranker, Settings
from answerable.model.certificates import Bound, Certificate, Declaration, Stratum
from answerable.model.review import Budget, Replay
from answerable.model.terms import Term
from answerable.steps.finding.certify import certify
from answerable.steps.finding.plan_review import keep_ranking, sample_size

CONFIDENCE = "0.95"


@dataclass(frozen=True, slots=True)
class Pool:
    """The labelled records: their narratives and whether each is on the topic, in one order."""

    texts: tuple[str, ...]
    relevant: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class Start:
    """Places of the records that are given before reading begins; none where terms are."""

    given: tuple[int, ...] = ()


def random_start(pool: Pool, *, seed: int) -> Start:
    """One relevant and one irrelevant record, drawn at random."""
    chance = np.random.default_rng([seed, 1])
    yes = [place for place, relevant in enumerate(pool.relevant) if relevant]
    no = [place for place, relevant in enumerate(pool.relevant) if not relevant]
    return Start((int(chance.choice(yes)), int(chance.choice(no))))


class Simulation:
    """Many replays of one pool; its texts are taken in once, and the terms that are looked for."""

    def __init__(
        self, pool: Pool, *, terms: Sequence[Term] = (), settings: Settings = SETTINGS
    ) -> None:
        self._pool = pool
        self._terms = terms
        words, hits = text_of(terms, pool.texts), hits_of(terms, pool.texts)
        self._ranker = Ranker(pool.texts, seed=0, terms=words, hits=hits, settings=settings)

    def start(self, *, seed: int) -> Start:
        """The terms where there are any, else a random start."""
        return Start() if self._terms else random_start(self._pool, seed=seed)

    def replay(self, start: Start, *, seed: int) -> Replay:
        """Reads in ranked order until every relevant record is found."""
        ranker = self._begin(start, seed)
        wanted = sum(self._pool.relevant) - sum(self._pool.relevant[p] for p in start.given)
        hits: list[int] = []
        learnt: list[int] = []
        for reads, relevant in enumerate(self._read(ranker), start=1):
            if ranker.retrains > len(learnt):
                learnt.append(reads - 1)
            if relevant:
                hits.append(reads)
            if len(hits) >= wanted:
                break
        records = len(self._pool) - len(start.given)
        return Replay(seed, tuple(hits), records, tuple(learnt))

    def certificate(self, start: Start, *, seed: int, budget: Budget) -> tuple[Certificate, bool]:
        """What could be certified within the budget, and whether it is true.

        Ranked reading goes on while it pays; then a sample of a size fixed beforehand is drawn
        from the records never read. Nothing of the sample is looked at before its size is fixed.
        """
        ranker = self._begin(start, seed)
        given = set(start.given)
        records = len(self._pool) - len(given)
        decisions: list[bool] = []
        reading = self._read(ranker)
        while len(decisions) < records and keep_ranking(
            decisions, budget=budget, unread=records - len(decisions)
        ):
            decisions.append(next(reading))
        left = np.array([p for p in ranker.unread() if p not in given], dtype=np.int64)
        unread = records - len(decisions)
        size = sample_size(decisions, budget=budget, unread=unread)
        declared = Declaration(Bound.ONE_SHOT, CONFIDENCE, unread, sum(decisions), size, seed)
        drawn = np.random.default_rng([seed, 2]).permutation(left)[:size]
        relevant = sum(self._pool.relevant[place] for place in drawn)
        made = certify(declared, Stratum(unread, size, relevant), records=records)
        missed = sum(self._pool.relevant[p] for p in left) - relevant
        return made, missed <= made.upper_remaining

    def _begin(self, start: Start, seed: int) -> Ranker:
        ranker = self._ranker.again(seed=seed)
        for place in start.given:
            ranker.give(place, self._pool.relevant[place])
        return ranker

    def _read(self, ranker: Ranker) -> Iterator[bool]:
        """The decisions in ranked order, each taken as the reader of the labels would."""
        while batch := ranker.next():
            for place in batch:
                relevant = self._pool.relevant[place]
                ranker.decide(place, relevant)
                yield relevant
