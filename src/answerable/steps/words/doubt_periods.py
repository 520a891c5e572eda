"""Finds times told in words that are not read: summer 2022, mid-2019, Q1 of each year."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from answerable.model.months import MONTH
from answerable.steps.words.find_dates import QUARTERS, WRONG, YEAR
from answerable.steps.words.join_dates import WIDEST, Mark, connects, joined, kind_of, lists
from answerable.steps.words.narrow_years import WHOLE_YEARS
from answerable.steps.words.read_lengths import leaves_length_open, length_from

UNREAD = re.compile(
    rf"\b(?:{QUARTERS}|half|halves|(?:first|second|last|final|latter)\s(?:\w+\s)?(?:quarters|months|weeks))\s(?:of|in)\s"
    rf"(?:each|every|both|either)\s(?:of\s)?(?:the\s)?(?:\w+\s){{0,3}}?(?:years?\b|{YEAR})"
    r"|\b(?:in|for|during|of)\s(?:the\s)?weeks\s(?:commencing|beginning|starting|ending|of)\b|\bweek\sof\s(?:the\s)?\d"
    r"|\b(?:weeks?\s(?:commencing|beginning|starting|ending)|w/[ce])\s(?:the\s)?\d\d?(?:st|nd|rd|th)?"
    r"(?:\s?[,&]\s?|\s(?:and|or)\s)(?:the\s)?\d"
    rf"|\b(?:first|second|last|final|latter)\s(?:\w+\s)?(?:weeks?|days)\s(?:of|in)\s(?:the\s)?(?:{MONTH}\b|{YEAR})"
    rf"|\b(?:half|halves)\s(?:of|in)\s(?:the\s)?(?:month\sof\s)?{MONTH}\b"
    rf"|\b(?:{QUARTERS}|quarters|half|halves)\s(?:of|in)\s(?:the\s)?(?:\w+\s)?years?\s(?:to|ending|ended|beginning|starting|from)\b"
    rf"|{MONTH}\s(?:to|until|and|[-–])\s(?:\d\d?(?:st|nd|rd|th)?\s)?{MONTH}\s(?:of|in)\s(?:each|every)\s(?:\w+\s)?year\b"
    rf"(?!.{{0,60}}(?:{YEAR}|\byears?\b))"
    r"|\b(?:years?|months?|weeks?)\s(?:before|preceding)\s(?:that|this|it)\b(?!\s\w)"
    r"|\band\sthe\s(?:year|quarter|month|week)\sprevious\s?(?:[?.,;)]|\Z)",
    re.IGNORECASE,
)
"""Times that are told from the dates beside them, in ways that are not read."""

_PART = re.compile(
    r"\b(?:q[1-4]|h[12]|quarters?(?:\s(?:[1-4]|one|two|three|four))?|half|halves)[\s,(]{1,3}"
    r"(?:(?:of|in|for|the|calendar|financial|fiscal|tax|academic|school|year)\s){0,5}\Z"
    r"|\b(?:spring|summer|autumn|winter)(?:\sterms?)?\s(?:of\s|in\s)?\Z",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:(?:mid|early|late)(?:\s?(?:[-/]|to|or)\s?(?:mid|late))?[\s-]"
    r"|(?:middle|early\spart|latter\spart|latter\send)\sof\s(?:the\s)?(?:(?:financial\s)?year\s)?)\Z",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\s(?:before|prior\sto|preceding|after|following)\s(?:the\s)?", re.IGNORECASE)
_PART_BEHIND = re.compile(
    r"(?:\s?\(|,?\s(?:[–—-]\s)?)(?:the\s|both\s|only\s)?"
    rf"(?:{QUARTERS}|h[12]\b|(?:first|second|last|final|1st|2nd)\s(?:half|(?:\w+\s)?(?:quarters?|months))\b)"
    r"(?!,?\s(?:of|in)\b)",
    re.IGNORECASE,
)
"""A part of the year before it that is not read with it: 2022 (H1), 2022 (first half)."""

_YEAR_FIRST = re.compile(rf"(?:(?:fy|f/y)\s?)?{YEAR}", re.IGNORECASE)


def leaves_open(marks: Sequence[Mark], text: str) -> bool:
    """Whether words beside a date are not read: then the date alone would be a guess."""
    finished = 0
    for mark, following in zip_longest(marks, marks[1:]):
        before = text[max(finished, mark.begin - WIDEST) : mark.begin]
        listed = following is not None and joined(mark, following, text)
        if _is_part(mark, before, text) or _is_unlike(mark, following, before, text):
            return True
        if kind_of(mark) not in ("back", "now") and leaves_length_open(before, listed=listed):
            return True
        finished = mark.finish
    return False


def _is_part(mark: Mark, before: str, text: str) -> bool:
    """Whether a part of a date is told that is not read: not the whole of it."""
    if kind_of(mark) in WHOLE_YEARS and (
        _PART.search(before) or _PART_BEHIND.match(text, mark.finish)
    ):
        return True
    about = kind_of(mark) not in ("back", "now") and _ABOUT.search(before)
    return kind_of(mark) == WRONG or bool(about)


def _is_unlike(mark: Mark, following: Mark | None, before: str, text: str) -> bool:
    """Whether the next date may be another than it seems beside this one."""
    if following is None:
        return False
    if _lists_unlike(mark, following, text, before):
        return True
    if not joined(mark, following, text):
        return False
    part = kind_of(mark) in ("quarter", "portion") and not _YEAR_FIRST.match(text, mark.begin)
    if part and kind_of(following) in WHOLE_YEARS:
        return True  # Q1 of 2022 and 2023
    return _begins_unlike(mark, following, before, text)


def _begins_unlike(mark: Mark, following: Mark, before: str, text: str) -> bool:
    """The academic year beginning September 2021 and September 2022: only weeks are read alike."""
    begun = length_from(before)
    if not begun or begun.unit == "week" or kind_of(following) == "now":
        return False
    of_year = bool(begun.kind) and kind_of(mark) == "year"
    return of_year or lists(text[mark.finish : following.begin])


def _lists_unlike(mark: Mark, following: Mark, text: str, before: str) -> bool:
    """March 2018 and 2019, the financial years 2018 and 2019, the last year before 1 June."""
    gap = text[mark.finish : following.begin]
    if kind_of(mark) == "back":
        return bool(_AROUND.fullmatch(gap))
    listed = lists(gap) and not connects(gap, before) and not re.search(r"\bin\b", gap)
    if not listed or kind_of(following) != "year" or not mark.span or not following.span:
        return False
    of_kind = kind_of(mark) == "year" and mark.span.start.month > following.span.start.month
    return of_kind or kind_of(mark) == "my"
