"""We were asked this before: earlier requests and published answers that ask about the same."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from answerable.log.site import published
from answerable.model.errors import UserMistake
from answerable.steps.entries.lay_out import headlines
from answerable.steps.entries.publish import PublicEntry
from answerable.steps.requests.find_alike import Alike, find_alike
from answerable.store.home import log_folder
from answerable.store.models import Draft, Request, Topic
from answerable.store.reads.links import (
    MOST_EARLIER,
    earlier_requests,
    planned_draft,
    topics_of,
    words_of,
)


@dataclass(frozen=True, slots=True)
class EarlierRequest:
    """A request of the desk, the words it shares with the new one, its topics, and what of its
    answer says what was counted.
    """

    request: Request
    words: Sequence[str]
    topics: Sequence[Topic]
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """An answer of the public log, the words it shares, its terms, and its figures in words."""

    entry: PublicEntry
    words: Sequence[str]
    terms: Sequence[str]
    figures: Sequence[str]


def earlier_at_desk(request: Request) -> list[EarlierRequest]:
    """The requests of the desk that are most alike."""
    known = earlier_requests(request)
    alike = find_alike(words_of(request), {pk: words for pk, (_, words) in known.items()})
    found = [(known[one.key][0], one.words) for one in alike]
    return [EarlierRequest(r, words, topics_of(r), planned_draft(r)) for r, words in found]


def earlier_in_log(request: Request) -> list[EarlierAnswer]:
    """The answers of the public log that are most alike; its own is none of them."""
    entries = {
        entry["path"]: entry
        for entry in _published(log_folder())
        if entry["reference"] != request.reference
    }
    alike = find_alike(words_of(request), {path: _words(e) for path, e in entries.items()})
    return [_answer(entries[one.key], one) for one in alike]


def answer_at(path: str) -> PublicEntry:
    """The published answer with an address. Raises UserMistake "changed-meanwhile"."""
    found = next((one for one in _published(log_folder()) if one["path"] == path), None)
    if found is None:
        raise UserMistake("changed-meanwhile", where="the public log")
    return found


def terms_of(entry: PublicEntry) -> list[str]:
    """The terms that a published answer says it searched."""
    return [term["term"] for term in entry["method"]["terms"]]


def _answer(entry: PublicEntry, alike: Alike[str]) -> EarlierAnswer:
    figures = [
        f"{found.label}: {found.amount}"
        for question in entry["questions"]
        for found in headlines(question)
    ]
    return EarlierAnswer(entry, alike.words, terms_of(entry), figures[:5])


def _words(entry: PublicEntry) -> str:
    return "\n".join((entry["title"], *(question["text"] for question in entry["questions"])))


def _published(folder: Path) -> Sequence[PublicEntry]:
    """The log as it stands: it is read anew when it was written anew."""
    return _read(folder, folder.stat().st_mtime_ns) if folder.is_dir() else ()


@lru_cache(maxsize=1)
def _read(folder: Path, changed: int) -> Sequence[PublicEntry]:
    return tuple(deque(published(folder), maxlen=MOST_EARLIER))
