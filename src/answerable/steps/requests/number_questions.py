"""Numbers the questions of a letter: each number stands once, the asker's own where it can."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, count, takewhile
from string import ascii_lowercase

Numbers = tuple[str, str]
"""The number of a question, and that of the one it is a part of; "" where it is none."""

MOST = 20
"""The longest number: what is longer is numbered anew."""

_BRACKETS = re.compile(r"\s?[()\[\]]")
_WORD_BEFORE = re.compile(r"\A\D+(?=\d)")
_WHOLE = re.compile(r"(?P<head>\D*)(?P<order>\d{1,9})")


def number_questions(asked: Sequence[tuple[str | None, int | None]]) -> list[Numbers]:
    """The number and the parent of each question, in their order.

    `asked` are the asker's numbers, each with the place of the question that it is a part of. A
    part carries the number that it belongs to, so that it says by itself which it is ("2a"). What
    has no number, or one that stands already, goes on from the one before it.
    """
    numbered: list[Numbers] = []
    taken: set[str] = set()
    below: dict[str, list[str]] = defaultdict(list)
    for number, under in asked:
        above = "" if under is None else numbered[under][0]
        own = [_own(above, _BRACKETS.sub("", number))] if number else []
        going_on = takewhile(_fits, _going_on(above, below[above]))
        options = chain(filter(_fits, own), going_on, map(str, count(1)))
        given = next(one for one in options if one not in taken)
        taken.add(given)
        below[above].append(given)
        numbered.append((given, above))
    return numbered


def _own(above: str, said: str) -> str:
    """What the asker wrote, with the number it belongs to: a of 2 is 2a, i of 2a is 2a.i."""
    rest = said.removeprefix(_WORD_BEFORE.sub("", above))
    if rest and rest != said and not rest[0].isdigit():  # 1.1 of 1, and 1a of Q1
        return said
    mark = "." if above and above[-1].isdigit() is said[0].isdigit() else ""
    return f"{above}{mark}{said}"


def _going_on(above: str, siblings: Sequence[str]) -> Iterator[str]:
    """The numbers that come next: after 3 is 4, after 2b is 2c."""
    last = _WHOLE.fullmatch(siblings[-1]) if siblings else None
    head, order = (last["head"], int(last["order"])) if last else (above, len(siblings))
    for following in count(order + 1):
        if not head[-1:].isdigit():
            yield f"{head}{following}"
        elif following <= len(ascii_lowercase):
            yield f"{head}{ascii_lowercase[following - 1]}"
        else:
            yield f"{head}.{following}"


def _fits(number: str) -> bool:
    return len(number) <= MOST
