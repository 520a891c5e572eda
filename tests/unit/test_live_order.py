"""The ranked order of a live review: repeatable, and that of the simulated one."""

import pickle
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.engines.live_order import LiveOrder
from answerable.engines.simulation import Pool as LabelledPool
from answerable.engines.simulation import Simulation, Start
from answerable.model.certificates import Bound
from answerable.model.decisions import Verdict
from answerable.model.journal import Declared, Entry
from answerable.model.pool import Pool
from answerable.model.review import Budget
from answerable.steps.finding.conclude_review import certificate_of, declaration_for
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.finding.what_next import ranking_pays
from reviews import BEGAN, DEFINITION, Diary, pool_of

WORDS = ("officer", "attended", "station", "report", "street", "evening", "call", "desk")
_CHANCE = random.Random(5)
LABELS = [number % 10 == 0 for number in range(120)]
TEXTS = [
    " ".join([*_CHANCE.choices(WORDS, k=8), str(n), "facebook post" if yes else "parked car"])
    for n, yes in enumerate(LABELS)
]
POOL = pool_of(TEXTS)


def _order(pool: Pool = POOL, seed: int = 7) -> LiveOrder:
    return LiveOrder(pool, terms="facebook", seed=seed)


def _read(order: LiveOrder, diary: Diary, choices: list[tuple[int, Verdict, bool]]) -> list[int]:
    """Decides as chosen: mostly what comes next, sometimes another; gives what came next."""
    came = []
    for skip, verdict, take_back in choices:
        order.follow(diary.entries, POOL)
        ahead = order.ahead()
        came.append(ahead[0])
        unread = diary.course.unread()
        place = ahead[0] if skip < 6 else unread[skip % len(unread)]
        diary.decide(POOL.records[place].ref, verdict)
        if take_back:
            diary.undo(POOL.records[place].ref)
    return came


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 8), st.sampled_from(Verdict), st.booleans()),
        min_size=1,
        max_size=12,
    )
)
def test_replaying_the_journal_gives_the_same_order_at_every_moment(
    choices: list[tuple[int, Verdict, bool]],
) -> None:
    live, diary = _order(), Diary(POOL)
    came = _read(live, diary, choices)
    replayed, again = _order(), []
    for upto, entry in enumerate(diary.entries):
        decides = getattr(entry, "verdict", None) is not None
        if decides:
            replayed.follow(diary.entries[:upto], POOL)
            again.append(replayed.ahead()[0])
    assert again == came
    at_once = _order()
    at_once.follow(diary.entries, POOL)
    live.follow(diary.entries, POOL)
    assert at_once.ahead() == live.ahead()


def test_an_order_that_was_kept_goes_on_as_if_it_had_never_stopped() -> None:
    diary, live = Diary(POOL), _order()
    entries: list[Entry] = []
    for _ in range(40):
        place = live.ahead()[0]
        diary.decide(POOL.records[place].ref, _verdict(place))
        entries = diary.entries
        live.follow(entries, POOL)
        live = pickle.loads(pickle.dumps(live))
    whole = _order()
    whole.follow(entries, POOL)
    assert whole.ahead() == live.ahead()


def test_what_was_taken_back_comes_next() -> None:
    diary, order = Diary(POOL), _order()
    first = order.ahead()[0]
    ref = POOL.records[first].ref
    diary.decide(ref, Verdict.RELEVANT)
    order.follow(diary.entries, POOL)
    assert first not in order.ahead()
    diary.undo(ref)
    order.follow(diary.entries, POOL)
    assert order.ahead()[0] == first


def test_a_live_review_reads_by_rank_what_the_simulated_one_reads() -> None:
    diary, order = Diary(POOL), _order()
    while ranking_pays(diary.course):
        order.follow(diary.entries, POOL)
        ahead = order.ahead()
        if not ahead:
            break
        _decide(diary, ahead[0])
    simulation = Simulation(
        LabelledPool(tuple(TEXTS), tuple(LABELS)), terms=read_terms(["facebook"])
    )
    made, held = simulation.certificate(Start(), seed=7, budget=Budget())
    assert held
    assert len(diary.course.by_rank) == made.ranked
    assert sum(diary.course.by_rank.values()) == made.declaration.found


def test_a_short_budget_ends_in_a_true_certificate_like_the_simulated_one() -> None:
    from dataclasses import replace

    definition = replace(DEFINITION, minutes=60)
    diary, order = Diary(POOL, definition), _order()
    while ranking_pays(diary.course):
        order.follow(diary.entries, POOL)
        _decide(diary, order.ahead()[0])
    course = diary.course
    declared = declaration_for(course, Bound.ONE_SHOT, size=None, repeats=False, seed=None)
    diary.take(Declared(declared, 0, "A", BEGAN))
    while left := course.sample_left():
        _decide(diary, POOL.places[left[0]])
    made = certificate_of(course)
    missed = sum(LABELS[place] for place in course.unread())
    assert missed <= made.upper_remaining
    assert made.found == sum(LABELS) - missed
    assert course.seconds_spent() <= 60 * 60
    simulation = Simulation(
        LabelledPool(tuple(TEXTS), tuple(LABELS)), terms=read_terms(["facebook"])
    )
    simulated, _ = simulation.certificate(Start(), seed=7, budget=Budget(seconds=3_600))
    assert (made.ranked, made.random) == (simulated.ranked, simulated.random)


def _verdict(place: int) -> Verdict:
    return Verdict.RELEVANT if LABELS[place] else Verdict.NOT_RELEVANT


def _decide(diary: Diary, place: int) -> None:
    extraction = 240.0 if LABELS[place] else None
    diary.decide(POOL.records[place].ref, _verdict(place), seconds=30.0, extraction=extraction)
