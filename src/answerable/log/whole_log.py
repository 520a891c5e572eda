"""The files that hold the whole log: every answer as a line of JSON, the lists, the addresses.

They are renewed by putting what changed between the lines that stay, in the order of addresses, so
that publishing one answer never opens the others.
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, BinaryIO

from answerable.files.csv_out import csv_lines
from answerable.model.errors import UserMistake
from answerable.model.log_entries import Headline, LogState, Summary, Tombstone
from answerable.steps.entries.arrange_log import ROW_COLUMNS, summary_row
from answerable.steps.entries.publish import PublicEntry
from answerable.steps.old_logs.decide_addresses import every_address

LINES, STATE, TABLE, ADDRESSES = "log.jsonl", "log.json", "log.csv", "addresses.json"
_VERSION = 1


def compact(entry: PublicEntry) -> bytes:
    """An entry as its line in log.jsonl."""
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def merged_lines(old: Path | None, new: Mapping[str, bytes | None], out: BinaryIO) -> None:
    """Writes the lines of an old log.jsonl with some replaced, added or (None) left out.

    Every line begins with its address, in the order of which they stand: what lies between those
    that change is copied without being read.
    """
    with _opened(old) as lines:
        done = 0
        for path in sorted(new):
            begins, ends = _place_of(path, lines)
            _copy(lines, done, begins, out)
            out.write(new[path] or b"")
            done = ends
        _copy(lines, done, len(lines), out)


@contextmanager
def _opened(path: Path | None) -> Iterator[mmap | bytes]:
    """The bytes of a file, of which only what is asked for is read; none where there is none."""
    if path is None or not path.exists() or not path.stat().st_size:
        yield b""
        return
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        yield content


def _place_of(path: str, lines: mmap | bytes) -> tuple[int, int]:
    """Where the line of an address begins and ends; both where it would stand if there is none."""
    low, high = 0, len(lines)
    while low < high:
        begins = max(low, lines.rfind(b"\n", low, (low + high) // 2) + 1)
        ends = lines.find(b"\n", begins) + 1
        found = path_of(lines[begins:ends])
        if found == path:
            return begins, ends
        low, high = (ends, high) if found < path else (low, begins)
    return low, low


def _copy(lines: mmap | bytes, begins: int, ends: int, out: BinaryIO) -> None:
    for at in range(begins, ends, _AT_ONCE):
        out.write(lines[at : min(ends, at + _AT_ONCE)])


def path_of(line: bytes) -> str:
    """The address at the beginning of a line of log.jsonl, without reading the rest."""
    start = len(_BEGINS)
    if not line.startswith(_BEGINS):
        raise UserMistake("log-damaged", where=LINES)
    return line[start : line.index(b'"', start)].decode()


def first_in(entry: PublicEntry) -> PublicEntry:
    """The entry with its address as its first key, as lines are sorted by it."""
    return {"path": entry["path"], **entry}


_BEGINS = b'{"path":"'
_FIGURES, _WITHDRAWN = ',"headlines":', '"withdrawn": ['
"""What stands before the figures of a line of log.json, and before what was withdrawn; neither can
stand in a text, whose quotation marks are escaped."""
_LISTS, _LISTED = f'{{"version": {_VERSION},\n"answers": [\n', "\n],\n"
"""What stands around the lines of answers."""
_AT_ONCE = 1 << 20


def read_state(folder: Path) -> LogState | None:
    """What a log says of its answers and of what was withdrawn; None where it keeps no such list.

    Raises UserMistake "log-damaged" where the list cannot be read.
    """
    path = folder / STATE
    if not path.is_file():
        return None
    try:
        answers, _, withdrawn = path.read_text(encoding="utf-8").partition(_WITHDRAWN)
        gone = json.loads("[" + withdrawn.removesuffix("\n").removesuffix("}"))
        return LogState(tuple(_summaries(answers)), tuple(map(_tombstone, gone)))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserMistake("log-damaged", where=path) from error


def _summaries(listed: str) -> Iterator[Summary]:
    """The answers of the list, each of which is a line with its figures at its end."""
    if not (listed.startswith(_LISTS) and listed.endswith(_LISTED)):
        raise ValueError("not as it was written")
    written = listed.removeprefix(_LISTS).removesuffix(_LISTED).split("\n")
    lines = [line.partition(_FIGURES) for line in written if line]
    heads = json.loads("[" + ",".join(f"{head}}}" for head, _, _ in lines) + "]")
    for found, (_, _, figures) in zip(heads, lines, strict=True):
        for key in ("outcomes", "exemptions", "aliases"):
            found[key] = tuple(found[key])
        yield Summary(**found, headlines=KeptHeadlines(figures.rstrip(",").removesuffix("}")))


class KeptHeadlines(Sequence[Headline]):
    """The headline figures of an answer as they are written: few of a log's are ever looked at."""

    __slots__ = ("_read", "_written")

    def __init__(self, written: str) -> None:
        self._written = written
        self._read: tuple[Headline, ...] | None = None

    @property
    def all(self) -> tuple[Headline, ...]:
        """The figures. Raises UserMistake "log-damaged" where they cannot be read."""
        if self._read is None:
            try:
                self._read = tuple(map(_headline, json.loads(self._written)))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise UserMistake("log-damaged", where=STATE) from error
        return self._read

    def __getitem__(self, place: Any) -> Any:
        return self.all[place]

    def __len__(self) -> int:
        return len(self.all)

    def __eq__(self, other: object) -> bool:
        return self.all == (other.all if isinstance(other, KeptHeadlines) else other)

    def __hash__(self) -> int:
        return hash(self.all)

    def __repr__(self) -> str:
        return repr(self.all)


