"""Reads by what a question wants its figures broken down, or which particulars of each case."""

import re
from collections.abc import Iterator

from answerable.model.breakdowns import BREAKDOWNS, NOT_BY, TIME, dimension_of, is_dimension
from answerable.model.counted import counted_as
from answerable.model.months import MONTH
from answerable.model.populations import groups_in
from answerable.model.questions import Reading

_PATTERNS = tuple(
    (one.name, re.compile(rf"\b(?:{one.asked})", re.IGNORECASE)) for one in BREAKDOWNS
)
_YEARS = re.compile(
    r"(?:\(?\b[ivx]{1,4}\)\s)?\b(?:fy\s?)?(?:19|20)\d\d(?:[/-]\d\d)?\b(?:\s?(?:,|and|&|and\salso|or|\([ivx]{1,4}\)|along\swith|and\s(?:in|for)|\s){1,4}"
    r"(?:fy\s?)?(?:19|20)\d\d(?:[/-]\d\d)?\b(?!-)){1,12}",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    rf"\b{MONTH}(?:\s?(?:,|and|&|,\sand)\s{MONTH}){{1,11}}\s(?:19|20)\d\d\b", re.IGNORECASE
)
_DAYS = re.compile(
    rf"\b(?:on|at|of)\s\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}\s(?:19|20)\d\d(?:(?:,\s|\s)(?:and\s)?(?:(?:on|at|as\sat)\s)?"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}\s(?:19|20)\d\d){{1,11}}\b",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"(?:\b(?:please\s)?(?:do\snot|don['’]t|no\sneed\sto)\s(?:\w+\s){0,2}?(?:give|send|want|need|require|include|ask|name)\b|\bby\s(?:this|which|[\"“‘'][^\"”’']{1,40}[\"”’'])"
    r"\s(?:i|we)\smean)[^.?!]{0,200}",
    re.IGNORECASE,
)
_WHAT_WAS = re.compile(
    r"(?:what|which)\s(?:the\s)?(?P<thing>[\w-]+)\s(?:was|were|is|are)\b.*", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?:broken|break(?:ing)?|breakdowns?|split|(?:sub-?)?divided?|separated?|grouped|categori[sz]ed|classified|disaggregated|itemi[sz]ed"
    r"|analysed|arranged|listed|counted|sorted)\s(?:[\w()]+\s){0,6}?(?:by|into|under|per|between|according\sto):?\s"
    r"(?P<list>[^.?!;:()]{2,160})",
    re.IGNORECASE,
)
_BARE_BY = re.compile(
    r"(?:,|\s[–—-]|\(|\b(?:answers?|figures|data|numbers|totals|results))"
    r"\s?(?:and\s)?by\s(?P<list>[a-z][a-z ,/&-]{2,80})"
    r"(?=[.?;:)]|\Z|,\s(?:as\sat|for|in|on|from|since|between|during)\b)",
    re.IGNORECASE,
)
"""A breakdown without a verb: "the number of fines, by parish and month"."""

_PARTICULARS = re.compile(
    r"\b(?:for\s(?:each|every)\s[^,.;:?]{2,40}[,:]|giving|showing|stating|(?:please|and)\s(?:also\s)?(?:give|state|show|include)|including|to\sinclude|specifying|noting|indicating|detailing|with)\s"
    r"(?:me\s)?(?P<list>[^.?!;:()]{2,160})",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(
    r"(?:the|its|their)\s(?!(?:number|total|cost|amount|value|figures?|information|data|answers?|following|above|same|one"
    r"|list|average|rest|whole|numbers|totals|costs|reasons?|details?|full|exact)\b)(?P<name>[a-z-]{3,20}(?:\s[a-z-]{3,20})?)"
    r"(?:\sof\s(?:the|each|any|every|that)\s[a-z ]{3,30})?",
    re.IGNORECASE,
)
"""One thing told of each case: "giving the prison and the grade"."""

_ALONE = re.compile(
    r"(?:and\s)?(?:(?:the|its|their|there|his\sor\sher)\s)?"
    r"(?!(?:how|what|why|who|when|where|which|whether|if|any|all|number|total|cost|cop(?:y|ies)|details?|please)\b)"
    r"(?P<name>[a-z-]{3,20}(?:\s[a-z-]{3,20})??)"
    r"(?:\s(?:responsible|involved|concerned|affected|given|imposed|used|of|for|on|at|in|to|or|that|which|who|under|by)\b.{0,80})?",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    r"(?P<list>(?<!\bof\s)(?<!\blist\s)\bthe\s[a-z][a-z ,-]{2,80})\s(?:of|for)\s(?:each|every)\b",
    re.IGNORECASE,
)
"""What is told of each: "the nationality and the age of each person"."""

_PLAIN_BY = re.compile(
    r"\b(?P<before>[a-z-]{1,20})\sby\s(?P<list>[a-z][a-z ,/&-]{2,160})\b", re.IGNORECASE
)
_OF_WHICH = re.compile(
    r"\b(?:in|at|on|from|to|by|for|against|under|into)\s(?:which|what)\s(?!(?:the|this|that|these|those|you|your|they|it)\b)(?P<name>[a-z-]{3,20}(?:\s[a-z-]{3,20})??)"
    r"(?=\s?(?:[?.,;]|\Z)|\s(?:and|was|were|is|are|did|does|do|has|have|had|they|it|each|the|you|those|these)\b)"
    r"|\b(?:what|which)\s(?P<each>[a-z-]{3,20})\s(?:was|were|is|are|did|does)\s(?:it|each)\b",
    re.IGNORECASE,
)
"""What is asked of each in words of its own: "and in which streets", "what breed was each"."""

_EACH_PERSON = re.compile(
    r"\bfor\s(?:each|every)\s(?:(?:one\s)?of\s(?:the|these|those)\s)?(?:(?:such|serving|police)\s)?(?P<who>[a-z]{3,20})\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"\bwhether\s(?:it|each|they|he\sor\sshe|he|she|the\s(?P<of>\w+))\s(?:was|were|is|are|has\sbeen|have\sbeen)\s"
    r"(?P<name>(?:still\s|later\s)?(?!followed)[a-z]{3,20}ed)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"[^\W_su]s\b", re.IGNORECASE)
_HEAD_OF = re.compile(r"[a-z-]+\sof\s[a-z-]+")
_TWICE = re.compile(r"\b(?P<name>[a-z]{4,20})\sby\s(?P=name)\b", re.IGNORECASE)
"""Hospital by hospital."""

_APIECE = re.compile(
    r"\b(?:per|(?:in|at|by)\s(?:each|every)|for\s(?:each|every))\s(?P<list>(?!cent\b|1\b)[a-z-]{3,20}"
    r"(?:\s(?:and\s(?:each|per|every)\s|of\s)?[a-z-]{3,20}){0,4})",
    re.IGNORECASE,
)
"""What figures are told for one by one: "per school", "in each police district"."""

_FIGURES = re.compile(r"\b(?:how\smany|numbers?|figures|totals?|averages?|costs?)\b", re.IGNORECASE)
_LONGEST_NAME = 5
_NO_DIMENSION = frozenset(
    ["case", "occasion", "instance", "time", "hour", "head", "person", "one", "annum"]
)
_NOT_TOLD = frozenset(
    [
        "circumstance",
        "basi",
        "purpose",
        "extent",
        "capacity",
        "way",
        "event",
        "period",
        "respect",
        "manner",
        "reference",
    ]
    + [
        "side",
        "step",
        "they",
        "this",
        "that",
        "these",
        "were",
        "was",
        "did",
        "does",
        "have",
        "had",
        "you",
        "force",
        "council",
        "proportion",
    ]
    + [
        "percentage",
        "number",
        "point",
        "grounds",
        "action",
        "kind",
        "type",
        "sort",
        "other",
        "amount",
        "cost",
        "total",
    ]
)
_NAME_ENDS = re.compile(
    r"\s(?:for|in|from|of|at|on|to|who|that|which|was|were|is|are|has|have|had|you|during|between|since|and|or|with"
    r"|the|as|by|please|where|if|[a-z]+ed)\b.*\Z"
)
_TOLD_FOR = re.compile(r"\s(?:for|of|in)\s(?:each|every)\b.*\Z", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s?,\s?(?:and\s)?(?:by\s)?|\s(?:and|&|/)\s(?:also\s)?(?:by\s)?")
_STOPS = re.compile(
    r"\b(?:for|in|from|between|since|where|if|so|please|with|too|as|over|during|along)\b.*\Z",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:the|an?|one|then|now|far|more|less|your|my|our|this|that|what|which|whom|how|each|any)\b"
)
_PERSONAL = re.compile(r"\b(?:who|you|i|we|it|them|this|that|he|she|they)\b", re.IGNORECASE)


def read_breakdowns(text: str) -> tuple[Reading, ...]:
    """The dimensions in the order named, with their words; an unknown phrase names itself."""
    plain = _NOT_ASKED.sub(" ", " ".join(text.split()))
    found = sorted(_known(plain), key=lambda one: one[0])
    named: dict[str, Reading] = {}
    for _, reading in found:
        named.setdefault(reading.value, reading)
    for reading in _listed(plain):
        known = (name for name, pattern in _PATTERNS if pattern.match("by " + reading.value))
        value = next(known, _dimension(reading.value))
        named.setdefault(value, Reading(value, reading.words))
    others = (_bare, _plain_by, _apiece, _particulars, _asked_of_each, _told_of_each)
    for reading in (one for read in others for one in read(plain)):
        named.setdefault(reading.value, reading)
    if {"financial year", "tax year", "academic year"} & named.keys():
        named.pop("year", None)
    if not named.keys() & set(TIME) and (months := _one_by_one(_MONTHS, plain)):
        named["month"] = Reading("month", months)
    if not named.keys() & {*TIME, "date"} and (days := _one_by_one(_DAYS, plain)):
        named["date"] = Reading("date", days)
    if not named.keys() & set(TIME) and (years := _one_by_one(_YEARS, plain)):
        named["year"] = Reading("year", years)
    return tuple(named.values())


def read_particular(text: str) -> tuple[Reading, ...]:
    """What a line names that is told of each: "its date", "the company responsible"."""
    words = " ".join(text.split()).strip(" ,;.?")
    found = _ALONE.fullmatch(words)
    return (Reading(dimension_of(found.group("name").lower()), words),) if found else ()


def _dimension(phrase: str) -> str:
    """The dimension that a phrase names, by its head where it goes on: ethnicity of the driver."""
    head = phrase.partition(" of ")[0]
    known = is_dimension(head) and not is_dimension(phrase)
    return dimension_of(head if known else phrase)


def read_times(text: str) -> tuple[Reading, ...]:
    """The breakdowns by time that hold for all below: "each year", not "which month"."""
    return tuple(
        reading
        for reading in read_breakdowns(text)
        if reading.value in TIME
        and not re.match(r"\W*(?:which|what|the|[ivx]*\)?\s?\d)", reading.words, re.IGNORECASE)
    )


def _one_by_one(times: re.Pattern[str], text: str) -> str:
    """Years named one by one are asked for one by one; "between 2010 and 2015" are two ends."""
    for found in times.finditer(text):
        if not re.search(
            r"\b(?:between|from|since)\s(?:\w+\s)?\Z", text[: found.start()], re.IGNORECASE
        ):
            return found.group()
    return ""


def _known(text: str) -> Iterator[tuple[int, Reading]]:
    for name, pattern in _PATTERNS:
        if found := pattern.search(text):
            yield found.start(), Reading(name, found.group())


def _listed(text: str) -> Iterator[Reading]:
    """What follows "broken down by", item by item."""
    for found in _BY.finditer(text):
        for item in _SEPARATOR.split(_STOPS.sub("", found.group("list"))):
            words = _WHAT_WAS.sub(r"\g<thing>", item.strip(" '\""))
            words = re.sub(r"\A(?:the|their|each|what|which)\s", "", words, flags=re.IGNORECASE)
            words = (
                re.sub(r"(?<=[^s])s\Z", "", words)
                if words in item and " was" in item or " were" in item
                else words
            )
            if 0 < len(words.split()) <= _LONGEST_NAME and not _PERSONAL.search(words):
                yield Reading(words.lower(), found.group())


def _bare(text: str) -> Iterator[Reading]:
    """What stands behind a bare "by", unless it is who did it: fined, by the council."""
    for found in _BARE_BY.finditer(text):
        items = _SEPARATOR.split(_STOPS.sub("", found.group("list")))
        listed = any(is_dimension(item.strip()) for item in items)
        for item in items:
            words = item.strip().lower()
            if listed and (told := re.fullmatch(r"the\s(?P<name>[a-z -]+\sof\s[a-z -]+)", words)):
                yield Reading(_dimension(told.group("name")), found.group().strip(" ,("))
                continue
            if (
                0 < len(words.split()) <= 2
                and not _is_agent(words)
                and not _DETERMINED.match(words)
            ):
                yield Reading(dimension_of(words), found.group().strip(" ,("))


def _plain_by(text: str) -> Iterator[Reading]:
    """What stands behind "by" without a verb: "fires by cause", and all of "by ward and by type".

    Behind a verb only what begins with a known dimension: "refused by ward and reason".
    """
    for found in _PLAIN_BY.finditer(text):
        items = _SEPARATOR.split(_STOPS.sub("", found.group("list")))
        first = _dimension(items[0].strip().lower())
        if not (is_dimension(first) or _PLURAL.search(found.group("before"))):
            continue
        for item in items:
            words = item.strip().lower().removeprefix("by ")
            of = _HEAD_OF.match(words)
            name = of.group() if of else _NAME_ENDS.sub("", words)
            if not 0 < len(name.split()) <= 3 or _DETERMINED.match(name) or _is_agent(name):
                break
            yield Reading(_dimension(name), f"by {found.group('list').strip()}")


def _is_agent(words: str) -> bool:
    """Whether "by" says who did it or in which way: by councils, by stabbing."""
    way = (
        _PLURAL.search(words)
        or words.endswith("ing")
        or groups_in(words)
        or NOT_BY & set(words.split())
    )
    return bool(way) and not is_dimension(words)


def _asked_of_each(text: str) -> Iterator[Reading]:
    """ "And in which streets", "what breed was each", "hospital by hospital"."""
    for found in [*_OF_WHICH.finditer(text), *_TWICE.finditer(text)]:
        name = next(filter(None, found.groupdict().values())).lower()
        name = re.sub("ies$", "y", name).removesuffix("s") if dimension_of(name) == name else name
        if name not in _NOT_TOLD and not _counts(name):
            yield Reading(dimension_of(name), found.group())


def _told_of_each(text: str) -> Iterator[Reading]:
    """Each of the people that particulars are wanted of, and "whether it was paid"."""
    for found in _EACH_PERSON.finditer(text):
        if groups_in(found.group("who")):
            yield Reading(found.group("who").removesuffix("s"), found.group())
    for found in _WHETHER.finditer(text):
        of = found.group("of")
        known = any(pattern.search(found.group()) for _, pattern in _PATTERNS)
        if not known and (of is None or _counts(of)):
            yield Reading(found.group("name").lower(), found.group())


def _apiece(text: str) -> Iterator[Reading]:
    """What stands behind "per" or "in each"; behind "for each" only what is known."""
    for found in _APIECE.finditer(text):
        figures = _FIGURES.search(text, 0, found.start())
        sure = bool(figures) or not found.group().lower().startswith("for")
        for item in re.split(r"\sand\s(?:each|per|every)\s", found.group("list")):
            of = _HEAD_OF.match(item.lower())
            words = of.group() if of else _NAME_ENDS.sub("", item.strip().lower())
            if words and not _counts(words) and (sure or is_dimension(words)):
                yield Reading(dimension_of(words), found.group().strip())


def _counts(words: str) -> bool:
    """Whether something is counted one by one, and nothing broken down by it: per incident."""
    last = words.split()[-1]
    return bool(counted_as(last) or groups_in(words) or last in _NO_DIMENSION)


def _particulars(text: str) -> Iterator[Reading]:
    for found in [*_PARTICULARS.finditer(text), *_OF_EACH.finditer(text)]:
        items = _SEPARATOR.split(_TOLD_FOR.sub("", found.group("list")))
        listed = len(items) > 2 and sum(is_dimension(item.strip()) for item in items) > 0
        for item in items:
            name = re.sub(r"\A(?:the|its|their)\s", "", item.strip(), flags=re.IGNORECASE)
            bare = listed and re.fullmatch(r"[a-z]{3,20}", name) and not _counts(name)
            if is_dimension(name) or bare:
                yield Reading(dimension_of(name), item.strip())
                continue
            told = _PARTICULAR.fullmatch(item.strip())
            known = any(pattern.search(item) for _, pattern in _PATTERNS)
            if told and not known and not groups_in(item):
                yield Reading(dimension_of(told.group("name")), item.strip())
