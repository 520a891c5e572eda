"""Finds numbers of forms, logs, exhibits and members of staff that have no form of their own.

Every body numbers its records as it likes. What announces a number is nearly always the same (no,
ref, form, exhibit, serial), and where nothing does, a number with letters, slashes or hyphens in it
is seldom anything but a reference: dates, sums, roads and the sections of an act are told apart.
"""

import re
from collections.abc import Iterable, Iterator

from answerable.model.lexicon import lexicon
from answerable.model.months import MONTH_BEGINNING
from answerable.model.redaction import PEOPLE, Found, Kind, Pass
from answerable.steps.redaction.find_full_names import does

_WORD_OF_NUMBER = (
    r"(?:numbers?|nos?\.?|nums?\.?|ref(?:erence)?s?\.?|id|pin|serials?|urn|uin|upn)(?![a-z])"
)
_IS = r"(?:\s(?:is|was|being|reads?))?\s{0,2}[:#=-]?\s{0,2}[\"“‘'(]?"
_CODE = (
    r"(?=[A-Za-z]{0,6}[-/*#.]?[A-Za-z]{0,6}[-/*#.]?\d)[A-Za-z0-9]{1,14}(?:[-/*#.][A-Za-z0-9]{1,14}){0,5}"
    r"(?![\w/*#])"
)
_SPACED = r"(?:[A-Z]{1,4}\s)?"
_DAY = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?[ ./-](?:of )?(?:\d{{1,2}}|{MONTH_BEGINNING}"
    r"[a-z]{0,6})(?:[ ./-](?:\d{4}|\d{2}))?(?!\d)"
)
_RECORDS = (
    r"(?:crime|incident|log|cad|case|custody|record|form|exhibits?|urn|report|ticket|notice|policy"
    r"|claim|invoice|docket|file|memo|appeal|application|occurrence|event|intel(?:ligence)?|marac|job"
    r"|safeguarding|complaint|radio|locker|fleet|warrant|licence|serial|issi|pnc|unit|bodycam|camera"
    r"|ref(?:erence)?\.?|receipt|order|batch|tag|seal|bag|property|account|tenancy|booking|referral"
    r"|coll(?:ar)?|shoulder|epaulettes?|badge|pcn|fpn|nip|c/n|occ|nominal|visa|membership|student|patient"
    r"|hosp(?:ital)?|mrn|pay(?:roll)?|staff|employee|court|summons|penalty|permit|datix)"
)
_LONG = r"(?=[A-Za-z0-9/*#.-]{0,24}(?:\d[A-Za-z/*#.-]{0,4}){3})(?!(?:19|20)\d\d(?![\w/*#-]))"
_UNITS = (
    r"(?!\d{1,5}(?:st|nd|rd|th|am|pm|hrs?|ft|in|cm|mm|km|kg|mg|ml|mph|kph|yo|yrs?|lbs?|mins?|gb|mb|tb|cc"
    r"|days?|hours?|miles|metres|p|k|m|s)(?![\w/*#]))"
)
_ANNOUNCED = (
    re.compile(
        rf"\b[a-z]{{1,14}}\.?,?\s{{1,2}}(?:record\s|report\s)?{_WORD_OF_NUMBER}{_IS}(?P<value>{_SPACED}{_UNITS}"
        rf"(?=[\w/*#.-]{{0,24}}\d[\w/*#.-]{{0,24}}\d){_CODE})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_RECORDS}{_IS}(?P<value>(?:(?-i:[A-Z]{{2,4}})\s)?{_UNITS}{_LONG}{_CODE})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:urn|log|incident|cad|crime|event|call|msg|message)s?{_IS}(?P<value>[\w-]{{0,8}}\d{{1,7}}\s(?:of|dated|on)"
        rf"\s(?:(?:the\s)?{_DAY}|today|yesterday))",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?i:exhibits?|labelled|item)\s(?P<value>[A-Z]{1,4}[/-]?\d{1,3}(?:/[A-Z0-9]{1,3})?)\b"
    ),
)
_OF_STAFF = re.compile(
    r"\b(?:(?i:op(?:erator)?|call\s?(?:taker|handler)|handler|dispatcher|collar|shoulder|badge|epaulette|staff|call\s?sign)"
    r"|CHO|DO|CDO|SO|FF|SW|HCA|CSO)\s(?P<value>(?:[A-Z]{2,4}\s|[A-Z]{0,2})\d{3,14}[A-Z]{0,2})(?![\w/-])"
    r"|\b(?:PCs|DCs|PCSOs|(?i:officers))\s[A-Z]{0,2}\d{2,6}[^.\n]{0,30}?\s(?:and|&)\s(?P<second>\d{2,6})(?!\w)"
)
_NO_ORDINAL = r"(?!\d{1,4}(?:st|nd|rd|th)(?![\w/-]))"
_BEHIND_A_NAME = re.compile(
    r"(?P<apart>,?)\s(?P<bracket>\(?)(?P<told>(?:no|number)\b\.?\s)?"
    rf"(?P<value>{_NO_ORDINAL}(?-i:[A-Z]{{0,2}}\d{{2,6}}[A-Z]{{0,2}}))(?![\w/%:-]|[.,]\d"
    r"|\s?(?:st|nd|rd|th|am|pm|hrs?|hours?|min(?:ute)?s?|days?|weeks?|months?|y(?:ea)?rs?|times|years?"
    r"|pounds|miles|yards|met(?:re|er)s|feet|mph|per\s?cent|people|others?|followers|officers|district)\b)",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(
    r"\s?(?:[.,;:)!?/&\n]|\Z)|\s(?:and|or|who|that|at|on|in|from|to|with|for|by|as|when|while|then|but"
    r"|because|after|before|also|never|pc|dc|ps|sgt)\b",
    re.IGNORECASE,
)
"""What goes on behind the number of somebody: behind a number of things the things follow."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_AGE = re.compile(r"\d{2}")
_OF_COLLARS = 3
_SHAPES = re.compile(
    r"(?<![\w£$€/.*@-])(?P<value>"
    r"(?:[A-Z]{1,6}\d{0,6}|\d{1,8}[A-Z]{0,3})(?:[-/*#][A-Z0-9]{1,8}){1,4}"
    r"|(?=[A-Z]{0,6}\d{1,8}[A-Z]{1,4}\d)(?=(?:[A-Z]{0,6}\d){5})[A-Z0-9]{6,20}"
    r"|[A-Z]{1,4}\d{3,10}[A-Z]{0,3}\d{0,4}[A-Z]{0,3}"
    r"|\d{2,4}[A-Z]{1,4}\d{3,10}[A-Z]{0,2}"
    r"|[a-z]{1,3}\d{5,9}"
    r"|\d{7,12}|(?<=#)\d{3,8}"
    r")(?![\w/*#]|[.-]\d)"
)
_NO_REFERENCE = re.compile(
    r"[ABM]\d{1,4}|S\d{1,3}[A-Z]?|\d{1,2}[-/]\d{1,2}[-/](?:\d{4}|\d{2})|(?:19|20)\d\d[-/](?:\d{2}|\d{4})"
    r"|\d{4}-\d{4}|\d{4}-\d\d-\d\d|\d{1,3}/[A-Z]/[A-Z]|[A-Z]{2,6}-\d{1,2}|\d{1,2}-\d{1,2}|\d{1,3}/[A-Z]{1,2}"
    r"|\d{1,3}-[A-Z]{2,8}"
)
_DIGITS, _DIGITS_ALONE = 3, 7
_ANOTHER = re.compile(
    rf",?\s(?:and|or|&)\s(?P<value>(?=[\w/*#.-]{{0,14}}\d){_CODE})", re.IGNORECASE
)
_LISTED = re.compile(
    r"\b(?:numbers|nos\.?|refs\.?|logs|exhibits|pcs|officers)\s(?P<list>[\w/-]{1,14}(?:(?:,|,?\s(?:and|&|or))"
    r"\s[A-Z]{0,3}[/-]?\d[\w/-]{1,13}){1,6})",
    re.IGNORECASE,
)
_IN_LIST = re.compile(rf"(?<![\w/-])(?i:{_NO_ORDINAL})[\w/-]*\d\d[\w/-]*")


def find_references(text: str) -> Iterator[Found]:
    """Every number of a record, a thing or a member of staff; places may overlap."""
    for pattern in _ANNOUNCED:
        for found in pattern.finditer(text):
            if _begins_with_word(found):
                continue
            yield _found(found)
            if more := _ANOTHER.match(text, found.end()):
                yield _found(more)
    for found in _OF_STAFF.finditer(text):
        group = "value" if found["value"] else "second"
        if not _begins_with_word(found):
            yield Found(*found.span(group), Kind.COLLAR, Pass.IDENTIFIER)
    yield from _listed(text)
    for found in _SHAPES.finditer(text):
        if _is_reference(found.group("value")):
            yield _found(found)


def find_staff_numbers(text: str, names: Iterable[Found]) -> Iterator[Found]:
    """Numbers behind names: PC Kaur 6120, Hargreave (4471); no years, no ages, no things told."""
    for name in names:
        found = _BEHIND_A_NAME.match(text, name.end) if name.kind in PEOPLE else None
        if found and (found["told"] or _is_of_staff(found, officer=name.kind is Kind.OFFICER)):
            yield Found(*found.span("value"), Kind.COLLAR, Pass.IDENTIFIER)


def _is_of_staff(found: re.Match[str], *, officer: bool) -> bool:
    """Whether it is the number of somebody: behind an officer any long one, else by the rest."""
    value, close = found["value"], officer and not (found["apart"] or found["bracket"])
    if not close and _YEAR.fullmatch(value) or not officer and _AGE.fullmatch(value):
        return False
    if officer and len(value) >= _OF_COLLARS:
        return True
    end = found.end()
    return bool(_CLAUSE_ENDS.match(found.string, end)) or does(found.string, end)


def _listed(text: str) -> Iterator[Found]:
    """Each number of a list: the numbers 8812, 8830 and 4417."""
    for found in _LISTED.finditer(text):
        for one in _IN_LIST.finditer(found["list"]):
            at = found.start("list")
            yield Found(at + one.start(), at + one.end(), Kind.REFERENCE, Pass.IDENTIFIER)


def repeat_numbers(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """The other places of numbers that are found: PC 4471, and then 4471 alone."""
    known = {text[one.start : one.end]: one for one in found if one.kind in _REPEATED}
    for number in _NUMBER.finditer(text) if known else ():
        if (one := known.get(number.group())) and number.start() != one.start:
            yield Found(*number.span(), one.kind, Pass.REPEATED)


_REPEATED = frozenset((Kind.COLLAR, Kind.REFERENCE, Kind.PERSONAL_NUMBER, Kind.VEHICLE))
_NUMBER = re.compile(
    r"(?<![\w£$€.,/:-])(?!(?:19|20)\d\d\b)(?=[A-Z]{0,3}\d{3})\w{4,12}(?![\w:/%]|[.,]\d)"
)


def _begins_with_word(found: re.Match[str]) -> bool:
    """Whether it is a word that goes before the number, in capitals: REFERRAL MADE 0615."""
    first, space, _ = (found["value"] or "").partition(" ")
    low, known = first.casefold(), lexicon()
    if not space or not found.string[found.start() : found.start("value")].isupper():
        return False
    return low in known.words or low in known.either


def _is_reference(value: str) -> bool:
    """Whether the shape is no date, sum, road, section or range."""
    digits = sum(map(str.isdigit, value))
    letters = any(map(str.isalpha, value))
    if _NO_REFERENCE.fullmatch(value):
        return False
    return digits >= (_DIGITS if letters or "*" in value else _DIGITS_ALONE)


def _found(found: re.Match[str]) -> Found:
    start, end = found.span("value")
    while end - start > 1 and found.string[end - 1] in ".,;:-/":
        end -= 1
    return Found(start, end, Kind.REFERENCE, Pass.IDENTIFIER)
