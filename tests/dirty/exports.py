"""Exports with the dirt of real ones, each built here and described by what must come out.

Dirt seen in published registers: titles above the header, other delimiters and codes, dates in five
spellings, references that spreadsheets mangled, totals below the table, doubled and broken text.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Export:
    """The files of an export and what taking it in must give.

    `set_aside` is row number to a part of the reason, `values` is reference to field to value (of
    the case, or else of its first detail), `remarks` are parts of what the user is told.
    """

    files: tuple[Path, ...]
    rows: int
    cases: int
    set_aside: Mapping[int, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


def semicolons_in_windows_1252(folder: Path) -> Export:
    """A British export by way of a continental spreadsheet."""
    path = folder / "semicolons.csv"
    lines = (
        "Case Ref;Date Received;Summary",
        "CO/1/16;13/01/2016;Took £20, a café bill",
        "CO/2/16;02/02/2016;Naïve – he said “no”",
    )
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return Export(
        (path,),
        rows=2,
        cases=2,
        values={
            "CO/1/16": {"received_on": "2016-01-13", "case_summary": "Took £20, a café bill"},
            "CO/2/16": {"received_on": "2016-02-02", "case_summary": "Naïve – he said “no”"},
        },
        remarks=("Windows-1252",),
    )


def tabs_in_utf_16(folder: Path) -> Export:
    """What a spreadsheet program saves as Unicode text."""
    path = folder / "unicode.txt"
    text = "Case Ref\tDate Recorded\tAction Taken\r\nC1\t5 January 2016\tWritten warning\r\n"
    path.write_bytes(text.encode("utf-16"))
    return Export(
        (path,),
        rows=1,
        cases=1,
        values={"C1": {"recorded_on": "2016-01-05", "outcome": "Written warning"}},
    )


def header_on_row_5(folder: Path) -> Export:
    """A report with a title, a filter line and a blank row above its header."""
    path = folder / "report.xlsx"
    rows = (
        ("Professional Standards: complaints",),
        ("Reference", "911_16"),
        ("Filter: 2010 to 2015",),
        (),
        ("Case\nReference", "Date\nReceived", "Case Summary"),
        ("CO/1/12", "2012-03-04", "Posted on Facebook"),
        ("CO/2/12", "2012-03-05", "Late reply"),
    )
    _workbook(path, {"Report": rows})
    return Export(
        (path,),
        rows=2,
        cases=2,
        values={"CO/1/12": {"received_on": "2012-03-04", "case_summary": "Posted on Facebook"}},
        remarks=("the header is row 5; lines above it, not part of the table: 3",),
    )


def byte_order_mark_and_line_breaks(folder: Path) -> Export:
    """A mark before the first header, and line ends of every kind inside cells."""
    path = folder / "breaks.csv"
    text = 'Case Ref,Summary\r\nC1,"first\r\r\nsecond\nthird\r\n  "\r\nC2,"he said ""no"""\r\n'
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    return Export(
        (path,),
        rows=2,
        cases=2,
        values={
            "C1": {"case_summary": "first\r\r\nsecond\nthird"},
            "C2": {"case_summary": 'he said "no"'},
        },
    )


def american_dates(folder: Path) -> Export:
    """The 2020 spelling of the Philadelphia data: two narratives, month first, two-digit years."""
    path = folder / "ppd_complaints.csv"
    path.write_text(
        "complaint_id,date_received,district_occurrence,general_cap_classification,"
        "short_summary,summary\n"
        "13-0001,1/7/13,35, PHYSICAL ABUSE,Pushed.,Pushed at the door.\n"
        "13-0002,1/14/13,,LACK OF SERVICE,No reply.,Nobody came.\n"
    )
    return Export(
        (path,),
        rows=2,
        cases=2,
        values={
            "13-0001": {
                "received_on": "2013-01-07",
                "category": "PHYSICAL ABUSE",
                "case_summary": "Pushed.\n\nPushed at the door.",
            },
            "13-0002": {"received_on": "2013-01-14", "case_summary": "No reply.\n\nNobody came."},
        },
        remarks=("read together as the case summary",),
    )


def day_numbers_among_dates(folder: Path) -> Export:
    """Two cells lost their date format on the way."""
    path = folder / "numbers.csv"
    path.write_text(
        "Reference,Date Received\nC1,01/01/2016\nC2,42370\nC3,15/01/2016\nC4,42371.5\n"
        "C5,2016-02-01\n"
    )
    return Export(
        (path,),
        rows=5,
        cases=5,
        values={"C2": {"received_on": "2016-01-01"}, "C4": {"received_on": "2016-01-02"}},
    )


