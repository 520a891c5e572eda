"""`answerable restore`: a backup comes back, checked."""

from pathlib import Path

import click

from answerable.cli.terminal import safe
from answerable.model.phrases import counted


@click.command("restore")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--into",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="An empty or new home folder; without it ANSWERABLE_HOME, which must be empty as well.",
)
def command(file: Path, into: Path | None) -> None:
    """Bring a backup back into an empty home, and verify it: every byte and every event.

    Nothing is ever overwritten. A backup made on PostgreSQL goes into the empty database that
    DATABASE_URL names.

    \b
    Example:
      answerable restore desk-2026-11-26.zip --into desk-again/
    """  # fmt: skip
    from answerable.store.opening import open_store

    folder = open_store(into, new=True)
    from answerable.store.backups import read_backup

    copied = read_backup(file, home=folder)
    held = f"{counted(copied.files, 'file')}, {counted(copied.head.number, 'event')}"
    click.echo(f"Restored: {safe(str(folder))} ({held})")
    click.echo(f"Head of the history: {copied.head.sha256}")
