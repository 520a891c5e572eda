"""# Counting

Every figure has a unit of count, a date that decides its period, a population and the records
behind it. A table whose lines can overlap is labelled so and is never added up.
"""

import tomllib

import pytest

from answerable.engines.reference import ReferenceEngine
from answerable.files.requests import read_count
from answerable.files.toml_sections import Section
from answerable.model.decisions import Decision, Verdict
from answerable.model.outcomes import severity_order
from answerable.steps.counts.tally import Findings, Tally, tally
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.finding.review import review
from answerable.steps.finding.search import search
from spec.examples import Example, cases, table

REGISTER = """
        | case_ref | received_on | case_type | case_summary        | subject_id | rank | allegation | outcome            |
        | 1        | 2013-02-01  | Public    | Facebook, Twitter   | A          | PC   | Rudeness   | Written warning    |
        | 1        | 2013-02-01  | Public    | Facebook, Twitter   | A          | PC   | Privacy    | Management advice  |
        | 1        | 2013-02-01  | Public    | Facebook, Twitter   | B          | PS   | Rudeness   | No further action  |
        | 2        | 2014-05-09  | Public    | a Twitter message   | C          | PC   | Rudeness   | ongoing            |
        | 2        | 2014-05-09  | Public    | a Twitter message   | C          | PC   | Rudeness   | ongoing            |
        | 3        | 2014-12-31  | Public    | his phone was taken |            |      | Property   | No further action  |
        | 4        | 2014-07-01  | Conduct   | on Facebook         | D          | PCSO | Conduct    | Dismissed          |
        | 5        |             | Public    | Facebook again      | A          | PC   | Rudeness   | Resigned           |
        """  # noqa: E501

PUBLIC = """
population = "public complaints"
where = { case_type = "public" }
from = 2013-01-01
to = 2014-12-31
"""

SLASHED = """
        | case_ref | received_on | subject_id | outcome           |
        | MI       | 2013-02-01  | 1/2        | Dismissed         |
        | MI/1     | 2013-02-01  | 2          | No further action |
        """

