"""Taking in: what could silently go wrong, and does not."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.files.column_maps import read_column_map
from answerable.files.delimited import read_delimited
from answerable.files.registers import read_register
from answerable.model.errors import UserMistake
from answerable.model.fields import BY_HEADER, FIELDS, Level, normalise_header
from answerable.model.register import Register
from answerable.model.request import Count
from answerable.model.snapshot import content_hash
from answerable.model.tables import ColumnMap, RawTable
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.registers.read_dates import DAY_FIRST, DateReading
from answerable.steps.registers.read_rows import TOO_MANY_CELLS
from answerable.steps.registers.select import select
from answerable.steps.registers.take_in import take_in

CELLS = st.sampled_from(
    ("", " ", "C1", "c 1", "C2", "2016-01-05", "13/01/2016", "x", "Total: 3", "Case Ref", "404")
)
HEADERS = st.sampled_from(("Outcome", "Officer", "Notes", "Notes", "", "Summary", "Status"))


def raw(*rows: tuple[str, ...], file: str = "cases.csv", encoding: str | None = None) -> RawTable:
    """A table as a file holds it, rows numbered from 1."""
    return RawTable(file, file, rows, tuple(range(1, len(rows) + 1)), encoding=encoding)


def refusal(*tables: RawTable, column_map: ColumnMap | None = None) -> UserMistake:
    """The mistake that the tables end with."""
    with pytest.raises(UserMistake) as raised:
        take_in(tables, column_map)
    return raised.value


def dates(*values: str) -> Register:
    """A table of cases with one column of dates."""
    rows = ((f"C{number}", value) for number, value in enumerate(values, start=1))
    return take_in([raw(("Case Ref", "Date Received"), *rows)])


def received(register: Register) -> list[str]:
    return [case.value("received_on") for case in register.cases]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(HEADERS, max_size=4),
    st.lists(st.lists(CELLS, max_size=6), min_size=1, max_size=12),
    st.booleans(),
)
def test_every_row_is_taken_or_set_aside(
    headers: list[str], rows: list[list[str]], drop: bool
) -> None:
    table = raw(("Case Ref", *headers), *map(tuple, rows), encoding="UTF-8")
    column_map = ColumnMap(drop_duplicates=drop)
    try:
        register = take_in([table], column_map)
    except UserMistake:
        return
    (source,) = register.sources
    assert source.rows == sum(1 for row in rows if any(cell.strip() for cell in row))
    assert source.rows == source.taken + source.set_aside
    assert source.set_aside == len(register.set_aside)
    assert content_hash(take_in([table], column_map).cases) == content_hash(register.cases)


def test_a_header_stands_for_one_field_only() -> None:
    claims = {(normalise_header(h), f.name) for f in FIELDS for h in (f.label, f.name, *f.aliases)}
    assert len(claims) == len(BY_HEADER)


def test_the_same_export_given_twice_is_refused() -> None:
    table = raw(("Case Ref", "Status"), ("1", "live"))
    assert refusal(table, table).code == "register-twice"


def test_a_sheet_without_a_case_reference_is_set_aside_beside_one_that_has_it() -> None:
    notes = RawTable("book.xlsx", "b", (("Made by", "me"),), (1,), "Notes")
    cases = RawTable("book.xlsx", "b", (("Case Ref",), ("1",)), (1, 2), "Cases")
    register = take_in([notes, cases])
    assert [(s.sheet, s.taken, s.set_aside) for s in register.sources] == [
        ("Notes", 0, 1),
        ("Cases", 1, 0),
    ]


def test_a_file_without_a_case_reference_is_refused_even_beside_one_that_has_it() -> None:
    cases = raw(("Case Ref",), ("1",))
    assert refusal(cases, raw(("Post", "Cost"), ("1", "2"), file="b.csv")).code == "no-header"


def test_a_list_of_fields_is_not_taken_for_a_register() -> None:
    dictionary = raw(
        ("Field", "Case Reference"), ("1", "Date Received"), ("2", "Outcome"), ("3", "Rank")
    )
    assert refusal(dictionary).code == "no-header"


def test_a_header_without_rows_is_refused() -> None:
    assert refusal(raw(("Case Ref", "Status"), ("", ""))).code == "no-rows"


def test_a_cover_line_with_a_reference_is_not_the_header() -> None:
    register = take_in(
        [raw(("Reference", "911_16"), (), ("Case Ref", "Outcome", "Rank"), ("1", "NFA", "PC"))]
    )
    assert [case.ref for case in register.cases] == ["1"]
    assert register.sources[0].header_row == 3


def test_the_mapping_may_say_which_row_is_the_header() -> None:
    table = raw(("Case Ref", "Outcome"), ("Case Ref", "Said"), ("1", "NFA"))
    register = take_in([table], ColumnMap(header_row=2))
    assert register.sources[0].columns == {"Case Ref": "case_ref", "Said": ""}


def test_a_mapping_that_names_no_column_of_the_file_is_refused() -> None:
    said = ColumnMap(columns={"Resutl": "allegation_result"})
    mistake = refusal(raw(("Case Ref", "Result"), ("1", "x")), column_map=said)
    assert (mistake.code, "“Result”" in mistake.todo) == ("column-unknown", True)


def test_a_case_reference_that_the_mapping_misspells_is_named() -> None:
    said = ColumnMap(columns={"Fiel": "case_ref"})
    mistake = refusal(raw(("File", "Result"), ("1", "x")), column_map=said)
    assert (mistake.code, "“File”" in mistake.todo) == ("column-unknown", True)


def test_a_mapping_may_mean_a_header_in_one_table_only() -> None:
    cases = raw(("Case Ref", "Date", "Status"), ("1", "2016-01-05", "closed"))
    outcomes = raw(("Case Ref", "Date", "Outcome"), ("1", "2016-02-05", "NFA"), file="out.csv")
    register = take_in([cases, outcomes], ColumnMap(columns={"out.csv: Date": "outcome_on"}))
    (case,) = register.cases
    assert case.value("received_on") == "2016-01-05"
    assert case.details[0].values == {"outcome_on": "2016-02-05", "outcome": "NFA"}


def test_two_columns_with_the_same_values_are_one() -> None:
    register = take_in([raw(("Case Ref", "Outcome", "Sanction"), ("1", "NFA", "NFA"))])
    assert register.sources[0].columns == {
        "Case Ref": "case_ref",
        "Outcome": "outcome",
        "Sanction": "",
    }


def test_a_listed_header_that_is_given_up_for_its_values_is_told() -> None:
    rows = (("1", "Mr Hale", "F"), ("2", "Ms Dorn", "M"))
    register = take_in([raw(("Case Ref", "Complainants", "Sex"), *rows)])
    assert len(register.remarks) == 1
    assert "“Complainants” is not read as the number of complainants" in register.remarks[0]
    assert '"Complainants" = "complainant_count"' in register.remarks[0]
    blank = take_in([raw(("Case Ref", "Complainants"), ("1", ""))])
    assert blank.sources[0].columns["Complainants"] == "complainant_count"


def test_a_repeated_header_that_matters_is_asked_about() -> None:
    mistake = refusal(raw(("Case Ref", "Rank", "Rank"), ("1", "PC", "Sgt")))
    assert mistake.code == "column-ambiguous"
    assert '"Rank (2)" = ""' in mistake.todo


def test_a_long_text_in_a_column_of_no_field_is_reported_as_not_searched() -> None:
    register = take_in([raw(("Case Ref", "Officer's account"), ("1", "word " * 30))])
    assert any("will not be searched" in remark for remark in register.remarks)


def test_a_category_that_holds_long_texts_is_reported_as_not_searched() -> None:
    register = take_in([raw(("Case Ref", "Nature of Complaint"), ("1", "word " * 30))])
    assert any("will not be searched" in remark for remark in register.remarks)


def test_rows_without_a_reference_below_one_that_has_it_are_told_with_the_key_that_fills() -> None:
    rows = (("1", "PC", "NFA"), ("", "PS", "NFA"), ("", "DC", "NFA"))
    register = take_in([raw(("Case Ref", "Rank", "Outcome"), *rows)])
    assert len(register.set_aside) == 2
    assert "set aside: 2; if they" in register.remarks[0]
    assert 'fill_down = ["Case Ref"]' in register.remarks[0]


def test_a_column_to_fill_that_no_table_has_is_refused() -> None:
    said = ColumnMap(fill_down=("Case Reff",))
    assert refusal(raw(("Case Ref", "Rank"), ("1", "PC")), column_map=said).code == "column-unknown"


def test_what_stands_over_several_columns_is_read_with_the_header_below_it() -> None:
    rows = (
        ("Case Ref", "Dates", "", "Complainant", "", "Subject", ""),
        ("Case Ref", "Received", "Closed", "Sex", "Rank", "Rank", "Id"),
        ("1", "13/01/2016", "14/01/2016", "F", "Cllr", "PC", "S1"),
    )
    wide = {(0, 1): 2, (0, 3): 4, (0, 5): 6}
    table = replace(raw(*rows), wide=wide)
    columns = take_in([table]).sources[0].columns
    assert columns == {
        "Case Ref": "case_ref",
        "Received": "received_on",
        "Closed": "finalised_on",
        "Complainant Sex": "",
        "Complainant Rank": "",
        "Subject Rank": "rank",
        "Subject Id": "subject_id",
    }


def test_an_own_header_never_poses_as_a_field() -> None:
    table = raw(("Case Ref", "rank"), ("1", "PC"))
    (case,) = take_in([table], ColumnMap(columns={"rank": ""})).cases
    assert case.values == {"rank (column)": "PC"}


def test_a_broken_line_of_a_text_file_is_set_aside() -> None:
    rows = [(f"C{n}", "live", "text") for n in range(20)]
    table = raw(
        ("Case Ref", "Status", "Summary"), *rows, ("C99", "live"), ("part two",), encoding="UTF-8"
    )
    register = take_in([table])
    assert [(r.place.row, "broken" in r.reason) for r in register.set_aside] == [
        (22, True),
        (23, False),
    ]


def test_an_export_that_leaves_trailing_blanks_out_is_taken() -> None:
    table = raw(("Case Ref", "Status", "Rank"), ("1",), ("2", "live"), encoding="UTF-8")
    assert take_in([table]).sources[0].taken == 2


def test_a_row_with_a_cell_too_many_is_set_aside() -> None:
    register = take_in([raw(("Case Ref", "Status"), ("1", "live"), ("2", "a", "b"), ("3", "x"))])
    assert [(row.place.row, row.value) for row in register.set_aside] == [(3, "b")]


@pytest.mark.parametrize("reference", ["#N/A", "2.02E+14", "Mar-16", "2016-03-01"])
def test_a_reference_that_a_spreadsheet_destroyed_is_set_aside(reference: str) -> None:
    register = take_in([raw(("Case Ref", "Status"), ("CO/1", "live"), (reference, "live"))])
    assert [row.value for row in register.set_aside] == [reference]


def test_a_reference_without_a_digit_among_numbered_ones_is_set_aside() -> None:
    rows = [(f"CO/{n}", "live") for n in range(10)]
    register = take_in([raw(("Case Ref", "Status"), *rows, ("see above", "live"))])
    assert [row.value for row in register.set_aside] == ["see above"]


def test_two_references_that_differ_in_a_digit_are_never_joined() -> None:
    register = take_in([raw(("Case Ref", "Status"), ("CO 1 23", "a"), ("CO 12 3", "b"))])
    assert [case.ref for case in register.cases] == ["CO 1 23", "CO 12 3"]


def test_leading_zeros_are_not_made_up_where_two_references_could_be_meant() -> None:
    cases = raw(("Case Ref", "Status"), ("0123", "a"), ("00123", "b"))
    outcomes = raw(("Case Ref", "Outcome"), ("123", "NFA"), file="out.csv")
    assert len(take_in([cases, outcomes]).set_aside) == 1


def test_years_of_one_export_make_one_register() -> None:
    first = raw(("Case Ref", "Status", "Allegation"), ("1", "closed", "Neglect"), file="2013.csv")
    second = raw(
        ("Case Ref", "Status", "Allegation"),
        ("2", "closed", "Neglect"),
        ("2", "closed", "Incivility"),
        file="2014.csv",
    )
    register = take_in([first, second])
    assert (len(register.cases), len(register.set_aside)) == (2, 0)


def test_complainants_are_kept_without_becoming_subjects_or_allegations() -> None:
    cases = raw(("Case Ref", "Status"), ("1", "closed"))
    people = raw(("Case Ref", "Complainant age"), ("1", "21"), ("1", "44"), file="people.csv")
    (case,) = take_in([cases, people]).cases
    assert [detail.values["Complainant age"] for detail in case.details] == ["21", "44"]
    assert not any(d.describes(level) for d in case.details for level in Level)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (("S1", "S2", "S3"), True),
        (("JM", "AB", "J.S."), True),
        (("Jane Smith", "SMITH, John", "van der Berg"), True),
        (("Officer A", "unnamed officer", "not known"), True),
        (("Smith", "Jones", "Brown"), True),
        (("", "", ""), True),
        (("JM", "JM", "JM", "AB", "AB", "AB"), True),
        (("Use of force", "Rudeness", "Lost property"), False),
        (("rudeness", "dog bite", "unknown"), False),
        (("Rudeness", "Rudeness", "Rudeness", "Dishonesty", "Dishonesty", "Dishonesty"), False),
    ],
)
def test_a_subject_is_somebody_where_its_values_name_somebody(
    values: tuple[str, ...], named: bool
) -> None:
    rows = [(str(number), value) for number, value in enumerate(values, start=1)]
    register = take_in([raw(("Case Ref", "Subject"), *rows)])
    assert register.sources[0].columns["Subject"] == ("subject_id" if named else "")
    assert any("holds words" in remark for remark in register.remarks) is not named


def test_the_mapping_says_that_words_name_somebody_and_another_column_is_none_beside_them() -> None:
    rows = (("Case Ref", "Subject", "Officer ID"), ("1", "Use of force", "7"))
    (case,) = take_in([raw(*rows)]).cases
    assert {**case.values, **case.details[0].values} == {
        "Subject": "Use of force",
        "subject_id": "7",
    }
    said = ColumnMap(columns={"Subject": "subject_id"}, name="map.toml")
    (case,) = take_in([raw(("Case Ref", "Subject"), ("1", "the tall one"))], said).cases
    assert case.details[0].values == {"subject_id": "the tall one"}


def test_subjects_that_disagree_give_nothing_away() -> None:
    subjects = raw(("Case Ref", "Officer", "Rank"), ("1", "JM", "PC"), ("1", "JM", "Sgt"))
    outcomes = raw(("Case Ref", "Officer", "Outcome"), ("1", "JM", "NFA"), file="out.csv")
    (case,) = take_in([subjects, outcomes]).cases
    assert case.details[-1].values == {"subject_id": "JM", "outcome": "NFA"}
    assert len(case.details) == 3


def test_an_outcome_by_allegation_number_has_the_rank_of_a_subject_without_an_id() -> None:
    alleged = raw(("Case Ref", "Rank", "Allegation No"), ("1", "PC", "1"))
    outcomes = raw(("Case Ref", "Allegation No", "Outcome"), ("1", "1", "NFA"), file="out.csv")
    (case,) = take_in([alleged, outcomes]).cases
    (detail,) = case.details
    assert detail.values == {"rank": "PC", "allegation_no": "1", "outcome": "NFA"}


def test_an_outcome_of_an_allegation_that_several_share_adds_no_allegation_and_is_told() -> None:
    alleged = raw(
        ("Case Ref", "Officer", "Allegation No"),
        ("1", "JM", "1"),
        ("1", "AB", "1"),
        ("1", "AB", "2"),
    )
    outcomes = raw(
        ("Case Ref", "Allegation No", "Outcome"), ("1", "1", "NFA"), ("1", "2", "Dismissed"),
        file="out.csv",
    )  # fmt: skip
    register = take_in([alleged, outcomes])
    (remark,) = register.remarks
    assert "share the number of their allegation: 1 (out.csv row 2)" in remark

    def counted(unit: str, **where: tuple[str, ...]) -> list[str]:
        count = Count(unit, "received_on", "complaints", where=where)
        return [thing.id for thing in select(register.cases, count, period=None)]

    assert counted("allegation") == ["1/JM:1", "1/AB:1", "1/AB:2"]
    assert counted("allegation", outcome=("NFA",)) == ["1/unnamed:1"]
    assert len(counted("outcome")) == 2


def test_a_row_whose_subject_is_left_blank_is_not_given_that_of_its_allegation() -> None:
    head = ("Case Ref", "Officer", "Allegation No")
    alleged = raw((*head, "Rank"), ("1", "JM", "1", "PC"))
    outcomes = raw((*head, "Outcome"), ("1", "", "1", "NFA"), file="out.csv")
    (case,) = take_in([alleged, outcomes]).cases
    assert [detail.values["subject_id"] for detail in case.details] == ["JM", ""]
    assert "rank" not in case.details[-1].values


def test_the_original_of_a_rewritten_cell_is_kept() -> None:
    table = raw(("Case Ref", "Date Received", "Outcome"), ("1", " 13/01/2016", "heâ€™s warned "))
    (case,) = take_in([table]).cases
    assert case.originals == {"received_on": " 13/01/2016"}
    assert case.details[0].originals == {"outcome": "heâ€™s warned "}
    assert case.details[0].values == {"outcome": "he’s warned"}


def test_a_few_dates_in_the_other_order_are_slips_and_set_aside() -> None:
    register = dates(*(f"{day}/01/2016" for day in range(13, 32)), "01/13/2016")
    assert [row.value for row in register.set_aside] == ["01/13/2016"]


def test_dates_in_two_orders_are_refused() -> None:
    with pytest.raises(UserMistake, match="two orders: “13/01/2016”.*“01/14/2016”"):
        dates("13/01/2016", "01/14/2016")


def test_date_columns_of_one_file_that_prove_different_orders_help_nobody() -> None:
    table = raw(
        ("Case Ref", "Date Received", "Date Recorded", "Date Finalised"),
        ("1", "13/01/2016", "01/13/2016", "01/02/2016"),
    )
    assert refusal(table).code == "dates-ambiguous"


def test_a_column_of_bare_numbers_is_not_taken_for_dates_unless_the_user_says_so() -> None:
    table = raw(("Case Ref", "Date Received"), ("1", "42370"))
    assert refusal(table).code == "dates-are-numbers"
    said = ColumnMap(dates={"Date Received": "day numbers"})
    assert received(take_in([table], said)) == ["2016-01-01"]


def test_an_order_that_was_said_before_does_not_hide_that_dates_were_turned_round() -> None:
    turned = [f"2016-{month:02}-01" for month in range(1, 7)]
    rows = [(f"C{n}", day) for n, day in enumerate([*turned, "13/1/16", "14/1/16", "15/1/16"])]
    table = raw(("Case Ref", "Date Received"), *rows)
    said = ColumnMap(dates={"Date Received": "day first"})
    assert refusal(table, column_map=said).code == "dates-half-read"
    accepted = take_in([table], ColumnMap(dates={"Date Received": "as written"}))
    assert received(accepted) == [*turned, "2016-01-13", "2016-01-14", "2016-01-15"]
    assert accepted.sources[0].dates == {"Date Received": "as written"}


def test_a_date_column_without_any_date_is_refused() -> None:
    with pytest.raises(UserMistake, match="no value of this column is a date"):
        dates(*["yes"] * 10)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("31/12/49", "2049-12-31"),
        ("31/12/50", "1950-12-31"),
        ("5th Jan 2016", "2016-01-05"),
        ("Sept 3, 2014", "2014-09-03"),
        ("20160105", "2016-01-05"),
        ("2016-01-05T23:30:00Z", "2016-01-05"),
        ("March 2004-July 2009", None),
        ("31/13/2016", None),
        ("5 Marmalade 2015", None),
        ("9" * 5_000, None),
    ],
)
def test_a_date_is_read_as_written_or_not_at_all(text: str, iso: str | None) -> None:
    reading = DateReading(DAY_FIRST)
    if iso:
        assert reading.read(text) == iso
    else:
        with pytest.raises(ValueError, match=r"not a date|no such day"):
            reading.read(text)


def test_the_real_register_is_taken_in_whole(philadelphia: list[Path]) -> None:
    register = read_register(philadelphia)
    preset = read_register(philadelphia, read_column_map("philadelphia"))
    assert [(source.rows, source.taken) for source in register.sources] == [
        (3_786, 3_786),
        (8_978, 8_978),
    ]
    assert sum(1 for case in register.cases if not case.details) == 24
    assert sum(len(case.details) for case in register.cases) == 8_978
    assert any(
        "identical to an earlier one, taken all the same: 545" in r for r in register.remarks
    )
    assert not [c for c in register.cases if c.value("category") != c.value("category").strip()]
    assert content_hash(preset.cases) == content_hash(register.cases)


@pytest.mark.parametrize(
    "text", ["<b>face</b>book", "face\u00adbook", "face\u200bbook", "face\u0335book"]
)
def test_a_text_in_which_a_word_may_hide_from_the_search_is_remarked(text: str) -> None:
    header = ("Case Ref", "Case Summary")
    hidden = take_in([raw(header, ("C1", "plain < 5 & café"), ("C2", text))])
    assert any("a search may not see a word: 1 (the first is row 3)" in r for r in hidden.remarks)
    assert take_in([raw(header, ("C1", "plain < 5 & café"))]).remarks == ()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-06-30T23:30:00Z", "2020-07-01"),
        ("30 June 2020 23:00 UTC", "2020-07-01"),
        ("30/06/2020 23:15 +00:00", "2020-07-01"),
        ("2020-06-30 11:30 PM UTC", "2020-07-01"),
        ("30/06/2020 11:30 p.m. UTC", "2020-07-01"),
        ("2020-06-30 11:30 AM UTC", "2020-06-30"),
        ("2020-06-30T22:59:59Z", "2020-06-30"),
        ("2020-12-31T23:30:00Z", "2020-12-31"),
        ("2020-06-30 23:30", "2020-06-30"),
        ("2020-06-30T23:30:00-05:00", "2020-06-30"),
    ],
)
def test_a_time_in_utc_is_a_moment_whose_day_is_that_of_london(written: str, day: str) -> None:
    assert received(dates(written)) == [day]


def test_what_the_mapping_says_of_a_bare_ethnicity_holds() -> None:
    table = raw(("Case Ref", "Rank", "Ethnicity", "Sex"), ("1", "PC", "W1", "F"))
    said = ColumnMap(columns={"Ethnicity": "category", "Sex": ""})
    fields = take_in([table], said).sources[0].columns
    assert (fields["Ethnicity"], fields["Sex"]) == ("category", "")
    assert take_in([table]).sources[0].columns["Sex"] == "sex"


def test_of_two_narratives_of_a_row_no_word_is_lost_in_a_longer_one() -> None:
    header = ("Case Ref", "Case Summary", "Summary")
    rows = [("C1", "Tweet", "Tweets were sent"), ("C2", "A Tweet.", "A Tweet. It was sent")]
    taken = take_in([raw(header, *rows)])
    texts = [case.values["case_summary"] for case in taken.cases]
    assert texts == ["Tweet\n\nTweets were sent", "A Tweet. It was sent"]


@pytest.mark.parametrize("broken", [1, 10, 14, 20])
def test_a_comma_that_no_quotation_marks_hold_breaks_its_row_however_many_are_broken(
    broken: int,
) -> None:
    lines = ["Case Ref,Date Received,Summary,Outcome"]
    lines += [
        f"C{number},2016-01-05,insulted{',' * (number <= broken)} on facebook,NFA"
        for number in range(1, 21)
    ]
    table = read_delimited("cases.csv", "\n".join(lines).encode(), "")
    register = take_in([table])
    assert {case.ref for case in register.cases} == {f"C{n}" for n in range(broken + 1, 21)}
    assert {row.reason for row in register.set_aside} == {TOO_MANY_CELLS}
    assert not register.remarks


def test_a_broken_row_does_not_end_in_a_column_without_a_header() -> None:
    table = read_delimited(
        "cases.csv", b"Case Ref,Summary,Outcome,\nC1,a, b,NFA,\nC2,a,NFA,\nC3,a,NFA,kept\n", ""
    )
    register = take_in([table])
    assert [row.value for row in register.set_aside] == ["NFA"]
    assert [case.ref for case in register.cases] == ["C2", "C3"]


def test_a_letter_and_its_accent_are_taken_in_as_one_and_kept_as_written() -> None:
    register = take_in([raw(("Case Ref", "Case Summary"), ("C1", "a cafe\u0301"))])
    (case,) = register.cases
    assert case.value("case_summary") == "a café"
    assert any("repaired: 1" in remark for remark in register.remarks)
    assert "a cafe\u0301" in str(case)


def test_a_term_is_the_same_in_whichever_way_its_accent_is_typed() -> None:
    assert read_terms(["cafe\u0301*"]) == read_terms(["café*"])
