"""Reads a condition on a column as the line of a table by that column: both count the same.

"9 cases, only where outcome is written warning" is the line "Written warning" of a table by
outcome, whatever that table keeps back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from answerable.model.fields import normalise_header
from answerable.model.ledger import Claim, Line, conditions_apart
from answerable.model.outcomes import severity_order
from answerable.model.phrases import either, folded
from answerable.steps.counts.dimensions import TITLES
from answerable.steps.protection.compare_conditions import Values, has_several, values_of

Pair = tuple[str, str]
_ANY_OUTCOME, _OUTCOME = TITLES["all outcomes"], "outcome"
_SEVERITY = severity_order()
_BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Several:
    """A line of several values: all that have one of these, or all others."""

    labels: tuple[str, ...]
    holds: bool


@dataclass(slots=True)
class _Column:
    """A column that some table is by: how it is headed, whether its lines overlap, its labels.

    A thing of several outcomes stands in one line of a table by the most severe, and meets the
    condition of each: the condition is then a line of the table by any outcome.
    """

    title: str = ""
    overlapping: bool = False
    labels: dict[str, str] = field(default_factory=dict)

    def take(self, title: str, label: str, claim: Claim) -> None:
        """Learns from a printed line."""
        self.overlapping |= claim.overlapping or claim.severest
        self.title = self.title or title
        if column_of(title) == _OUTCOME and self.overlapping:
            self.title = _ANY_OUTCOME
        self.labels.setdefault(_compared(title, label), label)

    def spelt(self, label: str) -> str:
        """A label as the first table writes it."""
        return self.labels.get(_compared(self.title, label), label)


class Reading:
    """The conditions of some figures read as lines, where other figures are tables of the column.

    `several` are the pairs of a line that stand for several values.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.several: dict[Pair, Several] = {}
        self._columns: dict[object, dict[str, _Column]] = defaultdict(dict)
        for claim in claims:
            for title, label in claim.line:
                column = self._columns[claim.about.key].setdefault(column_of(title), _Column())
                column.take(title, label, claim)
        self._whole = {key: frozenset(_whole(columns)) for key, columns in self._columns.items()}

    def lines(self, claims: Iterable[Claim]) -> list[Claim]:
        """The figures, each as a line as far as its conditions are on columns of tables."""
        return [self.line(claim) for claim in claims]

    def line(self, claim: Claim) -> Claim:
        """One figure; `among` says which of its conditions its line stands for."""
        columns = self._columns.get(claim.about.key, {})
        whole = self._whole.get(claim.about.key, frozenset())
        asked = values_of(claim.about.only or frozenset(), whole)
        met = {
            name: pair
            for name in asked.keys() & columns.keys()
            if (pair := self._pair(columns[name], name, asked[name], claim.line))
        }
        if not met:
            return claim
        kept, among = conditions_apart(claim.about.conditions or (), met.keys())
        line = {(title, columns[column_of(title)].spelt(label)) for title, label in claim.line}
        overlapping = claim.overlapping or any(columns[name].overlapping for name in met)
        return replace(
            claim,
            about=replace(claim.about, conditions=kept),
            line=tuple(sorted(line | set(met.values()))),
            overlapping=overlapping,
            among=among,
        )

    def _pair(self, column: _Column, name: str, asked: Values, line: Line) -> Pair | None:
        """The values of a condition as a line of the column's table, None where none is sure."""
        if not asked.named or _BLANK in asked.named:
            return None
        labels = tuple(sorted({column.spelt(value) for value in asked.named}))
        for title, label in line:
            if column_of(title) == name:
                one = (title, column.spelt(label))
                return one if title == column.title and (one[1] in labels) == asked.holds else None
        if len(labels) == 1 and asked.holds:
            return column.title, labels[0]
        pair = column.title, f"{'' if asked.holds else 'all but '}{either(labels)}"
        self.several[pair] = Several(labels, asked.holds)
        return pair


def column_of(title: str) -> str:
    """The column that a table headed so is by, as conditions name it."""
    return _OUTCOME if title == _ANY_OUTCOME else normalise_header(title) or folded(title)


def _whole(columns: Mapping[str, _Column]) -> Iterator[Pair]:
    """The labels of tables that a condition in words would be read as several of."""
    for name, column in columns.items():
        labels = {*column.labels, *map(folded, column.labels.values())}
        yield from ((name, label) for label in labels if has_several(label))


def _compared(title: str, label: str) -> str:
    """A label as it is compared; an outcome in the spelling that the order of severity has."""
    return folded(_SEVERITY.label(label) if column_of(title) == _OUTCOME else label)
