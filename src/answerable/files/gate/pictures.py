"""Looks through a picture: pixels and what it takes to draw them, nothing else.

PNG (RFC 2083, ISO 15948) and JPEG (T.81) are read piece by piece against a list; what a camera,
telephone or editor adds (place, time, name, an earlier version in small) is not on it.
"""

import io
import struct
import zlib
from collections.abc import Iterator

from answerable.model.file_checks import FileFinding, found
from answerable.model.phrases import counted

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
MOST_PIXELS = 50_000_000

_PNG_PIECES = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB pHYs bKGD sBIT hIST cICP".split())
_PNG_WORDS = {
    b"tEXt": "a text",
    b"zTXt": "a text",
    b"iTXt": "a text",
    b"eXIf": "EXIF data: camera, time, place",
    b"tIME": "the time it was changed",
    b"iCCP": "a colour profile, which can name a device",
    b"acTL": "further pictures (an animation)",
    b"fdAT": "further pictures (an animation)",
}
_JPEG_WORDS = {
    0xE1: "EXIF or XMP data: camera, time, place, a small copy",
    0xE2: "a colour profile or further pictures",
    0xED: "data of an editor: names, keywords",
    0xFE: "a comment",
}
_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
_TABLES = frozenset((0xC4, 0xDB, 0xDD))


def look_at_picture(data: bytes) -> Iterator[FileFinding]:
    """Everything in a PNG or JPEG that is not needed to draw it."""
    findings = list(_png(data) if data.startswith(PNG) else _jpeg(data))
    yield from findings
    if not any(finding.code in ("X19", "X20") for finding in findings):
        yield from _check_pixels(data)


def _png(data: bytes) -> Iterator[FileFinding]:
    at, packed = len(PNG), b""
    header: bytes = b""
    while at < len(data):
        if at + 12 > len(data):
            yield found("X19", f"byte {at:,}", "a piece is cut off")
            return
        length, kind = struct.unpack_from(">L4s", data, at)
        body = data[at + 8 : at + 8 + length]
        check = data[at + 8 + length : at + 12 + length]
        if len(check) < 4 or zlib.crc32(kind + body) != int.from_bytes(check, "big"):
            yield found("X19", f"byte {at:,}", "a piece is damaged")
            return
        if kind not in _PNG_PIECES:
            yield found("I01", f"byte {at:,}", _PNG_WORDS.get(kind, f"the piece {kind!r}"))
        header = header or body
        packed += body if kind == b"IDAT" else b""
        at += 12 + length
        if kind == b"IEND":
            break
    if at < len(data):
        yield found("I01", f"byte {at:,}", f"{counted(len(data) - at, 'byte')} after the picture")
    yield from _check_packed(header, packed)


def _check_packed(header: bytes, packed: bytes) -> Iterator[FileFinding]:
    """The packed pixels are as many as the size says, with nothing behind them."""
    if len(header) != 13:
        yield found("X19", "the header", "it is damaged")
        return
    width, height, depth, kind, _, _, laced = struct.unpack(">2L5B", header)
    if width * height > MOST_PIXELS or not width or not height:
        yield found("X20", "the header", f"{width:,} by {height:,} pixels")
        return
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(kind, 4)
    needed = height * ((width * samples * depth + 7) // 8 + 1)
    most = needed * 2 if laced else needed
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(packed, most + 1)
    except zlib.error:
        yield found("X19", "the pixels", "they cannot be unpacked")
        return
    if len(unpacked) > most or (len(unpacked) < needed and not laced):
        yield found("I01", "the pixels", "more or fewer than the picture shows")
    elif unpacker.unused_data:
        yield found(
            "I01", "the pixels", f"{counted(len(unpacker.unused_data), 'byte')} behind them"
        )


def _jpeg(data: bytes) -> Iterator[FileFinding]:
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            yield found("X19", f"byte {at:,}", "a segment is damaged")
            return
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        if mark == 0xD9:
            break
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        yield from _segment(mark, body, at)
        at += 2 + length
        if mark == 0xDA:
            at = _after_scan(data, at)
    if data[at : at + 2] != b"\xff\xd9":
        yield found("X19", f"byte {at:,}", "the picture has no end")
    elif at + 2 < len(data):
        yield found(
            "I01", f"byte {at + 2:,}", f"{counted(len(data) - at - 2, 'byte')} after the picture"
        )


def _segment(mark: int, body: bytes, at: int) -> Iterator[FileFinding]:
    where = f"byte {at:,}"
    if mark == 0xE0 and body.startswith(b"JFIF\0"):
        if len(body) != 14:
            yield found("I01", where, "a small copy of the picture")
    elif mark == 0xEE and body.startswith(b"Adobe") and len(body) == 12:
        return
    elif mark in _FRAMES:
        height, width = struct.unpack_from(">2H", body.ljust(5, b"\0"), 1)
        if width * height > MOST_PIXELS or not width or not height:
            yield found("X20", where, f"{width:,} by {height:,} pixels")
    elif mark not in _TABLES and mark != 0xDA:
        yield found("I01", where, _JPEG_WORDS.get(mark, f"the segment {mark:02X}"))


def _after_scan(data: bytes, at: int) -> int:
    """Where the next mark stands after the packed pixels of a scan."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
    return len(data)


def _check_pixels(data: bytes) -> Iterator[FileFinding]:
    """Draws it; what lies under fully clear pixels can be made to show."""
    import warnings

    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(io.BytesIO(data))
            picture.load()
        except (
            UnidentifiedImageError,
            OSError,
            ValueError,
            SyntaxError,
            Image.DecompressionBombError,
        ):
            yield found("X19", "the pixels", "they cannot be drawn")
            return
    if picture.mode in ("RGBA", "LA"):
        clear = picture.getchannel("A").point(lambda value: 255 if value == 0 else 0)
        under = picture.convert("RGB")
        colours = Image.composite(under, Image.new("RGB", picture.size), clear).getcolors(3)
        if clear.getbbox() and (colours is None or len(colours) > 2):
            yield found("I01", "the pixels", "something lies under pixels that are fully clear")
