"""Renews a large folder whole or not at all, by work that grows with what changes and not with it.

The next generation is a second tree of the same files by hard links (of copies where the disc has
no links). What changes is replaced in it, never written through: the bytes that readers see are not
touched until the two trees are exchanged. The older tree is kept beside, as ".NAME.spare", and
brought to the same state, so that the next run need not link everything again; a folder of few
files keeps none.
"""

import ctypes
import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from answerable.files.cycles import looked_for_rarely
from answerable.files.folders import (
    MARKER,
    beside,
    files_of,
    lock,
    make_parents,
    marked,
    said_plainly,
    sha256_of,
    swap,
    sync,
    write_marker,
)
from answerable.files.untouched import Looking, look_through, said_by
from answerable.model.errors import UserMistake

PATIENCE = 20.0
"""Seconds that a run waits for another one to let go of the folder."""
KEEPS_A_SPARE = 5_000
"""Files from which on the older tree is kept."""
_SYNC_ONE_BY_ONE = 500


class Generation:
    """The next state of a folder while it is made: `folder` is where it grows.

    `hashes` says what is in it, `before` what was when it began. `made` are words for the marker
    (what it was made with). `shared` is set where processes of their own write into it: until they
    have ended, not all that was done is known. `stands` are the files that were written now, with
    other bytes or the same.
    """

    def __init__(self, folder: Path, before: Mapping[str, str], made: dict[str, str]) -> None:
        self.folder = folder
        self.before = before
        self.hashes = dict(before)
        self.made = made
        self.changed = set[str]()
        self.gone = set[str]()
        self.stands = set[str]()
        self.shared = False

    def read(self, name: str) -> bytes:
        """The bytes of a file as they stand now."""
        return (self.folder / name).read_bytes()

    def write(self, name: str, content: bytes) -> bool:
        """Puts a file in, replacing one of the same name; False where the bytes are the same."""
        digest = hashlib.sha256(content).hexdigest()
        self.stands.add(name)
        if self.hashes.get(name) == digest:
            return False
        self.note(name, put(self.folder, name, content))
        return True

    def replace(self, name: str, write: Callable[[BinaryIO], None]) -> None:
        """Puts a file in that is written piece by piece, perhaps out of the one that is there."""
        beside = self.folder / f".{name}.new"
        with beside.open("xb") as out:
            write(out)
        digest = sha256_of(beside)
        if self.hashes.get(name) == digest:
            beside.unlink()
        else:
            beside.replace(self.folder / name)
        self.note(name, digest)

    def note(self, name: str, digest: str) -> None:
        """A file was put in, here or by another process."""
        self.stands.add(name)
        if self.hashes.get(name) != digest:
            self.hashes[name] = digest
            self.changed.add(name)
        self.gone.discard(name)

    def remove(self, name: str) -> None:
        """Takes a file out, and the folders that are empty without it."""
        if self.hashes.pop(name, None) is not None:
            _take_out(self.folder, name)
            self.changed.discard(name)
            self.gone.add(name)


@contextmanager
def next_generation(
    target: Path, *, afresh: bool = False, patience: float = PATIENCE
) -> Iterator[Generation]:
    """Gives the next state of a folder to work on, which takes its place if all goes well.

    It begins as the folder is, or empty where `afresh`. Raises what `whole_folder` raises, and
    "log-damaged" where a file is gone; another run is waited for. Whatever fails, or is killed,
    leaves the old state or the new.
    """
    target = Path(os.path.realpath(target))
    made = make_parents(target)
    try:
        with lock(target, seconds=patience), said_plainly(target):
            _heal(target)
            try:
                says = said_by(target)
                looking = look_through(target, files_of(says), complete=not afresh)
                before, more = ({}, {}) if afresh else (files_of(says), _besides(says))
                generation = Generation(beside(target, "new"), before, more)
                with looked_for_rarely():
                    yield from _renewed(target, generation, looking)
                    with suppress(OSError):  # readers have the new state: tidying up may fail
                        _keep_spare(target, generation)
            finally:
                shutil.rmtree(beside(target, "gone"), ignore_errors=True)
    except BaseException:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


def _renewed(target: Path, generation: Generation, looking: Looking) -> Iterator[Generation]:
    try:
        _begin(target, generation)
        yield generation
        looking.wait()
        _finish(generation)
        swap(generation.folder, target)
    except (UserMistake, OSError):
        _give_back(target, generation)
        looking.wait()  # a folder that was changed may be the cause: that is said first
        raise
    except BaseException:
        looking.stop()
        _give_back(target, generation)
        raise


def _besides(says: Mapping[str, Any]) -> dict[str, str]:
    return {key: says[key] for key in says.keys() - {"version", "files"}}


def put(folder: Path, name: str, content: bytes) -> str:
    """Writes a file under its name in a folder, never through a link, and returns its hash.

    A file that has these bytes already is left alone.
    """
    if not {"", ".", ".."}.isdisjoint(name.split("/")) or "\\" in name or "\0" in name:
        raise ValueError(f"{name!r} is no name of a file in a folder")
    path = f"{folder}/{name}"  # a log is hundreds of thousands of files: no Path for each
    try:
        _write_new(path, content)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _write_new(path, content)
    except FileExistsError:
        there = Path(path)
        if there.stat().st_size != len(content) or there.read_bytes() != content:
            there.unlink()
            _write_new(path, content)
    return hashlib.sha256(content).hexdigest()


def _write_new(path: str, content: bytes) -> None:
    with open(path, "xb") as out:
        out.write(content)


