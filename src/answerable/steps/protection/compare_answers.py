"""Compares what several answers say: what none gives away alone, two may give away together.

Every published figure is a sum of unknowns (`add_up`, and `tie_units` where they are of several
units); what a reader can work out of these is told.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, combinations, product
from operator import attrgetter

from answerable.model.ledger import About, Claim, Exposure, brief
from answerable.model.periods import Period
from answerable.model.ports import DisclosureEngine
from answerable.model.protection import Contradiction, Policy, Range
from answerable.steps.protection.add_up import DAY
from answerable.steps.protection.compare_conditions import contradicted, left_over
from answerable.steps.protection.match_things import named_alike, things_in_any_unit
from answerable.steps.protection.read_as_lines import Pair, Reading, Several
from answerable.steps.protection.tie_units import Tied, are_tied, can_be_tied, place_of, unit_of


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
    for ours, theirs, several in _sets_of_several_units(new, earlier, reading):
        for one in _given_away(ours, _near(ours, theirs), _Reckoner(policy, engine, several)):
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


def _sets_of_several_units(
    new: Sequence[Claim], earlier: Sequence[Claim], reading: Reading
) -> Iterator[tuple[list[Claim], list[Claim], Mapping[Pair, Several] | None]]:
    """The figures to be reckoned together because one thing was counted in several units."""
    if len({unit_of(claim.about) for claim in (*new, *earlier)}) < 2:
        return
    for how, several in ((list, None), (reading.lines, reading.several)):
        ours, theirs = ([c for c in how(some) if can_be_tied(c.about)] for some in (new, earlier))
        things = things_in_any_unit([*ours, *theirs])
        for mine, yours in _of_one_thing(ours, theirs, things.__getitem__):
            together = (*mine, *yours)
            if are_tied(together) and (several is None or any(c.among for c in together)):
                yield mine, yours, several


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
    new: Sequence[Claim],
    earlier: Sequence[Claim],
    thing: Callable[[About], tuple[str, str, str]] = attrgetter("key"),
) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """The figures of each thing counted: of the same words, under the same conditions.

    A figure whose conditions nobody knows may be of any, and is compared with all.
    """
    for key in sorted({thing(claim.about) for claim in new}):
        ours, theirs = ([c for c in claims if thing(c.about) == key] for claims in (new, earlier))
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
    yield from _given_away(new, earlier, reckoner, known)


def _given_away(
    new: Sequence[Claim],
    earlier: Sequence[Claim],
    reckoner: "_Reckoner",
    known: Iterable[object] = (),
) -> Iterator[Exposure]:
    """What follows from the figures together, but for what is known already."""
    known = set(known)
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
        rest = Period(short.period.end + DAY, long.period.end)
    elif short.period.end == long.period.end:
        rest = Period(long.period.start, short.period.start - DAY)
    elif low <= high:
        outside = f"{about.population}, outside {brief(short.period)}"
        about = replace(about, population=outside, thing="")
    return replace(one, about=about, period=rest, low=low, high=high)


def _exceeds(part: Claim, whole: Claim) -> bool:
    """Whether a part, of a line or of a time, would be more than what it is a part of."""
    return part.low > whole.high and part.period.within(whole.period)


def fit_in_pairs(claims: Iterable[Claim]) -> list[Claim]:
    """Those that contradict none before them; most of what cannot shows in two figures."""
    kept: list[Claim] = []
    at: dict[Set[object], list[Claim]] = defaultdict(list)
    inside: dict[Set[object], list[Claim]] = defaultdict(list)
    for claim in claims:
        line, *_ = above = _lines_above(claim)
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


def _lines_above(claim: Claim) -> list[Set[object]]:
    """A line and all that it is part of: those with some of its labels, down to the total."""
    unit, line = unit_of(claim.about), claim.line
    sizes = range(len(line), -1, -1)
    return [frozenset((unit, *some)) for size in sizes for some in combinations(line, size)]


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
            system = Tied(claims, claims, self.several)
            targets = _targets(system, claims)
            ranges = self.ranges(system, targets, self.policy.need)
            self._seen[key] = _Seen(claims, targets, ranges)
        return self._seen[key]

    def ranges(self, system: Tied, cells: Iterable[int], need: int) -> Mapping[int, Range] | None:
        """The ranges of some unknowns; None where what is known cannot all be true."""
        try:
            return self.engine.ranges(system.knowledge, sorted(cells), need=need)
        except Contradiction:
            return None

    def fits(self, claims: Sequence[Claim]) -> bool:
        """Whether figures can all be true."""
        if seen := self._seen.get(frozenset(claims)):
            return seen.ranges is not None
        system = Tied(claims, claims, self.several)
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
        beside = [one for one in seen.claims if _is_beside(one, about)]
        names = tuple(dict.fromkeys(one.answer for one in beside))
        units = tuple(dict.fromkeys(unit_of(one.about) for one in (about, *seen.claims)))
        yield Exposure(about, names, kept_back, units=units if len(units) > 1 else ())


def _is_beside(one: Claim, other: Claim) -> bool:
    """Whether figures say something of the same line in the same time, in whatever unit."""
    return _meets(one, other) and (
        one.line == other.line
        if unit_of(one.about) == unit_of(other.about)
        else place_of(one.line) == place_of(other.line)
    )


def _before(
    together: Sequence[Claim], earlier: Sequence[Claim], found: Iterable[int], reckoner: _Reckoner
) -> set[int]:
    """Which of these unknowns the earlier figures gave away already."""
    if not earlier or not found:
        return set()
    need = reckoner.policy.need
    ranges = reckoner.ranges(Tied(together, earlier, reckoner.several), found, need)
    return {at for at, seen in (ranges or {}).items() if seen.is_exposed(need)}


def _targets(system: Tied, claims: Sequence[Claim]) -> dict[int, tuple[Claim, bool]]:
    """The unknowns to be looked at: every piece nobody printed, and every figure kept back."""
    targets: dict[int, tuple[Claim, bool]] = {}
    exact = {(unit_of(c.about), c.line, c.period) for c in claims if c.low == c.high}
    for claim in claims:
        if claim.low < claim.high:
            targets[system.at(claim.about, claim.line, claim.period)] = (claim, True)
        for line, piece in product(system.single(claim), system.pieces_of(claim.period)):
            at = system.at(claim.about, line, piece)
            if (unit_of(claim.about), line, piece) not in exact and at not in targets:
                targets[at] = (replace(claim, line=line, period=piece), False)
    return targets
