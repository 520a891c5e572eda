"""What happened in a review, entry by entry, in the order in which it happened.

Entries are only ever added. Whatever a review knows follows from its definition, the register and
these, so that everything can be worked out again by whoever holds the three.
"""

from dataclasses import dataclass
from datetime import datetime

from answerable.model.certificates import Declaration
from answerable.model.decisions import Verdict


@dataclass(frozen=True, slots=True)
class Begun:
    """The review began, under the definition whose SHA-256 this is."""

    definition: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """Records were put before a reader. `second` says that they are being read once more."""

    refs: tuple[str, ...]
    by: str
    at: datetime
    second: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """A reader decided about a record.

    `seconds` is how long reading and deciding took, `extraction` how long it took to take out what
    the answer needs; None where nobody measured it. `wording` is what may be published of it.
    """

    ref: str
    verdict: Verdict
    by: str
    at: datetime
    note: str = ""
    wording: str = ""
    seconds: float | None = None
    extraction: float | None = None
    second: bool = False

    def __post_init__(self) -> None:
        for measured in (self.seconds, self.extraction):
            if measured is not None and not 0 <= measured < float("inf"):
                raise ValueError(f"no time anybody can take: {measured}")


@dataclass(frozen=True, slots=True)
class Undone:
    """A decision was taken back; the record waits to be decided again."""

    ref: str
    by: str
    at: datetime
    second: bool = False


@dataclass(frozen=True, slots=True)
class Declared:
    """What kind of certificate will be made of which sample, before any of it was shown.

    `without_text` is how many records without text are sampled beside it, to be read in the file.
    """

    declaration: Declaration
    without_text: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SecondDrawn:
    """Records were drawn that a second reader, `by`, is to decide without seeing the first."""

    refs: tuple[str, ...]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Paused:
    """A reader stopped: time from here to the next decision is no reading time."""

    by: str
    at: datetime


Entry = Begun | Shown | Decided | Undone | Declared | SecondDrawn | Paused
