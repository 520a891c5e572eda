"""The ranked review on the topic "social media", whose labels were made by reading.

Usage: python benchmarks/social_media.py [--runs 10]

How the labels came about is in benchmarks/labels/social_media.md; this writes the counts at its
end. The register is read where it lies beside the project. Records that nobody read are presumed
not to be on the topic.
"""

import argparse
import csv
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from answerable.cli.term_report import proposals
from answerable.engines.polars_engine import PolarsEngine
from answerable.engines.simulation import Pool, Simulation, Start, random_start
from answerable.files.registers import read_register
from answerable.model.certificates import Stratum
from answerable.model.review import Replay
from answerable.model.sites import SITES
from answerable.model.terms import Term
from answerable.model.variants import Ruling
from answerable.steps.finding.certify import upper_count
from answerable.steps.finding.propose_variants import with_accepted
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.finding.search import search

ROOT = Path(__file__).resolve().parent.parent
REGISTER = ROOT.parent / "shared/data/philadelphia/ppd_complaints_7-18.csv"
LABELS = ROOT / "benchmarks/labels/social_media.csv"
RULE = LABELS.with_suffix(".md")
MARK = "\n## Counts\n"
ALPHA = Fraction(1, 20)
TARGET = 260

# As a force answered the request: misspelt "linkdin" included.
TERMS = (
    "facebook",
    "twitter",
    "instagram",
    "whatsapp",
    "linkdin",
    "plenty of fish",
    "ok cupid",
    "dating site",
    "social media",
)


@dataclass(frozen=True)
class Label:
    """One record that was read: whether it is on the topic, and how it came to be read."""

    relevant: bool
    drawn: str


def main() -> None:
    """Prints the section and writes the counts where the rule is."""
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=10)
    given = options.parse_args()
    page = RULE.read_text(encoding="utf-8").split(MARK)[0].rstrip("\n")
    RULE.write_text(f"{page}\n{MARK}\n{_counts(read_labels())}\n", encoding="utf-8")
    print(social_media_section(given.runs))


def read_labels() -> dict[str, Label]:
    """The labels of every record that was read, by reference."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        return {
            row["ref"]: Label(row["relevant"] == "1", row["drawn"]) for row in csv.DictReader(lines)
        }


def social_media_section(runs: int) -> str:
    """The section of the page: what was labelled, and what the review finds from either start."""
    labels = read_labels()
    pool = _pool(labels)
    terms = read_terms(TERMS)
    from_terms, from_accepted = (
        [simulation.replay(Start(), seed=seed) for seed in range(runs)]
        for simulation in (Simulation(pool, terms=some) for some in (terms, _accepting(terms)))
    )
    blank = Simulation(pool)
    starts = [random_start(pool, seed=seed) for seed in range(runs)]
    from_random = [blank.replay(start, seed=seed) for seed, start in enumerate(starts)]
    lines = [
        "\n## Social media, labelled by reading\n",
        f"{_counts(labels)} The rule is in benchmarks/labels/social_media.md. {runs} simulated",
        "reviews from each start: the terms of a request as it was answered; those with what",
        "`answerable search --variants` proposes for them, all accepted that carries no warning;",
        f"one random record of each kind. The target is 95% within {TARGET} reads. That every term",
        "has its turn, and that platforms of a kind are proposed, was thought of when the last",
        "records of this topic were looked at; how much it weighs was chosen on other topics.",
        "",
        "| start | to find | reads to 95% | the worst | reached | recall within 270 | the worst |",
        "|---|--:|--:|--:|--:|--:|--:|",
        _row("terms", from_terms),
        _row("terms and what is proposed for them", from_accepted),
        _row("one random record", from_random),
    ]
    return "\n".join(lines) + "\n"


def _accepting(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms with every proposal for them that carries no warning."""
    cases = read_register([REGISTER]).cases
    hits = [term.hits for term in search(cases, terms, engine=PolarsEngine()).terms]
    rulings = [
        Ruling(proposed.term, variant.words, accepted=True)
        for proposed in proposals(terms, cases, hits, (), SITES)
        for variant in proposed.variants
        if not variant.warning
    ]
    print("accepted:", "; ".join(f"{r.term}: {r.variant}" for r in rulings), file=sys.stderr)
    return with_accepted(terms, rulings)


def _pool(labels: dict[str, Label]) -> Pool:
    """Every record of the register; one that was not read is presumed irrelevant."""
    cases = read_register([REGISTER]).cases
    texts = tuple("\n".join(p.text for p in case.passages()) for case in cases)
    return Pool(texts, tuple(c.ref in labels and labels[c.ref].relevant for c in cases))


def _counts(labels: dict[str, Label]) -> str:
    """What was read and found, and how many the expression may have missed."""
    records = len(read_register([REGISTER]).cases)
    found = [label for label in labels.values() if label.drawn != "random"]
    missed = [label for label in labels.values() if label.drawn == "random"]
    drawn = sum(label.drawn != "candidate" for label in labels.values())
    hits = sum(label.relevant for label in missed)
    upper = upper_count(Stratum(records - len(found), len(missed), hits), ALPHA)
    return (
        f"Of {records:,} records, {len(labels)} were read: {len(found)} candidates, of which\n"
        f"{sum(label.relevant for label in found)} are on the topic, and {drawn} drawn at random, "
        f"{len(missed)} of them no candidates,\nof which {hits} are on the topic. With 95% "
        f"confidence at most {upper} of the {records - len(found):,} records\n"
        f"that are no candidates ({upper / (records - len(found)):.2%}) are on it."
    )


def _row(start: str, replays: Sequence[Replay]) -> str:
    reads = [replay.reads_to(95) for replay in replays]
    recalls = [replay.found_at(270) / len(replay.hits) for replay in replays]
    cells = [
        start,
        str(len(replays[0].hits)),
        f"{statistics.mean(reads):.0f}",
        str(max(reads)),
        f"{sum(count <= TARGET for count in reads)} of {len(reads)}",
        f"{statistics.mean(recalls):.3f}",
        f"{min(recalls):.3f}",
    ]
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
