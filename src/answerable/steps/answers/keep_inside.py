"""Looks in an answer's words for what its records hold of people, and for narratives unredacted.

The register's own names, collar numbers, plates and addresses, those of the records behind the
answer and of records linked to them, may stand in no published word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from answerable.model.answer import Answer, Finding
from answerable.model.figures import Listing
from answerable.model.months import MONTH_NAME
from answerable.model.redaction import NEVER, PEOPLE, Redacted
from answerable.model.register import Case
from answerable.model.terms import WORD
from answerable.steps.counts.count_side import is_beside
from answerable.steps.finding.gather_pool import text_of_case
from answerable.steps.redaction.find_held import Held, Holdings, Literal, fold
from answerable.steps.redaction.redact import standing_in
from answerable.steps.words.write_finding import place_in, write_finding

FEW = 20
"""Behind figures of up to so many records, and behind lists, a surname alone points at somebody."""

_ANSWERS_IN_HAND = 8
_RUN = 8
_LONG = 3
_DATES = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH_NAME}(?: \d{{4}})?\b")
_RANKED = re.compile(
    r"\b(?:pc|ps|dc|ds|pcso|wpc|sgt|sergeant|insp|inspector|officer|constable|collar|shoulder"
    r"|warrant|badge|number|no)\W{0,3}\Z",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\d{1,4}")


_PLACES = {
    "title": "the title",
    "intro": "the introduction",
    "correction": "what was changed",
}
"""How the parts of an answer are called in findings, where a finding calls them otherwise."""

_OURS = frozenset(
    ("received", "answered", "period", "register", "sha256", "desk", "checks", "small_counts")
    + ("id", "count", "file", "display", "mark", "unit", "presentation", "outcome")
    + ("terms", "searched", "fields", "note", "caveats", "routes")
    + ("section", "limb", "weighing", "role")
)
"""Keys of which nothing is looked through: dates, hashes, ids, and the program's own words. What
stands under any other key, a new one among them, is."""


class Inside:
    """The cases of a register and what they hold of people, for as long as they are in hand.

    What stands behind an answer stays the same while it is worded: it is worked out once.
    """

    def __init__(self, cases: Sequence[Case]) -> None:
        self.cases: Mapping[str, Case] = {case.ref: case for case in cases}
        self.literals = lru_cache(maxsize=_ANSWERS_IN_HAND)(self._literals)

    def _literals(
        self, near: frozenset[str], behind: frozenset[str], spare: frozenset[str]
    ) -> Held:
        """What is looked for in the words of an answer with these records behind it."""
        holdings = Holdings(self.cases.values(), behind=behind)
        literals: dict[str, Literal] = {}
        for ref in sorted(behind):
            held = holdings.of(ref, text_of_case(self.cases[ref]))
            for folded, literal in held.literals.items():
                if folded not in spare and _is_looked_for(literal, near=ref in near):
                    literals.setdefault(folded, literal)
        return Held(literals)


def literals_stay_inside(
    answer: Answer, entry: Mapping[str, Any], inside: Inside
) -> Iterator[Finding]:
    """No name, number, plate or address of a record behind the answer stands in its words (B8).

    All that may leave (`entry`) is looked through. A line of many records may be called by a place.

    Seen: a collar number left in a wording. Repair: word it without.
    """
    near, behind = _records(answer, inside.cases)
    spare = {fold(word) for word in (*NEVER, *(term.term for term in answer.method.terms))}
    held = inside.literals(frozenset(near), frozenset(behind), frozenset(spare))
    own = f"{entry['authority']} {entry['reference']}"
    skipped = {fold(own[found.start : found.end]) for found in held.find(own)}
    told = set[tuple[str, str]]()
    for where, text, many in dict.fromkeys(published_words(entry)):
        masked = _DATES.sub(lambda date: "·" * len(date.group()), text)
        for found in held.find(masked):
            words = text[found.start : found.end]
            plain = _PLAIN.fullmatch(words) and not _RANKED.search(text[: found.start])
            placed = many and found.kind not in PEOPLE
            if not (plain or placed or fold(words) in skipped or (where, fold(words)) in told):
                told.add((where, fold(words)))
                facts = {"words": words, "kind": found.kind}
                yield write_finding("register-literal-printed", where, quote=text[:200], **facts)


def records_have_cases(answer: Answer, cases: Mapping[str, Case]) -> Iterator[Finding]:
    """Every thing that was counted in the register belongs to one of its cases (B7, B8).

    Seen: none; where a case is not found, nothing that it holds would be looked for. Repair: answer
    again from the register that was counted.
    """
    for question in answer.questions:
        counted = [figure for figure in question.figures if not is_beside(figure)]
        whole = {id for figure in counted if figure.unit == "case" for id in figure.records}
        parts = {id for figure in counted if figure.unit != "case" for id in figure.records}
        parts |= {id for listing in question.lists for id in listing.records} - whole
        strange = whole - cases.keys() | {id for id in parts if answer.case_of(id) not in cases}
        if strange:
            many, first = len(strange), min(strange)
            yield write_finding("record-without-case", place_in(question), count=many, first=first)


def narratives_are_ruled_on(
    answer: Answer, cases: Mapping[str, Case], redacted: Mapping[str, Redacted]
) -> Iterator[Finding]:
    """Whatever comes from a narrative has been ruled on, span by span (B7), and stays out (B4).

    Seen: a summary pasted into a table. Repair: rule on its spans, or word it in your own words.
    """
    for question in answer.questions:
        for listing in question.lists:
            where = place_in(question, listing.title)
            for row, record in zip(listing.rows, listing.records, strict=False):
                for ref in sorted(cases.keys() & answer.cases_of([record])):
                    yield from _row(row, listing, cases[ref], redacted.get(ref), where)


def _row(
    row: Sequence[str], listing: Listing, case: Case, redacted: Redacted | None, where: str
) -> Iterator[Finding]:
    place = f"{where}, record {case.ref}"
    if NARRATIVE in listing.columns:
        if redacted is None:
            yield write_finding("narrative-unredacted", place)
        elif redacted.open or redacted.left:
            spans = len(redacted.open) + len(redacted.left)
            yield write_finding("redaction-open", place, count=spans)
    runs = _runs(text_of_case(case))
    kept = _runs(redacted.derived) if redacted and not redacted.open else frozenset()
    for text in row:
        if copied := (_runs(text) & runs) - kept:
            yield write_finding("wording-copied", place, words=" ".join(min(copied)))
    removed = tuple(_removed(redacted)) if redacted else ()
    for words in dict.fromkeys(words for text in row for words in standing_in(text, removed)):
        yield write_finding("removed-printed", place, words=words)


NARRATIVE = "Narrative"
"""The header of a list's column of derived texts."""


