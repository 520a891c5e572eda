"""Follows one figure through the answers on a topic, and marks where its definition breaks.

Two values are put in a row only with everything that makes them different said between them: other
terms, another unit, population or date rule, other lengths of time, or new rules of recording.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from answerable.model.figures import UNITS
from answerable.model.ledger import About
from answerable.model.log_entries import Headline, Summary
from answerable.model.log_settings import RuleChange
from answerable.model.periods import Period, long_date, year_period
from answerable.model.terms import WORD

MOST_POINTS = 40
"""How many values a series shows, the latest ones; a page stays readable."""
MOST_SERIES = 6
"""How many figures of an answer are followed."""

_ALIKE = 0.5
"""The share of words that two labels have in common where they name one figure."""
_LITTLE = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "that", "the", "to"}
    | {"were", "which", "who", "with"}
)
_ABOUT_A_YEAR = 380
_LEAP_DAYS = 3
"""By how many days two periods may differ that are as many months or years long."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value: of a year or of a whole period, and the answer that gave it.

    `breaks` are the reasons why it must not simply be compared with the value before it, `notes`
    what happened inside its own period.
    """

    period: str
    start: str
    end: str
    value: float | None
    display: str
    path: str
    reference: str
    breaks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one figure in order of time. `several` says whether answers stand together."""

    label: str
    unit: str
    points: tuple[Point, ...]
    left_out: int = 0

    @property
    def several(self) -> bool:
        """Whether more than one answer gave a value."""
        return len({point.path for point in self.points}) > 1


def follow_figures(
    summary: Summary,
    others: Sequence[Summary],
    changes: Sequence[RuleChange],
    *,
    most: int = MOST_POINTS,
    most_series: int = MOST_SERIES,
) -> list[Series]:
    """The series of the headline figures of an answer that other answers on its topic give too.

    At most so many series of the first figures, each with at most so many values, the latest ones.
    """
    figures = summary.headlines[:MOST_SERIES]
    found = (_follow(figure, summary, others, changes, most) for figure in figures)
    return list(islice((series for series in found if series.several), most_series))


def _follow(
    figure: Headline,
    summary: Summary,
    others: Sequence[Summary],
    changes: Sequence[RuleChange],
    most: int,
) -> Series:
    given = [(figure, summary)]
    given += [(match, other) for other in others if (match := _same(figure, other.headlines))]
    lines = sorted(
        ((point, one) for one, answer in given for point in _points(one, answer)),
        key=lambda line: (line[0].start, line[0].end, line[0].path),
    )
    left_out = max(0, len(lines) - most)
    return Series(figure.label, figure.unit, tuple(_marked(lines[left_out:], changes)), left_out)


def _same(figure: Headline, among: Sequence[Headline]) -> Headline | None:
    """The figure that means the same: of the same label, else of the most similar one.

    Of several with that label, the one under the same conditions.
    """
    words = _words(figure.label)
    alike = [(_likeness(words, _words(other.label)), other) for other in among if other.start]
    best = max(
        alike,
        key=lambda pair: (pair[0], _about(pair[1]).only == _about(figure).only),
        default=(0.0, None),
    )
    return best[1] if figure.start and best[0] >= _ALIKE else None


def _about(figure: Headline) -> About:
    """What it counts, to be compared as in the ledger: the spelling of a column breaks nothing."""
    return About(figure.population, figure.unit, figure.date_rule, figure.conditions)


@lru_cache(maxsize=20_000)  # answers on a topic say the same labels again
def _words(label: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in WORD.findall(label)) - _LITTLE


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _points(figure: Headline, answer: Summary) -> Iterator[Point]:
    """The years of a figure where its answer has them, else its period; none of an undated one."""
    if not figure.start:
        return
    for label, value, display in figure.years:
        period = year_period(label, financial="/" in label)
        if period is None:
            continue
        start, end = period.start.isoformat(), period.end.isoformat()
        cut = max(start, figure.start), min(end, figure.end)
        words = label if cut == (start, end) else f"{label} (in part)"
        yield Point(words, *cut, value, display, answer.path, answer.reference)
    if not figure.years:
        words = str(Period(date.fromisoformat(figure.start), date.fromisoformat(figure.end)))
        ends = (figure.start, figure.end)
        yield Point(words, *ends, figure.value, figure.display, answer.path, answer.reference)


