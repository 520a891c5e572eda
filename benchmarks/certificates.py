"""Counts false certificates over simulated reviews; adds them to docs/explanation/how-well.md.

Usage: python benchmarks/certificates.py [--reviews 2000]

A ranking may put the relevant records anywhere, so the certificate must hold wherever they are. A
case is a register, how many of its relevant records the ranked reading left, and where: adversarial
cases leave just as many as make the claim of an empty sample false. Who peeks at the one-shot bound
after every record and stops when it pleases is shown beside: that certificate is false too often.
"""

import argparse
import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from answerable.model.certificates import Bound, Declaration, Stratum
from answerable.steps.finding.certify import (
    anytime_prior,
    anytime_upper_count,
    certify,
    upper_count,
)

PAGE = Path(__file__).resolve().parent.parent / "docs/explanation/how-well.md"
MARK = "\n## False certificates\n"
CONFIDENCE = "0.95"
ALPHA = 1 - Fraction(CONFIDENCE)


@dataclass(frozen=True)
class Case:
    """What the ranked reading left: unread records, relevant ones among them, those found."""

    name: str
    unread: int
    relevant: int
    found: int
    size: int


def main() -> None:
    """Simulates every case with every kind of certificate and writes the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--reviews", type=int, default=2_000)
    options.add_argument("--page", type=Path, default=PAGE)
    given = options.parse_args()
    rows = [(case, *_shares(case, given.reviews)) for case in cases()]
    page = given.page.read_text(encoding="utf-8").split(MARK)[0]
    given.page.write_text(
        page.rstrip("\n") + "\n" + _section(rows, given.reviews), encoding="utf-8"
    )


def cases() -> Iterator[Case]:
    """Registers of three sizes; relevant records left: few, many, and the worst for the claim."""
    for unread, size in ((300, 60), (840, 270), (5_000, 500)):
        edge = upper_count(Stratum(unread, size, 0), ALPHA) + 1
        yield Case("nothing left", unread, 0, 30, size)
        yield Case("a few left", unread, 3, 30, size)
        yield Case("one more than an empty sample allows", unread, edge, 30, size)
        yield Case("as many again as were found", unread, min(unread // 3, edge * 4), 30, size)


def _shares(case: Case, reviews: int) -> tuple[float, float, float]:
    chance = random.Random(case.unread + case.relevant)
    kinds: tuple[Callable[[Case, list[bool]], bool], ...] = (_one_shot, _anytime, _peeking)
    false = [0, 0, 0]
    for _ in range(reviews):
        order = [True] * case.relevant + [False] * (case.unread - case.relevant)
        chance.shuffle(order)
        for number, kind in enumerate(kinds):
            false[number] += kind(case, order)
    return false[0] / reviews, false[1] / reviews, false[2] / reviews


def _one_shot(case: Case, order: list[bool]) -> bool:
    """Whether the certificate of the declared sample is false."""
    declared = Declaration(Bound.ONE_SHOT, CONFIDENCE, case.unread, case.found, case.size, 1)
    sample = Stratum(case.unread, case.size, sum(order[: case.size]))
    made = certify(declared, sample, records=case.unread + 100)
    return case.relevant - sample.relevant > made.upper_remaining


def _anytime(case: Case, order: list[bool]) -> bool:
    """Whether any of the anytime certificates after each tenth record is false."""
    prior = anytime_prior(case.unread, case.found)
    return _ever(case, order, lambda n, x: _any_bound(case.unread, n, x, prior))


def _peeking(case: Case, order: list[bool]) -> bool:
    """Whether the one-shot bound, looked at after each tenth record, is ever false."""
    return _ever(case, order, lambda n, x: _one_bound(case.unread, n, x))


def _ever(case: Case, order: list[bool], bound: Callable[[int, int], int]) -> bool:
    hits = 0
    for drawn in range(10, case.size * 2 + 1, 10):
        hits += sum(order[drawn - 10 : drawn])
        if drawn <= case.unread and bound(drawn, hits) < case.relevant:
            return True
    return False


@cache
def _one_bound(unread: int, drawn: int, hits: int) -> int:
    return upper_count(Stratum(unread, drawn, hits), ALPHA)


@cache
def _any_bound(unread: int, drawn: int, hits: int, prior: int) -> int:
    return anytime_upper_count(Stratum(unread, drawn, hits), ALPHA, prior=prior)


def _section(rows: list[tuple[Case, float, float, float]], reviews: int) -> str:
    margin = 3 * math.sqrt(0.05 * 0.95 / reviews)
    lines = [
        MARK,
        f"Written by `python benchmarks/certificates.py`: {reviews:,} simulated reviews of each",
        "case, certificates at 95%. The promise is at most 5% false (chance alone moves a figure",
        f"by {margin:.1%}). The last column is no certificate of ours: it is what comes of looking",
        "at the one-shot bound after every tenth record and stopping when it pleases.",
        "",
        "| unread | sample | relevant among the unread | one-shot | anytime | peeking |",
        "|--:|--:|---|--:|--:|--:|",
    ]
    lines += [
        f"| {case.unread:,} | {case.size:,} | {case.name} ({case.relevant:,}) | {one:.1%} |"
        f" {anytime:.1%} | {peek:.1%} |"
        for case, one, anytime, peek in rows
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
