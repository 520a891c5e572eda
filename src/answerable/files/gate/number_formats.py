"""Whether a number format shows what its cell holds, or puts something else in its place."""

import re

GENERAL = "General"
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|!.')
_CONDITION = re.compile(r"\[(?:<|>|=)[^\]]*\]")
_BRACKET = re.compile(r"\[(?!(?:h+|m+|s+)\])[^\]]*\]", re.IGNORECASE)
_VALUE = re.compile(r"[0#?@ymdhsegb]|general|am/pm|a/p", re.IGNORECASE)
_KNOWN = re.compile(r"General|Standard|Black|White|Green|Yellow|Magenta|Colou?r ?[0-9]{0,2}|m{5}")
_NOTE = re.compile(r"(?!.*[0-9]{5})[\w .,:()£$€%/<>+*-]{0,24}")
_LONGEST = 160
_NEGATIVE, _ZERO, _TEXT = 1, 2, 3


def shows(code: str, value: float | str) -> bool:
    """Whether a cell with this format prints its value, digit for digit or rounded.

    A zero printed as a dash is printed; a number printed as a word, as "<5" or as nothing is not
    (formats: ECMA-376, 18.8.31).
    """
    sections = _sections(code)
    if any(_CONDITION.search(section) for section in sections):
        return all(map(_prints, sections))  # which section holds is not ours to reckon
    if isinstance(value, str):
        return _prints(sections[_TEXT]) if len(sections) > _TEXT else _shows_text(sections)
    if value == 0 and len(sections) > _ZERO:
        return bool(_BRACKET.sub("", sections[_ZERO]).strip())
    section = sections[_NEGATIVE] if value < 0 and len(sections) > 1 else sections[0]
    return _prints(section)


def is_plain(code: str) -> bool:
    """Whether a format is short and brings no more words of its own than a unit or a note."""
    own = re.findall(r'"([^"]*)"', code)
    rest = _KNOWN.sub("", re.sub(r'"[^"]*"', "", code))
    return (
        len(code) <= _LONGEST
        and all(_NOTE.fullmatch(words) for words in own)
        and not re.search(r"[A-Za-z]{5}|[0-9]{9}", rest.replace("\\", ""))
    )


def _shows_text(sections: list[str]) -> bool:
    """A text is shown by a format that says nothing of texts, unless that is all it says."""
    only = _LITERAL.sub("", _BRACKET.sub("", sections[0]))
    return "@" in only or bool(only.strip()) or len(sections) > 1


def _prints(section: str) -> bool:
    return bool(_VALUE.search(_BRACKET.sub("", _LITERAL.sub("", section))))


def _sections(code: str) -> list[str]:
    """The parts between semicolons that are not inside quotation marks."""
    marked = _LITERAL.sub(lambda literal: literal[0].replace(";", "\x01"), code)
    return marked.split(";")
