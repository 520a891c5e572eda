"""Proposes what leaves a narrative, applies what people ruled, and derives the text without it.

The passes run in order: what the register's own columns hold, structured identifiers, names by
rule with their repeats, then marks of age and race, places, days and times. What overlaps becomes
one span. The derived text is built from what stays; nothing that was removed enters it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answerable.model.errors import UserMistake
from answerable.model.periods import LAST_YEAR
from answerable.model.phrases import fold_text
from answerable.model.redaction import (
    NEVER,
    PEOPLE,
    Found,
    Kind,
    Line,
    Pass,
    Redacted,
    Ruled,
    Ruling,
    Span,
)
from answerable.model.register import Case
from answerable.model.terms import WORD
from answerable.steps.finding.gather_pool import text_of_case
from answerable.steps.redaction.find_circumstances import coarser, find_circumstances, month_first
from answerable.steps.redaction.find_full_names import is_ordinary
from answerable.steps.redaction.find_held import Held, Holdings
from answerable.steps.redaction.find_identifiers import find_identifiers
from answerable.steps.redaction.find_names import find_names
from answerable.steps.redaction.find_references import find_staff_numbers, repeat_numbers
from answerable.steps.redaction.flag_indirect import count_records, flag_indirect, rare_words
from answerable.steps.redaction.repeat_names import repeat_names
from answerable.steps.redaction.score_lines import score_lines

_LEFT_FROM = 3
_PASSES = tuple(Pass)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of a whole register before one of its narratives is read."""

    holdings: Holdings
    records: Mapping[str, int]
    month_first: bool | None
    spare: frozenset[str]
    lines: Mapping[str, tuple[Line, ...]]
    years: bool = False
    latest: int = LAST_YEAR


def know(
    cases: Sequence[Case],
    *,
    terms: Iterable[str] = (),
    years: bool = False,
    latest: int = LAST_YEAR,
) -> Knowledge:
    """Reads all cases once. `terms` are the request's own words, which no rule takes out.

    A day of a narrative with a year of two digits is in none after `latest`, the year of today.
    """
    texts = [text_of_case(case) for case in cases]
    records, ordinary = count_records(texts)
    words = (word.casefold() for term in terms for word in (term, *WORD.findall(term)))
    return Knowledge(
        holdings=Holdings(cases, ordinary=ordinary),
        records=records,
        month_first=month_first(texts),
        spare=frozenset((*NEVER, *words)),
        lines=score_lines(cases),
        years=years,
        latest=latest,
    )


def redact(case: Case, known: Knowledge, rulings: Sequence[Ruled] = ()) -> Redacted:
    """One record with its spans, the text derived from it, and what is to be read.

    Raises UserMistake "redaction-wrong" for a ruling that does not fit the text.
    """
    text = text_of_case(case)
    held = known.holdings.of(case.ref, text)
    proposed = propose(text, held, spare=known.spare)
    spans = _with_rulings(_spans(text, proposed, known), text, rulings)
    applied = [span for span in spans if span.applied]
    kept = _kept(text, applied)
    places = [(span.start, span.end) for span in spans]
    return Redacted(
        ref=case.ref,
        text=text,
        spans=spans,
        derived=_derived(text, applied),
        to_read=tuple(flag for flag in flag_indirect(text) if not _inside(flag.start, places)),
        rare=rare_words(text, known.records, places),
        lines=known.lines.get(case.ref, ()),
        left=_left(text, applied, kept),
    )


def propose(text: str, held: Held, *, spare: frozenset[str] = frozenset()) -> list[Found]:
    """What all passes find, what overlaps as one, in the order of the text."""
    own = list(held.find(text))
    names = [found for found in own if found.kind in PEOPLE]
    ruled = [*find_identifiers(text), *find_names(text, spare=spare), *find_circumstances(text)]
    stays = (text[f.start : f.end].casefold() in spare for f in ruled)
    wanted = [found for found, spared in zip(ruled, stays, strict=True) if not spared]
    found = [*own, *repeat_names(text, names), *wanted]
    found += find_staff_numbers(text, found)
    return _merged([*found, *repeat_numbers(text, found)])


def _merged(found: Iterable[Found]) -> list[Found]:
    """Overlapping places as one, of the kind of the longest, found by the earliest pass."""
    groups: list[list[Found]] = []
    end = 0
    for one in sorted(found, key=lambda f: f.start):
        if one.start >= end:
            groups.append([])
        groups[-1].append(one)
        end = max(end, one.end)
    return [_one_of(group) for group in groups]


