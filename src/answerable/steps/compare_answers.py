"""Compares what several answers say: what none gives away alone, two may give away together.

Periods are cut at every day where some figure begins or ends; how many records fall into each piece
is an unknown, and every published figure is a sum of such unknowns.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from answerable.model.count_tables import Sum
from answerable.model.ledger import Claim, Exposure, Line
from answerable.model.periods import Period
from answerable.model.ports import DisclosureEngine
from answerable.model.protection import Contradiction, Knowledge, Policy, Range

_MOST = 10**7
_DAY = timedelta(days=1)
_OTHERS = "\0 every other line"


def compare(
    new: Sequence[Claim], earlier: Sequence[Claim], policy: Policy, engine: DisclosureEngine
) -> list[Exposure]:
    """What the new figures give away beside the earlier ones; pairs of nested periods first.

    What the earlier figures gave away without the new ones is not repeated.
    """
    abouts = {claim.about.key for claim in new}
    earlier = [claim for claim in earlier if claim.about.key in abouts]
    found = list(nested(new, earlier, policy))
    known = {exposure.claim.place for exposure in found}
    for key in sorted(abouts):
        ours = [claim for claim in new if claim.about.key == key]
        theirs = [claim for claim in earlier if claim.about.key == key]
        for exposure in _reckoned(ours, theirs, policy, engine):
            if exposure.claim.place not in known:
                found.append(exposure)
    return found


def nested(new: Sequence[Claim], earlier: Sequence[Claim], policy: Policy) -> Iterator[Exposure]:
    """Pairs of figures of one line whose periods lie one in the other: their difference is small.

    Seen: 2010 to 2015 answered, then 2010 to 2016; one year's number follows.
    """
    beside: dict[object, list[Claim]] = defaultdict(list)
    for claim in earlier:
        beside[claim.about.key, claim.line].append(claim)
    printed = {claim.place for claim in (*new, *earlier) if claim.low == claim.high}
    told = set[object]()
    for claim in new:
        for other in beside[claim.about.key, claim.line]:
            difference = _difference(claim, other)
            if difference is None or difference.place in told | printed:
                continue
            contradiction = difference.high < difference.low
            if contradiction or _tells(_range(difference), policy):
                told.add(difference.place)
                names = (other.answer, claim.answer)
                yield Exposure(difference, names, contradiction=contradiction)


def _difference(one: Claim, other: Claim) -> Claim | None:
    """What the longer of two periods has more than the shorter, if one lies in the other.

    Where the shorter ends on neither end of the longer, the rest is two pieces and is named by the
    longer.
    """
    long, short = (one, other) if _inside(other.period, one.period) else (other, one)
    if long.period == short.period or not _inside(short.period, long.period):
        return None
    rest = long.period
    if short.period.start == long.period.start:
        rest = Period(short.period.end + _DAY, long.period.end)
    elif short.period.end == long.period.end:
        rest = Period(long.period.start, short.period.start - _DAY)
    low, high = max(0, long.low - short.high), long.high - short.low
    return replace(one, period=rest, low=low, high=high)


def _inside(short: Period, long: Period) -> bool:
    return long.start <= short.start and short.end <= long.end


def _range(claim: Claim) -> Range:
    return Range(claim.low, claim.high, claim.high - claim.low + 1)


def _tells(found: Range, policy: Policy) -> bool:
    """Whether a range tells a reader of somebody: a small count above nought, or nearly so.

    That a part of a printed 1 is 0 or 1 tells nothing that the 1 did not.
    """
    return found.is_exposed(policy.need) and 0 < found.low < policy.threshold


class _System:
    """The unknowns of one thing counted and the sums that the published figures make of them."""

    def __init__(self, claims: Sequence[Claim], known: Sequence[Claim]) -> None:
        self._pieces = _pieces(claims)
        self.numbers: dict[tuple[Line, Period], int] = {}
        self._low: list[int] = []
        self._high: list[int] = []
        self._sums: list[Sum] = []
        self._told = {(claim.line, claim.period) for claim in known}
        spans = {claim.period for claim in known}
        self._over = {piece: [p for p in spans if _inside(piece, p)] for piece in self._pieces}
        families: dict[tuple[str, ...], dict[Line, bool]] = defaultdict(dict)
        families[()][()] = False
        for claim in claims:
            names = tuple(name for name, _ in claim.line)
            families[names][claim.line] = claim.overlapping
            for name, label in claim.line if len(names) > 1 else ():
                families[(name,)].setdefault(((name, label),), claim.overlapping)
        for piece in self._pieces:
            for lines in families.values():
                for line in lines:
                    self._unknown(line, piece)
        for names, lines in families.items():
            self._add_up(names, lines)
        for claim in claims:
            self._whole(claim)
        for claim in known:
            self._say(claim)

    @property
    def knowledge(self) -> Knowledge:
        """What a reader of the known figures has."""
        return Knowledge(tuple(self._low), tuple(self._high), tuple(self._sums))

    def pieces_of(self, period: Period) -> list[Period]:
        """The pieces that a period is made of."""
        return [piece for piece in self._pieces if _inside(piece, period)]

    def _unknown(self, line: Line, period: Period) -> int:
        at = self.numbers.setdefault((line, period), len(self._low))
        if at == len(self._low):
            self._low.append(0)
            self._high.append(_MOST)
        return at

    def _whole(self, claim: Claim) -> None:
        """The unknown of a whole period is the sum of its pieces."""
        pieces = self.pieces_of(claim.period)
        if (claim.line, claim.period) not in self.numbers:
            whole = self._unknown(claim.line, claim.period)
            parts = tuple(self.numbers[claim.line, piece] for piece in pieces)
            self._sums.append(Sum(whole, parts))

    def _say(self, claim: Claim) -> None:
        at = self.numbers[claim.line, claim.period]
        self._low[at] = max(self._low[at], claim.low)
        self._high[at] = min(self._high[at], claim.high)

    def _add_up(self, names: tuple[str, ...], lines: dict[Line, bool]) -> None:
        """In every piece the lines of a dimension make the line above, with room for others.

        Lines that overlap are each no more than the line above.
        """
        for along in range(len(names)):
            above: dict[Line, list[Line]] = defaultdict(list)
            for line in lines:
                above[(*line[:along], *line[along + 1 :])].append(line)
            for whole, parts in above.items():
                overlapping = any(lines[part] for part in parts)
                for group in [[part] for part in parts] if overlapping else [parts]:
                    for piece in self._pieces:
                        self._line(whole, group, piece, along, is_whole=not overlapping)

    def _line(
        self, whole: Line, parts: Sequence[Line], piece: Period, along: int, *, is_whole: bool
    ) -> None:
        rest = self._unknown((*parts[0], (_OTHERS, str(along))), piece)
        if is_whole and any(self._told & {(whole, p), (part, p)} == {(whole, p), (part, p)}
                            for part in parts for p in self._over[piece]):  # fmt: skip
            self._high[rest] = 0
        cells = (*(self.numbers[part, piece] for part in parts), rest)
        self._sums.append(Sum(self.numbers[whole, piece], cells))


def _pieces(claims: Sequence[Claim]) -> list[Period]:
    """Time cut at every day on which a figure's period begins or has ended, where any is."""
    cuts = set[date]()
    for claim in claims:
        cuts.add(claim.period.start)
        if claim.period.end < date.max:
            cuts.add(claim.period.end + _DAY)
    ends = [*sorted(cuts), *([date.max] if any(c.period.end == date.max for c in claims) else [])]
    pieces = [Period(a, b - _DAY if b < date.max else b) for a, b in pairwise(ends)]
    return [p for p in pieces if any(_inside(p, claim.period) for claim in claims)]


