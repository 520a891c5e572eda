"""Finds whether what a question asks for is a coded column of the register: then nothing is read.

A refusal on cost that overlooks a column is a refusal without a ground, so this is asked first.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from answerable.model.cost import CodedColumn
from answerable.model.errors import UserMistake
from answerable.model.fields import BY_NAME, Kind, label_of
from answerable.model.phrases import folded
from answerable.model.questions import AskedQuestion
from answerable.model.register import Case
from answerable.steps.counts.match_columns import Columns
from answerable.steps.registers.select import value_of

MOST_VALUES = 200
"""A column with more different values than this is free text, names or references, not codes."""

_LEAST_LETTERS = 4
_NAMES_NOTHING = frozenset(("other", "others", "unknown", "none", "not known", "not recorded"))
_NAME_GOES_ON = re.compile(r"[ -][A-Z]")
_DIMENSIONS: Mapping[str, str] = {
    "gender": "sex",
    "nature of allegation": "allegation",
    "disciplinary action": "outcome",
    "action taken": "outcome",
    "officer/staff": "subject_type",
}
"""The column that a breakdown goes by where it is not called by one of the column's own headers."""

_COUNTS_NO_RECORDS = frozenset(("document", "pounds"))
_DATED = frozenset(("year", "financial year", "tax year", "month", "date"))


def coded_column(
    cases: Sequence[Case], columns: Columns, word: str, *, where: str
) -> tuple[str, CodedColumn]:
    """The name of a column and how far it answers by itself a question for a breakdown by it.

    Raises UserMistake "column-not-held", or "column-not-coded" for one that would have to be read.
    """
    name = columns.name(word, where=where)
    column = _column(cases, name, asked=word)
    if not _is_code(name, column.values):
        raise UserMistake("column-not-coded", where=where, column=word, values=f"{column.values:,}")
    return name, column


def coded_for(
    questions: Iterable[AskedQuestion],
    cases: Sequence[Case],
    columns: Columns,
    *,
    date_field: str,
) -> Iterator[CodedColumn]:
    """Every column that a question's breakdowns, or the values it names, are coded in.

    A question for papers or money is not answered by counting records, by whatever it asks for it.
    """
    codes = _codes(cases)
    for question in questions:
        wanted = {read.value for read in (question.unit, question.asked_for) if read}
        if wanted & _COUNTS_NO_RECORDS:
            continue
        number = question.number or ""
        for reading in question.by:
            name = _held(columns, reading.value, date_field)
            if name in codes or name == date_field:
                yield _column(cases, name, asked=reading.words, question=number)
        for name, values in codes.items():
            named = _named(question.text, values)
            if named:
                yield _column(cases, name, asked=named[0], question=number, named=named)


def _held(columns: Columns, asked: str, date_field: str) -> str:
    """The column that a breakdown goes by, "" where the register has none."""
    try:
        word = date_field if asked in _DATED else _DIMENSIONS.get(asked, asked)
        return columns.name(word, where="the question")
    except UserMistake:
        return ""


def _column(
    cases: Sequence[Case],
    name: str,
    *,
    asked: str,
    question: str = "",
    named: tuple[str, ...] = (),
) -> CodedColumn:
    held = [values_of_case(case, name) for case in cases]
    return CodedColumn(
        question=question,
        asked=asked,
        column=label_of(name),
        filled=sum(map(bool, held)),
        records=len(cases),
        values=len({folded(value) for values in held for value in values}),
        named=named,
    )


def values_of_case(case: Case, name: str) -> set[str]:
    """The different values of a case in a column, its own and those of its details."""
    return {value for view in (None, *case.details) if (value := value_of(case, view, name))}


def _codes(cases: Sequence[Case]) -> dict[str, list[str]]:
    """The columns that hold codes, with their values: no narratives, dates or references."""
    found: dict[str, dict[str, str]] = {}
    for case in cases:
        for values in (case.values, *(detail.values for detail in case.details)):
            for name, value in values.items():
                known = found.setdefault(name, {})
                if value and len(known) <= MOST_VALUES:
                    known.setdefault(folded(value), value)
    return {
        name: list(values.values())
        for name, values in found.items()
        if _is_code(name, len(values)) and not is_date(name)
    }


def _is_code(name: str, values: int) -> bool:
    """Whether a column can be counted as it stands: a date, or no narrative and few values."""
    narrative = name in BY_NAME and BY_NAME[name].kind is Kind.NARRATIVE
    return is_date(name) or (values <= MOST_VALUES and not narrative)


def is_date(name: str) -> bool:
    """Whether a column holds dates: it is counted by year, not by value."""
    return name in BY_NAME and BY_NAME[name].kind is Kind.DATE


def _named(text: str, values: Iterable[str]) -> tuple[str, ...]:
    """The values that a text names, each somewhere by itself and not inside a longer one."""
    places = {value: set(_places(text, value)) for value in values}
    spans = set().union(*places.values())
    return tuple(
        value
        for value, own in places.items()
        if any(not any(_is_inside(span, other) for other in spans) for span in own)
    )


def _is_inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _places(text: str, value: str) -> Iterator[tuple[int, int]]:
    """Where a text names a value as whole words; short codes and numbers would be chance.

    A word inside a longer name is none: "West" is not named by "West Midlands Police".
    """
    if sum(map(str.isalpha, value)) < _LEAST_LETTERS or folded(value) in _NAMES_NOTHING:
        return
    words = r"\s+".join(map(re.escape, value.split()))
    for found in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
        if not (found[0][0].isupper() and _NAME_GOES_ON.match(text, found.end())):
            yield found.span()
