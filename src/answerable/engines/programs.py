"""Linear and integer programs, within limits that are the same on every machine.

What a program comes to is printed or withheld, so it must not depend on how fast a machine is: it
ends after so many steps or nodes. The clock is only a last guard; where it strikes, nothing is
printed.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from answerable.model.errors import UserMistake

_STEPS = 50_000
_SECONDS = 120.0
_OUT_OF_TIME = 1
"""What scipy says of a program that the clock ended; of one that ran out of nodes it says 4."""

Row = tuple[Mapping[int, float], float]
"""The factors of the unknowns in a sum, and what they make together."""


def solved(
    costs: Sequence[float],
    low: Sequence[float],
    high: Sequence[float],
    sums: Sequence[Any],
    *,
    whole: Sequence[int],
    nodes: int,
    gap: float = 0.0,
) -> Any:
    """What scipy finds of least cost, in whole numbers where `whole` is 1, within so many nodes.

    Raises UserMistake "reckoning-too-long" where the clock ended it.
    """
    from scipy.optimize import Bounds, milp

    options = {"node_limit": nodes, "mip_rel_gap": gap, "time_limit": _SECONDS}
    bounds = Bounds(low, high)
    found = milp(costs, integrality=whole, bounds=bounds, constraints=sums, options=options)
    if found.status == _OUT_OF_TIME:
        raise too_long()
    return found


def too_long() -> UserMistake:
    """That what a reader could work out was not settled, so that nothing is printed."""
    return UserMistake("reckoning-too-long", where="the counts to be protected")


class Program:
    """Unknowns between two ends, with sums that they make; solved for one cost after another.

    It stays in the solver while only costs and ends change: each solution starts from the one
    before it, which is a few steps away instead of a whole search.
    """

    def __init__(self, rows: Iterable[Row], low: Sequence[float], high: Sequence[float]) -> None:
        import highspy
        from numpy import array, zeros

        self._solver = highspy.Highs()
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("presolve", "off")
        self._solver.setOptionValue("simplex_iteration_limit", _STEPS)
        self._optimal = highspy.HighsModelStatus.kOptimal
        self._ran_out = highspy.HighsModelStatus.kIterationLimit
        self._low, self._high = list(low), list(high)
        self._costs: dict[int, float] = {}
        model = highspy.HighsLp()
        starts, places, factors, sums = [0], list[int](), list[float](), list[float]()
        for row, rest in rows:
            places += row.keys()
            factors += row.values()
            starts.append(len(places))
            sums.append(rest)
        model.num_col_, model.num_row_ = len(self._low), len(sums)
        model.col_cost_ = zeros(len(self._low))
        model.col_lower_, model.col_upper_ = array(low, float), array(high, float)
        model.row_lower_ = model.row_upper_ = array(sums, float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = array(starts)
        model.a_matrix_.index_ = array(places, int)
        model.a_matrix_.value_ = array(factors, float)
        self._solver.passModel(model)

    def solve(self, costs: Mapping[int, float]) -> Sequence[float] | None:
        """The solution of least cost; None where there is none.

        Raises UserMistake "reckoning-too-long" where the steps there are do not settle it.
        """
        for place in self._costs.keys() - costs.keys():
            self._solver.changeColCost(place, 0.0)
        for place, cost in costs.items():
            self._solver.changeColCost(place, float(cost))
        self._costs = dict(costs)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == self._ran_out:
            raise too_long()
        if status != self._optimal:
            return None
        found: Sequence[float] = self._solver.getSolution().col_value
        return found

    def solve_at(self, place: int, value: float) -> Sequence[float] | None:
        """Any solution in which one unknown has this value."""
        self._solver.changeColBounds(place, float(value), float(value))
        found = self.solve({})
        self._solver.changeColBounds(place, float(self._low[place]), float(self._high[place]))
        return found

    def solve_between(self, low: Sequence[float], high: Sequence[float]) -> Sequence[float] | None:
        """Any solution in which every unknown lies between two other ends."""
        self._bound(low, high)
        found = self.solve({})
        self._bound(self._low, self._high)
        return found

    def _bound(self, low: Sequence[float], high: Sequence[float]) -> None:
        from numpy import arange, array

        places = arange(len(low), dtype="int32")
        self._solver.changeColsBounds(len(low), places, array(low, float), array(high, float))

    @property
    def duals(self) -> Any:
        """What the last cost would gain for each sum by one more."""
        return self._solver.getSolution().row_dual
