"""Writes the response as a Word letter, from a template that the organisation edits in Word."""

import copy
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from importlib.resources import files
from pathlib import Path
from typing import Any

from answerable.files.toml_sections import read_bytes
from answerable.files.whole_files import write_whole
from answerable.model.errors import refuser
from answerable.steps.entries.lay_out import (
    NOT_PRINTED,
    Sheet,
    caveats,
    is_counted,
    method_lines,
    quiet_words,
    recall_words,
    register_words,
    search_words,
    sheets,
    term_sheet,
    written,
)
from answerable.steps.entries.publish import PublicEntry

_refuse = refuser("letter-template-wrong")

_LARGEST = 50_000_000
"""Bytes a template may have once unpacked."""
_TEXT_WIDTH = 9070
"""The width of the text of an A4 page, in twentieths of a point."""
_CHARACTER, _CELL_MARGIN = 125, 115
"""A bold letter of a table's size, and the space beside a cell's text, in the same."""
_TYPE, _SMALLEST = 10, 6
"""The size of a table's type, and the smallest that it is set in, in points."""
_SAME_TIME = (1980, 1, 1, 0, 0, 0)


def write_letter(path: Path, entry: PublicEntry, template: Path | None = None) -> None:
    """Writes the letter; the same answer and template give the same bytes.

    The template runs in a sandbox and is given `letter_words(entry)` only. Raises UserMistake
    "letter-template-wrong", naming the template, for one that cannot be filled in.
    """
    if template is None:
        default = files("answerable.files") / "templates" / "letter.docx"
        content, name = default.read_bytes(), "letter.docx"
    else:
        content, name = read_bytes(template), str(template)
    filled = fill_in(
        content,
        name,
        letter_words(entry),
        title=f"{entry['title']} ({entry['reference']})",
        day=datetime.fromisoformat(entry["answered"] or entry["received"]),
    )
    write_whole(path, filled)


def letter_words(entry: PublicEntry) -> dict[str, Any]:
    """What a template may print, under the names of docs/reference/letter.md. All of it is text."""
    return {
        "reference": entry["reference"],
        "title": entry["title"],
        "authority": entry["authority"],
        "received": written(entry["received"]),
        "answered": written(entry["answered"]) or "not yet",
        "intro": entry["intro"],
        "questions": [_question_words(question) for question in entry["questions"]],
        "method": _method_words(entry) if is_counted(entry) else _NO_METHOD,
        "caveats": caveats(entry),
        "routes": entry.get("routes", []),
        "licence": entry["licence"]["name"],
    }


def _method_words(entry: PublicEntry) -> dict[str, Any]:
    method = entry["method"]
    return {
        "searched": search_words(method),
        "lines": [{"label": label, "value": value} for label, value in method_lines(method)],
        "recall": recall_words(method["recall"]),
        "terms": _terms_words(method),
        "limits": [*method["limits"], *filter(None, [quiet_words(method)])],
        "register": register_words(entry),
        "sha256": entry["register"]["sha256"],
    }


_NO_METHOD = {
    "searched": "", "lines": [], "recall": "", "terms": {"title": "", "rows": []}, "limits": [],
    "register": "", "sha256": "",
}  # fmt: skip
"""The same for an answer that gives no figure and no list: a template prints nothing of it."""


def _question_words(question: Mapping[str, Any]) -> dict[str, Any]:
    laid_out = list(sheets(question))
    return {
        "number": question["number"],
        "text": question["text"],
        "outcome": question["outcome"],
        "paragraphs": question["narrative"],
        "notice": question.get("notice", []),
        "tables": [_table_words(sheet) for sheet in laid_out if sheet.is_table],
        "lists": [_list_words(sheet) for sheet in laid_out if not sheet.is_table],
    }


