"""`answerable returns`: the statistics of requests, computed, or somebody's table checked."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click
from rich.console import Console

from answerable.cli import options
from answerable.cli.terminal import safe, show_json, show_rows
from answerable.files.csv_out import write_csv
from answerable.files.folders import whole_folder
from answerable.files.gate.apart import check_leaving, files_under
from answerable.files.return_cases import read_return_cases, read_return_table
from answerable.files.whole_files import write_whole
from answerable.model.calendar import today_in_london
from answerable.model.errors import EXIT_BLOCKED, EXIT_DONE, UserMistake
from answerable.model.law import REGIMES, Regime
from answerable.model.periods import Period
from answerable.model.phrases import counted
from answerable.model.returns import ReturnFinding
from answerable.steps.returns.check_return import (
    ReadReturn,
    check_columns,
    check_return,
    read_return,
    restated,
)
from answerable.steps.returns.lay_out_return import (
    ReturnSheet,
    lay_out_return,
    return_json,
)
from answerable.steps.returns.return_figures import periods_of, return_figures


@click.command("returns")
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--quarter", metavar="QUARTER", help="One quarter: 2025-Q1, or 2024/25-Q1.")
@click.option("--year", metavar="YEAR", help="A year with its quarters: 2025, or 2024/25.")
@options.day_option("--at", help="The day on which the requests are looked at: today.")
@options.file_option(
    "--earlier",
    help="A return.csv made before: what has changed since is listed.",
)
@click.option(
    "--check",
    "table",
    metavar="TABLE",
    type=click.Path(path_type=Path),
    help="A published return of anybody: say what in it does not reconcile.",
)
@click.option("--nation", type=click.Choice(sorted(REGIMES)), default="uk", show_default=True,
              help="Scotland has a law and holidays of its own.")  # fmt: skip
@click.option("--authority", metavar="NAME", default="the authority", help="Whose return it is.")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write return.html and return.csv here.",
)
@options.as_json
def command(
    file: Path | None,
    quarter: str | None,
    year: str | None,
    at: date | None,
    earlier: Path | None,
    table: Path | None,
    nation: str,
    authority: str,
    out: Path | None,
    as_json: bool,
) -> None:
    """Compute the return of a quarter or year from a list of requests, or check a published one.

    FILE is a table with a line for each request: reference, received, answered, outcome and what
    else docs/reference/returns.md lists. A request counts in the period in which it was received.
    With --check no FILE is needed. Exit code 1 where something does not reconcile.

    \b
    Example:
      answerable returns requests.csv --year 2025 --out return/
      answerable returns requests.csv --quarter 2025-Q2 --earlier return/return.csv
      answerable returns --check published.csv
    """
    if table is not None:
        sys.exit(_check(table, as_json))
    if file is None:
        raise click.UsageError("give a table of requests, or a published return with --check")
    text = quarter or year or ""
    day, regime = at or today_in_london(), REGIMES[nation]
    columns = return_figures(read_return_cases(file), _periods(text), at=day, regime=regime)
    changed = list(restated(columns, _read(earlier))) if earlier else []
    findings = [*check_columns(columns), *changed]
    sheets = lay_out_return(columns)
    if out:
        title = f"Requests for information, {text}"
        _write(out, sheets, title, authority, day, regime, changed)
    if as_json:
        show_json(return_json(columns, at=day, findings=findings))
    else:
        _show(sheets, findings)
    sys.exit(EXIT_BLOCKED if findings else EXIT_DONE)


def _check(table: Path, as_json: bool) -> int:
    """What does not add up in somebody's table, and which of its lines were not known."""
    read = _read(table)
    findings = check_return(read)
    if as_json:
        lines = {label: dict(cells) for label, cells in read.columns}
        found = [asdict(finding) for finding in findings]
        show_json({"read": lines, "not_read": list(read.unread), "findings": found})
    else:
        for line in read.unread:
            click.echo(f"Not read: {safe(line)}")
        _show_findings(findings)
    return EXIT_BLOCKED if findings else EXIT_DONE


def _read(path: Path) -> ReadReturn:
    read = read_return(read_return_table(path))
    if not any(cells for _, cells in read.columns):
        reason = f"it has the lines {', '.join(read.unread[:5]) or 'of nothing'}"
        raise UserMistake("return-table-wrong", where=path.name, reason=reason)
    return read


def _periods(text: str) -> list[tuple[str, Period]]:
    found = list(periods_of(text))
    if not found:
        raise UserMistake("return-period-wrong", where="--quarter or --year", text=text)
    return found


def _write(
    out: Path,
    sheets: Sequence[ReturnSheet],
    title: str,
    authority: str,
    at: date,
    regime: Regime,
    changed: Sequence[ReturnFinding],
) -> None:
    """The page and the table, in a folder that is whole or not there."""
    from answerable.log.return_page import return_html

    page = return_html(
        sheets, title=title, authority=authority, at=at, regime=regime, restated=changed
    )
    with whole_folder(out) as new:
        write_whole(new / "return.html", page.encode())
        rows = [row for sheet in sheets for row in sheet.rows]
        write_csv(new / "return.csv", sheets[0].header, rows)
        check_leaving(files_under(new), within=new)


def _show(sheets: Sequence[ReturnSheet], findings: Sequence[ReturnFinding]) -> None:
    for sheet in sheets:
        show_rows(sheet.title, sheet.header, sheet.rows)
    _show_findings(findings)


def _show_findings(findings: Sequence[ReturnFinding]) -> None:
    console = Console(highlight=False)
    words = "everything reconciles" if not findings else counted(len(findings), "finding")
    console.print(f"\n[bold]Checks: {words}[/bold]")
    for finding in findings:
        console.print(f"   [bold]{finding.code}[/bold] {safe(finding.period)}")
        console.print(f"      {safe(finding.message)}")
