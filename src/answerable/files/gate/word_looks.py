"""How words of a document look: colour, size, hidden or not, by direct marks and by styles."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from answerable.files.gate.colours import Colour, hex_colour
from answerable.files.gate.markup import Element, attribute, local

_HIGHLIGHTS = {
    "black": "000000", "blue": "0000ff", "cyan": "00ffff", "darkBlue": "00008b",
    "darkCyan": "008b8b", "darkGray": "a9a9a9", "darkGreen": "006400", "darkMagenta": "800080",
    "darkRed": "8b0000", "darkYellow": "808000", "green": "00ff00", "lightGray": "d3d3d3",
    "magenta": "ff00ff", "red": "ff0000", "white": "ffffff", "yellow": "ffff00",
}  # fmt: skip
_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of some words; None where nothing is said and what is above holds."""

    colour: Colour | None = None
    behind: Colour | None = None
    points: float | None = None
    hidden: bool | None = None
    width: float | None = None

    def over(self, below: "Look") -> "Look":
        """This look where it says something, the one below where it does not."""
        said = {key: getattr(self, key) for key in self.__slots__ if getattr(self, key) is not None}
        return replace(below, **said)


def run_look(properties: Element | None) -> Look:
    """What the properties of a run say."""
    look = Look()
    for child in properties if properties is not None else ():
        name, value = local(child), attribute(child, "val")
        if name == "color":
            look = replace(look, colour=hex_colour(value))
        elif name in ("vanish", "specVanish"):
            look = replace(look, hidden=is_on(child))
        elif name == "sz":
            look = replace(look, points=_number(value, 24) / 2)
        elif name == "w":
            look = replace(look, width=_number(value.rstrip("%"), 100))
        elif name == "highlight" and value in _HIGHLIGHTS:
            look = replace(look, behind=hex_colour(_HIGHLIGHTS[value]))
        elif name == "shd" and look.behind is None:
            look = replace(look, behind=shading(child))
    return look


def shading(element: Element) -> Colour | None:
    """The colour that shading lays behind words; a full pattern shows its own colour."""
    pattern = attribute(element, "val")
    key = "color" if pattern == "solid" else "fill"
    value = attribute(element, key)
    return (0.0, 0.0, 0.0) if pattern == "solid" and value in ("", "auto") else hex_colour(value)


def child_of(element: Element | None, *path: str) -> Element | None:
    """The element at the end of a path of names, None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if local(child) == name), None)
    return element


def is_on(element: Element) -> bool:
    """Whether a switch is on: it is unless it says otherwise."""
    return attribute(element, "val") not in ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str
    look: Look
    first_row: Look


class Looks:
    """The styles of a document by their id."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = Look()
        self._usual: dict[str, str] = {}
        for element in styles if styles is not None else ():
            if local(element) == "style":
                self._styles[attribute(element, "styleId")] = _style(element)
                if attribute(element, "default") in ("1", "true"):
                    self._usual[attribute(element, "type")] = attribute(element, "styleId")
            elif local(element) == "docDefaults":
                self._default = run_look(child_of(element, "rPrDefault", "rPr"))

    def of_style(self, id: str, kind: str = "paragraph") -> Look:
        """What a style says, with the styles it is based on."""
        look = Look()
        for style in self._chain(id or self._usual.get(kind, "")):
            look = look.over(style.look)
        return look.over(self._default) if kind == "paragraph" else look

    def first_row(self, id: str) -> Look:
        """What a table style says of its first row, or of the whole where it says nothing."""
        look = Look()
        for style in self._chain(id):
            look = look.over(style.first_row).over(style.look)
        return look

    def _chain(self, id: str) -> Iterator[_Style]:
        for _ in range(_CHAIN):
            style = self._styles.get(id)
            if style is None:
                return
            yield style
            id = style.based_on


def _style(element: Element) -> _Style:
    based = child_of(element, "basedOn")
    first = next(
        (e for e in element if local(e) == "tblStylePr" and attribute(e, "type") == "firstRow"),
        None,
    )
    return _Style(
        attribute(based, "val") if based is not None else "",
        _whole_look(element),
        _whole_look(first),
    )


def _whole_look(element: Element | None) -> Look:
    """The look of a style: of its runs, and the shading of its paragraphs or cells."""
    look = run_look(child_of(element, "rPr"))
    for path in (("pPr", "shd"), ("tcPr", "shd"), ("tblPr", "shd")):
        if (shade := child_of(element, *path)) is not None and look.behind is None:
            look = replace(look, behind=shading(shade))
    return look


def _number(text: str, otherwise: float) -> float:
    try:
        return float(text)
    except ValueError:
        return otherwise
