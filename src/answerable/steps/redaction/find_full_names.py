"""Finds names that nothing announces: words with a capital that are no word of the language.

A word that no table knows is taken for somebody's name, as a name that stays is a breach and a
false proposal costs one look. A name that is a word as well (Hope, Young) counts beside another
name, behind a relative, or before what people do. What ends in the name of a thing (a court, a
council, a hospital) is no person. Texts all in capitals and all in small letters are read, too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from answerable.model.lexicon import lexicon, plain
from answerable.model.months import MONTH_NAME
from answerable.model.redaction import Found, Kind, Pass
from answerable.model.words_about_names import (
    ABBREVIATIONS,
    ALSO_NAMES,
    BODIES,
    CALLED,
    CHAINS,
    COLOURS,
    DETERMINERS,
    GIVEN,
    HIS_OWN,
    HOMELY,
    KIN,
    MAKES,
    MAY_BE_DONE,
    NAMES_TOO,
    NICKNAMES,
    OFFICES,
    PARTICLES,
    PLACING,
    RANKS_WRITTEN_SMALL,
    ROLES,
    SHORT_NAMES,
    SPEAKING,
    TELLING,
    THINGS,
    TWO_WORDS,
    is_medicine,
)
from answerable.model.words_about_places import STREETS
from answerable.steps.redaction.short_names import FORENAMES

_TOKEN = re.compile(
    r"[^\W\d_](?:[^\W\d_\u0300-\u036f]|[\u0300-\u036f]|[’'](?=[^\W\d_])|(?<=[Mm]c)-)*"
)
_JOINT = re.compile(r"(?: {1,2}|-|\. ?| ?[\"“”‘’'] ?)\Z")
_SENTENCE = re.compile(r"[.!?:;\n]")


_HOUSEHOLD = re.compile(
    r"\s(?:family|families|brothers|sisters|boys?|girls?|twins|children|kids|lad|household|couple|home"
    r"|house|residence|address|complaint|case|matter|incident|file|investigation|enquiry)\b"
)
_ACTS = (
    r"(?:had\s)?(?:[a-z]{2,12}ed|says?|said|told|states?|also|took|came|went|left|gave|got|put|hit|saw|rang"
    r"|wrote|made|spoke|met|who|thinks?|thought|felt|feels?|wants?|lives?|works?|claims?|alleges?|knew"
    r"|knows?|ran|drove|kept|began|never|refuses?|reports?|denies|stood|sat|fell|held|swore|threw|shook"
    r"|sent|then|became)\b"
)
_DOES = re.compile(
    rf"(?:['’]s)?\s{{1,2}}(?:{_ACTS}|(?:was|were|is|are|has|had|did|does|would|could|will|can)\b)"
    r"|['’]s\s[a-z]|,?\s\(?(?:\d{1,3}|aged\s\d{1,3}|[MF])\s?(?:[/,)]|yo\b|years)",
    re.IGNORECASE,
)
_ACTS_HERSELF = re.compile(rf"\s{_ACTS}", re.IGNORECASE)
_SHORTENED = re.compile(r"(?:n['’]t|['’](?:ll|re|ve|d|m|ma|clock|am))\Z")
_OF = re.compile(r"\sof\s(?:the\s)?[A-Z]")
_FORCE_OF_TWO = re.compile(
    r"\s(?i:and)\s(?:[A-Z]\w{1,20}\s){1,2}(?i:police|council|constabulary|nhs|fire|trust)\b"
)
_LISTED = re.compile(r"(?:\s\(?\d{1,2}\)?)?(?:,|,?\s(?:and|&|or))\s", re.IGNORECASE)
_AGE = re.compile(r",?\s\(?\d{1,2}\)?(?=[\s.,;)]|\Z)")

_MY_NAME = re.compile(
    r"\bname(?:\s(?:is|was)|['’]s)\s(?P<name>[a-z][a-z'’-]{1,20}(?:\s[a-z][a-z'’-]{2,20}){0,2}?)"
    r"(?=\s(?:and|i|from|of)\b|[.,;]|\Z)"
)
_WRITTEN_SMALL = 0.02

_OF_PEOPLE = ROLES | TELLING - PLACING
_OF_TOWNS = PLACING | CHAINS | STREETS
_NO_SURNAMES = THINGS | BODIES | ROLES
_MARKS = tuple("\"“”‘’'")
_SHORT_SHOUT, _ACRONYM = 3, 5
_MOSTLY_CAPITALS, _FEW = 0.6, 4


class _Is(Enum):
    """What a word is, taken by itself."""

    NAME = auto()
    EITHER = auto()
    TOWN = auto()
    WORD = auto()
    LETTER = auto()
    PARTICLE = auto()


_MAY_BE = frozenset((_Is.NAME, _Is.EITHER, _Is.TOWN, _Is.LETTER, _Is.PARTICLE))


@dataclass(slots=True)
class _Token:
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
    is_: _Is = _Is.WORD

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def loud(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


_DATED = re.compile(rf"{MONTH_NAME},?\s(?:19|20)\d\d\b")
"""A month that is told with its year."""


def find_full_names(text: str, *, spare: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Every name that stands free; `spare` are words that stay, in lower case."""
    tokens = _tokens(text)
    for token in tokens:
        token.is_ = _kind(token, spare)
    _take_by_neighbours(tokens)
    _take_by_forenames(text, tokens)
    last_end = -1
    for run in _runs(tokens):
        for part in _parts(text, run):
            if _DATED.match(text, part[0].start):
                continue
            goes_on = last_end >= 0 and _LISTED.fullmatch(text, last_end, part[0].start)
            if _is_named(text, part) or goes_on and _is_listed(text, part):
                last_end = part[-1].end
                yield _found(text, part)
    yield from _written_small(text, tokens)


