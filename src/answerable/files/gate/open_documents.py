"""Looks into an OpenDocument file: never released, but the user is told what it hides."""

import re
from collections.abc import Iterator, Mapping

from answerable.files.gate.markup import Element, attribute, events, local
from answerable.model.file_checks import FileFinding, found

_HIDDEN = {"collapse": ("X04", "hidden"), "filter": ("X06", "")}
_PEOPLE = {"initial-creator": "author", "creator": "last saved by", "user-defined": "own property"}


def look_at_open_document(parts: Mapping[str, bytes]) -> Iterator[FileFinding]:
    """The kind itself, then hidden sheets, rows and columns, comments, changes and people."""
    kind = parts.get("mimetype", b"").decode("ascii", "replace").rpartition(".")[2][:40]
    yield found("I02", "the file", f"OpenDocument, {kind}")
    for part in parts:
        if re.match(r"(?:Basic|Scripts|Object)", part):
            yield found("X01", part)
    yield from _content(parts)
    for event, element in events("meta.xml", parts.get("meta.xml", b"<none/>"), any_space=True):
        name = local(element)
        if event == "end" and name in _PEOPLE and (element.text or "").strip():
            yield found("X15", "meta.xml", f"{_PEOPLE[name]}: {element.text.strip()[:40]}")


def _content(parts: Mapping[str, bytes]) -> Iterator[FileFinding]:
    part, seen = "content.xml", set[tuple[str, str]]()
    hidden_styles, style, sheet = set[str](), "", "the text"
    for event, element in events(part, parts.get(part, b"<none/>"), any_space=True):
        name = local(element)
        if event == "start":
            if name == "style":
                style = attribute(element, "name")
            elif name == "table-properties" and attribute(element, "display") == "false":
                hidden_styles.add(style)
            elif name == "table":
                sheet = f"sheet “{attribute(element, 'name')}”"
                if attribute(element, "style-name") in hidden_styles:
                    yield found("X02", sheet)
            continue
        for code, detail in _faults(name, element):
            if (code, sheet) not in seen:
                seen.add((code, sheet))
                yield found(code, sheet, detail)


def _faults(name: str, element: Element) -> Iterator[tuple[str, str]]:
    if name in ("table-row", "table-column"):
        if hidden := _HIDDEN.get(attribute(element, "visibility")):
            yield hidden
    elif name == "annotation":
        yield "X10", ""
    elif name == "changed-region":
        yield "D01", ""
    elif name in ("hidden-text", "hidden-paragraph"):
        yield "D03", ""
    elif name == "table-cell" and (formula := attribute(element, "formula")):
        yield "X12", formula[:40]
