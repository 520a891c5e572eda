"""Writes an estimate in plain English: the evidence for the notice, and what could be done instead.

Every sentence is a template; every number in it is a figure of the estimate. Nobody who timed a
record is named: the text may leave the house.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from answerable.model.cost import (
    CONFIDENCE,
    Activity,
    AddedUp,
    CodedColumn,
    CostEstimate,
    CostLimit,
    Hours,
    Offer,
    TimedSample,
    Verdict,
)
from answerable.model.periods import long_date
from answerable.model.phrases import confidence, counted, measured
from answerable.steps.costs.estimate_cost import verdict
from answerable.steps.costs.offer_within_limit import down, up

_DECLARED, _ASSUMED = "was declared before", "is assumed, for none was declared"
_SAYS: Mapping[Verdict, str] = {
    Verdict.WITHIN: "The whole request is within the limit, by the upper bound too: the cost is"
    " not a ground for refusing it.",
    Verdict.PROBABLY_WITHIN: "The estimate is within the limit: it is not a ground for refusing the"
    " request, although the evidence does not exclude that it takes longer.",
    Verdict.PROBABLY_ABOVE: "The estimate exceeds the limit. The evidence does not exclude that the"
    " true figure is within it; timing more records, drawn at random, would settle that.",
    Verdict.ABOVE: "The estimate exceeds the limit, and so does its lower bound.",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading with a paragraph or a list of items, to be set in any form."""

    heading: str
    paragraph: str = ""
    items: tuple[str, ...] = ()


def write_estimate(
    limit: CostLimit,
    estimate: CostEstimate | None,
    offers: Sequence[Offer],
    coded: Sequence[CodedColumn],
    added_up: Sequence[AddedUp],
    *,
    apart: str = "",
) -> tuple[Passage, ...]:
    """The passages there is something to say in, in the order in which they are asked.

    `apart` says how many records no period holds, where there are such.
    """
    each = estimate.in_all.seconds_each if estimate else None
    done = f"What could be done within {limit_in_hours(limit)}"
    told = " ".join(evidence(estimate, apart=apart)) if estimate else ""
    passages = (
        _items("What the register records already", (say_coded(one, each) for one in coded)),
        Passage("What answering would take", told),
        _items("Question by question", _by_question(estimate) if estimate else ()),
        _items(done, (offer.words for offer in offers)),
        _items("Requests that may be added up", (_added(one, limit) for one in added_up)),
    )
    return tuple(passage for passage in passages if passage.paragraph or passage.items)


def _items(heading: str, items: Iterable[str]) -> Passage:
    return Passage(heading, items=tuple(items))


def evidence(estimate: CostEstimate, *, apart: str = "") -> Iterator[str]:
    """The sentences of the evidence paragraph."""
    hours, limit = estimate.in_all, estimate.limit
    yield f"In scope: {counted(hours.records, 'record')}."
    yield from _timed(estimate) if estimate.sample else _stated(hours)
    yield (
        f"For all {counted(hours.records, 'record')} that is about {hours.expected:,.1f} hours, or"
        f" £{estimate.pounds:,.0f} at {_pounds(limit.pounds_an_hour)} an hour."
    )
    if estimate.sample:
        percent = confidence(CONFIDENCE)
        yield (
            f"With {percent} confidence it is no more than {up(hours.upper)} hours; likewise, it is"
            f" no less than {down(hours.lower)} hours."
        )
    yield (
        f"The appropriate limit is {_pounds(limit.pounds)}, which is {limit_in_hours(limit)}"
        f" ({limit.section}; {limit.regulations})."
    )
    yield _SAYS[verdict(hours, limit)]
    if estimate.sample:
        yield (
            "The bounds hold however the times are spread; they rest on the random draw and, above,"
            f" on no record taking more than {_minutes(estimate.most_seconds)}, which"
            f" {_DECLARED if estimate.most_declared else _ASSUMED}."
        )
    if apart:
        yield f"Besides, {apart}: their hours are not in this estimate."


