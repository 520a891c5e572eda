"""The same figure over several answers, and all that keeps two values from being compared."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from answerable.model.log_entries import Headline, Summary
from answerable.model.log_settings import POLICE_CHANGES, RuleChange
from answerable.steps.counts.follow_figures import Point, follow_figures

LABEL = "complaints concerning social media"


def _figure(start: str, end: str, value: float | None = 9, **more: Any) -> Headline:
    figure = Headline(LABEL, value, str(value), "case", start, end, "complaints", "date received")
    return replace(figure, terms=("facebook", "twitter"), **more)


def _answer(number: int, *figures: Headline) -> Summary:
    year = 2015 + number
    return Summary(
        path=f"{year}/{number}/", reference=f"{number}/{year % 100}", title="T", authority="A",
        topic="social media", received=f"{year}-01-04", answered=f"{year}-02-01",
        published=f"{year}-02-01", updated=f"{year}-02-01", version=1, headlines=figures,
    )  # fmt: skip


OLD = _figure("2014-01-01", "2015-12-31")
NEW = _figure("2016-01-01", "2017-12-31", 12)


def _points(*figures: Headline, changes: tuple[RuleChange, ...] = ()) -> tuple[Point, ...]:
    this, *others = [_answer(number, one) for number, one in enumerate(figures, start=1)]
    [series] = follow_figures(this, others, changes)
    return series.points


def _breaks(old: Headline, new: Headline, *changes: RuleChange) -> list[str]:
    first, second = _points(old, new, changes=changes)
    assert first.breaks == ()
    return list(second.breaks)


def test_two_counts_of_one_definition_may_be_compared() -> None:
    first, second = _points(OLD, NEW)
    assert (first.breaks, second.breaks, first.notes, second.notes) == ((), (), (), ())
    assert [first.period, first.display] == ["1 January 2014 to 31 December 2015", "9"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"unit": "allegation"}, "Counted from here: allegations; before: cases."),
        ({"population": "conduct matters"}, "Counted among: conduct matters; before: complaints."),
        (
            {"conditions": ("case type is A",)},
            "Counted from here: only where case type is A; before: not stated whether all.",
        ),
        ({"date_rule": "date closed"}, "Placed by date closed; before: by date received."),
        ({"terms": ("facebook", "twitter", "tiktok")}, "Searched from here as well: tiktok."),
        ({"terms": ("facebook",)}, "No longer searched: twitter."),
        ({"end": "2016-12-31"}, "The two periods differ in length."),
        ({"start": "2015-01-01", "end": "2016-12-31"}, "The two periods overlap."),
    ],
)
def test_what_differs_in_the_definition_is_said(changed: dict[str, Any], words: str) -> None:
    assert _breaks(OLD, replace(NEW, **changed)) == [words]


def test_an_answer_that_names_no_condition_breaks_no_row_with_one_that_has_none() -> None:
    assert _breaks(OLD, replace(NEW, conditions=())) == []


def test_a_column_that_is_written_otherwise_breaks_no_row() -> None:
    old = replace(OLD, date_rule="the date in “date created”", conditions=("case type is a",))
    new = replace(
        NEW, date_rule="the date in “Date_Created”", conditions=("Case_Type is A",),
        population="Complaints",
    )  # fmt: skip
    assert _breaks(old, new) == []


def test_of_two_figures_of_one_name_the_one_under_the_same_conditions_is_followed() -> None:
    women, men = (replace(NEW, conditions=(f"sex is {sex}",)) for sex in "FM")
    old = _answer(1, replace(OLD, conditions=("sex is M",)))
    [series] = follow_figures(old, [_answer(2, women, replace(men, value=5, display="5"))], ())
    assert [point.display for point in series.points] == ["9", "5"]
    assert series.points[1].breaks == ()


def test_terms_in_other_case_are_the_same_terms() -> None:
    assert _breaks(OLD, replace(NEW, terms=("Twitter", "Facebook"))) == []


def test_the_same_period_counted_again_is_said_where_the_count_differs() -> None:
    again = replace(OLD, value=10, display="10")
    assert _breaks(OLD, again) == ["The same period, counted again for answer 2/17."]
    assert _breaks(OLD, OLD) == []


def test_a_time_that_no_answer_covers_is_noted_and_is_no_break() -> None:
    _, second = _points(OLD, _figure("2018-01-01", "2019-12-31"))
    assert second.breaks == ()
    assert len(second.notes) == 1
    assert "No answer gives the figure" in second.notes[0]


def test_new_rules_break_a_series_where_most_of_the_period_is_under_them() -> None:
    early = RuleChange(date(2016, 2, 1), "the rules changed")
    late = replace(early, on=date(2017, 11, 30))
    assert _breaks(OLD, NEW, early) == ["From 1 February 2016 the rules changed."]
    assert _breaks(OLD, NEW, late) == []
    _, second = _points(OLD, NEW, changes=(late,))
    assert second.notes == ("Inside this period, on 30 November 2017, the rules changed.",)


def test_the_rules_of_2012_and_2020_are_those_of_the_police() -> None:
    years = [(str(year), float(year), str(year)) for year in range(2011, 2022)]
    long = _figure("2011-01-01", "2021-12-31", years=tuple(years))
    points = _points(
        long, replace(long, years=(*years[:10], ("2021", 1.0, "1"))), changes=POLICE_CHANGES
    )
    told = {
        point.period: point.breaks for point in points if any("From" in b for b in point.breaks)
    }
    assert list(told) == ["2013", "2020"]


def test_the_years_of_a_table_stand_for_its_period() -> None:
    years = (("2016", 5.0, "5"), ("2017", None, "fewer than 5"))
    points = _points(OLD, replace(NEW, years=years))
    assert [(one.period, one.value, one.display) for one in points[1:]] == [
        ("2016", 5.0, "5"), ("2017", None, "fewer than 5"),
    ]  # fmt: skip
    assert points[2].breaks == ()


def test_a_figure_without_a_period_stands_in_no_row_of_years() -> None:
    undated = _figure("", "", years=(("2014", 4.0, "4"), ("2015", 5.0, "5")))
    dated = _figure("2014-01-01", "2014-12-31")
    for one, other in ((undated, dated), (dated, undated)):
        assert follow_figures(_answer(1, one), [_answer(2, other)], ()) == []


def test_a_year_that_the_period_cuts_is_said_to_be_a_part() -> None:
    cut = replace(NEW, end="2017-06-30", years=(("2016", 5.0, "5"), ("2017", 2.0, "2")))
    last = _points(OLD, cut)[-1]
    assert last.period == "2017 (in part)"
    assert last.breaks == ("The two periods differ in length.",)


def test_another_figure_is_not_put_in_the_row() -> None:
    other = replace(NEW, label="posts obliged to use a vehicle")
    assert follow_figures(_answer(1, OLD), [_answer(2, other)], ()) == []
    assert follow_figures(_answer(1, OLD), [], ()) == []


def test_a_label_in_other_words_is_followed_and_the_population_said() -> None:
    other = replace(NEW, label="public complaints concerning social media", population="public")
    assert _breaks(OLD, other) == ["Counted among: public; before: complaints."]


def test_a_long_series_shows_its_latest_values_and_says_how_many_are_left_out() -> None:
    years = tuple((str(year), 1.0, "1") for year in range(1950, 2014))
    [series] = follow_figures(
        _answer(1, NEW), [_answer(2, _figure("1950-01-01", "2013-12-31", years=years))], (), most=10
    )
    assert (len(series.points), series.left_out) == (10, 55)
    assert series.points[0].breaks == ()
    assert series.points[-1].period == "1 January 2016 to 31 December 2017"
