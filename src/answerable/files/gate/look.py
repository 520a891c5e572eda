"""Looks through one file: says what it is, hands it to whoever knows that kind, never raises.

Whatever goes wrong on the way is a finding: a file that cannot be read to its end is refused.
"""

from collections.abc import Iterator

from answerable.files.gate.archives import Unreadable, open_archive
from answerable.files.gate.kinds import Kind, Other, kind_of, kind_of_text, misnamed
from answerable.files.gate.search_files import is_search_file, look_at_search_file
from answerable.files.gate.texts import (
    decoded,
    look_at_json,
    look_at_table,
    look_at_text,
)
from answerable.model.file_checks import FileFinding, found
from answerable.model.unseen import unseen

MOST_BYTES = 100 << 20


def look(name: str, data: bytes, *, most_rows: int | None = None) -> list[FileFinding]:
    """Everything that a file carries and does not show. `most_rows` is what was announced of it."""
    findings: list[FileFinding] = []
    try:
        for finding in _look(name, data, most_rows):
            if finding not in findings:
                findings.append(finding)
    except Unreadable as unreadable:
        findings.append(unreadable.finding)
    except MemoryError:
        findings.append(found("X20", "the file", "there is not enough memory for it"))
    except Exception as error:  # noqa: BLE001 - whatever stops the reader refuses the file
        findings.append(found("X19", "the file", f"the reader stopped: {type(error).__name__}"))
    return findings


def _look(name: str, data: bytes, most_rows: int | None) -> Iterator[FileFinding]:
    if unseen(name):
        yield found("T01", "the file's name")
    if len(data) > MOST_BYTES:
        raise Unreadable("X20", "the file", f"{len(data) >> 20:,} MB")
    kind = kind_of(data)
    if is_search_file(name, data):
        yield from look_at_search_file(name, data)
    elif isinstance(kind, Other):
        yield found(kind.code, "the file", kind.words)
    elif kind is Kind.PACKAGE:
        yield from _look_at_package(name, data, most_rows)
    elif kind is None:
        yield from _look_at_text(name, data)
    else:
        yield from _named_rightly(name, kind, data)
        if kind is Kind.PDF:
            from answerable.files.gate.pdf_documents import look_at_pdf

            yield from look_at_pdf(data)
        else:
            from answerable.files.gate.pictures import look_at_picture

            yield from look_at_picture(data)


def _look_at_package(name: str, data: bytes, most_rows: int | None) -> Iterator[FileFinding]:
    archive = open_archive(data)
    yield from archive.findings
    parts = archive.parts
    if "xl/workbook.xml" in parts:
        from answerable.files.gate.workbooks import look_at_workbook

        yield from _named_rightly(name, Kind.WORKBOOK, data)
        yield from look_at_workbook(parts, size=len(data), most_rows=most_rows)
    elif "word/document.xml" in parts:
        from answerable.files.gate.word_documents import look_at_document

        yield from _named_rightly(name, Kind.DOCUMENT, data)
        yield from look_at_document(parts)
    elif "content.xml" in parts:
        from answerable.files.gate.open_documents import look_at_open_document

        yield from look_at_open_document(parts)
    elif "xl/workbook.bin" in parts:
        yield found("X19", "the file", "a binary workbook (.xlsb), of which much cannot be seen")
    else:
        slides = "ppt/presentation.xml" in parts
        yield found("I02", "the file", "slides" if slides else "an archive of other files")


def _look_at_text(name: str, data: bytes) -> Iterator[FileFinding]:
    text = decoded(data)
    kind = kind_of_text(text, name)
    yield from _named_rightly(name, kind, data)
    if kind in (Kind.PAGE, Kind.XML, Kind.STYLE):
        from answerable.files.gate import web_pages

        if kind is Kind.PAGE:
            yield from web_pages.look_at_page(text)
        elif kind is Kind.XML:
            yield from web_pages.look_at_xml(text, data)
        else:
            yield from web_pages.look_at_style(text)
    else:
        yield from look_at_text(text)
        if kind is Kind.JSON:
            yield from look_at_json(text)
        elif kind is Kind.LINES:
            for line in text.splitlines():
                yield from look_at_json(line)
        elif kind is Kind.CSV:
            yield from look_at_table(text)


def _named_rightly(name: str, kind: Kind, data: bytes) -> Iterator[FileFinding]:
    if words := misnamed(name, kind, data):
        yield found("I02", "the file's name", words)
