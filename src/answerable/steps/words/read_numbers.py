"""Reads the numbers of a sentence that count something: in digits or in words, with their nouns.

Years, dates, sections of Acts, references, hours, ages and amounts of money count nothing here.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from answerable.model.months import MONTH
from answerable.model.number_words import COMPOUND, NUMBER_WORDS, TENS, spelt
from answerable.model.pages import Sentence, Stated, Value
from answerable.steps.words.split_sentences import split_sentences

_MOST = 200
"""Numbers of one sentence that are read; a longer row of them is no sentence."""

_NEAR = 120
"""Characters before and behind a number that say what it counts."""

_NOUNS = {
    "case": r"complaints?(?:\scases?)?(?!\s(?:summar|records?\b|files?\b|forms?\b|handl))|cases?"
    r"|matters",
    "allegation": r"allegations?",
    "person": r"officers?|members?\sof\s(?:police\s)?staff|staff|employees?|persons?|people"
    r"|individuals?|pcsos?|subjects?|specials|constables?|volunteers?",
    "investigation": r"investigations?",
    "incident": r"incidents?",
    "review": r"reviews?|appeals?",
    "record": r"records?|files|entries|documents|summaries|narratives",
    "outcome": r"outcomes?|sanctions|results",
    "hearing": r"hearings|meetings",
}
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_IN_WORDS = "|".join((COMPOUND, *TENS, "zero", *NUMBER_WORDS))
_NUMBER = re.compile(
    rf"(?<![\w.,£$€/_:-])(?:(?P<digits>{_DIGITS})|(?P<words>{_IN_WORDS}))(?![\w_/:]|[.,]\d|-\d)",
    re.IGNORECASE,
)
_COUNTS_NOTHING_BEFORE = re.compile(
    r"(?:\b(?:sections?|ss?|subsections?|regulations?|regs?|questions?|q|parts?|paragraphs?|para"
    r"|schedules?|articles?|acts?|no|numbers?(?=\s\Z)|ref|reference|page|item|band|level|version"
    r"|form|table|appendix|annex|chapter|volume|figure|aged?|under|than\s(?=\d{1,2}\syears)|phase"
    r"|operation|tier|grade|article|code|point|rule|order|within)\.?\s?\(?"
    rf"|\b0\d{{2,4}}\s(?:\d{{3,4}}\s)?"
    rf"|\b{MONTH}\.?\s|\b[A-Z]{{1,3}}\s(?=\d)|[£$€]\s?)\Z",
    re.IGNORECASE,
)
_ONE_OF_SEVERAL = re.compile(
    r"\b(?:sections|questions|parts|paragraphs|points|items|stages|options|categories|bands|tiers"
    r"|levels|phases|grades|zones|wards|tables|annexes|appendices|columns|rows|lines|notes|steps)\s"
    r"(?:\d{1,3}[a-z]?\s?(?:,\s?|\s?[-–]\s?)){0,6}(?:\d{1,3}[a-z]?,?\s(?:and|or|to|&)\s)?\Z",
    re.IGNORECASE,
)
"""What stands before the last of several labels: "questions 1, 2 and 3"."""

_COUNTS_NOTHING_AFTER = re.compile(
    rf"\s?(?:(?:st|nd|rd|th)\b|{MONTH}\b|(?:(?:calendar|working|financial|full"
    rf"|school)\s)?"
    r"(?:years?|months?|days?|hours?|hrs?|minutes?|mins?|weeks?|pence|pounds|million|bn|th)\b"
    r"|\(\d?[a-z]?\)|(?:am|pm)\b|(?:–|-|\sto\s)\s?\d+\s?(?:years|months|days|hours|minutes"
    r"|working))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r",?\s(?:[A-Z][\w'’-]{0,30}\s){1,3}(?:Street|St|Road|Rd|Avenue|Lane|House|Square|Court|Place|Way"
    r"|Row|Gardens|Park|Quay|Building|Hill|Drive|Crescent|Terrace|Close|Wharf|Yard)\b"
)
_LISTED = re.compile(r"(?:\A|[.;:,]\s)\(?\Z")
_HAPPENED = re.compile(
    r"\s(?:\w+\s){0,3}?(?:was|were|has|had|is|received|resigned|retired|led|resulted|remains"
    r"|related|relates"
    r"|involved|concern(?:s|ed)|upheld|required|dismissed)\b",
    re.IGNORECASE,
)
_LIMB = re.compile(r"\d[A-Z]?(?:\(\w{1,2}\))?\(\Z")
_RULE = re.compile(
    r"\s(?:is|are) counted\b|[^.;]{0,40}\b(?:for (?:each|every)|per)\b", re.IGNORECASE
)
"""What follows "one outcome" where the words say how it is counted, and count nothing."""

_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b|percent\b)", re.IGNORECASE)
_UNIT = re.compile(
    r"\s(?:(?!of|in|were|was|are|is|have|had|who|and|or|to|for|required?|resulted|which|that)"
    r"[a-z-]+\s){0,2}?(?P<noun>"
    + "|".join(f"(?P<{name}>{words})" for name, words in _NOUNS.items())
    + r")\b",
    re.IGNORECASE,
)


def read_sentences(text: str) -> list[Sentence]:
    """The sentences of a text, each with its numbers."""
    return [
        Sentence(one, tuple(read_numbers(one)))
        for paragraph in text.split("\n")
        for one in split_sentences(" ".join(paragraph.split()))
    ]


def phrases(sentence: Sentence) -> Iterator[tuple[Stated, str]]:
    """Each number with the words from it up to the next one, its "and" left out."""
    ends = [number.begin for number in sentence.numbers[1:]] + [len(sentence.words)]
    for number, end in zip(sentence.numbers, ends, strict=False):
        words = sentence.words[number.begin : end].rstrip(" ,;.(")
        yield number, re.sub(r"[,;]?\s(?:and|with)\Z", "", words)


def read_numbers(sentence: str) -> Iterator[Stated]:
    """Every number of a sentence that counts something, in order."""
    for found in islice(_NUMBER.finditer(sentence), _MOST):
        before = sentence[max(0, found.start() - _NEAR) : found.start()]
        after = sentence[found.end() : found.end() + _NEAR]
        percent = _PERCENT.match(after)
        if not percent and _counts_nothing(found, before, after):
            continue
        unit = None if percent else _UNIT.match(after)
        if found.group("words") and not (unit and _is_counted(found, after[unit.end() :])):
            continue
        value = number_of(found.group())
        if value is not None:
            end = (percent or unit).end() if (percent or unit) else 0  # type: ignore[union-attr]
            words = found.group() + after[:end]
            yield Stated(value, _name(unit), words, found.start(), bool(percent))


def _counts_nothing(found: re.Match[str], before: str, after: str) -> bool:
    if _COUNTS_NOTHING_BEFORE.search(before) or _COUNTS_NOTHING_AFTER.match(after):
        return True
    if _ONE_OF_SEVERAL.search(before):
        return True
    if after.startswith(")") and (_LIMB.search(before) or _LISTED.search(before)):
        return True  # section 43(2), and "1) officers; 2) staff"
    if _ADDRESS.match(after):
        return True
    digits = found.group("digits") or ""
    return bool(re.fullmatch(r"(?:19|20)\d\d", digits)) or (
        digits.startswith("0") and digits != "0"
    )


def _is_counted(found: re.Match[str], after: str) -> bool:
    """ "One officer was dismissed" counts; "a case has one outcome" does not."""
    happened = _HAPPENED.match(after) and not _RULE.match(after)
    return found.group().lower() != "one" or bool(happened)


def _name(unit: re.Match[str] | None) -> str:
    if unit is None:
        return ""
    return next(name for name in _NOUNS if unit.group(name))


def number_of(text: str) -> Value | None:
    """The number that a text is, in digits or words up to ninety-nine; None where it is none."""
    plain = text.strip().lower().replace(",", "")
    if re.fullmatch(r"-?\d{1,12}", plain):
        return int(plain)
    if re.fullmatch(r"\d{1,12}\.\d{1,4}", plain):
        return Decimal(plain)
    if plain in ("nil", "none", "no"):
        return 0
    return spelt(plain)
