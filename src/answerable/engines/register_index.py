"""The index of a register's file: beside it, good for the bytes and columns it was made from.

It is made in one pass over a CSV file that can be scanned, and from the cases of any other file
that can be taken in, a snapshot among them.
"""

import json
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from answerable import __version__
from answerable.engines.csv_scan import Scope, Unsuitable, open_export
from answerable.engines.index import (
    DAMAGED,
    STALE,
    SearchIndex,
    Unusable,
    build_index,
    open_index,
)
from answerable.files.fingerprints import Fingerprint, fingerprint
from answerable.files.folders import INDEX_ENDING
from answerable.files.registers import read_register
from answerable.model.fields import NARRATIVES
from answerable.model.register import Case
from answerable.model.tables import ColumnMap
from answerable.steps.counts.match_columns import check_cases, check_searchable

_SILENCE = 120
"""A build that has written nothing for so many seconds was killed."""


def index_path(register: Path) -> Path:
    """Where the index of a register's file stands."""
    return register.with_name(register.name + INDEX_ENDING)


def open_register_index(register: Path, column_map: ColumnMap | None = None) -> SearchIndex:
    """The index of a register as it is now, read by these columns. Raises Unusable."""
    index = open_index(index_path(register))
    try:
        if index.facts["read"] != _read_by(column_map):
            raise Unusable(STALE)
        if not Fingerprint.from_json(index.facts["register"]).holds(register):
            raise Unusable(STALE)
    except (LookupError, ValueError, TypeError) as error:
        index.close()
        raise Unusable(DAMAGED) from error
    except (Unusable, OSError):
        index.close()
        raise
    return index


def build_register_index(
    register: Path,
    column_map: ColumnMap | None = None,
    *,
    told: Callable[[int, int], None] = lambda done, lines: None,
) -> Path:
    """Makes the index anew and returns its place; it stands there whole or not at all.

    `told` hears now and then how many cases are done, of at most how many; what it raises ends the
    work. Raises UserMistake where the register cannot be taken in, Unusable where it was written to
    meanwhile.
    """
    path = index_path(register)
    _tidy(path)
    taken = fingerprint(register)
    facts = {"register": taken.to_json(), "read": _read_by(column_map)}
    mode = stat.S_IMODE(register.stat().st_mode) & 0o666
    for cases in (_scanned, _taken_in):
        try:
            build_index(
                path,
                _unless_changed(cases(register, column_map), register, taken),
                facts,
                mode=mode,
                told=lambda done: told(done, taken.lines),
            )
        except Unsuitable:
            continue
        break
    return path


def remove_register_index(register: Path) -> bool:
    """Removes the index of a register and what a broken-off build left; whether there was one."""
    path = index_path(register)
    _tidy(path)
    stood = path.exists()
    path.unlink(missing_ok=True)
    return stood


def is_building(register: Path) -> bool:
    """Whether a process is building the index just now."""
    return any(_lately_written(file) for file in _begun(index_path(register)))


def _tidy(path: Path) -> None:
    """Removes what is left of builds that were killed."""
    for file in _begun(path):
        if not _lately_written(file):
            file.unlink(missing_ok=True)


def _begun(path: Path) -> list[Path]:
    begins, ends = f".{path.name}.", ".new"
    return [
        file
        for file in path.parent.iterdir()
        if file.name.startswith(begins) and file.name.endswith(ends)
    ]


def _lately_written(file: Path) -> bool:
    try:
        return time.time() - file.stat().st_mtime < _SILENCE
    except FileNotFoundError:
        return False


def _read_by(column_map: ColumnMap | None) -> str:
    """How the register is read: another map, or another version, may understand it otherwise."""
    return json.dumps([__version__, asdict(column_map or ColumnMap())], sort_keys=True)


def _scanned(register: Path, column_map: ColumnMap | None) -> Iterator[Case]:
    """The cases of a CSV file that can be scanned. Raises Unsuitable, at its end at the latest."""
    export = open_export(register, column_map)
    if not set(export.columns) & set(NARRATIVES):
        raise Unsuitable
    for rows in export.rows(Scope(), tuple(export.columns)):
        yield from map(export.case, rows.frame.iter_rows(named=True))


def _taken_in(register: Path, column_map: ColumnMap | None) -> Iterator[Case]:
    taken = read_register([register], column_map)
    check_cases(taken)
    check_searchable(taken)
    yield from taken.cases


def _unless_changed(cases: Iterator[Case], register: Path, taken: Fingerprint) -> Iterator[Case]:
    """The cases, if the file was the same from the first to the last of them."""
    yield from cases
    if not taken.holds(register):
        raise Unusable(STALE)
