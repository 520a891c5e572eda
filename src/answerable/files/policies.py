"""Reads what an authority has decided about small counts, and the reasons for printing some."""

from pathlib import Path

from answerable.files.toml_sections import Section, one_of, read_toml
from answerable.model.protection import Policy, Presentation
from answerable.model.request import WORKSHEET, SmallCounts


def read_policy(path: Path) -> tuple[Policy, SmallCounts | None]:
    """The policy of a TOML file; keys left out keep their defaults.

    Raises UserMistake for values that protect nobody and for keys that mean nothing.
    """
    section = read_toml(path)
    known = Policy()
    allowed = section.texts("presentations") or tuple(known.presentations)
    names = tuple(Presentation)
    numbers = {
        key: section.whole(key, getattr(known, key)) for key in ("threshold", "need", "base")
    }
    presentations = tuple(
        Presentation(one_of(section, "presentation", name, names)) for name in allowed
    )
    usual = section.text("presentation", "")
    small = read_small_counts(section)
    section.close()
    try:
        return Policy(
            **numbers,
            presentations=presentations,
            presentation=Presentation(one_of(section, "presentation", usual, names))
            if usual
            else None,
        ), small
    except ValueError as error:
        section.refuse(str(error), "compare it with docs/how-to/protect-small-counts.md")


def read_small_counts(section: Section) -> SmallCounts | None:
    """Why small counts may be printed: the table [small_counts] of a request or a policy."""
    if not section.has("small_counts"):
        return None
    part = section.section("small_counts")
    worksheet = part.section("worksheet")
    small = SmallCounts(
        reason=part.text("reason"),
        by=part.text("by"),
        on=part.day("on"),
        approved_by=part.text("approved_by", ""),
        approved_on=part.day("approved_on", required=False),
        worksheet={key: worksheet.text(key, "") for key in WORKSHEET},
    )
    worksheet.close()
    part.close()
    return small
