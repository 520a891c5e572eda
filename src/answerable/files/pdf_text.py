"""Takes the text out of a PDF in a process of its own: lines in reading order, tables as rows.

The reader is compiled, so a damaged or malicious file can end, fill or hold the process it runs in.
Run as a module, this reads a PDF from standard input and writes its text as JSON.
"""

import sys
from collections.abc import Iterator
from typing import Any

from answerable.files.own_process import ask, bound_memory, reply
from answerable.files.pdf_lines import Glyph, pages_text
from answerable.model.errors import UserMistake

MOST_PAGES, MOST_GLYPHS, MOST_SECONDS = 100, 300_000, 60
"""Bounds of a letter or answer in PDF; longer ones are refused."""

_REFUSALS = ("pdf-locked", "pdf-no-text", "pdf-too-long")
_SPARSE = 20
"""Characters on an average page below which the pages are pictures."""


def pdf_text(name: str, data: bytes) -> str:
    """The text of a PDF. Raises UserMistake where it is locked, scanned, too long or damaged."""
    answer = ask(__spec__.name, data, seconds=MOST_SECONDS)
    if answer is None:
        answer = {"refused": "pdf-too-long"}
    if (code := answer.get("refused")) in _REFUSALS:
        raise UserMistake(code, where=name, pages=MOST_PAGES)
    if "text" not in answer:
        reason = answer.get("error") or "the PDF is damaged"
        raise UserMistake("letter-unreadable", where=name, reason=reason)
    return str(answer["text"])


def _read(data: bytes) -> dict[str, Any]:
    """The answer of the process of its own."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        return {"refused": "pdf-locked"} if locked else {"error": "the PDF is damaged"}
    if not len(document):
        return {"error": "the PDF has no pages"}
    if len(document) > MOST_PAGES:
        return {"refused": "pdf-too-long"}
    pages = []
    left = MOST_GLYPHS
    for number in range(len(document)):
        try:
            pages.append(list(_glyphs(document[number].get_textpage(), left)))
        except pypdfium2.PdfiumError:
            return {"error": f"page {number + 1} of the PDF is damaged"}
        left -= len(pages[-1])
        if left <= 0:
            return {"refused": "pdf-too-long"}
    if sum(map(len, pages)) < _SPARSE * len(pages):
        return {"refused": "pdf-no-text"}
    return {"text": pages_text(pages)}


def _glyphs(text: Any, most: int) -> Iterator[Glyph]:
    """The characters of a page with their boxes; a line break says where a run of them ends."""
    whole = text.get_text_range()
    for place in range(min(text.count_chars(), most)):
        char = whole[place] if place < len(whole) else ""
        if char:
            left, bottom, right, top = text.get_charbox(place, loose=True)
            yield Glyph(char, left, right, bottom, top)


def _main() -> None:
    """Reads standard input, writes {"text": …}, {"refused": code} or {"error": "…"}."""
    bound_memory()
    try:
        answer = _read(sys.stdin.buffer.read())
    except (MemoryError, ValueError, OSError) as error:
        answer = {"error": f"the PDF is damaged ({type(error).__name__})"}
    reply(answer)


if __name__ == "__main__":
    _main()
