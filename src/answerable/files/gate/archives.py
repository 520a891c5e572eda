"""Reads a zip so strictly that no byte of it is left over and no two readers see different files.

The list at the end must stand at the very end, name every part once and in the order of the bytes,
and say of each what the part says of itself. The layout is that of the ZIP specification (APPNOTE
6.3.10, sections 4.3 and 4.4).
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from answerable.model.file_checks import FileFinding, found
from answerable.model.phrases import counted

MOST_PARTS = 2_000
MOST_UNPACKED = 100 << 20
MOST_RATIO = 250
SMALL = 5 << 20
"""Bounds: parts, bytes unpacked, and bytes unpacked a byte once there are more than SMALL."""

_END, _CENTRAL, _LOCAL = b"PK\5\6", b"PK\1\2", b"PK\3\4"
_DESCRIPTOR = b"PK\7\x08"
_ENCRYPTED, _DESCRIBED = 1, 8
_STORED, _DEFLATED = 0, 8
_HARMLESS_EXTRA = {0x5455, 0x7875, 0xA220, 0xA028, 0x000A, 0x5855}
"""Extra fields that hold times, owners' numbers or padding and nothing else."""
_LONGEST_EXTRA = 64
_CLEAN_NAME = re.compile(r"(?!/)(?!.*(?:^|/)\.\.?(?:/|$))[^\\:\x00-\x1f]{1,240}")


