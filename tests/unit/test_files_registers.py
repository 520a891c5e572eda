"""Files of a register: what they are follows from their bytes, and nothing hostile is opened."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.files import packages
from answerable.files.csv_out import csv_text, write_csv
from answerable.files.registers import read_register, read_tables, write_set_aside
from answerable.model.errors import UserMistake
from answerable.model.tables import UNCALCULATED
from answerable.steps.registers.show_numbers import shown_number
from answerable.steps.registers.take_in import take_in
from answerable.steps.words.repair_text import repair

CONTENT = """<?xml version="1.0"?>{doctype}<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet>
<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body>
</office:document-content>"""
CELL = '<table:table-cell {more} office:value-type="string"><text:p>x</text:p></table:table-cell>'


def refusal(path: Path) -> UserMistake:
    with pytest.raises(UserMistake) as raised:
        read_tables(path)
    return raised.value


def read_or_refuse(path: Path) -> tuple[str, ...] | str:
    """The first row below the header, or the code of the mistake."""
    try:
        return read_tables(path)[0].rows[1]
    except UserMistake as mistake:
        return mistake.code


def workbook(path: Path) -> Path:
    """A small workbook."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Cases")
        sheet.write_row(0, 0, ("Case Ref", "Summary"))
        sheet.write_row(1, 0, ("C1", "text"))
    return path


def open_document(path: Path, rows: str, doctype: str = "") -> Path:
    """An .ods made by hand."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", CONTENT.format(rows=rows, doctype=doctype))
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def altered(path: Path, part: str, before: bytes, after: bytes) -> Path:
    """The workbook with some bytes of one part replaced."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert before in parts[part]
    parts[part] = parts[part].replace(before, after)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b" \r\n\r\n", "file-empty"),
        (b"%PDF-1.7 Case Ref,Summary", "file-not-text"),
        (b"\xef\xbb\xbf<html><table><tr><td>Case Ref</td></tr></table></html>", "file-not-text"),
        (b"{\\rtf1 Case Ref}", "file-not-text"),
        (b'[\n {"Case Ref": "C1", "Summary": "text"}]', "file-not-text"),
        (bytes(range(1, 32)) * 20, "file-not-text"),
        (b"\xff\xfeC\0a", "file-not-text"),
        (b"PK\x03\x04 not a zip", "file-not-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file-not-workbook"),
    ],
)
def test_a_file_that_is_no_register_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(content)
    assert refusal(path).code == code


@pytest.mark.parametrize("text", ["Ysbyty Gŵynedd", "skarga na łódź", "شكوى على فيسبوك"])
def test_unicode_text_of_a_spreadsheet_is_read_in_every_script(text: str, tmp_path: Path) -> None:
    path = tmp_path / "register.txt"
    path.write_text(f"Case Ref\tSummary\r\nC1\t{text}\r\n", encoding="utf-16", newline="")
    assert read_tables(path)[0].rows[1] == ("C1", text)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nothing.csv").code == "file-missing"
    assert refusal(tmp_path).code == "file-is-folder"


def test_a_device_is_refused_before_it_is_read() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("there are no devices in the file system here")
    assert refusal(Path("/dev/zero")).code == "file-is-device"


def test_no_file_at_all_is_refused() -> None:
    with pytest.raises(UserMistake, match="no register was given"):
        read_register([])


def test_a_protected_workbook_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 40
    )
    assert "password" in refusal(path).what


@pytest.mark.parametrize("name", ["word/document.xml", "readme.txt", "xl/workbook.bin"])
def test_a_zip_that_is_no_workbook_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "thing.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(name, "x")
    assert refusal(path).code == "file-not-workbook"


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "bomb.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/big.xml", b"0" * (packages._SMALL + 1))
    assert refusal(path).code == "workbook-too-big"


