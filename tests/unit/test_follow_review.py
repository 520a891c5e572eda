"""Where a review stands: pace, budget, samples, who decided what."""

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.model.certificates import Stratum
from answerable.model.decisions import Verdict
from answerable.model.journal import Decided, Paused, Shown
from answerable.model.review import Pace
from answerable.steps.finding.follow_review import LONGEST, drawn_order, follow
from answerable.steps.finding.plan_review import keep_ranking
from answerable.steps.finding.what_next import (
    hits_unread,
    proposal,
    proposed_size,
    ranking_pays,
    records_that_fit,
    relevant_expected,
)
from reviews import BEGAN, DEFINITION, Diary, numbered, pool_of

YES, NO = Verdict.RELEVANT, Verdict.NOT_RELEVANT


def test_the_usual_pace_holds_until_twenty_times_are_measured() -> None:
    diary = Diary(numbered(60))
    for number in range(1, 20):
        diary.decide(str(number), NO, seconds=10.0)
    assert diary.course.pace == Pace(30.0, 240.0)
    diary.decide("20", NO, seconds=12.0)
    assert diary.course.pace.decision == 10.0


def test_the_pace_is_the_median_of_the_last_twenty() -> None:
    diary = Diary(numbered(60))
    for number in range(1, 41):
        slow = number > 20
        diary.decide(str(number), YES, seconds=40.0 if slow else 5.0, extraction=90.0)
    assert diary.course.pace == Pace(40.0, 90.0)


def test_time_spent_counts_extraction_that_is_still_due() -> None:
    diary = Diary(numbered(10))
    diary.decide("1", YES, seconds=50.0, extraction=100.0)
    diary.decide("2", YES, seconds=50.0)
    diary.decide("3", NO)
    assert diary.course.seconds_spent() == 50 + 100 + 50 + 240 + 30


def test_a_decision_taken_back_has_cost_its_time_all_the_same() -> None:
    diary = Diary(numbered(10))
    diary.decide("1", YES, seconds=50.0)
    diary.undo("1")
    assert diary.course.seconds_spent() == 50


def test_deciding_is_timed_from_showing_or_from_the_decision_before() -> None:
    diary = Diary(numbered(10))
    diary.take(Shown(("1", "2"), "A", BEGAN))

    def wanted(ref: str, seconds: float, by: str = "A") -> Decided:
        return Decided(ref, NO, by, BEGAN + timedelta(seconds=seconds))

    first = wanted("1", 20)
    assert diary.course.time_since_shown(first) == 20
    diary.take(first)
    assert diary.course.time_since_shown(wanted("2", 50)) == 30
    assert diary.course.time_since_shown(wanted("3", 50)) is None
    assert diary.course.time_since_shown(wanted("2", 50, by="B")) is None
    assert diary.course.time_since_shown(wanted("2", 20 + LONGEST + 1)) is None
    diary.take(Paused("A", BEGAN + timedelta(seconds=60)))
    assert diary.course.time_since_shown(wanted("2", 90)) == 30


def test_what_is_left_of_the_budget_is_what_was_really_spent_less() -> None:
    quick, slow = Diary(numbered(3_000)), Diary(numbered(3_000))
    for number in range(1, 31):
        quick.decide(str(number), NO, seconds=10.0)
        slow.decide(str(number), NO, seconds=60.0)
    assert 2_900 < records_that_fit(quick.course) <= 2_970
    assert 500 < records_that_fit(slow.course) < 1_100
    assert relevant_expected(slow.course, 120) == pytest.approx(1.0)


def test_the_program_proposes_the_sample_when_the_simulated_review_would_switch() -> None:
    diary = Diary(numbered(4_000))
    said = [number % 3 != 0 for number in range(30)] + [False] * 60
    for number, relevant in enumerate(said, start=1):
        course = diary.course
        verdicts = said[: number - 1]
        budget = course.budget()
        assert budget.seconds == pytest.approx(18 * 3600)
        assert ranking_pays(course) is keep_ranking(
            verdicts, budget=budget, unread=4_000 - len(verdicts)
        )
        diary.decide(
            str(number), YES if relevant else NO, seconds=30.0, extraction=240.0 * relevant or None
        )
    assert proposal(diary.course).startswith("declare the sample")
    assert 0 < proposed_size(diary.course) < 4_000


