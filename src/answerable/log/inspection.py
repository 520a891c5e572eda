"""Inspects a built log before anybody sees it: markup, links, figures, and what may not leave."""

import csv
import html
import io
import posixpath
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from answerable.steps.lay_out import MARKER
from answerable.steps.publish import present

_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})
_LEAVES = frozenset({("a", "href"), ("link", "href")})
"""The only places for the address of another host: a reader may follow it, nothing fetches it."""


class Page(HTMLParser):
    """One page as a strict reader sees it: every element closed, every id once."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.links: list[tuple[str, str, str]] = []
        self.ids = set[str]()
        self.tables: dict[str, list[list[str]]] = {}
        self.headings: list[int] = []
        self.attributes: dict[str, dict[str, str]] = {}
        self._open: list[str] = []
        self._rows: list[list[str]] | None = None
        self._in_cell = False
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        values = {name: value or "" for name, value in attrs}
        self.attributes.setdefault(tag, values)
        self._note(tag, values)
        if tag not in _VOID:
            self._open.append(tag)
        if tag == "table":
            self._rows = self.tables.setdefault(values.get("data-file", ""), [])
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("td", "th") and self._rows is not None:
            self._rows[-1].append("")
            self._in_cell = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of a drawing that closes itself."""
        self._note(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        """An element ends; it must be the one that was opened last."""
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")
        if tag == "table":
            self._rows = None
        elif tag in ("td", "th"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        """Text; inside a cell it belongs to the table."""
        if self._in_cell and self._rows:
            self._rows[-1][-1] += data

    def _note(self, tag: str, values: dict[str, str]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if id := values.get("id"):
            if id in self.ids:
                self.faults.append(f"the id “{id}” stands twice")
            self.ids.add(id)
        self.links += [(tag, n, values[n]) for n in ("href", "src", "srcset") if n in values]


def faults(folder: Path, *, withheld: Iterable[str] = ()) -> Iterator[str]:
    """What is wrong with a built log, in words; nothing where it may be published.

    `withheld` are strings that may stand in no byte of any file, nor in a file's name.
    """
    names = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    texts = {name: path.read_bytes().decode("utf-8-sig") for name, path in names.items()}
    pages = {name: Page(text) for name, text in texts.items() if name.endswith(".html")}
    for name, page in sorted(pages.items()):
        yield from (f"{name}: {fault}" for fault in page.faults)
        yield from (f"{name}: {fault}" for fault in _outline(page))
        yield from (f"{name}: {fault}" for fault in _broken(name, page, names, pages))
        yield from (f"{name}: {fault}" for fault in _differing(name, page, texts))
    for name, text in sorted(texts.items()):
        for what in present(withheld, [name, text, html.unescape(text)]):
            yield f"{name}: “{what}” is for staff"


def _outline(page: Page) -> Iterator[str]:
    if page.headings.count(1) != 1:
        yield "it has not exactly one main heading"
    if page.attributes.get("html", {}).get("lang") != "en-GB":
        yield "it does not say its language"
    for above, below in zip(page.headings, page.headings[1:], strict=False):
        if below > above + 1:
            yield f"a heading of level {below} follows one of level {above}"


def _broken(name: str, page: Page, names: Iterable[str], pages: dict[str, Page]) -> Iterator[str]:
    """Links that lead nowhere, or from which a reader's browser would fetch another host."""
    for tag, attribute, address in page.links:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            if parts.scheme not in ("http", "https") or (tag, attribute) not in _LEAVES:
                yield f"the address {address} may not stand here"
            continue
        here = posixpath.join(posixpath.dirname(name), unquote(parts.path))
        target = posixpath.normpath(here) if parts.path else name
        if target not in names:
            yield f"{address} leads nowhere"
        elif parts.fragment and target in pages and parts.fragment not in pages[target].ids:
            yield f"{address} names a place that is not there"


def _differing(name: str, page: Page, texts: dict[str, str]) -> Iterator[str]:
    """Tables whose cells are not those of their CSV file."""
    for file, rows in page.tables.items():
        if file:
            text = texts.get(posixpath.join(posixpath.dirname(name), file), "")
            cells = list(csv.reader(io.StringIO(text, newline="")))
            if cells and cells[0][-1:] == [MARKER]:  # for programs: the page says it in words
                cells = [row[:-1] for row in cells]
            if [list(map(_shown, row)) for row in rows] != [list(map(_stored, r)) for r in cells]:
                yield f"{file} does not say what the page says"


def _shown(cell: str) -> str:
    """A cell of a page without what is there for readers only: thousands, pounds, line ends."""
    number = cell.strip().removeprefix("£").replace(",", "")
    return _number(number) if re.fullmatch(r"-?[0-9.]+", number) else " ".join(cell.split())


def _stored(cell: str) -> str:
    """A cell of a CSV file, without the apostrophe that keeps a spreadsheet from running it."""
    text = cell[1:] if re.match(r"'[=+\-@\t\r\n\0]", cell) else cell
    return _shown(text)


def _number(text: str) -> str:
    try:
        return f"{float(text):.2f}"
    except ValueError:
        return text
