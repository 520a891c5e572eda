"""What a round of the ranked review costs on a large register; writes a docs page.

    python benchmarks/ranker_rounds.py /tmp/register [/tmp/larger] --write PAGE

Each folder holds a register.csv of benchmarks/generate_register.py. A round learns anew and orders
all records; the records that hold a term are taken for relevant. CPU seconds of one process; every
figure is the median of the rounds in its phase. PAGE is docs/explanation/how-fast-rounds.md.
"""

import argparse
import csv
import json
import platform
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from answerable.engines.ranker import SETTINGS, Ranker

EARLY, TURNS, LATE = "early learner", "while they take turns", "late learner"
GOALS = dict.fromkeys((EARLY, TURNS, LATE), (0.05, 0.25))
"""CPU seconds at 100,000 records and at a million: a round is one learner's in every phase."""

AFTER = 60
"""Rounds of the late learner that are timed: reads after it has taken over."""


@dataclass(frozen=True)
class Cost:
    """One register: CPU seconds to take its texts in, and of a round in each phase."""

    records: int
    views: float
    rounds: dict[str, float]


def main() -> None:
    """Times each register, prints the table and writes the page."""
    options = argparse.ArgumentParser()
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--write", type=Path, help="the page to write")
    given = options.parse_args()
    costs = [cost_of(folder) for folder in given.folders]
    text = page(costs)
    print(text)
    if given.write:
        given.write.write_text(text, encoding="utf-8")


def cost_of(folder: Path) -> Cost:
    """Reads by rank until the late learner has spoken alone for a while."""
    texts, relevant = _read(folder)
    began = time.process_time()
    ranker = Ranker(texts, seed=1)
    views = time.process_time() - began
    ranker.give(relevant.index(True), True)
    ranker.give(relevant.index(False), False)
    seconds: dict[str, list[float]] = {phase: [] for phase in GOALS}
    read = 0
    while read < SETTINGS.late_to + AFTER:
        began = time.process_time()
        batch = ranker.next()
        seconds[_phase(read)].append(time.process_time() - began)
        for place in batch:
            ranker.decide(place, relevant[place])
        read += len(batch)
    rounds = {phase: statistics.median(times) for phase, times in seconds.items()}
    return Cost(len(texts), views, rounds)


def _phase(read: int) -> str:
    if read <= SETTINGS.late_from:
        return EARLY
    return TURNS if read < SETTINGS.late_to else LATE


def _read(folder: Path) -> tuple[list[str], list[bool]]:
    """The narratives, and of each whether a term was planted in it."""
    csv.field_size_limit(10_000_000)
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    held = {line.split()[0] for lines in truth["planted"].values() for line in lines}
    with (folder / "register.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(row["Case reference"], row["Case summary"]) for row in csv.DictReader(lines)]
    return [text for _, text in rows], [ref in held for ref, _ in rows]


def page(costs: list[Cost]) -> str:
    """The page: what a round costs, against its goals."""
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    lines = [
        "# How fast a round of the review is\n",
        "Written by `benchmarks/ranker_rounds.py`; run it to have the figures of your own machine.",
        "\nAfter a batch of decisions the ranker learns anew and orders all records. Median CPU",
        f"seconds of one process ({machine}), each with its goal. Taking the texts in is",
        "done once and kept.\n",
        "| records | " + " | ".join(GOALS) + " | taking the texts in |",
        "|--:|" + "--:|" * (len(GOALS) + 1),
    ]
    for cost in costs:
        cells = [_cell(cost, phase) for phase in GOALS]
        lines.append(f"| {cost.records:,} | {' | '.join(cells)} | {cost.views:.0f} |")
    return "\n".join(lines) + "\n"


def _cell(cost: Cost, phase: str) -> str:
    goal = GOALS[phase][cost.records > 300_000]
    missed = "" if cost.rounds[phase] <= goal else ", **missed**"
    return f"{cost.rounds[phase]:.3f} (≤ {goal}{missed})"


if __name__ == "__main__":
    main()