class Unreadable(Exception):
    """A file that cannot be read to its end, with the finding that says why."""

    def __init__(self, code: str, where: str, detail: str) -> None:
        super().__init__(detail)
        self.finding = found(code, where, detail)


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a zip by name, and what was found wrong with it."""

    parts: dict[str, bytes]
    findings: tuple[FileFinding, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the list at the end."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    notes: bytes


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    data: bytes
    parts: dict[str, bytes] = field(default_factory=dict)
    findings: list[FileFinding] = field(default_factory=list)
    unpacked: int = 0

    def note(self, code: str, where: str, detail: str) -> None:
        """Adds a finding."""
        self.findings.append(found(code, where, detail))


def open_archive(data: bytes) -> Archive:
    """Every part unpacked within bounds. Raises Unreadable where that cannot be."""
    try:
        reading = _Reading(data)
        start, entries = _listed(reading)
        _read_all(reading, start, entries)
    except struct.error as error:
        raise Unreadable("X19", "the archive", "a header is cut off") from error
    return Archive(reading.parts, tuple(reading.findings))


def _listed(reading: _Reading) -> tuple[int, list[_Entry]]:
    """Where the list at the end begins, and its lines."""
    data = reading.data
    end = data.rfind(_END)
    if end < 0:
        raise Unreadable("X19", "the archive", "its list of parts is missing")
    _, disk, first_disk, here, total, size, start, comment = struct.unpack_from(
        "<4s4H2LH", data, end
    )
    if len(data) > end + 22:
        reading.note("X17", "the end", f"{counted(len(data) - end - 22, 'byte')} after the archive")
    if comment and len(data) == end + 22 + comment:
        reading.note("X17", "the end", "a comment on the archive")
    if disk or first_disk or here != total or total == 0xFFFF or start + size != end:
        raise Unreadable("X17", "the archive", "its list of parts does not stand where it says")
    if total > MOST_PARTS:
        raise Unreadable("X20", "the archive", f"it has {total:,} parts")
    return start, list(_entries(data, start, end, total))


def _entries(data: bytes, start: int, end: int, total: int) -> Iterator[_Entry]:
    at = start
    for _ in range(total):
        (
            sign,
            _,
            _,
            flags,
            method,
            _,
            crc,
            packed,
            size,
            named,
            extra,
            noted,
            _,
            _,
            mode,
            offset,
        ) = struct.unpack_from("<4s4HL3L5H2L", data, at)
        if sign != _CENTRAL:
            raise Unreadable("X19", "the archive", "its list of parts is damaged")
        name = data[at + 46 : at + 46 + named]
        if mode >> 28 == 0xA:
            raise Unreadable("X01", _shown(name), "a link to another file")
        notes = data[at + 46 + named : at + 46 + named + extra + noted]
        if noted or not _harmless(data[at + 46 + named :][:extra]):
            raise Unreadable("X17", _shown(name), "notes beside the part")
        yield _Entry(_shown(name), flags, method, crc, packed, size, offset, notes)
        at += 46 + named + extra + noted
    if at != end:
        raise Unreadable("X17", "the archive", "bytes between its list of parts and its end")


def _read_all(reading: _Reading, start: int, entries: list[_Entry]) -> None:
    """Each part in the order of the bytes, with no byte between two parts."""
    names = set[str]()
    at: int = 0
    for entry in sorted(entries, key=lambda entry: entry.offset):
        if not _CLEAN_NAME.fullmatch(entry.name):
            raise Unreadable("X01", entry.name[:80], "a name that leads out of the archive")
        if entry.name.casefold() in names:
            reading.note("X18", entry.name, "the same name twice")
        names.add(entry.name.casefold())
        if entry.offset != at:
            code, what = (
                ("X18", "two parts overlap") if entry.offset < at else ("X17", "bytes before it")
            )
            raise Unreadable(code, entry.name, what)
        at = _read_part(reading, entry)
    if at != start:
        raise Unreadable("X17", "the archive", "bytes between the last part and the list of parts")


def _read_part(reading: _Reading, entry: _Entry) -> int:
    """Unpacks a part and returns where it ends."""
    data, at = reading.data, entry.offset
    sign, _, flags, method, _, crc, packed, size, named, extra = struct.unpack_from(
        "<4s3HL3L2H", data, at
    )
    name = data[at + 30 : at + 30 + named]
    said = (method, flags & _DESCRIBED, flags & _ENCRYPTED)
    listed = (entry.method, entry.flags & _DESCRIBED, entry.flags & _ENCRYPTED)
    if sign != _LOCAL or _shown(name) != entry.name or said != listed:
        raise Unreadable("X18", entry.name, "the part and the list of parts disagree")
    if flags & _ENCRYPTED:
        raise Unreadable("X19", entry.name, "it is protected by a password")
    if not _harmless(data[at + 30 + named :][:extra]):
        raise Unreadable("X17", entry.name, "notes beside the part")
    sizes = (crc, packed, size)
    if sizes != (entry.crc, entry.packed, entry.size) and not (
        flags & _DESCRIBED and not any(sizes)
    ):
        raise Unreadable("X18", entry.name, "the part and the list of parts disagree on its size")
    begin = at + 30 + named + extra
    end: int = begin + entry.packed
    content = _unpacked(reading, entry, data[begin:end])
    if not entry.name.endswith("/"):
        reading.parts[entry.name] = content
    elif content:
        reading.note("X17", entry.name, "a folder that holds bytes")
    return end + (_described(data, end, entry) if flags & _DESCRIBED else 0)


def _unpacked(reading: _Reading, entry: _Entry, packed: bytes) -> bytes:
    room = _room(reading)
    if entry.method == _STORED:
        content, rest = packed, b""
    elif entry.method == _DEFLATED:
        unpacker = zlib.decompressobj(-15)
        try:
            content = unpacker.decompress(packed, room + 1)
        except zlib.error as error:
            raise Unreadable("X19", entry.name, "it cannot be unpacked") from error
        if len(content) <= room and not unpacker.eof:
            raise Unreadable("X19", entry.name, "it ends too early")
        rest = unpacker.unused_data
    else:
        raise Unreadable("X19", entry.name, "it is packed in an unusual way")
    reading.unpacked += len(content)
    if len(content) > room:
        raise Unreadable("X20", entry.name, f"more than {reading.unpacked >> 20:,} MB unpacked")
    if rest:
        raise Unreadable("X17", entry.name, "bytes after the packed part")
    if len(content) != entry.size or zlib.crc32(content) != entry.crc:
        raise Unreadable("X18", entry.name, "it is not what the list of parts says")
    return content


def _room(reading: _Reading) -> int:
    """How many bytes may still be unpacked: no bomb gets further than this."""
    most = min(MOST_UNPACKED, max(SMALL, len(reading.data) * MOST_RATIO))
    return most - reading.unpacked


def _described(data: bytes, end: int, entry: _Entry) -> int:
    """The length of the descriptor behind a part; it must repeat what the list says."""
    signed = data[end : end + 4] == _DESCRIPTOR
    said = struct.unpack_from("<3L", data, end + 4 * signed)
    if said != (entry.crc, entry.packed, entry.size):
        raise Unreadable("X18", entry.name, "the part and the list of parts disagree on its size")
    return 16 if signed else 12


def _harmless(extra: bytes) -> bool:
    """Whether extra fields hold times, numbers or empty padding only."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        body = extra[at + 4 : at + 4 + length]
        padding = kind in (0xA220, 0xA028)
        if kind not in _HARMLESS_EXTRA or len(body) != length:
            return False
        if any(body[4:]) if padding else length > _LONGEST_EXTRA:
            return False
        at += 4 + length
    return at == len(extra) or not any(extra)


def _shown(name: bytes) -> str:
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("cp437")
