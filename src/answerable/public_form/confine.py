"""Keeps the process of the public form to its own folder, whatever somebody finds in its code.

The environment of the desk is forgotten, the desk's modules cannot be imported, and no file is
opened outside the program and the folder. This bars mistakes and most attacks, not machine code:
a user of its own for the process (docs/how-to/receive-requests.md) bars that too.
"""

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import answerable

FORGOTTEN = ("ANSWERABLE_HOME", "DATABASE_URL", "ANSWERABLE_SECRET_KEY", "ANSWERABLE_FORM_SPOOL")
BARRED = (
    "answerable.store", "answerable.desk", "answerable.site", "answerable.demo",
    "answerable.engines", "django", "sqlite3", "psycopg", "subprocess",
)  # fmt: skip
"""Modules that a public form has no business with."""

_READS = frozenset(("open", "os.listdir", "os.scandir", "os.chdir"))
_WRITES = frozenset(
    ("os.rename", "os.remove", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.chmod",
     "os.chown", "os.truncate", "os.utime", "os.setxattr")
)  # fmt: skip
_NEVER = frozenset(
    ("sqlite3.connect", "subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork",
     "socket.connect", "ctypes.dlopen")
)  # fmt: skip
_READABLE = ("/usr/share/zoneinfo", "/etc/localtime", "/dev/null", "/dev/urandom")


class _Barred(MetaPathFinder):
    """Refuses to find what is barred."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Nothing to say of any other module."""
        if _is_barred(name):
            raise ImportError(f"the public form cannot use {name}", name=name)
        return None


def forget() -> None:
    """Takes what leads to the desk out of the environment, and bars its modules."""
    for name in FORGOTTEN:
        os.environ.pop(name, None)
    for name in [name for name in sys.modules if _is_barred(name)]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Barred())


def confine(spool: Path) -> None:
    """From now on only the folder is written to, and nothing outside the program is read.

    It cannot be taken back; call it as soon as the process listens.
    """
    written = os.path.realpath(spool)
    program = [sys.prefix, sys.base_prefix, str(Path(answerable.__file__).parent)]
    read = tuple(os.path.realpath(path) for path in (*program, *sys.path[1:], *_READABLE) if path)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in _NEVER:
            raise PermissionError(f"the public form does not use {event}")
        if event in _READS or event in _WRITES:
            allowed = (written,) if _writes(event, arguments) else (written, *read)
            for path in _paths(arguments[:2] if event in _WRITES else arguments[:1]):
                if not _within(path, allowed):
                    raise PermissionError(f"the public form does not open {path}")

    sys.addaudithook(watch)


def _paths(arguments: tuple[object, ...]) -> list[str]:
    """Where they really lead; a number is a file that is open already."""
    named = [one for one in arguments if isinstance(one, (str, bytes, os.PathLike))]
    return [os.path.realpath(os.fsdecode(one)) for one in named]


def _writes(event: str, arguments: tuple[object, ...]) -> bool:
    if event != "open":
        return event in _WRITES
    flags = arguments[2] if len(arguments) > 2 else 0
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _within(path: str, folders: Sequence[str]) -> bool:
    return any(path == folder or path.startswith(folder + os.sep) for folder in folders)


def _is_barred(name: str) -> bool:
    return any(name == barred or name.startswith(f"{barred}.") for barred in BARRED)
