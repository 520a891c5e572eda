"""Tells whether a file still holds what it held: by its hash, and in short by what the disc says.

Reading a large register only to see that it is the same would take longer than the search. Where
size, place on the disc, and both times of the last change are what they were when the hash was
taken, the bytes are too: whatever writes to a file changes the second of them, and no program sets
that one back. Anything else and the hash decides.
"""

import hashlib
import json
import os
import time
from dataclasses import astuple, dataclass
from pathlib import Path

_SETTLED = 2_000_000_000
"""A file written so many nanoseconds before it was looked at may change without a new time."""

_BUFFER = 1 << 20


@dataclass(frozen=True, slots=True)
class Look:
    """What the disc says of a file, and when it was asked; times in nanoseconds."""

    size: int
    inode: int
    modified: int
    changed: int
    at: int

    @classmethod
    def of(cls, path: Path) -> "Look":
        """A look at a file now."""
        found = path.stat()
        times = (found.st_mtime_ns, found.st_ctime_ns)
        return cls(found.st_size, found.st_ino, *times, time.time_ns())

    def same(self, other: "Look") -> bool:
        """Whether nothing was written between two looks, the other being the earlier."""
        settled = max(other.modified, other.changed) + _SETTLED < other.at
        return os.name == "posix" and settled and astuple(self)[:-1] == astuple(other)[:-1]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A file as it was read: the SHA-256 of its bytes, its lines, and the look before it."""

    sha256: str
    lines: int
    look: Look

    def holds(self, path: Path) -> bool:
        """Whether the file still has these bytes."""
        return Look.of(path).same(self.look) or fingerprint(path).sha256 == self.sha256

    def to_json(self) -> str:
        """The fingerprint as text."""
        return json.dumps([self.sha256, self.lines, *astuple(self.look)])

    @classmethod
    def from_json(cls, text: str) -> "Fingerprint":
        """A fingerprint from its text. Raises ValueError or TypeError for anything else."""
        sha256, lines, *look = json.loads(text)
        return cls(sha256, lines, Look(*look))


def fingerprint(path: Path) -> Fingerprint:
    """Reads a file once for its fingerprint."""
    look = Look.of(path)
    digest, lines = hashlib.sha256(), 0
    buffer = memoryview(bytearray(_BUFFER))
    with path.open("rb", buffering=0) as file:
        while read := file.readinto(buffer):
            digest.update(buffer[:read])
            lines += bytes(buffer[:read]).count(b"\n")
    return Fingerprint(digest.hexdigest(), lines, look)
