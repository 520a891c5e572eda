"""Keeps what was withdrawn: in a private folder beside the log, never in it."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from answerable.files.folders import sync
from answerable.files.generations import put
from answerable.model.errors import UserMistake
from answerable.model.log_entries import Tombstone

_ONLY_THE_OWNER = 0o700


def keep_evidence(
    log: Path, stone: Tombstone, files: Mapping[str, bytes], place: Path | None = None
) -> Path:
    """Copies the files of an answer, and why it was withdrawn, to a new folder and names it.

    The folder is ".NAME.withdrawn" beside the log unless another place is given; only its owner may
    open it. Nothing leaves the log before this is on the disc.
    """
    root = place or kept_beside(log)
    if root.resolve().is_relative_to(log.resolve()):
        raise UserMistake("evidence-public", where=root)
    root.mkdir(parents=True, exist_ok=True)
    root.chmod(_ONLY_THE_OWNER)
    folder = _unused(root, f"{stone.on}-{stone.path.strip('/').replace('/', '-')}")
    folder.mkdir(mode=_ONLY_THE_OWNER)
    for name, data in files.items():
        put(folder, name, data)
    why = json.dumps(asdict(stone), ensure_ascii=False, indent=2) + "\n"
    put(folder, "withdrawn.json", why.encode())
    for path, _, names in os.walk(folder, topdown=False):
        for name in (*names, "."):
            sync(Path(path, name))
    sync(root)
    return folder


def kept_beside(log: Path) -> Path:
    """The folder in which what was withdrawn from a log is kept, unless another is named."""
    return log.parent / f".{log.name}.withdrawn"


def _unused(root: Path, name: str) -> Path:
    number = 1
    while (folder := root / (name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return folder
