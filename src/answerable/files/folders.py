"""Writes a whole folder or nothing: built beside its place, brought to disc, then put in its place.

Beside a folder "out" stand, while it is written, ".out.new" (being built), ".out.lock" and, on
systems that cannot exchange two folders in one step, for a moment ".out.old". A run that was
killed leaves them; the next one tidies up, and what readers see is the old folder or the new.
"""

import ctypes
import errno
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from answerable.model.errors import UserMistake

MARKER = ".answerable"
"""The file by which a folder is known as ours: the hash of every file that was written in it."""

INDEX_ENDING = ".answerable-index"
"""How the name of an index ends that a search makes beside a register; it can be made again."""

_OF_THE_SYSTEM = ("~$", ".~lock.", ".DS_Store", "Thumbs.db", "desktop.ini")
"""How the names of files begin that office programs and systems leave in any folder."""

_HEAD, _FILES = 1 << 14, b',\n"files": {'
"""How much of a marker holds all that it says but the files, and how their list begins."""
_AT_CWD, _EXCHANGE = -100, 2
_TRY_AGAIN = 0.05
_KINDS = ("new", "old", "lock", "spare", "gone")


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Gives a new folder to write in, which takes the place of `target` if all goes well.

    Raises UserMistake "out-not-ours" where `target` holds a file that was not written here or was
    changed since, "out-busy" while another run writes it, "disc-full" where it cannot be written.
    After any failure the old folder is as it was and nothing else is left.
    """
    target = Path(os.path.realpath(target))
    made = make_parents(target)
    try:
        with lock(target), said_plainly(target):
            heal(target)
            check_ours(target)
            new = beside(target, "new")
            try:
                new.mkdir()
                yield new
                _finish(new)
                swap(new, target)
            finally:
                heal(target)
    except BaseException:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


def heal(target: Path) -> None:
    """Tidies up after a run that was killed: the old folder comes back if none stands there."""
    old = beside(target, "old")
    if old.exists() and not target.exists():
        old.rename(target)
    for left in (beside(target, "new"), old):
        shutil.rmtree(left, ignore_errors=True)


def check_ours(target: Path) -> None:
    """Raises UserMistake "out-not-ours" for the first file that is not as it was written here."""
    if target.is_dir() and (target / MARKER).is_file():
        written = marked(target / MARKER)
        for name, path in sorted(files_in(target).items()):
            if name not in written or written[name] != sha256_of(path):
                raise UserMistake("out-not-ours", where=path)
    elif target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise UserMistake("out-not-ours", where=target)


def _finish(new: Path) -> None:
    """Writes the marker and brings every byte to the disc before anybody is shown it."""
    write_marker(new, {name: sha256_of(path) for name, path in files_in(new).items()})
    for folder, _, names in os.walk(new, topdown=False):
        for name in (*names, "."):
            sync(Path(folder, name))


def write_marker(folder: Path, hashes: Mapping[str, str], **more: str) -> None:
    """Writes the file by which the folder is known as ours: a line for each file, by name."""
    said = {"version": 1, **more, "files": {name: hashes[name] for name in sorted(hashes)}}
    text = json.dumps(said, ensure_ascii=False, separators=(",\n", ": ")) + "\n"
    (folder / MARKER).write_text(text, encoding="utf-8", newline="\n")


def swap(new: Path, target: Path) -> None:
    """Puts the new folder in place: in one step where the system can, else in two renames."""
    if not target.exists():
        new.rename(target)
    elif not _exchanged(new, target):
        old = beside(target, "old")
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise
    with suppress(OSError):  # the folder is in its place: what fails here must not say otherwise
        sync(target.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step (Linux); False where this system or disc cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    done = rename(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), _EXCHANGE)
    return bool(done == 0)


def files_in(folder: Path) -> dict[str, Path]:
    """Every file below a folder by its name in it, without the marker and the system's own."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if (path.is_symlink() or not path.is_dir())
        and path != folder / MARKER
        and not is_of_the_system(path.name)
    }


def is_of_the_system(name: str) -> bool:
    """Whether a file's name is one that programs leave behind in any folder."""
    return name.startswith(_OF_THE_SYSTEM) or INDEX_ENDING in name


def marked(marker: Path) -> dict[str, str]:
    """The hashes of a marker; a marker that somebody broke names nothing."""
    return files_of(marker_of(marker))


def files_of(said: Mapping[str, Any]) -> dict[str, str]:
    """The hashes that a marker says."""
    files = said.get("files")
    return files if isinstance(files, dict) else {}


def marker_of(marker: Path) -> dict[str, Any]:
    """Everything that a marker says; {} where it is broken."""
    try:
        found = json.loads(marker.read_bytes())
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def made_of(marker: Path) -> dict[str, Any]:
    """What a marker says before it lists the files, which may be many."""
    with marker.open("rb") as content:
        head, files, _ = content.read(_HEAD).partition(_FILES)
    try:
        found = json.loads(head + b"}") if files else marker_of(marker)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Brings a file or folder to the disc."""
    if os.name != "posix":
        return  # Windows opens no folder, and flushes files on close
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network discs keep no order of folders
            raise
    finally:
        os.close(handle)


def make_parents(target: Path) -> list[Path]:
    """Makes the folders above, and returns those that were missing, innermost first."""
    missing = [folder for folder in target.parents if not folder.exists()]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserMistake("disc-full", where=target, reason=error.strerror) from error
    return missing


@contextmanager
def lock(target: Path, *, seconds: float = 0.0) -> Iterator[None]:
    """Lets one run at a time write a folder; the system drops the lock of a run that was killed.

    Raises UserMistake "out-busy" where another run has had it for so many seconds.
    """
    path, until = beside(target, "lock"), time.monotonic() + seconds
    while (handle := _taken(target, path)) is None:
        if time.monotonic() > until:
            raise UserMistake("out-busy", where=target)
        time.sleep(_TRY_AGAIN)
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(handle)


def _taken(target: Path, path: Path) -> int | None:
    with said_plainly(target):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    if _locked(handle, path):
        return handle
    os.close(handle)
    return None


def _locked(handle: int, path: Path) -> bool:
    """Whether the lock is ours, and on the file that others see: its holder may have removed it."""
    try:
        import fcntl
    except ImportError:  # Windows keeps no such locks: there two runs must not share a folder
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.fstat(handle).st_ino == path.stat().st_ino
    except OSError:
        return False


@contextmanager
def said_plainly(target: Path) -> Iterator[None]:
    """Turns an error of the disc into a user's mistake; errors of files elsewhere pass."""
    try:
        yield
    except OSError as error:
        named = Path(error.filename) if isinstance(error.filename, str) else None
        ours = (target, *(beside(target, kind) for kind in _KINDS))
        here = named is not None and any(named.is_relative_to(folder) for folder in ours)
        if not here and error.errno not in _DISC_ERRORS:
            raise
        where = target if here or named is None else named
        raise UserMistake("disc-full", where=where, reason=error.strerror) from error


_DISC_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)


def beside(target: Path, kind: str) -> Path:
    return target.parent / f".{target.name}.{kind}"
