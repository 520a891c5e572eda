"""A snapshot kept in memory for asking again: what each term hit is remembered.

A list of terms in which one has changed costs the search for that one term.
"""

from collections.abc import Sequence
from dataclasses import replace

from answerable.engines.exact import Found, Matcher, hit_of
from answerable.engines.polars_engine import Sieve, text_series
from answerable.model.fields import NARRATIVES
from answerable.model.hits import SearchReport, Span
from answerable.model.register import Case
from answerable.model.terms import Term
from answerable.steps.finding.search import count_terms


class KeptCases:
    """The narratives of cases that were taken in."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self._cases = cases
        self._owners: list[int] = []
        texts: list[str] = []
        present: set[str] = set()
        for number, case in enumerate(cases):
            for passage in case.passages(NARRATIVES):
                texts.append(passage.text)
                self._owners.append(number)
                present.add(passage.field)
        self._texts = text_series(texts)
        self.searched = len(cases)
        self.without_text = len(cases) - len(set(self._owners))
        self.fields = tuple(name for name in NARRATIVES if name in present)

    def owners(self, sieve: Sieve) -> set[int]:
        """The numbers of the cases one of whose narratives a sieve lets through."""
        return {self._owners[i] for i in sieve.kept(self._texts)}

    def case(self, number: int) -> Case:
        """One case."""
        return self._cases[number]


class Resident:
    """Answers lists of terms on what is kept; each term is looked for once."""

    def __init__(self, kept: KeptCases) -> None:
        self._kept = kept
        self._remembered: dict[Term, dict[int, list[Span]]] = {}
        self._cases: dict[int, Case] = {}

    def search(self, terms: Sequence[Term]) -> Found:
        """The report that `steps.finding.search` would give on these cases, and the cases hit."""
        self._look_for([term for term in dict.fromkeys(terms) if term not in self._remembered])
        together: dict[int, list[Span]] = {}
        for number, term in enumerate(terms):
            for owner, spans in self._numbered(term, number).items():
                together.setdefault(owner, []).extend(spans)
        cases = [self._cases[owner] for owner in sorted(together)]
        spans_of = [together[owner] for owner in sorted(together)]
        hits = tuple(map(hit_of, cases, spans_of))
        kept = self._kept
        counts = count_terms(terms, hits)
        report = SearchReport(kept.searched, kept.without_text, kept.fields, counts, hits)
        return Found(report, tuple(cases))

    def _numbered(self, term: Term, number: int) -> dict[int, list[Span]]:
        """What a term hit, as the term of this number; most keep theirs from list to list."""
        found = self._remembered[term]
        some = next(iter(found.values()), [])
        if some and some[0].term != number:
            found = {
                owner: [replace(span, term=number) for span in spans]
                for owner, spans in found.items()
            }
            self._remembered[term] = found
        return found

    def _look_for(self, terms: Sequence[Term]) -> None:
        """Remembers the cases that each of these terms hits, by number; all in one pass."""
        if not terms:
            return
        matcher = Matcher(terms)
        found: dict[Term, dict[int, list[Span]]] = {term: {} for term in terms}
        for owner in sorted(self._kept.owners(Sieve(terms))):
            case = self._cases.get(owner) or self._kept.case(owner)
            for span in matcher.spans(case.passages(self._kept.fields)):
                found[terms[span.term]].setdefault(owner, []).append(span)
                self._cases[owner] = case
        self._remembered.update(found)
