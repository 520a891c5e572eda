"""Takes the text of a request out of the file it came in: text, e-mail, web page, Word or PDF."""

import zipfile
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NoReturn

from answerable.files.emails_in import check_email, read_email
from answerable.files.html_text import html_text
from answerable.files.pdf_text import pdf_text
from answerable.files.toml_sections import read_bytes
from answerable.files.word_text import word_text
from answerable.model.calendar import london_day
from answerable.model.errors import UserMistake
from answerable.steps.requests.tidy_letter import LONGEST

_MOST_BYTES = 20_000_000
_MOST_UNPACKED = 100_000_000
ENDINGS = (".txt", ".eml", ".html", ".htm", ".docx", ".pdf", ".md")


@dataclass(frozen=True, slots=True)
class LetterIn:
    """The text of a request; of an e-mail its subject and the day it came (in London)."""

    text: str
    came_on: date | None = None
    subject: str = ""


def read_letter(path: Path) -> LetterIn:
    """The text of a request file; bounded in size.

    Raises UserMistake for a file that is missing, empty, of another kind, too big or damaged.
    """
    ending = path.suffix.lower()
    data = read_bytes(path) if not path.is_file() or path.stat().st_size <= _MOST_BYTES else b""
    if path.is_file() and not data and path.stat().st_size:
        raise UserMistake("letter-too-big", where=path.name, limit=_MOST_BYTES)
    if ending not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise UserMistake("letter-type-unknown", where=path.name, ending=ending, known=known)
    letter = letter_of(data, path)
    if not letter.text.strip():
        raise UserMistake("file-empty", where=path.name)
    if len(letter.text) > LONGEST:
        raise UserMistake("letter-too-big", where=path.name, limit=LONGEST)
    return letter


def letter_of(data: bytes, path: Path) -> LetterIn:
    """The text of bytes that came under a name; its ending says how they are read."""
    ending = path.suffix.lower()
    if ending == ".eml":
        return _from_email(data, path)
    if ending == ".docx":
        return LetterIn(_from_word(data, path))
    if ending == ".pdf":
        return LetterIn(pdf_text(path.name, data))
    text = decoded(data, path)
    return LetterIn(html_text(text) if ending in (".html", ".htm") else text)


def decoded(data: bytes, path: Path) -> str:
    """UTF-8 or UTF-16 by their marks, else Windows-1252, as office programs write.

    Raises UserMistake "letter-unreadable" for what is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4096]:
        _damaged(path, "it is not a text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _from_email(data: bytes, path: Path) -> LetterIn:
    check_email(data, name=path.name)
    read = read_email(data, name=path.name)
    return LetterIn(read.text, london_day(read.came) if read.came else None, read.subject)


def _from_word(data: bytes, path: Path) -> str:
    """Refuses what would unpack without bound before it is opened."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        _damaged(path, "it is not a Word document (.docx)")
    if unpacked > _MOST_UNPACKED:
        raise UserMistake("letter-too-big", where=path.name, limit=_MOST_UNPACKED)
    try:
        return word_text(data)
    except ValueError as error:
        _damaged(path, str(error))


def _damaged(path: Path, reason: str) -> NoReturn:
    raise UserMistake("letter-unreadable", where=path.name, reason=reason)
