"""Simulated reviews: counted as the contract says, repeatable, and certificates that hold."""

import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli.review_command import command
from answerable.engines.simulation import Pool, Simulation, random_start
from answerable.model.certificates import Stratum
from answerable.model.errors import UserMistake
from answerable.model.review import Budget, Pace, Replay
from answerable.steps.finding.plan_review import (
    keep_ranking,
    narrowest_scope,
    prospect,
    sample_size,
)

WORDS = ("officer", "attended", "station", "report", "street", "evening", "call", "desk")


def pool_of(relevant: int, others: int) -> Pool:
    chance = random.Random(5)
    labels = [True] * relevant + [False] * others
    chance.shuffle(labels)
    texts = [
        " ".join([*chance.choices(WORDS, k=8), "facebook post" if label else "parked car"])
        for label in labels
    ]
    return Pool(tuple(texts), tuple(labels))


@pytest.fixture
def export(tmp_path: Path) -> Path:
    pool = pool_of(12, 108)
    register = ["Case ref,Date received,Category,Summary"]
    labels = ["ref,relevant"]
    for number, (text, label) in enumerate(zip(pool.texts, pool.relevant, strict=True)):
        register.append(f"C{number:03},2020-01-01,{'secret' if label else 'other'},{text}")
        if number < 100:
            labels.append(f"C{number:03},{int(label)}")
    (tmp_path / "register.csv").write_text("\n".join(register), encoding="utf-8")
    (tmp_path / "labels.csv").write_text("\n".join(labels), encoding="utf-8")
    return tmp_path


def simulate(folder: Path, *options: str) -> dict:  # type: ignore[type-arg]
    files = ["--register", str(folder / "register.csv"), "--labels", str(folder / "labels.csv")]
    done = CliRunner().invoke(
        command, ["simulate", *files, "--json", *options], catch_exceptions=False
    )
    assert done.exit_code == 0
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_only_labelled_records_are_replayed_and_what_is_given_is_not_counted(export: Path) -> None:
    labels = (export / "labels.csv").read_text(encoding="utf-8")
    relevant = labels.count(",1")
    told = simulate(export, "--runs", "2")
    assert told["records"] == 98
    assert told["relevant"] == relevant - 1
    for run in told["runs"]:
        assert run["found_at"]["100"] == run["found_at"]["270"] == relevant - 1
        assert run["reads_to_95"] <= run["reads_to_last"] <= 98


def test_a_start_from_terms_gives_nothing_away(export: Path) -> None:
    told = simulate(export, "-t", "facebook")
    assert told["records"] == 100
    assert told["runs"][0]["reads_to_last"] == told["relevant"]


def test_the_same_seed_gives_the_same_replay(export: Path) -> None:
    first, again = (simulate(export, "--seed", "4", "--runs", "2") for _ in range(2))
    assert first == again
    assert [run["seed"] for run in first["runs"]] == [4, 5]
    assert simulate(export, "--seed", "5")["runs"][0] == first["runs"][1]


def test_the_certificate_stays_within_the_budget(export: Path) -> None:
    made = simulate(export, "--budget", "40")["runs"][0]["certificate"]
    assert made["ranked"] + made["random"] == 40
    assert made["random"] > 0
    assert made["confidence"] == 0.95
    assert made["held"] is True


def test_a_register_that_fits_the_budget_is_read_whole(export: Path) -> None:
    made = simulate(export)["runs"][0]["certificate"]
    assert (made["ranked"], made["upper_remaining"], made["recall_lower"]) == (98, 0, 1.0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ref,relevant\nC001,yes\n", "neither 1 nor 0"),
        ("ref,relevant\nC001,1\nC001,0\n", "both 1 and 0"),
        ("ref,relevant\n,1\n", "names no record"),
        ("ref,label\nC001,1\n", "no column “relevant”"),
        ("ref,relevant\nX9,1\nC001,1\nC002,0\n", "no record “X9”"),
        ("ref,relevant\nC001,1\nC002,0\n", "nothing to find"),
        ("ref,relevant\nC001,1\nC002,1\n", "nothing to tell them from"),
    ],
)
def test_a_wrong_labels_file_is_refused_with_what_is_wrong(
    export: Path, text: str, words: str
) -> None:
    (export / "labels.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UserMistake, match=words):
        simulate(export)


def test_reads_to_95_is_where_19_of_20_are_found() -> None:
    replay = Replay(1, tuple(range(1, 20)) + (900,), 1_000, (0, 1, 3))
    assert (replay.reads_to(95), replay.reads_to(100)) == (19, 900)
    assert (replay.found_at(10), replay.found_at(899), replay.found_at(900)) == (10, 19, 20)


def test_a_replay_tells_after_how_many_reads_each_time_the_order_was_learnt_anew() -> None:
    pool = pool_of(30, 120)
    replay = Simulation(pool).replay(random_start(pool, seed=1), seed=1)
    assert replay.learnt[:3] == (0, 1, 3)
    assert list(replay.learnt) == sorted(set(replay.learnt))
    assert replay.learnt[-1] < replay.hits[-1]
    assert replay.retrains == len(replay.learnt)


def test_hardly_any_certificate_of_whole_simulated_reviews_is_false() -> None:
    pool = pool_of(9, 141)
    simulation = Simulation(pool)
    budget = Budget(seconds=None, reads=60)
    held = [
        simulation.certificate(random_start(pool, seed=seed), seed=seed, budget=budget)[1]
        for seed in range(12)
    ]
    assert held.count(False) <= 2


def test_ranked_reading_stops_while_enough_is_left_for_the_sample() -> None:
    budget = Budget(seconds=None, reads=270)
    dry = [True] * 20 + [False] * 60
    assert keep_ranking(dry[:25], budget=budget, unread=4_000)
    assert not keep_ranking(dry, budget=budget, unread=4_000)
    assert not keep_ranking([True] * 200, budget=budget, unread=4_000)
    assert sample_size(dry, budget=budget, unread=4_000) == 190


def test_the_time_to_extract_what_was_found_comes_out_of_the_18_hours() -> None:
    budget = Budget(pace=Pace(30, 240))
    assert budget.reads_left(read=0, relevant=0, share_relevant=0) == 2_160
    assert budget.reads_left(read=200, relevant=59, share_relevant=0) == 1_488


def test_the_first_60_decisions_tell_what_all_would_cost() -> None:
    told = prospect(Stratum(900, 60, 4), pace=Pace(30, 240), seconds=18 * 3600)
    low, best, high = told.relevant
    assert low < best == 60 < high
    assert told.hours[1] == pytest.approx(900 * 30 / 3600 + 60 * 240 / 3600)
    assert told.fits is (told.hours[2] <= 18)


def test_the_narrowest_scope_is_the_last_years_that_fit() -> None:
    years = [("2010", 900), ("2011", 900), ("2012", 900)]
    kept = narrowest_scope(years, share_relevant=0.0, pace=Pace(30, 240), seconds=18 * 3600)
    assert kept == ("2011", "2012")
    assert narrowest_scope(years, share_relevant=1.0, pace=Pace(), seconds=3600) == ()
