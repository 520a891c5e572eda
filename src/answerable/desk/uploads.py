"""Exports that were uploaded and are being read: a folder for each, and a process that reads it.

All that is known of an upload lies in its folder, so that a server that was ended finds it again.
A process keeps a lock on its folder: whether one still runs is known whoever started it.
"""

import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from answerable.desk.own_words import in_own_words
from answerable.desk.registers import keep_taken_in
from answerable.files.column_maps import ASKED
from answerable.files.take_in_apart import JOB, MISTAKE, PREVIEW, STEP, STEPS, TAKEN
from answerable.files.whole_files import write_whole
from answerable.model.errors import UserMistake
from answerable.store.home import uploads_folder
from answerable.store.models import Person, RegisterSnapshot

MOST_BYTES = 200 << 20
"""Of all files of one upload together."""

_KEPT = 24 * 3600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,43}")
"""Of our own and no longer: it names a folder."""
_LOCK, _ERRORS = "lock", "errors.txt"
_LOCKS = os.name == "posix"
"""Elsewhere only the server that started a process knows whether it still runs."""

_ON_PAGE = (
    "state it below, under “What the columns are”, and read the file again; or correct the export"
    " and upload it again"
)

_STARTED: dict[str, "subprocess.Popen[bytes]"] = {}


@dataclass(frozen=True, slots=True)
class Upload:
    """One upload by its token."""

    token: str

    @property
    def folder(self) -> Path:
        """Where all of it lies."""
        return uploads_folder() / self.token

    @property
    def job(self) -> Mapping[str, Any]:
        """The name given to the register, who uploaded it, its files, what they say of these."""
        return _read(self.folder / JOB)

    @property
    def preview(self) -> dict[str, Any]:
        """What was understood; empty before it is."""
        return _read(self.folder / PREVIEW)

    @property
    def mistake(self) -> dict[str, Any]:
        """What the user has to mend, in three parts, with the headers of the tables.

        Where a command asks for a mapping file, the page has a box for each column.
        """
        told = _read(self.folder / MISTAKE)
        if not told:
            return {}
        on_page = told["sources"] and told["code"] in ASKED
        return {**told, "todo": _ON_PAGE if on_page else in_own_words(told["todo"])}

    @property
    def step(self) -> dict[str, Any]:
        """Which step it is at, of how many, and for how many seconds it has been at work."""
        told = _read(self.folder / STEP) or {"step": 1, "words": STEPS[0]}
        began = (self.folder / JOB).stat().st_mtime
        return {**told, "steps": len(STEPS), "seconds": int(time.time() - began)}

    def is_read(self) -> bool:
        """Whether a process reads it now."""
        started = _STARTED.get(self.token)
        if started is not None and started.poll() is not None:
            del _STARTED[self.token]
        if self.token in _STARTED:
            return True
        with _locked(self.folder) as mine:
            return mine is None

    def read(self, said: Mapping[str, Any]) -> None:
        """Begins to read it, by what the user says of it, in the parts of a `ColumnMap`."""
        self._forget(PREVIEW, MISTAKE, STEP)
        _write_job(self.folder, {**self.job, "said": dict(said)})
        with _locked(self.folder) as mine:
            if mine is not None:
                _STARTED[self.token] = _start(self.folder, mine)

    def cancel(self) -> None:
        """Ends the process, if one runs, and removes all of it."""
        if self.is_read():
            _end(int((self.folder / _LOCK).read_text() or 0))
        started = _STARTED.pop(self.token, None)
        if started is not None:
            started.kill()
            started.wait(timeout=10)
        shutil.rmtree(self.folder, ignore_errors=True)

    def use(self, by: Person) -> RegisterSnapshot:
        """Takes the register into the home and removes the rest."""
        told = self.preview
        snapshot = keep_taken_in(
            self.folder / TAKEN,
            by=by,
            name=self.job["name"],
            sha256=told["sha256"],
            rows=told["rows"],
            cases=told["cases"],
            files=told["hashes"],
        )
        shutil.rmtree(self.folder, ignore_errors=True)
        return snapshot

    def why_broken_off(self) -> str:
        """The last words of a process that ended without an answer."""
        said = (self.folder / _ERRORS).read_text(encoding="utf-8", errors="replace").strip()
        if "MemoryError" in said:
            return "there was not enough memory for it"
        return "its process was ended"

    def _forget(self, *names: str) -> None:
        for name in names:
            (self.folder / name).unlink(missing_ok=True)
        shutil.rmtree(self.folder / TAKEN, ignore_errors=True)


def begin_upload(*, by: Person, name: str, exports: "Iterable[UploadedFile[Any]]") -> Upload:
    """Keeps the files under names of our own and begins to read them.

    Raises UserMistake "upload-too-big".
    """
    several = list(exports)
    size = sum(one.size or 0 for one in several)
    if size > MOST_BYTES:
        facts = {"size": size >> 20, "most": MOST_BYTES >> 20}
        raise UserMistake("upload-too-big", where=name, **facts)
    _tidy()
    upload = Upload(secrets.token_urlsafe(16))
    upload.folder.mkdir(mode=0o700, parents=True)
    kept = {}
    for number, one in enumerate(several, start=1):
        own = f"export-{number}{_ending(one.name or '')}"
        with (upload.folder / own).open("wb") as out:
            for chunk in one.chunks():
                out.write(chunk)
        kept[own] = Path(one.name or own).name[-150:]
    _write_job(upload.folder, {"name": name, "by": by.pk, "files": kept})
    upload.read({})
    return upload


def upload_of(token: str, by: Person) -> Upload | None:
    """The upload of this person; nobody sees another's."""
    if not _TOKEN.fullmatch(token):
        return None
    upload = Upload(token)
    return upload if upload.job.get("by") == by.pk else None


def _ending(name: str) -> str:
    ending = Path(name).suffix.lower()
    return ending if ending[1:].isalnum() and len(ending) <= 6 else ""


def _start(folder: Path, lock: int) -> "subprocess.Popen[bytes]":
    """A process group of its own, so that all of it can be ended; it inherits the lock."""
    command = [sys.executable, "-m", "answerable.files.take_in_apart", str(folder)]
    with (folder / _ERRORS).open("wb") as errors:
        started = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,
            pass_fds=(lock,) if _LOCKS else (),
        )
    (folder / _LOCK).write_text(str(started.pid))
    return started


@contextmanager
def _locked(folder: Path) -> Iterator[int | None]:
    """The lock of a folder while it is held; None where a process holds it."""
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if _LOCKS:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield handle
    except BlockingIOError:
        yield None
    finally:
        os.close(handle)


def _end(group: int) -> None:
    """Ends a process and what it started, where the system keeps them together."""
    if _LOCKS and group:
        with suppress(OSError):
            os.killpg(group, signal.SIGKILL)


def _tidy() -> None:
    """Removes uploads of yesterday that nobody used, and what a server killed early left of one."""
    uploads_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    for folder in uploads_folder().iterdir():
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > _KEPT:
                Upload(folder.name).cancel()


def _write_job(folder: Path, job: Mapping[str, object]) -> None:
    write_whole(folder / JOB, json.dumps(job, ensure_ascii=False).encode())


def _read(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found
