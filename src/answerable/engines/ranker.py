"""Orders records for reading: those most likely to be about the topic first, learnt as one reads.

Two phases. EARLY, few records are known and any one view of them may mislead: a balanced logistic
regression sees several views at once, each weighted by how well it alone puts the relevant records
found so far ahead of the others when each is left out in turn; unread records stand in for the
irrelevant ones nobody has met yet. LATE, real decisions suffice and hidden relevant records must
not be taught as irrelevant: a support vector machine learns from real decisions only.
Between the two phases they take turns, the late one more and more often. The order is learnt anew
the sooner the less it could foresee: where all of the last records were relevant, or none, a round
would teach it little.

The order depends on the texts, the terms, the seed and the decisions, on nothing else.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from answerable.engines.arrays import Array
from answerable.engines.features import (
    MEANING,
    MEANING_AT_MOST,
    OPENING,
    PAIRS,
    STEMS,
    View,
    make_views,
)
from answerable.engines.learners import (
    Lesson,
    fit_logistic,
    fit_margin,
    left_out,
    products,
    separation,
    side_by_side,
    weights_of,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the ranker was set to, on other topics than those it is reported on.

    At most `standing_in` unread records are presumed irrelevant in a round, by the cube of the
    share of irrelevant ones among those read: of a common topic the unread hold many relevant ones.
    None is from the share `spared` that ranked highest in the round before. `trust` is how
    sharply views are told apart, `doubt` how many relevant records it takes to be half sure of it;
    `early_views` what each view weighs before anything is known (`large_views` where records are
    so many that a round would not be quick with all of them), `late_views` what it weighs late.
    The terms weigh as `terms_weigh` relevant records. One place of a batch in `hits_among` goes to
    hits of terms, as long as a share of at least `hits_while` of a term's hits was relevant, one of
    either kind counted in: of a rare word nothing is learnt. The late learner takes over between
    `late_from` and `late_to` reads. A batch holds so many records that their decisions are expected
    to tell `surprise` bits, judged by the last ones; it is at most a third longer than the one
    before, and at most `batch` or, where that is more, one of `growth` of all records read.
    """

    standing_in: int = 100
    spared: float = 0.4
    terms_weigh: float = 20.0
    hits_among: int = 2
    hits_while: float = 0.5
    trust: float = 5.0
    doubt: float = 4.0
    early_views: tuple[tuple[str, float], ...] = (
        (STEMS, 0.55),
        (OPENING, 0.18),
        (PAIRS, 0.18),
        (MEANING, 0.04),
    )
    large_views: tuple[tuple[str, float], ...] = ((STEMS, 0.75), (OPENING, 0.25))
    late_views: tuple[tuple[str, float], ...] = ((STEMS, 0.4), (PAIRS, 0.4), (OPENING, 0.2))
    late_from: int = 270
    late_to: int = 540
    late_cost: float = 0.11
    late_ratio: float = 9.8
    surprise: float = 7.0
    batch: int = 20
    growth: int = 8


SETTINGS = Settings()

BEYOND = 50
"""Records behind a batch whose order is kept too, for readers who are ahead of the learning."""


