"""Numbers the questions of a letter: each number stands once, the asker's own where it can."""

from collections import Counter
from collections.abc import Sequence
from itertools import count

Numbers = tuple[str, str]
"""The number of a question, and that of the one it is a part of; "" where it is none."""


def number_questions(asked: Sequence[tuple[str | None, str | None]]) -> list[Numbers]:
    """The number and the parent of each question, from those that the asker wrote.

    A part keeps its letter where the letter has no other part with it; else every part carries
    the number it belongs to ("2a"). A list that begins again goes on where the first one ended.
    """
    times = Counter(number for number, _ in asked if number)
    again = any(times[number] > 1 for number, parent in asked if number and parent)
    now: dict[str, str] = {}
    numbered: list[Numbers] = []
    for place, (number, parent) in enumerate(asked, start=1):
        above = now.get(parent or "", "")
        said = number or str(place)
        wanted = above + said if above and again and not said.startswith(above) else said
        given = _free(wanted, {one for one, _ in numbered})
        numbered.append((given, above))
        now[said] = given
    return numbered


def _free(wanted: str, taken: set[str]) -> str:
    """The number itself, or the first whole one that is free."""
    return wanted if wanted not in taken else next(n for n in map(str, count(1)) if n not in taken)
