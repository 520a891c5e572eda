"""Letters to whoever asked: their kinds, their parts, and what the law wants said in each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answerable.model.law import Regime


class LetterKind(StrEnum):
    """What a letter is for; the value is what pages print."""

    ACKNOWLEDGEMENT = "acknowledgement"
    CLARIFICATION = "clarification"
    EXTENSION = "extension"
    REFUSAL = "refusal"
    RESPONSE = "response"


ANSWERING = (LetterKind.REFUSAL, LetterKind.RESPONSE)
"""The letters that carry an answer: they are made of one that was approved."""


@dataclass(frozen=True, slots=True)
class LetterTable:
    """Figures as an answer prints them."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A heading, or none, with paragraphs, points and tables below it in this order."""

    title: str = ""
    paragraphs: Sequence[str] = ()
    points: Sequence[str] = ()
    tables: Sequence[LetterTable] = ()


@dataclass(frozen=True, slots=True)
class Required:
    """Words that must stand in a letter, what they are, and which rule wants them."""

    what: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class CaseLetter:
    """A letter about a request, as every form of it says it. `to` are the lines of the address."""

    kind: LetterKind
    authority: str
    contact: str
    to: Sequence[str]
    dear: str
    dated: date
    reference: str
    title: str
    subject: str
    parts: Sequence[LetterPart]
    required: Sequence[Required] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the request in a letter."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What letters about a request are written from.

    `last_day` is None while the time does not run, and that of an extension where `extended`.
    `words` is what the officer adds: what has to be
    clarified, or why the exemption `cited` applies.
    """

    authority: str
    contact: str
    review_to: str
    law: Regime
    reference: str
    title: str
    name: str
    address: str
    received_on: date
    today: date
    last_day: date | None
    extended: bool = False
    questions: Sequence[Asked] = ()
    words: str = ""
    cited: str = ""


def missing(text: str, required: Iterable[Required]) -> list[Required]:
    """The required words that a letter does not carry, however its lines are broken."""
    said = _joined(text)
    return [one for one in required if _joined(one.text) not in said]


def _joined(text: str) -> str:
    return " ".join(text.split()).casefold()
