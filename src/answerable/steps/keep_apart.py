"""Tells which columns of a register are about people: drafts, which many read, show none of them.

Whoever complained, and what is said of them, is seen with complainants' details only. A header says
what its column holds; one that no field claims and whose words name nobody is anybody's guess.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from answerable.model.fields import BY_HEADER, BY_NAME, OF_COMPLAINANTS, normalise_header
from answerable.steps.find_held import kind_of
from answerable.steps.plan_answer import Part, Plan

_OF_THE_PUBLIC = re.compile(
    r"\b(?:complainants?|complainers?|victims?|witness(?:es)?|aggrieved|callers?|informants?"
    r"|members? of (?:the )?public|next of kin)\b"
)
_PERSONAL = re.compile(
    r"\b(?:ages?|aged|dob|birth|born|sex|genders?|races?|ethnic|ethnicity|religions?|faith"
    r"|disability|disabled|disabilities|nationality|occupation)\b"
)
_OF_OTHERS = re.compile(r"\b(?:officers?|subjects?|staff|employees?|po|pc|cases?|days)\b")
"""Whose age or sex it is where a header says so: what is known of subjects is no secret here."""

_OF_PLACES = re.compile(
    r"\b(?:areas?|beats?|bcu|commands?|departments?|districts?|divisions?|forces?|lpu|offices?"
    r"|regions?|sections?|sectors?|stations?|teams?|topics?|units?|wards?) name\b"
)


def is_about_people(column: str) -> bool:
    """Whether a column says who complained, something of them, or who somebody is by name."""
    words = normalise_header(column)
    field = BY_HEADER.get(words, column)
    if field in BY_NAME:
        return field in OF_COMPLAINANTS
    if _OF_THE_PUBLIC.search(words):
        return True
    if _PERSONAL.search(words):
        return not _OF_OTHERS.search(words)
    return kind_of(column) is not None and not _OF_PLACES.search(words)


def to_choose(held: Iterable[str], *, sees: bool, chosen: Collection[str] = ()) -> tuple[str, ...]:
    """The columns that somebody may count by: none about people; those that no field claims where
    they see complainants' details, or where another chose them before.
    """
    return tuple(
        name
        for name in held
        if not is_about_people(name) and (sees or name in BY_NAME or name in chosen)
    )


def columns_of(count: Part) -> tuple[str, ...]:
    """Every column that a count of a plan names: in tables, list and conditions."""
    tables = [[names] if isinstance(names, str) else names for names in count.get("by", ())]
    listed = count.get("list", {}).get("columns", ())
    conditions = (*count.get("where", {}), *count.get("except", {}))
    return (*(name for names in tables for name in names), *listed, *conditions)


def told_of_people(plan: Plan) -> Iterator[tuple[str, str]]:
    """Every use of a column about people in a plan's counts: the question's number, the column."""
    for part in plan.get("question", ()):
        for count in part.get("count", ()):
            yield from (
                (part["number"], name) for name in columns_of(count) if is_about_people(name)
            )
