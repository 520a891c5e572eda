"""# Protecting counts

A table of counts is printed exactly, in bands or rounded. In a band nought and every small count
share their words, and what would give one of them away is withheld.
"""

import pytest

from answerable.engines.disclosure import HighsEngine
from answerable.files.count_tables import CSV_PAPER
from answerable.model.protection import Policy, Presentation
from answerable.model.tables import RawTable
from answerable.steps.protection.print_counts import printed_rows
from answerable.steps.protection.protect import protect
from answerable.steps.protection.read_counts import read_counts
from spec.examples import Example, table

CROSS = """
        | Outcome  | 2010 | 2011 | 2012 | Total |
        | Resigned | 1    | 2    | 7    | 10    |
        | Advice   | 22   | 14   | 9    | 45    |
        | None     | 31   | 8    | 17   | 56    |
        | Total    | 54   | 24   | 33   | 111   |
        """
TERMS = """
        | Search term  | Cases |
        | Facebook     | 6     |
        | Twitter      | 1     |
        | Ok Cupid     | 0     |
        | Social media | 1     |
        | Dating site  | 1     |
        | Total        | 9     |
        """

EXAMPLES = [
    Example(
        "A band holds nought and every small count; where they hide each other no more is needed.",
        TERMS,
        "band",
        """
        | Search term  | Cases        |
        | Facebook     | 6            |
        | Twitter      | fewer than 5 |
        | Ok Cupid     | fewer than 5 |
        | Social media | fewer than 5 |
        | Dating site  | fewer than 5 |
        | Total        | 9            |
        """,
    ),
    Example(
        "Where a small count would follow from its line or column, larger counts are withheld.",
        CROSS,
        "band",
        """
        | Outcome  | 2010         | 2011         | 2012 | Total |
        | Resigned | fewer than 5 | fewer than 5 | 7    | 10    |
        | Advice   | 22           | 14           | 9    | 45    |
        | None     | withheld     | withheld     | 17   | 56    |
        | Total    | 54           | 24           | 33   | 111   |
        """,
    ),
    Example(
        "Rounded counts still add up, and none moves by as much as the base.",
        CROSS,
        "rounded",
        """
        | Outcome  | 2010 | 2011 | 2012 | Total |
        | Resigned | 0    | 0    | 10   | 10    |
        | Advice   | 20   | 15   | 10   | 45    |
        | None     | 30   | 10   | 15   | 55    |
        | Total    | 50   | 25   | 35   | 110   |
        """,
    ),
    Example(
        "A total that a table does not have is guarded all the same, and a group is its subtotal.",
        """
        | Outcome              | Cases |
        | Sanction > Dismissed | 2     |
        | Sanction > Advice    | 3     |
        | None                 | 40    |
        """,
        "band",
        """
        | Outcome              | Cases        |
        | Sanction             | 5            |
        | Sanction > Dismissed | fewer than 5 |
        | Sanction > Advice    | fewer than 5 |
        | None                 | 40           |
        | Total                | 45           |
        """,
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_protect(example: Example) -> None:
    lines = table(example.given)
    rows = (tuple(lines[0]), *(tuple(line.values()) for line in lines))
    counts = read_counts(RawTable("table", "", rows, tuple(range(1, len(rows) + 1))))
    made = protect(counts, Presentation(example.when), Policy(), HighsEngine(), CSV_PAPER)
    assert made.proof.holds
    assert made.printed is not None
    header, printed = printed_rows(made.printed, unit=counts.unit)
    names = [str(name) for name in header]
    drawn = [dict(zip(names, map(str, row), strict=True)) for row in printed]
    assert drawn == table(example.then)
