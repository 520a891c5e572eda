"""Measures how often the bounds of an estimate hold; writes docs/explanation/how-sure-estimates.md.

Usage: python benchmarks/estimates.py [--registers 1000]

A register is made up, a random sample of it is timed, and the upper bound is held against the true
total, which is known. Every register is new. The shapes were chosen for what is bad for bounds.
Shown beside is what others would do: a t interval, a bootstrap, and two bounds for values with a
most.
"""

import argparse
import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import stats

from answerable.steps.costs.bound_mean import lower_mean, upper_mean

PAGE = Path(__file__).resolve().parent.parent / "docs/explanation/how-sure-estimates.md"
ALPHA = 0.05
MOST = 3_600.0
SIZES = ((900, 20), (900, 40), (900, 60), (100, 40))
RESAMPLES = 500
"""Resamples of the bootstrap, and draws of Gaffke's bound."""

Values = list[float]
Make = Callable[[random.Random, int], Values]


@dataclass
class Method:
    """A kind of upper bound, how often it held, and how far above the truth it was."""

    name: str
    bound: Callable[[np.ndarray, int, np.random.Generator], float]
    held: int = 0
    ratio: float = 0.0


def main() -> None:
    """Simulates every shape at every size and writes the page."""
    options = argparse.ArgumentParser()
    options.add_argument("--registers", type=int, default=1_000)
    options.add_argument("--page", type=Path, default=PAGE)
    given = options.parse_args()
    rows = []
    for name, make in SHAPES.items():
        for records, size in SIZES:
            rows.append(_cell(name, make, records, size, given.registers))
            print(*rows[-1], flush=True)
    given.page.write_text(_page(rows, given.registers), encoding="utf-8")


def _alike(chance: random.Random, records: int) -> Values:
    return [max(0.0, chance.gauss(240, 30)) for _ in range(records)]


def _skewed(sigma: float) -> Make:
    return lambda chance, records: [
        chance.lognormvariate(math.log(240) - sigma**2 / 2, sigma) for _ in range(records)
    ]


def _twentyfold(chance: random.Random, records: int) -> Values:
    """Exactly 4% of the records take 20 times as long as they would."""
    times = [chance.lognormvariate(math.log(130), 0.3) for _ in range(records)]
    slow = round(0.04 * records)
    return [time * 20 for time in times[:slow]] + times[slow:]


def _zeros(chance: random.Random, records: int) -> Values:
    return [0.0 if chance.random() < 0.7 else chance.lognormvariate(6, 0.7) for _ in range(records)]


def _two_kinds(chance: random.Random, records: int) -> Values:
    return [chance.uniform(30, 90) if chance.random() < 0.5 else 900.0 for _ in range(records)]


def _hidden(share: float) -> Make:
    """A few records take the declared most, the rest a minute: the worst for any bound."""
    return lambda _, records: [
        MOST if place < max(1, round(share * records)) else 60.0 for place in range(records)
    ]


SHAPES: dict[str, Make] = {
    "much alike": _alike,
    "lognormal, sigma 1": _skewed(1.0),
    "lognormal, sigma 1.5": _skewed(1.5),
    "4% take 20 times as long": _twentyfold,
    "70% take no time": _zeros,
    "two kinds of record": _two_kinds,
    "3% take the declared most": _hidden(0.03),
    "8% take the declared most": _hidden(0.08),
}


def methods() -> list[Method]:
    """Ours first; the others by what they promise."""
    return [
        Method("ours", lambda x, n, _: upper_mean(list(x), population=n, most=MOST, alpha=ALPHA)),
        Method("t", _t),
        Method("bootstrap", _bootstrap),
        Method("Anderson", lambda x, n, _: _anderson(x)),
        Method("Gaffke", _gaffke),
    ]


def _t(x: np.ndarray, population: int, _: np.random.Generator) -> float:
    """Student's bound with the correction for a finite population."""
    error = x.std(ddof=1) / math.sqrt(len(x)) * math.sqrt(1 - len(x) / population)
    return float(x.mean() + stats.t.ppf(1 - ALPHA, len(x) - 1) * error)


def _bootstrap(x: np.ndarray, _: int, chance: np.random.Generator) -> float:
    """The percentile bootstrap."""
    means = chance.choice(x, (RESAMPLES, len(x))).mean(axis=1)
    return float(np.quantile(means, 1 - ALPHA))


def _anderson(x: np.ndarray) -> float:
    """Anderson (1969): the mean of the largest distribution inside the band of Massart's bound."""
    band = math.sqrt(math.log(1 / ALPHA) / (2 * len(x)))
    below = np.maximum(np.arange(1, len(x) + 1) / len(x) - band, 0)
    return float(MOST - (np.diff(np.append(np.sort(x), MOST)) * below).sum())


