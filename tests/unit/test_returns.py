"""The return: it reconciles whatever the requests, slips are told, and what changed is listed."""

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from answerable.cli.returns_command import command
from answerable.files.return_cases import COLUMNS, read_return_cases
from answerable.model.errors import UserMistake
from answerable.model.periods import Period
from answerable.model.returns import (
    LINES,
    OUTCOME_LINES,
    RETURN_CHECKS,
    SUMS,
    CaseOutcome,
    ComplaintOutcome,
    ReturnCase,
    ReviewOutcome,
    band,
    percent,
    share,
)
from answerable.steps.returns.check_return import check_columns, check_return, read_return, restated
from answerable.steps.returns.lay_out_return import lay_out_return
from answerable.steps.returns.return_figures import COUNTS, case_at, periods_of, return_figures

AT = date(2026, 3, 31)
YEAR = list(periods_of("2025"))
HEADER = "reference,received,answered,outcome,exemptions"


@st.composite
def return_cases(draw: st.DrawFn) -> ReturnCase:
    """Any case that can be: open, withdrawn or answered, in time or not, reviewed or not."""

    def later(day: date, most: int = 120) -> date:
        return day + timedelta(days=draw(st.integers(0, most)))

    received = later(date(2024, 12, 1), 420)
    case = ReturnCase(draw(st.uuids().map(str)), received)
    outcome = draw(st.sampled_from([None, *CaseOutcome]))
    if outcome in (None, CaseOutcome.WITHDRAWN):
        return replace(case, outcome=outcome)
    refused = outcome in (CaseOutcome.PARTLY, CaseOutcome.REFUSED, CaseOutcome.DENIED)
    cited = draw(st.sets(st.sampled_from(["12(1)", "21", "40(2)", "31(1)(a)"]), min_size=1))
    answered = later(received)
    return replace(
        case,
        answered=answered,
        outcome=outcome,
        exemptions=tuple(cited) if refused else (),
        extended=draw(st.none() | st.just(later(received, 40))),
        **draw(_after(answered)),
    )


def _after(answered: date) -> st.SearchStrategy[dict[str, object]]:
    asked = answered + timedelta(days=20)
    return st.sampled_from(
        [
            {},
            {"review_asked": asked},
            {
                "review_asked": asked,
                "review_answered": asked + timedelta(days=45),
                "review_outcome": ReviewOutcome.PARTLY,
                "complained": asked + timedelta(days=60),
                "complaint_outcome": ComplaintOutcome.FOR_REQUESTER,
            },
        ]
    )


@given(st.lists(return_cases(), max_size=30, unique_by=lambda case: case.reference))
def test_every_return_reconciles(cases: list[ReturnCase]) -> None:
    columns = return_figures(cases, YEAR, at=AT)
    assert check_columns(columns) == []
    for column in columns:
        for whole, parts in SUMS:
            assert column.figures[whole] == sum(column.figures[part] for part in parts)
        outcomes = sum(column.figures[key] for key in OUTCOME_LINES)
        assert outcomes == column.figures["answered"]


@given(st.lists(return_cases(), max_size=30, unique_by=lambda case: case.reference))
def test_a_year_is_the_sum_of_its_quarters(cases: list[ReturnCase]) -> None:
    *quarters, year = return_figures(cases, YEAR, at=AT)
    for key in COUNTS:
        assert year.figures[key] == sum(quarter.figures[key] for quarter in quarters)


@given(st.lists(return_cases(), max_size=15, unique_by=lambda case: case.reference))
def test_what_is_printed_is_read_back_and_passes(cases: list[ReturnCase]) -> None:
    columns = return_figures(cases, YEAR, at=AT)
    sheets = lay_out_return(columns)
    rows = [sheets[0].header, *(row for sheet in sheets for row in sheet.rows)]
    table = read_return(rows)
    assert check_return(table) == []
    assert list(restated(columns, table)) == []


def test_a_case_is_in_a_band_by_its_days_and_not_by_what_is_printed() -> None:
    assert (percent(share(949, 1000)), band(share(949, 1000))) == ("94.9%", "adequate")
    assert (percent(share(9499, 10000)), band(share(9499, 10000))) == ("94.99%", "adequate")
    assert (percent(share(95, 100)), band(share(95, 100))) == ("95.0%", "good")
    assert (percent(share(0, 0)), band(share(0, 0))) == ("–", "–")
    assert band(share(89, 100)) == "unsatisfactory"


