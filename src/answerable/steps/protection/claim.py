"""Turns what is published into claims: the figures of an answer, or the cells of a table."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from answerable.model.count_tables import TOTAL
from answerable.model.figures import EXACTLY
from answerable.model.ledger import About, Claim, Line
from answerable.model.periods import Period, year_period
from answerable.model.phrases import as_before, capital, concerning, folded
from answerable.model.protection import Policy, Printed
from answerable.steps.counts.count_side import BESIDE
from answerable.steps.counts.dimensions import MOST_SEVERE
from answerable.steps.protection.print_counts import knowledge

EVER = Period(date(1, 1, 1), date(9999, 12, 31))
"""The period of figures that state none."""

_SIGN = 16
"""Letters of a hash that are enough to tell one from another."""

_YEARS = {"year": False, "calendar year": False, "financial year": True}


def claims_in(entry: Mapping[str, Any]) -> Iterator[Claim]:
    """Every count of an answer, from its staff copy or its public copy as JSON.

    A cell by year is a figure of that year; amounts of money are left aside.
    """
    answer, signs = entry["reference"], _Signs(entry)
    for question in entry["questions"]:
        figures = {figure["id"]: figure for figure in question["figures"]}
        places: dict[str, Placed] = {}
        for table in question["tables"]:
            places.update(placed(table, figures))
        for id, figure in figures.items():
            ends = _ends(figure)
            if figure["unit"] == "pound" or ends is None:
                continue
            placed_at = places.get(id) or Placed(figure)
            about = replace(about_of(placed_at.head), counted_from=signs.of(placed_at.head))
            how = placed_at.overlapping, placed_at.severest
            yield from _claims(answer, about, period_of(figure), placed_at.line, ends, how)


def claims_of(
    printed: Printed, policy: Policy, *, answer: str, about: About, period: Period
) -> Iterator[Claim]:
    """Every cell of a printed table, as far as it tells."""
    known = knowledge(printed, policy)
    names = [axis.name for axis in printed.frame.axes]
    for place, low, high in zip(printed.frame.places, known.low, known.high, strict=True):
        line = tuple((n, label) for n, label in zip(names, place, strict=True) if label != TOTAL)
        yield from _claims(answer, about, period, line, (low, high), (False, False))


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a figure stands: the figure of all that its table counts, its line, and how lines are.

    `overlapping`: they do not add up. `severest`: they count one outcome of several.
    """

    head: Mapping[str, Any]
    line: Line = ()
    overlapping: bool = False
    severest: bool = False


def placed(table: Mapping[str, Any], figures: Mapping[str, Any]) -> Iterator[tuple[str, Placed]]:
    """Each figure of a table by its id, with its place.

    A dimension has the same name whether it runs down one table or across another.
    """
    if not table["total"]:
        return
    head = figures[table["total"]["figures"][-1]]
    severest = MOST_SEVERE in table["note"]
    down = table["dimension"]
    across = table["title"].rpartition(", by ")[2]
    across = across.removeprefix(f"{down[:1].lower()}{down[1:]} and ")
    across = capital(across)
    for row in (*table["rows"], table["total"]):
        own = ((down, row["label"]),) if row is not table["total"] else ()
        for id, column in zip(row["figures"], table["columns"], strict=True):
            is_last = column == table["columns"][-1]
            line = own if is_last else (*own, (across, column))
            inside = bool(line)
            yield id, Placed(head, line, inside and not table["additive"], inside and severest)


def about_of(figure: Mapping[str, Any]) -> About:
    """What a figure counts; answers from before their conditions were kept do not tell those."""
    told = figure.get("conditions")
    only = None if told is None else tuple(told)
    return About(figure["label"], figure["unit"], figure["date_rule"], only)


class _Signs:
    """By what the figures of an answer are known, whatever words were typed for them.

    That is the register, by its content and by its columns, and the topic, by its name and by its
    terms. A small register has its name alone. Of an answer that was read from somebody's page
    nothing but the words is known.
    """

    def __init__(self, entry: Mapping[str, Any]) -> None:
        register = entry.get("register") or {}
        known = () if entry.get("imported") else (register.get("sha256"), register.get("layout"))
        self._registers = [one for one in known if one]
        self._topic = entry.get("topic") or ""

    def of(self, figure: Mapping[str, Any]) -> tuple[str, ...]:
        """The signs of a figure; none is readable."""
        if not self._registers:
            return ()
        if figure["id"].rpartition(".")[2].startswith(BESIDE):
            return (_sign("small register", folded(figure["population"])),)
        kinds = list(self._kinds(figure))
        return tuple(_sign(register, *kind) for register in self._registers for kind in kinds)

    def _kinds(self, figure: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
        """What is counted of the register: all that a topic has, or all; or what its label adds."""
        rest = as_before(figure["label"].removeprefix(figure["population"]))
        about = concerning(self._topic, "case")
        if not self._topic or not rest.startswith(about):
            yield ("all", rest)
            return
        rest = rest.removeprefix(about)
        yield ("topic", folded(self._topic), rest)
        if figure["terms"]:
            yield ("terms", rest, *sorted(map(folded, figure["terms"])))


def _sign(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_SIGN]


def period_of(figure: Mapping[str, Any]) -> Period:
    """The period of a figure; all of time for one that states none."""
    ends = figure["period"]
    if ends is None:
        return EVER
    return Period(date.fromisoformat(ends["from"]), date.fromisoformat(ends["to"]))


def _claims(
    answer: str,
    about: About,
    period: Period,
    line: Iterable[tuple[str, str]],
    ends: tuple[int, int],
    how: tuple[bool, bool],
) -> Iterator[Claim]:
    """The claim, its years made part of its period; none where the year lies outside it.

    `how` says whether its line overlaps others, and whether it counts one outcome of several.
    """
    kept = []
    for name, label in sorted(line):
        kind = name.casefold().partition(" (")[0]
        if kind in _YEARS:
            year = year_period(label, financial=_YEARS[kind])
            if year is None or year.end < period.start or year.start > period.end:
                return
            period = Period(max(year.start, period.start), min(year.end, period.end))
        else:
            kept.append((name, label))
    yield Claim(answer, about, period, tuple(kept), *ends, *how)


def _ends(figure: Mapping[str, Any]) -> tuple[int, int] | None:
    """From what to what a figure can be for its readers; None for one that is no whole number."""
    if figure.get("mark", EXACTLY) != EXACTLY:
        return figure["low"], figure["high"]
    value = figure["value"]
    return (value, value) if isinstance(value, int) else None
