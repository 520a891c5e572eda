"""What of an answer is found by words: the record that the search index is made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.steps.entries.arrange_log import summary_of
from answerable.steps.entries.group_answers import outcome_of, year_of
from answerable.steps.entries.lay_out import written
from answerable.steps.entries.publish import PublicEntry

EVERY = "zzall"
"""The word that finds every answer, for who narrows down without a word of their own: pagefind,
given none, would fetch the whole index."""
_LONGEST = 30_000


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """Words that are looked through, labels shown and labels to narrow down by."""

    url: str
    content: str
    meta: dict[str, str]
    filters: dict[str, list[str]]


def search_record(entry: PublicEntry) -> SearchRecord:
    """The record of an answer; its method and caveats, alike in most answers, are left out."""
    summary = summary_of(entry)
    outcome = outcome_of(summary)
    labels = {
        "topic": [summary.topic],
        "year": [year_of(summary)],
        "outcome": [outcome],
        "exemption": list(summary.exemptions),
    }
    return SearchRecord(
        url=f"{entry['path']}index.html",
        content=" ".join(map(_ended, filter(None, _words(entry))))[:_LONGEST],
        meta={
            "title": entry["title"],
            "reference": entry["reference"],
            "answered": written(summary.answered or summary.received or None) or "",
            "outcome": outcome,
            "every": EVERY,
        },
        filters={name: values for name, values in labels.items() if any(values)},
    )


def _ended(words: str) -> str:
    """Words that an excerpt shows beside others, with a stop between them."""
    return words if words.endswith((".", "?", "!", ":")) else f"{words}."


def _words(entry: PublicEntry) -> Iterator[str]:
    yield entry["title"]
    yield entry["reference"]
    yield entry.get("topic") or ""
    yield entry["intro"] or ""
    for question in entry["questions"]:
        yield question["text"]
        yield from question["narrative"]
        for table in question["tables"]:
            yield table["title"]
            yield ", ".join(row["label"] for row in table["rows"])
        for listing in question["lists"]:
            yield listing["title"]
            yield from (", ".join(map(str, row)) for row in listing["rows"])
    yield ", ".join(term["term"] for term in entry["method"]["terms"])
