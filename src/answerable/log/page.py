"""Renders the page of one answer: for the log, or as a single file that needs no other."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from answerable.files.charts import Bar, bar_chart
from answerable.log.imported import imported_view
from answerable.log.linked_data import dataset_json
from answerable.log.rendering import View, frame_view, render, safe, stylesheet
from answerable.log.series_view import related_view, series_views
from answerable.model.law import REGIMES, Regime
from answerable.model.log_entries import Summary
from answerable.model.log_settings import LogSettings
from answerable.model.phrases import capital
from answerable.steps.counts.follow_figures import follow_figures
from answerable.steps.entries.arrange_log import summary_of
from answerable.steps.entries.group_answers import exemption_words, outcome_of, slug, year_of
from answerable.steps.entries.lay_out import (
    Sheet,
    amount,
    caveats,
    headlines,
    is_counted,
    method_lines,
    quiet_words,
    recall_words,
    register_words,
    search_words,
    sheets,
    term_sheet,
    timing_words,
    written,
)
from answerable.steps.entries.publish import PublicEntry

_MOST_BARS = 30
_MOST_SERIES, _MOST_POINTS = 2, 10
"""How much of the same figures over the years stands in a page; that of the topic has all."""

_PLAIN = LogSettings()


def answer_html(
    entry: PublicEntry,
    *,
    others: Sequence[Summary] = (),
    settings: LogSettings = _PLAIN,
    earlier_version: bool = False,
) -> str:
    """The page of an answer in the log; every link in it is relative to its place.

    `others` are the answers on its topic that it tells of. An earlier version lies a folder deeper.
    """
    path = entry["path"]
    summary = summary_of(entry)
    year = year_of(summary)
    root = "../" * (path.count("/") + earlier_version)
    place = None if earlier_version else f"{path}index.html"
    frame = frame_view(settings, authority=entry["authority"], root=root, place=place)
    view = {
        **_answer_view(entry, summary),
        **frame,
        "authority": entry["authority"],
        "licence": entry["licence"],
        "crumbs": [("index.html", settings.title), (f"{year}/index.html", year)],
        "last_crumb": entry["reference"],
        "earlier_version": earlier_version,
        "versions": _versions(entry, earlier_version=earlier_version),
        "permalink": frame["canonical"] or "index.html",
        "permalink_words": frame["canonical"] or path,
        "linked_data": safe(dataset_json(entry, settings=settings)),
    }
    if others and not earlier_version:
        series = follow_figures(
            summary, others, settings.changes, most=_MOST_POINTS, most_series=_MOST_SERIES
        )
        view["related"] = related_view(summary, others)
        view["all_series"] = series_views(series, this=path)
    return render("answer.html", view)


def response_html(entry: PublicEntry, law: Regime = REGIMES["uk"]) -> str:
    """The same content as one file that needs no other: what staff look at and may send."""
    view = {
        **_answer_view(entry, summary_of(entry)),
        "authority": entry["authority"],
        "licence": entry["licence"],
        "law": law,
        "style": safe(stylesheet()),
    }
    return render("answer.html", view)


def _answer_view(entry: PublicEntry, summary: Summary) -> View:
    # Ids in the page are numbered through, never taken from the answer: they must be unique.
    number = count(1)
    questions = [
        _question_view(question, place, number)
        for place, question in enumerate(entry["questions"], start=1)
    ]
    short = "; ".join(f"{h.amount}: {h.label}" for q in questions for h in q["headlines"])
    topic = summary.topic
    return {
        "entry": entry,
        "description": f"{entry['title']}. {short}"[:300],
        "received": written(entry["received"]) or "Not stated",
        "answered": written(entry["answered"])
        or ("Not stated" if "imported" in entry else "Not yet"),
        "timing": timing_words(entry),
        "outcome": capital(outcome_of(summary)) if summary.outcomes else "",
        "exemptions": [
            {"key": slug(cited), "name": exemption_words(cited)} for cited in summary.exemptions
        ],
        "topic": {"key": slug(topic), "name": topic} if topic else None,
        "corrected": _corrected(entry),
        "questions": questions,
        "files": [table for question in questions for table in question["tables"]],
        "method": _method_view(entry) if is_counted(entry) else None,
        "caveats": caveats(entry),
        "imported": imported_view(entry) if "imported" in entry else None,
    }


def _corrected(entry: PublicEntry) -> View | None:
    """The last change of an answer, where it is not the answer as first published."""
    history = entry.get("history") or []
    if len(history) < 2:
        return None
    last = history[-1]
    return {"on": written(last["date"]), "what": last["why"].rstrip(".")}


def _versions(entry: PublicEntry, *, earlier_version: bool) -> list[View]:
    """Every version with the way to it; the one that is read has none."""
    history = entry.get("history") or []
    if len(history) < 2 and not earlier_version:
        return []
    last = history[-1]["revision"] if history else 1
    return [
        {
            **one,
            "on": written(one["date"]),
            "link": "" if one["revision"] == last else _way_to(one, earlier_version),
        }
        for one in history
    ]


def _way_to(one: Mapping[str, Any], earlier_version: bool) -> str:
    return f"{'../' if earlier_version else ''}v{one['revision']}/index.html"


def _question_view(question: Mapping[str, Any], place: int, number: Iterator[int]) -> View:
    return {
        "id": f"question-{place}",
        "number": question["number"],
        "text": question["text"],
        "outcome": question["outcome"],
        "narrative": question["narrative"],
        "notice": question.get("notice", []),
        "headlines": headlines(question),
        "tables": [_table_view(sheet, f"table-{next(number)}") for sheet in sheets(question)],
    }


def _table_view(sheet: Sheet, id: str) -> View:
    """A sheet for the templates."""
    rows = [{"cells": cells, "total": False} for cells in sheet.shown]
    if sheet.has_total and rows:
        rows[-1]["total"] = True
    return {
        "id": id,
        "sheet": sheet,
        "rows": rows,
        "words": sheet.words,
        "wide": len(sheet.header) > 2,
        "chart": safe(_chart(sheet, id)),
    }


def _chart(sheet: Sheet, id: str) -> str:
    """Bars for a table with one column of numbers; a wider one is clearer as a table alone."""
    if any(isinstance(row[-1], str) for row in sheet.rows):
        return ""
    if not sheet.is_table or len(sheet.header) != 2 or not 2 <= len(sheet.parts) <= _MOST_BARS:
        return ""
    bars = [
        Bar(str(label), None if isinstance(value, str) else value, amount(value, sheet.unit))
        for label, value in sheet.parts
    ]
    return bar_chart(bars, title=sheet.title, id=f"{id}-chart")


def _method_view(entry: PublicEntry) -> View:
    method = entry["method"]
    return {
        "searched": search_words(method),
        "lines": method_lines(method),
        "recall": recall_words(method["recall"]),
        "terms": _table_view(term_sheet(method), "terms"),
        "variants": ", ".join(method["variants"]),
        "limits": [*method["limits"], *filter(None, [quiet_words(method)])],
        "register": register_words(entry),
    }
