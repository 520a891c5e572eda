"""Takes registers into the home: their files and their snapshots lie together, and never change."""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from answerable.files.registers import read_register
from answerable.files.taken_in import write_taken_in
from answerable.model.snapshot import content_hash
from answerable.store.home import registers_folder, uploads_folder
from answerable.store.models import Person, RegisterSnapshot
from answerable.store.writes.topics import keep_snapshot

_NAMED = 16
"""Letters of the hash that name a register's folder."""


def keep_register(*, by: Person, name: str, paths: Sequence[Path]) -> RegisterSnapshot:
    """Reads exports here and now and takes them into the home: of a demo nobody uploads any.

    Raises UserMistake for exports that cannot be read, "register-kept" for a register kept before.
    """
    register = read_register(paths)
    uploads_folder().mkdir(mode=0o700, exist_ok=True)
    with TemporaryDirectory(dir=uploads_folder()) as beside:
        taken = Path(beside) / "taken"
        return keep_taken_in(
            taken,
            by=by,
            name=name,
            sha256=content_hash(register.cases),
            rows=register.rows,
            cases=len(register.cases),
            files=write_taken_in(taken, register, paths),
        )


@transaction.atomic
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
    """Enters a register, and moves its folder, written by `files.taken_in`, into the home.

    The row is entered first: of several with one register only its owner touches the folder that
    it names. Killed in between, it leaves a folder that no row names: the next one takes its place.
    Raises UserMistake "register-kept" for a register that is there already.
    """
    folder = sha256[:_NAMED]
    snapshot = keep_snapshot(
        by=by, name=name, folder=folder, sha256=sha256, rows=rows, cases=cases, files=files
    )
    target = registers_folder() / folder
    target.parent.mkdir(mode=0o700, exist_ok=True)
    shutil.rmtree(target, ignore_errors=True)
    os.rename(taken, target)
    return snapshot
