"""An answer's reference, in whatever spelling, and the permalink that it stands for.

Read today: number and year with "_", "/" or "-" between (911_16, 911/16, 1406A/21, 911-2016), and
the form of the permalink itself (2016/911).
"""

import re
from dataclasses import dataclass

from answerable.model.errors import UserMistake

_PARTS = re.compile(r"([0-9]{1,7}[A-Za-z]?)([_/-])([0-9]{1,7}[A-Za-z]?)")
_YEAR = re.compile(r"(?:20)?[0-9]{2}")
_LONG_YEAR = re.compile(r"20[0-9]{2}")


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """The year of the request and its number in that year, which may carry a letter."""

    year: int
    number: str

    @property
    def path(self) -> str:
        """Where the answer stands in the log, for good: "2016/911/"."""
        return f"{self.year}/{self.number}/"


def read_reference(text: str, *, where: object = "the request, reference") -> Reference:
    """The reference that a text spells.

    Raises UserMistake "reference-wrong" for a text that spells none, or two different ones:
    2011/12 could be number 2011 of 2012 or number 12 of 2011 (2011_12 is always the first).
    """
    parts = _PARTS.fullmatch(text.strip())
    found = set(_readings(*parts.groups())) if parts else set()
    if len(found) != 1:
        paths = " or ".join(sorted(reference.path.rstrip("/") for reference in found))
        reason = f"it could be {paths}" if found else "it spells no number and year"
        raise UserMistake("reference-wrong", where=where, text=text, reason=reason)
    return found.pop()


def _readings(first: str, mark: str, second: str) -> list[Reference]:
    readings = []
    if _YEAR.fullmatch(second):
        readings.append(_reference(second, first))
    if mark != "_" and _LONG_YEAR.fullmatch(first):
        readings.append(_reference(first, second))
    return [reference for reference in readings if reference.number]


def _reference(year: str, number: str) -> Reference:
    return Reference(2000 + int(year[-2:]), number.lstrip("0").upper())
