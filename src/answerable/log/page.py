"""Renders the page of one answer, for the log or as a single file, and the log's front page."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import count
from typing import Any

from answerable.files.charts import Bar, bar_chart
from answerable.log.imported import imported_view
from answerable.model.references import Reference, read_reference
from answerable.steps.lay_out import (
    Sheet,
    amount,
    caveats,
    day_of,
    headlines,
    method_lines,
    quiet_words,
    recall_words,
    register_words,
    search_words,
    sheets,
    term_sheet,
    written,
)
from answerable.steps.publish import LICENCE, PublicEntry

View = dict[str, Any]

_MOST_BARS = 30


def answer_html(entry: PublicEntry, *, base_url: str | None = None) -> str:
    """The page of an answer in the log; every link in it is relative to its place."""
    path = entry["path"]
    address = f"{base_url.rstrip('/')}/{path}" if base_url else None
    place = {
        "root": "../" * path.count("/"),
        "year": path.partition("/")[0],
        "canonical": address,
        "permalink": address or "index.html",
        "permalink_words": address or path,
    }
    return _render("answer.html", {**_answer_view(entry), **place})


def response_html(entry: PublicEntry) -> str:
    """The same content as one file that needs no other: what staff look at and may send."""
    return single_page("answer.html", _answer_view(entry))


def index_html(entries: Sequence[PublicEntry], *, base_url: str | None = None) -> str:
    """The front page of the log: every answer, newest first, under the year of its address."""
    authorities = {entry["authority"] for entry in entries}
    years: dict[str, list[View]] = {}
    for entry in newest_first(entries):
        on = written(entry["answered"])
        undated = "from an earlier log" if "imported" in entry else "not yet dated"
        dated = f"answered {on}" if on else undated
        years.setdefault(entry["path"].partition("/")[0], []).append({**entry, "dated": dated})
    view = {
        "root": "",
        "authority": entries[0]["authority"] if len(authorities) == 1 else "Public requests",
        "several": len(authorities) > 1,
        "licence": LICENCE,
        "canonical": f"{base_url.rstrip('/')}/" if base_url else None,
        "years": [{"year": year, "answers": items} for year, items in years.items()],
    }
    return _render("index.html", view)


def newest_first(entries: Iterable[PublicEntry]) -> list[PublicEntry]:
    """Entries by the year of their address, then the day of the answer, then their number."""

    def place(entry: PublicEntry) -> tuple[int, str, Reference]:
        reference = read_reference(entry["reference"])
        return reference.year, day_of(entry), reference

    return sorted(entries, key=place, reverse=True)


def stylesheet() -> str:
    """The design system's part and ours, as one file; of remarks only the licence goes along."""
    static = files("answerable.log") / "static"
    parts = ((static / name).read_text(encoding="utf-8") for name in ("govuk.css", "log.css"))
    return "".join(re.sub(r"/\*(?!!).*?\*/\n?", "", part, flags=re.DOTALL) for part in parts)


def single_page(template: str, view: View) -> str:
    """A page in the house style as one file that needs no other."""
    return _render(template, {**view, "style": _safe(stylesheet())})


def _answer_view(entry: PublicEntry) -> View:
    # Ids in the page are numbered through, never taken from the answer: they must be unique.
    number = count(1)
    questions = [
        _question_view(question, place, number)
        for place, question in enumerate(entry["questions"], start=1)
    ]
    short = "; ".join(f"{h.amount}: {h.label}" for q in questions for h in q["headlines"])
    return {
        "entry": entry,
        "authority": entry["authority"],
        "licence": entry["licence"],
        "description": f"{entry['title']}. {short}"[:300],
        "received": written(entry["received"]) or "Not stated",
        "answered": written(entry["answered"])
        or ("Not stated" if "imported" in entry else "Not yet"),
        "questions": questions,
        "files": [table for question in questions for table in question["tables"]],
        "method": _method_view(entry),
        "caveats": caveats(entry),
        "imported": imported_view(entry) if "imported" in entry else None,
    }


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
        "chart": _safe(_chart(sheet, id)),
    }


def _chart(sheet: Sheet, id: str) -> str:
    """Bars for a table with one column of numbers; a wider one is clearer as a table alone."""
    if any(isinstance(row[-1], str) for row in sheet.rows):
        return ""
    if not sheet.is_table or len(sheet.header) != 2 or not 2 <= len(sheet.parts) <= _MOST_BARS:
        return ""
    bars = [
        Bar(str(label), float(value), amount(float(value), sheet.unit))
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


@cache
def _engine() -> Any:
    from django.template import Engine

    return Engine(dirs=[str(files("answerable.log") / "templates")], autoescape=True)


def _render(template: str, view: View) -> str:
    from django.template import Context

    # Django's own formats of numbers and dates need settings; ours are made above, as text.
    context = Context(view, use_l10n=False, use_tz=False)
    text: str = _engine().get_template(template).render(context)
    return text


def _safe(markup: str) -> str:
    """Marks what we made ourselves, every text in it escaped, as not to be escaped again."""
    from django.utils.safestring import mark_safe

    safe: str = mark_safe(markup)
    return safe
