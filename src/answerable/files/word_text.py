"""Takes the text out of a Word document, with the list numbers that Word draws itself."""

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from answerable.files.html_text import list_label
from answerable.steps.pages.split_page import row_line

_KINDS = {
    "decimal": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}


def word_text(data: bytes) -> str:
    """The paragraphs and table rows in order. Raises ValueError where it is no Word document.

    A broken XML part raises lxml's XMLSyntaxError, which is a SyntaxError.
    """
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        document = Document(BytesIO(data))
        numbers = _Numbers(document)
        return "\n\n".join(_blocks(document, numbers))
    except (OpcError, SyntaxError, KeyError, AttributeError, IndexError, OSError) as error:
        raise ValueError(f"the Word document is damaged ({type(error).__name__})") from error


def _blocks(document: Any, numbers: "_Numbers") -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield "\n".join(row_line(list(_cells(row))) for row in block.rows)
        elif block.text.strip():
            yield numbers.label(block) + block.text


def _cells(row: Any) -> Iterator[str]:
    """The cells of a row, lines inside them joined: a wide one leaves blanks behind it, a high one
    is repeated in the rows below, and what the row leaves out at its ends is blank.
    """
    yield from [""] * row.grid_cols_before
    above = None
    for cell in row.cells:
        same = above is not None and cell._tc is above
        yield "" if same else " ".join(cell.text.split())
        above = cell._tc
    yield from [""] * row.grid_cols_after


class _Numbers:
    """Counts Word's automatic lists: the numbers stand in no text, only in the numbering part."""

    def __init__(self, document: Any) -> None:
        self._counts: dict[tuple[int, int], int] = defaultdict(int)
        self._kinds: dict[tuple[int, int], str] = dict(_levels(document))

    def label(self, paragraph: Any) -> str:
        """The label Word draws before a paragraph, "" where it is in no list."""
        place = _place(paragraph)
        if place is None or place not in self._kinds:
            return "• " if (paragraph.style.name or "").startswith("List") else ""
        self._counts[place] += 1
        for other in [one for one in self._counts if one[0] == place[0] and one[1] > place[1]]:
            self._counts[other] = 0  # a deeper list begins anew under the next item
        indent = "    " * place[1]
        return f"{indent}{list_label(self._kinds[place], self._counts[place])} "


def _place(paragraph: Any) -> tuple[int, int] | None:
    """The list and level of a paragraph, its own or its style's."""
    for element in (paragraph._p, paragraph.style.element):
        number = _value(element, "w:pPr", "w:numPr", "w:numId")
        if number.isdigit():
            level = _value(element, "w:pPr", "w:numPr", "w:ilvl")
            return int(number), int(level) if level.isdigit() else 0
    return None


def _levels(document: Any) -> Iterator[tuple[tuple[int, int], str]]:
    """The kind of label of every list and level that the document defines."""
    from docx.oxml.ns import qn

    try:
        numbering = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return
    shapes = {
        shape.get(qn("w:abstractNumId")): [
            (int(level.get(qn("w:ilvl"), "0")), _value(level, "w:numFmt"))
            for level in shape.findall(qn("w:lvl"))
        ]
        for shape in numbering.findall(qn("w:abstractNum"))
    }
    for number in numbering.findall(qn("w:num")):
        for level, kind in shapes.get(_value(number, "w:abstractNumId"), []):
            yield (int(number.get(qn("w:numId"))), level), _KINDS.get(kind, "•")


def _value(element: Any, *path: str) -> str:
    """The w:val of the element at the end of a path, "" where there is none."""
    from docx.oxml.ns import qn

    for name in path:
        element = element.find(qn(name))
        if element is None:
            return ""
    return str(element.get(qn("w:val"), ""))
