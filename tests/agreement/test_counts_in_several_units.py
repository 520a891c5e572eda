"""What figures in several units give away together is true, and all that there is to find."""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from answerable.engines.disclosure import HighsEngine
from answerable.model.answer import Answer, QuestionAnswer
from answerable.model.fields import label_of
from answerable.model.ledger import About, Claim
from answerable.model.outcomes import severity_order
from answerable.model.periods import Period
from answerable.model.phrases import condition
from answerable.model.places import Place
from answerable.model.protection import Policy
from answerable.model.register import Case, Detail
from answerable.model.request import Count
from answerable.steps.answers.write_answer import answer_json
from answerable.steps.counts.dimensions import Sorting, dimension
from answerable.steps.counts.tally import Findings, tally
from answerable.steps.protection.claim import claims_in
from answerable.steps.protection.compare_answers import compare
from answerable.steps.protection.tie_units import Tied
from answerable.steps.registers.select import select
from samples import sample_answer

UNITS = ("case", "subject", "allegation", "outcome", "row")
OUTCOMES = ["Dismissed", "Written warning", "Management advice", "No further action"]
VALUES = {"outcome": OUTCOMES, "rank": ["Constable", "Sergeant"], "division": ["N", "S"]}
TABLES = [("outcome",), ("all outcomes",), ("rank",), ("allegation",), ("outcome", "year"),
          ("division",), ("outcome", "rank"), ("year",)]  # fmt: skip
TITLES = {"Outcome": "outcome", "Any outcome": "all outcomes", "Rank or grade": "rank",
          "Allegation": "allegation", "Division": "division"}  # fmt: skip
DRAWN = {"outcome": ([*OUTCOMES, ""], (1, 3, 4, 8, 3)), "rank": (["Constable", "Sergeant", ""],
         (6, 2, 3)), "subject_id": (["A", "B", ""], (3, 2, 2)), "allegation_no": (["1", "2", ""],
         (3, 1, 3)), "allegation": (["Rude", "Late", ""], (4, 2, 3))}  # fmt: skip
YEAR = Period(date(2014, 1, 1), date(2014, 12, 31))
FOUND = Findings(None, None, severity_order())
Words = Mapping[str, tuple[str, str, tuple[str, ...]]]


def _cases(chance: random.Random) -> tuple[Case, ...]:
    """Cases of a few rows or none, of which each says something and few say all."""
    most = chance.choice((1, 1, 2, 3))

    def row(ref: str, number: int) -> Detail:
        drawn = {name: chance.choices(*drawn)[0] for name, drawn in DRAWN.items()}
        return Detail(f"{ref}#{number}", {n: v for n, v in drawn.items() if v}, Place("x"))

    def case(ref: str) -> Case:
        day = f"{chance.choice((2014, 2015))}-05-05"
        rows = [row(ref, number) for number in range(chance.randint(0, most))]
        held = {"received_on": day, "division": chance.choice("NS")}
        return Case(ref, held, Place("x"), tuple(one for one in rows if one.values))

    return tuple(case(f"C{n}") for n in range(chance.choice((6, 15, 60))))


def _count(chance: random.Random, words: dict[str, tuple[str, str, tuple[str, ...]]]) -> Count:
    """A count in some unit; `words` learns what its conditions are called."""
    drawn = [name for name in VALUES if chance.random() < 0.15]
    asked = {name: tuple(chance.sample(VALUES[name], chance.choice((1, 1, 2)))) for name in drawn}
    how = chance.choice(("where", "where", "where_not"))
    for name, values in asked.items():
        words[condition(label_of(name), values, holds=how == "where")] = how, name, values
    years = chance.choice([(2014, 2014), (2015, 2015), (2014, 2015)])
    period = Period(date(years[0], 1, 1), date(years[1], 12, 31))
    tables = tuple(chance.sample(TABLES, chance.choice((0, 1, 2))))
    return Count(chance.choice(UNITS), "received_on", f"words {chance.random()}", period,
                 **{how: asked}, on_topic=False, by=tables)  # fmt: skip


def _claims(name: str, cases: tuple[Case, ...], counts: list[Count]) -> Iterator[Claim]:
    """The figures of an answer of these counts."""
    tallies = [tally(cases, count, FOUND, prefix=f"1.{n}") for n, count in enumerate(counts, 1)]
    figures = tuple(figure for one in tallies for figure in one.figures)
    tables = tuple(table for one in tallies for table in one.tables)
    question = QuestionAnswer("1", "?", True, "", figures=figures, tables=tables)
    answer: Answer = replace(sample_answer(), reference=name, questions=(question,))
    return claims_in(answer_json(answer))


