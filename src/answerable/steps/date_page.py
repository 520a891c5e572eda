"""Finds when a published answer was asked for and given, or between which days it must be."""

import re
from datetime import date

from answerable.model.pages import Page
from answerable.steps.find_dates import find_moments

_RECEIVED = re.compile(
    r"\b(?:date (?:of )?(?:request )?received|received on|request(?: was)? received(?: on)?"
    r"|date of (?:the |your )?request|request date|received)\s?:?\s(?=\d|\w+day)",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\b(?:date of (?:response|reply|disclosure)|response date|date (?:answered"
    r"|published|disclosed)|answered(?: on)?|responded(?: on)?|date)\s?:?\s(?=\d|\w+day)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?<!\w)(?!(?:19|20)\d\d[/_-])(?:\d{3,6}[A-Z]?|\d{2}[A-Z])[/_-](?P<year>[012]\d)\Z"
)
_YEAR = re.compile(r"(?<![\d/])20[0-3]\d\b")
_HEAD, _NEAR = 600, 40
_BEGAN = 2005


def received_on(page: Page) -> date | None:
    """The day of receipt, where the head of the page states it."""
    return _stated(_RECEIVED, page.text)


def answered_on(page: Page) -> date | None:
    """The day of the answer, where it is known or the head of the page states it."""
    return page.answered_on or _stated(_ANSWERED, page.text)


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
    head = text[:_HEAD]
    for found in label.finditer(head):
        near = re.sub(r"\A\w+day,?\s", "", head[found.end() : found.end() + _NEAR])
        moment = next(find_moments(near, received_on=date.max), None)
        span = moment.span if moment and moment.begin == 0 else None
        if span and span.start == span.end:
            return span.start
    return None
