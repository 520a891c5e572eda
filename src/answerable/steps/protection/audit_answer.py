"""Audits an answer as a stranger reads it: from the bytes of its tables and its public copy.

All figures of the same thing in the same period are looked at together, wherever they stand, so
that one table cannot give away what another keeps back.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from answerable.model.answer import Finding
from answerable.model.count_tables import Sum
from answerable.model.figures import Mark
from answerable.model.ledger import Line
from answerable.model.ports import DisclosureEngine
from answerable.model.protection import Contradiction, Knowledge, Policy, Range
from answerable.model.tables import RawTable
from answerable.steps.counts.dimensions import occurring
from answerable.steps.protection.claim import about_of, period_of, placed
from answerable.steps.protection.present import FIRST_OF
from answerable.steps.protection.print_answer import is_marked
from answerable.steps.words.write_finding import write_finding

Json = Mapping[str, Any]
_MOST = 10**9


def audit_answer(
    entry: Json, tables: Mapping[str, RawTable], policy: Policy, engine: DisclosureEngine
) -> Iterator[Finding]:
    """What a reader can work out of what is kept back (B1), and sums that do not hold (B2).

    `tables` are the answer's CSV files by name, read back from their bytes. Seen: a table that
    withholds one cell beside its total. Repair: print the count in another presentation.
    """
    readings, unread = _readings(entry, tables)
    yield from unread
    for reading in readings:
        yield from reading.findings(policy, engine)


def worked_out(
    entry: Json, tables: Mapping[str, RawTable], policy: Policy, engine: DisclosureEngine
) -> Iterator[tuple[str, Range]]:
    """Every figure that is kept back, with what a reader can work out of it.

    Raises Contradiction where what is printed cannot all be true.
    """
    for reading in _readings(entry, tables)[0]:
        yield from reading.ranges(policy, engine)


def _readings(
    entry: Json, tables: Mapping[str, RawTable]
) -> tuple[Sequence["_Reading"], Sequence[Finding]]:
    """What is read of each thing counted in each period, and what could not be read or summed."""
    readings: dict[object, _Reading] = {}
    unread: list[Finding] = []
    for question in entry["questions"]:
        figures = {figure["id"]: figure for figure in question["figures"]}
        told = set[str]()
        for table in question["tables"]:
            if not table["total"]:
                continue
            about, head = _about(figures[table["total"]["figures"][-1]])
            reading = readings.setdefault(about, _Reading(head["label"]))
            unread += reading.read(table, figures, tables.get(table["file"]))
            told |= {id for row in (*table["rows"], table["total"]) for id in row["figures"]}
        for figure in question["figures"]:
            if figure["id"] not in told:
                about, head = _about(figure)
                readings.setdefault(about, _Reading(head["label"])).say((), figure)
    return list(readings.values()), unread


def _about(figure: Json) -> tuple[object, Json]:
    about = about_of(figure)
    return (about.key, about.only, period_of(figure)), figure


class _Reading:
    """What a reader has of one thing counted in one period."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._numbers: dict[Line, int] = {}
        self._low: list[int] = []
        self._high: list[int] = []
        self._sums: list[Sum] = []
        self._kept: dict[Line, None] = {}
        self._lines: dict[str, dict[str, Line]] = {}
        self._overlapping: list[tuple[str, dict[str, int]]] = []

    def read(
        self, table: Json, figures: Mapping[str, Json], raw: RawTable | None
    ) -> Iterator[Finding]:
        """Takes in one table from its file; yields where the file is not what the answer says."""
        printed = _texts(table, raw)
        if printed is None:
            yield write_finding("print-unreadable", table["title"], file=table["file"])
            return
        lines = {id: at.line for id, at in placed(table, figures)}
        rows = (*table["rows"], table["total"])
        for row, texts in zip(rows, printed, strict=True):
            for id, text in zip(row["figures"], texts, strict=True):
                self.say(lines[id], figures[id], text)
        grid = [[lines[id] for id in row["figures"]] for row in rows]
        self._occur(table, grid, bounded=figures[rows[-1]["figures"][-1]]["period"] is not None)
        if table["additive"]:
            self._add_up(grid)
            yield from _printed_sums(table, printed)
        else:
            self._overlap(table, grid)

    def say(self, line: Line, figure: Json, text: str | None = None) -> None:
        """What a figure tells, as its text has it; a plain number that should be none is exact."""
        if figure["unit"] == "pound":
            return
        low, high = _ends(figure, text)
        at = self._at(line)
        self._low[at], self._high[at] = max(self._low[at], low), min(self._high[at], high)
        if is_marked(figure):
            self._kept[line] = None

    def findings(self, policy: Policy, engine: DisclosureEngine) -> Iterator[Finding]:
        """A finding for each figure kept back that a reader can narrow too far."""
        try:
            for words, found in self.ranges(policy, engine):
                if found.is_exposed(policy.need):
                    yield write_finding("withheld-exposed", words, words=words, value=found)
        except Contradiction:
            yield write_finding("print-contradicts", self._words, words=self._words)

    def ranges(self, policy: Policy, engine: DisclosureEngine) -> Iterator[tuple[str, Range]]:
        """Each figure kept back with its range; a figure that no sum ties has what it says."""
        if not self._kept:
            return
        self._never_below_first()
        if any(low > high for low, high in zip(self._low, self._high, strict=True)):
            raise Contradiction
        known = Knowledge(tuple(self._low), tuple(self._high), tuple(self._sums))
        tied = {cell for line in self._sums for cell in (line.whole, *line.parts)}
        wanted = [self._numbers[line] for line in self._kept]
        ranges = engine.ranges(known, [c for c in wanted if c in tied], need=policy.need)
        for line in self._kept:
            cell = self._numbers[line]
            low, high = self._low[cell], self._high[cell]
            yield self._name(line), ranges.get(cell) or Range(low, high, high - low + 1)

    def _at(self, line: Line) -> int:
        at = self._numbers.setdefault(line, len(self._low))
        return self._new() if at == len(self._low) else at

    def _new(self) -> int:
        self._low.append(0)
        self._high.append(_MOST)
        return len(self._low) - 1

    def _name(self, line: Line) -> str:
        return ", ".join((self._words, *(f"{name}: {label}" for name, label in line)))

    def _add_up(self, grid: Sequence[Sequence[Line]]) -> None:
        for column in zip(*grid, strict=True):
            *parts, whole = map(self._at, column)
            self._sums.append(Sum(whole, tuple(parts)))
        for row in grid if len(grid[0]) > 1 else ():
            *parts, whole = map(self._at, row)
            self._sums.append(Sum(whole, tuple(parts)))

    def _overlap(self, table: Json, grid: Sequence[Sequence[Line]]) -> None:
        """Each line is part of the total, and all together are no less than it."""
        *parts, whole = (self._at(row[-1]) for row in grid)
        for part in parts:
            self._sums.append(Sum(whole, (part, self._new())))
        together = self._new()
        self._sums += [Sum(together, tuple(parts)), Sum(together, (whole, self._new()))]
        labels = [row["label"] for row in table["rows"]]
        overlapping = dict(zip(labels, parts, strict=True))
        self._overlapping.append((table["dimension"].casefold(), overlapping))

    def _never_below_first(self) -> None:
        """Ties lines that overlap to their firsts, whichever table stands before the other."""
        for dimension, overlapping in self._overlapping:
            first = self._lines.get(FIRST_OF.get(dimension, ""), {})
            for label, part in overlapping.items():
                if label in first:
                    beside = self._at(first[label])
                    self._sums.append(Sum(part, (beside, self._new())))
        self._overlapping.clear()

    def _occur(self, table: Json, grid: Sequence[Sequence[Line]], *, bounded: bool) -> None:
        """Lines that are listed only where something is in them count 1 or more."""
        down = {row["label"]: cells[-1] for row, cells in zip(table["rows"], grid, strict=False)}
        self._lines[table["dimension"].casefold()] = down
        across = dict(zip(table["columns"][:-1], grid[-1][:-1], strict=True))
        name = next((n for n, _ in grid[-1][0]), "") if across else ""
        if across:
            self._lines[name.casefold()] = across
        for dimension, lines in ((table["dimension"], down), (name, across)):
            for label in occurring(dimension, lines, bounded=bounded):
                at = self._at(lines[label])
                if self._high[at] > self._low[at] == 0:
                    self._low[at] = 1


