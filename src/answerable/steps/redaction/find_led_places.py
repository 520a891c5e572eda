"""Finds places by what leads to them where their own words hardly tell them.

Streets and premises in small letters (on acacia avenue, outside marwood high), names with what they
are in small letters (Tanyard bridge), villages of several words (AT LITTLE SNORING GREEN), and what
is said to be at a village (the depot at Wren's Nest).
"""

import re
from collections.abc import Iterator, Sequence

from answerable.model.lexicon import lexicon, plain
from answerable.model.words_about_names import BODIES, DETERMINERS, KIN, ROLES, THINGS
from answerable.model.words_about_places import (
    ALWAYS_STREETS,
    BODIES_IN_PLACE,
    GENERIC,
    GROUNDS,
    LEADS,
    MONTHS,
    NO_DRIVES,
    NO_STREETS,
    OF_TOWNS,
    OF_VILLAGES,
    PREMISES,
    ROOMS,
    SHORT_STREETS,
    SIDES,
    STOPS,
    STREETS_CALLED,
    TOLD_BY_NAME,
    VERBS,
    VILLAGE_ENDS,
)
from answerable.steps.redaction.find_called_places import is_proper
from answerable.steps.redaction.find_initials import CAPITALS, SMALL
from answerable.steps.redaction.short_names import FORENAMES

_NAME = rf"[{CAPITALS}][{CAPITALS}{SMALL}’']{{1,20}}(?:-[{CAPITALS}{SMALL}]{{1,20}}){{0,2}}(?!\w)"
_MIXED = rf"[{CAPITALS}][{SMALL}’']{{2,20}}(?!\w)"
_STOPPED = rf"(?i:{'|'.join(sorted({*STOPS, *LEADS, *MONTHS, 'police', 'on', 'for'}))})\b"
_FREE = rf"(?!{_STOPPED}){_NAME}"
_SMALL = rf"(?!{_STOPPED})[{SMALL}’']{{3,20}}"
_KINDS = (PREMISES | GROUNDS | ALWAYS_STREETS | SHORT_STREETS) - VERBS
_KIND = "|".join(sorted(_KINDS, key=len, reverse=True))
_KIND_SMALL = "|".join(sorted(_KINDS - TOLD_BY_NAME, key=len, reverse=True))
_GENERIC = "|".join(sorted(GENERIC, key=len, reverse=True))
_LEAD = rf"\b(?i:{'|'.join(LEADS)}|over|under|between|leaving|round|around|and)\s"
_NAMED = re.compile(
    rf"(?:{_LEAD}|\b[Tt]he\s)(?:the\s)?(?P<value>(?P<name>{_FREE}(?:\s{_FREE}){{0,2}})(?P<kind>(?:\s(?:{_GENERIC}|place\sof\ssafety)){{0,2}}"
    rf"\s(?:{_KIND}|homes?|island)))\b"
)
_WRITTEN_SMALL = re.compile(
    rf"{_LEAD}(?:the\s)?(?P<value>(?P<name>(?:st\.?\s)?{_SMALL}(?:\s{_SMALL}){{0,2}}?)\s(?P<kind>{_KIND_SMALL}|high|close|drive|court"
    r"|gardens|way|rise|place|hill|view))(?!\w|['’])"
)
_FLAT = re.compile(
    rf"\b(?:flat|apartment|apt)\s\d{{1,4}}[a-z]?,?\s(?:{_SMALL}\s){{1,2}}(?:{_KIND}|court|place|point|tower|gardens)\b"
)
_VILLAGE = re.compile(
    rf"(?:{_LEAD}|,\s(?=(?i:{'|'.join(sorted(OF_VILLAGES))})\b))(?P<value>{_FREE}(?:\s{_FREE}){{1,2}})"
)
_JOINED = re.compile(
    rf"{_LEAD}(?P<value>(?P<first>{_FREE})[\s-](?i:upon|cum|le|en\sle|de\sla|juxta|on[\s-]the(?=[\s-](?:{'|'.join(VILLAGE_ENDS)})\b))"
    rf"[\s-](?P<last>{_NAME}))"
)
"""Burton on the Wolds, Ashby de la Zouch."""