EXAMPLES = [
    Example(
        "References that run into one another are two: officer 1/2 of MI is not officer 2 of MI/1.",
        SLASHED,
        """
        population = "complaints"
        on_topic = false
        unit = "subject"
        by = ["outcome"]
        """,
        """
        | Outcome           | Officer–case pairs | records     |
        | Dismissed         | 1                  | MI/1%2F2        |
        | No further action | 1                  | MI/1/2          |
        | Total             | 2                  | MI/1%2F2 MI/1/2 |
        """,
    ),
    Example(
        "A case is counted once however many rows it has, under its most severe outcome.",
        REGISTER,
        PUBLIC + 'unit = "case"\nby = ["outcome"]',
        """
        | Outcome         | Cases | records |
        | Written warning | 1     | 1       |
        | On-going        | 1     | 2       |
        | Total           | 2     | 1 2     |
        """,
    ),
    Example(
        "By search term each record stands under one term, so the lines make the total.",
        REGISTER,
        PUBLIC + 'unit = "case"\nby = ["term"]',
        """
        | Search term | Cases | records |
        | facebook    | 1     | 1       |
        | twitter     | 1     | 2       |
        | instagram   | 0     |         |
        | Total       | 2     | 1 2     |
        """,
    ),
    Example(
        "By any term a record stands under every term it holds: labelled as not adding up.",
        REGISTER,
        PUBLIC + 'unit = "case"\nby = ["any term"]',
        """
        | Any search term (not additive) | Cases | records |
        | facebook                       | 1     | 1       |
        | twitter                        | 2     | 1 2     |
        | instagram                      | 0     |         |
        | Total                          | 2     | 1 2     |
        """,
    ),
    Example(
        "An officer–case pair is counted once, under its most severe outcome.",
        REGISTER,
        PUBLIC + 'unit = "subject"\nby = ["outcome"]',
        """
        | Outcome           | Officer–case pairs | records |
        | Written warning   | 1                  | 1/A     |
        | No further action | 1                  | 1/B     |
        | On-going          | 1                  | 2/C     |
        | Total             | 3                  | 1/A 1/B 2/C |
        """,
    ),
    Example(
        "An allegation is a combination of case, subject and allegation: repeated rows are one.",
        REGISTER,
        PUBLIC + 'unit = "allegation"\nby = ["allegation"]',
        """
        | Allegation | Allegations | records                   |
        | Rudeness   | 3           | 1/A:Rudeness 1/B:Rudeness 2/C:Rudeness |
        | Privacy    | 1           | 1/A:Privacy               |
        | Total      | 4           | 1/A:Rudeness 1/A:Privacy 1/B:Rudeness 2/C:Rudeness |
        """,
    ),
    Example(
        "Rows are counted as they stand, repeated ones each time; a two-way table has both totals.",
        REGISTER,
        PUBLIC + 'unit = "row"\nby = [["year", "rank"]]',
        """
        | Year  | PC | PS | Total | records |
        | 2013  | 2  | 1  | 3     | 1#1 1#2 1#3 |
        | 2014  | 2  | 0  | 2     | 2#1 2#2     |
        | Total | 4  | 1  | 5     | 1#1 1#2 1#3 2#1 2#2 |
        """,
    ),
    Example(
        "A line meets a column only in what one row of the records holds: what became of one"
        " officer of a case is not said of another.",
        REGISTER,
        PUBLIC + 'unit = "case"\nby = [["rank", "all outcomes"]]',
        """
        | Rank or grade (not additive) | Written warning | Management advice | No further action | On-going | Total | records |
        | PC    | 1 | 1 | 0 | 1 | 2 | 1 2 |
        | PS    | 0 | 0 | 1 | 0 | 1 | 1   |
        | Total | 1 | 1 | 1 | 1 | 2 | 1 2 |
        """,  # noqa: E501
    ),
    Example(
        "Where no row holds both, nothing says which belongs to which: every pair counts.",
        """
        | case_ref | received_on | case_type | case_summary | rank | outcome           |
        | 1        | 2013-02-01  | Public    | on Facebook  | PC   |                   |
        | 1        | 2013-02-01  | Public    | on Facebook  | PS   |                   |
        | 1        | 2013-02-01  | Public    | on Facebook  |      | Dismissed         |
        """,
        PUBLIC + 'unit = "case"\nby = [["rank", "all outcomes"]]',
        """
        | Rank or grade (not additive) | Dismissed | Total | records |
        | PC    | 1 | 1 | 1 |
        | PS    | 1 | 1 | 1 |
        | Total | 1 | 1 | 1 |
        """,
    ),
    Example(
        "So it is with those rows of a case that hold one of the two alone; the others stand.",
        """
        | case_ref | received_on | case_type | case_summary | rank | outcome           |
        | 1        | 2013-02-01  | Public    | on Facebook  | PC   |                   |
        | 1        | 2013-02-01  | Public    | on Facebook  |      | Dismissed         |
        | 1        | 2013-02-01  | Public    | on Facebook  | PS   | No further action |
        """,
        PUBLIC + 'unit = "case"\nby = [["rank", "all outcomes"]]',
        """
        | Rank or grade (not additive) | Dismissed | No further action | Total | records |
        | PC    | 1 | 0 | 1 | 1 |
        | PS    | 0 | 1 | 1 | 1 |
        | Total | 1 | 1 | 1 | 1 |
        """,
    ),
    Example(
        "Without a topic every record of the population counts; a year without records shows 0.",
        REGISTER,
        """
        population = "public complaints"
        where = { case_type = "public" }
        from = 2012-01-01
        to = 2014-12-31
        on_topic = false
        by = ["year"]
        """,
        """
        | Year  | Cases | records |
        | 2012  | 0     |         |
        | 2013  | 1     | 1       |
        | 2014  | 2     | 2 3     |
        | Total | 3     | 1 2 3   |
        """,
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_tally(example: Example) -> None:
    assert _drawn(_tally(example.given, example.when)) == table(example.then)


def test_a_record_without_a_date_is_in_no_period_and_is_told_apart() -> None:
    counted = _tally(REGISTER, PUBLIC + 'unit = "case"')
    assert counted.headline.records == ("1", "2")
    assert counted.undated == 1


def test_only_confirmed_records_count_and_undecided_hits_are_shown_apart() -> None:
    decided = (Decision("1", Verdict.RELEVANT, "reader"),)
    counted = _tally(REGISTER, PUBLIC + 'unit = "case"', decisions=decided)
    assert counted.headline.records == ("1",)
    assert counted.undecided is not None
    assert counted.undecided.records == ("2",)


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("case", "public complaints concerning social media"),
        ("allegation", "public complaints in cases concerning social media"),
        ("subject", "public complaints in cases concerning social media"),
    ],
)
def test_a_topic_is_that_of_a_case_and_the_words_say_so(unit: str, words: str) -> None:
    counted = _tally(REGISTER, PUBLIC + f'unit = "{unit}"', topic="social media")
    assert counted.headline.label == words


def test_a_nil_says_what_was_looked_through() -> None:
    counted = _tally(REGISTER, PUBLIC + 'unit = "case"', decisions=())
    assert (counted.headline.value, counted.headline.records) == (0, ())
    assert counted.headline.searched == "3 cases"


def _tally(
    given: str, when: str, *, decisions: tuple[Decision, ...] | None = None, topic: str = ""
) -> Tally:
    records = cases(given)
    count = read_count(Section(tomllib.loads(when), "example"))
    report = search(
        records, read_terms(["facebook", "twitter", "instagram"]), engine=ReferenceEngine()
    )
    known = frozenset(case.ref for case in records)
    reviewed = review(report, decisions, known=known)
    found = Findings(report, reviewed, severity_order(), topic)
    return tally(records, count, found, prefix="1.1")


def _drawn(counted: Tally) -> list[dict[str, str]]:
    """The table as a reader would draw it, with the records of each line."""
    drawn = counted.tables[0]
    figures = {figure.id: figure for figure in counted.figures}
    first = drawn.dimension + ("" if drawn.additive else " (not additive)")
    assert drawn.total is not None
    return [
        {
            first: row.label,
            **{c: figures[id].display for c, id in zip(drawn.columns, row.figures, strict=True)},
            "records": " ".join(figures[row.figures[-1]].records),
        }
        for row in (*drawn.rows, drawn.total)
    ]
