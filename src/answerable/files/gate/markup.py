"""Reads the XML of a part as a stream, hardened, and holds every name and value to a list.

No document type, so no entities; no comments, no instructions, no other encoding than UTF-8: what
office programs never write could only be there to be hidden.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from answerable.files.gate.archives import Unreadable
from answerable.model.file_checks import FileFinding, found
from answerable.model.unseen import unseen

Element = Any
"""An element of lxml."""

_DECLARATION = re.compile(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
_DEEPEST, _MOST_KEPT = 200, 20_000
_SPACE = re.compile(
    r"http://(?:schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org/dc"
    r"|purl\.oclc\.org/ooxml|www\.w3\.org|schemas\.libreoffice\.org|openoffice\.org)/[\w/.:#-]{0,90}"
    r"|urn:(?:schemas-microsoft-com|schemas-openxmlformats-org):[\w:-]{1,60}"
)
_PREFIX = re.compile(r"[A-Za-z0-9]{0,12}")
_CELLS = r"[A-Z]{1,3}[0-9]{0,7}(?::[A-Z]{1,3}[0-9]{0,7})?"
_VALUE = re.compile(
    r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,20})?(?:[Ee][+-]?[0-9]{1,3})?(?:%|pt|in|cm|mm|px|pc|em)?"
    r"|#?[0-9A-Fa-f]{2,8}"  # a colour, or the number of a revision
    r"|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?"  # a unique number
    r"|[a-z][A-Za-z]{0,31}[0-9]{0,3}"  # a word of the format
    r"|[a-z]{2,3}(?:-[A-Z][a-z]{3})?-(?:[A-Z]{2}|[0-9]{3})"  # a language
    rf"|{_CELLS}(?: {_CELLS}){{0,200}}"
    r"|[0-9]{1,5}(?:[:;, ][0-9]{1,5}){0,80}"  # spans, lists of numbers
    r"|r?Id[0-9]{1,6}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,12}Z?"
)
"""What a value may look like: a number, a colour, a word of the format, cells, a date."""

NAME = re.compile(r"(?!.*[0-9]{5})[^\W_][\w ,.()\[\]&/;+'@-]{0,63}")
"""What the name of a style, a font or a theme may look like: short, and without a long number."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a part may hold: attributes whose value is free and looked at, elements with text."""

    code: str
    free: Mapping[str, Any] = field(default_factory=dict)
    texts: frozenset[str] = frozenset()
    elements: frozenset[str] | None = None
    spaces: tuple[str, ...] = ()
    _accepted: set[tuple[str, str, str]] = field(default_factory=set, compare=False)

    def accepts(self, name: str, key: str, value: str) -> bool:
        """Whether an element may have this attribute with this value; the same come often."""
        if (name, key, value) in self._accepted:
            return True
        short = named(key)
        free = self.free.get(f"{name}/{short}") or self.free.get(short)
        plain = len(short) <= 40 and bool(free(value) if free else _is_plain(value))
        if plain and len(self._accepted) < _MOST_KEPT:
            self._accepted.add((name, key, value))
        return plain


def words(text: str) -> frozenset[str]:
    """A list of names, written apart by spaces."""
    return frozenset(text.split())


@lru_cache(maxsize=1 << 14)
def _is_plain(value: str) -> bool:
    return not value or bool(_VALUE.fullmatch(value))


def a_name(value: str) -> bool:
    """Whether a free value looks like the name of a style or font."""
    return not value or (bool(NAME.fullmatch(value)) and not unseen(value))


def anything(_: str) -> bool:
    """A value that its own check looks at."""
    return True


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def named(name: str) -> str:
    """The name of an attribute without its namespace."""
    return name.rpartition("}")[2]


def events(part: str, data: bytes, *, any_space: bool = False) -> Iterator[tuple[str, Element]]:
    """Start and end of every element. Raises Unreadable for what no office program writes."""
    from lxml import etree

    _check_bytes(part, data)
    reader = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end", "comment", "pi", "start-ns"),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
    )
    depth = 0
    try:
        for event, element in reader:
            if event in ("comment", "pi"):
                raise Unreadable("T02", part, "a comment or instruction in the XML")
            if event == "start-ns":
                if not any_space:
                    _check_space(part, *element)
                continue
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise Unreadable("X19", part, "it is nested too deeply")
            yield event, element
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("X19", part, "it is not well formed") from error


def attribute(element: Element, name: str) -> str:
    """The value of an attribute, whatever its namespace; "" where it is absent."""
    return next((value for key, value in element.attrib.items() if named(key) == name), "")


def tree(part: str, data: bytes) -> Element:
    """The whole part, once it is known to be harmless to read."""
    root = None
    for _, element in events(part, data):
        root = element if root is None else root
    return root


def strangers(part: str, root: Element, wording: Wording) -> Iterator[FileFinding]:
    """Names, values and texts of a part that are not on its list, one finding for each kind."""
    seen = set[str]()
    for element in root.iter("*"):
        for detail in strange(element, wording):
            if detail not in seen and len(seen) < 5:
                seen.add(detail)
                yield found(wording.code, part, detail)


def strange(element: Element, wording: Wording) -> Iterator[str]:
    """What is not on the list of one element, in words."""
    name, space = local(element), element.tag[1:].partition("}")[0]
    if wording.spaces and space not in wording.spaces:
        yield f"<{name[:40]}> of another vocabulary"
        return
    if (wording.elements is not None and name not in wording.elements) or len(name) > 40:
        yield f"<{name[:40]}>"
        return
    for key, value in element.attrib.items():
        if not wording.accepts(name, key, value):
            yield f"“{value[:40]}” as {named(key)[:40]} of <{name}>"
    texts = [element.text] + [child.tail for child in element]
    if name not in wording.texts and any(text and text.strip() for text in texts):
        yield f"text in <{name}>"


def _check_space(part: str, prefix: str, space: str) -> None:
    """Names of vocabularies are declared in every part; words may not hide among them."""
    if not _PREFIX.fullmatch(prefix or "") or not (space == "" or _SPACE.fullmatch(space)):
        raise Unreadable("X01", part, f"an unknown vocabulary, {space[:60]}")


def _check_bytes(part: str, data: bytes) -> None:
    declared = _DECLARATION.match(data[3:] if data.startswith(b"\xef\xbb\xbf") else data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:200]:
        raise Unreadable("X19", part, "it is not in UTF-8")
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        raise Unreadable("X19", part, "it is not in UTF-8")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable("X19", part, "it declares entities, as no office program does")
