"""Keeps the journal of a review: a line of JSON for each entry, only ever added to.

An entry is on the disc before anybody is told that it was taken. Each line carries a seal made of
the line and the seal before it, so that a line changed, added or taken out by other hands is found.
A line that a crash cut short was never acknowledged: it is moved into a file beside, and told.
"""

import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from answerable.model.certificates import Bound, Declaration
from answerable.model.decisions import Verdict
from answerable.model.errors import UserMistake
from answerable.model.journal import (
    Begun,
    Decided,
    Declared,
    Entry,
    Paused,
    SecondDrawn,
    Shown,
    Undone,
)

KINDS: Mapping[str, type[Entry]] = {
    "begun": Begun,
    "shown": Shown,
    "decided": Decided,
    "undone": Undone,
    "declared": Declared,
    "second drawn": SecondDrawn,
    "paused": Paused,
}
"""What the lines of a journal call each kind of entry."""

_NAMES = {kind: name for name, kind in KINDS.items()}
_SEAL = 16
_WAIT = 5.0
_PAUSE = 0.02


class Journal:
    """One journal file: `refresh` gives what was added since, `append` adds."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seals: list[str] = []
        self.torn = b""
        self._good = 0

    def refresh(self) -> list[Entry]:
        """The entries added since it was last asked, by whomever.

        Raises UserMistake "review-damaged" with the line for one that is not as it was written.
        """
        with self._opened(os.O_RDONLY, exclusive=False) as handle:
            return self._read(handle)

    @contextmanager
    def writing(self) -> Iterator[list[Entry]]:
        """Keeps others from writing; gives the entries that they added since. Then `append`."""
        with self._opened(os.O_RDWR | os.O_CREAT | os.O_APPEND, exclusive=True) as handle:
            entries = self._read(handle)
            self._mend(handle)
            self._handle = handle
            try:
                yield entries
            finally:
                del self._handle

    def append(self, entry: Entry) -> None:
        """Adds an entry; when this returns it is on the disc. Only inside `writing`.

        Raises UserMistake "disc-full" where it cannot be written; then nothing was added.
        """
        body, seal = sealed_line(entry, number=len(self.seals), before=self._last_seal)
        line = f'{body[:-1]},"seal":"{seal}"}}\n'.encode()
        try:
            if os.write(self._handle, line) != len(line):
                raise OSError(28, "the disc is full")
            os.fsync(self._handle)
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(self._handle, self._good)
            raise UserMistake("disc-full", where=self.path, reason=error.strerror) from error
        self._good += len(line)
        self.seals.append(seal)

    @property
    def _last_seal(self) -> str:
        return self.seals[-1] if self.seals else ""

    def _read(self, handle: int) -> list[Entry]:
        """The whole lines from where reading stopped; what is cut short is set apart."""
        os.lseek(handle, self._good, os.SEEK_SET)
        data = _all_of(handle)
        lines = data.split(b"\n")[:-1]
        entries, at = [], 0
        for line in lines:
            end = at + len(line) + 1
            if end == len(data) and not _is_json(line):
                break
            entries.append(self._entry(line))
            at = end
        self.torn = data[at:]
        self._good += at
        return entries

    def _entry(self, line: bytes) -> Entry:
        """One line read strictly: in its turn, under its seal, of a kind and with values known."""
        number = len(self.seals)
        body, _, seal = line.rpartition(b',"seal":"')
        text = body.decode("utf-8", errors="replace") + "}"
        said = seal.decode("utf-8", errors="replace")
        said = said[:-2] if said.endswith('"}') else ""
        try:
            entry = entry_of_line(text, said, number=number, before=self._last_seal)
        except ValueError as error:
            self._damaged(number, str(error))
        self.seals.append(said)
        return entry

    def _damaged(self, number: int, reason: str) -> NoReturn:
        where = f"{self.path}, line {number + 1}"
        raise UserMistake("review-damaged", where=where, reason=reason)

    def _mend(self, handle: int) -> None:
        """Moves a line that was cut short out of the journal: kept beside it before it goes."""
        if not self.torn:
            return
        with self.path.with_suffix(".torn").open("ab") as kept:
            kept.write(self.torn + b"\n")
            kept.flush()
            os.fsync(kept.fileno())
        os.ftruncate(handle, self._good)
        os.fsync(handle)

    @contextmanager
    def _opened(self, flags: int, *, exclusive: bool) -> Iterator[int]:
        try:
            handle = os.open(self.path, flags | getattr(os, "O_BINARY", 0), 0o644)
        except FileNotFoundError as error:
            raise UserMistake("review-missing", where=self.path.parent) from error
        except OSError as error:
            raise UserMistake("file-unreadable", where=self.path, reason=error.strerror) from error
        try:
            self._lock(handle, exclusive=exclusive)
            yield handle
        finally:
            os.close(handle)

    def _lock(self, handle: int, *, exclusive: bool) -> None:
        """Waits a little for the lock; the system drops the lock of a run that was killed."""
        try:
            import fcntl
        except ImportError:  # Windows keeps no such locks: there one run at a time must write
            return
        kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
        end = time.monotonic() + _WAIT
        while True:
            try:
                fcntl.flock(handle, kind | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if time.monotonic() > end:
                    raise UserMistake("review-busy", where=self.path) from error
                time.sleep(_PAUSE)
            except OSError as error:
                reason = f"the disc keeps no locks ({error.strerror})"
                raise UserMistake("file-unreadable", where=self.path, reason=reason) from error
            else:
                return


def sealed_line(entry: Entry, *, number: int, before: str) -> tuple[str, str]:
    """An entry as JSON, and the seal that ties it to the seal before it."""
    body = _json({"n": number, "what": _NAMES[type(entry)], **_values(entry)})
    return body, _sealed(before, body)


def entry_of_line(body: str, seal: str, *, number: int, before: str) -> Entry:
    """What `sealed_line` made, read strictly: in its turn, under its seal, of a kind known.

    Raises ValueError with the reason.
    """
    if seal != _sealed(before, body):
        raise ValueError("it does not follow from the line before it")
    try:
        values = json.loads(body)
        if values.pop("n") == number:
            return _entry_of(KINDS[values.pop("what")], values)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"it cannot be understood ({error})") from error
    raise ValueError("it is not in its turn")


def _all_of(handle: int) -> bytes:
    parts = []
    while part := os.read(handle, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def _sealed(before: str, body: str) -> str:
    return hashlib.sha256(f"{before}\n{body}".encode()).hexdigest()[:_SEAL]


def _json(value: object) -> str:
    """JSON that is text in UTF-8, whatever bytes a terminal took for text."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", errors="replace").decode()


