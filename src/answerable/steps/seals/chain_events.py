"""Chains the desk's history: each event is sealed with the hash of the one before it.

One changed, missing or inserted row is found and named. A cut tail shows to whoever has noted the
last hash, which is why it is printed in each release and kept in each backup.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

START = "0" * 64
"""What the first event follows."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One event as a table keeps it: what was sealed, the seal, and the columns beside it."""

    number: int
    body: str
    before: str
    sha256: str
    columns: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Broken:
    """The first row that is not as it was written, and why."""

    number: int
    reason: str


def body_of(values: Mapping[str, Any]) -> str:
    """The canonical JSON of an event: keys sorted, no spaces."""
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seal_of(before: str, body: str) -> str:
    """SHA-256 over the seal before and the event."""
    return hashlib.sha256(f"{before}\n{body}".encode()).hexdigest()


def first_broken(events: Iterable[Kept]) -> Broken | None:
    """The first event that does not follow from the one before it; None for a sound chain."""
    before, expected = START, 1
    for event in events:
        if event.number != expected:
            return Broken(expected, f"row {expected} is missing")
        if event.before != before or event.sha256 != seal_of(before, event.body):
            return Broken(event.number, f"row {event.number} does not follow from the row before")
        said = json.loads(event.body)
        for name, value in event.columns.items():
            if said.get(name) != value:
                return Broken(event.number, f"“{name}” of row {event.number} is not what is sealed")
        before, expected = event.sha256, expected + 1
    return None
