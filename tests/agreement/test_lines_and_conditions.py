"""True answers of one register never contradict each other, and what is told of them is true."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from answerable.engines.disclosure import HighsEngine
from answerable.model.answer import Answer, QuestionAnswer
from answerable.model.ledger import Claim
from answerable.model.outcomes import severity_order
from answerable.model.periods import Period
from answerable.model.places import Place
from answerable.model.protection import Policy
from answerable.model.register import Case, Detail
from answerable.model.request import Count
from answerable.steps.answers.write_answer import answer_json
from answerable.steps.counts.tally import Findings, tally
from answerable.steps.protection.claim import claims_in
from answerable.steps.protection.compare_answers import compare
from answerable.steps.protection.match_things import named_alike
from answerable.steps.protection.read_as_lines import Reading
from samples import sample_answer

OUTCOMES = ["Dismissed", "Written warning", "Management advice", "No further action"]
VALUES = {"outcome": OUTCOMES, "rank": ["Constable", "Sergeant"], "division": ["N", "S"]}
TABLES = [("outcome",), ("all outcomes",), ("rank",), ("outcome", "division"), ("year",)]
YEARS = [(2014, 2014), (2015, 2015), (2014, 2015)]


def _cases(chance: random.Random, *, most: int) -> tuple[Case, ...]:
    """Cases of one row, or of up to so many with blanks among them."""

    def row(ref: str, number: int) -> Detail:
        outcome = chance.choices([*OUTCOMES, ""], (1, 3, 4, 8, most - 1))[0]
        rank = chance.choices(["Constable", "Sergeant", ""], (6, 2, most - 1))[0]
        held = {"outcome": outcome, "rank": rank}
        return Detail(f"{ref}#{number}", {k: v for k, v in held.items() if v}, Place("x"))

    def case(ref: str) -> Case:
        day = f"{chance.choice((2014, 2015))}-05-05"
        rows = tuple(row(ref, n) for n in range(chance.randint(1, most)))
        return Case(ref, {"received_on": day, "division": chance.choice("NS")}, Place("x"), rows)

    return tuple(case(f"C{n}") for n in range(chance.choice((15, 60))))


def _count(chance: random.Random) -> Count:
    """A count in words of its own, under conditions and by tables drawn by chance."""
    drawn = [name for name in VALUES if chance.random() < 0.35]
    asked = {name: tuple(chance.sample(VALUES[name], chance.choice((1, 1, 2)))) for name in drawn}
    years = chance.choice(YEARS)
    period = Period(date(years[0], 1, 1), date(years[1], 12, 31))
    tables = tuple(chance.sample(TABLES, chance.choice((0, 0, 1, 2))))
    how = {chance.choice(("where", "where", "where", "where_not")): asked}
    return Count("case", "received_on", f"words {chance.random()}", period, **how,
                 on_topic=False, by=tables)  # fmt: skip


def _claims(name: str, cases: tuple[Case, ...], chance: random.Random) -> Iterator[Claim]:
    """The figures of an answer of two counts; most of the small ones in bands."""
    found = Findings(None, None, severity_order())
    tallies = [tally(cases, _count(chance), found, prefix=f"1.{number}") for number in (1, 2)]
    answer: Answer = replace(
        sample_answer(),
        reference=name,
        questions=(
            QuestionAnswer(
                "1",
                "?",
                True,
                "",
                figures=tuple(figure for one in tallies for figure in one.figures),
                tables=tuple(table for one in tallies for table in one.tables),
            ),
        ),
    )
    return claims_in(answer_json(answer))


@pytest.mark.parametrize("most", [1, 2], ids=["one row a case", "up to two"])
def test_what_true_answers_give_away_together_is_true(most: int) -> None:
    told = 0
    for seed in range(25):
        chance = random.Random(seed)
        cases = _cases(chance, most=most)
        (true,) = named_alike([c for name in "abc" for c in _claims(name, cases, chance)])
        shown = [
            replace(c, low=0, high=4) if c.low < 5 and chance.random() < 0.7 else c for c in true
        ]
        reading, values = Reading(true), defaultdict(set)
        for claim in reading.lines(true):
            values[claim.place, claim.about.only].add(claim.low)
        new = [claim for claim in shown if claim.answer == "c"]
        earlier = [claim for claim in shown if claim.answer != "c"]
        for exposure in compare(new, earlier, Policy(), HighsEngine()):
            line, told = reading.line(exposure.claim), told + 1
            known = values.get((line.place, line.about.only), {exposure.claim.low})
            assert not exposure.contradiction
            assert any(exposure.claim.low <= value <= exposure.claim.high for value in known)
    assert told > 10
