"""Finds in a narrative what the register's own columns hold: names, numbers, plates, addresses.

Letters and digits alone are compared, so that case, hyphens, dots and spaces make no difference;
plurals, initials and the short forms of forenames are looked for too.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from answerable.model.fields import normalise_header
from answerable.model.redaction import PEOPLE, Found, Kind, Pass
from answerable.model.register import Case
from answerable.steps.redaction.short_names import short_forms
from answerable.steps.redaction.tell_columns import (
    columns_of_names,
    kind_of,
    names_a_part,
    names_in,
    whose,
)

_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*|\d+")
_APART = 4
_TOKENS = 12
_SHORT = 3
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "pc", "ps", "dc", "ds",
                     "sgt", "insp", "officer", "sergeant", "inspector", "constable",
                     "unknown", "none", "not", "known", "na"))  # fmt: skip
_PARTICLES = frozenset(("de", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "di", "da",
                        "dos", "du", "the", "of", "and"))  # fmt: skip
_STREETS = ("street", "road", "lane", "avenue", "close", "drive", "way", "court", "crescent",
            "place", "terrace", "gardens", "grove", "house", "flat")  # fmt: skip
_FIRST = ("forename", "first name", "given name")
_LAST = ("surname", "last name", "family name")
_NAMES_APART = re.compile(r"[;/\n&]|\band\b")
_LINKS = re.compile(r"\b(?:linked|related|associated)\b")
_LINKED_UP_TO = 200


@dataclass(frozen=True, slots=True)
class Literal:
    """Something that must not stay: folded, without marks. `exact` where case must agree."""

    folded: str
    kind: Kind
    key: str
    exact: str = ""


@dataclass(frozen=True)
class Held:
    """All literals that are looked for in one record, by their folded letters."""

    literals: Mapping[str, Literal] = field(default_factory=dict)
    ordinary: frozenset[str] = frozenset()

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset(literal[0] for literal in self.literals)

    def find(self, text: str) -> Iterator[Found]:
        """Every place of a literal, the longest from each token.

        A word that other records write small (`ordinary`) is a name where it has a capital.
        """
        heads = self._heads
        tokens = list(_TOKEN.finditer(text)) if heads else []
        folded = [fold(token.group()) for token in tokens]
        for i, token in enumerate(tokens):
            if folded[i][0] not in heads:
                continue
            joined, found, end = "", None, token.end()
            for j in range(i, min(i + _TOKENS, len(tokens))):
                if j > i and tokens[j].start() - end > _APART:
                    break
                joined, end = joined + folded[j], tokens[j].end()
                marked = j > i and folded[j] in ("s", "es")
                if literal := self._literal(joined, text[token.start() : end], marked=marked):
                    found = Found(token.start(), end, literal.kind, Pass.REGISTER, literal.key)
            if found:
                yield found

    def _literal(self, joined: str, words: str, *, marked: bool) -> Literal | None:
        """The literal of these letters, in the plural too unless the s stands behind a mark."""
        for ending in ("",) if marked else ("", "s", "es"):
            form = joined.removesuffix(ending)
            literal = self.literals.get(form) if joined.endswith(ending) else None
            if literal and self._stands(literal, form, words, cut=len(ending)):
                return literal
        return None

    def _stands(self, literal: Literal, form: str, words: str, *, cut: int) -> bool:
        if literal.exact:
            bare = _bare(words)
            return bare[: len(bare) - cut] in (literal.exact, literal.exact.upper())
        return not (form in self.ordinary and words.islower())


def fold(text: str) -> str:
    """Letters and digits alone, without case and accents."""
    return _bare(text).casefold()


def _bare(text: str) -> str:
    """Letters and digits alone, without accents."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if c.isalnum())