def _take_by_neighbours(tokens: Sequence[_Token]) -> None:
    """Words that are names by the name beside them: Ewa WRONA, WRONA Ewa, "Tank" Ferris."""
    for one, other in pairwise(tokens):
        if other.joined and other.shouted:
            _take_in_capitals(one, other)
        for token, beside in ((one, other), (other, one)) if other.joined else ():
            named = beside.is_ is _Is.NAME and not beside.loud
            loud = token.loud and beside.low in lexicon().names and _may_be_surname(token)
            if named and (loud or token.quoted and token.capital):
                token.is_ = _Is.NAME


_MONTHS = frozenset(("april", "may", "june", "august", "jan", "sol", "max"))
_GIVEN = FORENAMES | GIVEN


def _take_by_forenames(text: str, tokens: Sequence[_Token]) -> None:
    """Towns and words that are a name behind a forename: Tracey Preston, TO GRACE HILL."""
    for one, other in pairwise(tokens):
        if not (other.joined and one.capital and other.capital and one.low in _GIVEN):
            continue
        if _may_be_called(one, other) and _is_called(text, one, other):
            one.is_ = _Is.NAME
            other.is_ = _Is.NAME if other.is_ in (_Is.EITHER, _Is.TOWN) else other.is_


def _may_be_called(one: _Token, other: _Token) -> bool:
    """Whether a word can be the surname behind a forename."""
    if other.low in MAY_BE_DONE or other.low in BODIES and other.low not in HOMELY:
        return False
    if other.is_ is not _Is.WORD:
        return other.is_ in (_Is.NAME, _Is.EITHER, _Is.TOWN)
    return one.is_ is _Is.TOWN and not (other.loud or other.low in _NO_SURNAMES)


def _is_called(text: str, one: _Token, other: _Token) -> bool:
    """Whether a forename that may be something else is one before a surname.

    In capitals a word is one behind a job or a verb, or before what people do.
    """
    wordy = is_ordinary(one.text) or one.low in lexicon().words
    if one.low in MAY_BE_DONE or one.low in _MONTHS or one.shouted and wordy:
        told = one.before in _OF_PEOPLE or one.before in KIN or one.before in _BEFORE_NAMES
        return told or does(text, other.end)
    return True


