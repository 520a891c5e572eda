"""Reads what one is counted as, and whether figures, a list, a document or words are wanted."""

import re
from collections.abc import Iterator
from dataclasses import replace

from answerable.model.counted import counted_as
from answerable.model.questions import AskedFor, Reading

_QUALIFIED = (
    r"(?:(?:the|your|all|any|each|every|those|these|separate|different|such|recorded|reported|formal"
    r"|new|total|latest|(?-i:[A-Z]+)|\d[\d,]{0,5}|one|two|three|five|ten)\s){0,4}"
)
_HOW_MANY = re.compile(
    r"\b(?:(?:against|for|about|by|to|of|in)\s)?(?:how\smany(?:\sof(?!\s(?:them|these|those)\b(?!\s[a-z]+s\b)))?"
    r"|(?:what|which)\s(?:was\s|is\s|were\s)?(?:the\s)?(?:total\s|combined\s|overall\s)?number(?:\sof)?"
    r"|(?:total\s|combined\s|overall\s|average\s)?numbers?\sof|(?:a\s|the\s)?(?:total\s)?count\sof"
    r"|(?:proportion|percentage|share)\sof|total(?=\s\w+s\b))\s"
    rf"(?:of\s)?{_QUALIFIED}(?P<thing>[^.?!:;()]{{1,120}})",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:(?:details|particulars|lists?|records?|summar(?:y|ies)|outlines?|breakdown|descriptions?|accounts?|summary\sdetails)"
    r"(?:,[^,]{1,90},)?\sof|describe|list|(?:about|for|of|in|on|to|\A|[,:]|please\s\w+)(?=\s?(?:each|every|all)\s)|(?:has|have|was|were)(?=\sany\s))\s?"
    rf"{_QUALIFIED}(?P<thing>[^.?!:;()]{{1,120}})",
    re.IGNORECASE,
)
_OF_THE = re.compile(
    r"(?<!\bany\s)\b(?:of|for|from|among)\s(?:the|those|these)\s(?:same\s|above\s)?(?P<thing>[^.?!:;(),]{1,80})",
    re.IGNORECASE,
)
_AS_ONE = re.compile(
    r"\bmembers?\sof\s(?:your\s|the\s|its\s|their\s|police\s|civilian\s|support\s){0,2}(?:staff|public|force|service)\b"
    r"|\bspecial\sconstables?\b",
    re.IGNORECASE,
)
_AS = re.compile(
    r"\b(?:as|being)\s(?:an?\s|your\s)?(?P<thing>(?:police\s|special\s)?(?:officers?|constables?|PCSOs?|staff)"
    r"(?:\s(?:or|and)\s(?:an?\s)?(?:police\s)?(?:PCSOs?|staff|officers?|employees?))?)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:of|in|on|at|by|to|from|for|with|without|who|whom|whose|which|that|what|when|where|while|were|was|are"
    r"|is|have|has|had|did|do|does|been|being|be|against|about|between|since|during|over|under|within|per|there|you|your"
    r"|it|its|we|they|this|broken|concerning|relating|related|regarding|involving|as|made|received|recorded|did|can|could"
    r"|will|would|if|because|after|before|not|led|resulted|ended|went|came|got|concerned|an?|the|his|her|their|failed|left|joined|took)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,\s(?:and|or)\s|,|/|\sand/or\s|\s(?:and|or|&)\s)\s*", re.IGNORECASE)
_LOOSE = {"was", "is", "has", "this", "these", "does", "years", "months", "times", "those", "his",
          "days", "hours", "various", "calendar", "financial", "occasions"}  # fmt: skip
