"""Checks whether what is to be published tells of a private person: whoever asked, or anybody.

At the desk the name, e-mail address and postal address of the requester are known, and looked for.
Everywhere else they are told by their shape: an address, a telephone number, a greeting, a title.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from answerable.model.answer import Answer, Finding, QuestionAnswer
from answerable.model.errors import UserMistake
from answerable.model.places import Place
from answerable.model.redaction import PEOPLE, Kind
from answerable.model.register import Case
from answerable.steps.checks.check_names import OF_OFFICE
from answerable.steps.redaction.find_held import Held, fold, literals_of
from answerable.steps.redaction.find_identifiers import find_identifiers
from answerable.steps.redaction.find_places import find_places
from answerable.steps.redaction.read_tokens import Is, read_tokens
from answerable.steps.redaction.tell_columns import kind_of, names_in
from answerable.steps.words.split_sentences import split_sentences
from answerable.steps.words.write_finding import place_in, write_finding

_OF_PUBLIC_BODY = re.compile(
    r"@(?:[\w-]{1,63}\.){0,5}(?:gov|police|nhs|parliament|mod|ac|sch)\.(?:uk|scot|wales)\Z"
    r"|@(?:[\w-]{1,63}\.){0,3}(?:ico\.org\.uk|foi\.scot|gov\.scot|gov\.wales)\Z"
    r"|\A(?:foia?|dpo|info|information|freedomofinformation|dataprotection|data\.protection|enquiries"
    r"|disclosures?|casework|contact|complaints|reviews?|publicaccess|records?)[\w.-]{0,30}@",
    re.IGNORECASE,
)
"""An address of a public body, or the box of an office."""

_OFFICE_NUMBER = re.compile(r"(?:\+44|0)\s?[38]")
"""Numbers that begin so are those of organisations."""

_MOBILE = re.compile(r"(?:\+44\s?(?:\(0\)\s?)?|0)7")
_OF_BUILDING = re.compile(
    r"\b(?:offices?|headquarters|hq|stations?|departments?|council|constabulary|hospital|school"
    r"|centre|prison|premises)\b",
    re.IGNORECASE,
)
_GREETED = re.compile(
    r"\bDear\s{1,2}(?!(?:Sirs?|Madam|Applicant|Requester|All|Colleagues?|Customer|Members?|Team"
    r"|Residents?)\b)[A-Z]"
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s{1,2}(?!Justice\b)[A-Z][\w'’-]{1,30}(?!.{0,30}\bMS?P\b)"
)
_SHAPES = {
    Kind.EMAIL: "an e-mail address",
    Kind.TELEPHONE: "a telephone number",
    Kind.POSTCODE: "a postcode",
    Kind.PLACE: "a house in a street",
    Kind.BIRTH: "a date of birth",
}
_OF_REQUESTER = {
    Kind.EMAIL: "e-mail address",
    Kind.TELEPHONE: "telephone number",
    Kind.PLACE: "postal address",
    Kind.POSTCODE: "postal address",
}
_LONG = 3


@dataclass(frozen=True, slots=True)
class AskedBy:
    """What is known of whoever asked; empty where nobody knows."""

    name: str = ""
    email: str = ""
    address: str = ""

    @property
    def held(self) -> Held:
        """What is looked for: of a name the whole, and each word that is nothing but a name."""
        told = {"full name": self.name if names_in(self.name) else "", "email": self.email,
                "home address": self.address}  # fmt: skip
        words = read_tokens(self.name, frozenset())
        names = {fold(one.text) for one in words if one.is_ is Is.NAME and len(one.text) > _LONG}
        literals = {
            one.folded: one
            for one in literals_of(Case("", told, Place("the request")))
            if one.kind not in PEOPLE or one.folded in {fold(one.key), *names}
        }
        return Held(literals, frozenset(fold(one.text) for one in words if one.is_ is not Is.NAME))

    def stands_in(self, text: str) -> bool:
        """Whether a text holds any word of the name."""
        said = text.casefold()
        return any(word in said for word in self.name.casefold().split() if len(word) > 1)


NOBODY = AskedBy()
"""Whoever asked, where that is not known."""


def nobody_is_told_of(
    texts: Iterable[tuple[str, str]], asked_by: AskedBy = NOBODY, *, own: str = ""
) -> Iterator[Finding]:
    """No text with its place tells of whoever asked, or gives what is somebody's by its shape (B8).

    What the answer's `own` head says, the authority's name above all, is nobody's.

    Seen: a made-up letter of request as the question, with its signature. Repair: take it out. The
    finding does not repeat it: not everybody who reads a draft may see who asked.
    """
    held = asked_by.held
    spare = {fold(own[one.start : one.end]) for one in held.find(own)}
    for where, text in texts:
        asked = [one for one in held.find(text) if fold(text[one.start : one.end]) not in spare]
        for kind in dict.fromkeys(_OF_REQUESTER.get(one.kind, "name") for one in asked):
            yield write_finding("requester-printed", where, kind=kind)
        for kind, sentence in _by_shape(text).items():
            quote = "" if asked or asked_by.stands_in(sentence) else sentence
            yield write_finding("identifier-printed", where, kind=kind, quote=quote)


def check_reason(reason: str, asked_by: AskedBy = NOBODY, *, where: object) -> None:
    """Raises UserMistake "reason-tells-of-somebody" for a reason that could not be published."""
    told = [f"the {_OF_REQUESTER.get(one.kind, 'name')} of whoever asked"
            for one in asked_by.held.find(reason)]  # fmt: skip
    for what in (*told, *_by_shape(reason)):
        raise UserMistake("reason-tells-of-somebody", where=where, what=what)


def people_stay_inside(answer: Answer) -> Iterator[Finding]:
    """No name and no day of birth is listed, counted by, or what a count is limited to (B8).

    Seen: made-up lists of complaints with the officer's name, with dates of birth. Repair: leave
    the column out; ages in bands can be counted.
    """
    for question in answer.questions:
        told = {
            (title, _SHAPES[kind] if kind is Kind.BIRTH else f"names under “{column}”")
            for title, column, cells in _columns(question)
            if (kind := kind_of(column)) is Kind.BIRTH
            or (kind in PEOPLE and any(map(names_in, cells)))
        }
        for title, kind_words in sorted(told):
            where = place_in(question, title)
            yield write_finding("identifier-printed", where, kind=kind_words)


def _columns(question: QuestionAnswer) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Every column that an answer shows or counts by: where, its header, what it prints of it."""
    for listing in question.lists:
        cells = zip(*listing.rows, strict=False) if listing.rows else [()] * len(listing.columns)
        yield from ((listing.title, *one) for one in zip(listing.columns, cells, strict=False))
    for table in question.tables:
        yield table.title, table.dimension, [row.label for row in table.rows]
        for column in table.title.rpartition(", by ")[2].split(" and "):
            yield table.title, column, table.columns[:-1]
    for figure in question.figures:
        yield "a count", figure.date_rule, ()
        for words in figure.conditions or ():
            column, _, values = words.partition(" is ")
            yield "a count", column, [values]


