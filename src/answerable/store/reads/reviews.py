"""Reviews as they stand in the database: definition, entries, what holds of each record."""

import tomllib

from answerable.files.journals import entry_of_line
from answerable.files.reviews import definition_in
from answerable.files.toml_sections import Section
from answerable.model.definition import Definition
from answerable.model.errors import UserMistake
from answerable.model.journal import Entry
from answerable.steps.finding.conclude_review import scope_words
from answerable.store.models import Review


def read_definition_of(review: Review) -> Definition:
    """The definition a review was begun under.

    Raises UserMistake "review-definition-changed" where it is not that one any more.
    """
    where = f"review {review.pk}"
    definition = definition_in(Section(tomllib.loads(review.definition), where))
    if definition.fingerprint != review.fingerprint:
        raise UserMistake("review-definition-changed", where=where)
    return definition


def covered_by(review: Review) -> str:
    """Which records of its register a review is about: what tells two of one topic apart."""
    return scope_words(read_definition_of(review).scope) or "all records"


def read_entries(review: Review, *, seals: list[str]) -> list[Entry]:
    """The entries after those whose seals are given; their seals are added to the list.

    Raises UserMistake "review-damaged" with the entry that is not as it was written.
    """
    entries: list[Entry] = []
    rows = review.entries.filter(number__gte=len(seals)).order_by("number")
    for row in rows:
        number, before = len(seals), seals[-1] if seals else ""
        try:
            entry = entry_of_line(row.values, row.seal, number=number, before=before)
        except ValueError as error:
            where = f"review {review.pk}, entry {number}"
            raise UserMistake("review-damaged", where=where, reason=error) from error
        entries.append(entry)
        seals.append(row.seal)
    return entries