Line = tuple[Point, Headline]


def _marked(lines: Sequence[Line], changes: Sequence[RuleChange]) -> Iterator[Point]:
    """The points with what breaks between each and the one before it."""
    for before, now in zip([None, *lines], lines, strict=False):
        breaks: list[str] = []
        if before is not None:
            breaks += _defined_anew(before[1], now[1])
            breaks += _timed(before[0], now[0])
            breaks += _ruled_anew(before[0], now[0], changes)
        notes = [*_silence(before[0] if before else None, now[0]), *_ruled_inside(now[0], changes)]
        yield replace(now[0], breaks=tuple(breaks), notes=tuple(notes))


def _defined_anew(before: Headline, now: Headline) -> Iterator[str]:
    """What was counted differently."""
    if now is before:
        return
    old, new = _about(before), _about(now)
    (was_of, _, was_by), (is_of, _, is_by) = old.key, new.key
    if now.unit != before.unit:
        yield f"Counted from here: {UNITS[now.unit].many}; before: {UNITS[before.unit].many}."
    if is_of != was_of:
        yield f"Counted among: {now.population}; before: {before.population}."
    if is_by != was_by:
        yield f"Placed by {now.date_rule}; before: by {before.date_rule}."
    if new.only != old.only and (new.only or old.only):
        # Answers from before conditions were kept do not tell theirs, and one is told.
        yield f"Counted from here: {_only(new)}; before: {_only(old)}."
    yield from _searched_anew(before.terms, now.terms)


def _only(about: About) -> str:
    if about.conditions is None:
        return "not stated whether all"
    return f"only where {' and '.join(about.conditions)}" if about.conditions else "all"


def _searched_anew(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    old, new = ({term.casefold() for term in terms} for terms in (before, now))
    added = [term for term in now if term.casefold() not in old]
    dropped = [term for term in before if term.casefold() not in new]
    if added:
        yield f"Searched from here as well: {', '.join(added)}."
    if dropped:
        yield f"No longer searched: {', '.join(dropped)}."


def _timed(one: Point, other: Point) -> Iterator[str]:
    """What the lengths and places of two periods do to a comparison."""
    if (one.start, one.end) == (other.start, other.end):
        if one.display != other.display:
            yield f"The same period, counted again for answer {other.reference}."
        return
    if other.start <= one.end:
        yield "The two periods overlap."
    if abs(_days(one) - _days(other)) > _LEAP_DAYS:
        yield "The two periods differ in length."


def _days(point: Point) -> int:
    return (date.fromisoformat(point.end) - date.fromisoformat(point.start)).days + 1


def _silence(before: Point | None, now: Point) -> Iterator[str]:
    """That nothing is known of the time between two periods."""
    if before and date.fromisoformat(now.start) > date.fromisoformat(before.end) + timedelta(
        days=1
    ):
        yield "No answer gives the figure for the time between this line and the one before."


def _ruled_anew(before: Point, now: Point, changes: Sequence[RuleChange]) -> Iterator[str]:
    """Changes of the rules of recording between two periods.

    A change inside a period counts for all of it where it came in the first half.
    """
    for change in changes:
        if _middle(before) < change.on <= _middle(now):
            yield f"From {long_date(change.on)} {change.words}."


def _middle(point: Point) -> date:
    return date.fromisoformat(point.start) + timedelta(days=_days(point) // 2)


def _ruled_inside(now: Point, changes: Sequence[RuleChange]) -> Iterator[str]:
    """Changes inside a period of several years, which no line of a table could divide."""
    for change in changes:
        if now.start < change.on.isoformat() <= now.end and _days(now) > _ABOUT_A_YEAR:
            yield f"Inside this period, on {long_date(change.on)}, {change.words}."
