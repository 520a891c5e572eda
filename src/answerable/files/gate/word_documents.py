"""Looks through a Word document (.docx): only text that is shown, and what it takes to show it."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from answerable.files.gate.colours import (
    BLACK,
    SMALLEST_POINTS,
    WHITE,
    Colour,
    hex_colour,
    told_apart,
)
from answerable.files.gate.markup import (
    Element,
    Wording,
    a_name,
    anything,
    attribute,
    local,
    named,
    strange,
    strangers,
    words,
)
from answerable.files.gate.markup import tree as read_tree
from answerable.files.gate.office_parts import (
    DOCUMENT,
    Relation,
    Seen,
    check_frame,
    check_properties,
    check_theme,
    is_web_link,
    relations_of,
)
from answerable.files.gate.pictures import look_at_picture
from answerable.files.gate.word_looks import (
    Look,
    Looks,
    child_of,
    is_on,
    run_look,
    shading,
)
from answerable.files.gate.word_vocabulary import (
    BODY,
    CHANGES,
    COMMENTS,
    FIELDS,
    OBJECTS,
    SPACES,
    TEXTS,
)
from answerable.model.file_checks import FileFinding, found
from answerable.model.unseen import unseen

_MAIN = "word/document.xml"
_ALLOWED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core|custom)\.xml|word/document\.xml"
    r"|word/_rels/(?:document|settings|(?:header|footer)[0-9]{1,3}|footnotes|endnotes|numbering"
    r"|fontTable)\.xml\.rels|word/(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering"
    r"|footnotes|endnotes)\.xml|word/theme/theme[0-9]{1,3}\.xml|word/(?:header|footer)[0-9]{1,3}\.xml"
    r"|word/media/[a-z]{1,20}[0-9]{1,5}\.(?:png|jpe?g)"
    r"|customXml/(?:item|itemProps)[0-9]{1,2}\.xml|customXml/_rels/item[0-9]{1,2}\.xml\.rels"
)
_COMMENTS = re.compile(r"word/(?:comments|people)")
_NAMED = {
    "vbaProject": "macros",
    "vbaData": "macros",
    "embeddings": "an embedded file",
    "glossary": "building blocks",
    "activeX": "a control",
    "charts": "a chart, which keeps its own copy of the data",
    "diagrams": "a diagram",
    "customXml": "custom XML",
    "afchunk": "a document inside the document",
    "media": "a picture of another kind than PNG or JPEG",
    "thumbnail": "a small picture of the document as it once was",
    "fonts/": "an embedded font",
    "printerSettings": "settings of a printer",
}
_STOCK_THUMBNAIL = "96367138dc44ce09bf2c8f0f8e49348a1478d2c5c0af69bbc2bbc38b63cdcead"
"""The hash of the small picture that comes with python-docx's default template."""
_PART_KINDS = ("headerReference", "footerReference")
_FAR, _NEGATIVE = 8_000, -1_500
"""Twentieths of a point beyond which an indent leads off the page."""
_PICTURE_NAME = re.compile(
    r"(?:(?:picture|image|graphic|grafik|bild|shape|object) ?[0-9]{0,4})?", re.IGNORECASE
)
_SIZED = words("spacing trHeight ind tcW extent tblInd tblpPr position")
_TINY = 60
"""Twentieths of a point: lines, rows and cells below this show no letters."""