def state_json(
    state: LogState, *, old: bytes = b"", changed: Container[str] | None = None
) -> bytes:
    """The list of answers, a line each; of an old list, lines of what did not change stay."""
    known = dict(_old_lines(old)) if changed is not None else {}
    answers = ",\n".join(
        known[one.path] if changed and one.path not in changed and one.path in known
        else _compact(one)
        for one in state.answers
    )  # fmt: skip
    withdrawn = ",\n".join(_compact(one) for one in state.withdrawn)
    return f"{_LISTS}{answers}{_LISTED}{_WITHDRAWN}\n{withdrawn}\n]}}\n".encode()


def _old_lines(old: bytes) -> Iterator[tuple[str, str]]:
    """The lines of answers in an old list, by address; lines of what was withdrawn are others."""
    for line in old.partition(_WITHDRAWN.encode())[0].splitlines():
        if line.startswith(_BEGINS):
            yield path_of(line), line.decode().rstrip(",")


def list_csv(state: LogState, *, old: bytes = b"", changed: Container[str] | None = None) -> bytes:
    """The list of answers as a table; of an old one, lines of what did not change stay."""
    known = _old_rows(old) if changed is not None else {}
    rows = (
        known[one.path] if changed and one.path not in changed and one.path in known
        else csv_lines([summary_row(one)])
        for one in state.answers
    )  # fmt: skip
    return (csv_lines([ROW_COLUMNS]) + "".join(rows)).encode("utf-8-sig")


def _old_rows(old: bytes) -> dict[str, str]:
    """The lines of an old table by address; none where a cell goes on in the next line."""
    lines = [f"{line}\n" for line in old.decode("utf-8-sig").split("\n")]
    if any(line.count('"') % 2 for line in lines):
        return {}
    return {line.partition(",")[0]: line for line in lines}


def addresses_json(book: Mapping[str, str], withdrawn: Iterable[Tombstone]) -> bytes:
    """Every address ever published with the one it leads to, a line each, and what is gone."""
    gone = {one.path: {"on": one.on, "reason": one.reason} for one in withdrawn}
    data = {"version": _VERSION, "addresses": dict(sorted(book.items())), "withdrawn": gone}
    return (json.dumps(data, ensure_ascii=False, separators=(",\n", ": ")) + "\n").encode()


def addresses_of(state: LogState, table: Mapping[str, str], pages: Iterable[str]) -> dict[str, str]:
    """The addresses of some answers and of lists, each with the one it leads to.

    `pages` are the files of lists; they lead to themselves.
    """
    paths = {one.path for one in state.answers} | {one.path for one in state.withdrawn}
    mine = {alias: path for alias, path in table.items() if path in paths}
    book = {one: mine.get(one) or _owner(one) for one in every_address(state, mine)}
    return book | {page: page for page in pages}


def read_addresses(folder: Path) -> dict[str, str]:
    """The record of every address; {} where none was kept yet."""
    path = folder / ADDRESSES
    if not path.is_file():
        return {}
    try:
        found: dict[str, str] = json.loads(path.read_bytes())["addresses"]
        return {str(key): str(value) for key, value in found.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserMistake("log-damaged", where=path) from error


def _owner(address: str) -> str:
    """The answer that a version belongs to: the answer itself."""
    head, _, last = address.rstrip("/").rpartition("/")
    return f"{head}/" if last[:1] == "v" and last[1:].isdigit() else address


def _headline(found: dict[str, Any]) -> Headline:
    found["terms"] = tuple(found["terms"])
    found["years"] = tuple(map(tuple, found["years"]))
    if (told := found.get("conditions")) is not None:
        found["conditions"] = tuple(told)
    return Headline(**found)


def _tombstone(found: dict[str, Any]) -> Tombstone:
    return Tombstone(**{**found, "aliases": tuple(found["aliases"])})


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_named)


def _named(one: Summary | Headline | Tombstone | KeptHeadlines) -> object:
    """The fields of a line by their names; `dataclasses.asdict` copies them one by one first."""
    if isinstance(one, KeptHeadlines):
        return one.all
    fields = {name: getattr(one, name) for name in one.__slots__}
    if fields.get("conditions", ()) is None:  # as a list from before there were any has it
        del fields["conditions"]
    return fields