def test_what_happens_after_the_day_looked_at_has_not_happened() -> None:
    case = ReturnCase("1/25", date(2025, 3, 3), date(2025, 5, 1), CaseOutcome.GRANTED)
    column = return_figures([case], list(periods_of("2025-Q1")), at=date(2025, 3, 31))[0]
    assert (column.figures["open"], column.figures["answered"]) == (1, 0)


def _figures(case: ReturnCase, at: str) -> Mapping[str, int]:
    return return_figures([case], list(periods_of("2025-Q1")), at=date.fromisoformat(at))[0].figures


@pytest.mark.parametrize(
    ("at", "lapsed"), [("2025-03-01", 0), ("2025-04-08", 0), ("2025-04-09", 1)]
)
def test_an_unpaid_fee_is_waited_for_until_three_months_are_over(at: str, lapsed: int) -> None:
    case = ReturnCase("1/25", date(2025, 1, 6), fee_notice=date(2025, 1, 9))
    found = _figures(case, at)
    assert (found["open"], found["open_late"], found["withdrawn"]) == (1 - lapsed, 0, lapsed)


@pytest.mark.parametrize(("paid", "lapsed"), [(date(2025, 4, 8), 0), (date(2025, 4, 9), 1)])
def test_a_fee_that_comes_after_three_months_revives_nothing(paid: date, lapsed: int) -> None:
    case = ReturnCase("1/25", date(2025, 1, 6), fee_notice=date(2025, 1, 9), fee_paid=paid)
    assert _figures(case, "2025-12-31")["withdrawn"] == lapsed


def test_what_was_answered_is_no_less_answered_because_its_fee_came_late() -> None:
    case = ReturnCase("1/25", date(2025, 1, 6), date(2025, 1, 20), CaseOutcome.GRANTED,
                      fee_notice=date(2025, 1, 9), fee_paid=date(2025, 5, 1))  # fmt: skip
    assert _figures(case, "2025-02-01")["on_time"] == 1


