"""Inspects a built log before anybody sees it: markup, links, figures, and what may not leave."""

import csv
import html
import io
import posixpath
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from answerable.files.marks import attributes_of, plain_marks
from answerable.steps.entries.lay_out import MARKER
from answerable.steps.entries.publish import present

_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TOLD = frozenset({"html", "script", "table", "tr", "td", "th"})
_LEADING = frozenset({"href", "src", "srcset"})
_LEAVES = frozenset({("a", "href"), ("link", "href")})
"""The only places for the address of another host: a reader may follow it, nothing fetches it."""

PROGRAM = "search.js"
"""The one program that a page of the log may run: ours, for the search."""


@dataclass(frozen=True, slots=True)
class Element:
    """What a mark says that begins an element, wherever it stands.

    `opens` is whether the element must be closed, `told` whether anything of it is to be noted.
    """

    values: Mapping[str, str]
    links: tuple[tuple[str, str, str], ...]
    heading: int
    opens: bool
    told: bool


@lru_cache(maxsize=20_000)  # the pages of a log say most of their marks again
def _element(tag: str, attributes: str) -> Element:
    values = {name: value or "" for name, value in attributes_of(attributes)}
    links = tuple((tag, name, values[name]) for name in sorted(_LEADING & values.keys()))
    heading = int(tag[1]) if tag in _HEADINGS else 0
    told = bool(links or heading or "id" in values or tag in _TOLD)
    return Element(values, links, heading, tag not in _VOID, told)


class Page:
    """One page as a strict reader sees it: every element closed, every id once."""

    def __init__(self, text: str) -> None:
        self.faults: list[str] = []
        self.links: list[tuple[str, str, str]] = []
        self.ids = set[str]()
        self.tables: dict[str, list[list[str]]] = {}
        self.headings: list[int] = []
        self.language = ""
        self._open: list[str] = []
        self._rows: list[list[str]] | None = None
        self._in_cell = False
        marks = plain_marks(text)
        if marks is None:
            self.faults.append("its markup is not written plainly")
        for words, ends, begins, attributes, alone in marks.one_by_one() if marks else ():
            if self._in_cell and words and self._rows:
                self._rows[-1][-1] += unescape(words)
            if ends:
                self._end(ends)
                continue
            element = _element(begins, attributes)
            if element.told:
                self._note(begins, element)
            if element.opens and not alone:
                self._open.append(begins)
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    def _note(self, tag: str, element: Element) -> None:
        """What is told of an element that begins."""
        self.links += element.links
        if element.heading:
            self.headings.append(element.heading)
        if id := element.values.get("id"):
            if id in self.ids:
                self.faults.append(f"the id “{id}” stands twice")
            self.ids.add(id)
        if tag == "script" and not {"src", "type"} & element.values.keys():
            self.faults.append("a program stands in the page")
        elif tag == "html":
            self.language = element.values.get("lang", "")
        elif tag in _TOLD:
            self._tabulate(tag, element.values.get("data-file", ""))

    def _tabulate(self, tag: str, file: str) -> None:
        """A table begins, a row of it, or a cell."""
        if tag == "table":
            self._rows = self.tables.setdefault(file, [])
        elif self._rows is not None and tag == "tr":
            self._rows.append([])
        elif self._rows is not None:
            self._rows[-1].append("")
            self._in_cell = True

    def _end(self, tag: str) -> None:
        """An element ends; it must be the one that was opened last."""
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")
        if tag == "table":
            self._rows = None
        elif tag in ("td", "th"):
            self._in_cell = False


@dataclass(frozen=True, slots=True)
class Leading:
    """A link that leads out of the files it was found in: `target` is a file of the log."""

    page: str
    address: str
    target: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """What an inspection of some files of a log found: what is wrong, and where links lead."""

    faults: tuple[str, ...]
    leading: tuple[Leading, ...]


def inspect(
    files: Mapping[str, bytes], *, withheld: Iterable[str] = (), there: Container[str] = ()
) -> Inspected:
    """Looks through files of a log by their names in it.

    `withheld` are strings that may stand in no byte of any file, nor in a file's name. `there` are
    files that links may lead to besides; other links out of these files are handed back.
    """
    texts = {name: _text(data) for name, data in files.items()}
    pages = {name: Page(text) for name, text in texts.items() if name.endswith(".html")}
    wrong: list[str] = []
    leading: list[Leading] = []
    for name, page in sorted(pages.items()):
        found = [*page.faults, *_outline(page), *_strange(page), *_differing(name, page, texts)]
        wrong += (f"{name}: {fault}" for fault in found)
        for link in _leading(name, page):
            if link.target in files:
                wrong += _placeless(link, pages.get(link.target))
            elif link.target not in there:
                leading.append(link)
    if withheld:
        for name, text in sorted(texts.items()):
            for what in present(withheld, [name, text, html.unescape(text)]):
                wrong.append(f"{name}: “{what}” is for staff")
    return Inspected(tuple(wrong), tuple(leading))


def dangling(
    leading: Iterable[Leading], names: Container[str], read: Callable[[str], bytes]
) -> Iterator[str]:
    """Those links that lead nowhere, once all files of the log are known."""
    known: dict[str, Page] = {}
    for link in leading:
        if link.target not in names:
            yield f"{link.page}: {link.address} leads nowhere"
        elif link.fragment and link.target.endswith(".html"):
            if link.target not in known:
                known[link.target] = Page(_text(read(link.target)))
            yield from _placeless(link, known[link.target])


def faults(folder: Path, *, withheld: Iterable[str] = ()) -> Iterator[str]:
    """What is wrong with a built log, in words; nothing where it may be published."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    found = inspect(files, withheld=withheld)
    yield from found.faults
    yield from dangling(found.leading, files, files.__getitem__)


def _text(data: bytes) -> str:
    """The text of a file; of a picture or a document, its bytes as letters."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _leading(name: str, page: Page) -> Iterator[Leading]:
    """Every link to a file of the log."""
    for _, _, address in page.links:
        parts = urlsplit(address)
        if not (parts.scheme or parts.netloc):
            here = posixpath.join(posixpath.dirname(name), unquote(parts.path))
            target = posixpath.normpath(here) if parts.path else name
            yield Leading(name, address, target, parts.fragment)


def _placeless(link: Leading, page: Page | None) -> list[str]:
    if page is None or not link.fragment or link.fragment in page.ids:
        return []
    return [f"{link.page}: {link.address} names a place that is not there"]


def _strange(page: Page) -> Iterator[str]:
    """Addresses of other hosts that a reader's browser would fetch, and programs of nobody's."""
    for tag, attribute, address in page.links:
        parts = urlsplit(address)
        outside = parts.scheme or parts.netloc
        follows = parts.scheme in ("http", "https") and (tag, attribute) in _LEAVES
        if outside and not (follows or (tag == "a" and parts.scheme in ("mailto", "tel"))):
            yield f"the address {address} may not stand here"
        elif tag == "script" and not address.endswith(PROGRAM):
            yield f"the program {address} is not the log's"


def _outline(page: Page) -> Iterator[str]:
    if page.headings.count(1) != 1:
        yield "it has not exactly one main heading"
    if page.language != "en-GB":
        yield "it does not say its language"
    for above, below in zip(page.headings, page.headings[1:], strict=False):
        if below > above + 1:
            yield f"a heading of level {below} follows one of level {above}"


def _differing(name: str, page: Page, texts: Mapping[str, str]) -> Iterator[str]:
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
