"""The shape of a recipe: what one kind of complaint or conduct matter sounds like."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """Patterns that go with one or several labels of a code list.

    `scenes` are circumstances (clauses), `acts` what somebody is said to have done (past tense,
    subject left out), `details` whole sentences without their full stop.
    """

    labels: tuple[str, ...]
    scenes: tuple[str, ...]
    acts: tuple[str, ...]
    details: tuple[str, ...]