_BEFORE_NAMES = frozenset("of is concerns to from regarding re".split())


def _take_in_capitals(one: _Token, other: _Token) -> None:
    """SUE RANG, HENDRIK VAN DER MEER, SHABANA MIR."""
    if other.low in SPEAKING and one.is_ is _Is.EITHER and one.low in lexicon().names:
        one.is_ = _Is.NAME
    if one.is_ not in _BEFORE_PARTICLES:
        return
    known = one.low in lexicon().names or other.low in SHORT_NAMES
    if other.low in PARTICLES and len(other.low) > 1:
        other.is_ = _Is.PARTICLE
    elif known and _is_short_surname(other):
        other.is_ = _Is.NAME


def _is_short_surname(token: _Token) -> bool:
    """SHABANA MIR, RUKHSANA BI: short, unknown, and no abbreviation."""
    known, low = lexicon(), token.low
    word = low in known.words or low in known.either or low in THINGS or low in BODIES
    return 1 < len(low) <= _SHORT_SHOUT and not word and token.text not in ABBREVIATIONS


_BEFORE_PARTICLES = (_Is.NAME, _Is.LETTER, _Is.PARTICLE)


def _may_be_surname(token: _Token) -> bool:
    known = token.low in THINGS or token.low in BODIES or token.low in lexicon().words
    return token.is_ is _Is.WORD and len(token.low) >= _SHORT_SHOUT and not known


def _is_listed(text: str, part: Sequence[_Token]) -> bool:
    """Whether it goes on a list of names: Rose, Dean and Hope; NANA 4 AND GRACE 2."""
    if part[0].is_ is not _Is.EITHER or part[0].low not in lexicon().names:
        return False
    return not part[0].shouted or bool(_AGE.match(text, part[-1].end))


def is_ordinary(word: str) -> bool:
    """Whether a word is one of every day, be it a name as well."""
    low, known = plain(word), lexicon()
    return low in known.words or low in known.either or low in THINGS or low in HOMELY


def _found(text: str, part: Sequence[_Token]) -> Found:
    start = part[0].start
    called = _NICKNAME.search(text, max(0, start - 8), start)
    return Found(
        called.start() if called else start, part[-1].end, Kind.PERSON, Pass.NAME, part[-1].low
    )


_NICKNAME = re.compile(
    rf"\b(?:{'|'.join(word.title() for word in NICKNAMES)}|{'|'.join(NICKNAMES).upper()})\s\Z"
)


def _tokens(text: str) -> list[_Token]:
    """The words of a text with what stands before them."""
    tokens: list[_Token] = []
    before, end = "", 0
    for place in _TOKEN.finditer(text):
        bare = _without_genitive(place.group())
        between = text[end : place.start()] if tokens else ""
        short = bool(tokens) and len(tokens[-1].text) == 1
        if _SENTENCE.search(between) and not (short and between[:1] == "."):
            before = before if between[:1] == ":" and before in ROLES else ""
        joined = bool(tokens and _JOINT.match(between)) and (between[:1] != "." or short)
        end = place.start() + len(bare)
        tokens.append(_Token(place.start(), end, bare, plain(bare), joined, before))
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


def _mark_shouting(tokens: Sequence[_Token]) -> None:
    """Words in capitals among others in capitals: a capital says nothing of them."""
    loud = [token.text.isupper() for token in tokens]
    for i, token in enumerate(tokens):
        if token.loud:
            around = loud[max(0, i - _FEW) : i + _FEW + 1]
            token.shouted = len(around) > 3 and sum(around) > _MOSTLY_CAPITALS * len(around)


_VOWELS = set("aeiouy")
_INNER_CAPITALS = re.compile(r"^(?!Mc|Mac|O['’])(?=.*[a-z]).*[A-Z]{2}")
"""MoPI and POhWER are abbreviations, McDONALD is none."""


