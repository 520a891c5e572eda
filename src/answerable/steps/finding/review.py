"""Joins what a search found with what readers decided: confirmed, rejected, not yet decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from answerable.model.decisions import Decision, Verdict
from answerable.model.errors import UserMistake
from answerable.model.hits import SearchReport
from answerable.steps.registers.link_tables import reference_key


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The records of a topic by what is known of them, as sets of case references.

    `read` is False where no decisions were given at all: then every hit is undecided, and what is
    counted are hits that nobody has read.
    """

    read: bool
    confirmed: frozenset[str]
    rejected: frozenset[str]
    undecided: frozenset[str]
    decisions: Mapping[str, Decision]

    @property
    def counted(self) -> frozenset[str]:
        """The records that figures count: confirmed ones or, where nobody read, all hits."""
        return self.confirmed if self.read else self.undecided


def review(
    report: SearchReport,
    decisions: Sequence[Decision] | None,
    *,
    known: frozenset[str],
) -> Reviewed:
    """Which records are on the topic. A record found by reading counts though no term hits it.

    `known` are the references of the register. Raises UserMistake "decision-wrong" for a decision
    about a record that is not there, or for two decisions that contradict each other. References
    are compared as the tables of a register are linked.
    """
    hit_refs = frozenset(hit.ref for hit in report.hits)
    by_ref = _by_ref(decisions or (), known)
    verdicts = {ref: decision.verdict for ref, decision in by_ref.items()}
    confirmed = frozenset(r for r, v in verdicts.items() if v is Verdict.RELEVANT)
    rejected = frozenset(r for r, v in verdicts.items() if v is Verdict.NOT_RELEVANT)
    return Reviewed(
        read=decisions is not None,
        confirmed=confirmed,
        rejected=rejected,
        undecided=(hit_refs | verdicts.keys()) - confirmed - rejected,
        decisions=by_ref,
    )


def _by_ref(decisions: Sequence[Decision], known: frozenset[str]) -> dict[str, Decision]:
    """The decisions under the references as the register writes them."""
    spelt = {reference_key(ref): ref for ref in known}
    by_ref: dict[str, Decision] = {}
    for decision in decisions:
        ref = spelt.get(reference_key(decision.ref))
        if ref is None:
            _refuse(f"there is no record “{decision.ref}” in the register")
        earlier = by_ref.setdefault(ref, decision)
        if earlier.verdict is not decision.verdict:
            _refuse(f"the record “{ref}” is both {earlier.verdict} and {decision.verdict}")
        if not earlier.wording:
            by_ref[ref] = decision
        elif decision.wording not in ("", earlier.wording):
            _refuse(f"the record “{ref}” has two wordings, and only one can be published")
    return by_ref


def _refuse(reason: str) -> NoReturn:
    raise UserMistake("decision-wrong", where="the decisions", reason=reason)
