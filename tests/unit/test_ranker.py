"""The ranker: what it reads first, that its order can be repeated, that it learns cheaply."""

import random
from typing import Any

import numpy as np
import pytest
from threadpoolctl import ThreadpoolController

from answerable.engines import features
from answerable.engines.features import (
    MEANING,
    OPENING,
    PAIRS,
    STEMS,
    View,
    make_views,
    text_of,
)
from answerable.engines.learners import Lesson, fit_logistic, left_out, products, separation
from answerable.engines.ranker import Ranker, Settings
from answerable.steps.finding.read_terms import read_terms

TOPIC = ("posted on facebook", "a tweet about", "her instagram page", "a whatsapp group")
OTHER = ("stopped the car", "lost the property", "failed to attend", "rude on the phone")
FILLER = ("officer", "attended", "station", "report", "street", "evening", "call", "desk")


def records(relevant: int, others: int) -> tuple[list[str], list[bool]]:
    chance = random.Random(3)
    labels = [True] * relevant + [False] * others
    chance.shuffle(labels)
    texts = [
        " ".join([*chance.choices(FILLER, k=9), chance.choice(TOPIC if label else OTHER)])
        for label in labels
    ]
    return texts, labels


def read(ranker: Ranker, labels: list[bool], reads: int) -> list[int]:
    order: list[int] = []
    while len(order) < reads and (batch := ranker.next()):
        for place in batch:
            ranker.decide(place, labels[place])
        order += batch
    return order[:reads]


def test_relevant_records_come_first_from_one_of_each_kind() -> None:
    texts, labels = records(30, 370)
    ranker = Ranker(texts, seed=1)
    ranker.give(labels.index(True), True)
    ranker.give(labels.index(False), False)
    order = read(ranker, labels, 60)
    assert sum(labels[place] for place in order) >= 25


def test_relevant_records_come_first_from_terms_alone() -> None:
    texts, labels = records(30, 370)
    order = read(Ranker(texts, seed=1, terms="facebook tweet instagram whatsapp"), labels, 40)
    assert sum(labels[place] for place in order) >= 28


def test_the_only_record_of_a_term_is_read_early_though_nothing_else_speaks_for_it() -> None:
    texts, labels = records(30, 370)
    rare = labels.index(False)
    texts[rare], labels[rare] = f"{texts[rare]} youtube", True
    terms = "facebook tweet instagram whatsapp youtube"
    hits = [[p for p, text in enumerate(texts) if word in text] for word in terms.split()]
    alone, told = (
        read(Ranker(texts, seed=1, terms=terms, hits=some), labels, 400) for some in ([], hits)
    )
    assert told.index(rare) < 10
    assert alone.index(rare) > 30


def test_a_term_whose_records_are_off_the_topic_does_not_hold_the_reading_up() -> None:
    texts, labels = records(30, 370)
    off = [place for place, label in enumerate(labels) if not label][:60]
    hits = [[place for place, label in enumerate(labels) if label], off]
    ranker = Ranker(texts, seed=1, terms="facebook tweet instagram whatsapp", hits=hits)
    order = read(ranker, labels, 40)
    assert sum(labels[place] for place in order) >= 28
    assert len(set(order) & set(off)) <= 8


def test_the_same_seed_and_decisions_give_the_same_order() -> None:
    texts, labels = records(20, 180)
    orders = [read(Ranker(texts, seed=seed, terms="facebook"), labels, 200) for seed in (7, 7)]
    assert orders[0] == orders[1]
    assert sorted(orders[0]) == list(range(200))


def test_a_ranker_begun_again_knows_nothing_of_the_first_reading() -> None:
    texts, labels = records(20, 180)
    first = Ranker(texts, seed=7, terms="facebook")
    order = read(first, labels, 80)
    assert read(first.again(seed=7), labels, 80) == order


def test_every_record_is_read_once_though_nothing_is_known() -> None:
    texts, labels = records(0, 60)
    order = read(Ranker(texts, seed=1), labels, 60)
    assert sorted(order) == list(range(60))


@pytest.mark.parametrize(
    "texts", [["", "", ""], ["a", "b", "c"], ["same words"] * 3, ["the and", "of the", "and of"]]
)
def test_texts_without_anything_to_tell_them_apart_are_read_all_the_same(texts: list[str]) -> None:
    ranker = Ranker(texts, seed=1, terms="facebook")
    ranker.give(0, True)
    assert sorted(read(ranker, [True] * 3, 3)) == [1, 2]


def test_the_late_learner_reads_on_where_nothing_tells_records_apart() -> None:
    ranker = Ranker(["the and"] * 60, seed=1, settings=Settings(late_from=5, late_to=10))
    ranker.give(0, True)
    assert sorted(read(ranker, [True] * 60, 59)) == list(range(1, 60))


