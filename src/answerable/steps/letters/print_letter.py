"""Prints a letter as plain text, to be copied into an e-mail."""

from collections.abc import Iterator

from answerable.model.letters import CaseLetter, LetterPart, LetterTable
from answerable.model.periods import long_date


def print_letter(letter: CaseLetter) -> str:
    """Everything that the letter says, without the addresses that an e-mail carries itself."""
    head = f"Our reference: {letter.reference}\nAbout: {letter.title}\n{long_date(letter.dated)}"
    end = "\n".join(filter(None, ("Yours faithfully,", letter.authority, letter.contact)))
    parts = (line for part in letter.parts for line in _part(part))
    return "\n\n".join((head, f"{letter.dear},", letter.subject, *parts, end)) + "\n"


def _part(part: LetterPart) -> Iterator[str]:
    if part.title:
        yield part.title
    yield from part.paragraphs
    if part.points:
        yield "\n".join(f"- {point}" for point in part.points)
    for table in part.tables:
        yield _table(table)


def _table(table: LetterTable) -> str:
    """Columns with two spaces between them, each as wide as its longest cell."""
    rows = [[str(cell) for cell in row] for row in (table.header, *table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=False)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
        for row in rows
    ]
    return "\n".join((table.title, *lines, *table.notes))
