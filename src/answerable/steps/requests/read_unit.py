"""Reads what one is counted as, and whether figures, a list, a document or words are wanted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from answerable.model.breakdowns import is_dimension
from answerable.model.counted import PEOPLE, counted_as, misspelt
from answerable.model.questions import AskedFor, Reading

_QUALIFIED = (
    r"(?:(?:the|your|all|any|each|every|those|these|separate|different|such|recorded|reported|formal"
    r"|new|total|latest|(?-i:[A-Z]+)|\d[\d,]{0,5}|one|two|three|five|ten)\s){0,4}"
)
_HOW_MANY = re.compile(
    r"\b(?:(?:against|for|about|by|to|of|in)\s)?(?:how\smany(?:\sof(?!\s(?:them|these|those)\b(?!\s[a-z]+s\b)))?"
    r"|(?:what|which)\s(?:was\s|is\s|were\s)?(?:the\s)?(?:total\s|combined\s|overall\s)?number(?:\sof)?"
    r"|(?:total\s|combined\s|overall\s|average\s)?(?:numbers?|nos?\.?|\#)\sof|head\s?count\sof|(?:a\s|the\s)?(?:total\s)?count\sof"
    r"|(?:proportion|percentage|share)\sof|total(?=\s(?:\w+\s){0,3}?\w+s\b))\s"
    rf"(?:of\s)?{_QUALIFIED}(?P<thing>[^.?!:;()]{{1,120}})",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:(?:details|particulars|lists?|records?|summar(?:y|ies)|outlines?|breakdown|descriptions?|accounts?|summary\sdetails)"
    r"(?:,[^,]{1,90},)?\sof|describe|list|(?:about|for|of|in|on|to|\A|[,:]|please\s\w+)(?=\s?(?:each|every|all)\s)"
    r"|(?:have|see|send|supply|provide|disclose|release|request|require)\s(?:me\s)?(?:with\s)?the\s(?!(?:\w+\s){0,2}?(?:costs?|amounts?|numbers?|totals?"
    r"|sums?|figures|dates?|times?|fees?|prices?|budgets?|expenses|minutes|answers?|following|same)\b)|which(?=\s(?:\w+\s)?\w+s\s(?:are|is|were|was|have|has|had|do|does|did)\b)|(?:has|have|was|were|did)(?:\s(?:there|(?:the|your)\s\w+(?:\s[a-z]+)?|you(?:\s[a-z]+)?))?(?=\sany\s)(?:\sany\sof\s(?:the|your)(?:\sown)?(?=\s))?"
    r"|(?:what|which)\s\w+\s(?:was|were|is|are)\s(?=(?:the|those|these)\s\w+s(?:\W|\Z)))\s?"
    rf"{_QUALIFIED}(?P<thing>[^.?!:;()]{{1,120}})",
    re.IGNORECASE,
)
_OF_THE = re.compile(
    r"\b(?:(?<!\bany\s)(?:of|for|from|among)\sthe|(?:of|for|from|among)\s(?:those|these))\s(?:same\s|above\s)?(?P<thing>[^.?!:;(),]{1,80})",
    re.IGNORECASE,
)
_FIGURES_FOR = re.compile(
    r"\b(?:figures|statistics|data|numbers|information)\s(?:for|on|about)\s(?P<thing>[^.?!:;(),]{1,80})",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:each|every)\s\Z", re.IGNORECASE)
_ALL = re.compile(r"\b(?:list|details)\s(?:of\s)?(?:all|any|every|each)\s", re.IGNORECASE)
"""All of a kind of place are listed as things: "list all police stations"."""

_ONE_OF_MANY = re.compile(
    r"how\smany\s(?!(?:ever|never|then|also|still|others?|more|less|further|later|there)\b)(?:[a-z-]{3,20}\s){0,2}[a-z-]{3,20}"
    r"(?<!ly)(?<!ed)\s(?:have|has|was|were|is|are|did)\b",
    re.IGNORECASE,
)
"""A noun that stands in the singular: "how many taxi driver have been attacked"."""

_PLACES_AND_TIMES = frozenset(
    [
        "day",
        "week",
        "time",
        "site",
        "school",
        "ward",
        "area",
        "district",
        "department",
        "force",
        "unit",
        "team",
        "period",
        "case",
        "one",
        "board",
        "hospital",
        "street",
        "parish",
        "town",
        "type",
        "kind",
        "category",
        "question",
        "month",
        "year",
    ]
)
"""What figures are told for, one by one, and what is not counted itself."""

_AS_ONE = re.compile(
    r"\bstops?\s(?:and|&)\ssearch(?:es)?\b|\bmembers?\sof\s(?:your\s|the\s|its\s|their\s|police\s|civilian\s|support\s){0,2}(?:staff|public|force|service)\b"
    r"|\bspecial\sconstables?\b|\b(?:police\s)?community\ssupport\sofficers?\b",
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
    r"|will|would|if|because|after|before|not|led|resulted|ended|went|came|got|concerned|an?|the|his|her|their|failed|left|joined|took|found|including|excluding|except)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?:(?<=[a-z]{2}[^\Ws]s)|(?<=staff)|(?<=people)|(?<=children)|(?<=women)|(?<=\bmen))\s(?:[a-z]{2,}[^\We]ed|us(?:ed?|ing)|own|hold|held|gave"
    r"|bought|sold|paid|sent|lost|won|wore|drove|broke|brought|kept|met|saw|wrote|caught|bit|spent|hav(?:e|ing)|work|live|carry|drive"
    r"|[a-z]{2,}ing(?=\s(?:an?|the|at|in|on|for|to|from|with|under|more|less|fewer|over|as|their|his|her|your|by|without|\d+)\b))\b",
    re.IGNORECASE,
)
"""What those who are counted did or do: "officers used AI tools" are officers."""

_BEFORE_NOUN = re.compile("related|recorded|received|led|made|of|after", re.IGNORECASE)
"""What ends a name, unless no noun is before it: "alcohol-related deaths"."""

_NAME = re.compile(r"[A-Z][a-z]{2,20}[^\W\ds]s")
"""A noun that is written as a name: Tasers."""

_JOINED = re.compile(r"\s*(?:,\s(?:and|or)\s|,|/|\sand/or\s|\s(?:and|or|&)\s)\s*", re.IGNORECASE)
_LOOSE = {"was", "is", "has", "this", "these", "does", "years", "months", "times", "those", "his",
          "days", "hours", "ones", "figures", "statistics", "details", "various", "calendar",
          "financial", "occasions", "numbers", "totals", "weeks", "minutes"}  # fmt: skip
_MONEY = re.compile(
    r"\b(?:how\smuch|(?:total\s)?(?:costs?|amounts?|spend|spending|expenditure|budgets?|compensation|value|sums?|overtime(?!\s(?:hours|worked))"
    r"|lump\ssum|incomes?|revenues?|refunds?|salar(?:y|ies)|wages?|prices?|fees?|money|bonus(?:es)?|premiums?)\b"
    r"|(?<!how\smany\s)(?<!\bthat\s)(?<!\bwhich\s)(?<!\bthose\s)(?<!\bthese\s)(?:was|were|has|have|force|council)\s(?:paid|spent)|\btotal\s(?:\w+\s){0,2}?paid\b|(?<!time\s)(?<!days\s)(?<!hours\s)spent\b|£)",
    re.IGNORECASE,
)
_PAID = re.compile(r"\bwhat\b.{0,60}\b(?:paid|pay|spent|spend|cost|saved?)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:how\slong|(?:average|avg|mean|median)\s(?:(?:\w+\s){0,2}?(?:time|wait)|length|duration)|longest|length\sof\stime)\b",
    re.IGNORECASE,
)
_IN_UNITS = re.compile(
    r"(?:,|\()\s?(?:measured\s|counted\s|given\s)?in\s(?:whole\s|calendar\s|working\s){0,2}(?P<unit>minutes|hours|days|weeks|months)\b",
    re.IGNORECASE,
)
"""What a time is to be told in: "the average wait, in weeks"."""

_TIMES = re.compile(r"\s?(?:occasions?|times)\b", re.IGNORECASE)
_DAYS = re.compile(
    r"(?:(?!(?:of|in|per|the|a|last|next|within|than)\s)[a-z-]+\s){0,2}?(?:days|hours)\b",
    re.IGNORECASE,
)
_BEFORE_HOW_MANY = re.compile(
    r"(?:for|of|in|among|out\sof)\s(?:all\s|any\s|the\s|those\s|these\s){0,2}"
    r"(?P<thing>[^,?!;:]{1,100}),\show\smany\s",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\baverage\s(?!number\b|time\b)[a-z]{3,20}\b", re.IGNORECASE)
_VERB_FIRST = re.compile(
    r"(?:please|kindly|could|can|would|will|provide|supply|give|send|tell|list|state|describe|explain|confirm|advise"
    r"|what|how|which|who|whose|whom|why|when|where|whether|if|has|have|had|is|are|was|were|do|does|did|for|in|of|on|at"
    r"|by|from|with|about|regarding|concerning|under|during|between|since|and|also|i|we|my|not|led|as|to|their|there|its|some\w+|any\w+|this|these|those|each|every)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:(?:the|all|any|your|total|an?)\s){0,2}(?P<thing>(?:(?!(?:of|on|in|at|by|to|for|from|with|about|and|or)\s)[A-Za-z][\w'’-]*\s){0,3}?[A-Za-z-]{2,}[^\Ws\d]s)"
    r"(?=[,.;:]|\Z|\s(?:of|by|counted|broken|for|who|which|that|whose|about|against|to|in|on|at|from|with|where|when"
    r"|under|over|during|between|and|or|as|while|not|held|lost|given|found|sent|made|put|left|sold|bought|built|spent"
    r"|brought|cut|[a-z]{2,20}ing|more|less|per|each|you|[a-z]{2,20}(?:ed|wn|[aov][kv]en|olen)|(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
"""The noun that an item begins with: "false alarms attended", "vans sold in 2020"."""

_KNOWN_HEAD = re.compile(r"(?P<thing>members?_of_\w+)\b", re.IGNORECASE)

_PAPERS = (
    r"(?:polic(?:y|ies)|procedures?|guidance|guidelines|contracts?|e-?mails?|correspondence|minutes|report|reports(?!\sof)"
    r"|documents?|letters?|agreements?|assessments?|manuals?|handbooks?)"
)
_DOCUMENT = re.compile(
    r"\b(?:cop(?:y|ies)\sof"
    rf"|(?:send|supply|provide|have|disclose|release)\s(?:me\s)?(?:(?:with\s)?(?:a|the|your|any|all|whatever)\s){{0,3}}(?:\w+\s){{0,3}}?{_PAPERS}\b"
    rf"|(?:\A|\b(?:see|request|read|obtain)\s)(?:the|any|your|all|an?)\s(?:(?!(?:of|number|on|in|by)\b)[\w'’-]+\s){{0,3}}?{_PAPERS}\b(?!['’])"
    r"|\A(?:all\s)?(?:e-?mails|correspondence|minutes)\b"
    rf"|whatever\s{_PAPERS}|all\s(?:e-?mails|correspondence|documents|minutes))",
    re.IGNORECASE,
)
_PAPER = re.compile(
    rf"(?:cop(?:y|ies)\sof\s)?(?:(?!(?:on|for|about|in|by|to|with|of|and|or|that|which)\b)[\w'’-]+\s){{0,8}}?(?P<paper>{_PAPERS})\b",
    re.IGNORECASE,
)
"""The paper that is asked for, by the requester's word."""