class Holdings:
    """What every case of a register holds of people, and which cases are linked.

    Linked are cases that share somebody (a full name, a collar number, an address for the post)
    and those that one names as linked or in its text. With `behind` only these cases are asked
    about, and no more is kept of the others than who shares somebody with them.
    """

    def __init__(
        self,
        cases: Iterable[Case],
        *,
        ordinary: frozenset[str] = frozenset(),
        behind: Collection[str] | None = None,
    ) -> None:
        self._ordinary = ordinary
        self._cases = {case.ref: case for case in cases}
        self._named = columns_of_names(self._cases.values())
        self._literals = {
            ref: literals_of(self._cases[ref], self._named)
            for ref in (self._cases if behind is None else behind)
        }
        self._sharing: dict[str, list[str]] = {
            literal.folded: []
            for literals in self._literals.values()
            for literal in literals
            if _tells_apart(literal)
        }
        for ref, case in self._cases.items():
            for literal in self._literals.get(ref) or literals_of(case, self._named):
                if literal.folded in self._sharing and _tells_apart(literal):
                    self._sharing[literal.folded].append(ref)

    def of(self, ref: str, text: str) -> Held:
        """The literals of a record and of the records linked to it, its own first."""
        literals: dict[str, Literal] = {}
        for linked in (ref, *self._linked(ref, text)):
            for literal in self._literals_of(linked):
                literals.setdefault(literal.folded, literal)
        return Held(literals, self._ordinary)

    def _literals_of(self, ref: str) -> tuple[Literal, ...]:
        if ref not in self._literals:
            self._literals[ref] = literals_of(self._cases[ref], self._named)
        return self._literals[ref]

    def _linked(self, ref: str, text: str) -> Iterator[str]:
        for literal in self._literals[ref]:
            sharing = self._sharing.get(literal.folded, ())
            if len(sharing) <= _LINKED_UP_TO:
                yield from sharing
        for named in re.findall(r"[\w/.-]{4,40}", text[:200_000]):
            if named.strip(".-/") in self._cases:
                yield named.strip(".-/")
        for header, value in _cells(self._cases[ref]):
            if _links(header):
                yield from (r for r in re.split(r"[;,\s]+", value) if r in self._cases)


@lru_cache(maxsize=1 << 12)
def _links(header: str) -> bool:
    """Whether a column names linked cases."""
    return _LINKS.search(normalise_header(header)) is not None


def _tells_apart(literal: Literal) -> bool:
    """Whether a literal is one person's alone: a whole name, a number; no surname, no initials."""
    if literal.kind in PEOPLE:
        return literal.key.count(" ") > 0 and literal.folded == fold(literal.key)
    apart = literal.kind is not Kind.BIRTH
    return apart and len(literal.folded) >= 4 and any(c.isdigit() for c in literal.folded)


def literals_of(case: Case, named: frozenset[str] = frozenset()) -> tuple[Literal, ...]:
    """What the columns of a case and its details hold, with its variants.

    `named` are the columns that hold names, whatever they are called.
    """
    found: dict[str, Literal] = {}
    for group in ({**case.values}, *(detail.values for detail in case.details)):
        for literal in _of_row(group, named):
            found.setdefault(literal.folded, literal)
    return tuple(found.values())


def _cells(case: Case) -> Iterator[tuple[str, str]]:
    yield from case.values.items()
    for detail in case.details:
        yield from detail.values.items()


def _of_row(row: Mapping[str, str], named: frozenset[str]) -> Iterator[Literal]:
    """Literals of one row; forename and surname in columns of their own are one name."""
    whole = _put_together(row)
    for header, kind in _about_somebody(tuple(row), named):
        value = row[header]
        if not value.strip():
            continue
        if header == "subject_id":
            yield from _of_subject(value)
        elif kind in PEOPLE:
            for name in names_in(value) if names_a_part(header) else (value,):
                yield from _of_person(name, header, whole.get(header, ()))
        else:
            yield from _of_value(value, kind)


def _of_person(value: str, header: str, whole: Sequence[str]) -> Iterator[Literal]:
    """A name with its parts; what is half of a name goes by the whole of it."""
    kind, nickname = whose(header), _is_nickname(normalise_header(header))
    for name in whole:
        yield from _of_name(name, kind)
    for i, half in enumerate(_NAMES_APART.split(value) if whole else (value,)):
        yield from _of_name(half, kind, nickname=nickname, key=_key(whole[i]) if whole else "")


