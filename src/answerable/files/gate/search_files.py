"""Looks through the files of a search index made by pagefind: its programs, and packed data.

A program is known by its bytes alone. Data are known by how they begin once unpacked; in what a
reader is shown (the fragments) every value is looked at.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator

from answerable.files.gate.archives import Unreadable
from answerable.files.gate.texts import decoded, look_at_json, look_at_text
from answerable.model.file_checks import FileFinding, found

PROGRAMS = {
    "pagefind.js": "252d272bd34d483d19a752060f6a065114d15ab12c42d8f905ca565e2768a009",
    "pagefind-worker.js": "4ca50d25bcab9e1c3afbc00ab5f7761114e83c8fc1b83d38655af1558b650c2a",
    "wasm.en.pagefind": "bb16c9e6d3d214d4d05cccca51df7b487b86b3657318da767f6ca9e0a2e7259d",
    "wasm.unknown.pagefind": "3a74cefceacd066e8d3bc8c52e7bc1c869544ca3d9031b44a9b7136356d5d7f4",
}
"""The programs of pagefind 1.5.2 and their SHA-256: the only ones that a log gives out."""
DATA = (".pf_fragment", ".pf_index", ".pf_filter", ".pf_meta", ".pf_sort")

BEGINS = b"pagefind_dcd"
_PACKED = b"\x1f\x8b"
_MOST_UNPACKED = 64 << 20


def is_search_file(name: str, data: bytes) -> bool:
    """Whether a file claims to be of a search index: by its name and how it begins."""
    return name in PROGRAMS or (data.startswith(_PACKED) and name.endswith(DATA))


def look_at_search_file(name: str, data: bytes) -> Iterator[FileFinding]:
    """Refuses a program with other bytes, data of another kind, and what a fragment would hide."""
    if name in PROGRAMS:
        if hashlib.sha256(data).hexdigest() != PROGRAMS[name]:
            yield found("T04", "the file", "a program that is not known")
        return
    content = unpacked(data)
    if content is None:
        raise Unreadable("X19", "the file", "it is no data of a search index")
    if name.endswith(".pf_fragment"):
        text = decoded(content)
        yield from look_at_text(text)
        yield from look_at_json(text)
        if not _is_fragment(text):
            yield found("T03", "the file", "more than a page's words, address and labels")


def unpacked(data: bytes) -> bytes | None:
    """What a data file holds; None where it is none, or far too large."""
    reader = zlib.decompressobj(wbits=31)
    try:
        content = reader.decompress(data, _MOST_UNPACKED)
    except zlib.error:
        return None
    whole = reader.eof and not reader.unused_data
    return content.removeprefix(BEGINS) if whole and content.startswith(BEGINS) else None


def _is_fragment(text: str) -> bool:
    keys = {"url", "content", "word_count", "filters", "meta", "anchors"}
    try:
        value = json.loads(text)
    except ValueError:
        return False
    return isinstance(value, dict) and value.keys() <= keys