def _heal(target: Path) -> None:
    """Tidies up after a run that was killed: a whole tree beside is the spare, a half one goes."""
    old, new, spare = (beside(target, kind) for kind in ("old", "new", "spare"))
    if old.exists() and not target.exists():
        old.rename(target)
    if spare.exists() and not (spare / MARKER).is_file():
        _put_away(target, spare)
    for left in (new, old):
        if left.exists() and (left / MARKER).is_file() and not spare.exists():
            left.rename(spare)
        elif left.exists():
            _put_away(target, left)


def _put_away(target: Path, folder: Path) -> None:
    """Moves a tree out of the way; it is removed when nobody waits for anything."""
    gone = beside(target, "gone")
    gone.mkdir(exist_ok=True)
    with suppress(OSError):  # an earlier run may have been killed while it emptied it
        folder.rename(Path(tempfile.mkdtemp(dir=gone)))
    if folder.exists():
        shutil.rmtree(folder)


def _begin(target: Path, generation: Generation) -> None:
    """The tree to work in, as the folder is; without a marker, for it is in nobody's state."""
    new, spare, before = generation.folder, beside(target, "spare"), generation.before
    if not before:
        new.mkdir()
    elif spare.exists():
        spare.rename(new)
        if os.path.samefile(new / MARKER, target / MARKER):
            (new / MARKER).unlink()
        else:
            _bring_up(new, target, before)
    else:
        _link_all(target, new, before)


def _give_back(target: Path, generation: Generation) -> None:
    """After a failure: the spare as it was where all that was done in it is known, else nothing."""
    new, hashes = generation.folder, generation.before
    with suppress(OSError):
        (new / MARKER).unlink(missing_ok=True)
        if len(hashes) >= KEEPS_A_SPARE and not generation.shared:
            for name in generation.changed - hashes.keys():
                _take_out(new, name)
            for name in generation.changed | generation.gone:
                if name in hashes:
                    _link_over(target / name, new / name)
            _link(target / MARKER, new / MARKER)
            new.rename(beside(target, "spare"))
    if new.exists():
        _put_away(target, new)


def _bring_up(tree: Path, target: Path, hashes: Mapping[str, str]) -> None:
    """Makes an older tree like the folder, by what the two markers say differently."""
    has = marked(tree / MARKER)
    (tree / MARKER).unlink()
    differ = {name for name, digest in hashes.items() if has.get(name) != digest}
    _follow(tree, target, changed=differ, gone=has.keys() - hashes.keys())


def _follow(tree: Path, target: Path, *, changed: Iterable[str], gone: Iterable[str]) -> None:
    """Makes known changes in an older tree."""
    for name in gone:
        _take_out(tree, name)
    for name in changed:
        _link_over(target / name, tree / name)


def _link_over(source: Path, place: Path) -> None:
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    _link(source, place)


def _link_all(source: Path, tree: Path, hashes: Mapping[str, str]) -> None:
    made = set[str]()
    tree.mkdir()
    for name in hashes:
        folder = name.rpartition("/")[0]
        if folder not in made:
            made.add(folder)
            os.makedirs(tree / folder, exist_ok=True)
        _link(f"{source}/{name}", f"{tree}/{name}")


def _link(source: str | Path, place: str | Path) -> None:
    """The same file in a second place; a copy where the disc knows no links, or no more of them."""
    try:
        os.link(source, place)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(source, place)


_NO_LINKS = (errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS, errno.EXDEV, errno.EACCES)


def _take_out(tree: Path, name: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(f"{tree}/{name}")
    with suppress(OSError):
        while name := name.rpartition("/")[0]:
            os.rmdir(f"{tree}/{name}")


def _finish(generation: Generation) -> None:
    """Brings what changed to the disc, and only then says that the tree is whole."""
    folder = generation.folder
    if len(generation.changed) > _SYNC_ONE_BY_ONE:
        _sync_disc(folder)
    else:
        _sync_changed(folder, generation.changed | generation.gone)
    write_marker(folder, generation.hashes, **generation.made)
    for path in (folder / MARKER, folder):
        sync(path)


def _sync_changed(folder: Path, names: set[str]) -> None:
    folders = {""}
    for name in sorted(names):
        above = name.rpartition("/")[0]
        while above not in folders:
            folders.add(above)
            above = above.rpartition("/")[0]
        if os.path.exists(path := f"{folder}/{name}"):
            sync(Path(path))
    for above in sorted(folders, reverse=True):
        if (folder / above).exists():
            sync(folder / above)


def _sync_disc(folder: Path) -> None:
    """Brings everything on a disc to it: far quicker than file by file where there are many."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(handle) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    except (AttributeError, TypeError):  # a system without it
        for path, _, names in os.walk(folder, topdown=False):
            for name in (*names, "."):
                sync(Path(path, name))
    finally:
        os.close(handle)


def _keep_spare(target: Path, generation: Generation) -> None:
    """Keeps the tree that readers saw until now, in the state that they see from now on."""
    older, spare = generation.folder, beside(target, "spare")
    if spare.exists():  # a log was written afresh beside it
        _put_away(target, spare)
    if len(generation.hashes) < KEEPS_A_SPARE:
        if older.exists():
            _put_away(target, older)
        return
    if not older.exists():
        _link_all(target, older, generation.hashes)
    elif generation.before:
        (older / MARKER).unlink()
        _follow(older, target, changed=generation.changed, gone=generation.gone)
    else:
        _bring_up(older, target, generation.hashes)
    _sync_disc(older)
    _link(target / MARKER, older / MARKER)
    older.rename(spare)
