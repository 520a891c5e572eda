"""Lays out, for the templates, the other answers on a topic and the figures that they share."""

from collections.abc import Sequence

from answerable.files.charts import Bar, bar_chart
from answerable.log.rendering import View, safe
from answerable.model.figures import UNITS
from answerable.model.log_entries import Headline, Summary
from answerable.model.phrases import capital
from answerable.steps.counts.follow_figures import Series
from answerable.steps.entries.arrange_log import newest_first
from answerable.steps.entries.group_answers import outcome_of
from answerable.steps.entries.lay_out import amount, in_units, written

_MOST_NEAR = 4
"""How many earlier and how many later answers are listed; the page of the topic has all."""


def item_view(summary: Summary, *, authority: bool = False) -> View:
    """One answer as lists show it."""
    return {
        "path": summary.path,
        "reference": summary.reference,
        "title": summary.title,
        "authority": summary.authority if authority else "",
        "dated": dated_words(summary),
        "outcome": outcome_of(summary) if summary.outcomes else "",
        "words": headline_words(summary),
    }


def dated_words(summary: Summary) -> str:
    """When an answer was given, and that it was corrected where it was."""
    on = written(summary.answered)
    words = f"answered {on}" if on else "not yet dated" if summary.received else "undated"
    return f"{words}, corrected {written(summary.updated)}" if summary.version > 1 else words


def headline_words(summary: Summary) -> str:
    """The first figures of an answer in one line."""
    return "; ".join(f"{_amount(one)}: {one.label}" for one in summary.headlines[:2])


def _amount(one: Headline) -> str:
    if one.value is None:
        return f"{one.display} {UNITS[one.unit].many}"
    return in_units(one.value, one.unit)


def related_view(summary: Summary, others: Sequence[Summary]) -> list[View]:
    """The nearest later and earlier answers on the topic."""
    in_order = newest_first([*others, summary])
    place = next(n for n, one in enumerate(in_order) if one.path == summary.path)
    later = in_order[max(0, place - _MOST_NEAR) : place]
    earlier = in_order[place + 1 : place + 1 + _MOST_NEAR]
    return [
        {"title": "Later", "answers": [item_view(one) for one in later]},
        {"title": "Earlier", "answers": [item_view(one) for one in earlier]},
    ]


def series_views(all_series: Sequence[Series], *, this: str = "") -> list[View]:
    """Each series as table and chart; `this` is the page that needs no link to itself."""
    return [
        _series_view(series, f"series-{number}", this)
        for number, series in enumerate(all_series, start=1)
    ]


def _series_view(series: Series, id: str, this: str) -> View:
    unit = UNITS[series.unit]
    rows = [
        {
            "period": point.period,
            "display": point.display,
            "breaks": point.breaks,
            "notes": point.notes,
            "path": point.path if point.path != this else "",
            "reference": point.reference,
        }
        for point in series.points
    ]
    bars = [
        Bar(
            _bar_label(point.period, point.start, point.end),
            point.value,
            point.display if point.value is None else amount(point.value, series.unit),
            broken=bool(point.breaks),
        )
        for point in series.points
    ]
    label = capital(series.label)
    return {
        "id": id,
        "label": label,
        "caption": f"{label}, as each answer counted them",
        "unit": capital(unit.many),
        "left_out": series.left_out,
        "rows": rows,
        "chart": safe(bar_chart(bars, title=f"{label}, over time", id=f"{id}-chart")),
    }


def _bar_label(period: str, start: str, end: str) -> str:
    """A short name for a period: "2013", or "2010–2015" for whole years."""
    if start.endswith("-01-01") and end.endswith("-12-31") and start[:4] != end[:4]:
        return f"{start[:4]}–{end[:4]}"
    return period
