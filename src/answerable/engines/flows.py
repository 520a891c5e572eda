"""Tables of one or two ways as a network: a cell is an arc, and what adds up is a flow through it.

A cell can be moved by one where the rest can send one unit back from its head to its tail, so that
exact ranges in whole numbers need no program, only a few searches for a path. What stops the search
is a cut, and it says which cells would have to be kept back as well.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_NEAR = 1e-7

Room = Sequence[float]
"""How far each cell may move one way."""


@dataclass(frozen=True, slots=True)
class Push:
    """How far a cell was moved and what moved with it; `reached` is one side of the cut, if any."""

    by: float
    moves: Mapping[int, float]
    reached: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """Each cell is an arc from `tails` to `heads`; `meeting` names the cells at each node."""

    tails: tuple[int, ...]
    heads: tuple[int, ...]
    meeting: tuple[tuple[int, ...], ...]

    def push(self, cell: int, sign: int, *, up: Room, down: Room, most: float) -> Push:
        """Moves a cell up (sign 1) or down (-1) by up to `most`, the others within their room."""
        start, goal = self.heads[cell], self.tails[cell]
        if sign < 0:
            start, goal = goal, start
        room = up[cell] if sign > 0 else down[cell]
        moves: dict[int, float] = {}
        by = 0.0
        while by < min(room, most) - _NEAR:
            path, reached = self._path(start, goal, cell, up, down, moves)
            if path is None:
                return Push(by, {**moves, cell: sign * by}, reached)
            rooms = [
                up[arc] - moves.get(arc, 0) if way > 0 else down[arc] + moves.get(arc, 0)
                for arc, way in path
            ]
            step = min([*rooms, min(room, most) - by])
            for arc, way in path:
                moves[arc] = moves.get(arc, 0) + way * step
            by += step
        return Push(by, {**moves, cell: sign * by})

    def cut(self, cell: int, reached: frozenset[int], *, up: Room, down: Room) -> dict[int, float]:
        """What each arc out of the nodes reached could have let through."""
        return {
            arc: up[arc] if self.tails[arc] in reached else down[arc]
            for node in reached
            for arc in self.meeting[node]
            if arc != cell and (self.tails[arc] in reached) != (self.heads[arc] in reached)
        }

    def _path(
        self, start: int, goal: int, cell: int, up: Room, down: Room, moves: Mapping[int, float]
    ) -> tuple[list[tuple[int, int]] | None, frozenset[int]]:
        """The shortest way from node to node through cells that have room, and not through one."""
        came: dict[int, tuple[int, int]] = {start: (-1, 0)}
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            for arc in self.meeting[node]:
                forth = self.tails[arc] == node
                other = self.heads[arc] if forth else self.tails[arc]
                if other in came or arc == cell:
                    continue
                moved = moves.get(arc, 0.0)
                if (up[arc] - moved if forth else down[arc] + moved) <= _NEAR:
                    continue
                came[other] = (arc, 1 if forth else -1)
                if other == goal:
                    return self._walked(came, goal), frozenset(came)
                waiting.append(other)
        return None, frozenset(came)

    def _walked(self, came: Mapping[int, tuple[int, int]], goal: int) -> list[tuple[int, int]]:
        path = []
        node = goal
        while came[node][1]:
            arc, way = came[node]
            path.append((arc, way))
            node = self.tails[arc] if way > 0 else self.heads[arc]
        return path


def network_of(rows: Sequence[Mapping[int, int]], size: int) -> Network | None:
    """The network that signed sums make; None where a cell is in more than two, or twice in one."""
    places: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for at, row in enumerate(rows):
        for cell, sign in row.items():
            places[cell].append((at, sign))
    if any(len(found) > 2 or any(abs(sign) != 1 for _, sign in found) for found in places):
        return None
    turned = _turned(places, len(rows))
    if turned is None:
        return None
    ground = len(rows)
    tails, heads = [], []
    for found in places:
        ends = {sign * turned[at]: at for at, sign in found}
        tails.append(ends.get(1, ground))
        heads.append(ends.get(-1, ground))
    meeting: list[list[int]] = [[] for _ in range(ground + 1)]
    for cell in range(size):
        meeting[tails[cell]].append(cell)
        meeting[heads[cell]].append(cell)
    return Network(tuple(tails), tuple(heads), tuple(map(tuple, meeting)))


def _turned(places: Sequence[Sequence[tuple[int, int]]], rows: int) -> list[int] | None:
    """For each sum 1 or -1, so that every cell flows out of one and into the other."""
    beside: list[list[tuple[int, int]]] = [[] for _ in range(rows)]
    for found in places:
        if len(found) == 2:
            (one, sign), (other, against) = found
            beside[one].append((other, -sign * against))
            beside[other].append((one, -sign * against))
    turned = [0] * rows
    for first in range(rows):
        if turned[first]:
            continue
        turned[first] = 1
        waiting = [first]
        while waiting:
            row = waiting.pop()
            for other, same in beside[row]:
                if not turned[other]:
                    turned[other] = turned[row] * same
                    waiting.append(other)
                elif turned[other] != turned[row] * same:
                    return None
    return turned
