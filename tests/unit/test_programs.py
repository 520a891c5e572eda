"""Linear programs that stay in the solver give what a solver asked afresh gives."""

import random

import pytest

from answerable.engines.programs import Program


def _asked_afresh(rows, low, high, cost):  # type: ignore[no-untyped-def]
    from scipy.optimize import linprog

    matrix = [[row.get(i, 0) for i in range(len(low))] for row, _ in rows]
    found = linprog(
        cost, A_eq=matrix, b_eq=[rest for _, rest in rows], bounds=list(zip(low, high, strict=True))
    )
    return found.fun if found.status == 0 else None


@pytest.mark.parametrize("seed", range(20))
def test_every_cost_in_turn_is_as_if_it_were_the_first(seed: int) -> None:
    chance = random.Random(seed)
    size = chance.randint(3, 9)
    inside = [chance.randint(0, 9) for _ in range(size)]
    low = [max(0, x - chance.randint(0, 4)) for x in inside]
    high = [x + chance.randint(0, 4) for x in inside]
    rows = []
    for _ in range(chance.randint(1, 4)):
        row = {
            i: chance.choice((1, -1)) for i in chance.sample(range(size), chance.randint(2, size))
        }
        rows.append((row, float(sum(s * inside[i] for i, s in row.items()))))
    program = Program(rows, low, high)
    for _ in range(12):
        costs = {
            i: chance.uniform(-1, 1) for i in chance.sample(range(size), chance.randint(1, size))
        }
        found = program.solve(costs)
        assert found is not None
        whole = [costs.get(i, 0.0) for i in range(size)]
        made = sum(c * x for c, x in zip(whole, found, strict=True))
        assert made == pytest.approx(_asked_afresh(rows, low, high, whole), abs=1e-6)
        place, value = chance.randrange(size), chance.randint(-1, 12)
        ends = [*low], [*high]
        ends[0][place] = ends[1][place] = value
        possible = _asked_afresh(rows, *ends, [0.0] * size) is not None
        assert (program.solve_at(place, value) is not None) == possible


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever it printed would stand in the middle of the JSON that a program reads."""
    Program([({0: 1, 1: 1}, 4.0)], [0, 0], [4, 4]).solve({0: 1})
    assert capfd.readouterr() == ("", "")
