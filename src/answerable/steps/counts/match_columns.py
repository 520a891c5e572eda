"""Holds what a question asks for against what the register has: a slip must not make a false nil.

Decisions:

- A column is named by its field, by the words for that field, or by any header of the export, case
  and marks left aside. One that the register does not have is refused, never counted as blank.
- A unit of which no column of the register tells is refused: none, and not held, are two answers.
- A condition on the outcome lets through every spelling that the order of severity holds to be the
  same ("NFA", "No further action"), as the table by outcome does.
- A condition whose value no record has is told, with the value that was perhaps meant.
"""

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answerable.model.errors import UserMistake
from answerable.model.fields import (
    BY_HEADER,
    BY_NAME,
    NARRATIVES,
    Kind,
    Level,
    label_of,
    normalise_header,
)
from answerable.model.figures import UNITS
from answerable.model.outcomes import SeverityOrder
from answerable.model.phrases import folded, spellings
from answerable.model.register import Register
from answerable.model.request import Count, Filter
from answerable.steps.counts.dimensions import BY_TERM, BY_YEAR, SPECIAL
from answerable.steps.registers.guess_columns import column_name
from answerable.steps.registers.select import value_of

WRITTEN = frozenset(("wording", "narrative"))
"""The columns of a list that are no columns of the register: words of a decision, and narratives
without what was removed from them."""

UNIT_TOLD_BY: Mapping[str, tuple[str, ...]] = {
    "allegation": ("allegation", "allegation_no", "allegation_code"),
    "subject": tuple(name for name, field in BY_NAME.items() if field.level is Level.SUBJECT),
    "outcome": ("outcome",),
}
"""The fields one of which a register needs for a unit below the case to be counted."""

