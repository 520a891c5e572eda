from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from answerable.model.errors import UserMistake
from answerable.model.periods import Period
from answerable.model.request import SideCount
from answerable.model.tables import RawTable
from answerable.steps.counts.count_side import count_side, unmatched_side

ROWS = (
    ("Paid on", "Course", "Subject", "Amount"),
    ("31/12/2009", "A", "Driving", "£10.00"),
    ("01/02/2012", "B", "Social Media", "£1,200.50"),
    ("13/02/2013", "C", "social  media", "99.50"),
    ("", "", "", ""),
    ("05/03/2016", "D", "Social media", "7"),
)


def _table(rows: tuple[tuple[str, ...], ...] = ROWS) -> RawTable:
    return RawTable("spend.csv", "0" * 64, rows, tuple(range(1, len(rows) + 1)))


def _side(**changes: object) -> SideCount:
    period = Period(date(2010, 1, 1), date(2015, 12, 31))
    known: dict[str, object] = {
        "register": "payments", "file": "spend.csv", "unit": "pound", "label": "spent",
        "where": {"subject": ("social media",)}, "total_of": "amount",
        "date_column": "paid_on", "period": period,
    }  # fmt: skip
    return SideCount(**{**known, **changes})  # type: ignore[arg-type]


def test_a_sum_names_the_rows_it_adds() -> None:
    figure = count_side(_table(), _side(), figure_id="4.r1")
    assert (figure.value, figure.display) == (Decimal("1300"), "£1,300")
    assert figure.records == ("spend.csv, row 3", "spend.csv, row 4")


def test_a_nil_says_how_many_rows_of_the_period_were_looked_through() -> None:
    figure = count_side(_table(), _side(where={"subject": ("dogs",)}), figure_id="4.r1")
    assert (figure.value, figure.records, figure.searched) == (0, (), "2 entries of the payments")


def test_rows_with_a_value_that_is_left_out_are_not_counted_and_the_figure_says_so() -> None:
    side = _side(where={}, where_not={"subject": ("DRIVING", "social media")}, date_column=None)
    figure = count_side(_table(), side, figure_id="4.r1")
    assert (figure.value, figure.conditions) == (0, ("Subject is not DRIVING or social media",))
    both = _side(where={"course": ("B", "C")}, where_not={"amount": ("99.50",)})
    assert count_side(_table(), both, figure_id="4.r1").records == ("spend.csv, row 3",)


def test_a_value_that_is_left_out_and_stands_in_no_row_is_told() -> None:
    side = _side(where_not={"subject": ("drivin",)})
    assert [(one.value, one.near) for one in unmatched_side(_table(), side)] == [
        ("drivin", "Driving")
    ]


def test_columns_are_quoted_as_the_file_writes_them() -> None:
    figure = count_side(_table(), _side(), figure_id="4.r1")
    assert figure.date_rule == "the date in “Paid on”"
    assert figure.conditions == ("Subject is social media",)


def test_without_a_column_to_sum_rows_are_counted() -> None:
    side = _side(unit="entry", total_of=None, date_column=None, period=None)
    assert count_side(_table(), side, figure_id="x").value == 3


@pytest.mark.parametrize(
    "row",
    [
        ("Total", "", "", "£1,300"),
        ("", "Total spent:", "", "1300"),
        ("Grand total of courses", "4", "", "1300"),
        ("Overall total", "", "", "1300"),
        ("", "", "", "1300"),
        ("End of report", "", "", ""),
        ("Total (all)", "", "", "£1,317.00"),
        ("Sum", "", "", "1317"),
        ("5", "Overall", "", "1,317.00"),
        ("Sub-total 2016", "4", "", ""),
    ],
)
def test_a_line_of_totals_is_refused_and_not_counted_again(row: tuple[str, ...]) -> None:
    side = _side(where={}, date_column=None, period=None)
    with pytest.raises(UserMistake, match="looks like a line below") as refused:
        count_side(_table((*ROWS, row)), side, figure_id="x")
    assert refused.value.where == "spend.csv, row 7"


def test_an_entry_whose_words_begin_like_a_total_is_counted() -> None:
    rows = (
        *ROWS,
        ("Total Training Ltd", "E", "Social media", "1.10"),
        ("Official page", "F", "", ""),
    )
    side = _side(unit="entry", total_of=None, where={}, date_column=None, period=None)
    assert count_side(_table(rows), side, figure_id="x").value == 6


def test_a_row_with_more_cells_than_headers_is_refused_as_its_cells_stand_in_other_columns() -> (
    None
):
    rows = (("Supplier", "Amount"), ("Acme", "1", "234.50"), ("Beta", "20.00", ""))
    side = _side(where={}, date_column=None, period=None)
    with pytest.raises(UserMistake, match="more cells than the header") as refused:
        count_side(_table(rows), side, figure_id="x")
    assert refused.value.where == "spend.csv, row 2"
    assert count_side(_table((rows[0], rows[2])), side, figure_id="x").value == 20


