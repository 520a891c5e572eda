"""What commands show: named steps while they work, tables and findings at the end."""

import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable

from answerable.model.answer import Answer, Finding
from answerable.model.figures import Table
from answerable.model.ledger import Entry
from answerable.model.phrases import counted
from answerable.model.pool import Record
from answerable.model.unseen import visible

_LONGEST_QUOTE = 400
_LONGEST_WORD = 24
"""Characters of a word that is not broken where columns are narrow."""
_BESIDE, _BETWEEN = 2, 3
"""Characters at the two edges of a table, and between two columns."""
_NUMBER = re.compile(r"£?-?[\d,.]+")


class Steps:
    """Says on standard error which step is running and how long each took."""

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        self._console = Console(stderr=True, quiet=quiet, highlight=False)
        self._total = total
        self._done = 0
        self._words = ""
        self._began = time.perf_counter()

    def step(self, words: str) -> None:
        """A named step begins; the one before it has ended."""
        self._end()
        self._done += 1
        self._words = words
        if self._console.is_terminal:
            self._console.print(f"  {self._done}/{self._total} {safe(words)} …", end="\r")

    def finish(self) -> None:
        """The last step has ended."""
        self._end()

    def _end(self) -> None:
        now = time.perf_counter()
        if self._words:
            took = f"{now - self._began:5.1f} s"
            line = f"  {self._done}/{self._total} {safe(self._words)}".ljust(60)
            self._console.print(f"{line}{took}")
        self._words, self._began = "", now


class Counting:
    """Shows how many of how many are done and how long is left, once it takes over two seconds."""

    def __init__(self, words: str, *, quiet: bool = False) -> None:
        self._console = Console(stderr=True, quiet=quiet, highlight=False)
        self._words = words
        self._began = self._told = time.perf_counter()

    def __enter__(self) -> "Counting":
        return self

    def __exit__(self, *_: object) -> None:
        if self._told > self._began:
            self._console.print()

    def tell(self, done: int, total: int) -> None:
        """So many are done; shown at most four times a second, and only on a terminal."""
        now = time.perf_counter()
        if not self._console.is_terminal or now - self._began < 2 or now - self._told < 0.25:
            return
        self._told = now
        left = (now - self._began) / max(1, done) * (total - done)
        words = f"  {done:,} of {total:,} {self._words}, about {left:,.0f} s left"
        self._console.print(words.ljust(60), end="\r")


def safe(text: str) -> str:
    """A cell or a file name is not trusted: no markup and no control codes reach the terminal."""
    return escape(visible(text))


def pasteable(*words: str) -> str:
    """A command of ours as it can be pasted into a shell: a name with a blank in it is quoted."""
    join = subprocess.list2cmdline if os.name == "nt" else shlex.join
    return visible(join(["answerable", *words]))


def show_json(data: Any) -> None:
    """Data for a program: JSON on standard output, escaped where that is not in UTF-8."""
    unicode = (sys.stdout.encoding or "").casefold().replace("-", "") == "utf8"
    click.echo(json.dumps(data, ensure_ascii=not unicode, indent=2))


