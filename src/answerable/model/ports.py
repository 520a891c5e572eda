"""What a step asks of the machinery it is handed: few, small protocols."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from answerable.model.count_tables import CountTable
from answerable.model.hits import Hit
from answerable.model.journal import Entry
from answerable.model.protection import Knowledge, Plan, Point, Range, Rounded, Withheld
from answerable.model.register import Case, Passage
from answerable.model.terms import Term


class Narrated(Protocol):
    """What has a reference and narratives: a case of a register, a record of a review."""

    @property
    def ref(self) -> str:
        """By what it is known."""
        ...

    def passages(self, fields: tuple[str, ...] = ...) -> Iterator[Passage]:
        """Its narratives of these fields."""
        ...


class SearchEngine(Protocol):
    """Finds the records that terms hit. `engines.reference` defines the right answer."""

    name: str

    def find(
        self, cases: Iterable[Case], terms: Sequence[Term], fields: tuple[str, ...]
    ) -> Iterable[Hit]:
        """Every record hit by any term, in the order given, with the spans in its narratives."""
        ...


class ReviewJournal(Protocol):
    """The journal of one review, wherever it stands; `seals` has one for each entry known."""

    seals: list[str]
    torn: bytes

    def refresh(self) -> list[Entry]:
        """The entries added since it was last asked, by whomever."""
        ...

    def writing(self) -> AbstractContextManager[list[Entry]]:
        """Keeps others from writing; gives the entries that they added since. Then `append`."""
        ...

    def append(self, entry: Entry) -> None:
        """Adds an entry, only inside `writing`; it is on the disc when that has ended."""
        ...


class DisclosureEngine(Protocol):
    """Reckons what a reader can find out, and which cells to keep back so that it is too little.

    The same question has the same answer on every machine, or none: raises UserMistake
    "reckoning-too-long" where it is not settled within the limits.
    """

    def ranges(
        self,
        known: Knowledge,
        cells: Sequence[int],
        *,
        need: int,
        points: list[Point] | None = None,
        ends: bool = False,
    ) -> Mapping[int, Range]:
        """The range of each of these unknowns in whole numbers.

        It stops at `need` + 1 possible counts, unless `ends` asks for the least and the greatest.
        `points` are solutions known, the truth first, which spare it work; it adds those it finds.
        Raises Contradiction where what is known cannot all be true.
        """
        ...

    def is_safe(
        self, known: Knowledge, cells: Sequence[int], *, need: int, points: list[Point]
    ) -> bool:
        """Whether none of these is exposed; it stops at the first that is."""
        ...

    def fewest(self, plan: Plan) -> Withheld | None:
        """The cells to keep back, as few as possible, or None where none were found."""
        ...

    def shift(self, plan: Plan, hidden: Sequence[int], cell: int, by: int) -> Sequence[int] | None:
        """The cells that move when one cell moves by so much, as few new ones as possible."""
        ...

    def rounded(self, table: CountTable, base: int) -> Rounded | None:
        """Counts moved to multiples of the base that add up, or None where none were found."""
        ...


class Progress(Protocol):
    """Is told which step of a run begins, so that somebody who waits can see it."""

    def step(self, words: str) -> None:
        """A named step begins; the one before it has ended."""
        ...
