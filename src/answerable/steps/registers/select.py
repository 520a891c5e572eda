"""Selects what a question counts: which cases, and inside them which pairs, rows or outcomes."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.model.fields import BY_NAME, Level
from answerable.model.periods import Period
from answerable.model.phrases import folded
from answerable.model.register import Case, Detail

if TYPE_CHECKING:  # a search does without requests, and starts sooner
    from answerable.model.request import Count, Filter


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is counted, once: its id, its case, and the details that make it up.

    No other part of a case has its id: what stands between the parts of an id is written %2F or
    alike inside them.
    """

    id: str
    case: Case
    details: tuple[Detail, ...]

    def values(self, name: str) -> list[str]:
        """The different values of a field, in the order of the export, blanks left out."""
        found = (value_of(self.case, detail, name) for detail in _views(self.details))
        return list(dict.fromkeys(value for value in found if value))


def _views(details: tuple[Detail, ...]) -> Sequence[Detail | None]:
    """The rows that are looked at: a case without any is one by itself."""
    return details or (None,)


def value_of(case: Case, detail: Detail | None, name: str) -> str:
    """The value of a field for one row: a case's fields from the case, others from the detail."""
    if name == "case_ref":
        return case.ref
    below = detail.values.get(name, "") if detail else ""
    if below and name not in _OF_CASES:
        return below
    return case.values.get(name) or below


_OF_CASES = frozenset(name for name, field in BY_NAME.items() if field.level is Level.CASE)


def select(cases: Iterable[Case], count: "Count", *, period: Period | None) -> Iterator[Thing]:
    """The things of the count's unit that pass its filters and, if given, lie in the period.

    `where` asks for one row in which all holds; `except` leaves out a thing of which any such row
    holds a value: what the two count of one condition comes to all that is counted without it. A
    blank is held by a thing of which no row holds anything else.
    """
    filters, cut = _Filters(count, period), UNIT_RULES[count.unit]
    for case in cases:
        dated = [detail for detail in _views(case.details) if filters.dated(case, detail)]
        kept = [detail for detail in dated if filters.passes(case, detail)]
        if kept:
            whole = {thing.id: thing for thing in cut(case, _rows_of(dated))}
            things = cut(case, _rows_of(kept))
            yield from (t for t in things if filters.counts(t, whole.get(t.id, t)))


def undated(cases: Iterable[Case], count: "Count") -> list[Thing]:
    """The things that pass every filter but carry no date, so that no period can hold them."""
    gaps = (case for case in cases if _lacks(case, count.date_field))
    things = select(gaps, count, period=None)
    return [thing for thing in things if not thing.values(count.date_field)]


def _lacks(case: Case, name: str) -> bool:
    """Whether a row of the case has no value of a field: most have one and need no closer look."""
    return not all(value_of(case, detail, name) for detail in _views(case.details))


class _Filters:
    """What a count asks of a row and of a thing, values folded once."""

    def __init__(self, count: "Count", period: Period | None) -> None:
        self._where = _folded_filter(count.where)
        self._where_not = _folded_filter(count.where_not)
        self._blank = {name: held for name, held in self._where.items() if "" in held}
        self._date_field = count.date_field
        self._period = period

    def dated(self, case: Case, detail: Detail | None) -> bool:
        """Whether the row lies in the period."""
        return not self._period or self._period.holds(value_of(case, detail, self._date_field))

    def passes(self, case: Case, detail: Detail | None) -> bool:
        """Whether all that is asked for holds in the row."""
        return all(
            folded(value_of(case, detail, name)) in values for name, values in self._where.items()
        )

    def counts(self, thing: Thing, whole: Thing) -> bool:
        """Whether a thing of such rows is counted; `whole` has its other rows as well."""
        return all(_holds(thing, whole, *one) for one in self._blank.items()) and not any(
            _holds(thing, whole, *one) for one in self._where_not.items()
        )


def _holds(thing: Thing, whole: Thing, name: str, values: frozenset[str]) -> bool:
    """Whether a row of a thing has one of the values; blank is who has none in any row."""
    given = set(map(folded, thing.values(name)))
    return not given.isdisjoint(values) or ("" in values and not whole.values(name))


def _rows_of(views: Sequence[Detail | None]) -> tuple[Detail, ...]:
    return tuple(detail for detail in views if detail is not None)


def _folded_filter(conditions: "Filter") -> Mapping[str, frozenset[str]]:
    return {name: frozenset(map(folded, values)) for name, values in conditions.items()}


def _cases(case: Case, details: tuple[Detail, ...]) -> Iterator[Thing]:
    yield Thing(case.ref, case, details)


def _subjects(case: Case, details: tuple[Detail, ...]) -> Iterator[Thing]:
    about = [detail for detail in details if detail.describes(Level.SUBJECT)]
    yield from _grouped(case, about, lambda d: (d.values.get("subject_id") or "unnamed",))


def _allegations(case: Case, details: tuple[Detail, ...]) -> Iterator[Thing]:
    """An allegation for each subject; a row that does not say whose it is adds none to those named.

    An outcome by the number of an allegation that several share may be of any of them. Alone, it is
    the allegation of nobody named.
    """
    alleged = [detail for detail in details if _allegation_key(detail)]
    named = {_number(detail) for detail in alleged if "subject_id" in detail.values} - {""}
    yield from _grouped(
        case,
        [d for d in alleged if "subject_id" in d.values or _number(d) not in named],
        lambda d: (d.values.get("subject_id") or "unnamed", _allegation_key(d)),
    )


def _outcomes(case: Case, details: tuple[Detail, ...]) -> Iterator[Thing]:
    return (Thing(d.id, case, (d,)) for d in details if d.values.get("outcome"))


def _rows(case: Case, details: tuple[Detail, ...]) -> Iterator[Thing]:
    return (Thing(detail.id, case, (detail,)) for detail in details)


UNIT_RULES = {
    "case": _cases,
    "subject": _subjects,
    "allegation": _allegations,
    "outcome": _outcomes,
    "row": _rows,
}
"""How each unit of count is cut from a case; the words of the rule are in `figures.UNITS`."""


def _grouped(
    case: Case, details: Iterable[Detail], key: Callable[[Detail], tuple[str, ...]]
) -> Iterator[Thing]:
    groups: dict[tuple[str, ...], list[Detail]] = {}
    for detail in details:
        groups.setdefault(tuple(map(folded, key(detail))), []).append(detail)
    for members in groups.values():
        parts = (_APART.sub(_coded, part) for part in key(members[0]))
        yield Thing(f"{case.ref}/{':'.join(parts)}", case, tuple(members))


_APART = re.compile(r"[%/:#]")
"""What stands between the parts of an id, and what it is written with inside one of them."""


def _coded(sign: re.Match[str]) -> str:
    return f"%{ord(sign.group()):02X}"


def _number(detail: Detail) -> str:
    return folded(detail.values.get("allegation_no", ""))


def _allegation_key(detail: Detail) -> str:
    names = ("allegation_no", "allegation", "allegation_code")
    return next((value for name in names if (value := detail.values.get(name))), "")
