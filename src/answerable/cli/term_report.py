"""How `answerable search` shows its terms: the report, the variants proposed, the suggestions."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from answerable.cli.terminal import show_rows
from answerable.files.csv_out import write_csv
from answerable.model.register import Case
from answerable.model.terms import Term
from answerable.model.variants import Ruling, TermVariants, Variant
from answerable.steps.report_terms import TermReport, report_rows
from answerable.steps.suggest_terms import LEAST_CONFIRMED, Suggestion

_FORMS_SHOWN = 8


def proposals(
    terms: Sequence[Term], cases: Sequence[Case], hits: Sequence[int], rulings: Sequence[Ruling]
) -> tuple[TermVariants, ...]:
    """The variants of each term that these cases hold."""
    from answerable.engines.fuzzy import RapidFuzz
    from answerable.steps.find_evidence import find_evidence
    from answerable.steps.propose_variants import make_wordbook, propose_variants
    from answerable.steps.spell import vocabulary

    book = make_wordbook(vocabulary(cases), RapidFuzz())
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


def suggestions_json(suggested: Sequence[Suggestion]) -> list[dict[str, Any]]:
    """The suggested terms, strongest first."""
    return [
        {
            "words": one.words,
            "keyness": round(one.keyness, 2),
            "confirmed": one.confirmed,
            "elsewhere": one.elsewhere,
        }
        for one in suggested
    ]


def show_terms(report: TermReport, title: str) -> None:
    """The term report on screen, each term echoed in plain words."""
    read = report.whole.confirmed is not None
    header = ["Term", "Hits", "Only this term", "Counted under it", "So far"]
    header += ["Confirmed", "Rejected", "Undecided"] if read else ["Searched for"]
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
        click.echo("No other spelling of these terms stands in the register.")


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


def show_suggestions(suggested: Sequence[Suggestion], confirmed: int) -> None:
    """Words that mark out the confirmed records, or why there are none."""
    if confirmed < LEAST_CONFIRMED:
        click.echo(f"Terms are suggested from {LEAST_CONFIRMED} confirmed records on.")
        return
    rows = [[one.words, one.confirmed, one.elsewhere] for one in suggested]
    show_rows("Suggested terms", ["Words", "Confirmed records", "Other records"], rows)


def write_term_report(path: Path, report: TermReport) -> None:
    """The term report as a CSV file: a line a term, then all terms, then records without text."""
    header, rows = report_rows(report)
    write_csv(path, header, rows)
