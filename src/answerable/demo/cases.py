"""The rows of the made-up export as values, before they are written."""

from dataclasses import dataclass, field
from datetime import date

PUBLIC, CONDUCT, MISCELLANEOUS = "Public complaint", "Conduct matter", "Miscellaneous"
PREFIXES = {PUBLIC: "CO", CONDUCT: "CM", MISCELLANEOUS: "MI"}
"""The case types and the letters with which their references begin."""

ONGOING = "On-going"
"""The outcome of everybody whose case is still open."""

EXTRACTED_ON = date(2016, 2, 29)
"""The last day the export knows of: a fortnight before the request came in."""


@dataclass(frozen=True, slots=True)
class Allegation:
    """One row of the second table: an allegation against one person, and what came of it."""

    number: int
    label: str
    summary: str
    result: str
    subject: str
    staff_type: str
    rank: str
    outcome: str
    outcome_on: date | None


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One row of the first table with its rows of the second."""

    ref: str
    case_type: str
    source: str
    received_on: date
    recorded_on: date
    finalised_on: date | None
    location: str
    division: str
    category: str
    summary: str
    allegations: tuple[Allegation, ...] = field(default=())

    @property
    def status(self) -> str:
        """Live until it is finalised."""
        return "Finalised" if self.finalised_on else "Live"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the demo's reviewer decided: on the topic or not, why, and what may be published."""

    relevant: bool
    note: str
    wording: str = ""


@dataclass(frozen=True, slots=True)
class DecidedCase:
    """A case with the decision on it, if anybody had reason to read it."""

    record: CaseRecord
    verdict: Verdict | None = None