def test_what_the_order_foresees_is_read_270_records_far_in_no_more_than_30_rounds() -> None:
    texts, labels = records(60, 540)
    ranker = Ranker(texts, seed=1, terms="facebook")
    read(ranker, labels, 270)
    assert ranker.retrains <= 30


def test_the_less_the_order_foresees_the_sooner_it_is_learnt_anew() -> None:
    texts, _ = records(0, 300)
    rounds = {}
    for name, labels in (
        ("all", [True] * 300),
        ("every other", [place % 2 == 0 for place in range(300)]),
    ):
        ranker = Ranker(texts, seed=1, terms="officer")
        read(ranker, labels, 200)
        rounds[name] = ranker.retrains
    assert rounds["every other"] > 1.5 * rounds["all"]


def test_where_one_learner_takes_over_each_round_is_one_of_theirs_the_late_one_more_and_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    turns: list[str] = []
    for name in ("_early", "_late"):
        learn = getattr(Ranker, name)

        def noted(ranker: Ranker, *unread: object, name: str = name, learn: Any = learn) -> Any:
            turns.append(name)
            return learn(ranker, *unread)

        monkeypatch.setattr(Ranker, name, noted)
    texts, labels = records(60, 540)
    settings = Settings(late_from=40, late_to=240, batch=5, growth=1_000)
    ranker = Ranker(texts, seed=1, terms="facebook", settings=settings)
    read(ranker, labels, 400)
    assert len(turns) == ranker.retrains
    late = [turn == "_late" for turn in turns]
    shares = [sum(late[at : at + 12]) / 12 for at in range(0, len(late) - 12, 12)]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert len(set(shares)) > 3


def test_a_round_is_learnt_by_one_thread_and_leaves_others_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def threads() -> list[int]:
        libraries = ThreadpoolController().info()
        return [one["num_threads"] for one in libraries if one["user_api"] == "blas"]

    texts, labels = records(5, 60)
    before, within, early = threads(), list[int](), Ranker._early
    monkeypatch.setattr(Ranker, "_early", lambda *args: within.extend(threads()) or early(*args))
    read(Ranker(texts, seed=1, terms="facebook"), labels, 5)
    assert set(within) == {1}
    assert threads() == before


def test_the_late_learner_takes_over_gradually_and_still_finds_the_rest() -> None:
    texts, labels = records(40, 360)
    ranker = Ranker(texts, seed=1, terms="facebook", settings=Settings(late_from=10, late_to=20))
    order = read(ranker, labels, 400)
    assert max(place for place, i in enumerate(order) if labels[i]) < 80


def test_fewer_stand_in_for_the_irrelevant_where_more_of_what_was_read_is_relevant() -> None:
    texts, labels = records(200, 200)

    def standing_in(relevant: int, others: int) -> int:
        ranker = Ranker(texts, seed=1)
        for label, number in ((True, relevant), (False, others)):
            for place in np.flatnonzero(np.array(labels) == label)[:number]:
                ranker.decide(int(place), label)
        return len(ranker._stand_in(np.array(ranker.unread())))

    rare, even, common = standing_in(0, 40), standing_in(20, 20), standing_in(40, 0)
    assert rare > 90
    assert even == round(100 / 8)
    assert common == 1


def test_records_are_as_alike_as_the_products_of_their_rows_say() -> None:
    rows = make_views(records(6, 20)[0])[2].train(np.arange(26))
    assert products(rows) == pytest.approx((rows @ rows.T).toarray() + 1)


def test_left_out_scores_are_those_of_a_fit_without_the_record() -> None:
    texts, labels = records(6, 20)
    view = make_views(texts)[0]
    places = np.arange(26)
    lesson = Lesson(places, np.array(labels), np.linspace(0.5, 2, 26))
    alike = products(view.train(places))
    wanted = np.where(lesson.relevant, 1.0, -1.0)
    for out in (0, 11):
        rest = np.delete(places, out)
        part = alike[np.ix_(rest, rest)] + np.diag(1 / lesson.weights[rest])
        expected = alike[out, rest] @ np.linalg.solve(part, wanted[rest])
        assert left_out(alike, lesson)[out] == pytest.approx(expected)


def test_the_logistic_fit_is_where_the_slope_is_nothing() -> None:
    texts, labels = records(6, 20)
    alike = products(make_views(texts)[0].train(np.arange(26)))
    lesson = Lesson(np.arange(26), np.array(labels), np.ones(26))
    multipliers = fit_logistic(alike, lesson)
    sign = np.where(lesson.relevant, 1.0, -1.0)
    slope = multipliers - sign / (1 + np.exp(sign * (alike @ multipliers)))
    assert float(slope @ alike @ slope) < 1e-4


def test_a_view_in_which_relevant_records_stand_out_separates_more() -> None:
    relevant = np.array([True, True, False, False, False])
    good, bad = np.array([5, 4, 1, 2, 3.0]), np.array([1, 2, 3, 4, 5.0])
    assert separation(good, relevant) > separation(bad, relevant)


