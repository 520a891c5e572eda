"""The quick reader of marks hands on exactly what the standard library hands on."""

from html.parser import HTMLParser
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from answerable.files.marks import MarkReader

_PIECES = st.sampled_from(
    """<p>|</p>|<a href="x&amp;y">|<a href='x'>|<br>|<br/>|<br />|<|>|&lt;|text |<script>|</script>
<title>|</title>|<!-- x -->|<!doctype html>|<P CLASS=x>|<p a b="">|<p  a>|<p a="<b>">|</p >|</
<p a="1"b>|<textarea>|</textarea>|&#x41;|<style>p{}</style>|<svg viewbox="0 0 1 1">|<p a="1" a="2">
<?php ?>|"|'|<p a=x>|<p a = "x">|<İ>|<p İ="x">|</İ>|<p a="&notit;">""".replace("\n", "|").split("|")
)


def _events(reader: type[HTMLParser], text: str) -> list[Any]:
    class Noting(reader):  # type: ignore[misc, valid-type]
        def __init__(self) -> None:
            super().__init__(convert_charrefs=True)
            self.seen: list[Any] = []

        def handle_starttag(self, tag: str, attrs: Any) -> None:
            self.seen.append(("start", tag, attrs, self.getpos(), self.get_starttag_text()))

        def handle_startendtag(self, tag: str, attrs: Any) -> None:
            self.seen.append(("alone", tag, attrs, self.getpos()))

        def handle_endtag(self, tag: str) -> None:
            self.seen.append(("end", tag, self.getpos()))

        def handle_data(self, data: str) -> None:
            self.seen.append(("text", data))

        def handle_comment(self, data: str) -> None:
            self.seen.append(("remark", data))

        def handle_decl(self, decl: str) -> None:
            self.seen.append(("declared", decl))

        def handle_pi(self, data: str) -> None:
            self.seen.append(("told", data))

    noting = Noting()
    noting.feed(text)
    noting.close()
    return noting.seen


@settings(max_examples=400, deadline=None)
@example('<p a="x>y">')
@example('<div\x0ba="1">')
@given(st.lists(_PIECES | st.text(max_size=4), max_size=12).map("".join))
def test_every_text_is_read_as_the_library_reads_it(text: str) -> None:
    assert _events(MarkReader, text) == _events(HTMLParser, text)