_AT_VILLAGE = re.compile(
    rf"\b(?i:the|an?)\s(?:(?:[\w’'-]{{2,15}}\s){{0,2}}?(?i:{_KIND})\s(?i:at|in|near|nr|under|off)"
    r"|(?i:village|hamlet|parish)\s(?i:of))\s"
    rf"(?P<name>{_FREE}(?:\s{_FREE}){{0,2}})"
)
_SAINT = re.compile(
    rf"{_LEAD}(?P<value>(?:(?i:st)\.?\s(?P<saint>{_FREE})|(?i:queen|king|princess)\s{_FREE})(?:['’][sS]\b)?)"
    r"(?!\s(?i:ambulance)\b)"
)
"""St Oswald's, Queen Elizabeth's: schools, churches and hospitals, behind what leads to places."""

_INN = re.compile(
    r"\b(?i:drinks?|drinking|drank|pints?|barred|landlord|landlady|licensee|barmaid|barman|doorman|bouncer"
    rf"|regulars?)\s(?:\w{{2,12}}\s)?(?i:in|at|from|of|outside)\s(?P<value>(?i:the)\s{_FREE}(?:\s(?i:and|&)\s{_FREE})?)"
)
_DOWN = re.compile(
    rf"\b(?:(?:lives?|living|lived|resides?|residing)\s(?:on|in|at|off)|on|down|along|off|up)"
    rf"\s(?P<value>(?P<name>{_SMALL})\s(?:close|drive|way|walk|court|gardens|rise|row|view|hill|place))"
    r"(?=\s?[.,;)]|\Z|\s(?:and|when|where|with|in|at|on|for|after|by|he|she|they|was|is)\b)"
)
_TOLD = "|".join(sorted({*_KINDS, *SIDES} - ROOMS))
_TOLD_BEFORE = re.compile(
    rf"\b(?i:(?:the|an?|his|her|their|my|our)\s(?:(?!{_STOPPED})[\w’'&-]{{2,20}}\s){{0,3}}(?:{_TOLD})"
    rf"|the\s(?P<named>(?-i:{_NAME}|{_MIXED}(?:\s{_MIXED}){{1,2}})))"
    r"\s(?i:on|in|at|off|near|nr|under|behind|opposite|by|of|next\sto)\s(?:the\s)?\Z"
)
"""The Tesco Express on, her mother's house at, the back of: they stand before a place."""

_BEFORE = 70
_NO_VILLAGES = (BODIES | KIN | ROLES) - VILLAGE_ENDS
_PLACED = re.compile(r"(?:at|in|near|nr|from|through|around|outside)\s", re.IGNORECASE)
_SHORTEST = 4


def find_led_places(text: str) -> Iterator[tuple[int, int]]:
    """Where every such place begins and ends."""
    yield from (found.span() for found in _FLAT.finditer(text))
    for found in _NAMED.finditer(text):
        if _is_named(found["name"].split(), found["kind"].split()):
            yield found.span("value")
    for found in _WRITTEN_SMALL.finditer(text):
        if _is_written_small(found["name"].split(), found["kind"]):
            yield found.span("value")
    for found in _DOWN.finditer(text):
        if not (_is_no_name(found["name"]) or found["name"] in NO_STREETS | NO_DRIVES):
            yield found.span("value")
    for found in _SAINT.finditer(text):
        if _low(found["saint"] or "") not in lexicon().towns - lexicon().names:
            yield found.span("value")
    yield from (found.span("value") for found in _INN.finditer(text))
    yield from _villages(text)