_LIST = re.compile(
    r"\b(?:(?:complete\s|full\s)?list(?:\sof|ing)?\b|list\sthe\b|(?:for|of|about|with|to)\s(?:each|every)\b(?!.{0,60},\show\smany\b)(?!\s(?:of\s)?(?:the\s|these\s|those\s)?(?:\w+\s){0,3}?(?:years?|months?|quarters?|periods?)\b)|(?:describe|details\sof|particulars\sof|summary\sdetails\sof|outline\sof|account\sof)"
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
    if text.isupper():
        small = read_unit(text.lower())
        return replace(small, words=small.words.upper()) if small else None
    plain = re.sub(r"\([a-z]{1,4}\)\s", "", " ".join(text.split()))
    plain = _AS_ONE.sub(_one_word, plain)
    counted = list(_counted(plain))
    other = next(_uncounted(plain), None)
    if other and not any(plain.find(one.words) < plain.find(other.words) for one in counted):
        return other
    unit = next(iter(counted), None) or _preposed(plain) or _average(plain) or _at_head(plain)
    return replace(unit, words=unit.words.replace("_", " ")) if unit else None


def _uncounted(text: str) -> Iterator[Reading]:
    """Money, time and papers, which are asked for and not counted."""
    for value, pattern in (("pounds", _MONEY), ("pounds", _PAID), ("average time", _TIME)):
        if found := pattern.search(text):
            told = _IN_UNITS.search(text) if pattern is _TIME else None
            yield Reading(told.group("unit").lower() if told else value, found.group())
    if found := _DOCUMENT.search(text):
        paper = _PAPER.match(text, found.start()) or _PAPER.search(found.group())
        yield Reading(paper.group("paper").lower() if paper else "documents", found.group())


def is_uncounted(unit: Reading) -> bool:
    """Whether a unit is money, time or a paper, which no question "of those" goes on counting."""
    return unit.value == "pounds" or bool(_TIME.search(unit.words) or _DOCUMENT.search(unit.words))


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
    """Everything that is counted or listed, in the order of the text, then what is spoken of."""
    found = [*_HOW_MANY.finditer(text), *_LISTED.finditer(text)]
    for one in sorted(found, key=lambda match: match.start()):
        yield from _thing_of(one, text)
    for one in [*_OF_THE.finditer(text), *_FIGURES_FOR.finditer(text)]:
        names = _named(one.group("thing"))
        people = one.re is _FIGURES_FOR and set(names) & set(PEOPLE)
        known = all(map(counted_as, names))
        told = one.re is _FIGURES_FOR and not re.match(
            "data|information", one.group(), re.IGNORECASE
        )
        if (known and not people) or (told and _is_thing(names)):
            yield from _thing_of(one, text)


def _is_thing(names: Sequence[str]) -> bool:
    """Whether a noun of no known meaning may be counted: no time, place or dimension."""
    return len(names) == 1 and not (
        counted_as(names[0]) or is_dimension(names[0]) or names[0][:-1] in _PLACES_AND_TIMES
    )


def _thing_of(found: re.Match[str], text: str) -> Iterator[Reading]:
    thing = found.group("thing")
    if found.re is _HOW_MANY and _TIMES.match(thing):
        subject = next(_subjects(text[found.end("thing") - len(thing) :]), None)
        yield subject or Reading(thing.split()[0].lower(), found.group()[:40])
    if found.re is not _OF_THE and (days := _DAYS.match(thing)):
        yield Reading(days.group().lower(), text[found.start() : found.start("thing") + days.end()])
    apiece = _EACH.search(found.group()[: -len(thing)])
    names = _named(thing) or (_each(thing) if apiece or _ONE_OF_MANY.match(found.group()) else [])
    if names == ["people"] and (role := _AS.search(text, found.start())):
        yield Reading(" and ".join(_named(role.group("thing"))), role.group())
    elif names and not (
        found.re is _LISTED and not _ALL.search(found.group()) and all(map(is_dimension, names))
    ):
        shown = _length(thing) if len(names) > 1 else _length(thing.split(",")[0])
        words = text[found.start() : found.start("thing") + shown]
        yield Reading(" and ".join(names), words.strip())


def _each(thing: str) -> list[str]:
    """What is told one by one, as it is counted: pursuits, of "every vehicle pursuit in 2023"."""
    thing = re.split(r",|\s(?:and|or)\s", thing)[0]
    stop = _STOP.search(thing)
    words = re.findall(r"[a-z-]{3,}", thing[: stop.start()] if stop else thing, re.IGNORECASE)
    while words and re.search(r"(?:ed|ing)\Z", words[-1]):
        words.pop()
    if not words or len(words) > 3 or words[-1].lower() in _PLACES_AND_TIMES:
        return []
    word = words[-1].lower()
    if re.search(r"[^aeiou]y\Z", word):
        return [f"{word[:-1]}ies"]
    return [f"{word}es" if re.search(r"(?:s|x|z|ch|sh)\Z", word) else f"{word}s"]


def _preposed(text: str) -> Reading | None:
    """ "For cases closed in 2022, how many involved a car": cases."""
    found = _BEFORE_HOW_MANY.match(text)
    names = _named(found.group("thing")) if found else []
    place = found and re.match("in", found.group(), re.IGNORECASE)
    if not found or not names or (place and not all(map(counted_as, names))):
        return None
    return Reading(" and ".join(names), found.group())


def _average(text: str) -> Reading | None:
    """What is no count but an average: "the average caseload of a detective"."""
    found = _AVERAGE.search(text)
    return Reading(found.group().lower(), found.group()) if found else None


def _at_head(text: str) -> Reading | None:
    """ "Outcomes, counted under each heading": the thing stands first, without a verb."""
    if days := _DAYS.match(text):
        return Reading(days.group().lower(), days.group())
    found = None if _VERB_FIRST.match(text) else _HEAD.match(text) or _KNOWN_HEAD.match(text)
    thing = found.group("thing") if found else ""
    name = _noun(thing[:1].lower() + thing[1:])
    if not found or not name or (is_dimension(found.group("thing")) and not counted_as(name)):
        return None
    return Reading(name, found.group())


def _subjects(text: str) -> Iterator[Reading]:
    """What happened so often: "how many times … a complaint"."""
    for found in re.finditer(
        r"\b(?:an?|any|each|the\ssubject\sof\san?)\s(?:\w+\s)?(?P<thing>[a-z]+)",
        text,
        re.IGNORECASE,
    ):
        name = counted_as(found.group("thing"))
        if name and name not in PEOPLE:
            yield Reading(name, found.group())


def _named(thing: str) -> list[str]:
    """The nouns that a phrase joins, each by its name; the requester's own word if unknown."""
    names: list[str] = []
    for place, piece in enumerate(_JOINED.split(thing[:120])):
        stop = _stop(piece)
        phrase = piece[: stop.start()] if stop else piece
        name = _noun(phrase)
        if name is None and not place and not stop:
            continue  # stop and searches
        if name is None:
            break
        if place and name not in PEOPLE and len(phrase.split()) > 6:
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
        if near := misspelt(word):
            return near
        if re.fullmatch(r"[a-z_-]{2,}[^\W\ds]s", word) and word not in _LOOSE:
            return word.replace("_", " ")
    return next((word for word in reversed(words) if _NAME.fullmatch(word)), None)


def _length(thing: str) -> int:
    stop = _stop(thing)
    return stop.start() if stop else min(len(thing), 60)


def _stop(phrase: str) -> re.Match[str] | None:
    """Where the name of what is counted ends at the latest."""
    found = [*_STOP.finditer(phrase), *_DOES.finditer(phrase)]
    ends = (
        one
        for one in sorted(found, key=lambda stop: stop.start())
        if not _BEFORE_NOUN.fullmatch(one.group()) or _noun(phrase[: one.start()])
    )
    return next(ends, None)


def _one_word(found: re.Match[str]) -> str:
    """Members of staff are one noun."""
    return found.group().replace(" ", "_")
