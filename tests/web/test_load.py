"""A few people at once, and two at the same thing: a sample of benchmarks/desk_load.py."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    """The benchmark, with the scripts beside it that it uses."""
    sys.path.insert(0, str(BENCHMARKS))
    import desk_load

    yield desk_load
    sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="module")
def filled(script: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A server that five people may work at, and what they find there."""
    home = tmp_path_factory.mktemp("load") / "home"
    home.mkdir()
    with pytest.MonkeyPatch.context() as patched:
        # A home of its own, whatever database the tests around it stand on.
        patched.delenv("DATABASE_URL", raising=False)
        server = script.Server(home)
        facts = script.prepared(server, users=5, records=300, waiting=2)
        server.start()
        yield server, facts
        server.kill()


def test_five_people_at_once_see_no_error(script: ModuleType, filled: Any) -> None:
    server, facts = filled
    people = script.everybody(server, {**facts, "thinks": False}, 5)
    script.work_together(people, 3)
    assert len({one.role for one in people}) == 5
    assert sum(len(one.seen) for one in people) > len(people)
    assert script.errors(people) == []


def test_of_two_who_decide_the_same_record_one_wins_and_the_other_is_told(
    script: ModuleType, filled: Any
) -> None:
    found = script.decided_twice(*filled, 5)
    assert found.answers == {(302, 409): 5}


def test_of_two_who_approve_the_same_version_one_wins_and_the_other_is_told(
    script: ModuleType, filled: Any
) -> None:
    found = script.approved_twice(*filled)
    assert found.answers == {(302, 409): 2}


def test_pages_that_refuse_or_fail_are_seen(script: ModuleType) -> None:
    chance = script.random.Random(1)
    one = script.Somebody(1, "officer", script.Browser("http://127.0.0.1:9"), {}, chance)
    one.look("request", "/requests/1")
    one.seen += [("request", 0.1, 200, "/a"), ("request", 0.1, 403, "/b"), ("list", 1, 500, "/c")]
    assert [status for _, status, _ in script.errors([one])] == [0, 403, 500]
