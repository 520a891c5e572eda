"""Feeds of answers as Atom 1.0 (RFC 4287), in parts that together hold all of them (RFC 5005).

A feed's own document holds what was published or corrected last. The archive behind it is divided
by the month or year in which answers were first published, so that a new answer changes one part
and no finished one. Times are days of the answers, never the clock's; a second stands for each
version after the first, so that what changes twice in a day is still seen to have changed.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import attrgetter
from zlib import crc32

from answerable.files.charts import xml_text
from answerable.files.gate.markup import a_name
from answerable.log.series_view import headline_words
from answerable.model.log_entries import Summary, Tombstone
from answerable.model.log_settings import LogSettings
from answerable.model.phrases import capital
from answerable.steps.entries.group_answers import outcome_of

NEWEST = 50
"""How many entries the document of a feed holds."""
MOST = 250
"""How many entries a part of the archive holds at most."""

_YEAR, _MONTH = 4, 7
"""How much of a date the parts of an archive go by."""
_EPOCH = "2000-01-01"
_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: its title, the folder of its files in the log, and what its readers see as page."""

    title: str
    folder: str
    author: str
    by: int = _YEAR

    @property
    def name(self) -> str:
        """Its document."""
        return f"{self.folder}feed.atom"

    @property
    def root(self) -> str:
        """The way from its folder to the log's root."""
        return "../" * self.folder.count("/")


def log_feed(author: str, settings: LogSettings) -> Feed:
    """The feed of all answers."""
    return Feed(f"{author}: {settings.title}", "", author, by=_MONTH)


def feed_files(
    feed: Feed,
    answers: Sequence[Summary],
    settings: LogSettings,
    *,
    before: Sequence[Summary] = (),
    gone: Sequence[Tombstone] = (),
) -> Iterator[tuple[str, bytes]]:
    """The document of a feed and the parts of its archive, by their names in the log.

    Of a feed of other answers `before`, those that are still the same are left out. What is `gone`
    from the log moves the document's time on: without it a withdrawal would turn that back.
    """
    known = {part.name: part for part in _parts(feed, before)} if before else {}
    for part in _parts(feed, answers, gone):
        if known.get(part.name) != part:
            yield part.name, _document(feed, part, settings)


def feed_names(feed: Feed, answers: Sequence[Summary]) -> list[str]:
    """The names of these files, without making them."""
    return [feed.name, *(name for name, _ in _archive(feed, answers))]


@dataclass(frozen=True, slots=True)
class _Part:
    """One document: its entries, what kind of part it is, the ways to other parts, its time."""

    name: str
    answers: list[Summary]
    mark: str
    updated: str
    links: tuple[tuple[str, str], ...] = ()


def _parts(
    feed: Feed, answers: Sequence[Summary], gone: Sequence[Tombstone] = ()
) -> Iterator[_Part]:
    latest = nlargest(NEWEST, answers, key=lambda one: (_updated(one), one.path))
    archive = _archive(feed, answers)
    changed = _changed(latest, gone)
    if not archive:
        yield _Part(feed.name, latest, "complete", changed)
        return
    yield _Part(feed.name, latest, "", changed, (("prev-archive", archive[-1][0]),))
    names = ["", *(name for name, _ in archive), ""]
    for (name, held), before, after in zip(archive, names, names[2:], strict=False):
        links = (("current", feed.name), ("prev-archive", before), ("next-archive", after))
        ways = tuple(link for link in links if link[1])
        yield _Part(name, held, "archive", _changed(held), ways)


def _changed(answers: Sequence[Summary], gone: Sequence[Tombstone] = ()) -> str:
    """When the last of these changed or went; its going counts as one version more."""
    days = [(_updated(one), one.version) for one in answers]
    days += [(stone.on, stone.versions + 1) for stone in gone]
    last = max((day for day, _ in days), default=_EPOCH)
    return _moment(last, sum(versions for day, versions in days if day == last))


