"""Writes a finding: the sentence of its check, filled in, with place and quoted words."""

from answerable.model.answer import Finding, QuestionAnswer
from answerable.model.page_checks import ALL_CHECKS


def write_finding(code: str, where: str, /, *, quote: str = "", **facts: object) -> Finding:
    """The finding of a check. `facts` fill its sentence; `quote` is as the page has it."""
    rule = ALL_CHECKS[code]
    message = f"{rule.finding.format_map(facts)}: {rule.todo}"
    return Finding(code, rule.severity, message, where, quote)


def place_in(question: QuestionAnswer, part: str = "") -> str:
    """The place of a finding in an answer of ours: the question and, in it, a table or figure."""
    return f"question {question.number}" + (f", {part}" if part else "")
