"""The styles of a workbook: of each the font, the fill and the number format that a cell wears."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from answerable.files.gate.colours import BLACK, WHITE, Colour, hex_colour, tinted
from answerable.files.gate.markup import Element, Wording, a_name, local, strangers, words
from answerable.files.gate.markup import tree as read_tree
from answerable.files.gate.number_formats import GENERAL, is_plain
from answerable.model.file_checks import FileFinding

BUILT_IN = {
    **dict.fromkeys((1, 2, 3, 4, 9, 10, 11, 12, 13, 48), "0"),
    **dict.fromkeys((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)), "d/m/y"),
    **dict.fromkeys((*range(5, 9), *range(37, 45)), "#"),
    49: "@",
}
"""Formats that a workbook names by number only: all of them print the value."""

_INDEXED = tuple(
    re.findall(
        "[0-9a-f]{6}",
        "000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 000000 ffffff "
        "ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 800000 008000 000080 808000 "
        "800080 008080 c0c0c0 808080 9999ff 993366 ffffcc ccffff 660066 ff8080 "
        "0066cc ccccff 000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff "
        "00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99 3366ff 33cccc "
        "99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 333300 "
        "993300 993366 333399 333333 ",
    )
)
"""The colours that old workbooks name by number (ECMA-376, 18.8.27)."""

_ELEMENTS = words(
    " styleSheet numFmts numFmt fonts font b i strike u vertAlign sz color name family charset"
    " scheme outline shadow condense extend fills fill patternFill fgColor bgColor gradientFill"
    " stop borders border left right top bottom diagonal start end vertical horizontal"
    " cellStyleXfs cellXfs xf alignment protection cellStyles cellStyle dxfs dxf tableStyles"
    " tableStyle tableStyleElement colors indexedColors rgbColor mruColors extLst ext"
    " slicerStyles timelineStyles"
)


@dataclass(frozen=True, slots=True)
class Font:
    """What a cell's letters look like."""

    colour: Colour = BLACK
    points: float = 11.0


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell wears; `fill` is None where the sheet's white shows."""

    font: Font = Font()
    fill: Colour | None = None
    code: str = GENERAL


class Styles:
    """The styles of a workbook by number, and its palette."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._theme = _palette(theme)
        self._indexed = [hex_colour(text) or BLACK for text in _INDEXED]
        found = {} if styles is None else {local(part): part for part in styles}
        self._recolour(found.get("colors"))
        fonts = [self.font(font) for font in found.get("fonts", ())]
        fills = [self._fill(fill) for fill in found.get("fills", ())]
        codes = {int(f.get("numFmtId")): f.get("formatCode") for f in found.get("numFmts", ())}
        self._styles = [
            Style(
                _at(fonts, xf.get("fontId"), Font()),
                _at(fills, xf.get("fillId"), None),
                _code(int(xf.get("numFmtId", "0")), codes),
            )
            for xf in found.get("cellXfs", ())
        ]

    def __getitem__(self, number: str | None) -> Style:
        """The style a cell names."""
        style: Style = _at(self._styles, number, Style())
        return style

    def font(self, element: Element) -> Font:
        """A font as written in the styles or in a run of a text."""
        colour, points = BLACK, 11.0
        for child in element:
            if local(child) == "color":
                colour = self.colour(child) or BLACK
            elif local(child) == "sz":
                points = float(child.get("val", "11"))
        return Font(colour, points)

    def colour(self, element: Element) -> Colour | None:
        """A colour by value, by theme and tint, or by number; None where the program chooses."""
        base = None
        if value := element.get("rgb"):
            base = hex_colour(value)
        elif theme := element.get("theme"):
            base = _at(self._theme, theme, BLACK)
        elif number := element.get("indexed"):
            base = _at(self._indexed, number, None)
        tint = float(element.get("tint", "0"))
        return tinted(base, tint) if base and tint else base

    def _recolour(self, colours: Element | None) -> None:
        """A workbook may bring a palette of its own."""
        values = (
            []
            if colours is None
            else [e.get("rgb", "") for e in colours.iter() if local(e) == "rgbColor"]
        )
        for number, value in enumerate(values[: len(self._indexed)]):
            self._indexed[number] = hex_colour(value) or BLACK

    def _fill(self, fill: Element) -> Colour | None:
        for pattern in fill:
            if local(pattern) == "gradientFill":
                return next((self.colour(e) for e in pattern.iter() if local(e) == "color"), None)
            if pattern.get("patternType") == "solid":
                front = [child for child in pattern if local(child) == "fgColor"]
                return (self.colour(front[0]) if front else None) or (BLACK if front else None)
        return None


def check_styles(part: str, data: bytes) -> Iterator[FileFinding]:
    """The styles hold looks only."""
    free = {
        "formatCode": is_plain,
        "name": a_name,
        "font/val": a_name,
        "name/val": a_name,
        "defaultTableStyle": a_name,
        "defaultPivotStyle": a_name,
        "uri": a_guid,
        "Ignorable": a_name,
        "defaultSlicerStyle": a_name,
        "defaultTimelineStyle": a_name,
    }
    yield from strangers(part, read_tree(part, data), Wording("X01", free, elements=_ELEMENTS))


def a_guid(value: str) -> bool:
    """Whether a value is a number in braces that names an extension."""
    return (
        len(value) == 38 and value[0] == "{" and set(value[1:-1]) <= set("0123456789abcdefABCDEF-")
    )


def _palette(theme: Element | None) -> list[Colour]:
    """The twelve colours of a theme, the first two pairs exchanged as cells count them."""
    colours: list[Colour] = []
    if theme is not None:
        scheme = next((e for e in theme.iter() if local(e) == "clrScheme"), ())
        for entry in scheme:
            value = next((c.get("lastClr") or c.get("val", "") for c in entry), "")
            colours.append(hex_colour(value) or BLACK)
    if len(colours) < 4:
        return [WHITE, BLACK, WHITE, BLACK]
    return [colours[1], colours[0], colours[3], colours[2], *colours[4:]]


def _at(items: Sequence[Any], number: str | None, otherwise: Any) -> Any:
    place = int(number or "0")
    return items[place] if 0 <= place < len(items) else otherwise


def _code(number: int, codes: dict[int, str]) -> str:
    return codes.get(number) or BUILT_IN.get(number, GENERAL)
