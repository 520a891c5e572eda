"""Checks a return, ours or somebody else's: sums, shares, answers against outcomes, restatements.

A figure that a table does not give is not missed: each sum is checked where all of it is there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from answerable.model.phrases import folded
from answerable.model.returns import (
    BANDS,
    BY_KEY,
    OUTCOME_LINES,
    RETURN_CHECKS,
    SHARES,
    SUMS,
    ReturnColumn,
    ReturnFinding,
    band,
    share,
)

Cells = Mapping[str, str]
"""One column of a table: what is printed, by the key of the line."""


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """A published table as far as its lines are known: cells by key for each column.

    `unread` are the lines that are not known.
    """

    columns: tuple[tuple[str, Cells], ...]
    unread: tuple[str, ...] = ()


_SHARE = r"(?:%|per ?cent|share|proportion|rate)"
_WORDS: tuple[tuple[str, str], ...] = (
    ("share_in_time", rf"{_SHARE}.*\b(?:time|within|compliance|20|deadline).*"),
    ("share_in_time", r".*\b(?:time|within|deadline|days)\b.*(?:%|per ?cent).*"),
    ("share_in_time", r"compliance(?: rate)?"),
    ("share_granted", rf"{_SHARE}.*\bgranted.*|granted.*(?:%|per ?cent).*"),
    ("", r"share of reviews.*|.*\breviews?\b.*|.*\bcomplaints?\b.*|.*\bappeals?\b.*"),
    ("band", r".*\bband\b"),
    ("open_late", r"overdue|(?:open|outstanding).*\b(?:past|late|overdue).*"),
    (
        "open",
        r"(?:requests )?(?:open|outstanding|pending|in progress|not yet processed)(?: requests)?",
    ),
    ("withdrawn", r"(?:requests )?(?:withdrawn|lapsed)"),
    ("late", r"(?:\w+ )?late|.*\bout(?:side)?\b.*\b(?:time|days|deadline|limit)|.*\bmissed.*"),
    ("late", r".*\b(?:over|more than)\b.*\b20\b.*"),
    ("extended", r".*\b(?:extended|extensions?)(?: permitted)?"),
    ("on_time", r".*\bwithin (?:the )?(?:20|twenty)\b.*"),
    ("in_time", r".*\b(?:in|on) time|.*\bwithin (?:the )?(?:time|deadline|statutory).*"),
    ("received", r".*\breceived"),
    ("outcomes", r"(?:total )?outcomes?(?: total| recorded)?|total of outcomes"),
    ("", r"not resolvable|unresolvable"),
    ("resolvable", r".*\bresolvable.*"),
    ("denied", r".*\bncnd\b.*|.*\bneither confirm.*"),
    ("partly", r".*\b(?:part(?:ly|ially)?|in part)\b.*"),
    ("refused", r".*\b(?:refused|withheld|fully exempt).*"),
    ("granted", r".*\b(?:granted|disclosed|released)\b.*"),
    ("not_held", r".*\bnot held"),
    ("advice", r".*\b(?:advice|clarification)\b.*"),
    ("answered", r".*\b(?:answered|responses?|responded|processed|closed|completed|replies)\b.*"),
)
"""Words of other people's tables for the lines of ours, the first that fits; "" is none of them."""

_KNOWN = tuple((key, re.compile(words, re.IGNORECASE)) for key, words in _WORDS)
_OWN = {line.title.casefold(): key for key, line in BY_KEY.items()}
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_PERCENT = re.compile(r"(\d{1,3}(?:\.(\d{1,4}))?)\s?%?")


def read_return(rows: Sequence[Sequence[str]]) -> ReadReturn:
    """A table whose first row names periods and whose first column names lines.

    A table with the lines across is turned round.
    """
    upright = rows if _known_lines(row[0] for row in rows if row) >= 2 else _turned(rows)
    header, *body = [list(row) for row in upright if any(row)] or [[]]
    keys = [_key(row[0]) for row in body]
    columns = []
    for place, label in enumerate(header[1:], start=1):
        cells: dict[str, str] = {}
        for key, row in zip(keys, body, strict=True):
            if key and len(row) > place and row[place].strip():
                cells.setdefault(key, row[place].strip())
        columns.append((label.strip(), cells))
    unread = tuple(row[0] for key, row in zip(keys, body, strict=True) if not key and row[0])
    return ReadReturn(tuple(columns), unread)


def check_return(table: ReadReturn) -> list[ReturnFinding]:
    """Everything in a table that does not reconcile, column by column."""
    found = [finding for label, cells in table.columns for finding in _check_column(label, cells)]
    return [*found, *_totals(table)]


def check_columns(columns: Iterable[ReturnColumn]) -> list[ReturnFinding]:
    """The same checks on figures of our own: none may find anything."""
    table = tuple((c.label, {k: str(v) for k, v in c.figures.items()}) for c in columns)
    return [finding for label, cells in table for finding in _check_column(label, cells)]


def restated(now: Sequence[ReturnColumn], earlier: ReadReturn) -> Iterator[ReturnFinding]:
    """Every figure of a period that an earlier return printed otherwise."""
    before = dict(earlier.columns)
    for column in now:
        for key, printed in before.get(column.label, {}).items():
            figure = column.figures.get(key)
            if figure is not None and _count(printed) not in (None, figure):
                yield _finding("restated", column.label, line=BY_KEY[key].title, earlier=printed,
                               now=figure)  # fmt: skip


