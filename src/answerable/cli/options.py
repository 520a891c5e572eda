"""Options that several commands share: one name, one meaning, one line of help."""

from functools import partial
from pathlib import Path

import click

from answerable.files.requests import read_term_list
from answerable.model.errors import UserMistake
from answerable.model.terms import Term
from answerable.steps.finding.read_terms import read_terms

file_option = partial(click.option, metavar="FILE", type=click.Path(path_type=Path))
"""An option that names a file."""

_register = partial(
    file_option,
    "--register",
    "registers",
    multiple=True,
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

term_file = file_option(
    "--terms",
    "term_file",
    help="A term list, one term a line.",
)

typed = click.option(
    "-t", "--term", "typed", metavar="TERM", multiple=True, help="A term; repeat it for several."
)

ruling_file = file_option(
    "--accepted",
    "ruling_file",
    help="Variants accepted or refused: the accepted ones are searched for too.",
)


def typed_terms(term_file: Path | None, typed: tuple[str, ...]) -> tuple[Term, ...]:
    """The terms of a list and those typed one by one. Raises UserMistake "terms-missing"."""
    listed = read_term_list(term_file) if term_file else ()
    given = read_terms(typed, name="--term") if typed else ()
    if not (listed or given):
        raise UserMistake("terms-missing", where="--terms or -t")
    return (*listed, *given)


ledger = file_option(
    "--ledger",
    "ledger_file",
    help="The ledger of every figure ever published, to see what answers give away together.",
)
