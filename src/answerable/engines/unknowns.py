"""Takes what a reader knows apart into small separate problems, and solves each of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import gt
from typing import Any

from answerable.engines.programs import Program, solved
from answerable.model.count_tables import Sum
from answerable.model.protection import Contradiction, Knowledge

_PASSES = 30
_NEAR = 1e-6
_NODES = 500
_INFEASIBLE = 2
_DENSE = 30_000


@dataclass(frozen=True)
class Block:
    """Unknowns that hang together, with the sums between them; what is known is reckoned in."""

    numbers: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    rows: tuple[tuple[dict[int, int], int], ...]

    @cached_property
    def program(self) -> Program:
        """The block as a linear program, whose unknowns are known by their place."""
        rows = [
            ({self.places[cell]: sign for cell, sign in row.items()}, rest)
            for row, rest in self.rows
        ]
        return Program(rows, self.low, self.high)

    def in_integers(
        self, cost: Mapping[int, float], *, fixed: tuple[int, int] | None = None
    ) -> list[float] | None:
        """The solution of least cost in whole numbers; None where none was found in the nodes.

        `fixed` holds one unknown, by its place in the block, at a value. Raises Contradiction where
        there is no solution although nothing is held.
        """
        low, high = list(self.low), list(self.high)
        if fixed:
            low[fixed[0]] = high[fixed[0]] = fixed[1]
        costs = [cost.get(place, 0.0) for place in range(len(low))]
        whole = [1] * len(low)
        found = solved(costs, low, high, [self._constraint], whole=whole, nodes=_NODES)
        if found.status == _INFEASIBLE and not fixed:
            raise Contradiction
        is_least = found.success or not cost
        return list(found.x) if found.x is not None and is_least else None

    def in_whole_numbers(self, point: Sequence[float]) -> list[int] | None:
        """A solution in whole numbers, every bound and sum reckoned again; None where it is not."""
        from numpy import array, rint

        exact = array(point)
        whole = rint(exact)
        limit = self._constraint
        if (
            (abs(exact - whole) > _NEAR).any()
            or (whole < self.low).any()
            or (whole > self.high).any()
            or (limit.A @ whole != limit.lb).any()
        ):
            return None
        return [int(value) for value in whole]

    def holds(self, point: Sequence[int]) -> bool:
        """Whether counts lie within the bounds and add up."""
        return all(
            low <= count <= high
            for low, count, high in zip(self.low, point, self.high, strict=True)
        ) and all(
            sum(sign * point[self.places[cell]] for cell, sign in row.items()) == rest
            for row, rest in self.rows
        )

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each unknown stands in the block."""
        return {number: place for place, number in enumerate(self.numbers)}

    @cached_property
    def _constraint(self) -> Any:
        from numpy import zeros
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csr_array

        rests = [rest for _, rest in self.rows]
        if len(self.rows) * len(self.numbers) <= _DENSE:
            matrix = zeros((len(self.rows), len(self.numbers)))
            for at, (row, _) in enumerate(self.rows):
                for cell, sign in row.items():
                    matrix[at, self.places[cell]] = sign
            return LinearConstraint(matrix, rests, rests)
        entries = [
            (sign, at, self.places[cell])
            for at, (row, _) in enumerate(self.rows)
            for cell, sign in row.items()
        ]
        signs, down, across = zip(*entries, strict=True)
        shape = (len(self.rows), len(self.numbers))
        return LinearConstraint(csr_array((signs, (down, across)), shape=shape), rests, rests)


def split(known: Knowledge) -> tuple[list[int], list[int], list[Block]]:
    """Bounds drawn as close as single sums allow, and the blocks of what is still unknown.

    Raises Contradiction where the bounds of an unknown cross.
    """
    low, high = list(known.low), list(known.high)
    if any(map(gt, low, high)):
        raise Contradiction
    _narrow(known.sums, low, high)
    group = _Groups(len(low))
    for line in known.sums:
        loose = [cell for cell in (line.whole, *line.parts) if low[cell] < high[cell]]
        for cell in loose[1:]:
            group.join(loose[0], cell)
    members: dict[int, list[int]] = defaultdict(list)
    for cell in range(len(low)):
        if low[cell] < high[cell]:
            members[group.find(cell)].append(cell)
    rows: dict[int, list[tuple[dict[int, int], int]]] = defaultdict(list)
    for line in known.sums:
        if row := _row(line, low, high):
            rows[group.find(next(iter(row[0])))].append(row)
    blocks = [
        Block(
            tuple(cells),
            tuple(low[cell] for cell in cells),
            tuple(high[cell] for cell in cells),
            tuple(rows[root]),
        )
        for root, cells in members.items()
    ]
    return low, high, blocks


def _narrow(sums: Iterable[Sum], low: list[int], high: list[int]) -> None:
    """Draws every bound as close as each sum alone allows, again until nothing moves."""
    lines = list(sums)
    for _ in range(_PASSES):
        moved = False
        for line in lines:
            least = sum(low[part] for part in line.parts)
            most = sum(high[part] for part in line.parts)
            moved |= _clip(line.whole, least, most, low, high)
            for part in line.parts:
                others_most, others_least = most - high[part], least - low[part]
                before = low[part], high[part]
                moved |= _clip(
                    part, low[line.whole] - others_most, high[line.whole] - others_least, low, high
                )
                least += low[part] - before[0]
                most += high[part] - before[1]
        if not moved:
            return


def _clip(cell: int, least: int, most: int, low: list[int], high: list[int]) -> bool:
    before = low[cell], high[cell]
    low[cell], high[cell] = max(low[cell], least), min(high[cell], most)
    if low[cell] > high[cell]:
        raise Contradiction
    return before != (low[cell], high[cell])


def _row(line: Sum, low: Sequence[int], high: Sequence[int]) -> tuple[dict[int, int], int] | None:
    """A sum as signs of its unknowns and what they make together; None where all is known."""
    signs: dict[int, int] = {}
    rest = 0
    for cell, sign in ((line.whole, 1), *((part, -1) for part in line.parts)):
        if low[cell] < high[cell]:
            signs[cell] = signs.get(cell, 0) + sign
        else:
            rest -= sign * low[cell]
    return (signs, rest) if signs else None


class _Groups:
    """Which unknowns hang together."""

    def __init__(self, size: int) -> None:
        self._up = list(range(size))

    def find(self, one: int) -> int:
        """The unknown that stands for the group of this one."""
        while self._up[one] != one:
            self._up[one] = self._up[self._up[one]]
            one = self._up[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Makes two groups one."""
        self._up[self.find(one)] = self.find(other)
