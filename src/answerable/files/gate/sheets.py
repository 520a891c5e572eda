"""Looks through one sheet of a workbook, row by row: what is hidden, covered, far off, reckoned.

A sheet is read as a stream, so that a large one needs little memory; of its cells only the places
are kept.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from answerable.files.gate.cell_styles import Font, Style, Styles, a_guid
from answerable.files.gate.colours import SMALLEST_POINTS, WHITE, told_apart
from answerable.files.gate.markup import (
    Element,
    Wording,
    a_name,
    anything,
    events,
    local,
    strange,
    words,
)
from answerable.files.gate.number_formats import shows
from answerable.files.gate.office_parts import Relation, Seen, is_web_link
from answerable.model.file_checks import FAR_COLUMNS, FAR_ROWS, FileFinding, found
from answerable.model.unseen import unseen

_WIDTH = 1 << 14
_MOST_OF_A_KIND = 5
_LOW, _NARROW = 4.0, 0.7
"""A row of fewer points, a column of fewer characters, passes for a line."""
_HEADER_CODES = re.compile(
    r"&(?:[APNLCRDT]|\d+|\"[\w ,-]{0,60}\"|K[0-9A-F]{6}|[BIUSEXY])|page|\bof\b|/", re.IGNORECASE
)
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ELEMENTS = words(
    " worksheet sheetPr tabColor outlinePr pageSetUpPr dimension sheetViews sheetView pane"
    " selection sheetFormatPr cols col sheetData row c v is t r rPr b i strike u vertAlign sz"
    " color rFont family charset scheme outline shadow mergeCells mergeCell hyperlinks hyperlink"
    " printOptions pageMargins pageSetup ignoredErrors ignoredError phoneticPr rowBreaks"
    " colBreaks brk autoFilter sortState sortCondition tableParts tablePart"
    " conditionalFormatting cfRule colorScale cfvo dataBar iconSet headerFooter oddHeader"
    " oddFooter evenHeader evenFooter firstHeader firstFooter sheetProtection filterColumn"
    " filters customFilters customFilter dynamicFilter top10 colorFilter filter f formula"
    " dataValidations dataValidation formula1 formula2 sheetCalcPr extLst ext"
)
_TEXTS = words(
    " v t oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter f formula formula1"
    " formula2"
)
_RULES_WITHOUT_WORDS = frozenset(("colorScale", "dataBar", "iconSet"))


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the shared strings, with the fonts of its runs where it has several."""

    text: str
    fonts: tuple[Font, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    styles: Styles
    texts: Sequence[Text]
    seen: Seen
    used: set[int]


@dataclass(slots=True)
class Extent:
    """What a sheet shows: how many rows and cells, and characters in them."""

    rows: int = 0
    cells: int = 0
    characters: int = 0


@dataclass(slots=True)
class SheetReader:
    """One sheet: feed it with `findings`, then ask for its extent."""

    name: str
    part: str
    book: Book
    relations: Mapping[str, Relation]
    printed: Sequence[tuple[int, int, int, int]] = ()
    extent: Extent = field(default_factory=Extent)
    _places: "array[int]" = field(default_factory=lambda: array("Q"))
    _columns: set[int] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)
    _filtered: bool = False
    _row: int = 0
    _column: int = 0
    _far: int = -1

    def findings(self, data: bytes) -> Iterator[FileFinding]:
        """Everything wrong with the sheet, a few of each kind."""
        for event, element in events(self.part, data):
            if event == "end":
                yield from self._few(self._element(element))
        yield from self._few(self._far_cells())

    def _element(self, element: Element) -> Iterator[FileFinding]:
        name = local(element)
        for detail in strange(element, _WORDING):
            yield self._found("X01", self.name, detail)
        if handle := _HANDLERS.get(name):
            yield from handle(self, element)
        if name == "row":
            element.clear(keep_tail=True)
            while (before := element.getprevious()) is not None:
                if (before.tail or "").strip():
                    yield self._found("X01", self.name, "text between the rows")
                element.getparent().remove(before)

    def row(self, element: Element) -> Iterator[FileFinding]:
        """A row: shown, and high enough to be seen."""
        self._row = int(element.get("r", self._row + 1))
        self._column = 0
        self.extent.rows += any(len(cell) for cell in element)
        if _on(element.get("hidden")):
            yield self._found("X04", f"{self.name}, row {self._row:,}", "hidden")
        elif float(element.get("ht", "15")) < _LOW:
            yield self._found("X04", f"{self.name}, row {self._row:,}", "too low to be read")

    def cell(self, element: Element) -> Iterator[FileFinding]:
        """A cell: a value, printed as it is, in a colour that is seen."""
        row, column = self._place(element)
        where = f"{self.name}, cell {_letters(column)}{row}"
        value = self._value(element)
        style = self.book.styles[element.get("s")]
        if value is None:
            return
        place = row * _WIDTH + column
        if self._places and place <= self._places[-1]:
            yield self._found("X18", where, "the cell is there twice, or out of order")
        self._places.append(place)
        self._columns.add(column)
        self.extent.cells += 1
        yield from self._looks(where, value, style)
        text = value.text if isinstance(value, Text) else str(value)
        self.extent.characters += len(text)
        self.book.seen.add(text)
        if self.printed and not any(_inside(row, column, area) for area in self.printed):
            yield self._found("X09", where, "outside the area that is printed")

    def _looks(self, where: str, value: Text | float, style: Style) -> Iterator[FileFinding]:
        plain = value.text if isinstance(value, Text) else value
        if not shows(style.code, plain):
            yield self._found("X08", where, f"the format {style.code[:40]}")
        fonts = value.fonts if isinstance(value, Text) and value.fonts else (style.font,)
        for font in fonts:
            if font.points < SMALLEST_POINTS:
                yield self._found("X07", where, f"letters of {font.points:g} points")
            if not told_apart(font.colour, style.fill or WHITE):
                code, words = ("X22", "its fill") if style.fill else ("X07", "the sheet")
                yield self._found(code, where, f"letters in the colour of {words}")
        if isinstance(value, Text) and (marks := unseen(value.text)):
            yield self._found("T01", where, f"U+{ord(marks[0][1]):04X}")

    def _value(self, cell: Element) -> Text | float | None:
        kind = cell.get("t", "n")
        inline = [child for child in cell if local(child) == "is"]
        if inline:
            return self._shown(rich_text(inline[0], self.book.styles))
        text = next((child.text or "" for child in cell if local(child) == "v"), "")
        if not text:
            return None
        if kind == "s":
            return self._shared(text)
        if kind == "n":
            try:
                return float(text)
            except ValueError:
                return Text(text)
        return self._shown(Text(text))

    def _shared(self, text: str) -> Text | None:
        number = int(text) if text.isascii() and text.isdigit() else len(self.book.texts)
        if number >= len(self.book.texts):
            return Text("")
        self.book.used.add(number)
        return self._shown(self.book.texts[number])

    def _shown(self, text: Text) -> Text | None:
        return text if text.text.strip() else None

    def _place(self, cell: Element) -> tuple[int, int]:
        """The place of a cell; one that does not say it stands after the one before it."""
        match = _CELL.fullmatch(cell.get("r", ""))
        if match:
            self._column = _number(match[1])
            return int(match[2]), self._column
        self._column += 1
        return self._row + 1, self._column

    def column(self, element: Element) -> Iterator[FileFinding]:
        """Columns: shown, and wide enough to be seen."""
        first, last = _letters(int(element.get("min", 1))), _letters(int(element.get("max", 1)))
        where = f"{self.name}, column {first}" + (f" to {last}" if last != first else "")
        if _on(element.get("hidden")):
            yield self._found("X04", where, "hidden")
        elif float(element.get("width", "9")) < _NARROW:
            yield self._found("X04", where, "too narrow to be read")

    def defaults(self, element: Element) -> Iterator[FileFinding]:
        """The height and width of rows and columns that are not mentioned."""
        if _on(element.get("zeroHeight")) or float(element.get("defaultRowHeight", "15")) < _LOW:
            yield self._found("X05", self.name)
        if float(element.get("defaultColWidth", "9")) < _NARROW:
            yield self._found("X04", self.name, "columns too narrow to be read")

    def view(self, element: Element) -> Iterator[FileFinding]:
        """How the sheet is seen: rows above a frozen pane can never be scrolled to."""
        top = element.get("topLeftCell", "A1")
        frozen = any(
            local(child) == "pane" and "frozen" in child.get("state", "") for child in element
        )
        if frozen and top != "A1":
            yield self._found(
                "X04", f"{self.name}, above {top}", "held out of view by a frozen pane"
            )

    def filtered(self, element: Element) -> Iterator[FileFinding]:
        """A filter with a condition; its buttons alone hide nothing."""
        if (
            local(element) == "filterColumn"
            and len(element)
            or local(element) == "sheetPr"
            and _on(element.get("filterMode"))
        ):
            yield self._found("X06", self.name)

    def formula(self, element: Element) -> Iterator[FileFinding]:
        """A formula, or the remains of one."""
        cell = element.getparent()
        yield self._found(
            "X12", f"{self.name}, cell {cell.get('r', '?')}", (element.text or "")[:40]
        )

    def rule(self, element: Element) -> Iterator[FileFinding]:
        """A rule for looks: only those that shade by size leave the value to be seen."""
        if element.get("type") not in _RULES_WITHOUT_WORDS:
            yield self._found("X07", self.name, "a rule that changes how cells look")
        for child in element:
            if child.get("showValue") in ("0", "false"):
                yield self._found("X07", self.name, "a rule that shows a mark instead of the value")

    def validation(self, element: Element) -> Iterator[FileFinding]:
        """What may be typed: the list can hold what the cells do not."""
        yield self._found("X13", f"{self.name}, {element.get('sqref', '')[:40]}")

    def margin(self, element: Element) -> Iterator[FileFinding]:
        """Header and footer: the name of the sheet and the number of the page say nothing."""
        text = _HEADER_CODES.sub("", element.text or "").strip()
        if text:
            yield self._found("X14", self.name, text[:40])

    def merged(self, element: Element) -> Iterator[FileFinding]:
        """Merged cells: what stands under the first of them is covered."""
        top, left, bottom, right = area(element.get("ref", ""))
        for row in range(top, min(bottom, top + 5_000) + 1):
            first = row * _WIDTH + left + (row == top)
            place = bisect_left(self._places, first)
            if place < len(self._places) and self._places[place] <= row * _WIDTH + right:
                where = f"{self.name}, cell {_cell_name(self._places[place])}"
                yield self._found("X22", where, f"covered by {element.get('ref')}")
                return

    def link(self, element: Element) -> Iterator[FileFinding]:
        """A link: to the web or inside the workbook, with no words of its own."""
        target = next(
            (self.relations.get(v) for k, v in element.items() if k.endswith("}id")), None
        )
        where = f"{self.name}, cell {element.get('ref', '?')}"
        if target and not is_web_link(target.target):
            yield self._found("X01", where, f"a link to {target.target[:60]}")
        for key in ("tooltip", "display", "location"):
            if not self.book.seen.holds(element.get(key, "")) and element.get(key) != (
                target and target.target
            ):
                yield self._found("X16", where, f"a link that says “{element.get(key)[:40]}”")

    def protection(self, element: Element) -> Iterator[FileFinding]:
        """Protection of a sheet keeps nobody out, and gives the password away."""
        if any(element.get(key) for key in ("password", "hashValue", "saltValue")):
            yield self._found("X01", self.name, "the trace of a password")

    def extension(self, element: Element) -> Iterator[FileFinding]:
        """Extensions draw, filter and format beyond what the rest of the sheet says."""
        yield self._found("X01", self.name, "an extension of the sheet")

    def _far_cells(self) -> Iterator[FileFinding]:
        rows = sorted({place // _WIDTH for place in self._places})
        for kind, places, far in (
            ("row", rows, FAR_ROWS),
            ("column", sorted(self._columns), FAR_COLUMNS),
        ):
            for one, other in zip(places, places[1:], strict=False):
                if other - one - 1 > far:
                    at = f"{other:,}" if kind == "row" else _letters(other)
                    yield self._found(
                        "X09",
                        f"{self.name}, {kind} {at}",
                        f"{other - one - 1} blank {kind}s before it",
                    )
                    break

    def _found(self, code: str, where: str, detail: str = "") -> FileFinding:
        return found(code, where, detail)

    def _few(self, findings: Iterator[FileFinding]) -> Iterator[FileFinding]:
        for finding in findings:
            number = self._counts[finding.code] = self._counts.get(finding.code, 0) + 1
            if number <= _MOST_OF_A_KIND:
                yield finding


_HANDLERS: Mapping[str, Callable[[SheetReader, Element], Iterator[FileFinding]]] = {
    "row": SheetReader.row,
    "c": SheetReader.cell,
    "col": SheetReader.column,
    "sheetFormatPr": SheetReader.defaults,
    "sheetView": SheetReader.view,
    "filterColumn": SheetReader.filtered,
    "sheetPr": SheetReader.filtered,
    "f": SheetReader.formula,
    "cfRule": SheetReader.rule,
    "dataValidation": SheetReader.validation,
    **dict.fromkeys(
        ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"),
        SheetReader.margin,
    ),
    "mergeCell": SheetReader.merged,
    "hyperlink": SheetReader.link,
    "sheetProtection": SheetReader.protection,
    "ext": SheetReader.extension,
}

_LOOKED_AT = (
    *("hyperlink/display", "hyperlink/tooltip", "hyperlink/location"),
    *("sheetProtection/password", "sheetProtection/hashValue", "sheetProtection/saltValue"),
    "sheetProtection/algorithmName",
    *("dataValidation/error", "dataValidation/errorTitle"),
    *("dataValidation/prompt", "dataValidation/promptTitle"),
)
"""Attributes with free words, each looked at or refused where its element is handled."""

_WORDING = Wording(
    "X01",
    {
        "uri": a_guid,
        "rFont/val": a_name,
        "codeName": a_name,
        "Ignorable": a_name,
        **dict.fromkeys(_LOOKED_AT, anything),
    },
    _TEXTS,
    _ELEMENTS,
)  # fmt: skip


def rich_text(element: Element, styles: Styles) -> Text:
    """A text of a cell with the fonts of its runs; how to pronounce it is not shown."""
    texts, fonts = [], []
    for child in element:
        if local(child) == "t":
            texts.append(child.text or "")
        elif local(child) == "r":
            run = "".join(t.text or "" for t in child if local(t) == "t")
            look = next((styles.font(p) for p in child if local(p) == "rPr"), None)
            texts.append(run)
            if look and run.strip():
                fonts.append(look)
    return Text("".join(texts), tuple(fonts))


def area(reference: str) -> tuple[int, int, int, int]:
    """Top, left, bottom and right of cells written A1:B2, rows written 1:2, or columns A:B."""
    first, _, last = reference.replace("$", "").partition(":")
    top, left = _corner(first, 1)
    bottom, right = _corner(last or first, _WIDTH * 128)
    return top, left, bottom, right


def _corner(text: str, otherwise: int) -> tuple[int, int]:
    letters = "".join(char for char in text if char.isalpha())
    digits = "".join(char for char in text if char.isdigit())
    return (
        int(digits[:8]) if digits else otherwise,
        _number(letters[:3]) if letters else otherwise,
    )


def _inside(row: int, column: int, place: tuple[int, int, int, int]) -> bool:
    top, left, bottom, right = place
    return top <= row <= bottom and left <= column <= right


def _on(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters or "A"


def _cell_name(place: int) -> str:
    return f"{_letters(place % _WIDTH)}{place // _WIDTH}"