def _records(answer: Answer, cases: Mapping[str, Case]) -> tuple[set[str], set[str]]:
    """The cases behind lists and small figures, and behind the whole answer."""
    near, behind = set[str](), set[str]()
    for question in answer.questions:
        for records in (
            *(f.records for f in question.figures),
            *(o.records for o in question.lists),
        ):
            refs = cases.keys() & answer.cases_of(records)
            behind |= refs
            near |= refs if len(refs) <= FEW else set()
        listed = (record for listing in question.lists for record in listing.records)
        near |= cases.keys() & answer.cases_of(listed)
    return near, behind


def _is_looked_for(literal: Literal, *, near: bool) -> bool:
    """Whole names and numbers always, a name's parts only near; initials are anybody's."""
    if literal.kind not in PEOPLE:
        return len(literal.folded) > _LONG or any(c.isdigit() for c in literal.folded)
    words = {fold(word) for word in literal.key.split()}
    if len(literal.folded) <= _LONG and literal.folded not in words:
        return False
    return near or (len(words) > 1 and literal.folded == fold(literal.key))


def published_words(
    part: object, where: str = "", many: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str, bool]]:
    """Every text that may leave, with its place, and whether it only names a line of many records.

    `many` are the ids of figures of so many.
    """
    if isinstance(part, str):
        yield where, part, False
    elif isinstance(part, Mapping):
        where, many = _place(part, where), many or _of_many(part)
        for key, inner in part.items():
            at = where or _PLACES.get(key, f"the {key}")
            if key in ("label", "columns"):
                yield from ((at, *one) for one in _labels(part, many))
            elif key not in _OURS and (key != "figures" or "number" in part):  # a line has ids
                yield from published_words(inner, at, many)
    elif isinstance(part, Iterable):
        for inner in part:
            yield from published_words(inner, where, many)


def _place(part: Mapping[str, Any], where: str) -> str:
    """The place of what is in a part: its question and, in it, its table, list or notice."""
    if "number" in part:
        return f"question {part['number']}"
    return f"{where}, {part['title']}" if where and "title" in part else where


def _of_many(part: Mapping[str, Any]) -> frozenset[str]:
    """The figures of a question that count more than a few."""
    figures = part["figures"] if "number" in part else ()
    return frozenset(one["id"] for one in figures if (one["value"] or 0) > FEW)


def _labels(part: Mapping[str, Any], many: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The label of a figure or line, the columns of a table or list, and whether many stand there.

    A line without figures, and a column of a list, is of few.
    """
    if "label" in part:
        yield part["label"], not many.isdisjoint(part.get("figures", (part.get("id"),)))
        return
    lines = [line.get("figures", ()) for line in part["rows"] if isinstance(line, Mapping)]
    for column, *ids in zip_longest(part["columns"], *lines):
        if column is not None:
            yield column, not many.isdisjoint(ids)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of so many words that it cannot be chance."""
    words = [word.casefold() for word in WORD.findall(text)]
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def _removed(redacted: Redacted) -> Iterator[str]:
    """The words that left a narrative."""
    spans = (span for span in redacted.spans if span.applied)
    return (redacted.text[span.start : span.end] for span in spans)
