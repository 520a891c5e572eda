"""Accounts for every byte of a PDF: objects, each once, the table of where they are, one end.

What stands between objects, behind the end, or twice under one number is a trace of an earlier
version or a hiding place. A file prepared for the web (linearized) rightly has two ends.
"""

import re
import zlib
from collections.abc import Iterator

from answerable.files.gate.archives import MOST_UNPACKED, Unreadable
from answerable.model.file_checks import FileFinding, found

MOST_IN_STREAM, MOST_IN_PICTURE = 24 << 20, 60 << 20
"""Bytes that a stream, and a picture, may unpack to; pages of text need a few thousand."""

_PIECE, _ABOUT, _MOST_RATIO = 1 << 16, 2_000, 200
_PACKED_TWICE = re.compile(
    rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\s*/(?:Fl|LZW|RunLength|RL)"
)
_HEADER = re.compile(
    rb"%PDF-[12]\.[0-9][ \t]*(?:\r\n|\r|\n)(?:%[\x80-\xff]{1,8}[ \t]*(?:\r\n|\r|\n))?"
)
_BLANK = re.compile(rb"[\s\0]*")
_OBJECT = re.compile(rb"([0-9]{1,10})\s+([0-9]{1,5})\s+obj\b")
_TABLE = re.compile(rb"xref\s+(?:[0-9]+\s+[0-9]+\s+(?:[0-9]{10} [0-9]{5} [nf]\s+)+)+")
_TRAILER = re.compile(rb"trailer\s*<<")
_END = re.compile(rb"startxref\s+[0-9]+\s+%%EOF")
_STREAM = re.compile(rb"stream(?:\r\n|\n|\r)")
_LENGTH = re.compile(rb"/Length\s+([0-9]+)(?:\s+([0-9]+)\s+R)?")
_STRING = re.compile(rb"\((?:\\.|[^()\\]|\((?:\\.|[^()\\])*\))*\)", re.DOTALL)


def check_sizes(data: bytes) -> None:
    """Unpacks every stream in pieces. Raises Unreadable where one is larger than it may be.

    This comes before anything else: the library that opens the file unpacks without bound.
    """
    if _PACKED_TWICE.search(data):
        raise Unreadable("X20", "the document", "a stream that is packed twice")
    total = 0
    for match in _STREAM.finditer(data):
        about = data[max(0, match.start() - _ABOUT) : match.start()].rpartition(b"obj")[2]
        most = MOST_IN_PICTURE if b"/Image" in about else MOST_IN_STREAM
        if b"LZWDecode" in about or b"RunLengthDecode" in about:
            size = (data.find(b"endstream", match.end()) - match.end()) * _MOST_RATIO
        else:
            size = _unpacked_size(data, match.end(), most)
        total += size
        if size > most or total > MOST_UNPACKED:
            raise Unreadable(
                "X20", f"byte {match.start():,}", f"more than {most >> 20} MB unpacked"
            )


def _unpacked_size(data: bytes, at: int, most: int) -> int:
    """How much a packed stream holds, counted no further than needed; 0 where it is not packed."""
    unpacker, size, rest = zlib.decompressobj(), 0, b""
    try:
        while size <= most and not unpacker.eof and (rest or at < len(data)):
            if not rest:
                rest, at = data[at : at + _PIECE], at + _PIECE
            size += len(unpacker.decompress(rest, _PIECE))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return size
    return size


def look_at_bytes(
    data: bytes, lengths: dict[int, int], written: set[int], *, linearized: bool
) -> Iterator[FileFinding]:
    """Bytes that belong to no object. `lengths` are the objects that are plain numbers.

    The numbers of the objects that are there are put into `written`.
    """
    header = _HEADER.match(data)
    if header is None:
        yield found("P04", "byte 0", "bytes before the document")
        return
    at, ends = header.end(), 0
    while at < len(data):
        blank = _BLANK.match(data, at)
        at = blank.end() if blank else at
        if at >= len(data):
            break
        if match := _OBJECT.match(data, at):
            number = int(match[1])
            if number in written:
                yield found("P04", f"byte {at:,}", f"object {number} is there twice")
            written.add(number)
        end = _next(data, at, lengths)
        ends += bool(_END.match(data, at))
        if end < 0:
            yield found("P04", f"byte {at:,}", "bytes that belong to no object")
            return
        if b"%" in _STRING.sub(
            b"", data[at : min(end, at + 65536)].partition(b"stream")[0]
        ).replace(b"%%EOF", b""):
            yield found("P04", f"byte {at:,}", "a remark between the objects")
        at = end
    if ends > 1 + linearized:
        yield found("P04", "the end", f"{ends} ends: the earlier versions are still there")


def _next(data: bytes, at: int, lengths: dict[int, int]) -> int:
    """Where what begins here ends: an object, a table, a trailer, an end; -1 where it is none."""
    if match := _OBJECT.match(data, at):
        return _object_end(data, match.end(), lengths)
    if match := _TRAILER.match(data, at):
        return _closing(data, match.end())
    other = _TABLE.match(data, at) or _END.match(data, at)
    return other.end() if other else -1


def _object_end(data: bytes, at: int, lengths: dict[int, int]) -> int:
    """Where an object ends, -1 where that cannot be told; a stream is as long as it says."""
    close = data.find(b"endobj", at)
    stream = _STREAM.search(data, at)
    if close < 0:
        return -1
    if stream is None or stream.start() > close:
        return close + 6
    length = _LENGTH.search(_STRING.sub(b"", data[at : stream.start()]))
    if length is None:
        return -1
    size = lengths.get(int(length[1]), -1) if length[2] else int(length[1])
    end = stream.end() + size
    tail = re.compile(rb"\s{0,2}endstream\s+endobj").match(data, end)
    return tail.end() if tail and size >= 0 else -1


def _closing(data: bytes, at: int) -> int:
    """Where the dictionary that was opened ends."""
    depth = 1
    for mark in re.compile(rb"<<|>>|\((?:\\.|[^()\\])*\)", re.DOTALL).finditer(data, at):
        depth += {b"<<": 1, b">>": -1}.get(mark[0], 0)
        if depth == 0:
            return mark.end()
    return -1