_MONEY = re.compile(
    r"\b(?:how\smuch|(?:total\s)?(?:costs?|amounts?|spend|spending|expenditure|budgets?|compensation|value|sums?|overtime|lump\ssum)\b"
    r"|(?:was|were|has|have|force|council)\s(?:paid|spent)|spent\son|£)",
    re.IGNORECASE,
)
_PAID = re.compile(r"\bwhat\b.{0,60}\b(?:paid|spent|spend|cost)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:how\slong|average\s(?:time|length|duration)|longest|length\sof\stime)\b", re.IGNORECASE
)
_TIMES = re.compile(r"\s?(?:occasions?|times)\b", re.IGNORECASE)
_PAPERS = (
    r"(?:polic(?:y|ies)|procedures?|guidance|guidelines|contracts?|e-?mails?|correspondence|minutes|report|reports(?!\sof)"
    r"|documents?|letters?|agreements?|assessments?|manuals?|handbooks?)"
)
_DOCUMENT = re.compile(
    r"\b(?:cop(?:y|ies)\sof"
    rf"|(?:send|supply|provide|have|disclose|release)\s(?:me\s)?(?:(?:with\s)?(?:a|the|your|any|all|whatever)\s){{0,3}}(?:\w+\s){{0,3}}?{_PAPERS}\b"
    rf"|whatever\s{_PAPERS}|all\s(?:e-?mails|correspondence|documents|minutes))",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\b(?:(?:complete\s|full\s)?list(?:\sof|ing)?\b|list\sthe\b|(?:for|of|about|with|to)\s(?:each|every)\b(?!\s(?:of\s)?(?:the\s|these\s|those\s)?(?:\w+\s){0,3}?(?:years?|months?|quarters?|periods?)\b)|(?:describe|details\sof|particulars\sof|summary\sdetails\sof|outline\sof|account\sof)"
    r"\s?(?:every|each|all|the)?|every\s(?:complaint|case|incident)|names\sof\b|(?<=the\s)names?\sand\b)",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"\b(?:how\s(?:many|much|long|often|old)|number|count|total|proportion|percentage|average|figures?|costs?|amounts?)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\b(?:what|why|who|whether|is|are|do|does|did|has|have|how|say|explain)\b", re.IGNORECASE
)


def read_unit(text: str) -> Reading | None:
    """What one counts as; pounds for money, time for durations; None where nothing is counted.

    The noun is the requester's, by the name it is counted under; two of them stay two
    ("officers and staff").
    """
    plain = re.sub(r"\([a-z]{1,4}\)\s", "", " ".join(text.split()))
    plain = _AS_ONE.sub(_one_word, plain)
    if (money := _MONEY.search(plain)) or (money := _PAID.search(plain)):
        return Reading("pounds", money.group())
    if time := _TIME.search(plain):
        return Reading("average time", time.group())
    if document := _DOCUMENT.search(plain):
        return Reading("documents", document.group())
    unit = next(_counted(plain), None) or _at_head(plain)
    return replace(unit, words=unit.words.replace("_", " ")) if unit else None


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


def is_bare_noun(text: str) -> bool:
    """Whether a part of a question is nothing but a thing that is counted: "members of staff"."""
    words = _AS_ONE.sub(_one_word, " ".join(text.split()).strip(" ,;.?"))
    return 0 < len(words.split()) <= 3 and bool(_named(words))


def bare_unit(text: str) -> Reading | None:
    """What such a part is counted as."""
    words = " ".join(text.split()).strip(" ,;.?")
    names = _named(_AS_ONE.sub(_one_word, words))
    return Reading(" and ".join(names), words) if names else None


def _counted(text: str) -> Iterator[Reading]:
    """Everything that is counted or listed, the surest first."""
    for pattern in (_HOW_MANY, _LISTED, _OF_THE):
        for found in pattern.finditer(text):
            thing = found.group("thing")
            if pattern is _HOW_MANY and _TIMES.match(thing):
                yield next(_subjects(text[found.end("thing") - len(thing) :]), None) or Reading(
                    "occasions", found.group()[:40]
                )
            names = _named(thing)
            if pattern is _OF_THE and not all(map(counted_as, names)):
                continue
            if names == ["people"] and (role := _AS.search(text, found.start())):
                yield Reading(" and ".join(_named(role.group("thing"))), role.group())
            elif names:
                shown = _length(thing) if len(names) > 1 else _length(thing.split(",")[0])
                words = text[found.start() : found.start("thing") + shown]
                yield Reading(" and ".join(names), words.strip())


def _at_head(text: str) -> Reading | None:
    """ "Outcomes, counted under each heading": the thing stands first, without a verb."""
    found = re.match(
        r"(?:the\s|all\s|any\s)?(?P<thing>[A-Za-z]+s)(?=,|\s(?:of|by|counted|broken|for)\b)",
        text,
        re.IGNORECASE,
    )
    name = counted_as(found.group("thing")) if found else None
    return Reading(name, found.group()) if found and name else None


def _subjects(text: str) -> Iterator[Reading]:
    """What happened so often: "how many times … a complaint"."""
    for found in re.finditer(
        r"\b(?:an?|any|each|the\ssubject\sof\san?)\s(?:\w+\s)?(?P<thing>[a-z]+)",
        text,
        re.IGNORECASE,
    ):
        name = counted_as(found.group("thing"))
        if name and name not in ("officers", "staff", "people"):
            yield Reading(name, found.group())


def _named(thing: str) -> list[str]:
    """The nouns that a phrase joins, each by its name; the requester's own word if unknown."""
    names: list[str] = []
    for place, piece in enumerate(_JOINED.split(thing[:120])):
        stop = _STOP.search(piece)
        name = _noun(piece[: stop.start()] if stop else piece)
        if name is None and not place and not stop:
            continue  # stop and searches
        if name is None:
            break
        if (
            place
            and name not in ("officers", "staff", "PCSOs", "people")
            and len(piece.split()) > 6
        ):
            break
        names.append(name)
        if stop:
            break
    return list(dict.fromkeys(names))


def _noun(phrase: str) -> str | None:
    """The last noun of a phrase before its verb: "misconduct cases", "officers disciplined"."""
    words: list[str] = re.findall(r"[A-Za-z][\w’'-]*", phrase)
    for word in reversed(words):
        if known := counted_as(word.replace("’s", "").replace("'s", "")):
            return known
        if re.fullmatch(r"[a-z-]{2,}[^\W\ds]s", word) and word not in _LOOSE:
            return word.lower()
    return None


def _length(thing: str) -> int:
    stop = _STOP.search(thing)
    return stop.start() if stop else min(len(thing), 60)


def _one_word(found: re.Match[str]) -> str:
    """Members of staff are one noun."""
    return found.group().replace(" ", "_")
