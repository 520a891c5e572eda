"""Requests sent in by the public form, each a small file of its own in a folder for them alone."""

import json
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

VERSION = 1
MOST_TEXT = 20_000
MOST_LINE = 300
MOST_BYTES = 200_000
MOST_FILES = 2_000
"""How many may wait in the folder: somebody who fills it does not fill the disc."""
_NAME = re.compile(r"F-[0-9A-HJ-NP-TV-Z]{8}\.json")
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without the letters that are taken for another when somebody reads one out."""


@dataclass(frozen=True, slots=True)
class FormIn:
    """What somebody wrote into the public form; `reference` is what they were shown."""

    reference: str
    received: datetime
    name: str
    email: str
    address: str
    text: str


def new_reference() -> str:
    """A reference that nobody can guess from another."""
    return "F-" + "".join(secrets.choice(_LETTERS) for _ in range(8))


def write_form(folder: Path, form: FormIn) -> None:
    """Adds one request to the folder, for its owner alone; it appears whole or not at all."""
    values = {"version": VERSION, **asdict(form), "received": form.received.isoformat()}
    beside = folder / f".{form.reference}.new"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(values, out, ensure_ascii=False)
            out.flush()
            os.fsync(out.fileno())
        os.link(beside, folder / f"{form.reference}.json")  # Never over another.
    finally:
        beside.unlink(missing_ok=True)


def is_full(folder: Path) -> bool:
    """Whether as many wait as may."""
    with os.scandir(folder) as found:
        return sum(1 for _ in found) >= MOST_FILES


def waiting_forms(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """The files of requests in the folder with their bytes; nothing else in it is opened."""
    for path in sorted(folder.glob("F-*.json"))[:MOST_FILES]:
        if _NAME.fullmatch(path.name) and path.is_file() and not path.is_symlink():
            try:
                with path.open("rb") as file:
                    data = file.read(MOST_BYTES + 1)
            except FileNotFoundError:
                continue  # another took it meanwhile
            if len(data) <= MOST_BYTES:
                yield path, data


def read_form(data: bytes) -> FormIn:
    """The request in a file. Raises ValueError for anything that is none."""
    values = json.loads(data)
    if not isinstance(values, dict):
        raise ValueError("it is not a request from the form")
    received = datetime.fromisoformat(_text(values, "received", MOST_LINE))
    if received.tzinfo is None:
        raise ValueError("it does not say when it came")
    return FormIn(
        reference=_text(values, "reference", 20),
        received=received,
        name=_text(values, "name", MOST_LINE),
        email=_text(values, "email", MOST_LINE),
        address=_text(values, "address", 4 * MOST_LINE),
        text=_text(values, "text", MOST_TEXT),
    )


def _text(values: dict[str, Any], key: str, most: int) -> str:
    value = values.get(key, "")
    if not isinstance(value, str):
        raise ValueError(f"its {key} is no text")
    return value.replace("\0", "")[:most]
