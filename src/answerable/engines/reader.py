"""Looks for the counts that a reader cannot rule out, cell by cell, in one block of unknowns."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor
from typing import Protocol

from answerable.engines.flows import Network, network_of
from answerable.engines.programs import too_long
from answerable.engines.unknowns import Block
from answerable.model.protection import Contradiction, Point, Range

_NEAR = 1e-6
_WARM_UP, _IN_A_ROUND, _MANY = 8, 5, 24


class Search(Protocol):
    """A search within one block."""

    def ranges(self, cells: Sequence[int], *, ends: bool) -> Iterator[tuple[int, Range]]:
        """These cells of the block one after another, each with its range."""
        ...


def search_in(block: Block, need: int, seen: Sequence[set[int]], points: list[Point]) -> Search:
    """The search that suits a block. New solutions are added to `points`, if it holds any."""
    rows = [{block.places[cell]: sign for cell, sign in row.items()} for row, _ in block.rows]
    network = network_of(rows, len(block.numbers))
    program = _ProgramSearch(block, need, seen, points)
    return _FlowSearch(block, need, network, program) if network else program


class _ProgramSearch:
    """By linear programs, and integer ones where those do not end on whole numbers.

    A solution found for one cell serves them all.
    """

    def __init__(
        self, block: Block, need: int, seen: Sequence[set[int]], points: list[Point]
    ) -> None:
        self._block, self._need, self._points = block, need, points
        self._seen = list(seen)

    def ranges(self, cells: Sequence[int], *, ends: bool) -> Iterator[tuple[int, Range]]:
        """See `Search`."""
        places = [self._block.places[cell] for cell in cells]
        if len(cells) > _MANY and all(len(self._seen[place]) < 2 for place in places):
            self._warm_up()
        for cell in cells:
            yield cell, self._range(self._block.places[cell], ends=ends)

    def first(self) -> Point:
        """One solution in whole numbers."""
        for known in self._points[:1]:
            truth = tuple(known[cell] for cell in self._block.numbers)
            if self._block.holds(truth):
                return truth
        point, whole = self._solved({})
        if not whole:
            exact = self._block.in_integers({})
            if exact is None or not self._keep(exact):
                raise too_long()
            point = exact
        return tuple(map(round, point))

    def _warm_up(self) -> None:
        """Pairs of solutions far apart in all cells at once, and three between those of a pair.

        A cell that takes enough values in them is spared a search of its own. Of thousands of cells
        that one total ties, each search takes as long as there are cells; so it goes on as long as
        it settles more cells than it makes searches.
        """
        from numpy.random import default_rng

        chance, rounds, waiting = default_rng(1), 0, list(range(len(self._seen)))
        while waiting:
            costs = dict(zip(waiting, chance.uniform(-1, 1, len(waiting)).tolist(), strict=True))
            one, is_whole = self._solved(costs)
            other, also = self._solved({place: -cost for place, cost in costs.items()})
            if is_whole and also:
                self._halve(one, other, again=True)
            rounds, before = rounds + 1, len(waiting)
            waiting = [place for place in waiting if len(self._seen[place]) <= self._need]
            if rounds >= _WARM_UP and before - len(waiting) < _IN_A_ROUND:
                return

    def _halve(self, one: Sequence[float], other: Sequence[float], *, again: bool) -> None:
        """Looks for a solution as near as whole numbers come to the middle of two."""
        from numpy import array, ceil, floor

        middle = (array(one).round() + array(other).round()) / 2
        point = self._block.program.solve_between(floor(middle), ceil(middle))
        if point is not None and self._keep(point) and again:
            self._halve(one, point, again=False)
            self._halve(point, other, again=False)

    def _range(self, place: int, *, ends: bool) -> Range:
        seen = self._seen[place]
        if not ends and len(seen) > self._need:
            return Range(min(seen), max(seen), len(seen), settled=False)
        low, high = self._end(place, 1, whole=ends), self._end(place, -1, whole=ends)
        if not ends and high - low < self._need:
            low = low or self._end(place, 1, whole=True)
            return Range(low, high, high - low + 1)
        for value in range(low, high + 1):
            if len(seen) > self._need:
                break
            if value not in seen:
                self._try(place, value)
        return Range(low, high, len(seen))

    def _end(self, place: int, sign: int, *, whole: bool) -> int:
        """The least (sign 1) or greatest (sign -1) number that a cell can be.

        With `whole` all others are whole numbers too, where that is settled; without, the true end
        may lie further in.
        """
        cost = {place: float(sign)}
        point, is_whole = self._solved(cost)
        if whole and not is_whole and (exact := self._block.in_integers(cost)):
            self._keep(exact)
            point = exact
        return ceil(point[place] - _NEAR) if sign > 0 else floor(point[place] + _NEAR)

    def _try(self, place: int, value: int) -> None:
        point = self._block.program.solve_at(place, value)
        if point is None or self._keep(point):
            return
        if whole := self._block.in_integers({}, fixed=(place, value)):
            self._keep(whole)

    def _solved(self, cost: Mapping[int, float]) -> tuple[Sequence[float], bool]:
        """A best solution, and whether it is in whole numbers."""
        point = self._block.program.solve(cost)
        if point is None:
            raise Contradiction
        return point, self._keep(point)

    def _keep(self, point: Sequence[float]) -> bool:
        """Whether a solution is in whole numbers; if so its counts are possible ones."""
        whole = self._block.in_whole_numbers(point)
        if whole is None:
            return False
        for seen, value in zip(self._seen, whole, strict=True):
            seen.add(value)
        if self._points:
            full = list(self._points[0])
            for cell, value in zip(self._block.numbers, whole, strict=True):
                full[cell] = value
            self._points.append(tuple(full))
        return True


class _FlowSearch:
    """By paths through the network, from one solution: exact in whole numbers."""

    def __init__(self, block: Block, need: int, network: Network, program: _ProgramSearch) -> None:
        self._block, self._need, self._network = block, need, network
        self._base = program.first()
        self._up = [high - x for x, high in zip(self._base, block.high, strict=True)]
        self._down = [x - low for x, low in zip(self._base, block.low, strict=True)]

    def ranges(self, cells: Sequence[int], *, ends: bool) -> Iterator[tuple[int, Range]]:
        """See `Search`."""
        for cell in cells:
            yield cell, self._range(self._block.places[cell], ends=ends)

    def _range(self, place: int, *, ends: bool) -> Range:
        above = self._by(place, 1, self._up[place] if ends else self._need)
        below = self._by(place, -1, self._down[place] if ends else self._need - above)
        base = self._base[place]
        settled = ends or above + below < self._need
        return Range(base - below, base + above, above + below + 1, settled)

    def _by(self, place: int, sign: int, most: int) -> int:
        push = self._network.push(place, sign, up=self._up, down=self._down, most=most)
        return round(push.by)