def _table_words(sheet: Sheet) -> dict[str, Any]:
    rows = [{"label": cells[0], "cells": cells[1:]} for cells in sheet.shown]
    return {
        "title": sheet.title,
        "dimension": sheet.header[0],
        "columns": sheet.header[1:],
        "rows": rows[: len(sheet.parts)],
        "total": rows[-1] if sheet.has_total else None,
        "notes": _notes(sheet),
    }


def _list_words(sheet: Sheet) -> dict[str, Any]:
    rows = [{"cells": cells} for cells in sheet.shown]
    return {"title": sheet.title, "columns": sheet.header, "rows": rows, "notes": _notes(sheet)}


def _terms_words(method: Mapping[str, Any]) -> dict[str, Any]:
    sheet = term_sheet(method)
    keys = ("term", "meaning", "hits", "unique", "first")
    untold = dict.fromkeys(keys, NOT_PRINTED)
    return {
        "title": sheet.title,
        "rows": [{**untold, **dict(zip(keys, row, strict=False))} for row in sheet.shown],
    }


def _notes(sheet: Sheet) -> list[str]:
    return [note for note in (sheet.counted, sheet.note) if note]


def fill_in(content: bytes, name: str, words: Mapping[str, Any], *, title: str, day: date) -> bytes:
    """A Word file filled in with words; the same template and words give the same bytes.

    The template runs in a sandbox. Raises UserMistake "letter-template-wrong", naming it.
    """
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.exceptions import TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # Autoescape, because the text goes into XML; strict, so that a misspelt placeholder is named.
    sandbox = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    _check_size(content, name)
    out = io.BytesIO()
    try:
        letter = DocxTemplate(io.BytesIO(content))
        letter.render(words, jinja_env=sandbox)
        _fit_columns(letter.docx)
        _set_properties(letter.docx, title, day)
        letter.save(out)
    except TemplateError as error:
        _refuse(name, error.message or type(error).__name__)
    except _FAULTS as error:
        _refuse(name, f"filling it in failed ({error})")
    return repacked(out.getvalue())


