"""Puts figures into words that somebody wrote around them, and finds numbers that nobody counted.

A placeholder is the id of a figure in braces: {1.1.1} for the amount with its unit, {1.1.1 number}
for the number alone, {1.1.1 sentence} for the whole sentence.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from answerable.model.months import MONTH
from answerable.model.number_words import COMPOUND, NUMBER_WORDS, TENS
from answerable.model.phrases import capital
from answerable.steps.words.split_sentences import split_sentences

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

_MANY = "|".join((COMPOUND, *NUMBER_WORDS[1:], *TENS, "a hundred", "a dozen"))
_SPELT = f"none|zero|nil|a couple of|a pair of|one|{_MANY}|hundred"
_SHARE = r"(?:(?:a|one|two|three)[ -])?(?:half|third|quarter|fifth|tenth)s?"
_OF = r" of (?:(?:the|these|those|all) )?"
_BECAME = r"(?:was|were|had|has|have|resigned|retired|led|resulted|ended)"
_THINGS = (
    r"(?:\w+\s){0,2}?(?:cases?|complaints?|officers?|allegations?|outcomes?|incidents?|records?"
    r"|members?|people|persons?|staff|posts?|accounts?|matters?|sanctions?|warnings?|dismissals?"
    r"|resignations?|suspensions?|investigations?|hearings?)"
)
_JOINS = r"(?!\s(?:\w+\s){1,2}and\b)"
"""Behind "both": not both the officer and the complainant."""

_SAYS_WHAT_MAY_BE = r"(?!\s(?:can|could|may|might|should|will|would)\b)"
"""Behind a thing: "a single case can have several outcomes" counts none."""
_NO_COUNT = re.compile(
    r"\b(?:section|s\.|regulation|schedule|paragraph|question|part|article|within|the last"
    r"|page)\s?\d[\d().a-z]*"  # what is cited, and terms of the law
    rf"|\b\d{{1,2}}\s{MONTH}\b(?:\s\d{{4}})?"
    r"|(?<![\d£,.])(?:19|20)\d\d(?![\d,.]\d)(?:[/–-]\d{2,4})?"  # a year
    r"|(?<!\d)\d+\s?(?:working\s)?(?:days?|hours?|minutes?|months?|years?)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"£?\d+(?:,\d{{3}})*(?:\.\d+)?%?|\b(?:{_SPELT}|both{_JOINS})(?=\s{_THINGS}\b)"
    rf"|\ba single(?=\s{_THINGS}\b{_SAYS_WHAT_MAY_BE})"
    rf"|\b(?:{_MANY}|only one)(?=\s{_BECAME}\b)|\b{_SHARE}(?={_OF}{_THINGS}\b)"
    rf"|(?<=: )(?:one|{_MANY})\b",
    re.IGNORECASE,
)
_NO_THINGS = (  # "no information about officers", "no recorded outcome", "no records are held"
    r"(?:(?!(?:about|against|by|data|for|from|in|information|longer|of|on|than|that|to|who|with)\b)"
    r"\w+\s){0,2}?(?:(?:complaint|officer|allegation|incident|member|person|case)s?|people|staff"
    r"|outcomes|records|posts|accounts|matters|sanctions|warnings|dismissals|resignations"
    r"|suspensions|investigations|hearings)"
    r"(?!\s(?:to\sanswer|(?:are\s|were\s)?held|names?|numbers?|references?|summar(?:y|ies)|files?"
    r"|details?|data|information|categor(?:y|ies)|codes?|types?|records?)\b)"
)
_NIL = re.compile(
    rf"{_COUNT.pattern}|(?<!hold )(?<!holds )(?<!held )\bno\s{_NO_THINGS}\b{_SAYS_WHAT_MAY_BE}"
    r"|\b(?:none|nobody|no[\s-]one)\s(?:was|were|has|have|had|resigned|retired|led|resulted|involved"
    r"|concerned|related)\b(?!\sheld)"
    r"|\b(?:is|are|was|were)\s(?:none|nil|zero)\b|\A\W*(?:none|nil|zero)\W*\Z",
    re.IGNORECASE,
)
_FIGURE = "X\ue000"
"""Stands for a placeholder while sentences are told apart: they begin with a capital."""


_SENTENCE_BEGINS = re.compile(r"(?:\A|[.?!\n]|sentence\s?\})[\s\"“‘'(]{0,4}\Z")
_BEFORE = 20


def filled_in(paragraphs: Iterable[str], said: Mapping[str, str]) -> tuple[str, ...]:
    """The paragraphs with every figure in its place; an unknown placeholder stays as it is.

    "Fewer than 5 cases" has its capital where a sentence begins with it, and only there.
    """

    def figure(found: re.Match[str]) -> str:
        words = said.get(_key(found[1]), found[0])
        if _key(found[1]).endswith(" sentence"):
            return words
        begins = _SENTENCE_BEGINS.search(found.string[: found.start()][-_BEFORE:])
        return capital(words) if begins else words[:1].lower() + words[1:]

    return tuple(PLACEHOLDER.sub(figure, paragraph) for paragraph in paragraphs)


def unknown_placeholders(paragraphs: Iterable[str], said: Mapping[str, str]) -> Iterator[str]:
    """Placeholders that name no figure of the question."""
    for paragraph in paragraphs:
        for found in PLACEHOLDER.finditer(paragraph):
            if _key(found[1]) not in said:
                yield found[0]


def typed_numbers(text: str) -> Iterator[str]:
    """Numbers somebody typed that a reader would take for a count: no date, section or term.

    A nil without a digit ("no complaints", "none were upheld") is one where no figure stands in its
    sentence: beside a figure it says what that counts.
    """
    told = PLACEHOLDER.sub(lambda one: _FIGURE + "." * one[1].endswith(" sentence"), text)
    sentences = [one for line in told.splitlines() for one in split_sentences(line)]
    found = (
        number[0]
        for one in sentences
        for number in (_COUNT if _FIGURE in one else _NIL).finditer(_NO_COUNT.sub(" … ", one))
    )
    yield from dict.fromkeys(found)


def _key(inside: str) -> str:
    return " ".join(inside.split())
