"""The people complained of: a made-up staff, each with the same rank whenever met again."""

from dataclasses import dataclass

from answerable.demo.chance import Chance, Weights

_RANKS = Weights(
    {
        "PC": 120, "DC": 22, "PS": 16, "DS": 6, "Insp": 4, "DI": 2, "Ch Insp": 1,
        "PCSO": 10, "Special Constable": 6, "Support Staff": 9, "Detention Officer": 4,
    }
)  # fmt: skip
_FIRST = 1000
"""Lower numbers are kept for the people of the cases told one by one."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody complained of; without an id the person was never identified."""

    id: str
    rank: str


UNKNOWN = Person("", "")


class Staff:
    """Everybody a complaint may be about, so many that most are met once or twice."""

    def __init__(self, size: int, chance: Chance) -> None:
        self._people = [
            Person(f"S{_FIRST + number:05}", chance.weigh(_RANKS)) for number in range(size)
        ]
        self._chance = chance

    def somebody(self, *, unknown: float) -> Person:
        """One of the staff or, in this share of cases, nobody known."""
        if self._chance.odds(unknown):
            return Person("", "PC") if self._chance.odds(0.3) else UNKNOWN
        return self._chance.pick(self._people)
