"""Whether what a question asks is coded: named values and breakdowns, and what is neither."""

from datetime import date

from answerable.model.register import Register, Source
from answerable.steps.counts.find_coded import coded_for
from answerable.steps.counts.match_columns import Columns
from answerable.steps.requests.read_questions import read_questions
from spec.examples import cases

REGISTER = """
| case_ref | received_on | category      | rank | sex    | outcome   | case_summary |
| 1        | 2013-02-01  | Use of force  | PC   | Male   | NFA       | a summary    |
| 2        | 2013-02-01  | Incivility    | PS   | Female | Dismissed | use of force |
| 3        | 2014-05-09  |               | PC   | Male   |           | incivility   |
"""


def _found(text: str, register: str = REGISTER) -> dict[str, tuple[str, int, tuple[str, ...]]]:
    held = tuple(cases(register))
    headers = {name: name for case in held for name in case.values}
    headers |= {name: name for case in held for detail in case.details for name in detail.values}
    columns = Columns(Register(held, (Source("x", "", 3, 3, 0, columns=headers),)))
    asked = read_questions(text, received_on=date(2016, 1, 1)).questions
    found = coded_for(asked, held, columns, date_field="received_on")
    return {column.column: (column.asked, column.blank, column.named) for column in found}


def test_a_value_that_a_question_names_is_coded_with_the_records_that_lack_one() -> None:
    found = _found("1. How many complaints about the use of force were made?")
    assert found == {"category": ("Use of force", 1, ("Use of force",))}


def test_breakdowns_are_found_under_the_words_of_the_public() -> None:
    found = _found("1. How many complaints were made each year, broken down by gender and outcome?")
    assert set(found) == {"date received", "sex of subject", "outcome"}
    assert found["date received"][1] == 0


def test_a_value_inside_a_longer_one_is_not_named() -> None:
    longer = REGISTER.replace("NFA ", "Final Dismissal").replace("Dismissed", "Dismissal")
    found = _found("1. How many were given a final dismissal?", longer)
    assert found["outcome"][2] == ("Final Dismissal",)
    found = _found("1. How many were given a final dismissal, and how many a dismissal?", longer)
    assert set(found["outcome"][2]) == {"Final Dismissal", "Dismissal"}


def test_papers_and_money_are_not_recorded_in_the_columns_they_are_broken_down_by() -> None:
    assert _found("1. What was the total cost of hearings in each of 2013 and 2014?") == {}
    assert _found("1. Please send a copy of the policy for each year, by outcome.") == {}


def test_what_stands_only_in_texts_is_not_coded() -> None:
    assert _found("1. How many complaints concerned a summary?") == {}


def test_a_word_inside_a_name_is_not_the_value() -> None:
    assert _found("1. How many Incivility Awards were given?") == {}
    assert set(_found("1. How many cases of Incivility were there?")) == {"category"}


def test_short_codes_and_parts_of_words_are_not_taken_for_names() -> None:
    assert _found("1. How many PC monitors and incivilities are there? NFA?") == {}
