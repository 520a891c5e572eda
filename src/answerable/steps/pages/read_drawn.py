"""Reads what a text draws with blanks: tables in columns, and numbers that open their questions."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

_GAP = re.compile(r"\s{2,}")
_FIGURE = re.compile(
    r"(?:£\s?)?\d[\d,]{0,14}(?:\.\d{1,4})?\s?%?\*{0,2}|\*{1,3}|<\s?\d{1,2}|[-–—]|nil|n/a"
    r"|(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d)|\d\d/\d\d",
    re.IGNORECASE,
)
"""What stands in the columns of a table: a number, a year, or what is printed in their place."""

_OPENS = re.compile(r"\s{0,8}(?P<number>\d{1,2})\s{1,4}(?=\S)")
_LONGEST = 300


def drawn_tables(lines: Sequence[str]) -> list[str]:
    """The lines, those of a table in columns as cells apart by "|".

    A table has two lines that end in as many figures, or one below a line of as many names.
    """
    told: list[str] = []
    for figures, group in groupby(lines, key=_figures):
        members = list(group)
        head = _names(told, figures) if figures else []
        if figures and (head or len(members) > 1):
            if head:
                told[-1] = _row(head)
            unnamed = len(head) > figures + 1  # no column for names, as of 2020, 2021
            told.extend(_row(_cells(line, figures + unnamed)) for line in members)
        else:
            told.extend(members)
    return told


def numbered_lines(lines: Sequence[str]) -> list[str]:
    """The lines, with a full stop behind bare numbers that open at least three in turn: 1, 2, 3."""
    opened = [(place, int(found["number"])) for place, line in enumerate(lines)
              if "|" not in line and (found := _OPENS.match(line))]  # fmt: skip
    told = list(lines)
    for run in _runs(opened):
        for place in run if len(run) > 2 else ():
            told[place] = _OPENS.sub(lambda found: f"{found['number']}. ", told[place], count=1)
    return told


def _runs(opened: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """The places of 1, 2, 3 …; a number out of turn belongs to no run."""
    run: list[int] = []
    for place, number in opened:
        if number == 1:
            yield run
            run = [place]
        elif run and number == len(run) + 1:
            run.append(place)
    yield run


def _figures(line: str) -> int:
    """How many figures close a line; 0 where no gap stands before them."""
    cells = _GAP.split(line.strip()) if len(line) < _LONGEST and "|" not in line else []
    count = 0
    while count < len(cells) and _FIGURE.fullmatch(cells[-1 - count]):
        count += 1
    if count == len(cells):  # the first names the line
        count -= 1
    return max(count, 0)


def _names(told: Sequence[str], figures: int) -> list[str]:
    """The cells of the line above, where they are as many as the columns below have."""
    above = told[-1].strip() if told else ""
    cells = _GAP.split(above) if above and len(above) < _LONGEST and "|" not in above else []
    if len(cells) == figures > 1:
        return ["", *cells]
    if len(cells) != figures + 1:
        return []
    return ["", *cells] if _FIGURE.fullmatch(cells[0]) else cells


def _cells(line: str, figures: int) -> list[str]:
    cells = _GAP.split(line.strip())
    return [" ".join(cells[:-figures]), *cells[-figures:]]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
