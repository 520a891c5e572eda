"""Decides whether an answer published again is a new revision, and writes its history."""

from datetime import date

from answerable.model.log_entries import Tombstone
from answerable.steps.entries.publish import Change, PublicEntry, issued

_OF_PUBLISHING = frozenset({"published", "updated", "revision", "history", "aliases"})
"""What publishing adds to an answer; the rest is the answer itself."""

FIRST = "published"
CORRECTED = "corrected"
WITHDRAWN = "withdrawn"
RETURNED = "published again"
"""What the history says of the first revision, of those after it, and of one that was gone."""


def stamped(
    entry: PublicEntry,
    before: PublicEntry | None,
    *,
    on: date,
    because: str = "",
) -> PublicEntry:
    """The entry as it is published on a day, after the one that stands at its address.

    The same answer keeps its history; a different one is a new revision, with the reason: the one
    given, else what the answer itself says was changed. Aliases once given are kept.
    """
    known = set(entry.get("aliases") or ())
    if before is None:
        return issued(
            entry, published=on, updated=on, history=[Change(1, on, FIRST)], aliases=known
        )
    history = _history(before)
    if _itself(entry) != _itself(before):
        history.append(Change(history[-1].revision + 1, on, CORRECTED, _why(entry, because)))
    return issued(
        entry,
        published=history[0].on,
        updated=history[-1].on,
        history=history,
        aliases=known | set(before.get("aliases") or ()),
    )


def returned(entry: PublicEntry, stone: Tombstone, *, on: date, because: str = "") -> PublicEntry:
    """The entry as it comes back after it was withdrawn: as the next version, both told."""
    last = stone.versions
    history = [
        Change(last, date.fromisoformat(stone.on), WITHDRAWN, stone.reason),
        Change(last + 1, on, RETURNED, _why(entry, because)),
    ]
    aliases = {*(entry.get("aliases") or ()), *stone.aliases}
    return issued(entry, published=on, updated=on, history=history, aliases=aliases)


def _why(entry: PublicEntry, because: str) -> str:
    return because or str(entry.get("correction") or "")


def is_untold(entry: PublicEntry, before: PublicEntry | None) -> bool:
    """Whether a stamped entry is a new version of one that stands or stood, without a reason."""
    last = entry["history"][-1]
    is_first = last["revision"] == 1
    is_same = before is not None and version_of(entry) == version_of(before)
    return not (is_first or is_same or last["why"])


def version_of(entry: PublicEntry) -> int:
    """Which revision this is; an answer published before revisions were counted is the first."""
    return int(entry.get("revision") or 1)


def _itself(entry: PublicEntry) -> PublicEntry:
    return {key: value for key, value in entry.items() if key not in _OF_PUBLISHING}


def _history(before: PublicEntry) -> list[Change]:
    """The changes so far; of an answer published before they were kept, its first day."""
    lines = before.get("history") or ()
    if not lines:
        on = before.get("published") or before["answered"] or before["received"]
        return [Change(1, date.fromisoformat(on), FIRST)]
    return [
        Change(line["revision"], date.fromisoformat(line["date"]), line["what"], line["why"])
        for line in lines
    ]
