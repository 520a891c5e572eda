"""Runs the gate in a process of its own, which a hostile file may end or bring to a halt.

Run as a module, this reads one request a line (JSON: path, name, rows) and answers each with one
line. Where the system can fork, every file gets a fresh process with bounds on memory and time;
elsewhere (Windows) the process ends after each file, bounded in time only.
"""

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import astuple
from functools import cache
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from stat import S_ISREG
from types import TracebackType
from typing import Any

from answerable.files.gate.look import MOST_BYTES, look
from answerable.model.errors import UserMistake
from answerable.model.file_checks import FileFinding, FileReport, found

SECONDS = 60.0
"""How long one file may take before it is refused."""
MOST_MEMORY = 1 << 30
"""Bytes of address space for one file, code and libraries included."""

_TOGETHER = 1_500
"""Files of ours that are looked through in one process: starting one costs as much as many pages,
and what it has made out of a mark it need not make out again."""

_OF_A_PROGRAM = ("(<script>)", "(defer=“”)", "(<select>)", "(<button>)")
"""How findings end that say no more than that a page names a program, or has controls for it."""

_TEXTS = (".html", ".json", ".csv", ".atom", ".xml", ".jsonld")
"""How files of a log end that need no library of their own."""
_FORKS = hasattr(os, "fork")
_HEAD = 16