def _archive(feed: Feed, answers: Sequence[Summary]) -> list[tuple[str, list[Summary]]]:
    """The parts of an archive, the oldest first, with their names; a short feed needs none."""
    if len(answers) <= NEWEST:
        return []
    spans: dict[str, list[Summary]] = {}
    in_order = sorted(sorted(answers, key=attrgetter("path")), key=_published)
    for one in in_order:  # by address on the same day; answers mostly come in that order
        spans.setdefault(_published(one)[: feed.by], []).append(one)
    return [
        (f"{feed.folder}feed-{span}{f'-{number}' if number > 1 else ''}.atom", list(held))
        for span, those in spans.items()
        for number, held in enumerate(_cut(those), start=1)
    ]


def _cut(answers: Sequence[Summary]) -> Iterator[list[Summary]]:
    """Many answers of one span in parts whose borders stay when an answer comes or goes.

    An old log that was brought along has thousands of one day. A part begins at an answer whose own
    address says so (one in half of MOST, by its checksum), so that a change moves no other part.
    """
    if len(answers) <= MOST:
        yield list(answers)
        return
    part: list[Summary] = []
    for one in answers:
        if part and (len(part) == MOST or crc32(one.path.encode()) % (MOST // 2) == 0):
            yield part
            part = []
        part.append(one)
    yield part


def _document(feed: Feed, part: _Part, settings: LogSettings) -> bytes:
    own = part.name.removeprefix(feed.folder)
    atom = 'type="application/atom+xml"'
    page = settings.address + feed.folder if settings.address else "index.html"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="en-GB">',
        f"<title>{xml_text(feed.title)}</title>",
        f"<id>{_id(feed.author, feed.folder, own)}</id>",
        f"<updated>{part.updated}</updated>",
        f"<author><name>{xml_text(feed.author)}</name></author>",
        _link("alternate", page, 'type="text/html"'),
        _link("self", _way(part.name, feed, settings), atom),
        *(_link(rel, _way(name, feed, settings), atom) for rel, name in part.links),
        _link("license", settings.licence["url"]),
        *([f"<fh:{part.mark}/>"] if part.mark else []),
        *(_entry(one, feed, settings) for one in part.answers),
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


def _entry(one: Summary, feed: Feed, settings: LogSettings) -> str:
    # Feeds are read away from their place: without an address links are relative to the feed.
    page = settings.address + one.path if settings.address else f"{feed.root}{one.path}index.html"
    # Nobody sees a category: words that are no plain name the gate would not let stand there.
    named = one.topic and a_name(one.topic)
    topic = f'<category term="{xml_text(one.topic)}"/>' if named else ""
    return (
        f"<entry><title>{xml_text(one.title)} ({xml_text(one.reference)})</title>"
        f"<id>{_id(one.authority, one.path)}</id>"
        f"<published>{_published(one)}T00:00:00Z</published>"
        f"<updated>{_moment(_updated(one), one.version)}</updated>"
        f"<author><name>{xml_text(one.authority)}</name></author>"
        f"{_link('alternate', page)}{topic}"
        f"<summary>{xml_text(_summary(one))}</summary></entry>"
    )


def _summary(one: Summary) -> str:
    outcome = outcome_of(one) if one.outcomes else ""
    words = headline_words(one)
    return ". ".join(capital(part) for part in (outcome, words) if part) or one.title


def _way(name: str, feed: Feed, settings: LogSettings) -> str:
    """The address of a file of this feed, whole where the log has an address."""
    return settings.address + name if settings.address else name.removeprefix(feed.folder)


def _link(rel: str, href: str, more: str = "") -> str:
    return f'<link rel="{rel}" href="{xml_text(href)}"{" " if more else ""}{more}/>'


def _published(one: Summary) -> str:
    return one.published or one.answered or one.received or _EPOCH


def _updated(one: Summary) -> str:
    return one.updated or _published(one)


def _moment(day: str, versions: int) -> str:
    """A day as feeds write it, later by a second for every version but the first."""
    minutes, seconds = divmod(min(max(versions - 1, 0), _DAY - 1), 60)
    return f"{day}T{minutes // 60:02}:{minutes % 60:02}:{seconds:02}Z"


def _id(*parts: str) -> str:
    """An id made of authority and address: it stays when the log moves to another site."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "answerable:" + "/".join(parts)).urn