def test_a_title_above_the_headers_is_refused_as_the_headers_would_be_an_entry() -> None:
    rows = (("Posts in 2024", ""), ("Post", "Grade"), ("Analyst", "B"))
    side = _side(unit="post", total_of=None, where={}, date_column=None, period=None)
    with pytest.raises(UserMistake, match="stands alone where the headers") as refused:
        count_side(_table(rows), side, figure_id="x")
    assert refused.value.where == "spend.csv, row 1"
    assert count_side(_table(rows[1:]), side, figure_id="x").value == 1


def test_a_column_that_stands_there_twice_is_not_picked_from() -> None:
    rows = (("Amount", "Course", "amount"), ("1", "A", "2"))
    side = _side(where={}, date_column=None, period=None)
    with pytest.raises(UserMistake, match="2 columns are headed"):
        count_side(_table(rows), side, figure_id="x")


@pytest.mark.parametrize(
    ("row", "changes", "place", "reason"),
    [
        (("13/02/2012", "B", "Social media", "ten"), {}, "spend.csv, row 2, column “Amount”", "no"),
        (("soon", "B", "Social media", "1"), {}, "spend.csv, row 2, column “Paid on”", "date"),
        (("02/01/2012", "B", "x", "1"), {}, "spend.csv, column “Paid on”", "day/month"),
        (("13/01/2012", "B", "x", "1"), {"total_of": "sum"}, "spend.csv", "no column “sum”"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_place(
    row: tuple[str, ...], changes: dict[str, object], place: str, reason: str
) -> None:
    with pytest.raises(UserMistake) as refused:
        count_side(_table((ROWS[0], row)), _side(**changes), figure_id="x")
    assert refused.value.where == place
    assert reason in refused.value.what


@pytest.mark.parametrize("amount", ["1.234,50", "1,23", "1 234,50", "1.234", "1_000", "1,2345"])
def test_an_amount_that_is_not_grouped_by_commas_in_threes_is_refused(amount: str) -> None:
    table = replace(
        _table((ROWS[0], ("13/02/2012", "B", "Social media", amount))), encoding="UTF-8"
    )
    with pytest.raises(UserMistake) as refused:
        count_side(table, _side(), figure_id="x")
    assert amount in refused.value.what


@pytest.mark.parametrize(
    ("amount", "read"),
    [("£1,234.50", "1234.50"), ("-£5", "-5"), ("1234", "1234"), (".5", "0.5"), ("0.125", "0.125")],
)
def test_an_amount_is_read_as_it_is_written(amount: str, read: str) -> None:
    table = _table((ROWS[0], ("13/02/2012", "B", "Social media", amount)))
    assert count_side(table, _side(), figure_id="x").value == Decimal(read)


UNDECIDED = (ROWS[0], ("02/01/2012", "B", "Social media", "1"), ("05/12/2015", "C", "x", "1"))


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ({"paid_on": "day first"}, 2),
        ({"Paid on": "month first"}, 3),
        ({"spend.csv: paid on": "day first"}, 2),
    ],
)
def test_the_order_of_dates_is_what_the_mapping_says(said: dict[str, str], value: int) -> None:
    period = Period(date(2012, 1, 1), date(2015, 12, 5))
    late = (*UNDECIDED, ("06/12/2015", "D", "x", "1"))
    side = _side(unit="entry", total_of=None, where={}, period=period)
    assert count_side(_table(late), side, figure_id="x", dates=said).value == value


def test_what_to_do_about_undecided_dates_can_be_done_where_they_are_told() -> None:
    side = _side(where={})
    with pytest.raises(UserMistake, match="day/month") as mapped:
        count_side(_table(UNDECIDED), side, figure_id="x", dates={"another column": "day first"})
    assert '"Paid on" = "day first"' in mapped.value.todo
    with pytest.raises(UserMistake, match="day/month") as unmapped:
        count_side(_table(UNDECIDED), side, figure_id="x")
    assert unmapped.value.todo.startswith("write the dates as 2016-02-01")
    assert "mapping" not in unmapped.value.todo


@pytest.mark.parametrize("dates", [None, {}])
def test_a_column_without_any_date_is_the_wrong_one(dates: dict[str, str] | None) -> None:
    side = _side(unit="entry", total_of=None, where={}, date_column="Course")
    rows = (ROWS[0], *(("01/02/2012", f"course {n}", "x", "1") for n in range(12)))
    with pytest.raises(UserMistake, match="no value of this column is a date") as refused:
        count_side(_table(rows), side, figure_id="x", dates=dates)
    assert "name the right column" in refused.value.todo