def _is_json(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _values(entry: Entry) -> dict[str, Any]:
    """The values of an entry as JSON knows them; times in ISO 8601."""
    values = asdict(entry)
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in values.items()}


def _entry_of(kind: type[Entry], values: Mapping[str, Any]) -> Entry:
    """The entry of a line's values. Raises ValueError, KeyError or TypeError for wrong ones."""
    if values.keys() != {field.name for field in fields(kind)}:
        raise ValueError("it has other keys than it should")
    return kind(**{name: _READ.get(name, _text)(value) for name, value in values.items()})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is not a text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r:.40} is not a list")
    return tuple(map(_text, value))


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r:.40} is neither true nor false")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"{value!r:.40} is not a whole number")
    return value


def _time(value: object) -> datetime:
    at = datetime.fromisoformat(_text(value))
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    return at


def _seconds(value: object) -> float | None:
    if value is None:
        return None
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise TypeError(f"{value!r:.40} is not a number of seconds")
    return float(value)


def _declaration(value: object) -> Declaration:
    if not isinstance(value, dict):
        raise TypeError("the declaration is not an object")
    return Declaration(
        bound=Bound(value["bound"]),
        confidence=_text(value["confidence"]),
        unread=_count(value["unread"]),
        found=_count(value["found"]),
        size=None if value["size"] is None else _count(value["size"]),
        seed=_count(value["seed"]),
        number=_count(value["number"]),
        repeats=_flag(value["repeats"]),
    )


_READ: Mapping[str, Any] = {
    "refs": _texts,
    "at": _time,
    "verdict": lambda value: Verdict(_text(value)),
    "seconds": _seconds,
    "extraction": _seconds,
    "second": _flag,
    "without_text": _count,
    "declaration": _declaration,
}
"""How the value of a key is read; every other one is a text."""
