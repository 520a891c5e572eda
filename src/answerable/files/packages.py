"""Looks into a workbook's package before it is opened: what it is, how big, what calamine hides.

A workbook is a zip of XML from an unknown hand. Sizes are measured by unpacking, never believed;
the reader lays every sheet out as a full rectangle, so one cell far out would fill the memory; and
it gives error cells (#N/A) back as blanks, so that they are read here.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.etree import ElementTree

from answerable.files.workbook_formats import formatted_cells, telling_formats
from answerable.model.errors import UserMistake
from answerable.model.tables import UNCALCULATED

MOST_UNPACKED = 1 << 30
MOST_FILES = 10_000
MOST_CELLS = 30_000_000
MOST_RATIO = 250
MOST_COLUMNS = 16_384
"""Bounds of a workbook: bytes unpacked, files inside, cells laid out, bytes unpacked a byte,
columns of a sheet."""

HIDDEN_ERRORS = "it has cells with errors such as #N/A, which only .xlsx lets us see"
"""Why an .ods or .xls is refused whose error cells would be read as blanks."""

_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
    *(ElementTree.ParseError, ValueError, LookupError),
)
"""What unpacking and parsing a damaged package raises."""

_SMALL = 50 << 20
_CHUNK = 1 << 20
_SEAM = 16
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([^\"']*)")
_MARKUP = (".xml", ".rels", ".vml")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\sr=[\"'](\d{1,9})[\"']")
_FAR_CELL = re.compile(rb"\sr=[\"']([A-Z]{2,3})\d")
_NEAR_COLUMNS = 26
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\shidden=[\"'](?:1|true)[\"']")
_HIDDEN_COLUMNS = re.compile(rb"<(?:\w+:)?col\b([^<>]*?\shidden=[\"'](?:1|true)[\"'][^<>]*)>")
_SPANNED = re.compile(rb"\s(min|max)=[\"'](\d{1,5})[\"']")
_ERROR_CELL = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\sr=[\"']([A-Z]{1,3})(\d{1,9})[\"'])(?=[^>]*\st=[\"']e[\"'])[^>]*(?<!/)>"
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<",
    re.DOTALL,
)
_UNCALCULATED = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\sr=[\"']([A-Z]{1,3})(\d{1,9})[\"'])([^>]*)>\s*"
    rb"<(?:\w+:)?f\b[^>]*>(?:[^<]*</(?:\w+:)?f>)?\s*"
    rb"(<(?:\w+:)?v\s*/>|<(?:\w+:)?v>(0?)</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A formula without a value behind it, or with the 0 that stands there before it is worked out."""

_TO_BE_CALCULATED = re.compile(rb"<(?:\w+:)?calcPr\b[^>]*\sfullCalcOnLoad=[\"'](?:1|true)[\"']")
"""What says that the values of a workbook are not those of its formulas yet."""

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the reader would not say of a sheet: error cells by row and column, what is hidden.

    `hidden_columns` are numbers from 1 with their letters. `uncalculated` are the cells whose
    formula has no value, as a person calls them; `formats` what a cell shows around its number.
    """

    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: tuple[tuple[int, str], ...] = ()
    uncalculated: tuple[str, ...] = ()
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)


def look_into(name: str, data: bytes) -> dict[str, Sheet]:
    """The sheets by name, after every check. Raises UserMistake for what must not be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_sizes(name, package, len(data))
            _check_kind(name, package)
            if "content.xml" in package.namelist():
                return _check_open_document(name, package)
            return _excel_sheets(name, package)
    except _DAMAGE as error:
        _not_workbook(name, "it is damaged", error)


def _check_kind(name: str, package: zipfile.ZipFile) -> None:
    """A zip is a workbook by what is in it, not by its name."""
    names = set(package.namelist())
    if "xl/workbook.xml" in names:
        return
    if "content.xml" in names and b"spreadsheet" in package.read("mimetype")[:100]:
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            _not_workbook(name, "it is protected by a password")
        return
    if "xl/workbook.bin" in names:
        _not_workbook(name, "it is a binary workbook (.xlsb)")
    document = "word/document.xml" in names or "content.xml" in names
    _not_workbook(name, "it is a document" if document else "it is a zip without a workbook in it")


def _check_sizes(name: str, package: zipfile.ZipFile, packed: int) -> None:
    """Unpacks everything once, in pieces, against the bounds; no part may declare entities."""
    members = package.infolist()
    if any(member.flag_bits & 1 for member in members):
        _not_workbook(name, "it is protected by a password")
    if len(members) > MOST_FILES:
        _too_big(name, f"it has {len(members):,} files inside")
    unpacked = 0
    for member in members:
        above = b""
        with package.open(member) as part:
            while piece := part.read(_CHUNK):
                if not above and _is_not_utf_8(piece, named=member.filename):
                    _not_workbook(name, "a part of it is not in UTF-8, as all of a workbook is")
                unpacked += len(piece)
                if unpacked > MOST_UNPACKED or unpacked > max(_SMALL, packed * MOST_RATIO):
                    _too_big(name, f"it unpacks to more than {unpacked >> 20:,} MB")
                if _DECLARES.search(above + piece):
                    _not_workbook(name, "a part of it declares entities, as no workbook does")
                above = piece[-_SEAM:]


