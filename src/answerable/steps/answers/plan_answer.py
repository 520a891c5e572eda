"""Plans an answer: what is to be counted and said, in the shape of a request file.

A plan is what tomllib reads from a request file and a request file can be written from. The words
of its questions follow the request; everything else of it is chosen at the desk.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from answerable.model.casework import QuestionLine
from answerable.steps.words.read_period import read_period

Plan = dict[str, Any]
Part = dict[str, Any]

PARTS = ("count", "register", "exemption")
"""The lists of a question: counts, counts in small tables, grounds of refusal."""


def planned(facts: Mapping[str, Any], lines: Sequence[QuestionLine], plan: Plan | None) -> Plan:
    """The plan with the request's own facts and questions; what was chosen for each stays.

    A question is known by its number. One that heads others is said with each of them and has no
    answer of its own.
    """
    before = {key: value for key, value in (plan or {}).items() if key not in facts}
    chosen = {part["number"]: part for part in before.get("question", ())}
    asked = [_question(line, chosen.get(line.number, {})) for line in with_lead_ins(lines)]
    return {**deepcopy(before), **_filled(facts), "question": asked}


def with_lead_ins(lines: Sequence[QuestionLine]) -> list[QuestionLine]:
    """The questions that are answered, each with the words of those it is a part of before it."""
    by_number = {line.number: line for line in lines}
    heads = {line.parent for line in lines if line.parent in by_number.keys() - {line.number}}
    return [
        QuestionLine(
            line.number,
            " ".join((*_above(line, by_number), line.text)),
            line.parent,
            line.period_words or _period_above(line, by_number),
        )
        for line in lines
        if line.number not in heads
    ]


def question_of(plan: Plan, number: str) -> Part:
    """One question of a plan. Raises KeyError where the request has none of this number."""
    for part in plan["question"]:
        if part["number"] == number:
            found: Part = part
            return found
    raise KeyError(number)


def with_question(plan: Plan, number: str, **changes: Any) -> Plan:
    """The plan with these keys of a question changed; an empty value takes its key out."""
    changed = deepcopy(plan)
    part = question_of(changed, number)
    _change(part, changes)
    return changed


def with_facts(plan: Plan, **changes: Any) -> Plan:
    """The plan with these keys of the whole answer changed; an empty value takes its key out."""
    changed = deepcopy(plan)
    _change(changed, changes)
    return changed


def with_part(plan: Plan, number: str, kind: str, place: int, part: Part | None) -> Plan:
    """The plan with one count, table or ground written at its place, or taken out.

    Places count from 1; one past the last adds. Raises IndexError for a place that is not there.
    """
    parts = list(question_of(plan, number).get(kind, ()))
    if not 1 <= place <= len(parts) + (part is not None):
        raise IndexError(place)
    parts[place - 1 : place] = [] if part is None else [_filled(part)]
    return with_question(plan, number, **{kind: parts})


def proposed_period(line: QuestionLine, *, received_on: date) -> Part:
    """The ends of the period that a question names, under the keys of a count; none where none."""
    period = read_period(line.period_words or line.text, received_on=received_on)
    return {"from": period.start, "to": period.end} if period else {}


def _question(line: QuestionLine, chosen: Part) -> Part:
    return {**deepcopy(chosen), "number": line.number, "text": line.text}


def _above(line: QuestionLine, by_number: Mapping[str, QuestionLine]) -> list[str]:
    found: list[str] = []
    seen = {line.number}
    while (parent := by_number.get(line.parent)) and parent.number not in seen:
        seen.add(parent.number)
        found.insert(0, parent.text)
        line = parent
    return found


def _period_above(line: QuestionLine, by_number: Mapping[str, QuestionLine]) -> str:
    parent = by_number.get(line.parent)
    return parent.period_words if parent else ""


def _change(part: Part, changes: Mapping[str, Any]) -> None:
    for key, value in changes.items():
        part.pop(key, None)
        if not _is_empty(value):
            part[key] = value


def _filled(part: Mapping[str, Any]) -> Part:
    return {key: value for key, value in part.items() if not _is_empty(value)}


def _is_empty(value: object) -> bool:
    return value is None or value == "" or (isinstance(value, Iterable) and not value)