def typed_cells_and_a_hidden_sheet(folder: Path) -> Export:
    """Dates, whole numbers, booleans and errors as a spreadsheet types them."""
    path = folder / "typed.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Live")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ("Case No", "Date Recorded", "Referral", "Category", "Cost"))
        sheet.write_row(1, 0, (2016001, None, True, None, 12.5))
        sheet.write_datetime(1, 1, datetime.datetime(2016, 3, 4, 13, 20), day)
        sheet.write_formula(1, 3, "=NA()", None, "#N/A")
        sheet.write_row(2, 0, ("2016002", "05/03/2016", False, "Incivility", 7))
        sheet.write_row(3, 0, ("2016003", "25/03/2016", False, "Incivility", 7))
        hidden = book.add_worksheet("Old")
        hidden.hide()
        hidden.write_row(0, 0, ("Case No", "Date Recorded", "Referral", "Category", "Cost"))
        hidden.write_row(1, 0, ("2015001", "2015-01-05", False, "Other", 1))
    return Export(
        (path,),
        rows=4,
        cases=4,
        values={
            "2016001": {
                "recorded_on": "2016-03-04",
                "referral": "TRUE",
                "category": "#N/A",
                "Cost": "12.5",
            },
            "2016002": {"recorded_on": "2016-03-05", "Cost": "7"},
            "2015001": {"recorded_on": "2015-01-05"},
        },
        remarks=("the sheet is hidden",),
    )


def an_old_workbook(folder: Path) -> Export:
    """The .xls that older reporting tools write."""
    path = folder / "old.xls"
    book = xlwt.Workbook()
    sheet = book.add_sheet("Complaints")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for column, header in enumerate(("Ref", "Date Finalised", "Rank", "Sanction")):
        sheet.write(0, column, header)
    sheet.write(1, 0, 123.0)
    sheet.write(1, 1, datetime.date(2015, 3, 4), day)
    sheet.write(1, 2, "PC")
    sheet.write(1, 3, "Management advice")
    book.save(str(path))
    return Export(
        (path,),
        rows=1,
        cases=1,
        values={
            "123": {"finalised_on": "2015-03-04", "rank": "PC", "outcome": "Management advice"}
        },
    )


def an_open_document(folder: Path) -> Export:
    """The .ods of a free office suite, with its million repeated blank rows."""
    path = folder / "open.ods"
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Complaints")
    book.spreadsheet.addElement(sheet)
    _ods_row(sheet, "Case Ref", "Date Received", "Summary")
    _ods_row(sheet, "C1", datetime.date(2014, 5, 6), "one\ttwo")
    blank = TableRow(numberrowsrepeated=1_048_000)
    blank.addElement(TableCell(numbercolumnsrepeated=16_384))
    sheet.addElement(blank)
    book.save(str(path))
    return Export((path,), rows=1, cases=1, values={"C1": {"received_on": "2014-05-06"}})


def cases_and_outcomes_with_mangled_references(folder: Path) -> Export:
    """Two sheets whose references agree only to a reader: case, spaces, dashes, numbers."""
    path = folder / "linked.xlsx"
    cases = (
        ("Case Reference", "Date Received"),
        ("CO/00123/16", "2016-01-02"),
        ("CO-7-16", "2016-01-03"),
        ("20160001", "2016-01-04"),
    )
    outcomes = (
        ("case ref", "Rank", "Outcome"),
        (" co / 00123 / 16 ", "PC", "Written warning"),
        ("CO–7–16", "Sgt", "No further action"),
        (20160001, "PCSO", "Dismissed"),
        ("CO/99/99", "PC", "Dismissed"),
    )
    _workbook(path, {"Cases": cases, "Outcomes": outcomes})
    return Export(
        (path,),
        rows=7,
        cases=3,
        set_aside={5: "in none of the tables of cases"},
        values={
            "CO/00123/16": {"outcome": "Written warning", "received_on": "2016-01-02"},
            "CO-7-16": {"rank": "Sgt"},
            "20160001": {"outcome": "Dismissed"},
        },
    )


