"""Makes the rows below a case: who is said to have done what, and what came of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from answerable.demo.cases import MISCELLANEOUS, ONGOING, Allegation
from answerable.demo.chance import Chance
from answerable.demo.dirt import spoil
from answerable.demo.narrator import Names, allegation_summary, choose_act
from answerable.demo.people import UNKNOWN, Person, Staff
from answerable.demo.shares import (
    FAMILIES,
    FURTHER,
    NOT_PROVED,
    OLD_WORDS,
    OLD_WORDS_UNTIL,
    OUTCOMES,
    PROVED,
    label_of,
)
from answerable.demo.told import staff_type

_NO_SUMMARY = 0.06
_SECOND_PERSON = 0.14
_WITHOUT_ROWS = 0.02
_MISCELLANEOUS_WITHOUT_ROWS = 0.55


@dataclass(frozen=True, slots=True)
class Matter:
    """What the rows below a case have in common with it."""

    case_type: str
    label: str
    finalised_on: date | None
    person: Person
    names: Names


def make_rows(matter: Matter, staff: Staff, chance: Chance) -> tuple[Allegation, ...]:
    """The rows of a case: some have none, some several allegations or people."""
    if matter.case_type == MISCELLANEOUS:
        bare = chance.odds(_MISCELLANEOUS_WITHOUT_ROWS)
        return () if bare else (Allegation(1, matter.label, "", "", "", "", "", "", None),)
    if chance.odds(_WITHOUT_ROWS):
        return ()
    summary = _summary(matter, chance)
    rows = [_row(1, matter.label, matter.person, summary=summary, matter=matter, chance=chance)]
    second = staff.somebody(unknown=0) if chance.odds(_SECOND_PERSON) else UNKNOWN
    if second not in (UNKNOWN, matter.person):
        rows.append(_row(1, matter.label, second, summary=summary, matter=matter, chance=chance))
    for number in range(2, 2 + chance.weigh(FURTHER)):
        family = chance.weigh(FAMILIES[matter.case_type])
        choose_act(family, matter.names, chance)
        summary = _summary(matter, chance)
        label = label_of(family, chance)
        rows.append(
            _row(number, label, matter.person, summary=summary, matter=matter, chance=chance)
        )
    return tuple(rows)


def _summary(matter: Matter, chance: Chance) -> str:
    if chance.odds(_NO_SUMMARY):
        return ""
    return spoil(allegation_summary(matter.case_type, matter.names, chance), chance)


def _row(
    number: int, label: str, person: Person, *, summary: str, matter: Matter, chance: Chance
) -> Allegation:
    """One allegation against one person; its outcome is dated within the last fortnight."""
    ended = matter.finalised_on
    outcome = chance.weigh(OUTCOMES[matter.case_type]) if ended else ONGOING
    return Allegation(
        number=number,
        label=label,
        summary=summary,
        result=_result(matter.case_type, outcome, ended=ended, chance=chance),
        subject=person.id,
        staff_type=staff_type(person.rank),
        rank=person.rank,
        outcome=outcome,
        outcome_on=ended - timedelta(days=chance.below(15)) if ended and outcome else None,
    )


def _result(case_type: str, outcome: str, *, ended: date | None, chance: Chance) -> str:
    """The result of an allegation in the words of its day; an open one has none yet."""
    if ended is None:
        return ""
    proved = outcome not in ("", "No further action")
    result = PROVED[case_type] if proved else chance.weigh(NOT_PROVED[case_type])
    return OLD_WORDS.get(result, result) if ended < OLD_WORDS_UNTIL else result
