"""Whose turn it is: records are handed out once, and come back when a reader is away too long."""

from datetime import timedelta

import pytest

from answerable.model.decisions import Verdict
from answerable.model.errors import UserMistake
from answerable.model.journal import Shown
from answerable.steps.finding.take_turns import HELD, Turn, hand_out, next_turn, turn_for
from reviews import BEGAN, Diary, numbered

ALL = Turn([0, 1, 2], blind=False)


def _diary() -> Diary:
    return Diary(numbered(3))


def _show(diary: Diary, ref: str, by: str) -> None:
    diary.course.take(Shown((ref,), by, BEGAN))


def test_a_record_before_one_reader_is_not_given_to_another() -> None:
    diary = _diary()
    _show(diary, "1", "A. Reader")
    place, entries = hand_out(diary.course, ALL, "B. Reader", BEGAN)
    assert place == 1
    assert [entry.refs for entry in entries if isinstance(entry, Shown)] == [("2",)]


def test_whoever_asks_again_gets_the_same_record_and_nothing_is_written() -> None:
    diary = _diary()
    _show(diary, "2", "A. Reader")
    assert hand_out(diary.course, ALL, "A. Reader", BEGAN) == (1, [])


def test_a_reader_who_is_away_too_long_holds_nothing() -> None:
    diary = _diary()
    _show(diary, "1", "A. Reader")
    just_before = BEGAN + HELD - timedelta(seconds=1)
    assert hand_out(diary.course, ALL, "B. Reader", just_before)[0] == 1
    assert hand_out(diary.course, ALL, "B. Reader", BEGAN + HELD)[0] == 0


def test_where_all_that_is_left_is_before_others_there_is_none() -> None:
    diary = _diary()
    for ref, by in (("1", "A"), ("2", "B"), ("3", "C")):
        _show(diary, ref, by)
    assert hand_out(diary.course, ALL, "D", BEGAN) == (None, [])


def test_a_decided_record_is_held_by_nobody() -> None:
    diary = _diary()
    _show(diary, "1", "A. Reader")
    diary.decide("1", Verdict.RELEVANT)
    assert diary.course.holding().get("A. Reader") is None
    assert turn_for(diary.course, "1", second=False).places == []


def test_an_order_that_lags_behind_gives_nothing_that_is_decided() -> None:
    diary = _diary()
    diary.decide("2", Verdict.RELEVANT)
    assert next_turn(diary.course, "rank", ahead=lambda: [1, 0, 2]).places == [0, 2]


def test_a_record_that_is_not_there_cannot_be_asked_for() -> None:
    with pytest.raises(UserMistake) as refused:
        turn_for(_diary().course, "9", second=False)
    assert refused.value.code == "review-no-record"
