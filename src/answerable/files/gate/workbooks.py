"""Looks through a workbook (.xlsx): only cells that are seen, and what it takes to show them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from answerable.files.gate.archives import Unreadable
from answerable.files.gate.cell_styles import Styles, check_styles
from answerable.files.gate.markup import (
    Element,
    Wording,
    a_name,
    anything,
    events,
    local,
    strange,
    strangers,
    words,
)
from answerable.files.gate.markup import tree as read_tree
from answerable.files.gate.office_parts import (
    WORKBOOK,
    Relation,
    Seen,
    check_frame,
    check_properties,
    check_theme,
    relations_of,
)
from answerable.files.gate.sheets import Book, Extent, SheetReader, Text, area, rich_text
from answerable.model.file_checks import FileFinding, found
from answerable.model.phrases import counted

_MAIN = "xl/workbook.xml"
_ALLOWED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core|custom)\.xml|xl/workbook\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/(?:worksheets|tables)/[a-z]{1,20}[0-9]{1,5}\.xml"
    r"|xl/worksheets/_rels/[a-z]{1,20}[0-9]{1,5}\.xml\.rels|xl/styles\.xml|xl/sharedStrings\.xml"
    r"|xl/theme/theme[0-9]{1,3}\.xml"
)
_COMMENTS = re.compile(r"xl/(?:threadedComments/|comments|worksheets/comments|drawings/vmlDrawing)")
_NAMED = {
    "pivot": "a pivot table with its copy of the data",
    "externalLinks": "a link to another workbook, with its values",
    "model": "a data model",
    "vbaProject": "macros",
    "embeddings": "an embedded file",
    "connections": "a connection to data elsewhere",
    "queryTables": "a query",
    "customXml": "custom XML",
    "revisions": "a log of changes",
    "persons": "people who commented",
    "printerSettings": "settings of a printer",
    "charts": "a chart, which keeps its own copy of the data",
    "chartsheets": "a chart, which keeps its own copy of the data",
    "drawings": "a drawing",
    "media": "a picture",
    "slicer": "a slicer",
    "timeline": "a timeline",
    "calcChain": "the order of formulas",
    "macrosheets": "macros",
    "dialogsheets": "a dialog",
    "ctrlProps": "a control",
    "activeX": "a control",
    "metadata": "metadata of cells",
    "richData": "linked data",
    "thumbnail": "a small picture of the file",
}
_ELEMENTS = words(
    " workbook fileVersion workbookPr bookViews workbookView sheets sheet definedNames"
    " definedName calcPr extLst ext calcFeatures feature AlternateContent Choice Fallback"
    " absPath revisionPtr fileRecoveryPr workbookProtection extCalcPr"
)
_HARMLESS_NAMES = frozenset(("_xlnm.Print_Area", "_xlnm.Print_Titles", "_xlnm._FilterDatabase"))
_REFERENCE = re.compile(
    r"(?:(?:'(?:[^']|'')+'|[\w.]+)!)?\$?[A-Z]{0,3}\$?[0-9]{0,7}(?::\$?[A-Z]{0,3}\$?[0-9]{0,7})?"
)
_PASSWORDS = tuple(
    f"workbookProtection/workbook{what}" for what in ("Password", "HashValue", "SaltValue")
)
_LETTER = re.compile(r"[^\W\d_]")
_NEEDED, _A_CELL, _A_CHARACTER, _TIMES = 60_000, 60, 4, 10
"""Bytes that a workbook needs at least, for each cell and each character; how many times that."""


@dataclass(slots=True)
class _Sheet:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    printed: list[tuple[int, int, int, int]] = field(default_factory=list)


def look_at_workbook(
    parts: Mapping[str, bytes], *, size: int, most_rows: int | None
) -> Iterator[FileFinding]:
    """Everything in a workbook that its cells do not show. `most_rows` is what was announced."""
    yield from check_frame(parts, WORKBOOK)
    for part in parts:
        if not _ALLOWED.fullmatch(part):
            yield _stranger(part)
    seen = Seen()
    sheets, findings = _listed(parts, seen)
    yield from findings
    theme = next((parts[p] for p in parts if p.startswith("xl/theme/")), None)
    held = parts.get("xl/styles.xml")
    styles = Styles(
        read_tree("xl/styles.xml", held) if held else None,
        read_tree("xl/theme", theme) if theme else None,
    )
    texts, findings = _shared_texts(parts, styles)
    yield from findings
    book = Book(styles, texts, seen, set())
    extents = []
    for sheet in sheets:
        relations = {relation.id: relation for relation in relations_of(sheet.part, parts)}
        reader = SheetReader(sheet.name, sheet.part, book, relations, sheet.printed)
        yield from reader.findings(parts[sheet.part])
        yield from _check_tables(relations.values(), parts, seen)
        extents.append((sheet.name, reader.extent))
    yield from _unused(book)
    yield from _too_much(extents, size, most_rows)
    yield from _looks_and_properties(parts, seen)
    listed = {sheet.part for sheet in sheets}
    for part in parts:
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part) and part not in listed:
            yield found("X01", part, "a sheet that the workbook does not list")


def _looks_and_properties(parts: Mapping[str, bytes], seen: Seen) -> Iterator[FileFinding]:
    for part, data in parts.items():
        if part in ("docProps/core.xml", "docProps/app.xml"):
            yield from check_properties(part, data, WORKBOOK, seen)
        elif part == "docProps/custom.xml":
            if len(read_tree(part, data)):
                yield found("X01", part, "custom properties")
        elif part.startswith("xl/theme/"):
            yield from check_theme(part, data, WORKBOOK)
        elif part == "xl/styles.xml":
            yield from check_styles(part, data)


def _stranger(part: str) -> FileFinding:
    if _COMMENTS.match(part):
        return found("X10", part)
    known = (words for key, words in _NAMED.items() if key.casefold() in part.casefold())
    return found("X01", part, next(known, ""))


def _listed(parts: Mapping[str, bytes], seen: Seen) -> tuple[list[_Sheet], list[FileFinding]]:
    """The sheets of the workbook in order, and what is wrong with its own part."""
    root = read_tree(_MAIN, parts[_MAIN])
    relations = {relation.id: relation for relation in relations_of(_MAIN, parts)}
    findings: list[FileFinding] = []
    sheets: list[_Sheet] = []
    for element in root.iter():
        if local(element) == "sheet":
            sheets.append(_sheet(element, relations, parts))
            findings.extend(_check_sheet(element))
            seen.add(element.get("name", ""))
    for element in root.iter():
        findings.extend(_check_workbook_element(element, sheets))
    free = {
        "sheet/name": anything,
        "definedName/name": anything,
        "stringRefSyntax": a_name,
        **dict.fromkeys(_PASSWORDS, anything),
        "Ignorable": a_name,
        "Requires": a_name,
        "absPath/url": anything,
        "codeName": a_name,
        "appName": a_name,
        "feature/name": a_feature,
        "documentId": re.compile(
            r"[0-9a-z_]{1,8}_\{[0-9A-Fa-f-]{36}\}|[0-9A-Za-z_]{1,12}"
        ).fullmatch,
        "id": a_name,
        "rupBuild": a_name,
        "uri": re.compile(r"\{[0-9A-Fa-f-]{36}\}").fullmatch,
        "coauthVersionLast": a_name,
        "coauthVersionMax": a_name,
    }
    texts = frozenset(("definedName",))
    findings.extend(strangers(_MAIN, root, Wording("X01", free, texts, _ELEMENTS)))
    return [sheet for sheet in sheets if sheet.part in parts], findings


a_feature = re.compile(r"microsoft\.com:[A-Za-z.]{1,60}").fullmatch


def _sheet(
    element: Element, relations: Mapping[str, Relation], parts: Mapping[str, bytes]
) -> _Sheet:
    id = next((value for key, value in element.items() if key.endswith("}id")), "")
    name, relation = element.get("name", ""), relations.get(id)
    if relation is None or relation.target not in parts:
        raise Unreadable("X19", f"sheet “{name}”", "its cells are not there")
    return _Sheet(name, relation.target)


def _check_sheet(element: Element) -> Iterator[FileFinding]:
    name, state = element.get("name", ""), element.get("state", "visible")
    if state != "visible":
        words = "hidden so that Excel does not offer to show it" if state == "veryHidden" else state
        yield found("X02", f"sheet “{name}”", words)
    if not _LETTER.search(name):
        yield found("X03", f"sheet “{name}”")


def _check_workbook_element(element: Element, sheets: list[_Sheet]) -> Iterator[FileFinding]:
    name = local(element)
    if name == "definedName":
        yield from _check_name(element, sheets)
    elif name == "absPath":
        yield found("X15", _MAIN, f"the folder it was saved in: {element.get('url', '')[:60]}")
    elif name == "workbookProtection" and any("lock" not in key for key in element.attrib):
        yield found("X01", _MAIN, "the trace of a password")


def _check_name(element: Element, sheets: list[_Sheet]) -> Iterator[FileFinding]:
    """Names are refused, but for those that programs write for printing and for filters."""
    name, text = element.get("name", ""), (element.text or "").strip()
    references = _REFERENCE.fullmatch(text) or all(map(_REFERENCE.fullmatch, text.split(",")))
    if name not in _HARMLESS_NAMES or not references:
        yield found("X11", f"the name “{name[:40]}”", text[:60])
    elif name == "_xlnm.Print_Area":
        number = int(element.get("localSheetId", "0"))
        if number < len(sheets):
            sheets[number].printed.extend(area(one.rpartition("!")[2]) for one in text.split(","))


def _shared_texts(
    parts: Mapping[str, bytes], styles: Styles
) -> tuple[list[Text], list[FileFinding]]:
    part = "xl/sharedStrings.xml"
    texts: list[Text] = []
    findings: list[FileFinding] = []
    if part in parts:
        for event, element in events(part, parts[part]):
            if event == "end" and local(element) == "sst":
                findings.extend(found("X01", part, detail) for detail in strange(element, _SHARED))
            elif event == "end" and local(element) == "si":
                texts.append(rich_text(element, styles))
                if any(local(child) == "rPh" for child in element):
                    findings.append(
                        found("X16", f"shared text {len(texts):,}", "how to pronounce it")
                    )
                findings.extend(strangers(part, element, _SHARED))
                element.clear(keep_tail=True)
    return texts, findings[:10]


_SHARED = Wording(
    "X01",
    {"rFont/val": a_name},
    frozenset(("t",)),
    words(
        " sst si t r rPr b i strike u vertAlign sz color rFont family charset scheme outline shadow"
        " phoneticPr rPh condense extend"
    ),
)


def _unused(book: Book) -> Iterator[FileFinding]:
    unused = [
        (number, text.text)
        for number, text in enumerate(book.texts)
        if number not in book.used and text.text.strip()
    ]
    if unused:
        number, text = unused[0]
        more = f"{len(unused):,} texts, the first " if len(unused) > 1 else ""
        yield found("X16", f"shared text {number + 1:,}", f"{more}“{text[:40]}”")


def _too_much(
    extents: Iterable[tuple[str, Extent]], size: int, most_rows: int | None
) -> Iterator[FileFinding]:
    needed = _NEEDED
    for name, extent in extents:
        needed += extent.cells * _A_CELL + extent.characters * _A_CHARACTER
        if most_rows is not None and extent.rows > most_rows:
            yield found(
                "X21",
                f"sheet “{name}”",
                f"{counted(extent.rows, 'row')}, and announced were {most_rows:,}",
            )
    if size > needed * _TIMES:
        yield found("X21", "the file", f"{size:,} bytes for cells that need about {needed:,}")


def _check_tables(
    relations: Iterable[Relation], parts: Mapping[str, bytes], seen: Seen
) -> Iterator[FileFinding]:
    """A table laid over cells: its headings are those cells, and it filters nothing."""
    for relation in relations:
        if relation.kind != "table" or relation.target not in parts:
            continue
        root = read_tree(relation.target, parts[relation.target])
        for element in root.iter():
            if local(element) == "filterColumn" and len(element):
                yield found("X06", relation.target)
            heading = element.get("name", "") if local(element) == "tableColumn" else ""
            if not seen.holds(heading):
                yield found("X16", relation.target, f"the heading “{heading[:40]}”")
        yield from strangers(relation.target, root, _TABLE)


_TABLE = Wording(
    "X01",
    {
        "tableColumn/name": anything,
        "table/name": a_name,
        "displayName": a_name,
        "tableStyleInfo/name": a_name,
        "Ignorable": a_name,
    },
    frozenset(),
    words(
        " table autoFilter tableColumns tableColumn tableStyleInfo sortState sortCondition"
        " filterColumn"
    ),
)
