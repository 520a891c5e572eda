"""A review within a budget: its pace, what fits, how the reading is shared out."""

from dataclasses import dataclass

from answerable.model.cost import USUAL_LIMIT

SECTION_12_SECONDS = round(USUAL_LIMIT.hours * 3600)
"""What a review may cost where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long one reader needs: to decide about a record, and to extract a relevant one.

    Both in seconds, measured live as soon as there are enough decisions; until then half a minute
    and the four minutes that refusals state.
    """

    decision: float = 30.0
    extraction: float = 240.0

    def __post_init__(self) -> None:
        if self.decision <= 0 or self.extraction < 0:
            raise ValueError(f"impossible pace: {self}")

    def seconds(self, *, read: int, relevant: int) -> float:
        """What reading so many records takes of which so many are relevant."""
        return read * self.decision + relevant * self.extraction


@dataclass(frozen=True, slots=True)
class Budget:
    """What a review may cost: seconds at a pace, or a number of reads, or both."""

    pace: Pace = Pace()
    seconds: float | None = SECTION_12_SECONDS
    reads: int | None = None

    def reads_left(self, *, read: int, relevant: int, share_relevant: float) -> int:
        """Records that can still be read if that share of them is relevant and is extracted."""
        left = [] if self.reads is None else [self.reads - read]
        if self.seconds is not None:
            spent = self.pace.seconds(read=read, relevant=relevant)
            each = self.pace.decision + share_relevant * self.pace.extraction
            left.append(int((self.seconds - spent) / each))
        if not left:
            raise ValueError("a budget without a limit is none")
        return max(0, min(left))


@dataclass(frozen=True, slots=True)
class Prospect:
    """What is to be expected of the whole scope after a first random sample: low, best, high."""

    records: int
    sampled: int
    relevant: tuple[int, int, int]
    hours: tuple[float, float, float]
    fits: bool


@dataclass(frozen=True, slots=True)
class Replay:
    """One simulated review of a labelled register.

    `hits` are the positions in the ranked order, from 1, of every relevant record that was not
    given at the start; `learnt` after how many reads each time the order was learnt anew.
    """

    seed: int
    hits: tuple[int, ...]
    records: int
    learnt: tuple[int, ...]

    @property
    def retrains(self) -> int:
        """How often the order was learnt anew."""
        return len(self.learnt)

    def found_at(self, reads: int) -> int:
        """How many of the relevant records are among the first so many read."""
        return sum(1 for hit in self.hits if hit <= reads)

    def reads_to(self, percent: int) -> int:
        """The read at which ceil(percent of the relevant) are found; 0 where there is none."""
        needed = -(-len(self.hits) * percent // 100)
        return self.hits[needed - 1] if needed else 0