_FAULTS = (
    zipfile.BadZipFile,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What a broken Word file, or an expression in a placeholder, can raise."""


def _fit_columns(document: Any) -> None:
    """Gives each column of a table with a caption the width that its words need.

    Word would do so by itself; other programs take every column to be as wide as the next. Where
    the words of a table are too wide for the page, its page is turned, and then its type smaller.
    """
    from docx.oxml.ns import qn

    for table in document.tables:
        if table._tbl.tblPr.find(qn("w:tblCaption")) is None:
            continue
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        columns = list(zip(*rows, strict=False))
        room = _TEXT_WIDTH
        if sum(_least(columns)) > room:
            room += _turned(document, table)
        size = _size_for(columns, room)
        if size < 1:
            _set_smaller(table, size)
        widths = _widths(columns, room, size)
        for grid, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=False):
            grid.set(qn("w:w"), str(width))
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=False):
                size = cell._tc.get_or_add_tcPr().get_or_add_tcW()
                size.set(qn("w:type"), "dxa")
                size.set(qn("w:w"), str(width))


def _widths(columns: Sequence[Sequence[str]], room: float, size: float) -> list[int]:
    """Room for each column's longest word, and what is left by the length of its texts."""
    least = _least(columns, size)
    wanted = [min(max(map(len, texts)), 45) + 1 for texts in columns]
    spare = max(0, room - sum(least)) / sum(wanted)
    shares = [one + spare * want for one, want in zip(least, wanted, strict=True)]
    return [int(room * share / sum(shares)) for share in shares]


def _least(columns: Sequence[Sequence[str]], size: float = 1) -> list[float]:
    """The width that each column's longest word needs in type of a size, 1 that of the template."""
    words = [max((len(w) for text in texts for w in text.split()), default=0) for texts in columns]
    return [min(longest, 20) * _CHARACTER * size + 2 * _CELL_MARGIN for longest in words]


def _size_for(columns: Sequence[Sequence[str]], room: float) -> float:
    """The size of type in which every word has room, as a share of the template's."""
    margins = 2 * _CELL_MARGIN * len(columns)
    words = sum(_least(columns)) - margins
    return min(1, max(_SMALLEST / _TYPE, (room - margins) / words)) if words else 1


def _set_smaller(table: Any, size: float) -> None:
    from docx.shared import Pt

    for cell in table._cells:
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(int(2 * _TYPE * size) / 2)


def _turned(document: Any, table: Any) -> int:
    """Puts a table, its caption and its notes on turned pages; says how much wider these are.

    Tables that follow one another share their pages. Where the template does not say how large its
    pages are, none is turned.
    """
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    body = document.element.body
    upright = body.sectPr
    page = upright.find(qn("w:pgSz")) if upright is not None else None
    wide, high = (int(page.get(qn(f"w:{side}"), 0)) if page is not None else 0 for side in "wh")
    if wide >= high:
        return 0
    first = last = table._tbl
    title = first.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    above = first.getprevious()
    if _is_paragraph(above) and Paragraph(above, document).text == title:
        first = above
    while _is_paragraph(last.getnext()) and _is_note(Paragraph(last.getnext(), document)):
        last = last.getnext()
    _end_section(first.getprevious(), upright, before=first)
    _go_on(upright)
    sideways = copy.deepcopy(upright)
    size = sideways.find(qn("w:pgSz"))
    for side, length in (("w", high), ("h", wide)):
        size.set(qn(f"w:{side}"), str(length))
    size.set(qn("w:orient"), "landscape")
    _end_section(last, sideways, before=last.getnext())
    return high - wide


def _go_on(section: Any) -> None:
    """Makes a section go on from the one before: no first page and no first number of its own."""
    from docx.oxml.ns import qn

    for first in section.findall(qn("w:titlePg")):
        section.remove(first)
    for numbers in section.findall(qn("w:pgNumType")):
        numbers.attrib.pop(qn("w:start"), None)


def _is_paragraph(element: Any) -> bool:
    return element is not None and str(element.tag).endswith("}p")


def _is_note(paragraph: Any) -> bool:
    return str(paragraph.style.name) == "Table note"


def _end_section(last: Any, section: Any, *, before: Any) -> None:
    """Ends a section with a paragraph, or with one more where there is none.

    One that ends a turned section already is no end any more: what follows goes on in it.
    """
    from docx.oxml import OxmlElement

    if not _is_paragraph(last):
        last = OxmlElement("w:p")
        before.addprevious(last)
    properties = last.get_or_add_pPr()
    if properties.sectPr is not None:
        properties.remove(properties.sectPr)
    else:
        properties.append(copy.deepcopy(section))


def _set_properties(document: Any, title: str, day: date) -> None:
    """Title and day of the letter; the names of whoever edited the template are taken out."""
    core = document.core_properties
    core.title = title[:255]
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.created = core.modified = datetime.combine(day, time())
    core.revision = 1


_PROGRAM_PROPERTIES = "docProps/app.xml"
_NAMING = frozenset(("Company", "Manager", "HyperlinkBase"))


def _unnamed(properties: bytes) -> bytes:
    """The properties that a program keeps of a letter, without whose the template was."""
    from lxml import etree

    root = etree.fromstring(properties, etree.XMLParser(resolve_entities=False, no_network=True))
    for one in [*root]:
        if etree.QName(one).localname in _NAMING:
            root.remove(one)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def repacked(package: bytes) -> bytes:
    """The same package with its parts in order of name and no time of day in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        # Readers expect the list of content types first.
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            part = zipfile.ZipInfo(name, _SAME_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            content = old.read(name)
            new.writestr(part, _unnamed(content) if name == _PROGRAM_PROPERTIES else content)
    return out.getvalue()


def _check_size(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            size = sum(part.file_size for part in package.infolist())
    except zipfile.BadZipFile:
        _refuse(name, "it is not a Word document (.docx)")
    if size > _LARGEST:
        _refuse(name, "it is larger than a letter can be")
