"""Reads what an authority has decided about small counts, and the reasons for printing some."""

from pathlib import Path

from answerable.files.requests import read_small_counts
from answerable.files.toml_sections import Section, one_of, read_toml
from answerable.model.protection import Policy, Presentation
from answerable.model.request import SmallCounts


def read_policy(path: Path) -> tuple[Policy, SmallCounts | None]:
    """The policy of a TOML file; keys left out keep their defaults.

    Raises UserMistake for values that protect nobody and for keys that mean nothing.
    """
    section = read_toml(path)
    known = Policy()
    allowed = section.texts("presentations") or tuple(known.presentations)
    names = tuple(Presentation)
    numbers = {
        key: _whole(section, key, getattr(known, key)) for key in ("threshold", "need", "base")
    }
    presentations = tuple(
        Presentation(one_of(section, "presentation", name, names)) for name in allowed
    )
    small = read_small_counts(section)
    section.close()
    try:
        return Policy(**numbers, presentations=presentations), small
    except ValueError as error:
        section.refuse(str(error), "compare it with docs/how-to/protect-small-counts.md")


def _whole(section: Section, key: str, default: int) -> int:
    text = section.text(key, str(default))
    if not text.isdigit():
        section.refuse(f"“{key}” must be a whole number", f"write {key} = {default}")
    return int(text)
