"""Compares what several answers say: what none gives away alone, two may give away together.

Periods are cut at every day where some figure begins or ends; how many records fall into each piece
is an unknown, and every published figure is a sum of such unknowns.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, combinations, pairwise, product

from answerable.model.count_tables import Sum
from answerable.model.ledger import Claim, Exposure, Line, brief
from answerable.model.periods import Period
from answerable.model.phrases import capital
from answerable.model.ports import DisclosureEngine
from answerable.model.protection import Contradiction, Knowledge, Policy, Range
from answerable.steps.protection.compare_conditions import contradicted, left_over
from answerable.steps.protection.match_things import named_alike
from answerable.steps.protection.present import FIRST_OF
from answerable.steps.protection.read_as_lines import Pair, Reading, Several

_MOST = 10**7
_DAY = timedelta(days=1)
_OTHERS = "\0 every other line"


def compare(
    new: Sequence[Claim], earlier: Sequence[Claim], policy: Policy, engine: DisclosureEngine
) -> list[Exposure]:
    """What the new figures give away beside the earlier ones, in the order of their publication.

    What the earlier figures gave away without the new ones is not repeated. Figures that cannot all
    be true are reckoned apart; that they cannot is told of the new ones only where they are the
    cause, and never against an earlier version of the same answer.
    """
    new, earlier = named_alike(new, earlier)
    reading = Reading((*new, *earlier))
    found: dict[object, Exposure] = {}
    for ours, theirs, several in _sets(new, earlier, reading):
        for one in _compared(ours, _near(ours, theirs), _Reckoner(policy, engine, several)):
            if several is None or not one.contradiction:  # rows may say else what lines are
                found.setdefault(_said(one, reading), one)
    standing = _fit_alike(reversed(_in_force(new, earlier))) if new else []
    for one in (*left_over(new, earlier, policy), *contradicted(new, standing)):
        found.setdefault(_said(one, reading), one)
    return list(found.values())


def _said(exposure: Exposure, reading: Reading) -> object:
    """What an exposure tells; a condition and the line that it is are told once."""
    line = reading.line(exposure.claim)
    return line.place, line.about.only, exposure.contradiction


def _sets(
    new: Sequence[Claim], earlier: Sequence[Claim], reading: Reading
) -> Iterator[tuple[list[Claim], list[Claim], Mapping[Pair, Several] | None]]:
    """The figures to be reckoned together: as they are, and with their conditions read as lines."""
    yield from ((ours, theirs, None) for ours, theirs in _of_one_thing(new, earlier))
    for ours, theirs in _of_one_thing(reading.lines(new), reading.lines(earlier)):
        if any(claim.among for claim in (*ours, *theirs)):
            yield ours, theirs, reading.several


def _in_force(new: Sequence[Claim], earlier: Sequence[Claim]) -> list[Claim]:
    """The figures of other answers, but those that a later version of their answer corrects."""
    others = [claim for claim in earlier if claim.answer != new[0].answer]
    places = [(claim.answer, claim.place, claim.about.only) for claim in others]
    latest = dict(zip(places, others, strict=True))
    beside = zip(others, map(latest.__getitem__, places), strict=True)
    return [one for one, last in beside if one.low <= last.high and last.low <= one.high]


def _fit_alike(claims: Iterable[Claim]) -> list[Claim]:
    """Those that contradict none before them of the same thing under the same conditions."""
    alike: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        alike[claim.about.key, claim.about.only].append(claim)
    return [claim for some in alike.values() for claim in fit_in_pairs(some)]


def _of_one_thing(
    new: Sequence[Claim], earlier: Sequence[Claim]
) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """The figures of each thing counted: of the same words, under the same conditions.

    A figure whose conditions nobody knows may be of any, and is compared with all.
    """
    for key in sorted({claim.about.key for claim in new}):
        ours, theirs = ([c for c in claims if c.about.key == key] for claims in (new, earlier))
        known = dict.fromkeys(c.about.only for c in (*ours, *theirs) if c.about.only is not None)
        for only in known or [None]:
            either = (None, only)
            mine = [claim for claim in ours if claim.about.only in either]
            if mine:
                yield mine, [claim for claim in theirs if claim.about.only in either]


def _near(new: Sequence[Claim], earlier: Sequence[Claim]) -> list[Claim]:
    """The earlier figures whose time hangs together with that of the new ones, through any others.

    No sum leads from the figures of one time to those of another that nothing spans.
    """
    spans = sorted({claim.period for claim in (*new, *earlier)}, key=lambda p: (p.start, p.end))
    groups: list[set[Period]] = []
    last = date.min
    for span in spans:
        if not groups or span.start > last:
            groups.append(set())
        groups[-1].add(span)
        last = max(last, span.end)
    ours = {claim.period for claim in new}
    near = set[Period]().union(*(group for group in groups if group & ours))
    return [claim for claim in earlier if claim.period in near]


def _compared(
    new: Sequence[Claim], earlier: Sequence[Claim], reckoner: "_Reckoner"
) -> Iterator[Exposure]:
    """What the figures of one thing counted give away; pairs of nested periods first."""
    known = set[object]()
    cannot, also = list[Exposure](), list[Exposure]()
    for ours, theirs in _taken_alike(new, earlier):
        standing = _standing(ours, theirs, reckoner)
        found = [one for one in nested(ours, standing, reckoner.policy) if one.contradiction]
        cannot += found
        also += [] if found else _contradicted(ours, standing, reckoner)
    pairs = [one for one in nested(new, earlier, reckoner.policy) if not one.contradiction]
    for exposure in (*cannot, *pairs):
        known.add(exposure.claim.place)
        yield exposure
    yield from also
    for some in reckoner.readings(new, earlier):
        ours, theirs = ([c for c in claims if c in some] for claims in (new, earlier))
        for exposure in _reckoned(ours, theirs, reckoner):
            if exposure.claim.place not in known:
                known.add(exposure.claim.place)
                yield exposure


def _taken_alike(
    new: Sequence[Claim], earlier: Sequence[Claim]
) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """Figures that must be true together: one whose conditions nobody knows may be under none.

    Then 12 under conditions and 13 contradict each other in nothing.
    """
    for only in dict.fromkeys(claim.about.only or frozenset() for claim in new):
        ours, theirs = (
            [c for c in claims if (c.about.only or frozenset()) == only]
            for claims in (new, earlier)
        )
        yield ours, theirs


def _standing(
    new: Sequence[Claim], earlier: Sequence[Claim], reckoner: "_Reckoner"
) -> Sequence[Claim]:
    """The figures of other answers that stand: what a later one contradicts does not."""
    others = _in_force(new, earlier)
    together = reckoner.seen([*earlier, *new])
    return others if together.ranges is not None else reckoner.fitting(others[::-1])


def _contradicted(
    new: Sequence[Claim], standing: Sequence[Claim], reckoner: "_Reckoner"
) -> Iterator[Exposure]:
    """That the new figures cannot be true beside those that stand, or beside each other."""
    kept = set(reckoner.fitting([*new, *standing]))
    against = [claim for claim in (*standing, *new) if claim not in kept]
    if against:
        claim = min(new, key=lambda c: (not _meets(c, against[0]), c.line != against[0].line))
        names = tuple(dict.fromkeys((*(c.answer for c in against), claim.answer)))
        yield Exposure(claim, names, contradiction=True)


def _meets(one: Claim, other: Claim) -> bool:
    return one.period.start <= other.period.end and other.period.start <= one.period.end


def nested(new: Sequence[Claim], earlier: Sequence[Claim], policy: Policy) -> Iterator[Exposure]:
    """Pairs of figures of one line whose periods lie one in the other: their difference is small.

    Seen: 2010 to 2015 answered, then 2010 to 2016; one year's number follows.
    """
    beside: dict[object, list[Claim]] = defaultdict(list)
    for claim in earlier:
        beside[claim.about.key, claim.line].append(claim)
    cannot = set[object]()
    known: set[object] = {claim.place for claim in (*new, *earlier) if claim.low == claim.high}
    for claim in new:
        for other in beside[claim.about.key, claim.line]:
            difference = _difference(claim, other)
            if difference is None:
                continue
            contradiction = difference.high < difference.low
            told = cannot if contradiction else known
            if difference.place in told:
                continue
            if contradiction or difference.range.tells(policy):
                told.add(difference.place)
                names = tuple(dict.fromkeys((other.answer, claim.answer)))
                yield Exposure(difference, names, contradiction=contradiction)


def _difference(one: Claim, other: Claim) -> Claim | None:
    """What the longer of two periods has more than the shorter, if one lies in the other.

    Where the shorter ends on neither end of the longer, the rest is two pieces: another thing than
    what the longer counts, and named by what lies outside the shorter.
    """
    long, short = (one, other) if other.period.within(one.period) else (other, one)
    if long.period == short.period or not short.period.within(long.period):
        return None
    low, high = max(0, long.low - short.high), long.high - short.low
    rest, about = long.period, one.about
    if short.period.start == long.period.start:
        rest = Period(short.period.end + _DAY, long.period.end)
    elif short.period.end == long.period.end:
        rest = Period(long.period.start, short.period.start - _DAY)
    elif low <= high:
        outside = f"{about.population}, outside {brief(short.period)}"
        about = replace(about, population=outside, thing="")
    return replace(one, about=about, period=rest, low=low, high=high)


class _System:
    """The unknowns of one thing counted and the sums that the published figures make of them."""

    def __init__(
        self,
        claims: Sequence[Claim],
        known: Sequence[Claim],
        several: Mapping[Pair, Several] | None = None,
    ) -> None:
        self.several = several or {}
        self._printed = None if several is None else _printed(claims)
        self._most = max(_MOST, 2 * sum(claim.low for claim in claims))
        self._pieces = _pieces(claims)
        self.numbers: dict[tuple[Line, Period], int] = {}
        self._low: list[int] = []
        self._high: list[int] = []
        self._sums: list[Sum] = []
        self._told: dict[tuple[Line, Period], set[object]] = defaultdict(set)
        for claim in known:
            self._told[claim.line, claim.period].add(claim.among)
        spans = {claim.period for claim in known}
        self._over = {piece: [p for p in spans if piece.within(p)] for piece in self._pieces}
        families = self._families(claims)
        for piece in self._pieces:
            for lines in families.values():
                for line in lines:
                    self._unknown(line, piece)
        for names, lines in families.items():
            self._add_up(names, lines)
        if several is not None:
            self._never_below_first()
        for claim in claims:
            self._whole(claim)
        for claim in known:
            self._say(claim)

    def _families(self, claims: Sequence[Claim]) -> Mapping[tuple[str, ...], dict[Line, bool]]:
        """All lines by their dimensions, with those above; and whether each overlaps others."""
        families: dict[tuple[str, ...], dict[Line, bool]] = defaultdict(dict)
        families[()][()] = False
        for claim in claims:
            families[_names(claim.line)][claim.line] = claim.overlapping
            for line in chain.from_iterable(map(_within, self.single(claim.line))):
                families[_names(line)].setdefault(line, claim.overlapping)
        return families

    @property
    def knowledge(self) -> Knowledge:
        """What a reader of the known figures has."""
        return Knowledge(tuple(self._low), tuple(self._high), tuple(self._sums))

    def pieces_of(self, period: Period) -> list[Period]:
        """The pieces that a period is made of."""
        return [piece for piece in self._pieces if piece.within(period)]

    def single(self, line: Line) -> Iterator[Line]:
        """A line itself, and the lines of single values of which one of several is made."""
        pairs = ([(n, label), *((n, one) for one in self.labels((n, label)))] for n, label in line)
        return product(*pairs)

    def labels(self, pair: Pair) -> tuple[str, ...]:
        """The values that a part of a line of several values names."""
        return self.several[pair].labels if pair in self.several else ()

    def _free(self) -> int:
        self._low.append(0)
        self._high.append(self._most)
        return len(self._low) - 1

    def _unknown(self, line: Line, period: Period) -> int:
        at = self.numbers.setdefault((line, period), len(self._low))
        return self._free() if at == len(self._low) else at

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
                overlap = any(lines[part] for part in parts)
                alone = [part for part in parts if part[along] not in self.several]
                for piece in self._pieces:
                    apart = overlap or not self._adds_up(names[along], piece)
                    for part in parts:
                        self._unite(whole, part, piece, along, overlapping=apart)
                    for group in [[part] for part in parts] if apart else filter(None, [alone]):
                        self._line(whole, group, piece, along, is_whole=not apart)

    def _adds_up(self, name: str, piece: Period) -> bool:
        """Whether a table shows that each thing then had one value; conditions alone do not."""
        return self._printed is None or any(piece.within(span) for span in self._printed[name])

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
                labels = self.labels((name, label)) or (label,)
                firsts = (tuple(sorted((*line[:at], (first, o), *line[at + 1 :]))) for o in labels)
                below = [self.numbers[one, piece] for one in firsts if (one, piece) in self.numbers]
                if below:
                    cells = (*below, self._free())
                    self._sums.append(Sum(self.numbers[line, piece], cells))


_ONE = Several((), holds=True)


def _names(line: Line) -> tuple[str, ...]:
    return tuple(name for name, _ in line)


def _printed(claims: Iterable[Claim]) -> Mapping[str, set[Period]]:
    """The periods of the tables by each dimension whose lines do not overlap."""
    found: dict[str, set[Period]] = defaultdict(set)
    for claim in claims:
        for name in _names(claim.line) if not (claim.among or claim.overlapping) else ():
            found[name].add(claim.period)
    return found


def _within(line: Line) -> Iterator[Line]:
    """A line with all lines of which it is a cell."""
    return chain.from_iterable(combinations(line, ways) for ways in range(1, len(line) + 1))


def _parts(line: Line, along: int, several: Mapping[Pair, Several]) -> Iterator[Line]:
    """The lines of single values that one of several names along a dimension."""
    name, _ = line[along]
    for label in several[line[along]].labels:
        yield (*line[:along], (name, label), *line[along + 1 :])


def _pieces(claims: Sequence[Claim]) -> list[Period]:
    """Time cut at every day on which a figure's period begins or has ended, where any is."""
    cuts = set[date]()
    for claim in claims:
        cuts.add(claim.period.start)
        if claim.period.end < date.max:
            cuts.add(claim.period.end + _DAY)
    ends = [*sorted(cuts), *([date.max] if any(c.period.end == date.max for c in claims) else [])]
    pieces = [Period(a, b - _DAY if b < date.max else b) for a, b in pairwise(ends)]
    return [p for p in pieces if any(p.within(claim.period) for claim in claims)]


