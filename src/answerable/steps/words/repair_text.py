"""Undoes what happens to text on its way out of a system: stray edges, wrong code, split letters.

A text in UTF-8 that some program read as Windows-1252 or Mac Roman shows an apostrophe as three odd
characters, sometimes twice over. Only whole sequences that decode to a character people write are
put back, so a correct "café", "naïve" or "£5" stays as it is.

Some programs write é as an e and an accent of its own: the two are put together, as nobody sees
the difference and a search would. No accent is taken away or added.
"""

import re
import unicodedata
from collections.abc import Mapping

_WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
EDGES = _WHITE + "\ufeff\u200b\u2060"
"""What is trimmed from both ends of a cell: every white space, the byte order mark, zero width."""

MARKS = "[\u0300-\u036f]"
"""The accents that stand behind their letter."""

_SPLIT_LETTER = re.compile(rf"[^\W\d_]{MARKS}+")
_PASSES = 3
_CONTROL = re.compile("[\x80-\x9f]")
_SENSIBLE = re.compile(
    "[\u00a0-\u017f\u0192\u02c6\u02dc\u2010-\u203a\u20ac\u2122\u2153-\u215e\u2190-\u21ff\u2212\u2600-\u27bf\ufe0f\ufeff"
    "\U0001f300-\U0001faff]"
)
"""What a repaired sequence may become: Latin letters, marks, currency, arrows, symbols, emoji."""


def trim(text: str) -> str:
    """The text without white space, no-break spaces and invisible marks at its edges."""
    return text.strip(EDGES)


def repair(text: str) -> str:
    """The text with every double-encoded sequence and every split letter put back, if any."""
    return text if text.isascii() else compose(_decode(text))


def compose(text: str) -> str:
    """The text with each letter and its accents as one character, where there is such a one."""
    return _SPLIT_LETTER.sub(lambda split: unicodedata.normalize("NFC", split[0]), text)


def _decode(text: str) -> str:
    if not _BEGINNING.search(text):
        return text
    repaired, before = text, ""
    for _ in range(_PASSES):
        if repaired == before:
            break
        before, repaired = repaired, _SEQUENCE.sub(_decoded, repaired)
    worse = len(_CONTROL.findall(repaired)) > len(_CONTROL.findall(text))
    return text if worse else repaired


def _decoded(found: re.Match[str]) -> str:
    """One sequence as the UTF-8 it is, or unchanged where that is nothing people write.

    A character of the wrong code itself is accepted: it is half-way out of a double encoding.
    """
    text = found.group()
    for bytes_of in (_WINDOWS, _MAC):
        try:
            decoded = bytes(bytes_of[ord(character)] for character in text).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            continue
        if _SENSIBLE.fullmatch(decoded) or ord(decoded) in bytes_of:
            return decoded
    return text


def _bytes_of(codec: str) -> Mapping[int, int]:
    """The byte behind each character of a one-byte code, undefined bytes as control characters."""
    table = {code: code for code in range(0x80, 0xA0)} if codec == "cp1252" else {}
    for code in range(0x80, 0x100):
        character = bytes([code]).decode(codec, "ignore")
        if character:
            table[ord(character)] = code
    return table


def _sequence(bytes_of: Mapping[int, int]) -> str:
    """A pattern for what UTF-8 sequences of two, three and four bytes look like in a wrong code."""
    follows = _class_of(0x80, 0xBF, bytes_of)
    leads = ((0xC2, 0xDF, 1), (0xE0, 0xEF, 2), (0xF0, 0xF4, 3))
    return "|".join(
        f"{_class_of(low, high, bytes_of)}{follows}{{{count}}}" for low, high, count in leads
    )


def _class_of(first: int, last: int, *tables: Mapping[int, int]) -> str:
    """The characters that stand for bytes between two in any of the codes."""
    pairs = (pair for bytes_of in tables for pair in bytes_of.items())
    inside = (chr(character) for character, code in pairs if first <= code <= last)
    return "[" + re.escape("".join(inside)) + "]"


_WINDOWS = _bytes_of("cp1252")
_MAC = _bytes_of("mac_roman")
_SEQUENCE = re.compile(_sequence(_WINDOWS) + "|" + _sequence(_MAC))
_BEGINNING = re.compile(
    _class_of(0xC2, 0xF4, _WINDOWS, _MAC) + _class_of(0x80, 0xBF, _WINDOWS, _MAC)
)
"""How a sequence begins, and little else: looked for first, as hardly any text holds one."""
