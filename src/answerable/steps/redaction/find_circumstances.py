"""Finds what tells people apart without naming them: age, race and sex marks, places, days, times.

A day is made coarser, to its month or its year; the rest is taken out. What a rule cannot see (a
deaf driver, an officer's sister) is listed by `flag_indirect`.
"""

import re
from collections.abc import Iterable, Iterator

from answerable.model.months import MONTH, MONTH_FORMS, MONTHS, month_number
from answerable.model.number_words import NUMBER_WORDS
from answerable.model.periods import LAST_YEAR, two_digit_year
from answerable.model.redaction import Found, Kind, Pass
from answerable.steps.redaction.find_places import find_places

_AGE = r"(?:aged\s)?\d{1,3}(?:\s?(?:yo|yrs?|years?)(?:[\s-]old)?|s)?"
_SEX = r"(?:(?i:male|female|man|woman|boy|girl)|[MF])"
_LOOKS = (
    r"(?:IC[0-9]|[ABHILOUW]|(?:White|Black|Asian|Mixed|Chinese|Arab|Indian|Pakistani|Bangladeshi|Polish"
    r"|Romanian|Irish|African|Caribbean|Somali|Turkish|Hispanic|Latino|Latina|Other|Roma)"
    r"(?:[\s-](?:British|English|Irish|Caribbean|African|European|Other|Asian))?|white|black|asian)"
)
_PART = rf"(?:{_AGE}|{_LOOKS}|{_SEX})"
_DESCRIPTIONS = (
    re.compile(rf"(?<![\w/])(?<!\d\s){_PART}(?:\s?/\s?{_PART}){{1,3}}(?![\w/])"),
    re.compile(rf"(?<=\()(?=[^)]{{0,30}}\d){_PART}(?:(?:\s?[,/]\s?|\s){_PART}){{1,3}}(?=[),;])"),
    re.compile(r"(?<=\()(?:aged\s\d{1,3}|\d{1,3}\s?(?:yo|yrs?|years?\sold))(?=[),;])"),
    re.compile(rf"\b(?:an?\s)?\d{{1,3}}[\s-]years?[\s-]old\s{_LOOKS}\s{_SEX}\b"),
    re.compile(r"(?<![\w/£$€.,-])[1-9]\d\s?(?:[MF]|yo\s(?:male|female))\b(?![/.-])"),
)
_DESCRIPTION = re.compile(
    r"(?<![\w/])(?:\d{1,3}\s?[,/]?\s?)?(?:AI|[ABHILOUW])\s?/\s?[MFU](?:\b|(?=and\b))|(?<![\w/])\d{1,3}\s?/\s?"
    r"[MF]\b|\bIC[0-9]\b"
)
_MONTH = rf"(?:{'|'.join(map(str.capitalize, MONTH_FORMS))}|{MONTH.upper()})\.?"
"""With a capital or all in capitals: in small letters "may" and "march" are other words."""

_DAY_NAME = r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thurs?|fri|sat|sun)\.?"
_BEFORE_A_DAY = re.compile(rf"(?:\b{_DAY_NAME},?\s{{1,2}})?(?:\b[Tt]he\s)?\Z")
"""Looked for from a day backwards, as a text has many more words than numbers."""

