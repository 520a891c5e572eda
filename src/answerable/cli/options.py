"""Options that several commands share: one name, one meaning, one line of help."""

import math
import os
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from answerable.files.requests import read_term_list
from answerable.model.calendar import london_day
from answerable.model.errors import UserMistake
from answerable.model.terms import Term
from answerable.steps.finding.read_terms import each_once, read_terms

_YEARS = range(1900, 3000)
"""Of a day that is typed: what is reckoned from it is a day as well."""

MOST = 1_000_000_000
"""Of anything that is counted or measured."""


def day(text: str, where: str) -> date:
    """The day that was typed; of a time with its zone the day in London, else London's own.

    Raises UserMistake "date-wrong".
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.year not in _YEARS:
            raise ValueError
    except ValueError:
        raise UserMistake("date-wrong", where=where, text=text) from None
    return london_day(moment)


def _day_of(_: click.Context, option: click.Parameter, typed: str | None) -> date | None:
    return day(typed, option.opts[0]) if typed is not None else None


day_option = partial(click.option, metavar="DATE", callback=_day_of)
"""An option that is a day."""


class Number(click.FloatRange):
    """A number within bounds: to click's own nan lies within any, and inf where none is said."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Ends with click's message for what is no number."""
        number: float = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


above_nought = Number(0, MOST, min_open=True)
"""What is measured: minutes, seconds, pounds."""

file_option = partial(click.option, metavar="FILE", type=click.Path(path_type=Path))
"""An option that names a file."""


class _NewFile(click.Path):
    """A file that is not there yet: what somebody has, or has edited, is never written over.

    Only what the option `read_back` names may be: all that stands in it is written again.
    """

    def __init__(self, read_back: str = "") -> None:
        super().__init__(path_type=Path)
        self._read_back = read_back

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Raises UserMistake "file-exists" before any work is done."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if path.exists() and not (ctx and ctx.params.get(self._read_back) == path):
            raise UserMistake("file-exists", where=path, option=param.opts[0] if param else "")
        return path


written_file = partial(click.option, metavar="FILE", type=_NewFile())
"""An option that names a file to write."""
rulings_to = partial(written_file, type=_NewFile("ruling_file"))
"""The same, where rulings are written: the file of --accepted may be written again with them."""

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
    is_eager=True,
    help="Variants accepted or refused: the accepted ones are searched for too.",
)


def typed_terms(term_file: Path | None, typed: tuple[str, ...]) -> tuple[Term, ...]:
    """The terms of a list and those typed one by one. Raises UserMistake "terms-missing"."""
    listed = read_term_list(term_file) if term_file else ()
    given = read_terms(typed, name="--term") if typed else ()
    if not (listed or given):
        raise UserMistake("terms-missing", where="--terms or -t")
    return each_once((*listed, *given))


ledger = file_option(
    "--ledger",
    "ledger_file",
    help="The ledger of every figure ever published, to see what answers give away together.",
)


def printed_reason(_: click.Context, option: click.Parameter, reason: str) -> str:
    """A reason that everybody will read. Raises UserMistake "reason-tells-of-somebody"."""
    from answerable.steps.checks.check_private import check_reason

    check_reason(reason, where=option.opts[0])
    return reason
