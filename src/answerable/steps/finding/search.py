"""Searches the narratives of a register for the terms of a topic and counts what each found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from answerable.model.fields import NARRATIVES
from answerable.model.hits import Hit, SearchReport, TermCount
from answerable.model.register import Case
from answerable.model.terms import Term

if TYPE_CHECKING:  # a search does without what other engines speak of
    from answerable.model.ports import SearchEngine

PRIMARY_RULE = "a record that several terms hit is counted under the first of them in the list"
"""How each record gets one term, so that a table by term adds up to the number of records."""


def search(
    cases: Sequence[Case],
    terms: Sequence[Term],
    *,
    engine: "SearchEngine",
    fields: tuple[str, ...] = NARRATIVES,
) -> SearchReport:
    """The hits of every term over the cases, with terms that hit nothing reported as 0."""
    hits = tuple(engine.find(cases, terms, fields))
    without_text = sum(1 for case in cases if not any(True for _ in case.passages(fields)))
    return SearchReport(
        searched=len(cases),
        without_text=without_text,
        fields=_fields_present(cases, fields),
        terms=count_terms(terms, hits),
        hits=hits,
    )


def count_terms(terms: Sequence[Term], hits: Sequence[Hit]) -> tuple[TermCount, ...]:
    """Per term: records hit, records only it hits, records it is the primary term of."""
    every, unique, first = ([0] * len(terms) for _ in range(3))
    for hit in hits:
        first[hit.primary] += 1
        for number in hit.terms:
            every[number] += 1
        if len(hit.terms) == 1:
            unique[hit.primary] += 1
    return tuple(
        TermCount(term.text, term.meaning, every[i], unique[i], first[i])
        for i, term in enumerate(terms)
    )


def _fields_present(cases: Sequence[Case], fields: tuple[str, ...]) -> tuple[str, ...]:
    """The narratives that the register really holds, so that the report says which it searched."""
    wanted, present = set(fields), set[str]()
    for case in cases:
        present.update(passage.field for passage in case.passages(fields))
        if present == wanted:
            break
    return tuple(name for name in fields if name in present)
