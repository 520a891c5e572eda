"""What becomes of a whole request, from what becomes of its questions."""

from collections.abc import Iterable

from answerable.model.refusals import Outcome
from answerable.model.returns import CaseOutcome


def sum_outcomes(outcomes: Iterable[Outcome]) -> CaseOutcome:
    """One outcome for the statistics: what is not held counts only where nothing else was asked.

    A request of which some was given and some refused is partly refused; refused in full, it is
    neither confirmed nor denied only if all of it is.
    """
    decided = set(outcomes) - {Outcome.NOT_HELD}
    if not decided:
        return CaseOutcome.NOT_HELD
    if decided == {Outcome.GRANTED}:
        return CaseOutcome.GRANTED
    if decided == {Outcome.DENIED}:
        return CaseOutcome.DENIED
    if decided <= {Outcome.REFUSED, Outcome.DENIED}:
        return CaseOutcome.REFUSED
    return CaseOutcome.PARTLY
