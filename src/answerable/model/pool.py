"""The records of a review as they are read: each text once, with every case that has it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from answerable.model.fields import NARRATIVES
from answerable.model.register import Passage


@dataclass(frozen=True, slots=True)
class Record:
    """One text to be read, and all cases of the scope that have exactly it.

    A case without text is a record of its own. `terms` are the topic's terms that occur in the
    text and `spans` the places where they do.
    """

    refs: tuple[str, ...]
    text: str = ""
    terms: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    year: str = ""

    @property
    def ref(self) -> str:
        """The case by which the record is known: the first that has the text."""
        return self.refs[0]

    def passages(self, fields: tuple[str, ...] = NARRATIVES) -> Iterator[Passage]:
        """The text, whichever fields it came from."""
        if self.text:
            yield Passage(fields[0], self.text)


class Pool:
    """All records in scope, in the register's order; those without text stand at the end.

    `undated` is how many cases the scope may have missed: they carry no date, and it has a period.
    """

    def __init__(
        self, texts: tuple[Record, ...], silent: tuple[Record, ...] = (), undated: int = 0
    ) -> None:
        self.texts = texts
        self.undated = undated
        self.silent = silent
        self.records = (*texts, *silent)
        self.places: Mapping[str, int] = {
            ref: place for place, record in enumerate(self.records) for ref in record.refs
        }

    @property
    def cases(self) -> int:
        """How many cases have a text in scope."""
        return sum(len(record.refs) for record in self.texts)

    def is_silent(self, place: int) -> bool:
        """Whether the record at this place has no text."""
        return place >= len(self.texts)
