"""Tells products from people, by what stands about them.

His Carrera bike, a Dennis Eagle VU68 HFN, a Nissan Navara; cans of Stella. Whomever somebody
"behaved like" is proposed all the same: he may have been there.
"""

import re

from answerable.model.lexicon import lexicon
from answerable.model.words_about_names import COLOURS, GOODS, MAKERS

_A = r"\b(?:an?|his|their|my|our|your|two|three)\s"
_COLOUR = "|".join(sorted(COLOURS - {"a", "an", "his", "her"}))
_OWNED = re.compile(rf"{_A}(?:(?:{_COLOUR}|old|new|stolen)\s){{0,2}}\Z", re.IGNORECASE)
_COLOURED = re.compile(rf"{_A}(?:(?:dark|light|bright)\s)?(?:{_COLOUR})\s\Z", re.IGNORECASE)
_GOODS = re.compile(rf"\s(?:{'|'.join(sorted(GOODS))})\b", re.IGNORECASE)
_MARKED = re.compile(r"\s(?:[A-Z]{2}\d{2}\s?[A-Z]{3}|[A-Z]\d{1,3}\s?[A-Z]{3})\b")
_MADE_BY = re.compile(rf"\b(?:{'|'.join(sorted(MAKERS))})\s\Z", re.IGNORECASE)
_DRUNK = re.compile(
    r"\b(?:drank|drinking|(?:bottles?|cans?|pints?|glass(?:es)?)\sof)\s(?:(?:an?|some)\s)?\Z",
    re.IGNORECASE,
)

_GOES_ON = re.compile(
    r"(?:['’]s)?\s(?:was|were|is|had|has|did|does|would|could|will|\w+(?:ed|ing)|said|drove|drives)\b"
    r"|['’]s\s[a-z]",
    re.IGNORECASE,
)
_DRIVES = re.compile(
    r"\s(?:(?:was|is)\s\w+ing|drove|drives|owned|owns|used|bought|parked|had|has|said|says|told)\b",
    re.IGNORECASE,
)
_BEFORE = 50


def is_thing_here(text: str, start: int, end: int) -> bool:
    """Whether these words, which may be a name, are a product where they stand."""
    before = text[max(0, start - _BEFORE) : start]
    low = text[start:end].casefold()
    unknown = not lexicon().names.intersection(low.split())
    goods = (unknown or low in MAKERS) and _GOODS.match(text, end)
    if (goods or _MARKED.match(text, end)) and _OWNED.search(before):
        return True
    made = _COLOURED.search(before) or _MADE_BY.search(before)
    if unknown and made and not _DRIVES.match(text, end):
        return True
    if not _DRUNK.search(before) or _GOES_ON.match(text, end):
        return False
    return text.casefold().count(low.split()[-1]) == 1