def lines_that_are_no_records(folder: Path) -> Export:
    """Blank rows, the header again after a page, totals, and lines below the table."""
    path = folder / "pages.csv"
    path.write_text(
        "Case Ref,Date Recorded,Outcome\n"
        "C1,2015-01-02,NFA\n"
        ",,\n"
        "\n"
        "Case Ref,Date Recorded,Outcome\n"
        "C2,2015-01-03,NFA\n"
        ",2015-01-04,NFA\n"
        "Total: 3,,\n"
        "End of report,,\n"
        "Source: complaints system,,\n"
    )
    return Export(
        (path,),
        rows=7,
        cases=2,
        set_aside={
            5: "header again",
            7: "no case reference",
            8: "below the table",
            9: "below the table",
            10: "below the table",
        },
        remarks=("blank rows, which are not counted as rows: 2",),
    )


def double_encoded_text(folder: Path) -> Export:
    """UTF-8 read as Windows-1252, twice over, and as Mac Roman; correct accents between."""
    path = folder / "odd.csv"
    told = "he’s – at the café"
    once = told.encode().decode("cp1252")
    # The second reading meets a byte that Windows-1252 leaves undefined.
    twice = once.encode().decode("latin-1")
    mac = told.encode().decode("mac_roman")
    rows = (f"C1,{once}", f"C2,{twice}", f"C3,{mac}", f"C4,{told}")
    path.write_text("\n".join(("Case Ref,Summary", *rows)), encoding="utf-8")
    return Export(
        (path,),
        rows=4,
        cases=4,
        values={ref: {"case_summary": told} for ref in ("C1", "C2", "C3", "C4")},
        remarks=("letters in two parts, repaired: 3",),
    )


def repeated_rows_and_unnamed_officers(folder: Path) -> Export:
    """Two unnamed officers look the same: their rows are kept, and reported."""
    path = folder / "officers.csv"
    path.write_text(
        "cap_number,po_initials,allegations_investigated,disciplinary_findings\n"
        "13-1,,Verbal Abuse,Pending\n13-1,,Verbal Abuse,Pending\n13-1,JM,Verbal Abuse,Pending\n"
    )
    return Export(
        (path,),
        rows=3,
        cases=1,
        values={"13-1": {"allegation": "Verbal Abuse"}},
        remarks=("rows identical to an earlier one, taken all the same: 1",),
    )


def a_workbook_called_csv(folder: Path) -> Export:
    """Renaming a workbook does not make it a text file."""
    path = folder / "renamed.csv"
    _workbook(path, {"Sheet1": (("Case Ref", "Outcome"), ("C1", "NFA"))})
    return Export(
        (path,), rows=1, cases=1, values={"C1": {"outcome": "NFA"}}, remarks=("is a workbook",)
    )


def text_called_xls(folder: Path) -> Export:
    """What some systems offer as an Excel export is text with bars."""
    path = folder / "export.xls"
    path.write_text("Case Ref|Date Logged|Outcome\nC1|31/12/2015|NFA\n")
    return Export(
        (path,),
        rows=1,
        cases=1,
        values={"C1": {"recorded_on": "2015-12-31", "outcome": "NFA"}},
        remarks=("is a text file",),
    )


def dates_in_every_spelling(folder: Path) -> Export:
    """Spellings mixed in one column, and cells that are no date."""
    path = folder / "spellings.csv"
    dates = (
        "2016/01/01 00:00:00+00",
        '"Friday, 21 August, 2020"',
        "02/08/2022 8:16 pm",
        "25-Dec-15",
        '"Jan 5, 2016"',
        "404 error",
        "31/02/2015",
        "0201-05-06",
        "31/12/9999",
        "N/A",
        "",
    )
    rows = [f"C{number},{text}" for number, text in enumerate(dates, start=1)]
    path.write_text("\n".join(("Ref,Date Received", *rows, "C99,28/02/2015")))
    return Export(
        (path,),
        rows=12,
        cases=8,
        set_aside={7: "not a date", 8: "no such day", 9: "the year is not", 10: "the year is not"},
        values={
            "C1": {"received_on": "2016-01-01"},
            "C2": {"received_on": "2020-08-21"},
            "C3": {"received_on": "2022-08-02"},
            "C4": {"received_on": "2015-12-25"},
            "C5": {"received_on": "2016-01-05"},
            "C10": {"received_on": ""},
        },
        remarks=("no date, read as blank: 1",),
    )


