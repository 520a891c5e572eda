"""Answers are compared with every answer before them: what none gives away alone, two may."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli import group
from answerable.engines.answers import Run
from answerable.engines.disclosure import HighsEngine
from answerable.files.ledgers import all_claims, append_to_ledger, read_claims, read_ledger
from answerable.model.answer import Answer
from answerable.model.errors import UserMistake
from answerable.model.ledger import CLAIM_COLUMNS, About, Claim
from answerable.model.periods import Period
from answerable.model.phrases import condition as condition_in_words
from answerable.model.protection import Policy
from answerable.steps.answers.write_answer import answer_json
from answerable.steps.checks.check import check
from answerable.steps.checks.check_ledger import answers_give_nothing_away, exposure_finding
from answerable.steps.protection.claim import claims_in
from answerable.steps.protection.compare_answers import compare, nested
from registers import answered, rows_of

ABOUT = About("public complaints", "case", "date received")
RESIGNED, ADVICE = (("Outcome", "Resigned"),), (("Outcome", "Advice"),)


def claim(
    answer: str,
    years: tuple[int, int],
    low: int,
    high: int | None = None,
    line: tuple[tuple[str, str], ...] = (),
) -> Claim:
    """A figure of whole years."""
    period = Period(date(years[0], 1, 1), date(years[1], 12, 31))
    return Claim(answer, ABOUT, period, line, low, low if high is None else high)


def exposures(new: list[Claim], earlier: list[Claim]) -> list[str]:
    """What comes out, as an analyst reads it."""
    found = compare(new, earlier, Policy(), HighsEngine())
    return [f"{finding.code}: {finding.where}" for finding in map(exposure_finding, found)]


def test_one_year_more_gives_that_year_away_by_name() -> None:
    found = exposures(
        [claim("14_17", (2010, 2016), 13, line=RESIGNED)],
        [claim("911_16", (2010, 2015), 12, line=RESIGNED)],
    )
    assert found == ["small-count-by-difference: public complaints, Outcome: Resigned, 2016"]


@pytest.mark.parametrize("longer", [12, 19], ids=["nothing more", "seven more"])
def test_a_year_that_is_nought_or_no_small_count_passes(longer: int) -> None:
    assert exposures([claim("b", (2010, 2016), longer)], [claim("a", (2010, 2015), 12)]) == []


def test_a_year_printed_for_a_recorded_reason_is_not_found_again_by_difference() -> None:
    new = [claim("b", (2010, 2016), 13), claim("b", (2016, 2016), 1)]
    assert exposures(new, [claim("a", (2010, 2015), 12)]) == []


@pytest.mark.parametrize("given", ["the longer first", "the shorter first"])
@pytest.mark.parametrize(
    ("short", "left"),
    [
        (claim("b", (2012, 2014), 12), "1"),
        (replace(claim("b", (2012, 2014), 10), high=12), "1 to 3"),
    ],
)
def test_what_lies_on_both_sides_of_a_shorter_period_is_a_difference_too(
    short: Claim, left: str, given: str
) -> None:
    """13 in 2010 to 2016 and 12 in 2012 to 2014: one lies before or after."""
    one, other = [short], [claim("a", (2010, 2016), 13)]
    new, earlier = (one, other) if given == "the longer first" else (other, one)
    [found, *_] = compare(new, earlier, Policy(), HighsEngine())
    assert found.claim.words == "public complaints, outside 2012 to 2014"
    assert (found.value, set(found.names)) == (left, {"a", "b"})


def test_counts_of_many_millions_are_compared_like_others() -> None:
    """Readings of number plates, say: 12,000,003 and 12,000,000 of them in all years but one."""
    new, earlier = claim("b", (2010, 2016), 12_000_003), claim("a", (2010, 2015), 12_000_000)
    assert exposures([new], []) == []
    [found] = exposures([new], [earlier])
    assert found == "small-count-by-difference: public complaints, 2016"


def test_figures_of_another_population_or_unit_are_never_compared() -> None:
    other = replace(claim("b", (2010, 2016), 13), about=replace(ABOUT, unit="allegation"))
    assert exposures([other], [claim("a", (2010, 2015), 12)]) == []


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (
            replace(ABOUT, date_rule="the date in “date created”"),
            replace(ABOUT, date_rule="the date in “Date_Created”", conditions=()),
        ),
        (
            replace(ABOUT, conditions=("obliged_to_use is Yes",)),
            replace(ABOUT, conditions=("Obliged to use is yes",)),
        ),
        (
            replace(ABOUT, conditions=("what is paid is not Yes or No",)),
            replace(ABOUT, conditions=("What_is_paid is not yes or no",)),
        ),
    ],
    ids=["the date", "a condition", "a header that holds is"],
)
def test_a_column_is_the_same_however_its_header_is_written(before: About, now: About) -> None:
    """A ledger holds the headers as they were printed then; files are exported otherwise today."""
    earlier = [replace(claim("a", (2010, 2015), 12), about=before)]
    [found] = exposures([replace(claim("b", (2010, 2016), 13), about=now)], earlier)
    assert found.startswith("small-count-by-difference: public complaints")


def test_values_of_a_column_that_differ_by_a_sign_are_different() -> None:
    one, other = (replace(ABOUT, conditions=(f"grade is {grade}",)) for grade in ("A+", "A-"))
    earlier = [replace(claim("a", (2010, 2015), 12), about=one)]
    assert exposures([replace(claim("b", (2010, 2016), 13), about=other)], earlier) == []


def _only(found: Claim, *conditions: str) -> Claim:
    return replace(found, about=replace(ABOUT, conditions=conditions))


def test_figures_under_other_conditions_are_no_figures_of_one_thing_over_time() -> None:
    before = _only(claim("a", (2010, 2015), 12), "case type is Public complaint")
    longer, case = claim("b", (2010, 2016), 13), "Case type is public complaint"
    assert exposures([_only(longer)], [before]) == []
    words = f"public complaints, only where {case}"
    assert exposures([_only(longer, case)], [before]) == [
        f"small-count-by-difference: {words}, 2016"
    ]


@pytest.mark.parametrize(("whole", "left"), [(13, 1), (12, 0), (30, 18)])
def test_what_is_left_over_beside_a_figure_under_conditions_is_told_where_it_is_few(
    whole: int, left: int
) -> None:
    """Thirteen complaints, twelve of them from the public: one is of another kind."""
    year = (2010, 2010)
    all_ = _only(claim("a", year, whole))
    public = _only(claim("b", year, 12), "case type is Public complaint")
    words = "public complaints, only where not: case type is Public complaint"
    few = [f"small-count-by-difference: {words}, 2010"] if left == 1 else []
    for new, earlier in (([public], [all_]), ([all_], [public]), ([all_, public], [])):
        assert exposures(new, earlier) == few


_KIND = "kind is {}".format
_REST = "small-count-by-difference: public complaints, only where {}, 2014 to 2015".format
_TWO = (2014, 2015)


@pytest.mark.parametrize(
    ("earlier", "new", "rest"),
    [
        ([(_TWO, 13, None)], [(_TWO, 12, [_KIND("a")])], "not: kind is a"),
        (
            [(_TWO, 13, []), (_TWO, 6, [_KIND("a")])],
            [(_TWO, 6, [_KIND("b")])],
            "not: kind is a and not: kind is b",
        ),
        (
            [(_TWO, 13, []), (_TWO, 6, [_KIND("rude")])],
            [(_TWO, 6, [_KIND("rude, abusive")])],
            "not: kind is rude and not: kind is rude, abusive",
        ),
        (
            [(_TWO, 40, []), (_TWO, 13, [_KIND("a, b or c")])],
            [(_TWO, 12, [_KIND("a or c")])],
            "kind is a, b or c and not: kind is a or c",
        ),
        (
            [(_TWO, 13, [_KIND("not a")])],
            [(_TWO, 12, [_KIND("b")])],
            "kind is not a and not: kind is b",
        ),
        (
            [((2014, 2014), 6, []), ((2015, 2015), 7, [])],
            [(_TWO, 12, [_KIND("a")])],
            "not: kind is a",
        ),
        (
            [(_TWO, 13, []), ((2014, 2014), 6, [_KIND("a")])],
            [((2015, 2015), 6, [_KIND("a")])],
            "not: kind is a",
        ),
    ],
    ids=[
        "unknown",
        "together",
        "a comma",
        "fewer values",
        "all but one value",
        "years",
        "years under one",
    ],
)
def test_what_figures_under_conditions_leave_of_those_under_fewer_is_told(
    earlier: list[tuple[tuple[int, int], int, list[str] | None]],
    new: list[tuple[tuple[int, int], int, list[str] | None]],
    rest: str,
) -> None:
    before = [_under("a", *one) for one in earlier]
    now = [_under("b", *one) for one in new]
    assert exposures(now, before) == [_REST(rest)]
    assert exposures(before, now) == [_REST(rest)]
    assert exposures([*before, *now], []) == [_REST(rest)]
    assert exposures([_under("c", *earlier[0])], [*before, *now]) == []


def _under(answer: str, years: tuple[int, int], value: int, conditions: list[str] | None) -> Claim:
    about = replace(ABOUT, conditions=None if conditions is None else tuple(conditions))
    return replace(claim(answer, years, value), about=about)


@pytest.mark.parametrize(
    "other", [["kind is a or b"], ["sex is F"]], ids=["values that overlap", "another column"]
)
def test_figures_that_may_hold_the_same_records_are_not_taken_together(other: list[str]) -> None:
    earlier = [_under("a", _TWO, 23, []), _under("a", _TWO, 11, ["kind is a"])]
    assert exposures([_under("b", _TWO, 11, other)], earlier) == []


@pytest.mark.parametrize("wide", [[], None])
def test_more_under_a_condition_than_without_it_is_a_contradiction(wide: list[str] | None) -> None:
    public = _under("b", _TWO, 20, ["kind is a"])
    told = ["answers-contradict: public complaints, only where kind is a, 2014 to 2015"]
    assert exposures([public], [_under("a", _TWO, 13, wide)]) == told
    assert exposures([public], [_under("a", (2013, 2015), 13, wide)]) == told
    corrected = [_under("a", _TWO, 13, wide), _under("a", _TWO, 30, wide)]
    assert exposures([public], corrected) == []
    assert exposures([replace(public, answer="a")], corrected[:1]) == []


@pytest.mark.parametrize("conditions", [(), ("case type is Public complaint",)])
def test_a_figure_whose_conditions_nobody_knows_is_compared_with_all(
    conditions: tuple[str, ...],
) -> None:
    old, longer = claim("a", (2010, 2015), 12), claim("b", (2010, 2016), 13)
    assert len(exposures([_only(longer, *conditions)], [old])) == 1
    assert len(exposures([longer], [_only(old, *conditions), _only(old, "sex is F")])) == 1


def test_a_ledger_keeps_conditions_and_that_nobody_knows_them(tmp_path: Path) -> None:
    old = claim("a", (2010, 2015), 12)
    claims = [old, _only(old), _only(old, "sex is F")]
    signed = [replace(one, about=replace(one.about, counted_from=("x", "y"))) for one in claims]
    claims += [*signed, *(replace(one, severest=True) for one in (*claims, *signed))]
    assert list(all_claims(append_to_ledger(tmp_path / "ledger", claims))) == claims


_DISMISSED, _FINAL, _WRITTEN = "Dismissed", "Final written warning", "Written warning"
_YEAR = (2014, 2014)


def _table(answer: str, *, severest: bool = False) -> list[Claim]:
    """Seventy-one complaints by outcome, printed in bands: 4, 4 and 9 are kept back."""
    lines = [("Advice", 39, 39), ("None", 15, 15), (_DISMISSED, 0, 4), (_FINAL, 0, 4)]
    lines += [(_WRITTEN, 5, 71)]
    printed = [_under(answer, _YEAR, 71, [])]
    printed += [
        replace(_under(answer, _YEAR, low, []), line=(("Outcome", label),), high=high)
        for label, low, high in lines
    ]
    return [replace(one, severest=severest and bool(one.line)) for one in printed]


@pytest.mark.parametrize(
    ("condition", "value", "opened"),
    [
        ("outcome is dismissed or final written warning", 8, [_DISMISSED, _FINAL, _WRITTEN]),
        ("outcome is dismissal or FWW", 8, [_DISMISSED, _FINAL, _WRITTEN]),
        ("Outcome is not Written warning", 62, [_DISMISSED, _FINAL, _WRITTEN]),
        ("outcome is advice, dismissed, FWW or none", 62, [_DISMISSED, _FINAL, _WRITTEN]),
        ("outcome is dismissed or advice", 43, [_DISMISSED]),
        ("outcome is advice", 39, []),
        ("outcome is advice or none", 54, []),
        ("outcome is not Advice or None", 17, []),
        ("division is North", 9, []),
        ("outcome is blank", 0, []),
        ("outcome is resigned", 0, []),
        ("outcome is not resigned", 71, []),
    ],
)
def test_a_condition_on_a_column_is_held_against_the_table_by_that_column(
    condition: str, value: int, opened: list[str]
) -> None:
    """Dismissed and final written warning are fewer than 5 each, and both together are 8."""
    table, other = _table("a"), _under("b", _YEAR, value, [condition])
    place = "withheld-by-difference: public complaints, Outcome: {}, 2014".format
    for new, earlier in (([other], table), (table, [other]), ([*table, other], [])):
        assert set(exposures(new, earlier)) == set(map(place, opened))


@pytest.mark.parametrize(
    "label", ["Not upheld", "Advice or guidance", "Rude, abusive", "Not proven, or withdrawn"]
)
@pytest.mark.parametrize("typed", [str, str.lower], ids=["as printed", "in small letters"])
def test_a_value_of_several_words_is_one_value(label: str, typed: Callable[[str], str]) -> None:
    """What reads as several values, or as all but one, is the line of the table all the same."""
    table = [
        *_table("a"),
        replace(_under("a", _YEAR, 0, []), line=(("Finding", label),), high=4),
        replace(_under("a", _YEAR, 5, []), line=(("Finding", "Upheld"),), high=71),
    ]
    other = _under("b", _YEAR, 3, [condition_in_words("finding", [typed(label)])])
    place = "withheld-by-difference: public complaints, Finding: {}, 2014".format
    assert set(exposures([other], table)) == {place(label), place("Upheld")}


def test_not_upheld_is_not_the_same_as_all_but_upheld() -> None:
    """Twelve not upheld or withdrawn, and seven not upheld: both are true."""
    seven = _under("a", _YEAR, 7, [condition_in_words("finding", ["not upheld"])])
    twelve = _under("b", _YEAR, 12, [condition_in_words("finding", ["upheld"], holds=False)])
    assert exposures([twelve], [seven]) == []


def test_an_answer_that_prints_under_a_condition_what_its_table_keeps_back_is_blocked(
    tmp_path: Path,
) -> None:
    counts = {(_DISMISSED, "2010"): 4, (_FINAL, "2011"): 4, (_WRITTEN, "2011"): 9}
    counts |= {("Advice", "2012"): 39, ("No action", "2010"): 15}
    table = 'presentation = "band"\nby = ["outcome"]\n'
    other = """
