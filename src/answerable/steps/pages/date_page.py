"""Finds when a published answer was asked for and given, or between which days it must be."""

import re
from collections.abc import Iterator
from datetime import date

from answerable.model.months import MONTH
from answerable.model.pages import Page
from answerable.steps.words.find_dates import Moment, find_moments

_DAY_NEXT = (
    rf"(?:\s?[:|]|\s?\.{{2,30}})?\s(?:(?:is|was|dated|on)\s){{0,2}}"
    rf"(?=\d|\w{{3,6}}day\b|(?:mon|tue|wed|thu|fri)\b|(?:{MONTH})\b)"
)
_RECEIVED = re.compile(
    r"\b(?:date (?:of )?(?:request )?received|received (?:by [\w ]{1,30}?|here )?\s?on"
    r"|received your (?:request|e-?mail|letter|message|enquiry)|request(?: was)? received(?: on)?"
    r"|date of (?:the |your )?(?:request|receipt)|request date"
    r"|received|date in|in(?=:)|asked(?: on)?)" + _DAY_NEXT,
    re.IGNORECASE,
)
_REQUEST_OF = re.compile(
    r"\byour (?:e-?mail|request|letter|message|enquiry)(?: of| dated| sent on)" + _DAY_NEXT,
    re.IGNORECASE,
)
_RECEIVED_TOO = re.compile(
    r"\brequest dated (?P<day>[^,;.]{6,30}),? which (?:we|was) received (?:on )?the same day",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\b(?:date (?:of (?:the |our |this )?)?(?:response|reply|disclosure|answer)|response date"
    r"|date (?:answered|disclosed|responded|replied|completed|closed|sent|issued|out)"
    r"|(?:response|reply|answer) (?:of|issued|sent|given)"
    r"|(?:answered|responded|replied|completed|closed|finali[sz]ed|issued|sent)(?: on)?"
    r"|reply|response|out(?=:)|decided today,|date)" + _DAY_NEXT,
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"\bdate published" + _DAY_NEXT, re.IGNORECASE)
_SURELY = re.compile(
    r"\b(?:date (?:of|received|answered|responded)|decided today)\b", re.IGNORECASE
)
"""Labels that say by themselves what a day is of: they may stand below an introduction."""

_REFERENCE = re.compile(
    r"(?<!\w)(?!(?:19|20)\d\d[/_-])(?:\d{3,6}[A-Z]?|\d{2}[A-Z])[/_-](?P<year>[012]\d)\Z"
)
_YEAR = re.compile(r"(?<![\d/])20[0-3]\d\b")
_WEEKDAY = re.compile(r"\A(?:(?:\w+day|mon|tue|wed|thu|fri),?\s)?", re.IGNORECASE)
_HEAD, _FURTHER, _NEAR = 600, 2000, 40
_BEGAN = 2005


def received_on(page: Page) -> date | None:
    """The day of receipt, where the head of the page states it."""
    if found := _stated(_RECEIVED, page.text):
        return found
    same = _RECEIVED_TOO.search(page.text[:_FURTHER])
    return _day_at(same["day"]) if same else _stated(_REQUEST_OF, page.text)


def answered_on(page: Page) -> date | None:
    """The day of the answer, where it is known or the head of the page states it.

    A letter has it above "Dear". The day on which a page was put up is not taken for it.
    """
    return page.answered_on or _stated(_ANSWERED, page.text) or _of_letter(page.text)


def answered_between(page: Page) -> tuple[date, date]:
    """The first and last day on which the answer can have been given.

    From its date, else from the year of its reference, else from the latest year it speaks of.
    """
    if day := answered_on(page) or _stated(_PUBLISHED, page.text):
        return day, day
    if reference := _REFERENCE.search(page.reference):
        year = 2000 + int(reference["year"])
        return date(year, 1, 1), date(year + 1, 6, 30)
    years = [int(year) for year in _YEAR.findall(page.text)]
    return date(max(years, default=_BEGAN), 1, 1), date.max


def words_of_answer(page: Page) -> str:
    """The words that say when the answer was given; "" where only the place of a day does."""
    return next((words for words, _ in _labelled(_ANSWERED, page.text)), "")


def _stated(label: re.Pattern[str], text: str) -> date | None:
    """The day right behind the first such label that has one."""
    return next((day for _, day in _labelled(label, text)), None)


def _labelled(label: re.Pattern[str], text: str) -> Iterator[tuple[str, date]]:
    """Each such label that has a day right behind it, with the words up to where that ends."""
    for found in label.finditer(text[:_FURTHER]):
        near = text[found.end() : found.end() + _NEAR]
        placed = found.end() <= _HEAD or _SURELY.match(found.group())
        if placed and (read := _day_with_end(near)):
            day, end = read
            yield text[found.start() : found.end() + end], day


def _of_letter(text: str) -> date | None:
    """The last day above "Dear" that stands by itself."""
    dear = re.search(r"\bDear\b", text[:_HEAD])
    above = text[: dear.start()] if dear else ""
    days = [one for one in find_moments(above, received_on=date.max) if _is_day(one)]
    near = days and len(above) - days[-1].finish < _NEAR
    return days[-1].span.start if near and days[-1].span else None


def _day_at(text: str) -> date | None:
    """The day that a text begins with."""
    read = _day_with_end(text)
    return read[0] if read else None


def _day_with_end(text: str) -> tuple[date, int] | None:
    """The day that a text begins with, and where its words end."""
    weekday = _WEEKDAY.match(text)
    begin = weekday.end() if weekday else 0
    moment = next(find_moments(text[begin:], received_on=date.max), None)
    if moment and moment.span and _is_day(moment, begin=0):
        return moment.span.start, begin + moment.finish
    return None


def _is_day(moment: Moment, *, begin: int | None = None) -> bool:
    span = moment.span
    placed = begin is None or moment.begin == begin
    return bool(placed and span and span.start == span.end)
