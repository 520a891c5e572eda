"""The real register recounted with `csv` and `re` alone: every figure of the example must agree."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from answerable.cli.terminal import Steps
from answerable.engines.answers import answer_request
from answerable.model.answer import Answer
from answerable.model.figures import Figure, Table

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "philadelphia.toml"

TERMS: list[tuple[str, list[str]]] = [
    ("facebook", ["facebook"]),
    ("twitter", ["twitter"]),
    ("tweet*", [r"tweet\w*"]),
    ("instagram", ["instagram"]),
    ("snapchat", ["snapchat"]),
    ('youtube | "you tube"', ["youtube", r"you[\W_]+tube"]),
    ("social media", [r"social[\W_]+media"]),
    ('whatsapp | "whats app"', ["whatsapp", r"whats[\W_]+app"]),
    ("linkedin", ["linkedin"]),
    ("tinder", ["tinder"]),
    ("craigslist", ["craigslist"]),
    (
        '"dating site" | "dating website" | "dating app"',
        [r"dating[\W_]+site", r"dating[\W_]+website", r"dating[\W_]+app"],
    ),
    ('"social network*"', [r"social[\W_]+network\w*"]),
]
ORDER = ["Guilty Finding", "Training/Counseling", "No Guilty Findings", "Pending", "Not Applicable"]

Row = dict[str, str]


@pytest.fixture(scope="module")
def answer(philadelphia: list[Path]) -> Answer:
    return answer_request(EXAMPLE, philadelphia, mapping=None, steps=Steps(6, quiet=True)).answer


@pytest.fixture(scope="module")
def complaints(philadelphia: list[Path]) -> dict[str, Row]:
    """The complaints of the period in which a term occurs."""
    rows = {row["cap_number"]: row for row in _read(philadelphia[0])}
    return {
        ref: row
        for ref, row in rows.items()
        if "2013-01-01" <= row["date_received"][:10] <= "2017-12-31" and _terms(row["summary"])
    }


@pytest.fixture(scope="module")
def disciplines(philadelphia: list[Path], complaints: dict[str, Row]) -> list[Row]:
    return [row for row in _read(philadelphia[1]) if row["cap_number"] in complaints]


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _terms(text: str) -> list[str]:
    return [
        term
        for term, patterns in TERMS
        if any(re.search(rf"(?<![^\W_]){p}(?![^\W_])", text, re.IGNORECASE) for p in patterns)
    ]


def _table(answer: Answer, question: int, unit: str, dimension: str) -> tuple[Table, list[Figure]]:
    tables = answer.questions[question - 1].tables
    table = next(t for t in tables if t.unit == unit and t.dimension == dimension)
    return table, list(answer.questions[question - 1].figures)


def _lines(answer: Answer, question: int, unit: str, dimension: str) -> dict[str, int]:
    table, _ = _table(answer, question, unit, dimension)
    return {row.label: int(row.values[0]) for row in table.rows}


def _total(answer: Answer, question: int, unit: str, dimension: str) -> int:
    table, _ = _table(answer, question, unit, dimension)
    assert table.total is not None
    return int(table.total.values[0])


def test_complaints_by_year(answer: Answer, complaints: dict[str, Row]) -> None:
    years = Counter(row["date_received"][:4] for row in complaints.values())
    assert _lines(answer, 1, "case", "Year") == {str(y): years[str(y)] for y in range(2013, 2018)}
    assert _total(answer, 1, "case", "Year") == len(complaints) > 40


def test_complaints_by_category(answer: Answer, complaints: dict[str, Row]) -> None:
    categories = Counter(r["general_cap_classification"].strip() for r in complaints.values())
    assert _lines(answer, 1, "case", "Category") == categories


def test_complaints_by_primary_and_by_any_term(answer: Answer, complaints: dict[str, Row]) -> None:
    found = [_terms(row["summary"]) for row in complaints.values()]
    first = Counter(terms[0] for terms in found)
    every = Counter(term for terms in found for term in terms)
    # The list as a reader would name its lines: quotes around a whole line add nothing.
    names = {term: term.strip('"') if term.count('"') == 2 and term[0] == '"' else term
             for term, _ in TERMS}  # fmt: skip
    by_term = _lines(answer, 1, "case", "Search term")
    by_any = _lines(answer, 1, "case", "Any search term")
    assert by_term == {names[term]: first[term] for term, _ in TERMS}
    assert by_any == {names[term]: every[term] for term, _ in TERMS}
    assert sum(by_term.values()) == len(complaints) < sum(by_any.values())


Key = Callable[[Row], object]
KEYS: dict[str, Key] = {
    "case": lambda r: r["cap_number"],
    "subject": lambda r: (r["cap_number"], r["po_initials"]),
    "allegation": lambda r: (r["cap_number"], r["po_initials"], r["allegations_investigated"]),
}


@pytest.mark.parametrize("unit", KEYS)
def test_findings_by_unit_of_count(
    answer: Answer, complaints: dict[str, Row], disciplines: list[Row], unit: str
) -> None:
    groups: dict[object, list[Row]] = {}
    for row in disciplines:
        groups.setdefault(KEYS[unit](row), []).append(row)
    if unit == "case":
        for ref in complaints:
            groups.setdefault(ref, [])
    outcomes = Counter(_worst(r["disciplinary_findings"] for r in rows) for rows in groups.values())
    findings = Counter(
        finding
        for rows in groups.values()
        for finding in {r["investigative_findings"] for r in rows} or {"Not recorded"}
    )
    assert _lines(answer, 2, unit, "Outcome") == outcomes
    assert _lines(answer, 2, unit, "Result of allegation") == findings
    assert _total(answer, 2, unit, "Outcome") == len(groups)


def test_findings_by_row(answer: Answer, disciplines: list[Row]) -> None:
    rows = Counter(row["disciplinary_findings"] for row in disciplines)
    assert _lines(answer, 2, "row", "Outcome") == rows
    assert _total(answer, 2, "row", "Outcome") == len(disciplines)


def test_the_four_units_are_four_different_numbers(answer: Answer) -> None:
    totals = [_total(answer, 2, unit, "Outcome") for unit in (*KEYS, "row")]
    assert totals == sorted(set(totals))


def test_nothing_is_left_unacknowledged(answer: Answer) -> None:
    assert [finding for finding in answer.checks if finding.open] == []


def _worst(outcomes: Iterable[str]) -> str:
    return min(outcomes, key=ORDER.index, default="Not recorded")
