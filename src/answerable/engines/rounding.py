"""Moves counts to multiples of a base so that every total is still the sum of its parts."""

from collections.abc import Sequence
from typing import Any

from answerable.engines.programs import solved
from answerable.model.count_tables import CountTable
from answerable.model.protection import Rounded

_NODES = 200
_GAP, _WIDE_GAP, _MANY = 0.02, 0.1, 2_000


def rounded(table: CountTable, base: int) -> Rounded | None:
    """Each count at one of its two neighbouring multiples; one that is a multiple stays.

    Where three ways leave no such table, counts may move to the multiple beyond. None where nothing
    was found. The sum of all moves is least, or within 2% of it; within 10% for tables of thousands
    of cells, where the last percents take minutes.
    """
    for beyond in (0, 1):
        if found := _solve(table, base, beyond):
            return Rounded(tuple(found), base * (beyond + 1) - 1)
    return None


def _solve(table: CountTable, base: int, beyond: int) -> list[int] | None:
    """Steps r of the base above its floor, with what each count moves as a cost."""
    from scipy.optimize import LinearConstraint

    counts = table.counts
    size = len(counts)
    floors = [count // base for count in counts]
    low = [max(-beyond, -floor) for floor in floors]
    high = [beyond + (count % base > 0) for count in counts]
    matrix = _matrix(table, size)
    rests = -(matrix @ floors)
    limits = [LinearConstraint(matrix, rests, rests)]
    costs: list[float] = [base - 2 * (count % base) for count in counts]
    if beyond:
        limits, costs, low, high = _with_moves(matrix, rests, counts, base, low, high)
    whole = [1] * size + [0] * (len(costs) - size)
    gap = _GAP if size <= _MANY else _WIDE_GAP
    found = solved(costs, low, high, limits, whole=whole, nodes=_NODES, gap=gap)
    if found.x is None:
        return None
    return [base * (floor + round(step)) for floor, step in zip(floors, found.x, strict=False)]


def _with_moves(
    matrix: Any, rests: Any, counts: Sequence[int], base: int, low: list[int], high: list[int]
) -> tuple[list[Any], list[float], list[int], list[int]]:
    """The same program with an unknown beside each count: how far it moves, up or down."""
    from numpy import array, inf
    from scipy.optimize import LinearConstraint
    from scipy.sparse import csr_array, eye_array, hstack

    size = len(counts)
    over = array([count % base for count in counts])
    step, move = base * eye_array(size), eye_array(size)
    limits = [
        LinearConstraint(hstack([matrix, csr_array((matrix.shape[0], size))]), rests, rests),
        LinearConstraint(hstack([step, -move]), -inf, over),
        LinearConstraint(hstack([step, move]), over, inf),
    ]
    return limits, [0.0] * size + [1.0] * size, low + [0] * size, high + [2 * base] * size


def _matrix(table: CountTable, size: int) -> Any:
    from scipy.sparse import csr_array

    entries = [
        (sign, at, cell)
        for at, line in enumerate(table.frame.sums)
        for sign, cells in ((1, (line.whole,)), (-1, line.parts))
        for cell in cells
    ]
    signs, down, across = zip(*entries, strict=True)
    return csr_array((signs, (down, across)), shape=(len(table.frame.sums), size))
