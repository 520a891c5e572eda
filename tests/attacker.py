"""A stranger who wants the numbers that a published table keeps back. Shares no code with ours.

It has the bytes of the CSV file and the note below the table, nothing else. Unknowns are the
innermost cells only; every printed cell is a bound on a sum of them. `enumerate_tables` tries every
table there can be, `ranges` uses linear programs and is for tables too large for that.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

Cell = tuple[str, ...]


@dataclass(frozen=True)
class Published:
    """What a reader has: for each cell, totals included, the least and the greatest it may be."""

    bounds: dict[Cell, tuple[int, int]]
    hidden: list[Cell]

    @cached_property
    def leaves(self) -> list[Cell]:
        """The cells that add up no others."""
        return [cell for cell in self.bounds if "Total" not in cell]

    def parts(self, cell: Cell) -> list[int]:
        """The innermost cells that a cell adds up, by their place."""
        return self._parts[cell]

    @cached_property
    def _parts(self) -> dict[Cell, list[int]]:
        return {
            cell: [
                place
                for place, leaf in enumerate(self.leaves)
                if all(own in ("Total", other) for own, other in zip(cell, leaf, strict=True))
            ]
            for cell in self.bounds
        }


def read(content: bytes, note: str) -> Published:
    """The table as a stranger reads it."""
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    texts: dict[Cell, str] = {}
    for row in rows:
        if len(header) == 2:
            texts[(row[0],)] = row[1]
        elif "Total" in header:
            texts.update({(row[0], name): row[i] for i, name in enumerate(header) if i})
        else:
            texts[tuple(row[:-1])] = row[-1]
    moved = re.search(r"none is more than (\d+) from", note)
    band = re.search(r"from [01] to (\d+)", note)
    at_least = re.search(r"count of (\d+) or more", note)
    grand = next(reversed(texts.values()))
    most = int(grand) if grand.isdigit() else int(band.group(1)) if band else 10**6
    bounds, hidden = {}, []
    for cell, text in texts.items():
        if text.isdigit():
            reach = int(moved.group(1)) if moved else 0
            bounds[cell] = (max(0, int(text) - reach), int(text) + reach)
        elif text.startswith("fewer"):
            assert band is not None
            bounds[cell] = (0, int(band.group(1)))
        else:
            assert at_least is not None
            bounds[cell] = (int(at_least.group(1)), most)
        if moved or not text.isdigit():
            hidden.append(cell)
    return Published(bounds, hidden)


def enumerate_tables(published: Published) -> dict[Cell, set[int]]:
    """Every count that every hidden cell has in some table that fits, by trying them all."""
    found: dict[Cell, set[int]] = {cell: set() for cell in published.hidden}
    ends = {cell: published.parts(cell) for cell in published.hidden}
    for table in _tables(published, []):
        for cell, parts in ends.items():
            found[cell].add(sum(table[p] for p in parts))
    return found


def _tables(published: Published, counts: list[int]) -> Iterator[list[int]]:
    """Every table that begins with these innermost counts and fits."""
    leaves = published.leaves
    if not _fits(published, leaves, counts):
        return
    if len(counts) == len(leaves):
        yield counts
        return
    low, high = published.bounds[leaves[len(counts)]]
    for value in range(low, high + 1):
        yield from _tables(published, [*counts, value])


def _fits(published: Published, leaves: list[Cell], counts: list[int]) -> bool:
    """Whether every printed cell can still be what it is."""
    for cell, (low, high) in published.bounds.items():
        parts = published.parts(cell)
        known = sum(counts[p] for p in parts if p < len(counts))
        rest = sum(published.bounds[leaves[p]][1] for p in parts if p >= len(counts))
        if known > high or known + rest < low:
            return False
    return True


def ranges(published: Published, *, enough: float = 10**9) -> dict[Cell, tuple[float, float]]:
    """The least and greatest that linear programs allow each hidden cell.

    A cell that was already seen to be wide `enough` in some solution is not looked at further.
    """
    program = _program(published)
    rows = {cell: published.parts(cell) for cell in published.bounds}
    seen: dict[Cell, tuple[float, float]] = {}
    for cell in published.hidden:
        for sign in (1, -1):
            low, high = seen.get(cell, (0.0, -1.0))
            if high - low >= enough:
                break
            found = _best(program, rows[cell], sign)
            for other in published.hidden:
                value = sum(found[part] for part in rows[other])
                low, high = seen.get(other, (value, value))
                seen[other] = (min(low, value), max(high, value))
    return seen


def _program(published: Published) -> Any:
    """Every innermost cell a number of its own, every printed one a sum between its bounds."""
    from highspy import Highs, kHighsInf

    program = Highs()
    program.silent()
    count = len(published.leaves)
    program.addVars(count, [0.0] * count, [kHighsInf] * count)
    for cell, (low, high) in published.bounds.items():
        parts = published.parts(cell)
        program.addRow(low, high, len(parts), parts, [1.0] * len(parts))
    return program


def _best(program: Any, parts: list[int], sign: int) -> list[float]:
    """A solution in which the sum of some numbers is least (1) or greatest (-1)."""
    from highspy import HighsModelStatus

    count = program.getNumCol()
    costs = [0.0] * count
    for part in parts:
        costs[part] = float(sign)
    program.changeColsCost(count, list(range(count)), costs)
    program.run()
    optimal = program.getModelStatus() == HighsModelStatus.kOptimal
    assert optimal, "the published table contradicts itself"
    return list(program.getSolution().col_value)


def random_cells(chance: object) -> list[tuple[Cell, int]]:
    """A random table of one to three ways, sparse or dense, as its innermost cells."""
    from random import Random

    assert isinstance(chance, Random)
    ways = chance.choice((1, 2, 2, 2, 3))
    most = {1: 12, 2: 8, 3: 3}[ways]
    sizes = [chance.randint(2, most) for _ in range(ways)]
    skew = chance.choice((0.5, 1, 2, 4))
    weights = [[chance.random() ** skew + 0.01 for _ in range(size)] for size in sizes]
    records = round(5 * 10 ** chance.uniform(0, 3))
    names = [[f"{'abc'[way]}{i}" for i in range(size)] for way, size in enumerate(sizes)]
    counts = dict.fromkeys(product(*names), 0)
    drawn = [
        chance.choices(lines, weights=weight, k=records)
        for lines, weight in zip(names, weights, strict=True)
    ]
    for cell in zip(*drawn, strict=True):
        counts[cell] += 1
    return list(counts.items())
