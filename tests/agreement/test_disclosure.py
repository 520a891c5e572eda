"""A stranger who shares no code with ours finds out as much as our audit says, and no more."""

import random

import pytest

import attacker
from answerable.engines.disclosure import HighsEngine
from answerable.engines.flows import network_of
from answerable.engines.programs import Program
from answerable.files.count_tables import CSV_PAPER
from answerable.model.count_tables import CountTable, Sum
from answerable.model.protection import (
    Contradiction,
    Knowledge,
    Policy,
    Presentation,
    Protected,
    Range,
)
from answerable.model.tables import RawTable
from answerable.steps.protection.audit_counts import audit
from answerable.steps.protection.print_counts import read_printed
from answerable.steps.protection.protect import protect
from answerable.steps.protection.read_counts import read_counts
from answerable.steps.protection.withhold import Chooser

POLICY, ENGINE = Policy(), HighsEngine()
Cells = list[tuple[tuple[str, ...], int]]


def _table(cells: Cells) -> CountTable:
    ways = len(cells[0][0])
    rows = [("x", "y", "z")[:ways] + ("value",), *((*cell, str(n)) for cell, n in cells)]
    return read_counts(RawTable("random", "", tuple(rows), tuple(range(1, len(rows) + 1))))


def _made(table: CountTable, presentation: Presentation) -> Protected:
    return protect(table, presentation, POLICY, ENGINE, CSV_PAPER)


@pytest.mark.parametrize("presentation", [Presentation.BAND, Presentation.ROUNDED])
@pytest.mark.parametrize("seed", range(25))
def test_nothing_kept_back_is_exposed_to_a_stranger(seed: int, presentation: Presentation) -> None:
    made = _made(_table(attacker.random_cells(random.Random(seed))), presentation)
    if made.printed is None:
        assert made.proof.impossible
        return
    published = attacker.read(made.content, made.note)
    seen = attacker.ranges(published, enough=POLICY.need)
    assert [c for c, (low, high) in seen.items() if high - low < POLICY.need - 1e-6] == []


SMALL = [(2,), (3,), (5,), (2, 2), (3, 2), (2, 2, 1)]


@pytest.mark.parametrize("sizes", SMALL, ids=str)
@pytest.mark.parametrize("seed", range(8))
def test_trying_every_table_there_can_be_gives_the_ranges_of_the_audit(
    sizes: tuple[int, ...], seed: int
) -> None:
    chance = random.Random(seed)
    names = [[f"{'abc'[way]}{i}" for i in range(size)] for way, size in enumerate(sizes)]
    cells = [(cell, chance.choice((0, 1, 2, 4, 6, 9))) for cell in attacker.product(*names)]
    table = _table(cells)
    made = _made(table, Presentation.BAND)
    if made.printed is None:
        assert made.proof.impossible
        return
    whole = attacker.enumerate_tables(attacker.read(made.content, made.note))
    ours = {table.frame.places[cell]: found for cell, found in made.proof.ranges.items()}
    assert {c: (min(v), max(v)) for c, v in whole.items()} == {
        c: (found.low, found.high) for c, found in ours.items()
    }
    assert all(len(values) > POLICY.need for values in whole.values())


@pytest.mark.parametrize("seed", range(30))
def test_a_badly_protected_table_is_seen_through_alike(seed: int) -> None:
    """Small cells alone kept back, as a hurried hand does it: both find the same ones exposed."""
    chance = random.Random(seed)
    names = [["a0", "a1", "a2"], ["b0", "b1"]]
    table = _table([(cell, chance.randint(0, 12)) for cell in attacker.product(*names)])
    note = "“Fewer than 5” stands for every count from 0 to 4. 5 or more: a count of 5 or more"
    texts = ["fewer than 5" if n < 5 else str(n) for n in table.counts]
    width = len(table.frame.axes[1].labels)
    rows = [
        (label, *texts[i * width : (i + 1) * width])
        for i, label in enumerate(table.frame.axes[0].labels)
    ]
    content = CSV_PAPER.write(("x", *table.frame.axes[1].labels), rows)
    template = _made(table, Presentation.EXACT).printed
    assert template is not None
    printed = read_printed(CSV_PAPER.read(content), template)
    proof = audit(printed, POLICY, ENGINE, truth=table.counts)
    whole = attacker.enumerate_tables(attacker.read(content, note))
    assert {table.frame.places[cell] for cell in proof.exposed} == {
        cell for cell, values in whole.items() if len(values) <= POLICY.need
    }


@pytest.mark.parametrize("seed", range(40))
def test_a_refused_table_is_protected_by_no_set_of_cells(seed: int) -> None:
    """Every set of cells is tried: where the proof says that none protects, none does."""
    chance = random.Random(seed)
    names = [["a0", "a1"], ["b0", "b1"]]
    table = _table([(cell, chance.choice((0, 1, 5, 6, 7))) for cell in attacker.product(*names)])
    made = _made(table, Presentation.BAND)
    chooser = Chooser(table, POLICY, ENGINE)
    spare = [i for i in range(len(table.counts) - 1) if i not in chooser.banded]
    some = any(
        not chooser.exposed(
            chooser.banded | {cell for bit, cell in enumerate(spare) if choice >> bit & 1}
        )
        for choice in range(1 << len(spare))
    )
    assert some == (made.printed is not None)


