"""Carries out one rule of a check, so that one that fails or takes too long is itself a finding."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import TypeVar

from answerable.model.answer import Finding
from answerable.model.errors import UserMistake
from answerable.steps.words.write_finding import write_finding

Checked = TypeVar("Checked")

Watch = Callable[[], AbstractContextManager[None]]
"""Bounds the time of what is done inside it."""


def rule_findings(
    rule: Callable[[Checked], Iterable[Finding]],
    checked: Checked,
    *,
    where: str = "the answer",
    watch: Watch = nullcontext,
) -> Sequence[Finding]:
    """What a rule finds in an answer or a page; one that cannot be carried out is no pass.

    `where` is told of a rule that fails. `watch` ends one that takes too long; it raises
    TimeoutError inside it, whose words are told, as those of a UserMistake are.
    """
    try:
        with watch():
            return list(rule(checked))
    except Exception as error:  # noqa: BLE001 (whatever it was, this is unchecked)
        named = rule.func if isinstance(rule, partial) else rule
        name = getattr(named, "__name__", "of the page").replace("_", " ")
        reason = str(error) if isinstance(error, TimeoutError | UserMistake) else repr(error)
        return [write_finding("check-failed", where, check=name, reason=reason)]
