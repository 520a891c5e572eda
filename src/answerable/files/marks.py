"""Reads a page that is written plainly: its marks in one pass, as any browser reads them.

Whatever could be read in two ways is not plain, and is left to whoever asked: remarks, capitals in
names, attributes without quotation marks, elements whose text is no markup but for titles, style
sheets and programs. What is plain is read exactly as the standard library reads it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

_NAME = "[a-z][a-z0-9]*"
_ENTITY = "&(?:amp|lt|gt|quot|#34|#39|#x27);"
_VALUE = rf"[^\"<>&]*(?:{_ENTITY}[^\"<>&]*)*"
_ATTRIBUTES = rf"(?: [a-zA-Z][a-zA-Z0-9:-]*(?:=\"{_VALUE}\")?)*"
_NEXT = re.compile(
    rf"([^<]*)(?:<(?:/({_NAME})|({_NAME})({_ATTRIBUTES})( ?/)?)>|<|\Z)",
    re.ASCII,
)
"""Text and a mark. A mark that is not plain is met as its first character alone: it costs no time
to find that out, however long the text is."""
_ATTRIBUTE = re.compile(r" ([a-zA-Z][a-zA-Z0-9:-]*)(?:=\"([^\"]*)\")?", re.ASCII)
_DECLARED = re.compile(r"<!doctype html>", re.IGNORECASE)

VERBATIM = frozenset(("script", "style"))
"""Elements whose text holds no entities."""
_TEXT_ALONE = VERBATIM | {"title"}
_NEVER_PLAIN = frozenset(
    ("textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext")
)
_KEPT = 20_000
"""So many different attributes are remembered: the pages of a log say most of them again."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a plain page, each with one place in every column.

    The text before it as written, entities and all; the name that it ends, or that it begins, its
    attributes as written, and whether the element closes itself (" /", or nothing).
    """

    texts: tuple[str, ...]
    ends: tuple[str, ...]
    begins: tuple[str, ...]
    attributes: tuple[str, ...]
    alone: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.ends)

    def one_by_one(self) -> Iterator[tuple[str, str, str, str, str]]:
        """Every mark with its five columns."""
        return zip(self.texts, self.ends, self.begins, self.attributes, self.alone, strict=True)

    def places(self, name: str) -> list[int]:
        """Where an element begins."""
        found: list[int] = []
        for _ in range(self.begins.count(name)):
            found.append(self.begins.index(name, found[-1] + 1 if found else 0))
        return found


def plain_marks(text: str) -> Marks | None:
    """The marks of a page that begins with its declaration or without; None where not plain."""
    declared = _DECLARED.match(text)
    *found, end = _NEXT.findall(text.rstrip(), declared.end() if declared else 0)
    if not found or end[0]:
        return None
    marks = Marks(*zip(*found, strict=True))
    if marks.ends.count("") + marks.begins.count("") > len(marks):  # one that is neither
        return None
    return marks if _holds_no_marks(marks) else None


def _holds_no_marks(marks: Marks) -> bool:
    """Whether each element whose text is no markup begins, and ends with the next mark."""
    names = {*marks.ends, *marks.begins}
    if names & _NEVER_PLAIN:
        return False
    after = (*marks.ends[1:], "")
    for name in names & _TEXT_ALONE:
        places = marks.places(name)
        if len(places) != marks.ends.count(name):
            return False
        if any(after[place] != name or marks.alone[place] for place in places):
            return False
    return True


@lru_cache(maxsize=_KEPT)
def attributes_of(written: str) -> tuple[tuple[str, str | None], ...]:
    """The attributes of a plain mark by their names, entities undone."""
    return tuple(
        (name.lower(), None if value is None else unescape(value))
        for name, value in (one.groups() for one in _ATTRIBUTE.finditer(written))
    )
