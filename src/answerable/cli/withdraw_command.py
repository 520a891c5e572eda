"""`answerable withdraw`: takes an answer out of the public log at once."""

from dataclasses import asdict
from pathlib import Path

import click

from answerable.cli import options
from answerable.cli.publish_command import log_folder, renew_search, settings_file, wait
from answerable.cli.terminal import show_json


@click.command("withdraw")
@click.argument("answer")
@log_folder
@click.option(
    "--reason",
    required=True,
    metavar="TEXT",
    help="Why, in words that the public will read at every address of the answer.",
)
@click.option(
    "--evidence",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where what is taken out is kept; without it, .NAME.withdrawn beside the log.",
)
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
    then on that it was withdrawn, when, and why. What was taken out is kept in a private folder,
    and its figures stay in the ledger: they were published, and whoever read them knows them.

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
