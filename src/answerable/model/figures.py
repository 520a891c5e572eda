"""A figure: never typed by anybody, always counted from records that it names."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from answerable.model.periods import Period

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted. `key` says in words when two records are one thing and not two."""

    name: str
    one: str
    many: str
    key: str

    def words(self, value: Number) -> str:
        """A value with its unit in the right number: "1 case", "9 cases"."""
        return f"{value:,} {self.one if value == 1 else self.many}"


UNITS: Mapping[str, Unit] = {
    unit.name: unit
    for unit in (
        Unit("case", "case", "cases", "distinct case references"),
        Unit(
            "subject",
            "officer–case pair",
            "officer–case pairs",
            "distinct pairs of case and subject; a subject not named counts once per case",
        ),
        Unit(
            "allegation",
            "allegation",
            "allegations",
            "distinct combinations of case, subject and allegation",
        ),
        Unit(
            "outcome",
            "outcome",
            "outcomes",
            "rows that carry an outcome, repeated rows counted each time",
        ),
        Unit(
            "row",
            "row",
            "rows",
            "rows that tell of an allegation, a subject or an outcome, repeated rows counted each"
            " time",
        ),
        Unit("post", "post", "posts", "rows of the register of posts"),
        Unit("account", "account", "accounts", "rows of the register of accounts"),
        Unit("pound", "pound", "pounds", "the sum of the amounts"),
        Unit("entry", "entry", "entries", "rows of the small register"),
    )
}
"""Every unit of count. Figures of different units are never added."""


class Mark(StrEnum):
    """What is printed in place of a count; a count printed as it is has no mark."""

    BAND = "band"
    WITHHELD = "withheld"
    ROUNDED = "rounded"


EXACTLY = "exact"
"""The marker of a count that is printed as it is."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is printed of a figure in place of its value, and from what to what that leaves it.

    `value` is the number printed for one that is rounded, None where no number is printed.
    """

    mark: Mark
    text: str
    low: int
    high: int
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with all that is needed to count it again.

    `records` are the ids of the things counted (for a sum: of the rows summed). A nil has none and
    says in `searched` what was looked through instead. `shown` is what leaves instead of the value.
    `conditions` says in words which records alone were counted; None where an answer from before
    they were kept does not tell.
    """

    id: str
    label: str
    value: Number
    unit: str
    date_rule: str
    population: str
    period: Period | None = None
    terms: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    searched: str = ""
    shown: Shown | None = None
    conditions: tuple[str, ...] | None = None

    @property
    def words(self) -> str:
        """What it counts, with its conditions: two counts in the same words may have others."""
        only = f", only where {' and '.join(self.conditions)}" if self.conditions else ""
        return f"{self.label}{only}"

    @property
    def display(self) -> str:
        """What is printed: thousands marked, pounds with their sign and, if any, pence."""
        if self.shown:
            return self.shown.text
        if self.unit != "pound":
            return f"{self.value:,}"
        return f"£{self.value:,}" if self.value == int(self.value) else f"£{self.value:,.2f}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its label and, per column, the figure's id and the value printed."""

    label: str
    figures: tuple[str, ...]
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose every cell is a figure. `additive` says whether its parts make its total.

    `presentation` is how its counts are printed (`model.protection.Presentation`).
    """

    id: str
    title: str
    dimension: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: str
    additive: bool
    note: str = ""
    total: Row | None = None
    presentation: str = EXACTLY


@dataclass(frozen=True, slots=True)
class Listing:
    """Things one by one, such as role – sanction – incident; `records` stay with staff."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    records: tuple[str, ...]
    count: str
