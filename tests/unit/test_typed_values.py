"""Days and numbers that are typed mean one thing in every command, and no wrong one ends a run."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from answerable.cli import group, options
from answerable.model.errors import UserMistake


def _commands(above: click.Group = group) -> Iterator[click.Command]:
    context = click.Context(above)
    for name in above.list_commands(context):
        command = above.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command)
        elif command:
            yield command


def _run(*given: str) -> Result:
    return CliRunner().invoke(group, list(given))


def test_no_option_takes_a_day_or_a_number_by_a_reader_of_its_own() -> None:
    for command in _commands():
        for param in command.params:
            number = isinstance(param.type, click.types.FloatParamType)
            assert not number or isinstance(param.type, options.Number), param.name
            assert not isinstance(param.type, click.DateTime), param.name


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("2024-03-01", date(2024, 3, 1)),
        (" 2024-03-01 ", date(2024, 3, 1)),
        ("2024-03-01T23:30", date(2024, 3, 1)),
        ("2024-06-01T23:30+00:00", date(2024, 6, 2)),
    ],
)
def test_a_day_is_that_in_london(typed: str, on: date) -> None:
    assert options.day(typed, "DATE") == on


@pytest.mark.parametrize(
    "typed",
    ["31/12/2012", "9999-12-31", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "20122-01-01"],
)
@pytest.mark.parametrize(
    "before",
    [
        ("deadline",),
        ("deadline", "2025-03-03", "--fee-paid", "2025-04-01", "--fee-notice"),
        ("deadline", "2025-03-03", "--holiday"),
        ("deadline", "--review"),
        ("questions", "{file}", "--received"),
        ("returns", "{file}", "--year", "2025", "--at"),
        ("search", "--register", "{file}", "-t", "a", "--from"),
        ("search", "--register", "{file}", "-t", "a", "--to"),
        ("protect", "{file}", "--ledger", "l.jsonl", "--reference", "1/25", "--population",
         "cases", "--to", "2024-01-01", "--from"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_told_alike_in_every_command(
    typed: str, before: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "table.csv"
    file.write_text("outcome,cases\nupheld,12\nnot upheld,15\n")
    told = _run(*(word.format(file=file) for word in before), typed).exception
    assert isinstance(told, UserMistake)
    assert (told.code, told.where) == ("date-wrong", before[-1] if before[1:] else "DATE")


@pytest.mark.parametrize("typed", ["nan", "inf", "-inf", "1e300", "0"])
@pytest.mark.parametrize(
    "option", ["--each-minutes", "--limit-pounds", "--hourly-pounds", "--most-seconds"]
)
def test_a_number_of_an_estimate_has_an_end(option: str, typed: str) -> None:
    given = ("estimate", "--records", "900", "--each-minutes", "4", option, typed)
    done = _run(*given)
    assert done.exit_code == 2
    assert f"Invalid value for '{option}'" in done.output


def test_more_records_than_there_can_be_are_refused() -> None:
    done = _run("estimate", "--records", "9" * 23, "--each-minutes", "4")
    assert done.exit_code == 2
    assert "Invalid value for '--records'" in done.output
