"""`answerable import`: takes an export in and shows what was understood before anything is kept."""

from collections.abc import Sequence
from pathlib import Path

import click

from answerable.cli import options
from answerable.cli.index_command import build_in_background, index_told
from answerable.cli.terminal import show_json, show_rows
from answerable.engines.choice import INDEXED_FROM
from answerable.files.column_maps import (
    ASKED,
    read_column_map,
    write_column_map,
    write_open_map,
)
from answerable.files.evidence import take_in_json
from answerable.files.folders import whole_folder
from answerable.files.registers import read_register, read_tables, write_set_aside
from answerable.files.snapshots import write_snapshot
from answerable.model.errors import UserMistake
from answerable.model.fields import BY_NAME, label_of
from answerable.model.phrases import counted
from answerable.model.register import Case, Register
from answerable.model.snapshot import content_hash
from answerable.model.tables import ColumnMap
from answerable.model.unseen import visible

_SHOWN = 20
_WIDTH = 60


@click.command("import")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.mapping
@options.written_file(
    "--save-mapping",
    help="Write the columns as understood, or what is asked about them, to be edited and used with"
    " --mapping.",
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Keep it: DIR/snapshot.jsonl and DIR/set_aside.csv. Without it nothing is kept.",
)
@options.as_json
def command(
    files: tuple[Path, ...],
    mapping: str | None,
    save_mapping: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Take an export in: columns guessed, rows taken and set aside, first rows, snapshot.

    \b
    Example:
      answerable import cases.csv outcomes.csv --save-mapping columns.toml
    """  # fmt: skip
    register = _register(files, read_column_map(mapping), save_mapping)
    if save_mapping:
        write_column_map(save_mapping, register)
    if out:
        _keep(out, register)
    if as_json:
        show_json(take_in_json(register, content_hash(register.cases)))
    else:
        _show(register)
    if save_mapping:
        click.echo(f"Mapping written: {save_mapping}", err=True)
    if out:
        _tell_kept(out / "snapshot.jsonl")


def _register(
    files: Sequence[Path], column_map: ColumnMap | None, save_mapping: Path | None
) -> Register:
    """The register; where something is asked about its columns, a mapping to answer it in."""
    try:
        return read_register(files, column_map)
    except UserMistake as asked:
        if save_mapping and asked.code in ASKED:
            tables = [table for file in files for table in read_tables(file)]
            write_open_map(save_mapping, tables, column_map or ColumnMap(), asked)
            click.echo(f"Mapping written, with what is asked in it: {save_mapping}", err=True)
        raise


def _keep(out: Path, register: Register) -> None:
    with whole_folder(out) as folder:
        write_snapshot(folder / "snapshot.jsonl", register)
        write_set_aside(folder / "set_aside.csv", register)


def _tell_kept(kept: Path) -> None:
    click.echo(f"Kept: {kept}", err=True)
    if kept.stat().st_size >= INDEXED_FROM and build_in_background(kept, None):
        click.echo(index_told(kept), err=True)


def _show(register: Register) -> None:
    for source in register.sources:
        name = f"{source.name}, sheet “{source.sheet}”" if source.sheet else source.name
        read_as = f" ({source.encoding})" if source.encoding else ""
        show_rows(
            f"{name}{read_as}: {counted(source.rows, 'row')} = {source.taken:,} taken"
            f" + {source.set_aside:,} set aside",
            ["Column", "Understood as"],
            [[header, _understood(field)] for header, field in source.columns.items()],
        )
    for remark in register.remarks:
        click.echo(visible(f"• {remark}"))
    for row in register.set_aside[:_SHOWN]:
        click.echo(visible(f"• set aside: {row.place}: {row.reason}"))
    if more := register.set_aside[_SHOWN:]:
        click.echo(f"• set aside: {len(more):,} more, all of them in set_aside.csv with --out")
    _show_cases(register.cases[:_SHOWN])
    click.echo(f"{counted(len(register.cases), 'case')}, snapshot {content_hash(register.cases)}")


def _understood(field: str) -> str:
    return f"{label_of(field)} ({field})" if field in BY_NAME else "kept under its own name"


def _show_cases(cases: Sequence[Case]) -> None:
    names = list(dict.fromkeys(name for case in cases for name in case.values))
    rows = [[case.ref, *(case.value(name)[:_WIDTH] for name in names)] for case in cases]
    caption = "The first case" if len(rows) == 1 else f"The first {len(rows)} cases"
    show_rows(caption, ["case", *map(label_of, names)], rows)
