"""Decides whether an answer published again is a new version, and writes its history."""

from typing import Any

from answerable.steps.publish import PublicEntry

_OF_PUBLISHING = frozenset({"published", "history", "aliases"})
"""What publishing adds to an answer; the rest is the answer itself."""

FIRST = "published"
"""What the history says of the first version."""


def stamped(
    entry: PublicEntry, before: PublicEntry | None, *, on: str, because: str = ""
) -> PublicEntry:
    """The entry as it is published on a day, after the one that stands at its address.

    The same answer keeps its history; a different one is a new version, with the reason. `history`
    is a list of {"version", "on", "what"}, the first version first.
    """
    if before is None:
        history = [{"version": 1, "on": on, "what": FIRST}]
        return {**entry, "published": on, "history": history}
    history = list(before.get("history") or _unrecorded(before))
    if _itself(entry) != _itself(before):
        what = because or "corrected"
        history.append({"version": history[-1]["version"] + 1, "on": on, "what": what})
    return {**entry, "published": history[0]["on"], "history": history}


def version_of(entry: PublicEntry) -> int:
    """Which version of the answer this is; those published without a history are the first."""
    history: list[dict[str, Any]] = entry.get("history") or [{"version": 1}]
    return int(history[-1]["version"])


def is_new_version(entry: PublicEntry, before: PublicEntry) -> bool:
    """Whether a stamped entry replaces the other with something different."""
    return version_of(entry) != version_of(before)


def _itself(entry: PublicEntry) -> PublicEntry:
    return {key: value for key, value in entry.items() if key not in _OF_PUBLISHING}


def _unrecorded(before: PublicEntry) -> list[dict[str, Any]]:
    """The history of an answer that was published before histories were kept."""
    on = before.get("published") or before["answered"] or before["received"]
    return [{"version": 1, "on": on, "what": FIRST}]