def test_a_workbook_that_declares_entities_is_refused(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    row = f"<table:table-row>{CELL.format(more='')}</table:table-row>"
    assert refusal(open_document(tmp_path / "x.ods", row, doctype)).code == "file-not-workbook"


DECLARES = '<!DOCTYPE x [<!ENTITY a "ha">]>'


@pytest.mark.parametrize(
    "part",
    [
        f'<?xml version="1.0" encoding="UTF-16"?>{DECLARES}<x/>'.encode("utf-16"),
        f"{DECLARES}<x/>".encode("utf-16-le"),
        f" {DECLARES}<x/>".encode("utf-16-be"),
        f'<?xml version="1.0" encoding="UTF-32"?>{DECLARES}<x/>'.encode("utf-32"),
        b'<?xml version="1.0" encoding="cp037"?>' + f"{DECLARES}<x/>".encode("cp037"),
        f"<!--{' ' * (packages._CHUNK - 10)}-->{DECLARES}<x/>".encode(),
    ],
    ids=["utf-16", "utf-16 without a mark", "behind a blank", "utf-32", "ebcdic", "over a seam"],
)
def test_no_encoding_and_no_place_hides_a_declaration(part: bytes, tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    assert read_register([path])
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/more.xml", part)
    assert refusal(path).code == "file-not-workbook"


def test_a_cell_far_outside_is_not_laid_out(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Case Ref")
        sheet.write(1_048_575, 16_383, " ")
    assert "row 1,048,576 and column 16,384" in refusal(path).what


@pytest.mark.parametrize(
    ("row", "cell"),
    [('table:number-rows-repeated="1048000"', 'table:number-columns-repeated="1000"')],
)
def test_a_cell_repeated_a_billion_times_is_not_laid_out(
    row: str, cell: str, tmp_path: Path
) -> None:
    rows = f"<table:table-row {row}>{CELL.format(more=cell)}</table:table-row>"
    assert refusal(open_document(tmp_path / "x.ods", rows)).code == "workbook-too-big"


def test_a_workbook_that_ends_its_reader_ends_with_a_sentence(tmp_path: Path) -> None:
    path = workbook(tmp_path / "strings.xlsx")
    altered(path, "xl/sharedStrings.xml", b'uniqueCount="4"', b'uniqueCount="99999999999999"')
    assert refusal(path).code == "file-not-workbook"


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_workbook_ends_with_a_sentence(seed: int, tmp_path: Path) -> None:
    content = bytearray(workbook(tmp_path / "x.xlsx").read_bytes())
    content[len(content) * (seed + 1) // 14] ^= 0xFF
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(content)
    assert read_or_refuse(path) in (("C1", "text"), "file-not-workbook")


def test_errors_of_old_formats_are_never_read_as_blanks(tmp_path: Path) -> None:
    old = tmp_path / "errors.xls"
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    sheet.write(0, 0, "Case Ref")
    sheet.row(1).set_cell_error(0, 0x2A)
    book.save(str(old))
    cell = CELL.format(more='calcext:value-type="error"')
    free = open_document(tmp_path / "x.ods", f"<table:table-row>{cell}</table:table-row>")
    assert "#N/A" in refusal(old).what
    assert "#N/A" in refusal(free).what


def test_what_is_hidden_or_merged_over_rows_is_told(tmp_path: Path) -> None:
    path = tmp_path / "hidden.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ("Case Ref", "C1", "C2"))
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.merge_range(1, 1, 2, 1, "both")
        sheet.write_row(0, 1, ("Summary", "Note", "Note", "Rank"))
        sheet.set_column(2, 3, None, None, {"hidden": True})
        sheet.set_column(40, 50, None, None, {"hidden": True})
    (table,) = read_tables(path)
    assert [remark.split(":")[1] for remark in table.remarks] == [" 1", " 2 (C, D)", " 1"]


def test_an_empty_cell_merged_beside_the_table_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "beside.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Case Ref", "Rank", "Outcome"))
        sheet.write_row(1, 0, ("C1", "PC", "NFA"))
        sheet.write_row(2, 0, ("C2", "PS", "NFA"))
        sheet.merge_range("E2:F3", "")
        sheet.merge_range("A9:A12", "")
    (table,) = read_tables(path)
    assert table.rows[1:] == (("C1", "PC", "NFA"), ("C2", "PS", "NFA"))
    assert not table.remarks


def test_a_cell_merged_over_rows_holds_its_value_in_each_of_them(tmp_path: Path) -> None:
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Case Ref", "Rank", "Outcome"))
        sheet.merge_range(1, 0, 2, 0, "C1")
        sheet.write_column(1, 1, ("PC", "PS"))
        sheet.merge_range(1, 2, 2, 2, "NFA")
        sheet.write_row(3, 0, ("C2", "PC", ""))
    register = read_register([path])
    assert not register.set_aside
    details = [
        (case.ref, dict(detail.values)) for case in register.cases for detail in case.details
    ]
    assert details == [
        ("C1", {"rank": "PC", "outcome": "NFA"}),
        ("C1", {"rank": "PS", "outcome": "NFA"}),
        ("C2", {"rank": "PC"}),
    ]


def test_a_quotation_mark_that_swallows_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "quotes.csv"
    path.write_text('Case Ref,Summary\nC1,"open\nC2,text\nC3,"and shut"\nC4,x\n')
    assert (refusal(path).code, refusal(path).where) == ("quote-open", "quotes.csv, row 2")
    path.write_text('Case Ref,Summary\nC1,text\nC2,"never shut\nC3,x\n')
    assert refusal(path).where == "quotes.csv, row 3"


def test_a_quotation_mark_that_cannot_reach_another_row_is_kept_and_told(tmp_path: Path) -> None:
    path = tmp_path / "quotes.csv"
    path.write_text('Case Ref,Summary\nC1,"Bob" said so\nC2,"a, b"\n')
    (table,) = read_tables(path)
    assert table.rows[1:] == (("C1", "Bob said so"), ("C2", "a, b"))
    assert "(the first is row 2)" in table.remarks[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_among_narratives_full_of_others(
    delimiter: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"
    told = "a, b; c | d"
    rows = [("Ref code", "What"), *((f"C{n}", told) for n in range(5))]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_text(out.getvalue())
    (table,) = read_tables(path)
    assert table.rows == tuple(rows)


def test_a_line_that_names_the_delimiter_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("sep=;\nCase Ref;Summary\nC1;a,b\n")
    assert [case.value("case_summary") for case in read_register([path]).cases] == ["a,b"]


def test_the_same_rows_give_the_same_content_whatever_the_file(tmp_path: Path) -> None:
    text = tmp_path / "x.csv"
    text.write_text("Case Ref,Summary\nC1,text\n")
    assert read_register([text]).cases[0].values == (
        read_register([workbook(tmp_path / "x.xlsx")]).cases[0].values
    )


def test_every_row_set_aside_is_written_with_its_place_and_reason(tmp_path: Path) -> None:
    path, out = tmp_path / "x.csv", tmp_path / "aside.csv"
    path.write_text('Case Ref,Date Received,Summary\nC1,404 error,"=1+1, ""so"""\nC2,,x\n')
    write_set_aside(out, read_register([path]))
    header, row = csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"), newline=""))
    assert dict(zip(header, row, strict=True)) == {
        "file": "x.csv",
        "sheet": "",
        "row": "2",
        "column": "Date Received",
        "value": "404 error",
        "reason": "this is not a date",
        "whole row": 'C1,404 error,"\'=1+1, ""so"""',
    }


@pytest.mark.parametrize("first", list("=+-@\t\r\n\0"))
def test_a_cell_that_a_spreadsheet_could_run_gets_an_apostrophe(first: str) -> None:
    (row,) = list(csv.reader(io.StringIO(csv_text((), [(f"{first}1", -5, None)]), newline="")))[1:]
    assert row == [f"'{first}1", "-5", ""]


@settings(max_examples=50)
@given(st.lists(st.lists(st.text(), min_size=1), max_size=5))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    safe = [[cell.replace("\0", "") for cell in row] for row in rows]
    read = list(csv.reader(io.StringIO(csv_text(("h",), safe), newline="")))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in safe
    ]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(UserMistake) as raised:
        write_csv(tmp_path / "no such folder" / "x.csv", ("a",), ())
    assert raised.value.code == "disc-full"
    write_csv(tmp_path / "x.csv", ("a",), [(1,)])
    assert (tmp_path / "x.csv").read_bytes() == b"\xef\xbb\xbfa\r\n1\r\n"
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


@pytest.mark.parametrize(
    "text", ["café", "naïve", "Zoë’s £5 – “so”", "à « b »", "½ of 20°C", "Ærø", "ÂÃ", "I ♥ NY 😀"]
)
def test_correct_text_is_left_alone_and_double_encoded_text_repaired(text: str) -> None:
    assert repair(text) == text
    assert repair(text.encode().decode("mac_roman")) == text
    assert repair(text.encode().decode("latin-1")) == text
    assert repair(text.encode().decode("latin-1").encode().decode("latin-1")) == text


def test_a_formula_without_its_value_is_told_and_no_record_is_read_without_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "formulas.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Case Ref", "Date Received", "Summary", "Team"))
        for row in range(1, 5):
            sheet.write_row(row, 0, (f"C{row}", "2016-02-01", "on facebook", "Red"))
        sheet.write_formula("B3", "=DATE(2016,3,1)", None, "")
        sheet.write_formula("C4", '=CONCATENATE("a","b")', None, "")
        sheet.write_formula("D5", '=A5&"x"', None, "")
    (table,) = read_tables(_rewritten(path, b"<v></v>", b"<v/>"))
    assert [remark.split(":")[1] for remark in table.remarks] == [
        " 3 (B3, C4, D5); open the workbook in a spreadsheet program, save it, and take it in again"
    ]
    register = take_in([table])
    assert [case.ref for case in register.cases] == ["C1", "C4"]
    assert [(row.place.row, row.place.column) for row in register.set_aside] == [
        (3, "Date Received"),
        (4, "Summary"),
    ]


def test_the_nought_that_a_library_writes_for_a_formula_is_no_value(tmp_path: Path) -> None:
    path = tmp_path / "noughts.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Case Ref", "Summary"))
        sheet.write_column(1, 0, ("C1", "C2"))
        sheet.write_formula("B2", '=CONCATENATE("a","b")')
        sheet.write_formula("B3", '=CONCATENATE("a","b")', None, "ab")
    (table,) = read_tables(path)
    assert [row[1] for row in table.rows] == ["Summary", UNCALCULATED, "ab"]
    calculated = _rewritten(path, b' fullCalcOnLoad="1"', b"")
    (table,) = read_tables(calculated)
    assert [row[1] for row in table.rows] == ["Summary", "0", "ab"]