_NEAR = 0.85


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A value that a condition names and no record has; `near` is what was perhaps meant."""

    column: str
    value: str
    near: str = ""


_SHOWN_FIELDS = 3
_RECORDS_EACH = 5
"""Records that a value stands for on average where a column groups them."""


class Columns:
    """The columns of one register, by everything they may be called, and the values they hold."""

    def __init__(self, register: Register) -> None:
        self.cases = register.cases
        self._called: dict[str, set[str]] = {}
        self._shown: dict[str, None] = {}
        for source in register.sources:
            for header, field in source.columns.items():
                self._called.setdefault(normalise_header(header), set()).add(
                    column_name(header, field)
                )
                self._shown[header] = None
        self._names = {name for names in self._called.values() for name in names}
        self._values: dict[str, Mapping[str, str]] = {}

    @property
    def held(self) -> tuple[str, ...]:
        """The name of every column, in the order of the alphabet."""
        return tuple(sorted(self._names - {""}))

    def name(self, word: str, *, where: str) -> str:
        """The name under which a column's values are kept.

        Raises UserMistake "column-not-held", or "column-not-one" for a header of two columns.
        """
        if word in self._names:
            return word
        called = normalise_header(word)
        found = self._called.get(called) or {BY_HEADER.get(called, "")} & self._names
        if len(found) == 1:
            return next(iter(found))
        if found:
            names = ", ".join(sorted(found))
            raise UserMistake("column-not-one", where=where, column=word, columns=names)
        raise UserMistake(
            "column-not-held", where=where, column=word, columns=", ".join(self._shown)
        )

    def check_unit(self, unit: str, *, where: str) -> None:
        """Raises UserMistake "unit-not-held" where no column tells of what is to be counted."""
        needed = UNIT_TOLD_BY.get(unit, ())
        if needed and self._names.isdisjoint(needed):
            fields = " or ".join(f"“{label_of(name)}”" for name in needed[:_SHOWN_FIELDS])
            raise UserMistake(
                "unit-not-held", where=where, units=UNITS[unit].many, fields=fields,
                columns=", ".join(self._shown),
            )  # fmt: skip

    def date(self, word: str, *, where: str) -> str:
        """The name of a column of dates. Raises UserMistake "column-not-a-date" for any other."""
        name = self.name(word, where=where)
        if name not in BY_NAME or BY_NAME[name].kind is not Kind.DATE:
            dates = [n for n in self._names if n in BY_NAME and BY_NAME[n].kind is Kind.DATE]
            listed = ", ".join(sorted(dates)) or "none"
            raise UserMistake("column-not-a-date", where=where, column=word, columns=listed)
        return name

    def values(self, name: str) -> Mapping[str, str]:
        """Every value that a column holds, as compared, with one spelling of it."""
        if name not in self._values:
            held = (
                value_of(case, detail, name)
                for case in self.cases
                for detail in (None, *case.details)
            )
            self._values[name] = spellings(filter(None, dict.fromkeys(held)))
        return self._values[name]

    def repeats(self, name: str) -> bool:
        """Whether each value of a column stands for several records: it groups them."""
        return len(self.values(name)) * _RECORDS_EACH <= len(self.cases)


def named(
    count: Count, columns: Columns, severity: SeverityOrder, *, searched: bool, where: str
) -> Count:
    """The count with every column by its own name. Raises UserMistake for one that is not held.

    `searched` says whether terms were searched for, without which no table by term can be.
    """
    asked = {name for names in count.by for name in names}
    if asked & BY_TERM and not (searched and count.on_topic):
        raise UserMistake("term-without-topic", where=where)
    columns.check_unit(count.unit, where=where)
    dated = count.period or asked & BY_YEAR
    return replace(
        count,
        date_field=columns.date(count.date_field, where=where) if dated else count.date_field,
        where=_filter(count.where, columns, severity, where),
        where_not=_filter(count.where_not, columns, severity, where),
        by=tuple(_dimensions(names, columns, where) for names in count.by),
        listed=tuple(n if n in WRITTEN else columns.name(n, where=where) for n in count.listed),
    )


def _dimensions(names: Sequence[str], columns: Columns, where: str) -> tuple[str, ...]:
    """The dimensions of one table; two of a two-way table are two."""
    found = tuple(n if n in SPECIAL else columns.name(n, where=where) for n in names)
    if len(set(found)) < len(found):
        reason = f"a table is asked for by “{names[0]}” and “{names[-1]}”, which are the same"
        raise UserMistake("request-wrong", where=where, reason=reason, todo="name two columns")
    return found


def unmatched(
    conditions: Filter, held_by: Callable[[str], Mapping[str, str]]
) -> Iterator[Unmatched]:
    """The values of these conditions that no record has; a blank asks for records without one.

    `held_by` gives every value that a column holds, as compared, with one spelling of it.
    """
    for name, values in conditions.items():
        held = held_by(name)
        for value in values:
            if folded(value) and folded(value) not in held:
                near = difflib.get_close_matches(folded(value), held, n=1, cutoff=_NEAR)
                yield Unmatched(label_of(name), value, held[near[0]] if near else "")


def compared_by(name: str, severity: SeverityOrder) -> Callable[[str], str]:
    """By what a condition on a column compares values: two of which it comes to the same are one.

    An outcome is every spelling that the order of severity has of it.
    """
    return (lambda value: folded(severity.label(value))) if name == "outcome" else folded


def check_searchable(register: Register, fields: Sequence[str] = NARRATIVES) -> None:
    """Refuses to search where there is no text: a nil found in nothing says nothing.

    Raises UserMistake "no-narrative".
    """
    if not any(True for case in register.cases for _ in case.passages(tuple(fields))):
        words = " or ".join(label_of(name) for name in fields)
        raise UserMistake("no-narrative", where="the register", fields=words)


def check_cases(register: Register) -> None:
    """Refuses a register of which no row could be taken. Raises UserMistake "no-cases"."""
    if not register.cases:
        raise UserMistake("no-cases", where="the register", rows=f"{register.rows:,}")


def _filter(
    conditions: Filter, columns: Columns, severity: SeverityOrder, where: str
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, values in conditions.items():
        name = columns.name(word, where=where)
        if name in found:
            raise UserMistake("column-twice", where=where, column=word)
        found[name] = (
            tuple(_spelt(values, columns, severity)) if name == "outcome" else tuple(values)
        )
    return found


def _spelt(values: Sequence[str], columns: Columns, severity: SeverityOrder) -> Iterator[str]:
    """These outcomes in every spelling the register holds of them."""
    held = columns.values("outcome").values()
    for value in values:
        place = severity.place(value)
        same = [other for other in held if place is not None and severity.place(other) == place]
        yield from same or [value]
