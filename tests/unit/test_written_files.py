"""Files that commands write: what somebody has, or has edited, is never written over."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from answerable.cli import group
from answerable.model.errors import UserMistake


def _options(
    command: click.Command, *name: str
) -> Iterator[tuple[tuple[str, ...], click.Parameter]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for one in command.list_commands(context):
            found = command.get_command(context, one)
            assert found is not None
            yield from _options(found, *name, one)
    yield from ((name, option) for option in command.params if isinstance(option, click.Option))


WRITTEN = [
    (*name, option.opts[0])
    for name, option in _options(group)
    if str(option.help).startswith(("Write ", "The CSV file to write"))
    and option.metavar != "DIR"
    and not getattr(option, "is_flag", False)
]


def test_the_options_that_write_a_file_are_known() -> None:
    assert {" ".join(words) for words in WRITTEN} == {
        "import --save-mapping", "search --variants-to", "search --csv", "estimate --out",
        "protect --out", "review export --out",
    }  # fmt: skip


@pytest.mark.parametrize("words", WRITTEN, ids=" ".join)
def test_no_command_writes_over_a_file(tmp_path: Path, words: tuple[str, ...]) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("ref\nA/1\n", "utf-8")
    with pytest.raises(UserMistake) as refused:
        CliRunner().invoke(group, [*words, str(mine)], catch_exceptions=False)
    assert (refused.value.code, refused.value.facts["option"]) == ("file-exists", words[-1])
    assert mine.read_text("utf-8") == "ref\nA/1\n"
