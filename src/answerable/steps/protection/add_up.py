"""The unknowns of published figures, and the sums that these make.

Periods are cut at every day where some figure begins or ends; how many records fall into each piece
is an unknown, and every published figure is a sum of such unknowns.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, combinations, pairwise, product

from answerable.model.count_tables import Sum
from answerable.model.ledger import Claim, Line
from answerable.model.periods import Period
from answerable.model.phrases import capital
from answerable.model.protection import Knowledge
from answerable.steps.protection.present import FIRST_OF
from answerable.steps.protection.read_as_lines import Pair, Several

DAY = timedelta(days=1)
_OTHERS = "\0 every other line"

_Names = tuple[str, ...]
"""The dimensions of a table, in order."""


class Unknowns:
    """Unknown counts by their numbers: the least and greatest of each, and the sums of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.low: list[int] = []
        self.high: list[int] = []
        self.sums: list[Sum] = []

    def free(self) -> int:
        """One more, of which nothing is known."""
        self.low.append(0)
        self.high.append(self._most)
        return len(self.low) - 1

    @property
    def knowledge(self) -> Knowledge:
        """What a reader has."""
        return Knowledge(tuple(self.low), tuple(self.high), tuple(self.sums))


class System:
    """The unknowns of one thing in one unit and the sums that the published figures make of them.

    `claims` and the lines `beside` them say which there are; of the figures `known` are believed.
    `single` are dimensions by which each thing stands in one line, whether a table shows it or not.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        known: Sequence[Claim],
        several: Mapping[Pair, Several] | None = None,
        *,
        pieces: Sequence[Period],
        known_as: Unknowns,
        beside: Iterable[Line] = (),
        single: Container[str] = (),
    ) -> None:
        self.several = several or {}
        self._as_lines, self._single = several is not None, single
        self._printed = _printed(claims)
        self._pieces = pieces
        self.numbers: dict[tuple[Line, Period], int] = {}
        self._low, self._high, self._sums = known_as.low, known_as.high, known_as.sums
        self._free = known_as.free
        self._told: dict[tuple[Line, Period], set[object]] = defaultdict(set)
        for claim in known:
            self._told[claim.line, claim.period].add(claim.among)
        spans = {claim.period for claim in known}
        self._over = {piece: [p for p in spans if piece.within(p)] for piece in self._pieces}
        families = self._families(claims, beside)
        for piece in self._pieces:
            for lines in families.values():
                for line in lines:
                    self._unknown(line, piece)
        for names, lines in families.items():
            self._add_up(names, lines)
        if several is not None:
            self._never_below_first()
        for claim in claims:
            self._whole(claim.line, claim.period)
        for claim in known:
            self.bound(claim.line, claim.period, low=claim.low, high=claim.high)

    def _families(
        self, claims: Sequence[Claim], beside: Iterable[Line]
    ) -> Mapping[_Names, dict[Line, bool]]:
        """All lines by their dimensions, with those above; and whether each overlaps others."""
        families: dict[_Names, dict[Line, bool]] = defaultdict(dict)
        families[()][()] = False
        for claim in claims:
            families[_names(claim.line)][claim.line] = claim.overlapping
            for line in chain.from_iterable(map(_within, lines_of(claim.line, self.several))):
                families[_names(line)].setdefault(line, claim.overlapping)
        for line in beside:
            families[_names(line)].setdefault(line, False)
        return families

    def bound(self, line: Line, period: Period, *, low: int = 0, high: int | None = None) -> None:
        """A line counts no fewer and no more than that in a period."""
        at = self._whole(line, period)
        self._low[at] = max(self._low[at], low)
        self._high[at] = self._high[at] if high is None else min(self._high[at], high)

    def _unknown(self, line: Line, period: Period) -> int:
        at = self.numbers.setdefault((line, period), len(self._low))
        return self._free() if at == len(self._low) else at

    def _whole(self, line: Line, period: Period) -> int:
        """The unknown of a whole period is the sum of its pieces."""
        if (line, period) not in self.numbers:
            pieces = [piece for piece in self._pieces if piece.within(period)]
            whole = self._unknown(line, period)
            self._sums.append(Sum(whole, tuple(self.numbers[line, piece] for piece in pieces)))
        return self.numbers[line, period]

    def _add_up(self, names: _Names, lines: dict[Line, bool]) -> None:
        """In every piece the lines of a dimension make the line above, with room for others.

        Lines that overlap are each no more than the line above.
        """
        for along in range(len(names)):
            above: dict[Line, list[Line]] = defaultdict(list)
            for line in lines:
                above[(*line[:along], *line[along + 1 :])].append(line)
            for whole, parts in above.items():
                overlap = self._as_lines and any(lines[part] for part in parts)
                alone = [part for part in parts if part[along] not in self.several]
                for piece in self._pieces:
                    apart = overlap or not self._adds_up(names, along, piece)
                    for part in parts:
                        self._unite(whole, part, piece, along, overlapping=apart)
                    for group in [[part] for part in parts] if apart else filter(None, [alone]):
                        self._line(whole, group, piece, along, is_whole=not apart)

    def _adds_up(self, names: _Names, along: int, piece: Period) -> bool:
        """Whether a table shows that each thing then had one value; conditions alone do not.

        With conditions read as lines it need not be a table by all of the dimensions.
        """
        own = (names[along],)
        shown = self._printed[own if self._as_lines else names]
        return names == own and own[0] in self._single or any(map(piece.within, shown))

    def _line(
        self, whole: Line, parts: Sequence[Line], piece: Period, along: int, *, is_whole: bool
    ) -> None:
        rest = self._unknown((*parts[0], (_OTHERS, str(along))), piece)
        if is_whole and any(
            self._told.get((whole, span), set()) & self._told.get((part, span), set())
            for part in parts
            for span in self._over[piece]
        ):
            self._high[rest] = 0
        cells = (*(self.numbers[part, piece] for part in parts), rest)
        self._sums.append(Sum(self.numbers[whole, piece], cells))

    def _unite(
        self, whole: Line, line: Line, piece: Period, along: int, *, overlapping: bool
    ) -> None:
        """A line of several values is the sum of theirs, or with them makes the line above.

        Where lines overlap it is no more than their sum, and no less than each.
        """
        if line[along] not in self.several:
            return
        parts = tuple(self.numbers[one, piece] for one in _parts(line, along, self.several))
        own, above = self.numbers[line, piece], self.numbers[whole, piece]
        holds = self.several[line[along]].holds
        if not overlapping:
            self._sums.append(Sum(own, parts) if holds else Sum(above, (own, *parts)))
            return
        together = self._free()
        self._sums.append(Sum(together, parts if holds else (own, *parts)))
        self._sums.append(Sum(together, (own if holds else above, self._free())))
        self._sums += [Sum(own, (part, self._free())) for part in parts if holds]

    def _never_below_first(self) -> None:
        """What stands in a line as its first, its most severe, is in the line of any as well."""
        for line, piece in list(self.numbers):
            for at, (name, label) in enumerate(line):
                first = capital(FIRST_OF.get(name.casefold(), ""))
                if not first or not self.several.get((name, label), _ONE).holds:
                    continue
                labels = _labels((name, label), self.several) or (label,)
                firsts = (tuple(sorted((*line[:at], (first, o), *line[at + 1 :]))) for o in labels)
                below = [self.numbers[one, piece] for one in firsts if (one, piece) in self.numbers]
                if below:
                    cells = (*below, self._free())
                    self._sums.append(Sum(self.numbers[line, piece], cells))


def lines_of(line: Line, several: Mapping[Pair, Several]) -> Iterator[Line]:
    """A line itself, and the lines of single values of which one of several is made."""
    pairs = ([pair, *((pair[0], one) for one in _labels(pair, several))] for pair in line)
    return product(*pairs)


def _labels(pair: Pair, several: Mapping[Pair, Several]) -> tuple[str, ...]:
    """The values that a part of a line of several values names."""
    return several[pair].labels if pair in several else ()


_ONE = Several((), holds=True)


def _names(line: Line) -> _Names:
    return tuple(name for name, _ in line)


def _printed(claims: Iterable[Claim]) -> Mapping[_Names, set[Period]]:
    """The periods of the tables whose lines do not overlap, by their dimensions and by some."""
    found: dict[_Names, set[Period]] = defaultdict(set)
    for claim in claims:
        for line in _within(claim.line) if not (claim.among or claim.overlapping) else ():
            found[_names(line)].add(claim.period)
    return found


def _within(line: Line) -> Iterator[Line]:
    """A line with all lines of which it is a cell."""
    return chain.from_iterable(combinations(line, ways) for ways in range(1, len(line) + 1))


def _parts(line: Line, along: int, several: Mapping[Pair, Several]) -> Iterator[Line]:
    """The lines of single values that one of several names along a dimension."""
    name, _ = line[along]
    for label in several[line[along]].labels:
        yield (*line[:along], (name, label), *line[along + 1 :])


def pieces_of(claims: Sequence[Claim]) -> list[Period]:
    """Time cut at every day on which a figure's period begins or has ended, where any is."""
    cuts = set[date]()
    for claim in claims:
        cuts.add(claim.period.start)
        if claim.period.end < date.max:
            cuts.add(claim.period.end + DAY)
    ends = [*sorted(cuts), *([date.max] if any(c.period.end == date.max for c in claims) else [])]
    pieces = [Period(a, b - DAY if b < date.max else b) for a, b in pairwise(ends)]
    return [p for p in pieces if any(p.within(claim.period) for claim in claims)]
