"""`answerable inspect`: what files carry and do not show, before somebody else finds it."""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from answerable.cli import options
from answerable.cli.terminal import safe, show_json
from answerable.files.gate.apart import SECONDS, files_under, inspect_all
from answerable.model.errors import EXIT_BLOCKED, EXIT_DONE
from answerable.model.file_checks import PASS, REFUSE, FileReport

_PATIENCE = 2.0
"""Seconds after which progress is shown."""


@click.command("inspect")
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--rows",
    metavar="N",
    type=click.IntRange(min=0),
    help="How many rows the answer states: a sheet with more is refused.",
)
@click.option(
    "--seconds",
    metavar="N",
    type=options.Number(1, 86_400),
    default=SECONDS,
    show_default=True,
    help="How long one file may take before it is refused.",
)
@options.as_json
def command(paths: tuple[Path, ...], rows: int | None, seconds: float, as_json: bool) -> None:
    """Look through files for what they carry and do not show.

    FILE is any file, or a folder of files: workbooks, Word documents, PDF, pictures, web pages,
    text. What a file is, is seen from its content. It passes only where every part of it is known
    and shown: no hidden sheets, comments, changes, earlier versions, covered text, names of
    authors. Exit code 1 where a file is refused.

    \b
    Example:
      answerable inspect response.xlsx annex.pdf to-be-sent/
    """
    files = [file for path in paths for file in files_under(path)]
    reports = list(_watched(inspect_all(files, seconds=seconds, most_rows=rows), len(files)))
    if as_json:
        show_json({"files": [_report_json(report) for report in reports]})
    else:
        _show(reports)
    sys.exit(EXIT_BLOCKED if any(r.verdict == REFUSE for r in reports) else EXIT_DONE)


def _report_json(report: FileReport) -> dict[str, object]:
    findings = [{"code": f.code, "where": f.where, "message": f.message} for f in report.findings]
    return {"file": report.file, "verdict": report.verdict, "findings": findings}


def _watched(reports: Iterator[FileReport], total: int) -> Iterator[FileReport]:
    """The reports, with a bar on standard error once they take their time."""
    columns = (
        TextColumn("  looking through files"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    began = time.monotonic()
    console = Console(stderr=True)
    silent = not console.is_terminal
    with Progress(
        *columns, console=console, transient=True, auto_refresh=False, disable=silent
    ) as bar:
        task = bar.add_task("files", total=total, visible=False)
        for report in reports:
            yield report
            bar.update(task, advance=1, visible=time.monotonic() - began > _PATIENCE)
            bar.refresh()


def _show(reports: Sequence[FileReport]) -> None:
    """File by file: what was found, where, and once for each kind what to do about it."""
    console = Console(highlight=False)
    for report in reports:
        colour = "green" if report.verdict == PASS else "bold red"
        console.print(f"[{colour}]{report.verdict}[/{colour}]  {safe(report.file)}")
        for number, finding in enumerate(report.findings):
            console.print(
                f"   [bold]{finding.code}[/bold] {safe(finding.where)}: {safe(finding.what)}"
            )
            after = report.findings[number + 1 : number + 2]
            if not after or after[0].todo != finding.todo:
                console.print(f"      do: {safe(finding.todo)}", style="dim")
    passed = sum(report.verdict != REFUSE for report in reports)
    if len(reports) > 1:
        console.print(
            f"\n{passed:,} of {len(reports):,} files {'passes' if passed == 1 else 'pass'}"
        )
