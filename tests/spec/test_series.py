"""# The same figure over the years

Answers on one topic that give the same figure stand in one row. Whatever else than the world
changed between two lines is said there.
"""

from datetime import date

import pytest

from answerable.model.log_entries import Headline, Summary
from answerable.model.log_settings import RuleChange
from answerable.steps.counts.follow_figures import Point, follow_figures
from spec.examples import Example, table

EXAMPLES = [
    Example(
        "Counts of one definition stand in order of time, whichever answer gave them.",
        """
        | answer | figure     | unit | from       | to         | terms    | value |
        | 838/23 | complaints | case | 2019-01-01 | 2020-12-31 | facebook | 21    |
        | 911/16 | complaints | case | 2017-01-01 | 2018-12-31 | facebook | 9     |
        """,
        "",
        """
        | from       | value | answer | break |
        | 2017-01-01 | 9     | 911/16 |       |
        | 2019-01-01 | 21    | 838/23 |       |
        """,
    ),
    Example(
        "Another unit is said where it begins.",
        """
        | answer | figure     | unit       | from       | to         | terms    | value |
        | 911/16 | complaints | case       | 2017-01-01 | 2018-12-31 | facebook | 9     |
        | 838/23 | complaints | allegation | 2019-01-01 | 2020-12-31 | facebook | 21    |
        """,
        "",
        """
        | from       | value | answer | break                                          |
        | 2017-01-01 | 9     | 911/16 |                                                |
        | 2019-01-01 | 21    | 838/23 | Counted from here: allegations; before: cases. |
        """,
    ),
    Example(
        "So are other terms.",
        """
        | answer | figure     | unit | from       | to         | terms            | value |
        | 911/16 | complaints | case | 2017-01-01 | 2018-12-31 | facebook         | 9     |
        | 838/23 | complaints | case | 2019-01-01 | 2020-12-31 | facebook, tiktok | 21    |
        """,
        "",
        """
        | from       | value | answer | break                               |
        | 2017-01-01 | 9     | 911/16 |                                     |
        | 2019-01-01 | 21    | 838/23 | Searched from here as well: tiktok. |
        """,
    ),
    Example(
        "So are other conditions.",
        """
        | answer | figure     | unit | from       | to         | terms    | value | only      |
        | 911/16 | complaints | case | 2017-01-01 | 2018-12-31 | facebook | 9     | sex is F  |
        | 838/23 | complaints | case | 2019-01-01 | 2020-12-31 | facebook | 21    |           |
        """,
        "",
        """
        | from       | value | answer | break                                              |
        | 2017-01-01 | 9     | 911/16 |                                                    |
        | 2019-01-01 | 21    | 838/23 | Counted from here: all; before: only where sex is F. |
        """,
    ),
    Example(
        "New rules break the row before the first period that lies mostly under them.",
        """
        | answer | figure     | unit | from       | to         | terms    | value |
        | 911/16 | complaints | case | 2019-01-01 | 2019-12-31 | facebook | 9     |
        | 838/23 | complaints | case | 2020-01-01 | 2020-12-31 | facebook | 21    |
        """,
        "The rules changed on 2020-02-01.",
        """
        | from       | value | answer | break                                   |
        | 2019-01-01 | 9     | 911/16 |                                         |
        | 2020-01-01 | 21    | 838/23 | From 1 February 2020 the rules changed. |
        """,
    ),
    Example(
        "Periods of other lengths, or that overlap, are not compared in silence.",
        """
        | answer | figure     | unit | from       | to         | terms    | value |
        | 911/16 | complaints | case | 2017-01-01 | 2019-12-31 | facebook | 9     |
        | 838/23 | complaints | case | 2019-01-01 | 2020-12-31 | facebook | 21    |
        """,
        "",
        """
        | from       | value | answer | break                                                      |
        | 2017-01-01 | 9     | 911/16 |                                                            |
        | 2019-01-01 | 21    | 838/23 | The two periods overlap. The two periods differ in length. |
        """,
    ),
    Example(
        "A figure that shares less than half of its words is another figure.",
        """
        | answer | figure                | unit | from       | to         | terms    | value |
        | 911/16 | complaints            | case | 2017-01-01 | 2018-12-31 | facebook | 9     |
        | 838/23 | officers with a phone | case | 2019-01-01 | 2020-12-31 | facebook | 21    |
        """,
        "",
        """
        | from | value | answer | break |
        """,
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_series(example: Example) -> None:
    answers = [_answer(row) for row in table(example.given)]
    changes = [RuleChange(date(2020, 2, 1), "the rules changed")] if example.when else []
    series = follow_figures(answers[0], answers[1:], changes)
    points = series[0].points if series else ()
    assert [_line(point) for point in points] == table(example.then)


def _answer(row: dict[str, str]) -> Summary:
    terms = tuple(row["terms"].split(", "))
    figure = Headline(
        row["figure"], float(row["value"]), row["value"], row["unit"], row["from"], row["to"],
        "complaints", "date received", terms, conditions=tuple(filter(None, [row.get("only", "")])),
    )  # fmt: skip
    number, _, year = row["answer"].partition("/")
    path = f"20{year}/{number}/"
    return Summary(
        path, row["answer"], "T", "A", "social media", "", "", "", "", 1, headlines=(figure,)
    )


def _line(point: Point) -> dict[str, str]:
    return {
        "from": point.start,
        "value": point.display,
        "answer": point.reference,
        "break": " ".join(point.breaks),
    }
