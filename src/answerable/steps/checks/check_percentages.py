"""Checks the percentages of a published page against the numbers that stand beside them."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from answerable.model.answer import Finding
from answerable.model.pages import Exchange, Grid, Page, Value
from answerable.steps.checks.check_arithmetic import OF_WHOLE
from answerable.steps.pages.read_grids import (
    PERCENT,
    column_of,
)
from answerable.steps.words.read_numbers import number_of
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


def percentages_are_right(page: Page) -> Iterator[Finding]:
    """A percentage beside its two numbers is theirs, within the rounding of its last digit.

    Seen: three wrong percentages in one council's return on its requests. Repair: work them out
    from the numbers that are printed.
    """
    for exchange in page.exchanges:
        for quote, part, whole, printed in [*_shares(exchange), *_shares_in_tables(exchange)]:
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


def _shares(exchange: Exchange) -> Iterator[tuple[str, Value, Value, str]]:
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
                if other.percent and not one.percent and re.fullmatch(r"\s?\(", gap):
                    printed = re.sub(r"[^\d.]", "", other.words)
                    yield sentence.words, one.value, numbers[0].value, printed


def _shares_in_tables(exchange: Exchange) -> Iterator[tuple[str, Value, Value, str]]:
    """Percentages of a column's total, where most of them show that they are."""
    for grid in exchange.grids:
        for found in _share_columns(grid):
            right = [one for one in found if _rounds_to(one[1], one[2], one[3])]
            if len(found) > 2 and 2 * len(right) > len(found):
                yield from found


def _share_columns(grid: Grid) -> Iterator[list[tuple[str, Value, Value, str]]]:
    for count in range(len(grid.columns)):
        values = column_of(grid.lines, count)
        numbers = [v for v in values if v is not None]
        whole = grid.total.cells[count] if grid.total else sum(numbers)
        if len(numbers) != len(values) or not whole:
            continue
        for share in (count, count + 1):
            if share < len(grid.columns):
                yield [
                    (line.words, value, whole, printed["number"])
                    for line, value in zip(grid.lines, numbers, strict=True)
                    if (printed := PERCENT.search(line.shown[share]))
                ]


def _rounds_to(part: Value, whole: Value, printed: str) -> bool:
    """Whether a percentage is right when rounded or cut off at its last digit."""
    exact = 100 * Decimal(part) / Decimal(whole)
    step = Decimal(1).scaleb(-_places(printed))
    return abs(exact - Decimal(printed)) < step


def _places(printed: str) -> int:
    return len(printed.partition(".")[2])
