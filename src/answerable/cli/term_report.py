"""How `answerable search` shows its terms: the report, the variants proposed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from answerable.cli.terminal import show_rows
from answerable.files.csv_out import write_csv
from answerable.model.register import Case
from answerable.model.sites import Site
from answerable.model.terms import Term
from answerable.model.variants import Ruling, TermVariants, Variant
from answerable.steps.finding.report_terms import TermReport, report_rows

_FORMS_SHOWN = 8
_TERMS_BY_YEAR = 6


def proposals(
    terms: Sequence[Term],
    cases: Sequence[Case],
    hits: Sequence[int],
    rulings: Sequence[Ruling],
    sites: Sequence[Site],
) -> tuple[TermVariants, ...]:
    """The variants of each term that these cases hold; names are held against these platforms."""
    from answerable.engines.fuzzy import RapidFuzz
    from answerable.steps.finding.find_evidence import find_evidence
    from answerable.steps.finding.propose_variants import make_wordbook, propose_variants
    from answerable.steps.finding.spell import vocabulary

    book = make_wordbook(vocabulary(cases), RapidFuzz(), sites)
    return propose_variants(
        terms,
        book,
        gather=lambda wanted: find_evidence(cases, wanted),
        hits=hits,
        rulings=rulings,
    )


def terms_json(report: TermReport, proposed: Sequence[TermVariants] | None) -> list[dict[str, Any]]:
    """The terms in the shape of the command-line contract; variants where they were asked for."""
    lines: list[dict[str, Any]] = [
        {
            "term": line.term,
            "meaning": line.meaning,
            "hits": line.hits,
            "unique": line.unique,
            "first": line.first,
            "cumulative": line.cumulative,
            "confirmed": line.confirmed,
            "rejected": line.rejected,
            "undecided": line.undecided,
            "by_year": dict(line.by_year),
        }
        for line in report.lines
    ]
    for line, found in zip(lines, proposed or (), strict=False):
        line["did_you_mean"] = found.meant
        line["warning"] = found.warning
        line["variants"] = [_variant_json(variant) for variant in found.variants]
        line["other_forms"] = [{"words": words, "records": n} for words, n in found.forms]
    return lines


def _variant_json(variant: Variant) -> dict[str, Any]:
    return {
        "words": variant.words,
        "rule": variant.rule.value,
        "records": variant.records,
        "snippet": variant.snippet,
        "warning": variant.warning,
        "accepted": variant.accepted,
    }


def show_terms(report: TermReport, title: str) -> None:
    """The term report on screen, each term echoed in plain words."""
    read = report.whole.confirmed is not None
    header = ["Term", "Hits", "Only this term", "Counted under it", "So far"]
    header += ["Confirmed", "Rejected", "Open"] if read else ["Searched for"]
    rows = [
        [line.term, line.hits, line.unique, line.first, line.cumulative]
        + ([line.confirmed, line.rejected, line.undecided] if read else [line.meaning])
        for line in report.lines
    ]
    show_rows(title, header, rows)
    if read:
        for line in report.lines:
            click.echo(f"{line.term}: {line.meaning}")
    if report.zero_hits:
        click.echo("Found nothing: " + ", ".join(report.zero_hits) + ".")
    if report.confirmed_without_text or report.found_by_reading:
        click.echo(
            f"Confirmed though no term hits them: {report.found_by_reading:,} with text and"
            f" {report.confirmed_without_text:,} without."
        )


def show_years(report: TermReport) -> None:
    """By year: every term where there is room, all terms together, records without text."""
    each = report.lines if 1 < len(report.lines) <= _TERMS_BY_YEAR else ()
    columns = [(line.term, line.by_year) for line in (*each, report.whole)]
    if report.without_text:
        columns.append(("No text", report.without_text_by_year))
    rows = [[year, *(by_year[year] for _, by_year in columns)] for year in report.years]
    show_rows("By year", ["Year", *(name for name, _ in columns)], rows)
    if len(report.lines) > _TERMS_BY_YEAR:
        click.echo("Each term by year stands in the report that --csv writes.")


def show_variants(proposed: Sequence[TermVariants]) -> None:
    """What the register also writes, for a person to accept or refuse."""
    for found in proposed:
        for line in _remarks(found):
            click.echo(line)
    rows = [
        [found.term, v.words, v.records, v.rule.value, _ruling(v), _to_read(v)]
        for found in proposed
        for v in found.variants
    ]
    header = ["Term", "Also written", "Records", "Why", "Ruling", "Read this first"]
    if rows:
        show_rows("Proposed, not searched for", header, rows)
    else:
        click.echo("The register has no other spelling of these terms.")


def _remarks(found: TermVariants) -> list[str]:
    """What is to be said of a term itself."""
    lines = []
    if found.meant:
        lines.append(f"{found.term}: did you mean {found.meant}?")
    if found.warning:
        lines.append(f"{found.term}: {found.warning}.")
    if found.forms:
        forms = ", ".join(f"{words} {n:,}" for words, n in found.forms[:_FORMS_SHOWN])
        lines.append(f"{found.term}: other forms of the word, with their records: {forms}.")
    return lines


def _to_read(variant: Variant) -> str:
    return "\n".join(filter(None, (variant.warning, variant.snippet)))


def _ruling(variant: Variant) -> str:
    return {True: "accepted", False: "refused", None: "open"}[variant.accepted]


def write_term_report(path: Path, report: TermReport) -> None:
    """The term report as a CSV file: a line a term, then all terms, then records without text."""
    header, rows = report_rows(report)
    write_csv(path, header, rows)
