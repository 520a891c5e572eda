"""Reads a time that is told from the period of the question above: the year before."""

import re
from datetime import timedelta

from answerable.model.periods import Period
from answerable.model.questions import StatedPeriod
from answerable.steps.words.find_spans_back import SpanBack
from answerable.steps.words.read_lengths import same_day

_OTHER_TIME = re.compile(
    r"\b(?:years?|months?|weeks?)\s(?:before|after|preceding|following)\s(?:that|this|it)\b"
    r"|\bthe\s(?:year|month)\s(?:before|after)\b(?!\s(?:the|a|his|her|their)\b)"
    r"|\bthe\s[a-z]{3,20}\sbefore(?=\s?[?.,;]|\Z)",
    re.IGNORECASE,
)
"""A time told from another one: the year before, two years after that."""

_SAME_IN = re.compile(
    r"\bsame\s(?:\w+\s)?(?:period|months?|weeks?|dates|days|quarter)\s(?:(?:of|in|for|during)\s)?(?P<year>(?:19|20)\d\d)\b(?![/-]\d)",
    re.IGNORECASE,
)
"""The same days of another year: "in the same months of 2019"."""


def tells_other_time(text: str) -> bool:
    """Whether a text tells a time from another one, read or not."""
    return bool(_OTHER_TIME.search(text))


def shift_period(text: str, above: Period, *, dated: bool) -> StatedPeriod | None:
    """The period that a text tells from the one above; None where it tells none, or is not sure.

    The year before is that of a whole year only; a text that is `dated` tells its own time.
    """
    if same := _SAME_IN.search(text):
        return _in_year(above, int(same.group("year")), same.group())
    told = None if dated else _OTHER_TIME.search(text)
    unit = re.search(r"(?:year|month)\b", told.group(), re.IGNORECASE) if told else None
    if not told or not unit:
        return None
    length = SpanBack(0, 0, above, 1, unit.group().lower())
    if length.ending(above.end) != above:
        return None
    day = timedelta(days=1)
    before = re.search("before|preceding", told.group(), re.IGNORECASE)
    period = length.ending(above.start - day) if before else length.beginning(above.end + day)
    return StatedPeriod(period, told.group())


def _in_year(period: Period, year: int, words: str) -> StatedPeriod | None:
    """The days of a period again in another year; None where it reaches over the end of one."""
    if period.start.year != period.end.year:
        return None
    return StatedPeriod(Period(same_day(period.start, year), same_day(period.end, year)), words)
