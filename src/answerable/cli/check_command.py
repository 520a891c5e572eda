"""`answerable check`: the checks on an answer that stands in a file."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from answerable.cli import options
from answerable.cli.terminal import show_findings, show_json
from answerable.files.answers import read_answer
from answerable.model.errors import EXIT_BLOCKED, EXIT_DONE
from answerable.steps.check import check


@click.command("check")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@options.as_json
def command(file: Path, as_json: bool) -> None:
    """Run every check on an answer.json again, as somebody who did not write it.

    Exit code 1 where a block or an unacknowledged warning is left.

    \b
    Example:
      answerable check out/answer.json
    """
    findings = check(read_answer(file))
    if as_json:
        show_json({"findings": [asdict(finding) for finding in findings]})
    else:
        show_findings(findings)
    sys.exit(EXIT_BLOCKED if any(finding.open for finding in findings) else EXIT_DONE)
