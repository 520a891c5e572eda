"""What a file may not carry when it leaves: a code for each, what it means, what to do.

X workbooks and packages, D Word documents, P PDF, I pictures and kinds of file, T texts and pages.
A code is used wherever its thing is found: a formula is X12 in a CSV file too.
"""

from collections.abc import Mapping
from dataclasses import dataclass

PASS, REFUSE = "pass", "refuse"

FAR_ROWS, FAR_COLUMNS = 20, 10
"""More blank rows or columns of a table than these, and a reader would not find the cell behind
them."""


@dataclass(frozen=True, slots=True)
class FileCheck:
    """One thing a file may not carry, and what to do about it."""

    code: str
    what: str
    todo: str


@dataclass(frozen=True, slots=True)
class FileFinding:
    """One thing found: its code, the place in the file, what it is and what to do."""

    code: str
    where: str
    what: str
    todo: str

    @property
    def message(self) -> str:
        """The sentence to show."""
        return f"{self.what}: {self.todo}"


@dataclass(frozen=True, slots=True)
class FileReport:
    """What the gate says of one file. It passes only where nothing at all was found."""

    file: str
    findings: tuple[FileFinding, ...]

    @property
    def verdict(self) -> str:
        """Whether the file may leave."""
        return REFUSE if self.findings else PASS


_COPY = "copy what can be seen into a new, empty workbook (paste values) and save that"
_PLAIN = "copy what can be seen into a new document, or let answerable write the letter"
_PRINT = "make the PDF again from a document that holds only what may be seen"

FILE_CHECKS: Mapping[str, FileCheck] = {
    check.code: check
    for check in (
        FileCheck(
            "X01", "a part that is not needed to show cells",
            f"{_COPY}; pivot tables, charts, pictures, macros and connections stay behind",
        ),
        FileCheck("X02", "a hidden sheet", "delete the sheet, or show it and read it"),
        FileCheck(
            "X03", "a sheet whose name has no letter, so that its tab is easily missed",
            "give the sheet a name with a word in it, and look what is on it",
        ),
        FileCheck(
            "X04", "a hidden or nearly invisible row or column",
            "show it, then delete what is not to be released",
        ),
        FileCheck(
            "X05", "a sheet that hides every row it does not mention",
            "show all rows, then delete what is not to be released",
        ),
        FileCheck(
            "X06", "a filter that is hiding rows",
            "remove the filter and delete the rows that are not to be released",
        ),
        FileCheck(
            "X07", "text that cannot be seen: too pale, too small, or hidden by a rule",
            "clear the formatting, read what appears, delete what is not to be released",
        ),
        FileCheck(
            "X08", "a number format that shows something else than the cell holds",
            "type what is to be shown into the cell itself; a format hides nothing",
        ),
        FileCheck(
            "X09", "cells far from the table or outside the area that is printed",
            "look at them, and delete the rows and columns outside the table",
        ),
        FileCheck("X10", "a comment or note", "delete all comments and notes"),
        FileCheck("X11", "a defined name", "delete it in the name manager"),
        FileCheck(
            "X12", "a formula", "replace it by its value (copy, paste values)",
        ),
        FileCheck("X13", "a list or rule for what may be typed", "clear the data validation"),
        FileCheck("X14", "a header or footer for printing", "clear header and footer"),
        FileCheck(
            "X15", "properties that name people, organisations or folders",
            "remove personal information (File, Info, Inspect Document) and save again",
        ),
        FileCheck(
            "X16", "text that is stored and that no cell shows",
            f"{_COPY}; deleted cells can leave their text behind",
        ),
        FileCheck(
            "X17", "bytes that belong to no part of the file",
            "save it again with an office program",
        ),
        FileCheck(
            "X18", "a part that is there twice, or under two names",
            "save it again with an office program",
        ),
        FileCheck(
            "X19", "a file that cannot be read to its end, so nobody can say what is in it",
            "open it in an office program, remove any password, save it as .xlsx, .docx or PDF, and"
            " inspect that",
        ),
        FileCheck(
            "X20", "a file that unpacks to more than it may", "release a smaller file, or CSV"
        ),
        FileCheck(
            "X21", "more than what can be seen would need", f"{_COPY}; count the rows",
        ),
        FileCheck(
            "X22", "a cell covered by a merged one, or written in the colour of its fill",
            "remove merging and fill, read what appears, delete what is not to be released",
        ),
        FileCheck(
            "D01", "a tracked change: what was deleted or added is still there",
            "accept or reject all changes, then save",
        ),
        FileCheck("D02", "a comment", "delete all comments"),
        FileCheck(
            "D03", "hidden text, or text that no page shows",
            "show hidden text, delete it, and save again",
        ),
        FileCheck(
            "D04", "text in the colour of what is behind it",
            "delete the text itself; a black or white mark over it can be lifted off",
        ),
        FileCheck(
            "D05", "a field, object or link that holds or fetches more than is seen",
            f"{_PLAIN}; unlink fields (Ctrl+Shift+F9)",
        ),
        FileCheck(
            "D06", "properties that name people, organisations or folders",
            "remove personal information (File, Info, Inspect Document) and save again",
        ),
        FileCheck("D07", "a part that is not needed to show the text", _PLAIN),
        FileCheck(
            "P01", "text or a picture that is there and cannot be seen on the page",
            f"{_PRINT}; a box over words does not remove them",
        ),
        FileCheck("P02", "an annotation other than a link", f"{_PRINT}, without comments or marks"),
        FileCheck("P03", "an attachment", "remove the attached files"),
        FileCheck(
            "P04", "what is left of an earlier version, or bytes that no page uses", _PRINT
        ),
        FileCheck(
            "P05", "properties that name people or say more than the pages do",
            "clear author, title, subject and keywords, and export again without metadata",
        ),
        FileCheck("P06", "a form, a program, an action or a layer", _PRINT),
        FileCheck("P07", "a PDF that is protected by a password", "remove the protection"),
        FileCheck(
            "I01", "a picture that carries more than its pixels",
            "export the picture again without metadata, or take a new picture of it",
        ),
        FileCheck(
            "I02", "a kind of file that is not released",
            "release CSV, XLSX, DOCX, PDF, PNG or JPEG; an ending must say what the file is",
        ),
        FileCheck(
            "T01", "characters that nobody sees, or that change the order of what is seen",
            "delete them, or type the passage again",
        ),
        FileCheck("T02", "a comment in the source", "delete it"),
        FileCheck("T03", "an element that is not shown", "delete it; hidden words are sent too"),
        FileCheck("T04", "a program, form or embedded page", "delete it"),
        FileCheck(
            "T05", "something that a reader's browser would fetch from elsewhere",
            "put the thing itself beside the page, or leave it out",
        ),
        FileCheck(
            "T06", "data that is there and that a reader of the file would not get",
            "write the file again; a name may stand once in an object",
        ),
    )
}  # fmt: skip
"""Every code of the gate; each has its line in docs/reference/file-checks.md."""


def found(code: str, where: str, detail: str = "") -> FileFinding:
    """The finding of a code, its sentence filled in; `detail` says what exactly is there."""
    check = FILE_CHECKS[code]
    return FileFinding(
        code, where, f"{check.what} ({detail})" if detail else check.what, check.todo
    )
