"""Reads text files with a delimiter: what code they are in, what stands between cells, quotes.

Detectors of character codes guess wrong on short British texts, so there is a rule instead: a byte
order mark, else strict UTF-8, else Windows-1252, and the user is told.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from answerable.model.errors import UserMistake
from answerable.model.header_words import field_of
from answerable.model.places import Place
from answerable.model.tables import RawTable

DELIMITERS = (",", ";", "\t", "|")
"""What may stand between cells; the earlier wins where a file does not decide."""

_SAMPLE, _SAMPLE_ROWS, _HEADER_WITHIN = 200_000, 200, 40
LONGEST_CELL = 2**31 - 1
"""For csv, which otherwise refuses a long narrative."""
_BEGINNINGS = (
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a Word document (RTF)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"SQLite format", "a database"),
)
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|table|meta|head)", re.IGNORECASE)
_JSON = re.compile(rb"\s*\[?\s*\{\s*\"")
_CONTROLS = dict.fromkeys(code for code in range(32) if code not in b"\0\t\n\r\f\x1a\x1b")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*')
_UNDEFINED_IN_WINDOWS = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in _UNDEFINED_IN_WINDOWS
}
_OPEN_QUOTE = "quote-open"


def read_delimited(name: str, data: bytes, sha256: str) -> RawTable:
    """The one table of a text file. Raises UserMistake "file-not-text" or "quote-open"."""
    _check_beginning(name, data)
    text, encoding, remarks = _decode(name, data)
    _check_text(name, text[:_SAMPLE])
    csv.field_size_limit(LONGEST_CELL)
    rows, loose = _parse(name, text, _delimiter(text))
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise UserMistake("file-empty", where=name)
    if loose:
        remarks.append(
            f"rows with text after a closing quotation mark, which was kept: {len(loose)}"
            f" (the first is row {loose[0]})"
        )
    return RawTable(
        file=name,
        sha256=sha256,
        rows=tuple(map(tuple, rows)),
        numbers=tuple(range(1, len(rows) + 1)),
        encoding=encoding,
        remarks=tuple(remarks),
    )


def _check_beginning(name: str, data: bytes) -> None:
    """Refuses a file that begins like something else."""
    looks_like = next((words for start, words in _BEGINNINGS if data.startswith(start)), "")
    beginning = data[:200].removeprefix(codecs.BOM_UTF8)
    if not looks_like and _MARKUP.match(beginning):
        looks_like = "a web page or XML"
    if not looks_like and _JSON.match(beginning):
        looks_like = "JSON"
    if looks_like:
        raise UserMistake("file-not-text", where=name, looks_like=looks_like)


def _check_text(name: str, sample: str) -> None:
    """Refuses control characters; of the text, for in UTF-16 other scripts hold their bytes."""
    if len(sample) - len(sample.translate(_CONTROLS)) > len(sample) / 50:
        raise UserMistake("file-not-text", where=name, looks_like="data that is not text")


def _decode(name: str, data: bytes) -> tuple[str, str, list[str]]:
    """The text, the code it was in, and what the user should know of that."""
    remarks = []
    wide = _wide_code(data)
    try:
        text, encoding = data.decode(wide or "utf-8-sig"), wide.upper() or "UTF-8"
    except UnicodeDecodeError as error:
        if wide:
            raise UserMistake(
                "file-not-text", where=name, looks_like="damaged UTF-16 text"
            ) from error
        text, encoding = data.decode("latin-1").translate(_WINDOWS), "Windows-1252"
        remarks.append(
            "it is not UTF-8 and was read as Windows-1252: look at a £ sign or an accented name"
        )
    if nuls := text.count("\0"):
        text = text.replace("\0", "")
        remarks.append(f"NUL characters left out: {nuls}")
    return text.lstrip("\ufeff").removeprefix("ï»¿"), encoding, remarks


def _wide_code(data: bytes) -> str:
    """The code of a text in two bytes a character, with or without a mark; "" for any other."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:_SAMPLE]
    half = len(sample) / 2
    if sample[1::2].count(0) > half * 0.7:
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > half * 0.7 else ""


def _delimiter(text: str) -> str:
    """What stands between cells: the delimiter that gives a known header and even rows."""
    if said := _SEPARATOR_LINE.fullmatch(text.split("\n", 1)[0]):
        return said[1]
    return max(DELIMITERS, key=lambda delimiter: _evenness(text[:_SAMPLE], delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    """How well a delimiter fits: known headers in one row, then rows of the usual width."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    rows = [row for row, _ in zip(reader, range(_SAMPLE_ROWS), strict=False) if any(row)]
    known = max((_known(row) for row in rows[:_HEADER_WITHIN]), default=0)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    usual = widths.most_common(1)[0][1] if widths else 0
    return (known if known > 1 else 0, usual)


def _known(row: Sequence[str]) -> int:
    return sum(1 for cell in row if field_of(cell))


def _parse(name: str, text: str, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """Every row, and the numbers of those with text after a closing quotation mark.

    A quotation mark that is opened and closed in the wrong place swallows the rows between, and
    nothing would look wrong: such a file is refused.
    """
    try:
        lines = io.StringIO(text, newline="")
        return list(csv.reader(lines, delimiter=delimiter, strict=True)), []
    except csv.Error:
        return _parse_loosely(name, text, delimiter)


def _parse_loosely(name: str, text: str, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """Row by row: a stray quotation mark is accepted only where it cannot reach another line."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    loose: list[int] = []
    while True:
        taken.clear()
        try:
            rows.append(next(reader))
        except StopIteration:
            return rows, loose
        except csv.Error as error:
            if len(taken) != 1:
                raise UserMistake(_OPEN_QUOTE, where=Place(name, row=len(rows) + 1)) from error
            rows.append(next(csv.reader(taken, delimiter=delimiter)))
            loose.append(len(rows))
