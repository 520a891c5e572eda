"""Reads the period that a question names, with the words it is read from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from answerable.model.periods import Period, month_end
from answerable.model.questions import StatedPeriod
from answerable.steps.words.define_years import told_year
from answerable.steps.words.doubt_periods import UNREAD, leaves_open
from answerable.steps.words.find_dates import (
    Moment,
    find_moments,
    hide_other_numbers,
    year_kind,
    year_span,
)
from answerable.steps.words.find_spans_back import SpanBack, find_spans_back
from answerable.steps.words.join_dates import LEAD, WIDEST, Mark, connects, kind_of, lists
from answerable.steps.words.narrow_years import narrow_years
from answerable.steps.words.read_lengths import Length, length_from, length_to, same_day

LONGEST = 10_000
"""Characters of one question that are read for a period; no question is longer."""

LATEST = date(2099, 12, 31)
"""The day of receipt of a text where nobody knows it: no day that it names lies after it."""

_MOST_DATES = 300

_FUTURE = timedelta(days=730)
_SINCE = re.compile(
    r"\b(?:since|from|start(?:ing|s)?(?:\s(?:in|on|from|at))?|beginning(?:\s(?:in|on|from))?"
    r"|as\sfar\sback\sas|back\sas\sfar\sas|back\sto|dating\s(?:back\s)?(?:to|from)|commencing(?:\son)?|on\s(?:or|and)\safter)\s"
    r"(?:and\sincluding\s|about\s|around\s|at\sleast\s|as\searly\sas\s|in\s|on\s){0,2}"
    + LEAD
    + r"\Z",
    re.IGNORECASE,
)
_SINCE_EVENT = re.compile(r"\bsince\s[^.?!;,#\d]{1,80}\s(?:in|on|of)\s(?:the\s)?\Z", re.IGNORECASE)
_AFTER = re.compile(
    r"(?<!\bon\sor\s)(?<!\bon\sand\s)(?<!\bno\s)(?<!\bnot\s)\b(?:after|later\sthan)\s"
    + LEAD
    + r"\Z",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:before|prior\sto|until|till|up\sto|by|earlier\sthan|(?:no|not)\slater\sthan|pre)(?:\sand\sincluding)?[\s-]"
    + LEAD
    + r"\Z",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\A[\s,]{0,3}(?:(?:and|but|only|also|going|reaching|stretching|starting)\s){0,3}"
)
"""What may stand between two ends of a period that are told the wrong way round or apart."""

_ONWARDS = re.compile(
    r"\s?,?\s?(?:\([^()]{0,40}\)\s?)?(?:onwards?|and\s(?:since|onwards?|later|after|beyond))\b",
    re.IGNORECASE,
)
_YEARS_NAME = re.compile(
    r" (?:(?:financial|fiscal|tax|academic|calendar) years?\b"
    r"|\((?:financial|fiscal|tax|academic|school) years?\))",
    re.IGNORECASE,
)
_LONG = 300
_MOST_WORDS = 10
"""Words around a period that may belong to it: since the rule was introduced in March 2014."""

_EDGE = re.compile(
    r"\b(?:(?:as\s)?(?:at|of)\s(?:the\s)?(?:very\s)?(?:(?P<end>end|close)|start|beginning)"
    r"|on\sthe\s(?:(?P<last>last)|first)\sday)\sof\s(?:the\s)?"
    r"(?:(?:calendar|financial|fiscal|tax|academic|school)\s)?(?:(?:years?|months?)\s(?:of\s)?)?\Z",
    re.IGNORECASE,
)
"""A day at the edge of a time: at the end of 2017, on the first day of March 2020."""

_DAY_OF = re.compile(r"(?<=\bday)\sof\s", re.IGNORECASE)
"""The last day of something is not the day before the letter came."""

_TO_DATE = re.compile(
    r"\b(?:to\sdate|to\sthe\s(?:present|current)(?:\s(?:day|time|date))?|until\snow|up\sto\snow|(?<!in\s)so\sfar(?:\s(?:in|during|for)|(?!\sas\b))"
    r"|until\stoday|onwards?)\b",
    re.IGNORECASE,
)
_AND_THE = (
    r"\s?[,(]?\s?(?:and|&|plus|versus|vs\.?|compared\s(?:with|to)|as\swell\sas)\s(?:also\s)?(?:(?:for|in|over|during)\s)?"
    r"(?:the\s)?"
)
_PREVIOUS = r"(?:\w+\s)?(?:preceding|previous|prior)\b"
_BEFORE_IT = re.compile(_AND_THE + _PREVIOUS, re.IGNORECASE)
_ONE_BEFORE = re.compile(
    rf"{_AND_THE}(?:{_PREVIOUS}\s(?P<sort>(?:(?:calendar|full|financial|fiscal|tax|academic|school)\s)?)"
    r"(?P<unit>year|quarter|month|week)\b"
    r"|(?P<one>year|quarter|month|week)\sbefore(?:\s(?:that|it))?(?=\s?[?.,;:)]|\Z|\s(?:and|by|broken|split)\b))",
    re.IGNORECASE,
)
_DAY_TO = re.compile(r"(?<![\d/.-])(\d{1,2})(?:st|nd|rd|th)?\s?(?:-|–|to|and)\s?\Z", re.IGNORECASE)
_SAME = re.compile(
    r"[\s(\[,:;–—-]*(?:i\.?e\.?|namely|that\sis|from|between|specifically|being|so|for|the|years"
    r"|covering|calendar|financial|in)?[\s,:(]*(?:the\s)?(?:years\s)?(?:from\s|between\s)?",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:\b(?:for|in|during|over|within|since|from|between|across|throughout|after|covering|on|of)\s)?"
    r"(?:\b(?:each|every|all)\s(?:of\s)?)?(?:\b(?:each|every)\s)?"
    r"(?:\bthe\s)?(?:(?:start|beginning)\sof\s)?"
    r"(?:(?:calendar|full|financial|fiscal|tax|academic)\s)?(?:(?:years?|months?|period|dates?)\s)?"
    r"(?:of\s|from\s|between\s|since\s|in\s|for\s)?(?:the\s)?(?:years?\s)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Found:
    begin: int
    finish: int
    period: Period
    back: bool = False


def read_period(text: str, *, received_on: date) -> Period | None:
    """The period a text names, from the earliest to the latest day; None where it names none."""
    stated = state_period(text, received_on=received_on)
    return stated.period if stated else None


def state_period(text: str, *, received_on: date) -> StatedPeriod | None:
    """The period a text names and the words that name it; None rather than a guess.

    A month or year counts whole, 2013/14 is a financial year; "since" and "to date" end on the day
    of receipt, "the last N years" counts back from it; the years of Acts, references and policies
    are no dates. Several periods become one, from the first day to the last.
    """
    plain = re.sub(r"\s", " ", text[:LONGEST])
    found, period = _read(plain, received_on)
    if not period:
        return None
    for words in _words(plain, found):
        if _read(words, received_on)[1] == period:
            return StatedPeriod(period, words)
    return StatedPeriod(period, next(_words(plain, found)))


def _read(plain: str, received_on: date) -> tuple[list[_Found], Period | None]:
    """The dates of a text, and the period from the first day to the last."""
    hidden = hide_other_numbers(plain)
    if told := told_year(hidden):
        hidden = hidden[: told.begin] + " " * (told.finish - told.begin) + hidden[told.finish :]
    found = _without_repeats(_find(hidden, received_on) or [], hidden)
    found = [one for one in found if one.period.start <= received_on + _FUTURE]
    if not found:
        return [], None
    start, end = min(f.period.start for f in found), max(f.period.end for f in found)
    if start <= received_on and _runs_to_date(hidden, found):
        end = received_on
    if told:
        found[-1] = replace(found[-1], finish=max(found[-1].finish, told.finish))
        whole = told.of(Period(start, end))
        return found, replace(whole, end=end) if end == received_on else whole
    return found, Period(start, end)


def leaves_period_open(text: str, *, received_on: date) -> bool:
    """Whether a text tells a time in words that are not read: then no other period is its own."""
    plain = re.sub(r"\s", " ", text[:LONGEST])
    return _find(hide_other_numbers(plain), received_on) is None


def _runs_to_date(text: str, found: list[_Found]) -> bool:
    """Whether "to date" stands behind the last date, just before it, or before all of them."""
    begin, finish = min(one.begin for one in found), max(one.finish for one in found)
    last = max(one.begin for one in found)
    return any(
        (one.end() > finish and one.start() - finish <= WIDEST)
        or one.end() <= begin
        or 0 <= last - one.end() <= WIDEST // 10
        for one in _TO_DATE.finditer(text)
    )


def _find(text: str, received_on: date) -> list[_Found] | None:
    """The periods told; None where one is, and which is not sure."""
    if UNREAD.search(text):
        return None
    moments = list(islice(find_moments(text, received_on=received_on), _MOST_DATES))
    portions = [moment for moment in moments if moment.kind == "portion"]
    told = find_spans_back(text, received_on=received_on)
    told = (back for back in told if not _DAY_OF.match(text, back.finish))
    backs = _apart([back for back in told if not _overlaps(back, portions)])
    moments = [moment for moment in moments if not _overlaps(moment, backs)]
    marks: list[Mark] = [*moments, *backs]
    marks.sort(key=lambda mark: mark.begin)
    narrowed = narrow_years(_with_years(marks, text), text)
    if narrowed is None or leaves_open(narrowed, text):
        return None
    marks = narrowed
    marks = _at_edges(marks, text)
    return _join(_beginning_alike(_ending_alike(marks, text), text), text, received_on)


def _overlaps(mark: Mark, others: Sequence[Mark]) -> bool:
    return any(one.begin < mark.finish and mark.begin < one.finish for one in others)


def _apart(backs: list[SpanBack]) -> list[SpanBack]:
    """Where two phrases overlap, the one that begins first, and of these the longer."""
    kept: list[SpanBack] = []
    for back in sorted(backs, key=lambda b: (b.begin, -b.finish)):
        if not kept or back.begin >= kept[-1].finish:
            kept.append(back)
    return kept


def _with_years(marks: Sequence[Mark], text: str) -> list[Mark]:
    """Months and days that leave their year to the next date: January, February and March 2020."""
    known: list[Mark] = []
    for mark in reversed(marks):
        if isinstance(mark, Moment) and mark.span is None and known:
            following = known[-1]
            gap = text[mark.finish : following.begin]
            near = lists(gap) or connects(gap, "between ")
            if isinstance(following, SpanBack) and re.fullmatch(r",? (?:of |in )?", gap):
                known.pop()
                span = _before(mark, following.span.start.replace(month=12))
                mark = replace(mark, span=span, finish=following.finish)
            elif following.span and near and kind_of(following) != "now":
                mark = replace(mark, span=_before(mark, following.span.start))
        known.append(mark)
    return known[::-1]


def _ending_alike(marks: list[Mark], text: str) -> list[Mark]:
    """The years ending 31 March 2021, 2022 and 2023: the day of the first is that of all."""
    known: list[Mark] = []
    last_day: date | None = None
    for mark in marks:
        gap = text[known[-1].finish : mark.begin] if known else ""
        year = isinstance(mark, Moment) and mark.kind == "year" and mark.span
        if last_day and year and (lists(gap) or connects(gap, "")):
            day = same_day(last_day, year.start.year)
            known.append(Moment(mark.begin, mark.finish, "dmy", Period(day, day)))
        else:
            last_day = _day_that_years_end(mark, text)
            known.append(mark)
    return known


def _at_edges(marks: list[Mark], text: str) -> list[Mark]:
    """At the end of 2017 and 2018: the last day of each."""
    days: list[Mark] = []
    edge: re.Match[str] | None = None
    for mark, above in zip(marks, [None, *marks], strict=False):
        told = _EDGE.search(text, max(0, mark.begin - WIDEST), mark.begin)
        edge = told or (edge if above and lists(text[above.finish : mark.begin]) else None)
        if edge and mark.span and kind_of(mark) != "now":
            day = mark.span.end if edge.group("end") or edge.group("last") else mark.span.start
            mark = replace(mark, span=Period(day, day))
        days.append(mark)
    return days


def _beginning_alike(marks: list[Mark], text: str) -> list[Mark]:
    """The week commencing 5 June 2023 and 12 June 2023: the second day begins a week as well."""
    known: list[Mark] = []
    week: Length | None = None
    for mark in marks:
        gap = text[known[-1].finish : mark.begin] if known else ""
        day = isinstance(mark, Moment) and mark.kind != "now" and mark.span
        if not isinstance(mark, Moment) or not day or day.start != day.end:
            week = None
        elif week and lists(gap):
            mark = replace(mark, span=week.since(mark, day))
        else:
            length = length_from(text[max(0, mark.begin - WIDEST) : mark.begin])
            week = length if length and length.unit == "week" else None
        known.append(mark)
    return known


def _day_that_years_end(mark: Mark, text: str) -> date | None:
    length = length_to(text[max(0, mark.begin - 120) : mark.begin])
    if not length or not length.listed or not isinstance(mark, Moment) or not mark.span:
        return None
    return length.to(mark, mark.span).end if length.unit == "year" else None


def _before(mark: Moment, day: date) -> Period | None:
    """The latest such month or day that begins on or before a day."""
    for year in (day.year, day.year - 1):
        span = _in_year(mark, year)
        if span and span.start <= day:
            return span
    return None


def _in_year(mark: Moment, year: int) -> Period | None:
    try:
        start = date(year, mark.month, mark.day or 1)
    except ValueError:
        return None
    return Period(start, start if mark.day else month_end(year, mark.month))


def _join(marks: list[Mark], text: str, received_on: date) -> list[_Found] | None:
    found: list[_Found] = []
    i = 0
    while i < len(marks):
        pair = marks[i + 1] if i + 1 < len(marks) else None
        joined = _range(marks[i], pair, text, received_on) if pair else None
        joined = joined or (_bounded(marks[i], pair, text) if pair else None)
        one = joined or _single(marks[i], pair, text, received_on)
        if one:
            found.append(_before_it(marks[i], found, text) or one)
        i += 2 if joined else 1
    return _with_those_before(found, text)


def _with_those_before(found: list[_Found], text: str) -> list[_Found] | None:
    """2022 "and the previous year": the year before as well; nothing where that is not sure."""
    every: list[_Found] = []
    for one in found:
        if every and one.begin < every[-1].finish:
            continue  # its own words: "the previous financial year"
        every.append(one)
        told = _ONE_BEFORE.match(text, one.finish)
        if not told or (one.back and any(one.finish < f.begin < told.end() for f in found)):
            continue  # this financial year and the previous one: both count back from receipt
        earlier = _one_before(one.period, told)
        if not earlier:
            return None
        every.append(_Found(told.start(), told.end(), earlier))
    return every


def _one_before(period: Period, told: re.Match[str]) -> Period | None:
    """The same length again, just before: not the previous year of a day or of two years."""
    length = SpanBack(0, 0, period, 1, (told.group("unit") or told.group("one")).lower())
    sort, first = (told.group("sort") or "").lower(), period.start
    kind = year_kind(f"{sort}year")
    alike = not sort or year_span(first.year, first.year, kind).start == first
    whole = length.ending(period.end) == period
    return length.ending(first - timedelta(days=1)) if alike and whole else None


def _before_it(mark: Mark, found: list[_Found], text: str) -> _Found | None:
    """The 12 months to March 2022 "and the preceding 12 months": those before the period told."""
    if not isinstance(mark, SpanBack) or not found or found[-1].back:
        return None
    words = text[found[-1].finish : mark.finish]
    if not _BEFORE_IT.match(words):
        return None
    last_day = found[-1].period.start - timedelta(days=1)
    return _Found(mark.begin, mark.finish, mark.ending(last_day))


def _range(first: Mark, second: Mark, text: str, received_on: date) -> _Found | None:
    """A date, "to", another: from the first day of the one to the last of the other."""
    gap = text[first.finish : second.begin]
    if kind_of(first) == "now" or not connects(gap, text[: first.begin]):
        return None
    if "back" in (kind_of(first), kind_of(second)) and not gap.strip(" -–—‑"):
        return None  # the last three years – 2020, 2021 and 2022
    if isinstance(first, SpanBack):
        return _length_to(first, second)
    start = first.span or (_before(first, received_on) if kind_of(second) == "now" else None)
    end = second.span
    if start and not end and isinstance(second, Moment):
        end = _in_year(second, start.start.year)
        if end and end.end < start.start:
            end = _in_year(second, start.start.year + 1)
    if not start or not end or end.end < start.start:
        return None
    if kind_of(first) == kind_of(second) == "year" and start.start.month > 1:
        end = Period(
            end.start, start.end.replace(year=end.end.year)
        )  # financial years 2016 to 2019
    before = text[max(0, first.begin - WIDEST) : first.begin]
    if isinstance(first, Moment) and (begun := length_from(before)):
        start = replace(start, start=begun.since(first, start).start)  # the tax year beginning 2021
    length = length_to(before)
    if not length or not length.listed or not isinstance(first, Moment):
        return _Found(first.begin, second.finish, Period(start.start, end.end))
    start = length.to(first, start)  # the years ending 31 March 2021 to 2023
    return _Found(first.begin - length.width, second.finish, Period(start.start, end.end))


def _bounded(first: Mark, second: Mark, text: str) -> _Found | None:
    """ "Since 2019 but before 2022"; "before 2022, going back to 2019"."""
    gap = text[first.finish : second.begin]
    if not first.span or not second.span or "now" in (kind_of(first), kind_of(second)):
        return None
    before = text[max(0, first.begin - WIDEST) : first.begin]
    then = _THEN.sub("", gap) if len(gap) <= WIDEST else ""
    start, end = _first_from(before, first.span), _last_before(then, second.span)
    if not start or not end or not _BEFORE.match(then):
        start, end = _first_from(then, second.span), _last_before(before, first.span)
        if not (_SINCE.match(then) or _AFTER.match(then)):
            return None
    return (
        _Found(first.begin, second.finish, Period(start, end))
        if start and end and start <= end
        else None
    )


def _first_from(before: str, span: Period) -> date | None:
    """The first day of a period that these words begin with a date: since, after."""
    if _AFTER.search(before):
        return span.end + timedelta(days=1)
    return span.start if _SINCE.search(before) else None


def _last_before(before: str, span: Period) -> date | None:
    """The last day of a period that these words end with a date: before, until, by the end of."""
    found = _BEFORE.search(before)
    if not found or re.search(r"later\sthan", found.group()):
        return None
    whole = re.match(r"(?:until|till|up|by)|.*\b(?:end|close)\sof\b", found.group(), re.IGNORECASE)
    return span.end if whole else span.start - timedelta(days=1)


def _length_to(back: SpanBack, until: Mark) -> _Found | None:
    """The last five years to 31 March 2020."""
    if kind_of(until) == "now":
        return _Found(back.begin, until.finish, back.span, back=True)
    if not until.span or isinstance(until, SpanBack):
        return None
    return _Found(back.begin, until.finish, back.ending(until.span.end))


def _single(mark: Mark, following: Mark | None, text: str, received_on: date) -> _Found | None:
    before, after = text[max(0, mark.begin - 120) : mark.begin], text[mark.finish :]
    if kind_of(mark) == "now":
        return None
    opens = _SINCE.search(before) or _SINCE_EVENT.search(before)
    if opens and kind_of(mark) == "narrowed" and opens.group().lower().startswith("from"):
        opens = None  # from 1 June to 31 August in 2020
    span = mark.span
    if span is None:
        span = _before(mark, received_on) if opens and isinstance(mark, Moment) else None
        return _open(mark, span.start, received_on) if span else None
    if _AFTER.search(before):
        return _open(mark, span.end + timedelta(days=1), received_on)
    if not _ONWARDS.match(after) and (begun := _begun(mark, following, before, received_on)):
        return begun
    if _ONWARDS.match(after) or (opens and not _listed(mark, following, text, before)):
        return _open(mark, span.start, received_on)
    if isinstance(mark, SpanBack):
        return _Found(mark.begin, mark.finish, span, back=True)
    if length := length_to(before):
        return _Found(mark.begin - length.width, mark.finish, length.to(mark, span))
    if _BEFORE.search(before):
        return None
    return _Found(mark.begin, mark.finish, _from_day(span, before))


def _begun(mark: Mark, following: Mark | None, before: str, received_on: date) -> _Found | None:
    """The week commencing 3 June: not where it goes on for years after the day of receipt.

    Since such a week or year is more than it; so is from a year, unless another date follows.
    """
    length = length_from(before)
    if not length or not isinstance(mark, Moment) or not mark.span:
        return None
    period = length.since(mark, mark.span)
    opens = _SINCE.search(before[: -length.width].rstrip() + " ")
    alone = following is None and length.unit == "year"
    if opens and (alone or opens.group().lower().startswith("since")):
        return _open(mark, period.start, received_on)
    ends = period.end <= received_on + _FUTURE / 2
    return _Found(mark.begin - length.width, mark.finish, period) if ends else None


def _open(mark: Mark, start: date, received_on: date) -> _Found | None:
    """From a day to the day of receipt."""
    if start > received_on:
        return None
    return _Found(mark.begin, mark.finish, Period(start, received_on))


def _listed(mark: Mark, following: Mark | None, text: str, before: str) -> bool:
    """ "Figures from 2017, 2018 and 2019" are of these years; "since 2017" is not one of a list."""
    if following is None or not following.span or re.search(r"since\s", before[-40:]):
        return False
    gap = text[mark.finish : following.begin]
    return len(gap) < 20 and lists(gap) and kind_of(following) != "now"


def _from_day(span: Period, before: str) -> Period:
    """1 to 31 March 2020: the day that leaves month and year to the next."""
    first = _DAY_TO.search(before)
    if not first or span.start != span.end or not 0 < int(first.group(1)) < span.end.day:
        return span
    return Period(span.end.replace(day=int(first.group(1))), span.end)


def _without_repeats(found: list[_Found], text: str) -> list[_Found]:
    """ "The last four years (from 2018 to 2021)": the dates say what the phrase means."""
    said = set()
    for one, other in zip(found, found[1:], strict=False):
        gap = text[one.finish : other.begin]
        if one.back != other.back and len(gap) < 60 and _SAME.fullmatch(gap) and gap.strip(" "):
            said.add(one if one.back else other)
        elif one.back and not other.back and gap == " ":
            said.add(one)
    return [one for one in found if one not in said]


def _words(text: str, found: list[_Found]) -> Iterator[str]:
    """The words from the first date to the last, with the preposition that leads them.

    Then with more and more words around, until they say the same by themselves.
    """
    begin, finish = min(f.begin for f in found), max(f.finish for f in found)
    lead = _OPENING.search(text[max(0, begin - 60) : begin])
    begin -= len(lead.group()) if lead else 0
    after = _ONWARDS.match(text[finish : finish + 80]) or _YEARS_NAME.match(text[finish:])
    finish += after.end() if after else 0
    earlier = [found.start() for found in re.finditer(r"\S+", text[:begin])][-_MOST_WORDS:]
    later = [found.end() for found in re.finditer(r"\S+", text[finish : finish + 200])]
    yield _closed(text, begin, finish)
    if finish - begin > _LONG:
        return
    yield from (_closed(text, start, finish) for start in reversed(earlier))
    yield from (_closed(text, begin, finish + end) for end in later[:_MOST_WORDS])


def _closed(text: str, begin: int, finish: int) -> str:
    """Words of the text, with the bracket that closes behind them."""
    words = text[begin:finish].strip()
    opened = words.count("(") > words.count(")")
    return f"{words})" if opened and text[begin + len(words) :].lstrip()[:1] == ")" else words
