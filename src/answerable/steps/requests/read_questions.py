"""Reads a request: its questions, and for each what is asked for, of whom, when and by what."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from answerable.model.breakdowns import TIME, dimension_of, is_dimension
from answerable.model.counted import PEOPLE
from answerable.model.populations import asks_police, groups_in
from answerable.model.questions import (
    AskedFor,
    AskedQuestion,
    AskedRequest,
    Fallback,
    Part,
    Reading,
    SplitRequest,
    StatedPeriod,
)
from answerable.steps.requests.read_breakdowns import read_breakdowns, read_particular, read_times
from answerable.steps.requests.read_population import read_left_out, read_population
from answerable.steps.requests.read_unit import (
    bare_unit,
    is_bare_noun,
    is_uncounted,
    read_asked_for,
    read_unit,
)
from answerable.steps.requests.split_questions import split_questions
from answerable.steps.requests.state_periods import (
    FALLBACK,
    covers_all,
    head_of,
    named_question,
    read_chain,
    state_periods,
    without_fallback,
)
from answerable.steps.words.read_period import LONGEST, state_period

_REDUCES = re.compile(
    r"\b(?:only|just|instead|total|question|q\d|last|past|years?|months?|since|first|alone|sample)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:about|for|to|on|with|by|in|at|against|from|under|regarding|concerning|involving)[\s:–—-]{0,5}\Z",
    re.IGNORECASE,
)
"""A lead-in that its parts go on: "how many complaints were about", whatever they name."""

_FIRST_LABEL = re.compile(r"\s\(?(?:a|i|1)\)\s", re.IGNORECASE)
_ASKS_FIRST = re.compile(
    r"(?:(?:against|for|about|by|to|of|in)\s)?(?:how|what|number|count|total"
    r"|(?:the|a)\s(?:total\s)?(?:number|count))",
    re.IGNORECASE,
)
_BARE_YEARS = re.compile(r"(?:19|20)\d\d(?:[/–-]\d{2,4})?[.,;?]?")
_APIECE = re.compile(r"(?:by|per|(?:for|in)\s(?:each|every))\s", re.IGNORECASE)
_OF_ALL = re.compile(
    r"\b(?:all|every|each|these|this|the|my)\s(?:of\s)?(?:(?:these|the|my)\s)?"
    r"(?:figures?|data|information|questions?|answers?|requests?|above)\b",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(r"(?:the\s)?(?P<what>[\w ]{2,25}?)\sof\s", re.IGNORECASE)
"""A part that tells something of each: "the rank of the officer"."""

_FINANCIAL = re.compile(
    r"\b(?:financial|fiscal)\s(?:\w+\s)?years?|(?<![\d/–.-])(?:20)?\d\d\s?[/–-]\s?\d\d\b(?![/–-])",
    re.IGNORECASE,
)
_LINE_BELOW = re.compile(
    r"\n\s{0,40}(?:please|kindly|can|could|i|all|these|this|broken|split|figures|for\s(?:each|all|every))\b.+",
    re.IGNORECASE | re.DOTALL,
)
_CLAUSES = re.compile(r"\b(?:how|the\s(?:\w+\s)?(?:number|cost|amount|sum)s?)\b", re.IGNORECASE)
_SPLIT = re.compile(
    r"\b(?:broken|break(?:down)?|split|divided?|separated?|grouped|(?:answers?|figures|data|numbers|totals|available|held|recorded)\sby)\b",
    re.IGNORECASE,
)


def read_questions(text: str, *, received_on: date, subject: str = "") -> AskedRequest:
    """The questions of a letter with everything that is read from each.

    A period in the subject line of an e-mail holds where the letter states none.

    Sub-parts take what they do not say from their lead-in, chained questions ("of those") from the
    question they go back to, all of them what is said of the whole request. What is not said stays
    None: nothing is guessed.
    """
    every = replace(split_questions(text), subject=subject)
    split = _bounded(every)
    parts = split.parts
    periods = state_periods(split, received_on=received_on)
    populations = _populations(split)
    given = _handed_down(parts, partial(_unit_of, parts), chained=_is_counted)
    units = [unit or _of_heading(part) for unit, part in zip(given, parts, strict=True)]
    excluded = _said_of_all(split)
    police = asks_police(f"{subject}\n{text}")
    whole = _whole_breakdowns(split)
    questions = [
        AskedQuestion(
            number=part.number,
            parent=_number(parts, part.parent),
            text=every.parts[place].text,
            stated_period=periods[place],
            population=populations[place],
            people=_people(populations[place], police=police),
            excluding=_once([*read_left_out(part.text), *excluded]),
            unit=units[place],
            by=_breakdowns(parts, place, periods[place], whole),
            asked_for=read_asked_for(part.text),
            chained=_chain(parts, place),
            fallbacks=tuple(_fallbacks(part.text, received_on)),
        )
        for place, part in enumerate(parts)
    ]
    notes = (*every.notes, *every.rows)
    return AskedRequest(tuple(questions), notes, tuple(_of_request(split, received_on)))


def _bounded(split: SplitRequest) -> SplitRequest:
    """The request as far as it is read: no question is longer than what is left of it here."""
    return SplitRequest(
        tuple(replace(part, text=part.text[:LONGEST]) for part in split.parts),
        tuple(sentence[:LONGEST] for sentence in split.introduction),
        tuple(note[:LONGEST] for note in split.notes),
        split.subject[:LONGEST],
    )


def _populations(split: SplitRequest) -> list[Reading | None]:
    """Whom each question is about; where none says it, whom the request is about."""
    given = _handed_down(split.parts, lambda part: read_population(part.text))
    general = next(
        (
            reading
            for sentence in [*split.introduction[::-1], *filter(_OF_ALL.search, split.notes)]
            if covers_all(sentence)
            and (reading := read_population(sentence))
            and groups_in(reading.value)
        ),
        None,
    )
    return [reading or general for reading in given]


def _people(population: Reading | None, *, police: bool) -> tuple[str, ...]:
    return groups_in(population.value, police=police) if population else ()


def _handed_down(
    parts: Sequence[Part],
    read: Callable[[Part], Reading | None],
    *,
    chained: Callable[[Reading], bool] | None = None,
) -> list[Reading | None]:
    """Each part's own reading, else its lead-in's, else that of the question it goes back to.

    Of what is `chained`, the last that was spoken of.
    """
    given: list[Reading | None] = []
    for place, part in enumerate(parts):
        reading = read(part)
        named = named_question(place, parts)
        source = part.parent if part.parent is not None else head_of(place, parts)
        above = given[source] if source is not None else None
        if above is None and part.parent is not None:
            sibling = head_of(place, parts)
            above = given[sibling] if sibling is not None else None
        if part.parent is None and source is not None and chained and source != named:
            above = _nearest(parts, given, source, place, chained)
        given.append(above if above and not _is_subject(reading, part) else reading)
    return given


def _nearest(
    parts: Sequence[Part],
    given: list[Reading | None],
    head: int,
    place: int,
    chained: Callable[[Reading], bool],
) -> Reading | None:
    """What the last question since the head of a chain gives; "them" are those it spoke of."""
    since = (given[i] for i in range(place - 1, head - 1, -1) if parts[i].parent is None)
    return next((reading for reading in since if reading and chained(reading)), None)


def _unit_of(parts: Sequence[Part], part: Part) -> Reading | None:
    """What a part counts: a bare noun is its own, unless the lead-in counts things about it.

    Below a lead-in that it goes on ("how many were about"), only what it asks for itself.
    """
    own = read_unit(without_fallback(part.text))
    if part.parent is None:
        return own
    lead = parts[part.parent].text
    above = read_unit(lead)
    if (
        above
        and _GOES_ON.search(_FIRST_LABEL.split(lead)[0])
        and not (own and _ASKS_FIRST.match(own.words))
    ):
        return None
    if is_bare_noun(part.text):
        things = above and _is_counted(above) and not {*above.value.split(" and ")} & {*PEOPLE}
        return None if things else bare_unit(part.text)
    return own


def _of_heading(part: Part) -> Reading | None:
    """What is counted below a heading that is nothing but its noun: Complaints, "upheld"."""
    short = len(part.text.split()) <= 4 and part.text[-1:] != "?"
    return bare_unit(part.heading) if short and is_bare_noun(part.heading) else None


def _is_counted(unit: Reading) -> bool:
    return not is_uncounted(unit)


def _is_subject(reading: Reading | None, part: Part) -> bool:
    """Whether a part or chained question names its own subject, at its head or counted.

    Papers, money and time are always its own.
    """
    if reading is None or is_uncounted(reading):
        return reading is not None
    plain = " ".join(part.text.split())
    told = _TOLD_OF.match(plain) if part.parent is not None else None
    if told and is_dimension(told.group("what")):
        return False
    at = plain.find(reading.words)
    if at < 0 or _ASKS_FIRST.match(reading.words):
        return not re.search(r"\bof\s(?:them|these|those)\Z", reading.words)
    if at <= 8 or reading.words == plain.strip(" ,;.?"):
        return True
    return bool(
        re.search(
            r"(?:how many(?: of \w+)? (?:\w+ ){1,3}(?:about|against|from|by|concerning|involving)"
            r"|how many|number of|of these|of those|of the|list of|describe"
            r"|\bsame(?:\s\w+){0,3}\s(?:about|against|for|of|on|regarding))\s\Z",
            plain[:at],
            re.IGNORECASE,
        )
        or re.match(
            r"(?:(?:about|for|of|in|on|to)\s)?(?:(?:for|of)\sth|(?:has|have)\sany|describe|list|details|each|every)",
            reading.words,
            re.IGNORECASE,
        )
    )


def _said_of_all(split: SplitRequest) -> tuple[Reading, ...]:
    """Whom the notes around the questions leave out of all of them."""
    return _once(
        reading for note in [*split.introduction, *split.notes] for reading in read_left_out(note)
    )


def _whole_breakdowns(split: SplitRequest) -> tuple[Reading, ...]:
    """What the whole request is to be broken down by: "please give all figures by month"."""
    asked = (
        reading
        for sentence in [*split.introduction, *split.notes]
        if covers_all(sentence)
        for reading in read_breakdowns(sentence)
        if reading.value in TIME or _SPLIT.search(sentence) or _APIECE.match(reading.words)
    )
    return _once(asked)


def _breakdowns(
    parts: Sequence[Part],
    place: int,
    period: StatedPeriod | None,
    whole: tuple[Reading, ...],
) -> tuple[Reading, ...]:
    """A question's own, those its parts name under a lead-in, and what is said of all."""
    part = parts[place]
    own = _own_breakdowns(parts, part)
    if part.text.rstrip()[-1:] not in ".?" or _FIRST_LABEL.search(part.text):
        for below in parts:
            own.extend(_own_breakdowns(parts, below) if below.parent == place else ())
    own.extend(_said_below(parts, place if part.parent is None else part.parent))
    if _BARE_YEARS.fullmatch(part.text.strip()):
        return ()
    single = _asks(part.text, AskedFor.LIST)
    if not any(reading.value in TIME for reading in own) and not single:
        own.extend(_times(parts, place, period))
    one_day = period and period.period.start == period.period.end
    dated = single or one_day or any(reading.value in TIME for reading in own)
    if part.parent is None or _asks(parts[part.parent].text, AskedFor.FIGURES):
        own.extend(r for r in whole if not (dated and r.value in TIME))
    return _once(_of_the_same_years(reading, period) for reading in own)


