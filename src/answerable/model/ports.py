"""What a step asks of the machinery it is handed: few, small protocols."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from answerable.model.hits import Hit
from answerable.model.register import Case
from answerable.model.terms import Term


class SearchEngine(Protocol):
    """Finds the records that terms hit. `engines.reference` defines the right answer."""

    name: str

    def find(
        self, cases: Iterable[Case], terms: Sequence[Term], fields: tuple[str, ...]
    ) -> Iterable[Hit]:
        """Every record hit by any term, in the order given, with the spans in its narratives."""
        ...
