"""What vectors of meaning add to the ranked review; writes docs/explanation/how-well-semantic.md.

Usage: python benchmarks/semantic.py [--runs 5] [--kept FOLDER]

Needs `answerable[semantic]`. The records are read where they lie beside the project; FOLDER keeps
their vectors for the next run. The topics are those on which the ranker's settings were chosen
(benchmarks/labels/iopc_topics.md): they say which of two settings is better, not how good it is.
"""

import argparse
import csv
import json
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from review_against_asreview import wss

from answerable.engines.arrays import Array
from answerable.engines.features import View
from answerable.engines.ranker import SETTINGS
from answerable.engines.semantic import embed_records
from answerable.engines.simulation import Pool, Simulation, random_start

ROOT = Path(__file__).resolve().parent.parent
RECORDS = ROOT.parent / "shared/data/iopc/iopc_summaries.json"
LABELS = ROOT / "benchmarks/labels/iopc_topics.csv"
PAGE = ROOT / "docs/explanation/how-well-semantic.md"

FEWEST, MOST = 10, 40
"""Topics with fewer records are left out; of those with more, so many are kept."""

WITHIN = 60
NAME = "encoder"
WEIGHTS = tuple(pick(weight for _, weight in SETTINGS.early_views) for pick in (min, max))
"""First weights tried: that of the lightest other view and of the heaviest, fixed beforehand."""


@dataclass(frozen=True)
class Topic:
    """One topic: the places of its pool among all records, and which of them are on it."""

    name: str
    places: Array
    relevant: tuple[bool, ...]


@dataclass(frozen=True)
class Measured:
    """Means over the runs of one topic."""

    early: float
    wss: float


def main() -> None:
    """Encodes the records, replays every topic without and with their vectors, writes the page."""
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--kept", type=Path, help="a folder to keep vectors in")
    options.add_argument("--page", type=Path, default=PAGE)
    given = options.parse_args()
    texts, topics = read_topics()
    encoded: list[int] = []
    began = time.process_time()
    vectors = embed_records(texts, kept_in=given.kept, told=lambda _, of: encoded.append(of))
    cost = (encoded[-1], time.process_time() - began)
    print(f"{cost[0]} texts encoded in {cost[1]:.0f} s", flush=True)
    lines: list[tuple[Topic, list[Measured]]] = []
    for topic in topics:
        lines.append((topic, _measure(topic, texts, vectors, given.runs)))
        if len(lines) > 1:
            page = _page(lines, len(topics), len(texts), given.runs, cost)
            given.page.write_text(page, encoding="utf-8")


def read_topics() -> tuple[list[str], list[Topic]]:
    """The labelled records, and the topics with enough of them, thinned to `MOST`."""
    texts, on = read_labels()
    chance = np.random.default_rng(3)
    return texts, [_topic(name, places, chance) for name, places in on.items()]


def read_labels() -> tuple[list[str], dict[str, Array]]:
    """The labelled records in the order of their file, and which are on each topic of enough."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        labels = {row["url"]: row["topics"].split(";") for row in csv.DictReader(file)}
    records = json.loads(RECORDS.read_text(encoding="utf-8"))
    kept = [record for record in records if record["content"] and record["url"] in labels]
    named = [set(filter(None, labels[record["url"]])) for record in kept]
    counts = Counter(name for names in named for name in names)
    return [record["content"] for record in kept], {
        name: np.array([name in names for names in named])
        for name, count in sorted(counts.items())
        if count >= FEWEST
    }


def _topic(name: str, on: Array, chance: np.random.Generator) -> Topic:
    yes = np.flatnonzero(on)
    kept = chance.choice(yes, min(len(yes), MOST), replace=False)
    places = np.sort(np.concatenate([np.flatnonzero(~on), kept]))
    return Topic(name, places, tuple(bool(on[place]) for place in places))


def _measure(topic: Topic, texts: Sequence[str], vectors: Array, runs: int) -> list[Measured]:
    """Without the vectors, then with them at each weight."""
    pool = Pool(tuple(texts[place] for place in topic.places), topic.relevant)
    measured = [_replay(Simulation(pool), pool, runs)]
    for weight in WEIGHTS:
        views = (*SETTINGS.early_views, (NAME, weight))
        simulation = Simulation(pool, settings=replace(SETTINGS, early_views=views))
        simulation._ranker._views += (View(NAME, vectors[topic.places]),)
        measured.append(_replay(simulation, pool, runs))
    print(topic.name, *(f"{m.early:.3f}/{m.wss:.3f}" for m in measured), flush=True)
    return measured


def _replay(simulation: Simulation, pool: Pool, runs: int) -> Measured:
    replays = [simulation.replay(random_start(pool, seed=s), seed=s) for s in range(runs)]
    return Measured(
        statistics.mean(replay.found_at(WITHIN) / len(replay.hits) for replay in replays),
        statistics.mean(wss(replay) for replay in replays),
    )


HEAD = """# What meaning adds to the ranked review

