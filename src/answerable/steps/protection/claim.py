"""Turns what is published into claims: the figures of an answer, or the cells of a table."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from answerable.model.count_tables import TOTAL
from answerable.model.figures import EXACTLY
from answerable.model.ledger import About, Claim, Line
from answerable.model.periods import Period, year_period
from answerable.model.phrases import capital
from answerable.model.protection import Policy, Printed
from answerable.steps.protection.print_counts import knowledge

EVER = Period(date(1, 1, 1), date(9999, 12, 31))
"""The period of figures that state none."""

_YEARS = {"year": False, "calendar year": False, "financial year": True}


def claims_in(entry: Mapping[str, Any]) -> Iterator[Claim]:
    """Every count of an answer, from its staff copy or its public copy as JSON.

    A cell by year is a figure of that year; amounts of money are left aside.
    """
    answer = entry["reference"]
    for question in entry["questions"]:
        figures = {figure["id"]: figure for figure in question["figures"]}
        places: dict[str, tuple[About, Line, bool]] = {}
        for table in question["tables"]:
            places.update(placed(table, figures))
        for id, figure in figures.items():
            ends = _ends(figure)
            if figure["unit"] == "pound" or ends is None:
                continue
            about, line, overlapping = places.get(id, (None, (), False))
            about = about or about_of(figure)
            yield from _claims(answer, about, period_of(figure), line, ends, overlapping)


def claims_of(
    printed: Printed, policy: Policy, *, answer: str, about: About, period: Period
) -> Iterator[Claim]:
    """Every cell of a printed table, as far as it tells."""
    known = knowledge(printed, policy)
    names = [axis.name for axis in printed.frame.axes]
    for place, low, high in zip(printed.frame.places, known.low, known.high, strict=True):
        line = tuple((n, label) for n, label in zip(names, place, strict=True) if label != TOTAL)
        yield from _claims(answer, about, period, line, (low, high), overlapping=False)


def placed(
    table: Mapping[str, Any], figures: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[About, Line, bool]]]:
    """Each figure of a table by its id: what is counted, its line, and whether lines overlap.

    A dimension has the same name whether it runs down one table or across another.
    """
    if not table["total"]:
        return
    head = figures[table["total"]["figures"][-1]]
    about = about_of(head)
    down = table["dimension"]
    across = table["title"].rpartition(", by ")[2]
    across = across.removeprefix(f"{down[:1].lower()}{down[1:]} and ")
    across = capital(across)
    for row in (*table["rows"], table["total"]):
        own = ((down, row["label"]),) if row is not table["total"] else ()
        for id, column in zip(row["figures"], table["columns"], strict=True):
            is_last = column == table["columns"][-1]
            line = own if is_last else (*own, (across, column))
            yield id, (about, line, not table["additive"] and bool(line))


def about_of(figure: Mapping[str, Any]) -> About:
    """What a figure counts; answers from before their conditions were kept do not tell those."""
    told = figure.get("conditions")
    only = None if told is None else tuple(told)
    return About(figure["label"], figure["unit"], figure["date_rule"], only)


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
    overlapping: bool,
) -> Iterator[Claim]:
    """The claim, its years made part of its period; none where the year lies outside it."""
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
    yield Claim(answer, about, period, tuple(kept), *ends, overlapping)


def _ends(figure: Mapping[str, Any]) -> tuple[int, int] | None:
    """From what to what a figure can be for its readers; None for one that is no whole number."""
    if figure.get("mark", EXACTLY) != EXACTLY:
        return figure["low"], figure["high"]
    value = figure["value"]
    return (value, value) if isinstance(value, int) else None