def _kind(token: _Token, spare: frozenset[str]) -> _Is:
    known, low = lexicon(), token.low
    if low in PARTICLES and not (token.loud or token.capital and len(low) == 1):
        return _Is.PARTICLE
    if len(low) == 1:
        return _Is.LETTER
    if low in spare or _SHORTENED.search(low):
        return _Is.WORD
    if low in SHORT_NAMES:
        return _short(token)
    if low in NAMES_TOO or low in known.either or low in HOMELY:
        return _Is.EITHER
    if _is_thing(token):
        return _Is.WORD
    if low in known.towns:
        person = token.shouted and low in known.names and token.before not in _OF_TOWNS
        return _Is.NAME if person else _Is.TOWN
    if low in known.names:
        return _Is.EITHER if token.shouted and low in known.words else _Is.NAME
    if low in known.words:
        return _Is.WORD
    return _Is.WORD if _is_abbreviation(token) or known.has_form(low) else _Is.NAME


def _short(token: _Token) -> _Is:
    """What a name of two letters is: in capitals a word, but behind a relative or a job."""
    told = token.before in KIN or token.before in ROLES
    return (_Is.NAME if told else _Is.WORD) if token.loud else _Is.EITHER


def _is_thing(token: _Token) -> bool:
    """Whether it is known as a thing, a medicine, an abbreviation, or a relative not named."""
    low = token.low
    if low in THINGS or is_medicine(low):
        return True
    if token.loud and len(low) > _SHORT_SHOUT and token.text in ABBREVIATIONS:
        return True
    return low in KIN and (low not in lexicon().names or token.before in HIS_OWN)


def _is_abbreviation(token: _Token) -> bool:
    unspoken = token.loud and not _VOWELS & set(token.low)
    if unspoken or token.text in ABBREVIATIONS or _INNER_CAPITALS.search(token.text):
        return True
    if token.shouted:
        return len(token.low) <= _SHORT_SHOUT and not (token.before in KIN and token.joined)
    return token.loud and len(token.low) <= _ACRONYM or len(token.low) == 2 and token.capital


