"""Reads a table of counts: cross-tabulated or one line a cell, with its totals found and verified.

A group with parts is written "Group > Part"; a line of its own called "Group" is its subtotal.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from answerable.model.count_tables import INSIDE, TOTAL, TOTALS, Axis, CountTable, Frame, Place
from answerable.model.errors import UserMistake
from answerable.model.places import Place as InFile
from answerable.model.tables import RawTable

VALUES = ("value", "count", "number", "n", "cases", "records")
"""Headers of the last column that say that each row is one cell."""

_TOTAL = re.compile(rf"(?:{TOTALS}|all|sum)\W*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
_SHARE = re.compile(
    r"(?<![\d ])\s?%|\bper ?cent(?:age)?s?\b|^(?:share|proportion|rate)s?$", re.IGNORECASE
)
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Texts:
    """The cells of a table by their place, as texts, with the row each came from."""

    names: tuple[str, ...]
    cells: Mapping[Place, str]
    rows: Mapping[Place, int]
    unit: str


def read_counts(raw: RawTable) -> CountTable:
    """The counts of a table with every total: those it has are verified, the others reckoned.

    A combination that a list leaves out is 0. Raises UserMistake "counts-wrong" for a cell that is
    no count and "counts-differ" for a total that its parts do not make.
    """
    _check_header(raw)
    texts = read_texts(raw)
    _check_labels(raw, texts)
    frame = frame_of(texts)
    given = {place: _count(raw, texts, place) for place in texts.cells}
    counts = _added_up(frame, given)
    for place, value in given.items():
        if counts[frame.numbers[place]] != value:
            raise UserMistake(
                "counts-differ",
                where=InFile(raw.file, raw.sheet, texts.rows[place]),
                line=", ".join(place),
                printed=value,
                parts=counts[frame.numbers[place]],
            )
    return CountTable(frame, tuple(counts), texts.unit, tuple(_remarks(frame, given)))


def read_texts(raw: RawTable) -> Texts:
    """The cells of a table by their labels, whichever way it is written; totals are called so."""
    rows = [
        (number, [cell.strip() for cell in row])
        for number, row in zip(raw.numbers, raw.rows, strict=True)
        if any(cell.strip() for cell in row)
    ]
    if len(rows) < 2:
        raise UserMistake("counts-wrong", where=raw.label, reason="it has no rows below its header")
    (_, header), *body = rows
    while header and not header[-1]:
        header.pop()
    _check_widths(raw, header, body)
    is_list = len(header) > 2 and _is_list(header, [row for _, row in body])
    names = tuple(header[:-1]) if is_list else (header[0], "") if len(header) > 2 else (header[0],)
    if len(names) > 3:
        reason = f"it has {len(names)} dimensions; up to three can be protected"
        raise UserMistake("counts-wrong", where=raw.label, reason=reason)
    cells: dict[Place, str] = {}
    numbers: dict[Place, int] = {}
    for number, place, text in _listed(body, len(names)) if is_list else _crossed(header, body):
        if place in cells:
            reason = f"“{', '.join(place)}” stands in it twice"
            raise UserMistake(
                "counts-wrong", where=InFile(raw.file, raw.sheet, number), reason=reason
            )
        cells[place], numbers[place] = text, number
    if len(cells) > _MOST_CELLS:
        reason = f"it has more than {_MOST_CELLS:,} cells"
        raise UserMistake("counts-wrong", where=raw.label, reason=reason)
    unit = header[-1] if is_list or len(header) == 2 else ""
    return Texts(names, cells, numbers, unit)


def frame_of(texts: Texts) -> Frame:
    """The lines of every dimension in the order written, each with its groups and its total."""
    return Frame(
        tuple(
            _axis(name, dict.fromkeys(place[along] for place in texts.cells))
            for along, name in enumerate(texts.names)
        )
    )


def _axis(name: str, labels: Mapping[str, None]) -> Axis:
    """Lines with groups after their parts' first mention kept in order, and the total last."""
    known: dict[str, None] = {}
    for label in labels:
        if label != TOTAL:
            for depth in range(1, label.count(INSIDE) + 1):
                known.setdefault(INSIDE.join(label.split(INSIDE)[:depth]))
            known.setdefault(label)
    parts: dict[str, tuple[str, ...]] = {}
    for label in known:
        inside = tuple(one for one in known if INSIDE in one and one.rpartition(INSIDE)[0] == label)
        if inside:
            parts[label] = inside
    parts[TOTAL] = tuple(label for label in known if INSIDE not in label)
    return Axis(name, (*known, TOTAL), parts)


def _check_header(raw: RawTable) -> None:
    """Refuses counts in the place of the header: they would be printed as they are.

    Years may head columns, and so may numbers that rise, as in "how many had 1, 2, 3 complaints".
    """
    first = ([cell.strip() for cell in row] for row in raw.rows)
    header = next((row for row in first if any(row)), [""])
    across = [cell for cell in header[1:] if cell]
    numbers = [int(cell.replace(",", "")) for cell in across if _COUNT.fullmatch(cell)]
    rise = len(numbers) > 1 and all(a < b for a, b in itertools.pairwise(numbers))
    counts = across and len(numbers) == len(across) and not all(map(_YEAR.fullmatch, across))
    if _COUNT.fullmatch(header[0]) or (counts and not rise):
        reason = "its first row holds counts where the header should stand"
        raise UserMistake("counts-wrong", where=raw.label, reason=reason)


