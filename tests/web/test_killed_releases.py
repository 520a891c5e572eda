"""A release that is killed at any place is whole or nothing as soon as the desk starts again."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from killed_releases import faults

SAMPLE = ("after it is decided", "before the log is exchanged", "after the ledger is written")
"""The rest is killed by benchmarks/release_kills.py."""

TESTS = Path(__file__).parents[1]
KILLED = -9

Run = Callable[..., subprocess.CompletedProcess[str]]


def _run(*words: str, expected: int = 0) -> Any:
    path = os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    ended = subprocess.run(
        [sys.executable, str(TESTS / "killed_releases.py"), *words],
        env={
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "PYTHONPATH": path,
            "DJANGO_SETTINGS_MODULE": "desk_settings",
        },
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert ended.returncode == expected, ended.stderr
    return json.loads(ended.stdout) if ended.stdout else None


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which an answer is approved."""
    home = tmp_path_factory.mktemp("approved") / "home"
    home.mkdir()
    _run("prepare", str(home))
    return home


@pytest.fixture(scope="module")
def released(approved: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which it is released."""
    home = tmp_path_factory.mktemp("released") / "home"
    shutil.copytree(approved, home)
    _run("release", str(home), "after it is confirmed", expected=KILLED)
    return home


@pytest.mark.parametrize("place", SAMPLE)
def test_a_killed_release_is_whole_or_nothing(approved: Path, tmp_path: Path, place: str) -> None:
    home = tmp_path / "home"
    shutil.copytree(approved, home)
    _run("release", str(home), place, expected=KILLED)
    found = _run("finish", str(home))
    assert faults(found, taken_down=False) == []
    assert found["state"] == "released"
    assert found["completed"] == 1


@pytest.mark.parametrize("place", ["after it is decided", "after the log is exchanged"])
def test_a_killed_taking_down_is_whole_or_nothing(
    released: Path, tmp_path: Path, place: str
) -> None:
    home = tmp_path / "home"
    shutil.copytree(released, home)
    _run("take-down", str(home), place, expected=KILLED)
    found = _run("finish", str(home))
    assert faults(found, taken_down=True) == []
    assert found["state"] == "not published"


def test_what_is_half_released_is_seen() -> None:
    whole = {
        "state": "released", "draft": "released", "published": True, "written": True,
        "taken off": False, "files": "whole", "listed": True, "ledger": 1,
    }  # fmt: skip
    assert faults(whole, taken_down=False) == []
    for key, wrong in (("state", "ready"), ("files", ["one"]), ("listed", False), ("ledger", 0),
                       ("written", False), ("draft", "approved")):  # fmt: skip
        assert faults({**whole, key: wrong}, taken_down=False) == [key]