def say_coded(column: CodedColumn, seconds_each: float | None = None) -> str:
    """What a column holds of what was asked, and what that leaves to be read."""
    question = f"Question {column.question}: " if column.question else ""
    words = (
        f"{question}“{column.asked}” is recorded in the column {column.column}, filled in for"
        f" {column.filled:,} of {counted(column.records, 'record')}"
        f" ({column.filled / column.records:.1%}; {counted(column.values, 'different value')})."
    )
    if not column.blank:
        return words + " Nothing needs reading for it."
    hours = column.blank * (seconds_each or 0) / 3600
    return (
        f"{words} Without a value: {counted(column.blank, 'record')}. Shown as not recorded they"
        " need no reading; else only they do" + (f", about {hours:,.1f} hours." if hours else ".")
    )


def limit_in_hours(limit: CostLimit) -> str:
    """The limit as hours in words: 18 hours."""
    return measured(f"{limit.hours:g}", "hour")


def _minutes(seconds: float) -> str:
    return measured(f"{seconds / 60:g}", "minute")


def _timed(estimate: CostEstimate) -> Iterator[str]:
    sample = estimate.sample
    assert sample is not None
    drawn = f" with seed {sample.seed}" if sample.seed is not None else ""
    again = ", which anybody can draw again from the register," if sample.drawn else ""
    drawing = f"drawn at random{drawn}{again} and timed{_by_whom(sample)}"
    yield f"{len(sample.refs):,} of them were {drawing}."
    yield (
        f"Counting only {_activities(estimate.limit)}, one record took"
        f" {estimate.in_all.seconds_each:,.1f} seconds on average, which is"
        f" {estimate.in_all.seconds_each / 60:.1f} minutes (from {estimate.shortest / 60:.1f} to"
        f" {estimate.longest / 60:.1f})."
    )
    if estimate.not_counted:
        apart = ", ".join(
            f"{activity} ({seconds / 60:.1f} minutes in the sample)"
            for activity, seconds in estimate.not_counted.items()
        )
        yield f"Timed and not counted: {apart}."


def _stated(hours: Hours) -> Iterator[str]:
    yield (
        f"A pace of {_minutes(hours.seconds_each)} for each record is assumed: no record was"
        " timed, so that no bound can be given. An estimate has to rest on cogent evidence, such as"
        " a timed random sample."
    )


def _by_whom(sample: TimedSample) -> str:
    people = {timing.by for timing in sample.timings if timing.by}
    days = sorted(timing.on for timing in sample.timings if timing.on)
    words = ""
    if people:
        words += " by one person" if len(people) == 1 else f" by {len(people)} people"
    if days and days[0] == days[-1]:
        words += f" on {long_date(days[0])}"
    elif days:
        words += f" from {long_date(days[0])} to {long_date(days[-1])}"
    return words


def _activities(limit: CostLimit) -> str:
    named = [str(a) for a in Activity if a in limit.counted and a is not Activity.READ]
    return f"{', '.join(named[:-1])} and {named[-1]}"


def _by_question(estimate: CostEstimate) -> Iterator[str]:
    if estimate.shared:
        yield f"Work that every question needs: about {estimate.shared.expected:,.1f} hours."
    sure = confidence(CONFIDENCE)
    for hours in estimate.alone:
        yield (
            f"Question {hours.label} alone: about {hours.expected:,.1f} hours; at least"
            f" {down(hours.lower)} and at most {up(hours.upper)}, each with {sure} confidence"
            f" ({verdict(hours, estimate.limit)})."
        )


def _added(added: AddedUp, limit: CostLimit) -> str:
    requests = ", ".join(f"{one.ref} ({long_date(one.received_on)})" for one in added.requests)
    hours = ""
    if added.hours is not None:
        stands = "above" if limit.exceeded_by(added.hours) else "within"
        hours = f" Together {added.hours:,.1f} hours, {stands} the limit."
    closed = ", ".join(long_date(day) for day, _ in added.not_counted)
    return (
        f"{requests}: {added.why}, on “{added.requests[0].subject}”, received within"
        f" {added.days} working days, from {long_date(added.first_day)} to"
        f" {long_date(added.last_day)}"
        + (f" (not counted besides weekends: {closed})." if closed else ".")
        + hours
    )


def _pounds(amount: float) -> str:
    return f"£{amount:,.0f}" if amount == int(amount) else f"£{amount:,.2f}"
