"""A page that is written plainly is read exactly as the standard library reads it."""

from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from answerable.files.marks import VERBATIM, Marks, attributes_of, plain_marks

_PIECES = st.sampled_from(
    """<p>|</p>|<a href="x&amp;y">|<a href='x'>|<br>|<br/>|<br />|<|>|&lt;|text |<script>|</script>
<title>|</title>|<!-- x -->|<!doctype html>|<P CLASS=x>|<p a b="">|<p  a>|<p a="<b>">|</p >|</
<p a="1"b>|<textarea>|</textarea>|&#x41;|<style>p{}</style>|<svg viewbox="0 0 1 1">|<p a="1" a="2">
<?php ?>|"|'|<p a=x>|<p a = "x">|<İ>|<p İ="x">|</İ>|<p a="&notit;">""".replace("\n", "|").split("|")
)


def _as_the_library(text: str) -> list[Any]:
    class Noting(HTMLParser):
        def __init__(self) -> None:
            super().__init__(convert_charrefs=True)
            self.seen: list[Any] = []

        def handle_starttag(self, tag: str, attrs: Any) -> None:
            self.seen.append(("begins", tag, attrs))

        def handle_startendtag(self, tag: str, attrs: Any) -> None:
            self.seen.append(("alone", tag, attrs))

        def handle_endtag(self, tag: str) -> None:
            self.seen.append(("ends", tag))

        def handle_data(self, data: str) -> None:
            self.seen.append(("text", data))

        def handle_comment(self, data: str) -> None:
            self.seen.append(("remark", data))

        def handle_pi(self, data: str) -> None:
            self.seen.append(("told", data))

    noting = Noting()
    noting.feed(text)
    noting.close()
    return noting.seen


def _read_quickly(marks: Marks) -> Iterator[Any]:
    inside = ""
    for words, ends, begins, attributes, alone in marks.one_by_one():
        if words:
            yield "text", words if inside in VERBATIM else unescape(words)
        inside = begins
        if ends:
            yield "ends", ends
        else:
            yield "alone" if alone else "begins", begins, list(attributes_of(attributes))


@settings(max_examples=600, deadline=None)
@example('<p a="x>y">')
@example('<div\x0ba="1">')
@example("<!doctype html><title>it&#39;s</title><script>a && b</script><p>x</p>")
@given(st.lists(_PIECES | st.text(max_size=4), max_size=12).map("".join))
def test_what_is_plain_is_read_as_the_library_reads_it(text: str) -> None:
    marks = plain_marks(text)
    if marks is not None:
        read = [one for one in _as_the_library(text) if one[0] != "text" or one[1].strip()]
        assert [one for one in _read_quickly(marks) if one[0] != "text" or one[1].strip()] == read


@pytest.mark.parametrize(
    "text",
    ["<P>x</P>", "<p a=x>", "<!-- x --><p>", "<p>x</p><", "<textarea><b></textarea>", "x"]
    + ["<script>if (a</b>) </script>", "</title><p>", '<p a="&notit;">', "<title/>", "<?php ?><p>"],
)
def test_what_could_be_read_in_two_ways_is_not_plain(text: str) -> None:
    assert plain_marks(text) is None


def test_many_marks_that_are_not_plain_take_no_longer_for_standing_in_a_long_text() -> None:
    assert plain_marks("x" * 300_000 + "<P>" * 1_000) is None
