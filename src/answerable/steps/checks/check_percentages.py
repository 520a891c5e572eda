"""Checks the percentages of a published page against the numbers that stand beside them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal
from itertools import chain, islice, permutations

from answerable.model.answer import Finding
from answerable.model.pages import Exchange, Grid, GridLine, Page, Value
from answerable.steps.checks.check_arithmetic import OF_WHOLE
from answerable.steps.pages.read_grids import (
    PERCENT,
    column_of,
)
from answerable.steps.words.quote_words import around
from answerable.steps.words.read_numbers import number_of, read_numbers
from answerable.steps.words.write_finding import write_finding

_SHARE = re.compile(
    r"(?<![\d,])(?P<part>\d[\d,]*)\s(?:of|(?:\w+\s){0,3}?out\sof)\s(?:the\s|these\s|those\s|all\s)?(?P<whole>\d[\d,]*)\b"
    r"(?P<gap>[^%\d.;]{0,50}?)\(?(?:which is |or |about "
    r"|i\.e\. )?(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)",
    re.IGNORECASE,
)
_SHARE_FIRST = re.compile(
    r"(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%"
    r"|per ?cent)\s?\((?P<part>\d[\d,]*)\s(?:out\s)?of\s(?:the\s)?(?P<whole>\d[\d,]*)\)",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(
    r"(?<![\d,.£])(?P<whole>\d[\d,]*)\s(?:[a-z-]+\s){0,4}[a-z-]+,?\sof\s(?:which|whom|these|those|them),?\s"
    r"(?P<part>\d[\d,]*)\s(?:[a-z-]+\s){0,4}\((?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)\)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"(?<![\d,./-])(?!(?:19|20)\d\d/)(?P<part>\d[\d,]*)\s?/\s?(?P<whole>\d[\d,]*)\s"
    r"\((?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)\)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"(?<![\w.,/£(-])(?P<part>\d[\d,]{0,12})(?:\s[a-z-]{1,20}){0,4}\s"
    r"\((?P<percent>\d{1,3}(?:\.\d{1,3})?)\s?(?:%|per ?cent)\)",
    re.IGNORECASE,
)
_IS_YEAR = re.compile(r"(?:19|20)\d\d")
_CHANGED = re.compile(
    r"\b(?:from|fell|fallen|rose|risen|grew|grown|dropp\w+|increas\w+|decreas\w+|declin\w+"
    r"|reduc\w+|down|up|went|chang\w+|climb\w*|halv\w+|doubl\w+)\b[^.;()]{0,80}\bto\s\Z",
    re.IGNORECASE,
)
"""What stands before a number that another became: its percentage is that of the change."""

_LEADS_SHARE = re.compile(
    r"\s?\(|[^.;()]{0,60}(?:,\sor|\bwhich (?:is|was)|\bthat is|\bmaking|\bi\.e\.)(?: about)?\s"
)
_PERCENTAGE = re.compile(r"%|\bper ?cent(?:age)?s?\b", re.IGNORECASE)
_PLAIN = re.compile(r"\d{1,3}(?:\.\d{1,3})?")
_WIDEST, _MOST = 8, 200
_FAR = 300
_SLIP = 6
"""Points of a percentage by which one that is meant can be wrong; further off, it is of others."""

Share = tuple[str, Value, Value, str]
"""The words, a part, its whole, and the percentage that is printed."""


def percentages_are_right(page: Page) -> Iterator[Finding]:
    """A percentage beside its two numbers is theirs, within the rounding of its last digit.

    Seen: three wrong percentages in one council's return on its requests. Repair: work them out
    from the numbers that are printed.
    """
    known = _numbers_of(page)
    for exchange in page.exchanges:
        shares = [*_shares(exchange), *_shares_in_tables(exchange), *_beside(exchange, known)]
        for quote, part, whole, printed in shares:
            if whole and not _rounds_to(part, whole, printed):
                right = round(100 * Decimal(part) / Decimal(whole), _places(printed))
                yield write_finding(
                    "percent-differs",
                    exchange.where,
                    quote=quote,
                    part=part,
                    whole=whole,
                    right=right,
                    printed=printed,
                )


PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (percentages_are_right,)
"""Every rule of this module that reads a page."""


def _numbers_of(page: Page) -> set[Value]:
    """Every number of the page: any of them can be the whole of a share."""
    grids = [grid for exchange in page.exchanges for grid in exchange.grids]
    lines = [line for grid in grids for line in (*grid.lines, grid.total) if line]
    cells = {cell for line in lines for cell in line.cells}
    return {one for one in cells if one} | {n.value for one in page.sentences for n in one.numbers}


def _shares(exchange: Exchange) -> Iterator[Share]:
    for pattern in (_SHARE, _SHARE_FIRST, _OF_WHICH, _FRACTION):
        for found in pattern.finditer(exchange.text):
            part, whole = number_of(found["part"]), number_of(found["whole"])
            if part is not None and whole is not None:
                yield " ".join(found.group().split()), part, whole, found["percent"]
    for sentence in exchange.sentences:
        numbers = sentence.numbers
        if (
            len(numbers) > 2
            and not numbers[0].percent
            and OF_WHOLE.search(sentence.words[: numbers[0].begin])
        ):
            for one, other in zip(numbers[1:], numbers[2:], strict=False):
                gap = sentence.words[one.begin + len(one.words) : other.begin]
                if other.percent and not one.percent and _LEADS_SHARE.fullmatch(gap):
                    printed = re.sub(r"[^\d.]", "", other.words)
                    yield sentence.words, one.value, numbers[0].value, printed


def _beside(exchange: Exchange, known: Collection[Value]) -> Iterator[Share]:
    """ "95 (6.8%)" of the larger number before it, where it is nearly that and of no other's."""
    for found in islice(_IN_BRACKETS.finditer(exchange.text), _MOST):
        part, printed = number_of(found["part"]) or 0, found["percent"]
        before = exchange.text[max(0, found.start() - _FAR) : found.start()]
        larger = [n for one in read_numbers(before) if not one.percent and (n := one.value) > part]
        other = _IS_YEAR.fullmatch(found["part"]) or _CHANGED.search(before)
        if other or not part or not larger or not _is_near(part, larger[-1], printed):
            continue
        if not any(one >= part and _rounds_to(part, one, printed) for one in known):
            yield around(exchange.text, found), part, larger[-1], printed


