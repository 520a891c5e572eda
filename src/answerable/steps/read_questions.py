"""Reads a request: its questions, and for each what is asked for, of whom, when and by what."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from answerable.model.questions import (
    AskedQuestion,
    AskedRequest,
    Part,
    Reading,
    SplitRequest,
    StatedPeriod,
)
from answerable.steps.read_breakdowns import read_breakdowns
from answerable.steps.read_population import read_left_out, read_population
from answerable.steps.read_unit import read_asked_for, read_unit
from answerable.steps.split_questions import split_questions
from answerable.steps.state_periods import FALLBACK, head_of, read_chain, state_periods


def read_questions(text: str, *, received_on: date) -> AskedRequest:
    """The questions of a letter with everything that is read from each.

    Sub-parts take what they do not say from their lead-in, chained questions ("of those") from the
    question they go back to. What is not said stays None: nothing is guessed.
    """
    split = split_questions(text)
    periods = state_periods(split, received_on=received_on)
    populations = _handed_down(split.parts, read_population)
    units = _handed_down(split.parts, read_unit)
    excluded = _said_of_all(split)
    questions = [
        AskedQuestion(
            number=part.number,
            parent=_number(split.parts, part.parent),
            text=part.text,
            stated_period=periods[place],
            population=populations[place],
            excluding=_once([*read_left_out(part.text), *excluded]),
            unit=units[place],
            by=_breakdowns(split.parts, place, periods[place]),
            asked_for=read_asked_for(part.text),
            chained=read_chain(part.text),
            fallbacks=tuple(found.group().strip() for found in FALLBACK.finditer(part.text)),
        )
        for place, part in enumerate(split.parts)
    ]
    return AskedRequest(tuple(questions), split.notes)


def _handed_down(
    parts: Sequence[Part], read: Callable[[str], Reading | None]
) -> list[Reading | None]:
    """Each part's own reading, else its lead-in's, else that of the question it goes back to."""
    given: list[Reading | None] = []
    for place, part in enumerate(parts):
        reading = read(part.text)
        source = part.parent if part.parent is not None else head_of(place, parts)
        above = given[source] if source is not None else None
        given.append(above if above and not _is_subject(reading, part.text) else reading)
    return given


def _is_subject(reading: Reading | None, text: str) -> bool:
    """Whether a part or chained question names its own subject, at its head or counted."""
    if reading is None:
        return False
    at = " ".join(text.split()).find(reading.words)
    if re.match(r"(?:how|what|number|count|the\snumber)", reading.words, re.IGNORECASE):
        return not re.search(r"\bof\s(?:them|these|those)\b", reading.words)
    return at <= 8 or bool(
        re.search(r"(?:how many|number of|of these|of those|of the)\s\Z", text[:at])
    )


def _said_of_all(split: SplitRequest) -> tuple[Reading, ...]:
    """Whom the notes around the questions leave out of all of them."""
    return _once(
        reading for note in [*split.introduction, *split.notes] for reading in read_left_out(note)
    )


def _breakdowns(
    parts: Sequence[Part], place: int, period: StatedPeriod | None
) -> tuple[Reading, ...]:
    """A question's own, those its parts name under a lead-in, and "each year" of its period."""
    text = parts[place].text
    own = list(read_breakdowns(text))
    if period and not any(reading.value.endswith("year") for reading in own):
        own.extend(r for r in read_breakdowns(period.words) if r.value.endswith("year"))
    for part in parts:
        if part.parent == place and text.rstrip()[-1:] not in ".?":
            own.extend(read_breakdowns(part.text))
    return _once(own)


def _once(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    return tuple({reading.value.lower(): reading for reading in reversed(list(readings))}.values())[
        ::-1
    ]


def _number(parts: Sequence[Part], parent: int | None) -> str | None:
    return parts[parent].number if parent is not None else None
