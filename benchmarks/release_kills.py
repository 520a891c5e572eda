"""Kills releases and takings down at every place and at random moments, and looks what is left.

Usage: python benchmarks/release_kills.py [--times 100] [--seed 911]

Writes docs/explanation/how-safe-releases.md. Each round copies a home in which an answer is
approved (or released), starts a process that releases it (or takes it down), kills it, and starts
the desk's own completion. Found must be all of it or nothing, in database, public log and ledger
alike.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
PAGE = ROOT / "docs" / "explanation" / "how-safe-releases.md"
sys.path.insert(0, str(TESTS))

from killed_releases import PLACES, TAKING_DOWN, faults  # noqa: E402

KILLED = -9


@dataclass(frozen=True)
class Round:
    """One process that was killed: what it did, where, and what was wrong afterwards."""

    what: str
    where: str
    outcome: str
    faults: tuple[str, ...]


def main() -> None:
    """Runs the rounds and writes the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=911)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rounds = list(_rounds(Path(folder), chosen.times, random.Random(chosen.seed)))
    PAGE.write_text(_page(rounds, chosen.seed), encoding="utf-8")
    wrong = [one for one in rounds if one.faults]
    print(f"{len(rounds)} killed, {len(wrong)} with a fault: {PAGE}")
    sys.exit(1 if wrong else 0)


def _rounds(folder: Path, times: int, chance: random.Random) -> Iterator[Round]:
    approved, released = folder / "approved" / "home", folder / "released" / "home"
    approved.mkdir(parents=True)
    _run("prepare", approved)
    shutil.copytree(approved, released)
    began = time.monotonic()
    _run("release", released, "9999")
    took = time.monotonic() - began
    for place in PLACES:
        yield _round(folder, approved, "release", place)
    for place in TAKING_DOWN:
        yield _round(folder, released, "take-down", place)
    for number in range(times - len(PLACES) - len(TAKING_DOWN)):
        home, what = (approved, "release") if number % 3 else (released, "take-down")
        yield _round(folder, home, what, f"{chance.uniform(0.0, 0.7 * took):.3f}")


def _round(folder: Path, start: Path, what: str, where: str) -> Round:
    home = folder / "round"
    shutil.copytree(start, home)
    try:
        ended = _run(what, home, where, fails=True)
        found = json.loads(_run("finish", home).stdout)
    finally:
        shutil.rmtree(home)
    wrong = faults(found, taken_down=what == "take-down")
    alive = "" if ended.returncode == KILLED else ", ended before it was killed"
    done = found["state"] in ("released", "not published")
    outcome = f"{found['state']}{', completed afterwards' if found['completed'] else ''}{alive}"
    return Round(what, where, outcome if done else "nothing was released", tuple(wrong))


def _run(
    what: str, home: Path, where: str = "", *, fails: bool = False
) -> "subprocess.CompletedProcess[str]":
    path = os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, str(TESTS / "killed_releases.py"), what, str(home), where],
        env={**os.environ, "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "desk_settings"},
        capture_output=True,
        text=True,
        timeout=300,
        check=not fails,
    )


def _page(rounds: list[Round], seed: int) -> str:
    named = {*PLACES, *TAKING_DOWN}
    at_places = [one for one in rounds if one.where in named]
    at_random = [one for one in rounds if one.where not in named]
    outcomes: Counter[tuple[str, str]] = Counter((one.what, one.outcome) for one in at_random)
    wrong = [one for one in rounds if one.faults]
    lines = [
        "# How safe a release is",
        "",
        "Written by `benchmarks/release_kills.py`. A process that releases an answer, or takes one",
        "down, is killed with SIGKILL; then the desk's completion runs, as it does when",
        "`answerable serve` starts. Afterwards the state of request, version and release, every",
        "file of the answer in the public log (byte for byte as approved), the log's front page,",
        "the ledger and the chain of the history must say the same: all of it, or nothing.",
        "",
        f"**{len(rounds)} killed, {len(wrong)} with a fault.** Chance began at {seed}.",
        "",
        "| done | killed | found afterwards | faults |",
        "|---|---|---|---|",
        *(f"| {one.what} | {one.where} | {one.outcome} | {_words(one)} |" for one in at_places),
        "",
        f"At random moments of the run, {len(at_random)} times:",
        "",
        "| done | found afterwards | times |",
        "|---|---|---|",
        *(f"| {what} | {found} | {n} |" for (what, found), n in sorted(outcomes.items())),
        "",
    ]
    return "\n".join(lines)


def _words(one: Any) -> str:
    return ", ".join(one.faults) or "none"


if __name__ == "__main__":
    main()
