"""Writes a register that was taken in as one folder: its exports, its snapshot, what was left."""

import csv
import shutil
from collections.abc import Sequence
from pathlib import Path

from answerable.files.column_maps import write_column_map
from answerable.files.delimited import LONGEST_CELL
from answerable.files.folders import sha256_of, whole_folder
from answerable.files.registers import write_set_aside
from answerable.files.snapshots import write_snapshot
from answerable.model.register import Register

SNAPSHOT, SET_ASIDE, COLUMNS = "snapshot.jsonl", "set_aside.csv", "columns.toml"
"""The files beside the exports: the register, the rows not taken, the columns as understood."""


def write_taken_in(target: Path, register: Register, exports: Sequence[Path]) -> dict[str, str]:
    """Writes the folder whole or not at all; gives the hash of every file by its name."""
    with whole_folder(target) as folder:
        for path in exports:
            shutil.copyfile(path, folder / path.name)
        write_snapshot(folder / SNAPSHOT, register)
        write_set_aside(folder / SET_ASIDE, register)
        write_column_map(folder / COLUMNS, register)
        return {file.name: sha256_of(file) for file in sorted(folder.iterdir()) if file.is_file()}


def rows_set_aside(folder: Path) -> int:
    """How many rows of the exports were not taken."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        with (folder / SET_ASIDE).open(encoding="utf-8-sig", newline="") as file:
            return max(0, sum(1 for _ in csv.reader(file)) - 1)
    except FileNotFoundError:
        return 0
