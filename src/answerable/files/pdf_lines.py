"""Puts the characters of a page, each with its place, back into lines, paragraphs and table rows.

A PDF knows neither words nor tables. Characters on one height are a line; a gap wider than a word's
parts the cells of a row; rows that stand together share the columns that their cells fill.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from statistics import median

from answerable.steps.pages.split_page import row_line

_CELL_GAP = 1.3
"""Gap between two cells in heights of a character; a word's is about 0.3, a justified one's 0.8."""

_FAR = 2.6
"""Distance of two lines, in heights of a character, that ends a table."""

_AIRY, _EVEN = 4.5, 1.25
"""The same for rows of counts that stand evenly apart, and how much their distances may differ."""

_WORD_GAP = 0.6
_SPACE_GAP = 0.15
_LABEL = re.compile(r"[•·*–-]|\(?\w{1,4}[.):]|Q\d{1,2}")
_NUMBER = re.compile(r"[£<(]?\d[\d,.]*[%)]?|[–*-]|nil", re.IGNORECASE)
_ITEM = re.compile(r"[=:?]|\A(?:[•·*–-]|\(?\w{1,2}[.)])\s|[a-z]{3}[.,;]\s")
_SAID = re.compile(r"[.,;:?!]\Z")
_LINE_END = "\ufffe\x02"
"""How the reader marks a hyphen at a line end, whether the word's own or not."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character and its box in points, from the lower left corner of the page."""

    char: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Of the box; never 0."""
        return max(1.0, self.top - self.bottom)


@dataclass(frozen=True, slots=True)
class Cell:
    """Words on one line that stand together, and where."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page: its cells from left to right, its height and place."""

    cells: tuple[Cell, ...]
    words: tuple[Cell, ...]
    top: float
    height: float

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(cell.text for cell in self.cells)


def pages_text(pages: Sequence[Sequence[Glyph]]) -> str:
    """The text of all pages, without the lines that every page repeats at its head or foot."""
    rows = [list(_rows(page)) for page in pages]
    repeated = _repeated(rows)
    kept = [[row for row in page if _mask(row.text) not in repeated] for page in rows]
    return _joined("\n".join(_page_text(page) for page in kept if page))


def _rows(page: Sequence[Glyph]) -> Iterator[Row]:
    """The lines of a page from top to bottom."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(_visible(page), key=lambda one: (-_middle(one), one.left)):
        if lines and abs(_middle(lines[-1][0]) - _middle(glyph)) < 0.4 * lines[-1][0].height:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    for line in lines:
        words = tuple(_words(sorted(line, key=lambda one: one.left)))
        if words:
            height = median(glyph.height for glyph in line)
            cells = tuple(_cells(words, height))
            yield Row(cells, words, max(glyph.top for glyph in line), height)


def _visible(page: Sequence[Glyph]) -> Iterator[Glyph]:
    for glyph in page:
        if glyph.char in _LINE_END:
            yield replace(glyph, char="-")
        elif not glyph.char.isspace() and glyph.right >= glyph.left:
            yield glyph


def _middle(glyph: Glyph) -> float:
    return (glyph.top + glyph.bottom) / 2


def _words(line: Sequence[Glyph]) -> Iterator[Cell]:
    chars = ""
    begin = end = line[0].left
    for glyph in line:
        if chars and glyph.left - end > _SPACE_GAP * glyph.height:
            yield Cell(chars, begin, end)
            chars = ""
        begin = begin if chars else glyph.left
        chars += glyph.char
        end = max(end, glyph.right) if len(chars) > 1 else glyph.right
    if chars:
        yield Cell(chars, begin, end)


def _cells(words: Sequence[Cell], height: float) -> Iterator[Cell]:
    """Joins words, but for those that stand wide apart; a label stays with its item."""
    held = words[0]
    for word in words[1:]:
        apart = word.left - held.right > _CELL_GAP * height
        if apart and not _LABEL.fullmatch(held.text):
            yield held
            held = word
        else:
            held = Cell(f"{held.text} {word.text}", held.left, word.right)
    yield held


def _repeated(pages: Sequence[Sequence[Row]]) -> set[str]:
    """The first and last two lines that stand on more than half of at least three pages."""
    if len(pages) < 3:
        return set()
    edges = Counter(
        mask for page in pages for mask in {_mask(row.text) for row in [*page[:2], *page[-2:]]}
    )
    return {mask for mask, times in edges.items() if times > len(pages) / 2}


def _mask(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _page_text(rows: Sequence[Row]) -> str:
    """Lines with a blank one where the paragraph ends; tables with their cells apart by "|"."""
    pitch = _pitch(rows)
    pieces: list[str] = []
    for place, block in enumerate(_blocks(rows)):
        table = len(block) > 1 and any(len(row.cells) > 1 for row in block)
        if table:
            pieces.extend(["", *_table(block), ""])
            continue
        above = _blocks_above(rows, block[0])
        far = above is not None and above.top - block[0].top > 1.35 * pitch
        larger = above is not None and abs(above.height - block[0].height) > 0.15 * above.height
        if place and (far or larger):
            pieces.append("")
        pieces.extend(row.text for row in block)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(pieces)).strip("\n")


def _pitch(rows: Sequence[Row]) -> float:
    """The distance of two lines of one paragraph: a quarter of all stand at least so close."""
    steps = sorted(a.top - b.top for a, b in zip(rows, rows[1:], strict=False) if a.top > b.top + 1)
    return steps[len(steps) // 4] if steps else 12.0


def _blocks_above(rows: Sequence[Row], row: Row) -> Row | None:
    place = next(i for i, one in enumerate(rows) if one is row)
    return rows[place - 1] if place else None


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows that make a table together, each other row alone."""
    place = 0
    while place < len(rows):
        near = _near(rows[place:], _FAR)
        airy = _near(rows[place:], _AIRY)
        block = _counted_rows(near) or _parted_rows(near) or _evenly(airy) or [rows[place]]
        yield block
        place += len(block)


