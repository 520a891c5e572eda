"""Safety copies: the database and the files of the home in one archive, checked when it comes back.

The database is copied first and the files after it, so that every file a row names is in the copy.
The key that signs sessions stays behind: a restored desk makes its own; everybody signs in anew.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from answerable.files.whole_files import OWNER_ALONE, whole_file
from answerable.model.errors import UserMistake
from answerable.store.databases import sqlite_settings
from answerable.store.home import DATABASE, INBOX, LEDGER, LOG, REGISTERS, TABLES, make_home
from answerable.store.reads.chain import Head, check_chain

MANIFEST, DUMP = "manifest.json", "database.dump"
VERSION = 1
_FOLDERS = (INBOX, REGISTERS, LOG, LEDGER, TABLES)
_PIECE = 1 << 20
_TOOLS = "/usr/lib/postgresql/*/bin"


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup holds: its files and the head of its history."""

    files: int
    head: Head


def write_backup(path: Path, *, home: Path) -> Copied:
    """Copies database and home into one archive, whole or not at all, while the desk goes on.

    Raises UserMistake "backup-exists", "history-broken" for a history that is not sound, and
    "backup-wrong" for a file that was replaced while it was copied.
    """
    if path.exists():
        raise UserMistake("backup-exists", where=path)
    with (
        whole_file(path, mode=OWNER_ALONE) as new,
        tempfile.TemporaryDirectory(dir=path.parent) as made,
    ):
        head = check_chain()
        database = _copy_database(Path(made))
        sums: dict[str, str] = {}
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, file in {database.name: database, **_files(home)}.items():
                sums[name] = _add(archive, name, file)
            manifest = {
                "version": VERSION,
                "head": {"number": head.number, "sha256": head.sha256},
                "files": sums,
            }
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return Copied(len(sums), head)


def read_backup(path: Path, *, home: Path) -> Copied:
    """Brings a backup into an empty or new home, checked byte for byte and row for row.

    A dump of PostgreSQL goes into the empty database that DATABASE_URL names. Raises UserMistake
    "home-taken" for a home with something in it, "backup-wrong" for an archive that is not whole;
    then the home is as it was.
    """
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise UserMistake("home-taken", where=home)
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=f".{home.name}.") as made:
        new = Path(made) / "home"
        make_home(new)
        manifest = _unpack(path, new)
        number, sha256 = manifest["head"]["number"], manifest["head"]["sha256"]
        if (new / DUMP).is_file():
            _fill_postgres(new / DUMP)
            (new / DUMP).unlink()
            _check_head(path, "default", number, sha256)
        else:
            with _alias(new / DATABASE) as alias:
                _check_head(path, alias, number, sha256)
        new.replace(home)
    return Copied(len(manifest["files"]), Head(number, sha256))


def _check_head(path: Path, using: str, number: int, sha256: str) -> None:
    """The history is sound, and holds the row at which the backup said it ended."""
    from answerable.store.models import AuditEvent

    check_chain(using=using)
    rows = AuditEvent.objects.using(using).filter(number=number, sha256=sha256)
    if number and not rows.exists():
        reason = "its history does not end where the backup says"
        raise UserMistake("backup-wrong", where=path, reason=reason)


def _copy_database(folder: Path) -> Path:
    """SQLite's own online copy, which is whole whatever is written meanwhile; else a dump."""
    from django.db import connection

    if connection.vendor == "postgresql":
        _run_tool("pg_dump", "--format=custom", "--no-owner", f"--file={folder / DUMP}")
        return folder / DUMP
    copy = folder / DATABASE
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as out:
        connection.connection.backup(out)
        if out.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise UserMistake("backup-wrong", where=DATABASE, reason="the database is damaged")
    return copy


def _files(home: Path) -> Mapping[str, Path]:
    """Every file of the home that a backup holds, by its name in the archive."""
    found = {}
    for folder in _FOLDERS:
        for file in sorted((home / folder).rglob("*")):
            if file.is_file() and not file.is_symlink():
                found[file.relative_to(home).as_posix()] = file
    return found


