"""Has a search index made by pagefind, in a process of its own that is bounded in time.

Its program is spoken to as its own library does (a line of base64 for each message), without the
tenth of a second that the library sleeps for every answer.
"""

import base64
import gzip
import hashlib
import json
import os
import subprocess
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any

from answerable.files.gate.search_files import BEGINS, DATA, PROGRAMS, unpacked
from answerable.files.generations import put
from answerable.model.errors import UserMistake
from answerable.steps.entries.search_record import SearchRecord

LANGUAGE = "en"
SECONDS = 600.0
"""How long one part of an index may take."""

_ENTRY = "pagefind-entry.json"
_FILTERS = 3
"""Where in the list of all files its filters stand."""


def make_bundle(records: Iterable[SearchRecord], folder: Path) -> int:
    """Writes the index of some records into a new folder and says how many there were.

    Records that fit equally well are found in the order given. Only what a search needs is left
    in it. Raises UserMistake "search-unmade" where pagefind is not installed, fails, or takes too
    long.
    """
    count = 0
    with _Service() as service:
        index = service.ask({"type": "NewIndex", "config": {"force_language": LANGUAGE}})
        for record in records:
            service.ask(_message(record, index["index_id"]))
            count += 1
        files = service.ask({"type": "GetFiles", "index_id": index["index_id"]})["files"]
    # Asked to write them itself, the program answers before it has.
    served = {
        file["path"]: base64.b64decode(file["content"])
        for file in files
        if _serves(PurePosixPath(file["path"]))
    }
    for name, content in _whole(served, count).items():
        put(folder, name, content)
    return count


def _serves(path: PurePosixPath) -> bool:
    """Leaves out the finished search pages that pagefind brings along: the log has its own."""
    return path.name in PROGRAMS or path.suffix in DATA or path.name == _ENTRY


def _message(record: SearchRecord, index: int) -> dict[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": index,
        "url": record.url,
        "content": record.content,
        "language": LANGUAGE,
        "meta": record.meta,
        "filters": record.filters,
    }


def _whole(files: Mapping[str, bytes], count: int) -> dict[str, bytes]:
    """The index, once it is one of so many records; raises UserMistake where it is not."""
    try:
        language = json.loads(files[_ENTRY])["languages"][LANGUAGE]
        there = sum(name.startswith("fragment/") for name in files)
        if language["page_count"] == there == count:
            return _in_order(files)
    except (ValueError, LookupError, TypeError):
        pass
    raise UserMistake("search-unmade", where="pagefind", reason="it left its work undone")


def _in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same index with its filters, and the values in each, in the order of their names.

    The program writes them as they happen to lie in its memory, so that the same records would give
    other bytes each time. A file is named by its bytes, and is known by that name to the list of
    all files, as this is to the entry. Written as pagefind does: CBOR (RFC 8949) behind a mark.
    """
    placed = dict(files)
    entry = json.loads(placed[_ENTRY])
    language = entry["languages"][LANGUAGE]
    meta = _read(placed.pop(_meta_name(language["hash"])))
    for one in meta[_FILTERS]:
        name, values = _read(placed.pop(_filter_name(one[1])))
        one[1], content = _written([name, sorted(values)])
        placed[_filter_name(one[1])] = content
    meta[_FILTERS].sort()
    language["hash"], content = _written(meta)
    placed[_meta_name(language["hash"])] = content
    placed[_ENTRY] = json.dumps(entry, ensure_ascii=False).encode()
    return placed


def _meta_name(mark: str) -> str:
    return f"pagefind.{mark}.pf_meta"


def _filter_name(mark: str) -> str:
    return f"filter/{mark}.pf_filter"


def _read(content: bytes) -> Any:
    import cbor2

    try:
        return cbor2.loads(unpacked(content) or b"")
    except cbor2.CBORError as error:
        raise ValueError("it is no data of an index") from error


def _written(value: object) -> tuple[str, bytes]:
    """A value as a file of the index, and the name that it is known by there."""
    import cbor2

    data = cbor2.dumps(value)
    name = f"{LANGUAGE}_{hashlib.sha256(data).hexdigest()[:10]}"
    return name, gzip.compress(BEGINS + data, mtime=0)


class _Service:
    """The program, asked one thing after another."""

    def __init__(self) -> None:
        self._number = 0
        self._rest = bytearray()
        self._late = False

    def __enter__(self) -> "_Service":
        program = _program()
        try:
            self._process = subprocess.Popen(
                [program, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise UserMistake("search-unmade", where=program, reason=error.strerror) from error
        self._timer = threading.Timer(SECONDS, self._stop)
        self._timer.daemon = True
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def ask(self, payload: dict[str, Any]) -> dict[str, Any]:
        """The answer to a message."""
        self._number += 1
        message = {"message_id": self._number, "payload": payload}
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(base64.b64encode(json.dumps(message).encode()) + b",")
            self._process.stdin.flush()
            answer = json.loads(base64.b64decode(self._line()))
            found: dict[str, Any] = answer["payload"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            reason = f"it took more than {SECONDS:g} s" if self._late else "it ended"
            raise UserMistake("search-unmade", where="pagefind", reason=reason) from error
        if found.get("type") == "Error":
            reason = str(found.get("message"))[:200]
            raise UserMistake("search-unmade", where="pagefind", reason=reason)
        return found

    def _line(self) -> bytes:
        assert self._process.stdout is not None
        end = -1
        while end < 0:
            more = os.read(self._process.stdout.fileno(), 1 << 20)
            if not more:
                raise ValueError("it ended")
            self._rest += more
            end = self._rest.find(b",", len(self._rest) - len(more))
        line = bytes(self._rest[:end])
        del self._rest[: end + 1]
        return line

    def _stop(self) -> None:
        self._late = True
        self._process.kill()


def _program() -> str:
    try:
        from pagefind_bin import get_executable
    except ImportError as error:
        reason = "it is not installed"
        raise UserMistake("search-unmade", where="pagefind", reason=reason) from error
    return str(get_executable())