Written by `python benchmarks/semantic.py` (after each topic, so that a run that is stopped leaves
what it has measured): {runs} simulated reviews of each of {topics} topics, in the order of their
names, among {records} published summaries (England and Wales), from one random record of each kind,
with the views that everybody has and with one more, in which every record is its vector of meaning
(`answerable[semantic]`). The new view's weight before anything is known is that of the lightest
other early view ({low:g}) or of the heaviest ({high:g}); both were fixed before the first run. The
late learner does not see it.

These topics are those on which the ranker's other settings were chosen, and their labels are one
reader's ([how](../../benchmarks/labels/iopc_topics.md)). They say whether the vectors help, not how
well the review finds; for that see [how well the review finds](how-well.md). Of topics with more
than {most} records {most} were kept, drawn at random; those with fewer than {fewest} are left out.
"""


def _page(
    lines: Sequence[tuple[Topic, list[Measured]]],
    topics: int,
    records: int,
    runs: int,
    cost: tuple[int, float],
) -> str:
    head = HEAD.format(
        runs=runs,
        topics=f"{len(lines)} of {topics}" if len(lines) < topics else topics,
        records=records,
        low=WEIGHTS[0],
        high=WEIGHTS[-1],
        most=MOST,
        fewest=FEWEST,
    )
    columns = ["without", *(f"weight {weight:g}" for weight in WEIGHTS)]
    parts = [head]
    for title, name in ((f"Recall within {WITHIN} reads", "early"), ("WSS@95", "wss")):
        rows = [(topic, [getattr(m, name) for m in measured]) for topic, measured in lines]
        parts += [
            f"\n## {title}\n",
            f"| topic | relevant | {' | '.join(columns)} |",
            "|---|--:|" + "--:|" * len(columns),
            *(_row(topic.name, str(sum(topic.relevant)), values) for topic, values in rows),
            _row("mean", "", [statistics.mean(v) for v in zip(*(v for _, v in rows), strict=True)]),
            "",
            *(
                _difference(column, [values[i] - values[0] for _, values in rows])
                for i, column in enumerate(columns)
                if i
            ),
        ]
    encoded, took = cost
    parts.append(
        f"\nEncoding {encoded} of the {records} records took {took:,.0f} s of processor time,"
        " loading the encoder\nincluded; the vectors of the others had been kept by an earlier run."
        if encoded
        else "\nAll vectors had been kept by an earlier run."
    )
    return "\n".join(parts) + "\n"


def _row(name: str, relevant: str, values: Sequence[float]) -> str:
    return "| " + " | ".join([name, relevant, *(f"{value:.3f}" for value in values)]) + " |"


def _difference(column: str, gains: Sequence[float]) -> str:
    mean = statistics.mean(gains)
    error = statistics.stdev(gains) / len(gains) ** 0.5
    better = sum(gain > 0 for gain in gains)
    return (
        f"- {column}: {mean:+.3f} (standard error over topics {error:.3f}), better on {better} of"
        f" {len(gains)} topics"
    )


if __name__ == "__main__":
    main()
