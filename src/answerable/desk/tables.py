"""Tables for templates (pieces/table.html): what stands in a cell, ready to be drawn."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from answerable.desk.looks import colour

_NUMBER = re.compile(r"-?£?[\d,]+(?:\.\d+)?%?(?: minutes?)?")
_NONE = ("", "–")


@dataclass(frozen=True, slots=True)
class Cell:
    """Text, and if you like: where it leads, its colour as a tag, a line below it, urgently.

    `id` is where a link within the page leads.
    """

    text: str
    url: str = ""
    colour: str = ""
    below: str = ""
    urgent: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class SortBy:
    """A heading that sorts its table: where it leads, and whether it is sorted by it now."""

    text: str
    url: str
    now: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, a header, and rows whose first cell names them."""

    caption: str
    header: Sequence[str | SortBy]
    rows: Sequence[Sequence[Cell | str]]

    @property
    def headings(self) -> list[tuple[str | SortBy, bool]]:
        """The header, and of every column whether it holds numbers, which end under one another."""
        return list(zip(self.header, _and_words(self._of_numbers()), strict=False))

    @property
    def lines(self) -> list[list[tuple[Cell | str, bool]]]:
        """The rows, and of every cell whether its column holds numbers."""
        numbers = self._of_numbers()
        return [list(zip(row, _and_words(numbers), strict=False)) for row in self.rows]

    def _of_numbers(self) -> list[bool]:
        """The first column names its row, also where that is a year."""
        columns = list(zip(*self.rows, strict=False))[1:]
        return [False, *map(_are_numbers, columns)]


def _are_numbers(cells: Sequence[Cell | str]) -> bool:
    texts = [cell.text if isinstance(cell, Cell) else str(cell) for cell in cells]
    said = [text for text in texts if text not in _NONE]
    return bool(said) and all(_NUMBER.fullmatch(text) for text in said)


def _and_words(numbers: Sequence[bool]) -> Iterable[bool]:
    return chain(numbers, repeat(False))


def state_cell(state: str) -> Cell:
    """A state as a tag."""
    return Cell(str(state), colour=colour(state))
