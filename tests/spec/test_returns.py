"""# The return

The statistics of requests are counted from the requests, each in the period in which it was
received. In time is by the twentieth working day, or by the fortieth where notice of an extension
was given by the twentieth.
"""

from datetime import date

import pytest

from answerable.model.returns import CaseOutcome, ReturnCase
from answerable.steps.returns.check_return import check_columns, check_return, read_return
from answerable.steps.returns.lay_out_return import shown
from answerable.steps.returns.return_figures import periods_of, return_figures
from spec.examples import Example, table

FIGURES = [
    Example(
        "The twentieth working day is in time, the next is late; holidays of Scotland count too.",
        """
        | reference | received   | answered   | outcome |
        | 1/24      | 2024-02-05 | 2024-03-04 | granted |
        | 2/24      | 2024-02-05 | 2024-03-05 | granted |
        | 3/24      | 2024-11-11 | 2024-12-10 | granted |
        | 4/24      | 2024-11-11 |            |         |
        """,
        "the year 2024 at 2024-12-31",
        """
        | line                            | 2024         |
        | received                        | 4            |
        | answered                        | 3            |
        | open                            | 1            |
        | open_late                       | 1            |
        | on_time                         | 2            |
        | late                            | 1            |
        | share_in_time                   | 66.7%        |
        | band                            | unsatisfactory |
        """,
    ),
    Example(
        "An extension holds if its notice was in time, and to the fortieth day.",
        """
        | reference | received   | extended   | answered   | outcome | exemptions |
        | 1/25      | 2025-11-28 | 2025-12-31 | 2026-01-30 | refused | 31(1)(a)   |
        | 2/25      | 2025-11-28 | 2026-01-02 | 2026-01-30 | refused | 31(1)(a)   |
        | 3/25      | 2025-11-28 | 2025-12-31 | 2026-02-02 | refused | 31(1)(a)   |
        """,
        "the year 2025 at 2026-03-01",
        """
        | line        | 2025 |
        | extended    | 1    |
        | extended_20 | 1    |
        | late        | 2    |
        | in_time     | 1    |
        """,
    ),
    Example(
        "To neither confirm nor deny is a refusal in full; section 21 and cost are told apart.",
        """
        | reference | received   | answered   | outcome                      | exemptions |
        | 1/25      | 2025-03-03 | 2025-03-10 | neither confirmed nor denied | 40(5B)     |
        | 2/25      | 2025-03-03 | 2025-03-10 | refused                      | 12(1)      |
        | 3/25      | 2025-03-03 | 2025-03-10 | refused                      | 21         |
        | 4/25      | 2025-03-03 | 2025-03-10 | partly refused               | 40(2)      |
        | 5/25      | 2025-03-03 | 2025-03-10 | granted                      |            |
        | 6/25      | 2025-03-03 | 2025-03-10 | not held                     |            |
        | 7/25      | 2025-03-03 | 2025-03-10 | advice only                  |            |
        | 8/25      | 2025-03-03 |            | withdrawn                    |            |
        """,
        "the year 2025 at 2025-12-31",
        """
        | line                  | 2025  |
        | received              | 8     |
        | answered              | 7     |
        | withdrawn             | 1     |
        | resolvable            | 5     |
        | refused               | 3     |
        | denied                | 1     |
        | procedural            | 1     |
        | available             | 1     |
        | share_granted         | 20.0% |
        | share_granted_decided | 33.3% |
        """,
    ),
    Example(
        "A clarification starts the clock anew; while one is waited for, nothing is overdue.",
        """
        | reference | received   | clarification_asked | clarified  | answered   | outcome |
        | 1/25      | 2025-01-06 | 2025-01-09          | 2025-01-25 | 2025-02-21 | granted |
        | 2/25      | 2025-01-06 | 2025-01-09          |            |            |         |
        """,
        "the year 2025 at 2025-06-30",
        """
        | line      | 2025 |
        | on_time   | 1    |
        | open      | 1    |
        | open_late | 0    |
        """,
    ),
    Example(
        "A clarification asked for after the last day makes no answer timely.",
        """
        | reference | received   | clarification_asked | clarified  | answered   | outcome |
        | 1/25      | 2025-01-06 | 2025-02-04          | 2025-02-06 | 2025-02-10 | granted |
        | 2/25      | 2025-01-06 | 2025-02-03          | 2025-02-06 | 2025-02-10 | granted |
        | 3/25      | 2025-01-06 | 2025-02-04          |            |            |         |
        """,
        "the year 2025 at 2025-06-30",
        """
        | line      | 2025 |
        | on_time   | 1    |
        | late      | 1    |
        | open_late | 1    |
        """,
    ),
    Example(
        "A fee asked for after the last day is not waited for, and nothing lapses with it.",
        """
        | reference | received   | fee_notice | fee_paid   |
        | 1/25      | 2025-01-06 | 2025-02-04 |            |
        | 2/25      | 2025-01-06 | 2025-02-03 |            |
        """,
        "the year 2025 at 2025-06-30",
        """
        | line      | 2025 |
        | open_late | 1    |
        | withdrawn | 1    |
        """,
    ),
    Example(
        "While a fee is waited for, nothing is overdue; unpaid for three months, it has lapsed.",
        """
        | reference | received   | fee_notice | fee_paid   |
        | 1/25      | 2025-01-06 | 2025-01-11 |            |
        | 2/25      | 2025-01-06 | 2025-01-10 |            |
        | 3/25      | 2025-01-06 | 2025-01-09 | 2025-01-13 |
        """,
        "the year 2025 at 2025-04-10",
        """
        | line      | 2025 |
        | received  | 3    |
        | open      | 2    |
        | open_late | 1    |
        | withdrawn | 1    |
        """,
    ),
    Example(
        "What happened after the day looked at has not happened: neither question nor withdrawal.",
        """
        | reference | received   | clarification_asked | answered   | outcome   |
        | 1/25      | 2025-01-06 | 2025-03-01          |            |           |
        | 2/25      | 2025-01-06 |                     | 2025-05-01 | withdrawn |
        | 3/25      | 2025-01-06 |                     | 2025-02-10 | withdrawn |
        | 4/25      | 2025-01-06 |                     |            | withdrawn |
        """,
        "the year 2025 at 2025-02-20",
        """
        | line      | 2025 |
        | open      | 2    |
        | open_late | 2    |
        | withdrawn | 2    |
        """,
    ),
]
PUBLISHED = [
    Example(
        "A share that its own numbers contradict is found.",
        """
        | line             | Q1 23/24 | Q3 23/24 | Q1 24/25 |
        | Responses        | 196        | 183        | 223 |
        | Answered in time | 192        | 176        | 214 |
        | % in time        | 96%        | 88%        | 89% |
        """,
        "",
        """
        | finding       | where      | says |
        | share-differs | Q1 23/24 | Share in time is printed as 96%, but 192 of 196 are 98% |
        | share-differs | Q3 23/24 | Share in time is printed as 88%, but 176 of 183 are 96% |
        | share-differs | Q1 24/25 | Share in time is printed as 89%, but 214 of 223 are 96% |
        """,
    ),
    Example(
        "An answer without an outcome is found, whichever way the table stands.",
        """
        | Quarter      | Responses | Outcomes |
        | Oct-Dec 2023 | 58        | 58 |
        | Jan-Mar 2024 | 61        | 60 |
        """,
        "",
        """
        | finding         | where        | says |
        | outcomes-differ | Jan-Mar 2024 | 61 answers and 60 outcomes (the total of outcomes) |
        """,
    ),
    Example(
        "A table that reconciles passes.",
        """
        | line                             | 2023 |
        | Requests received                | 84 |
        | Answered                         | 79 |
        | Within 20 working days           | 72 |
        | With a permitted extension       | 0 |
        | Late                             | 7 |
        | Resolvable                       | 53 |
        | Not held                         | 17 |
        | Advice or clarification          | 9 |
        | Granted in full                  | 18 |
        | Partly withheld                  | 14 |
        | Fully withheld                   | 21 |
        """,
        "",
        "| finding | where | says |",
    ),
    Example(
        "Sums, totals and bands are checked where their parts are there.",
        """
        | line                   | Q1   | Q2   | Total |
        | Received               | 50   | 40   | 91    |
        | Answered               | 52   | 40   | 92    |
        | Within 20 working days | 47   | 38   | 85    |
        | Late                   | 5    | 2    | 7     |
        | Band                   | good | good |       |
        """,
        "",
        """
        | finding       | where | says                                                             |
        | sum-differs   | Q1    | Requests received is 50, and its parts (Answered) add up to 52   |
        | band-differs  | Q1    | the band is printed as good, and 47 of 52 is adequate            |
        | sum-differs   | Total | Requests received is 91, and its parts (Answered) add up to 92   |
        | total-differs | Total | Requests received of the whole is 91, and its parts add up to 90 |
        """,
    ),
    Example(
        "An answer stands in one outcome; none is missed by looking at the total alone.",
        """
        | line            | 2023 |
        | Answered        | 40   |
        | Granted         | 25   |
        | Refused in full | 14   |
        """,
        "",
        """
        | finding         | where |
        | outcomes-differ | 2023  |
        """,
    ),
]
EXAMPLES = [*FIGURES, *PUBLISHED]


