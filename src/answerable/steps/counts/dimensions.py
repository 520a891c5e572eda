"""The dimensions a tally can be broken down by, and the labels each gives to a thing counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from answerable.model.errors import UserMistake
from answerable.model.fields import label_of
from answerable.model.figures import UNITS
from answerable.model.hits import Hit, SearchReport
from answerable.model.outcomes import SeverityOrder
from answerable.model.periods import year_label
from answerable.model.phrases import capital, folded
from answerable.model.protection import Presentation
from answerable.model.request import Count
from answerable.steps.registers.select import Thing

YEAR, FINANCIAL_YEAR = "Year", "Financial year (April to March)"
NOT_RECORDED = "Not recorded"
FOUND_BY_READING = "Found by reading, no term"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way to break a count down: every thing's labels, and all labels in the order printed.

    `note` is the rule in words. Where a thing can carry two labels the parts do not make the
    total, and `additive` is False.
    """

    name: str
    label: str
    labels: Mapping[str, tuple[str, ...]]
    order: tuple[str, ...]
    additive: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sorting:
    """What dimensions need to know besides the things: the search, the severity, the count."""

    count: Count
    severity: SeverityOrder
    report: SearchReport | None


MOST_SEVERE = "the most severe"
"""Ends the rule of a table that counts a thing of several outcomes under one of them."""

TITLES: Mapping[str, str] = {
    "term": "Search term",
    "any term": "Any search term",
    "outcome": "Outcome",
    "all outcomes": "Any outcome",
}
"""How the first column of a table is headed, where what it is asked by does not say it."""


def dimension(name: str, things: Sequence[Thing], sorting: Sorting) -> Dimension:
    """The dimension of that name over these things."""
    make = SPECIAL.get(name)
    return make(name, things, sorting) if make else _by_field(name, things, sorting)


def crossed(
    things: Sequence[Thing], down: Dimension, across: Dimension, sorting: Sorting
) -> Mapping[str, frozenset[tuple[str, str]]]:
    """Where each thing stands in a table of two dimensions, by its id.

    A case of a constable and of an inspector who was dismissed is no case of a dismissed
    constable: both labels must be those of one of its rows. Where rows have one of the two alone,
    nothing says which of these belong to which, and every pair of them counts.
    """
    pairs = {t.id: frozenset(product(down.labels[t.id], across.labels[t.id])) for t in things}
    parts = {
        thing.id: [
            Thing(f"{thing.id}#{number}", thing.case, (detail,))
            for number, detail in enumerate(thing.details)
        ]
        for thing in things
        if len(pairs[thing.id]) > 1
    }
    rows = [part for own in parts.values() for part in own]
    of_rows = [dimension(one.name, rows, sorting).labels for one in (down, across)]
    for id, own in parts.items():
        read = [tuple(labels[part.id] for labels in of_rows) for part in own]
        alike = {tuple(map(folded, pair)): pair for pair in pairs[id]}
        wanted = [pair for labels in read for pair in product(*labels)]
        wanted += product(*(_alone(read, place) for place in (0, 1)))
        held = (alike.get((folded(line), folded(column))) for line, column in wanted)
        pairs[id] = frozenset(pair for pair in held if pair) or pairs[id]
    return pairs


def _alone(rows: Iterable[tuple[tuple[str, ...], ...]], place: int) -> set[str]:
    """The labels of one dimension that stand only in rows that say nothing of the other."""
    found: tuple[set[str], set[str]] = (set(), set())
    for row in rows:
        found[row[1 - place] == (NOT_RECORDED,)].update(row[place])
    return found[True] - found[False] - {NOT_RECORDED}


def _by_term(name: str, things: Sequence[Thing], sorting: Sorting) -> Dimension:
    return _terms(
        name,
        things,
        sorting,
        pick=lambda hit: hit.terms[:1],
        note="each record is counted once, under the first term of the list that it contains",
    )


def _by_any_term(name: str, things: Sequence[Thing], sorting: Sorting) -> Dimension:
    return _terms(
        name,
        things,
        sorting,
        pick=lambda hit: hit.terms,
        note="a record that contains several terms is counted under each of them, so the lines"
        " do not add up to the total",
    )


def _terms(
    name: str,
    things: Sequence[Thing],
    sorting: Sorting,
    *,
    pick: Callable[[Hit], tuple[int, ...]],
    note: str,
) -> Dimension:
    """Terms without a hit keep their line and show 0."""
    words = [term.term for term in sorting.report.terms] if sorting.report else []
    hits = sorting.report.by_ref if sorting.report else {}
    labels = {
        thing.id: tuple(words[i] for i in pick(hits[thing.case.ref]))
        if thing.case.ref in hits
        else (FOUND_BY_READING,)
        for thing in things
    }
    read = [FOUND_BY_READING] if any(FOUND_BY_READING in found for found in labels.values()) else []
    return Dimension(name, TITLES[name], labels, (*words, *read), name == "term", note)


YEARLY = frozenset((YEAR, FINANCIAL_YEAR))
"""How the first column of a table by year is headed."""


