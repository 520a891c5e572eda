"""Says how two dates of a text belong together: from one to the other, or listed beside it."""

import re

from answerable.steps.words.find_dates import Moment
from answerable.steps.words.find_spans_back import SpanBack

Mark = Moment | SpanBack

LEAD = (
    r"(?:the\s)?(?:(?:start|beginning|end|close|month|course)\sof\s)?(?:the\s)?"
    r"(?:(?:calendar|financial|fiscal|tax|academic|school)\s)?"
    r"(?:(?:years?|months?|dates?|period)\s(?:of\s)?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?"
)
_TO = re.compile(
    r"\s?(?:\([^()]{0,40}\)\s?)?,?\s?(?:inclusive\s)?"
    r"(?:(?:right\s)?up\s(?:to|until|till)|and\sup\sto|to|until|till|through(?:\sto)?|thru"
    r"|(?:and\s)?ending(?:\son|\sin)?|[-–—‑]+)\s?(?:and\sincluding\s|about\s|on\s)?" + LEAD,
    re.IGNORECASE,
)
_AND = re.compile(r"\s?,?\s?(?:and|&)\s(?:including\s)?" + LEAD, re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:and\sincluding\s)?" + LEAD + r"\Z", re.IGNORECASE)
_LIST = re.compile(r"(?:[,;\s]|and|&|or|plus|and\salso|and\sin|as\swell\sas|\([ivx]{1,5}\))*")
"""No two of these begin alike and go on alike: a gap is read in one way only, in linear time."""

WIDEST = 120
"""Characters between two dates that belong together."""


def connects(gap: str, before: str) -> bool:
    """Whether these words lead from one date to the other: to, until; and, behind "between"."""
    if len(gap) > WIDEST:
        return False
    between = bool(_BETWEEN.search(before[-80:]))
    return bool(_TO.fullmatch(gap)) or (between and bool(_AND.fullmatch(gap)))


def joined(mark: Mark, following: Mark, text: str) -> bool:
    """Whether a date goes on with the next: as a range or a list."""
    gap = text[mark.finish : following.begin]
    return lists(gap) or connects(gap, "")


def lists(gap: str) -> bool:
    """Whether these words stand between the dates of a list."""
    return len(gap) <= WIDEST and bool(_LIST.fullmatch(gap))


def kind_of(mark: Mark) -> str:
    """The kind of a moment, "back" for what is told from the day of receipt."""
    return mark.kind if isinstance(mark, Moment) else "back"