@pytest.mark.parametrize("example", FIGURES, ids=str)
def test_a_return_is_counted_from_the_requests(example: Example) -> None:
    year, at = example.when.removeprefix("the year ").split(" at ")
    (*_, column) = return_figures(
        map(_case, table(example.given)), list(periods_of(year)), at=date.fromisoformat(at)
    )
    expected = table(example.then)
    assert [shown(column, row["line"]) for row in expected] == [row[year] for row in expected]
    assert check_columns([column]) == []


@pytest.mark.parametrize("example", PUBLISHED, ids=str)
def test_a_published_return_is_checked(example: Example) -> None:
    rows = table(example.given)
    cells = [list(rows[0]), *(list(row.values()) for row in rows)]
    found = check_return(read_return(cells))
    told = [{"finding": f.code, "where": f.period, "says": f.message} for f in found]
    expected = table(example.then)
    shown_keys = expected[0].keys() if expected else {"finding"}
    assert [{key: line[key] for key in shown_keys} for line in told] == expected


def _case(row: dict[str, str]) -> ReturnCase:
    days = {key: date.fromisoformat(row[key]) for key in row if key in _DAYS and row[key]}
    outcome = CaseOutcome(row["outcome"]) if row.get("outcome") else None
    cited = tuple(filter(None, [row.get("exemptions", "")]))
    return ReturnCase(row["reference"], outcome=outcome, exemptions=cited, **days)  # type: ignore[arg-type]


_DAYS = frozenset(
    (
        "received",
        "answered",
        "extended",
        "clarification_asked",
        "clarified",
        "fee_notice",
        "fee_paid",
    )
)
