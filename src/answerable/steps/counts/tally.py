"""Counts: turns the records of a question into figures, each naming the records behind it."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from answerable.model.fields import label_of
from answerable.model.figures import UNITS, Figure, Listing, Row, Table, Unit
from answerable.model.hits import SearchReport
from answerable.model.outcomes import SeverityOrder
from answerable.model.phrases import capital, concerning, condition
from answerable.model.register import Case
from answerable.model.request import Count
from answerable.steps.counts.dimensions import (
    NOT_RECORDED,
    Dimension,
    Sorting,
    crossed,
    dimension,
)
from answerable.steps.finding.review import Reviewed
from answerable.steps.registers.select import Thing, select, undated


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search and its readers found: everything a tally may draw on besides the register.

    `derived` are narratives without what was removed from them, by their case.
    """

    report: SearchReport | None
    reviewed: Reviewed | None
    severity: SeverityOrder
    topic: str = ""
    derived: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """One count with its breakdowns. `headline` is the distinct total that every table shows.

    `unprotected` says why nothing of it can be printed as asked, and what could be done. `cases`
    are those of its things, where a thing is part of a case, by the things' ids.
    """

    headline: Figure
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    listing: Listing | None
    undecided: Figure | None
    undated: int
    unprotected: str = ""
    cases: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class FigureMaker:
    """Gives the figures of one count their ids and what they have in common."""

    prefix: str
    count: Count
    terms: tuple[str, ...]
    made: list[Figure] = field(default_factory=list)

    def make(
        self, label: str, records: Iterable[str], *, searched: str, terms: tuple[str, ...] = ()
    ) -> Figure:
        """A figure that counts these records; one without records says what was searched."""
        ids = tuple(records)
        figure = Figure(
            id=f"{self.prefix}.{len(self.made) + 1}",
            label=label,
            value=len(ids),
            unit=self.count.unit,
            date_rule=label_of(self.count.date_field),
            population=self.count.population,
            period=self.count.period,
            terms=terms or self.terms,
            records=ids,
            searched="" if ids else searched,
            conditions=_conditions(self.count),
        )
        self.made.append(figure)
        return figure


def _conditions(count: Count) -> tuple[str, ...]:
    """Which records alone are counted, in words."""
    found = [condition(label_of(name), values) for name, values in count.where.items()]
    found += [
        condition(label_of(name), values, holds=False) for name, values in count.where_not.items()
    ]
    return tuple(sorted(found))


def _unconditional(cases: Sequence[Case], count: Count) -> int:
    """How many things of the period were looked at, and none met the conditions."""
    every = replace(count, where={}, where_not={})
    return sum(1 for _ in select(cases, every, period=count.period))


def tally(cases: Sequence[Case], count: Count, found: Findings, *, prefix: str) -> Tally:
    """All figures of one count: the total, every breakdown, the list, and what nobody decided."""
    population = list(select(cases, count, period=count.period))
    looked_through = len(population) or _unconditional(cases, count)
    things = _on_topic(population, count, found)
    maker = FigureMaker(prefix, count, _terms_of(count, found))
    unit = UNITS[count.unit]
    headline = maker.make(
        _label(count, found), [thing.id for thing in things], searched=unit.words(looked_through)
    )
    sorting = Sorting(count, found.severity, found.report)
    tables = tuple(
        _table(
            maker,
            headline,
            things,
            names,
            sorting,
            id=f"{prefix}-table-{number}",
        )
        for number, names in enumerate(count.by, start=1)
    )
    return Tally(
        headline=headline,
        undecided=_undecided(maker, population, count, found),
        figures=tuple(maker.made),
        tables=tables,
        listing=_listing(things, count, found, headline) if count.listed else None,
        undated=len(_on_topic(undated(cases, count), count, found)) if count.period else 0,
        cases={thing.id: thing.case.ref for thing in population if thing.id != thing.case.ref},
    )


def _on_topic(things: list[Thing], count: Count, found: Findings) -> list[Thing]:
    if not count.on_topic or found.reviewed is None:
        return things
    counted = found.reviewed.counted
    return [thing for thing in things if thing.case.ref in counted]


def _undecided(
    maker: FigureMaker, population: list[Thing], count: Count, found: Findings
) -> Figure | None:
    """Hits that nobody has decided are never mixed with confirmed ones: they are counted apart."""
    if not (count.on_topic and found.reviewed and found.reviewed.read):
        return None
    waiting = [thing.id for thing in population if thing.case.ref in found.reviewed.undecided]
    if not waiting:
        return None
    return maker.make(f"{_label(count, found)}: {UNDECIDED}", waiting, searched="")


def _terms_of(count: Count, found: Findings) -> tuple[str, ...]:
    if not count.on_topic or found.report is None:
        return ()
    return tuple(term.term for term in found.report.terms)


def _label(count: Count, found: Findings) -> str:
    about = concerning(found.topic, count.unit) if count.on_topic and found.topic else ""
    return f"{count.population}{about}"


