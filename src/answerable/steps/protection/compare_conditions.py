"""Compares figures of one thing under fewer and under more conditions: what is left over is told.

A condition is a column with the values that it may have; only their words are kept, so these are
read again: "kind is a or b", "kind is not c".
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from answerable.model.ledger import ITSELF, Claim, Exposure, Line
from answerable.model.periods import Period
from answerable.model.phrases import NOT
from answerable.model.protection import Policy, Range
from answerable.steps.counts.dimensions import NOT_RECORDED

_MOST = 16
"""How many ways of making one period of others are tried for figures under the same conditions."""
_BETWEEN = re.compile(r"(, | or )")


@dataclass(frozen=True, slots=True)
class Values:
    """The values that a column may have: these, or all but these."""

    named: frozenset[str]
    holds: bool

    def within(self, other: "Values") -> bool:
        """Whether the other allows every value that this one does."""
        if self.holds:
            return self.named <= other.named if other.holds else not self.named & other.named
        return not other.holds and other.named <= self.named

    def apart(self, other: "Values") -> bool:
        """Whether no value is allowed by both."""
        if self.holds and other.holds:
            return not self.named & other.named
        return self.named <= other.named if self.holds else other.holds and other.apart(self)

    def both(self, other: "Values") -> "Values":
        """The values that both allow."""
        if self.holds and other.holds:
            return Values(self.named & other.named, holds=True)
        if self.holds != other.holds:
            some, but = (self, other) if self.holds else (other, self)
            return Values(some.named - but.named, holds=True)
        return Values(self.named | other.named, holds=False)


Only = frozenset[str]


@lru_cache(maxsize=1 << 14)
def values_of(only: Only, whole: frozenset[tuple[str, str]] = frozenset()) -> Mapping[str, Values]:
    """The values of each column that conditions in words allow.

    `whole` are columns with values that hold a comma or an "or" and are not to be taken apart.
    """
    found: dict[str, Values] = {}
    for words in sorted(only):
        column, _, values = words.partition(" is ")
        holds = not values.startswith(NOT)
        values = values.removeprefix(ITSELF if holds else NOT)
        parts = _parted(values, {one for name, one in whole if name == column})
        read = Values(frozenset(parts), holds)
        found[column] = found[column].both(read) if column in found else read
    return found


def _parted(values: str, whole: Container[str]) -> Iterator[str]:
    """The values in words such as "a, b or c"."""
    pieces = _BETWEEN.split(values)
    at = 0
    while at < len(pieces):
        ends = range(len(pieces), at + 1, -2)
        end = next((end for end in ends if "".join(pieces[at:end]) in whole), at + 1)
        yield "".join(pieces[at:end])
        at = end + 1


def has_several(value: str) -> bool:
    """Whether a value would be taken for several in the words of a condition."""
    return bool(_BETWEEN.search(value))


@lru_cache(maxsize=1 << 16)
def _within(more: Only, less: Only) -> bool:
    """Whether everything under the one conditions is under the other, and not the other way."""
    narrow, wide = values_of(more), values_of(less)
    return narrow != wide and all(
        name in narrow and narrow[name].within(values) for name, values in wide.items()
    )


@lru_cache(maxsize=1 << 16)
def _apart(one: Only, other: Only) -> bool:
    """Whether some column has no value that both conditions allow."""
    mine, yours = values_of(one), values_of(other)
    return any(mine[name].apart(yours[name]) for name in mine.keys() & yours.keys())


@dataclass(frozen=True, slots=True)
class _Sum:
    """Figures under the same conditions whose periods make one period, or one figure alone."""

    parts: tuple[Claim, ...]

    @property
    def only(self) -> Only:
        """Its conditions. Of a figure that does not tell, none: so it is held against any."""
        return self.parts[0].about.only or Only()

    @property
    def low(self) -> int:
        """The least that it can be."""
        return sum(part.low for part in self.parts)

    @property
    def high(self) -> int:
        """The most that it can be."""
        return sum(part.high for part in self.parts)


def left_over(new: Sequence[Claim], earlier: Sequence[Claim], policy: Policy) -> Iterator[Exposure]:
    """Figures of one line and time of which some are under more conditions: the rest is few.

    Seen: 13 complaints, then 12 of the public; one of another kind follows. Or 6 of the public and
    6 internal ones beside them. What the earlier figures leave over is not repeated.
    """
    times: dict[_Thing, set[Period]] = defaultdict(set)
    for claim in new:
        times[claim.about.key, claim.line].add(claim.period)
    then, now = (_by_thing(claims, times) for claims in (earlier, [*earlier, *new]))
    for thing, mine in times.items():
        periods = {c.period for c in now[thing] if any(one.within(c.period) for one in mine)}
        told = {one.claim for one in _rests(then[thing], periods, policy)}
        for one in _rests(now[thing], periods, policy):
            if one.claim not in told:
                told.add(one.claim)
                yield one


def contradicted(new: Sequence[Claim], standing: Sequence[Claim]) -> Iterator[Exposure]:
    """Figures that are more than one of the same line under fewer conditions.

    Seen: 13 complaints, and 20 of them from the public. Only conditions in the same words count.
    """
    beside: dict[object, list[Claim]] = defaultdict(list)
    for claim in (*standing, *new):
        beside[claim.about.key, claim.line].append(claim)
    for claim in new:
        for other in beside[claim.about.key, claim.line]:
            if _is_more(claim, other) or _is_more(other, claim):
                names = tuple(dict.fromkeys((other.answer, claim.answer)))
                yield Exposure(claim, names, contradiction=True)
                break


def _is_more(narrow: Claim, wide: Claim) -> bool:
    """More than there can be; a condition on rows can give a thing another line, or none.

    It is then under another of its outcomes, the most severe that is left, or not recorded.
    """
    if narrow.severest or wide.severest or any(label == NOT_RECORDED for _, label in narrow.line):
        return False
    less, more = (one.about.only or Only() for one in (wide, narrow))
    return less < more and narrow.period.within(wide.period) and narrow.low > wide.high


_Thing = tuple[tuple[str, str, str], Line]
"""What is counted, but for its conditions, and the line of it."""


def _by_thing(
    claims: Iterable[Claim], wanted: Container[_Thing]
) -> Mapping[_Thing, Sequence[Claim]]:
    """The figures of each thing; of those that say the same, the first."""
    found: dict[_Thing, dict[object, Claim]] = defaultdict(dict)
    for claim in claims:
        thing = claim.about.key, claim.line
        if thing in wanted:
            said = claim.about.only, claim.period, claim.low, claim.high
            found[thing].setdefault(said, claim)
    return defaultdict(tuple, {thing: tuple(some.values()) for thing, some in found.items()})


def _rests(
    claims: Sequence[Claim], periods: Iterable[Period], policy: Policy
) -> Iterator[Exposure]:
    """What is left over of each figure by those under more conditions, alone and together."""
    if len({claim.about.only or Only() for claim in claims}) < 2:
        return
    for period in sorted(periods, key=lambda one: (one.start, one.end)):
        sums = list({(s.only, s.low, s.high): s for s in _sums(claims, period)}.values())
        for wide in sums:
            within = [one for one in sums if _within(one.only, wide.only)]
            for taken in _taken(within):
                low = max(0, wide.low - sum(one.high for one in taken))
                high = wide.high - sum(one.low for one in taken)
                if low <= high and Range(low, high, high - low + 1).tells(policy):
                    parts = [part for one in (wide, *taken) for part in one.parts]
                    rest = replace(_rest(wide, taken), period=period, low=low, high=high)
                    yield Exposure(rest, tuple(dict.fromkeys(part.answer for part in parts)))


def _sums(claims: Sequence[Claim], period: Period) -> Iterator[_Sum]:
    """The figures of a period, and those that make it of shorter ones."""
    by_only: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.period.within(period):
            by_only[claim.about.only].append(claim)
    start, end = period.start.toordinal(), period.end.toordinal()
    for alike in by_only.values():
        yield from map(_Sum, islice(_chains(_leading(alike, end), start, end), _MOST))


def _leading(claims: Sequence[Claim], end: int) -> Mapping[int, Sequence[Claim]]:
    """The figures by their first day, of those from which others lead on to the end; long first."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda one: (one.period.start, one.period.end), reverse=True):
        last = claim.period.end.toordinal()
        if last == end or last + 1 in found:
            found[claim.period.start.toordinal()].append(claim)
    return found