def _put_together(row: Mapping[str, str]) -> dict[str, list[str]]:
    """The whole names that a column holds halves of: as many forenames as surnames, or one."""
    whole: dict[str, list[str]] = {}
    for headers in _halves(tuple(row)):
        firsts, lasts = (_NAMES_APART.split(row[header]) for header in headers)
        most = max(len(firsts), len(lasts))
        if {len(firsts), len(lasts)} <= {1, most} and all(map(str.strip, (*firsts, *lasts))):
            pairs = zip(firsts * (most // len(firsts)), lasts * (most // len(lasts)), strict=True)
            whole |= dict.fromkeys(headers, [f"{first} {last}" for first, last in pairs])
    return whole


@lru_cache(maxsize=1 << 10)
def _halves(headers: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The columns that hold forename and surname of the same people."""
    sides: dict[str, dict[str, str]] = {}
    for header, kind in _about_somebody(headers, frozenset()):
        words = normalise_header(header)
        for half in (*_FIRST, *_LAST) if kind is Kind.PERSON else ():
            if half in words:
                side = "first" if half in _FIRST else "last"
                sides.setdefault(words.partition(half)[0], {})[side] = header
    return tuple((pair["first"], pair["last"]) for pair in sides.values() if len(pair) == 2)


@lru_cache(maxsize=1 << 10)
def _about_somebody(
    headers: tuple[str, ...], named: frozenset[str]
) -> tuple[tuple[str, Kind], ...]:
    """The columns that are about somebody: a register has few sets of columns for all its rows."""
    kinds = ((header, _kind(header, named)) for header in headers)
    return tuple((header, kind) for header, kind in kinds if kind)


def _kind(header: str, named: frozenset[str]) -> Kind | None:
    """What the cells of a column are, by its header or because they are names."""
    return kind_of(header) or (whose(header) if header in named else None)


def _is_nickname(words: str) -> bool:
    return any(word in words for word in ("nickname", "alias", "known as"))


def _of_subject(value: str) -> Iterator[Literal]:
    """An officer's id: a number, initials or a name, whatever the export calls him by."""
    if any(c.isdigit() for c in value):
        for part in (value, *re.findall(r"[A-Za-z]{0,3}\d{3,}[A-Za-z]{0,3}", value)):
            yield from _literal(part, Kind.COLLAR, part)
    else:
        yield from _of_name(value, Kind.OFFICER)


def _of_name(value: str, kind: Kind, *, nickname: bool = False, key: str = "") -> Iterator[Literal]:
    """A name with its parts, initials and short forms; several are parted by ; / or a line.

    With `key` they stand for that name.
    """
    for name in _NAMES_APART.split(value):
        parts = _parts(name)
        if parts:
            whole = " ".join(parts)
            yield from _literal(whole, kind, key or whole)
            if not nickname:
                yield from _of_parts(parts, kind, key or whole)


def _parts(name: str) -> list[str]:
    """The words of a name, forenames first, without titles."""
    last, comma, first = name.partition(",")
    ordered = f"{first} {last}" if comma else name
    return [p for p in ordered.split() if fold(p) and fold(p.strip(".")) not in _TITLES]


def _key(name: str) -> str:
    return " ".join(_parts(name))


def _of_parts(parts: Sequence[str], kind: Kind, key: str) -> Iterator[Literal]:
    """Each word of a name, what it ends with ("De Souza"), its initials and short forms."""
    letters = [fold(part)[0].upper() for part in parts]
    called = short_forms(fold(parts[0]))
    for i, part in enumerate(parts):
        if fold(part) not in _PARTICLES:
            yield from _literal(part, kind, key)
        ending = " ".join(parts[i:])
        yield from _literal(ending, kind, key)
        for first in (parts[0], *called, letters[0], "".join(letters[:i])) if i else ():
            yield from _literal(first + ending, kind, key)
        yield from (Literal(s, kind, key, s.title()) for s in short_forms(fold(part)))
    letters = [half[0].upper() for part in parts for half in map(fold, part.split("-")) if half]
    for initials in {"".join(letters), *(letters[0] + letter for letter in letters[1:])}:
        if len(initials) > 1:
            yield Literal(initials.lower(), kind, key, exact=initials)


def _of_value(value: str, kind: Kind) -> Iterator[Literal]:
    if kind is Kind.BIRTH and not any(map(str.isdigit, value)):
        return
    yield from _literal(value, kind, value)
    if kind is Kind.PLACE:
        for part in re.split(r"[,;\n]", value):
            street = " ".join(w for w in part.split() if not any(c.isdigit() for c in w))
            if fold(part) and (street != part.strip() or street.casefold().endswith(_STREETS)):
                yield from _literal(part, kind, value)
                if len(street.split()) > 1:
                    yield from _literal(street, kind, value)
    elif kind is Kind.ACCOUNT and "/" in value:
        yield from _literal(value.rstrip("/").rpartition("/")[2], kind, value)


def _literal(value: str, kind: Kind, key: str) -> Iterator[Literal]:
    """The literal of a value; short words must agree in case, one letter says nothing."""
    bare, folded = _bare(value), fold(value)
    if len(folded) < (3 if folded.isdigit() else 2):
        return
    word = len(folded) <= _SHORT and folded.isalpha()
    exact = (bare.upper() if bare.islower() else bare) if word else ""
    yield Literal(folded, kind, key, exact)
