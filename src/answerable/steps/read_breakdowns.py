"""Reads by what a question wants its figures broken down, or which particulars of each case."""

import re
from collections.abc import Iterator

from answerable.model.questions import Reading

_DIMENSIONS: tuple[tuple[str, str], ...] = (
    (
        "financial year",
        r"(?:each|every|per|by)\s(?:of\s)?(?:the\s)?(?:\w+\s){0,2}?(?:financial|fiscal)\syears?",
    ),
    ("tax year", r"(?:each|every|per|by)\s(?:of\s)?(?:the\s)?(?:\w+\s){0,2}?tax\syears?"),
    (
        "year",
        r"(?:each|every|per|by|which|what)\s(?:of\s)?(?:the\s)?(?:(?:last|past|previous)\s)?"
        r"(?:\w+\s)?(?:full\s)?(?:calendar\s)?years?|year-on-year|annually"
        r"|the\syear\s(?:of|in|the|and)|month\sand\syear",
    ),
    ("month", r"(?:each|every|per|by|which|what|the)\smonth|month\sand\syear|monthly"),
    (
        "rank",
        r"(?:which|what|by|the|name\sand|name,|and|with|their)\sranks?(?!\sof\s(?-i:[A-Z]))"
        r"|ranks?\s(?:and|or)\s(?:job|grade|role|gender)|rank\sof\s(?:each|every|the|those)",
    ),
    ("gender", r"gender|sex|man\sor\sa\swoman|male\sor\sfemale"),
    ("ethnicity", r"ethnicit(?:y|ies)|ethnic\s(?:origin|group|background)"),
    ("age", r"ages?|how\sold"),
    (
        "outcome",
        r"outcomes?|results?|how\s(?:it|each|they|every\scase|any\s\w+)\s(?:\w+\s){0,8}?"
        r"(?:ended|turned\sout|concluded)|how\sit\swas\s(?:dealt|concluded)"
        r"|way\sit\swas\sconcluded|what\shappened\sto|what\scame\sof",
    ),
    (
        "disciplinary action",
        r"(?:what|which|form\sthe|the)\s(?:\w+\s)?(?:disciplin\w*|sanctions?)(?:\saction)?"
        r"|(?:was|were)\sdisciplined\sand",
    ),
    ("action taken", r"action\s(?:was\s)?taken|what\saction|what\swas\sdone"),
    ("platform", r"(?:which|what|the)\s(?:social\smedia\s)?platforms?"),
    ("department", r"(?:which|what|by|the)\s(?:department|division|directorate|unit|team)s?"),
    ("area", r"(?:which|what|by)\s(?:area|ward|district|borough|location|station|site)s?"),
    (
        "nature of complaint",
        r"nature\sof\s(?:the\s|each\s)?(?:complaint|incident)s?|what\swas\scomplained"
        r"|what\s(?:it|each\sone|each|the\scomplaint|was\seach\sone)\s(?:was\s|were\s)?(?:about|for)",
    ),
    ("nature of allegation", r"nature\sof\s(?:the\s|each\s)?allegations?|what\swas\salleged"),
    ("offence", r"(?:which|what|by|and\sthe|type\sof)\soffences?"),
    ("source", r"(?:which|what|by|the)\ssource|who\s(?:had\s)?complained|come\sfrom\ssomebody"),
    ("reason", r"the\sreasons?\sfor|(?:what|which|by)\sreasons?"),
    ("job title", r"(?:job\stitle|job\srole|role|grade|post\stitle|paygrade)s?"),
    ("name", r"(?:the|by|give)\snames?"),
    ("database", r"(?:which|what|by)\sdatabases?"),
    (
        "date",
        r"(?:the|what|which)\sdates?(?!\s(?:of\s)?(?:this|my|your|the\sresponse|you|on\swhich\sth))",
    ),
    (
        "officer/staff",
        r"whether\s(?:it\swas\s)?an?\s(?:officer|civilian|member)[\w\s]{0,30}?\sor\s",
    ),
)
_PATTERNS = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _DIMENSIONS
)
_BY = re.compile(
    r"\b(?:broken\sdown|breakdown|split|divided?|separated|grouped|categorised|listed|counted|sorted|broken)\s(?:\w+\s){0,3}?(?:by|into|under|per|between)\s"
    r"(?P<list>[^.?!;:()]{2,160})",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s?,\s?(?:and\s)?(?:by\s)?|\s(?:and|&|/)\s(?:also\s)?(?:by\s)?")
_STOPS = re.compile(
    r"\b(?:for|in|from|between|since|where|if|so|please|with|too|as|over|during|along)\b.*\Z",
    re.IGNORECASE,
)


def read_breakdowns(text: str) -> tuple[Reading, ...]:
    """The dimensions in the order named, with their words; an unknown phrase names itself."""
    plain = " ".join(text.split())
    found = sorted(_known(plain), key=lambda one: one[0])
    named: dict[str, Reading] = {}
    for _, reading in found:
        named.setdefault(reading.value, reading)
    if "financial year" in named or "tax year" in named:
        named.pop("year", None)
    for reading in _listed(plain):
        known = (name for name, pattern in _PATTERNS if pattern.search("by " + reading.value))
        value = next(known, reading.value)
        named.setdefault(value, Reading(value, reading.words))
    return tuple(named.values())


def _known(text: str) -> Iterator[tuple[int, Reading]]:
    for name, pattern in _PATTERNS:
        if found := pattern.search(text):
            yield found.start(), Reading(name, found.group())


def _listed(text: str) -> Iterator[Reading]:
    """What follows "broken down by", item by item."""
    for found in _BY.finditer(text):
        for item in _SEPARATOR.split(_STOPS.sub("", found.group("list"))):
            words = re.sub(
                r"\A(?:the|their|each|what|which)\s", "", item.strip(" '\""), flags=re.IGNORECASE
            )
            if 0 < len(words.split()) <= 4:
                yield Reading(words.lower(), found.group())
