"""Lays the text of an old page out as blocks in order, so that no word of it is lost."""

import re
from collections.abc import Iterator, Sequence

from answerable.model.old_log import OldBlock
from answerable.model.pages import PageText
from answerable.model.unseen import visible
from answerable.steps.pages.split_page import clean, row_cells, section_of

_LABEL = re.compile(r"(?P<label>•|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s+(?=\S)", re.IGNORECASE)
_OF_THE_SITE = re.compile(
    r"bookmark the permalink\.?|comments are closed\.?|skip to (?:main )?content|back to top"
    r"|share (?:this )?page|leave a (?:reply|comment)",
    re.IGNORECASE,
)
"""Lines that can be no part of an answer. What could be one ("Home", "Search") is kept."""

_REASON = re.compile(r"(?:the\s)?reasons? for (?:the |our |this )?decision\s?:?", re.IGNORECASE)
_LONGEST_HEADING = 60
_SECTION_NAMES = {"files": "attachments"}


def lay_blocks(page: PageText) -> tuple[tuple[OldBlock, ...], tuple[str, ...]]:
    """The blocks of a page, and the lines left out because they belong to the site."""
    levels = {visible(heading.words): heading.level for heading in page.headings if heading.words}
    lines = [visible(" ".join(line.split())) for line in clean(page.text).split("\n")]
    kept = [line for line in lines if not _OF_THE_SITE.fullmatch(line)]
    left_out = tuple(line for line in lines if _OF_THE_SITE.fullmatch(line))
    return tuple(_in_sections(_blocks(kept, levels))), left_out


def _blocks(lines: Sequence[str], levels: dict[str, int]) -> Iterator[OldBlock]:
    rows: list[tuple[str, ...]] = []
    held = ""
    for line in [*lines, ""]:
        cells = row_cells(line)
        if cells is None and rows:  # A blank line parts two tables.
            yield _table(rows, held)
            rows = []
        if cells is not None:
            rows.append(cells)
            held = line
        elif line:
            yield _line(line, levels)


def _table(rows: list[tuple[str, ...]], line: str) -> OldBlock:
    """A table; a single line with a bar in it is a line of text."""
    if len(rows) == 1:
        return OldBlock("paragraph", line)
    wide = max(map(len, rows))
    return OldBlock("table", rows=tuple(row + ("",) * (wide - len(row)) for row in rows))


def _line(line: str, levels: dict[str, int]) -> OldBlock:
    if line in levels:
        return OldBlock("heading", line, level=levels[line])
    if _opened(line) and len(line) < _LONGEST_HEADING and ":" not in line[:-1]:
        return OldBlock("heading", line, level=2)
    if found := _LABEL.match(line):
        return OldBlock("item", line[found.end() :], found["label"])
    return OldBlock("paragraph", line)


def _in_sections(blocks: Iterator[OldBlock]) -> Iterator[OldBlock]:
    """Each block with the section it stands in, as the headings above it say."""
    section = ""
    for block in blocks:
        if block.kind != "table":
            section = _opened(block.text) or section
        yield OldBlock(block.kind, block.text, block.label, block.level, block.rows, section)


def _opened(text: str) -> str:
    if _REASON.fullmatch(text):
        return "reason"
    name = section_of(text)
    return _SECTION_NAMES.get(name, name)
