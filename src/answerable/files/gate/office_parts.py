"""What workbooks and Word documents share: part lists, relations, properties, theme.

Every part must be on the list of its kind, every relation lead to a part or to a web address, and
every property be of the producer's making or be words that a reader sees in the file anyway.
"""

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from answerable.files.gate.markup import (
    Element,
    Wording,
    a_name,
    anything,
    local,
    named,
    strangers,
    words,
)
from answerable.files.gate.markup import tree as read_tree
from answerable.model.file_checks import FileFinding, found
from answerable.model.terms import WORD

_PRODUCERS = re.compile(
    r"microsoft|excel|word|powerpoint|office|libreoffice|openoffice|xlsxwriter|openpyxl|docx"
    r"|google|numbers|pages|gnumeric|wps|onlyoffice|calligra|abiword|apache|sheetjs|aspose|polars"
    r"|pandas|acrobat|adobe|skia|chrom|mozilla|firefox|safari|cairo|ghostscript|weasyprint"
    r"|reportlab|tex\b|quartz|macos|mac os|ios|itext|prince|wkhtml|\bqt\b|pikepdf|qpdf|pdfium"
    r"|pypdf|writer|calc|typst|\bfop\b|pdfsharp|tcpdf|fpdf|foxit|nitro|poppler|mupdf|answerable"
    r"|pdf ?creator|print to pdf|distiller|indesign|crystal|jasper|telerik|syncfusion|openhtml",
    re.IGNORECASE,
)
_VERSIONED = re.compile(r"[\w .,()/:;$&+®™-]{1,200}")
_SAYS_NOTHING = words(
    " anonymous untitled unknown title author user none n/a normal normal.dotm normal.dot default"
    " worksheets worksheet sheets charts python-docx openpyxl xlsxwriter"
) | {"named ranges"}
_LITTLE = words("a an and at by for from in of on or the to with")
"""Words that say nothing alone."""
_RANGE = re.compile(r"!(?:Print_Area|Print_Titles|_FilterDatabase)$")
_RELATIONS = re.compile(
    r"http://(?:schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.oclc\.org)/[\w/.-]{1,120}"
)
_CONTENT_TYPE = re.compile(
    r"application/(?:xml|vnd\.(?:openxmlformats-[a-z.+-]{1,100}|ms-(?:word|excel|office)\.[\w.+-]{1,60}))"
    r"|image/(?:png|jpeg|jpg)|application/vnd\.openxmlformats-package\.[\w.+-]{1,60}",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://[^\s\\]+|mailto:[^\s\\]+)", re.IGNORECASE)
_COUNTS = words(
    " TotalTime Pages Words Characters CharactersWithSpaces Lines Paragraphs AppVersion DocSecurity"
    " ScaleCrop LinksUpToDate SharedDoc HyperlinksChanged revision created modified lastPrinted"
    " language i4 version"
)
_PLAIN_ATTRIBUTE = re.compile(r"type=dcterms:W3CDTF|size=[0-9]{1,5}|baseType=[a-z0-9]{1,12}")
_PLAIN_VALUE = re.compile(
    r"[0-9]{1,9}(?:\.[0-9]{1,6})?|true|false|[a-z]{2,3}(?:-[A-Z]{2})?"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,12}Z?"
)

_DESCRIBING = words(
    " a an the this it bar bars line pie chart graph table tables figure figures map logo crest"
    " badge photo photograph picture image diagram drawing screenshot horizontal vertical by of"
    " in for and from with shows showing number numbers percentage"
)
"""Words with which descriptions of pictures begin."""
_LONGEST_DESCRIPTION = 2_000


@dataclass(frozen=True, slots=True)
class Family:
    """How one kind of package words its findings: the code for a part, and that for properties."""

    part: str
    property: str


WORKBOOK, DOCUMENT = Family("X01", "X15"), Family("D07", "D06")


@dataclass(slots=True)
class Seen:
    """The words that a reader of the file sees."""

    words: set[str] = field(default_factory=set)
    letters: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        """A text that is shown."""
        self.words.update(_words(text))

    def add_letters(self, text: str) -> None:
        """A page whose words may be cut by line ends; parts of them are looked for as well."""
        self.add(text)
        self.letters.append("".join(_words(text)))

    def holds(self, text: str) -> bool:
        """Whether every word of a text is seen anyway, or the text is part of one page."""
        words = _words(text)
        joined = "".join(words)
        return all(word in self.words or word in _LITTLE for word in words) or any(
            joined in page for page in self.letters
        )

    def allows(self, text: str) -> bool:
        """Whether a description for people who cannot see names nothing that others do not see.

        Its plain words are free; a number, and a word with a capital letter, must be seen too.
        """
        words = WORD.findall(_taken_apart(text))
        telling = [word for word in words if word != word.lower() or word.isnumeric()]
        telling = [word for word in telling if word.casefold() not in _DESCRIBING]
        return len(text) <= _LONGEST_DESCRIPTION and self.holds(" ".join(telling))


def _words(text: str) -> list[str]:
    """The words of a text, in no case."""
    return WORD.findall(_taken_apart(text).casefold())


