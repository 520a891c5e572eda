"""Reads tables of numbers, and lists of labels with one number each, from the blocks of a page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from answerable.model.count_tables import TOTALS
from answerable.model.months import MONTH_NAME
from answerable.model.pages import Block, Grid, GridLine, Kind, Value
from answerable.model.periods import YEAR, is_year, year_key
from answerable.steps.words.read_numbers import number_of

TOTAL = re.compile(
    rf"{TOTALS}(?:\s(?:number|per|for|of)\b.{{0,40}})?:?"
    r"|all(?: (?!others?\b)[\w-]+){0,2}|both years|(?:the )?(?:whole )?year|sum",
    re.IGNORECASE,
)
_FROM_TO = r"\d{1,2}\s?(?:[-–—]|to)\s?\d{1,2}"
BAND = re.compile(_FROM_TO)
"""A range as it is printed in place of a count: "1-4". Ages are written so too."""

WITHHELD = re.compile(
    r"(?:<\s?=|=\s?<|<|≤|less than(?: or equal to)?|fewer than|under|below|up to|at most"
    r"|(?:no|not) more than)\s?\(?(?:\d{1,2}|five|ten|eleven|three)\)?(?:\sor\s(?:less|fewer))?"
    rf"|(?:between )?{_FROM_TO}|between \d{{1,2}} and \d{{1,2}}"
    r"|\d{1,2} or (?:fewer|less)|\*{1,3}|x|suppressed|withheld|redacted|\[?[cz]\]?",
    re.IGNORECASE,
)
"""A cell whose number is kept back."""

EMPTY = re.compile(r"[–—-]*|n/?a|not applicable", re.IGNORECASE)
PERCENT = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})?)\s?%")
_LINE = re.compile(
    r"(?P<label>[^=:\n]{1,80}?)\s*(?:\s[–—-]\s?|[–—]|=|:)\s*"
    r"(?P<value>\d[\d,]*|nil|none|<\s?\d{1,2})"
    r"(?P<unit>(?:\s[a-z]+){0,2})(?:\s?\((?P<percent>\d{1,3}(?:\.\d+)?)\s?%\))?\.?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?P<value>\d[\d,]{0,8})\s(?:x\s|×\s)?(?P<label>[A-Za-z][^.:;?]{2,60})\.?")
_NAMED = re.compile(r"(?P<label>[A-Za-z][^=:;,.?\d]{1,60})\s(?P<value>\d[\d,]{0,12})\.?")
_CALENDAR = re.compile(
    r"(?:date|published|ref(?:erence)?|tel|telephone|phone|fax|email|page|version|foi|section|year"
    r"|request|question|response|q\d|issued|updated|received|time|regulation|part)\b.*"
    rf"|.*\b{MONTH_NAME}\s\d{{4}}",
    re.IGNORECASE,
)
_IS_PART = re.compile(
    r"\W*(?:of which|of these|of those|including|includes|included|of the above)\b"
    r"|(?:sub|grand|overall)?[- ]?totals?\b",
    re.IGNORECASE,
)


def read_grids(blocks: Sequence[Block]) -> list[Grid]:
    """Every table of numbers and every list of at least two counted labels, in order."""
    grids = []
    title = ""
    for is_line, group in groupby(blocks, key=lambda block: _list_line(block) is not None):
        members = list(group)
        if is_line and (grid := _from_lines(members, title)):
            grids.append(grid)
        for block in members if not is_line else ():
            if block.kind == Kind.TABLE:
                grids.extend(_from_table(block, title))
            title = block.text if block.kind != Kind.TABLE else ""
    return grids


def is_list_line(block: Block) -> bool:
    """Whether a block is a label with its number."""
    return _list_line(block) is not None


def _list_line(block: Block) -> GridLine | None:
    if block.kind == Kind.TABLE or len(block.text) > 110:
        return None
    text = " ".join(block.text.split())
    found = _LINE.fullmatch(text)
    if not found and block.label == "•":
        found = _COUNTED.fullmatch(text) or _NAMED.fullmatch(text)
    if not found or YEAR.fullmatch(text) or _CALENDAR.fullmatch(found.group("label").strip()):
        return None
    if (
        re.fullmatch(r"(?:19|20)\d\d", found.group("value"))
        or len(found.group("label").split()) > 10
    ):
        return None
    value = found.group("value")
    percent = found.groupdict().get("percent")
    shown = f"{value} ({percent}%)" if percent else value
    return GridLine(found.group("label").strip(" •"), (number_of(value),), (shown,), text)


def _from_lines(blocks: Sequence[Block], title: str) -> Grid | None:
    lines = [line for block in blocks if (line := _list_line(block))]
    totals = [line for line in lines if TOTAL.fullmatch(line.label)]
    others = tuple(line for line in lines if line not in totals)
    if len(others) < 2:
        return None
    words = "\n".join(line.words for line in lines)
    return Grid(title, ("",), others, words, total=totals[0] if len(totals) == 1 else None)


def _from_table(block: Block, title: str) -> Iterator[Grid]:
    rows = [row for row in block.rows if any(row)]
    header, body = _header(rows)
    if not body:
        return
    leads = _leading_texts(body)
    lines = [_line(row, leads) for row in body]
    cells = [cell for line in lines for cell in line.shown if not EMPTY.fullmatch(cell)]
    numeric = [cell for cell in cells if _is_number(cell)]
    if not numeric or len(numeric) < 0.6 * len(cells):
        return
    columns = header[leads:] if header else ("",) * (len(rows[0]) - leads)
    totals = [line for line in lines if TOTAL.fullmatch(line.label)]
    last = TOTAL.fullmatch(columns[-1]) if columns and len(columns) > 1 else None
    yield Grid(
        title=title,
        columns=columns,
        lines=tuple(line for line in lines if line not in totals),
        words=block.text,
        corner=" ".join(header[:leads]) if header else "",
        total=totals[0] if len(totals) == 1 and lines[-1] is totals[0] else None,
        total_column=len(columns) - 1 if last or _sums_up(map(_numbers, lines)) else None,
    )


def _sums_up(rows: Iterable[Sequence[Value | None]]) -> bool:
    """Whether the last number is the sum of those before it: in three rows, and all but one."""
    whole = [[one for one in row if one is not None] for row in rows if None not in row]
    sums = [(sum(row[:-1]), row[-1]) for row in whole if len(row) > 2 and any(row)]
    holding = {made for made, last in sums if made == last}
    return len(holding) > 2 and sum(made == last for made, last in sums) + 1 >= len(sums)


def _numbers(line: GridLine) -> list[Value | None]:
    return [number_in(*cell) for cell in zip(line.cells, line.shown, strict=True)]


def _header(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The first lines in which nothing is counted, as one: the lower names stand for the upper."""
    height = 0
    while height < min(3, len(rows)) and _names(rows[height]):
        height += 1
    if not height:
        return (), list(rows)
    names = tuple(next((cell for cell in reversed(column) if cell), "")
                  for column in zip(*rows[:height], strict=True))  # fmt: skip
    return names, list(rows[height:])


