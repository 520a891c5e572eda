"""Where something stands in the user's own file, in the words the user sees there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and inside it a sheet, a row (counted from 1, as spreadsheets do) and a column."""

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet:
            parts.append(f"sheet “{self.sheet}”")
        if self.row:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f"column “{self.column}”")
        return ", ".join(parts)
