"""Small registers made up by tests, and answers to requests about them."""

import csv
import random
from collections.abc import Sequence
from pathlib import Path

from answerable.cli.terminal import Steps
from answerable.engines.answers import Run, answer_request

Row = tuple[str, str, str]
"""Outcome, year and division of a case."""

HEAD = """
reference = "1_20"
title = "Complaints"
authority = "Middlemarch Constabulary"
received = 2020-03-02
answered = 2020-03-20
"""
COUNT = """
[[question]]
number = "1"
text = "How many complaints ended how, between 2010 and 2012?"

[[question.count]]
population = "complaints made by the public"
from = 2010-01-01
to = 2012-12-31
on_topic = false
"""


def rows_of(
    counts: dict[tuple[str, str], int], *, divisions: Sequence[str] = ("North",)
) -> list[Row]:
    """A case for each count of outcome and year."""
    cells = [cell for cell, count in counts.items() for _ in range(count)]
    return [(a, b, divisions[i % len(divisions)]) for i, (a, b) in enumerate(cells)]


def chance_rows(chance: random.Random, records: int) -> list[Row]:
    """Cases drawn with uneven odds."""
    outcomes = chance.choices(("Advice", "None", "Resigned", "Warning"), (4, 9, 1, 2), k=records)
    years = chance.choices(("2010", "2011", "2012"), (1, 3, 2), k=records)
    divisions = chance.choices(("East", "North"), (1, 4), k=records)
    return list(zip(outcomes, years, divisions, strict=True))


def answered(
    folder: Path, rows: Sequence[Row], count: str, *, head: str = "", more: str = ""
) -> Run:
    """The answer to a request for one count of these cases; `count` are keys of it, `more` TOML."""
    folder.mkdir(exist_ok=True)
    lines = ["Case Reference,Date Received,Outcome,Division,Officer Surname,Case Summary"]
    lines += [
        f"CO/{n:05}/20,{year}-06-01,{outcome},{division},Dorrington,A call was not returned."
        for n, (outcome, year, division) in enumerate(rows, start=1)
    ]
    (folder / "register.csv").write_text("\n".join(lines), encoding="utf-8")
    (folder / "request.toml").write_text(HEAD + head + COUNT + count + more, encoding="utf-8")
    return answer_request(
        folder / "request.toml", [folder / "register.csv"], mapping=None,
        steps=Steps(6, quiet=True),
    )  # fmt: skip


def rows_in(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by their header."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
