"""Reads what narrows a year or names its kind: 2022 (to 30 June), 2018 to 2020 (tax years)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeGuard

from answerable.model.periods import Period, month_end
from answerable.steps.words.find_dates import Moment, year_kind, year_span
from answerable.steps.words.join_dates import Mark, kind_of

WHOLE_YEARS = ("year", "pair", "fy", "short_pair")
_NARROWED = (*WHOLE_YEARS, "quarter", "portion")

_AT = "@"
"""Stands for a date while the words between dates are looked at."""

_THE = r"(?:the\s)?(?:(?:start|beginning|end|months?)\sof\s)?"
_AND = r"\s?(?:to|until|till|up\sto|and|&|or|,|,\sand|[-–—])\s?"
_ONLY = r"(?:\s(?:only|inclusive|incl\.?))?"
_BRACKET = re.compile(r",?\s?[(\[](?P<words>[^()\[\]]{1,60})[)\]]")
_UNTIL = re.compile(
    rf"(?:only\s|just\s|but\sonly\s)?(?:up\s)?(?:to|until|till|ending)\s(?:and\sincluding\s)?{_THE}{_AT}{_ONLY}",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?:only\s|just\s)?(?:from|since|starting|beginning)\s(?:in\s|on\s)?{_THE}{_AT}(?:\sonwards?)?{_ONLY}",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"(?:(?:i\.?e\.?|only|just|from|between|for|in|covering|months?|of),?\s){{0,3}}{_THE}"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:to|and|[-–])\s?)?{_AT}"
    rf"(?:{_AND}{_THE}{_AT}){{0,11}}{_ONLY}",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"(?:[,:;]|\s?[-–—])?\s(?:(?:from|between|in)\s)?{_THE}", re.IGNORECASE)
_JOINS = re.compile(rf"{_AND}{_THE}", re.IGNORECASE)
_KIND = re.compile(
    r"\s?\((?:all\s|in\s|these\sare\s)?(?P<kind>(?:financial|fiscal|tax|academic|school)\syears?)\)",
    re.IGNORECASE,
)
_OF_YEARS = re.compile(
    r",?\s(?:(?:in|of|for|during|over|within)\s|(?=each|every))(?P<many>(?:(?:each|every|all|both|any|the|of|from|between"
    r"|calendar|financial|fiscal|tax|academic|school|years?|period)\s){0,8})",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:each|every|all|both|any|years)\b", re.IGNORECASE)


class _NotSureError(Exception):
    """The words may mean one thing or another."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """The dates that stand beside a year, and the words around them."""

    marks: Sequence[Moment]
    words: str
    finish: int


def narrow_years(marks: Sequence[Mark], text: str) -> list[Mark] | None:
    """The dates, with each year as the words beside it narrow it; None where that is not sure.

    January to June in brackets behind several years may be those of each or of the last.
    """
    try:
        return list(_narrowed(_of_kind(_days_of_years(marks, text), text), text))
    except _NotSureError:
        return None


def _narrowed(marks: Sequence[Mark], text: str) -> Iterator[Mark]:
    i = 0
    while i < len(marks):
        mark, joined = marks[i], i > 0 and _joins(marks[i - 1], marks[i], text)
        beside = _beside(mark, marks[i + 1 :], text)
        period = _period(mark.span, beside, joined=joined) if beside and mark.span else None
        i += 1
        if beside and period:
            mark = Moment(mark.begin, beside.finish, "narrowed", period)
            i += len(beside.marks)
        yield mark


def _beside(mark: Mark, following: Sequence[Mark], text: str) -> _Beside | None:
    """The dates in the brackets behind a year, or behind its comma."""
    if not isinstance(mark, Moment) or mark.kind not in _NARROWED:
        return None
    bracket = _BRACKET.match(text, mark.finish)
    inner: Sequence[Mark]
    if bracket:
        inner = [one for one in following[:12] if one.finish <= bracket.end()]
        begin, end, finish = *bracket.span("words"), bracket.end()
    else:
        inner = _behind_comma(mark, following, text)
        begin, end = (inner[0].begin, inner[-1].finish) if inner else (0, 0)
        finish = end
    moments = [one for one in inner if isinstance(one, Moment)]
    if not moments or len(moments) < len(inner):
        return None
    return _Beside(moments, _with_signs(text[begin:end], begin, moments), finish)


def _behind_comma(mark: Moment, following: Sequence[Mark], text: str) -> list[Moment]:
    """In 2021, January to March: two months at least, for one may be another thing."""
    inner: list[Moment] = []
    for one in following[:12]:
        gap = text[inner[-1].finish if inner else mark.finish : one.begin]
        fits = _JOINS.fullmatch(gap) if inner else _BEHIND.fullmatch(gap)
        if not fits or not isinstance(one, Moment) or one.span:
            break
        inner.append(one)
    return inner if len(inner) > 1 else []


def _with_signs(words: str, begin: int, moments: Sequence[Moment]) -> str:
    for one in reversed(moments):
        words = words[: one.begin - begin] + _AT + words[one.finish - begin :]
    return words.strip()


def _period(year: Period, beside: _Beside, *, joined: bool) -> Period | None:
    """The part of a year that the dates beside it leave; None where they say something else."""
    words = beside.words
    until, since, within = (way.fullmatch(words) for way in (_UNTIL, _FROM, _WITHIN))
    named = all(one.span for one in beside.marks)
    if not until and not since and not within:
        if not named:
            raise _NotSureError  # 2022 (not March)
        return None
    if until and beside.marks[0].kind == "now":
        return _up_to(beside.marks[0], year)
    days = [one.span or _day_in(one, year, last=bool(until)) for one in beside.marks]
    inside = [day for day in days if day and day.within(year)]
    of_several = joined or (year.end - year.start).days > 366
    if not named and (len(inside) < len(days) or (of_several and not until)):
        raise _NotSureError
    if len(inside) < len(days):
        return None
    start = year.start if until else min(day.start for day in inside)
    end = year.end if since else max(day.end for day in inside)
    if within and within["day"] and 0 < int(within["day"]) < start.day:
        start = start.replace(day=int(within["day"]))  # 1 to 15 March
    return Period(start, end)


def _up_to(now: Moment, year: Period) -> Period | None:
    """2022 (up to today): to the day of receipt, as "to date" is."""
    return Period(year.start, now.span.end) if now.span and now.span.end >= year.start else None


def _day_in(mark: Moment, span: Period, *, last: bool = False) -> Period | None:
    """Such a month or day within a period, the first or the last of them."""
    found = []
    for year in range(span.start.year, span.end.year + 1):
        try:
            start = date(year, mark.month, mark.day or 1)
        except ValueError:
            continue  # 29 February
        day = Period(start, start if mark.day else month_end(year, mark.month))
        if day.within(span):
            found.append(day)
    return found[-1 if last else 0] if found else None


def _days_of_years(marks: Sequence[Mark], text: str) -> list[Mark]:
    """From 1 April to 31 March in each of the years 2018-19 to 2020-21: the years say it."""
    known = list(marks)
    for i in range(len(known) - 3, -1, -1):
        first, last, year = known[i : i + 3]
        of = _OF_YEARS.fullmatch(text[last.finish : year.begin])
        if not of or not _is_yearless(first) or not _joins(first, last, text):
            continue
        if not _is_yearless(last) or not year.span or kind_of(year) not in (*WHOLE_YEARS, "back"):
            continue
        part = _from_to(first, last, year.span)
        listed = any(_joins(year, one, text) for one in known[i + 3 : i + 4])
        several = listed or _SEVERAL.search(of["many"]) or kind_of(year) == "back"
        if part != year.span:
            if several or part is None:
                raise _NotSureError
            year = Moment(first.begin, year.finish, "narrowed", part)
        known[i : i + 3] = [year]
    return known


def _from_to(first: Moment, last: Moment, year: Period) -> Period | None:
    begin, end = _day_in(first, year), _day_in(last, year, last=True)
    return Period(begin.start, end.end) if begin and end and begin.start <= end.end else None


def _of_kind(marks: Sequence[Mark], text: str) -> list[Mark]:
    """2019/20 to 2020/21 (academic years); 2019 to 2021 (financial years) ends with 2020/21."""
    known = list(marks)
    for i, mark in enumerate(known):
        named = _KIND.match(text, mark.finish)
        if not named or kind_of(mark) not in ("year", "pair"):
            continue
        first = i
        while first and _joins(known[first - 1], known[first], text):
            first -= 1
        run = known[first : i + 1]
        if len(run) == 2 and kind_of(mark) == "year" and not _lists(run, text):
            run = run[:1]
        if len(run) > 1 and any(kind_of(one) == "year" for one in run):
            raise _NotSureError
        kind = year_kind(named["kind"].lower())
        known[first : first + len(run)] = [_called(one, kind) for one in run]
    return known


def _called(mark: Mark, kind: str) -> Mark:
    """The year as one of a kind, where it is a single one."""
    first = mark.span.start.year if mark.span else 0
    single = mark.span in (year_span(first, first, ""), year_span(first, first, "financial"))
    return replace(mark, span=year_span(first, first, kind)) if single else mark


def _joins(first: Mark, second: Mark, text: str) -> bool:
    return bool(_JOINS.fullmatch(text[first.finish : second.begin]))


def _lists(run: Sequence[Mark], text: str) -> bool:
    return text[run[0].finish : run[1].begin].strip() in ("and", ",", "&", "or")


def _is_yearless(mark: Mark) -> TypeGuard[Moment]:
    return isinstance(mark, Moment) and mark.span is None
