"""Takes the text out of a web page or an e-mail written as one, with its lists and line breaks."""

from html.parser import HTMLParser

_BLOCKS = frozenset(
    ("p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
     "blockquote", "pre", "dl", "dt", "dd", "form", "fieldset", "hr", "header", "footer", "main")
)  # fmt: skip
_LINES = frozenset(("br", "li", "tr"))
_SILENT = frozenset(("script", "style", "head", "template", "noscript", "nav"))
_DEEPEST = 200


def html_text(page: str) -> str:
    """The text a reader sees: blocks apart, list items with the label the browser would draw."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._lists: list[tuple[str, int]] = []
        self._silent = 0

    def text(self) -> str:
        """What was gathered, without spaces at line ends."""
        lines = "".join(self._pieces).split("\n")
        return "\n".join(line.rstrip() for line in lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a block, a list or an item."""
        if tag in _SILENT:
            self._silent += 1
        elif tag in ("ol", "ul"):
            self._open_list(tag, dict(attrs))
        elif tag == "li":
            self._pieces.append("\n" + self._item_label())
        elif tag in ("td", "th"):
            self._pieces.append(" | ")
        elif tag in _BLOCKS:
            self._pieces.append("\n\n")
        elif tag in _LINES:
            self._pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Closes a block, a list or a silent part."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
            self._pieces.append("\n")
        elif tag in _BLOCKS:
            self._pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        """Keeps the words; line breaks of the source are spaces, as in a browser."""
        if not self._silent:
            words = " ".join(data.split())
            before = " " if data[:1].isspace() else ""
            after = " " if data[-1:].isspace() and words else ""
            self._pieces.append(before + words + after)

    def _open_list(self, tag: str, attributes: dict[str, str | None]) -> None:
        if len(self._lists) < _DEEPEST:
            kind = "•" if tag == "ul" else attributes.get("type") or "1"
            start = attributes.get("start") or "1"
            number = int(start) if start.isdigit() and len(start) < 6 else 1
            self._lists.append((kind, number))
        self._pieces.append("\n" if len(self._lists) > 1 else "\n\n")

    def _item_label(self) -> str:
        if not self._lists:
            return "• "
        kind, number = self._lists[-1]
        self._lists[-1] = (kind, number + 1)
        indent = "    " * (len(self._lists) - 1)
        return f"{indent}{list_label(kind, number)} "


def list_label(kind: str, number: int) -> str:
    """The label of a list item: kind 1, a, A, i, I or a bullet."""
    if kind in ("a", "A"):
        letter = chr(ord("a") + (number - 1) % 26)
        return f"{letter if kind == 'a' else letter.upper()})"
    if kind in ("i", "I"):
        roman = _roman(number)
        return f"{roman if kind == 'i' else roman.upper()})"
    return f"{number}." if kind == "1" else "•"


def _roman(number: int) -> str:
    tens = ("", "x", "xx", "xxx")[number // 10 % 4]
    return tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