LATER = {
    "extended": ({"extended": date(2025, 2, 3)}, "open_late", 0),
    "not yet extended": ({"extended": date(2025, 2, 25)}, "open_late", 1),
    "asked back": ({"clarification_asked": date(2025, 2, 3)}, "open_late", 0),
    "not yet asked back": ({"clarification_asked": date(2025, 3, 1)}, "open_late", 1),
    "not yet clarified": (
        {"clarification_asked": date(2025, 1, 7), "clarified": date(2025, 2, 25)}, "open_late", 0,
    ),
    "not yet asked for a fee": ({"fee_notice": date(2025, 2, 21)}, "open_late", 1),
    "complained": ({"complained": date(2025, 2, 20)}, "complaints", 1),
    "not yet complained": ({"complained": date(2025, 2, 21)}, "complaints", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", LATER)
def test_every_event_counts_from_its_own_day(name: str) -> None:
    events, line, expected = LATER[name]
    case = ReturnCase("1/25", date(2025, 1, 6), **events)
    assert _figures(case, "2025-02-20")[line] == expected


def test_a_review_that_is_answered_later_is_still_open_on_the_day_looked_at() -> None:
    case = ReturnCase("1/25", date(2025, 1, 6), date(2025, 1, 10), CaseOutcome.GRANTED,
                      review_asked=date(2025, 1, 20), review_answered=date(2025, 2, 21),
                      review_outcome=ReviewOutcome.KEPT)  # fmt: skip
    assert _figures(case, "2025-02-20")["review_open"] == 1
    assert _figures(case, "2025-02-21")["review_kept"] == 1


@given(return_cases(), st.dates(date(2024, 12, 1), date(2026, 12, 31)))
def test_a_case_stands_on_any_day_as_if_it_had_been_written_down_then(
    case: ReturnCase, at: date
) -> None:
    whole = [("all", Period(date(2024, 1, 1), date(2027, 1, 1)))]
    then = return_figures([case_at(case, at)], whole, at=at)
    assert then == return_figures([case], whole, at=at)
    assert check_columns(then) == []


def test_a_review_is_late_after_forty_working_days() -> None:
    asked = date(2025, 7, 1)  # working day 20 is 30 July, working day 40 is 29 August
    answered = {date(2025, 7, 30): "review_20", date(2025, 8, 29): "review_40",
                date(2025, 9, 1): "review_late"}  # fmt: skip
    for day, line in answered.items():
        case = ReturnCase("1/25", date(2025, 5, 1), date(2025, 6, 1), CaseOutcome.GRANTED,
                          review_asked=asked, review_answered=day,
                          review_outcome=ReviewOutcome.KEPT)  # fmt: skip
        column = return_figures([case], list(periods_of("2025-Q2")), at=AT)[0]
        lines = ("review_20", "review_40", "review_late")
        assert [key for key in lines if column.figures[key]] == [line]


def test_quarters_are_those_of_the_year_that_was_asked_for() -> None:
    assert [label for label, _ in periods_of("2024/25")] == [
        "Apr to Jun 2024", "Jul to Sep 2024", "Oct to Dec 2024", "Jan to Mar 2025", "2024/25",
    ]  # fmt: skip
    ((label, period),) = periods_of("2024/25-Q4")
    assert (label, period.end) == ("Jan to Mar 2025", date(2025, 3, 31))
    assert list(periods_of("2024-Q5")) + list(periods_of("last year")) + list(periods_of("")) == []


def test_every_counted_line_has_its_words_and_its_rule() -> None:
    reckoned = {"share_in_time", "band", "share_granted", "share_granted_decided", "share_changed"}
    assert {line.key for line in LINES} == set(COUNTS) | reckoned


def test_every_check_of_a_return_is_made_by_some_test() -> None:
    tests = "".join(
        (Path(__file__).parents[1] / name).read_text(encoding="utf-8")
        for name in ("unit/test_returns.py", "spec/test_returns.py")
    )
    assert [
        code for code in RETURN_CHECKS if f"{code} " not in tests and f'"{code}"' not in tests
    ] == []


def _run(folder: Path, lines: str, *options: str) -> Result:
    path = folder / "requests.csv"
    path.write_text(lines, encoding="utf-8")
    return CliRunner().invoke(command, [str(path), *options])


def test_a_quarter_that_was_restated_is_listed(tmp_path: Path) -> None:
    first = f"{HEADER}\n1/25,2025-01-06,,,\n2/25,2025-01-07,2025-01-20,granted,\n"
    out = str(tmp_path / "out")
    options = ("--quarter", "2025-Q1", "--at", "2025-03-31")
    assert _run(tmp_path, first, *options, "--out", out).exit_code == 0
    earlier = str(tmp_path / "out" / "return.csv")
    later = first.replace("1/25,2025-01-06,,,", "1/25,2025-01-06,2025-04-03,not held,")
    done = _run(tmp_path, later, "--quarter", "2025-Q1", "--at", "2025-06-30", "--earlier", earlier,
                "--json")  # fmt: skip
    assert done.exit_code == 1
    found = json.loads(done.stdout)["findings"]
    assert {finding["code"] for finding in found} == {"restated"}
    assert "Answered was 1 in the earlier return and is 2" in [f["message"] for f in found]


def test_the_return_is_written_as_a_page_and_a_table(tmp_path: Path) -> None:
    lines = f"{HEADER}\n1/25,06/01/2025,20/01/2025,Granted in full,\n"
    lines += "2/25,2025-02-03,2025-02-05,NCND,s.40(5B)(a)(i)\n"
    done = _run(tmp_path, lines, "--year", "2025", "--at", "2025-12-31", "--authority",
                "Mercia <b>Vale</b>", "--out", str(tmp_path / "out"))  # fmt: skip
    assert done.exit_code == 0, done.output
    page = (tmp_path / "out" / "return.html").read_text(encoding="utf-8")
    assert "Mercia &lt;b&gt;Vale&lt;/b&gt;" in page
    with (tmp_path / "out" / "return.csv").open(encoding="utf-8-sig", newline="") as source:
        rows = {row["Measure"]: row for row in csv.DictReader(source)}
    assert rows["Refused in full"]["2025"] == "1"
    assert rows["Section 40"]["Jan to Mar 2025"] == "1"


SLIPS = {
    "1/25,,,,": "no day of receipt",
    "1/25,2025-13-45,,,": "is not a date",
    ",2025-01-06,,,": "no reference",
    "1/25,2025-01-06,2025-01-05,granted,": "answered before it was received",
    "1/25,2025-01-06,2025-01-10,,": "has no outcome",
    "1/25,2025-01-06,,granted,": "no day of answer",
    "1/25,2025-01-06,2025-01-10,refused,": "no section is named",
    "1/25,2025-01-06,2025-01-10,granted,40(2)": "granted but a section is named",
    "1/25,2025-01-06,2025-01-10,refused,99": "no section 99",
    "1/25,2025-01-06,2025-01-10,refused,data protection": "is not a section",
    "1/25,2025-01-06,2025-01-10,sorted,": "is not a known outcome",
    "1/25,2025-01-06,,,\n1/25,2025-01-07,,,": "twice",
}


@pytest.mark.parametrize("line", list(SLIPS))
def test_a_slip_in_a_line_is_told_with_its_row(tmp_path: Path, line: str) -> None:
    path = tmp_path / "requests.csv"
    path.write_text(f"{HEADER}\n{line}\n", encoding="utf-8")
    with pytest.raises(UserMistake, match=SLIPS[line]) as mistake:
        read_return_cases(path)
    assert mistake.value.code == "return-wrong"
    assert "row" in mistake.value.where


def test_every_column_of_the_table_is_read(tmp_path: Path) -> None:
    path = tmp_path / "requests.csv"
    values = {
        "reference": "1/25", "received": "2025-01-06", "answered": "2025-03-05",
        "outcome": "partly refused", "clarification asked": "2025-01-07",
        "clarified": "2025-01-08", "fee notice": "2025-01-09", "fee paid": "2025-01-10",
        "extended": "2025-01-20", "reopened": "2025-01-07", "exemptions": "40(2); 31(1)(a)",
        "review asked": "2025-03-10",
        "review answered": "2025-03-20", "review outcome": "changed", "complained": "2025-04-01",
        "complaint outcome": "in part",
    }  # fmt: skip
    assert list(values) == list(COLUMNS)
    path.write_text(",".join(values) + "\n" + ",".join(values.values()) + "\n")
    (case,) = read_return_cases(path)
    assert case.exemptions == ("40(2)", "31(1)(a)")
    assert case.complaint_outcome is ComplaintOutcome.PARTLY
    assert None not in [getattr(case, name.replace(" ", "_")) for name in COLUMNS]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--year", "soon"), "return-period-wrong"),
        ((), "return-period-wrong"),
        (("--year", "2025", "--at", "someday"), "date-wrong"),
    ],
)
def test_a_period_that_is_none_is_told(tmp_path: Path, options: tuple[str, ...], code: str) -> None:
    done = _run(tmp_path, f"{HEADER}\n1/25,2025-01-06,,,\n", *options)
    assert isinstance(done.exception, UserMistake)
    assert done.exception.code == code


