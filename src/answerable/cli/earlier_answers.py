"""What an answer gives away beside those before it: wires the ledger to the step and its engine."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from answerable.files.ledgers import all_claims, read_ledger
from answerable.model.answer import Answer, Finding
from answerable.model.ledger import Claim
from answerable.model.protection import Policy
from answerable.steps.check_ledger import answers_give_nothing_away


def ledger_findings(
    answer: Answer, ledger: Path | None, also: Iterable[Claim] = ()
) -> Sequence[Finding]:
    """The findings of an answer against a ledger's file and other figures already published."""
    from answerable.engines.disclosure import HighsEngine

    earlier = [*(all_claims(read_ledger(ledger)) if ledger else ()), *also]
    return list(answers_give_nothing_away(answer, earlier, Policy(), HighsEngine()))
