"""Options that several commands share: one name, one meaning, one line of help."""

from functools import partial
from pathlib import Path

import click

_register = partial(
    click.option,
    "--register",
    "registers",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="An export of the register (CSV, Excel, ODS, or a snapshot); repeat it for linked tables.",
)
registers = _register(required=True)
registers_if_any = _register()

mapping = click.option(
    "--mapping",
    metavar="FILE|PRESET",
    help="A mapping of columns, or a preset: philadelphia, centurion.",
)

as_json = click.option(
    "--json", "as_json", is_flag=True, help="Print data for a program instead of tables."
)
