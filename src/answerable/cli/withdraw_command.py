"""`answerable withdraw`: takes an answer out of the public log at once."""

from dataclasses import asdict
from pathlib import Path

import click

from answerable.cli import options
from answerable.cli.publish_command import (
    evidence_folder,
    log_folder,
    renew_search,
    settings_file,
    wait,
)
from answerable.cli.terminal import show_json


@click.command("withdraw")
@click.argument("answer")
@log_folder
@click.option(
    "--reason",
    required=True,
    metavar="TEXT",
    callback=options.printed_reason,
    help="Why, in words that the public will read at every address of the answer.",
)
@evidence_folder
@settings_file
@wait
@options.as_json
def command(
    answer: str,
    log_folder: Path,
    reason: str,
    evidence: Path | None,
    settings_file: Path | None,
    wait: bool,
    as_json: bool,
) -> None:
    """Take an answer out of the public log at once: page, versions, files, lists, feeds, search.

    ANSWER is its reference (911/16) or its address (2016/911/). At every address of it stands from
    then on that it was withdrawn, when, and why. What was taken out is kept in a private folder:
    its figures were published, whoever read them knows them, and later answers are compared with
    them as before.

    \b
    Example:
      answerable withdraw 911/16 --log public-log/ --reason "A person could be recognised."
    """  # fmt: skip
    from answerable.files.log_settings import settings_of
    from answerable.log.site import withdraw

    settings = settings_of(log_folder, settings_file)
    done = withdraw(log_folder, answer, reason=reason, settings=settings, evidence=evidence)
    renew_search(log_folder, wait=wait)
    if as_json:
        stone = asdict(done.tombstone)
        show_json({**stone, "evidence": str(done.evidence), "files": done.files})
        return
    click.echo(f"Withdrawn: {log_folder / done.tombstone.path}")
    click.echo(f"Kept, for nobody but you: {done.evidence}")
    click.echo("Copy the log to your web server now, and have caches in front of it emptied.")