class Ranker:
    """Says what to read next, and learns from what was decided.

    Records are known by their place in `texts`. `terms`, if given, is learnt from as a relevant
    text that is no record; `hits` are for each term the places of the records that it hits.
    """

    def __init__(
        self,
        texts: Sequence[str],
        *,
        seed: int,
        terms: str = "",
        hits: Iterable[Sequence[int]] = (),
        settings: Settings = SETTINGS,
    ) -> None:
        self._views = make_views(texts, extra=terms)
        self._hits = [np.asarray(places, dtype=np.int64) for places in hits]
        self._begin(len(texts), seed, self._views[0].extra is not None, settings)

    def again(self, *, seed: int) -> "Ranker":
        """A ranker of the same records that knows nothing yet: the texts are not taken in anew."""
        other = object.__new__(Ranker)
        other._views, other._hits = self._views, self._hits
        other._begin(len(self._decided), seed, self._terms, self._settings)
        return other

    def _begin(self, records: int, seed: int, terms: bool, settings: Settings) -> None:
        self._settings = settings
        self._terms = terms
        self._chance = np.random.default_rng(seed)
        self._decided = np.full(records, -1, dtype=np.int8)
        self._trust: dict[str, float] = {}
        self._early_scores: Array | None = None
        self._batch = 1
        self._given: list[int] = []
        self._known = 0
        self._turn = 0.5
        self.retrains = 0
        self.beyond: list[int] = []

    def decide(self, place: int, relevant: bool) -> None:
        """Takes a decision about a record that was read."""
        self._decided[place] = relevant

    def give(self, place: int, relevant: bool) -> None:
        """Takes a record whose label was known before the reading began."""
        self.decide(place, relevant)
        self._known += 1

    def next(self) -> list[int]:
        """The next records to read, best first; none where all are decided.

        Learns anew first, so it is asked when the records it gave last are decided.
        """
        unread = np.flatnonzero(self._decided < 0)
        if not len(unread):
            return []
        scores = self.scores(unread)
        size = self._batch_size()
        best = unread[_highest(scores[unread], size + BEYOND)]
        hits = self._promising(scores)[: -(-size // self._settings.hits_among)]
        order = list(dict.fromkeys(int(place) for place in (*hits, *best)))
        self.beyond = order[size:]
        self._given += order[:size]
        return order[:size]

    def unread(self) -> list[int]:
        """The places nobody has decided about."""
        return [int(place) for place in np.flatnonzero(self._decided < 0)]

    def scores(self, unread: Array) -> Array:
        """How likely each record is relevant, on no scale; higher is likelier."""
        with _on_one_processor():
            return self._learnt(unread)

    def _learnt(self, unread: Array) -> Array:
        self.retrains += 1
        if not len(self._relevant) and not self._terms:
            return self._chance.random(len(self._decided))
        self._turn += self._lateness(unread)  # shares of a round add up until one is due
        if self._turn < 1:
            return self._early(unread)
        self._turn -= 1
        return self._late()

    @property
    def _relevant(self) -> Array:
        return np.flatnonzero(self._decided == 1)

    @property
    def _irrelevant(self) -> Array:
        return np.flatnonzero(self._decided == 0)

    def _lateness(self, unread: Array) -> float:
        """The share of rounds that are the late learner's: 0 early on, 1 in the end."""
        begin, end = self._settings.late_from, self._settings.late_to
        read = len(self._decided) - len(unread) - self._known
        if not len(self._irrelevant) or len(self._relevant) + self._terms < 1:
            return 0.0
        return min(1.0, max(0.0, (read - begin) / (end - begin)))

    def _promising(self, scores: Array) -> list[int]:
        """The unread hits of terms whose hits were on the topic so far, best first.

        Before them the best hit of every term of which none was read.
        """
        untried, promising = [], [np.empty(0, dtype=np.int64)]
        for places in self._hits:
            verdicts = self._decided[places]
            read, relevant = (verdicts >= 0).sum(), (verdicts == 1).sum()
            if (relevant + 1) / (read + 2) >= self._settings.hits_while:
                promising.append(places[verdicts < 0])
            if not read and len(places):
                untried.append(places[np.argmax(scores[places])])
        hits = np.unique(np.concatenate(promising))
        best = hits[_highest(scores[hits], self._settings.batch)]
        return list(map(int, (*untried, *best)))

    def _batch_size(self) -> int:
        """As many as tell enough, were the next decisions like the last ones read by rank."""
        settings, read = self._settings, int((self._decided >= 0).sum())
        most = max(settings.batch, read // settings.growth)
        last = np.array(self._given[-most:], dtype=np.int64)
        told = _entropy(((self._decided[last] == 1).sum() + 0.5) / (len(last) + 1))
        size = max(1, min(self._batch, most, int(settings.surprise / told)))
        self._batch = size + -(-size // 3)
        return size

    def _early(self, unread: Array) -> Array:
        stand_in = self._stand_in(unread)
        lesson = self._lesson(np.concatenate([self._irrelevant, stand_in]), ratio=1.0)
        studies = [
            view.study(lesson.places, len(self._relevant)) for view in self._named(self._first)
        ]
        alike = {study.view.name: products(study.rows) for study in studies}
        shares = self._shares(alike, lesson)
        together = np.zeros_like(next(iter(alike.values())))
        for name, matrix in alike.items():
            together += shares[name] * matrix
        multipliers = fit_logistic(together, lesson)
        scores = np.zeros(len(self._decided), dtype=np.float32)
        for study in studies:
            share = shares[study.view.name] * multipliers
            scores += study.view.scores(weights_of(study, share))
        self._early_scores = scores
        return scores

    def _stand_in(self, unread: Array) -> Array:
        """Unread records to be taken for irrelevant: drawn anew each round, not from the top."""
        yes, no = len(self._relevant), len(self._irrelevant)
        number = max(1, round(self._settings.standing_in * ((no + 1) / (yes + no + 2)) ** 3))
        low = unread
        if self._early_scores is not None:
            cut = np.quantile(self._early_scores[unread], 1 - self._settings.spared)
            below = unread[self._early_scores[unread] < cut]
            low = below if len(below) >= number else unread
        return self._chance.choice(low, min(number, len(low)), replace=False)

    def _late(self) -> Array:
        lesson = self._lesson(self._irrelevant, ratio=self._settings.late_ratio)
        views = self._named(self._settings.late_views)
        shares = [share for _, share in self._settings.late_views]
        rows = side_by_side(views, lesson.places, shares)
        weights = fit_margin(rows, lesson, cost=self._settings.late_cost)
        scores = np.zeros(len(self._decided), dtype=np.float32)
        for view, share in zip(views, shares, strict=True):
            own, weights = np.split(weights, [view.rows.shape[1]])
            scores += view.scores(own * np.float32(share**0.5))
        return scores

    @property
    def _first(self) -> tuple[tuple[str, float], ...]:
        """What each view weighs before anything is known."""
        large = len(self._decided) > MEANING_AT_MOST
        return self._settings.large_views if large else self._settings.early_views

    def _named(self, shares: Sequence[tuple[str, float]]) -> list[View]:
        by_name = {view.name: view for view in self._views}
        return [by_name[name] for name, _ in shares if name in by_name]

    def _lesson(self, irrelevant: Array, *, ratio: float) -> Lesson:
        """Relevant against irrelevant records, these weighing 1/ratio of those in all.

        The terms, which stand last where there are any, are one more relevant text, and a weighty
        one: they were chosen, while a record says much that is not the topic.
        """
        places = np.concatenate([self._relevant, irrelevant]).astype(np.int64)
        relevant = np.zeros(len(places) + self._terms, dtype=bool)
        relevant[: len(self._relevant)] = True
        relevant[len(places) :] = True
        yes, no = relevant.sum(), (~relevant).sum()
        weights = np.where(relevant, 1.0, yes / (ratio * max(1, no)))
        weights[len(places) :] = self._settings.terms_weigh
        return Lesson(places, relevant, weights * len(weights) / weights.sum())

    def _shares(self, alike: dict[str, Array], lesson: Lesson) -> dict[str, float]:
        """What each view weighs: its first weight times what the leave-one-out test says of it.

        The test is cheap while few records are known; from `late_from` on its last word stands.
        """
        first = dict(self._first)
        known = int(lesson.relevant.sum()) - 1
        if (
            known > 0
            and len(lesson.places) <= self._settings.late_from + self._settings.standing_in
        ):
            self._trust = {
                name: separation(left_out(matrix, lesson), lesson.relevant)
                for name, matrix in alike.items()
            }
        best = max(self._trust.values(), default=0.0)
        sure = self._settings.trust * known / (known + self._settings.doubt)
        shares = {
            name: first[name] * float(np.exp(sure * (self._trust.get(name, best) - best)))
            for name in alike
        }
        whole = sum(shares.values())
        return {name: share / whole for name, share in shares.items()}


def _on_one_processor() -> AbstractContextManager[Any]:
    """Has matrices multiplied by one thread: they are small, and several wait for one another."""
    limited: AbstractContextManager[Any] = _blas().limit(limits=1, user_api="blas")
    return limited


@cache
def _blas() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _highest(scores: Array, number: int) -> Array:
    """The places of the highest scores, highest first, ties in their order; the rest unsorted."""
    number = min(number, len(scores))
    if not number:
        return np.empty(0, dtype=np.int64)
    least = np.partition(scores, len(scores) - number)[len(scores) - number]
    best = np.flatnonzero(scores >= least)
    return best[np.argsort(-scores[best], kind="stable")[:number]]


def _entropy(share: float) -> float:
    """The bits that one yes or no tells where this share is yes."""
    return float(-share * np.log2(share) - (1 - share) * np.log2(1 - share))