def _chains(
    leading: Mapping[int, Sequence[Claim]], start: int, end: int
) -> Iterator[tuple[Claim, ...]]:
    """Figures one after the other from a day to a day without a gap."""
    for claim in leading.get(start, ()):
        last = claim.period.end.toordinal()
        if last == end:
            yield (claim,)
        else:
            yield from ((claim, *others) for others in _chains(leading, last + 1, end))


def _taken(within: Sequence[_Sum]) -> Iterator[tuple[_Sum, ...]]:
    """Each of these alone, and with all that share no value with it or with each other."""
    in_order = sorted(within, key=lambda one: (one.high - one.low, -one.low))
    for first in in_order:
        taken: tuple[_Sum, ...] = (first,)
        yield taken
        for one in in_order:
            if all(_apart(one.only, other.only) for other in taken):
                taken = (*taken, one)
                yield taken


def _rest(wide: _Sum, taken: Sequence[_Sum]) -> Claim:
    """What a figure under fewer conditions counts and these do not, whatever its value."""
    first = wide.parts[0]
    told = first.about.conditions or ()
    without = sorted(" and ".join(_further(one, wide)) for one in taken)
    about = replace(first.about, conditions=(*told, *(f"not: {words}" for words in without)))
    return replace(first, answer="", about=about)


def _further(narrow: _Sum, wide: _Sum) -> list[str]:
    """The conditions that only the narrower figure is under."""
    return [
        one
        for one in narrow.parts[0].about.conditions or ()
        if not (replace(wide.parts[0].about, conditions=(one,)).only or Only()) <= wide.only
    ]
