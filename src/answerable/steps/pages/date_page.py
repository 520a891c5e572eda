"""Finds when a published answer was asked for and given, or between which days it must be."""

import re
from datetime import date

from answerable.model.months import MONTH
from answerable.model.pages import Page
from answerable.steps.words.find_dates import Moment, find_moments

_DAY_NEXT = rf"\s?[:|]?\s(?=\d|\w+day\b|(?:{MONTH})\b)"
_RECEIVED = re.compile(
    r"\b(?:date (?:of )?(?:request )?received|received (?:by (?:this|our) office |here )?on"
    r"|request(?: was)? received(?: on)?|date of (?:the |your )?request|request date|received)"
    + _DAY_NEXT,
    re.IGNORECASE,
)
_RECEIVED_TOO = re.compile(
    r"\brequest dated (?P<day>[^,;.]{6,30}),? which (?:we|was) received (?:on )?the same day",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\b(?:date (?:of (?:the |our )?)?(?:response|reply|disclosure)|response date|date (?:answered"
    r"|published|disclosed|responded|replied)|answered(?: on)?|responded(?: on)?|date)" + _DAY_NEXT,
    re.IGNORECASE,
)
_SURELY = re.compile(r"\bdate (?:of|received|answered|responded)\b", re.IGNORECASE)
"""Labels that say by themselves what a day is of: they may stand below an introduction."""

_REFERENCE = re.compile(
    r"(?<!\w)(?!(?:19|20)\d\d[/_-])(?:\d{3,6}[A-Z]?|\d{2}[A-Z])[/_-](?P<year>[012]\d)\Z"
)
_YEAR = re.compile(r"(?<![\d/])20[0-3]\d\b")
_HEAD, _FURTHER, _NEAR = 600, 2000, 40
_BEGAN = 2005


def received_on(page: Page) -> date | None:
    """The day of receipt, where the head of the page states it."""
    if found := _stated(_RECEIVED, page.text):
        return found
    same = _RECEIVED_TOO.search(page.text[:_FURTHER])
    return _day_at(same["day"]) if same else None


def answered_on(page: Page) -> date | None:
    """The day of the answer, where it is known or the head of the page states it.

    A letter has it above "Dear". The day on which a page was put up is not taken for it.
    """
    return page.answered_on or _stated(_ANSWERED, page.text) or _of_letter(page.text)


def answered_between(page: Page) -> tuple[date, date]:
    """The first and last day on which the answer can have been given.

    From its date, else from the year of its reference, else from the latest year it speaks of.
    """
    if day := answered_on(page):
        return day, day
    if reference := _REFERENCE.search(page.reference):
        year = 2000 + int(reference["year"])
        return date(year, 1, 1), date(year + 1, 6, 30)
    years = [int(year) for year in _YEAR.findall(page.text)]
    return date(max(years, default=_BEGAN), 1, 1), date.max


def _stated(label: re.Pattern[str], text: str) -> date | None:
    """The day right behind the first such label that has one."""
    for found in label.finditer(text[:_FURTHER]):
        near = text[found.end() : found.end() + _NEAR]
        placed = found.end() <= _HEAD or _SURELY.match(found.group())
        if placed and (day := _day_at(near)):
            return day
    return None


def _of_letter(text: str) -> date | None:
    """The last day above "Dear" that stands by itself."""
    dear = re.search(r"\bDear\b", text[:_HEAD])
    above = text[: dear.start()] if dear else ""
    days = [one for one in find_moments(above, received_on=date.max) if _is_day(one)]
    near = days and len(above) - days[-1].finish < _NEAR
    return days[-1].span.start if near and days[-1].span else None


def _day_at(text: str) -> date | None:
    """The day that a text begins with."""
    near = re.sub(r"\A\w+day,?\s", "", text)
    moment = next(find_moments(near, received_on=date.max), None)
    return moment.span.start if moment and moment.span and _is_day(moment, begin=0) else None


def _is_day(moment: Moment, *, begin: int | None = None) -> bool:
    span = moment.span
    placed = begin is None or moment.begin == begin
    return bool(placed and span and span.start == span.end)