def test_hits_that_nobody_read_are_told_beside_the_proposal() -> None:
    diary = Diary(pool_of(["on facebook", "on twitter", "a car"]))
    assert hits_unread(diary.course) == 2
    diary.decide("3", NO)
    diary.declare(1)
    diary.read_sample()
    assert "still unread with a term in them: 1" in proposal(diary.course)


def test_a_drawing_can_be_repeated_by_anybody_who_knows_the_seed() -> None:
    refs = [str(number) for number in range(50)]
    order = drawn_order(refs, seed=3, number=1)
    assert sorted(order) == sorted(refs)
    assert order == drawn_order(reversed(refs), seed=3, number=1)
    assert order != drawn_order(refs, seed=4, number=1)
    assert order != drawn_order(refs, seed=3, number=2)
    assert order[0] == min(refs, key=lambda ref: hashlib.sha256(f"3:1:{ref}".encode()).digest())


def test_drawing_favours_no_place_in_the_register() -> None:
    refs = [str(number) for number in range(10)]
    firsts = [drawn_order(refs, seed=seed, number=1)[0] for seed in range(2_000)]
    assert all(150 < firsts.count(ref) < 250 for ref in refs)


def test_the_sample_is_drawn_from_what_was_unread_and_stays_as_drawn() -> None:
    diary = Diary(numbered(30))
    for number in range(1, 6):
        diary.decide(str(number), NO)
    diary.declare(10)
    sample = diary.course.sample
    assert sample is not None
    assert set(sample.order) == {str(number) for number in range(6, 31)}
    assert sample.declared.declaration.unread == 25
    before = diary.course.sample_left()
    diary.read_sample(at_most=4)
    assert diary.course.sample_left() == before[4:]
    diary.undo(before[1])
    assert diary.course.stratum(sample) == Stratum(25, 1, 0)
    assert diary.course.sample_left()[0] == before[1]


def test_every_case_of_a_shared_text_is_in_the_drawing_and_read_with_it() -> None:
    diary = Diary(pool_of(["the same", "the same", "another", "a third"]))
    diary.declare(4)
    diary.decide("2", YES)
    assert diary.course.decision("1") is diary.course.decision("2")
    assert set(diary.course.sample_left()) == {"3", "4"}


def test_a_reader_takes_back_their_own_last_decision() -> None:
    diary = Diary(numbered(9))
    diary.decide("1", NO, by="A")
    diary.decide("2", NO, by="A")
    diary.decide("3", NO, by="B")
    assert diary.course.last_decided("A") == "2"
    diary.undo("2", by="A")
    assert diary.course.last_decided("A") == "1"
    diary.undo("1", by="B")
    assert diary.course.last_decided("A") is None
    assert diary.course.last_decided("B") == "3"


@given(st.lists(st.tuples(st.integers(1, 8), st.sampled_from(Verdict)), max_size=12), st.data())
def test_following_again_from_the_beginning_gives_the_same(
    said: list[tuple[int, Verdict]], data: st.DataObject
) -> None:
    diary = Diary(numbered(8))
    at = data.draw(st.integers(0, len(said)))
    for step, (number, verdict) in enumerate(said):
        if step == at and diary.course.unread():
            diary.declare(1)
        if diary.course.decision(str(number)):
            diary.undo(str(number))
        else:
            diary.decide(str(number), verdict)
    again = follow(diary.course.pool, DEFINITION, diary.entries)
    assert again.decided == diary.course.decided
    assert again.samples == diary.course.samples
    assert again.by_rank == diary.course.by_rank
    assert again.seconds_spent() == diary.course.seconds_spent()


def test_the_fingerprint_of_a_definition_is_of_all_that_decisions_rest_on() -> None:
    assert replace(DEFINITION, rule="another").fingerprint != DEFINITION.fingerprint
    assert replace(DEFINITION, seed=8).fingerprint != DEFINITION.fingerprint
    moved = replace(DEFINITION.register, files=("elsewhere.csv",))
    assert replace(DEFINITION, register=moved).fingerprint == DEFINITION.fingerprint
