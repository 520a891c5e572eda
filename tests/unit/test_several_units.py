"""What figures of one thing in several units give away together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from answerable.engines.disclosure import HighsEngine
from answerable.model.ledger import About, Claim
from answerable.model.periods import Period
from answerable.model.protection import Policy
from answerable.steps.checks.check_ledger import exposure_finding
from answerable.steps.protection.compare_answers import compare
from registers import answered, rows_of

WRITTEN, ACTION = "Written warning", "Management action"
_TITLES = {
    "case": "Any outcome",
    "outcome": "Outcome",
    "row": "Outcome",
    "subject": "Rank or grade",
}


def _figure(
    unit: str, label: str, low: int, high: int | None = None, years: tuple[int, int] = (2016, 2016)
) -> Claim:
    """A figure of whole years: of a line, or of all where there is no label."""
    about = About(f"{unit}s", unit, "date received", (), ("register and topic",))
    period = Period(date(years[0], 1, 1), date(years[1], 12, 31))
    line = ((_TITLES[unit], label),) if label else ()
    overlapping = unit == "case" and bool(label)
    return Claim("5_17", about, period, line, low, low if high is None else high, overlapping)


def _cases(written: int, *, few: bool = True) -> list[Claim]:
    """Cases by any outcome, of which those of one are few and kept back."""
    kept = [_figure("case", ACTION, 0, 4)] if few else []
    return [_figure("case", "", 40), _figure("case", WRITTEN, written), *kept]


def _outcomes(total: int) -> list[Claim]:
    """Outcomes by outcome: what two lines come to is known, and of neither what it is."""
    lines = [_figure("outcome", WRITTEN, 5, total), _figure("outcome", ACTION, 0, 4)]
    return [_figure("outcome", "", total), *lines]


def _told(new: Sequence[Claim], earlier: Sequence[Claim] = ()) -> dict[tuple[str, str], str]:
    """What comes out, by unit and line."""
    found = compare(new, [replace(one, answer="4_17") for one in earlier], Policy(), HighsEngine())
    return {
        (one.claim.about.unit, one.claim.line[0][1] if one.claim.line else ""): one.value
        for one in found
    }


def test_a_count_in_one_unit_opens_what_another_keeps_back() -> None:
    """Of ten outcomes nine cases have the one; so one at most is of the other, in either unit."""
    told = {
        ("outcome", WRITTEN): "9 to 10",
        ("outcome", ACTION): "0 to 1",
        ("case", ACTION): "0 to 1",
    }
    assert _told([*_cases(9), *_outcomes(10)]) == told
    assert _told(_outcomes(10), _cases(9)) == _told(_cases(9), _outcomes(10)) == told
    assert _told(_cases(9)) == _told(_outcomes(10)) == {}


def test_a_condition_in_one_unit_is_held_against_the_table_in_another() -> None:
    about = replace(_cases(9)[0].about, conditions=(f"outcome is {WRITTEN}",))
    told = _told([replace(_figure("case", "", 9), about=about)], _outcomes(10))
    assert told == {("outcome", WRITTEN): "9 to 10", ("outcome", ACTION): "0 to 1"}


@pytest.mark.parametrize("total", [13, 20])
def test_more_outcomes_than_cases_leave_room(total: int) -> None:
    assert _told([*_cases(9), *_outcomes(total)]) == {}


def test_a_finding_names_the_units() -> None:
    found = compare([*_cases(9), *_outcomes(10)], [], Policy(), HighsEngine())
    (words,) = (
        str(exposure_finding(one).message) for one in found if one.claim.about.unit == "case"
    )
    assert words.startswith(
        f"cases, Any outcome: {ACTION} (cases), 2016, was kept back and is 0 to 1"
    )
    assert "it follows from the cases and the outcomes of 5_17 together" in words


def test_units_are_compared_over_time_too() -> None:
    """Ten outcomes in two years, nine cases in the one: at most one in the other."""
    earlier = [
        _figure("outcome", WRITTEN, 10, years=(2015, 2016)),
        _figure("outcome", WRITTEN, 0, 4),
    ]
    told = _told([_figure("case", WRITTEN, 9, years=(2015, 2015))], earlier)
    assert told == {("outcome", WRITTEN): "0 to 1"}
    assert _told([_figure("case", WRITTEN, 6, years=(2015, 2015))], earlier) == {}


def test_a_case_stands_where_a_part_of_it_stands() -> None:
    """Three outcomes are of one case at least and of three at most."""
    assert _told([_figure("case", WRITTEN, 0, 4), _figure("outcome", WRITTEN, 3)]) == {
        ("case", WRITTEN): "1 to 3"
    }


def test_outcomes_are_the_rows_that_have_one() -> None:
    kept = _figure("outcome", WRITTEN, 5, 30)
    assert _told([_figure("row", WRITTEN, 8), kept]) == {("outcome", WRITTEN): "8"}


@pytest.mark.parametrize("unit", ["outcome", "subject"])
def test_a_case_may_be_without_a_part(unit: str) -> None:
    assert _told([_figure("case", "", 9), _figure(unit, "", 5, 10)]) == {}


def test_a_case_may_stand_in_the_line_of_a_more_severe_outcome() -> None:
    kept = replace(_figure("case", WRITTEN, 0, 4), overlapping=False, severest=True)
    kept = replace(kept, line=(("Outcome", WRITTEN),))
    assert _told([kept, _figure("outcome", WRITTEN, 3)]) == {}


def test_parts_are_compared_by_a_date_of_the_case_only() -> None:
    """Outcomes of one case may be of several years."""
    claims = [
        replace(one, about=replace(one.about, date_rule="date of outcome"))
        for one in (*_cases(9), *_outcomes(10))
    ]
    assert _told(claims) == {}


def test_an_answer_that_opens_in_one_unit_what_it_keeps_back_in_another_is_blocked(
    tmp_path: Path,
) -> None:
    counts = {"Dismissed": 5, "Resigned": 6, "Final written warning": 6, WRITTEN: 9, ACTION: 1}
    counts |= {"No further action": 5, "": 8}
    rows = rows_of({(label, "2011"): count for label, count in counts.items()})
    banded = 'presentation = "band"\nby = [{}]\n'
    outcomes = """
[[question.count]]
unit = "outcome"
population = "outcomes of complaints"
from = 2010-01-01
to = 2012-12-31
on_topic = false
"""
    more = outcomes + banded.format('"outcome"')
    answer = answered(tmp_path, rows, banded.format('"all outcomes"'), more=more).answer
    told = [one.where for one in answer.checks if one.code == "withheld-by-difference"]
    assert answer.blocked
    assert any(f"{ACTION} (cases)" in where for where in told)
