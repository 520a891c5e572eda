"""Tables for templates (pieces/table.html): what stands in a cell, ready to be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.desk.looks import colour


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


def state_cell(state: str) -> Cell:
    """A state as a tag."""
    return Cell(str(state), colour=colour(state))
