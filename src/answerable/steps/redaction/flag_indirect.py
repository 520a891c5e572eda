"""Lists what no rule removes and a reader must look at: family, health, work, rare words.

A narrative without a name can still point to one person: a deaf driver, an officer's sister, a film
of it on YouTube. Source of the topics: motivated-intruder test (Information Commissioner's
code on anonymisation, 2012), questions on what acquaintances and the press would know.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from answerable.model.number_words import NUMBER_WORDS
from answerable.model.redaction import ToRead

_NUMBERS = "|".join((r"\d{1,3}", *NUMBER_WORDS[:10]))
_TOPICS: Mapping[str, str] = {
    "age in words": rf"(?:{_NUMBERS})[ -](?:years?|months?)[ -]old|aged \d{{1,3}}|elderly|teenager",
    "health or disability": (
        r"deaf|blind|disab\w+|wheelchair|autis\w+|mental(?:ly)?|diabet\w+|epilep\w+|schizophren\w+"
        r"|bipolar|dementia|pregnan\w+|cancer|hiv|asthma\w*|seizures?|medications?|suicid\w+"
        r"|overdose\w*|miscarriage|amput\w+|crutches|surgery"
    ),
    "family of officers or between people": (
        r"(?:officer|sergeant|detective|constable)['’]s (?:wife|husband|brother|sister|son|daughter"
        r"|mother|father|cousin|partner|family)|child['’]s (?:father|mother)"
        r"|(?:mother|father) of (?:his|her)|custody (?:dispute|order)|divorc\w+|estranged|twins?"
        r"|ex-(?:wife|husband|boyfriend|girlfriend)"
    ),
    "work": (
        r"attorney|lawyer|solicitor|barrister|judge|teacher|nurse|doctor|security guard|landlord"
        r"|journalist|reporter|councillor|firefighter|paramedic|soldier|veteran|priest|pastor|imam"
        r"|(?:retired|former|off[- ]duty) (?:police )?(?:officer|sergeant|constable)|employee of"
        r"|works (?:at|for)|prison (?:officer|employee)|court officer|taxi driver|artist|mural"
    ),
    "belief, origin, orientation": (
        r"muslim|jewish|christian|sikh|hindu|gay|lesbian|bisexual|transgender|trans (?:man|woman)"
        r"|immigra\w+|asylum|refugee|spanish[- ]speaking|interpreter|accent|latin[oa]"
        r"|african[- ]american|traveller|gypsy|roma"
    ),
    "known to others": (
        r"youtube|facebook|twitter|instagram|tiktok|newspapers?|television|on the news|media"
        r"|went viral|video(?:tape)?d?|protest\w*|demonstration|funeral|wedding|homicide|murder\w*"
        r"|inquest|lawsuit|election|mayor|school|hospital|church|mosque|university|college|casino"
    ),
}
_PREMISES = re.compile(
    r"(?<=\b(?:at|in|by) the )(?!(?:Police|Crown|Magistrates|Officer|Sergeant|City|State|County)\b)"
    r"[A-Z][a-z’']{2,20}(?:\s[A-Z][a-z’']{2,20}){1,2}\b"
)
_READ = {
    "premises known by name": _PREMISES,
    **{topic: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for topic, words in _TOPICS.items()},
}
_WORD = re.compile(r"[^\W\d_]{4,40}")
RARE_BELOW = 3
"""A word that stands in fewer records is rare: it may be a name, a nickname, a place."""


def flag_indirect(text: str) -> list[ToRead]:
    """The words a reader must look at, in the order of the text."""
    found = [
        ToRead(place.start(), place.end(), topic, place.group())
        for topic, pattern in _READ.items()
        for place in pattern.finditer(text)
    ]
    return sorted(found, key=lambda one: one.start)


def count_records(texts: Iterable[str]) -> tuple[Counter[str], frozenset[str]]:
    """In how many records each word stands, and which words other records write small.

    The second are words and no names: "brown" where three records or more have it without a
    capital.
    """
    seen: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        words = set(_WORD.findall(text))
        seen.update({word.casefold() for word in words})
        small.update({word for word in words if word.islower()})
    return seen, frozenset(word for word, n in small.items() if n >= RARE_BELOW)


def rare_words(
    text: str, records: Mapping[str, int], spans: Sequence[tuple[int, int]]
) -> tuple[str, ...]:
    """The words outside the spans that hardly another record has, once each, in their order."""
    return tuple(dict.fromkeys(_rare(text, records, spans)))


def _rare(text: str, records: Mapping[str, int], spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    ahead = iter(sorted(spans))
    span = next(ahead, None)
    for place in _WORD.finditer(text):
        while span and span[1] <= place.start():
            span = next(ahead, None)
        if span and span[0] < place.end():
            continue
        if records.get(place.group().casefold(), 0) < RARE_BELOW:
            yield place.group()
