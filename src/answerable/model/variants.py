"""Other spellings of a search term that a register really holds: proposed, never applied unasked.

A variant widens what a term finds. The machine proposes it with the rule that found it, the number
of records that hold it and a snippet; a person accepts or refuses it, and both are kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

Words = tuple[str, ...]
"""One or more words in lower case that stand one after another in a narrative."""


class Rule(StrEnum):
    """Why a variant is proposed, in the words that a reader sees."""

    MEANT = "probably meant"
    LISTED = "list of platforms"
    OF_A_KIND = "platform of this kind"
    ENDING = "name with an ending"
    JOINED = "written as one word"
    SPACED = "written apart"
    MISSPELT = "misspelling"
    SOUNDS = "sounds the same"
    SHORTENED = "shortened"
    REGION = "British or American spelling"


@dataclass(frozen=True, slots=True)
class Variant:
    """A spelling that the register holds, with what a person needs to accept or refuse it.

    `accepted` is None until somebody has decided. `records` is 0 only for what a misspelt term
    was probably meant to be.
    """

    words: str
    rule: Rule
    records: int
    snippet: str
    warning: str = ""
    accepted: bool | None = None


@dataclass(frozen=True, slots=True)
class TermVariants:
    """All that is proposed for one term.

    `meant` is what the term itself was probably meant to be; `warning` is about the term as typed;
    `forms` are proper other forms of its words (harassed for harassment), with their records: not
    misspellings, and told apart from them.
    """

    term: str
    meant: str | None
    variants: tuple[Variant, ...]
    forms: tuple[tuple[str, int], ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided about a variant of a term."""

    term: str
    variant: str
    accepted: bool
    by: str = ""
    on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the register shows of words in a row: how many records, one of them quoted.

    `initials` counts the records in which they stand as somebody's initials.
    """

    records: int = 0
    snippet: str = ""
    initials: int = 0


class Nearby(Protocol):
    """A list of words made ready to be asked which of them are like another."""

    def near(self, word: str, *, at_most: int) -> Sequence[str]:
        """The words within so many edits (optimal string alignment)."""
        ...

    def sounding_like(self, word: str) -> Sequence[str]:
        """The words with the same metaphone key."""
        ...


class Fuzzy(Protocol):
    """The machinery that compares words; `engines.fuzzy` is the one we ship."""

    def index(self, words: Iterable[str]) -> Nearby:
        """Makes a list of words ready."""
        ...

    def frequency(self, word: str) -> int:
        """How common a word is in everyday English; 0 for one that is not English."""
        ...

    def other_region(self, word: str) -> Iterable[str]:
        """A British spelling in American, an American one in British; empty for most words."""
        ...

    def common_words(self) -> Iterable[str]:
        """The words of everyday English that everybody uses."""
        ...
