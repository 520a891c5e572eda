"""Pictures, texts, pages and other files that carry what they do not show, with clean twins."""

import io
import json
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from gate.building import SECRET, drawing, packed, page_of, pdf, picture, with_piece, workbook

Named = tuple[str, str, str, str, Any, Any]
"""Name, name of the file, code, words of the place, the bad file, and its clean twin."""


def _exif(*, place: bool = False) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Telephone"
    if place:
        exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    return picture("JPEG", exif=exif.tobytes())


def _texted() -> bytes:
    info = PngInfo()
    info.add_text("Author", SECRET)
    return picture(pnginfo=info)


def _clear(*, under: bool) -> bytes:
    image = Image.new("RGBA", (60, 40), (200, 10, 10, 255))
    for x in range(20, 40):
        image.putpixel((x, 20), (x * 5 if under else 0, x if under else 0, 0, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _small_copy() -> bytes:
    data = picture("JPEG")
    body = b"JFIF\0\1\1\0\0\1\0\1\1\1" + b"\xff\0\0"
    start = data.index(b"\xff\xe0")
    length = int.from_bytes(data[start + 2 : start + 4], "big")
    return (
        data[:start]
        + b"\xff\xe0"
        + (len(body) + 2).to_bytes(2, "big")
        + body
        + data[start + 2 + length :]
    )


def _animated() -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


def _gif() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "GIF")
    return out.getvalue()


def _open_document() -> bytes:
    from odf.opendocument import OpenDocumentSpreadsheet

    out = io.BytesIO()
    OpenDocumentSpreadsheet().save(out)
    return out.getvalue()


def _html(body: str, head: str = "") -> Any:
    return lambda: page_of(body, head)


def _svg(inside: str) -> Any:
    return lambda: drawing(inside)


BAD_OTHERS: tuple[Named, ...] = (
    ("camera data", "p.jpg", "I01", "byte", _exif, lambda: picture("JPEG")),
    ("place of a picture", "p.jpg", "I01", "byte", lambda: _exif(place=True), None),
    ("comment in a JPEG", "p.jpg", "I01", "byte", lambda: picture("JPEG", comment=SECRET.encode()), None),
    ("small copy", "p.jpg", "I01", "byte", _small_copy, None),
    ("colour profile", "p.jpg", "I01", "byte", lambda: picture("JPEG", icc_profile=b"x" * 200), None),
    ("bytes after a JPEG", "p.jpg", "I01", "byte", lambda: picture("JPEG") + SECRET.encode(), None),
    ("text in a PNG", "p.png", "I01", "byte", _texted, picture),
    ("EXIF in a PNG", "p.png", "I01", "byte", lambda: with_piece(picture(), b"eXIf", b"MM"), None),
    ("own piece in a PNG", "p.png", "I01", "byte", lambda: with_piece(picture(), b"seCr", SECRET.encode()), lambda: picture(dpi=(96, 96))),
    ("bytes after a PNG", "p.png", "I01", "byte", lambda: picture() + workbook(), None),
    ("pixels behind the last", "p.png", "I01", "the pixels", lambda: _longer(), None),
    ("pictures behind the first", "p.png", "I01", "byte", _animated, None),
    ("words under clear pixels", "p.png", "I01", "the pixels", lambda: _clear(under=True), lambda: _clear(under=False)),
    ("GIF", "p.gif", "I02", "the file", _gif, None),
    ("OpenDocument", "a.ods", "I02", "the file", _open_document, None),
    ("slides", "a.pptx", "I02", "the file", lambda: packed({"ppt/presentation.xml": b"<p/>"}), None),
    ("archive", "a.zip", "I02", "the file", lambda: packed({"a.txt": b"a"}), None),
    ("e-mail", "a.eml", "I02", "the file", lambda: b"From: a@b.org\nTo: c@d.org\nSubject: Cases\nDate: today\n\nHello", lambda: None),
    ("rich text", "a.rtf", "I02", "the file", lambda: b"{\\rtf1 Cases}", None),
    ("program", "a.exe", "I02", "the file", lambda: b"MZ\x90\0", None),
    ("unknown bytes", "a.dat", "I02", "the file", lambda: bytes(range(256)), None),
    ("workbook named as a table", "a.csv", "I02", "the file's name", workbook, None),
    ("PDF named as a picture", "a.png", "I02", "the file's name", pdf, None),
    ("page named as a text", "a.txt", "I02", "the file's name", _html(""), None),
    ("data under an unknown name", "a.bak", "I02", "the file's name", lambda: b"a,b\n1,2\n", lambda: None),
    ("letters without width", "a.txt", "T01", "line 2", lambda: "Nine\nca\u200bses".encode(), lambda: "Nine cases \u2013 £5, café 👩\u200d💻".encode()),
    ("order turned round", "a.csv", "T01", "line 2", lambda: "a,b\n\u202e1,2\n".encode(), None),
    ("tags", "a.txt", "T01", "line 1", lambda: "Nine\U000e0041\U000e0042".encode(), None),
    ("words far to the right", "a.txt", "X09", "line 1", lambda: b"Nine" + b" " * 500 + SECRET.encode(), lambda: b"Nine" + b" " * 50 + b"cases"),
    ("not UTF-8", "a.txt", "X19", "the text", lambda: b"caf\xe9", None),
    ("formula", "a.csv", "X12", "row 2, column 1", lambda: b"a,b\n=1+1,2\n", lambda: b"a,b\n'=1+1,-2\n"),
    ("program in a cell", "a.csv", "X12", "row 2, column 2", lambda: b'a,b\n1,"@SUM(1+1)*cmd|\'/C calc\'!A0"\n', None),
    ("plus and words", "a.tsv", "X12", "row 2, column 1", lambda: b"a\tb\n+A1\t2\n", lambda: b"a\tb\n+44\t-2.5%\n"),
    ("cell far below", "a.csv", "X09", "row 24", lambda: b"a,b\n1,2\n" + b",\n" * 21 + b"Jane,1\n", lambda: b"a,b\n1,2\n" + b",\n" * 20 + b"3,4\n"),
    ("cell far below blank lines", "a.csv", "X09", "row 24", lambda: b"a,b\n1,2\n" + b"\n" * 21 + b"Jane,1\n", lambda: b"a,b\n1,2\n\n3,4\n"),
    ("cell far below in a table of tabs", "a.tsv", "X09", "row 2,003", lambda: b"a\tb\n1\t2\n" + b" \t\n" * 2_000 + b"Jane\t1\n", None),
    ("cell far right", "a.csv", "X09", "row 2, column 14", lambda: b"a,b\n1,2" + b"," * 12 + b"Jane\n", lambda: b"a,b\n1,2" + b"," * 11 + b"3\n"),
    ("cell far right of semicolons", "a.csv", "X09", "row 2, column 303", lambda: b"a;b\n1;2" + b";" * 301 + b"Jane\n", lambda: b"a" + b";a" * 30 + b"\n1" + b";" * 30 + b"2\n"),
    ("name twice", "a.json", "T06", "name", lambda: b'{"name": "Jane", "name": "withheld"}', lambda: b'{"name": "withheld"}'),
    ("escaped letters without width", "a.json", "T01", "a value", lambda: b'{"a": "x\\u200b"}', lambda: json.dumps({"a": "caf\u00e9"}).encode()),
    ("not JSON", "a.json", "X19", "the data", lambda: b"{'a': 1}", None),
    ("letters without width by their number", "a.html", "T01", "line 1", _html("<p>ca&#8203;ses</p>"), _html("<p>caf&#233;s</p>")),
    ("letters without width in an attribute", "a.html", "T01", "line 1", _html('<p title="ca&#x200b;ses">Two</p>'), _html('<p title="caf&#xe9;s">Two</p>')),
    ("comment", "a.html", "T02", "line 1", _html(f"<!-- {SECRET} -->"), _html("<p>Two &lt;!-- cases</p>")),
    ("bogus declaration", "a.html", "T02", "line 1", _html(f"<!{SECRET}>"), None),
    ("hidden element", "a.html", "T03", "line 1", _html(f"<p hidden>{SECRET}</p>"), _html("<p>hidden</p>")),
    ("not displayed", "a.html", "T03", "line 1", _html(f'<p style="display: none">{SECRET}</p>'), _html('<p style="display: block">Two</p>')),
    ("hidden by its class", "a.html", "T03", "line 1", _html(f'<p class="x">{SECRET}</p>', "<style>.x{visibility:hidden}</style>"), _html('<p class="x">Two</p>', "<style>.x{color:#111}</style>")),
    ("white words", "a.html", "T03", "line 1", _html(f'<p style="color:#fff">{SECRET}</p>'), _html('<p style="color:#fff;background:#000">Two</p>')),
    ("far to the left", "a.html", "T03", "line 1", _html(f'<p style="position:absolute;left:-9999px">{SECRET}</p>'), None),
    ("template", "a.html", "T03", "line 1", _html(f"<template>{SECRET}</template>"), None),
    ("author", "a.html", "T03", "line 1", _html("", f'<meta name="author" content="{SECRET}">'), _html("", '<meta name="viewport" content="width=device-width">')),
    ("own attribute", "a.html", "T03", "line 1", _html(f'<p data-name="{SECRET}">Two</p>'), _html('<p class="name">Two</p>')),
    ("script", "a.html", "T04", "line 1", _html("<script>1</script>"), None),
    ("handler", "a.html", "T04", "line 1", _html('<p onclick="x()">Two</p>'), None),
    ("script in an address", "a.html", "T04", "line 1", _html('<a href="java\nscript:x()">Two</a>'), _html('<a href="https://ico.org.uk/">Two</a>')),
    ("page in the page", "a.html", "T04", "line 1", _html('<iframe src="a.html"></iframe>'), None),
    ("hidden field", "a.html", "T04", "line 1", _html(f'<input type="hidden" value="{SECRET}">'), None),
    ("box that asks elsewhere", "a.html", "T04", "line 1", _html('<form action="https://t.example.org/"><input type="search" name="q"></form>'), _html('<form role="search" action="search/index.html" method="get"><input type="search" name="q"><button type="submit">Search</button></form>')),
    ("form that sends", "a.html", "T04", "line 1", _html('<form action="a.html" method="post"></form>'), None),
    ("data that is not shown", "a.html", "T03", "the data block, “name”", _html(f'<script type="application/ld+json">{{"name": "{SECRET}"}}</script>'), _html('<p>Two cases</p><script type="application/ld+json">{"@type": "Dataset", "name": "Two cases"}</script>')),
    ("picture from elsewhere", "a.html", "T05", "line 1", _html('<img src="https://t.example.org/1.png" alt="">'), _html('<img src="chart.png" alt="">')),
    ("style from elsewhere", "a.html", "T05", "line 1", _html("", '<link rel="stylesheet" href="https://t.example.org/a.css">'), _html("", '<link rel="stylesheet" href="a.css">')),
    ("import in a style", "a.css", "T05", "the style sheet", lambda: b"@import 'a.css';", lambda: b"p{color:#000}"),
    ("remark in a style", "a.css", "T02", "the style sheet", lambda: f"/* {SECRET} */p{{color:#000}}".encode(), None),
    ("script in a drawing", "a.svg", "T04", "<script>", _svg("<script>1</script>"), drawing),
    ("handler in a drawing", "a.svg", "T04", "<rect>", _svg('<rect onload="x()"/>'), _svg('<rect x="1" y="1" width="2" height="2"/>')),
    ("hidden in a drawing", "a.svg", "T03", "<text>", _svg(f'<text display="none">{SECRET}</text>'), None),
    ("description in a drawing", "a.svg", "T03", "<desc>", _svg(f"<desc>{SECRET}</desc>"), _svg("<desc>Bar chart of nine cases</desc>")),
    ("metadata in a drawing", "a.svg", "T03", "<metadata>", _svg(f"<metadata>{SECRET}</metadata>"), None),
    ("picture in a drawing", "a.svg", "T05", "<image>", _svg('<image href="https://t.example.org/1.png"/>'), None),
    ("entities in a drawing", "a.svg", "X19", "the document", lambda: b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing(), None),
    ("other XML", "a.xml", "I02", "the document", lambda: b"<cases><case/></cases>", None),
)  # fmt: skip


def _longer() -> bytes:
    """More pixels packed than the picture shows."""
    import struct
    import zlib

    data = picture()
    start = data.index(b"IDAT")
    length = int.from_bytes(data[start - 4 : start], "big")
    more = zlib.compress(zlib.decompress(data[start + 4 : start + 4 + length]) + SECRET.encode())
    piece = struct.pack(">I", len(more)) + b"IDAT" + more
    piece += struct.pack(">I", zlib.crc32(b"IDAT" + more))
    return data[: start - 4] + piece + data[start + 8 + length :]