def _exceeds(part: Claim, whole: Claim) -> bool:
    """Whether a part, of a line or of a time, would be more than what it is a part of."""
    return part.low > whole.high and part.period.within(whole.period)


def fit_in_pairs(claims: Iterable[Claim]) -> list[Claim]:
    """Those that contradict none before them; most of what cannot shows in two figures."""
    kept: list[Claim] = []
    at: dict[Set[object], list[Claim]] = defaultdict(list)
    inside: dict[Set[object], list[Claim]] = defaultdict(list)
    for claim in claims:
        line, above = frozenset(claim.line), _lines_above(claim.line)
        wholes = chain.from_iterable(at[one] for one in above)
        if not (
            any(_exceeds(claim, whole) for whole in wholes)
            or any(_exceeds(part, claim) for part in inside[line])
        ):
            at[line].append(claim)
            for one in above:
                inside[one].append(claim)
            kept.append(claim)
    return kept


def _lines_above(line: Line) -> list[Set[object]]:
    """A line and all that it is part of: those with some of its labels, down to the total."""
    return [frozenset(some) for size in range(len(line) + 1) for some in combinations(line, size)]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a reader of some figures can work out; `ranges` is None where not all can be true."""

    claims: Sequence[Claim]
    targets: Mapping[int, tuple[Claim, bool]]
    ranges: Mapping[int, Range] | None


class _Reckoner:
    """What readers can work out of figures, each set of them reckoned once."""

    def __init__(
        self,
        policy: Policy,
        engine: DisclosureEngine,
        several: Mapping[Pair, Several] | None = None,
    ) -> None:
        self.policy, self.engine, self.several = policy, engine, several
        self._seen: dict[frozenset[Claim], _Seen] = {}

    def seen(self, claims: Sequence[Claim]) -> _Seen:
        """Everything to be looked at, with its ranges."""
        key = frozenset(claims)
        if key not in self._seen:
            system = _System(claims, claims, self.several)
            targets = _targets(system, claims)
            ranges = self.ranges(system, targets, self.policy.need)
            self._seen[key] = _Seen(claims, targets, ranges)
        return self._seen[key]

    def ranges(
        self, system: _System, cells: Iterable[int], need: int
    ) -> Mapping[int, Range] | None:
        """The ranges of some unknowns; None where what is known cannot all be true."""
        try:
            return self.engine.ranges(system.knowledge, sorted(cells), need=need)
        except Contradiction:
            return None

    def fits(self, claims: Sequence[Claim]) -> bool:
        """Whether figures can all be true."""
        if seen := self._seen.get(frozenset(claims)):
            return seen.ranges is not None
        system = _System(claims, claims, self.several)
        return self.ranges(system, _targets(system, claims), 0) is not None

    def fitting(self, claims: Sequence[Claim]) -> list[Claim]:
        """Of these figures, one after the other, those that can be true with those before them."""
        return self._halved(fit_in_pairs(claims), [])

    def _halved(self, claims: Sequence[Claim], base: list[Claim]) -> list[Claim]:
        if not claims or self.fits([*base, *claims]):
            return list(claims)
        if len(claims) == 1:
            return []
        half = len(claims) // 2
        first = self._halved(claims[:half], base)
        return [*first, *self._halved(claims[half:], [*base, *first])]

    def readings(self, new: Sequence[Claim], earlier: Sequence[Claim]) -> Iterator[Set[Claim]]:
        """Sets of figures that can all be true, until each figure has been in one.

        A reader cannot tell which of two figures is right, so both are believed in turn: the new
        one and the latest first. Without a contradiction there is one set. What was left out is
        believed with all that fits, or with the new figures alone where that is not found at once.
        """
        everything = [*new, *earlier[::-1]]
        kept = self.fitting(everything)
        left = everything
        while kept:
            yield set(kept)
            said = set(kept)
            left = [claim for claim in left if claim not in said]
            first = set(left)
            kept = fit_in_pairs([*left, *(c for c in everything if c not in first)])
            kept = kept if left and self.fits(kept) else []
        for answer in dict.fromkeys(claim.answer for claim in left):
            some = [claim for claim in left if claim.answer == answer]
            yield set(self.fitting([*some, *new]))


def _reckoned(
    new: Sequence[Claim], earlier: Sequence[Claim], reckoner: _Reckoner
) -> Iterator[Exposure]:
    """What follows from figures that can all be true, and did not follow from the earlier ones."""
    seen, policy = reckoner.seen([*earlier, *new]), reckoner.policy
    if not new or seen.ranges is None:
        return
    found = {
        at: end
        for at, end in seen.ranges.items()
        if (end.is_exposed(policy.need) if seen.targets[at][1] else end.tells(policy))
    }
    for at in found.keys() - _before(seen.claims, earlier, found, reckoner):
        claim, kept_back = seen.targets[at]
        about = replace(claim, low=found[at].low, high=found[at].high)
        yield Exposure(about, _touching(about, seen.claims), kept_back)


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
    together: Sequence[Claim], earlier: Sequence[Claim], found: Iterable[int], reckoner: _Reckoner
) -> set[int]:
    """Which of these unknowns the earlier figures gave away already."""
    if not earlier or not found:
        return set()
    need = reckoner.policy.need
    ranges = reckoner.ranges(_System(together, earlier, reckoner.several), found, need)
    return {at for at, seen in (ranges or {}).items() if seen.is_exposed(need)}


def _targets(system: _System, claims: Sequence[Claim]) -> dict[int, tuple[Claim, bool]]:
    """The unknowns to be looked at: every piece nobody printed, and every figure kept back."""
    targets: dict[int, tuple[Claim, bool]] = {}
    exact = {(claim.line, claim.period) for claim in claims if claim.low == claim.high}
    for claim in claims:
        if claim.low < claim.high:
            targets[system.numbers[claim.line, claim.period]] = (claim, True)
        for line, piece in product(system.single(claim.line), system.pieces_of(claim.period)):
            at = system.numbers[line, piece]
            if (line, piece) not in exact and at not in targets:
                targets[at] = (replace(claim, line=line, period=piece), False)
    return targets