def _is_near(part: Value, whole: Value, printed: str) -> bool:
    return abs(100 * Decimal(part) / Decimal(whole) - Decimal(printed)) < _SLIP


def _shares_in_tables(exchange: Exchange) -> Iterator[Share]:
    """Percentages in a column or line of their own, of whatever most of them are shares of."""
    for grid in exchange.grids:
        for share in range(len(grid.columns)):
            yield from _best(_of_totals(grid, share), _of_columns(grid, share))
        for line in grid.lines:
            yield from _best(_of_lines(grid, line))


def _best(*readings: Iterable[list[Share]]) -> list[Share]:
    """The reading that most percentages fit; none where it is not most of three or more."""
    fitting = {True: 0, False: 0}
    best: list[Share] = []
    for found in chain(*readings):
        right = sum(_rounds_to(*one[1:]) for one in found)
        if right > fitting[True]:
            fitting, best = {True: right, False: len(found) - right}, found
    return best if fitting[True] > fitting[False] and len(best) > 2 else []


def _of_totals(grid: Grid, share: int) -> Iterator[list[Share]]:
    """Each number of the same or the next column before, as a part of that column's total."""
    for count in (share, share - 1) if share else (0,):
        values = column_of(grid.lines, count)
        numbers = [v for v in values if v is not None]
        whole = grid.total.cells[count] if grid.total else sum(numbers)
        if len(numbers) == len(values) and whole:
            yield [(line.words, value, whole, printed)
                   for line, value in zip(grid.lines, numbers, strict=True)
                   if (printed := _printed(line.shown[share], grid.columns[share]))]  # fmt: skip


def _of_columns(grid: Grid, share: int) -> Iterator[list[Share]]:
    """Each number of one column as a part of that of another, in its own line."""
    lines = (*grid.lines, *([grid.total] if grid.total else []))
    if not any(_printed(line.shown[share], grid.columns[share]) for line in lines):
        return
    others = [place for place in range(len(grid.columns)) if place != share][:_WIDEST]
    for part, whole in permutations(others, 2):
        yield [(line.words, a, b, printed) for line in lines
               if (printed := _printed(line.shown[share], grid.columns[share]))
               and (a := line.cells[part]) is not None and (b := line.cells[whole])]  # fmt: skip


def _of_lines(grid: Grid, share: GridLine) -> Iterator[list[Share]]:
    """Each number of one line as a part of that of another, in its own column."""
    printed = [_printed(shown, share.label) for shown in share.shown]
    if not any(printed):
        return
    others = [line for line in grid.lines[: _WIDEST + 1] if line is not share]
    for part, whole in permutations(others, 2):
        cells = zip(printed, part.cells, whole.cells, strict=True)
        yield [(share.words, a, b, said) for said, a, b in cells if said and a and b]


def _printed(shown: str, name: str) -> str:
    """The percentage of a cell: with its sign, or below a name that has it."""
    if found := PERCENT.search(shown):
        return found["number"]
    return shown if _PERCENTAGE.search(name) and _PLAIN.fullmatch(shown) else ""


def _rounds_to(part: Value, whole: Value, printed: str) -> bool:
    """Whether a percentage is right when rounded or cut off at its last digit."""
    exact = 100 * Decimal(part) / Decimal(whole)
    step = Decimal(1).scaleb(-_places(printed))
    return abs(exact - Decimal(printed)) < step


def _places(printed: str) -> int:
    return len(printed.partition(".")[2])
