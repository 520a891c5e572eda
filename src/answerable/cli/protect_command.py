"""`answerable protect`: a table of counts, printed so that nobody is told by it, with proof."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from answerable.cli import options
from answerable.cli.terminal import safe, show_findings, show_json, show_rows, tell_ledger
from answerable.engines.disclosure import HighsEngine
from answerable.files.count_tables import CSV_PAPER, read_count_table
from answerable.files.ledgers import all_claims, append_to_ledger, read_claims, read_ledger
from answerable.files.policies import read_policy
from answerable.files.whole_files import write_whole
from answerable.model.answer import Finding
from answerable.model.count_tables import CountTable, Frame, Place
from answerable.model.errors import EXIT_BLOCKED, EXIT_DONE, UserMistake
from answerable.model.ledger import About, Claim
from answerable.model.periods import Period
from answerable.model.protection import PRESENTED, Policy, Presentation, Printed, Protected
from answerable.model.request import SmallCounts
from answerable.steps.checks.check_ledger import exposure_finding
from answerable.steps.checks.check_protection import reasons_are_complete
from answerable.steps.protection.claim import claims_of
from answerable.steps.protection.compare_answers import compare
from answerable.steps.protection.find_small import small_cells
from answerable.steps.protection.print_counts import kept_back, printed_rows, shares
from answerable.steps.protection.protect import propose, protect
from answerable.steps.protection.prove import proof_words
from answerable.steps.protection.read_counts import read_counts


@click.command("protect")
@click.argument(
    "table_file", metavar="[TABLE.csv]", required=False, type=click.Path(path_type=Path)
)
@click.option(
    "--presentation",
    type=click.Choice([str(one) for one in Presentation]),
    help="How to print it; without this the one that is proposed.",
)
@options.file_option(
    "--policy",
    "policy_file",
    help="Your authority's policy (TOML), and the reasons for printing small counts exactly.",
)
@options.written_file(
    "--out",
    metavar="FILE.csv",
    help="Write the table as it may be published; written only where nothing blocks it.",
)
@options.ledger
@click.option("--reference", metavar="TEXT", help="For the ledger: the answer the table is in.")
@click.option("--population", metavar="TEXT", help="For the ledger: whom or what it counts.")
@click.option("--unit", metavar="TEXT", default="case", show_default=True, help="Unit of count.")
@click.option(
    "--date-rule",
    metavar="TEXT",
    default="date received",
    show_default=True,
    help="The date that decides the period.",
)
@click.option("--from", "start", metavar="DATE", help="For the ledger: first day of the period.")
@click.option("--to", "end", metavar="DATE", help="For the ledger: last day of the period.")
@click.option("--record", is_flag=True, help="Add the table to the ledger if nothing blocks it.")
@options.file_option(
    "--enter",
    "entered",
    multiple=True,
    help="Add answers published earlier to the ledger: an answer.json, or a CSV of figures.",
)
@options.as_json
def command(
    table_file: Path | None,
    presentation: str | None,
    policy_file: Path | None,
    out: Path | None,
    ledger_file: Path | None,
    entered: tuple[Path, ...],
    record: bool,
    as_json: bool,
    **scope: str | None,
) -> None:
    """Print a table of counts so that no small count can be worked out of it, with proof.

    TABLE.csv has one, two or three dimensions: lines down and columns across, or one cell a line
    with its labels first and the count last. Totals are found and verified, or calculated; "Group >
    Part" makes a subtotal. What is audited are the bytes that would be published.

    \b
    Exit code 1 where something kept back is exposed, nothing protects the table, or small counts
    would be printed without a reason.

    \b
    Example:
      answerable protect outcomes.csv --presentation band --out outcomes-public.csv
    """  # fmt: skip
    if entered:
        enter(ledger_file, entered)
    if table_file is None:
        if not entered:
            raise click.UsageError("Name a TABLE.csv, or earlier answers with --enter.")
        return
    policy, small = read_policy(policy_file) if policy_file else (Policy(), None)
    table = read_counts(read_count_table(table_file))
    reasons = _reasons(table, policy, small)
    is_reasoned = small is not None and not reasons
    chosen = Presentation(presentation) if presentation else None
    chosen = chosen or propose(table, policy, reasoned=is_reasoned)
    protected = protect(table, chosen, policy, HighsEngine(), CSV_PAPER)
    findings = reasons if chosen is Presentation.EXACT else []
    claims = _claims(protected, policy, scope) if ledger_file else []
    if ledger_file:
        findings += _across(claims, ledger_file, policy, is_reasoned=is_reasoned)
    blocked = any(finding.open for finding in findings) or not protected.proof.holds
    if out and not blocked:
        write_whole(out, protected.content)
    if ledger_file and record and not blocked:
        append_to_ledger(ledger_file, claims)
    if as_json:
        show_json(protected_json(protected, policy, findings))
    else:
        _show(protected, policy, table, findings)
        if out:
            click.echo("Nothing was written." if blocked else f"Written: {out}")
    sys.exit(EXIT_BLOCKED if blocked else EXIT_DONE)


def enter(ledger: Path | None, files: Sequence[Path]) -> None:
    """Adds answers that were published earlier, here or elsewhere, to the ledger."""
    if ledger is None:
        raise click.UsageError("--enter needs the file of a --ledger.")
    claims = [claim for file in files for claim in read_claims(file)]
    tell_ledger(append_to_ledger(ledger, claims)[-1])


def _claims(protected: Protected, policy: Policy, scope: Mapping[str, str | None]) -> list[Claim]:
    """The cells of the table as figures of the ledger."""
    for key in ("reference", "population", "start", "end"):
        if not scope[key]:
            option = {"start": "--from", "end": "--to"}.get(key, f"--{key}")
            raise UserMistake("ledger-about-missing", where="the command", option=option)
    if protected.printed is None:
        return []
    given = {key: text or "" for key, text in scope.items()}
    days = [options.day(given["start"], "--from"), options.day(given["end"], "--to")]
    if days[1] < days[0]:
        raise UserMistake("dates-out-of-order", where="--to", day=days[1], earlier=days[0])
    return list(
        claims_of(
            protected.printed,
            policy,
            answer=given["reference"],
            about=About(given["population"], given["unit"], given["date_rule"]),
            period=Period(*days),
        )
    )


def _across(
    claims: Sequence[Claim], ledger: Path, policy: Policy, *, is_reasoned: bool
) -> list[Finding]:
    """What the table gives away beside all that was published before it."""
    earlier = list(all_claims(read_ledger(ledger)))
    found = compare(claims, earlier, policy, HighsEngine())
    return [exposure_finding(exposure, reasoned=is_reasoned) for exposure in found]


def protected_json(
    protected: Protected, policy: Policy, findings: Sequence[Finding]
) -> dict[str, Any]:
    """What is printed and what is proved, in the shape of the command-line contract.

    `value` is the number printed, null where none is: what is kept back is not in here either.
    """
    printed = protected.printed
    return {
        "presentation": protected.presentation and str(protected.presentation),
        "cells": list(_cells_json(printed, policy)) if printed else [],
        "exposed": len(protected.proof.exposed),
        "proof": _proof_json(protected, policy),
        "note": protected.note,
        "asks": list(protected.asks),
        "findings": [asdict(finding) for finding in findings],
    }


def _cells_json(printed: Printed, policy: Policy) -> Iterator[dict[str, Any]]:
    hidden = frozenset[int]()
    if printed.presentation is Presentation.BAND:
        hidden = frozenset(kept_back(printed, policy))
    for number, (place, text, share) in enumerate(
        zip(printed.frame.places, printed.texts, shares(printed), strict=True)
    ):
        value = int(text) if text.isdigit() else None
        yield {
            **_place_json(printed.frame, place),
            "value": value,
            "display": text if value is None else f"{value:,}",
            "withheld": number in hidden,
            "share": share,
        }


def _place_json(frame: Frame, place: Place) -> dict[str, str]:
    """One-way tables have a single column; three-way ones a layer as well."""
    row, column, *layer = (*place, "") if len(frame.axes) == 1 else place
    return {"row": row, "column": column, **({"layer": layer[0]} if layer else {})}


def _proof_json(protected: Protected, policy: Policy) -> dict[str, Any]:
    proof = protected.proof
    frame = protected.printed.frame if protected.printed else None
    places = (
        {cell: _place_json(frame, frame.places[cell]) for cell in proof.ranges} if frame else {}
    )
    return {
        "holds": proof.holds,
        "words": proof_words(protected, policy),
        "need": policy.need,
        "fewest": proof.optimal,
        "ranges": [
            {**places[cell], "from": found.low, "to": found.high, "settled": found.settled}
            for cell, found in proof.ranges.items()
        ],
        "impossible": proof.impossible,
        "ways_out": list(proof.ways_out),
    }


def _reasons(table: CountTable, policy: Policy, small: SmallCounts | None) -> list[Finding]:
    """What keeps small counts from being printed exactly."""
    places = table.frame.places
    cells = [f"{', '.join(places[i])} = {table.counts[i]}" for i in small_cells(table, policy)]
    return list(reasons_are_complete(cells, small, where="the table")) if cells else []


def _show(
    protected: Protected, policy: Policy, table: CountTable, findings: Sequence[Finding]
) -> None:
    console = Console(highlight=False)
    if protected.printed:
        header, rows = printed_rows(protected.printed, unit=table.unit)
        title = f"{protected.presentation}: {PRESENTED[protected.printed.presentation]}"
        show_rows(title, [str(cell) for cell in header], rows)
    if protected.note:
        console.print(safe(protected.note))
    for remark in (*table.remarks, *(f"for a person to decide: {ask}" for ask in protected.asks)):
        console.print(f"• {safe(remark)}")
    console.print(f"\n[bold]Proof.[/bold] {safe(proof_words(protected, policy))}")
    for way in protected.proof.ways_out:
        console.print(f"   way out: {safe(way)}")
    if findings:
        show_findings(findings)
