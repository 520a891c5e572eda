"""How counts are presented so that nobody is told by them: policy, presentations, the result."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from answerable.model.checks import SMALL_COUNT
from answerable.model.count_tables import Frame, Sum
from answerable.model.errors import AnswerableError
from answerable.model.number_words import NUMBER_WORDS


class Contradiction(AnswerableError):
    """What a reader is told cannot all be true, so that nothing can be worked out from it."""


class Presentation(StrEnum):
    """The three ways to print a table of counts; there are no others."""

    EXACT = "exact"
    BAND = "band"
    ROUNDED = "rounded"


PRESENTED: Mapping[Presentation, str] = {
    Presentation.EXACT: "every count as it is; small ones need a recorded reason and two people",
    Presentation.BAND: "zero and small counts shown as one band, other cells withheld where needed",
    Presentation.ROUNDED: "every count moved to a multiple, so that the table still adds up",
}
"""What each presentation prints."""

WITHHELD = "withheld"
"""Printed for a count that is not small and is kept back so that a small one cannot be worked out.

Small counts and nought share the words of the band instead."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What an authority has decided about small counts.

    `threshold`: counts from 1 up to, not including, this are small. `need`: how far apart the least
    and the greatest count must lie that a reader cannot rule out. `base`: what is rounded to.
    `crowded`: the share of small counts above which a three-way table is not proposed.
    `presentation`: how the tables of an answer are printed where its request does not say.
    """

    threshold: int = SMALL_COUNT
    need: int = 3
    base: int = 5
    presentations: tuple[Presentation, ...] = tuple(Presentation)
    crowded: float = 0.3
    presentation: Presentation | None = None

    def __post_init__(self) -> None:
        if not 3 <= self.threshold <= 11:
            raise ValueError("the threshold lies between 3 and 11")
        if not 1 <= self.need < min(self.threshold, self.base):
            raise ValueError("the width is at least 1 and below the threshold and the base")
        if not self.presentations:
            raise ValueError("at least one presentation is allowed")
        if self.presentation and self.presentation not in self.presentations:
            raise ValueError("answers are printed in a presentation that is not allowed")

    @property
    def usual(self) -> Presentation:
        """How the tables of answers are printed: as said, else exactly where that is allowed."""
        exact = Presentation.EXACT in self.presentations
        return self.presentation or (Presentation.EXACT if exact else self.presentations[0])

    @property
    def band(self) -> str:
        """The words of the band, for nought and every small count alike."""
        number = NUMBER_WORDS[self.threshold - 1] if self.threshold > 9 else str(self.threshold)
        return f"fewer than {number}"

    def is_small(self, count: int) -> bool:
        """Whether a count is one that could point at somebody."""
        return 0 < count < self.threshold


Point = tuple[int, ...]
"""A solution: a possible count for every unknown."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a reader has: for each unknown the least and greatest it can be, and what adds up."""

    low: tuple[int, ...]
    high: tuple[int, ...]
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be decided of a table: which cells beside the small ones are kept back.

    `down` and `up` are how far a reader must allow each cell to lie below and above its true count
    once it is kept back. `always` are kept back whatever happens, `never` are printed.
    """

    sums: tuple[Sum, ...]
    down: tuple[int, ...]
    up: tuple[int, ...]
    weights: tuple[float, ...]
    always: frozenset[int]
    never: frozenset[int]
    need: int


@dataclass(frozen=True, slots=True)
class Withheld:
    """The cells kept back, and how many at least any pattern keeps back."""

    cells: tuple[int, ...]
    least: int


@dataclass(frozen=True, slots=True)
class Rounded:
    """Counts rounded so that they add up; each moved by at most `reach`."""

    counts: tuple[int, ...]
    reach: int


@dataclass(frozen=True, slots=True)
class Range:
    """What a reader can work out of one cell: it lies from `low` to `high`.

    `settled` says that nothing outside is possible; else the cell is at least this wide, which was
    enough, and nobody looked further. `values` is how many whole numbers were shown to be possible.
    """

    low: int
    high: int
    values: int
    settled: bool = True

    def is_exposed(self, need: int) -> bool:
        """Whether fewer than `need` + 1 different counts stay possible."""
        return self.values <= need

    def tells(self, policy: "Policy") -> bool:
        """Whether it tells a reader of somebody: a small count above nought, or nearly so.

        That a part of a printed 1 is 0 or 1 tells nothing that the 1 did not.
        """
        return self.is_exposed(policy.need) and 0 < self.low < policy.threshold

    def __str__(self) -> str:
        if self.low == self.high:
            return f"exactly {self.low:,}"
        return f"{self.low:,} to {self.high:,}" + ("" if self.settled else " or wider")


@dataclass(frozen=True, slots=True)
class Printed:
    """A table as it is printed: the text of each cell, and how far a rounded count may have moved.

    What a reader knows follows from these texts and from the note below the table, and from
    nothing else.
    """

    frame: Frame
    texts: tuple[str, ...]
    presentation: Presentation
    reach: int = 0


@dataclass(frozen=True, slots=True)
class Proof:
    """What the audit of the printed bytes found of every cell that is kept back.

    `exposed` are the numbers of cells a reader can narrow too far. A table that no pattern of
    withholding can protect says why in `impossible`, names the small cells that cannot be kept, and
    offers `ways_out`.
    """

    ranges: Mapping[int, Range]
    exposed: tuple[int, ...]
    impossible: str = ""
    ways_out: tuple[str, ...] = ()
    optimal: bool = False

    @property
    def holds(self) -> bool:
        """Whether everything kept back stays kept back."""
        return not self.exposed and not self.impossible


@dataclass(frozen=True, slots=True)
class Protected:
    """A table ready to be looked at by a person: as printed, as the bytes, and with its proof.

    `printed` is None where nothing may be printed. `asks` are statements that hold for everybody in
    a line, for a person to decide on; `note` stands below the table.
    """

    presentation: Presentation | None
    printed: Printed | None
    content: bytes
    proof: Proof
    asks: tuple[str, ...] = ()
    note: str = ""
