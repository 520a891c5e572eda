"""A stranger who shares no code with ours finds out as much as our audit says, and no more."""

import random

import pytest

import attacker
from answerable.engines.disclosure import HighsEngine
from answerable.engines.flows import network_of
from answerable.files.count_tables import CSV_PAPER
from answerable.model.count_tables import CountTable
from answerable.model.protection import Knowledge, Policy, Presentation, Protected
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