_LONGEST_BEFORE = 17
_NTH = r"\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)?"
_LIST = rf"{_NTH}(?:(?:\s?[,/&–-]\s?|,?\s(?:and|to|or|AND|TO)\s)(?:the\s)?{_NTH}){{0,6}}"
_NUMERIC = re.compile(
    r"(?<![\w/.-])(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)"
    r"(?P<y>\d{4}|\d{2})(?![\w/]|[.-]\d)"
)
_ISO = re.compile(r"(?<![\w/-])(?P<y>\d{4})-(?P<m>\d{2})-\d{2}(?!(?!T\d)[\w-])")
_WRITTEN = re.compile(
    rf"\b(?:{_LIST}[\s-]?(?:of\s)?(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\s{_NTH}(?!\d))"
    r"(?:,?[\s-]?(?P<y>(?:19|20)\d\d)|\s?['’]\d\d|-?\d\d|\s\d\d(?=\s?[.,;:)]|\Z))?(?!\w)"
)
_SAID_OF_A_DAY = r"(?<![\w/])(?:[Oo]n|ON|[Dd]ated?|[Ss]ince|[Uu]ntil|[Ff]rom|[Oo]f|[Bb]y|to)\s"
_GOES_ON = (
    r"(?=\s?(?:[,.;:)]|\Z)|\s(?:and|at|when|he|she|they|it|i|we|my|his|her|their|the|this|that|police"
    r"|officers?|pc|to|in|there|by)\b)"
)
_DAYS = (
    re.compile(rf"\b{_DAY_NAME},?\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)\b"),
    re.compile(
        rf"{_SAID_OF_A_DAY}(?P<value>(?:{_DAY_NAME}\s)?(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)){_GOES_ON}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_SAID_OF_A_DAY}(?P<value>(?:{_DAY_NAME}\s)?(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}}))(?![\w/]|[.-]\d)"
    ),
    re.compile(r"(?<![\w/.-])(?P<a>\d{1,2}) (?P<b>\d{1,2}) (?:19|20)\d\d(?![\w/-])"),
    re.compile(rf"{_SAID_OF_A_DAY}(?P<value>(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d)(?!\w)"),
    re.compile(
        r"\b(?:Christmas\s(?:Day|Eve)|Boxing\sDay|New\sYear['’]?s\s(?:Day|Eve)|Good\sFriday|Easter"
        r"\s(?:Sunday|Monday)|Valentine['’]?s\sDay|Bonfire\sNight|Hallowe['’]?en|St\.?\sPatrick['’]?s"
        r"\sDay|Remembrance\sSunday|May\sDay)(?:\s(?:of\s)?(?:19|20)\d\d)?"
    ),
)
_TIME = re.compile(
    r"(?:(?<![\w:/.-])|(?<=hrs-)|(?<=\dT))"
    r"(?:\d{1,2}(?:[:.]\d{1,2}){0,2}\s?(?:[AaPp]\.[Mm]\.|[AaPp][Mm]\b)"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?=\b|hrs?\b|hours\b)|\d{4}\s?(?:hrs?|hours)\b)(?:\s?(?:hrs?|hours)\b)?",
)
_CLOCK = (
    r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
    r"(?!(?!hrs?\b|hours\b)[\w%]|[.:]\d|\s?[AaPp]\.?[Mm]\b|\s(?:pounds|miles|metres|per\s?cent|%))"
)
_FOUR = r"(?:[01]\d|2[0-4])[0-5]\d(?![\w/%-]|[.,:]\d|\s(?:pounds|people))"
_NO_YEAR = r"(?!(?:19|20)\d\d)"
_AT = (
    r"(?<!\w)(?:at|@|time|times|timed|hours|logged|closed|arrived|ended|started|opened|finished)"
    r"[:,]?\s"
)
_ABOUT = (
    r"(?<!\w)(?:around|about|approx(?:imately)?\.?|circa|by|since|until|till|from|between|before|after"
    r"|and|to|past)\s"
)
_HOUR = "|".join(NUMBER_WORDS[:12])
_SMALL_NUMBER = rf"(?:{_HOUR}|twenty(?:[\s-]five)?|\d{{1,2}})"
_TIMES = (
    re.compile(
        rf"(?:{_AT}|{_ABOUT})(?:about\s|approx(?:imately)?\.?\s|around\s)?(?P<value>{_CLOCK})", re.I
    ),
    re.compile(
        rf"{_AT}(?:about\s|approx(?:imately)?\.?\s|around\s)?(?P<value>{_FOUR}(?:\s?(?:hrs?|hours))?)",
        re.I,
    ),
    re.compile(rf"{_ABOUT}(?P<value>{_NO_YEAR}{_FOUR}(?:\s?(?:hrs?|hours))?){_GOES_ON}", re.I),
    re.compile(
        rf"(?<![\w/.-])(?:{_NO_YEAR}(?:[01]\d|2[0-4])[0-5]\d\s?(?:-|–|to|and|until)\s?{_FOUR}"
        rf"|(?:[01]\d|2[0-4])[0-5]\d\s?(?:-|–|to|and|until)\s?{_NO_YEAR}{_FOUR}"
        rf"|{_CLOCK}\s?(?:-|–|to|and|until)\s?{_CLOCK})"
    ),
    re.compile(
        rf"\b(?:half|quarter|{_SMALL_NUMBER}(?:\sminutes)?)\s(?:past|to)\s(?:midnight|noon"
        rf"|(?:{_HOUR})\b"
        r"|(?<=past\s)\d{1,2}\b(?!\s?(?:%|years)))(?!\s(?:minutes|hours|days|weeks|years|people|times)\b)",
        re.I,
    ),
    re.compile(rf"\b{_SMALL_NUMBER}\so['’]clock\b", re.I),
    re.compile(
        rf"{_ABOUT}(?:about\s)?(?P<value>half\s(?:{_HOUR}))\b(?!\s(?:hours?|a|of|people|dozen)\b)",
        re.I,
    ),
    re.compile(r"(?<![\w/.-])\d{1,2}h[0-5]\d\b"),
    re.compile(r"\b\d{1,2}(?:[.:][0-5]\d)?\sin\sthe\s(?:morning|afternoon|evening)\b", re.I),
    re.compile(
        r"\b(?:detained|released|arrested|booked(?:\sin)?|called|rang|seen|admitted|discharged|attended|left"
        rf"|ended)[:,]?\s(?P<value>{_NO_YEAR}{_FOUR})",
        re.I,
    ),
    re.compile(r"\b12\s(?:noon|midnight|midday)\b", re.I),
)