def test_a_formula_whose_value_is_an_empty_text_is_blank(tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ("Case Ref", "C1"))
        sheet.write(0, 1, "Summary")
        sheet.write_formula("B2", '=""', None, "")
    (table,) = read_tables(_rewritten(path, b'r="B2"', b'r="B2" t="str"'))
    assert (table.rows[1], table.remarks) == (("C1", ""), ())


def test_an_open_document_with_a_formula_without_its_value_is_refused(tmp_path: Path) -> None:
    cell = '<table:table-cell table:formula="of:=[.A1]"/>'
    free = open_document(tmp_path / "x.ods", f"<table:table-row>{cell}</table:table-row>")
    assert "formulas without their values" in refusal(free).what


def _rewritten(path: Path, part: bytes, other: bytes) -> Path:
    """The workbook with some of its XML as another program would have written it."""
    made = path.with_name("made.xlsx")
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(made, "w") as new:
        for name in book.namelist():
            new.writestr(name, book.read(name).replace(part, other))
    return made


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('"CO/"00000"/16"', "CO/00007/16"),
        ("00000", "00007"),
        ("0000-000", "0000-007"),
        (r"\C\O\/0", "CO/7"),
        ('"CM "#;"none"', "CM 7"),
        ("0", "7"),
        ("#,##0.00", "7"),
        ("General", "7"),
        ('[$-809]"CO/"0', "refused"),
        ('"CO/"0.0', "refused"),
    ],
)
def test_a_reference_is_read_as_its_number_format_shows_it(
    tmp_path: Path, code: str, shown: str
) -> None:
    path = tmp_path / "formats.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, looks = book.add_worksheet(), book.add_format({"num_format": code})
        sheet.write_row(0, 0, ("Case Ref", "Days"))
        sheet.write(1, 0, 7, looks)
        sheet.write(1, 1, 7, looks)
    if shown == "refused":
        with pytest.raises(UserMistake, match="number format") as refused:
            take_in(read_tables(path))
        assert refused.value.where.endswith("row 2, column “Case Ref”")
        return
    (case,) = take_in(read_tables(path)).cases
    assert case.ref == shown
    assert case.values["Days"] == "7"


@pytest.mark.parametrize(
    ("digits", "code", "shown"),
    [("123456", '"CO/"000', "CO/123456"), ("123456", "00-00", "1234-56"), ("5", '#"/"#', "/5")],
)
def test_digits_beyond_the_places_of_a_format_stand_before_the_first(
    digits: str, code: str, shown: str
) -> None:
    assert shown_number(digits, code) == shown
