"""Which columns are about people is told by their headers."""

import pytest

from answerable.steps.keep_apart import is_about_people, to_choose, told_of_people


@pytest.mark.parametrize(
    "column",
    [
        "Complainant_initials", "ComplainantAge", "Sex of complainant", "Victim type", "Witnesses",
        "Member of the public", "Age", "DOB", "Date of birth", "Ethnic group", "Postcode",
        "Home address", "Mobile phone", "Name", "Collar number", "location", "complainant_count",
    ],
)  # fmt: skip
def test_a_column_is_about_people_by_its_header(column: str) -> None:
    assert is_about_people(column)


@pytest.mark.parametrize(
    "column",
    [
        "Division", "Division name", "Station name", "Team", "Shift", "PSD ref", "Officer age",
        "Age of case in days", "Length of service", "Staff gender", "Remarks", "category", "sex",
        "ethnicity", "rank", "outcome", "term", "year", "wording",
    ],
)  # fmt: skip
def test_a_column_about_places_work_or_officers_is_not(column: str) -> None:
    assert not is_about_people(column)


def test_unclaimed_columns_are_for_those_who_see_complainants_details_or_were_chosen() -> None:
    held = ("Complainant_age", "Team", "status")
    assert to_choose(held, sees=False) == ("status",)
    assert to_choose(held, sees=True) == ("Team", "status")
    assert to_choose(held, sees=False, chosen=("Team", "Complainant_age")) == ("Team", "status")


def test_every_use_in_a_plan_is_told_with_its_question() -> None:
    count = {
        "by": ["year", "Age", ["status", "location"]],
        "list": {"columns": ["wording", "Complainant_initials"]},
        "where": {"Postcode": ["AB1"], "status": ["closed"]},
        "except": {"Age": ["21"]},
    }
    plan = {"question": [{"number": "1"}, {"number": "2b", "count": [count]}]}
    columns = ("Age", "location", "Complainant_initials", "Postcode", "Age")
    assert list(told_of_people(plan)) == [("2b", column) for column in columns]
