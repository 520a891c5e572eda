"""Reviews that are being read, kept in memory: where each stands, and what comes next.

The database holds all that was decided; what is here can be lost at any time. The ranked order
learns behind the readers: while it learns they are given what came next when it last had.
"""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from threading import Lock, RLock
from typing import TypeVar

from django.utils import timezone

from answerable.desk.kept import PATIENCE, Kept
from answerable.desk.loaded import begin_loading, register_at_hand
from answerable.engines.reviews import OpenReview
from answerable.model.definition import Definition
from answerable.model.errors import UserMistake
from answerable.model.journal import Decided, Entry, Undone
from answerable.model.pool import Pool
from answerable.steps.finding.follow_review import Course
from answerable.steps.finding.take_turns import (
    Turn,
    deciding,
    drawing,
    hand_out,
    next_turn,
    second_turn,
    turn_for,
    undoing,
)
from answerable.store.models import Person, Review
from answerable.store.open_reviews import open_review, pool_of
from answerable.store.reads.reviews import read_definition_of
from answerable.store.writes.reviews import DatabaseJournal

Known = TypeVar("Known")

MOST = 8
"""Reviews in memory at a time."""

LEARNERS = ThreadPoolExecutor(max_workers=1, thread_name_prefix="order")
"""Apart from the workers that read registers: a round of learning is short and waits for none."""

KEPT_EVERY = 60.0
"""Seconds between two times that a ranked order is kept for the next start of the server."""


class Reading:
    """A review in memory. Every way in follows first what other processes wrote."""

    def __init__(self, review: OpenReview) -> None:
        self._review = review
        self._lock = RLock()
        self._learning = Lock()
        self._ready: tuple[int, ...] | None = None
        self._learner: Future[None] | None = None
        self._kept_at: float | None = None

    @property
    def definition(self) -> Definition:
        """What the review is about."""
        return self._review.definition

    @property
    def pool(self) -> Pool:
        """Its records."""
        return self._review.pool

    @property
    def is_ranked(self) -> bool:
        """Whether the ranked order is known; until then the records that a term hits come first."""
        return self._ready is not None

    def look(self, at: Callable[[Course], Known]) -> Known:
        """Whatever is to be known of where it stands now."""
        with self._lock:
            self._review.refresh()
            return at(self._review.course)

    def next(
        self, by: Person, source: str | None, *, second: bool = False, ref: str = ""
    ) -> tuple[Turn, int | None]:
        """The record for this reader and the turn that it is of; None where there is none now.

        `ref` asks for one record: a decision about it was taken back.
        """
        given: list[tuple[Turn, int | None]] = []

        def showing(course: Course) -> Sequence[Entry]:
            if ref:
                turn = turn_for(course, ref, second=second)
            elif second:
                turn = second_turn(course, by.name)
            else:
                turn = next_turn(course, source, ahead=self._ahead)
            place, entries = hand_out(course, turn, by.name, timezone.now())
            given.append((turn, place))
            return entries

        with self._lock:
            # Whoever looks again at what they have before them writes nothing.
            self._review.refresh()
            if showing(self._review.course):
                self._record(by, showing)
        return given[-1]

    def decide(self, by: Person, wanted: Decided, source: str | None = None) -> Decided:
        """Takes a decision, and hands the next record out with it: on the disc on return."""

        def entries(course: Course) -> Sequence[Entry]:
            return [*deciding(course, wanted), *self._handing_on(course, wanted, source)]

        taken, *_ = self._record(by, entries)
        assert isinstance(taken, Decided)
        self.learn_soon()
        return taken

    def _handing_on(self, course: Course, wanted: Decided, source: str | None) -> Sequence[Entry]:
        """What is written when the next record is shown; nothing where it is not at hand."""
        try:
            if wanted.second:
                turn = second_turn(course, wanted.by)
            else:
                turn = next_turn(course, source, ahead=self._unread)
        except UserMistake:  # Told by the page that asks for it.
            return []
        decided = course.pool.places[wanted.ref]
        left = replace(turn, places=[place for place in turn.places if place != decided])
        return hand_out(course, left, wanted.by, wanted.at)[1]

    def undo(self, by: Person, ref: str | None, *, second: bool = False) -> str:
        """Takes a decision back; gives its record."""
        at = timezone.now()
        (entry,) = self._record(by, lambda course: undoing(course, ref, by.name, at, second=second))
        self.learn_soon()
        assert isinstance(entry, Undone)
        return entry.ref

    def draw_second(self, by: Person) -> None:
        """Draws the records for a second reader where they are not drawn yet."""
        self._record(by, lambda course: drawing(course, by.name, timezone.now()))

    def write(self, by: Person, entries_for: Callable[[Course], Sequence[Entry]]) -> list[Entry]:
        """Writes whatever else happens."""
        return self._record(by, entries_for)

    def learn_soon(self) -> None:
        """Lets a worker follow the decisions; one that failed is told in the server's log."""
        with self._lock:
            if self._learner is None or self._learner.done():
                self._learner = LEARNERS.submit(self._learn)

    def _record(self, by: Person, entries_for: Callable[[Course], Sequence[Entry]]) -> list[Entry]:
        with self._lock:
            journal = self._review.journal
            assert isinstance(journal, DatabaseJournal)
            journal.by = by
            return self._review.record(entries_for)

    def _ahead(self) -> Sequence[int]:
        """The ranked order as far as it is known; before that the records that a term hits."""
        course = self._review.course
        if self._ready is None or not self._unread():
            self.learn_soon()
            if self._ready is not None and self._learner is not None:
                with suppress(TimeoutError):
                    self._learner.result(timeout=PATIENCE)
        records = course.pool.records
        return self._unread() or sorted(course.unread(), key=lambda place: not records[place].terms)

    def _unread(self) -> list[int]:
        decided = self._review.course.decided
        return [place for place in self._ready or () if place not in decided]

    def _learn(self) -> None:
        """Follows the decisions until there are no new ones."""
        followed = -1
        try:
            with self._learning:
                while followed < len(self._review.entries):
                    followed = len(self._review.entries)
                    self._ready = tuple(self._review.ahead_and_beyond())
                    self._keep()
        except Exception:
            logging.getLogger("django").exception("the order of a review could not be learnt")
            raise

    def _keep(self) -> None:
        now = time.monotonic()
        if self._kept_at is None or now - self._kept_at > KEPT_EVERY:
            self._review.keep_order()
            self._kept_at = now


_POOLS: Kept[Pool] = Kept(MOST, words="The records in scope are being gathered")
_READINGS: OrderedDict[Hashable, Reading] = OrderedDict()
_OPENING = Lock()


def reading(review: Review) -> Reading:
    """A review as it is read now. Raises NotReady while its records are being gathered."""
    key = (review.pk, review.at, review.fingerprint)
    with _OPENING:
        if found := _READINGS.get(key):
            _READINGS.move_to_end(key)
            return found
    definition = read_definition_of(review)
    # Its records are kept from the last time; the register is only needed for what stands beside.
    pool = _POOLS.get(
        key, lambda: pool_of(review, definition, lambda: register_at_hand(review.snapshot))
    )
    begin_loading(review.snapshot)
    opened = open_review(review, by=review.by, pool=pool)
    with _OPENING:
        found = _READINGS.setdefault(key, Reading(opened))
        while len(_READINGS) > MOST:
            _READINGS.popitem(last=False)
    return found
