"""What holds between the counts of one thing in two units: so many cases, so many outcomes of them.

It follows from how a unit is cut from a case (`registers.select.UNIT_RULES`), for figures under the
same conditions and by a date of the case, which all its parts share:

- A pair of case and subject, an allegation and an outcome each have a row of their own: there are
  no more of them than rows, in all and in every line, since a thing stands where some row of it
  does. A row with an outcome is an outcome: of these there are as many in each line by outcome.
- A case in the line of an outcome has a row with it, and that is an outcome of that line; and so
  has a pair or an allegation. A case in a line by what is said of subjects has a row about one. A
  case in a line by any field below the case has a row. So there are no more of them in such a line,
  nor under a condition that asks for some value of such a field.
- Where a part stands its case stands as well: lines are nought in all units if they are in cases.

Not true, and so not used, is the same of totals and of lines by fields of the case: a case without
any outcome has none. Nor is it of cases and their allegations: a row about one that several share
adds none to them. Nor of blanks, and of who has no value, which is asked of a thing as a whole.
Where lines count the most severe of several outcomes a thing that has one may stand in the line of
another; and in a table of two dimensions a case may have one from each of two rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from answerable.model.count_tables import Sum
from answerable.model.fields import BY_NAME, DATES, FIELDS, Level, normalise_header
from answerable.model.ledger import About, Claim, Line
from answerable.model.periods import Period
from answerable.model.phrases import folded
from answerable.model.protection import Knowledge
from answerable.steps.counts.dimensions import NOT_RECORDED
from answerable.steps.protection.add_up import System, Unknowns, lines_of, pieces_of
from answerable.steps.protection.compare_conditions import values_of
from answerable.steps.protection.read_as_lines import (
    BLANK,
    Pair,
    Several,
    column_of,
    compared_label,
)

_MOST = 10**7
_LEVELS = {normalise_header(field.label): field.level for field in FIELDS}
_BY_CASE = frozenset(f.label for f in FIELDS if f.level is Level.CASE and f.name in DATES)
_OUTCOME = frozenset((normalise_header(BY_NAME["outcome"].label),))
_ON_SUBJECTS = frozenset(name for name, level in _LEVELS.items() if level is Level.SUBJECT)
_BELOW_CASES = frozenset(name for name, level in _LEVELS.items() if level is not Level.CASE)


@dataclass(frozen=True, slots=True)
class Tie:
    """That there are no more of a unit than of a smaller one: in the lines by these columns.

    None is every line and the total. In lines by `alike` there are as many.
    """

    less: str
    more: str
    columns: frozenset[str] | None
    alike: frozenset[str] = frozenset()

    def holds(self, line: Line, columns: Set[str]) -> bool:
        """Whether it holds for a line of which these columns are said to have some value."""
        return len(line) < 2 and (self.columns is None or not columns.isdisjoint(self.columns))


TIES = (
    Tie("case", "subject", _ON_SUBJECTS),
    Tie("case", "outcome", _OUTCOME),
    Tie("case", "row", _BELOW_CASES),
    Tie("subject", "outcome", _OUTCOME),
    Tie("allegation", "outcome", _OUTCOME),
    Tie("subject", "row", None),
    Tie("allegation", "row", None),
    Tie("outcome", "row", None, _OUTCOME),
)
_UNITS = frozenset(unit for tie in TIES for unit in (tie.less, tie.more))
_OF_ONE_ROW = frozenset(("outcome", "row"))
"""Units of which a thing is one row, and stands in one line."""

Only = frozenset[str]


def can_be_tied(about: About) -> bool:
    """Whether figures of this can be tied to those of other units: by a date of the case."""
    asked = values_of(about.only or Only())
    by_case = folded(about.date_rule) in _BY_CASE
    blank = any(BLANK in values.named for values in asked.values())
    return by_case and unit_of(about) in _UNITS and not blank


def unit_of(about: About) -> str:
    """The unit as it is compared."""
    _, unit, _ = about.key
    return unit


def are_tied(claims: Iterable[Claim]) -> bool:
    """Whether there are figures of two units between which something holds."""
    units = {unit_of(claim.about) for claim in claims}
    return any(tie.less in units and tie.more in units for tie in TIES)


class Tied:
    """The unknowns of one thing in the units in which it was counted, with what ties these.

    `claims` say which there are; of these `known` are believed.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        known: Sequence[Claim],
        several: Mapping[Pair, Several] | None = None,
    ) -> None:
        self._several = several or {}
        self._only = next((c.about.only for c in claims if c.about.only is not None), Only())
        self._severest = {(unit_of(c.about), n) for c in claims if c.severest for n, _ in c.line}
        self._pieces = pieces_of(claims)
        self._unknowns = Unknowns(max(_MOST, 2 * sum(claim.low for claim in claims)))
        ours, believed = _by_unit(claims), _by_unit(known)
        self._ties = [tie for tie in TIES if tie.less in ours and tie.more in ours]
        self._systems = {unit: self._system(unit, ours, believed[unit], several) for unit in ours}
        for tie in self._ties:
            self._tie(tie)
        if self._ties and "case" in ours:
            self._stand_alike(known)

    @property
    def knowledge(self) -> Knowledge:
        """What a reader of the known figures has."""
        return self._unknowns.knowledge

    def at(self, about: About, line: Line, period: Period) -> int:
        """The number of the unknown of a line in a period, in the unit of what is counted."""
        return self._systems[unit_of(about)].numbers[line, period]

    def single(self, claim: Claim) -> Iterator[Line]:
        """A figure's line, and the lines of single values of which one of several is made."""
        return lines_of(claim.line, self._several)

    def pieces_of(self, period: Period) -> list[Period]:
        """The pieces that a period is made of."""
        return [piece for piece in self._pieces if piece.within(period)]

    def _held(self, line: Line) -> Set[str]:
        """The columns that have some value in whatever stands in a line under the conditions."""
        asked = values_of(self._only).items()
        held = {name for name, values in asked if values.holds}
        return held | {column_of(pair[0]) for pair in line if self._is_value(pair)}

    def _is_value(self, pair: Pair) -> bool:
        """Whether part of a line names what stands in it, and not what does not."""
        return pair[1] != NOT_RECORDED and (pair not in self._several or self._several[pair].holds)

    def _system(
        self,
        unit: str,
        ours: Mapping[str, Sequence[Claim]],
        known: Sequence[Claim],
        several: Mapping[Pair, Several] | None,
    ) -> System:
        """The unknowns of one unit, those of lines among them by which only others are printed."""
        beside = list(self._beside(unit, ours))
        one = unit in _OF_ONE_ROW and {title for ((title, _),) in beside}
        return System(
            ours[unit],
            known,
            several,
            pieces=self._pieces,
            known_as=self._unknowns,
            beside=beside,
            single=one or (),
        )

    def _beside(self, unit: str, ours: Mapping[str, Sequence[Claim]]) -> Iterator[Line]:
        """The lines by fields below the case that larger units have, as this one writes them."""
        titles = {
            column_of(title): title
            for claim in ours[unit] if not claim.severest
            for title, _ in claim.line
        }  # fmt: skip
        there = {place_of(line) for claim in ours[unit] for line in self.single(claim)}
        larger = (claim for tie in self._ties if tie.more == unit for claim in ours[tie.less])
        for line in dict.fromkeys(claim.line for claim in larger if len(claim.line) == 1):
            ((title, label),), ((column, _),) = line, place_of(line)
            several = line[0] in self._several
            if column in _BELOW_CASES and not several and place_of(line) not in there:
                there.add(place_of(line))
                yield ((titles.get(column, title), label),)

    def _tie(self, tie: Tie) -> None:
        """So many of one unit in a line, and more, or as many, of the other in the same."""
        less, more = (self._systems[unit].numbers for unit in (tie.less, tie.more))
        beside = defaultdict(list)
        for (line, piece), whole in more.items():
            if self._is_any(tie.more, line):
                beside[place_of(line), piece].append(whole)
        for (line, piece), part in less.items():
            held = self._held(line)
            if tie.holds(line, held) and piece in self._pieces:
                for whole in beside[place_of(line), piece]:
                    rest = () if held & tie.alike else (self._unknowns.free(),)
                    self._unknowns.sums.append(Sum(whole, (part, *rest)))

    def _is_any(self, unit: str, line: Line) -> bool:
        """Whether all that has the value of a line stands in it, and no other line takes it."""
        return all((unit, title) not in self._severest for title, _ in line)

    def _stand_alike(self, known: Iterable[Claim]) -> None:
        """Where a part is known to stand its case does; where no case stands no part does.

        A condition on what is not leaves out a case for one of its parts, and not its other parts.
        """
        if not all(values.holds for values in values_of(self._only).values()):
            return
        lines = {unit: self._stand(unit, system) for unit, system in self._systems.items()}
        for claim in known:
            of, place = unit_of(claim.about), place_of(claim.line)
            if of != "case" and claim.low:
                for line in lines["case"][place]:
                    self._systems["case"].bound(line, claim.period, low=1)
            elif of == "case" and not claim.high and claim.line in lines["case"][place]:
                for unit, system in self._systems.items():
                    for line in lines[unit][place]:
                        system.bound(line, claim.period, high=0)

    def _stand(self, unit: str, system: System) -> Mapping[Line, Sequence[Line]]:
        """The lines in which things stand for what is said of them, by what these are."""
        found: dict[Line, list[Line]] = defaultdict(list)
        for line in dict.fromkeys(line for line, _ in system.numbers if len(line) < 2):
            if unit != "case" or (self._is_any(unit, line) and all(map(self._is_value, line))):
                found[place_of(line)].append(line)
        return found


def place_of(line: Line) -> Line:
    """A line as it is the same in every unit."""
    return tuple((column_of(title), compared_label(title, label)) for title, label in line)


def _by_unit(claims: Iterable[Claim]) -> Mapping[str, Sequence[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[unit_of(claim.about)].append(claim)
    return found