def _gaffke(x: np.ndarray, _: int, chance: np.random.Generator) -> float:
    """Gaffke (2005), Learned-Miller and Thomas (2019): no proof is known for every size."""
    cuts = np.sort(chance.random((RESAMPLES, len(x))), axis=1)
    ends = np.zeros((RESAMPLES, 1)), np.ones((RESAMPLES, 1))
    gaps = np.diff(np.hstack([ends[0], cuts, ends[1]]), axis=1)
    return float(np.quantile(gaps @ np.append(np.sort(x), MOST), 1 - ALPHA))


@dataclass(frozen=True)
class Row:
    """One shape at one size: of each method the share that held and the mean ratio to the truth."""

    shape: str
    records: int
    size: int
    found: tuple[tuple[str, float, float], ...]
    lower: tuple[float, float]

    def __iter__(self) -> Iterator[object]:
        return iter((self.shape, self.records, self.size, self.found, self.lower))


def _cell(name: str, make: Make, records: int, size: int, registers: int) -> Row:
    chance = random.Random(f"{name} {records} {size}")
    resample = np.random.default_rng(size)
    tried = methods()
    below, low_ratio = 0, 0.0
    for _ in range(registers):
        times = [min(time, MOST) for time in make(chance, records)]
        truth = sum(times) / records
        sample = np.array(chance.sample(times, size))
        for method in tried:
            bound = method.bound(sample, records, resample)
            method.held += bound >= truth * (1 - 1e-9)
            method.ratio += bound / truth
        low = lower_mean(list(sample), population=records, alpha=ALPHA)
        below += low <= truth * (1 + 1e-9)
        low_ratio += low / truth
    found = tuple((m.name, m.held / registers, m.ratio / registers) for m in tried)
    return Row(name, records, size, found, (below / registers, low_ratio / registers))


def _page(rows: Sequence[Row], registers: int) -> str:
    names = [name for name, _, _ in rows[0].found]
    worst = {name: min(held for r in rows for n, held, _ in r.found if n == name) for name in names}
    margin = 3 * math.sqrt(ALPHA * (1 - ALPHA) / registers)
    lines = [
        "# How sure an estimate of hours is",
        "",
        f"Written by `python benchmarks/estimates.py`: {registers:,} made-up registers of each",
        "shape and size, each with a random sample that is timed and an upper bound at 95% for all",
        "its records. The first figure of a cell says how often the bound was true, the second how",
        f"many times the truth it was on average. The declared most is {MOST / 60:g} minutes.",
        f"Chance alone moves a share of 95% by {margin:.1%}.",
        "",
        "| shape | records | sample | " + " | ".join(names) + " | ours, lower bound |",
        "|---|--:|--:|" + "--:|" * (len(names) + 1),
    ]
    for row in rows:
        cells = [f"{held:.1%}, {ratio:.2f}" for _, held, ratio in row.found]
        cells.append(f"{row.lower[0]:.1%}, {row.lower[1]:.2f}")
        lines.append(f"| {row.shape} | {row.records} | {row.size} | " + " | ".join(cells) + " |")
    lines += [
        "",
        "The least often true, over all shapes and sizes: "
        + "; ".join(f"{name} {share:.1%}" for name, share in worst.items())
        + f"; our lower bound {min(row.lower[0] for row in rows):.1%}.",
        "",
        f"Of {len(rows)} rows ours is narrower than Anderson's in {_narrower(rows, 'Anderson')},"
        f" than Gaffke's in {_narrower(rows, 'Gaffke')}.",
        "",
        _WORDS,
    ]
    return "\n".join(lines)


def _narrower(rows: Sequence[Row], other: str) -> int:
    ratios = [{name: ratio for name, _, ratio in row.found} for row in rows]
    return sum(ratio["ours"] < ratio[other] for ratio in ratios)


_WORDS = """## What the columns are

- **Ours** bets against every mean that is too large (Waudby-Smith and Ramdas, 2024, without
  replacement). It is proved for every shape, sample size and size of register, and it uses that
  the register is finite. Which bets are made was settled on small trials of similar shapes: that
  can flatter the width a little and cannot touch the proof.
- **t** and **bootstrap** promise 95% and break it where times are skewed: what is not in the sample
  they take for what is not in the register.
- **Anderson** (1969) is proved for draws with replacement, and mostly much wider.
- **Gaffke** (2005; Learned-Miller and Thomas, 2019) is mostly narrower. We know of no proof that it
  holds for every shape and without replacement, so it is not used; the difference is the price of
  a proof.

## What makes it narrow

A sample in which nothing took long cannot exclude that a few records elsewhere take the declared
most, and no bound that holds can say otherwise: with 20 records about one in seven may still be so,
with 60 one in twenty. The bound falls with more records in the sample and with a smaller most, and
a most is made small by a rule: a reader who reaches it stops and notes the record.
"""


if __name__ == "__main__":
    main()
