"""Takes a published page out of the file it came in: web page, text, e-mail, Word or PDF.

Tables of a web page stay tables (a line for each row, cells apart by "|"); links keep their target.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

from answerable.files.html_text import list_label
from answerable.files.letters_in import decoded, read_letter
from answerable.files.toml_sections import read_bytes
from answerable.model.errors import UserMistake
from answerable.model.pages import Heading, Link, PageText
from answerable.steps.pages.split_page import row_line
from answerable.steps.requests.tidy_letter import LONGEST

_MOST_BYTES = 20_000_000
_MOST_SPAN = 50
_SHORTEST_MAIN = 200
_BLOCKS = frozenset(
    ("p", "div", "section", "article", "main", "blockquote", "pre", "dl", "dt", "dd", "fieldset",
     "h1", "h2", "h3", "h4", "h5", "h6", "hr", "header", "figure", "figcaption", "address",
     "details", "summary", "caption")
)  # fmt: skip
_SILENT = frozenset(
    ("script", "style", "template", "noscript", "nav", "footer", "aside", "button", "select", "svg",
     "head", "iframe")
)  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HTML = (".html", ".htm", ".xhtml")
_MAIN = frozenset(("content", "main", "main-content", "maincontent", "entry-content"))
"""What the main part of a page is called, by id or class, where no element marks it."""

_MARKED = re.compile(r"[\w)%](?<!\b[ckm]m)(?<!\bm)(?<!10)\Z")
"""Words to which a raised number is the mark of a footnote: no metres, no power of ten."""


def read_page(path: Path) -> PageText:
    """The text and links of a page. Raises UserMistake for a file that cannot be one."""
    if path.suffix.lower() not in _HTML:
        return PageText(read_letter(path).text)
    return read_web_page(path)


def read_web_page(path: Path, *, shortest: int = _SHORTEST_MAIN) -> PageText:
    """The same of a file that is known to be a web page, whatever its name ends with."""
    if path.is_file() and path.stat().st_size > _MOST_BYTES:
        raise UserMistake("letter-too-big", where=path.name, limit=_MOST_BYTES)
    page = html_page(decoded(read_bytes(path), path), shortest=shortest)
    if not page.text.strip():
        raise UserMistake("file-empty", where=path.name)
    if len(page.text) > LONGEST:
        raise UserMistake("letter-too-big", where=path.name, limit=LONGEST)
    return page


def html_page(source: str, *, shortest: int = _SHORTEST_MAIN) -> PageText:
    """What a reader sees in the main part of a web page.

    It is all of the page where no main part is marked, or it has fewer characters than `shortest`.
    """
    reader = _Reader()
    reader.feed(source.replace("\0", ""))
    reader.close()
    return reader.page(shortest)


class _Reader(HTMLParser):
    """Gathers pieces of text. Inside a table row they go into the cell that is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._links: list[Link] = []
        self._silent: list[str] = []
        self._raised = False
        self._lists: list[tuple[str, int]] = []
        self._row: list[tuple[list[str], int, int]] | None = None
        self._down: dict[int, tuple[int, str]] = {}
        self._link: tuple[str, int] | None = None
        self._main: list[int] = []
        self._main_tag, self._main_depth = "", 0
        self._heading: tuple[int, int] | None = None
        self._titles: list[int] = []
        self._headings: list[Heading] = []
        self._begun: tuple[str, int] | None = None
        self._pictures: list[Link] = []

    def page(self, shortest: int) -> PageText:
        """The text gathered, of the main part where one is marked and not empty."""
        self._end_row()
        begin, end = (
            (self._main + [len(self._pieces)])[:2] if self._main else (0, len(self._pieces))
        )
        text = _tidied(self._pieces[begin:end])
        if len(text) < shortest:
            begin, text = 0, _tidied(self._pieces)
        titled = any(begin <= at < end for at in self._titles)
        if self._heading and self._heading[0] < begin and not titled:
            text = f"{_tidied(self._pieces[slice(*self._heading)])}\n\n{text}"
        return PageText(text, tuple(self._links), tuple(self._headings), tuple(self._pictures))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a block, a list, a row, a cell or a link."""
        given = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self._silent.append(tag)
        elif self._silent:
            return
        elif tag == "table":
            self._end_row(laid_out=True)
            self._down = {}
            self._pieces.append("\n\n")
        elif tag == "tr":
            self._end_row()
            self._row = []
        elif tag in ("td", "th") and self._row is not None:
            self._row.append(([], _span(given.get("colspan")), _span(given.get("rowspan"))))
        elif tag == "a" and "href" in given:
            self._link = (given["href"], len(self._target()))
        elif tag in ("ol", "ul"):
            self._open_list(tag, given)
        elif tag == "img":
            self._pictures.append(Link(given.get("alt", ""), given.get("src", "")))
        else:
            self._open_block(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """Closes what was opened."""
        if tag in _SILENT:
            if tag in self._silent:
                del self._silent[self._silent.index(tag) :]
        elif self._silent:
            return
        elif tag in ("tr", "table"):
            self._end_row()
            self._pieces.append("\n\n" if tag == "table" else "")
        elif tag == "a" and self._link:
            self._end_link()
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
            self._target().append("\n")
        elif tag == "sup":
            self._raised = False
        elif tag in _BLOCKS:
            self._end_block(tag)

    def handle_data(self, data: str) -> None:
        """Keeps the words; line breaks of the source are spaces, as in a browser."""
        if self._silent:
            return
        words = " ".join(data.split())
        if self._raised and words.isdecimal() and _MARKED.search("".join(self._target()[-3:])):
            return
        before = " " if data[:1].isspace() else ""
        after = " " if data[-1:].isspace() and words else ""
        self._target().append(before + words + after)

    def _open_block(self, tag: str, given: dict[str, str]) -> None:
        if tag in _BLOCKS:
            self._target().append("\n\n")
            self._open_main(tag, given)
            if tag == "h1" and self._heading is None:
                self._heading = (len(self._pieces), len(self._pieces))
            if tag == "h1":
                self._titles.append(len(self._pieces))
            if tag in _HEADINGS:
                self._begun = (tag, len(self._target()))
        elif tag == "li":
            self._target().append("\n" + self._item_label())
        elif tag == "br":
            self._target().append("\n")
        elif tag == "sup":
            self._raised = True

    def _open_main(self, tag: str, given: dict[str, str]) -> None:
        if self._main:
            self._main_depth += tag == self._main_tag
        elif tag in ("main", "article") or given.get("role") == "main" or _is_main(tag, given):
            self._main = [len(self._pieces)]
            self._main_tag, self._main_depth = tag, 1

    def _end_block(self, tag: str) -> None:
        if tag == self._main_tag and len(self._main) == 1:
            self._main_depth -= 1
            if not self._main_depth:
                self._main.append(len(self._pieces))
        if tag == "h1" and self._heading and self._heading[0] == self._heading[1]:
            self._heading = (self._heading[0], len(self._pieces))
        if self._begun and self._begun[0] == tag:
            words = " ".join("".join(self._target()[self._begun[1] :]).split())
            self._headings.append(Heading(int(tag[1]), words))
            self._begun = None
        self._target().append("\n\n")

    def _target(self) -> list[str]:
        return self._row[-1][0] if self._row else self._pieces

    def _end_link(self) -> None:
        assert self._link is not None
        href, begin = self._link
        words = " ".join("".join(self._target()[begin:]).split())
        self._links.append(Link(words, href.strip()))
        self._link = None

    def _open_list(self, tag: str, given: dict[str, str]) -> None:
        start = given.get("start", "1")
        number = int(start) if start.isdigit() and len(start) < 6 else 1
        self._lists.append(("•" if tag == "ul" else given.get("type") or "1", number))
        self._target().append("\n\n" if len(self._lists) == 1 else "\n")

    def _item_label(self) -> str:
        if not self._lists:
            return "• "
        kind, number = self._lists[-1]
        self._lists[-1] = (kind, number + 1)
        return f"{list_label(kind, number)} "

    def _end_row(self, *, laid_out: bool = False) -> None:
        """Writes the row: a wide cell leaves blanks, a high one is repeated in the rows below.

        A row with a table inside only lays the page out: its cells are text.
        """
        row, self._row = self._row, None
        if row is None:
            return
        cells: list[str] = []
        for words, wide, high in row:
            self._fill(cells)
            text = " ".join("".join(words).split())
            if high > 1:
                self._down[len(cells)] = (high - 1, text)
            cells.extend([text] + [""] * (wide - 1))
        self._fill(cells)
        if len(row) == 1 or laid_out:
            self._pieces.extend("\n\n" + "".join(words) + "\n\n" for words, _, _ in row)
        elif any(cells):
            self._pieces.append("\n" + row_line(cells))

    def _fill(self, cells: list[str]) -> None:
        while len(cells) in self._down:
            left, text = self._down.pop(len(cells))
            if left > 1:
                self._down[len(cells)] = (left - 1, text)
            cells.append(text)
            if left > 1 and len(cells) > _MOST_SPAN:
                break


def _is_main(tag: str, given: dict[str, str]) -> bool:
    names = {given.get("id", ""), *given.get("class", "").split()}
    return tag in ("div", "section") and not names.isdisjoint(_MAIN)


def _span(value: str | None) -> int:
    return min(int(value), _MOST_SPAN) if value and value.isdigit() and int(value[:6]) else 1


def _tidied(pieces: list[str]) -> str:
    lines = [line.strip() for line in "".join(pieces).split("\n")]
    return "\n".join(lines).strip()
