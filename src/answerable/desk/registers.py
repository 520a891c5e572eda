"""Takes registers into the home: their files and their snapshots lie together, and never change."""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from answerable.files.column_maps import read_column_map
from answerable.files.registers import read_register
from answerable.files.taken_in import write_taken_in
from answerable.model.errors import UserMistake
from answerable.model.snapshot import content_hash
from answerable.store.home import registers_folder
from answerable.store.models import Person, RegisterSnapshot
from answerable.store.writes.topics import keep_snapshot

_NAMED = 16
"""Letters of the hash that name a register's folder."""


def keep_register(
    *, by: Person, name: str, paths: Sequence[Path], mapping: str | None = None
) -> RegisterSnapshot:
    """Reads exports, copies them with their snapshot into a folder of the home, and enters them.

    Raises UserMistake for exports that cannot be read, "out-not-ours" for a register kept before.
    """
    register = read_register(paths, read_column_map(mapping))
    sha256 = content_hash(register.cases)
    registers_folder().mkdir(exist_ok=True)
    files = write_taken_in(registers_folder() / sha256[:_NAMED], register, paths)
    return keep_snapshot(
        by=by,
        name=name,
        folder=sha256[:_NAMED],
        sha256=sha256,
        rows=register.rows,
        cases=len(register.cases),
        files=files,
        mapping=mapping or "",
    )


def keep_taken_in(
    taken: Path,
    *,
    by: Person,
    name: str,
    sha256: str,
    rows: int,
    cases: int,
    files: Mapping[str, str],
) -> RegisterSnapshot:
    """Moves a folder that was written by `files.taken_in` into the home, and enters it.

    Killed in between, it leaves a folder that no row names: the next one takes its place. Raises
    UserMistake "register-kept" for a register that is there already.
    """
    folder = sha256[:_NAMED]
    earlier = RegisterSnapshot.objects.filter(folder=folder).first()
    if earlier:
        raise UserMistake("register-kept", where=name, name=earlier.name)
    target = registers_folder() / folder
    target.parent.mkdir(mode=0o700, exist_ok=True)
    shutil.rmtree(target, ignore_errors=True)
    os.rename(taken, target)
    try:
        return keep_snapshot(
            by=by, name=name, folder=folder, sha256=sha256, rows=rows, cases=cases, files=files
        )
    except UserMistake:
        os.rename(target, taken)
        raise