def _texts(table: Json, raw: RawTable | None) -> list[tuple[str, ...]] | None:
    """The cells of a table's file, label and marker left away; None where its lines are others."""
    rows = [*table["rows"], table["total"]]
    width = len(table["columns"])
    if raw is None or len(raw.rows) != len(rows) + 1:
        return None
    for row, cells in zip(rows, raw.rows[1:], strict=True):
        label = cells[0][1:] if cells[0][:1] == "'" and row["label"][:1] != "'" else cells[0]
        if label != row["label"] or not width < len(cells) <= width + 2:
            return None
    return [tuple(cells[1 : width + 1]) for cells in raw.rows[1:]]


def _ends(figure: Json, text: str | None) -> tuple[int, int]:
    """What a text leaves of a count: a number is itself, unless the answer says it is rounded."""
    number = int(text) if text and text.isascii() and text.isdigit() else None
    if is_marked(figure):
        if number is None or (figure["mark"] == Mark.ROUNDED and number == figure["value"]):
            return figure["low"], figure["high"]
        return number, number
    value = figure["value"] if number is None else number
    return int(value), int(value)


def _printed_sums(table: Json, printed: Sequence[Sequence[str]]) -> Iterator[Finding]:
    """Lines whose numbers are all printed make their printed total (B2)."""
    lines = [*zip(*printed, strict=True), *(printed if len(printed[0]) > 1 else ())]
    for line in lines:
        *parts, whole = (int(text) if text.isdigit() else None for text in line)
        if whole is None or None in parts:
            continue
        made = sum(part for part in parts if part is not None)
        if made != whole:
            where = table["title"]
            yield write_finding("print-total-differs", where, parts=made, total=whole)
