"""Reads the marks of a web page as the standard library does, in a third of the time.

Well-formed marks, which are nearly all that there are, are read by one pattern; from the first that
is not, everything is left to the library, so that what is handed on is the same for every text.
"""

import re
from html import unescape
from html.parser import HTMLParser

_NAME = "[a-z][a-z0-9]*"
_ATTRIBUTES = r"(?: [a-zA-Z][a-zA-Z0-9:-]*(?:=\"[^\"<>]*\")?)*"
_NEXT = re.compile(rf"([^<]*)(<(?:/({_NAME})|({_NAME})({_ATTRIBUTES})( ?/)?)>)", re.ASCII)
"""Text, a mark, and of it: the name that ends, or that begins, with its attributes and a stroke."""
_ATTRIBUTE = re.compile(r" ([a-zA-Z][a-zA-Z0-9:-]*)(?:=\"([^\"]*)\")?", re.ASCII)
_DECLARED = re.compile(r"<!(doctype html)>", re.IGNORECASE)
_WORDS = re.compile(r"([^<&]*)</(title|style|script)>")
"""The text of an element in which nothing could be taken for a mark, and its end."""
_RAW = frozenset(
    ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript")
    + ("plaintext",)
)
"""Elements whose text is not read as marks."""


class MarkReader(HTMLParser):
    """Hands on the marks and texts of a page that is fed to it whole."""

    def reset(self) -> None:
        """Begins anew."""
        super().reset()
        self._at = self._counted = 0
        self._known: dict[str, list[tuple[str, str | None]]] = {"": []}

    def getpos(self) -> tuple[int, int]:
        """The line of the mark that is being read, and the place in it, counted when asked for."""
        if self._at > self._counted:
            self.updatepos(self._counted, self._at)
            self._counted = self._at
        return super().getpos()

    def goahead(self, end: bool) -> None:
        """Reads as far as marks are well formed; the library reads the rest."""
        if not self.cdata_elem:
            at = self._read()
            self._at = at
            self.getpos()
            self.rawdata = self.rawdata[at:]
            self._at = self._counted = 0
        super().goahead(end)

    def _read(self) -> int:
        """Hands on well-formed marks one after another; returns where the last one ends."""
        at = self._declared()
        while match := _NEXT.match(self.rawdata, at):
            text, mark, ends, begins, attributes, alone = match.groups()
            words = None
            if (ends or begins) in _RAW:
                words = _WORDS.match(self.rawdata, match.end())
                if ends or alone or words is None or words[2] != begins:
                    break
            if text:
                self.handle_data(unescape(text) if "&" in text else text)
            self._at = match.start(2)
            if ends:
                self.handle_endtag(ends)
            else:
                self._HTMLParser__starttag_text = mark
                known = self._known.get(attributes)
                if known is None:  # a page says most of its marks many times
                    known = self._known[attributes] = _attributes(attributes)
                (self.handle_startendtag if alone else self.handle_starttag)(begins, known)
            at = match.end()
            if words:
                at = self._end(words)
        return at

    def _declared(self) -> int:
        """Hands on what a page declares itself to be, where that is the plain thing."""
        if match := _DECLARED.match(self.rawdata):
            self.handle_decl(match[1])
            return match.end()
        return 0

    def _end(self, words: re.Match[str]) -> int:
        """Hands on the text of an element that holds no marks, and its end."""
        if words[1]:
            self.handle_data(words[1])
        self._at = words.end(1)
        self.handle_endtag(words[2])
        return words.end()


def _attributes(text: str) -> list[tuple[str, str | None]]:
    return [
        (name.lower(), None if value is None else unescape(value) if "&" in value else value)
        for name, value in (one.groups() for one in _ATTRIBUTE.finditer(text))
    ]
