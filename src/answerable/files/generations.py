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
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from answerable.files.folders import (
    MARKER,
    beside,
    is_of_the_system,
    lock,
    make_parents,
    marked,
    marker_of,
    said_plainly,
    sha256_of,
    swap,
    sync,
    write_marker,
)
from answerable.model.errors import UserMistake

PATIENCE = 20.0
"""Seconds that a run waits for another one to let go of the folder."""
KEEPS_A_SPARE = 5_000
"""Files from which on the older tree is kept."""
_SYNC_ONE_BY_ONE = 500


class Generation:
    """The next state of a folder while it is made: `folder` is where it grows.

    `hashes` says what is in it. `made` are words for the marker (what it was made with). `shared`
    is set where processes of their own write into it: then not all that was done is known.
    `stands` are the files that were written now, with other bytes or the same.
    """

    def __init__(self, folder: Path, hashes: dict[str, str], made: dict[str, str]) -> None:
        self.folder = folder
        self.hashes = hashes
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
                hashes = check_untouched(target, complete=not afresh)
                yield from _renewed(target, {} if afresh else hashes)
                with suppress(OSError):  # readers have the new state: tidying up may fail
                    _keep_spare(target)
            finally:
                shutil.rmtree(beside(target, "gone"), ignore_errors=True)
    except BaseException:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


def _renewed(target: Path, hashes: dict[str, str]) -> Iterator[Generation]:
    generation = Generation(beside(target, "new"), dict(hashes), _says(target) if hashes else {})
    try:
        _begin(target, hashes)
        yield generation
        _finish(generation)
        swap(generation.folder, target)
    except BaseException:
        _give_back(target, generation, hashes)
        raise


def check_untouched(target: Path, *, complete: bool = True) -> dict[str, str]:
    """The hashes of a folder that is as it was written here.

    A file counts as untouched if it is older than the marker, which is written last; any other is
    read. Raises UserMistake "out-not-ours" for the first that is not ours or was changed, and
    "log-damaged" where the folder shall be `complete` and a file is gone.
    """
    if not target.exists():
        return {}
    marker = target / MARKER
    if not marker.is_file():
        if target.is_dir() and not any(target.iterdir()):
            return {}
        raise UserMistake("out-not-ours", where=target)
    hashes, written = marked(marker), marker.stat().st_mtime_ns
    seen = set[str]()
    for name, entry in walk(target):
        known = hashes.get(name)
        if known is None or not (_regular_since(entry, written) or _same(entry, known)):
            raise UserMistake("out-not-ours", where=target / name)
        seen.add(name)
    if complete and len(seen) < len(hashes):
        raise UserMistake("log-damaged", where=target / min(hashes.keys() - seen))
    return hashes


def walk(folder: str | Path, within: str = "") -> "Iterator[tuple[str, os.DirEntry[str]]]":
    """Every file below a folder with its name in it, without the marker and the system's own."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{within}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from walk(entry.path, f"{name}/")
            elif name != MARKER and not is_of_the_system(entry.name):
                yield name, entry


def put(folder: Path, name: str, content: bytes) -> str:
    """Writes a file under its name in a folder, never through a link, and returns its hash.

    A file that has these bytes already is left alone.
    """
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\\" in name or "\0" in name:
        raise ValueError(f"{name!r} is no name of a file in a folder")
    path = folder / name
    digest = hashlib.sha256(content).hexdigest()
    try:
        out = path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        out = path.open("xb")
    except FileExistsError:
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return digest
        path.unlink()
        out = path.open("xb")
    with out:
        out.write(content)
    return digest


def _regular_since(entry: "os.DirEntry[str]", written: int) -> bool:
    return entry.is_file(follow_symlinks=False) and (
        entry.stat(follow_symlinks=False).st_mtime_ns <= written
    )


def _same(entry: "os.DirEntry[str]", known: str) -> bool:
    return entry.is_file(follow_symlinks=False) and sha256_of(Path(entry.path)) == known


def _says(target: Path) -> dict[str, str]:
    found = marker_of(target / MARKER) if target.exists() else {}
    return {key: value for key, value in found.items() if key not in ("version", "files")}


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


def _begin(target: Path, hashes: Mapping[str, str]) -> None:
    """The tree to work in, as the folder is; without a marker, for it is in nobody's state."""
    new, spare = beside(target, "new"), beside(target, "spare")
    if not hashes:
        new.mkdir()
    elif spare.exists():
        spare.rename(new)
        _bring_up(new, target, hashes)
    else:
        _link_all(target, new, hashes)


def _give_back(target: Path, generation: Generation, hashes: Mapping[str, str]) -> None:
    """After a failure: the spare as it was where all that was done in it is known, else nothing."""
    new = generation.folder
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
    for name in has.keys() - hashes.keys():
        _take_out(tree, name)
    for name, digest in hashes.items():
        if has.get(name) != digest:
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
    path = tree / name
    path.unlink(missing_ok=True)
    with suppress(OSError):
        for folder in path.parents:
            if folder == tree:
                break
            folder.rmdir()


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
    folders = set[Path]()
    for name in sorted(names):
        path = folder / name
        folders.update(above for above in path.parents if above.is_relative_to(folder))
        if path.exists():
            sync(path)
    for above in sorted(folders, reverse=True):
        if above.exists():
            sync(above)


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


def _keep_spare(target: Path) -> None:
    """Keeps the tree that readers saw until now, in the state that they see from now on."""
    hashes = marked(target / MARKER)
    older, spare = beside(target, "new"), beside(target, "spare")
    if spare.exists():  # a log was written afresh beside it
        _put_away(target, spare)
    if len(hashes) < KEEPS_A_SPARE:
        if older.exists():
            _put_away(target, older)
        return
    if older.exists():
        _bring_up(older, target, hashes)
    else:
        _link_all(target, older, hashes)
    _sync_disc(older)
    _link(target / MARKER, older / MARKER)
    older.rename(spare)
