"""`answerable backup`: the desk in one file, while it goes on."""

from pathlib import Path

import click

from answerable.cli.serve_command import home
from answerable.cli.terminal import safe
from answerable.model.phrases import counted


@click.command("backup")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@home
def command(file: Path, home: Path | None) -> None:
    """Copy the desk into one file: database, registers, public log, and the head of the history.

    The desk may go on meanwhile. Keep the file as you keep the registers: it holds all of them.

    \b
    Example:
      answerable backup desk-2026-11-26.zip
    """  # fmt: skip
    from answerable.store.opening import open_store

    folder = open_store(home)
    from answerable.store.backups import write_backup

    copied = write_backup(file, home=folder)
    held = f"{counted(copied.files, 'file')}, {counted(copied.head.number, 'event')}"
    click.echo(f"Written: {safe(str(file))} ({held})")
    click.echo(f"Head of the history: {copied.head.sha256}")