def _by_year(name: str, things: Sequence[Thing], sorting: Sorting) -> Dimension:
    """Every year of the period has its line, so that a year without records shows its 0."""
    financial = name == "financial year"
    count = sorting.count
    labels = {
        thing.id: _distinct(
            year_label(day, financial=financial) for day in thing.values(count.date_field)
        )
        for thing in things
    }
    spanned: tuple[str, ...] = ()
    if count.period:
        period = count.period
        spanned = tuple(period.financial_years() if financial else period.calendar_years())
    seen = sorted({label for found in labels.values() for label in found} - {NOT_RECORDED})
    order = spanned or tuple(seen)
    title = FINANCIAL_YEAR if financial else YEAR
    return _dimension(name, title, labels, order)


def _by_outcome(name: str, things: Sequence[Thing], sorting: Sorting) -> Dimension:
    """One outcome for each thing, the most severe; refuses to guess where the order is silent."""
    severity = sorting.severity
    labels, unknown = {}, set[str]()
    shown = _spellings(things, "outcome")
    for thing in things:
        outcomes = [shown[folded(outcome)] for outcome in thing.values("outcome")]
        worst = severity.most_severe(outcomes) if outcomes else NOT_RECORDED
        if worst is None:
            unknown.update(o for o in outcomes if severity.place(o) is None)
        labels[thing.id] = (worst or NOT_RECORDED,)
    unit = UNITS[sorting.count.unit]
    if unknown:
        raise UserMistake(
            "outcome-unranked",
            where="the request",
            unit=unit.one,
            values=", ".join(sorted(unknown)),
        )
    several = any(len(set(map(folded, thing.values("outcome")))) > 1 for thing in things)
    note = f"one outcome for each {unit.one}, {MOST_SEVERE}" if several else ""
    return _dimension(name, TITLES[name], labels, _by_severity(labels, severity), note=note)


def _all_outcomes(name: str, things: Sequence[Thing], sorting: Sorting) -> Dimension:
    severity, shown = sorting.severity, _spellings(things, "outcome")
    labels = {
        thing.id: _distinct(severity.label(shown[folded(o)]) for o in thing.values("outcome"))
        for thing in things
    }
    return _dimension(name, TITLES[name], labels, _by_severity(labels, severity))


def _by_field(name: str, things: Sequence[Thing], sorting: Sorting) -> Dimension:
    """Any column: spellings that differ only in case or spaces are one value."""
    shown = _spellings(things, name)
    labels = {
        thing.id: _distinct(shown[folded(value)] for value in thing.values(name))
        for thing in things
    }
    tallies = Counter(label for found in labels.values() for label in found)
    told = sorting.count.presentation is Presentation.EXACT  # else the order would tell the counts
    order = sorted(
        tallies, key=lambda label: (label == NOT_RECORDED, -tallies[label] * told, label)
    )
    words = label_of(name)
    return _dimension(name, capital(words), labels, tuple(order))


def _spellings(things: Iterable[Thing], name: str) -> Mapping[str, str]:
    """For each value as compared, the spelling that most of the things have."""
    spellings: dict[str, Counter[str]] = {}
    for thing in things:
        for value in thing.values(name):
            spellings.setdefault(folded(value), Counter())[value] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in spellings.items()}


SPECIAL: Mapping[str, Callable[[str, Sequence[Thing], Sorting], Dimension]] = {
    "term": _by_term,
    "any term": _by_any_term,
    "year": _by_year,
    "financial year": _by_year,
    "outcome": _by_outcome,
    "all outcomes": _all_outcomes,
}
"""Breakdowns that are more than a column; every other name is taken for a column."""

BY_TERM, BY_YEAR = frozenset(("term", "any term")), frozenset(("year", "financial year"))
"""Breakdowns that need a search, and those that need a date."""

_WHOLE_LISTS = frozenset(("search term", "any search term", *BY_TERM))
_YEARS = frozenset((YEAR.casefold(), FINANCIAL_YEAR.casefold(), *BY_YEAR))
OF_NO_KIND = _WHOLE_LISTS | _YEARS
"""Dimensions, as they are asked for and headed, whose lines say nothing of what somebody is."""

_IF_ANY = frozenset((NOT_RECORDED, FOUND_BY_READING))


def occurring(dimension: str, labels: Iterable[str], *, bounded: bool) -> frozenset[str]:
    """The lines of a dimension that are printed only where something is in them.

    Terms all have their line, and so have the years of a count that is `bounded` by a period.
    """
    name = dimension.casefold()
    whole = name in _WHOLE_LISTS or (bounded and name in _YEARS)
    return frozenset(label for label in labels if not whole or label in _IF_ANY)


def _dimension(
    name: str,
    label: str,
    labels: Mapping[str, tuple[str, ...]],
    order: Iterable[str],
    note: str = "",
) -> Dimension:
    """A dimension whose additivity is seen from the labels: one each, or more than one."""
    additive = all(len(found) == 1 for found in labels.values())
    missing = any(NOT_RECORDED in found for found in labels.values())
    rows = (*(o for o in order if o != NOT_RECORDED), *([NOT_RECORDED] if missing else []))
    if not additive:
        apart = "one can fall under several lines, so the lines do not add up to the total"
        note = f"{note}; {apart}" if note else apart
    return Dimension(name, label, labels, rows, additive, note)


def _by_severity(labels: Mapping[str, tuple[str, ...]], severity: SeverityOrder) -> tuple[str, ...]:
    present = {label for found in labels.values() for label in found}
    ranked = [label for label in severity.labels if label in present]
    return (*ranked, *sorted(present - set(ranked)))


def _distinct(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(labels)) or (NOT_RECORDED,)
