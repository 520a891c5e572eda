"""Tells which columns of a register are about people, and what of them a draft may show.

Whoever complained, and what is said of them, is seen with complainants' details only, and drafts
are read by others too. A header says what its column holds; one that no field claims and whose
words name nobody is anybody's guess: what repeats groups records, what does not may be anything.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from answerable.model.fields import BY_HEADER, BY_NAME, OF_COMPLAINANTS, normalise_header
from answerable.model.header_words import BARE, words_of
from answerable.steps.answers.plan_answer import Part, Plan, with_question
from answerable.steps.redaction.tell_columns import kind_of

_OF_THE_PUBLIC = re.compile(
    r"\b(?:complainants?|complainers?|victims?|witness(?:es)?|aggrieved|callers?|informants?"
    r"|members? of (?:the )?public|next of kin)\b"
)
_TRAIT = re.compile(
    r"\b(?:ages?|aged|sex|genders?|races?|ethnic|ethnicity|religions?|faith|disability|disabled"
    r"|disabilities|nationality|occupation|types?|categor(?:y|ies)|groups?)\b"
)
_OF_OTHERS = re.compile(r"\b(?:officers?|subjects?|staff|employees?|po|pc|cases?|days)\b")
"""Whose age or sex it is where a header says so: what is known of subjects is no secret here."""

_OF_ONE = frozenset(("location", "subject_id"))
"""Fields that tell people apart; a collar number is a subject's id in many an export."""

_WRITTEN_OUT = frozenset(("complainant", "ethnicity", "sex"))
"""Words that are looked for in their short forms too: "Eth (comp't)"."""

_OF_NOBODY = re.compile(
    r"\b(?:areas?|beats?|bcu|commands?|compan(?:y|ies)|courses?|departments?|districts?|divisions?"
    r"|forces?|lpu|offices?|products?|regions?|sections?|sectors?|stations?|suppliers?|teams?"
    r"|topics?|units?|vendors?|wards?) name\b"
)


def says_who(column: str) -> bool:
    """Whether a column tells people apart: by name, number, address, day of birth."""
    words, field = _read(column)
    if field in BY_NAME:
        return field in _OF_ONE
    if _OF_THE_PUBLIC.search(words):
        return not _TRAIT.search(words)
    return kind_of(column) is not None and not _OF_NOBODY.search(words)


def says_who_beside(column: str) -> bool:
    """The same of a small table, where a subject is what a post or payment is about."""
    return normalise_header(column) != "subject" and says_who(column)


def is_about_people(column: str) -> bool:
    """Whether a column says who somebody is, or something of a complainant, such as an age."""
    words, field = _read(column)
    if field in BY_NAME:
        return field in OF_COMPLAINANTS or field in _OF_ONE
    trait = _TRAIT.search(words) and not _OF_OTHERS.search(words)
    return says_who(column) or bool(_OF_THE_PUBLIC.search(words) or trait)


def _read(column: str) -> tuple[str, str]:
    """The words of a header, short forms of a few written out, and the field it stands for."""
    words, meant = normalise_header(column), words_of(column)
    field = column if column in BY_NAME or meant in BARE else BY_HEADER.get(words, column)
    return " ".join((words, *sorted(meant & _WRITTEN_OUT))), field


def to_count_by(
    held: Iterable[str], *, repeating: Collection[str], sees: bool, chosen: Collection[str] = ()
) -> tuple[str, ...]:
    """The columns that somebody may count by: none that says who somebody is.

    Of those that no field claims the `repeating` ones, and all where they see complainants' details
    (`sees`) or another chose them before.
    """
    known = {*BY_NAME, *repeating, *chosen}
    return tuple(name for name in held if not says_who(name) and (sees or name in known))


def to_list(held: Iterable[str], *, sees: bool, chosen: Collection[str] = ()) -> tuple[str, ...]:
    """The columns that may be listed record by record: none about people, and those that no field
    claims only where somebody sees complainants' details, or another chose them before.
    """
    known = {*BY_NAME, *chosen}
    return tuple(name for name in held if not is_about_people(name) and (sees or name in known))


def columns_of(count: Part) -> tuple[str, ...]:
    """Every column that a count of a plan names: in tables, list and conditions."""
    return (*_counted_by(count), *_listed(count))


def told_of_people(plan: Plan) -> Iterator[tuple[str, str]]:
    """Every use in a plan of a column that its draft may not show: the question, the column."""
    for part in plan.get("question", ()):
        told = [name for count in part.get("count", ()) for name in _told(count)]
        sides = (name for side in part.get("register", ()) for name in _counted_by(side))
        told += filter(says_who_beside, sides)
        yield from ((part["number"], name) for name in told)


def without_people(plan: Plan) -> Plan:
    """The plan without the counts whose drafts it may not show: they are chosen anew."""
    shown = {
        part["number"]: [count for count in part["count"] if not _told(count)]
        for part in plan.get("question", ())
        if "count" in part
    }
    for number, counts in shown.items():
        plan = with_question(plan, number, count=counts)
    return plan


def _told(count: Part) -> list[str]:
    told = [name for name in _counted_by(count) if says_who(name)]
    return told + [name for name in _listed(count) if is_about_people(name)]


def _counted_by(count: Part) -> tuple[str, ...]:
    tables = [[names] if isinstance(names, str) else names for names in count.get("by", ())]
    conditions = (*count.get("where", {}), *count.get("except", {}))
    return (*(name for names in tables for name in names), *conditions)


def _listed(count: Part) -> tuple[str, ...]:
    return tuple(count.get("list", {}).get("columns", ()))
