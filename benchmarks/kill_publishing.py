"""Kills publishing, withdrawing and indexing at random moments and looks at what readers have then.

    python benchmarks/kill_publishing.py --out /tmp/kills --write docs/explanation/how-safe-log.md

After every kill -9 the log must be whole: the state before or the state after, every hash, link and
address right, and never a mixture; the next run goes on from there by itself. Half of the kills are
on systems that exchange two folders in one step, half on a way that needs two renames; half keep a
second tree and are looked through by a process of their own. Prints what was found, and ends with 1
where a log was not whole.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from made_up_answers import made_up_answers

from answerable.files import folders, generations, untouched
from answerable.files.folders import heal
from answerable.files.gate import apart
from answerable.log.search_index import renew_index
from answerable.log.site import add_answers, withdraw
from answerable.log.verifying import verify

ANSWERS = 4
ON = date(2026, 11, 26)


def endless(log: Path, keeps: int, way: str) -> None:
    """Publishes, corrects, indexes and withdraws until it is killed."""
    generations.KEEPS_A_SPARE = untouched._MANY = keeps
    if way == "twice":
        folders._exchanged = lambda one, other: False
    entries = list(made_up_answers(ANSWERS))
    chance = random.Random()
    while True:
        turn = chance.randrange(10**9)
        one, other = chance.sample(entries, 2)
        marked = [{**entry, "title": f"Turn {turn}"} for entry in (one, other)]
        add_answers(log, marked, on=ON, because="again", again=True)
        print("published", flush=True)
        if chance.random() < 0.3:
            renew_index(log)
        if chance.random() < 0.3:
            withdraw(log, one["path"], reason=f"Turn {turn}", on=ON)


def state(log: Path) -> str:
    """What readers have: "" where it is whole, else what is wrong."""
    found = verify(log).findings
    if found:
        return found[0]
    for line in (log / "log.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        page = (log / entry["path"] / "index.html").read_text("utf-8")
        if entry["title"] not in page:
            return f"{entry['path']}: page and data are of two states"
    titles = Counter(
        title
        for line in (log / "log.jsonl").read_text("utf-8").splitlines()
        if (title := json.loads(line)["title"]).startswith("Turn")
    )
    gone = json.loads((log / "addresses.json").read_bytes())["withdrawn"]
    told = {stone["reason"] for stone in gone.values()}
    home = (log / "index.html").read_text("utf-8")
    missing = [title for title in titles if title not in home]
    return f"the home page lacks {missing} ({sorted(told)})" if missing else ""


def main() -> None:
    """Kills so many times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    chance, wrong = random.Random(given.seed), 0
    shutil.rmtree(given.out, ignore_errors=True)
    given.out.mkdir(parents=True)
    log = given.out / "log"
    add_answers(log, list(made_up_answers(ANSWERS)), on=ON)
    apart._kept_open.cache_clear()  # each run has a gate of its own
    left, began = Counter[str](), time.monotonic()
    for number in range(1, given.times + 1):
        keeps, way = chance.choice((5, 1_000_000)), chance.choice(("once", "twice"))
        _run_and_kill(log, keeps, way, chance.uniform(0.0, 3.0))
        left.update(path.name for path in given.out.iterdir())
        if not log.exists():
            heal(log)  # between two renames there is nothing: the next run brings the old one back
        if fault := state(log):
            wrong += 1
            print(f"{number}: {fault}", flush=True)
        if number % 20 == 0:
            took = time.monotonic() - began
            print(
                f"{number} kills in {took:.0f} s, {wrong} logs not whole; {dict(left)}", flush=True
            )
    if given.write:
        given.write.write_text(page(given.times, given.seed, wrong, left), encoding="utf-8")
    sys.exit(1 if wrong else 0)


def page(times: int, seed: int, wrong: int, left: Mapping[str, int]) -> str:
    """The page in the docs."""
    rows = "".join(f"| `{name}` | {count:,} |\n" for name, count in sorted(left.items()))
    return f"""# How safe a log is while it changes

<!-- written by benchmarks/kill_publishing.py -->

A process that publishes, corrects, withdraws and renews the search index without end, in a log of
{ANSWERS} answers, was killed with SIGKILL {times} times, at moments drawn from 0 to 3 seconds after
it had published something (chance began at {seed}). After each, every hash, link and address was
looked at, and whether pages, data and home page are of one state; the next run went on from there.
Half of the runs keep a second tree and are looked through by a process of their own, as a large
log is; half exchange the trees in one step, half by two renames.

**{times} killed, {wrong} logs that were not whole.**

What lay beside the log after a kill, for the next run to tidy up:

| name | times |
|---|--:|
{rows}"""


def _run_and_kill(log: Path, keeps: int, way: str, seconds: float) -> None:
    """A run that heals what the last one left and publishes once, and then is killed somewhere."""
    hears, tells = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.setsid()
        os.dup2(tells, 1)
        try:
            endless(log, keeps, way)
        finally:
            os._exit(1)
    os.close(tells)
    with os.fdopen(hears, encoding="utf-8") as said:
        if not said.readline():
            sys.exit("the run ended by itself")
        time.sleep(seconds)
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
