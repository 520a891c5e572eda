"""Chooses the cells to keep back beside the small ones: as few as an integer program finds.

After M. Fischetti and J. J. Salazar-González, "Solving the cell suppression problem on tabular data
with linear constraints", Management Science 47 (2001): how far a reader must allow a cell to move
is bounded through the duals of two linear programs, and each bound that is too close becomes a cut.
"""

from collections.abc import Iterator, Sequence
from math import floor
from typing import Any

from answerable.engines.flows import Network, Push, network_of
from answerable.engines.programs import Program, solved
from answerable.model.count_tables import Sum
from answerable.model.protection import Plan, Withheld

_ROUNDS, _WHOLE_ROUNDS = 40, 12
_NODES = 500
_LESS_THAN_ONE = 0.9
_NEAR = 1e-6
_CLOSE = 1e-4
_CHEAP = 1e-3


def fewest(plan: Plan) -> Withheld | None:
    """As few cells as possible under which each one kept back stays as wide as needed.

    Cuts are first found for parts of cells, where the master program is quick, then for whole ones.
    Where the rounds run out some cell may be left too narrow, to be repaired. A cell's width is
    that of the linear program; in whole numbers it may be less for more than two ways.
    """
    program = _Program(plan)
    for integers, rounds in ((False, _ROUNDS), (True, _WHOLE_ROUNDS)):
        for _ in range(rounds):
            shares = program.best(integers=integers)
            if shares is None:
                return None
            cuts = list(program.too_close(shares))
            if not cuts:
                break
            program.cuts += cuts
    hidden = tuple(i for i, share in enumerate(shares) if share > 0.5)
    return Withheld(hidden, program.least)


class _Program:
    """The master program: which cells are kept back, under every cut found so far."""

    def __init__(self, plan: Plan) -> None:
        from numpy import array

        self.plan = plan
        self._size = len(plan.up)
        self.matrix = _matrix(plan.sums, self._size)
        self.up, self.down = array(plan.up, float), array(plan.down, float)
        self.network = network_of([_signs(line) for line in plan.sums], self._size)
        self._gap = _LESS_THAN_ONE / (len(plan.always) + 10)
        self.least = 0
        self.cuts: list[tuple[Any, float]] = list(self._never_alone())

    def best(self, *, integers: bool) -> Any:
        """The least costly cells that no cut forbids; without `integers`, shares of cells."""
        from numpy import array, inf, vstack
        from scipy.optimize import LinearConstraint

        plan = self.plan
        low = [float(i in plan.always) for i in range(self._size)]
        high = [float(i not in plan.never) for i in range(self._size)]
        limits = []
        if self.cuts:
            rows, least = zip(*self.cuts, strict=True)
            limits = [LinearConstraint(vstack(rows), array(least) - _NEAR, inf)]
        whole = [int(integers)] * self._size
        found = solved(plan.weights, low, high, limits, whole=whole, nodes=_NODES, gap=self._gap)
        if found.x is None:
            return None
        self.least = floor((found.mip_dual_bound if integers else found.fun) + _NEAR)
        return found.x.round() if integers else found.x.clip(0, 1)

    def too_close(self, shares: Any) -> Iterator[tuple[Any, float]]:
        """A cut for each cell that a reader can narrow too far for the share of it kept back."""
        reach = _Flow(self, self.network, shares) if self.network else _Reach(self, shares)
        for cell, share in enumerate(shares):
            if share > _NEAR:
                weights = reach.too_close(cell, self.plan.need * share - _CLOSE)
                if weights is not None:
                    yield self._cut(cell, weights)

    def _cut(self, cell: int, weights: Any) -> tuple[Any, float]:
        """Sum of weights of what is kept back >= need, if the cell is kept back at all."""
        need = float(self.plan.need)
        row = weights.clip(0, need)
        if cell in self.plan.always:
            return row, need
        row[cell] -= need
        return row, 0.0

    def _never_alone(self) -> Iterator[tuple[Any, float]]:
        """A cell that is alone unknown in a line follows from the others."""
        from numpy import zeros

        for line in self.plan.sums:
            cells = (line.whole, *line.parts)
            for cell in cells:
                if cell not in self.plan.never:
                    row = zeros(self._size)
                    row[list(cells)] = 1
                    row[cell] = -1
                    yield row, 0.0


