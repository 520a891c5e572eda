"""Writes an estimate to a file: Markdown where it is named .md, else plain text."""

import re
import textwrap
from collections.abc import Sequence
from pathlib import Path

from answerable.files.whole_files import write_whole
from answerable.model.unseen import visible
from answerable.steps.costs.write_estimate import Passage

_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def write_passages(path: Path, passages: Sequence[Passage]) -> None:
    """Writes all passages or nothing; what came from cells is never taken for markup."""
    markdown = path.suffix.casefold() == ".md"
    made = _markdown(passages) if markdown else _text(passages)
    write_whole(path, made.encode("utf-8"))


def _markdown(passages: Sequence[Passage]) -> str:
    parts = []
    for passage in passages:
        parts.append(f"## {_escaped(passage.heading)}")
        if passage.paragraph:
            parts.append(_escaped(passage.paragraph))
        if passage.items:
            parts.append("\n".join(f"- {_escaped(item)}" for item in passage.items))
    return "\n\n".join(parts) + "\n"


def _text(passages: Sequence[Passage]) -> str:
    parts = []
    for passage in passages:
        parts.append(_plain(passage.heading).upper())
        if passage.paragraph:
            parts.append(textwrap.fill(_plain(passage.paragraph), 80))
        parts += [
            textwrap.fill(_plain(item), 80, initial_indent="- ", subsequent_indent="  ")
            for item in passage.items
        ]
    return "\n\n".join(parts) + "\n"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", _plain(text))


def _plain(text: str) -> str:
    """On one line and visible: a cell cannot begin a line of its own."""
    return " ".join(visible(text).split())