def _asks(text: str, wanted: AskedFor) -> bool:
    asked = read_asked_for(text)
    return asked is not None and asked.value == wanted


def _said_below(parts: Sequence[Part], lead: int) -> tuple[Reading, ...]:
    """What a line below the last part of a lead-in wants all of them broken down by."""
    below = [part for part in parts if part.parent == lead]
    line = _LINE_BELOW.search(below[-1].text) if below else None
    return read_breakdowns(line.group()) if line and _SPLIT.search(line.group()) else ()


def _of_the_same_years(reading: Reading, period: StatedPeriod | None) -> Reading:
    """ "By year" where the period names financial or tax years: by those."""
    if reading.value != "year" or not period or "calendar" in reading.words.lower():
        return reading
    for kind, name in (("tax", "tax year"), ("(?:academic|school)", "academic year")):
        if re.search(rf"\b{kind}\s(?:\w+\s)?year", period.words, re.IGNORECASE):
            return replace(reading, value=name)
    financial = _FINANCIAL.search(period.words)
    return replace(reading, value="financial year") if financial else reading


def _own_breakdowns(parts: Sequence[Part], part: Part) -> list[Reading]:
    """What a part itself names; below "broken down by:" it is nothing but a dimension."""
    lead = parts[part.parent].text if part.parent is not None else ""
    above = _FIRST_LABEL.split(lead)[0].rstrip(" :")
    words = " ".join(part.text.split()).strip(" ,;.?")
    split = re.search(r"\b(?:by|into|under)\Z", above)
    if split and len(words.split()) <= 3 and (_SPLIT.search(above) or is_dimension(words)):
        return [Reading(dimension_of(words), words)]
    told = read_breakdowns(part.text)
    return list(told or (read_particular(part.text) if _asks(above, AskedFor.LIST) else ()))


