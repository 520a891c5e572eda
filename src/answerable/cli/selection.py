"""Which records a command is about: --from, --to, --where, --date, the same for every command."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import click

from answerable.cli.options import day_option
from answerable.model.errors import UserMistake
from answerable.model.outcomes import severity_order
from answerable.model.periods import Period
from answerable.model.register import Case, Register
from answerable.model.request import Count
from answerable.steps.counts.match_columns import Columns, named, unmatched
from answerable.steps.registers.select import select, undated

RECEIVED = "received_on"
"""The date that a record has in most registers; one without it can be chosen all the same."""

_OPTIONS = (
    day_option(
        "--from",
        "start",
        help="Only records received on or after this date.",
    ),
    day_option(
        "--to",
        "end",
        help="Only records received on or before this date.",
    ),
    click.option(
        "--where",
        "conditions",
        metavar="COL=VALUE",
        multiple=True,
        help="Only records with this value; repeat a column for alternatives.",
    ),
    click.option(
        "--date",
        "date_field",
        default=RECEIVED,
        show_default=True,
        metavar="FIELD",
        help="The date that --from and --to are about.",
    ),
)


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the four options, in this order."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def selection(
    start: date | None, end: date | None, conditions: Sequence[str], date_field: str
) -> Count:
    """What was typed, as a count of cases; its columns are not yet held against a register."""
    return Count("case", date_field, "records", _period(start, end), _where(conditions))


def in_register(wanted: Count, register: Register) -> Count:
    """The selection with its columns as the register names them; what matches nothing is told."""
    columns = Columns(register)
    if wanted.period or wanted.date_field != RECEIVED:
        wanted = replace(wanted, date_field=columns.date(wanted.date_field, where="--date"))
    count = named(wanted, columns, severity_order(), searched=True, where="--where")
    for missed in unmatched(count.where, columns.values):
        near = f": did you mean “{missed.near}”?" if missed.near else ""
        click.echo(f"No record has “{missed.value}” as its {missed.column}{near}", err=True)
    return count


def chosen(register: Register, count: Count) -> tuple[list[Case], int]:
    """The cases of a selection, and how many it may have missed because they carry no date."""
    cases = [thing.case for thing in select(register.cases, count, period=count.period)]
    return cases, len(undated(register.cases, count)) if count.period else 0


def _period(start: date | None, end: date | None) -> Period | None:
    if not (start or end):
        return None
    first, last = start or date.min, end or date.max
    if last < first:
        raise UserMistake(
            "request-wrong",
            where="--from and --to",
            reason="the period ends before it starts",
            todo="exchange --from and --to",
        )
    return Period(first, last)


def _where(conditions: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The values of each column as typed, one repeated counting as an alternative."""
    where: dict[str, tuple[str, ...]] = {}
    for condition in conditions:
        column, equals, value = (part.strip() for part in condition.partition("="))
        if not equals:
            raise UserMistake(
                "request-wrong",
                where="--where",
                reason=f"“{condition}” does not say which value the column must have",
                todo='write --where "COLUMN=VALUE"',
            )
        where[column] = (*where.get(column, ()), value)
    return where