def test_a_table_without_a_known_line_is_told(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("colour,2023\nblue,1\ngreen,2\n")
    done = CliRunner().invoke(command, ["--check", str(path)])
    assert isinstance(done.exception, UserMistake)
    assert done.exception.code == "return-table-wrong"


def test_a_year_beside_other_years_is_no_total() -> None:
    rows = [["", "2021", "2022", "2023"], ["Received", "5", "6", "7"], ["Answered", "5", "6", "7"]]
    assert check_return(read_return(rows)) == []


def test_lines_that_are_not_known_are_named(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("measure,2023\nReceived,10\nAnswered,9\nCups of tea,44\n")
    done = CliRunner().invoke(command, ["--check", str(path), "--json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["not_read"] == ["Cups of tea"]


def test_usual_headers_stand_for_the_columns_where_their_own_words_do_not(tmp_path: Path) -> None:
    path = tmp_path / "requests.csv"
    path.write_text(
        "Ref,Date Received,Response Date,Outcome,Decision\n1/25,2025-01-06,2025-02-03,granted,x\n"
    )
    (case,) = read_return_cases(path)
    assert (case.reference, case.received) == ("1/25", date(2025, 1, 6))
    assert (case.answered, case.outcome) == (date(2025, 2, 3), CaseOutcome.GRANTED)
