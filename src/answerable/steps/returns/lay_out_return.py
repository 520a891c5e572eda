"""Lays a return out for readers: one row a line, one column a period, shares and bands reckoned."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from answerable.model.returns import (
    AVAILABLE,
    LINES,
    SECTIONS,
    SHARES,
    ReturnColumn,
    ReturnFinding,
    band,
    percent,
    section_order,
    share,
)


@dataclass(frozen=True, slots=True)
class ReturnSheet:
    """A part of a return as cells; the first of each row is its line."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


MEASURE = "Measure"


def lay_out_return(columns: Sequence[ReturnColumn]) -> list[ReturnSheet]:
    """Every section as a sheet of its own, the sections relied on last."""
    header = (MEASURE, *(column.label for column in columns))
    titles = list(dict.fromkeys(line.section for line in LINES))
    sheets = [
        ReturnSheet(
            title,
            header,
            tuple(
                (line.title, *(shown(column, line.key) for column in columns))
                for line in LINES
                if line.section == title
            ),
        )
        for title in titles
    ]
    relied = _relied(columns)
    return [*sheets, ReturnSheet(SECTIONS, header, relied, _NOTE)] if relied else sheets


_NOTE = "A request may rest on several sections, so these lines do not add up."


def shown(column: ReturnColumn, key: str) -> str:
    """One cell as printed: a count, a share of counts, or the band of a share."""
    figures = column.figures
    if key == "band":
        return band(share(figures["in_time"], figures["answered"]))
    if key in SHARES:
        part, whole = SHARES[key]
        return percent(share(figures[part], figures[whole]))
    if key == "share_granted_decided":
        apart = figures["procedural"] + figures["available"]
        return percent(share(figures["granted"], figures["resolvable"] - apart))
    if key == "share_changed":
        changed = figures["review_partly"] + figures["review_changed"]
        return percent(share(changed, figures["review_kept"] + changed))
    return f"{figures[key]:,}"


def _relied(columns: Sequence[ReturnColumn]) -> tuple[tuple[str, ...], ...]:
    sections = dict.fromkeys(section for column in columns for section in column.sections)
    ordered = sorted(sections, key=section_order)
    return tuple(
        (_named(section), *(f"{column.sections.get(section, 0):,}" for column in columns))
        for section in ordered
    )


def _named(section: str) -> str:
    apart = ": available elsewhere, shown separately" if section == AVAILABLE else ""
    return f"Section {section}{apart}"


def return_json(
    columns: Sequence[ReturnColumn], *, at: date, findings: Sequence[ReturnFinding]
) -> Mapping[str, Any]:
    """A return as data: every line by its key, shares and bands as printed."""
    return {
        "at": at.isoformat(),
        "periods": [
            {
                "label": column.label,
                "from": column.period.start.isoformat(),
                "to": column.period.end.isoformat(),
                "lines": {
                    line.key: column.figures.get(line.key, shown(column, line.key))
                    for line in LINES
                },
                "sections": dict(column.sections),
            }
            for column in columns
        ],
        "findings": [asdict(finding) for finding in findings],
    }
