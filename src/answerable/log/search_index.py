"""Keeps the search index of a log: made beside it from log.jsonl, and put in place whole.

The index comes in parts of so many answers, in the order of their days, so that making one takes
little memory and what did not change is not made again. `pagefind/answerable.json` names the parts,
the newest first; a log without that file has no index, and its search page leads to the lists.

Run as a module with the folder of a log, this renews its index; the strings that may not leave come
as JSON on standard input.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from answerable.files.folders import lock
from answerable.files.gate.apart import check_leaving
from answerable.files.gate.search_files import unpacked
from answerable.files.generations import Generation, next_generation
from answerable.files.search_bundles import make_bundle
from answerable.log.whole_log import LINES
from answerable.model.errors import UserMistake
from answerable.steps.entries.arrange_log import age_of, summary_of
from answerable.steps.entries.publish import PublicEntry, present
from answerable.steps.entries.search_record import SearchRecord, search_record

FOLDER = "pagefind/"
PARTS = f"{FOLDER}answerable.json"
MOST_IN_A_PART = 5_000
HELD = "answers.txt"
"""The file of each part that names the addresses of its answers."""
NEWEST = 1_250
"""The newest part has so many answers, and fewer than twice as many, where the log has them."""
_AGAIN = 5
_AN_HOUR = 3_600.0
_MADE_SO = b"newest first, each found by one word, each text ended once\n"
"""How a part is made. Where this is another, all are made anew."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the index: its folder, the ages of its answers, and what it is made of."""

    name: str
    oldest: str
    newest: str
    answers: int
    made_of: str


def renew_index(folder: Path, *, withheld: Iterable[str] = ()) -> int:
    """Brings the search index up to the log as it is, and says how many parts were made anew.

    Where the log changes meanwhile it begins again. Raises UserMistake "search-unmade", and
    "log-unsound" where a string that may not leave is found in it.
    """
    secret = frozenset(withheld)
    for _ in range(_AGAIN):
        with tempfile.TemporaryDirectory() as place:
            made = _renewed(folder, Path(place), secret)
        if made is not None:
            return made
    raise UserMistake("search-unmade", where=folder, reason="the log kept changing meanwhile")


def start_renewing(folder: Path, *, withheld: Iterable[str] = ()) -> None:
    """Has the index renewed by a process of its own that goes on when this one ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", __name__, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        text=True,
    )
    assert process.stdin is not None
    with suppress(OSError):
        process.stdin.write(json.dumps(sorted(withheld)))
        process.stdin.close()
    process.returncode = 0  # nobody waits for it


def forget(new: Generation, path: str) -> None:
    """Takes out of the index, at once, every part that may hold an answer.

    The part is that of its day when the index was made: it may have been corrected since.
    """
    kept = [part for part in _parts(new.folder) if path not in (_held(new, part) or {path})]
    _keep_only(new, kept)
    _name_parts(new, kept)


def _held(new: Generation, part: Part) -> set[str]:
    """The addresses of a part's answers; none where it does not say."""
    name = f"{FOLDER}{part.name}{HELD}"
    return set(new.read(name).decode().split()) if name in new.hashes else set()


def _renewed(folder: Path, place: Path, secret: frozenset[str]) -> int | None:
    """How many parts were made; None where the log has changed since they were begun."""
    known = dict.fromkeys(_parts(folder))
    planned = _planned(folder)
    if list(known) == planned:
        return 0
    missing = [part for part in planned if part not in known]
    for part in missing:
        records = _records_of(folder, part)
        make_bundle(records, place / part.name)
        held = "".join(f"{record.url.rpartition('/')[0]}/\n" for record in records)
        (place / part.name / HELD).write_text(held, encoding="utf-8")
        _check(place / part.name, secret)
    with next_generation(folder, patience=_AN_HOUR) as new:
        if _planned(new.folder) != planned:
            return None
        for part in missing:
            _put_in(new, place, part)
        _keep_only(new, planned)
        _name_parts(new, planned)
    return len(missing)


