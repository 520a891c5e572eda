"""Reads what one is counted as, and whether figures, a list, a document or words are wanted."""

import re

from answerable.model.questions import AskedFor, Reading

_COUNTED = re.compile(
    r"\b(?:how\smany|(?:what|which)\s(?:was\s|is\s|were\s)?(?:the\s)?(?:total\s|combined\s|overall\s)?number\s(?:of|concerned)?"
    r"|(?:total\s|combined\s|overall\s|average\s)?numbers?\sof|(?:a\s)?count\sof|how\smany\sof|(?:details|particulars|lists?|summary"
    r"|outline|summaries|breakdown|description)\sof)\s"
    r"(?:of\s)?(?:the\s|your\s|all\s|any\s|each\s|every\s|those\s|these\s|separate\s|different\s|such\s|recorded\s|reported\s|formal\s|new\s){0,3}"
    r"(?P<thing>[\w’'/-]+(?:\s[\w’'/-]+){0,4})",
    re.IGNORECASE,
)
_NOUNS = (
    ("complaints", r"complaints?"),
    ("allegations", r"allegations?"),
    ("accusations", r"accusations?"),
    ("incidents", r"incidents?"),
    ("cases", r"cases?"),
    ("tests", r"tests?|tested"),
    ("reports", r"reports?"),
    ("investigations", r"investigations?"),
    ("hearings", r"hearings?"),
    ("breaches", r"breaches"),
    ("offences", r"offences?|crimes?"),
    ("arrests", r"arrests?"),
    ("applications", r"applications?"),
    ("outcomes", r"outcomes?"),
    ("contracts", r"contracts?"),
    (
        "officers and staff",
        r"(?:police\s)?officers?(?:,\s|\sand\s|\sor\s|/)(?:\w+\s){0,3}(?:staff|employees)",
    ),
    ("officers and PCSOs", r"(?:police\s)?officers?\s(?:and|or)\sPCSOs?"),
    ("officers", r"(?:[\w-]+\s){0,3}officers?|constables?"),
    ("staff", r"(?:members?\sof\s)?(?:police\s|civilian\s)?staff|employees?"),
    ("people", r"people|persons?|individuals?"),
)  # fmt: skip
_MONEY = re.compile(
    r"\b(?:how\smuch|(?:total\s)?(?:costs?|amounts?|spend|spending|expenditure|compensation|value)\b|(?:was|were|has|have|force|council)\s(?:paid|spent)|spent\son|£)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:how\slong|average\s(?:time|length|duration)|longest|length\sof\stime)\b", re.IGNORECASE
)
_EACH = re.compile(
    r"\b(?:each|every|any|an?|all)\s(?:such\s|police\s|separate\s|recorded\s|known\s|complete\slist\sof\s)?"
    r"(?P<thing>(?:complaint|allegation|incident|case|investigation|hearing|officer|test|report|breach|arrest)s?)\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:cop(?:y|ies)\sof|(?:send|supply|provide|have)\s(?:me\s)?(?:a\s|the\s|your\s|any\s|all\s|whatever\s){0,2}(?:\w+\s){0,3}"
    r"(?:policy|policies|procedures?|guidance|contracts?|e-?mails?|correspondence|minutes|reports?|documents?)"
    r"|whatever\s(?:policy|procedure)|all\s(?:e-?mails|correspondence|documents|minutes))\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\b(?:(?:complete\s|full\s)?list(?:\sof|ing)?\b|list\sthe\b|for\s(?:each|every)\b|(?:describe|details\sof|particulars\sof|summary\sdetails\sof|outline\sof|account\sof)"
    r"\s?(?:every|each|all|the)?|every\s(?:complaint|case|incident)|names?\s(?:and|of)\b)",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"\b(?:how\s(?:many|much|long|often|old)|number|count|total|proportion|percentage|average|figures?|costs?|amounts?)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\b(?:what|why|who|whether|is|are|do|does|did|has|have|how|say|explain)\b", re.IGNORECASE
)
_PAID = re.compile(r"\bwhat\b.{0,60}\b(?:paid|spent|spend|cost)\b", re.IGNORECASE)


def read_unit(text: str) -> Reading | None:
    """What one counts as; pounds for money, time for durations; None where nothing is counted."""
    plain = re.sub(r"\([a-z]{1,4}\)\s", "", " ".join(text.split()))
    if (money := _MONEY.search(plain)) or (money := _PAID.search(plain)):
        return Reading("pounds", money.group())
    if time := _TIME.search(plain):
        return Reading("average time", time.group())
    if document := _DOCUMENT.search(plain):
        return Reading("documents", document.group())
    counted = _COUNTED.search(plain)
    if not counted:
        return _each(plain)
    thing = counted.group("thing")
    if re.match(r"(?:times|occasions)\b", thing, re.IGNORECASE):
        return _each(plain[counted.start() :]) or Reading("occasions", counted.group())
    return _noun(thing, counted.group()) or _own_noun(thing, counted.group())


def read_asked_for(text: str) -> Reading | None:
    """Whether figures, a list of cases, a document or an explanation is wanted."""
    plain = " ".join(text.split())
    for asked, pattern in (
        (AskedFor.DOCUMENT, _DOCUMENT),
        (AskedFor.LIST, _LIST),
        (AskedFor.FIGURES, _FIGURES),
        (AskedFor.FIGURES, _PAID),
        (AskedFor.EXPLANATION, _WORDS),
    ):  # fmt: skip
        if found := pattern.search(plain):
            return Reading(asked.value, found.group())
    return None


def _noun(thing: str, words: str) -> Reading | None:
    for name, pattern in _NOUNS:
        if re.match(rf"(?:{pattern})\b", thing, re.IGNORECASE):
            return Reading(name, words)
    return None


def _each(text: str) -> Reading | None:
    """What "every incident" or "a complaint" names, where nothing is counted in so many words."""
    found = _EACH.search(text)
    return _noun(found.group("thing"), found.group()) if found else None


def _own_noun(thing: str, words: str) -> Reading | None:
    """The first plural of what is counted, in the requester's own word."""
    for word in thing.split():
        if re.fullmatch(r"[A-Za-z-]{2,}[^s\W]s", word) and word.lower() not in _NOT_THINGS:
            return Reading(word.lower(), words)
    return None


_NOT_THINGS = {"was", "is", "has", "this", "these", "does", "years", "months", "times", "those"}