def _add(archive: zipfile.ZipFile, name: str, file: Path) -> str:
    digest = hashlib.sha256()
    try:
        with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as out:
            while piece := source.read(_PIECE):
                digest.update(piece)
                out.write(piece)
    except FileNotFoundError as error:
        reason = "it was replaced while it was copied; make the backup again"
        raise UserMistake("backup-wrong", where=file, reason=reason) from error
    return digest.hexdigest()


def _unpack(path: Path, home: Path) -> Mapping[str, Any]:
    """The files of the archive, each under its hash; nothing that the manifest does not name."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest: Mapping[str, Any] = json.loads(archive.read(MANIFEST))
            if manifest["version"] != VERSION:
                raise ValueError(f"its version is {manifest['version']}")
            if {*archive.namelist()} != {MANIFEST, *manifest["files"]}:
                raise ValueError("it holds other files than it says")
            for name, sha256 in manifest["files"].items():
                _extract(archive, name, home / _safe(name), sha256)
            int(manifest["head"]["number"]), str(manifest["head"]["sha256"])
    except FileNotFoundError as error:
        raise UserMistake("file-missing", where=path) from error
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError) as error:
        raise UserMistake("backup-wrong", where=path, reason=error) from error
    return manifest


def _safe(name: str) -> PurePosixPath:
    """A name that stays inside the home: the database, or below one of its folders."""
    found = PurePosixPath(name)
    inside = found.parts[0] in _FOLDERS and len(found.parts) > 1 and ".." not in found.parts
    if not (inside or name in (DATABASE, DUMP)) or "\\" in name or ":" in name:
        raise ValueError(f"it holds “{name}”, which is no part of a home")
    return found


def _extract(archive: zipfile.ZipFile, name: str, place: Path, sha256: str) -> None:
    digest = hashlib.sha256()
    place.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, place.open("wb") as out:
        while piece := source.read(_PIECE):
            digest.update(piece)
            out.write(piece)
    if digest.hexdigest() != sha256:
        raise ValueError(f"“{name}” is not as it was copied")


def _fill_postgres(dump: Path) -> None:
    """Into an empty database only: what stands there is never overwritten."""
    from django.db import connection

    if connection.vendor != "postgresql":
        reason = "it is a dump of PostgreSQL; name an empty database with DATABASE_URL"
        raise UserMistake("backup-wrong", where=dump.name, reason=reason)
    if connection.introspection.table_names():
        raise UserMistake("home-taken", where="DATABASE_URL")
    words = ("--no-owner", "--exit-on-error", "--single-transaction", str(dump))
    name = connection.get_connection_params()["dbname"]
    _run_tool("pg_restore", f"--dbname={name}", *words)


def _run_tool(tool: str, *words: str) -> None:
    """One of PostgreSQL's programs; the password goes by the environment, never by the line."""
    from django.db import connection

    beside = sorted(Path("/").glob(f"{_TOOLS[1:]}/{tool}"))
    found = shutil.which(tool) or (str(beside[-1]) if beside else None)
    if found is None:
        raise UserMistake("database-tool", where=tool, reason="it is not installed")
    known = connection.get_connection_params()
    names = {"PGHOST": "host", "PGPORT": "port", "PGUSER": "user", "PGPASSWORD": "password",
             "PGDATABASE": "dbname", "PGSSLMODE": "sslmode"}  # fmt: skip
    place = {name: str(known[key]) for name, key in names.items() if known.get(key)}
    done = subprocess.run(
        [found, *words], env={**os.environ, **place}, capture_output=True, text=True
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise UserMistake("database-tool", where=tool, reason=reason)


@contextmanager
def _alias(path: Path) -> Iterator[str]:
    """Another database beside the desk's own, for as long as it is looked at."""
    from django.db import connections

    alias = "restored"
    connections.settings[alias] = connections.configure_settings(
        {"default": connections.settings["default"], alias: sqlite_settings(path)}
    )[alias]
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]