[[question.count]]
population = "complaints, in other words"
from = 2010-01-01
to = 2012-12-31
on_topic = false
presentation = "exact"
where.outcome = {}
"""
    found = {
        values: answered(tmp_path, rows_of(counts), table, more=other.format(values)).answer
        for values in ('["Dismissed", "Final written warning"]', '["Advice", "No action"]')
    }
    [[codes, blocked], [others, passes]] = [
        ({finding.code for finding in answer.checks}, answer.blocked) for answer in found.values()
    ]
    assert ("withheld-by-difference" in codes, blocked) == (True, True)
    assert ("withheld-by-difference" in others, passes) == (False, False)


def test_a_line_that_was_kept_back_is_printed_by_a_count_under_its_condition() -> None:
    found = exposures([_under("b", _YEAR, 9, ["outcome is Written warning"])], _table("a"))
    assert len(found) == 3
    assert all(one.startswith("withheld-by-difference: public complaints, Outc") for one in found)


def test_a_condition_is_only_no_less_than_the_line_of_the_most_severe_outcome() -> None:
    """Of several outcomes a table tells one; the condition holds for any: 20 warnings, 9 lines."""
    table = _table("a", severest=True)
    warned = _under("b", _YEAR, 20, ["outcome is Written warning"])
    assert exposures([warned], table) == []
    together = _under("b", _YEAR, 1, ["outcome is dismissed or final written warning"])
    assert {one.partition(":")[0] for one in exposures([together], table)} == {
        "withheld-by-difference"
    }


def test_a_line_of_any_outcome_is_the_same_as_its_condition() -> None:
    year = (2014, 2014)
    lines = [(("Any outcome", label),) for label in (_DISMISSED, _WRITTEN)]
    table = [
        replace(_under("a", year, low, []), line=line, high=high, overlapping=True)
        for line, low, high in ((lines[0], 0, 4), (lines[1], 30, 30))
    ]
    found = exposures([_under("b", year, 3, ["outcome is Dismissed"])], table)
    assert found == ["withheld-by-difference: public complaints, Any outcome: Dismissed, 2014"]
    both = _under("b", year, 30, ["outcome is Dismissed or Written warning"])
    assert exposures([both], table) == []


def test_a_condition_with_a_table_is_a_column_of_a_table_of_two_dimensions() -> None:
    cell = (("Division", "North"), ("Outcome", "Dismissed"))
    crossed = replace(_under("a", _YEAR, 0, []), line=cell, high=4)
    north = replace(_under("b", _YEAR, 3, ["outcome is dismissed"]), line=cell[:1])
    place = "public complaints, Division: North, Outcome: Dismissed, 2014"
    assert exposures([north], [crossed]) == [f"withheld-by-difference: {place}"]
    alone = _under("b", _YEAR, 3, ["division is north", "outcome is dismissed"])
    assert exposures([alone], [crossed]) == [f"withheld-by-difference: {place}"]


def test_the_rest_of_a_condition_beside_the_line_of_one_of_its_values_is_told() -> None:
    line = replace(_under("a", _YEAR, 5, []), line=(("Outcome", "Dismissed"),))
    both = _under("b", _YEAR, 8, ["outcome is dismissed or resigned"])
    place = "public complaints, Outcome: resigned, 2014"
    assert exposures([both], [line]) == [f"small-count-by-difference: {place}"]
    assert exposures([line], [both]) == [f"small-count-by-difference: {place}"]


_REGISTER = ("content", "columns")


def _counted(found: Claim, words: str, *signs: str) -> Claim:
    return replace(found, about=replace(ABOUT, population=words, counted_from=signs))


def test_a_figure_is_of_one_thing_whatever_words_are_typed_for_it() -> None:
    earlier = [_counted(claim("a", (2010, 2015), 12), "complaints from the public", *_REGISTER)]
    new = _counted(claim("b", (2010, 2016), 13), "grievances", "newer content", "columns")
    assert exposures([new], earlier) == ["small-count-by-difference: grievances, 2016"]
    assert exposures([_counted(new, "grievances", "another register")], earlier) == []
    same = _counted(new, "Complaints from  the public", "another register")
    assert len(exposures([same], earlier)) == 1
    assert len(exposures([_counted(new, "complaints from the public")], earlier)) == 1


def test_a_figure_in_the_words_of_before_is_of_the_same_thing() -> None:
    """Of allegations it was said that they concern the topic, now that their cases do."""
    earlier = _counted(claim("a", (2010, 2015), 12), "allegations concerning social media")
    new = _counted(claim("b", (2010, 2016), 13), "allegations in cases concerning social media")
    assert len(exposures([new], [earlier])) == 1


def test_words_lead_from_a_figure_of_somebody_s_page_to_one_in_other_words() -> None:
    """What only words are known of is of the thing that other figures in these words are of."""
    page = _counted(claim("page", (2010, 2015), 12), "complaints")
    between = _counted(claim("a", (2001, 2002), 50), "complaints", *_REGISTER)
    new = _counted(claim("b", (2010, 2016), 13), "grievances", *_REGISTER)
    assert len(exposures([new], [page, between])) == 1
    assert exposures([new], [page]) == []


def test_an_answer_in_other_words_is_known_by_its_register_and_topic(demo_run: Run) -> None:
    """Whoever words the count anew, and searches a term more, is still counting the same."""
    entry = json.loads(json.dumps(answer_json(demo_run.answer)))
    before = list(claims_in(entry))
    figures = [figure for question in entry["questions"] for figure in question["figures"]]
    for figure in (one for one in figures if ".r" not in one["id"]):
        rest = figure["label"].removeprefix(figure["population"])
        figure |= {"population": "other words", "label": f"other words{rest}"}
        figure |= {"terms": [*figure["terms"], "one more"] if figure["terms"] else []}
    now = list(claims_in(entry))
    pairs = list(zip(before, now, strict=True))
    assert all(set(a.about.counted_from) & set(b.about.counted_from) for a, b in pairs)
    kinds = {(c.about.population, c.about.unit, c.about.counted_from) for c in before}
    assert len(kinds) == len({tuple(signs) for _, *signs in kinds}) == 3
    entry["imported"] = {"text": "of an old page"}
    assert not any(c.about.counted_from for c in claims_in(entry))


def test_three_answers_give_away_what_no_two_of_them_do() -> None:
    """2010-2012 and 2013-2015 were answered; 2010-2016 now leaves 2016."""
    earlier = [claim("a", (2010, 2012), 20), claim("b", (2013, 2015), 30)]
    new = [claim("c", (2010, 2016), 52)]
    assert list(nested(new, earlier, Policy())) == []
    assert exposures(new, earlier) == ["small-count-by-difference: public complaints, 2016"]


def test_a_band_of_an_earlier_answer_is_opened_by_the_total_of_a_later_one() -> None:
    earlier = [
        claim("a", (2010, 2015), 0, 4, RESIGNED),
        claim("a", (2010, 2015), 20, line=ADVICE),
    ]
    new = [claim("b", (2010, 2015), 21)]
    found = exposures(new, [*earlier, claim("a", (2010, 2015), 20, 24)])
    assert "withheld-by-difference: public complaints, Outcome: Resigned, 2010 to 2015" in found


def test_a_figure_kept_back_before_and_printed_now_is_given_away() -> None:
    band = claim("a", (2010, 2015), 0, 4, line=RESIGNED)
    printed = claim("b", (2010, 2015), 3, line=RESIGNED)
    place = "public complaints, Outcome: Resigned, 2010 to 2015"
    assert exposures([printed], [band]) == [f"withheld-by-difference: {place}"]
    assert exposures([band], [printed]) == []


def test_an_answer_that_prints_in_one_place_what_it_keeps_back_in_another_is_found() -> None:
    band, printed = (claim("a", (2010, 2015), *ends) for ends in ((0, 4), (3, 3)))
    assert exposures([band, printed], []) == [
        "withheld-by-difference: public complaints, 2010 to 2015"
    ]


def test_a_figure_kept_back_that_nothing_is_known_beside_gives_nothing_away() -> None:
    assert exposures([claim("a", (2010, 2015), 0, 4)], []) == []


def test_what_earlier_answers_gave_away_is_not_held_against_a_new_one() -> None:
    earlier = [claim("a", (2010, 2015), 12), claim("b", (2010, 2016), 13)]
    assert exposures([claim("c", (2018, 2019), 40)], earlier) == []


def test_figures_that_cannot_all_be_right_are_told() -> None:
    found = exposures([claim("b", (2010, 2016), 9)], [claim("a", (2010, 2015), 12)])
    assert found[0] == "answers-contradict: public complaints, 2016"


A, B = (("Division", "A"),), (("Division", "B"),)
FIRST = [claim("x", (2005, 2005), 37), claim("x", (2005, 2005), 18, line=A)]
FIRST += [claim("x", (2005, 2005), 19, line=B)]
CORRECTED = [claim("x", (2005, 2005), 17), claim("x", (2005, 2005), 8, line=A)]
CORRECTED += [claim("x", (2005, 2005), 9, line=B)]


def test_lines_that_overlap_in_one_year_and_not_in_another_contradict_nothing() -> None:
    def table(year: int, resigned: int, advice: int, *, overlapping: bool) -> list[Claim]:
        lines = [(resigned, RESIGNED), (advice, ADVICE)]
        figures = [claim("a", (year, year), number, line=line) for number, line in lines]
        return [
            claim("a", (year, year), 9),
            *(replace(f, overlapping=overlapping) for f in figures),
        ]

    years = table(2014, 6, 8, overlapping=True), table(2015, 5, 4, overlapping=False)
    assert exposures([*years[0], *years[1]], []) == exposures([*years[1], *years[0]], []) == []


@pytest.mark.parametrize("corrected", [CORRECTED, CORRECTED[:1]], ids=["all", "total alone"])
def test_a_correction_hides_nothing_from_a_later_answer(corrected: list[Claim]) -> None:
    earlier = [*FIRST, *corrected, claim("a", (2010, 2012), 20), claim("b", (2013, 2015), 30)]
    found = exposures([claim("c", (2010, 2016), 52)], earlier)
    assert found == ["small-count-by-difference: public complaints, 2016"]
    spanning = claim("d", (2000, 2020), 500)  # one figure that hangs all of it together
    found = exposures([claim("c", (2010, 2016), 52)], [*earlier, spanning])
    assert found == ["small-count-by-difference: public complaints, 2016"]


@pytest.mark.parametrize("years", [(2006, 2006), (2005, 2006), (2005, 2005)])
def test_a_corrected_figure_is_not_held_against_a_later_answer(years: tuple[int, int]) -> None:
    new = claim("n", years, 17 if years == (2005, 2005) else 30)
    assert exposures([new], [*FIRST, *CORRECTED]) == []


def test_a_figure_corrected_long_ago_is_held_against_no_answer_that_says_another() -> None:
    """52 became 63. A 55 of a year more does not bring it back, though it fits the 52 alone."""
    earlier = [claim("a", (2010, 2015), 52), claim("a", (2010, 2015), 63)]
    assert exposures([claim("b", (2010, 2015), 63)], earlier) == []
    found = exposures([claim("b", (2010, 2015), 52)], earlier)
    assert found == ["answers-contradict: public complaints, 2010 to 2015"]
    beside = [*earlier, claim("c", (2010, 2016), 55)]
    told = compare([claim("b", (2010, 2015), 45)], beside, Policy(), HighsEngine())
    assert not any(one.contradiction for one in told)


def test_what_a_correction_replaced_stays_known_and_is_reckoned_with() -> None:
    """37 became 17, and 40 for a year more leaves 3 for whoever believes the 37."""
    new = [claim("n", (2004, 2005), 40)]
    found = exposures(new, [FIRST[0], CORRECTED[0]])
    assert found == ["small-count-by-difference: public complaints, 2004"]


def test_a_correction_is_compared_with_the_version_that_it_replaces() -> None:
    found = exposures([claim("x", (2005, 2006), 40)], [claim("x", (2005, 2005), 37)])
    assert found == ["small-count-by-difference: public complaints, 2006"]
    assert exposures(CORRECTED, FIRST) == []


def test_earlier_answers_that_contradict_each_other_are_not_charged_to_a_new_one() -> None:
    earlier = [claim("a", (2010, 2015), 40), claim("b", (2010, 2015), 50)]
    new = [claim("c", (2009, 2016), 90), claim("c", (2009, 2009), 20)]
    assert exposures(new, earlier) == []


def test_a_contradiction_names_the_answers_that_make_it_and_ends_no_reckoning() -> None:
    earlier = [claim("a", (2010, 2015), 40), claim("z", (2013, 2013), 9)]
    new = [claim("c", (2010, 2015), 41), claim("c", (2010, 2016), 43)]
    found = compare(new, earlier, Policy(), HighsEngine())
    told = [(one.contradiction, one.names, one.value) for one in found]
    assert told == [(False, ("a", "c"), "3"), (True, ("a", "c"), "41")]


def test_a_year_in_a_table_is_a_figure_of_that_year(demo_run: Run) -> None:
    claims = list(claims_in(answer_json(demo_run.answer)))
    years = [c for c in claims if not c.line and c.period.start.year == c.period.end.year == 2013]
    assert years
    assert all(name != "Year" for c in claims for name, _ in c.line)


def _earlier(answer: Answer) -> list[Claim]:
    """An answer made elsewhere: the same figure for half a year less, one case fewer."""
    ours = [c for c in claims_in(answer_json(answer)) if not c.line and c.low == 9]
    shorter = Period(date(2010, 1, 1), date(2015, 6, 30))
    return [replace(c, answer="88_15", period=shorter, low=8, high=8) for c in ours]


def test_an_answer_without_reasons_is_blocked_by_what_it_gives_away(demo_run: Run) -> None:
    bare = replace(demo_run.answer, small_counts=None)
    found = list(answers_give_nothing_away(bare, _earlier(bare), Policy(), HighsEngine()))
    assert "small-count-by-difference" in {finding.code for finding in found}
    assert all(finding.severity == "block" for finding in found)


def test_an_answer_with_reasons_has_to_weigh_what_it_gives_away(demo_run: Run) -> None:
    answer = demo_run.answer
    found = list(answers_give_nothing_away(answer, _earlier(answer), Policy(), HighsEngine()))
    assert {finding.code for finding in found} == {"difference-weighed"}


def test_what_a_ledger_showed_stays_with_the_answer_when_it_is_checked_without(
    demo_run: Run,
) -> None:
    answer = demo_run.answer
    across = list(answers_give_nothing_away(answer, _earlier(answer), Policy(), HighsEngine()))
    kept = replace(answer, checks=check(answer, across=across))
    assert any(finding.code == "difference-weighed" for finding in check(kept))


def test_a_ledger_keeps_every_figure_and_is_sealed(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    append_to_ledger(path, [claim("a", (2010, 2015), 12, line=RESIGNED)])
    entries = append_to_ledger(path, [claim("b", (2010, 2016), 0, 4)])
    assert [entry.answer for entry in entries] == ["a", "b"]
    assert list(all_claims(read_ledger(path))) == [
        claim("a", (2010, 2015), 12, line=RESIGNED),
        claim("b", (2010, 2016), 0, 4),
    ]


def test_entering_an_answer_twice_leaves_the_ledger_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    append_to_ledger(path, [claim("a", (2010, 2015), 12)])
    before = path.read_bytes()
    append_to_ledger(path, [claim("a", (2010, 2015), 12)])
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_ledger_changed_anywhere_is_refused(tmp_path: Path, place: float) -> None:
    path = tmp_path / "ledger"
    append_to_ledger(path, [claim("a", (2010, 2015), 12), claim("b", (2011, 2012), 7)])
    data = bytearray(path.read_bytes())
    at = int(len(data) * place)
    data[at] = data[at] ^ 1
    path.write_bytes(bytes(data))
    with pytest.raises(UserMistake) as told:
        read_ledger(path)
    assert told.value.code == "ledger-changed"


def test_a_line_taken_out_of_the_middle_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    append_to_ledger(path, [claim(name, (2010, 2015), 12) for name in "abc"])
    first, _, last = path.read_bytes().splitlines()
    path.write_bytes(first + b"\n" + last + b"\n")
    with pytest.raises(UserMistake):
        read_ledger(path)


def test_answers_of_a_log_made_elsewhere_are_entered_from_a_list(tmp_path: Path) -> None:
    listed = tmp_path / "earlier.csv"
    row = ["88_15", "public complaints", "case", "date received", "2010-01-01", "2014-12-31"]
    listed.write_text(
        ",".join(CLAIM_COLUMNS) + "\n" + ",".join([*row, "Outcome", "Resigned", "", "", "0", "4"])
    )
    assert read_claims(listed) == (claim("88_15", (2010, 2014), 0, 4, RESIGNED),)
    dates = (
        listed.read_text().replace("2010-01-01", "01/01/2010").replace("2014-12-31", "31/12/2014")
    )
    listed.write_text(dates.replace(",", ";"), encoding="utf-8-sig")
    assert read_claims(listed) == (claim("88_15", (2010, 2014), 0, 4, RESIGNED),)


@pytest.mark.parametrize(
    ("column", "value"),
    [("from", "2010"), ("to", ""), ("low", "<5"), ("high", "-1"), ("answer", "")],
)
def test_a_wrong_line_of_such_a_list_is_told_with_its_row(
    tmp_path: Path, column: str, value: str
) -> None:
    row = dict(
        zip(
            CLAIM_COLUMNS,
            ["a", "p", "case", "d", "2010-01-01", "2011-01-01", "", "", "", "", "1", "1"],
            strict=True,
        )
    )
    listed = tmp_path / "earlier.csv"
    listed.write_text(",".join(row) + "\n" + ",".join({**row, column: value}.values()))
    with pytest.raises(UserMistake) as told:
        read_claims(listed)
    assert (told.value.code, "2" in told.value.where) == ("claims-wrong", True)


def test_a_public_answer_is_entered_as_it_is(tmp_path: Path, demo_run: Run) -> None:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(answer_json(demo_run.answer)))
    claims = read_claims(path)
    assert {c.low for c in claims if not c.line} >= {9, 10}


def _run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(group, ["protect", *map(str, words)], standalone_mode=False)
    code = result.exit_code if result.exception is None or result.exit_code else 2
    return code, result.output


def test_the_command_blocks_the_second_table_and_writes_nothing(tmp_path: Path) -> None:
    first, second, out = (tmp_path / name for name in ("a.csv", "b.csv", "out.csv"))
    first.write_text("Outcome,Cases\nResigned,12\nAdvice,22\n")
    second.write_text("Outcome,Cases\nResigned,13\nAdvice,31\n")
    about = ("--ledger", tmp_path / "ledger", "--population", "complaints", "--from", "2010-01-01")
    assert _run(first, *about, "--to", "2015-12-31", "--reference", "1_16", "--record")[0] == 0
    code, said = _run(
        second, *about, "--to", "2016-12-31", "--reference", "2_17", "--record", "--out", out
    )
    assert code == 1
    assert "Resigned, 2016" in said
    assert not out.exists()
    assert len(read_ledger(tmp_path / "ledger")) == 1


def test_the_ledger_asks_for_what_it_needs(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("Outcome,Cases\nResigned,12\n")
    result = CliRunner().invoke(group, ["protect", str(table), "--ledger", str(tmp_path / "l")])
    assert isinstance(result.exception, UserMistake)
    assert result.exception.code == "ledger-about-missing"