def _one_of(group: Sequence[Found]) -> Found:
    by_pass = sorted(group, key=lambda f: _PASSES.index(f.by))
    longest = max(by_pass, key=lambda f: f.end - f.start)
    people = [f for f in by_pass if f.kind in PEOPLE]
    kind = longest.kind
    if kind is Kind.PERSON:
        kind = next((f.kind for f in people if f.kind is not Kind.PERSON), kind)
    key = people[0].key if people else ""
    return Found(group[0].start, max(f.end for f in group), kind, by_pass[0].by, key)


def _spans(text: str, found: Iterable[Found], known: Knowledge) -> list[Span]:
    """Places with their markers; one name has one number inside a record."""
    numbers: dict[Kind, dict[str, int]] = defaultdict(dict)
    spans = []
    for one in found:
        marker = f"[{one.kind}]"
        if one.kind in PEOPLE:
            seen = numbers[one.kind]
            marker = f"[{one.kind} {seen.setdefault(one.key.casefold(), len(seen) + 1)}]"
        elif one.kind is Kind.DATE:
            words = text[one.start : one.end]
            month = coarser(
                words,
                month_first=known.month_first,
                years=known.years,
                latest=known.latest,
            )
            marker = month or marker
        spans.append(Span(one.start, one.end, one.kind, marker, one.by))
    return spans


def _with_rulings(spans: list[Span], text: str, rulings: Iterable[Ruled]) -> tuple[Span, ...]:
    """The spans with what people ruled; a place that no pass found becomes a span of its own."""
    by_place = {(span.start, span.end): span for span in spans}
    for ruled in rulings:
        if text[ruled.start : ruled.end].split() != ruled.words.split():
            raise _unfit(ruled, "does not read so at this place")
        place = (ruled.start, ruled.end)
        if place not in by_place:
            if any(s.start < ruled.end and ruled.start < s.end for s in by_place.values()):
                raise _unfit(ruled, "overlaps a span with other ends")
            by_place[place] = Span(*place, Kind.PERSON, "[removed]", Pass.READER)
        by_place[place] = _ruled(by_place[place], ruled)
    return tuple(by_place[place] for place in sorted(by_place))


def _ruled(span: Span, ruled: Ruled) -> Span:
    if ruled.ruling is Ruling.KEPT and span.found_by is Pass.REGISTER and not ruled.note:
        raise _unfit(ruled, "is held by the register itself: keeping it needs a note that says why")
    if ruled.ruling is not Ruling.GENERALISED:
        return replace(span, ruled=ruled)
    if not ruled.replacement or ruled.words.casefold() in ruled.replacement.casefold():
        raise _unfit(ruled, "is generalised to nothing, or to words that hold it")
    return replace(span, ruled=ruled, replacement=ruled.replacement)


def _unfit(ruled: Ruled, reason: str) -> UserMistake:
    where = f"{ruled.ref}, characters {ruled.start} to {ruled.end}"
    return UserMistake("redaction-wrong", where=where, reason=f"“{ruled.words[:60]}” {reason}")


def _kept(text: str, applied: Sequence[Span]) -> list[str]:
    """The pieces of the text between the spans that leave it."""
    ends = [0, *(span.end for span in applied)]
    starts = [*(span.start for span in applied), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


def _derived(text: str, applied: Sequence[Span]) -> str:
    pieces = _kept(text, applied)
    markers = [*(span.replacement for span in applied), ""]
    return "".join(part for pair in zip(pieces, markers, strict=True) for part in pair)


def _left(text: str, applied: Sequence[Span], kept: Sequence[str]) -> tuple[str, ...]:
    """Removed words of three or more characters that still stand somewhere in what is kept."""
    removed = dict.fromkeys(text[span.start : span.end] for span in applied)
    return tuple(standing_in("\n".join(kept), removed))


def standing_in(text: str, removed: Iterable[str]) -> Iterator[str]:
    """Those of the words that left a narrative, of three or more characters, that stand in a text.

    However either is written: capitals and spaces make no difference. But hope, which everybody
    writes, is not Hope.
    """
    stays, kept = " ".join(text.split()), fold_text(text)
    for words in removed:
        sought = fold_text(words)
        if len(sought) < _LEFT_FROM or sought not in kept:
            continue
        word = is_ordinary(words) and not words.islower()
        whole = rf"(?<!\w){re.escape(' '.join(words.split()) if word else sought)}(?!\w)"
        found = re.finditer(whole, stays if word else kept, re.IGNORECASE)
        if any(not (word and place.group().islower()) for place in found):
            yield words


def _inside(at: int, places: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in places)