def _villages(text: str) -> Iterator[tuple[int, int]]:
    """Villages by themselves, and what is said to be at one."""
    for found in _VILLAGE.finditer(text):
        length = _village(found["value"].split(), placed=bool(_PLACED.match(found.group())))
        if length:
            yield found.start("value"), found.start("value") + length
    for found in _JOINED.finditer(text):
        if not lexicon().towns.issuperset(map(_low, found.group("first", "last"))):
            yield found.span("value")
    for found in _AT_VILLAGE.finditer(text):
        words = found["name"].split()
        length = _village(words, placed=True) or _lone_village(words)
        if length:
            yield found.start(), found.start("name") + length


def told_before(text: str, start: int) -> int:
    """Where a place begins with what is there: the skate park on Hadley Rec."""
    found = _TOLD_BEFORE.search(text, max(0, start - _BEFORE), start)
    if not found or found["named"] and _low(found["named"].split()[-1]) in _NO_VILLAGES - PREMISES:
        return start
    return found.start()


def _low(word: str) -> str:
    return plain(word.strip(".,’'")).replace("’", "'").removesuffix("'s")


def _is_named(names: Sequence[str], kind: Sequence[str]) -> bool:
    """Whether one of the names says which place it is: Tanyard bridge, but not City centre."""
    last = "+".join([_low(names[-1]), *kind][-2:])
    return last not in BODIES_IN_PLACE and any(map(_is_name_of_place, names))


def _is_name_of_place(word: str) -> bool:
    low = _low(word)
    thing = low in THINGS or low in BODIES or low in GENERIC
    short = word.isupper() and len(word) < _SHORTEST
    return not (thing or short) and is_proper(low)


def _is_written_small(names: Sequence[str], kind: str) -> bool:
    """Whether words in small letters are the name of a street or of premises."""
    if any(_is_no_name(word) for word in names):
        return False
    if names[0].startswith("st") and len(names[0].strip(".")) < _SHORTEST - 1:
        return True
    if kind in ALWAYS_STREETS or kind in SHORT_STREETS:
        return not any(word in NO_STREETS for word in names)
    unknown = (word for word in names if len(word) >= _SHORTEST)
    return any(map(_is_name_of_place, unknown))


def _is_no_name(low: str) -> bool:
    stops = low in STOPS or low in LEADS or low in DETERMINERS or low in VERBS
    return stops or low in GENERIC and low not in STREETS_CALLED


def _village(words: Sequence[str], *, placed: bool) -> int:
    """How many characters of these words are the name of a village; 0 for none."""
    for count in range(len(words), 1, -1):
        if _is_village(words[:count], placed=placed):
            return len(" ".join(words[:count]))
    return 0


def _is_village(words: Sequence[str], *, placed: bool) -> bool:
    """Upper Thurlby, East Moors, Little Snoring Green; behind "at", Moreton Pinkney."""
    known, lows = lexicon(), [_low(word) for word in words]
    things = (low in THINGS or low in GENERIC or low in _NO_VILLAGES for low in lows)
    if any(things) or all(low in known.towns or low in OF_TOWNS for low in lows):
        return False
    proper = [_is_name_of_place(word) for word in words]
    ends = lows[-1] in VILLAGE_ENDS
    if lows[0] in OF_VILLAGES and proper[1]:
        return ends or proper[-1]
    names = {low for low in lows if low in known.names and low not in known.towns}
    strange = all(proper) and not (names or lows[-1] in known.names)
    return lows[0] not in FORENAMES and (strange or placed and ends)


def _lone_village(words: Sequence[str]) -> int:
    """The same of a name behind what is there: the flyover at Ladypool; Wren's Nest."""
    low, known = _low(words[0]), lexicon()
    if len(words) > 1 and words[0].casefold().endswith(("'s", "’s")):
        return len(" ".join(words[:2]))
    strange = not (low in known.towns or low in known.names)
    return len(words[0]) if strange and _is_name_of_place(words[0]) else 0