def _times(parts: Sequence[Part], place: int, period: StatedPeriod | None) -> Iterator[Reading]:
    """ "Each year" of the lead-in, or of the period that is stated for the whole request."""
    above = parts[place].parent
    while above is not None:
        yield from read_times(parts[above].text)
        above = parts[above].parent
    if sentence := parts[place].sentence:
        yield from read_times(_CLAUSES.split(sentence, maxsplit=1)[0])
    if period and (
        period.stated_in in ("the request", "the heading", "the subject line")
        or parts[place].parent is not None
    ):
        yield from read_times(period.words)


def _chain(parts: Sequence[Part], place: int) -> Reading | None:
    """The words by which a question goes back to another, and which that is."""
    words, head = read_chain(parts[place].text), head_of(place, parts)
    if words is None or head is None:
        return None
    number, above = parts[head].number, _number(parts, parts[head].parent)
    under = f" under {above}" if above else ""
    return Reading(f"question {number}{under}", words.words) if number else words


def _fallbacks(text: str, received_on: date) -> Iterator[Fallback]:
    for found in FALLBACK.finditer(text):
        words = found.group().strip()
        yield Fallback(words, state_period(words, received_on=received_on))


def _of_request(split: SplitRequest, received_on: date) -> Iterator[Fallback]:
    """What the letter asks for if the whole is too much: fewer years, fewer questions."""
    for sentence in [*split.introduction, *split.notes]:
        for fallback in _fallbacks(sentence, received_on):
            if fallback.period or _REDUCES.search(fallback.words):
                yield fallback


def _once(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    return tuple({reading.value.lower(): reading for reading in reversed(list(readings))}.values())[
        ::-1
    ]


def _number(parts: Sequence[Part], parent: int | None) -> str | None:
    return parts[parent].number if parent is not None else None
