"""Gathers what a review reads: the cases in scope, cases with the same text together."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import chain

from answerable.model.definition import Definition
from answerable.model.errors import UserMistake
from answerable.model.fields import NARRATIVES
from answerable.model.hits import Hit
from answerable.model.periods import year_label
from answerable.model.pool import Pool, Record
from answerable.model.ports import SearchEngine
from answerable.model.register import Case
from answerable.model.terms import Term
from answerable.steps.finding.propose_variants import with_accepted
from answerable.steps.finding.read_terms import read_term, read_terms
from answerable.steps.finding.search import search
from answerable.steps.registers.select import select, undated, value_of

BETWEEN = "\n\n"
"""What stands between the narratives of one case, as in the report of a search."""


def terms_of(definition: Definition) -> tuple[Term, ...]:
    """The terms of a review with the variants that were accepted."""
    return with_accepted(read_terms(definition.terms, name="terms"), definition.rulings)


def line_of(term: Term) -> str:
    """A term as a line that is read back as exactly this term."""
    for line in (term.text, f'"{term.text}"'):
        with suppress(UserMistake):
            if read_term(line) == term:
                return line
    raise ValueError(f"no line means {term.text}")


def gather_pool(cases: Sequence[Case], definition: Definition, *, engine: SearchEngine) -> Pool:
    """The records of the definition's scope. Texts that differ in spacing alone are the same."""
    scope = definition.scope
    kept = [thing.case for thing in select(cases, scope, period=scope.period)]
    terms = terms_of(definition)
    hits = search(kept, terms, engine=engine).by_ref
    together: dict[str, list[Case]] = {}
    silent = []
    for case in kept:
        key = " ".join(" ".join(passage.text.split()) for passage in case.passages())
        if key:
            together.setdefault(key, []).append(case)
        else:
            silent.append(Record((case.ref,), year=_year(case, scope.date_field)))
    records = tuple(
        _record(same, hits.get(same[0].ref), terms, scope.date_field) for same in together.values()
    )
    apart = len(undated(cases, scope)) if scope.period else 0
    return Pool(records, tuple(silent), apart)


def text_of_case(case: Case) -> str:
    """The narratives of a case as a reader sees them."""
    return BETWEEN.join(passage.text for passage in case.passages())


def spans_in_text(
    case: Case, hit: Hit, fields: tuple[str, ...] = NARRATIVES
) -> tuple[tuple[int, int], ...]:
    """The places of a hit in the text that a reader sees."""
    starts: dict[tuple[str, str | None], int] = {}
    at = 0
    for passage in case.passages(fields):
        starts[passage.field, passage.detail] = at
        at += len(passage.text) + len(BETWEEN)
    found = {
        (starts[s.field, s.detail] + s.start, starts[s.field, s.detail] + s.end) for s in hit.spans
    }
    return tuple(sorted(found))


def cases_by_year(pool: Pool) -> Sequence[tuple[str, int]]:
    """How many records each year of the scope holds, oldest first; undated ones are left out."""
    counts: dict[str, int] = {}
    for record in pool.records:
        if record.year:
            counts[record.year] = counts.get(record.year, 0) + 1
    return sorted(counts.items())


def _record(
    same: Sequence[Case], hit: Hit | None, terms: Sequence[Term], date_field: str
) -> Record:
    first = same[0]
    return Record(
        refs=tuple(case.ref for case in same),
        text=text_of_case(first),
        terms=tuple(terms[number].text for number in hit.terms) if hit else (),
        spans=spans_in_text(first, hit) if hit else (),
        year=_year(first, date_field),
    )


def _year(case: Case, date_field: str) -> str:
    values: Mapping[str, None] = dict.fromkeys(
        value_of(case, detail, date_field) for detail in chain((None,), case.details)
    )
    day = next(filter(None, values), "")
    return year_label(day) if day else ""
