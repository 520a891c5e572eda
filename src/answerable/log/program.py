"""Tells whether a log was made by this very program with these very settings."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from answerable import __version__
from answerable.model.log_settings import LogSettings

_PARTS = ("log", "steps", "model", "files")
_KINDS = (".py", ".html", ".css", ".js", ".xml", ".svg")


def made_with(settings: LogSettings) -> str:
    """A hash of all that decides the bytes of a log beside its answers."""
    return hashlib.sha256(f"{_program()}\n{settings!r}".encode()).hexdigest()


@cache
def _program() -> str:
    digest = hashlib.sha256(__version__.encode())
    for part in _PARTS:
        _add(files("answerable") / part, digest)
    return digest.hexdigest()


def _add(folder: Traversable, digest: "hashlib._Hash") -> None:
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.is_dir():
            _add(one, digest)
        elif one.name.endswith(_KINDS):
            digest.update(one.name.encode() + b"\0" + one.read_bytes())