def _is_not_utf_8(start: bytes, *, named: str) -> bool:
    """Whether a part is marked-up text in another encoding, in which no declaration is seen.

    Pictures and printer settings hold anything; what the readers open as markup does not.
    """
    if start.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0")):
        return named.endswith(_MARKUP) or b"<" in start[:8]
    if b"\0" in start[:_SEAM] and named.endswith(_MARKUP):
        return True
    declared = _ENCODING.match(start)
    return bool(declared and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"))


def _excel_sheets(name: str, package: zipfile.ZipFile) -> dict[str, Sheet]:
    """Each sheet of an .xlsx by its name, found through the workbook's relations."""
    relations = {
        element.get("Id"): element.get("Target", "")
        for element in ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    }
    sheets = {}
    formats, workbook = telling_formats(package), package.read("xl/workbook.xml")
    calculated = _TO_BE_CALCULATED.search(workbook) is None
    for element in ElementTree.fromstring(workbook).iter():
        target = relations.get(element.get(_RELATION), "")
        if element.tag.endswith("}sheet") and target:
            part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            sheets[element.get("name", "")] = _excel_sheet(
                name, package.read(part), formats, calculated=calculated
            )
    return sheets


def _excel_sheet(name: str, xml: bytes, formats: Mapping[bytes, str], *, calculated: bool) -> Sheet:
    """The extent of a sheet checked; its errors, formulas, formats and hidden rows read."""
    rows = max((int(found[1]) for found in _ROW.finditer(xml)), default=1)
    far = {found[1] for found in _FAR_CELL.finditer(xml)}
    columns = max(map(_column_number, far), default=_NEAR_COLUMNS)
    _check_extent(name, rows, columns)
    errors = {}
    if b't="e"' in xml or b"t='e'" in xml:
        errors = {
            _cell(found[1], found[2]): found[3].decode("ascii", "replace")
            for found in _ERROR_CELL.finditer(xml)
        }
    formulas = _UNCALCULATED.finditer(xml) if b"<f" in xml or b":f" in xml else ()
    empty = [found for found in formulas if not _is_value(found, calculated=calculated)]
    errors |= {_cell(found[1], found[2]): UNCALCULATED for found in empty}
    shown = formatted_cells(xml, formats)
    return Sheet(
        errors,
        hidden_rows=sum(1 for _ in _HIDDEN_ROW.finditer(xml)),
        hidden_columns=tuple(_hidden_columns(xml)),
        uncalculated=tuple((found[1] + found[2]).decode() for found in empty),
        formats={_cell(*place): code for place, code in shown.items()},
    )


def _cell(letters: bytes, number: bytes) -> tuple[int, int]:
    """A cell by its row and column, from 0."""
    return int(number) - 1, _column_number(letters) - 1


def _is_value(found: re.Match[bytes], *, calculated: bool) -> bool:
    """Whether an empty text, or a 0, is what a formula comes to."""
    text = re.search(rb"\st=[\"']str[\"']", found[3])
    return found[4] is not None and bool(text or (found[5] and calculated))


def _hidden_columns(xml: bytes) -> Iterator[tuple[int, str]]:
    """The hidden columns of a sheet among the first that a program has."""
    for found in _HIDDEN_COLUMNS.finditer(xml):
        span = {key: int(number) for key, number in _SPANNED.findall(found[1])}
        for number in range(span.get(b"min", 1), min(span.get(b"max", 0), MOST_COLUMNS) + 1):
            yield number, _letters(number)


def _letters(number: int) -> str:
    """The letters of a column: 1 is A, 26 is Z, 27 is AA."""
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _column_number(letters: bytes) -> int:
    """The number of a column: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _check_open_document(name: str, package: zipfile.ZipFile) -> dict[str, Sheet]:
    """The extent of every sheet of an .ods, in which one cell may be repeated a million times."""
    rows = columns = 0
    with package.open("content.xml") as content:
        for _, element in ElementTree.iterparse(content):
            tag = element.tag.rpartition("}")[2]
            if tag == "table-row":
                rows += _repeated(element, "rows")
                if width := _valued_width(name, element):
                    columns = max(columns, width)
                    _check_extent(name, rows, columns)
                element.clear()
            elif tag == "table":
                rows = columns = 0
                element.clear()
    return {}


def _valued_width(name: str, row: ElementTree.Element) -> int:
    """How far a row reaches, counted to its last cell that holds something."""
    width = reach = 0
    for cell in row:
        width += _repeated(cell, "columns")
        types = [value for key, value in cell.items() if key.endswith("}value-type")]
        if "error" in types:
            _not_workbook(name, HIDDEN_ERRORS)
        if not types and any(key.endswith("}formula") for key in cell.attrib):
            _not_workbook(name, "it has formulas without their values")
        if types or len(cell):
            reach = width
    return reach


def _repeated(element: ElementTree.Element, what: str) -> int:
    suffix = f"}}number-{what}-repeated"
    return next((int(value) for key, value in element.items() if key.endswith(suffix)), 1)


def _check_extent(name: str, rows: int, columns: int) -> None:
    if rows * columns > MOST_CELLS:
        _too_big(name, f"a sheet has cells as far as row {rows:,} and column {columns:,}")


def _too_big(name: str, reason: str) -> NoReturn:
    raise UserMistake("workbook-too-big", where=name, reason=reason)


def _not_workbook(name: str, reason: str, error: Exception | None = None) -> NoReturn:
    raise UserMistake("file-not-workbook", where=name, reason=reason) from error
