"""Prints the figures of a count in bands or rounded: all its tables together, as one.

What two tables print of the same records is one cell, so that neither gives away what the other
keeps back. Nothing is kept back here that the audit of the bytes does not look at again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from answerable.model.count_tables import TOTAL, Axis, CountTable, Joined, Place
from answerable.model.figures import Figure, Mark, Row, Shown, Table
from answerable.model.ports import DisclosureEngine
from answerable.model.protection import WITHHELD, Policy, Presentation
from answerable.model.request import Count
from answerable.steps.counts.dimensions import TITLES, occurring
from answerable.steps.counts.tally import Tally
from answerable.steps.protection.print_counts import note_below
from answerable.steps.protection.withhold import withhold

_FIRST: Mapping[str, str] = {"any term": "term", "all outcomes": "outcome"}
"""Breakdowns whose lines overlap, and the one beside them that counts each thing once."""

FIRST_OF: Mapping[str, str] = {
    TITLES[name].casefold(): TITLES[first].casefold() for name, first in _FIRST.items()
}
"""The same by how their tables are headed."""

_A_LINE = f"{TOTAL} (a line)"


def present(tally: Tally, count: Count, policy: Policy, engine: DisclosureEngine) -> Tally:
    """The tally with what is printed of each of its figures, as its count says.

    Where nothing protects it, all of it is withheld, and `unprotected` says why.
    """
    if count.presentation is Presentation.EXACT:
        return tally
    made = _Presenting(tally, count, policy)
    reason = made.additive(engine) or made.overlapping()
    if reason:
        made.withhold_all()
    return replace(made.tally(), unprotected=reason)


class _Presenting:
    """One tally with what has been decided of its figures, by their ids."""

    def __init__(self, tally: Tally, count: Count, policy: Policy) -> None:
        self._tally, self._count, self._policy = tally, count, policy
        self._banded = count.presentation is Presentation.BAND
        self._figures = {figure.id: figure for figure in tally.figures}
        self._shown: dict[str, Shown | None] = {}
        self._reach = 0
        if tally.undecided:
            self._alone(tally.undecided)

    def additive(self, engine: DisclosureEngine) -> str:
        """Decides the headline and every table whose lines add up; or says why it cannot be."""
        tables = {
            table.id: (table, names)
            for table, names in zip(self._tally.tables, self._count.by, strict=True)
            if table.additive
        }
        if not tables:
            self._alone(self._tally.headline, spread=bool(self._tally.tables))
            return ""
        table, ids = _together(list(tables.values()), bounded=self._count.period is not None)
        counts = [self._figures[cells[0]].value for cells in ids]
        whole = CountTable(table, tuple(map(int, counts)))
        texts = self._printed(whole, engine)
        if texts is None:
            return f"{_WHY[self._banded]} ({', or '.join(self._ways_out(tables, engine))})"
        for cells, shown in zip(ids, texts, strict=True):
            self._shown.update(dict.fromkeys(cells, shown))
        return ""

    def _printed(self, table: CountTable, engine: DisclosureEngine) -> list[Shown | None] | None:
        """What each cell prints, None for the count itself; or None where nothing protects."""
        if not self._banded:
            rounded = engine.rounded(table, self._policy.base)
            if rounded is None:
                return None
            self._reach = rounded.reach
            return [self._within_reach(count) for count in rounded.counts]
        pattern = withhold(table, self._policy, engine)
        if pattern.naked:
            return None
        total = table.counts[-1]
        return [
            None if cell not in pattern.hidden else self._kept(count, total)
            for cell, count in enumerate(table.counts)
        ]

    def _kept(self, count: int, total: int) -> Shown:
        threshold = self._policy.threshold
        if count < threshold:
            return Shown(Mark.BAND, self._policy.band, 0, threshold - 1)
        return Shown(Mark.WITHHELD, WITHHELD, threshold, total)

    def overlapping(self) -> str:
        """Decides the tables whose lines overlap, line by line; or says why it cannot be."""
        firsts = self._firsts()
        for table, names in zip(self._tally.tables, self._count.by, strict=True):
            if table.additive:
                continue
            if len(table.columns) > 1:
                return "a table of two dimensions whose lines overlap is only printed exactly"
            beside = firsts.get(_FIRST.get(names[0], ""), {})
            shown = [self._shown.get(beside.get(row.label, "")) for row in table.rows]
            if not self._banded and not self._fitted(table, shown):
                return _WHY[False]
            for row, first in zip(table.rows, shown, strict=True) if self._banded else ():
                self._line(row, first)
            if table.total:
                self._shown[table.total.figures[-1]] = self._shown.get(self._tally.headline.id)
        return ""

    def _firsts(self) -> Mapping[str, Mapping[str, str]]:
        """The figure of each line that counts a thing once, by dimension and label."""
        lines: dict[str, Mapping[str, str]] = {}
        for table, names in zip(self._tally.tables, self._count.by, strict=True):
            if table.additive:
                lines[names[0]] = {row.label: row.figures[-1] for row in table.rows}
            if table.additive and len(names) > 1 and table.total:
                lines[names[1]] = dict(zip(table.columns[:-1], table.total.figures, strict=False))
        return lines

    def _fitted(self, table: Table, firsts: Sequence[Shown | None]) -> bool:
        """Rounds lines that overlap so that the printed tables are together a possible count.

        Then every count could also be a whole reach higher, and no two tables narrow it: no line is
        printed below its first or above the total, nor all of them together below the total.
        """
        whole, base = self._value(self._shown[self._tally.headline.id]), self._policy.base
        counts = [int(self._figures[row.figures[-1]].value) for row in table.rows]
        least = [self._value(first) for first in firsts]
        lines = [
            min(max(count // base * base, first), whole)
            for count, first in zip(counts, least, strict=True)
        ]
        while sum(lines) < whole:
            moves = [
                (line + base - count, at)
                for at, (line, count) in enumerate(zip(lines, counts, strict=True))
                if line < whole
            ]
            move, at = min(moves, default=(self._reach + 1, 0))
            if move > self._reach:
                return False
            lines[at] += base
        for row, line in zip(table.rows, lines, strict=True):
            self._shown[row.figures[-1]] = self._within_reach(line)
        return True

    def _value(self, shown: Shown | None) -> int:
        return shown.value or 0 if shown else 0

    def _within_reach(self, value: int) -> Shown:
        return _rounded(value, value - self._reach, value + self._reach)

    def _line(self, row: Row, beside: Shown | None) -> None:
        """A line that overlaps others; withheld where the line it must exceed is withheld."""
        figure = self._figures[row.figures[-1]]
        self._alone(figure)
        if beside and beside.mark is Mark.WITHHELD and self._shown[figure.id] is None:
            self._shown[figure.id] = beside

    def _alone(self, figure: Figure, *, spread: bool = False) -> None:
        """A figure that no sum ties to others: banded where small, or rounded down.

        With `spread` it may also lie below, as the total of lines that overlap may.
        """
        count, base = int(figure.value), self._policy.base
        if not self._banded and spread:
            self._reach = base - 1
            self._shown[figure.id] = self._within_reach(count // base * base)
        elif not self._banded:
            floor = count // base * base
            self._shown[figure.id] = _rounded(floor, floor, floor + base - 1)
        elif count < self._policy.threshold:
            self._shown[figure.id] = self._kept(count, count)
        else:
            self._shown[figure.id] = None

    def withhold_all(self) -> None:
        """Nothing protects the count: none of its figures is printed, and a finding blocks."""
        nothing = Shown(Mark.WITHHELD, WITHHELD, 0, 10**9)
        self._shown = dict.fromkeys(self._figures, nothing)

    def tally(self) -> Tally:
        """The tally with every figure as it is printed, and the note below each table."""
        known = {id: replace(f, shown=self._shown.get(id)) for id, f in self._figures.items()}
        undecided = self._tally.undecided
        return replace(
            self._tally,
            headline=known[self._tally.headline.id],
            figures=tuple(known[figure.id] for figure in self._tally.figures),
            undecided=known[undecided.id] if undecided else None,
            tables=tuple(map(self._table, self._tally.tables, self._count.by)),
        )

    def _table(self, table: Table, names: Sequence[str]) -> Table:
        lines = (*table.rows, *([table.total] if table.total else []))
        shown = [self._shown.get(id) for line in lines for id in line.figures]
        marks = {one.mark for one in shown if one}
        added = note_below(
            marks, self._policy, reach=self._reach, additive=table.additive,
            least={*self._least(table, names)} or {0},
        )  # fmt: skip
        note = ". ".join(part.rstrip(".") for part in (table.note, added) if part)
        return replace(table, note=note, presentation=str(self._count.presentation))

    def _least(self, table: Table, names: Sequence[str]) -> Iterator[int]:
        """What a reader knows each count in a band to be at least: lines may be there for it."""
        bounded = self._count.period is not None
        across, last = table.columns[:-1], table.columns[-1]
        named = ((table.dimension, [row.label for row in table.rows]), (names[-1], across))
        down, right = (occurring(name, labels, bounded=bounded) for name, labels in named)
        for row in (*table.rows, *([table.total] if table.total else [])):
            for column, id in zip(table.columns, row.figures, strict=True):
                shown = self._shown.get(id)
                if shown and shown.mark is Mark.BAND:
                    ends = row is table.total, column is last
                    occurs = {(True, True): down or right, (True, False): column in right,
                              (False, True): row.label in down}  # fmt: skip
                    yield int(bool(occurs.get(ends)))

    def _ways_out(
        self, tables: Mapping[str, tuple[Table, Sequence[str]]], engine: DisclosureEngine
    ) -> tuple[str, ...]:
        """The tables without which the rest can be printed in bands, each tried; and rounding."""
        offers = []
        for id, (table, _) in tables.items() if self._banded and len(tables) > 1 else ():
            rest = [one for key, one in tables.items() if key != id]
            frame, ids = _together(rest, bounded=self._count.period is not None)
            counts = tuple(int(self._figures[cells[0]].value) for cells in ids)
            if not withhold(CountTable(frame, counts), self._policy, engine).naked:
                offers.append(f"leave out the table by {table.dimension.casefold()}")
        other = "rounded" if self._banded else "band"
        return (*offers, f'print the count with presentation = "{other}"')


_WHY = {
    True: "no pattern of withholding protects its small counts",
    False: "no rounding that adds up was found",
}


def _rounded(value: int, low: int, high: int) -> Shown:
    return Shown(Mark.ROUNDED, f"{value:,}", max(0, low), high, value)


def _together(
    tables: Sequence[tuple[Table, Sequence[str]]], *, bounded: bool
) -> tuple[Joined, list[list[str]]]:
    """The tables as one frame, and the figures of each of its cells: one for each table it is in.

    `tables` come with the names of their dimensions; `bounded` says that the count has a period.
    """
    lines: dict[str, dict[str, None]] = {}
    shown: dict[str, frozenset[str]] = {}
    for table, names in tables:
        across = [_label(column) for column in table.columns[:-1]] if len(names) > 1 else []
        for name, labels in zip(
            names, ([_label(r.label) for r in table.rows], across), strict=False
        ):
            lines.setdefault(name, {}).update(dict.fromkeys(labels))
            dimension = table.dimension if labels is not across else name
            shown[name] = occurring(dimension, labels, bounded=bounded)
    names = list(lines)
    axes = tuple(
        Axis(name, (*lines[name], TOTAL), {TOTAL: tuple(lines[name])}, shown[name])
        for name in names
    )
    frame = Joined(axes, tuple(tuple(map(names.index, by)) for _, by in tables))
    ids: list[list[str]] = [[] for _ in frame.places]
    for table, by in tables:
        for place, id in _cells(table, by, names):
            ids[frame.numbers[place]].append(id)
    return frame, ids


def _cells(table: Table, by: Sequence[str], names: Sequence[str]) -> Iterator[tuple[Place, str]]:
    """Every cell of a table with its place among all dimensions."""
    for row in (*table.rows, table.total):
        assert row is not None
        down = TOTAL if row is table.total else _label(row.label)
        for column, id in zip(table.columns, row.figures, strict=True):
            across = TOTAL if column is table.columns[-1] else _label(column)
            at = dict(zip(by, (down, across), strict=False))
            yield tuple(at.get(name, TOTAL) for name in names), id


def _label(text: str) -> str:
    """A line that is itself called "Total" is not the total."""
    return _A_LINE if text == TOTAL else text
