"""Workbooks that carry what they do not show, each with a clean one that looks nearly the same."""

import io
import struct
from collections.abc import Callable
from typing import Any

import xlwt

from gate.building import (
    SECRET,
    added,
    cell_in,
    changed,
    packed,
    picture,
    related,
    unpacked,
    workbook,
)

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
Bad = tuple[str, str, str, Callable[[], bytes], Callable[[], bytes] | None]
"""Name, code, words of the place, the bad file, and its clean twin where there is one."""


def _part(name: str, content: bytes = b"<x/>") -> Callable[[], bytes]:
    return lambda: added(workbook(), name, content)


def _sheet(old: str, new: str, make: Callable[[], bytes] = workbook) -> Callable[[], bytes]:
    return lambda: changed(make(), SHEET, old, new)


def _book(old: str, new: str) -> Callable[[], bytes]:
    return lambda: changed(workbook(), BOOK, old, new)


def _two(state: str) -> bytes:
    def more(book: Any, sheet: Any) -> None:
        other = book.add_worksheet("Staff list")
        other.write("A1", SECRET)
        if state:
            getattr(other, state)()

    return workbook(more)


def _properties(**given: str) -> bytes:
    return workbook(lambda book, sheet: book.set_properties(given))


def _chart(book: Any, sheet: Any) -> None:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Outcomes!$B$2:$B$3"})
    sheet.insert_chart("D2", chart)


def _filtered(book: Any, sheet: Any, *, condition: bool = True) -> None:
    sheet.autofilter("A1:B3")
    if condition:
        sheet.filter_column("A", "x == Resigned")


def _old() -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("Cases").write(0, 0, "Cases")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _printed(*, outside: bool) -> bytes:
    def more(book: Any, sheet: Any) -> None:
        sheet.print_area("A1:B3")
        if outside:
            sheet.write("D2", SECRET)

    return workbook(more)


def _shared(text: str) -> bytes:
    parts = unpacked(workbook())
    name = "xl/sharedStrings.xml"
    parts[name] = parts[name].replace(b"</sst>", f"<si><t>{text}</t></si></sst>".encode())
    return packed(parts)


def _disagreeing() -> bytes:
    """The part says another name than the list of parts."""
    data = bytearray(workbook())
    data[30 : 30 + len("[Content_Types].xml")] = b"[Content_Types].xmm"
    return bytes(data)


def _between() -> bytes:
    """Bytes between the last part and the list of parts, the list moved to match."""
    data = workbook()
    end = data.rfind(b"PK\5\6")
    start = struct.unpack_from("<L", data, end + 16)[0]
    payload = SECRET.encode()
    tail = bytearray(data[end:])
    struct.pack_into("<L", tail, 16, start + len(payload))
    return data[:start] + payload + data[start:end] + bytes(tail)


def _twice(name: str) -> bytes:
    import warnings
    import zipfile

    out = io.BytesIO(workbook())
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr(name, "<worksheet/>")
    return out.getvalue()


def _commented(data: bytes, comment: bytes) -> bytes:
    return data[:-2] + struct.pack("<H", len(comment)) + comment


def _threaded() -> bytes:
    data = added(workbook(), "xl/threadedComments/threadedComment1.xml", b"<ThreadedComments/>")
    return related(data, "xl/_rels/workbook.xml.rels", "person", "persons/person.xml")


def _list(book: Any, sheet: Any) -> None:
    sheet.data_validation("C1", {"validate": "list", "source": [SECRET, "other"]})


def _bulky() -> bytes:
    """Far more bytes than its cells need, in styles that nothing wears."""
    import random

    chance = random.Random(1)
    fonts = "".join(
        f'<font><sz val="{chance.randrange(8, 70)}"/><color rgb="{chance.randrange(16**8):08X}"/></font>'
        for _ in range(80_000)
    )
    return changed(workbook(), "xl/styles.xml", "</fonts>", f"{fonts}</fonts>")


