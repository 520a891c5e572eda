"""The ledger: every figure ever published, as what it says of how many records there are."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from answerable.model.fields import normalise_header
from answerable.model.periods import Period, long_date
from answerable.model.phrases import NOT, as_before, folded
from answerable.model.protection import Range

_QUOTED = re.compile(r"“([^“”]*)”")
_IS = re.compile(r"(?<=[^\W_])[\W_]+is\s+")
"""A column's header in a date rule; and what stands between a condition's column and its values."""
_UNQUOTED = str.maketrans("", "", "“”")

ITSELF = "\0"
"""Stands in a condition as it is compared before a value that begins with "not"."""


@dataclass(frozen=True, slots=True)
class About:
    """What is counted. Figures are compared where this is the same, in whatever words.

    A column is the same however its header is written: “Date_Created” is “date created”.

    `conditions` says in words which records alone are counted; None where nobody knows, and then
    the figure is compared as if it were of the same ones. `counted_from` are signs of register and
    topic: figures with one in common are of one thing, whatever words somebody typed for it. There
    is none where only words are known. `thing` is the name that all figures of one thing share
    while they are compared.
    """

    population: str
    unit: str
    date_rule: str
    conditions: tuple[str, ...] | None = None
    counted_from: tuple[str, ...] = ()
    thing: str = ""

    @property
    def only(self) -> frozenset[str] | None:
        """The conditions without order, case, doubled spaces and the spelling of columns."""
        if self.conditions is None:
            return None
        return frozenset(map(_condition, self.conditions))

    @property
    def key(self) -> tuple[str, str, str]:
        """The rest without case, doubled spaces and the spelling of columns."""
        rule = _QUOTED.sub(lambda quoted: f"“{_header(quoted[1])}”", self.date_rule)
        return self.thing or folded(as_before(self.population)), folded(self.unit), folded(rule)


@lru_cache(maxsize=1 << 14)  # figures of one register are under the same few again and again
def _condition(words: str) -> str:
    """A condition as it is compared: its column as headers are, its values as cells are.

    "not Upheld" and "Not upheld" stay two; a value that is written "not upheld" is quoted.
    """
    if found := _IS.search(words):
        values = words[found.end() :]
        plain = folded(values.translate(_UNQUOTED))
        itself = ITSELF if plain.startswith(NOT) and not values.startswith(NOT) else ""
        return f"{_header(words[: found.start()])} is {itself}{plain}"
    return folded(words)


def conditions_apart(
    conditions: Iterable[str], columns: Container[str]
) -> tuple[tuple[str, ...], frozenset[str]]:
    """The conditions on other columns as they are worded; those on these as they are compared."""
    compared = {words: _condition(words) for words in conditions}
    on = {words for words, one in compared.items() if one.partition(" is ")[0] in columns}
    others = tuple(words for words in compared if words not in on)
    return others, frozenset(compared[words] for words in on)


def _header(words: str) -> str:
    """A header as it is compared; one of signs alone is itself."""
    return normalise_header(words) or folded(words)


Line = tuple[tuple[str, str], ...]
"""Where in the tables: pairs of dimension and label, in the order of the dimensions; () is all."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A published figure: so many records of this line in this period, from `low` to `high`.

    Both are the same for an exact figure; a band or a rounded figure leaves room between them.
    `overlapping` marks lines of a table whose lines do not add up, `severest` those that count each
    thing under one of several outcomes. `among` are conditions that are read as part of the line.
    """

    answer: str
    about: About
    period: Period
    line: Line
    low: int
    high: int
    overlapping: bool = False
    severest: bool = False
    among: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """What the figure says, for a reader."""
        only = f", only where {' and '.join(told)}" if (told := self.about.conditions) else ""
        where = "".join(f", {dimension}: {label}" for dimension, label in self.line)
        return f"{self.about.population}{only}{where}"

    @property
    def place(self) -> tuple[tuple[str, str, str], Line, Period]:
        """What it is a figure of."""
        return self.about.key, self.line, self.period

    @property
    def range(self) -> Range:
        """What a reader who has nothing else knows of it."""
        return Range(self.low, self.high, self.high - self.low + 1)


@dataclass(frozen=True, slots=True)
class Exposure:
    """What answers give away together: a line in a period is a small count, or nearly so.

    `kept_back` says that some answer had kept this very figure back. `names` are the answers.
    `units`: where figures in several units give it away together, these, its own first.
    """

    claim: Claim
    names: tuple[str, ...]
    kept_back: bool = False
    contradiction: bool = False
    units: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """The count, or the counts, that a reader is left with."""
        low, high = self.claim.low, self.claim.high
        return str(low) if low == high else f"{low} to {high}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer in the ledger, with the hash that seals it and all before it."""

    number: int
    answer: str
    claims: tuple[Claim, ...]
    sha256: str


def brief(period: Period) -> str:
    """A period as an analyst says it: 2010 to 2015, 2016, or its two dates."""
    start, end = period.start, period.end
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return f"{long_date(start)} to {long_date(end)}"
    return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"


CLAIM_COLUMNS: Mapping[str, str] = {
    "answer": "the reference of the answer",
    "population": "whom or what the figure counts, worded as in your own answers",
    "unit": "the unit of count, such as case",
    "date_rule": "the date that decides the period, such as date received",
    "from": "the first day of the period (2010-01-01)",
    "to": "the last day",
    "dimension": "the table's dimension, empty for a total",
    "line": "the label of the line",
    "dimension_2": "the second dimension of a cell of a two-way table, else empty",
    "line_2": "the label of the column",
    "low": "the least the figure can mean: itself where it is exact, 0 for “fewer than 5”",
    "high": "the greatest it can mean: itself where it is exact, 4 for “fewer than 5”",
}
"""The columns of a list of figures from answers made elsewhere."""