def _reckoned(
    new: Sequence[Claim], earlier: Sequence[Claim], policy: Policy, engine: DisclosureEngine
) -> Iterator[Exposure]:
    """What follows from all figures together and did not follow from the earlier ones."""
    together = [*earlier, *new]
    system = _System(together, together)
    targets = _targets(system, together)
    names = tuple(dict.fromkeys(claim.answer for claim in together))
    try:
        ranges = engine.ranges(system.knowledge, sorted(targets), need=policy.need)
    except Contradiction:
        yield Exposure(new[0], names, contradiction=True)
        return
    found = {
        at: seen
        for at, seen in ranges.items()
        if (seen.is_exposed(policy.need) if targets[at][1] else _tells(seen, policy))
    }
    for at in found.keys() - _before(together, earlier, found, policy, engine):
        claim, kept_back = targets[at]
        about = replace(claim, low=found[at].low, high=found[at].high)
        yield Exposure(about, _touching(about, together), kept_back)


def _touching(about: Claim, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The answers that say something of the same line in the same time."""
    names = (
        claim.answer
        for claim in claims
        if claim.line == about.line
        and claim.period.start <= about.period.end
        and about.period.start <= claim.period.end
    )
    return tuple(dict.fromkeys(names))


def _before(
    together: Sequence[Claim],
    earlier: Sequence[Claim],
    found: Iterable[int],
    policy: Policy,
    engine: DisclosureEngine,
) -> set[int]:
    """Which of these unknowns the earlier figures gave away already."""
    if not earlier or not found:
        return set()
    system = _System(together, earlier)
    try:
        ranges = engine.ranges(system.knowledge, sorted(found), need=policy.need)
    except Contradiction:
        return set()
    return {at for at, seen in ranges.items() if seen.is_exposed(policy.need)}


def _targets(system: _System, claims: Sequence[Claim]) -> dict[int, tuple[Claim, bool]]:
    """The unknowns to be looked at: every piece nobody printed, and every figure kept back."""
    targets: dict[int, tuple[Claim, bool]] = {}
    exact = {(claim.line, claim.period) for claim in claims if claim.low == claim.high}
    for claim in claims:
        if claim.low < claim.high:
            targets[system.numbers[claim.line, claim.period]] = (claim, True)
        for piece in system.pieces_of(claim.period):
            at = system.numbers[claim.line, piece]
            if (claim.line, piece) not in exact and at not in targets:
                targets[at] = (replace(claim, period=piece), False)
    return targets
