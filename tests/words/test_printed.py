"""What a page of the manual shows as printed is what the command prints."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from answerable.cli import group

DOCS = Path(__file__).parents[2] / "docs"
_BLOCK = re.compile(r"```console\n\$ answerable (?P<typed>.+)\n(?P<printed>[\s\S]*?)```")


def _printed_blocks() -> list[tuple[str, str, str]]:
    return [
        (page.name, block["typed"], block["printed"])
        for page in sorted(DOCS.rglob("*.md"))
        for block in _BLOCK.finditer(page.read_text(encoding="utf-8"))
    ]


def test_some_pages_show_what_is_printed() -> None:
    assert _printed_blocks()


@pytest.mark.parametrize(("page", "typed", "shown"), _printed_blocks())
def test_a_page_shows_what_the_command_prints(
    page: str, typed: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands run in docs/examples; `scripts/write_printed.py` writes the blocks."""
    monkeypatch.chdir(DOCS / "examples")
    monkeypatch.setenv("COLUMNS", "80")
    result = CliRunner().invoke(group, typed.split(), catch_exceptions=False)
    assert _plain(shown) == _plain(result.output), f"{page}: run scripts/write_printed.py"


def _plain(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]
