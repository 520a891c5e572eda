"""A table as a file holds it, before anything is understood: text cells and where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from answerable.model.places import Place

SAME_CASE, OTHER_CASE = "same case", "other case"
"""What a reference that stands in two tables of cases, with other dates, can be said to mean."""

UNCALCULATED = "#UNCALCULATED"
"""What is put for a cell that holds a formula without its value."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """One sheet of one file, every cell as the text a person would see.

    A spreadsheet's own date cells are ISO 8601. `numbers` are the row numbers a spreadsheet program
    shows for this file, blank rows counted: a quoted cell with line breaks is still one row.
    """

    file: str
    sha256: str
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    sheet: str | None = None
    encoding: str | None = None
    remarks: tuple[str, ...] = ()
    wide: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """The last column of each cell merged over several, by its row and first column, from 0."""
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The number format of each cell that shows more than its digits, by row and column, from 0."""

    @property
    def label(self) -> str:
        """The table in the user's words: its file and, in a workbook, its sheet."""
        return str(Place(self.file, self.sheet))


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What a user, or a preset, says about a file's columns; all of it optional.

    `columns` gives a header its field ("" leaves the column out of all fields: it is kept under its
    own header); a header may stand for one table only, as "outcomes.csv: Date" or "Sheet1: Date".
    `dates` says how a header's dates are read (`steps.registers.read_dates.ORDERS`); `header_row`
    is the row number the user sees. `fill_down` are headers whose blanks repeat the row above.
    `repeated_references` is what a reference in two tables means where they contradict each other.
    `preset` marks a map of several cuts: columns that are absent are fine.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    header_row: int | None = None
    drop_duplicates: bool = False
    fill_down: tuple[str, ...] = ()
    repeated_references: str = ""
    name: str = "mapping"
    preset: bool = False
