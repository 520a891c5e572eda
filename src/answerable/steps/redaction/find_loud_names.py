"""Tells names from words behind ranks and titles in texts that are all in capitals.

There a capital says nothing: PC MAY WAS RUDE, PC ATTENDED, PC MARK ROSE LEFT. What is nothing but a
word is no name; what is both is one behind a short rank or a title, beside a forename, or before
what people do.
"""

import re
from collections.abc import Collection, Iterator

from answerable.model.lexicon import lexicon, plain
from answerable.model.words_about_names import (
    ABBREVIATIONS,
    ALSO_NAMES,
    BODIES,
    HOMELY,
    KIN,
    MAY_BE_DONE,
    NAMES_TOO,
    NEVER_FIRST,
    PARTICLES,
    RANKS_WRITTEN_SMALL,
    ROLES,
    SHORT_NAMES,
    TELLING,
    THINGS,
    is_medicine,
)
from answerable.steps.redaction.find_full_names import does, is_ordinary
from answerable.steps.redaction.short_names import FORENAMES

_LETTER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:{_LETTER}['’])?{_LETTER}{{2,20}}(?:['’-]{_LETTER}{{2,20}}){{0,3}}(?![\w])"
_FIRST = re.compile(rf"(?P<initials>(?:{_LETTER}\.?\s){{0,2}})(?P<word>{_WORD})")
_NEXT = re.compile(rf"[\s-](?P<word>{_WORD})")
_ENDS = re.compile(r"\s?(?:[.,;:)?!]|\Z)|['’]S\b|\s(?:\(|\d|AND\b|&)")
_SHORT_RANK = re.compile(
    r"\b(?:W?P[CS]|[WT]?DC|D[SI]|SC|SGT|INSP|PCSO|LT|DCI|DSU|SUPT|CPL|CAPT|DET|MRS?|MS|MISS|MX|DR|PROF|REVD?"
    r"|CLLR|MADAME|FR)S?\.?\s{1,2}(?P<number>(?:NO\.?\s)?\(?[A-Z]{0,2}\d{2,6}\)?\s{1,2})?\Z"
)
_SAID_TO_BE = re.compile(r"\b(?:NAMED|NAME(?:\s(?:IS|WAS|OF|AS))?|AKA|ALIAS|KNOWN\sAS)\s[\"“‘']?\Z")
_OF_A_THING = re.compile(r"\b(?:THE|AN?|ITS|NO|ANY|EVERY|THIS|MY|YOUR|HIS|HER|THEIR)\s(?:\w+\s)?\Z")
_TELLING = TELLING - {"with", "by", "from", "to", "and", "for"}
_TOLD = re.compile(
    rf"\b(?:{'|'.join(sorted({*ROLES, *KIN, *_TELLING}))})\s\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s\(?(?!(?:19|20)\d\d\b)\d{3,6}\b")
_TITLE_OF_ONE = re.compile(r"\b(?:MRS?|MS|MISS|MX|DR)\.?\s{1,2}\Z")
_MONTHS = frozenset(("march", "april", "may", "june", "august"))
"""Where these are names is told elsewhere."""

_FILED = re.compile(
    rf"(?:\A|[.:;(]|\b(?:IP|COMP(?:LAINANT)?|VICTIM|WITNESS|SUSPECT|AGGRIEVED|PATIENT|RE)\b)\s{{0,2}}(?P<last>{_WORD})"
    rf",\s(?P<first>{_WORD})"
)
_FURTHER = 2
_BEFORE = 30


