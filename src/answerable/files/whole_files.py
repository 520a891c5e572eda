"""Writes a file whole or not at all: first beside its place, then moved there in one step."""

import os
import tempfile
from pathlib import Path

from answerable.model.errors import UserMistake


def write_whole(path: Path, content: bytes) -> None:
    """Writes or replaces a file. Raises UserMistake "disc-full" and leaves nothing behind."""
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        beside = Path(name)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        beside.chmod(0o644)
        beside.replace(path)
    except OSError as error:
        if beside:
            beside.unlink(missing_ok=True)
        raise UserMistake("disc-full", where=path, reason=error.strerror) from error