class _Flow:
    """How far each cell can move, by paths through the network."""

    def __init__(self, program: _Program, network: Network, shares: Any) -> None:
        self._program, self._network = program, network
        self._up = (program.up * shares).tolist()
        self._down = (program.down * shares).tolist()

    def too_close(self, cell: int, need: float) -> Any:
        """What each cell contributes to the bound on a cell that is too narrow; else None."""
        above = self._push(cell, 1, need)
        if above.by >= need:
            return None
        below = self._push(cell, -1, need)
        if above.by + below.by >= need:
            return None
        return self._weights(cell, 1, above) + self._weights(cell, -1, below)

    def _push(self, cell: int, sign: int, most: float) -> Push:
        return self._network.push(cell, sign, up=self._up, down=self._down, most=most)

    def _weights(self, cell: int, sign: int, push: Push) -> Any:
        """The cut that stopped a push, or the cell's own room where that did."""
        from numpy import zeros

        plan = self._program.plan
        row = zeros(len(plan.up))
        if push.reached is None:
            row[cell] = plan.up[cell] if sign > 0 else plan.down[cell]
            return row
        cut = self._network.cut(cell, push.reached, up=plan.up, down=plan.down)
        for arc, room in cut.items():
            row[arc] = room
        return row


class _Reach:
    """How far each cell can move while the printed ones stand still, by linear programs."""

    def __init__(self, program: _Program, shares: Any) -> None:
        from numpy import flatnonzero, zeros

        self._program = program
        loose = flatnonzero(shares > _NEAR)
        self._place = {cell: at for at, cell in enumerate(loose.tolist())}
        self._rows = [
            at
            for at, line in enumerate(program.plan.sums)
            if any(cell in self._place for cell in (line.whole, *line.parts))
        ]
        rows = []
        for at in self._rows:
            signs = _signs(program.plan.sums[at])
            rows.append(({self._place[c]: s for c, s in signs.items() if c in self._place}, 0.0))
        low, high = -(program.down * shares)[loose], (program.up * shares)[loose]
        self._moves = Program(rows, low, high)
        self._least, self._most = zeros(len(loose)), zeros(len(loose))

    def too_close(self, cell: int, need: float) -> Any:
        """See `_Flow`. Moves found for other cells spare a cell that they move far enough."""
        if self._width(cell) >= need:
            return None
        down, up = self._solve(cell, -1), self._solve(cell, 1)
        if down is None or up is None or self._width(cell) >= need:
            return None
        return down + up

    def _width(self, cell: int) -> float:
        at = self._place[cell]
        return float(self._most[at] - self._least[at])

    def _solve(self, cell: int, sign: int) -> Any:
        """Moves a cell as far as it goes; what each cell contributes to the bound on that."""
        from numpy import maximum, minimum, zeros

        program = self._program
        found = self._moves.solve({self._place[cell]: sign})
        if found is None:
            return None
        self._least = minimum(self._least, found)
        self._most = maximum(self._most, found)
        reduced = zeros(len(program.down))
        reduced[cell] = sign
        reduced -= program.matrix[self._rows].T @ self._moves.duals
        return program.down * maximum(reduced, 0) + program.up * maximum(-reduced, 0)


def shift(plan: Plan, hidden: Sequence[int], cell: int, by: int) -> Sequence[int] | None:
    """The cells that have to be unknown so that one cell may lie `by` from where it is.

    None where no shift of the cells that may be kept back allows it.
    """
    size = len(plan.up)
    known = frozenset(hidden)
    cost = [_CHEAP if i in known else plan.weights[i] for i in range(size)]
    up = [0 if i in plan.never else most for i, most in enumerate(plan.up)]
    down = [0 if i in plan.never else most for i, most in enumerate(plan.down)]
    low, high = [0] * (2 * size), [*up, *down]
    for place, much in ((cell, max(by, 0)), (size + cell, max(-by, 0))):
        low[place] = high[place] = much
    rows = []
    for line in plan.sums:
        signs = _signs(line)
        rows.append(({**signs, **{size + c: -s for c, s in signs.items()}}, 0.0))
    found = Program(rows, low, high).solve(dict(enumerate([*cost, *cost])))
    if found is None:
        return None
    return [i for i in range(size) if abs(found[i] - found[size + i]) > _NEAR]


def _signs(line: Sum) -> dict[int, int]:
    return {line.whole: 1, **dict.fromkeys(line.parts, -1)}


def _matrix(sums: Sequence[Sum], size: int) -> Any:
    from numpy import zeros

    matrix = zeros((len(sums), size))
    for at, line in enumerate(sums):
        matrix[at, line.whole] = 1
        matrix[at, list(line.parts)] = -1
    return matrix
