"""Letters in the styles that requesters use, held in letters.txt with how an officer reads them.

A letter is "=== style | day received", its text, "---", and a line for each question: number |
parent | period | text. The readings were written before any of them was run.
"""

from datetime import date
from pathlib import Path

import pytest

from answerable.steps.requests.read_questions import read_questions

_FILE = Path(__file__).with_name("letters.txt")


def _letters() -> list[tuple[str, str, str, str]]:
    letters = []
    for block in _FILE.read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, rest = block.partition("\n")
        style, received = head.rsplit(" | ", 1)
        text, _, reading = rest.rpartition("\n---\n")
        letters.append((style, received, text, reading))
    return letters


@pytest.mark.parametrize(
    ("received", "text", "reading"), [one[1:] for one in _letters()], ids=[o[0] for o in _letters()]
)
def test_the_letter_is_split_and_its_periods_read(received: str, text: str, reading: str) -> None:
    read = read_questions(text, received_on=date.fromisoformat(received)).questions
    lines = [
        f"{one.number or '-'} | {one.parent or '-'} | "
        + (f"{one.period.start}..{one.period.end}" if one.period else "-")
        + f" | {' '.join(one.text.split())}"
        for one in read
    ]
    assert lines == reading.strip().splitlines()


def test_there_are_more_than_sixty_letters_each_in_its_own_style() -> None:
    styles = [one[0] for one in _letters()]
    assert len(styles) == len(set(styles)) > 60
