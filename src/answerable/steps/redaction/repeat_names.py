"""Finds where a name that was found stands again: its whole, and each word of it.

Where a month, an office or a place is told, it is no name: in May, High Street.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from answerable.model.redaction import Found, Pass
from answerable.model.words_about_names import (
    ALSO_NAMES,
    NEVER_NAMES,
    NICKNAMES,
    NOT_NAMES,
    OFFICES,
)
from answerable.steps.redaction.find_full_names import does, is_ordinary
from answerable.steps.redaction.find_initials import CAPITALS, SMALL
from answerable.steps.redaction.find_loud_names import is_said

_WORD = re.compile(rf"(?<![\w.])[{CAPITALS}{SMALL}][\w.'’-]{{0,40}}")
PEOPLE = r"(?i:males?|females?|wom[ae]n|m[ae]n)\b(?!-)"
_SOMEBODY = re.compile(rf"\s{PEOPLE}")
LETTER_GOES_ON = re.compile(
    r"['’]s\b|[,;.?!)]|\s(?:to|and|or|is|was|states?|stated|said|told|in|on|at|with|by|who|that|had"
    r"|has|did|asked)\b"
)
_STREET_GOES_ON = re.compile(r"\.?\s{0,2}(?:\d|[A-Z])|\.\s?\w")
_NAME_WORDS = 3
INITIALS_UP_TO, _PLURAL_FROM, _HEAD = 2, 4, 2
_OFFICE = re.compile(r"\sof\s(?:the\s)?[A-Z]")
_MONTHS = frozenset(("march", "april", "may", "june", "august"))
_DAY_OR_YEAR = re.compile(r",?\s(?:of\s)?(?:\d{1,2}(?:st|nd|rd|th)?\b|['’]?\d\d\b|(?:19|20)\d\d\b)")
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?[\s-](?:of\s)?\Z", re.IGNORECASE)
_MONTH_TOLD = re.compile(
    r"\b(?:in|since|until|till|during|throughout|early|late|mid|last|next|this|(?:end|start|beginning"
    r"|middle|half|month|week|part)\sof|up\sto|back\sto|(?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december)\s(?:to|and|or|until)|(?:\A|[.,;])\s{0,2}by)[\s-]\Z",
    re.IGNORECASE,
)
_SINCE_MONTH = re.compile(r"\b(?:from|between)\s\Z", re.IGNORECASE)
_UP_TO = re.compile(
    r"\s(?:to|until|till|through|and\s(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec)|on\b|onwards?)",
    re.IGNORECASE,
)
_MAY_BEFORE = re.compile(r"\b(?:i|you|he|she|it|we|they|there)\s\Z", re.IGNORECASE)
_MAY_BEHIND = re.compile(r"\s(?:be|have|not|i|we|you)\b", re.IGNORECASE)
_GENITIVE = re.compile(r"['’](?:[sS]\b|(?!\w))")
_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?:;,\n(\"“‘•*-])\s{0,3}\Z")
_BEFORE = 25
_CAPITAL_BEFORE = re.compile(r"\b(?P<word>[A-Z][a-z’']{1,20})\s\Z")
_MAKES_PLACE = frozenset(
    """crown county magistrates magistrates’ high town city village church mill park station new old
    north south east west upper lower green queen king queens kings market victoria""".split()
)
_HOMELY = frozenset("street hill lane green road house place field park church hall court".split())


def repeat_names(text: str, found: Iterable[Found]) -> list[Found]:
    """The other places of every name: of its whole, and of each word of it."""
    known: dict[str, Found] = {}
    written: set[str] = set()
    taken: set[int] = set()
    for one in found:
        taken.update(range(one.start, one.end))
        for part in parts_of(text[one.start : one.end]):
            written.add(part)
            known.setdefault(part.casefold(), one)
    places = _known_places(text, known, written) if known else ()
    return [
        Found(start, end, one.kind, Pass.REPEATED, one.key)
        for start, end, one in places
        if start not in taken
        and (end - start > 1 or _is_letter_of_name(text, start, end))
        and not _is_trait(text, start, end)
        and is_said(text, start, end)
    ]


def _known_places(
    text: str, known: Mapping[str, Found], written: Collection[str]
) -> Iterator[tuple[int, int, Found]]:
    """Where words are a known name, the longest from each word."""
    words = list(_WORD.finditer(text))
    heads = {part[:_HEAD].rstrip(".'’-") for part in known}
    for i, word in enumerate(words):
        if word.group()[:_HEAD].rstrip(".'’-").casefold() not in heads:
            continue
        for last in reversed(words[i : i + _NAME_WORDS]):
            run = text[word.start() : last.end()]
            name = next((form for form in _forms(run) if form.casefold() in known), None)
            if name and _is_written_so(name, written) and not _is_of_a_place(text, word, name):
                yield word.start(), word.start() + len(name), known[name.casefold()]
                break


def _is_written_so(name: str, written: Collection[str]) -> bool:
    """Whether it is the name, be it in another case: what is a word as well keeps its capital."""
    if name in written:
        return True
    if len(name) <= INITIALS_UP_TO:
        return False
    return name[0].isupper() or not any(is_ordinary(word) for word in name.split())


def _is_of_a_place(text: str, word: re.Match[str], name: str) -> bool:
    """Whether a name that is a word, too, is a month, an office or a place here: High Street."""
    low, end = name.casefold(), word.start() + len(name)
    before = text[max(0, word.start() - _BEFORE) : word.start()]
    if low in _MONTHS:
        return _is_month(text, before, end)
    if low in OFFICES and _OFFICE.match(text, end):
        return True
    return low in _HOMELY and _is_in_place_name(text, before, end)


def _is_month(text: str, before: str, end: int) -> bool:
    """Whether a month or a verb is told, not somebody: in May, 3 May, from May to July, I may."""
    if _DAY_OR_YEAR.match(text, end) or _DAY_BEFORE.search(before):
        return True
    if does(text, end) or _GENITIVE.match(text, end):
        return False
    told = _MONTH_TOLD.search(before) or _SINCE_MONTH.search(before) and _UP_TO.match(text, end)
    return bool(told or _MAY_BEFORE.search(before) or _MAY_BEHIND.match(text, end))


def _is_in_place_name(text: str, before: str, end: int) -> bool:
    """Whether the word before makes the name of a place of it: Crown Court, but not When Hall."""
    found = _CAPITAL_BEFORE.search(before)
    if not found or _SENTENCE_BEGINS.search(before, 0, found.start()):
        return False
    makes = found["word"].casefold() in _MAKES_PLACE or not is_no_name(found["word"])
    return makes and not (
        text[end : end + 1] == "," or _GENITIVE.match(text, end) or does(text, end)
    )


def _forms(run: str) -> tuple[str, ...]:
    """A run of words as it stands, and without a mark at its end, a genitive, a plural."""
    bare = run.rstrip(".'’-")
    one = re.sub(r"['’][sS]\Z", "", bare).rstrip(".")
    return run, bare, one, one.removesuffix("s") if len(one) > _PLURAL_FROM else one


def _is_trait(text: str, start: int, end: int) -> bool:
    """ "PC White saw a White male": the second is what somebody looks like."""
    return text[start:end].casefold() in ALSO_NAMES and bool(_SOMEBODY.match(text, end))


def _is_letter_of_name(text: str, start: int, end: int) -> bool:
    """A letter standing alone repeats a name where no article, no street and no "I" can stand."""
    letter = text[start:end]
    if letter == "A":
        return bool(LETTER_GOES_ON.match(text, end))
    return letter != "I" and not _STREET_GOES_ON.match(text, end)


def parts_of(name: str) -> set[str]:
    """The name and those of its words that are names by themselves."""
    words = [word.strip(".\"“”‘’',") for word in name.split()]
    if len(words) > 1 and words[0].casefold() in NICKNAMES:
        del words[0]
    return {name, *(word for word in words if _stands_alone(word))}


def _stands_alone(word: str) -> bool:
    """Whether a word of a name is the name by itself, too: no particle, no word of every day."""
    low = word.casefold()
    return (
        len(word) > 1
        and word[0].isupper()
        and low not in NEVER_NAMES
        or (len(word) > 2 and word.islower() and not is_ordinary(word))
    )


def is_no_name(word: str) -> bool:
    """Whether a word with a capital is nobody's name."""
    return word.casefold() in NOT_NAMES or is_ordinary(word)
