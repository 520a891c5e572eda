"""What an answer refuses: under which limb, why, and the notice that says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from answerable.model.exemptions import STATEMENTS, Exemption, limb_of


class Outcome(StrEnum):
    """What becomes of one question."""

    GRANTED = "granted"
    PARTLY = "partly refused"
    REFUSED = "refused"
    DENIED = "neither confirmed nor denied"
    NOT_HELD = "not held"


REFUSING = frozenset((Outcome.PARTLY, Outcome.REFUSED, Outcome.DENIED))
"""The outcomes that need a notice under section 17."""


@dataclass(frozen=True, slots=True)
class PublicInterest:
    """The public interest weighed: what speaks for either side, and the balance in words."""

    for_disclosure: tuple[str, ...]
    for_withholding: tuple[str, ...]
    balance: str

    @property
    def whole(self) -> bool:
        """Whether nothing of it is missing."""
        return bool(self.for_disclosure and self.for_withholding and self.balance)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What answering would take: records, minutes for each, and how these were measured."""

    records: int
    minutes: Decimal
    measured: str

    @property
    def exactly(self) -> Decimal:
        """The working time in hours; never typed."""
        return self.records * self.minutes / 60

    @property
    def hours(self) -> Decimal:
        """The same to the tenth, as it is printed."""
        return round(self.exactly, 1)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One limb relied on for one question, with everything that is said for it.

    `particulars` holds what the section asks besides, by the keys of STATEMENTS. All of it is
    written to be released.
    """

    cited: str
    withheld: str = ""
    reason: str = ""
    prejudice: str = ""
    public_interest: PublicInterest | None = None
    estimate: Estimate | None = None
    particulars: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if limb_of(self.cited) is None:
            raise ValueError(f"the Act has no section {self.cited} to refuse under")

    @property
    def exemption(self) -> Exemption:
        """The limb in the catalogue."""
        limb = limb_of(self.cited)
        assert limb is not None, "checked when it was made"
        return limb

    def states(self, key: str) -> bool:
        """Whether one of the things a notice may have to state is stated."""
        if key == "public_interest":
            return self.public_interest is not None and self.public_interest.whole
        if key == "estimate":
            return self.estimate is not None and bool(self.estimate.measured)
        said = {"reason": self.reason, "prejudice": self.prejudice}
        return bool(said.get(key) or self.particulars.get(key))

    @property
    def missing(self) -> tuple[str, ...]:
        """What its notice has to state and does not, in words.

        Of section 40(2) only the first condition makes it absolute (section 2(3)(fa)).
        """
        principle = self.particulars.get("principle", "")
        weighed = any(condition in principle for condition in ("40(3B)", "40(4A)"))
        keys = (*self.exemption.states, *(("public_interest",) if weighed else ()))
        return tuple(STATEMENTS[key] for key in keys if not self.states(key))


@dataclass(frozen=True, slots=True)
class NoticePart:
    """A titled part of the refusal notice; `points` are printed as a list."""

    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
