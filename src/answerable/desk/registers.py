"""Takes a register into the home: its files and its snapshot lie together, and never change."""

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from answerable.files.column_maps import read_column_map
from answerable.files.folders import whole_folder
from answerable.files.registers import read_register, write_set_aside
from answerable.files.snapshots import write_snapshot
from answerable.model.snapshot import content_hash
from answerable.store.home import registers_folder
from answerable.store.models import Person, RegisterSnapshot
from answerable.store.writes.topics import keep_snapshot


def keep_register(
    *, by: Person, name: str, paths: Sequence[Path], mapping: str | None = None
) -> RegisterSnapshot:
    """Reads exports, copies them with their snapshot into a folder of the home, and enters them.

    Raises UserMistake for exports that cannot be read, "out-not-ours" for a register kept before.
    """
    register = read_register(paths, read_column_map(mapping) if mapping else None)
    sha256 = content_hash(register.cases)
    registers_folder().mkdir(exist_ok=True)
    with whole_folder(registers_folder() / sha256[:16]) as folder:
        for path in paths:
            shutil.copyfile(path, folder / path.name)
        write_snapshot(folder / "snapshot.jsonl", register)
        write_set_aside(folder / "set_aside.csv", register)
        hashes = {file.name: _hash(file) for file in sorted(folder.iterdir()) if file.is_file()}
    return keep_snapshot(
        by=by,
        name=name,
        folder=sha256[:16],
        sha256=sha256,
        rows=sum(source.rows for source in register.sources),
        cases=len(register.cases),
        files=hashes,
        mapping=mapping or "",
    )


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