def _true(cases: tuple[Case, ...], claim: Claim, words: Words) -> int | None:
    """What is true of a line, counted again; None for what only a comparison knows."""
    asked: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    told = claim.about.conditions or ()
    if len(claim.line) > 1 or not words.keys() >= set(told):
        return None
    for how, name, values in map(words.__getitem__, told):
        asked[how][name] = values
    count = Count(claim.about.unit, "received_on", "x", claim.period, **asked, on_topic=False)
    things = list(select(cases, count, period=claim.period))
    if not claim.line:
        return len(things)
    ((title, label),) = claim.line
    by = dimension(TITLES[title], things, Sorting(count, severity_order(), None))
    return sum(label in by.labels[thing.id] for thing in things)


def _shown(claim: Claim, chance: random.Random) -> Claim:
    if claim.low < 5:
        return replace(claim, low=0, high=4) if chance.random() < 0.7 else claim
    return replace(claim, low=5, high=500) if chance.random() < 0.2 else claim


def test_what_true_answers_in_several_units_give_away_together_is_true() -> None:
    across = 0
    for seed in range(40):
        chance, words = random.Random(seed), dict[str, tuple[str, str, tuple[str, ...]]]()
        cases = _cases(chance)
        earlier, new = [
            [
                _shown(claim, chance)
                for name in names
                for claim in _claims(name, cases, [_count(chance, words) for _ in range(2)])
            ]
            for names in ("ab", "c")
        ]
        for exposure in compare(new, earlier, Policy(), HighsEngine()):
            across += bool(exposure.units)
            value = _true(cases, exposure.claim, words)
            assert not exposure.contradiction
            assert value is None or exposure.claim.low <= value <= exposure.claim.high
    assert across > 10


@pytest.mark.parametrize("conditions", [(), ("rank or grade is Constable",)])
def test_true_figures_in_every_unit_can_all_be_right(conditions: tuple[str, ...]) -> None:
    """However rows are filled, no unit says what the others speak against."""
    asked = {"rank": ("Constable",)} if conditions else {}
    for seed in range(15):
        chance = random.Random(seed)
        cases, tables = _cases(chance), [by for by in TABLES if len(by) == 1]
        period = Period(date(2014, 1, 1), date(2015, 12, 31))
        counts = [
            Count(unit, "received_on", "complaints", one, where=asked, on_topic=False, by=tables)
            for unit, one in product(UNITS, (YEAR, period))
        ]
        claims = list(_claims("a", cases, counts))
        assert {claim.about.conditions for claim in claims} == {conditions}
        HighsEngine().ranges(Tied(claims, claims).knowledge, [0], need=3)


def test_the_most_and_the_least_are_those_that_trying_every_count_finds() -> None:
    """Three lines of up to five; where a part is known to stand its case is too."""
    lines, top = ("Dismissed", "Written warning", "Management advice"), 5
    pairs = [
        (c, o) for c in range(top + 1) for o in range(top + 1) if c <= o and bool(c) == bool(o)
    ]
    for seed in range(40):
        chance = random.Random(seed)
        true = [chance.choice(pairs) for _ in lines]
        total = sum(outcomes for _, outcomes in true)
        claims = [_figure("outcome", (), total, total)]
        for label, counts in zip(lines, true, strict=True):
            for unit, value in zip(("case", "outcome"), counts, strict=True):
                low, high = (value, value) if chance.random() < 0.4 else (min(value, 1), top)
                claims.append(_figure(unit, (label,), low, high))
        tied = Tied(claims, claims)
        cells = [tied.at(claim.about, claim.line, YEAR) for claim in claims]
        found = HighsEngine().ranges(tied.knowledge, sorted(cells), need=top, ends=True)
        tried = [
            (total, *(value for pair in every for value in pair))
            for every in product(pairs, repeat=len(lines))
            if sum(outcomes for _, outcomes in every) == total
        ]
        fit = [
            values
            for values in tried
            if all(c.low <= value <= c.high for c, value in zip(claims, values, strict=True))
        ]
        for cell, values in zip(cells, zip(*fit, strict=True), strict=True):
            assert (found[cell].low, found[cell].high) == (min(values), max(values))


def _figure(unit: str, labels: tuple[str, ...], low: int, high: int) -> Claim:
    title = "Any outcome" if unit == "case" else "Outcome"
    line = tuple((title, label) for label in labels)
    about = About("complaints", unit, "date received", ())
    return Claim("a", about, YEAR, line, low, high, overlapping=unit == "case" and bool(line))
