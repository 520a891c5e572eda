"""What of an answer is found by words: the record that the search index is made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.steps.lay_out import written
from answerable.steps.publish import PublicEntry, whole_outcome

_LONGEST = 30_000


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """Words that are looked through, labels that are shown, and labels to narrow down by."""

    url: str
    content: str
    meta: dict[str, str]
    filters: dict[str, list[str]]
    sort: dict[str, str]


def search_record(entry: PublicEntry) -> SearchRecord:
    """The record of an answer; how it was counted and its caveats are the same in most, and left."""
    questions = entry["questions"]
    outcome = entry.get("outcome") or whole_outcome(one["outcome"] for one in questions)
    day = entry["answered"] or entry["received"] or ""
    grounds = [
        f"{ground['section']}{ground['limb']}"
        for question in questions
        for ground in question.get("exemptions") or ()
    ]
    return SearchRecord(
        url=f"{entry['path']}index.html",
        content=". ".join(_words(entry))[:_LONGEST],
        meta={
            "title": entry["title"],
            "reference": entry["reference"],
            "answered": written(day or None) or "",
            "outcome": outcome,
        },
        filters={
            name: values
            for name, values in (
                ("topic", [entry["topic"]] if entry.get("topic") else []),
                ("year", [entry["path"].partition("/")[0]]),
                ("outcome", [outcome] if outcome else []),
                ("exemption", sorted(set(grounds))),
            )
            if values
        },
        sort={"answered": day},
    )


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
