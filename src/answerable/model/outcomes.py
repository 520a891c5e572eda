"""Outcomes of complaints and conduct matters, and which of two is the more severe.

The default order follows the Police (Conduct) Regulations 2004 to 2020 and the statuses that
published answers print beside sanctions: resignation stands with the sanctions, a case still open
after no further action. A request may bring an order of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from answerable.model.fields import normalise_header

DEFAULT_ORDER: tuple[tuple[str, ...], ...] = (
    ("Dismissed without notice", "dismissal without notice", "summary dismissal"),
    ("Dismissed", "dismissal"),
    ("Dismissed with notice", "dismissal with notice"),
    ("Would have been dismissed", "whbd", "former officer would have been dismissed"),
    ("Required to resign", "requirement to resign"),
    ("Resigned", "resignation", "resigned during investigation"),
    ("Retired", "retirement"),
    ("Reduction in rank", "reduced in rank", "demotion"),
    ("Reduction in pay",),
    ("Fine", "fined"),
    ("Final written warning", "fww"),
    ("Written warning", "ww", "first written warning"),
    ("Reprimand",),
    ("Caution",),
    ("Verbal warning", "oral warning"),
    ("Management advice",),
    (
        "Referral to RPRP",
        "rprp",
        "reflective practice review process",
        "practice requiring improvement",
    ),
    ("Management action",),
    ("Learning from reflection", "learning", "reflection", "words of advice", "debrief"),
    ("Apology",),
    ("Explanation",),
    ("No further action", "nfa", "no action", "no further action required"),
    ("On-going", "ongoing", "on going", "pending", "live", "open", "not determined"),
)
"""Label first, then other spellings; most severe first."""


@dataclass(frozen=True, slots=True)
class SeverityOrder:
    """An order of severity: knows each outcome's label and place, whatever its spelling."""

    labels: tuple[str, ...]
    places: Mapping[str, int]

    def label(self, outcome: str) -> str:
        """The outcome as the order writes it; one the order does not know keeps its own words."""
        place = self.places.get(normalise_header(outcome))
        return outcome if place is None else self.labels[place]

    def place(self, outcome: str) -> int | None:
        """How far down the order an outcome stands (0 is the most severe), None if unknown."""
        return self.places.get(normalise_header(outcome))

    def most_severe(self, outcomes: Iterable[str]) -> str | None:
        """The label of the most severe; None where they differ and one of them has no place."""
        labels = list(dict.fromkeys(self.label(outcome) for outcome in outcomes))
        if len(labels) == 1:
            return labels[0]
        places = [self.place(label) for label in labels]
        known = [place for place in places if place is not None]
        return self.labels[min(known)] if known and len(known) == len(places) else None


def severity_order(rows: Iterable[tuple[str, ...]] = DEFAULT_ORDER) -> SeverityOrder:
    """An order from rows of (label, other spelling, …), most severe first."""
    table = list(rows)
    places = {normalise_header(word): i for i, row in enumerate(table) for word in row}
    return SeverityOrder(tuple(row[0] for row in table), places)
