"""Finds places by their last word (grove, inn, primary, ward), in capitals or small letters.

From that word it walks back over what may be the name. In a text that is all in capitals a capital
tells no name from a word: a number, a word that leads to places or a proper name before it must say
that it is one.
"""

import re
from collections.abc import Iterator, Sequence

from answerable.model.lexicon import lexicon, plain
from answerable.model.words_about_places import (
    ALWAYS_STREETS,
    BODIES_IN_PLACE,
    DRIVES,
    GENERIC,
    LEADS,
    NO_DRIVES,
    NUMBERED,
    OF_UNITS,
    PREMISES,
    SCHOOLS,
    SIGNS,
    STOPS,
    STREETS,
    STREETS_CALLED,
    TOLD_BY_NAME,
    TOLD_BY_NAME_IN_CAPITALS,
)

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = re.compile(
    rf"(?<!\w)(?:C of E|C OF E|{_CAPITAL}(?:[^\W\d_]|['’-](?=\w)|(?<=[sS])['’](?=\s))*)(?!\w)\.?"
)
_JOINT = re.compile(r" {1,2}")
_JOINT_OF_SIGN = re.compile(r" (?:(?:and|AND|&) )?")
_STATION = re.compile(r"\s(?:police|fire|ambulance)\sstation\b", re.IGNORECASE)
_ENDS = re.compile(r"\s?[.,;:)]|\Z")
_LEAD = re.compile(rf"\b(?:{'|'.join(LEADS)})(?:\s|:\s)(?P<the>the\s)?\Z", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\w/.:-])(?:(?:FLAT|APARTMENT|APT|UNIT|ROOM|PLOT|BLOCK|CARAVAN|CHALET)"
    r"\s(?:(?=\w{0,4}\d)\w{1,5}|(?-i:[A-Z])),?\s|\d{1,5}\sblock\s(?:of\s)?)?(?:(?:\d{1,3}\s?[/–&-]\s?)?\d{1,4}[A-Z]?,?\s(?:the\s)?)?\Z",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:ON|IN|DOWN|ALONG|OFF|NEAR|AT|FROM|OUTSIDE)\s\Z")
_AFTER_DRIVE = re.compile(
    r"\s?[.,;:)]|\Z|\s(?:BY|WHEN|WHERE|AND|AT|IN|ON|WITH|HE|SHE|I|THEY|WE|FOR|AFTER|WAS|IS)\b"
)
_COMMA = re.compile(r",\s(?P<the>the\s)?\Z", re.IGNORECASE)
_BEGINS = re.compile(r"(?:\A|[.!?:]\s{1,2})\Z")
_BEFORE = 40
_NAME_WORDS = 5
_ABBREVIATED = 4
_PLACES = STREETS | PREMISES | SIGNS
_UNITS = TOLD_BY_NAME - STREETS
_MAY_BE_ELSE = frozenset(("st", "dr", "ct", "la"))
"""Streets only where nothing goes on as behind a saint, a doctor, a scan and a particle."""


def find_called_places(text: str) -> Iterator[tuple[int, int]]:
    """Where every such place begins and ends."""
    words = [word for word in _WORD.finditer(text) if word.group().casefold() != "and"]
    for at, word in enumerate(words):
        if _low(word) in _PLACES and len(word.group()) > 1 and not _STATION.match(text, word.end()):
            begin = _begin(text, words, at)
            if begin is not None:
                yield begin, word.end() - word.group().endswith(".")


def _low(word: re.Match[str]) -> str:
    return plain(word.group().rstrip(".")).replace("’", "'")


