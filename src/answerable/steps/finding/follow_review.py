"""Follows a review through its journal: who decided what, what was drawn, what time it took.

Everything here follows from the definition, the pool and the entries, taken in their order. What
was decided about a text holds for every case that has it.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from answerable.model.certificates import Bound, Stratum
from answerable.model.decisions import Verdict
from answerable.model.definition import Definition
from answerable.model.journal import Decided, Declared, Entry, SecondDrawn, Shown, Undone
from answerable.model.pool import Pool
from answerable.model.review import Budget, Pace

MEASURED_FROM = 20
"""So many measured times make a pace, the median of the last so many; the usual one until then."""

LONGEST = 900.0
"""Seconds after which nobody is taken to have been reading all the time."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A declared sample: the cases that were unread then, in the order in which they are read.

    `silent` are the cases without text that are read beside it, in their order.
    """

    declared: Declared
    order: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """The cases that are to be read, those without text last."""
        return (*self.order[: self.declared.declaration.size], *self._silent_drawn)

    @property
    def _silent_drawn(self) -> tuple[str, ...]:
        return self.silent[: self.declared.without_text]


def drawn_order(refs: Iterable[str], *, seed: int, number: int) -> tuple[str, ...]:
    """The order in which these cases are drawn: by the SHA-256 of seed, number and reference.

    Whoever knows the seed can draw again, in any language, on any machine.
    """
    return tuple(
        sorted(refs, key=lambda ref: hashlib.sha256(f"{seed}:{number}:{ref}".encode()).digest())
    )


class Course:
    """Where a review stands after the entries that were taken so far."""

    def __init__(self, pool: Pool, definition: Definition) -> None:
        self.pool = pool
        self.definition = definition
        self.decided: dict[int, Decided] = {}
        self.again: dict[int, Decided] = {}
        self.samples: list[Sample] = []
        self.drawn: SecondDrawn | None = None
        self.by_rank: dict[int, bool] = {}
        self._decided_in_turn: dict[bool, list[tuple[str, int]]] = {False: [], True: []}
        self._in_sample: frozenset[int] = frozenset()
        self._shown: dict[tuple[str, str, bool], Shown] = {}
        self._latest: dict[str, Entry] = {}
        self._times: list[float | None] = []
        self._extractions: list[float] = []

    def take(self, entry: Entry) -> None:
        """The next entry of the journal has come to pass."""
        if isinstance(entry, Decided):
            self._take_decision(entry)
        elif isinstance(entry, Undone):
            self._take_back(entry)
        elif isinstance(entry, Shown):
            self._shown |= {(entry.by, ref, entry.second): entry for ref in entry.refs}
        elif isinstance(entry, Declared):
            self.samples.append(self._sample(entry))
            self._in_sample = frozenset(self.pool.places[r] for r in self.samples[-1].refs)
        elif isinstance(entry, SecondDrawn):
            self.drawn = entry
        self._latest[entry.by] = entry

    def decision(self, ref: str, *, second: bool = False) -> Decided | None:
        """What was decided about a case, and was not taken back."""
        return (self.again if second else self.decided).get(self.pool.places[ref])

    @property
    def sample(self) -> Sample | None:
        """The sample declared last."""
        return self.samples[-1] if self.samples else None

    def sample_left(self) -> list[str]:
        """The cases of the sample that still have to be read, in their order."""
        return [ref for ref in self.sample.refs if not self.decision(ref)] if self.sample else []

    def unread(self) -> list[int]:
        """The places of the texts nobody has decided about."""
        return [place for place in range(len(self.pool.texts)) if place not in self.decided]

    def silent_unread(self) -> int:
        """How many records without text nobody has decided about."""
        return sum(1 for record in self.pool.silent if not self.decision(record.ref))

    def second_left(self) -> list[str]:
        """The cases that the second reader still has to read."""
        return (
            [r for r in self.drawn.refs if not self.decision(r, second=True)] if self.drawn else []
        )

    def read_twice(self) -> list[tuple[Verdict, Verdict]]:
        """What the first and the second reader said of each record that both decided."""
        return [
            (self.decided[place].verdict, again.verdict)
            for place, again in self.again.items()
            if place in self.decided
        ]

    def last_decided(self, by: str, *, second: bool = False) -> str | None:
        """The case this reader decided last and nobody took back."""
        mine = [place for who, place in self._decided_in_turn[second] if who == by]
        return self.pool.records[mine[-1]].ref if mine else None

    def holding(self) -> Mapping[str, Shown]:
        """What each reader has before them: shown last, and not decided."""
        return {by: entry for by, entry in self._latest.items() if isinstance(entry, Shown)}

    def time_since_shown(self, decided: Decided) -> float | None:
        """The seconds between showing a record, or the reader's entry after it, and deciding it.

        None where it was not shown to this reader, or so long ago that they did something else.
        """
        shown = self._shown.get((decided.by, decided.ref, decided.second))
        if shown is None:
            return None
        since = max(shown.at, self._latest[decided.by].at)
        seconds = (decided.at - since).total_seconds()
        return seconds if 0 < seconds <= LONGEST else None

    @property
    def pace(self) -> Pace:
        """What deciding and extracting take: medians of the last measured times."""
        usual = Pace()
        decisions = [seconds for seconds in self._times if seconds is not None]
        return Pace(
            max(0.01, _median(decisions, usual.decision)),
            _median(self._extractions, usual.extraction),
        )

    def seconds_spent(self) -> float:
        """What reading took so far, extraction that is still due included."""
        pace = self.pace
        reading = sum(pace.decision if s is None else s for s in self._times)
        due = sum(
            1
            for decided in self.decided.values()
            if decided.verdict is Verdict.RELEVANT and decided.extraction is None
        )
        return reading + sum(self._extractions) + due * pace.extraction

    def budget(self) -> Budget:
        """The budget as the ranked decisions must see it: what is left of it is really left."""
        pace = self.pace
        left = self.definition.minutes * 60 - self.seconds_spent()
        known = pace.seconds(read=len(self.by_rank), relevant=sum(self.by_rank.values()))
        return Budget(pace, seconds=left + known)

    def cases_with(self, verdict: Verdict) -> int:
        """How many cases were decided so, all that share a text counted."""
        records = self.pool.records
        return sum(len(records[p].refs) for p, d in self.decided.items() if d.verdict is verdict)

    def stratum(self, sample: Sample, *, silent: bool = False) -> Stratum:
        """What was read of a sample without a gap. Unsure counts as relevant: that is cautious."""
        order = sample.silent if silent else sample.order
        size = sample.declared.without_text if silent else sample.declared.declaration.size
        read = hits = 0
        for ref in order[:size]:
            decided = self.decision(ref)
            if decided is None:
                break
            read += 1
            hits += decided.verdict is not Verdict.NOT_RELEVANT
        return Stratum(len(order), read, hits)

    def _take_decision(self, entry: Decided) -> None:
        place = self.pool.places[entry.ref]
        self._decided_in_turn[entry.second].append((entry.by, place))
        if entry.second:
            self.again[place] = entry
            return
        self.decided[place] = entry
        self._times.append(entry.seconds)
        if entry.extraction is not None:
            self._extractions.append(entry.extraction)
        if place not in self._in_sample and not self.pool.is_silent(place):
            self.by_rank[place] = entry.verdict is Verdict.RELEVANT

    def _take_back(self, entry: Undone) -> None:
        place = self.pool.places[entry.ref]
        turns = self._decided_in_turn[entry.second]
        turns[:] = [(who, other) for who, other in turns if other != place]
        (self.again if entry.second else self.decided).pop(place, None)
        if not entry.second:
            self.by_rank.pop(place, None)

    def _sample(self, entry: Declared) -> Sample:
        drawing = entry.declaration
        texts = [ref for place in self.unread() for ref in self.pool.records[place].refs]
        silent = [r.ref for r in self.pool.silent if not self.decision(r.ref)]
        return Sample(
            entry,
            drawn_order(texts, seed=drawing.seed, number=drawing.number),
            drawn_order(silent, seed=drawing.seed, number=drawing.number),
        )


def follow(pool: Pool, definition: Definition, entries: Iterable[Entry]) -> Course:
    """The whole journal followed from its beginning."""
    course = Course(pool, definition)
    for entry in entries:
        course.take(entry)
    return course


def is_open(sample: Sample) -> bool:
    """Whether the sample has no fixed size."""
    return sample.declared.declaration.bound is Bound.ANYTIME


def _median(values: list[float], usual: float) -> float:
    return median(values[-MEASURED_FROM:]) if len(values) >= MEASURED_FROM else usual
