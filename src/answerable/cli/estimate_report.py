"""What `answerable estimate` prints: tables and passages for a reader, data for a program."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import click
from rich.console import Console

from answerable.cli.terminal import safe, show_rows
from answerable.model.cost import (
    CONFIDENCE,
    AddedUp,
    CodedColumn,
    CostEstimate,
    CostLimit,
    Hours,
    Offer,
)
from answerable.model.phrases import counted
from answerable.steps.costs.estimate_cost import verdict
from answerable.steps.costs.offer_within_limit import down, up
from answerable.steps.costs.write_estimate import Passage, evidence


@dataclass(frozen=True, slots=True)
class Estimated:
    """All that one run of the command shows.

    `undated` records carry no date, so that no period holds them; `apart` says so in words.
    """

    limit: CostLimit
    estimate: CostEstimate | None
    offers: Sequence[Offer]
    coded: Sequence[CodedColumn]
    added_up: Sequence[AddedUp]
    passages: Sequence[Passage]
    undated: int
    apart: str


def estimate_json(made: Estimated) -> dict[str, Any]:
    """Every figure by its name; hours are not rounded here."""
    return {
        "limit": _limit_json(made.limit),
        "records_undated": made.undated,
        "coded": [_coded_json(column) for column in made.coded],
        "estimate": made.estimate and _estimate_json(made.estimate),
        "offers": [{"kind": o.kind, "words": o.words, **o.figures} for o in made.offers],
        "added_up": [_added_json(added, made.limit) for added in made.added_up],
        "evidence": " ".join(evidence(made.estimate, apart=made.apart)) if made.estimate else "",
    }


def show_estimate(made: Estimated) -> None:
    """The hours as tables, then everything in words, as it is written with --out."""
    if made.estimate:
        _show_hours(made.estimate)
    console = Console(highlight=False)
    for passage in made.passages:
        console.print(f"\n[bold]{safe(passage.heading)}[/bold]")
        if passage.paragraph:
            console.print(safe(passage.paragraph))
        for item in passage.items:
            console.print(f"- {safe(item)}")
    click.echo(f"\nLimit and rate: {made.limit.source}.")


def _show_hours(estimate: CostEstimate) -> None:
    lines = [*estimate.alone, estimate.in_all]
    if estimate.shared:
        lines.insert(0, estimate.shared)
    show_rows(
        f"Hours for {counted(estimate.in_all.records, 'record')} (limit {estimate.limit.hours:g})",
        ["Question", "minutes each", "hours", "at least", "at most", "which is"],
        [_line(hours, estimate) for hours in lines],
    )
    times = {**estimate.counted, **estimate.not_counted}
    if times:
        show_rows(
            "Time in the sample",
            ["Activity", "minutes", "counted"],
            [
                [str(activity), f"{seconds / 60:,.1f}",
                 "yes" if activity in estimate.limit.counted else "no"]
                for activity, seconds in times.items()
            ],
        )  # fmt: skip


def _line(hours: Hours, estimate: CostEstimate) -> list[str]:
    bounds = ["–", "–"]
    if hours.upper is not None:
        bounds = [down(hours.lower), up(hours.upper)]
    own = "" if hours is estimate.shared else str(verdict(hours, estimate.limit))
    return [hours.label, f"{hours.seconds_each / 60:,.1f}", f"{hours.expected:,.1f}", *bounds, own]


def _limit_json(limit: CostLimit) -> dict[str, Any]:
    return {
        "authority": limit.name,
        "pounds": limit.pounds,
        "pounds_an_hour": limit.pounds_an_hour,
        "hours": limit.hours,
        "counted": sorted(map(str, limit.counted)),
        "source": limit.source,
    }


def _estimate_json(estimate: CostEstimate) -> dict[str, Any]:
    sample = estimate.sample
    return {
        "records": estimate.in_all.records,
        **_hours_json(estimate.in_all, estimate),
        "pounds": estimate.pounds,
        "confidence": CONFIDENCE if sample else None,
        "most_seconds": estimate.most_seconds if sample else None,
        "most_declared": estimate.most_declared if sample else None,
        "questions": [
            {"question": hours.label, **_hours_json(hours, estimate)} for hours in estimate.alone
        ],
        "shared_hours": estimate.shared and estimate.shared.expected,
        "sample": sample
        and {
            "file": sample.name,
            "records": len(sample.refs),
            "seed": sample.seed,
            "drawn_again": sample.drawn,
            "relevant": sample.relevant,
            "shortest_seconds": estimate.shortest,
            "longest_seconds": estimate.longest,
            "counted_seconds": {str(a): s for a, s in estimate.counted.items()},
            "not_counted_seconds": {str(a): s for a, s in estimate.not_counted.items()},
        },
    }


def _hours_json(hours: Hours, estimate: CostEstimate) -> dict[str, Any]:
    return {
        "seconds_each": hours.seconds_each,
        "hours": hours.expected,
        "lower": hours.lower,
        "upper": hours.upper,
        "verdict": str(verdict(hours, estimate.limit)),
    }


def _coded_json(column: CodedColumn) -> dict[str, Any]:
    return {
        "question": column.question,
        "asked": column.asked,
        "column": column.column,
        "filled": column.filled,
        "records": column.records,
        "values": column.values,
        "named": list(column.named),
        "needs_reading": column.blank,
    }


def _added_json(added: AddedUp, limit: CostLimit) -> dict[str, Any]:
    return {
        "requests": [one.ref for one in added.requests],
        "why": added.why,
        "subject": added.requests[0].subject,
        "first_day": added.first_day.isoformat(),
        "last_day": added.last_day.isoformat(),
        "hours": added.hours,
        "above_limit": None if added.hours is None else limit.exceeded_by(added.hours),
        "not_counted": [
            {"date": day.isoformat(), "reason": reason} for day, reason in added.not_counted
        ],
    }