@pytest.mark.parametrize("seed", range(12))
def test_paths_through_a_network_give_the_ranges_of_integer_programs(seed: int) -> None:
    """A sum that holds of every table anyway makes the table no network, and changes nothing."""
    chance = random.Random(seed)
    names = [[f"a{i}" for i in range(3)], [f"b{i}" for i in range(4)]]
    table = _table([(cell, chance.randint(0, 9)) for cell in attacker.product(*names)])
    hidden = {i for i in range(len(table.counts)) if chance.random() < 0.6}
    low = tuple(0 if i in hidden else n for i, n in enumerate(table.counts))
    high = tuple(99 if i in hidden else n for i, n in enumerate(table.counts))
    sums = table.frame.sums
    again = Knowledge(low, high, (*sums, *sums))
    rows = [{s.whole: 1, **dict.fromkeys(s.parts, -1)} for s in sums]
    assert network_of(rows, len(low)) is not None
    assert network_of([*rows, *rows], len(low)) is None
    asked = {"need": 3, "points": [table.counts], "ends": True}
    flows = ENGINE.ranges(Knowledge(low, high, sums), sorted(hidden), **asked)
    programs = ENGINE.ranges(again, sorted(hidden), **asked)
    assert {c: (r.low, r.high) for c, r in flows.items()} == {
        c: (r.low, r.high) for c, r in programs.items()
    }


def _overlapping(chance: random.Random, lines: int, most: int) -> Knowledge:
    """What two answers over overlapping periods tell: lines of three pieces, printed in twos.

    Small lines are in bands, some totals are not printed.
    """
    counts: list[int] = []
    printed: set[int] = set()
    sums: list[Sum] = []

    def cell(count: int, *parts: int, told: bool = False) -> int:
        counts.append(count)
        printed.update([len(counts) - 1] if told else [])
        sums.extend([Sum(len(counts) - 1, parts)] if parts else [])
        return len(counts) - 1

    rows = [
        [cell(chance.choice((0, 0, 1, chance.randint(0, most)))) for _ in range(3)]
        for _ in range(lines)
    ]
    for columns in (slice(0, 2), slice(1, 3)):
        own = [
            cell(sum(counts[at] for at in row[columns]), *row[columns], told=True) for row in rows
        ]
        cell(sum(counts[at] for at in own), *own, told=chance.random() < 0.8)
    for piece in zip(*rows, strict=True):
        cell(sum(counts[at] for at in piece), *piece, told=chance.random() < 0.3)
    low = [n if at in printed and n >= 5 else 0 for at, n in enumerate(counts)]
    ends = [(n if n >= 5 else 4) if at in printed else 10**6 for at, n in enumerate(counts)]
    return Knowledge(tuple(low), tuple(ends), tuple(sums))


@pytest.mark.parametrize("seed", range(12))
def test_cells_asked_about_together_are_told_of_as_each_alone(seed: int) -> None:
    """Alone, a cell is searched for by itself; together, what is found for one serves others."""
    known = _overlapping(random.Random(seed), lines=30, most=(3, 6, 30)[seed % 3])
    cells = range(len(known.low))
    together = ENGINE.ranges(known, cells, need=POLICY.need)
    alone = {cell: ENGINE.ranges(known, [cell], need=POLICY.need)[cell] for cell in cells}
    for cell, found in together.items():
        told = found.is_exposed(POLICY.need)
        assert told == alone[cell].is_exposed(POLICY.need)
        assert not told or (found.low, found.high) == (alone[cell].low, alone[cell].high)


def test_hundreds_of_lines_need_few_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each search takes as long as there are lines: one for each line took minutes."""
    asked: list[int] = []
    solve = Program.solve
    monkeypatch.setattr(Program, "solve", lambda self, costs: asked.append(1) or solve(self, costs))
    known = _overlapping(random.Random(1), lines=400, most=30)
    ENGINE.ranges(known, range(len(known.low)), need=POLICY.need)
    assert len(asked) < 200


def test_what_is_printed_is_believed_where_the_true_counts_are_others() -> None:
    """A total printed 18 instead of 16 leaves 9 and 9, whatever the two counts were."""
    known = Knowledge((18, 0, 0), (18, 9, 9), (Sum(0, (1, 2)),))
    found = ENGINE.ranges(known, [1, 2], need=3, points=[(16, 8, 8)])
    assert {(one.low, one.high) for one in found.values()} == {(9, 9)}


def _any_sums(chance: random.Random) -> Knowledge:
    """A few unknowns and sums of them, in which one may stand twice."""
    size = chance.randint(3, 6)
    draw = chance.choices if chance.random() < 0.2 else chance.sample
    picked = [
        draw(range(size), k=chance.randint(2, min(4, size))) for _ in range(chance.randint(1, 3))
    ]
    low = tuple(chance.randint(0, 3) for _ in range(size))
    high = tuple(least + chance.randint(0, 4) for least in low)
    return Knowledge(low, high, tuple(Sum(whole, tuple(parts)) for whole, *parts in picked))


@pytest.mark.parametrize("ends", [False, True])
def test_whatever_adds_up_to_what_trying_every_count_finds_the_same(ends: bool) -> None:
    for seed in range(500):
        known = _any_sums(random.Random(seed))
        cells = range(len(known.low))
        possible = [
            point
            for point in attacker.product(
                *(range(a, b + 1) for a, b in zip(known.low, known.high, strict=True))
            )
            if all(point[s.whole] == sum(point[part] for part in s.parts) for s in known.sums)
        ]
        if not possible and ends:
            with pytest.raises(Contradiction):
                ENGINE.ranges(known, cells, need=POLICY.need, ends=True)
        if not possible:
            continue
        found = ENGINE.ranges(known, cells, need=POLICY.need, ends=ends)
        for cell, values in enumerate(map(set, zip(*possible, strict=True))):
            true = Range(min(values), max(values), len(values))
            assert found[cell].is_exposed(POLICY.need) == true.is_exposed(POLICY.need)
            assert found[cell].tells(POLICY) or not true.tells(POLICY)
            if ends:
                assert (found[cell].low, found[cell].high) == (true.low, true.high)
