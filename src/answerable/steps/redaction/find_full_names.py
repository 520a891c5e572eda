"""Finds names that nothing announces: words with a capital that are no word of the language.

A word that no table knows is taken for somebody's name, as a name that stays is a breach and a
false proposal costs one look. A name that is a word as well (Hope, Young) counts beside another
name, behind a relative, or before what people do. What ends in the name of a thing (a court, a
council, a hospital) is no person. Texts all in capitals and all in small letters are read, too.
"""

import re
from collections.abc import Iterator, Sequence
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
    HIS_OWN,
    HOMELY,
    KIN,
    MAKES,
    MAY_BE_DONE,
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
)
from answerable.steps.redaction.read_tokens import SHORT_SHOUT, Is, Token, read_tokens
from answerable.steps.redaction.short_names import FORENAMES
from answerable.steps.redaction.tell_things import is_thing_here

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
    r"|['’]s\s[a-z]|\s\((?:sur|full\s|first\s)?name\b|,?\s\(?(?:\d{1,3}|aged\s\d{1,3}|[MF])\s?(?:[/,)]|yo\b|years)",
    re.IGNORECASE,
)
_ACTS_HERSELF = re.compile(rf"\s{_ACTS}", re.IGNORECASE)
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
_NO_SURNAMES = THINGS | BODIES | ROLES
_MAY_BE = frozenset((Is.NAME, Is.EITHER, Is.TOWN, Is.LETTER, Is.PARTICLE))


_DATED = re.compile(rf"{MONTH_NAME},?\s(?:19|20)\d\d\b")
"""A month that is told with its year."""


