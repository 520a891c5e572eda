"""`answerable audit`: whether the desk's history is as it was written."""

from pathlib import Path

import click

from answerable.cli import options
from answerable.cli.serve_command import home
from answerable.cli.terminal import show_json
from answerable.model.phrases import counted


@click.command("audit")
@home
@click.option(
    "--head",
    "noted",
    metavar="SHA256",
    help="A head noted earlier, as releases and backups print it: it must still be there.",
)
@options.as_json
def command(home: Path | None, noted: str | None, as_json: bool) -> None:
    """Verify the history of the desk, and print its head.

    Every event is sealed with the one before it. A row that was changed, taken out or put in is
    found, and the first one is named. Rows cut off at the end show against a head noted earlier.

    \b
    Example:
      answerable audit --home desk/
    """  # fmt: skip
    from answerable.store.opening import open_store

    open_store(home)
    from answerable.store.reads.chain import check_chain, check_noted

    found = check_chain()
    if noted:
        check_noted(noted)
    if as_json:
        show_json({"sound": True, "events": found.number, "head": found.sha256})
        return
    click.echo(f"The history is sound: {counted(found.number, 'event')}.")
    click.echo(f"Head: {found.sha256}")
