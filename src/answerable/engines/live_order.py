"""The ranked order of a review that is being read: the ranker, driven by the journal.

When the last record of a batch is decided the order is learnt anew, whoever decided it and however
it came up; so the order follows from the texts, the terms, the seed and the sequence of decisions
alone, and replaying a journal gives it again.
"""

from collections.abc import Sequence

from answerable.engines.ranker import Ranker
from answerable.model.decisions import Verdict
from answerable.model.journal import Decided, Entry, Undone
from answerable.model.pool import Pool


class LiveOrder:
    """What to read next by rank.

    `taken` counts the entries of the journal it has followed, `learnt` how often it has learnt.
    """

    def __init__(self, pool: Pool, *, terms: str, seed: int) -> None:
        self.taken = self.learnt = 0
        texts = [record.text for record in pool.texts]
        self._ranker = Ranker(texts, seed=seed, terms=terms, hits=_hits_by_term(pool).values())
        self._ahead = self._learn()

    def follow(self, entries: Sequence[Entry], pool: Pool) -> None:
        """Takes the entries of the whole journal that it has not followed yet."""
        for entry in entries[self.taken :]:
            self.taken += 1
            if isinstance(entry, (Decided, Undone)) and not entry.second:
                place = pool.places[entry.ref]
                if not pool.is_silent(place):
                    self._take(entry, place)

    def ahead(self) -> list[int]:
        """The places of the next records, best first; those taken back come before all others."""
        return list(self._ahead)

    def beyond(self) -> list[int]:
        """What came behind them when the order was last learnt; some may be decided meanwhile."""
        return list(self._ranker.beyond)

    def _take(self, entry: Decided | Undone, place: int) -> None:
        """A record that is unsure is learnt from as if relevant: what is like it should be read."""
        if isinstance(entry, Undone):
            self._ahead.insert(0, place)
            return
        self._ranker.decide(place, entry.verdict is not Verdict.NOT_RELEVANT)
        self._ahead = [other for other in self._ahead if other != place]
        if not self._ahead:
            self._ahead = self._learn()

    def _learn(self) -> list[int]:
        self.learnt += 1
        return self._ranker.next()


def _hits_by_term(pool: Pool) -> dict[str, list[int]]:
    """The places of the records that each term of the topic hits."""
    hits: dict[str, list[int]] = {}
    for place, record in enumerate(pool.texts):
        for term in record.terms:
            hits.setdefault(term, []).append(place)
    return hits
