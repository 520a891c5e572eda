"""Finds what tells people apart without naming them: age, race and sex marks, places, days, times.

A day is made coarser, to its month or its year; the rest is taken out. What a rule cannot see (a
deaf driver, an officer's sister) is listed by `flag_indirect`.
"""

import re
from collections.abc import Iterable, Iterator

from answerable.model.redaction import Found, Kind, Pass
from answerable.steps.find_names import CAPITALS, SMALL

_DESCRIPTION = re.compile(
    r"(?<![\w/])(?:\d{1,3}\s?[,/]?\s?)?[ABHILOUW]\s?/\s?[MFU](?:\b|(?=and\b))|(?<![\w/])\d{1,3}\s?/\s?"
    r"[MF]\b|\bIC[0-9]\b"
)
_STREET = (
    r"(?:(?:Street|Avenue|Road|Boulevard|Lane|Drive|Parkway|Place|(?<!Crown\s)(?<!Magistrates.\s)"
    r"(?<!Magistrates\s)Court|Circle|Terrace|Square|Crescent|Close|Gardens|Grove|Highway|Mews|Hill"
    r"|Row|Walk|Parade)\b|(?:Str?|Ave|Rd|Blvd|Ln|Dr|Pkwy|Ct)\b(?:\.(?=,|\s[a-z]))?)"
)
_STREETS = r"(?:Streets|Avenues|Roads|Sts|Aves)\b"
_WORD = (
    rf"(?:[A-Z]\.|[{CAPITALS}][{SMALL}’']{{1,20}}(?:-[{CAPITALS}][{SMALL}]{{1,20}})?"
    r"|\d{1,3}(?:st|nd|rd|th))"
)
_NUMBER = r"\d{1,5}[a-z]?,?\s{1,2}(?:hundred\s)?(?:block\s{1,2}(?:of\s{1,2})?)?"
_NAMED = rf"(?:[NSEW]\.?\s)?(?:{_WORD}\s{{1,2}}){{0,3}}"
_NOT_IN_STREET = (
    r"(?!(?:The|On|At|In|While|When|Police|Officer|Crown|Magistrates|County|Traffic|Family"
    r"|Common)\b)"
)
_PREMISES = (
    r"(?:Clubs?|Nightclub|Pub|Inn|Arms|Tavern|Bar|Lounge|Hotel|Motel|Hostel|School|Academy|College"
    r"|Nursery|Church|Chapel|Cathedral|Mosque|Synagogue|Temple|Hospital|Infirmary|Surgery|Clinic"
    r"|Caf[eé]|Restaurant|Diner|Stadium|Theatre|Museum|Supermarket|Pharmacy)"
)
"""Words that end the name of a place that is known by its name alone."""
_NOT_A_PLACE = (
    r"(?!(?:The|A|An|On|At|In|To|From|While|When|After|Before|Police|Officers?|Sergeant|Complainant"
    r"|Training|Emergency|High|Local|Sunday|Night|Private|Public|Primary|Secondary)\b)"
)
_PLACES = (
    re.compile(
        rf"(?<![\w/-])(?P<number>{_NUMBER})?{_NOT_IN_STREET}{_NAMED}{_WORD}\s{{1,2}}{_STREET}"
        rf"(?(number)|(?!(?<=\bDr)\.?\s{{1,2}}[{CAPITALS}]))"  # Cardiology Dr Patel is a doctor
        rf"(?:\s(?:and|&|at|near)\s{_NAMED}{_WORD}\s{{1,2}}{_STREET})?"
    ),
    re.compile(
        rf"\b{_NOT_IN_STREET}{_NAMED}{_WORD}\s(?:and|&)\s{_NAMED}{_WORD}\s{{1,2}}(?:{_STREETS}|{_STREET})"
    ),
    re.compile(rf"(?<![\w/-])\d{{1,5}}\s{{1,2}}block\s{{1,2}}(?:of\s{{1,2}})?{_NAMED}{_WORD}"),
    re.compile(
        r"\b(?:[NSEW]\.?\s)?\d{1,3}(?:st|nd|rd|th)\s(?:and|&)\s(?!Districts?\b)"
        rf"{_WORD}(?!\s(?:Districts?|Division)\b)"
    ),
    re.compile(
        rf"(?<![\w/-])\d{{1,4}}[a-z]?,?\s{_NAMED}{_WORD}\s(?:Way|View|Rise|Green|Mount|Park|Bank|Vale"
        r"|Wharf|Quay|Fold|Croft|End|Broadway|Path)\b"
    ),
    re.compile(r"\b(?:Flat|Apartment|Apt\.?|Unit|Room)\s\d{1,4}[A-Za-z]?\b"),
    re.compile(rf"\b{_NOT_A_PLACE}{_WORD}(?:\s(?:{_WORD}|of|and|the|&)){{0,3}}\s{_PREMISES}\b"),
    re.compile(rf"(?<=\bthe ){_NOT_A_PLACE}(?:{_WORD}\s){{1,3}}(?i:{_PREMISES})\b"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s{1,2}(?:the\s)?)?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMERIC = re.compile(
    rf"{_WEEKDAY}(?<![\w/.-])(?P<a>\d{{1,2}})(?P<mark>[-/.])(?P<b>\d{{1,2}})(?P=mark)"
    r"(?P<y>\d{4}|\d{2})(?![\w/]|[.-]\d)"
)
_ISO = re.compile(r"(?<![\w/-])(?P<y>\d{4})-(?P<m>\d{2})-\d{2}(?![\w-])")
_WRITTEN = re.compile(
    rf"\b{_WEEKDAY}(?:{_NTH}\s(?:of\s)?(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\s{_NTH}(?!\d))"
    r"(?:,?\s(?P<y>(?:19|20)\d\d))?(?!\w)"
)
_TIME = re.compile(
    r"(?<![\w:/.-])(?:\d{1,2}(?:[:.]\d{1,2}){0,2}\s?(?:[AaPp]\.[Mm]\.|[AaPp][Mm]\b)|\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\d{4}\s?(?:hrs?|hours)\b)(?:\s?(?:hrs?|hours)\b)?",
)


def find_circumstances(text: str) -> Iterator[Found]:
    """Marks of age, race and sex, places, days and times."""
    for kind, patterns in _KINDS:
        for pattern in patterns:
            for found in pattern.finditer(text):
                if kind is not Kind.DATE or _days_and_months(found):
                    yield Found(found.start(), found.end(), kind, Pass.CIRCUMSTANCE)


_KINDS: tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...] = (
    (Kind.DESCRIPTION, (_DESCRIPTION,)),
    (Kind.PLACE, _PLACES),
    (Kind.DATE, (_NUMERIC, _ISO, _WRITTEN)),
    (Kind.TIME, (_TIME,)),
)


