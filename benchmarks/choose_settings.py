"""The ranked review on the topics its settings may be chosen on, to see what a change does.

Usage: python benchmarks/choose_settings.py [NAME=VALUE ...] [--starts 3] [--asreview PYTHON]

NAME=VALUE is a field of the ranker's Settings, as Python writes it (`late_from=400`). With a Python
that has `asreview==3.*`, ASReview reads the same topics beside, and the page
docs/explanation/how-well-chosen.md is written. The records are read where they lie beside the
project. What was chosen here is reported by review_against_asreview.py, on other topics.
"""

import argparse
import ast
import os
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # one process a processor, so that none waits

import numpy as np  # noqa: E402
from review_against_asreview import (  # noqa: E402
    CATEGORIES,
    REGISTER,
    read_topics,
    replay_theirs,
    wss,
)
from semantic import read_labels  # noqa: E402

from answerable.engines.ranker import SETTINGS, Settings  # noqa: E402
from answerable.engines.simulation import Pool, Simulation, random_start  # noqa: E402
from answerable.files.registers import read_register  # noqa: E402
from answerable.model.review import Replay  # noqa: E402

PAGE = Path(__file__).resolve().parent.parent / "docs/explanation/how-well-chosen.md"

THINNED = (60, 18)
"""Records that are kept of a category, as few as the rarer ones reported on have."""

DRAWS = 2

Measured = tuple[float, float]
"""Recall within a group's reads, and WSS@95."""


@dataclass(frozen=True)
class Group:
    """Topics of one kind, each with its records; recall is measured within so many reads."""

    title: str
    pools: Sequence[Pool]
    within: int = 270


def main() -> None:
    """Reads every topic from every start, and says what each group comes to."""
    options = argparse.ArgumentParser()
    options.add_argument("settings", nargs="*", metavar="NAME=VALUE", type=_setting)
    options.add_argument("--starts", type=int, default=3)
    options.add_argument("--asreview", help="a Python that has asreview 3; the page is written")
    given = options.parse_args()
    if given.asreview and given.settings:
        options.error("the page is of the settings as they are: leave NAME=VALUE out")
    given.kept = None
    reviews = [partial(_ours, settings=replace(SETTINGS, **dict(given.settings)))]
    reviews += [partial(_theirs, given)] if given.asreview else []
    rows = []
    with ProcessPoolExecutor() as processes:
        for group in _groups():
            measured = [_mean(processes.map, review, group, given.starts) for review in reviews]
            rows.append((group, measured))
            said = (f"  {early:.3f} {saved:.3f}" for early, saved in measured)
            print(group.title, *said, flush=True)
    if given.asreview:
        PAGE.write_text(_page(rows, given.starts), encoding="utf-8")


def _setting(text: str) -> tuple[str, Any]:
    name, value = text.split("=", 1)
    return name, ast.literal_eval(value)


def _groups() -> Iterator[Group]:
    texts, topics = read_topics(report=False)
    yield Group(
        "Complaints, labelled by reading", [Pool(tuple(texts), topic.labels) for topic in topics]
    )
    texts, labels = read_labels()
    pools = [Pool(tuple(texts), tuple(map(bool, on))) for on in labels.values()]
    yield Group("Summaries of investigations, labelled by reading", pools, within=60)
    cases = read_register([REGISTER]).cases
    texts = ["\n".join(passage.text for passage in case.passages()) for case in cases]
    categories = np.array([case.value("category").strip() for case in cases])
    counts = Counter(map(str, categories))
    others = [name for name, count in counts.most_common() if name not in CATEGORIES]
    for size in THINNED:
        thinned = [
            _thin(texts, categories == name, size, draw)
            for name in others
            if counts[name] >= THINNED[0]
            for draw in range(DRAWS)
        ]
        yield Group(f"Other official categories, {size} records of each", thinned)


def _thin(texts: Sequence[str], on: Any, size: int, draw: int) -> Pool:
    """The records of which only so many of those on the topic are left."""
    kept = np.random.default_rng([draw, size]).choice(np.flatnonzero(on), size, replace=False)
    places = np.sort(np.concatenate([np.flatnonzero(~on), kept]))
    return Pool(tuple(texts[place] for place in places), tuple(bool(on[place]) for place in places))


def _mean(
    each: Callable[..., Any], review: Callable[..., Measured], group: Group, starts: int
) -> Measured:
    of_topics = list(each(partial(review, within=group.within, starts=starts), group.pools))
    early, saved = (statistics.mean(values) for values in zip(*of_topics, strict=True))
    return early, saved


def _ours(pool: Pool, *, settings: Settings, within: int, starts: int) -> Measured:
    simulation = Simulation(pool, settings=settings)
    begun = [random_start(pool, seed=seed) for seed in range(starts)]
    replays = [simulation.replay(start, seed=seed) for seed, start in enumerate(begun)]
    return _measured(replays, within)


def _theirs(options: argparse.Namespace, pool: Pool, *, within: int, starts: int) -> Measured:
    begun = [random_start(pool, seed=seed) for seed in range(starts)]
    return _measured(replay_theirs(options, pool, begun), within)


def _measured(replays: Sequence[Replay], within: int) -> Measured:
    early = statistics.mean(replay.found_at(within) / len(replay.hits) for replay in replays)
    return early, statistics.mean(map(wss, replays))


HEAD = """# What the review's settings were chosen on

Written by `python benchmarks/choose_settings.py --asreview PYTHON`: {starts} simulated reviews of
each topic, from one random record of each kind, ours and those of ASReview 3 from the same starts.
Ours stands before the stroke. The command also says what another setting would come to.

**These figures do not say how well the review finds**, as its settings were chosen by them; for
that see [how well the review finds](how-well.md), on other topics. They say what a change does, and
whether the few official categories reported on there are like others: here are the rest of those
with {fewest} records or more, thinned out at random ({draws} draws of each) to as few as the rarer
ones have. Who labelled the others, and how, stands in
[complaints](../../benchmarks/labels/philadelphia_topics.md) and
[summaries](../../benchmarks/labels/iopc_topics.md).

| topics | number | records | reads | recall within them | WSS@95 |
|---|--:|--:|--:|--:|--:|
"""


def _page(rows: Sequence[tuple[Group, Sequence[Measured]]], starts: int) -> str:
    head = HEAD.format(starts=starts, fewest=THINNED[0], draws=DRAWS)
    return head + "".join(map(_row, rows))


def _row(row: tuple[Group, Sequence[Measured]]) -> str:
    group, measured = row
    records = round(statistics.mean(map(len, group.pools)))
    pairs = (" / ".join(f"{value:.3f}" for value in one) for one in zip(*measured, strict=True))
    cells = [group.title, str(len(group.pools)), f"{records:,}", str(group.within), *pairs]
    return "| " + " | ".join(cells) + " |\n"


if __name__ == "__main__":
    main()
