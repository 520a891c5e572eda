"""`answerable index`: makes the index of a large register, or removes it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

from answerable.cli import options
from answerable.cli.terminal import safe
from answerable.engines.index import MISSING, Unusable
from answerable.engines.register_index import (
    build_register_index,
    index_path,
    is_building,
    open_register_index,
    remove_register_index,
)
from answerable.files.column_maps import PRESETS, read_column_map
from answerable.model.errors import UserMistake
from answerable.model.tables import ColumnMap

_SPACE = 3
"""An index takes up to so many times the space of its register."""

_PROGRAM = """
import os
if hasattr(os, "nice"):
    os.nice(10)
from answerable.cli import main
main()
"""
"""What somebody waits for goes first."""


@click.command("index")
@click.argument("register", metavar="FILE", type=click.Path(path_type=Path))
@options.mapping
@click.option("--remove", is_flag=True, help="Remove the index instead.")
def command(register: Path, mapping: str | None, remove: bool) -> None:
    """Make the index that lets a search of a large register answer at once, or remove it.

    A search makes it by itself; this makes it now, and shows how far it is.

    \b
    Example:
      answerable index export.csv
    """  # fmt: skip
    if not register.is_file():
        raise UserMistake("file-missing", where=register)
    if remove:
        stood = remove_register_index(register)
        click.echo(f"{'Removed' if stood else 'There was no index'}: {index_path(register)}")
        return
    column_map = read_column_map(mapping)
    try:
        with open_register_index(register, column_map):
            click.echo(f"It stands already: {index_path(register)}")
            return
    except Unusable:
        pass
    click.echo(f"Index made: {_made(register, column_map)}")


def _made(register: Path, column_map: ColumnMap | None) -> Path:
    """Makes the index with a bar that says how far it is; Ctrl-C leaves nothing."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Remaining())
    with Progress(*columns, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(f"Index of {safe(register.name)}", total=None)

        def told(done: int, lines: int) -> None:
            progress.update(task, completed=done, total=lines)

        try:
            return build_register_index(register, column_map, told=told)
        except Unusable as error:
            raise UserMistake("register-changed", where=register) from error


def build_in_background(register: Path, mapping: str | None) -> subprocess.Popen[bytes] | None:
    """Begins to make an index in a process of its own, at low priority, and returns that.

    It is left out where another is at it already, and where the folder cannot hold it.
    """
    folder = register.resolve().parent
    free = shutil.disk_usage(folder).free
    if is_building(register) or not os.access(folder, os.W_OK):
        return None
    if free < _SPACE * register.stat().st_size:
        return None
    columns = ["--mapping", _whole_name(mapping)] if mapping else []
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, "index", str(register.resolve()), *columns],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def index_told(register: Path, missed: str = MISSING) -> str:
    """That an index is being made, and of what came before it where that was no good."""
    path = index_path(register)
    if missed == MISSING:
        return f"An index for the next search is being made: {path}"
    return f"The index was {missed}, not used, and is being made again: {path}"


def _whole_name(mapping: str) -> str:
    return mapping if mapping in PRESETS else str(Path(mapping).resolve())
