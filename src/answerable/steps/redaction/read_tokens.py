"""Reads the words of a narrative one by one, and says of each what it is taken by itself.

A name, a word that is a name as well, a town, a word of every day, a letter or a particle; whether
they are somebody's name where they stand is told by `find_full_names`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from answerable.model.lexicon import lexicon, plain
from answerable.model.words_about_names import (
    ABBREVIATIONS,
    CHAINS,
    GIVEN,
    HIS_OWN,
    HOMELY,
    KIN,
    NAMES_TOO,
    PARTICLES,
    PLACING,
    RANKS_WRITTEN_SMALL,
    ROLES,
    SHORT_NAMES,
    THINGS,
    is_medicine,
)
from answerable.model.words_about_places import STREETS

_TOKEN = re.compile(
    r"[^\W\d_](?:[^\W\d_\u0300-\u036f]|[\u0300-\u036f]|[’'](?=[^\W\d_])|(?<=[Mm]c)-)*"
)
_JOINT = re.compile(r"(?: {1,2}|-|\. ?| ?[\"“”‘’'] ?)\Z")
_SENTENCE = re.compile(r"[.!?:;\n]")
_SHORTENED = re.compile(r"(?:n['’]t|['’](?:ll|re|ve|d|m|ma|clock|am))\Z")
_OF_TOWNS = PLACING | CHAINS | STREETS - PARTICLES - RANKS_WRITTEN_SMALL
_MARKS = tuple("\"“”‘’'")
SHORT_SHOUT, _ACRONYM = 3, 5
_MOSTLY_CAPITALS, _FEW = 0.6, 4


class Is(Enum):
    """What a word is, taken by itself."""

    NAME = auto()
    EITHER = auto()
    TOWN = auto()
    WORD = auto()
    LETTER = auto()
    PARTICLE = auto()


@dataclass(slots=True)
class Token:
    """A word without its genitive. `joined` is it to the word before it by a blank or a hyphen.

    `before` is the word before it in its sentence; `shouted` stands in capitals among others.
    """

    start: int
    end: int
    text: str
    low: str
    joined: bool
    before: str
    shouted: bool = False
    quoted: bool = False
    hyphened: bool = False
    is_: Is = Is.WORD

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def loud(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


def read_tokens(text: str, spare: frozenset[str]) -> list[Token]:
    """The words of a text, each with what it is; `spare` are words that stay, in lower case."""
    tokens = _tokens(text)
    for token in tokens:
        token.is_ = _kind(token, spare)
    return tokens


def _tokens(text: str) -> list[Token]:
    """The words of a text with what stands before them."""
    tokens: list[Token] = []
    before, end = "", 0
    for place in _TOKEN.finditer(text):
        bare = _without_genitive(place.group())
        between = text[end : place.start()] if tokens else ""
        short = bool(tokens) and len(tokens[-1].text) == 1
        if _SENTENCE.search(between) and not (short and between[:1] == "."):
            before = before if between[:1] == ":" and before in ROLES else ""
        joined = bool(tokens and _JOINT.match(between)) and (between[:1] != "." or short)
        end = place.start() + len(bare)
        tokens.append(Token(place.start(), end, bare, plain(bare), joined, before))
        tokens[-1].hyphened = between == "-"
        tokens[-1].quoted = (
            text[place.start() - 1 : place.start()] in _MARKS and text[end : end + 1] in _MARKS
        )
        before = tokens[-1].low + ("'s" if len(bare) < len(place.group()) else "")
    _mark_shouting(tokens)
    return tokens


def _without_genitive(word: str) -> str:
    genitive = (
        word[-2:].casefold() in ("'s", "’s") and word.casefold().replace("’", "'") not in THINGS
    )
    return word[:-2] if genitive and len(word) > 2 else word


def _mark_shouting(tokens: Sequence[Token]) -> None:
    """Words in capitals among others in capitals: a capital says nothing of them."""
    loud = [token.text.isupper() for token in tokens]
    for i, token in enumerate(tokens):
        if token.loud:
            around = loud[max(0, i - _FEW) : i + _FEW + 1]
            token.shouted = len(around) > 3 and sum(around) > _MOSTLY_CAPITALS * len(around)


_VOWELS = set("aeiouy")
_INNER_CAPITALS = re.compile(r"^(?!Mc|Mac|O['’])(?=[^a-z]*[a-z])(?!(?:[^a-z]*[a-z]){5}).*[A-Z]{2}")
"""MoPI and POhWER are abbreviations, with few small letters; McDONALD is none."""

_INITIAL_AND_SURNAME = re.compile(
    r"[A-Z](?P<second>[A-Z]?)(?:(?:Mc|Mac|O['’])[A-Z][A-Za-z]*|(?P<surname>[A-Z][a-z]{2,}))"
)
"""BKing, AMcKay: a surname with the initial glued on."""


def _kind(token: Token, spare: frozenset[str]) -> Is:
    known, low = lexicon(), token.low
    if low in PARTICLES and not (token.loud or token.capital and len(low) == 1):
        return Is.PARTICLE
    if len(low) == 1:
        return Is.LETTER
    if low in spare or _SHORTENED.search(low):
        return Is.WORD
    if low in SHORT_NAMES:
        return _short(token)
    if _may_be_either(low):
        return Is.EITHER
    if _is_thing(token):
        return Is.WORD
    if low in known.towns:
        person = token.shouted and low in known.names and token.before not in _OF_TOWNS
        return Is.NAME if person else Is.TOWN
    if low in known.names:
        return Is.EITHER if token.shouted and low in known.words else Is.NAME
    if low in known.words:
        return Is.WORD
    return Is.WORD if _is_abbreviation(token) or known.has_form(low) else Is.NAME


def _may_be_either(low: str) -> bool:
    """Whether it is listed as a word and a name, or as a thing and a forename."""
    if low in NAMES_TOO or low in lexicon().either or low in HOMELY:
        return True
    return low in THINGS and low in GIVEN


def _short(token: Token) -> Is:
    """What a name of two letters is: in capitals a word, but behind a relative or a job."""
    told = token.before in KIN or token.before in ROLES
    return (Is.NAME if told else Is.WORD) if token.loud else Is.EITHER


def _is_thing(token: Token) -> bool:
    """Whether it is known as a thing, a medicine, an abbreviation, or a relative not named."""
    low = token.low
    if low in THINGS or is_medicine(low):
        return True
    if token.loud and len(low) > SHORT_SHOUT and token.text in ABBREVIATIONS:
        return True
    return low in KIN and (low not in lexicon().names or token.before in HIS_OWN)


def _is_abbreviation(token: Token) -> bool:
    unspoken = token.loud and not _VOWELS & set(token.low)
    if unspoken or token.text in ABBREVIATIONS or _has_inner_capitals(token):
        return True
    if token.shouted:
        return len(token.low) <= SHORT_SHOUT and not (token.before in KIN and token.joined)
    return token.loud and len(token.low) <= _ACRONYM or len(token.low) == 2 and token.capital


def _has_inner_capitals(token: Token) -> bool:
    """Whether it is written like MoPI; behind a job, or as BKing is, it is somebody's name."""
    if token.before in ROLES or token.before in RANKS_WRITTEN_SMALL:
        return False
    glued = _INITIAL_AND_SURNAME.fullmatch(token.text)
    if glued:
        surname = plain(glued["surname"] or "")
        unknown = not glued["second"] and surname not in lexicon().words
        if not surname or unknown or surname in lexicon().names:
            return False
    return bool(_INNER_CAPITALS.search(token.text))
