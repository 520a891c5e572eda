"""One record as a reader sees it: its text with the terms highlighted, and what stands beside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.model.fields import BY_NAME, OF_COMPLAINANTS, Kind, label_of
from answerable.model.phrases import capital
from answerable.model.pool import Record
from answerable.model.register import Case
from answerable.steps.registers.select import value_of

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; a marked one is what a term found."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A record before a reader. A blind one carries nothing that hints at the answer."""

    ref: str
    pieces: tuple[Piece, ...]
    terms: tuple[str, ...]
    same: int
    details: tuple[tuple[str, str], ...]


def shown(record: Record, case: Case | None, *, blind: bool, complainants: bool) -> Shown:
    """The record; `complainants` says whether the reader may see what is about them."""
    return Shown(
        ref=record.ref,
        pieces=tuple(pieces(record.text, () if blind else record.spans)),
        terms=() if blind else record.terms,
        same=len(record.refs) - 1,
        details=() if blind or case is None else details(case, complainants=complainants),
    )


def pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The text cut where marks begin and end; marks that overlap are one."""
    at = 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        start = max(start, at)
        if at < start:
            yield Piece(text[at:start])
        yield Piece(text[start:end], marked=True)
        at = end
    if at < len(text):
        yield Piece(text[at:])


def details(case: Case, *, complainants: bool) -> tuple[tuple[str, str], ...]:
    """What the register says of a case beside its text.

    A column that no field claims may say anything of anybody: it is shown only to those who may
    see complainants' details, like what is known to be about them.
    """
    found = []
    for name in _names(case):
        known = BY_NAME.get(name)
        if known and known.kind is Kind.NARRATIVE:
            continue
        if not complainants and (known is None or name in OF_COMPLAINANTS):
            continue
        values = (value_of(case, detail, name) for detail in case.details or (None,))
        said = "; ".join(dict.fromkeys(filter(None, values)))
        if said:
            found.append((capital(label_of(name)), said[:_LONGEST]))
    return tuple(found)


def _names(case: Case) -> list[str]:
    """The columns of a case: known fields in their order, others after them."""
    rows = (case.values, *(detail.values for detail in case.details))
    held = dict.fromkeys(name for values in rows for name in values)
    known = [name for name in BY_NAME if name in held]
    return known + [name for name in held if name not in BY_NAME]
