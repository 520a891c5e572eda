"""Arranges the answers of a log: the summary of each, and which others stand beside it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from answerable.model.log_entries import Headline, Summary
from answerable.steps.counts.dimensions import YEARLY
from answerable.steps.entries.keep_versions import version_of
from answerable.steps.entries.lay_out import standing_alone
from answerable.steps.entries.publish import PublicEntry, whole_outcome

BESIDE = 4
"""How many earlier and how many later answers on its topic a page knows of, at most."""


def summary_of(entry: PublicEntry) -> Summary:
    """What lists show of an answer."""
    questions = entry["questions"]
    return Summary(
        path=entry["path"],
        reference=entry["reference"],
        title=entry["title"],
        authority=entry["authority"],
        topic=entry.get("topic") or "",
        received=entry["received"] or "",
        answered=entry["answered"] or "",
        published=entry.get("published") or "",
        updated=entry.get("updated") or "",
        version=version_of(entry),
        outcomes=_once(question["outcome"] for question in questions),
        exemptions=_once(
            f"{ground['section']}{ground['limb']}"
            for question in questions
            for ground in question.get("exemptions") or ()
        ),
        aliases=tuple(entry.get("aliases") or ()),
        headlines=tuple(
            _headline(figure, question)
            for question in questions
            for figure in standing_alone(question)
        ),
    )


def newest_first(summaries: Sequence[Summary]) -> list[Summary]:
    """By the day of the answer, then by address, the newest first."""
    return sorted(summaries, key=age_of, reverse=True)


def beside(summary: Summary, topic: Sequence[Summary]) -> tuple[Summary, ...]:
    """Those of a topic's answers that the page of one shows: its nearest, the oldest first."""
    if not summary.topic:
        return ()
    in_order = sorted(topic, key=age_of)
    place = next((n for n, one in enumerate(in_order) if one.path == summary.path), len(in_order))
    near = in_order[max(0, place - BESIDE) : place + BESIDE + 1]
    return tuple(one for one in near if one.path != summary.path)


def age_of(summary: Summary) -> str:
    """What answers are sorted by: the day of the answer, then the address."""
    return f"{summary.answered or summary.received} {summary.path}"


def _headline(figure: Mapping[str, Any], question: dict[str, Any]) -> Headline:
    period = figure["period"] or {"from": "", "to": ""}
    return Headline(
        label=figure["label"],
        value=figure["value"],
        display=figure["display"],
        unit=figure["unit"],
        start=period["from"] or "",
        end=period["to"] or "",
        population=figure["population"],
        date_rule=figure["date_rule"],
        terms=tuple(figure["terms"]),
        years=tuple(_years(figure["id"], question)),
        conditions=None if figure.get("conditions") is None else tuple(figure["conditions"]),
    )


def _years(total: str, question: dict[str, Any]) -> Iterator[tuple[str, float | None, str]]:
    """The lines of the table by year whose total is this figure, if there is one."""
    printed = {figure["id"]: figure["display"] for figure in question["figures"]}
    for table in question["tables"]:
        whole = table["total"] or {"figures": []}
        if whole["figures"] == [total] and table["dimension"] in YEARLY:
            for row in table["rows"]:
                yield row["label"], row["values"][0], printed[row["figures"][0]]
            return


def _once(texts: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


ROW_COLUMNS = (
    "url", "request_id", "subject", "agency", "topic", "date_requested", "date_completed", "status",
    "exemptions", "figures", "date_published", "date_updated", "version", "aliases",
)  # fmt: skip
"""The columns of the whole log as a table; named as in FOIALogEntry (MuckRock) where that has one,
so that whoever collects logs can read it."""


def summary_row(summary: Summary) -> tuple[str | int, ...]:
    """An answer as a line of that table; what is more than one stands apart by "; "."""
    figures = [f"{one.label}: {one.display}" for one in summary.headlines]
    return (
        summary.path, summary.reference, summary.title, summary.authority, summary.topic,
        summary.received, summary.answered, whole_outcome(summary.outcomes),
        "; ".join(summary.exemptions), "; ".join(figures), summary.published, summary.updated,
        summary.version, "; ".join(summary.aliases),
    )  # fmt: skip