def _runs(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Words with capitals that stand together, with the particles between them."""
    run: list[_Token] = []
    for token in tokens:
        fits = token.capital or token.is_ is _Is.PARTICLE
        if run and not (fits and token.joined):
            yield run
            run = []
        if fits:
            run.append(token)
    if run:
        yield run


def _parts(text: str, run: Sequence[_Token]) -> Iterator[Sequence[_Token]]:
    """The stretches of a run that can be a name: what ends in the word of a thing is none."""
    part: list[_Token] = []
    for token in run:
        hyphened = part and part[-1].is_ is _Is.NAME and token.hyphened
        if (
            hyphened
            or _is_surname(part, token)
            or token.is_ in _MAY_BE
            and not _makes_thing(text, part, token)
        ):
            part.append(token)
            continue
        if not (part and _makes_thing(text, part, token)):
            yield from _bare(text, part)
        part = []
    yield from _bare(text, part)


def _is_surname(part: Sequence[_Token], token: _Token) -> bool:
    """Whether a word that is no name elsewhere is one behind this forename: Stuart Pickup."""
    if not part:
        return False
    if token.quoted and part[-1].is_ in (_Is.NAME, _Is.EITHER):
        return True
    if token.low in _NO_SURNAMES or token.is_ is not _Is.WORD:
        return False
    if token.shouted:
        known = token.low in lexicon().words or part[-1].low not in lexicon().names
        return part[-1].is_ is _Is.NAME and not known and len(token.low) > _SHORT_SHOUT
    return part[-1].is_ is _Is.NAME and token.capital and not token.loud


def _makes_thing(text: str, part: Sequence[_Token], token: _Token) -> bool:
    """Whether this word makes a place or a body of the words before it: behind a forename not."""
    if token.low not in BODIES or not part:
        return False
    names = lexicon().names
    if len(part) > 1 and part[0].is_ is _Is.NAME and part[0].low in names:
        return False
    forename = part[-1].is_ in (_Is.NAME, _Is.EITHER) and part[-1].low in names
    return not (token.low in HOMELY and (forename or does(text, token.end)))


def _bare(text: str, part: Sequence[_Token]) -> Iterator[Sequence[_Token]]:
    """A part without what cannot begin or end a name."""
    first, last = 0, len(part)
    while first < last and _cannot_begin(text, part, first):
        first += 1
    while first < last and _cannot_end(part[first:last]):
        last -= 1
    kept = part[first:last]
    wordy = any(token.is_ not in (_Is.LETTER, _Is.PARTICLE) for token in kept)
    if wordy and not _is_of_body(text, kept):
        yield kept


def _cannot_end(part: Sequence[_Token]) -> bool:
    last = part[-1]
    surname = len(part) > 1 and _may_follow(part[-2], last)
    return last.is_ is _Is.PARTICLE or _is_weak_shout(last) and not surname


def _may_follow(forename: _Token, last: _Token) -> bool:
    """Whether a word that is a name, too, is a surname behind a name in capitals: JULIE HILL."""
    given = forename.is_ is _Is.EITHER and forename.before in ROLES
    if last.low in MAY_BE_DONE or not (given or forename.is_ is _Is.NAME):
        return False
    if last.hyphened:
        return True
    return last.low in lexicon().names or forename.low in lexicon().names and last.is_ is _Is.EITHER


def _is_of_body(text: str, part: Sequence[_Token]) -> bool:
    """The Bishop of Lichfield; Devon and Cornwall Police."""
    end = part[-1].end
    if part[-1].low in OFFICES and len(part) == 1 and _OF.match(text, end):
        return True
    return part[-1].low in lexicon().towns and bool(_FORCE_OF_TWO.match(text, end))


def _is_weak_shout(token: _Token) -> bool:
    """Whether it is no name by itself in a text that is all in capitals."""
    if not token.shouted or token.is_ not in _WEAK or _is_kin(token):
        return False
    if token.before in ROLES and token.is_ is _Is.EITHER:
        return False
    return token.before not in _OF_PEOPLE or token.low not in lexicon().names


_WEAK = (_Is.EITHER, _Is.LETTER, _Is.TOWN)


def _cannot_begin(text: str, part: Sequence[_Token], at: int) -> bool:
    token = part[at]
    if token.is_ is _Is.LETTER:
        alone = at + 1 == len(part)
        return alone or token.shouted or token.text in "AI" and text[token.end] != "."
    if token.is_ is _Is.PARTICLE:
        return at + 1 == len(part) or token.before in lexicon().words and token.text == "o"
    return _is_weak_shout(token) and not _is_forename(part, at)


def _is_forename(part: Sequence[_Token], at: int) -> bool:
    """DEAN ANTHONY, GRACE ADEBAYO: in capitals before a name, what is a forename as well is one."""
    token, behind = part[at], part[at + 1 : at + 2]
    given = token.is_ is _Is.EITHER and token.low in lexicon().names
    return given and token.low not in MAY_BE_DONE and any(t.is_ is _Is.NAME for t in behind)


def _is_kin(token: _Token) -> bool:
    return token.before in KIN and (token.is_ is not _Is.TOWN or token.low in lexicon().names)


def _is_named(text: str, part: Sequence[_Token]) -> bool:
    """Whether it is somebody's name, by its words and by what stands about them."""
    first, last = part[0], part[-1]
    names = [token for token in part if token.is_ is _Is.NAME]
    listed = any(token.low in lexicon().names for token in part)
    if "+".join(token.low for token in part) in TWO_WORDS:
        return False
    if (
        first.low in MAKES
        and len(part) == 1
        and (first.before in COLOURS or _GOES_ON_LOUD.match(text, last.end))
    ):
        return False
    if first.joined and first.before in DETERMINERS:
        of_people = _HOUSEHOLD.match(text, last.end) or _is_household(part)
        return bool(of_people or len(part) > 1 and (len(names) > 1 or names and listed))
    numbered = first.loud and len(part) == 1 and _NUMBERED.match(text, last.end)
    if numbered or first.before in CALLED or _OF_ITS_FINDER.match(text, last.end):
        return False
    return bool(names) or _is_supported(text, part, listed=listed)


_OF_ITS_FINDER = re.compile(r"['’]s\s(?:disease|syndrome|law|palsy|wish|aid)\b", re.IGNORECASE)
"""Crohn's disease, Clare's law."""

_NUMBERED = re.compile(r"\s(?:number|no\.|id|ref|system|form|marker)\b", re.IGNORECASE)


def _is_household(part: Sequence[_Token]) -> bool:
    """The Cartwrights: a surname in the plural."""
    low, known = part[0].low, lexicon()
    return len(part) == 1 and low[-1] == "s" and part[0].is_ is _Is.NAME and low not in known.words


def _is_supported(text: str, part: Sequence[_Token], *, listed: bool) -> bool:
    """Whether words that are mostly no names are one here."""
    first, last = part[0], part[-1]
    acts, things = does(text, last.end), all(t.low in BODIES for t in part)
    if _is_kin(first):
        return True
    if first.shouted and first.before in _OF_PEOPLE:
        return _is_shouted_name(text, part, acts=acts)
    if first.shouted or _GOES_ON_LOUD.match(text, last.end):
        return False
    if first.before in ROLES:
        return listed or acts
    if first.before in PLACING and not (acts and listed and first.before in ("to", "from")):
        return False
    if first.is_ is _Is.TOWN:
        begins = not first.before and bool(_BEGINS_LIST.match(text, last.end))
        told = bool(first.before) and first.before not in CHAINS
        return listed and (acts or told or begins)
    if len(part) > 1:
        return acts or first.before in TELLING
    if not first.before or first.loud:
        return listed and not first.loud and bool(_ACTS_HERSELF.match(text, last.end))
    return not things and first.before in TELLING


def _is_shouted_name(text: str, part: Sequence[_Token], *, acts: bool) -> bool:
    """Whether words in capitals behind a job or a verb are a name: ESCORT SUE SIGNED."""
    first, given = part[0], part[0].low in lexicon().names
    if not (first.joined and first.before in ROLES and first.is_ is _Is.EITHER):
        return given and acts
    herself = first.low not in ALSO_NAMES or bool(_ACTS_HERSELF.match(text, part[-1].end))
    return acts and herself or len(part) > 1 and given


_BEGINS_LIST = re.compile(r",\s[A-Z]\w{1,20}(?:,\s[A-Z]\w{1,20}){0,4},?\s(?:and|AND|&)\s[A-Z]")
_GOES_ON_LOUD = re.compile(r"\s[A-Z]")


def does(text: str, at: int) -> bool:
    """Whether somebody does something here, or has something."""
    return bool(_DOES.match(text, at))


def _written_small(text: str, tokens: Sequence[_Token]) -> Iterator[Found]:
    """Names without a capital: behind a rank or a title, forenames behind a relative."""
    for found in _MY_NAME.finditer(text):
        first = plain(found["name"].split()[0])
        if first in lexicon().words and first not in lexicon().names:
            continue
        yield Found(*found.span("name"), Kind.PERSON, Pass.NAME, found["name"].split()[-1])
    small = sum(t.capital and len(t.text) > 1 for t in tokens) <= _WRITTEN_SMALL * len(tokens)
    for i, token in enumerate(tokens):
        if token.capital or len(token.low) < _SHORT_SHOUT:
            continue
        free = (
            small
            and token.is_ is _Is.NAME
            and token.low in lexicon().names
            and token.low not in lexicon().words
        )
        ranked = token.before in RANKS_WRITTEN_SMALL and token.joined and _is_unknown(text, token)
        if free or ranked or token.before in KIN and token.low in lexicon().names:
            part = [token]
            for other in tokens[i + 1 : i + 3]:
                if other.capital or not other.joined or other.is_ is not _Is.NAME:
                    break
                part.append(other)
            yield _found(text, part)


def _is_unknown(text: str, token: _Token) -> bool:
    if token.is_ is _Is.EITHER:
        return does(text, token.end)
    return token.is_ in (_Is.NAME, _Is.TOWN)
