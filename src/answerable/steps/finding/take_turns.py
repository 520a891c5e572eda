"""Whose turn it is: which records come before a reader, and what a decision adds to the journal.

Several readers share a review: a record that was put before one of them is not given to another
until it is decided, or the reader was away for so long that nobody is taken to be reading it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from answerable.model.errors import UserMistake
from answerable.model.journal import Decided, Entry, SecondDrawn, Shown, Undone
from answerable.steps.finding.conclude_review import draw_for_second
from answerable.steps.finding.follow_review import LONGEST, Course
from answerable.steps.finding.what_next import (
    Action,
    Stage,
    action_allowed,
    check_action,
    check_decision,
    check_second_reader,
    stage_of,
)

RANK, SAMPLE, HITS = "rank", "sample", "hits"
"""Where the next records may come from: by rank, from the sample, or those that a term hits."""

HELD = timedelta(seconds=LONGEST)
"""How long a record waits for the reader whom it was shown to."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The records that come next: their places, and whether they are shown blind."""

    places: Sequence[int]
    blind: bool
    second: bool = False


def default_source(course: Course) -> str:
    """Where the next records come from if nobody says: a sample that was begun is read first."""
    return SAMPLE if action_allowed(course, Action.SAMPLE) else RANK


def next_turn(course: Course, source: str | None, *, ahead: Callable[[], Sequence[int]]) -> Turn:
    """The records that come next, in their order; `ahead` is asked for the ranked ones.

    Raises UserMistake "review-not-now" where the stage does not allow it.
    """
    source = source or default_source(course)
    if source == SAMPLE:
        check_action(course, Action.SAMPLE)
        places = [course.pool.places[ref] for ref in course.sample_left()]
        return Turn(list(dict.fromkeys(places)), blind=True)
    if stage_of(course) is Stage.WHOLE:
        return Turn([], blind=False)
    check_action(course, Action.RANK)
    if source == HITS:
        return Turn([p for p in course.unread() if course.pool.records[p].terms], blind=False)
    return Turn([place for place in ahead() if place not in course.decided], blind=False)


def turn_for(course: Course, ref: str, *, second: bool) -> Turn:
    """One record that was asked for; blind where the sample is being read and it is of it.

    Raises UserMistake "review-no-record" where there is none.
    """
    place = course.pool.places.get(ref)
    if place is None:
        raise UserMistake("review-no-record", where=ref, topic=course.definition.topic)
    sampled = default_source(course) == SAMPLE and ref in course.sample_left()
    decided = course.again if second else course.decided
    return Turn([] if place in decided else [place], blind=sampled or second, second=second)


def second_turn(course: Course, by: str) -> Turn:
    """The records that the second reader has still to read.

    Raises UserMistake "review-same-reader" for somebody who decided them first.
    """
    check_second_reader(course, by)
    places = [course.pool.places[ref] for ref in course.second_left()]
    return Turn(places, blind=True, second=True)


def drawing(course: Course, by: str, at: datetime) -> Sequence[Entry]:
    """What draws the records for a second reader; nothing where they are drawn already."""
    return [] if course.drawn else [SecondDrawn(draw_for_second(course, by), by, at)]


def hand_out(course: Course, turn: Turn, by: str, at: datetime) -> tuple[int | None, list[Entry]]:
    """The record for this reader, and what is to be written when it is shown.

    Whoever has one before them keeps it. None where all that are left are before other readers.
    """
    holding = course.holding()
    mine = holding.get(by)
    if mine and mine.second == turn.second:
        mine_still = [p for p in map(course.pool.places.__getitem__, mine.refs) if p in turn.places]
        if mine_still:
            return mine_still[0], []
    held = {
        course.pool.places[ref]
        for who, shown in holding.items()
        if who != by and at - shown.at < HELD
        for ref in shown.refs
    }
    place: int | None = next((place for place in turn.places if place not in held), None)
    if place is None:
        return None, []
    return place, [Shown((course.pool.records[place].ref,), by, at, turn.second)]


def deciding(course: Course, wanted: Decided) -> Sequence[Entry]:
    """What a decision writes: itself, timed from when the record was shown if no time is given.

    Raises UserMistake for a record that is not there or decided already.
    """
    check_decision(course, wanted)
    if wanted.seconds is not None:
        return [wanted]
    return [replace(wanted, seconds=course.time_since_shown(wanted))]


def undoing(
    course: Course, ref: str | None, by: str, at: datetime, *, second: bool = False
) -> Sequence[Entry]:
    """What takes a decision back, the reader's last where none is named.

    Raises UserMistake where there is none.
    """
    taken = ref or course.last_decided(by, second=second)
    if taken and taken not in course.pool.places:
        raise UserMistake("review-no-record", where=taken, topic=course.definition.topic)
    if not taken or not course.decision(taken, second=second):
        raise UserMistake("review-nothing-to-undo", where=taken or by)
    return [Undone(taken, by, at, second)]
