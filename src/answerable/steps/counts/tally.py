"""Counts: turns the records of a question into figures, each naming the records behind it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from answerable.model.fields import label_of
from answerable.model.figures import UNITS, Figure, Listing, Row, Table
from answerable.model.hits import SearchReport
from answerable.model.outcomes import SeverityOrder
from answerable.model.phrases import capital, condition
from answerable.model.register import Case
from answerable.model.request import Count
from answerable.steps.counts.dimensions import NOT_RECORDED, Dimension, Sorting, dimension
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
    searched: int
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


def tally(cases: Sequence[Case], count: Count, found: Findings, *, prefix: str) -> Tally:
    """All figures of one count: the total, every breakdown, the list, and what nobody decided."""
    population = list(select(cases, count, period=count.period))
    things = _on_topic(population, count, found)
    maker = FigureMaker(prefix, count, _terms_of(count, found))
    unit = UNITS[count.unit]
    headline = maker.make(
        _label(count, found), [thing.id for thing in things], searched=unit.words(len(population))
    )
    sorting = Sorting(count, found.severity, found.report)
    tables = tuple(
        _table(
            maker,
            headline,
            things,
            [dimension(name, things, sorting) for name in names],
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
        searched=len(population),
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
    about = f" concerning {found.topic}" if count.on_topic and found.topic else ""
    return f"{count.population}{about}"


def _table(
    maker: FigureMaker,
    headline: Figure,
    things: Sequence[Thing],
    dimensions: Sequence[Dimension],
    *,
    id: str,
) -> Table:
    """A table by one dimension, or by two: the first down, the second across."""
    down = dimensions[0]
    across = dimensions[1] if len(dimensions) > 1 else None
    unit = UNITS[maker.count.unit]
    columns = (*(across.order if across else ()), unit.many.capitalize() if not across else "Total")
    under = _by_label(things, down)
    rows = tuple(
        _row(maker, headline, under[label], label=label, down=down, across=across)
        for label in down.order
    )
    total = _row(maker, headline, things, label="Total", down=None, across=across)
    names = " and ".join(d.label[:1].lower() + d.label[1:] for d in dimensions)
    return Table(
        id=id,
        title=f"{capital(headline.label)}, by {names}",
        dimension=down.label,
        columns=columns,
        rows=rows,
        unit=maker.count.unit,
        additive=all(d.additive for d in dimensions),
        note="; ".join(d.note for d in dimensions if d.note),
        total=total,
    )


def _row(
    maker: FigureMaker,
    headline: Figure,
    things: Sequence[Thing],
    *,
    label: str,
    down: Dimension | None,
    across: Dimension | None,
) -> Row:
    """One line: a figure per column and the line's own total; the grand total is the headline."""
    name = f"{headline.label} – {down.label}: {label}" if down else headline.label
    terms = (label,) if down and down.name.endswith("term") and label in headline.terms else ()
    searched = UNITS[headline.unit].words(headline.value) if headline.value else headline.searched
    cells = []
    under = _by_label(things, across) if across else {}
    for column in across.order if across else ():
        ids = [thing.id for thing in under[column]]
        words = f"{name} – {column}"
        cells.append(maker.make(words, ids, searched=searched, terms=terms))
    if down is None:
        cells.append(headline)
    else:
        ids = [thing.id for thing in things]
        cells.append(maker.make(name, ids, searched=searched, terms=terms))
    return Row(label, tuple(cell.id for cell in cells), tuple(cell.value for cell in cells))


def _by_label(things: Iterable[Thing], by: Dimension) -> Mapping[str, Sequence[Thing]]:
    """The things under each label of a dimension, each once."""
    under = defaultdict[str, list[Thing]](list)
    for thing in things:
        for label in set(by.labels[thing.id]):
            under[label].append(thing)
    return under


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