def find_circumstances(text: str) -> Iterator[Found]:
    """Marks of age, race and sex, places, days and times."""
    yield from find_places(text)
    for kind, patterns in _KINDS:
        for pattern in patterns:
            for found in pattern.finditer(text):
                if _fits(found):
                    start, end = found.span("value" if "value" in pattern.groupindex else 0)
                    if kind is Kind.DATE:
                        start = _from_weekday(text, start)
                    yield Found(start, end, kind, Pass.CIRCUMSTANCE)


def _from_weekday(text: str, start: int) -> int:
    """Where a day begins with its weekday and its article."""
    found = _BEFORE_A_DAY.search(text, max(0, start - _LONGEST_BEFORE), start)
    return found.start() if found else start


_KINDS: tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...] = (
    (Kind.DESCRIPTION, (_DESCRIPTION, *_DESCRIPTIONS)),
    (Kind.DATE, (_NUMERIC, _ISO, _WRITTEN, *_DAYS)),
    (Kind.TIME, (_TIME, *_TIMES)),
)


def _fits(found: re.Match[str]) -> bool:
    """Whether numbers with marks between them can be a day: 75-48-12 is the number of a form.

    Marks of people have a letter or a word in them: 9/10 is none.
    """
    numbers = found.groupdict()
    if numbers.get("a") is None:
        return any(map(str.isalpha, found.group())) or found.re not in _DESCRIPTIONS
    low, high = sorted((int(numbers["a"]), int(numbers["b"])))
    return 1 <= low <= 12 and high <= 31


def month_first(texts: Iterable[str]) -> bool | None:
    """Whether days in figures begin with the month; None where no text decides it.

    One order is taken for a whole register: the one that more of its days need.
    """
    day, month = 0, 0
    for text in texts:
        for found in _NUMERIC.finditer(text):
            first, second = int(found.group("a")), int(found.group("b"))
            day += first > 12 >= second
            month += second > 12 >= first
    return None if day == month else month > day


def coarser(
    words: str, *, month_first: bool | None, years: bool = False, latest: int = LAST_YEAR
) -> str:
    """The month and year of a day, or its year alone; "" where neither can be told.

    A year of two digits is none after `latest`.
    """
    for pattern in (_NUMERIC, _ISO, _WRITTEN):
        if found := pattern.search(words):
            parts = found.groupdict()
            month = 0 if years else _month(parts, month_first)
            year = str(two_digit_year(parts["y"], latest=latest)) if parts["y"] else ""
            return " ".join(filter(None, (MONTHS[month - 1] if month else "", year)))
    return ""


def _month(parts: dict[str, str | None], month_first: bool | None) -> int:
    named = parts.get("m1") or parts.get("m2")
    if named:
        return month_number(named)
    if parts.get("m"):
        number = int(parts["m"] or 0)
        return number if 1 <= number <= 12 else 0
    first, second = int(parts["a"] or 0), int(parts["b"] or 0)
    if first > 12 or second > 12:
        return second if first > 12 else first
    if month_first is None:
        return first if first == second else 0
    return first if month_first else second