def _table(
    maker: FigureMaker,
    headline: Figure,
    things: Sequence[Thing],
    names: Sequence[str],
    sorting: Sorting,
    *,
    id: str,
) -> Table:
    """A table by one dimension, or by two: the first down, the second across."""
    dimensions = [dimension(name, things, sorting) for name in names]
    down, across = dimensions[0], dimensions[1] if len(dimensions) > 1 else None
    unit = UNITS[maker.count.unit]
    lines = _grouped(things, down.labels)
    pairs = crossed(things, down, across, sorting) if across else {}
    cells = _grouped(things, pairs)
    columns = across.order if across else ()
    rows = tuple(
        _row(
            maker,
            headline,
            lines[label],
            [(column, cells[label, column]) for column in columns],
            of=(down, label),
        )
        for label in down.order
    )
    foot = _grouped(things, across.labels) if across else {}
    total = _row(maker, headline, things, [(column, foot[column]) for column in columns])
    notes = [d.note for d in dimensions] + [_meeting(pairs, dimensions, unit)]
    return Table(
        id=id,
        title=f"{capital(headline.label)}, by "
        + " and ".join(d.label[:1].lower() + d.label[1:] for d in dimensions),
        dimension=down.label,
        columns=(*columns, "Total" if across else unit.many.capitalize()),
        rows=rows,
        unit=maker.count.unit,
        additive=all(d.additive for d in dimensions),
        note="; ".join(filter(None, notes)),
        total=total,
    )


def _meeting(
    pairs: Mapping[str, Collection[tuple[str, str]]], by: Sequence[Dimension], unit: Unit
) -> str:
    """The rule of the cells, where a thing has several labels of which not all belong together."""
    apart = any(
        len(own) < len(by[0].labels[id]) * len(by[1].labels[id]) for id, own in pairs.items()
    )
    words = "one {unit} stands where a line meets a column only if one row of the records has both"
    return words.format(unit=unit.one) if apart else ""


def _row(
    maker: FigureMaker,
    headline: Figure,
    things: Sequence[Thing],
    across: Iterable[tuple[str, Sequence[Thing]]],
    *,
    of: tuple[Dimension, str] | None = None,
) -> Row:
    """One line: a figure per column and the line's own total; the grand total is the headline."""
    name = f"{headline.label} – {of[0].label}: {of[1]}" if of else headline.label
    terms = (of[1],) if of and of[0].name.endswith("term") and of[1] in headline.terms else ()
    searched = UNITS[headline.unit].words(headline.value) if headline.value else headline.searched

    def figure(label: str, counted: Sequence[Thing]) -> Figure:
        return maker.make(label, [thing.id for thing in counted], searched=searched, terms=terms)

    cells = [figure(f"{name} – {column}", counted) for column, counted in across]
    cells.append(figure(name, things) if of else headline)
    label = of[1] if of else "Total"
    return Row(label, tuple(cell.id for cell in cells), tuple(cell.value for cell in cells))


_Label = TypeVar("_Label", bound=Hashable)


def _grouped(
    things: Iterable[Thing], labels: Mapping[str, Iterable[_Label]]
) -> Mapping[_Label, list[Thing]]:
    """The things that carry each label."""
    groups: defaultdict[_Label, list[Thing]] = defaultdict(list)
    for thing in things:
        for label in labels.get(thing.id, ()):
            groups[label].append(thing)
    return groups


def _listing(things: Sequence[Thing], count: Count, found: Findings, headline: Figure) -> Listing:
    """The things one by one. Sorted by what is printed: the order must not tell who came first."""
    lines = sorted(
        (_severity_place(thing, found.severity), _line(thing, count.listed, found), thing.id)
        for thing in things
    )
    return Listing(
        id=f"{headline.id.rsplit('.', 1)[0]}-list",
        title=count.list_title or headline.label,
        columns=tuple(_COLUMN_WORDS.get(name, capital(label_of(name))) for name in count.listed),
        rows=tuple(line for _, line, _ in lines),
        records=tuple(id for _, _, id in lines),
        count=headline.id,
    )


_COLUMN_WORDS: Mapping[str, str] = {"wording": "Incident", "rank": "Role"}

UNDECIDED = "hits not yet decided"
"""How the label of the figure of hits that nobody has decided ends."""

WORDING_MISSING = "(no wording released)"
"""Printed where nobody wrote what may be published; a narrative never fills the gap."""


def _line(thing: Thing, columns: Sequence[str], found: Findings) -> tuple[str, ...]:
    return tuple(_cell(thing, name, found) for name in columns)


def _cell(thing: Thing, name: str, found: Findings) -> str:
    if name == "wording":
        decision = found.reviewed.decisions.get(thing.case.ref) if found.reviewed else None
        return decision.wording if decision and decision.wording else WORDING_MISSING
    if name == "narrative":
        return found.derived.get(thing.case.ref, WORDING_MISSING)
    values = thing.values(name)
    if name == "outcome" and (worst := found.severity.most_severe(values)):
        return worst
    return " / ".join(values) or NOT_RECORDED


def _severity_place(thing: Thing, severity: SeverityOrder) -> int:
    places = [severity.place(outcome) for outcome in thing.values("outcome")]
    known = [place for place in places if place is not None]
    return min(known, default=len(severity.labels))