def find_full_names(text: str, *, spare: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Every name that stands free; `spare` are words that stay, in lower case."""
    tokens = read_tokens(text, spare)
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


def _take_by_neighbours(tokens: Sequence[Token]) -> None:
    """Words that are names by the name beside them: Ewa WRONA, WRONA Ewa, "Tank" Ferris."""
    for one, other in pairwise(tokens):
        if other.joined and other.shouted:
            _take_in_capitals(one, other)
        for token, beside in ((one, other), (other, one)) if other.joined else ():
            named = beside.is_ is Is.NAME and not beside.loud
            loud = token.loud and beside.low in lexicon().names and _may_be_surname(token)
            if named and (loud or token.quoted and token.capital):
                token.is_ = Is.NAME


_MONTHS = frozenset(("april", "may", "june", "august", "jan", "sol", "max"))


def _take_by_forenames(text: str, tokens: Sequence[Token]) -> None:
    """Towns and words that are a name behind a forename: Tracey Preston, TO GRACE HILL."""
    for one, other in pairwise(tokens):
        if not (other.joined and one.capital and other.capital and one.low in FORENAMES):
            continue
        if _may_be_called(one, other) and _is_called(text, one, other):
            one.is_ = Is.NAME
            surname = other.is_ is not Is.WORD or other.low in lexicon().names
            other.is_ = Is.NAME if surname else other.is_
    for one, other, last in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if not (one.capital and other.joined and last.joined and last.capital):
            continue
        if other.low == "st":
            saint = one.is_ is Is.NAME and last.is_ in _MAY_BE and last.low not in BODIES
            other.is_ = Is.PARTICLE if saint and text[other.end] == " " else Is.WORD
        elif last.hyphened and one.low in FORENAMES and other.capital and last.is_ in _MAY_BE:
            one.is_ = other.is_ = last.is_ = Is.NAME


def _may_be_called(one: Token, other: Token) -> bool:
    """Whether a word can be the surname behind a forename."""
    if other.low in MAY_BE_DONE or other.low in BODIES and other.low not in HOMELY:
        return False
    if other.is_ is not Is.WORD:
        return other.is_ in (Is.NAME, Is.EITHER, Is.TOWN)
    if other.low in lexicon().names:
        return one.low not in _MONTHS
    return one.is_ is Is.TOWN and not (other.loud or other.low in _NO_SURNAMES)


def _is_called(text: str, one: Token, other: Token) -> bool:
    """Whether a forename that may be something else is one before a surname.

    In capitals a word is one behind a job or a verb, or before what people do.
    """
    wordy = is_ordinary(one.text) or one.low in lexicon().words
    if one.shouted and wordy and one.before in DETERMINERS:
        return False
    if one.low in MAY_BE_DONE or one.low in _MONTHS or one.shouted and wordy:
        told = one.before in _OF_PEOPLE or one.before in KIN or one.before in _BEFORE_NAMES
        done = one.before.endswith("ed") or text[other.end : other.end + 2] == " ("
        return told or done or does(text, other.end)
    return True


_BEFORE_NAMES = frozenset(
    ("of", "is", "was", "concerns", "to", "from", "regarding", "re", "present")
)


def _take_in_capitals(one: Token, other: Token) -> None:
    """SUE RANG, HENDRIK VAN DER MEER, SHABANA MIR."""
    job = one.low in ROLES and one.before not in ROLES
    if other.low in SPEAKING and one.is_ is Is.EITHER and one.low in lexicon().names and not job:
        one.is_ = Is.NAME
    if one.is_ not in _BEFORE_PARTICLES:
        return
    known = one.low in lexicon().names or other.low in SHORT_NAMES
    if other.low in PARTICLES and len(other.low) > 1:
        other.is_ = Is.PARTICLE
    elif known and _is_short_surname(other):
        other.is_ = Is.NAME


def _is_short_surname(token: Token) -> bool:
    """SHABANA MIR, RUKHSANA BI: short, unknown, and no abbreviation."""
    known, low = lexicon(), token.low
    word = low in known.words or low in known.either or low in THINGS or low in BODIES
    return 1 < len(low) <= SHORT_SHOUT and not word and token.text not in ABBREVIATIONS


_BEFORE_PARTICLES = (Is.NAME, Is.LETTER, Is.PARTICLE)


def _may_be_surname(token: Token) -> bool:
    known = token.low in THINGS or token.low in BODIES or token.low in lexicon().words
    return token.is_ is Is.WORD and len(token.low) >= SHORT_SHOUT and not known


def _is_listed(text: str, part: Sequence[Token]) -> bool:
    """Whether it goes on a list of names: Rose, Dean and Hope; NANA 4 AND GRACE 2."""
    if part[0].is_ is not Is.EITHER or part[0].low not in lexicon().names:
        return False
    return not part[0].shouted or bool(_AGE.match(text, part[-1].end))


def is_ordinary(word: str) -> bool:
    """Whether a word is one of every day, be it a name as well."""
    low, known = plain(word), lexicon()
    return low in known.words or low in known.either or low in THINGS or low in HOMELY


def _found(text: str, part: Sequence[Token]) -> Found:
    start = part[0].start
    called = _NICKNAME.search(text, max(0, start - 14), start)
    called = None if called and called["his"] else called
    return Found(
        called.start("called") if called else start,
        part[-1].end,
        Kind.PERSON,
        Pass.NAME,
        part[-1].low,
    )


_NICKNAME = re.compile(
    rf"\b(?P<his>(?i:{'|'.join(HIS_OWN)})\s)?"
    rf"\b(?P<called>{'|'.join(word.title() for word in NICKNAMES)}"
    rf"|{'|'.join(NICKNAMES).upper()})\s\Z"
)


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Words with capitals that stand together, with the particles between them."""
    run: list[Token] = []
    for token in tokens:
        fits = token.capital or token.is_ is Is.PARTICLE
        if run and not (fits and token.joined):
            yield run
            run = []
        if fits:
            run.append(token)
    if run:
        yield run


def _parts(text: str, run: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The stretches of a run that can be a name: what ends in the word of a thing is none."""
    part: list[Token] = []
    for token in run:
        hyphened = part and part[-1].is_ is Is.NAME and token.hyphened
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


def _is_surname(part: Sequence[Token], token: Token) -> bool:
    """Whether a word that is no name elsewhere is one behind this forename: Stuart Pickup."""
    if not part:
        return False
    if token.quoted and part[-1].is_ in (Is.NAME, Is.EITHER):
        return True
    if token.low in _NO_SURNAMES or token.is_ is not Is.WORD:
        return False
    if token.shouted:
        known = token.low in lexicon().words or part[-1].low not in lexicon().names
        return part[-1].is_ is Is.NAME and not known and len(token.low) > SHORT_SHOUT
    return part[-1].is_ is Is.NAME and token.capital and not token.loud


def _makes_thing(text: str, part: Sequence[Token], token: Token) -> bool:
    """Whether this word makes a place or a body of the words before it: behind a forename not."""
    if token.low not in BODIES or not part or token.is_ is Is.PARTICLE:
        return False
    names = lexicon().names
    if len(part) > 1 and part[0].is_ is Is.NAME and part[0].low in names:
        return False
    forename = part[-1].is_ in (Is.NAME, Is.EITHER) and part[-1].low in names
    return not (token.low in HOMELY and (forename or does(text, token.end)))


def _bare(text: str, part: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """A part without what cannot begin or end a name."""
    first, last = 0, len(part)
    while first < last and _cannot_begin(text, part, first):
        first += 1
    while first < last and _cannot_end(part[first:last]):
        last -= 1
    kept = part[first:last]
    wordy = any(token.is_ not in (Is.LETTER, Is.PARTICLE) for token in kept)
    if wordy and not _is_of_body(text, kept):
        yield kept


def _cannot_end(part: Sequence[Token]) -> bool:
    last = part[-1]
    surname = len(part) > 1 and _may_follow(part[-2], last)
    return last.is_ is Is.PARTICLE or _is_weak_shout(last) and not surname


def _may_follow(forename: Token, last: Token) -> bool:
    """Whether a word that is a name, too, is a surname behind a name in capitals: JULIE HILL."""
    given = forename.is_ is Is.EITHER and forename.before in ROLES
    if last.low in MAY_BE_DONE or not (given or forename.is_ is Is.NAME):
        return False
    if last.hyphened:
        return True
    return last.low in lexicon().names or forename.low in lexicon().names and last.is_ is Is.EITHER


def _is_of_body(text: str, part: Sequence[Token]) -> bool:
    """The Bishop of Lichfield; Devon and Cornwall Police."""
    end = part[-1].end
    if part[-1].low in OFFICES and len(part) == 1 and _OF.match(text, end):
        return True
    return part[-1].low in lexicon().towns and bool(_FORCE_OF_TWO.match(text, end))


def _is_weak_shout(token: Token) -> bool:
    """Whether it is no name by itself in a text that is all in capitals."""
    if not token.shouted or token.is_ not in _WEAK or _is_kin(token):
        return False
    if token.before in ROLES and token.is_ is Is.EITHER:
        return False
    return token.before not in _OF_PEOPLE or token.low not in lexicon().names


_WEAK = (Is.EITHER, Is.LETTER, Is.TOWN)


def _cannot_begin(text: str, part: Sequence[Token], at: int) -> bool:
    token = part[at]
    if token.is_ is Is.LETTER:
        alone = at + 1 == len(part)
        return alone or token.shouted or token.text in "AI" and text[token.end] != "."
    if token.is_ is Is.PARTICLE:
        return at + 1 == len(part) or token.before in lexicon().words and token.text == "o"
    return _is_weak_shout(token) and not _is_forename(part, at)


def _is_forename(part: Sequence[Token], at: int) -> bool:
    """DEAN ANTHONY, GRACE ADEBAYO: in capitals before a name, what is a forename as well is one."""
    token, behind = part[at], part[at + 1 : at + 2]
    given = token.is_ is Is.EITHER and token.low in lexicon().names
    return given and token.low not in MAY_BE_DONE and any(t.is_ is Is.NAME for t in behind)


def _is_kin(token: Token) -> bool:
    return token.before in KIN and (token.is_ is not Is.TOWN or token.low in lexicon().names)


def _is_named(text: str, part: Sequence[Token]) -> bool:
    """Whether it is somebody's name, by its words and by what stands about them."""
    first, last = part[0], part[-1]
    names = [token for token in part if token.is_ is Is.NAME]
    listed = any(token.low in lexicon().names for token in part)
    pair = "+".join(token.low for token in part)
    if pair in TWO_WORDS or len(part) > 1 and first.low in CALLED:
        return False
    if is_thing_here(text, first.start, last.end):
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


_OF_ITS_FINDER = re.compile(
    r"['’]s?\s(?:disease|syndrome|law|palsy|wish|aid)\b|\s(?:disease|syndrome|palsy|warning)\b",
    re.IGNORECASE,
)
"""Crohn's disease, Clare's law, an Osman warning."""

_NUMBERED = re.compile(r"\s(?:number|no\.|id|ref|system|form|marker)\b", re.IGNORECASE)


def _is_household(part: Sequence[Token]) -> bool:
    """The Cartwrights: a surname in the plural."""
    low, known = part[0].low, lexicon()
    return len(part) == 1 and low[-1] == "s" and part[0].is_ is Is.NAME and low not in known.words


def _is_supported(text: str, part: Sequence[Token], *, listed: bool) -> bool:
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
    if first.is_ is Is.TOWN:
        begins = not first.before and bool(_BEGINS_LIST.match(text, last.end))
        told = bool(first.before) and first.before not in CHAINS
        return listed and (acts or told or begins)
    if len(part) > 1:
        return acts or first.before in TELLING
    if _stands_apart(text, first, last, acts=acts):
        return True
    if not first.before or first.loud:
        return listed and not first.loud and bool(_ACTS_HERSELF.match(text, last.end))
    return not things and first.before in TELLING


def _stands_apart(text: str, first: Token, last: Token, *, acts: bool) -> bool:
    """Whether a forename begins a sentence, or stands between commas: the nurse, Grace, said."""
    if first.low not in FORENAMES or first.loud or first.low in MAY_BE_DONE | _MONTHS:
        return False
    behind_comma = text[max(0, first.start - 2) : first.start] == ", "
    if behind_comma:
        return bool(_APART.match(text, last.end))
    return acts and not (is_ordinary(first.text) and _IS_ANYTHING.match(text, last.end))


def _is_shouted_name(text: str, part: Sequence[Token], *, acts: bool) -> bool:
    """Whether words in capitals behind a job or a verb are a name: ESCORT SUE SIGNED."""
    first, given = part[0], part[0].low in lexicon().names
    if not (first.joined and first.before in ROLES and first.is_ is Is.EITHER):
        return given and acts
    herself = first.low not in ALSO_NAMES or bool(_ACTS_HERSELF.match(text, part[-1].end))
    return acts and herself or len(part) > 1 and given


_IS_ANYTHING = re.compile(r"\s(?:was|were|is|are|will|can|could|would)\b")
"""What goes on behind a thing as well: Hope was expressed."""

_APART = re.compile(r",\s(?:[a-z]|who\b)")
"""Behind a name that is told between commas: the nurse in charge, Grace, said."""

_BEGINS_LIST = re.compile(r",\s[A-Z]\w{1,20}(?:,\s[A-Z]\w{1,20}){0,4},?\s(?:and|AND|&)\s[A-Z]")
_GOES_ON_LOUD = re.compile(r"\s[A-Z]")


def does(text: str, at: int) -> bool:
    """Whether somebody does something here, or has something."""
    return bool(_DOES.match(text, at))


def _written_small(text: str, tokens: Sequence[Token]) -> Iterator[Found]:
    """Names without a capital: behind a rank or a title, forenames behind a relative."""
    for found in _MY_NAME.finditer(text):
        first = plain(found["name"].split()[0])
        if first in lexicon().words and first not in lexicon().names:
            continue
        yield Found(*found.span("name"), Kind.PERSON, Pass.NAME, found["name"].split()[-1])
    small = sum(t.capital and len(t.text) > 1 for t in tokens) <= _WRITTEN_SMALL * len(tokens)
    for i, token in enumerate(tokens):
        if token.capital or len(token.low) < SHORT_SHOUT:
            continue
        if f"{token.before}+{token.low}" in TWO_WORDS:
            continue
        free = (
            small
            and token.is_ is Is.NAME
            and token.low in lexicon().names
            and token.low not in lexicon().words
        )
        ranked = token.before in RANKS_WRITTEN_SMALL and token.joined and _is_unknown(text, token)
        if free or ranked or token.before in KIN and token.low in lexicon().names:
            part = [token]
            for other in tokens[i + 1 : i + 3]:
                letter = other.is_ is Is.LETTER and other.low not in "ai"
                if other.capital or not other.joined or not (letter or other.is_ is Is.NAME):
                    break
                part.append(other)
            yield _found(text, part)


def _is_unknown(text: str, token: Token) -> bool:
    if token.is_ is Is.EITHER:
        return does(text, token.end)
    return token.is_ in (Is.NAME, Is.TOWN)
