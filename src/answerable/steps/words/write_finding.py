"""Writes a finding: the sentence of its check, filled in, with place and quoted words."""

import textwrap

from answerable.model.answer import Finding, QuestionAnswer
from answerable.model.page_checks import ALL_CHECKS

_LONGEST = 500
"""Characters of a fact: a list of examples is shorter, a phrase that never ends is longer."""


def write_finding(code: str, where: str, /, *, quote: str = "", **facts: object) -> Finding:
    """The finding of a check. `facts` fill its sentences, cut where they are longer than one;
    `quote` is as the page has it. Other braces in what is to do are typed by the reader.
    """
    rule = ALL_CHECKS[code]
    told = {name: _cut(fact) for name, fact in facts.items()}
    todo = rule.todo
    for name, fact in told.items():
        todo = todo.replace(f"{{{name}}}", str(fact))
    message = f"{rule.finding.format_map(told)}: {todo}"
    return Finding(code, rule.severity, message, where, quote)


def _cut(fact: object) -> object:
    """A phrase of a page without end, as of a text without full stops, ends here."""
    if isinstance(fact, str) and len(fact) > _LONGEST:
        return textwrap.shorten(fact, _LONGEST, placeholder=" …")
    return fact


def place_in(question: QuestionAnswer, part: str = "") -> str:
    """The place of a finding in an answer of ours: the question and, in it, a table or figure."""
    return f"question {question.number}" + (f", {part}" if part else "")
