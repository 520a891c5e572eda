"""Says what a file is by what is in it; its name must not say otherwise."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePath

from answerable.files.gate.pictures import JPEG, PNG
from answerable.files.gate.texts import delimiter_of

ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Kind(StrEnum):
    """The kinds of file that are looked through."""

    PACKAGE = "an office file"
    WORKBOOK = "an Excel workbook"
    DOCUMENT = "a Word document"
    PDF = "a PDF"
    PICTURE = "a picture"
    PAGE = "a web page"
    XML = "XML"
    JSON = "JSON"
    LINES = "lines of JSON"
    CSV = "a table in text"
    STYLE = "a style sheet"
    TEXT = "a text"


ENDINGS: dict[Kind, tuple[str, ...]] = {
    Kind.WORKBOOK: (".xlsx",),
    Kind.DOCUMENT: (".docx",),
    Kind.PDF: (".pdf",),
    Kind.PAGE: (".html", ".htm"),
    Kind.XML: (".svg", ".atom", ".rss", ".xml"),
    Kind.JSON: (".json", ".geojson", ".jsonld"),
    Kind.LINES: (".jsonl",),
    Kind.CSV: (".csv", ".tsv", ".txt"),
    Kind.STYLE: (".css",),
    Kind.TEXT: (".txt", ".md", ".csv", ".tsv", ".toml"),
}
"""The endings under which a kind is known; a file without an ending says nothing."""

_PICTURE_ENDINGS = {PNG: (".png",), JPEG: (".jpg", ".jpeg")}


@dataclass(frozen=True, slots=True)
class Other:
    """A file that is not looked through: the code and the words for it."""

    code: str
    words: str


_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "an RTF document"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a bitmap picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"RIFF", "a WebP picture, a film or sound"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf", "a packed file (7z)"),
    (b"Rar!", "a packed file (rar)"),
    (b"\xfd7zXZ", "a packed file (xz)"),
    (b"BZh", "a packed file (bzip2)"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\0\0\1\0", "an icon"),
    (b"8BPS", "a Photoshop picture"),
    (b"%!PS", "a PostScript file"),
    (b"PAR1", "a Parquet file"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_OTHER_STARTS = tuple(start for start, _ in _OTHERS)
_HEADER = re.compile(
    rb"(?im)^(?:from|to|subject|date|received|return-path|message-id|mime-version):\s"
)
_MARK = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_PROGRAM = re.compile(r"<(?:script|iframe|body|html)\b", re.IGNORECASE)


def kind_of(data: bytes) -> Kind | Other | None:
    """The kind of a file by its first bytes; None where it may be a text."""
    if data.startswith(ZIP) or data.startswith(b"PK\x05\x06"):
        return Kind.PACKAGE
    if data.startswith(b"%PDF-"):
        return Kind.PDF
    if data.startswith((PNG, JPEG)):
        return Kind.PICTURE
    return _other(data)


def _other(data: bytes) -> Other | None:
    if data.startswith(_OLE):
        return _old_office(data)
    if b"%PDF-" in data[:1024]:
        return Other("P04", "a PDF with bytes before it")
    if data[4:8] == b"ftyp":
        return Other("I02", "a film or a telephone's picture (HEIC)")
    if data.startswith(_OTHER_STARTS):
        return Other("I02", next(words for start, words in _OTHERS if data.startswith(start)))
    if b"PK\x05\x06" in data[-65_600:] and ZIP in data:
        return Other("X17", "an archive with bytes before it")
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Other("I02", "not a text, and of no known kind")
    if len(_HEADER.findall(data[:4096])) >= 3:
        return Other("I02", "an e-mail")
    return None


def kind_of_text(text: str, name: str) -> Kind:
    """The kind of a text, by how it begins; of those that begin alike, by its name."""
    ending = _ending(name)
    start = text.lstrip()[:1]
    if (
        _MARK.match(text)
        or ending in ENDINGS[Kind.PAGE]
        or (start == "<" and _PROGRAM.search(text))
    ):
        return Kind.PAGE
    if start == "<" and re.match(r"\s*<[?!A-Za-z]", text):
        return Kind.XML
    if start == "{" and ending in ENDINGS[Kind.LINES]:
        return Kind.LINES
    if start in ("{", "[") and ending not in (*ENDINGS[Kind.STYLE], *ENDINGS[Kind.TEXT]):
        return Kind.JSON
    if ending in ENDINGS[Kind.JSON]:
        return Kind.JSON
    if ending in ENDINGS[Kind.STYLE]:
        return Kind.STYLE
    return Kind.CSV if ending in (".csv", ".tsv") or delimiter_of(text) else Kind.TEXT


def misnamed(name: str, kind: Kind, data: bytes) -> str:
    """What the name of a file says wrongly, "" where it says nothing or what is true."""
    ending = _ending(name)
    known = ENDINGS.get(kind) or next(e for s, e in _PICTURE_ENDINGS.items() if data.startswith(s))
    return "" if not ending or ending in known else f"it is named {ending} and is {kind}"


@lru_cache(maxsize=1_000)  # the files of a log have few names
def _ending(name: str) -> str:
    return PurePath(name).suffix.lower()


def _old_office(data: bytes) -> Other:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Other("X19", "it is protected by a password")
    if "Workbook".encode("utf-16-le") in data or b"B\0o\0o\0k\0" in data:
        return Other("X19", "an old workbook (.xls), of which much cannot be seen")
    return Other("X19", "an old office file, of which much cannot be seen")
