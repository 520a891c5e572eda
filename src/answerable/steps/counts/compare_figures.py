"""Compares two workings-out of one request figure by figure, as after a newer export."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.model.answer import Answer
from answerable.model.figures import Figure
from answerable.model.ledger import About
from answerable.model.periods import Period


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of either answer, in words; None where an answer has none such."""

    question: str
    words: str
    before: Figure | None
    after: Figure | None

    @property
    def differs(self) -> bool:
        """Whether it is not the same any more, or counts other records."""
        values = [figure.value if figure else None for figure in (self.before, self.after)]
        return values[0] != values[1] or bool(self.came or self.went)

    @property
    def came(self) -> int:
        """How many records stand behind the later figure and not behind the earlier one."""
        return len(_records(self.after) - _records(self.before))

    @property
    def went(self) -> int:
        """How many records stood behind the earlier figure and not behind the later one."""
        return len(_records(self.before) - _records(self.after))


def compare_figures(before: Answer, after: Answer) -> Iterator[Change]:
    """Every figure of both, in the order of the later answer; what fell away comes last.

    Two are one figure where they count the same; else where one came into the other's place.
    """
    earlier, later = _figures(before), _figures(after)
    pairs = {key: earlier.pop(key, None) for key in later}
    places = {_place(key, figure): key for key, figure in reversed(earlier.items())}
    for key, figure in later.items():
        place = None if pairs[key] else places.pop(_place(key, figure), None)
        yield Change(key[0], figure.words, earlier.pop(place) if place else pairs[key], figure)
    for key, figure in earlier.items():
        yield Change(key[0], figure.words, figure, None)


def same_figures(before: Answer, after: Answer) -> bool:
    """Whether the same figures, tables and lists leave with both, from the same records.

    The words around them, the day and the introduction may differ.
    """
    first, second = (
        [(one.number, one.figures, one.tables, one.lists) for one in answer.questions]
        for answer in (before, after)
    )
    return first == second


_Key = tuple[str, About, Period | None, str, int]


def _figures(answer: Answer) -> dict[_Key, Figure]:
    """Figures by what they are about: their ids move where lines come or go.

    Those that count the same are told apart by their order.
    """
    found: dict[_Key, Figure] = {}
    times = Counter[object]()
    for question in answer.questions:
        for figure in question.figures:
            about = About(figure.label, figure.unit, figure.date_rule, figure.conditions)
            said = (question.number, about, figure.period, figure.population)
            found[(*said, times[said])] = figure
            times[said] += 1
    return found


def _place(key: _Key, figure: Figure) -> object:
    """The place of a count among those of its question, and the words of the figure in it."""
    return key[0], figure.id.rpartition(".")[0], figure.label, figure.unit


def _records(figure: Figure | None) -> set[str]:
    return set(figure.records) if figure else set()