def _taken_apart(text: str) -> str:
    """Letters drawn as one sign, such as ﬁ, are several; signs drawn as letters are letters."""
    return unicodedata.normalize("NFKC", text)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: its kind, where it leads, and whether that is outside the file."""

    id: str
    kind: str
    target: str
    outside: bool


def by_a_producer(text: str) -> bool:
    """Whether a text is the name of a program, as programs write it."""
    return bool(_VERSIONED.fullmatch(text)) and bool(_PRODUCERS.search(text))


def says_nothing(text: str) -> bool:
    """Whether a property is blank, or what a program writes where it knows nothing."""
    return text.strip().casefold() in _SAYS_NOTHING or not text.strip()


def is_web_link(target: str) -> bool:
    """Whether a link leads to the web or to an e-mail address, and not into somebody's network."""
    return bool(_LINK.fullmatch(target)) and "@" not in target.removeprefix("mailto:").split("/")[0]


def relations_of(part: str, parts: Mapping[str, bytes]) -> list[Relation]:
    """The relations of a part, targets as names of parts where they are inside."""
    folder, name = posixpath.split(part)
    held = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if held is None:
        return []
    return [
        _relation(element, folder)
        for element in read_tree(f"{name}.rels", held)
        if local(element) == "Relationship"
    ]


def _relation(element: Element, folder: str) -> Relation:
    target = element.get("Target", "")
    outside = element.get("TargetMode") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    return Relation(
        element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, outside
    )


def check_frame(parts: Mapping[str, bytes], family: Family) -> Iterator[FileFinding]:
    """The list of content types and the relations: nothing in them but what the parts need."""
    yield from _check_types(parts, family)
    for part, data in parts.items():
        if part.endswith(".rels"):
            root = read_tree(part, data)
            free = {
                "Type": _RELATIONS.fullmatch,
                "Target": anything,
                "Id": a_name,
                "TargetMode": a_name,
            }
            wording = Wording(
                family.part, free, elements=frozenset(("Relationships", "Relationship"))
            )
            yield from strangers(part, root, wording)
            folder = posixpath.dirname(posixpath.dirname(part))
            for element in root:
                relation = _relation(element, folder)
                if not relation.outside and relation.target not in parts:
                    yield found(
                        family.part, part, f"a link to {relation.target[:60]}, which is not there"
                    )
                elif relation.outside and f'"{relation.id}"'.encode() not in parts.get(
                    _source(part), b""
                ):
                    yield found(family.part, part, f"an unused link to {relation.target[:60]}")
                elif relation.outside and relation.kind != "hyperlink":
                    yield found(family.part, part, f"something fetched from {relation.target[:60]}")


def _source(rels: str) -> str:
    """The part that a part of relations belongs to."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _check_types(parts: Mapping[str, bytes], family: Family) -> Iterator[FileFinding]:
    name = "[Content_Types].xml"
    root = read_tree(name, parts.get(name, b""))
    held = {f"/{part}".casefold() for part in parts}
    free = {
        "PartName": lambda value: value.casefold() in held,
        "ContentType": _CONTENT_TYPE.fullmatch,
        "Extension": re.compile(r"xml|rels|png|jpe?g|bin|vml|emf|wmf|gif|XML|PNG|JPE?G").fullmatch,
    }
    wording = Wording(family.part, free, elements=frozenset(("Types", "Default", "Override")))
    yield from strangers(name, root, wording)


def check_properties(part: str, data: bytes, family: Family, seen: Seen) -> Iterator[FileFinding]:
    """Every property that is neither the producer's nor words that are seen anyway."""
    for element in read_tree(part, data).iter():
        name, text = local(element), (element.text or "").strip()
        if not all(_PLAIN_ATTRIBUTE.fullmatch(f"{named(k)}={v}") for k, v in element.items()):
            yield found(family.property, part, f"{name}: {', '.join(element.attrib.values())[:60]}")
        elif (element.tail or "").strip():
            yield found(family.property, part, element.tail.strip()[:60])
        elif text and not _harmless_property(name, text, seen):
            yield found(family.property, part, f"{_PROPERTIES.get(name, name)}: {text[:60]}")


_PROPERTIES = {
    "creator": "author",
    "lastModifiedBy": "last saved by",
    "description": "comments",
    "lpstr": "title of a part",
}


def _harmless_property(name: str, text: str, seen: Seen) -> bool:
    if says_nothing(text):
        return True
    if name == "Application":
        return by_a_producer(text)
    if name in ("title", "lpstr"):
        return seen.holds(_RANGE.sub("", text))
    if name in ("creator", "lastModifiedBy", "description"):
        return text in ("generated by python-docx",)
    return name in _COUNTS and bool(_PLAIN_VALUE.fullmatch(text))


def check_theme(part: str, data: bytes, family: Family) -> Iterator[FileFinding]:
    """A theme holds colours, fonts and effects; pictures and texts do not belong there."""
    theme = Wording(
        family.part,
        {
            "name": a_name,
            "typeface": a_name,
            "panose": a_name,
            "script": a_name,
            "uri": _unique,
            "Requires": a_name,
        },
    )
    yield from strangers(part, read_tree(part, data), theme)


_unique = re.compile(r"\{[0-9A-Fa-f-]{36}\}").fullmatch
