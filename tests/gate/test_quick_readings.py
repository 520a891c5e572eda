"""The gate's quick readings find all that its full readings find."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.files.gate import texts, web_pages
from answerable.files.gate.linked_data import KIND
from answerable.files.gate.look import look

_PIECES = st.sampled_from(
    (
        "<p>", "</p>", '<p class="x">', "<p hidden>", '<p onclick="x()">', "<b>two</b>", "<br>",
        '<link rel="stylesheet" href="https://a.example/x.css">', '<a href="javascript:x">',
        '<link rel="stylesheet" href="style.css">', "<style>.x{display:none}</style>",
        f'<script type="{KIND}">{{"name": "two"}}</script>', "<script>x()</script>", "</div>",
        f'<script type="{KIND}">{{"name": "Jane"}}</script>', "<div>", "&amp;", "&#8203;", "two",
        '<svg viewBox="0 0 1 1"><path d="M0 0" /></svg>', '<p a="1" a="2">', "<template>",
        "<!-- x -->", "<title>Two</title>", "<noscript>", "<P>", '<img src="x.png" alt="&amp;">',
        '<meta http-equiv="refresh" content="0; url=https://a.example/">', "<div>" * 501,
        "<div><b></b>" * 501,
    )
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(_PIECES, max_size=8).map("".join))
def test_a_page_is_passed_over_only_where_its_full_reading_finds_nothing(body: str) -> None:
    page = f"<!doctype html><html><body>{body}</body></html>"
    quickly = look("a.html", page.encode())
    with_all = look("a.html", page.replace("<body>", "<BODY>").encode())  # not written plainly
    assert [one.code for one in quickly] == [one.code for one in with_all]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(["x", " ", "\n", "\t", " " * 199, "\n" * 199, "\n \t" * 99])))
def test_words_out_of_sight_are_found_however_blanks_are_spread(parts: list[str]) -> None:
    text = "".join(parts)
    far = re.search(r"[ \t]{200}[ \t]*\S|(?:\A|\n)(?:[ \t]*\n){200}\s*\S", text)
    found = [one for one in texts.look_at_text(text) if one.code == "X09"]
    assert bool(found) == bool(far)


@pytest.mark.parametrize("blank", ["\n", " ", "\t\n", "\u2003\n"])
def test_blanks_without_end_do_not_keep_the_gate(blank: str) -> None:
    assert [one.code for one in texts.look_at_text("a" + blank * 100_000)] == []


def test_a_page_that_says_nothing_else_is_read_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_pages._Page, "few", lambda page: pytest.fail("read in full"))
    page = '<!doctype html><html lang="en-GB"><head><title>It&#39;s two</title></head></html>'
    assert look("a.html", page.encode()) == []


@pytest.mark.parametrize(("depth", "codes"), [(100, []), (101, ["X19"])])
@pytest.mark.parametrize("around", ["[%s]", '["]]", %s]', '{"a": %s}'])
def test_data_may_be_nested_a_hundred_deep(depth: int, codes: list[str], around: str) -> None:
    data = "[]"
    for _ in range(depth - 1):
        data = around % data
    many = f"[{data}, {', '.join(['[]'] * 200)}]"  # so many that their depth is asked
    assert [one.code for one in look("a.json", many.encode())] == codes
