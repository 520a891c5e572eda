"""Sees that a folder is as it was written here, before anything in it is replaced.

Run as a module with a folder and "complete" or "", this looks through a folder and prints what is
wrong, as JSON: of many files that is done while the next state is made.
"""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from stat import S_ISREG
from typing import Any

from answerable.files.folders import MARKER, files_of, is_of_the_system, marker_of, sha256_of
from answerable.model.errors import UserMistake

_MANY = 5_000
"""Files from which on a process of its own looks through them."""


def said_by(target: Path) -> dict[str, Any]:
    """What the marker of a folder says; {} where there is no folder, or nothing in it.

    Raises UserMistake "out-not-ours" where there is something else.
    """
    if (target / MARKER).is_file():
        return marker_of(target / MARKER)
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise UserMistake("out-not-ours", where=target)
    return {}


class Looking:
    """A look through a folder that goes on, or is over."""

    def __init__(self, process: "subprocess.Popen[str] | None" = None) -> None:
        self._process = process

    def wait(self) -> None:
        """Raises what is wrong with the folder."""
        process, self._process = self._process, None
        if process is not None:
            said, _ = process.communicate()
            if process.returncode:
                raise OSError(errno.EIO, "the folder could not be looked through")
            for code, where in json.loads(said):
                raise UserMistake(code, where=Path(where))

    def stop(self) -> None:
        """Nobody wants to know any more."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()


def look_through(target: Path, hashes: Mapping[str, str], *, complete: bool) -> Looking:
    """Begins to look through a folder; of few files, does it, and raises what is wrong."""
    if len(hashes) < _MANY:
        check_untouched(target, hashes, complete=complete)
        return Looking()
    words = [sys.executable, "-m", __name__, str(target), "complete" if complete else ""]
    return Looking(subprocess.Popen(words, stdout=subprocess.PIPE, text=True))


def check_untouched(target: Path, hashes: Mapping[str, str], *, complete: bool = True) -> None:
    """Sees that a folder holds what its marker says, as it was written here.

    A file counts as untouched if it is older than the marker, which is written last; any other is
    read. Raises UserMistake "out-not-ours" for the first that is not ours or was changed, and
    "log-damaged" where the folder shall be `complete` and a file is gone.
    """
    if not hashes and not (target / MARKER).is_file():
        return
    written, seen = (target / MARKER).stat().st_mtime_ns, 0
    for name, entry in walk(target):
        known = hashes.get(name)
        if known is None or not (_regular_since(entry, written) or _same(entry, known)):
            if known is None and is_of_the_system(entry.name):
                continue
            raise UserMistake("out-not-ours", where=target / name)
        seen += 1
    if complete and seen < len(hashes):
        gone = hashes.keys() - {name for name, _ in walk(target)}
        raise UserMistake("log-damaged", where=target / min(gone))


def walk(folder: str | Path) -> "Iterator[tuple[str, os.DirEntry[str]]]":
    """Every file below a folder with its name in it, without the marker."""
    waiting = [(str(folder), "")]
    while waiting:
        below, within = waiting.pop()
        with os.scandir(below) as entries:
            for entry in entries:
                name = f"{within}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{name}/"))
                elif name != MARKER:
                    yield name, entry


def _regular_since(entry: "os.DirEntry[str]", written: int) -> bool:
    found = entry.stat(follow_symlinks=False)
    return S_ISREG(found.st_mode) and found.st_mtime_ns <= written


def _same(entry: "os.DirEntry[str]", known: str) -> bool:
    return entry.is_file(follow_symlinks=False) and sha256_of(Path(entry.path)) == known


def _look() -> None:
    target, complete = Path(sys.argv[1]), bool(sys.argv[2])
    found = list[tuple[str, str]]()
    try:
        check_untouched(target, files_of(said_by(target)), complete=complete)
    except UserMistake as mistake:
        found.append((mistake.code, str(mistake.where)))
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    _look()
