"""Which columns are about people is told by their headers."""

import pytest

from answerable.steps.answers.keep_apart import (
    is_about_people,
    says_who,
    says_who_beside,
    to_count_by,
    to_list,
    told_of_people,
    without_people,
)


@pytest.mark.parametrize(
    "column",
    [
        "Complainant_initials", "ComplainantAge", "Sex of complainant", "Victim type", "Witnesses",
        "Member of the public", "Age", "DOB", "Date of birth", "Ethnic group", "Postcode",
        "Home address", "Mobile phone", "Name", "Collar number", "location", "complainant_count",
        "Eth (comp't)", "COMP SEX", "Comp'nt Name", "Ethnicity", "subject_id",
    ],
)  # fmt: skip
def test_a_column_is_about_people_by_its_header(column: str) -> None:
    assert is_about_people(column)


@pytest.mark.parametrize(
    "column",
    [
        "Supplier name", "course_name",
        "Division", "Division name", "Station name", "Team", "Shift", "PSD ref", "Officer age",
        "Age of case in days", "Length of service", "Staff gender", "Remarks", "category", "sex",
        "ethnicity", "rank", "outcome", "term", "year", "wording",
    ],
)  # fmt: skip
def test_a_column_about_places_work_or_officers_is_not(column: str) -> None:
    assert not is_about_people(column)


@pytest.mark.parametrize(
    ("column", "tells_apart"),
    [
        ("Complainant", True), ("Complainant_initials", True), ("Witnesses", True), ("DOB", True),
        ("Postcode", True), ("Collar number", True), ("Name", True), ("location", True),
        ("Complainant_race", False), ("Sex of complainant", False), ("Victim type", False),
        ("Age", False), ("complainant_count", False), ("Division name", False), ("rank", False),
    ],
)  # fmt: skip
def test_who_somebody_is_is_told_from_what_many_have_in_common(
    column: str, tells_apart: bool
) -> None:
    assert says_who(column) is tells_apart


@pytest.mark.parametrize(
    ("column", "tells_apart"),
    [("Subject", False), ("subject", False), ("Subject name", True), ("Officer", True)],
)
def test_the_subject_of_a_payment_is_nobody_and_that_of_a_complaint_somebody(
    column: str, tells_apart: bool
) -> None:
    assert says_who(column)
    assert says_who_beside(column) is tells_apart


HELD = ("Complainant", "Complainant_race", "Remarks", "Team", "location", "status")


def test_counts_are_by_what_groups_records_and_by_no_column_that_says_who_somebody_is() -> None:
    groups = ("Complainant", "Complainant_race", "Team", "location")
    offered = ("Complainant_race", "Team", "status")
    assert to_count_by(HELD, repeating=groups, sees=False) == offered
    assert to_count_by(HELD, repeating=(), sees=False) == ("status",)
    assert to_count_by(HELD, repeating=(), sees=False, chosen=("Team",)) == ("Team", "status")
    assert to_count_by(HELD, repeating=(), sees=True) == (
        "Complainant_race", "Remarks", "Team", "status",
    )  # fmt: skip


def test_lists_hold_nothing_of_complainants_and_no_unclaimed_column_for_who_may_not_see_it() -> (
    None
):
    assert to_list(HELD, sees=False) == ("status",)
    assert to_list(HELD, sees=False, chosen=("Team", "Complainant_race")) == ("Team", "status")
    assert to_list(HELD, sees=True) == ("Remarks", "Team", "status")


def test_of_counts_that_are_taken_over_those_that_show_people_are_left_out() -> None:
    shown, hidden = {"by": ["status"]}, {"where": {"location": ["1 Elm Road"]}}
    plan = {"question": [{"number": "1", "count": [hidden, shown]}, {"number": "2"}]}
    assert without_people(plan) == {
        "question": [{"number": "1", "count": [shown]}, {"number": "2"}]
    }


def test_every_use_in_a_plan_is_told_with_its_question() -> None:
    count = {
        "by": ["year", "Age", "Name", ["status", "location"]],
        "list": {"columns": ["wording", "Complainant_age"]},
        "where": {"Postcode": ["AB1"], "status": ["closed"]},
        "except": {"Age": ["21"], "DOB": ["x"]},
    }
    plan = {"question": [{"number": "1"}, {"number": "2b", "count": [count]}]}
    columns = ("Name", "location", "Postcode", "DOB", "Complainant_age")
    assert list(told_of_people(plan)) == [("2b", column) for column in columns]