def loud_name(text: str, at: int, spare: Collection[str]) -> int | None:
    """The end of the name that begins here in capitals; None where a word begins."""
    found = _FIRST.match(text, at)
    if not found:
        return None
    word, low = found["word"], plain(found["word"])
    if low in NEVER_FIRST or low in RANKS_WRITTEN_SMALL or low == "miss":
        return None
    if (low in ROLES or low in KIN) and not is_both(low):
        return None
    if word in ABBREVIATIONS and low not in PARTICLES:
        return None
    rank = _SHORT_RANK.search(text, max(0, at - _BEFORE), at)
    if low in ALSO_NAMES and not rank:
        return None
    end = _end(text, at, found.end(), low)
    if end == found.end():
        return end if low not in spare and _is_name(text, at, end, low) else None
    sure = low not in MAY_BE_DONE or does(text, end) or _ENDS.match(text, end)
    return end if sure else None


def _end(text: str, at: int, end: int, first: str) -> int:
    """Where a name ends with the words behind its first."""
    given = first in lexicon().names or first in FORENAMES or first in NAMES_TOO
    last, particle = end, first in PARTICLES
    titled = _TITLE_OF_ONE.search(text, max(0, at - _BEFORE), at)
    for _ in range(_FURTHER + 1):
        found = _NEXT.match(text, last)
        if not found:
            break
        low = plain(found["word"])
        if low in PARTICLES and len(low) > 1:
            last, particle = found.end(), True
            continue
        may_be = is_both(low) or titled and low in ROLES
        both = given and may_be and low not in MAY_BE_DONE and not does(text, last)
        joined = particle or text[last] == "-" or both
        if low in NEVER_FIRST or not (joined or _is_proper(low, found["word"])):
            break
        end, particle = found.end(), False
        last = end
    return end


def filed_loud(text: str) -> Iterator[tuple[int, int]]:
    """Where names stand as lists have them, in capitals: SMITH, JOHN where a sentence begins."""
    for found in _FILED.finditer(text):
        last, first = plain(found["last"]), plain(found["first"])
        surname = is_both(last) or _is_proper(last, found["last"])
        if first in lexicon().names and surname and last not in THINGS:
            yield found.start("last"), found.end("first")


def is_both(low: str) -> bool:
    """Whether it is a word and a name."""
    known = lexicon()
    return low in known.either or low in HOMELY or low in NAMES_TOO or low in known.names


def _is_proper(low: str, word: str) -> bool:
    """Whether it is a name and no word, or nothing that is known."""
    known = lexicon()
    if low in known.words or low in known.either or low in KIN or low in ROLES:
        return False
    if low in known.names or low in SHORT_NAMES:
        return low not in THINGS
    thing = low in THINGS or low in BODIES or is_medicine(low) or known.has_form(low)
    return not thing and word not in ABBREVIATIONS and len(low) > _FURTHER


def _is_name(text: str, at: int, end: int, low: str) -> bool:
    """Whether a first word is a name by itself."""
    if _is_proper(low, text[at:end]):
        return True
    rank = _SHORT_RANK.search(text, max(0, at - _BEFORE), at)
    done = does(text, end) or bool(_ENDS.match(text, end))
    if is_both(low) and done and _SAID_TO_BE.search(text, max(0, at - _BEFORE), at):
        return True
    if rank and not rank["number"] and is_both(low) and _NUMBER.match(text, end):
        return True
    if low in MAY_BE_DONE or is_both(low) and not rank:
        return low != "will" and (done if low not in MAY_BE_DONE else does(text, end))
    verb = low.endswith(("ed", "ing", "ly"))
    alone = rank is not None and not rank["number"]
    return is_both(low) or alone and does(text, end) and not verb


def is_said(text: str, start: int, end: int) -> bool:
    """Whether a repeated name is one here: in capitals not where it is a word (A PRICE, MAY)."""
    word = text[start:end]
    if (
        not word.isupper()
        or len(word) < 3
        or word.casefold() in _MONTHS
        or not all(map(is_ordinary, word.split()))
    ):
        return True
    before = max(0, start - _BEFORE)
    if not text[before : end + _BEFORE].isupper():
        return True
    if _SHORT_RANK.search(text, before, start) or _TOLD.search(text, before, start):
        return True
    return does(text, end) and not _OF_A_THING.search(text, before, start)
