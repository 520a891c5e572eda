"""Looks a whole log over: every hash, every link, and every address that was ever published."""

import posixpath
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from answerable.files.folders import MARKER, is_of_the_system, marked, sha256_of
from answerable.files.untouched import walk
from answerable.log.building import Tell
from answerable.log.whole_log import LINES, path_of, read_addresses, read_state
from answerable.model.errors import UserMistake
from answerable.steps.old_logs.decide_addresses import file_of

_LINK = re.compile(rb'\s(?:href|src)="([^"]*)"')
_MOST = 1_000
_EVERY = 500


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what is wrong, a sentence each."""

    files: int
    addresses: int
    links: int
    findings: tuple[str, ...]


def verify(folder: Path, *, tell: Tell = lambda done, total: None) -> Verified:
    """Reads every file of a log. Raises UserMistake "log-missing" where there is none."""
    if not (folder / MARKER).is_file():
        raise UserMistake("log-missing", where=folder)
    hashes = marked(folder / MARKER)
    findings = [] if hashes else [f"{MARKER}: it names no file"]
    links, seen = 0, set[str]()
    for number, (name, entry) in enumerate(walk(folder), start=1):
        if name not in hashes and is_of_the_system(entry.name):
            continue
        seen.add(name)
        findings += _changed(name, Path(entry.path), hashes)
        if name.endswith(".html"):
            for address in _links(Path(entry.path).read_bytes()):
                links += 1
                findings += _dead(name, address, hashes)
        if number % _EVERY == 0:
            tell(number, len(hashes))
    findings += [f"{name}: it is gone" for name in sorted(hashes.keys() - seen)]
    addresses = read_addresses(folder)
    findings += _unkept(folder, addresses, seen)
    return Verified(len(seen), len(addresses), links, tuple(findings[:_MOST]))


def _changed(name: str, path: Path, hashes: dict[str, str]) -> Iterator[str]:
    if name not in hashes:
        yield f"{name}: it was not written here"
    elif path.is_symlink() or sha256_of(path) != hashes[name]:
        yield f"{name}: it is not as it was written"


def _links(page: bytes) -> Iterator[str]:
    for found in _LINK.findall(page):
        yield unescape(found.decode("utf-8", errors="replace"))


def _dead(name: str, address: str, names: Container[str]) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
    if target not in names:
        yield f"{name}: {address} leads nowhere"


def _unkept(folder: Path, addresses: dict[str, str], names: Container[str]) -> Iterator[str]:
    """Addresses that were published and lead nowhere, or are not recorded; lines that differ."""
    for address, leads in sorted(addresses.items()):
        for one in (address, leads):
            if (file := file_of(one)) and file not in names:
                yield f"{address}: it was published and is gone"
    state = read_state(folder)
    if state is None:
        yield "log.json: it is gone"
        return
    for path in [one.path for one in state.answers] + [one.path for one in state.withdrawn]:
        if path not in addresses:
            yield f"{path}: addresses.json does not record it"
    with (folder / LINES).open("rb") as lines:
        held = list(map(path_of, lines))
    if held != [one.path for one in state.answers]:
        yield f"{LINES}: it does not hold the answers that log.json lists"
