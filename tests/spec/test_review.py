"""# Reviewing

What a review knows follows from its definition, the register and its journal. The journal is
written here as what somebody does, line by line; the table says where the review stands then.
Samples are drawn by the SHA-256 of seed, number and reference, so they are the same everywhere.
"""

from dataclasses import replace

import pytest

from answerable.engines.reference import ReferenceEngine
from answerable.model.decisions import Verdict
from answerable.model.errors import UserMistake
from answerable.model.journal import Decided, SecondDrawn
from answerable.steps.finding.conclude_review import certificate_of, draw_for_second
from answerable.steps.finding.gather_pool import gather_pool
from answerable.steps.finding.what_next import (
    ALLOWED,
    Action,
    Stage,
    check_decision,
    check_second_reader,
    stage_of,
)
from reviews import BEGAN, DEFINITION, Diary
from spec.examples import Example, cases, table

SIX = """
        | case_ref | case_summary        |
        | 1        | a post on facebook  |
        | 2        | a parked car        |
        | 3        | a second car        |
        | 4        | a third car         |
        | 5        | a fourth car        |
        | 6        | a fifth car         |
        """

EXAMPLES = [
    Example(
        "Cases with the same text are read once and all counted.",
        """
        | case_ref | case_summary        |
        | 1        | a post on facebook  |
        | 2        | a  post on facebook |
        | 3        | a parked car        |
        """,
        "decide 1 relevant",
        """
        | stage           | read | found | unsure |
        | reading by rank | 2    | 2     | 0      |
        """,
    ),
    Example(
        "A decision that was taken back is as if it had not been taken.",
        SIX,
        """
        decide 1 relevant
        decide 2 not relevant
        undo 1
        """,
        """
        | stage           | read | found | unsure |
        | reading by rank | 1    | 0     | 0      |
        """,
    ),
    Example(
        "What is decided is not decided again before it is taken back.",
        SIX,
        """
        decide 1 relevant
        decide 1 not relevant
        """,
        """
        | refused                                               |
        | this record has already been decided: relevant, by A |
        """,
    ),
    Example(
        "No certificate without a declared sample.",
        SIX,
        """
        decide 1 relevant
        certify
        """,
        """
        | refused                                                                  |
        | making a certificate is not possible while the stage is: reading by rank |
        """,
    ),
    Example(
        "A sample of fixed size is read to its end before its certificate is made.",
        SIX,
        """
        decide 1 relevant
        declare 3
        read 2 of the sample
        certify
        """,
        """
        | refused                                                                                |
        | making a certificate is not possible while the stage is: reading a sample of fixed size |
        """,
    ),
    Example(
        "Read to its end, it certifies how many may be left of those nobody read.",
        SIX,
        """
        decide 1 relevant
        declare 3
        read 3 of the sample
        """,
        """
        | stage              | read | found | at most left |
        | the sample is read | 4    | 1     | 2            |
        """,
    ),
    Example(
        "A sample without fixed size certifies at any time, less tightly.",
        SIX,
        """
        decide 1 relevant
        declare anytime
        read 3 of the sample
        """,
        """
        | stage                               | read | found | at most left |
        | reading a sample without fixed size | 4    | 1     | 2            |
        """,
    ),
    Example(
        "What is read after the sample comes off what may be left.",
        SIX,
        """
        decide 1 relevant
        declare 3
        read 3 of the sample
        decide the rest not relevant
        """,
        """
        | stage              | read | found | at most left |
        | everything is read | 6    | 1     | 0            |
        """,
    ),
    Example(
        "A record that stays unsure counts among those that may be left.",
        SIX,
        """
        decide 1 relevant
        decide 2 unsure
        decide the rest not relevant
        """,
        """
        | stage              | read | found | unsure | at most left |
        | everything is read | 6    | 1     | 1      | 1            |
        """,
    ),
    Example(
        "A second sample is possible only where the first was declared to be one of several.",
        SIX,
        """
        declare 1
        read 1 of the sample
        declare 1
        """,
        """
        | refused                                |
        | the sample was declared as the only one |
        """,
    ),
    Example(
        "Certificates are numbered: each of several spends its part of what may go wrong.",
        SIX,
        """
        declare 1 of several
        read 1 of the sample
        declare 2
        read 2 of the sample
        """,
        """
        | stage              | read | certificate number |
        | the sample is read | 3    | 2                  |
        """,
    ),
    Example(
        "Records without text are set apart, and nothing is said of them.",
        """
        | case_ref | case_summary        |
        | 1        | a post on facebook  |
        | 2        |                     |
        | 3        | a parked car        |
        """,
        """
        decide 1 relevant
        decide 3 not relevant
        """,
        """
        | stage              | read | found | at most left | not spoken of |
        | everything is read | 2    | 1     | 0            | 1             |
        """,
    ),
    Example(
        "Who decided first is no second reader of it.",
        SIX,
        """
        decide 1 relevant
        decide 2 not relevant
        draw for B
        decide 1 relevant again
        """,
        """
        | refused                                            |
        | this reader decided some of these records the first time |
        """,
    ),
    Example(
        "What may be done in which stage.",
        "",
        "",
        """
        | stage                               | reading by rank | reading the sample | declaring a sample | declaring another sample | making a certificate |
        | reading by rank                     | yes             |                    | yes                |                          |                      |
        | reading a sample of fixed size      |                 | yes                |                    |                          |                      |
        | reading a sample without fixed size | yes             | yes                |                    | yes                      | yes                  |
        | the sample is read                  | yes             |                    |                    | yes                      | yes                  |
        | everything is read                  |                 |                    |                    |                          | yes                  |
        """,  # noqa: E501
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_review(example: Example) -> None:
    expected = table(example.then)
    if not example.given:
        assert _allowed() == expected
        return
    pool = gather_pool(cases(example.given), DEFINITION, engine=ReferenceEngine())
    diary = Diary(pool, replace(DEFINITION, by="A"))
    (row,) = expected
    *before, last = [line.split() for line in example.when.strip().splitlines()]
    for words in before:
        _do(diary, words)
    if "refused" in row:
        with pytest.raises(UserMistake) as refused:
            _do(diary, last)
        assert {"refused": refused.value.what} == row
    else:
        _do(diary, last)
        assert _told(diary, row) == row


def _do(diary: Diary, words: list[str]) -> None:
    match words:
        case ["decide", "the", "rest", *verdict]:
            for place in diary.course.unread():
                diary.decide(diary.course.pool.records[place].ref, Verdict(" ".join(verdict)))
        case ["decide", ref, *verdict]:
            second = verdict[-1] == "again"
            said = Verdict(" ".join(verdict[:-1] if second else verdict))
            wanted = Decided(ref, said, "A", BEGAN, second=second)
            check_decision(diary.course, wanted)
            diary.take(wanted)
        case ["undo", ref]:
            diary.undo(ref)
        case ["declare", "anytime"]:
            diary.declare(None)
        case ["declare", size, *several]:
            diary.declare(int(size), repeats=bool(several))
        case ["read", number, "of", "the", "sample"]:
            diary.read_sample(at_most=int(number))
        case ["draw", "for", by]:
            diary.take(SecondDrawn(draw_for_second(diary.course, by), by, BEGAN))
            check_second_reader(diary.course, by)
        case ["certify"]:
            certificate_of(diary.course)
        case _:
            raise AssertionError(words)


def _told(diary: Diary, wanted: dict[str, str]) -> dict[str, str]:
    course = diary.course
    told = {
        "stage": lambda: stage_of(course),
        "read": lambda: sum(map(course.cases_with, Verdict)),
        "found": lambda: course.cases_with(Verdict.RELEVANT),
        "unsure": lambda: course.cases_with(Verdict.UNSURE),
        "at most left": lambda: certificate_of(course).upper_remaining,
        "not spoken of": lambda: certificate_of(course).silent_unread,
        "certificate number": lambda: certificate_of(course).declaration.number,
    }
    return {name: str(told[name]()) for name in wanted}


def _allowed() -> list[dict[str, str]]:
    return [
        {"stage": str(stage)}
        | {str(action): "yes" if action in ALLOWED[stage] else "" for action in Action}
        for stage in Stage
    ]
