"""Finds the days, months and years a text names, and leaves alone the numbers that only look so."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.model.months import MONTH, month_number
from answerable.model.number_words import NUMBER_WORDS
from answerable.model.periods import Period, month_end, months_on, two_digit_year

YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_SHORT = r"(?:(?:19|20)\d\d|['’]?\d\d)(?![\d/])"

_FEW = "|".join(NUMBER_WORDS[:12])

_JOINED = r"(?:\s?[,&/–-]\s?(?:and\s|&\s)?|\s(?:and|to|or|&)\s)"
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
QUARTERS = (
    rf"(?:(?:q|quarters?\s)[1-4](?:{_JOINED}(?:q|quarter\s)?[1-4](?!\d)){{0,3}}"
    rf"|(?:{_ORDINAL}(?:\squarter)?{_JOINED}(?:the\s)?){{0,3}}{_ORDINAL}\squarters?"
    rf"|h[12](?:{_JOINED}h[12])?)"
)
"""A quarter or several of one year: Q1, Q2 and Q3; the first and second quarters; H1 is two."""

_OF_YEAR = (
    r"(?:of\s|in\s)?(?:the\s)?(?:(?:calendar|financial|fiscal)\s)?(?:year\s)?(?:fy\s?|f/y\s?)?"
)
_SECOND_YEAR = rf"(?:\s?[/-]\s?(?:{YEAR}|\d\d)(?!\d)|[/-]\d(?![/-]?\d))?"
_AND_SLASH = r"\s?(?:(?:and|&)\s(?:also\s)?)?/\s?"
YEAR_AND_QUARTERS = (
    rf"(?:(?:fy|f/y)\s?)?{YEAR}{_SECOND_YEAR}"
    rf"(?:\s{QUARTERS}(?!,?\s{_OF_YEAR}{YEAR})"
    rf"|(?:,\s?|\s[–—-]\s?){QUARTERS}(?=\s?(?:[?.,;:)]|\Z))"
    rf"|\s?\((?:the\s|both\s|only\s)?{QUARTERS}(?:\sonly)?\))"
)
"""A year with its quarters behind it: 2022 Q1 and Q2; 2022/23 (Q1)."""

MOMENT = re.compile(
    rf"""(?<![\w£$€#])(?:
      (?P<iso>{YEAR}-\d\d-\d\d)
    | (?P<slashed>\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:{YEAR}|\d\d))
    | (?P<dmy>{_DAY}\s{{0,3}}(?:of\s)?{MONTH}\.?,?\s{{0,3}}{_SHORT})
    | (?P<mdy>{MONTH}\.?\s{{0,3}}(?:the\s)?{_DAY},?\s{{0,3}}{YEAR})
    | (?P<quarter>{QUARTERS},?\s{_OF_YEAR}{YEAR}{_SECOND_YEAR}
        |{YEAR_AND_QUARTERS})
    | (?P<portion>(?:first|second|last|final|latter|1st|2nd)\s
        (?:half|quarter|(?:two|three|2|3)\squarters|(?:{_FEW}|1[0-2]|\d)\smonths)\s(?:of|in)\s{_OF_YEAR}{YEAR}{_SECOND_YEAR})
    | (?P<my>{MONTH}\.?,?\s{{0,3}}(?:of\s|in\s)?(?:{YEAR}|['’]\d\d)|{MONTH}[-/](?:{YEAR}|\d\d))
    | (?P<numeric>(?:0[1-9]|1[0-2])/{YEAR}(?!\d))
    | (?P<run>{YEAR}(?:{_AND_SLASH}{YEAR}){{2,9}}(?![\d/]))
    | (?P<pair>{YEAR}\s?[-/–—‑]\s?(?:{YEAR}|\d\d)(?![\d/]))
    | (?P<digit_pair>{YEAR}[-/–‑]\d(?![-/–.]\d))
    | (?P<fy>(?:fy|f/y)\s?['’]?(?:{YEAR}|\d\d)(?:\s?[/-]\s?(?:{YEAR}|\d\d))?)
    | (?P<short_pair>['’]?\d\d[/-]\d\d(?![\d/-]))
    | (?P<decade>{YEAR}s)
    | (?P<year>{YEAR})
    | (?P<dm>{_DAY}\s{{0,3}}(?:of\s)?{MONTH}|{MONTH}\s(?:the\s)?{_DAY})
    | (?P<m>{MONTH})
    | (?P<now>(?:(?:the\s)?(?:present|current|today['’]?s)(?:\s(?:day|date|time|moment))?
        |to-?day|now|date(?=\W|$)
        |(?:the\s)?(?:date|time|day|moment|receipt)\s(?:\w+\s)?(?:of|on\swhich|when|at\swhich|that|in\swhich)?
         \s?(?:this|my|your|the|you|i|it|writing|receipt|response|reply|request|answering)
         (?:\s(?:this|my|your|the|letter|request|requests|e-?mail|response|reply|answer|message|foi
           |foia|is|was|are|being|answered|compiled|sent|received|made|processed|reply|respond
           |of|receipt|given|produced|written)){{0,6}}))
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)

_NAMES = (
    r"acts?|bill|regulations?|rules|orders?|code|directive|convention|standards?|polic(?:y|ies)"
    r"|strategy|plan|guidance|guidelines|report|review|inquiry|census|olympics|games|vision|agenda"
    r"|windows|office|server|version|edition|circular|framework|scheme|regime|manual|protocol"
    r"|charter|white\spaper|green\spaper|manifesto|referendum|world\scup|instrument|declaration"
    r"|agreement|foia?|eirs?|dpa|freedom\sof\sinformation|data\sprotection"
)
_MADE = (
    r"introduced|published|adopted|dated|amended|revised|founded|born|established|enacted"
    r"|announced|updated|came\sinto\s(?:force|effect|being)"
)
_BEGUN = rf"{_MADE}|began|begun|started|launched|opened|set\sup|created|formed|brought\sin"
_THINGS = (
    r"officers|people|persons|staff|employees|members|complaints|cases|incidents|words|pounds"
    r"|hours|pages|pupils|students|patients|residents|homes|houses|properties|calls|vehicles"
    r"|cars|records|files|documents|drivers|children|women|men|times|offences|crimes|visitors"
    r"|beds|places|jobs|posts|euros|dollars|metres|miles|pence|units|items|trees|spaces|tonnes"
    r"|cameras|devices|animals|dogs|households|claims|applications|requests|seconds|minutes|days|weeks"
)
_LETTERS = (
    r"letter|e-?mail|response|reply|request|answer|disclosure|article|press\srelease|statement"
    r"|correspondence|foi|message|version|edition|draft|decision|judgment|ruling|interview|speech|meeting"
)
_WHEN = rf"(?:{_DAY}\s(?:of\s)?)?(?:{MONTH},?\s)?(?:{_DAY},?\s)?{YEAR}"
_YEARS = rf"{YEAR}(?:\s?[-–/]\s?(?:{YEAR}|\d\d))?"
_NOT_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # addresses
        r"https?://\S{1,300}|\bwww\.\S{1,300}|\b[\w.+-]{1,60}@[\w.-]{1,60}",
        # references: FOI 2019/0456, ref. 123-19, CO/00123/16, 911/16, 2019/135205
        r"\b(?:ref(?:erence)?|case|foia?|request|crime|complaint|no|number|id)s?"
        r"(?:\s(?:no|number|reference|ref|id))?\.?\s?[:#]?\s?"
        rf"(?!{_YEARS}(?![\w/.-])|{_DAY}\s{MONTH}|\d\d?[/.-]\d\d?[/.-]\d)"
        r"[A-Z]{0,6}[./-]?\d[\w./-]{2,30}",
        rf"(?-i:\b(?!(?i:{MONTH})[-/])[A-Z]{{2,8}}[/.-][\w./-]{{0,20}}\d{{2,6}}[\w./-]{{0,20}})",
        r"\b\d{3,8}[A-Z]{0,2}[/_]\d{2}(?!\d)(?<!(?:19|20)\d\d/\d\d)",
        rf"\b{YEAR}[/-]\d{{3,8}}(?!\d)(?<!/(?:19|20)\d\d)(?<!-(?:19|20)\d\d)",
        # the names of laws, policies and reports
        rf"\b(?:{_NAMES})\s?(?:\([^()]{{1,60}}\)\s)?(?:of\s|,\s)?\(?{_YEARS}\)?(?![-/\d])",
        rf"(?<!\bin\s)(?<!\bduring\s)(?<!\bsince\s)(?<!\bfor\s)\b{_YEARS}\s"
        rf"(?-i:(?:[A-Z]\w{{0,20}}\s){{0,3}})(?:{_NAMES})\b",
        # amounts and numbers of things
        r"(?:[£$€]\s?|\b(?:more\sthan|fewer\sthan|less\sthan|at\sleast|approximately|nearly"
        rf"|almost)\s){YEAR}\b(?!\s?[/-])",
        r"(?<!\bin\s)(?<!\bof\s)(?<!\bfor\s)(?<!\bduring\s)(?<!\bsince\s)(?<!\band\s)(?<!\bto\s)"
        rf"\b{YEAR}\s(?:{_THINGS})\b",
        rf"\b{YEAR}\s(?:hours|pounds|seconds|minutes|days|weeks|metres|miles|pence|euros|dollars|tonnes)\b",
        r"\b(?:collar|badge|shoulder|warrant|rooms?|house|flat|pages?|model|versions?|items?|routes?|form)\s"
        rf"(?:numbers?\s|nos?\.?\s)?(?:of\s)?{YEAR}(?:\s?(?:to|and|-|–)\s?{YEAR})?\b",
        # when something was made, and the dates of letters
        r"(?<!\bwere\s)(?<!\bbeen\s)(?<!\bbeing\s)(?<!\bare\s)"
        rf"\b(?:{_MADE})\s(?:in\s|on\s|of\s|back\sin\s)?(?:the\s)?{_WHEN}",
        r"\b(?:guidance|guidelines?|polic(?:y|ies)|reports?|documents?|strateg(?:y|ies)|procedures?|circulars?|handbooks?"
        rf"|manuals?|standards?)\s(?:issued|produced|written|approved|released|drawn\sup)\s(?:in|on)\s{_WHEN}",
        rf"\b(?:{_LETTERS}),?\s(?:(?:ref\.?\s)?[(]?[A-Z]{{0,6}}[\w./#-]{{0,20}}#[\w./#-]{{0,20}}[)]?,?\s)?(?:dated\s|of\s|on\s|sent\s)(?:on\s)?(?:the\s)?{_WHEN}",
    )
)
_SINCE_MADE = re.compile(rf"\bsince\s(?:[\w'’-]+\s){{1,8}}?(?:{_BEGUN})\b", re.IGNORECASE)


WRONG = "wrong"
"""The kind of a moment that is written as a date and is none: it names no period."""

_YEAR_LED = re.compile(
    r"(?:\A|[(,:;/&?–—-]|\n|\b(?:in|during|for|of|since|from|between|and|or|to|until|till|by|after|before|throughout"
    r"|over|each|per|across|through|thru|than|ending|ended|within|into|years?|periods?|calendar|early|mid|late|also|plus|including|covering"
    r"|is|was|only|either|with|as|around|about|the|financial|fiscal|tax|year\s(?:beginning|starting|commencing)|versus|vs|namely|i\.e\.?|on|at|end"
    r"|on|then|respectively|spring|summer|autumn|winter)|\)|\d{4}(?:/\d\d)?,?)\s{0,3}['’\"“(]?\Z",
    re.IGNORECASE,
)
_YEAR_LISTED = re.compile(
    rf"\s?(?:[-–]|to)\s?\d\d/{YEAR}\b|(?:,\s?{YEAR})*\s?(?:,|&|,?\sand|to|until|through|thru)\s?{YEAR}\b"
    r"|\s?(?:to|until|[-–])\s?(?:the\s)?(?:present|date|now|today)\b"
)
_YEAR_ADJECTIVE = re.compile(
    r"\s(?:calendar|financial|fiscal|tax|figures?|data|statistics|totals?|year|season|only|to|until|and|-|–|or|so|up)\b",
    re.IGNORECASE,
)
_YEAR_TRAILS = re.compile(
    r"(?:(?-i:\b(?!(?:this|less|does|exceeds|equals|costs|dated|called|named|numbered|titled|entitled|regs)\b)"
    r"(?:[a-z’'-]{2,18}(?:s|ed|ld|en)|people|staff|sickness|spend|spending|expenditure|made|paid|left|lost|spent))"
    r"|(?:\A|\n|[.:•]\s)(?-i:[A-Z][a-z]{3,20}s))\)?\s\Z",
    re.IGNORECASE,
)
"""The number dismissed 2019: a year at the end behind a word that is no name."""

_AT_DAY = re.compile(r"\b(?:at|on|as\sof)\s(?:the\s)?\Z", re.IGNORECASE)
_EACH_YEAR = re.compile(
    r",?\s(?:(?:of|in|for)\s)?(?:each|every)\s(?:of\s(?:the|these|those)\s)?(?:[a-z]+\s){0,3}?years?\b",
    re.IGNORECASE,
)
_YEAR_ENDS = re.compile(
    r"\s?(?:[.?!;)(]|\n|\Z)|\s(?:by|broken|split|per|onwards?)\b"
    r"|\s?(?:[-–—]|to)\s?(?:the\s)?(?:present|current|date|now|today)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One date named at an offset of the text; `span` is None where its year is not said."""

    begin: int
    finish: int
    kind: str
    span: Period | None
    month: int = 0
    day: int | None = None


def hide_other_numbers(text: str) -> str:
    """The text at the same length, with # for the digits of Acts, references and amounts."""
    hidden = text
    for pattern in _NOT_DATES:
        hidden = pattern.sub(_hashed, hidden)
    for found in _SINCE_MADE.finditer(text):  # "since the scheme was introduced in 2014"
        stop = found.end() + 40
        hidden = hidden[: found.end()] + text[found.end() : stop] + hidden[stop:]
    return hidden


def find_moments(text: str, *, received_on: date) -> Iterator[Moment]:
    """Every date of a text that went through `hide_other_numbers`, in order."""
    for found in MOMENT.finditer(text):
        kind = str(found.lastgroup)
        words = found.group().lower()
        context = text[max(0, found.start() - 40) : found.end() + 25].lower()
        if kind in ("year", "numeric", "digit_pair") and not _stands_for_time(text, found):
            continue
        if kind == "dm" and _recurs(text, found):
            continue
        try:
            moment = _moment(found, kind, words, context, received_on)
        except ValueError:  # 31/02/2015, 03/31/2020; paragraph 3.14.15 is no date at all
            moment = None if "." in words else Moment(found.start(), found.end(), WRONG, None)
        if moment:
            yield moment


def _stands_for_time(text: str, found: re.Match[str]) -> bool:
    """Whether the words before a bare year lead to one: "in 2019", not "form 2019"."""
    before = text[max(0, found.start() - 20) : found.start()]
    if re.search(r"\b(?:the|a|an)\s\Z", before, re.IGNORECASE):
        return bool(_YEAR_ADJECTIVE.match(text[found.end() :]))
    after = text[found.end() : found.end() + 60]
    if _YEAR_TRAILS.search(before) and _YEAR_ENDS.match(after):
        return True
    return bool(_YEAR_LED.search(before) or _YEAR_LISTED.match(text[found.end() :]))


def _recurs(text: str, found: re.Match[str]) -> bool:
    """Whether a day comes again each year: "at 31 March of each year" says nothing of which."""
    before = text[max(0, found.start() - 10) : found.start()]
    return bool(_AT_DAY.search(before) and _EACH_YEAR.match(text, found.end()))


def year_span(first: int, last: int, kind: str) -> Period:
    """Whole years of a kind ("", "financial", "tax" or "academic"), named by their first year."""
    if kind == "financial":
        return Period(date(first, 4, 1), date(last + 1, 3, 31))
    if kind == "tax":
        return Period(date(first, 4, 6), date(last + 1, 4, 5))
    if kind == "academic":
        return Period(date(first, 9, 1), date(last + 1, 8, 31))
    return Period(date(first, 1, 1), date(last, 12, 31))


def year_kind(words: str) -> str:
    """Which kind of year the words around name, "" for the calendar's."""
    if re.search(r"\btax years?\b", words):
        return "tax"
    if re.search(r"\b(?:academic|school) (?:\w+ )?(?:years?|terms?)\b", words):
        return "academic"
    if re.search(r"\b(?:financial|fiscal|budget|f/?y)\b", words):
        return "financial"
    return ""


def _hashed(found: re.Match[str]) -> str:
    return re.sub(r"\d", "#", found.group())


def _moment(
    found: re.Match[str], kind: str, words: str, context: str, received_on: date
) -> Moment | None:
    at = (found.start(), found.end(), "pair" if kind == "digit_pair" else kind)
    if kind == "now":
        return Moment(*at, Period(received_on, received_on))
    if kind == "m":
        return _bare_month(found, at)
    if kind == "dm":
        return Moment(*at, None, _month(words), int(re.findall(r"\d+", words)[0]))
    span = _READERS[kind](words, context)
    return Moment(*at, span) if span else None


def _bare_month(found: re.Match[str], at: tuple[int, int, str]) -> Moment | None:
    """A month without a year; in small letters not "may", "march" and the short names: words."""
    name = found.group()
    if name.islower() and (len(name) < 4 or name in ("may", "march", "sept")):
        return None
    return Moment(*at, None, _month(found.group().lower()))


def _iso(words: str, _: str) -> Period:
    return _one_day(date.fromisoformat(words))


def _slashed(words: str, _: str) -> Period:
    day, month, year = re.split(r"[/.-]", words)
    return _one_day(date(two_digit_year(year), int(month), int(day)))


def _day_month_year(words: str, _: str) -> Period:
    day, *_rest, year = re.findall(r"\d+", words)
    return _one_day(date(two_digit_year(year), _month(words), int(day)))


def _month_day_year(words: str, _: str) -> Period:
    day, year = re.findall(r"\d+", words)
    return _one_day(date(two_digit_year(year), _month(words), int(day)))


def _month_year(words: str, _: str) -> Period:
    year, month = two_digit_year(re.findall(r"\d+", words)[-1]), _month(words)
    return Period(date(year, month, 1), month_end(year, month))


def _numeric_month(words: str, _: str) -> Period:
    month, year = map(int, words.split("/"))
    return Period(date(year, month, 1), month_end(year, month))


def _quarter(words: str, context: str) -> Period | None:
    """One quarter of a year or several, from the first to the last of them."""
    named = re.sub(rf"{YEAR}{_SECOND_YEAR}", "", words)
    named = named.replace("h1", "q1 q2").replace("h2", "q3 q4")
    which = [_NTH.get(n) or int(n) for n in re.findall(rf"{'|'.join(_NTH)}|[1-4]", named)]
    if which != sorted(which):
        return None  # Q4 to Q1 of 2022: of which year each is, is not said
    start = _year_of(words, year_kind(context)).start
    end = months_on(start, which[-1] * 3) - timedelta(days=1)
    return Period(months_on(start, which[0] * 3 - 3), end)


def _portion(words: str, _: str) -> Period:
    """The first half, or the last three months or two quarters, of a year."""
    year = _year_of(words, year_kind(words))
    told = re.search(r"(\w+)\s(?:month|quarter)s", words)
    number = _number(told.group(1)) if told else 1
    length = 6 if " half" in words else number * (3 if " quarter" in words else 1)
    if words.startswith(("first", "1st")):
        return Period(year.start, months_on(year.start, length) - timedelta(days=1))
    return Period(months_on(year.end + timedelta(days=1), -length), year.end)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else NUMBER_WORDS.index(words) + 1


def _year_of(words: str, kind: str) -> Period:
    """The year that a quarter or half is of; 2021/22 is the financial one.

    Raises ValueError for several years: of which one it is, is not said.
    """
    first = int(re.findall(YEAR, words)[0])
    pair = re.search(rf"{YEAR}\s?[/-]\s?(?P<last>\d+)", words)
    if pair and not str(first + 1).endswith(pair["last"]):
        raise ValueError(words)
    financial = pair or re.search(r"\bf/?y", words)
    return year_span(first, first, kind or ("financial" if financial else ""))


def _pair(words: str, context: str) -> Period | None:
    """2013/14 is the financial year unless called another; 2010-15 is six calendar years."""
    first, last = (re.findall(r"\d+", words) + [""])[:2]
    begin = int(first)
    end = int(last) if len(last) == 4 else begin // 100 * 100 + int(last)
    if end < begin:
        end += 100 if begin % 100 > 90 and len(last) == 2 else 0
    kind = year_kind(context)
    if end == begin + 1 and (len(last) == 2 or "/" in words or kind):
        return year_span(begin, begin, kind or "financial")
    if end > begin and kind:
        return year_span(begin, end - 1, kind)
    return year_span(begin, end, "") if begin <= end < begin + 60 else None


def _digit_pair(words: str, context: str) -> Period:
    """2021/2 and 2019/0 are financial years; of 2015-9 it is not said which years are meant."""
    first, last = int(words[:4]), int(words[-1])
    if (first + 1) % 10 != last:
        raise ValueError(words)
    return year_span(first, first, year_kind(context) or "financial")


def _run(words: str, _: str) -> Period:
    """2019/2020/2021: calendar years, one after the other."""
    years = [int(year) for year in re.findall(YEAR, words)]
    if years != list(range(years[0], years[-1] + 1)):
        raise ValueError(words)
    return year_span(years[0], years[-1], "")


def _named_year(words: str, _: str) -> Period:
    numbers = [two_digit_year(number) for number in re.findall(r"\d+", words)]
    last = numbers[1] if len(numbers) > 1 and numbers[1] > numbers[0] else numbers[0] + 1
    return year_span(numbers[0], last - 1, "financial")


def _short_pair(words: str, context: str) -> Period | None:
    """19/20 is a year only where the words around say so."""
    first, last = (two_digit_year(number) for number in re.findall(r"\d+", words))
    kind = year_kind(context)
    return year_span(first, first, kind) if kind and last == first + 1 else None


def _decade(words: str, _: str) -> Period | None:
    first = int(words[:4])
    return year_span(first, first + 9, "") if first % 10 == 0 else None


def _one_year(words: str, context: str) -> Period | None:
    year = int(words)
    kind = year_kind(context) if re.search(rf"years?\W{{1,3}}(?:of )?{words}", context) else ""
    return year_span(year, year, kind)


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_READERS: dict[str, Callable[[str, str], Period | None]] = {
    "iso": _iso,
    "slashed": _slashed,
    "dmy": _day_month_year,
    "mdy": _month_day_year,
    "quarter": _quarter,
    "portion": _portion,
    "my": _month_year,
    "numeric": _numeric_month,
    "run": _run,
    "pair": _pair,
    "digit_pair": _digit_pair,
    "fy": _named_year,
    "short_pair": _short_pair,
    "decade": _decade,
    "year": _one_year,
}


def _one_day(day: date) -> Period:
    return Period(day, day)


def _month(words: str) -> int:
    found = re.search(MONTH, words)
    if not found:
        raise ValueError(words)
    return month_number(found.group())