def show_rows(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table for a reader; numbers stand to the right."""
    console = Console(highlight=False)
    drawn = RichTable(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    lines = [[f"{v:,}" if isinstance(v, int) else str(v) for v in row] for row in rows]
    widths = column_widths([[*header], *lines], room=console.width)
    for i, name in enumerate(header):
        numeric = all(_NUMBER.fullmatch(line[i]) for line in lines)
        drawn.add_column(
            safe(name),
            justify="right" if numeric else "left",
            overflow="fold",
            width=widths[i],
        )
    for line in lines:
        drawn.add_row(*map(safe, line))
    console.print(f"\n[bold]{safe(title)}[/bold]")
    if lines:
        console.print(drawn)


def column_widths(lines: Sequence[Sequence[str]], *, room: int) -> list[int | None]:
    """How wide each column is drawn, so that no short word is broken: the widest give way.

    None, the width of its longest cell, where all have room, or where not even the words have.
    """
    columns = [[visible(cell) for cell in column] for column in zip(*lines, strict=True)]
    widths = [
        max(cell_len(part) for cell in c for part in (cell.splitlines() or [""])) for c in columns
    ]
    least = [
        min(_LONGEST_WORD, max(cell_len(word) for cell in c for word in (cell.split() or [""])))
        for c in columns
    ]
    room -= _BESIDE + _BETWEEN * (len(widths) - 1)
    if sum(widths) <= room or sum(least) > room:
        return [None] * len(widths)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda i: (widths[i] > least[i], widths[i]))
        widths[widest] -= 1
    return [*widths]


def show_record(record: Record, *, blind: bool) -> None:
    """A record to be read: its reference, its terms highlighted in the text; blind, the text alone.

    Terms are marked in colour, and in « » where there is none.
    """
    console = Console(highlight=False)
    shared = f" and {len(record.refs) - 1:,} with the same text" if record.refs[1:] else ""
    console.print(f"\n[bold]{safe(record.ref)}[/bold]{safe(shared)}")
    if not record.text:
        console.print("(no text: open the case itself)", style="dim")
        return
    text, end = "", 0
    left, right = ("[reverse]", "[/reverse]") if console.is_terminal else ("«", "»")
    for start, stop in () if blind else _apart(record.spans):
        text += f"{safe(record.text[end:start])}{left}{safe(record.text[start:stop])}{right}"
        end = stop
    console.print(text + safe(record.text[end:]), soft_wrap=not console.is_terminal)
    if record.terms and not blind:
        console.print(f"Terms: {safe(', '.join(record.terms))}", style="dim")


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that do not overlap: of those that do, what goes beyond the ones before."""
    end = 0
    for start, stop in sorted(spans):
        if stop > end:
            yield max(start, end), stop
            end = stop


def show_answer(answer: Answer) -> None:
    """The figures and findings of an answer, question by question."""
    console = Console(highlight=False)
    for question in answer.questions:
        console.print(f"\n[bold]{safe(question.number)}. {safe(question.text)}[/bold]")
        for sentence in question.narrative:
            console.print(f"   {safe(sentence)}")
        if question.refusals:
            limbs = ", ".join(refusal.cited for refusal in question.refusals)
            console.print(f"   {safe(question.outcome)}: section {safe(limbs)}")
        for table in question.tables:
            _show_table(table, {f.id: f.display for f in question.figures})
        for listing in question.lists:
            show_rows(listing.title, listing.columns, listing.rows)
    show_findings(answer.checks)


def tell_ledger(last: Entry) -> None:
    """How many entries a ledger has now, and the seal that shows whether any was changed."""
    entries = counted(last.number, "entry", "entries")
    click.echo(f"In the ledger: {entries}, the last sealed {last.sha256}", err=True)


def show_findings(findings: Sequence[Finding], *, err: bool = False) -> None:
    """What the checks found, with the words quoted and the reason of what was acknowledged.

    On standard error where they are why a command ends.
    """
    console = Console(highlight=False, stderr=err)
    still = [finding for finding in findings if finding.open]
    words = "nothing unacknowledged" if not still else f"{len(still)} to be dealt with"
    console.print(f"\n[bold]Checks: {words}[/bold]")
    for finding in findings:
        mark = "acknowledged" if finding.acknowledged else finding.severity
        console.print(f"   {mark}: {safe(f'[{finding.code}] {finding.message}')}")
        quote = textwrap.shorten(finding.quote, _LONGEST_QUOTE, placeholder=" …")
        for line in (finding.where, quote and f"“{quote}”", finding.acknowledged):
            if line:
                console.print(f"      {safe(line)}", style="dim")


def _show_table(table: Table, displays: dict[str, str]) -> None:
    rows = [*table.rows, *([table.total] if table.total else [])]
    show_rows(
        table.title + ("" if table.additive else " (lines overlap: not additive)"),
        [table.dimension, *table.columns],
        [[row.label, *(displays.get(id, "?") for id in row.figures)] for row in rows],
    )
