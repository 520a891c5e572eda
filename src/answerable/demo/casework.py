"""Makes the cases of the register: when they came in, what of, who was involved, how they ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.demo import words
from answerable.demo.allegations import Matter, make_rows
from answerable.demo.cases import (
    CONDUCT,
    EXTRACTED_ON,
    PREFIXES,
    CaseRecord,
    DecidedCase,
    Verdict,
)
from answerable.demo.chance import Chance, Weights
from answerable.demo.dirt import EMPTY, spoil
from answerable.demo.families import Family
from answerable.demo.narrator import (
    Circumstances,
    Names,
    case_summary,
    choose_act,
    names_for,
    passing_summary,
)
from answerable.demo.passing import PASSING, Passing
from answerable.demo.people import Person, Staff
from answerable.demo.shares import FAMILIES, OUTSIDE, PLACES, SOURCES, TYPES, YEARS, label_of
from answerable.demo.topic import TOLD

SEED = 91116
FEWEST = 200
"""Cases below which there is no room for those that give the figures and some others around."""

_PASSING_SHARE = 0.0045
_FEWEST_PASSING = 16
_PASSING_FAMILIES = {
    label: family
    for weights in FAMILIES.values()
    for family in weights.things
    for label in family.labels
}


@dataclass(frozen=True, slots=True)
class _Planned:
    """A case before it is told: its day, its type and, for a hit in passing, the pattern."""

    received_on: date
    case_type: str
    passing: Passing | None = None
    told: DecidedCase | None = None


def make_cases(records: int) -> Iterator[DecidedCase]:
    """So many cases in the order in which they came in. The same number gives the same cases.

    Raises ValueError for fewer than `FEWEST`.
    """
    if records < FEWEST:
        raise ValueError(f"the demo needs at least {FEWEST} records, not {records}")
    chance = Chance(SEED)
    references = _References({case.record.ref for case in TOLD})
    teller = _Teller(chance, Staff(max(80, records // 3), chance))
    for planned in _plan(records, chance):
        if planned.told:
            yield planned.told
        else:
            ref = references.next(planned.case_type, planned.received_on)
            yield teller.tell(ref, planned)


def _plan(records: int, chance: Chance) -> list[_Planned]:
    """The days and types of all cases, sorted by day."""
    planned = [_Planned(case.record.received_on, case.record.case_type, told=case) for case in TOLD]
    for number in range(max(_FEWEST_PASSING, int(records * _PASSING_SHARE))):
        pattern = PASSING[number % len(PASSING)]
        years = OUTSIDE if number % 5 == 4 else YEARS
        planned.append(_Planned(_day(years, chance), pattern.case_type, passing=pattern))
    while len(planned) < records:
        planned.append(_Planned(_day(YEARS, chance), chance.weigh(TYPES)))
    return sorted(planned, key=lambda case: case.received_on)


def _day(years: Weights[int], chance: Chance) -> date:
    """A day of a year, no later than a week before the export was made."""
    year = chance.weigh(years)
    last = min(date(year, 12, 31), EXTRACTED_ON - timedelta(days=7))
    return date(year, 1, 1) + timedelta(days=chance.below((last - date(year, 1, 1)).days + 1))


class _References:
    """Gives references in the order of receipt, passing over those of the told cases."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._last: dict[str, int] = {}

    def next(self, case_type: str, received_on: date) -> str:
        """The next free reference of a type and year, such as CO/00123/12."""
        series = f"{PREFIXES[case_type]}/{{:05}}/{received_on.year % 100:02}"
        number = self._last.get(series, 0) + 1
        while series.format(number) in self._taken:
            number += 1
        self._last[series] = number
        return series.format(number)


class _Teller:
    """Turns what is planned into cases, from one stream of chance."""

    def __init__(self, chance: Chance, staff: Staff) -> None:
        self._chance = chance
        self._staff = staff

    def tell(self, ref: str, planned: _Planned) -> DecidedCase:
        """The whole case, with the decision on it where a term stands in it."""
        chance, passing, received_on = self._chance, planned.passing, planned.received_on
        family = self._family(planned)
        person = self._staff.somebody(unknown=0.02 if planned.case_type == CONDUCT else 0.14)
        circumstances = self._circumstances(received_on, person)
        names = names_for(circumstances, chance)
        choose_act(family, names, chance)
        matter = Matter(
            case_type=planned.case_type,
            label=passing.label if passing else label_of(family, chance),
            finalised_on=self._finalised(received_on),
            person=person,
            names=names,
        )
        record = CaseRecord(
            ref=ref,
            case_type=planned.case_type,
            source=chance.weigh(SOURCES[planned.case_type]),
            received_on=received_on,
            recorded_on=min(received_on + timedelta(days=chance.below(12)), EXTRACTED_ON),
            finalised_on=matter.finalised_on,
            location=self._as_typed(circumstances.location.format_map(names), blank=0.03),
            division=self._as_typed(chance.pick(words.DIVISIONS), blank=0.02),
            category=matter.label,
            summary=self._summary(planned, family, names),
            allegations=make_rows(matter, self._staff, chance),
        )
        return DecidedCase(record, Verdict(False, passing.reason) if passing else None)

    def _family(self, planned: _Planned) -> Family:
        if planned.passing:
            return _PASSING_FAMILIES[planned.passing.label]
        return self._chance.weigh(FAMILIES[planned.case_type])

    def _circumstances(self, received_on: date, person: Person) -> Circumstances:
        chance = self._chance
        street = f"{chance.pick(words.STREET_NAMES)} {chance.pick(words.STREET_KINDS)}"
        town = chance.pick(words.TOWNS)
        location, place = chance.weigh(PLACES)
        return Circumstances(received_on, street, town, location, place, person.rank)

    def _as_typed(self, text: str, *, blank: float) -> str:
        """A cell as clerks leave it: now and then blank, in capitals or with a space behind."""
        chance = self._chance
        if chance.odds(blank):
            return ""
        text = text.upper() if chance.odds(0.04) else text
        return f"{text} " if chance.odds(0.05) else text

    def _finalised(self, received_on: date) -> date | None:
        """The day the case ended: most within half a year; None where it is still open."""
        chance = self._chance
        days = 25 + chance.below(260) + (chance.below(420) if chance.odds(0.25) else 0)
        ended = received_on + timedelta(days=days)
        return ended if ended <= EXTRACTED_ON else None

    def _summary(self, planned: _Planned, family: Family, names: Names) -> str:
        chance = self._chance
        if planned.passing:
            pattern = planned.passing.pattern
            text = passing_summary(planned.case_type, pattern, names=names, chance=chance)
        elif chance.odds(EMPTY):
            return ""
        else:
            text = case_summary(planned.case_type, family, names=names, chance=chance)
        return spoil(text, chance)
