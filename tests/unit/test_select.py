"""Which things a question counts: units, filters, periods."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from answerable.model.periods import Period
from answerable.model.places import Place
from answerable.model.register import Case, Detail
from answerable.model.request import Count
from answerable.steps.registers.select import UNIT_RULES, select

PLACE = Place("example")
CASES = [
    Case(
        "1",
        {"received_on": "2013-05-01", "case_type": "Public complaint", "Channel": "e-mail"},
        PLACE,
        (
            Detail("1#1", {"subject_id": "A", "rank": "PC", "outcome": "NFA"}, PLACE),
            Detail("1#2", {"subject_id": "A", "rank": "PC", "outcome_on": "2014-01-01"}, PLACE),
            Detail("1#3", {"subject_id": "", "allegation": "Rudeness"}, PLACE),
            Detail("1#4", {"subject_id": "", "allegation": "Rudeness"}, PLACE),
        ),
    ),
    Case("2", {"received_on": "", "case_type": "PUBLIC  COMPLAINT"}, PLACE),
]


def _ids(period: Period | None = None, **changes: object) -> list[str]:
    known: dict[str, object] = {"unit": "case", "date_field": "received_on", "population": "all"}
    count = Count(**{**known, **changes})  # type: ignore[arg-type]
    return [thing.id for thing in select(CASES, count, period=period)]


@pytest.mark.parametrize(
    ("unit", "ids"),
    [
        ("case", ["1", "2"]),
        ("subject", ["1/A", "1/unnamed"]),
        ("allegation", ["1/unnamed:Rudeness"]),
        ("outcome", ["1#1"]),
        ("row", ["1#1", "1#2", "1#3", "1#4"]),
    ],
)
def test_each_unit_cuts_its_own_things_from_a_case(unit: str, ids: list[str]) -> None:
    assert _ids(unit=unit) == ids


def test_filters_ignore_case_and_doubled_spaces() -> None:
    assert _ids(where={"case_type": ("public complaint",)}) == ["1", "2"]
    assert _ids(where={"Channel": ("E-Mail",)}) == ["1"]
    assert _ids(where_not={"Channel": ("e-mail",)}) == ["2"]


def test_all_conditions_must_hold_in_the_same_row() -> None:
    where = {"rank": ("PC",), "allegation": ("Rudeness",)}
    assert _ids(where=where) == []


def test_a_period_holds_only_what_is_dated() -> None:
    year = Period(date(2013, 1, 1), date(2013, 12, 31))
    assert _ids(year) == ["1"]
    later = Period(date(2014, 1, 1), date(2014, 12, 31))
    assert _ids(later, date_field="outcome_on", unit="row") == ["1#2"]


@pytest.mark.parametrize("unit", ["case", "subject", "allegation", "outcome", "row"])
@pytest.mark.parametrize("rank", ["PC", "PS"])
@pytest.mark.parametrize("outcome", ["dismissed", ""])
def test_what_is_counted_under_a_condition_and_what_except_it_come_to_all(
    unit: str, rank: str, outcome: str
) -> None:
    """One officer of a case is dismissed, another is not: the case is a case with a dismissal."""
    rows = [("A", "PC", "Dismissed"), ("B", "PC", "NFA"), ("A", "PS", "NFA"), ("C", "PS", "")]
    details = tuple(
        Detail(f"9#{n}", {"subject_id": s, "rank": r, "outcome": o, "allegation": "Theft"}, PLACE)
        for n, (s, r, o) in enumerate(rows)
    )
    mixed = Case("9", {"received_on": "2013-05-01"}, PLACE, details)
    one = Count(unit, "received_on", "all", where={"rank": (rank,)})

    def ids(**changes: object) -> set[str]:
        count = replace(one, **changes)  # type: ignore[arg-type]
        return {thing.id for thing in select([mixed, *CASES], count, period=None)}

    held = {"outcome": (outcome,)}
    asked, left = ids(where={**one.where, **held}), ids(where_not=held)
    assert not asked & left
    assert asked | left == ids()


def test_blank_is_who_has_no_value_in_any_row() -> None:
    assert _ids(where={"outcome": ("",)}) == ["2"]
    assert _ids(where_not={"outcome": ("",)}) == ["1"]
    assert _ids(unit="subject", where={"outcome": ("",)}) == ["1/unnamed"]


def test_no_two_parts_of_cases_have_one_id() -> None:
    """Whatever references and subjects hold: taken for one, both are counted in the line of one."""
    words = ("M", "M/1", "M#1", "M/1:1", "1", "1/1", "1#1", "1:1", "1%2F1", "1/M:1")
    subjects = [{"subject_id": one, "allegation": two} for one, two in product(words, words)]
    cases = [
        Case(
            ref,
            {},
            PLACE,
            tuple(
                Detail(f"{ref}#{n}", {**values, "outcome": "NFA"}, PLACE)
                for n, values in enumerate(subjects, 1)
            ),
        )
        for ref in words
    ]
    ids = [
        thing.id
        for unit in ("subject", "allegation", "row")
        for case in cases
        for thing in UNIT_RULES[unit](case, case.details)
    ]
    assert len(ids) == 10 * (10 + 100 + 100)
    assert len(set(ids)) == len(ids)
