"""Tells which columns of a register hold people, by their headers and by their values.

A header may say what its cells are: a surname, a collar number, a day of birth. One that says no
more than somebody's part in a case ("Officer", "Complainant", "Next of kin") leaves it to each cell
whether it names them or tells what they are ("Member of the public", "Officer 2"). Any other column
whose values are mostly whole names holds people, whatever it is called ("Dealt with").
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from answerable.model.fields import BY_NAME, normalise_header
from answerable.model.header_words import words_of
from answerable.model.lexicon import lexicon
from answerable.model.redaction import BESIDE_PARTS, HELD, PARTS, Kind
from answerable.model.register import Case
from answerable.model.words_about_names import ABBREVIATIONS, KIN, RANKS_WRITTEN_SMALL, ROLES
from answerable.model.words_about_places import STREETS
from answerable.steps.redaction.find_full_names import find_full_names
from answerable.steps.redaction.read_tokens import Is, Token, read_tokens
from answerable.steps.redaction.short_names import FORENAMES

_TITLES = RANKS_WRITTEN_SMALL | {
    "miss", "prof", "sir", "ds", "di", "det", "ch", "supt", "officer", "sergeant", "inspector",
    "constable", "detective", "police", "chief",
}  # fmt: skip
_NO_NAMES = KIN | ROLES | {"self"}
_INITIALS = re.compile(r"(?:[A-Z]\.? ?){2,3}")
_LOUD = re.compile(r"[A-Z]{5,}")
_LOOKED_AT, _MOSTLY = 100, 0.5
_LONGEST = 100


@lru_cache(maxsize=1 << 12)
def kind_of(header: str) -> Kind | None:
    """What the cells of a column are, None for one whose header says nothing of somebody."""
    if header == "subject_id":
        return Kind.OFFICER
    if header in BY_NAME:
        return None
    words = f" {normalise_header(header)} "
    held = next((kind for held, kind in HELD.items() if f" {held} " in words), None)
    return held or (whose(header) if names_a_part(header) else None)


@lru_cache(maxsize=1 << 12)
def names_a_part(header: str) -> bool:
    """Whether a header says somebody's part in a case, and nothing of what is told of them."""
    words = {word for word in words_of(header) if not word.isdecimal() and len(word) > 1}
    return bool(words & PARTS) and words <= PARTS | BESIDE_PARTS


@lru_cache(maxsize=1 << 12)
def whose(header: str) -> Kind:
    """Whose name a column of names holds."""
    words = normalise_header(header)
    if "complainant" in words or "complainant" in words_of(header):
        return Kind.COMPLAINANT
    officer = ("officer", "subject", "staff", "po ", "pc ", "employee")
    return Kind.OFFICER if any(word in words for word in officer) else Kind.PERSON


def columns_of_names(cases: Iterable[Case]) -> frozenset[str]:
    """The columns that no field claims and whose values are mostly whole names."""
    values: defaultdict[str, set[str]] = defaultdict(set)
    for case in cases:
        for row in (case.values, *(detail.values for detail in case.details)):
            for header, value in row.items():
                if header not in BY_NAME and value and len(values[header]) < _LOOKED_AT:
                    values[header].add(value)
    return frozenset(header for header, found in values.items() if _are_names(found))


def _are_names(values: Iterable[str]) -> bool:
    named = [is_whole_name(value) for value in values]
    return sum(named) > len(named) * _MOSTLY


def is_whole_name(value: str) -> bool:
    """Whether a value is a forename or initial with a surname, and nothing else."""
    tokens = _tokens(value)
    if len(tokens) < 2 or tokens[-1].low in STREETS or not _known(tokens):
        return False
    if any(map(str.isdigit, value)) or not all(token.is_ in _MAY_BE for token in tokens):
        return False
    return "," in value or bool(list(find_full_names(_quiet(value))))


@lru_cache(maxsize=1 << 14)
def names_in(value: str) -> tuple[str, ...]:
    """The names in a cell of somebody's column, be they a surname or initials alone."""
    if _may_be_one(value):
        return (value,)
    quiet = _quiet(value)
    return tuple(quiet[found.start : found.end] for found in find_full_names(quiet))


def _may_be_one(value: str) -> bool:
    """Whether a cell holds nothing but words that names are made of, or initials."""
    tokens = _tokens(value)
    either = any(one.is_ in (Is.NAME, Is.EITHER) or one.low in FORENAMES for one in tokens)
    if either and all(token.is_ in _MAY_BE for token in tokens):
        return not all(token.low in _NO_NAMES for token in tokens)
    letters = value.replace(".", "")
    stands_for = letters in ABBREVIATIONS or letters.casefold() in PARTS
    return bool(_INITIALS.fullmatch(value)) and not stands_for


_MAY_BE = frozenset((Is.NAME, Is.EITHER, Is.TOWN, Is.LETTER, Is.PARTICLE))


def _tokens(value: str) -> list[Token]:
    """The words of a value without titles and ranks."""
    if len(value) > _LONGEST:
        return []
    return [one for one in read_tokens(_quiet(value), frozenset()) if one.low not in _TITLES]


def _known(tokens: Iterable[Token]) -> bool:
    return any(token.low in lexicon().names or token.is_ is Is.LETTER for token in tokens)


def _quiet(value: str) -> str:
    """A value in capitals as it is written elsewhere; short ones are initials."""
    return _LOUD.sub(lambda word: word.group().title(), value)
