"""Finds the initials that stand for people behind what they are: IP JB, PC 12 T.S., the AP (J.D.).

Here a text in capitals is read as any other: two letters behind a post are somebody unless they are
a word, a rank or an abbreviation that everybody knows.
"""

import re
from collections.abc import Iterator

from answerable.model.lexicon import lexicon
from answerable.model.redaction import Kind
from answerable.model.words_about_names import (
    ABBREVIATIONS,
    KIN,
    POSTS,
    RANKS_WRITTEN_SMALL,
    ROLES,
)
from answerable.steps.redaction.find_full_names import does

_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
CAPITALS = "".join(char for char in _LATIN if char.isupper())
SMALL = "".join(char for char in _LATIN if char.islower() and char not in "ªº")
"""The letters of names in Latin script, those of Welsh, Polish, Turkish and Vietnamese included."""

_U, _L = CAPITALS, SMALL
INITIALS = (
    rf"(?:(?:[{_U}]\.-?){{2,4}}[{_U}]?|[{_U}]\.(?:\s[{_U}]\.){{1,2}}|[{_U}]\s[{_U}](?![{_U}{_L}])"
    rf"|[{_U}](?:[.-]?[{_U}]){{0,3}})(?![{_U}{_L}\d_]|['’][{_U}])"
)
_RANKS = frozenset((*RANKS_WRITTEN_SMALL, "ds", "di", "sc", "do", "officer", "officers"))
_POSTS = frozenset((*ROLES, *KIN, *POSTS, *_RANKS))
_WHO = "|".join(sorted(_POSTS, key=len, reverse=True))
_BEHIND = re.compile(
    rf"(?<![\w@.&/-])(?P<who>(?i:{_WHO}))(?:\s?(?:no\.?\s)?\d{{1,6}})?"
    rf"(?P<sign>,?\s{{1,2}}|:\s?|\s?\((?:hereafter\s|known\sas\s)?)(?P<value>{INITIALS})(?P<closed>\)?)"
)
_TWO = 2


def initials_behind(text: str) -> Iterator[tuple[int, int, Kind]]:
    """Where they begin and end, and whether an officer is told by them."""
    for found in _BEHIND.finditer(text):
        if _is_somebody(text, found):
            officer = found["who"].casefold() in _RANKS
            yield *found.span("value"), Kind.OFFICER if officer else Kind.PERSON


def _is_somebody(text: str, found: re.Match[str]) -> bool:
    """Whether the letters are nobody's abbreviation, or somebody does something behind them."""
    value, end = found["value"], found.end("value")
    letters = re.sub(r"[.\s-]", "", value)
    low, bracketed = letters.casefold(), "(" in found["sign"]
    if bracketed != bool(found["closed"]) or low == "vs" or _is_rank(text, value, end):
        return False
    known = letters in ABBREVIATIONS or low in _POSTS
    acts, word = does(text, end), low in lexicon().words
    if len(letters) == 1:
        return acts and letters not in "AI"
    if "." in value or " " in value:
        return acts or word or not known
    return len(letters) == _TWO and not word and (acts or not known)


def _is_rank(text: str, value: str, end: int) -> bool:
    """Whether it is the rank of the one behind it: OIC DC WILL HUNT, her husband DC Aled Pugh."""
    return value.casefold() in _RANKS and not text[end + 1 : end + 2].islower()
