"""Keeps the vectors of texts in a folder, for the next run: a text is encoded once.

Each file holds some vectors with the hash of the text each belongs to, and no text. A file that is
damaged or holds something else is passed over, and what it held is made anew.
"""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from answerable.files.whole_files import write_whole
from answerable.model.errors import UserMistake

Array: TypeAlias = Any
"""A numpy array."""

Key = bytes
"""The hash of a text and of what encoded it."""

_LENGTH = 16
_ENDING = ".npy"


def key_of(text: str, *, encoder: str) -> Key:
    """What a text's vector is kept under."""
    return hashlib.sha256(f"{encoder}\n{text}".encode("utf-8", "surrogatepass")).digest()[:_LENGTH]


class KeptVectors:
    """The vectors of one folder, each of so many numbers. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None, *, size: int) -> None:
        self._folder = folder
        self._size = size

    def read(self) -> dict[Key, Array]:
        """Every vector that was kept, by its key."""
        kept: dict[Key, Array] = {}
        for path in sorted(self._folder.glob(f"*{_ENDING}")) if self._folder else ():
            kept.update(self._part(path))
        return kept

    def keep(self, vectors: Mapping[Key, Array]) -> None:
        """Keeps some vectors in a file of their own; where that is not possible, none."""
        import numpy as np

        if self._folder is None or not vectors:
            return
        rows = np.array([(key, row) for key, row in vectors.items()], dtype=self._row)
        data = BytesIO()
        np.save(data, rows, allow_pickle=False)
        name = hashlib.sha256(b"".join(sorted(vectors))).hexdigest()[: 2 * _LENGTH]
        with suppress(UserMistake, OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._folder / f"{name}{_ENDING}", data.getvalue())

    @property
    def _row(self) -> Any:
        return [("key", f"V{_LENGTH}"), ("vector", "<f4", (self._size,))]

    def _part(self, path: Path) -> dict[Key, Array]:
        import numpy as np

        try:
            rows = np.load(path, allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return {}
        if rows.dtype != np.dtype(self._row) or rows.ndim != 1:
            return {}
        finite = np.isfinite(rows["vector"]).all(axis=1)
        return {bytes(row["key"]): row["vector"] for row in rows[finite]}
