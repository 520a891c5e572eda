"""Reads what an organisation does not want to be told again: findings suppressed with a reason."""

from pathlib import Path

from answerable.files.toml_sections import Section, one_of, read_toml
from answerable.model.page_checks import ALL_CHECKS, Suppression


def read_suppressions(path: Path) -> tuple[Suppression, ...]:
    """The [[suppress]] tables of a file, each with code, reason and by.

    Raises UserMistake for an unknown code, a missing reason, or a key that means nothing.
    """
    section = read_toml(path)
    suppressions = tuple(_suppression(one) for one in section.sections("suppress"))
    section.close()
    return suppressions


def _suppression(section: Section) -> Suppression:
    suppression = Suppression(
        code=one_of(section, "code", section.text("code"), tuple(ALL_CHECKS)),
        reason=section.text("reason"),
        by=section.text("by"),
        where=section.text("where", ""),
        words=section.text("words", ""),
    )
    section.close()
    return suppression
