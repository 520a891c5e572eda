"""Writes a file whole or not at all: first beside its place, then moved there in one step."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from answerable.model.errors import UserMistake

OWNER_ALONE = 0o600


@contextmanager
def whole_file(path: Path, *, mode: int = 0o666) -> Iterator[Path]:
    """Gives a new file beside its place to write in: at the end it is on the disc and moved there.

    `mode` is who may read it, less what the umask forbids. Raises UserMistake "disc-full" and
    leaves nothing behind.
    """
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        # Kept open: what was made read-only meanwhile could not be opened again to be synced.
        written = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
        try:
            try:
                yield new
                os.fsync(written)
            finally:
                os.close(written)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise UserMistake("disc-full", where=path, reason=error.strerror) from error


def write_whole(path: Path, content: bytes, *, mode: int = 0o666) -> None:
    """Writes or replaces a file, as `whole_file` does."""
    with whole_file(path, mode=mode) as new:
        new.write_bytes(content)
