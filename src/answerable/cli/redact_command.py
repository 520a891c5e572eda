"""`answerable redact`: what must leave narratives, proposed, ruled on, and taken out."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from answerable.cli import options, selection
from answerable.cli.terminal import show_rows
from answerable.files.column_maps import read_column_map
from answerable.files.folders import whole_folder
from answerable.files.redactions import is_settled, json_line, read_rulings, write_redactions
from answerable.files.registers import read_register
from answerable.files.requests import read_term_list
from answerable.model.calendar import today_in_london
from answerable.model.errors import EXIT_BLOCKED, EXIT_DONE, UserMistake
from answerable.model.fields import label_of
from answerable.model.phrases import counted, in_no_period
from answerable.model.redaction import Redacted, Ruled
from answerable.model.register import Case
from answerable.model.unseen import visible
from answerable.steps.counts.match_columns import check_cases, check_searchable
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.redaction.redact import Knowledge, know, redact

_SHOWN = 3


@click.command("redact")
@options.registers
@options.mapping
@selection.options
@click.option("--ref", "refs", metavar="REF", multiple=True, help="Only this record; repeat it.")
@options.term_file
@options.typed
@options.file_option(
    "--rulings",
    "ruling_file",
    help="What people ruled on the spans: redactions.csv of --out, filled in.",
)
@click.option("--years", is_flag=True, help="Make days coarser to their year, not their month.")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write the spans to rule on; and the derived texts once all are ruled on.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each record.")
def command(
    registers: tuple[Path, ...],
    mapping: str | None,
    start: date | None,
    end: date | None,
    conditions: tuple[str, ...],
    date_field: str,
    refs: tuple[str, ...],
    term_file: Path | None,
    typed: tuple[str, ...],
    ruling_file: Path | None,
    years: bool,
    out: Path | None,
    as_json: bool,
) -> None:
    """Propose what must leave narratives, apply what people ruled, derive the text without it.

    Names, numbers and addresses in the register's own columns are looked for first. The words of
    --terms and -t are the request's own: no rule takes them out.

    \b
    Example:
      answerable redact --register export.csv -t facebook --from 2016-01-01 --out redacted
    """  # fmt: skip
    register = read_register(registers, read_column_map(mapping))
    check_cases(register)
    check_searchable(register)
    count = selection.in_register(selection.selection(start, end, conditions, date_field), register)
    chosen, apart = selection.chosen(register, count)
    if apart:
        click.echo(f"{in_no_period(apart, label_of(count.date_field))}.", err=True)
    listed = read_term_list(term_file) if term_file else ()
    terms = [*listed, *(read_terms(typed, name="--term") if typed else ())]
    rulings = read_rulings(ruling_file) if ruling_file else {}
    _check_refs([case.ref for case in register.cases], refs, rulings, ruling_file)
    known = know(
        register.cases,
        terms=[term.text for term in terms],
        years=years,
        latest=today_in_london().year,
    )
    wanted = [case for case in chosen if not refs or case.ref in refs]
    records = _records(wanted, known, rulings)
    if out:
        with whole_folder(out) as folder:
            write_redactions(folder, records)
    if as_json:
        for record in records:
            click.echo(json_line(record))
    else:
        _show(records)
    if out:
        click.echo(f"Written: {out}", err=True)
    sys.exit(EXIT_DONE if ruling_file is None or is_settled(records) else EXIT_BLOCKED)


def _records(
    cases: Sequence[Case], known: Knowledge, rulings: Mapping[str, Sequence[Ruled]]
) -> list[Redacted]:
    """Every record with a text."""
    records = (redact(case, known, rulings.get(case.ref, ())) for case in cases)
    return [record for record in records if record.text]


def _check_refs(
    known: Sequence[str],
    refs: Sequence[str],
    rulings: Mapping[str, Sequence[Ruled]],
    ruling_file: Path | None,
) -> None:
    """No reference is passed over in silence because it is misspelt."""
    for where, given in (("--ref", refs), (ruling_file, tuple(rulings))):
        unknown = [ref for ref in given if ref not in set(known)]
        if unknown:
            reason = f"“{unknown[0][:60]}” is no record of the register"
            raise UserMistake("redaction-wrong", where=where, reason=reason)


def _show(records: Sequence[Redacted]) -> None:
    spans = Counter(span.kind.value for record in records for span in record.spans)
    held = Counter(kind for kind, _ in {(s.kind.value, x.ref) for x in records for s in x.spans})
    rows = [[kind, n, held[kind]] for kind, n in spans.most_common()]
    show_rows("Proposed to leave", ["Kind", "Spans", "Records"], rows)
    topics = Counter(one.topic for record in records for one in record.to_read)
    topics["rare word"] = sum(len(record.rare) for record in records)
    show_rows("For a reader: no rule removes these", ["Topic", "Places"], topics.most_common())
    _show_alone(records)
    _show_standing(records)
    for record in records[:_SHOWN]:
        click.echo(f"\n{visible(record.ref)}: {visible(record.derived)}")


def _show_alone(records: Sequence[Redacted]) -> None:
    """The lines that only one person of the register has."""
    alone = [(r.ref, line) for r in records for line in r.lines if line.people == 1]
    lines = sum(len(record.lines) for record in records)
    if lines:
        click.echo(
            f"Lines role – sanction – incident of one person alone: {len(alone):,} of {lines:,}"
        )
        rows = [[ref, o.role, o.sanction, o.incident] for ref, o in alone[:_SHOWN]]
        show_rows("For example", ["Record", "Role", "Sanction", "Incident"], rows)


def _show_standing(records: Sequence[Redacted]) -> None:
    still = sum(len(record.open) or not record.spans for record in records)
    left = [(record.ref, words) for record in records for words in record.left]
    click.echo(f"{counted(len(records), 'record')}; {counted(still, 'span')} not yet ruled on")
    for ref, words in left[:_SHOWN]:
        click.echo(visible(f"• {ref}: “{words}” was removed and still stands elsewhere"))
    if left:
        click.echo(
            f"Removed words that still stand in the text they were removed from: {len(left):,}"
        )