def _begin(text: str, words: Sequence[re.Match[str]], at: int) -> int | None:
    """Where the name of the place begins whose last word this is; None where it is none."""
    low, first = _low(words[at]), at
    while first > 0 and at - first < _NAME_WORDS and _goes_on(text, words, first, low):
        first -= 1
    if first < at and f"{_low(words[at - 1])}+{low}" in BODIES_IN_PLACE:
        return None
    if low in _UNITS and any(_low(word) in OF_UNITS for word in words[first:at]):
        return None
    if low in _MAY_BE_ELSE and not _AFTER_DRIVE.match(text, words[at].start() + len(low)):
        return None
    start = words[first].start()
    number = _NUMBER.search(text, max(0, start - _BEFORE), start)
    generic = GENERIC - STREETS_CALLED if low in ALWAYS_STREETS else GENERIC
    comma = _COMMA.search(text, max(0, start - _BEFORE), start)
    addressed = comma and low in ALWAYS_STREETS
    generic = generic - NUMBERED if low in SIGNS else generic
    names = [word for word in words[first:at] if addressed or _low(word) not in generic]
    if low in _UNITS and not words[at].group().isupper():
        names = [word for word in names if not _is_short_body(word)]
    if number and number.group() and (names or low in STREETS and first == at):
        return number.start()
    if names:
        return _begin_led(text, words[at], start, names)
    goes_on = comma and comma["the"] and low in STREETS and first == at
    return comma.start("the") if comma and goes_on and _ENDS.match(text, words[at].end()) else None


def _begin_led(
    text: str, last: re.Match[str], start: int, names: Sequence[re.Match[str]]
) -> int | None:
    """Where a place with a name of its own begins, by what leads to it."""
    low, loud = _low(last), last.group().isupper()
    told = [word for word in names if is_proper(_low(word))]
    kind = text[names[-1].end() : last.start()].strip()
    if loud and low in DRIVES and _is_drive(text, names, last.end()):
        return start
    if not (told or kind) and low in (TOLD_BY_NAME_IN_CAPITALS if loud else TOLD_BY_NAME):
        return None
    before = max(0, start - _BEFORE)
    lead = _LEAD.search(text, before, start) or _COMMA.search(text, before, start)
    if not lead and low in SCHOOLS and _BEGINS.search(text, before, start):
        return start
    if lead and lead["the"]:
        return lead.start("the")
    if low in SIGNS - PREMISES:
        return None
    if lead:
        return start
    if low in ALWAYS_STREETS:
        return names[0].start()
    return told[0].start() if told and loud else None


def _is_drive(text: str, names: Sequence[re.Match[str]], end: int) -> bool:
    """Whether a word leads to a street right before its name, and none of what is done follows."""
    start = names[0].start()
    led = _ON.search(text, max(0, start - _BEFORE), start) and _AFTER_DRIVE.match(text, end)
    return bool(led) and not any(_low(word) in NO_DRIVES for word in names)


def _goes_on(text: str, words: Sequence[re.Match[str]], at: int, last: str) -> bool:
    """Whether the word before belongs to the name; inns have two, with "and" between them."""
    one, other = words[at - 1], words[at]
    low = _low(one)
    ends = one.group().endswith(".") and len(one.group()) > 3
    stops = low in STOPS and not (low == "back" and last in ALWAYS_STREETS)
    name = not stops and low not in LEADS and not (one.group().isupper() and _is_verb(low))
    joint = _JOINT_OF_SIGN if last in SIGNS else _JOINT
    return name and not ends and bool(joint.fullmatch(text, one.end(), other.start()))


def is_proper(low: str) -> bool:
    """Whether a word is a name, a town, or none that is known."""
    known = lexicon()
    bare = low.removesuffix("'s")
    if bare in known.names or bare in known.towns:
        return True
    return not (bare in known.words or bare in known.either or known.has_form(bare))


def _is_short_body(word: re.Match[str]) -> bool:
    """Whether it is the abbreviation of a body, as in PPD's or the DVIC Unit."""
    bare = re.sub(r"['’]s\Z", "", word.group())
    short = bare.isupper() and len(bare) <= _ABBREVIATED
    return short and plain(bare) not in lexicon().names | lexicon().towns


def _is_verb(low: str) -> bool:
    """REFUSED, WALKING: what somebody does, which is no part of a name."""
    words = lexicon().words
    for ending in ("ed", "ing"):
        if low.endswith(ending) and {low[: -len(ending)], low[: -len(ending)] + "e"} & words:
            return True
    return False