def _days_and_months(found: re.Match[str]) -> bool:
    """Whether numbers with marks between them can be a day: 75-48-12 is the number of a form."""
    numbers = found.groupdict()
    if numbers.get("a") is None:
        return True
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


def coarser(words: str, *, month_first: bool | None, years: bool = False) -> str:
    """The month and year of a day, or its year alone; "" where neither can be told."""
    for pattern in (_NUMERIC, _ISO, _WRITTEN):
        if found := pattern.search(words):
            parts = found.groupdict()
            month = 0 if years else _month(parts, month_first)
            year = _year(parts["y"])
            return " ".join(filter(None, (_NAMES[month - 1] if month else "", year)))
    return ""


def _month(parts: dict[str, str | None], month_first: bool | None) -> int:
    named = parts.get("m1") or parts.get("m2")
    if named:
        return _MONTHS.index(named[:3].lower()) + 1
    if parts.get("m"):
        number = int(parts["m"] or 0)
        return number if 1 <= number <= 12 else 0
    first, second = int(parts["a"] or 0), int(parts["b"] or 0)
    if first > 12 or second > 12:
        return second if first > 12 else first
    if month_first is None:
        return first if first == second else 0
    return first if month_first else second


def _year(digits: str | None) -> str:
    if not digits or len(digits) == 4:
        return digits or ""
    return str(2000 + int(digits) - (100 if digits > "69" else 0))