def _put_in(new: Generation, place: Path, part: Part) -> None:
    """Replaces the files of a part; those that are the same stay."""
    head = FOLDER + part.name
    now = {
        f"{FOLDER}{path.relative_to(place).as_posix()}": path
        for path in (place / part.name).rglob("*")
        if path.is_file()
    }
    for name in [name for name in new.hashes if name.startswith(head) and name not in now]:
        new.remove(name)
    for name, path in sorted(now.items()):
        new.write(name, path.read_bytes())


def _keep_only(new: Generation, parts: Iterable[Part]) -> None:
    """Takes away what is of no part: of an index made otherwise, too, nothing stays."""
    kept = tuple(FOLDER + part.name for part in parts)
    for name in [name for name in new.hashes if name.startswith(FOLDER)]:
        if not name.startswith(kept):
            new.remove(name)


def _check(folder: Path, secret: frozenset[str]) -> None:
    """The gate for every file of a part, and no string in it that may not leave."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    check_leaving(paths, within=folder.parent)
    if not secret:
        return
    for path in paths:
        data = path.read_bytes()
        text = (unpacked(data) or data).decode("utf-8", errors="replace")
        for what in present(secret, [text]):
            raise UserMistake("log-unsound", where=path.name, reason=f"“{what}” is for staff")


def _planned(folder: Path) -> list[Part]:
    """The parts that the log as it is should have, the oldest first."""
    with (folder / LINES).open("rb") as lines:
        answers = sorted((_age(json.loads(line)), hashlib.sha256(line).digest()) for line in lines)
    parts, rest = [], iter(answers)
    for number, size in enumerate(part_sizes(len(answers)), 1):
        ages, digests = zip(*islice(rest, size), strict=True)
        made_of = hashlib.sha256(b"".join((_MADE_SO, *digests))).hexdigest()
        parts.append(Part(f"{number}/", ages[0], ages[-1], size, made_of))
    return parts


def part_sizes(answers: int) -> list[int]:
    """How many answers each part has, the oldest first: one more changes the last two at most."""
    whole = max(0, answers - NEWEST) // MOST_IN_A_PART
    rest = answers - whole * MOST_IN_A_PART
    newest = rest if rest < 2 * NEWEST else NEWEST + rest % NEWEST
    return [size for size in (*[MOST_IN_A_PART] * whole, rest - newest, newest) if size]


def _records_of(folder: Path, part: Part) -> list[SearchRecord]:
    """What is found of the answers of a part, the newest first."""
    with (folder / LINES).open("rb") as lines:
        aged = ((_age(entry), entry) for entry in map(json.loads, lines))
        within = {
            age: search_record(entry) for age, entry in aged if part.oldest <= age <= part.newest
        }
    return [within[age] for age in sorted(within, reverse=True)]


def _age(entry: PublicEntry) -> str:
    return age_of(summary_of(entry))


def _parts(folder: Path) -> list[Part]:
    """The parts that are there; a list of them that somebody broke names none."""
    try:
        found = json.loads((folder / PARTS).read_bytes())
        return [Part(**found["made"][name]) for name in reversed(found["parts"])]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _name_parts(new: Generation, parts: list[Part]) -> None:
    if not parts:
        new.remove(PARTS)
        return
    newest_first = [part.name for part in reversed(parts)]
    made = {part.name: {key: getattr(part, key) for key in Part.__slots__} for part in parts}
    answers = sum(part.answers for part in parts)
    data = {"answers": answers, "parts": newest_first, "made": made}
    new.write(PARTS, (json.dumps(data, indent=1) + "\n").encode())


def _main() -> None:
    folder = Path(sys.argv[1])
    with suppress(OSError, AttributeError):
        os.nice(10)
    withheld = json.loads(sys.stdin.read() or "[]")
    with lock(folder.with_name(f"{folder.name}.search"), seconds=_AN_HOUR):
        renew_index(folder, withheld=withheld)


if __name__ == "__main__":
    _main()