def _names(row: tuple[str, ...]) -> bool:
    others = [cell for cell in row[1:] if cell]
    return bool(others) and all(YEAR.fullmatch(c) or not _is_number(c) for c in others)


def _leading_texts(body: Sequence[tuple[str, ...]]) -> int:
    """How many columns are labels: the first, and those behind it that hold no number."""
    leads = 1
    while leads < len(body[0]) - 1 and all(_is_label(row[leads]) for row in body):
        leads += 1
    return leads


def _is_label(cell: str) -> bool:
    """Whether a cell holds no number; a column of nothing but ranges is one of ages or dates."""
    return not _is_number(cell) or bool(BAND.fullmatch(cell))


def _line(row: tuple[str, ...], leads: int) -> GridLine:
    shown = row[leads:]
    label = " ".join(cell for cell in row[:leads] if cell)
    return GridLine(label, tuple(map(_cell, shown)), shown, " | ".join(row))


def _cell(shown: str) -> Value | None:
    plain = re.sub(r"\s?\(\d{1,3}(?:\.\d+)?\s?%\)", "", shown.strip("*^£ "))
    return number_of(plain) if re.match(r"\d|nil\Z|zero\Z", plain, re.IGNORECASE) else None


def _is_number(shown: str) -> bool:
    return bool(_cell(shown) is not None or WITHHELD.fullmatch(shown) or PERCENT.fullmatch(shown))


def number_in(cell: Value | None, shown: str) -> Value | None:
    """The number of a cell, 0 for a dash or blank; None where it is kept back or none."""
    return 0 if cell is None and EMPTY.fullmatch(shown) else cell


def column_of(lines: Iterable[GridLine], place: int) -> list[Value | None]:
    """The numbers of a column, line by line."""
    return [number_in(line.cells[place], line.shown[place]) for line in lines]


def is_additive(grid: Grid) -> bool:
    """Whether the lines are meant to make the total: no line is part of another."""
    return not any(_IS_PART.match(line.label) for line in grid.lines)


def years_of(grid: Grid) -> list[str]:
    """The years that the lines of a table are of, or else its columns; none where not all are."""
    lines = [year_key(line.label) for line in grid.lines if is_year(line.label)]
    if lines and len(lines) == len(grid.lines):
        return lines
    names = [name for place, name in enumerate(grid.columns) if place != grid.total_column]
    return [year_key(name) for name in names] if names and all(map(is_year, names)) else []
