"""`answerable search`: which records of an export contain which terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from answerable.cli import options, selection, suggestion_report
from answerable.cli.index_command import build_in_background, index_told
from answerable.cli.options import typed_terms
from answerable.cli.suggestion_report import (
    beside,
    neighbours,
    neighbours_json,
    show_neighbours,
    show_suggestions,
    suggestions_json,
)
from answerable.cli.term_report import (
    proposals,
    show_terms,
    show_variants,
    show_years,
    terms_json,
    write_term_report,
)
from answerable.cli.terminal import show_json
from answerable.engines.choice import AUTO, ENGINES, INDEXED_FROM, SCANNED_FROM, engine_for
from answerable.engines.csv_scan import Scope, fields_of, search_csv
from answerable.engines.exact import Found as FoundFast
from answerable.engines.index import Unusable
from answerable.engines.register_index import open_register_index
from answerable.files.column_maps import read_column_map
from answerable.files.decisions import read_decisions
from answerable.files.platforms import read_platforms
from answerable.files.registers import read_register
from answerable.files.variants import read_variants, write_variants
from answerable.model.fields import NARRATIVES, label_of
from answerable.model.hits import Hit, SearchReport
from answerable.model.phrases import counted, in_no_period
from answerable.model.register import Case
from answerable.model.request import Count
from answerable.model.sites import with_own
from answerable.model.tables import ColumnMap
from answerable.model.terms import Term
from answerable.model.variants import Ruling, TermVariants
from answerable.steps.counts.match_columns import check_cases, check_searchable
from answerable.steps.finding.gather_pool import spans_in_text
from answerable.steps.finding.judge_words import Known
from answerable.steps.finding.propose_variants import with_accepted
from answerable.steps.finding.report_terms import TermReport, report_terms
from answerable.steps.finding.review import Reviewed, review
from answerable.steps.finding.search import PRIMARY_RULE, search
from answerable.steps.finding.suggest_neighbours import TermNeighbours
from answerable.steps.finding.suggest_terms import Suggestion, suggest_terms
from answerable.steps.registers.take_in import records_lost


@click.command("search")
@options.registers
@options.term_file
@options.typed
@selection.options
@options.mapping
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=AUTO,
    show_default=True,
    help="What does the searching; every engine gives this answer.",
)
@click.option(
    "--variants", "with_variants", is_flag=True, help="Propose other spellings the register holds."
)
@options.rulings_to(
    "--variants-to",
    "proposal_file",
    help="Write the proposed spellings as CSV, to be accepted or refused there.",
)
@options.file_option(
    "--platforms",
    "platform_file",
    help="Platforms of your own beside those known: a line each, `facebook: fb, face book`.",
)
@options.ruling_file
@options.file_option(
    "--decisions",
    "decision_file",
    help="What readers decided: adds confirmed and rejected, and suggests terms.",
)
@suggestion_report.with_neighbours
@click.option(
    "--budget",
    metavar="READS",
    type=click.IntRange(0),
    help="How many more records can be read: what would add more is not suggested.",
)
@options.written_file(
    "--csv",
    "csv_file",
    help="Write the term report as CSV.",
)
@click.option(
    "--index/--no-index",
    "with_index",
    default=True,
    help="Whether a large register gets an index beside it, from which the next search answers.",
)
@options.as_json
def command(
    registers: tuple[Path, ...],
    term_file: Path | None,
    typed: tuple[str, ...],
    start: date | None,
    end: date | None,
    conditions: tuple[str, ...],
    date_field: str,
    mapping: str | None,
    engine: str,
    with_variants: bool,
    proposal_file: Path | None,
    platform_file: Path | None,
    ruling_file: Path | None,
    decision_file: Path | None,
    with_neighbours: bool,
    budget: int | None,
    csv_file: Path | None,
    with_index: bool,
    as_json: bool,
) -> None:
    """Report which records contain which terms: hits, unique hits, per year.

    \b
    Example:
      answerable search --register export.csv -t facebook -t '"social media"' --from 2013-01-01
    """  # fmt: skip
    listed = typed_terms(term_file, typed)
    sites = with_own(read_platforms(platform_file) if platform_file else ())
    rulings = read_variants(ruling_file) if ruling_file else ()
    decisions = read_decisions(decision_file) if decision_file else None
    terms = with_accepted(listed, rulings)
    column_map = read_column_map(mapping)
    scope = selection.selection(start, end, conditions, date_field)
    asks_more = with_variants or with_neighbours or proposal_file or decisions or conditions
    whole = engine == "reference" or asks_more
    indexable = with_index and engine == AUTO and _is_one_file(registers, INDEXED_FROM)
    indexed = _Indexed(registers[0], column_map) if indexable and not whole else None
    searched = indexed.search(terms, scope) if indexed else None
    if not whole:
        searched = searched or _scan(registers, column_map, terms, scope)
    searched = searched or _take_in_and_search(registers, column_map, terms, scope, engine)
    report, cases = searched.report, searched.cases
    reviewed = review(report, decisions, known=searched.known)
    known = known_of(report, reviewed, budget)
    found = Found(
        searched,
        report_terms(report, cases, date_field=searched.date_field, reviewed=reviewed),
        proposals(listed, cases, [t.hits for t in report.terms], rulings, sites)
        if with_variants or proposal_file
        else None,
        suggest_terms(cases, known, terms) if reviewed.read else None,
        neighbours(terms, cases, known, kept_in=beside(registers[0])) if with_neighbours else None,
        known,
    )
    _write(found, rulings, proposal_file, csv_file)
    show_json(report_json(found, cases)) if as_json else _show(found)
    if indexed and indexed.missed and build_in_background(registers[0], mapping):
        click.echo(index_told(registers[0], indexed.missed), err=True)


def _write(
    found: "Found", rulings: Sequence[Ruling], proposal_file: Path | None, csv_file: Path | None
) -> None:
    """The files that were asked for."""
    if proposal_file and found.variants is not None:
        write_variants(proposal_file, found.variants, rulings)
    if csv_file:
        write_term_report(csv_file, found.terms)


def known_of(report: SearchReport, reviewed: Reviewed, budget: int | None) -> Known:
    """What words that are suggested are judged by."""
    verdicts = {ref: decision.verdict for ref, decision in reviewed.decisions.items()}
    return Known(verdicts, frozenset(report.by_ref), budget)


@dataclass(frozen=True, slots=True)
class Found:
    """All that one run of the command shows; None is what was not asked for."""

    searched: "Searched"
    terms: TermReport
    variants: tuple[TermVariants, ...] | None
    suggestions: tuple[Suggestion, ...] | None
    neighbours: tuple[TermNeighbours, ...] | None
    known: Known

    @property
    def report(self) -> SearchReport:
        """What the search found."""
        return self.searched.report


def report_json(found: Found, cases: Sequence[Case]) -> dict[str, Any]:
    """The report in the shape of the command-line contract.

    The text of a record is its narratives one after another with a blank line between; `spans`
    are places in that text.
    """
    known = {case.ref: case for case in cases}
    report = found.report
    data: dict[str, Any] = {
        "records_searched": report.searched,
        "records_without_text": report.without_text,
        "records_undated": found.searched.undated,
        "records_hit": len(report.hits),
        "fields": list(report.fields),
        "terms": terms_json(found.terms, found.variants),
        "by_year": {year: n for year, n in found.terms.whole.by_year.items() if n},
        "without_text_by_year": dict(found.terms.without_text_by_year),
        "hits": [_hit_json(hit, report, known[hit.ref]) for hit in report.hits],
    }
    if found.suggestions is not None:
        data["suggestions"] = suggestions_json(found.suggestions)
        data["suggestions_hidden"] = suggestions_json(found.suggestions, hidden=True)
    if found.neighbours is not None:
        data["neighbours"] = neighbours_json(found.neighbours)
    return data


def _hit_json(hit: Hit, report: SearchReport, case: Case) -> dict[str, Any]:
    return {
        "ref": hit.ref,
        "terms": [report.terms[number].term for number in hit.terms],
        "spans": [list(place) for place in spans_in_text(case, hit, report.fields)],
    }


@dataclass(frozen=True, slots=True)
class Searched:
    """The report, the cases it is about (at least those hit), all references that are known.

    `undated` is how many cases no period can hold; none where no period is asked for.
    """

    report: SearchReport
    cases: Sequence[Case]
    known: frozenset[str]
    date_field: str
    undated: int


def _scan(
    registers: Sequence[Path], column_map: ColumnMap | None, terms: Sequence[Term], scope: Count
) -> Searched | None:
    """The search in one pass over one large CSV file; None where the file must be taken in."""
    path = registers[0]
    if not _is_one_file(registers, SCANNED_FROM):
        return None
    fields = set((fields_of(path, column_map) or {}).values())
    if scope.date_field not in fields or not fields & set(NARRATIVES):
        return None
    rows = Scope(scope.period, scope.date_field)
    return _searched(search_csv(path, terms, scope=rows, column_map=column_map), scope)


def _searched(found: FoundFast | None, scope: Count) -> Searched | None:
    """What a fast way found; None where there was no text: take-in says whether there is any."""
    if found is None or not found.report.fields:
        return None
    cases = [*found.cases, *found.silent]
    known = frozenset(c.ref for c in cases)
    return Searched(found.report, cases, known, scope.date_field, found.undated)


def _is_one_file(registers: Sequence[Path], size: int) -> bool:
    """Whether it is one file, of so many bytes at least."""
    path = registers[0]
    return len(registers) == 1 and path.is_file() and path.stat().st_size >= size


class _Indexed:
    """The search by the index of a register; `missed` says why there was none to be trusted."""

    def __init__(self, register: Path, column_map: ColumnMap | None) -> None:
        self._register, self._map = register, column_map
        self.missed = ""

    def search(self, terms: Sequence[Term], scope: Count) -> Searched | None:
        """The answer of the index; None where another way must be gone."""
        try:
            with open_register_index(self._register, self._map) as index:
                found = index.search(terms, period=scope.period, date_field=scope.date_field)
                return _searched(found, scope)
        except Unusable as error:
            self.missed = error.reason
        return None


def _take_in_and_search(
    registers: Sequence[Path],
    column_map: ColumnMap | None,
    terms: Sequence[Term],
    scope: Count,
    engine: str,
) -> Searched:
    register = read_register(registers, column_map)
    check_cases(register)
    check_searchable(register)
    if lost := records_lost(register):
        told = "rows set aside and not searched (“answerable import” with the same files says why)"
        click.echo(f"{told}: {lost:,}", err=True)
    count = selection.in_register(scope, register)
    cases, apart = selection.chosen(register, count)
    report = search(cases, terms, engine=engine_for(engine, records=len(cases)))
    known = frozenset(case.ref for case in register.cases)
    return Searched(report, cases, known, count.date_field, apart)


def _show(found: Found) -> None:
    report = found.report
    fields = " and ".join(label_of(name) for name in report.fields)
    click.echo(f"{counted(report.searched, 'record')} searched in: {fields or 'no narrative'}")
    have = "has" if report.without_text == 1 else "have"
    click.echo(f"{report.without_text:,} of them {have} no text")
    if apart := found.searched.undated:
        date = label_of(found.searched.date_field)
        click.echo(f"Besides, {in_no_period(apart, date)}")
    show_terms(
        found.terms,
        f"{counted(len(report.hits), 'record contains', 'records contain')} at least one term",
    )
    click.echo(f"Counted under it: {PRIMARY_RULE}.")
    if found.variants is not None:
        show_variants(found.variants)
    if found.suggestions is not None:
        show_suggestions(found.suggestions, found.known)
    if found.neighbours is not None:
        show_neighbours(found.neighbours)
    show_years(found.terms)