def very_long_cells_and_nuls(folder: Path) -> Export:
    """A narrative beyond the usual limit of a CSV reader, and characters that are none."""
    path = folder / "long.csv"
    told = "word " * 60_000 + "end"
    path.write_text(f"Case Ref,Summary\nC1,{told}\nC2,a\0b\n")
    return Export(
        (path,),
        rows=2,
        cases=2,
        values={"C1": {"case_summary": told}, "C2": {"case_summary": "ab"}},
        remarks=("NUL characters left out: 1",),
    )


def repeated_and_missing_headers(folder: Path) -> Export:
    """Two columns called Notes and one called nothing."""
    path = folder / "notes.csv"
    path.write_text("Case Ref,Notes,Notes,,\nC1,one,two,three,\n")
    return Export(
        (path,),
        rows=1,
        cases=1,
        values={"C1": {"Notes": "one", "Notes (2)": "two", "column 4": "three"}},
    )


def cases_that_contradict_themselves(folder: Path) -> Export:
    """A flat export: case fields on every row, and one row that says something else."""
    path = folder / "flat.csv"
    path.write_text(
        "Case Ref,Date Received,Division,Allegation,Officer\n"
        "C1,2016-01-13,North,Incivility,A\n"
        "C1,2016-01-13,South,Neglect,B\n"
        "C2,2016-02-14,,Neglect,\n"
    )
    return Export(
        (path,),
        rows=3,
        cases=2,
        values={"C1": {"division": "North", "allegation": "Incivility"}},
        remarks=("rows that differ from an earlier row about their case: 1 (row 3 “division”)",),
    )


def references_that_lost_their_zeros(folder: Path) -> Export:
    """A spreadsheet between two exports took leading zeros, and digits, off the references."""
    cases, outcomes = folder / "cases.csv", folder / "outcomes.csv"
    cases.write_text("Case Ref,Date Received\n00123,2016-01-13\n00456,2016-01-14\n")
    outcomes.write_text("Case Ref,Outcome\n123,NFA\n456.0,NFA\n2.02E+14,Dismissed\n")
    return Export(
        (cases, outcomes),
        rows=5,
        cases=2,
        set_aside={4: "lost digits"},
        values={"00123": {"outcome": "NFA"}, "00456": {"outcome": "NFA"}},
        remarks=("without their leading zeros",),
    )


def pages_of_a_report(folder: Path) -> Export:
    """Two lines above every page, one of them in two cells, and a total below each."""
    path = folder / "pages.csv"
    lines = []
    for page in range(4):
        lines += [
            "NORTHSHIRE POLICE,,",
            f"CONDUCT MATTERS,,PAGE {page + 1}",
            "CASE_REF,RANK,STATUS",
        ]
        lines += [f"CO/{page * 10 + number}/16,PC,live" for number in range(1, 11)]
        lines += ["PAGE TOTAL,,10"]
    path.write_text("\n".join(lines))
    no_records = {14: "below", 15: "heading", 16: "no digit", 17: "header again"}
    aside = {row + 14 * page: reason for page in range(3) for row, reason in no_records.items()}
    return Export((path,), rows=53, cases=40, set_aside=aside | {56: "below"})


EXPORTS: tuple[Callable[[Path], Export], ...] = (
    semicolons_in_windows_1252,
    tabs_in_utf_16,
    header_on_row_5,
    byte_order_mark_and_line_breaks,
    american_dates,
    day_numbers_among_dates,
    typed_cells_and_a_hidden_sheet,
    an_old_workbook,
    an_open_document,
    cases_and_outcomes_with_mangled_references,
    lines_that_are_no_records,
    double_encoded_text,
    repeated_rows_and_unnamed_officers,
    a_workbook_called_csv,
    text_called_xls,
    dates_in_every_spelling,
    very_long_cells_and_nuls,
    repeated_and_missing_headers,
    cases_that_contradict_themselves,
    references_that_lost_their_zeros,
    pages_of_a_report,
)
"""The mixed bag."""


def _workbook(path: Path, sheets: Mapping[str, Rows]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def _ods_row(sheet: Table, *cells: str | datetime.date) -> None:
    row = TableRow()
    for cell in cells:
        if isinstance(cell, datetime.date):
            row.addElement(TableCell(valuetype="date", datevalue=cell.isoformat()))
        else:
            held = TableCell(valuetype="string")
            held.addElement(P(text=cell))
            row.addElement(held)
    sheet.addElement(row)