ANSWER_RULES: tuple[Callable[[Answer], Iterable[Finding]], ...] = (people_stay_inside,)
"""Every rule of this module that reads an answer of ours."""


@lru_cache(maxsize=1 << 12)
def _by_shape(text: str) -> Mapping[str, str]:
    """What is somebody's by its shape, each kind once, with its sentence."""
    told: dict[str, str] = {}
    for sentence in split_sentences(text):
        office = bool(OF_OFFICE.search(sentence))
        if _GREETED.search(sentence):
            told.setdefault("a greeting by name", sentence)
        elif not office and _TITLED.search(sentence):
            told.setdefault("a name behind Mr, Mrs, Ms or Dr", sentence)
        placed = (one for one in find_places(sentence) if sentence[one.start].isdigit())
        for found in (*find_identifiers(sentence), *placed):
            words = sentence[found.start : found.end]
            if found.kind in _SHAPES and not _is_of_body(found.kind, words, sentence, office):
                told.setdefault(_SHAPES[found.kind], sentence)
    return told


def _is_of_body(kind: Kind, words: str, sentence: str, office: bool) -> bool:
    """Whether an address or a number is that of a public body or an office, and nobody's own."""
    if kind is Kind.EMAIL:
        return bool(_OF_PUBLIC_BODY.search(words))
    if kind is Kind.TELEPHONE:
        return bool(_OFFICE_NUMBER.match(words)) or office and not _MOBILE.match(words)
    return kind is not Kind.BIRTH and (office or bool(_OF_BUILDING.search(sentence)))