def _near(rows: Sequence[Row], far: float) -> list[Row]:
    """The rows down to the first gap of more than so many heights."""
    held = [rows[0]]
    for row in rows[1:]:
        if held[-1].top - row.top > far * max(row.height, held[-1].height):
            break
        held.append(row)
    return held


def _evenly(rows: Sequence[Row]) -> list[Row]:
    """Rows of counts far apart: cells with much room above and below their words."""
    table = _counted_rows(rows)
    steps = [a.top - b.top for a, b in zip(table, table[1:], strict=False)]
    return table if steps and max(steps) <= _EVEN * min(steps) else []


def _parted_rows(rows: Sequence[Row]) -> list[Row]:
    """Rows with several cells that follow each other, with what goes on inside a cell."""
    held: list[Row] = []
    for row in rows:
        if len(row.cells) < 2 and not (held and _continues(row, held)):
            break
        held.append(row)
    while held and len(held[-1].cells) < 2:
        held.pop()
    return held if len(held) > 1 else []


def _counted_rows(rows: Sequence[Row]) -> list[Row]:
    """At least three rows, two perhaps headings, that end in numbers and share columns."""
    heads = next((n for n in (0, 1, 2) if len(rows) > n and _ends_in_number(rows[n])), None)
    if heads is None:
        return []
    run = list(takewhile(_ends_in_number, rows[heads:]))
    for first in range(heads + 1):
        whole = [*rows[first:heads], *run]
        if len(whole) < 3 or len(run) < 2:
            return []
        if _SAID.search(rows[0].text):
            return []
        if first == heads or len(_columns(whole)) >= len(_columns(run)) > 1:
            break
    return whole if not first and len(_columns(whole)) > 1 else []


def _ends_in_number(row: Row) -> bool:
    """A line of a table of counts: it ends in a number, and is neither a sentence nor an item."""
    numbered = _NUMBER.fullmatch(row.words[-1].text) and 2 <= len(row.words) <= 14
    return bool(numbered) and not _ITEM.search(row.text)


def _continues(row: Row, above: Sequence[Row]) -> bool:
    """Whether a line with one cell is a table's: close below it and inside one of its columns."""
    cell = row.cells[0]
    columns = _columns(above)
    inside = [c for c in columns if cell.left < c[1] and c[0] < cell.right]
    tight = above[-1].top - row.top < 1.6 * max(row.height, above[-1].height)
    return tight and len(columns) > 1 and len(inside) == 1


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The stretches of the width that words fill, parted where all rows are blank.

    In a table of counts any blank parts, and a heading may span columns: up to two rows at its
    head are left out where that shows more. Elsewhere only what is wider than a space parts.
    """
    counts = sum(map(_ends_in_number, rows)) > len(rows) / 2
    best: list[tuple[float, float]] = []
    for heads in (0, 1, 2) if counts else (0,):
        if heads and len(rows) - heads < 2:
            break
        space = 0.0 if counts else _WORD_GAP * rows[0].height
        best = max(best, _stretches(rows[heads:], space), key=len)
    return best


def _stretches(rows: Sequence[Row], space: float) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in sorted((word.left, word.right) for row in rows for word in row.words):
        if merged and left <= merged[-1][1] + space:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _table(rows: Sequence[Row]) -> Iterator[str]:
    """Each row with its words under the columns; a line that goes on in a cell joins its row."""
    columns = _columns(rows)
    steps = [a.top - b.top for a, b in zip(rows, rows[1:], strict=False)]
    tight = min(steps) * 1.2 if max(steps) > 1.3 * min(steps) else 0.0
    held: list[str] = []
    for row, step in zip(rows, [0.0, *steps], strict=True):
        filled = _filled(row, columns)
        if held and step < tight and "" in filled:
            held = [f"{above} {below}".strip() for above, below in zip(held, filled, strict=True)]
            continue
        if held:
            yield row_line(held)
        held = filled
    yield row_line(held)


def _filled(row: Row, columns: Sequence[tuple[float, float]]) -> list[str]:
    filled = [""] * len(columns)
    for word in row.words:
        overlaps = [min(word.right, c[1]) - max(word.left, c[0]) for c in columns]
        place = overlaps.index(max(overlaps))
        filled[place] = f"{filled[place]} {word.text}".strip()
    return filled


def _joined(text: str) -> str:
    """Words that a line end parted are one again; one hyphenated elsewhere keeps its hyphen."""
    known = set(re.findall(r"\w+-\w+", text))

    def whole(found: re.Match[str]) -> str:
        first, second = found.group(1), found.group(2)
        return f"{first}-{second}" if f"{first}-{second}" in known else first + second

    return re.sub(r"(\w{2,})-\n([a-z]\w*)", whole, text)
