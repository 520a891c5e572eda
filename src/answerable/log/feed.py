"""The feed of new answers, as Atom. Its times are the days of the answers, never the clock's."""

import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from html import escape

from answerable.log.page import newest_first
from answerable.steps.lay_out import day_of, headlines
from answerable.steps.publish import PublicEntry


def feed_xml(entries: Sequence[PublicEntry], *, base_url: str | None = None) -> str:
    """An Atom 1.0 feed of every answer, newest first.

    Ids come from authority and address, so they stay when the log moves to another site. Without
    `base_url` links are relative to the feed.
    """
    from django.utils.feedgenerator import Atom1Feed

    root = f"{base_url.rstrip('/')}/" if base_url else ""
    authorities = sorted({entry["authority"] for entry in entries})
    feed = Atom1Feed(
        title="Disclosure log",
        link=f"{root}index.html",
        description="",
        language="en-GB",
        author_name=", ".join(authorities) or "Answerable",
        feed_url=f"{root}feed.atom",
        feed_guid=_id(*authorities, "feed"),
    )
    for entry in newest_first(entries):
        at = _midnight(entry)
        feed.add_item(
            title=f"{entry['title']} ({entry['reference']})",
            link=f"{root}{entry['path']}index.html",
            # The generator marks a summary as HTML, so plain words are escaped once more.
            description=escape(_summary(entry)),
            author_name=entry["authority"],
            unique_id=_id(entry["authority"], entry["path"]),
            pubdate=at,
            updateddate=at,
        )
    # A feed without entries would otherwise take its time from the clock.
    feed.latest_post_date = lambda: max(map(_midnight, entries), default=_EPOCH)
    text: str = feed.writeString("utf-8")
    return text + "\n"


_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def _summary(entry: PublicEntry) -> str:
    return " ".join(
        f"Question {question['number']}: {_headline(question)}." for question in entry["questions"]
    )


def _headline(question: PublicEntry) -> str:
    figures = [f"{figure.amount} ({figure.label})" for figure in headlines(question)]
    return "; ".join(figures) or str(question["outcome"] or "see the answer")


def _midnight(entry: PublicEntry) -> datetime:
    day = date.fromisoformat(day_of(entry))
    return datetime.combine(day, time(), tzinfo=UTC)


def _id(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, "answerable:" + "/".join(parts)).urn