def test_terms_become_a_text_of_words_the_records_hold() -> None:
    terms = read_terms(['"social media"', "harass*", "face|book -fb"], name="terms")
    texts = ["harassed and harassing", "harassed again", "nothing"]
    assert text_of(terms, texts).split() == [
        "social", "media", "harassed", "harassing", "face", "book",
    ]  # fmt: skip


def test_forms_of_a_word_are_one_stem_and_function_words_none() -> None:
    texts = ["the officer harassed her", "an officer harassing him", "the harassment", "the desk"]
    stems = {view.name: view for view in make_views(texts)}[STEMS]
    alike = (stems.rows @ stems.rows.T).toarray()
    assert (alike[:3, :3] > 0).all()
    assert not alike[3, :3].any()


def test_a_word_said_ten_times_weighs_little_more_than_once() -> None:
    texts = ["dog " + "street " * 9, "dog " * 10, "cat " * 10, "street " * 10]
    stems = {view.name: view for view in make_views(texts)}[STEMS]
    dog = stems.rows[:, int(stems.rows[1].indices[0])].toarray().ravel()
    assert dog[0] < dog[1] < 3 * dog[0]


def test_terms_outweigh_a_single_record_that_leads_astray() -> None:
    texts, labels = records(30, 370)
    ranker = Ranker(texts, seed=1, terms="facebook tweet instagram whatsapp")
    ranker.give(next(place for place, text in enumerate(texts) if "property" in text), True)
    order = read(ranker, labels, 40)
    assert sum(labels[place] for place in order) >= 20


def test_the_meaning_is_left_out_where_records_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    texts, _ = records(10, 90)
    assert [view.name for view in make_views(texts)] == [STEMS, OPENING, PAIRS, MEANING]
    monkeypatch.setattr(features, "MEANING_AT_MOST", 99)
    assert [view.name for view in make_views(texts)] == [STEMS, OPENING, PAIRS]


def test_records_that_say_it_in_other_words_come_before_those_that_say_something_else() -> None:
    texts, _ = records(0, 300)
    texts = [text.replace("lost the property", "a taxi was hit") for text in texts]
    texts = [text.replace("rude on the phone", "a cab was hit") for text in texts]
    taxi, cab = ([p for p, text in enumerate(texts) if word in text] for word in ("taxi", "cab"))
    ranker = Ranker([text.replace(" was hit", "") for text in texts], seed=1)
    for place in taxi:
        ranker.decide(place, True)
    assert set(ranker.next()) <= set(cab)


def test_a_view_scores_records_as_its_rows_say_though_it_keeps_them_without_their_like() -> None:
    texts, _ = records(20, 80)
    weights = np.random.default_rng(3)
    for view in make_views(texts, extra="taxi"):
        rows = view.train(np.arange(len(texts)))
        own = weights.random(rows.shape[1]).astype(np.float32)
        assert np.asarray(rows @ own)[:-1] == pytest.approx(view.scores(own), rel=1e-4)
        if view.held is not None and view.extra is not None:
            held = np.bincount(rows[:-1].indices, minlength=rows.shape[1])
            assert (held == view.held).all()


def test_a_word_that_relevant_records_share_is_stressed_the_more_of_them_hold_it() -> None:
    """Every topic phrase stands in some relevant record; "officer" stands anywhere."""
    texts, labels = records(30, 370)
    view = next(view for view in make_views(texts) if view.name == PAIRS)
    held = {int(c) for p in np.flatnonzero(labels) for c in view.rows[p].indices}
    only = [c for c in held if not view.rows[np.flatnonzero(~np.array(labels))][:, c].nnz]
    relevant, others = np.flatnonzero(labels), np.flatnonzero(~np.array(labels))
    stress = [view.study(np.append(relevant[:n], others[:70]), n).stress for n in (2, 30)]
    rest = [column for column in range(view.rows.shape[1]) if column not in held]
    assert only
    assert all(one is not None for one in stress)
    most = [float(max(one[only]) / (one[rest].mean() if rest else one.min())) for one in stress]
    assert 1 < most[0] < most[1]


def test_stress_leaves_the_rows_that_are_learnt_from_as_long_as_they_were_on_average() -> None:
    texts, labels = records(30, 370)
    places = np.argsort(~np.array(labels), kind="stable")[:100]
    for view in make_views(texts)[:3]:
        plain, stressed = view.train(places), view.study(places, 30).rows
        assert np.square(stressed.data).sum() == pytest.approx(np.square(plain.data).sum())
        assert not np.allclose(stressed.data, plain.data)


def test_a_view_whose_columns_are_no_words_is_never_stressed() -> None:
    view = View(MEANING, np.eye(4))
    study = view.study(np.arange(4), 2)
    assert study.stress is None
    assert (study.rows == np.eye(4)).all()
