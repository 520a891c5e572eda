"""Counts how many people of the register share a role, a sanction and an incident.

A line "PC – written warning – social media" names nobody, and describes one person all the same
where only one has it. Who sees a 1 is asked about before the line is published.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from answerable.model.phrases import folded
from answerable.model.redaction import Line
from answerable.model.register import Case

_Three = tuple[str, str, str]


def score_lines(cases: Iterable[Case]) -> Mapping[str, tuple[Line, ...]]:
    """The lines of each case that has any, by reference, with the people who share them."""
    people: dict[_Three, set[tuple[str, str]]] = defaultdict(set)
    lines: dict[str, dict[_Three, _Three]] = {}
    for case in cases:
        for line, person in _lines(case):
            same = _folded(line)
            people[same].add(person)
            lines.setdefault(case.ref, {}).setdefault(same, line)
    return {
        ref: tuple(Line(*line, people=len(people[same])) for same, line in own.items())
        for ref, own in lines.items()
    }


def _lines(case: Case) -> Iterator[tuple[_Three, tuple[str, str]]]:
    """Role, sanction and incident of each detail with an outcome, and whose they are."""
    for detail in case.details:
        sanction = detail.values.get("outcome", "")
        if not sanction:
            continue
        role = detail.values.get("rank", "") or detail.values.get("subject_type", "")
        incident = detail.values.get("allegation", "") or case.value("category")
        person = detail.values.get("subject_id", "") or detail.id
        yield (role, sanction, incident), (case.ref, folded(person))


def _folded(line: _Three) -> _Three:
    role, sanction, incident = map(folded, line)
    return role, sanction, incident