class Gate:
    """Inspects files one after another; use it in a `with` statement."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "Gate":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def inspect(self, path: Path, *, most_rows: int | None = None) -> FileReport:
        """What the gate says of a file. Raises UserMistake where there is no such file to read."""
        if refused := _not_a_file(path):
            return FileReport(str(path), (refused,))
        request = {"path": os.path.abspath(path), "name": path.name, "rows": most_rows}
        answer, late = self._ask(json.dumps(request))
        if answer is None:
            self.close()
            words = (
                f"looking through it took more than {self._seconds:g} s"
                if late
                else "the reader ended"
            )
            return FileReport(str(path), (found("X20" if late else "X19", "the file", words),))
        if not _FORKS:
            self.close()
        return FileReport(str(path), tuple(FileFinding(*finding) for finding in answer))

    def inspect_together(self, paths: Sequence[Path]) -> list[FileReport]:
        """What the gate says of many files of ours, looked through in one process.

        Where that process does not come to an end, each is looked through in one of its own.
        """
        if not _FORKS or any(map(_not_a_file, paths)):
            return [self.inspect(path) for path in paths]
        many = [{"path": os.path.abspath(path), "name": path.name, "rows": None} for path in paths]
        answer, _ = self._ask(json.dumps(many))
        if answer is None or len(answer) != len(paths):
            self.close()
            return [self.inspect(path) for path in paths]
        return [
            FileReport(str(path), tuple(FileFinding(*finding) for finding in findings))
            for path, findings in zip(paths, answer, strict=True)
        ]

    def start(self) -> None:
        """Has its process there before the first file is."""
        self._process = self._process or _start()

    def _ask(self, request: str) -> tuple[list[Any] | None, bool]:
        """The findings, or None and whether the time had run out."""
        self.start()
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()
        timer = threading.Timer(self._seconds, _stop, (process, late))
        timer.start()
        try:
            process.stdin.write(request + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
            answer = json.loads(line)
        except (OSError, ValueError):
            answer = None
        finally:
            timer.cancel()
        whole = isinstance(answer, list) and not late.is_set()
        return (answer if whole else None), late.is_set()

    def close(self) -> None:
        """Ends the process, if one runs; the next file starts another."""
        process, self._process = self._process, None
        if process is not None:
            _kill(process)
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with suppress(OSError):
                        stream.close()


def inspect_all(
    paths: Iterable[Path], *, seconds: float = SECONDS, most_rows: int | None = None
) -> Iterator[FileReport]:
    """The report of every file, in order."""
    with Gate(seconds=seconds) as gate:
        for path in paths:
            yield gate.inspect(path, most_rows=most_rows)


def files_under(path: Path) -> list[Path]:
    """A file itself, or every file below a folder. Raises UserMistake where nothing is there."""
    if not path.is_dir():
        return [path]
    below = [file for file in sorted(path.rglob("*")) if file.is_symlink() or not file.is_dir()]
    if not below:
        raise UserMistake("folder-empty", where=path)
    return below


def check_leaving(
    paths: Iterable[Path],
    *,
    within: Path,
    runs: Callable[[Path], bool] = lambda path: False,
    gates: int = 1,
) -> None:
    """Raises UserMistake "file-refused" for the first file of ours that may not leave.

    `runs` says of a page whether it may name a program, which whoever asks has looked at. `gates`
    is how many processes look at once.
    """
    free = SimpleQueue[Gate]()
    for number in range(gates):
        free.put(_kept_open(number))

    def look_through(some: Sequence[Path]) -> list[FileReport]:
        gate = free.get()
        try:
            return gate.inspect_together(some)
        finally:
            free.put(gate)

    waiting = iter(paths)
    together = list(iter(lambda: list(islice(waiting, _TOGETHER)), []))
    with ThreadPoolExecutor(gates) as threads:
        for some, reports in zip(together, threads.map(look_through, together), strict=True):
            for path, report in zip(some, reports, strict=True):
                _check_report(report, path.relative_to(within), runs=runs(path))


def _check_report(report: FileReport, name: Path, *, runs: bool) -> None:
    for finding in report.findings:
        if not (finding.what.endswith(_OF_A_PROGRAM) and runs):
            where = f"{name}, {finding.where}"
            raise UserMistake(
                "file-refused", where=where, finding=finding.code, carries=finding.what
            )


def expect_leaving() -> None:
    """Says that files of ours are about to be looked through."""
    _kept_open(0).start()


@cache
def _kept_open(number: int) -> Gate:
    """The process for files of ours that a run writes, and further ones where they are many."""
    gate = Gate()
    atexit.register(gate.close)
    return gate


def _not_a_file(path: Path) -> FileFinding | None:
    """Refuses links, pipes and devices in a folder; says plainly where there is nothing."""
    try:
        size = _size_of_file(path)
    except OSError as error:
        if path.is_symlink() and not path.exists():
            return found("I02", "the file", "a link that leads nowhere")
        if not path.exists():
            raise UserMistake("file-missing", where=path) from error
        raise UserMistake("file-unreadable", where=path, reason=error.strerror) from error
    if size is None:
        return found("I02", "the file", "a pipe, a device or a folder")
    if size > MOST_BYTES:
        return found("X20", "the file", f"{size >> 20:,} MB")
    return None


def _size_of_file(path: Path) -> int | None:
    """How large a file is that can be read; None where it is no plain file."""
    said = os.stat(path)
    if not S_ISREG(said.st_mode):
        return None
    os.close(os.open(path, os.O_RDONLY))
    return said.st_size


def _start() -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        start_new_session=_FORKS,
    )


def _stop(process: "subprocess.Popen[str]", late: threading.Event) -> None:
    late.set()
    _kill(process)


def _kill(process: "subprocess.Popen[str]") -> None:
    """Ends the process and whatever it forked."""
    with suppress(OSError):
        if _FORKS:
            os.killpg(process.pid, 9)
        else:
            process.kill()


def _serve() -> None:
    """Answers requests until there are no more."""
    import lxml.etree  # noqa: F401 - shared by every process that is forked

    for line in sys.stdin:
        request = json.loads(line)
        answer = _forked(request) if _FORKS else _looked(request)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        if not _FORKS:
            return


def _looked(request: Any) -> list[Any]:
    if isinstance(request, list):
        return [_looked(one) for one in request]
    data = Path(request["path"]).read_bytes()
    return [astuple(finding) for finding in look(request["name"], data, most_rows=request["rows"])]


def _forked(request: Any) -> object:
    """The answer of a fresh process; None where it ended without one."""
    for one in request if isinstance(request, list) else [request]:
        _load_for(Path(one["path"]))
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receive)
        with suppress(BaseException):
            _bound()
            with os.fdopen(send, "w", encoding="utf-8") as out:
                json.dump(_looked(request), out)
        os._exit(0)
    os.close(send)
    with os.fdopen(receive, encoding="utf-8") as answers:
        answer = answers.read()
    os.waitpid(child, 0)
    try:
        return json.loads(answer)
    except ValueError:
        return None


def _load_for(path: Path) -> None:
    """Loads what a kind of file needs once, before the process is forked."""
    if path.suffix in _TEXTS:
        from answerable.files.gate import web_pages

        assert web_pages
        return
    with suppress(OSError), path.open("rb") as content:
        head = content.read(_HEAD)
        if head.startswith(b"%PDF"):
            import pikepdf
            import pypdfium2  # noqa: F401

            assert pikepdf
        if not head.startswith(b"PK"):
            import PIL.Image  # noqa: F401


def _bound() -> None:
    """Bounds memory and processor time of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, int(SECONDS * 2))):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    _serve()
