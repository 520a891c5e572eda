"""What a search found: which terms hit which record, and where in its text."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Where a term stands in a narrative: characters `start` up to, not including, `end`.

    `field` and `detail` name the narrative; `term` is the term's place in the list.
    """

    field: str
    detail: str | None
    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that at least one term hits. `terms` are places in the list, ascending."""

    ref: str
    terms: tuple[int, ...]
    spans: tuple[Span, ...]

    @property
    def primary(self) -> int:
        """The first term of the list that hits: the one the record is counted under."""
        return self.terms[0]


@dataclass(frozen=True, slots=True)
class TermCount:
    """What one term found: all hits, hits no other term has, hits it is the primary term of."""

    term: str
    meaning: str
    hits: int
    unique: int
    first: int


@dataclass(frozen=True, slots=True)
class SearchReport:
    """The whole result of a search over some records."""

    searched: int
    without_text: int
    fields: tuple[str, ...]
    terms: tuple[TermCount, ...]
    hits: tuple[Hit, ...]

    @property
    def by_ref(self) -> Mapping[str, Hit]:
        """The hits by case reference."""
        return {hit.ref: hit for hit in self.hits}

    def label(self, hit: Hit) -> str:
        """The primary term of a hit, as written in the list."""
        return self.terms[hit.primary].term