BAD_WORKBOOKS: tuple[Bad, ...] = (
    ("pivot cache", "X01", "xl/pivotCache", _part("xl/pivotCache/pivotCacheRecords1.xml"), workbook),
    ("external link", "X01", "xl/externalLinks", _part("xl/externalLinks/externalLink1.xml"), None),
    ("macros", "X01", "xl/vbaProject.bin", _part("xl/vbaProject.bin", b"\xd0\xcf"), None),
    ("embedded workbook", "X01", "xl/embeddings", _part("xl/embeddings/Microsoft_Excel_Sheet.xlsx"), None),
    ("data model", "X01", "xl/model", _part("xl/model/item.data", b"\0\1"), None),
    ("connection", "X01", "xl/connections.xml", _part("xl/connections.xml"), None),
    ("query table", "X01", "xl/queryTables", _part("xl/queryTables/queryTable1.xml"), None),
    ("custom XML", "X01", "customXml", _part("customXml/item1.xml"), None),
    ("printer settings", "X01", "xl/printerSettings", _part("xl/printerSettings/printerSettings1.bin", b"\\\\srv"), None),
    ("log of changes", "X01", "xl/revisions", _part("xl/revisions/revisionLog1.xml"), None),
    ("persons", "X01", "xl/persons", _part("xl/persons/person.xml"), None),
    ("slicer", "X01", "xl/slicers", _part("xl/slicers/slicer1.xml"), None),
    ("control", "X01", "xl/ctrlProps", _part("xl/ctrlProps/ctrlProp1.xml"), None),
    ("small picture of the file", "X01", "docProps/thumbnail", _part("docProps/thumbnail.jpeg", b"\xff\xd8"), None),
    ("custom property", "X01", "docProps/custom.xml", lambda: workbook(lambda b, s: b.set_custom_property("Case owner", SECRET)), None),
    ("chart", "X01", "xl/charts", lambda: workbook(_chart), None),
    ("picture", "X01", "xl/media", lambda: workbook(lambda b, s: s.insert_image("D1", "p.png", {"image_data": io.BytesIO(picture())})), None),
    ("text box", "X01", "xl/drawings", lambda: workbook(lambda b, s: s.insert_textbox("D1", SECRET)), None),
    ("sheet that is not listed", "X01", "sheet9.xml", _part("xl/worksheets/sheet9.xml", b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'), None),
    ("unknown element", "X01", "Outcomes", _sheet("<sheetData>", "<remark/><sheetData>"), None),
    ("unknown attribute", "X01", "Outcomes", _sheet("<sheetData>", f'<sheetData note="{SECRET}">'), None),
    ("words where a number stands", "X01", "Outcomes", _sheet('spans="1:2"', f'spans="{SECRET}"'), None),
    ("text outside a cell", "X01", "Outcomes", _sheet("<sheetData>", f"<sheetData>{SECRET}"), None),
    ("link to a share", "X01", "cell A5", lambda: workbook(lambda b, s: s.write_url("A5", r"external:\\server\share\file.xlsx", string="Cases")), lambda: workbook(lambda b, s: s.write_url("A5", "https://ico.org.uk/", string="Cases"))),
    ("trace of a password", "X01", "Outcomes", lambda: workbook(lambda b, s: s.protect("secret")), lambda: workbook(lambda b, s: s.protect())),
    ("own vocabulary", "X01", SHEET, _sheet("<sheetData>", f'<sheetData xmlns:z="urn:{SECRET}">'), None),
    ("words among the content types", "X01", "[Content_Types].xml", lambda: changed(workbook(), "[Content_Types].xml", 'PartName="/xl/styles.xml"', f'PartName="/{SECRET}"'), None),
    ("hidden sheet", "X02", "Staff list", lambda: _two("hide"), lambda: _two("")),
    ("very hidden sheet", "X02", "Staff list", lambda: _two("very_hidden"), None),
    ("sheet named with a dot", "X03", "sheet “.”", lambda: workbook(sheet="."), lambda: workbook(sheet=".a")),
    ("sheet named with a number", "X03", "sheet “2016”", lambda: workbook(sheet="2016"), lambda: workbook(sheet="Year 2016")),
    ("hidden column", "X04", "column B", lambda: workbook(lambda b, s: s.set_column("B:B", None, None, {"hidden": True})), lambda: workbook(lambda b, s: s.set_column("B:B", 4))),
    ("column without width", "X04", "column C", lambda: workbook(lambda b, s: s.set_column("C:C", 0.1)), None),
    ("hidden row", "X04", "row 2", lambda: workbook(lambda b, s: s.set_row(1, None, None, {"hidden": True})), lambda: workbook(lambda b, s: s.set_row(1, 12))),
    ("row without height", "X04", "row 3", lambda: workbook(lambda b, s: s.set_row(2, 1)), None),
    ("folded row", "X04", "row 2", lambda: workbook(lambda b, s: s.set_row(1, None, None, {"level": 1, "hidden": True})), lambda: workbook(lambda b, s: s.set_row(1, None, None, {"level": 1}))),
    ("rows above a frozen pane", "X04", "above A3", lambda: changed(workbook(lambda b, s: s.freeze_panes(3, 0)), SHEET, '<sheetView ', '<sheetView topLeftCell="A3" '), lambda: workbook(lambda b, s: s.freeze_panes(1, 0))),
    ("rows hidden by default", "X05", "Outcomes", lambda: workbook(lambda b, s: s.set_default_row(hide_unused_rows=True)), None),
    ("filter with a condition", "X06", "Outcomes", lambda: workbook(_filtered), lambda: workbook(lambda b, s: _filtered(b, s, condition=False))),
    ("white letters", "X07", "cell A4", lambda: cell_in({"font_color": "white"}), lambda: cell_in({"font_color": "white", "bg_color": "#1d70b8"})),
    ("nearly white letters", "X07", "cell A4", lambda: cell_in({"font_color": "#F8F8F8"}), lambda: cell_in({"font_color": "#767676"})),
    ("letters of one point", "X07", "cell A4", lambda: cell_in({"font_size": 1}), lambda: cell_in({"font_size": 8})),
    ("rule that whitens", "X07", "Outcomes", lambda: workbook(lambda b, s: s.conditional_format("A1:B3", {"type": "cell", "criteria": ">", "value": 0, "format": b.add_format({"font_color": "white"})})), lambda: workbook(lambda b, s: s.conditional_format("B2:B3", {"type": "2_color_scale"}))),
    ("white run in a text", "X07", "cell A4", lambda: workbook(lambda b, s: s.write_rich_string("A4", "Total ", b.add_format({"font_color": "white"}), SECRET)), lambda: workbook(lambda b, s: s.write_rich_string("A4", "Total ", b.add_format({"bold": True}), "of all"))),
    ("format that prints nothing", "X08", "cell A4", lambda: cell_in({"num_format": ";;;"}, 3), lambda: cell_in({"num_format": "#,##0"}, 3)),
    ("format that prints a band", "X08", "cell A4", lambda: cell_in({"num_format": '"fewer than 5"'}, 3), lambda: cell_in({"num_format": '0 "cases"'}, 3)),
    ("format with a condition", "X08", "cell A4", lambda: cell_in({"num_format": '[<5]"*";0'}, 3), lambda: cell_in({"num_format": "[<5]0.0;0"}, 3)),
    ("format that drops the negative", "X08", "cell A4", lambda: cell_in({"num_format": "0;"}, -3), lambda: cell_in({"num_format": '0;-0;"-"'}, 0)),
    ("format that replaces a text", "X08", "cell A4", lambda: cell_in({"num_format": '0;0;0;"withheld"'}), lambda: cell_in({"num_format": "0;0;0;@"})),
    ("cell far below", "X09", "row 900", lambda: workbook(lambda b, s: s.write("A900", SECRET)), lambda: workbook(lambda b, s: s.write("A10", "Source: register"))),
    ("cell far right", "X09", "column AZ", lambda: workbook(lambda b, s: s.write("AZ2", SECRET)), None),
    ("cell outside the printed area", "X09", "cell D2", lambda: _printed(outside=True), lambda: _printed(outside=False)),
    ("note on a cell", "X10", "xl/comments1.xml", lambda: workbook(lambda b, s: s.write_comment("A2", SECRET)), None),
    ("threaded comment", "X10", "xl/threadedComments", _threaded, None),
    ("defined name", "X11", "Secret", lambda: workbook(lambda b, s: b.define_name("Secret", "=Outcomes!$A$1")), lambda: workbook(lambda b, s: s.repeat_rows(0))),
    ("words behind a name", "X11", "_xlnm.Print_Titles", lambda: changed(workbook(lambda b, s: s.repeat_rows(0)), BOOK, "Outcomes!$1:$1", f'"{SECRET}"'), None),
    ("formula", "X12", "cell B4", lambda: workbook(lambda b, s: s.write_formula("B4", "=SUM(B2:B3)", None, 5)), lambda: workbook(lambda b, s: s.write_number("B4", 5))),
    ("list for what may be typed", "X13", "C1", lambda: workbook(_list), None),
    ("header for printing", "X14", "Outcomes", lambda: workbook(lambda b, s: s.set_header(f"&L{SECRET}")), lambda: workbook(lambda b, s: s.set_header("&C&A&RPage &P of &N"))),
    ("name of the file in the footer", "X14", "Outcomes", lambda: workbook(lambda b, s: s.set_footer("&Z&F")), None),
    ("author", "X15", "docProps/core.xml", lambda: _properties(author=SECRET), lambda: _properties(author="")),
    ("title that no cell says", "X15", "docProps/core.xml", lambda: _properties(title=SECRET), lambda: _properties(title="Outcome of cases")),
    ("subject", "X15", "docProps/core.xml", lambda: _properties(subject=SECRET), None),
    ("keywords", "X15", "docProps/core.xml", lambda: _properties(keywords=SECRET), None),
    ("comments of the author", "X15", "docProps/core.xml", lambda: _properties(comments=SECRET), None),
    ("company", "X15", "docProps/app.xml", lambda: _properties(company=SECRET), None),
    ("manager", "X15", "docProps/app.xml", lambda: _properties(manager=SECRET), None),
    ("last saved by", "X15", "docProps/core.xml", lambda: changed(workbook(), "docProps/core.xml", "<cp:lastModifiedBy></cp:lastModifiedBy>", f"<cp:lastModifiedBy>{SECRET}</cp:lastModifiedBy>"), None),
    ("program that is a person", "X15", "docProps/app.xml", lambda: changed(workbook(), "docProps/app.xml", "Microsoft Excel", SECRET), None),
    ("folder it was saved in", "X15", BOOK, _book("<bookViews>", '<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\Users\\jdoe\\"/><bookViews>'), None),
    ("text that no cell shows", "X16", "shared text", lambda: _shared(SECRET), lambda: _shared(" ")),
    ("hint of a link", "X16", "cell A5", lambda: workbook(lambda b, s: s.write_url("A5", "https://ico.org.uk/", string="Cases", tip=SECRET)), lambda: workbook(lambda b, s: s.write_url("A5", "https://ico.org.uk/", string="Cases", tip="cases"))),
    ("bytes after the archive", "X17", "the end", lambda: workbook() + SECRET.encode(), None),
    ("comment on the archive", "X17", "the end", lambda: _commented(workbook(), SECRET.encode()), None),
    ("bytes before the archive", "X17", "the file", lambda: SECRET.encode() + workbook(), None),
    ("bytes between the parts", "X17", "the archive", _between, None),
    ("part twice", "X18", SHEET, lambda: _twice(SHEET), None),
    ("part twice in other letters", "X18", "xl/Worksheets", lambda: _twice("xl/Worksheets/sheet1.xml"), None),
    ("part and list disagree", "X18", "[Content_Types].xml", _disagreeing, None),
    ("cell twice", "X18", "cell A1", _sheet("</row>", '<c r="A1"><v>7</v></c></row>'), None),
    ("old workbook", "X19", "the file", _old, None),
    ("encrypted workbook", "X19", "the file", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), None),
    ("cut-off workbook", "X19", "the archive", lambda: workbook()[:-400], None),
    ("binary workbook", "X19", "the file", lambda: packed({"xl/workbook.bin": b"\0"}), None),
    ("entities", "X19", SHEET, lambda: packed({**unpacked(workbook()), SHEET: b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'}), None),
    ("bytes for cells that are not there", "X21", "the file", _bulky, None),
    ("cell under a merged one", "X22", "cell B2", _sheet("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>'), lambda: workbook(lambda b, s: s.merge_range("A5:B5", "Source"))),
    ("letters in the colour of the fill", "X22", "cell A4", lambda: cell_in({"font_color": "black", "bg_color": "black"}), None),
    ("white on a white fill", "X22", "cell A4", lambda: cell_in({"font_color": "white", "bg_color": "white"}), None),
    ("remark in the XML", "T02", SHEET, _sheet("<sheetData>", f"<!-- {SECRET} --><sheetData>"), None),
    ("letter without width", "T01", "cell A4", lambda: workbook(lambda b, s: s.write("A4", "Total\u200b")), None),
)  # fmt: skip
