"""Looks words in a row up in the narratives: how many records hold them, and one place to read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from answerable.model.ports import Narrated
from answerable.model.terms import WORD
from answerable.model.variants import Evidence, Words

INITIALS_UP_TO = 3
"""Words of so many letters may be somebody's initials."""

_AROUND = 45
_AGE = re.compile(r"\W{0,3}\d{1,3}\s?/")
_SEVERAL = re.compile(r"(?:\s*(?:,|and|&|/)\s*[A-Z]{2,3}\b)+")
_PERSON = re.compile(
    r"""\b(?:complainants?|victims?|witness(?:es)?|suspects?|defendants?|officers?|offs?|supervisor
    |p/?o|pc|pcso|sgt|sergeant|lt|lieutenant|det|detective|insp|inspector|ch?ief|captain|capt|cpl
    |corporal|constable|supt|mr|mrs|ms|miss|dr|son|daughter|husband|wife|mother|father|brother
    |sister|friend|girlfriend|boyfriend|cousin|nephew|niece|uncle|aunt|partner|fianc\S+|male|female
    |child|by|with|and)\b[^\w\n]{0,3}(?:[A-Z]{2,3}\b[\s,&]*(?:and\s)?){0,3}$""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(slots=True)
class _Seen:
    """What one pass over the narratives has gathered of words in a row so far."""

    refs: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    snippet: str = ""

    def note(self, ref: str, text: str, start: int, end: int) -> None:
        """One more place."""
        self.refs.add(ref)
        self.snippet = self.snippet or snippet(text, start, end)
        if end - start <= INITIALS_UP_TO and is_initials(text, start, end):
            self.initials.add(ref)


def find_evidence(records: Iterable[Narrated], wanted: Iterable[Words]) -> dict[Words, Evidence]:
    """The evidence for each of the words in a row, in one pass over the narratives."""
    seen: dict[Words, _Seen] = {words: _Seen() for words in wanted}
    first: dict[str, list[Words]] = {}
    for words in seen:
        first.setdefault(words[0], []).append(words)
    for record in records:
        for passage in record.passages():
            _look(record.ref, passage.text, first, seen)
    return {w: Evidence(len(s.refs), s.snippet, len(s.initials)) for w, s in seen.items()}


def _look(
    ref: str, text: str, first: Mapping[str, list[Words]], seen: Mapping[Words, _Seen]
) -> None:
    tokens = [word.lower() for word in WORD.findall(text)]
    if first.keys().isdisjoint(tokens):
        return
    places = list(WORD.finditer(text))
    for i, token in enumerate(tokens):
        for words in first.get(token, ()):
            last = i + len(words) - 1
            if tuple(tokens[i : last + 1]) == words:
                seen[words].note(ref, text, places[i].start(), places[last].end())


def snippet(text: str, start: int, end: int) -> str:
    """The words around a place, cut at spaces, on one line."""
    left = text.rfind(" ", 0, max(0, start - _AROUND)) + 1
    right = text.find(" ", min(len(text), end + _AROUND))
    piece = " ".join(text[left : right if right >= 0 else len(text)].split())
    return ("… " if left else "") + piece + (" …" if right >= 0 else "")


def is_initials(text: str, start: int, end: int) -> bool:
    """Whether a short word stands as somebody's initials: "FB, 48/B/F", "Officer FB"."""
    if not text[start:end].isupper():
        return False
    before, after = text[max(0, start - 40) : start], text[end : end + 12]
    return bool(_AGE.match(after) or _SEVERAL.match(after) or _PERSON.search(before))
