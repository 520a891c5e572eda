"""Builds clean files of every kind and changes them: the tools that bad files are made with."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

from docx import Document
from PIL import Image
from xlsxwriter import Workbook

ROWS = (("Outcome", "Cases"), ("Management action", 2), ("No further action", 3))
SECRET = "Jane Doe 07700 900123"
"""What nobody may find: it looks like what people really leave in files."""


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """The same package with words of one part replaced; they must be there."""
    parts = unpacked(data)
    text = parts[part].decode()
    assert old in text, (old, text[:2000])
    return packed({**parts, part: text.replace(old, new, 1).encode()})


def added(data: bytes, part: str, content: bytes, kind: str = "application/xml") -> bytes:
    """The same package with one part more, and its content type."""
    override = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'
    parts = {**unpacked(data), part: content}
    return changed(packed(parts), "[Content_Types].xml", "</Types>", override)


def related(data: bytes, rels: str, kind: str, target: str, *, outside: bool = False) -> bytes:
    """The same package with one relation more."""
    mode = ' TargetMode="External"' if outside else ""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    line = (
        f'<Relationship Id="rId99" Type="{space}/{kind}" Target="{target}"{mode}/></Relationships>'
    )
    return changed(data, rels, "</Relationships>", line)


def workbook(more: Callable[[Any, Any], object] | None = None, *, sheet: str = "Outcomes") -> bytes:
    """A small table as XlsxWriter writes it; `more` may add to book and sheet."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    cells = book.add_worksheet(sheet)
    for number, row in enumerate(ROWS):
        cells.write_row(number, 0, row)
    if more:
        more(book, cells)
    book.close()
    return out.getvalue()


def cell_in(format: dict[str, Any], value: object = SECRET) -> bytes:
    """The table with one cell more, written in a format."""
    return workbook(lambda book, sheet: sheet.write("A4", value, book.add_format(format)))


@cache
def document(more: Callable[[Any], object] | None = None) -> bytes:
    """A small letter as python-docx writes it, with a footer."""
    letter = Document()
    letter.add_heading("Our answer", 1)
    letter.add_paragraph("Nine cases concern social media.")
    table = letter.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Outcome", "Cases"
    table.cell(1, 0).text, table.cell(1, 1).text = "Resigned", "1"
    letter.sections[0].footer.paragraphs[0].text = "Middlemarch Constabulary"
    if more:
        more(letter)
    out = io.BytesIO()
    letter.save(out)
    return out.getvalue()


def run_with(xml: str) -> bytes:
    """The letter with a run more whose properties are these."""
    old = "<w:sectPr"
    new = f"<w:p><w:r><w:rPr>{xml}</w:rPr><w:t>{SECRET}</w:t></w:r></w:p><w:sectPr"
    return changed(document(), "word/document.xml", old, new)


def body_with(xml: str) -> bytes:
    """The letter with a block more."""
    return changed(document(), "word/document.xml", "<w:sectPr", f"{xml}<w:sectPr")


def picture(kind: str = "PNG", **more: Any) -> bytes:
    """A small picture; `more` goes to the writer."""
    out = io.BytesIO()
    image = Image.new("RGB", (60, 40), (255, 255, 255))
    for x in range(10, 50):
        for y in range(10, 30):
            image.putpixel((x, y), (x * 5, y * 8, 120))
    image.save(out, kind, **more)
    return out.getvalue()


def with_piece(png: bytes, kind: bytes, body: bytes) -> bytes:
    """The same PNG with a piece more before its end."""
    piece = struct.pack(">I", len(body)) + kind + body
    piece += struct.pack(">I", zlib.crc32(kind + body))
    return png[:-12] + piece + png[-12:]


def pdf(
    content: str = "", more: Callable[[Any, Any], object] | None = None, **saving: Any
) -> bytes:
    """A page that says “Nine cases”; `content` is drawn after it, `more` may add to the page."""
    import pikepdf

    made = pikepdf.new()
    page = made.add_blank_page(page_size=(400, 300))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    words = "BT /F1 14 Tf 40 240 Td (Nine cases) Tj ET\n"
    page.Contents = made.make_stream((words + content).encode("latin-1"))
    if more:
        more(made, page)
    out = io.BytesIO()
    # Written plainly, so that tests can change bytes of it.
    saving = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, **saving}
    made.save(out, static_id=True, fix_metadata_version=False, **saving)
    return out.getvalue()


def drawn_picture(made: Any, page: Any, *, place: str = "100 0 0 80 40 100 cm") -> None:
    """Draws a picture on a page."""
    import pikepdf

    image = pikepdf.Stream(made, bytes(range(0, 240, 5)) * 3)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent = 8, 6, 8
    image.ColorSpace = pikepdf.Name.DeviceRGB
    page.Resources.XObject = pikepdf.Dictionary(Im1=made.make_indirect(image))
    before = page.Contents.read_bytes()
    page.Contents = made.make_stream(f"q {place} /Im1 Do Q\n".encode() + before)


def page_of(body: str, head: str = "") -> bytes:
    """A web page."""
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Answer</title>{head}'
        f"</head><body><h1>Answer</h1><p>Nine cases.</p>{body}</body></html>"
    ).encode()


def drawing(inside: str = "") -> bytes:
    """A drawing."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="20">'
        f'<text x="1" y="10">Nine cases</text>{inside}</svg>'
    ).encode()