def _check_column(label: str, cells: Cells) -> Iterator[ReturnFinding]:
    numbers = {key: number for key, text in cells.items() if (number := _count(text)) is not None}
    for whole, parts in SUMS:
        yield from _sum(label, numbers, whole, parts)
    yield from _outcomes(label, numbers)
    for key, (part, whole) in SHARES.items():
        yield from _share(label, cells, _in_time(numbers), key, part, whole)
    yield from _band(label, cells, _in_time(numbers))


def _outcomes(label: str, numbers: Mapping[str, int]) -> Iterator[ReturnFinding]:
    """Every answer has one outcome: as many outcomes as answers, however a table divides them."""
    lines = [key for key in OUTCOME_LINES if key in numbers]
    if "resolvable" in numbers:
        lines = ["resolvable", *(key for key in lines if key in ("not_held", "advice"))]
    counts = {"the total of outcomes": numbers["outcomes"]} if "outcomes" in numbers else {}
    if len(lines) > 1:
        counts[", ".join(BY_KEY[key].title for key in lines)] = sum(numbers[key] for key in lines)
    for words, outcomes in counts.items():
        if outcomes != numbers.get("answered", outcomes):
            yield _finding("outcomes-differ", label, answered=numbers["answered"],
                           outcomes=outcomes, lines=words)  # fmt: skip


def _sum(
    label: str, numbers: Mapping[str, int], whole: str, parts: Sequence[str]
) -> Iterator[ReturnFinding]:
    """A sum whose parts are given. Where a part is not, it is wrong only if larger than the whole:
    few published tables name requests that were withdrawn or extended.
    """
    known = [part for part in parts if part in numbers]
    needed = [part for part in parts if part not in _MAY_LACK]
    if whole not in numbers or not set(needed) <= set(known):
        return
    total = sum(numbers[part] for part in known)
    short = len(known) < len(parts)
    if total > numbers[whole] or (total != numbers[whole] and not short):
        names = ", ".join(BY_KEY[part].title for part in known)
        yield _finding("sum-differs", label, whole=BY_KEY[whole].title, printed=numbers[whole],
                       parts=names, sum=total)  # fmt: skip


_MAY_LACK = frozenset(("withdrawn", "open", "extended"))


def _in_time(numbers: Mapping[str, int]) -> Mapping[str, int]:
    """The numbers, with those in time reckoned where a table gives them in parts only."""
    if "in_time" in numbers or "on_time" not in numbers:
        return numbers
    return {**numbers, "in_time": numbers["on_time"] + numbers.get("extended", 0)}


def _share(
    label: str, cells: Cells, numbers: Mapping[str, int], key: str, part: str, whole: str
) -> Iterator[ReturnFinding]:
    printed = _PERCENT.fullmatch(cells.get(key, ""))
    if not printed or part not in numbers or not numbers.get(whole):
        return
    exact = Decimal(numbers[part] * 100) / Decimal(numbers[whole])
    step = Decimal(1).scaleb(-len(printed[2] or ""))
    reckoned = exact.quantize(step, ROUND_HALF_UP)
    if Decimal(printed[1]) != reckoned:
        yield _finding("share-differs", label, line=BY_KEY[key].title, printed=cells[key],
                       part=numbers[part], whole=numbers[whole],
                       reckoned=f"{reckoned}%")  # fmt: skip


def _band(label: str, cells: Cells, numbers: Mapping[str, int]) -> Iterator[ReturnFinding]:
    printed = cells.get("band", "").casefold()
    if printed in {words for _, words in BANDS} and {"in_time", "answered"} <= numbers.keys():
        reckoned = band(share(numbers["in_time"], numbers["answered"]))
        if printed != reckoned:
            yield _finding("band-differs", label, printed=printed, part=numbers["in_time"],
                           whole=numbers["answered"], reckoned=reckoned)  # fmt: skip


def _totals(table: ReadReturn) -> Iterator[ReturnFinding]:
    """A last column that says it is the whole, against the sum of the others: a year of quarters,
    but not a year beside other years.
    """
    wholes = [bool(_IS_WHOLE.fullmatch(label)) for label, _ in table.columns]
    if len(wholes) < 3 or not wholes[-1] or any(wholes[:-1]):
        return
    *parts, (label, whole) = table.columns
    for key, printed in whole.items():
        numbers = [_count(cells.get(key, "")) for _, cells in parts]
        total = _count(printed)
        if total is None or any(number is None for number in numbers):
            continue
        added = sum(number for number in numbers if number is not None)
        if added != total:
            title = BY_KEY[key].title if key in BY_KEY else key
            yield _finding("total-differs", label, line=title, printed=printed, sum=added)


_IS_WHOLE = re.compile(r"(?:total|year|all|whole year|annual|20\d\d(?:[/-]\d\d)?)", re.IGNORECASE)


def _finding(code: str, period: str, **facts: object) -> ReturnFinding:
    return ReturnFinding(code, period, RETURN_CHECKS[code].format_map(facts))


def _key(title: str) -> str:
    plain = folded(title).strip(" :*")
    if plain in _OWN:
        return _OWN[plain]
    return next((key for key, words in _KNOWN if words.fullmatch(plain)), "")


def _known_lines(titles: Iterable[str]) -> int:
    return sum(bool(_key(title)) for title in titles)


def _turned(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    wide = max(map(len, rows), default=0)
    return [[row[at] if at < len(row) else "" for row in rows] for at in range(wide)]


def _count(text: str) -> int | None:
    plain = text.strip()
    return int(plain.replace(",", "")) if _COUNT.fullmatch(plain) else None