def _check_labels(raw: RawTable, texts: Texts) -> None:
    """Refuses lines without a name, and shares: they would be added up with the counts."""
    labels = (label for place in texts.cells for label in place)
    if share := next(filter(_SHARE.search, (texts.unit, *labels)), ""):
        reason = f"“{share}” is a share of counts: leave it out, for shares follow from the counts"
        raise UserMistake("counts-wrong", where=raw.label, reason=reason)
    for place in texts.cells:
        if not all(place):
            where = InFile(raw.file, raw.sheet, texts.rows[place])
            raise UserMistake("counts-wrong", where=where, reason="a line or column has no name")


def _check_widths(
    raw: RawTable, header: Sequence[str], body: Sequence[tuple[int, list[str]]]
) -> None:
    """Every row has a cell for each header, and no number stands outside the table."""
    for number, row in body:
        while len(row) > len(header) and not row[-1]:
            row.pop()
        if len(row) != len(header):
            reason = f"the header has {len(header)} cells and this row {len(row)}"
            raise UserMistake(
                "counts-wrong", where=InFile(raw.file, raw.sheet, number), reason=reason
            )


def _is_list(header: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether each row is one cell: its labels, then its count."""
    if any(_TOTAL.fullmatch(name) or _COUNT.fullmatch(name) for name in header[1:]):
        return False
    if header[-1].casefold() in VALUES:
        return True
    return any(row[1] and not _COUNT.fullmatch(row[1]) for row in body) and all(
        _COUNT.fullmatch(row[-1]) for row in body
    )


def _listed(body: Sequence[tuple[int, list[str]]], ways: int) -> Iterator[tuple[int, Place, str]]:
    for number, row in body:
        yield number, tuple(_label(label) for label in row[:ways]), row[ways]


def _crossed(
    header: Sequence[str], body: Sequence[tuple[int, list[str]]]
) -> Iterator[tuple[int, Place, str]]:
    for number, row in body:
        if len(header) == 2:
            yield number, (_label(row[0]),), row[1]
            continue
        for column, text in zip(header[1:], row[1:], strict=True):
            yield number, (_label(row[0]), _label(column)), text


def _label(text: str) -> str:
    """A label without the mark that keeps spreadsheets from running it; every total is "Total".

    Two that look alike are one, whatever signs and spaces they are made of.
    """
    text = " ".join(unicodedata.normalize("NFC", text).split())
    plain = text.removeprefix("'") if text[1:2] in ("=", "+", "-", "@") else text
    plain = INSIDE.join(part.strip() for part in plain.split(INSIDE.strip()))
    return TOTAL if _TOTAL.fullmatch(plain) else plain


def _count(raw: RawTable, texts: Texts, place: Place) -> int:
    text = texts.cells[place]
    if not _COUNT.fullmatch(text):
        reason = f"“{text}” is not a count" if text else "a cell is empty; write 0 for none"
        where = InFile(raw.file, raw.sheet, texts.rows[place])
        raise UserMistake("counts-wrong", where=where, reason=f"{reason} ({', '.join(place)})")
    return int(text.replace(",", ""))


def _added_up(frame: Frame, given: Mapping[Place, int]) -> list[int]:
    """The counts of the innermost cells as given, and every total reckoned from them."""
    counts = [0] * len(frame.places)
    for number, place in enumerate(frame.places):
        if frame.depth(number) == 0:
            counts[number] = given.get(place, 0)
    done: set[int] = set()
    for line in frame.sums:
        if line.whole not in done:
            _reckon(frame, line.whole, counts, done)
    return counts


def _reckon(frame: Frame, whole: int, counts: list[int], done: set[int]) -> int:
    """The sum of a total's parts along its first axis with parts, those reckoned before it."""
    if whole in done or frame.depth(whole) == 0:
        return counts[whole]
    place = frame.places[whole]
    along = next(i for i, axis in enumerate(frame.axes) if place[i] in axis.parts)
    counts[whole] = sum(
        _reckon(frame, frame.numbers[(*place[:along], part, *place[along + 1 :])], counts, done)
        for part in frame.axes[along].parts[place[along]]
    )
    done.add(whole)
    return counts[whole]


def _remarks(frame: Frame, given: Mapping[Place, int]) -> Iterator[str]:
    missing = [
        place
        for number, place in enumerate(frame.places)
        if frame.depth(number) == 0 and place not in given
    ]
    if missing:
        yield f"combinations left out of the list and read as 0: {len(missing):,}"
    if not any(TOTAL in place for place in given):
        yield (
            "totals were added: a reader may have them from elsewhere, so they are guarded too;"
            " they are right only where no record can stand in several lines"
        )
