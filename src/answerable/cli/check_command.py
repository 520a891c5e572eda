"""`answerable check`: the checks on an answer that stands in a file, ours or somebody else's."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from answerable.cli import options
from answerable.cli.publish_command import Before
from answerable.cli.terminal import safe, show_findings, show_json
from answerable.engines.answers import ledger_findings
from answerable.engines.leaving import bytes_are_audited
from answerable.files.answers import read_answer as read_own_answer
from answerable.files.pages_in import read_page
from answerable.files.suppressions import read_suppressions
from answerable.files.time_limit import limited
from answerable.model.answer import Finding
from answerable.model.errors import EXIT_BLOCKED, EXIT_DONE, UserMistake
from answerable.model.page_checks import Suppression
from answerable.model.pages import Page
from answerable.steps.answers.write_answer import answer_json
from answerable.steps.checks.check import check
from answerable.steps.checks.check_page import Suppressed, check_page, suppress
from answerable.steps.checks.try_rules import rule_findings
from answerable.steps.pages.read_answer import as_answer, read_answer
from answerable.steps.pages.tell_reading import tell_read, tell_unread
from answerable.steps.protection.audit_page import withheld_numbers_stay_wide


@click.command("check")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@options.file_option(
    "--config",
    help="Findings not to show again, each with a reason (TOML, [[suppress]]).",
)
@options.ledger
@click.option(
    "--log",
    "log_folder",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A public log: the answer is held against what it has, as `publish` does.",
)
@options.as_json
def command(
    file: Path,
    config: Path | None,
    ledger_file: Path | None,
    log_folder: Path | None,
    as_json: bool,
) -> None:
    """Run every check on an answer: an answer.json, or any published page.

    FILE is an answer.json, or a web page (.html), text (.txt, .md), e-mail (.eml), Word document
    (.docx) or PDF (.pdf) that somebody published. A page is read as far as it goes: what was read
    and what could not be is told, and each finding quotes the words it rests on. Exit code 1 where
    a block or an unacknowledged warning is left.

    \b
    Example:
      answerable check out/answer.json
      answerable check response.html
    """
    suppressions = read_suppressions(config) if config else ()
    page = None if file.suffix.lower() == ".json" else read_answer(read_page(file))
    found = _check_page(page) if page else _check_own(file, ledger_file, log_folder)
    if page is None:
        _refuse_blocks(found, suppressions, config)
    findings, suppressed = suppress(found, suppressions)
    if as_json:
        show_json(
            {
                "findings": [asdict(finding) for finding in findings],
                "suppressed": [asdict(one) for one in suppressed],
                **({"read": _read_json(page)} if page else {}),
            }
        )
    else:
        _show(findings, suppressed, page)
    sys.exit(EXIT_BLOCKED if any(finding.open for finding in findings) else EXIT_DONE)


def _check_page(page: Page) -> Sequence[Finding]:
    """The checks on somebody's page; the programs are only loaded where a table keeps back."""
    from answerable.engines.disclosure import HighsEngine

    wide = partial(withheld_numbers_stay_wide, engine=HighsEngine())
    audited = rule_findings(wide, page, where="the page", watch=limited)
    return check_page(page, audited, watch=limited)


def _check_own(file: Path, ledger: Path | None, log: Path | None) -> Sequence[Finding]:
    """The checks on an answer of ours, against earlier answers too where it is said where."""
    answer = read_own_answer(file)
    across = ledger_findings(answer, ledger) if ledger and not log else None
    return check(
        answer,
        across=Before(log, ledger).findings(answer) if log else across,
        printed=rule_findings(bytes_are_audited, answer, watch=limited),
        watch=limited,
    )


def _refuse_blocks(
    findings: Sequence[Finding], suppressions: Sequence[Suppression], config: Path | None
) -> None:
    """What blocks the release of an answer of ours is corrected, not suppressed."""
    blocks = {finding.code for finding in findings if finding.severity == "block"}
    for one in suppressions:
        if one.code in blocks:
            raise UserMistake("block-suppressed", where=config, check=one.code)


def _read_json(page: Page) -> dict[str, Any]:
    """What was read from a page, in the shape of answer.json as far as it goes."""
    whole = answer_json(as_answer(page))
    kept = {key: whole[key] for key in ("reference", "title", "questions")}
    files = list(page.files) if page.files is not None else None
    searched = asdict(page.searched) if page.searched else None
    told = {"understood": tell_read(page), "not_understood": tell_unread(page)}
    return {**kept, "searched": searched, "attachments": files, **told}


def _show(findings: Sequence[Finding], suppressed: Sequence[Suppressed], page: Page | None) -> None:
    console = Console(highlight=False)
    if page:
        console.print(f"Read: {safe('; '.join(tell_read(page)) or 'running text only')}.")
        for line in tell_unread(page):
            console.print(f"Not read: {safe(line)}.")
        console.print()
    show_findings(findings)
    for one in suppressed:
        reason = f"{one.suppression.reason} ({one.suppression.by})"
        console.print(f"   suppressed: {safe(f'[{one.finding.code}] {one.finding.message}')}")
        console.print(f"      {safe(reason)}", style="dim")
