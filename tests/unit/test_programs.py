"""A program ends alike on every machine, and one that stays in the solver as one asked afresh."""

import random
from functools import partial

import pytest
import scipy.optimize

import attacker
from answerable.engines import programs
from answerable.engines.disclosure import HighsEngine
from answerable.engines.programs import Program
from answerable.files.count_tables import CSV_PAPER
from answerable.model.errors import UserMistake
from answerable.model.protection import Policy, Presentation
from answerable.model.tables import RawTable
from answerable.steps.checks.try_rules import rule_findings
from answerable.steps.protection.protect import protect
from answerable.steps.protection.read_counts import read_counts


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


def _protected(seed: int, presentation: Presentation) -> bytes | str:
    """The bytes of a table, or the code by which it was refused."""
    cells = attacker.random_cells(random.Random(seed))
    head = ("x", "y", "z")[: len(cells[0][0])] + ("value",)
    rows = (head, *((*cell, str(n)) for cell, n in cells))
    table = read_counts(RawTable("random", "", rows, tuple(range(1, len(rows) + 1))))
    try:
        return protect(table, presentation, Policy(), HighsEngine(), CSV_PAPER).content
    except UserMistake as told:
        return told.code


@pytest.mark.parametrize("presentation", [Presentation.BAND, Presentation.ROUNDED])
@pytest.mark.parametrize("seconds", [0.0, 0.003, 0.01])
def test_a_slow_machine_prints_the_same_table_or_refuses(
    monkeypatch: pytest.MonkeyPatch, seconds: float, presentation: Presentation
) -> None:
    """As if the machine were so slow that the clock of the solver strikes at once."""
    quick = {seed: _protected(seed, presentation) for seed in range(12)}
    solve = scipy.optimize.milp

    def slow(*asked, options, **more):  # type: ignore[no-untyped-def]
        return solve(*asked, options={**options, "time_limit": seconds}, **more)

    monkeypatch.setattr(scipy.optimize, "milp", slow)
    for seed, printed in quick.items():
        assert _protected(seed, presentation) in (printed, "reckoning-too-long")


def test_a_program_that_runs_out_of_steps_is_not_taken_for_one_without_a_solution(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(programs, "_STEPS", 0)
    unsettled = Program([({0: 1, 1: 1}, 4.0)], [0, 0], [4, 4])
    with pytest.raises(UserMistake, match="not settled"):
        unsettled.solve({0: 1})
    [finding] = rule_findings(partial(Program.solve, costs={0: 1}), unsettled)
    assert "so nothing is printed (the counts to be protected): take a column" in finding.message
