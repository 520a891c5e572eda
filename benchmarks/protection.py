"""Attacks protected tables and times the protection; writes docs/explanation/how-safe.md.

Usage: python benchmarks/protection.py [--tables 10000] [--small 1000] [--minutes 30]
       python benchmarks/protection.py --only speed    measures one part again
       python benchmarks/protection.py --only attacked --first 9000    goes on after a run

The attacker stands in tests/attacker.py and shares no code with the product: it reads the bytes of
the CSV and the note, and finds out what it can. A run that would take longer than --minutes stops
there and says how many tables it did.
"""

import argparse
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import combinations, product
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import attacker  # noqa: E402
from answerable.engines.disclosure import HighsEngine  # noqa: E402
from answerable.files.count_tables import CSV_PAPER  # noqa: E402
from answerable.files.registers import read_register  # noqa: E402
from answerable.model.count_tables import CountTable  # noqa: E402
from answerable.model.ledger import About, Claim  # noqa: E402
from answerable.model.periods import Period  # noqa: E402
from answerable.model.protection import Policy, Presentation, Protected  # noqa: E402
from answerable.model.tables import RawTable  # noqa: E402
from answerable.steps.protection.compare_answers import compare, nested  # noqa: E402
from answerable.steps.protection.protect import propose, protect  # noqa: E402
from answerable.steps.protection.read_counts import read_counts  # noqa: E402
from answerable.steps.protection.withhold import Chooser, withhold  # noqa: E402

PAGE = ROOT / "docs/explanation/how-safe.md"
DATA = ROOT.parent / "shared/data/philadelphia"
POLICY, ENGINE = Policy(), HighsEngine()
Cells = list[tuple[tuple[str, ...], int]]


