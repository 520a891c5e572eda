"""Measures the request reader on labelled requests and prints every misreading.

    python benchmarks/questions.py ../shared/data/requests/requests.jsonl

A line of the file is a request: received_on, text, and its questions with number, parent, text,
period_from, period_to, population, unit and by. A question is split right when number, parent and
text are the same up to white space; a period is right when both its ends are; it is invented where
the label states none. Where the label counts "the last N years" from January, the anniversary is
the other convention and counts as right.
"""

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from answerable.model.questions import AskedQuestion
from answerable.steps.read_questions import read_questions

Span = tuple[str | None, str | None]


@dataclass
class Measured:
    """What was counted, and a line for every misreading."""

    questions: int = 0
    split: int = 0
    split_but_marks: int = 0
    stated: int = 0
    periods: int = 0
    invented: int = 0
    population: int = 0
    unit: int = 0
    by_right: int = 0
    by_read: int = 0
    by_labelled: int = 0
    misread: list[str] = field(default_factory=list)


def measure(path: Path) -> Measured:
    """Reads every request of the file and holds the readings against the labels."""
    measured = Measured()
    for line in path.read_text(encoding="utf-8").splitlines():
        request = json.loads(line)
        received_on = date.fromisoformat(request["received_on"])
        read = read_questions(request["text"], received_on=received_on).questions
        for label, question in _paired(request["questions"], list(read)):
            _hold(measured, request["id"], label, question, received_on)
    return measured


def _paired(
    labels: list[dict[str, Any]], read: list[AskedQuestion]
) -> Iterator[tuple[dict[str, Any], AskedQuestion | None]]:
    for label in labels:
        key = (label["number"], label["parent"])
        same = [q for q in read if (q.number, q.parent) == key]
        found = next((q for q in same if _plain(q.text) == _plain(label["text"])), None)
        found = found or next((q for q in same if _bare(q.text) == _bare(label["text"])), None)
        if found:
            read.remove(found)
        yield label, found


def _hold(
    measured: Measured,
    ref: str,
    label: dict[str, Any],
    question: AskedQuestion | None,
    received_on: date,
) -> None:
    measured.questions += 1
    wanted = (label["period_from"], label["period_to"])
    measured.stated += wanted[0] is not None
    if question is None:
        measured.misread.append(f"{ref}: not split: {label['text'][:90]}")
        return
    measured.split_but_marks += 1
    same = _plain(question.text) == _plain(label["text"])
    measured.split += same
    if not same:
        measured.misread.append(f"{ref}: marks at the end: {label['text'][:90]}")
    _hold_period(measured, ref, wanted, question, received_on)
    _hold_rest(measured, label, question)


def _hold_period(
    measured: Measured, ref: str, wanted: Span, question: AskedQuestion, received_on: date
) -> None:
    period = question.period
    read = (period.start.isoformat(), period.end.isoformat()) if period else (None, None)
    right = read == wanted or _by_convention(read, wanted, received_on)
    if wanted[0] is None:
        measured.invented += read[0] is not None
    else:
        measured.periods += right
    if not right:
        measured.misread.append(f"{ref}: {read} for {wanted}: {question.text[:70]}")


def _by_convention(read: Span, wanted: Span, received_on: date) -> bool:
    """ "The last 4 years" from the anniversary, where the label begins with January."""
    if not read[0] or not wanted[0] or {read[1], wanted[1]} != {received_on.isoformat()}:
        return False
    return wanted[0].endswith("-01-01") and read[0] == f"{wanted[0][:4]}{received_on:-%m-%d}"


def _hold_rest(measured: Measured, label: dict[str, Any], question: AskedQuestion) -> None:
    """Population by words in common, unit and breakdowns by the label's own words."""
    read = _words(question.population.value if question.population else "")
    wanted = _words(label["population"] or "")
    measured.population += len(read & wanted) * 2 >= len(read | wanted)
    measured.unit += (question.unit.value if question.unit else None) == label["unit"]
    by, labelled = {reading.value for reading in question.by}, set(label["by"])
    measured.by_right += len(by & labelled)
    measured.by_read += len(by)
    measured.by_labelled += len(labelled)


def _words(text: str) -> set[str]:
    singular = (word.removesuffix("s") for word in re.findall(r"[a-z]+", text.lower()))
    return set(singular) - {"the", "of", "your", "and", "or", "police", "any", "every", "it", "a"}


def _plain(text: str) -> str:
    return " ".join(text.split())


def _bare(text: str) -> str:
    return _plain(text).strip(" .,;:?…")


def main() -> None:
    """Prints the figures, then the misreadings."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    m = measure(parser.parse_args().file)
    print(f"questions split right  {m.split} of {m.questions}: {m.split / m.questions:.1%}")
    print(f"  but for end marks    {m.split_but_marks} of {m.questions}")
    print(f"periods right          {m.periods} of {m.stated}: {m.periods / m.stated:.1%}")
    print(f"invented periods       {m.invented} of {m.questions}: {m.invented / m.questions:.1%}")
    print(f"population             {m.population} of {m.questions}")
    print(f"unit                   {m.unit} of {m.questions}")
    print(f"breakdowns             {m.by_right} of {m.by_labelled}, {m.by_read} read")
    print("\n".join(m.misread))


if __name__ == "__main__":
    main()
