"""Compares two workings-out of one request figure by figure, as after a newer export."""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.model.answer import Answer
from answerable.model.figures import Figure


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of either answer; None where an answer has none such."""

    question: str
    label: str
    before: Figure | None
    after: Figure | None

    @property
    def differs(self) -> bool:
        """Whether it is not the same any more."""
        values = [figure.value if figure else None for figure in (self.before, self.after)]
        return values[0] != values[1]

    @property
    def came(self) -> int:
        """How many records stand behind the later figure and not behind the earlier one."""
        return len(_records(self.after) - _records(self.before))

    @property
    def went(self) -> int:
        """How many records stood behind the earlier figure and not behind the later one."""
        return len(_records(self.before) - _records(self.after))


def compare_figures(before: Answer, after: Answer) -> Iterator[Change]:
    """Every figure of both, in the order of the later answer; what fell away comes last."""
    earlier = dict(_figures(before))
    for key, figure in _figures(after):
        yield Change(key[0], figure.label, earlier.pop(key, None), figure)
    for key, figure in earlier.items():
        yield Change(key[0], figure.label, figure, None)


def same_figures(before: Answer, after: Answer) -> bool:
    """Whether the same figures, tables and lists leave with both, from the same records.

    The words around them, the day and the introduction may differ.
    """
    first, second = (
        [(one.number, one.figures, one.tables, one.lists) for one in answer.questions]
        for answer in (before, after)
    )
    return first == second


_Key = tuple[str, str, str, str]


def _figures(answer: Answer) -> Iterator[tuple[_Key, Figure]]:
    """Figures by what they are about: their ids move where lines come or go."""
    for question in answer.questions:
        for figure in question.figures:
            yield (question.number, figure.label, figure.unit, figure.population), figure


def _records(figure: Figure | None) -> set[str]:
    return set(figure.records) if figure else set()