@dataclass(slots=True)
class _Document:
    """What is gathered while the parts are read."""

    parts: Mapping[str, bytes]
    looks: Looks
    paper: Colour = WHITE
    seen: Seen = field(default_factory=Seen)
    unseen_words: list[tuple[str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def look_at_document(parts: Mapping[str, bytes]) -> Iterator[FileFinding]:
    """Everything in a Word document that its pages do not show."""
    yield from check_frame(parts, DOCUMENT)
    for part, data in parts.items():
        if not _ALLOWED.fullmatch(part):
            yield from _stranger(part, data)
    styles = parts.get("word/styles.xml")
    document = _Document(parts, Looks(read_tree("word/styles.xml", styles) if styles else None))
    main = read_tree(_MAIN, parts[_MAIN])
    if (background := child_of(main, "background")) is not None:
        document.paper = hex_colour(attribute(background, "color")) or WHITE
    shown = dict(_shown_parts(parts, main))
    for part, place in shown.items():
        yield from _few(document, _read_part(document, part, place))
    yield from _not_shown(document, shown)
    yield from _side_parts(document)
    for where, text in document.unseen_words:
        if not document.seen.allows(text):
            yield found("D03", where, f"the description “{text[:60]}”")


def _stranger(part: str, data: bytes) -> Iterator[FileFinding]:
    if _COMMENTS.match(part):
        yield found("D02", part)
    elif part == "docProps/thumbnail.jpeg" and hashlib.sha256(data).hexdigest() == _STOCK_THUMBNAIL:
        return
    else:
        known = (words for key, words in _NAMED.items() if key.casefold() in part.casefold())
        yield found(
            "D05" if "embed" in part or "afchunk" in part.casefold() else "D07",
            part,
            next(known, ""),
        )


def _shown_parts(parts: Mapping[str, bytes], main: Element) -> Iterator[tuple[str, str]]:
    """The parts whose text a page shows, each with the words for it."""
    yield _MAIN, "the text"
    relations = {relation.id: relation for relation in relations_of(_MAIN, parts)}
    settings = parts.get("word/settings.xml")
    root = read_tree("word/settings.xml", settings) if settings else None
    even = child_of(root, "evenAndOddHeaders")
    for section in (e for e in main.iter() if local(e) == "sectPr"):
        first = child_of(section, "titlePg")
        for element in section:
            kind = attribute(element, "type")
            relation = relations.get(attribute(element, "id"))
            off = (kind == "first" and (first is None or not is_on(first))) or (
                kind == "even" and (even is None or not is_on(even))
            )
            if local(element) in _PART_KINDS and relation and relation.target in parts and not off:
                yield relation.target, local(element).removesuffix("Reference")
    for kind in ("footnotes", "endnotes"):
        if any(local(e) == f"{kind[:-1]}Reference" for e in main.iter()):
            yield f"word/{kind}.xml", kind


def _read_part(document: _Document, part: str, words: str) -> Iterator[FileFinding]:
    data = document.parts.get(part)
    if data is None:
        return
    relations = {relation.id: relation for relation in relations_of(part, document.parts)}
    root = read_tree(part, data)
    reader = _Reader(document, words, relations)
    yield from reader.check(root)
    yield from reader.block(root, Look())


def _not_shown(document: _Document, shown: Mapping[str, str]) -> Iterator[FileFinding]:
    """Headers and notes that no page shows may hold no text; pictures must be shown."""
    used = set[str]()
    for part in shown:
        used.update(relation.target for relation in relations_of(part, document.parts))
    for part, data in document.parts.items():
        if (
            re.fullmatch(r"word/(?:header|footer|footnotes|endnotes)[0-9]*\.xml", part)
            and part not in shown
        ):
            text = "".join(read_tree(part, data).itertext()).strip()
            if text:
                yield found("D03", part, f"no page shows it: “{text[:40]}”")
        elif part.startswith("word/media/") and _ALLOWED.fullmatch(part):
            if part not in used:
                yield found("D07", part, "a picture that no page shows")
            for finding in look_at_picture(data):
                yield replace(finding, where=f"{part}, {finding.where}")


def _side_parts(document: _Document) -> Iterator[FileFinding]:
    """Styles, settings, fonts, lists, properties, theme: looks only."""
    for part, data in document.parts.items():
        if part in ("docProps/core.xml", "docProps/app.xml"):
            yield from check_properties(part, data, DOCUMENT, document.seen)
        elif part == "docProps/custom.xml" and len(read_tree(part, data)):
            yield found("D06", part, "custom properties")
        elif part.startswith("word/theme/") and _ALLOWED.fullmatch(part):
            yield from check_theme(part, data, DOCUMENT)
        elif part.startswith("customXml/item") and _ALLOWED.fullmatch(part):
            yield from _check_custom(part, data)
        elif part == "word/settings.xml":
            yield from _check_settings(part, document.parts)
        elif part in _SIDE:
            yield from strangers(part, read_tree(part, data), _SIDE_WORDING)


_SIDE = frozenset(
    f"word/{name}.xml"
    for name in ("styles", "stylesWithEffects", "webSettings", "fontTable", "numbering")
)
_LEVEL = re.compile(r"[\w ().,:;•·▪◦○●■□–—\-\uf000-\uf0ff%§→►✓*+o]{0,40}")
_FREE = {
    "name/val": a_name,
    "aliases/val": a_name,
    "styleId": a_name,
    "basedOn/val": a_name,
    "next/val": a_name,
    "link/val": a_name,
    "pStyle/val": a_name,
    "rStyle/val": a_name,
    "tblStyle/val": a_name,
    "numStyleLink/val": a_name,
    "styleLink/val": a_name,
    "altName/val": a_name,
    "font/name": a_name,
    "lsdException/name": a_name,
    "name": a_name,
    "ascii": a_name,
    "hAnsi": a_name,
    "cs": a_name,
    "eastAsia": a_name,
    "lvlText/val": _LEVEL.fullmatch,
    "decimalSymbol/val": re.compile(r"[.,]").fullmatch,
    "listSeparator/val": re.compile(r"[,;]").fullmatch,
    "Ignorable": a_name,
    "uri": re.compile(r"http://schemas\.[a-z.]{1,40}/[\w/.]{0,80}|\{[0-9A-Fa-f-]{36}\}|").fullmatch,
    "ext": a_name,
    "data": re.compile(r"[0-9,]{1,40}").fullmatch,
    "char": re.compile(r"[0-9A-Fa-f]{4}").fullmatch,
    "panose1/val": re.compile(r"[0-9A-Fa-f]{20}").fullmatch,
    **dict.fromkeys(
        ("usb0", "usb1", "usb2", "usb3", "csb0", "csb1"), re.compile(r"[0-9A-Fa-f]{8}").fullmatch
    ),
    "tblStylePr/type": re.compile(r"[a-z]{2,5}[0-9]?[A-Za-z]{3,8}").fullmatch,
    "mathFont/val": a_name,
    "brkBinSub/val": re.compile(r"[+-]{2}").fullmatch,
}
_SIDE_WORDING = Wording("D07", _FREE)


def _check_custom(part: str, data: bytes) -> Iterator[FileFinding]:
    """Of custom XML only the empty list of sources of a default template is harmless."""
    root = read_tree(part, data)
    free = {
        "SelectedStyle": re.compile(r"[\\/]?[\w]{1,30}\.XSL", re.IGNORECASE).fullmatch,
        "StyleName": re.compile("APA|MLA|IEEE|ISO 690|Chicago|Turabian|Harvard").fullmatch,
        "Version": re.compile(r"[0-9]{1,4}").fullmatch,
        "uri": re.compile(r"http://schemas\.openxmlformats\.org/[\w/.-]{1,80}").fullmatch,
    }
    elements = frozenset(("Sources", "datastoreItem", "schemaRefs", "schemaRef"))
    yield from strangers(part, root, Wording("D07", free, elements=elements))


_NOT_SETTINGS = {
    "attachedTemplate": ("D05", "a template that is fetched when the document is opened"),
    "mailMerge": ("D05", "the source of a mail merge"),
    "docVar": ("D07", "a variable"),
    "documentProtection": ("D07", "the trace of a password"),
    "writeProtection": ("D07", "the trace of a password"),
    "attachedSchema": ("D07", "a schema"),
    "saveThroughXslt": ("D05", "a program for saving"),
    "smartTagType": ("D07", "smart tags"),
}


def _check_settings(part: str, parts: Mapping[str, bytes]) -> Iterator[FileFinding]:
    root = read_tree(part, parts[part])
    for element in root.iter():
        if local(element) in _NOT_SETTINGS:
            code, words = _NOT_SETTINGS[local(element)]
            yield found(code, part, words)
    for relation in relations_of(part, parts):
        if relation.outside:
            yield found("D05", part, f"a link to {relation.target[:60]}")
    yield from strangers(part, root, _SIDE_WORDING)


def _few(document: _Document, findings: Iterator[FileFinding]) -> Iterator[FileFinding]:
    for finding in findings:
        number = document.counts[finding.code] = document.counts.get(finding.code, 0) + 1
        if number <= 5:
            yield finding


class _Reader:
    """Reads the blocks of one part, with the look that each run inherits."""

    def __init__(self, document: _Document, words: str, relations: Mapping[str, Relation]) -> None:
        self._document = document
        self._words = words
        self._relations = relations
        self._paragraph = 0
        self._field: list[str] = []

    def block(self, element: Element, around: Look) -> Iterator[FileFinding]:
        """A part, table, row, cell or anything else that holds paragraphs."""
        for child in element:
            name = local(child)
            yield from self.check(child)
            if name == "p":
                yield from self._read_paragraph(child, around)
            elif name == "tbl":
                yield from self._table(child, around)
            else:
                yield from self.block(child, around)

    def _table(self, table: Element, around: Look) -> Iterator[FileFinding]:
        properties = child_of(table, "tblPr")
        named_style = child_of(properties, "tblStyle")
        id = attribute(named_style, "val") if named_style is not None else ""
        looks = self._document.looks
        rows = [child for child in table if local(child) == "tr"]
        for child in table:
            if local(child) != "tr":
                yield from self._check_all(child)
        for number, row in enumerate(rows):
            below = looks.first_row(id) if number == 0 else looks.of_style(id, "table")
            yield from self._row(row, around, below)

    def _row(self, row: Element, around: Look, style: Look) -> Iterator[FileFinding]:
        yield from self.check(row)
        for child in row:
            if local(child) == "tc":
                shade = child_of(child, "tcPr", "shd")
                own = Look(behind=shading(shade)) if shade is not None else Look()
                yield from self.check(child)
                yield from self.block(child, own.over(style).over(around))
            else:
                yield from self._check_all(child)

    def _read_paragraph(self, paragraph: Element, around: Look) -> Iterator[FileFinding]:
        self._paragraph += 1
        properties = child_of(paragraph, "pPr")
        style = child_of(properties, "pStyle")
        look = self._document.looks.of_style(attribute(style, "val") if style is not None else "")
        shade = child_of(properties, "shd")
        if shade is not None:
            look = Look(behind=shading(shade)).over(look)
        # A cell's look lies under the paragraph's own style, but over the document's defaults.
        look = look.over(around) if look.colour else around.over(look)
        for child in paragraph:
            yield from self._inline(child, look)

    def _inline(self, element: Element, look: Look) -> Iterator[FileFinding]:
        yield from self.check(element)
        if local(element) == "r":
            yield from self._run(element, look)
        elif local(element) == "p":
            yield from self._read_paragraph(element, look)
        else:
            for child in element:
                yield from self._inline(child, look)

    def _run(self, run: Element, around: Look) -> Iterator[FileFinding]:
        properties = child_of(run, "rPr")
        look = run_look(properties)
        if (style := child_of(properties, "rStyle")) is not None:
            look = look.over(self._document.looks.of_style(attribute(style, "val"), "character"))
        look = look.over(around)
        text = "".join(_shown(child) for child in run)
        for child in run:
            yield from self._check_all(child)
        if text.strip():
            yield from self._check_look(text, look)
        if marks := unseen(text):
            yield found("T01", self._where(text), f"U+{ord(marks[0][1]):04X}")
        self._read_field(run)
        if self._field and self._field[-1] == "\0":
            instruction = "".join(self._field[:-1])
            self._field = []
            yield from self._check_field(instruction)

    def _check_look(self, text: str, look: Look) -> Iterator[FileFinding]:
        where = self._where(text)
        if look.hidden:
            yield found("D03", where, "hidden text")
            return
        if look.points is not None and look.points < SMALLEST_POINTS:
            yield found("D03", where, f"letters of {look.points:g} points")
        if look.width is not None and look.width < 10:
            yield found("D03", where, "letters squeezed to a line")
        if not told_apart(look.colour or BLACK, look.behind or self._document.paper):
            yield found("D04", where)
            return
        self._document.seen.add(text)

    def _read_field(self, run: Element) -> None:
        """Gathers the instruction of a field, which may stand in several runs."""
        for child in run:
            if local(child) == "instrText":
                self._field.append(child.text or "")
            elif local(child) == "fldChar" and attribute(child, "fldCharType") != "begin":
                self._field += ["\0"] if self._field else []

    def _check_field(self, instruction: str) -> Iterator[FileFinding]:
        link = re.fullmatch(
            r'\s*HYPERLINK\s+(\\l\s+)?"([^"]*)"(?:\s+\\[hot](?:\s+"[^"]*")?)*\s*', instruction
        )
        if link and (link[1] or is_web_link(link[2])):
            return
        if not FIELDS.fullmatch(instruction):
            yield found("D05", self._where(""), f"the field {instruction.strip()[:40]}")

    def _check_all(self, element: Element) -> Iterator[FileFinding]:
        for inner in element.iter():
            yield from self.check(inner)

    def check(self, element: Element) -> Iterator[FileFinding]:
        """One element: refused by its own code, or held to the list."""
        name = local(element)
        where = self._where("")
        if name in CHANGES:
            who = attribute(element, "author")
            yield found("D01", where, f"by {who[:40]}" if who else "")
        elif name in COMMENTS:
            yield found("D02", where)
        elif name in OBJECTS:
            yield found("D05", where, OBJECTS[name])
        else:
            for detail in strange(element, _WORDING):
                yield found("D07", where, detail)
            yield from self._check_kind(name, element)

    def _check_kind(self, name: str, element: Element) -> Iterator[FileFinding]:
        where = self._where("")
        if name in ("tblCaption", "tblDescription"):
            self._document.unseen_words.append((where, attribute(element, "val")))
        elif name in ("docPr", "cNvPr"):
            for key in ("descr", "title"):
                self._document.unseen_words.append((where, attribute(element, key)))
            if not _PICTURE_NAME.fullmatch(attribute(element, "name")):
                yield found("D06", where, f"the picture's file: {attribute(element, 'name')[:40]}")
        elif name == "hyperlink":
            yield from self._check_link(element)
        elif name == "fldSimple":
            yield from self._check_field(attribute(element, "instr"))
        elif (name, attribute(element, "val")) == ("highlight", "black"):
            yield found("D04", where, "a black mark")
        elif name in _SIZED:
            yield from _check_size(name, element, where)
        else:
            yield from self._check_rest(name, element, where)

    def _check_rest(self, name: str, element: Element, where: str) -> Iterator[FileFinding]:
        if name == "hidden" and is_on(element):
            yield found("D03", where, "a hidden row")
        elif name == "srcRect" and element.attrib:
            yield found("D05", where, "a picture that was cropped: the rest is still there")

    def _check_link(self, element: Element) -> Iterator[FileFinding]:
        self._document.unseen_words.append((self._where(""), attribute(element, "tooltip")))
        relation = self._relations.get(attribute(element, "id"))
        if relation and relation.outside and not is_web_link(relation.target):
            yield found("D05", self._where(""), f"a link to {relation.target[:60]}")

    def _where(self, text: str) -> str:
        place = f"{self._words}, paragraph {max(1, self._paragraph):,}"
        return f"{place}, “{text.strip()[:40]}”" if text.strip() else place


def _shown(child: Element) -> str:
    """What a part of a run shows: its letters, or the gap that a break or a tab leaves."""
    kind = local(child)
    if kind == "t":
        return child.text or ""
    return "\n" if kind in ("br", "cr", "tab") else ""


def _check_size(name: str, element: Element, where: str) -> Iterator[FileFinding]:
    """Lines, rows, cells and indents that leave no room to be seen, or lie off the page."""
    given = {named(key): _whole(value) for key, value in element.attrib.items()}
    if (
        name == "spacing"
        and attribute(element, "lineRule") == "exact"
        and given.get("line", 240) < _TINY
    ):
        yield found("D03", where, "a line too low to be read")
    elif name == "spacing" and given.get("val", 0) < -40:
        yield found("D03", where, "letters laid over each other")
    elif (
        name == "trHeight"
        and attribute(element, "hRule") == "exact"
        and given.get("val", 240) < _TINY
    ):
        yield found("D03", where, "a row too low to be read")
    elif name == "tcW" and attribute(element, "type") == "dxa" and 0 < given.get("w", 240) < _TINY:
        yield found("D03", where, "a cell too narrow to be read")
    elif name == "extent" and min(given.get("cx", 1 << 20), given.get("cy", 1 << 20)) < 36_000:
        yield found("D03", where, "a picture too small to be seen")
    elif name == "position" and abs(given.get("val", 0)) > 400:
        yield found("D03", where, "text moved off its line")
    elif name in ("ind", "tblInd", "tblpPr") and any(
        number > _FAR or number < _NEGATIVE for number in given.values()
    ):
        yield found("D03", where, "moved off the page")


def a_bookmark(value: str) -> bool:
    """Whether a bookmark is one that programs set, or has a plain name."""
    return bool(
        re.fullmatch(r"_{1,2}[A-Za-z]{2,20}_{0,3}[0-9]{0,12}(?:_[0-9]{1,12}){0,2}", value)
    ) or a_name(value)


def _whole(text: str) -> int:
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return 0


_WORDING = Wording(
    "D07",
    {
        **_FREE,
        "tblCaption/val": anything,
        "tblDescription/val": anything,
        **dict.fromkeys(("docPr/descr", "docPr/title", "cNvPr/descr", "cNvPr/title"), anything),
        "hyperlink/tooltip": anything,
        "fldSimple/instr": anything,
        "id": a_name,
        "anchor": a_bookmark,
        "bookmarkStart/name": a_bookmark,
        "embed": a_name,
        "Requires": a_name,
        "space": re.compile("preserve|default|[0-9]{1,4}").fullmatch,
    },
    TEXTS,
    BODY,
    SPACES,
)