@dataclass
class Score:
    """What came of attacking many tables in one presentation."""

    tables: int = 0
    refused: int = 0
    wrongly_refused: int = 0
    kept: int = 0
    exposed: int = 0
    enumerated: int = 0
    disagreements: int = 0
    ways: Counter[int] = field(default_factory=Counter)

    def add(self, other: "Score") -> None:
        """Adds what came of other tables."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


def main() -> None:
    """Runs every part and writes the page."""
    options = argparse.ArgumentParser()
    options.add_argument("--tables", type=int, default=10_000)
    options.add_argument("--first", type=int, default=0, help="go on after a run that stopped")
    options.add_argument("--small", type=int, default=1_000)
    options.add_argument("--minutes", type=float, default=30)
    options.add_argument("--page", type=Path, default=PAGE)
    options.add_argument("--only", choices=("attacked", "utility", "speed", "ledger", "real"))
    given = options.parse_args()
    parts = {
        "attacked": lambda: _attacked(given.first, given.tables, given.minutes * 60),
        "utility": lambda: _utility(given.small),
        "speed": _speed,
        "ledger": _ledger,
        "real": _real,
    }
    if given.only:
        _replace(given.page, parts[given.only]())
        return
    done: list[str] = []
    for part in parts.values():
        done.append(part())
        given.page.write_text(_HEAD + "\n".join(done), encoding="utf-8")


def _replace(page: Path, part: str) -> None:
    """Puts one part in the place that it has on the page, the others left as they were measured."""
    title = part.splitlines()[0]
    before, there, rest = page.read_text(encoding="utf-8").partition(f"{title}\n")
    before = before if there else f"{before}\n"
    after = rest.partition("\n## ")[2]
    end = f"\n## {after}" if after else ""
    page.write_text(f"{before}{part}{end}", encoding="utf-8")


def as_table(cells: Cells) -> CountTable:
    """A table as the product reads it from a list."""
    ways = len(cells[0][0])
    rows = [("x", "y", "z")[:ways] + ("value",), *((*cell, str(n)) for cell, n in cells)]
    return read_counts(RawTable("random", "", tuple(rows), tuple(range(1, len(rows) + 1))))


def protected(table: CountTable, presentation: Presentation | None) -> Protected:
    """The table protected as the command does it."""
    return protect(table, presentation, POLICY, ENGINE, CSV_PAPER)


def _attacked(first: int, tables: int, seconds: float) -> str:
    scores = {Presentation.BAND: Score(), Presentation.ROUNDED: Score()}
    until, done = time.monotonic() + seconds, first
    parts = [range(start, min(start + 50, tables)) for start in range(first, tables, 50)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for seeds, found in zip(parts, pool.map(_attack_each, parts), strict=True):
            for presentation, score in found.items():
                scores[presentation].add(score)
            done += len(seeds)
            print(f"{done:,} of {tables:,} tables", file=sys.stderr)
            if time.monotonic() > until:
                pool.shutdown(cancel_futures=True)
                break
    lines = [
        f"## Attacked tables{f' from seed {first:,} on' if first else ''}\n",
        f"{done - first:,} random tables of one, two and three ways, with totals, from 5 to 5,000"
        f" records, seeds {first:,} to {done - 1:,}, each printed twice. Small tables were also"
        " attacked by trying every table there can be.\n",
        "| presentation | tables | refused, with proof | cells kept back | exposed | tables tried"
        " whole | disagreements |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {name} | {s.tables:,} | {s.refused:,} | {s.kept:,} | {s.exposed:,} | {s.enumerated:,} |"
        f" {s.disagreements:,} |"
        for name, s in scores.items()
    ]
    band = scores[Presentation.BAND]
    lines.append(
        f"\nOf {band.refused:,} tables refused in bands, {band.wrongly_refused:,} could have been"
        " protected by the attacker's own reckoning (everything but the grand total kept back).\n"
    )
    return "\n".join(lines)


def _attack_each(seeds: Iterable[int]) -> dict[Presentation, Score]:
    """Tables of these seeds, each in both presentations."""
    scores = {Presentation.BAND: Score(), Presentation.ROUNDED: Score()}
    for seed in seeds:
        cells = attacker.random_cells(random.Random(seed))
        for presentation, score in scores.items():
            _attack(as_table(cells), presentation, score)
    return scores


def _attack(table: CountTable, presentation: Presentation, score: Score) -> None:
    made = protected(table, presentation)
    score.tables += 1
    if made.printed is None:
        score.refused += 1
        score.wrongly_refused += not _narrow_whatever(table)
        return
    published = attacker.read(made.content, made.note)
    score.kept += len(published.hidden)
    if len(table.counts) <= 12 and presentation is Presentation.BAND and max(table.counts) <= 60:
        score.enumerated += 1
        whole = attacker.enumerate_tables(published)
        score.exposed += sum(len(values) <= POLICY.need for values in whole.values())
        ours = {table.frame.places[cell]: found for cell, found in made.proof.ranges.items()}
        score.disagreements += any(
            (min(v), max(v)) != (ours[cell].low, ours[cell].high) for cell, v in whole.items()
        )
        return
    seen = attacker.ranges(published, enough=POLICY.need)
    score.exposed += sum(high - low < POLICY.need - 1e-6 for low, high in seen.values())


def _narrow_whatever(table: CountTable) -> bool:
    """Whether a small cell is narrow although all but the grand total is kept back."""
    bounds = {
        place: (0, 4) if n < 5 else (5, table.counts[-1])
        for place, n in zip(table.frame.places, table.counts, strict=True)
    }
    last = table.frame.places[-1]
    bounds[last] = (table.counts[-1],) * 2 if table.counts[-1] >= 5 else (0, 4)
    small = [p for p, n in zip(table.frame.places, table.counts, strict=True) if n < 5]
    seen = attacker.ranges(attacker.Published(bounds, small))
    if any(high - low < POLICY.need - 1e-6 for low, high in seen.values()):
        return True
    others = [p for p in table.frame.places if p not in small and p != last]
    wide = attacker.ranges(attacker.Published(bounds, others))
    return any(high - low < POLICY.need - 1e-6 for low, high in wide.values())


def _utility(small: int) -> str:
    kept = Counter[int]()
    fewest = Counter[int]()
    tables = Counter[int]()
    worst = 1.0
    seed = 0
    while sum(tables.values()) < small:
        seed += 1
        chance = random.Random(1_000_000 + seed)
        ways = 3 if tables[3] < small // 10 and seed % 10 == 0 else 2
        table = _small_table(chance, ways)
        pattern = withhold(table, POLICY, ENGINE)
        if pattern.naked or not any(n >= 5 for n in table.counts[:-1]):
            continue
        least = _fewest(table, len(pattern.hidden))
        tables[ways] += 1
        kept[ways] += len(pattern.hidden)
        fewest[ways] += least
        worst = max(worst, len(pattern.hidden) / max(least, 1))
    lines = [
        "## Cells kept back\n",
        f"Against the fewest that protect: {small:,} small tables. For two ways they were found by"
        " trying every smaller set, for three they are the integer program's lower bound.\n",
        "| ways | tables | kept back | fewest possible | ratio |",
        "|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {ways} | {tables[ways]:,} | {kept[ways]:,} | {fewest[ways]:,} |"
        f" {kept[ways] / fewest[ways]:.3f} |"
        for ways in sorted(tables)
    ]
    return "\n".join([*lines, f"\nThe worst single table has {worst:.2f} times the fewest.\n"])


def _small_table(chance: random.Random, ways: int) -> CountTable:
    sizes = [chance.randint(2, 3) if ways == 2 else 2 for _ in range(ways)]
    names = [[f"{'abc'[way]}{i}" for i in range(size)] for way, size in enumerate(sizes)]
    most = chance.choice((8, 15, 40))
    cells = [(cell, chance.randint(0, most)) for cell in product(*names)]
    return as_table(cells)


def _fewest(table: CountTable, most: int) -> int:
    """How many cells the smallest set has that leaves nothing exposed.

    For three ways there are too many sets to try: what no integer program goes below.
    """
    chooser = Chooser(table, POLICY, ENGINE)
    if table.ways > 2:
        found = ENGINE.fewest(chooser.plan(chooser.most()))
        return found.least if found else len(chooser.banded)
    spare = sorted(set(range(len(table.counts) - 1)) - chooser.banded)
    for more in range(most - len(chooser.banded)):
        for extra in combinations(spare, more):
            hidden = chooser.banded | frozenset(extra)
            alone = any(
                sum(cell in hidden for cell in (line.whole, *line.parts)) == 1
                for line in table.frame.sums
            )
            if not alone and chooser.is_safe(hidden, sorted(hidden)):
                return len(chooser.banded) + more
    return most


def _real() -> str:
    if not DATA.exists():
        return "## Real tables\n\nThe Philadelphia register is not beside the project.\n"
    lines = [
        "## Real tables\n",
        "Philadelphia, 3,786 complaints, each counted once.\n",
        "| table | cells | small | presentation | kept back | exposed to the attacker | seconds |",
        "|---|--:|--:|---|--:|--:|--:|",
    ]
    for name, table in real_tables():
        for presentation in (Presentation.BAND, Presentation.ROUNDED):
            began = time.process_time()
            made = protected(table, presentation)
            took = time.process_time() - began
            small = sum(map(POLICY.is_small, table.counts))
            row = f"| {name} | {len(table.counts):,} | {small:,} | {presentation} |"
            if made.printed is None:
                lines.append(f"{row} refused | | {took:.2f} |")
                continue
            published = attacker.read(made.content, made.note)
            seen = attacker.ranges(published, enough=POLICY.need)
            exposed = sum(high - low < POLICY.need - 1e-6 for low, high in seen.values())
            lines.append(f"{row} {len(published.hidden):,} | {exposed:,} | {took:.2f} |")
    return "\n".join([*lines, ""])


def real_tables() -> list[tuple[str, CountTable]]:
    """Counts of real complaints by what their columns say."""
    register = read_register([DATA / "ppd_complaints_7-18.csv"])
    values = [dict(case.values) for case in register.cases]
    columns = [name for name in values[0] if 2 <= len({v.get(name, "") for v in values}) <= 40]
    rows = [
        {**{c: v.get(c, "") or "not recorded" for c in columns}, "year": v["received_on"][:4]}
        for v in values
        if v.get("received_on")
    ]
    kinds = [*sorted(columns), "year"]
    wanted = [(a,) for a in kinds] + [(a, b) for a, b in combinations(kinds, 2)]
    tables = []
    for names in wanted:
        counted = Counter(tuple(row[name] for name in names) for row in rows)
        lists = [sorted({row[name] for row in rows}) for name in names]
        cells = [(cell, counted[cell]) for cell in product(*lists)]
        if len(cells) <= 400:
            tables.append((" by ".join(names), as_table(cells)))
    return tables


def _speed() -> str:
    lines = [
        "## How long it takes\n",
        "Processor seconds; sizes without totals.\n",
        "| table | records | presentation | median | longest | refused |",
        "|---|--:|---|--:|--:|--:|",
    ]
    for sizes, records, presentation, runs in (
        ((12, 10), 400, Presentation.BAND, 5),
        ((12, 10), 4_000, Presentation.BAND, 5),
        ((13, 9), 5_000, Presentation.BAND, 5),
        ((4, 3, 3), 200, Presentation.BAND, 2),
        ((6, 5, 4), 200, Presentation.BAND, 1),
        ((12, 10, 9), 400, None, 1),
        ((12, 10, 9), 3_000, Presentation.BAND, 1),
        ((12, 10, 9), 3_000, Presentation.ROUNDED, 1),
        ((12, 10, 9), 20_000, Presentation.ROUNDED, 1),
    ):
        took, refused = [], 0
        for seed in range(runs):
            table = _sized(random.Random(seed), sizes, records)
            began = time.process_time()
            chosen = presentation or propose(table, POLICY)
            refused += protected(table, chosen).printed is None
            took.append(time.process_time() - began)
        size = " × ".join(map(str, sizes))
        shown = presentation or "as proposed"
        lines.append(
            f"| {size} | {records:,} | {shown} | {statistics.median(took):.2f} | {max(took):.2f} |"
            f" {refused} of {runs} |"
        )
    return "\n".join([*lines, "", "A refusal names the two-way tables that can be had instead.\n"])


def _sized(chance: random.Random, sizes: tuple[int, ...], records: int) -> CountTable:
    names = [[f"{'abc'[way]}{i}" for i in range(size)] for way, size in enumerate(sizes)]
    weights = [[chance.random() ** 1.5 + 0.01 for _ in lines] for lines in names]
    drawn = [
        chance.choices(lines, weights=weight, k=records)
        for lines, weight in zip(names, weights, strict=True)
    ]
    counts = Counter(zip(*drawn, strict=True))
    return as_table([(cell, counts[cell]) for cell in product(*names)])


def _ledger() -> str:
    chance = random.Random(9)
    answers = [_answer(chance, number) for number in range(101)]
    earlier = [claim for answer in answers[:100] for claim in answer]
    began = time.process_time()
    pairs = list(nested(answers[100], earlier, POLICY))
    quick = time.process_time() - began
    began = time.process_time()
    found = compare(answers[100], earlier, POLICY, ENGINE)
    took = time.process_time() - began
    return "\n".join(
        [
            "## The ledger\n",
            "A new answer against 100 earlier ones: outcomes in ten lines, bands below five,"
            " random overlapping periods of whole quarters in ten years, 400 records.\n",
            "| | seconds | found |",
            "|---|--:|--:|",
            f"| nested pairs | {quick:.3f} | {len(pairs):,} |",
            f"| everything together | {took:.2f} | {len(found):,} |",
            "",
        ]
    )


_RECORDS = [
    (random.Random(n).randrange(40), random.Random(-n).randrange(10)) for n in range(1, 401)
]


def _answer(chance: random.Random, number: int) -> list[Claim]:
    """One banded table by outcome over a random period."""
    first, last = sorted(chance.sample(range(41), 2))
    days = [date(2010 + q // 4, 1 + 3 * (q % 4), 1) for q in (first, last)]
    period = Period(days[0], date.fromordinal(days[1].toordinal() - 1))
    counts = Counter(line for quarter, line in _RECORDS if first <= quarter < last)
    about = About("complaints", "case", "date received")
    total = sum(counts.values())
    claims = [Claim(f"{number}_20", about, period, (), total, total)]
    for line in range(10):
        ends = (counts[line],) * 2 if counts[line] >= 5 else (0, 4)
        where = (("Outcome", f"outcome {line}"),)
        claims.append(Claim(f"{number}_20", about, period, where, *ends))
    return claims


_HEAD = """# How safe protected counts are

Written by `python benchmarks/protection.py`. The attacker was written apart from the product: it
has the bytes of the file and the note below the table. A cell is exposed where fewer than four
counts stay possible for it.

"""

if __name__ == "__main__":
    main()
