"""Checks that complaints, allegations and people are not counted as if they were the same."""

import re
from collections.abc import Callable, Iterable, Iterator

from answerable.model.answer import Finding
from answerable.model.pages import Exchange, Grid, Page, Sentence, Value
from answerable.steps.checks.check_arithmetic import EXPLAINED, IN_ALL, MAKING
from answerable.steps.pages.read_grids import column_of
from answerable.steps.words.read_numbers import number_of
from answerable.steps.words.write_finding import write_finding

_TOLD_APART = {"case", "allegation", "person"}
_HEADED = {
    "case": re.compile(r"\b(?:complaints?|cases?)\b", re.IGNORECASE),
    "allegation": re.compile(r"\ballegations?\b", re.IGNORECASE),
    "person": re.compile(
        r"\b(?:officers?|staff|employees?|people|persons?|constables?)\b", re.IGNORECASE
    ),
}
_ONE = r"(?:one|1|a single) (?:allegation|officer|complaint|person|case)"
_ONE_EACH = re.compile(
    rf"\b{_ONE}\b[^.;]{{0,40}}\b(?:each|per|every|only)"
    rf"|\b(?:each|every)\b[^.;]{{0,60}}\b{_ONE}",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(
    r"(?:[•*-]\s)?(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\s?(?:[:=|–-]\s?)?\s*"
    r"(?P<value>\d[\d,]{0,9})\s\|?\s?(?P<noun>[a-z]{4,20})(?:\s[a-z]{1,20}){0,3}[.;]?"
)
"""A line of a list of years whose number has a noun: "2021/22: 46 incidents"."""

_DONE = re.compile(
    r"\b(?:was|were|is|are|been)\s(?:\w+ly\s)?(?P<done>[a-z]+(?:ed|en|ught|id|de|nt))\b", re.I
)
_SAME_MATTER = re.compile(
    r"record|receiv|made|log|investigat|involv|complain|subject|report|alleg|finali|resolv|uphel"
    r"|upheld|conclu|identif|name|count|regist|lodg|rais|brought|accus|disciplin|examin|deal|dealt",
    re.IGNORECASE,
)
"""What is done with a complaint and the one it is about; whoever is trained is another matter."""

_LEAST = 20
"""From here on two wholes of other things are hardly ever the same number by chance."""


def units_stay_the_same(page: Page) -> Iterator[Finding]:
    """A whole and its parts are counted in one unit.

    Seen: 592/21 has cases, allegations and actions under one heading. Repair: one unit for each
    table, named in its title.
    """
    for exchange in page.exchanges:
        for before, after in zip(exchange.sentences, exchange.sentences[1:], strict=False):
            wholes = [n for n in before.numbers if not n.percent]
            parts = [n for n in after.numbers if not n.percent]
            if len(wholes) != 1 or len(parts) < 2 or sum(n.value for n in parts) != wholes[0].value:
                continue
            other = {n.unit for n in parts} & (_TOLD_APART - {wholes[0].unit})
            if wholes[0].unit in _TOLD_APART and other and not EXPLAINED.search(after.words):
                yield write_finding(
                    "unit-changes",
                    exchange.where,
                    quote=f"{before.words} {after.words}",
                    whole=wholes[0].unit,
                    part=sorted(other)[0],
                )


def wholes_keep_their_unit(page: Page) -> Iterator[Finding]:
    """One number is not the whole of the complaints and of the allegations or officers as well.

    Seen: as many complaints as allegations as officers, though each complaint may have several.
    Repair: count each for itself, or say that each complaint has one.
    """
    if _ONE_EACH.search(page.said):
        return
    seen: dict[Value, tuple[str, str]] = {}
    for exchange in page.exchanges:
        for value, unit, words in _wholes(exchange):
            before, told = seen.setdefault(value, (unit, words))
            if before != unit and _of_one_matter(told, words):
                facts = {"whole": before, "part": unit}
                yield write_finding(
                    "unit-changes", exchange.where, quote=f"{told} … {words}", **facts
                )
                return


def years_keep_their_unit(page: Page) -> Iterator[Finding]:
    """The numbers of years that are added up are all of one thing.

    Seen: made-up pages with incidents in two years and the persons of them in the third. Repair:
    count one thing in every year.
    """
    for exchange in page.exchanges:
        told = [found for line in exchange.text.split("\n")
                if (found := _OF_YEAR.fullmatch(" ".join(line.split())))]  # fmt: skip
        nouns = list(dict.fromkeys(found["noun"].removesuffix("s") for found in told))
        made = sum(number_of(found["value"]) or 0 for found in told)
        added = any(n.value == made for one in exchange.sentences for n in one.numbers)
        if len(told) > 1 and len(nouns) > 1 and added and not EXPLAINED.search(exchange.text):
            quote = " … ".join(found.group() for found in told)
            facts = {"whole": nouns[0], "part": nouns[-1]}
            yield write_finding("unit-changes", exchange.where, quote=quote, **facts)


PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    units_stay_the_same,
    wholes_keep_their_unit,
    years_keep_their_unit,
)
"""Every rule of this module that reads a page."""


def _wholes(exchange: Exchange) -> Iterator[tuple[Value, str, str]]:
    """Each whole of complaints, allegations or people, with its unit and words."""
    for sentence in exchange.sentences:
        yield from _stated(sentence)
    for grid in exchange.grids:
        units = [unit for unit, words in _HEADED.items() if words.search(_heading(grid))]
        value = _sum_of(grid)
        if len(units) == 1 and value is not None and value >= _LEAST:
            yield value, units[0], grid.words.split("\n")[0]


def _of_one_matter(*told: str) -> bool:
    """Whether nothing is done to some of them that is not done to the others."""
    done = [found["done"] for words in told for found in _DONE.finditer(words)]
    return all(_SAME_MATTER.match(one) for one in done)


def _stated(sentence: Sentence) -> Iterator[tuple[Value, str, str]]:
    numbers = [number for number in sentence.numbers if not number.percent]
    units = {number.unit for number in numbers if number.unit}
    for number in numbers:
        before = sentence.words[: number.begin]
        after = sentence.words[number.begin + len(number.words) :]
        whole = MAKING.search(before) or IN_ALL.match(after) or len(numbers) == 1
        unit = number.unit or (next(iter(units)) if len(units) == 1 else "")
        if whole and unit in _TOLD_APART and number.value >= _LEAST:
            yield number.value, unit, sentence.words


def _heading(grid: Grid) -> str:
    return f"{grid.corner} {' '.join(grid.columns)}"


def _sum_of(grid: Grid) -> Value | None:
    """The number that a table ends with: of its last line, in its last or only column."""
    place = grid.total_column if grid.total_column is not None else len(grid.columns) - 1
    if grid.total_column is None and len(grid.columns) > 1:
        return None
    if grid.total:
        return grid.total.cells[place]
    cells = column_of(grid.lines, place)
    return sum(cell for cell in cells if cell is not None) if None not in cells else None
