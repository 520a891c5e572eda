"""Compares two versions of a term list on the same records: what the change brought and cost."""

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.model.hits import SearchReport


@dataclass(frozen=True, slots=True)
class TermsCompared:
    """The terms added and removed, and the records that only one of the versions finds."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    before: int
    after: int


def compare_terms(before: SearchReport, after: SearchReport) -> TermsCompared:
    """What changed from one version to another, terms compared without case."""
    old, new = _terms(before), _terms(after)
    found_before, found_after = set(before.by_ref), set(after.by_ref)
    return TermsCompared(
        added=_only(new, old),
        removed=_only(old, new),
        kept=tuple(words for key, words in new.items() if key in old),
        gained=tuple(ref for ref in after.by_ref if ref not in found_before),
        lost=tuple(ref for ref in before.by_ref if ref not in found_after),
        before=len(found_before),
        after=len(found_after),
    )


def _terms(report: SearchReport) -> dict[str, str]:
    return {line.term.casefold(): line.term for line in report.terms}


def _only(these: dict[str, str], others: Sequence[str] | dict[str, str]) -> tuple[str, ...]:
    return tuple(words for key, words in these.items() if key not in others)
