"""The chapters of the manual inside the desk, and for whom each is written."""

from collections.abc import Collection
from dataclasses import dataclass

from answerable.model.roles import Role


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the manual; its text is the template desk/manual/SLUG.html."""

    slug: str
    title: str
    lead: str
    roles: frozenset[Role]


CHAPTERS = (
    Chapter(
        "officer",
        "From the letter to the log",
        "Log a request, split it into questions, draft the answer, release it.",
        frozenset((Role.OFFICER,)),
    ),
    Chapter(
        "analyst",
        "Find and read the records",
        "Take a register in, make a topic, type its terms, rule on spellings, read by keys.",
        frozenset((Role.ANALYST, Role.OFFICER)),
    ),
    Chapter(
        "approver",
        "Clear and approve",
        "See exactly what would leave, agree to small counts, sign it or return it.",
        frozenset((Role.APPROVER, Role.COMMUNICATIONS, Role.ANALYST)),
    ),
    Chapter(
        "administrator",
        "People, settings and the history",
        "Add colleagues, say who clears in which order, see what everybody did.",
        frozenset((Role.ADMINISTRATOR, Role.AUDITOR)),
    ),
)


def chapters_for(roles: Collection[Role]) -> tuple[list[Chapter], list[Chapter]]:
    """The chapters for these roles, and the others, each in the order of the work."""
    own = [one for one in CHAPTERS if not one.roles.isdisjoint(roles)]
    return own, [one for one in CHAPTERS if one not in own]
