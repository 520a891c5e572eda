"""Says what could be done within the limit, with figures: the advice that section 16 asks for.

Each offer stands alone: it is what the whole limit would buy. Hours are best estimates at the pace
timed or stated; where a sample was timed the bound is told beside.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from answerable.model.certificates import Stratum
from answerable.model.cost import Activity, CostEstimate, Offer
from answerable.model.fields import label_of
from answerable.model.periods import year_label
from answerable.model.phrases import counted
from answerable.model.register import Case
from answerable.model.review import Budget, Pace
from answerable.steps.costs.estimate_cost import counted_seconds, hours_of_questions
from answerable.steps.counts.find_coded import is_date, values_of_case
from answerable.steps.finding.certify import lower_count, sample_needed, upper_count
from answerable.steps.finding.plan_review import narrowest_scope
from answerable.steps.registers.select import value_of

ASSUMED_SHARE = 0.1
"""The share of records on the topic for which an interval is shown where none was measured."""

PROMISED = 10
"""“At most so many others” is the promise whose price in reading is told."""

_ONE_SIDED, _TWO_SIDED = Fraction(1, 20), Fraction(1, 40)
_DECIDING = frozenset((Activity.DETERMINE, Activity.LOCATE, Activity.RETRIEVE))
_MOST_CATEGORIES = 5


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known of the records besides their number: by year and month, by a coded column.

    `by_year` and `by_month` are oldest first, records without a date left out; `categories` are,
    for each coded column by its label, its values with the records that have each.
    """

    by_year: tuple[tuple[str, int], ...] = ()
    by_month: tuple[tuple[str, int], ...] = ()
    categories: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def scope_of(cases: Sequence[Case], *, date_field: str, coded: Iterable[str] = ()) -> Scope:
    """What a register says of its records: by year and month of a date, by coded columns."""
    days = [day for case in cases if (day := value_of(case, None, date_field))]
    values = {
        label_of(name): Counter(v for case in cases for v in values_of_case(case, name))
        for name in coded
        if not is_date(name)
    }
    return Scope(
        by_year=tuple(sorted(Counter(year_label(day) for day in days).items())),
        by_month=tuple(sorted(Counter(day[:7] for day in days).items())),
        categories=values,
    )


def offers_within_limit(estimate: CostEstimate, scope: Scope) -> tuple[Offer, ...]:
    """What fits: a narrower period, fewer categories or questions, a sample, a review.

    None where the whole fits by the best estimate.
    """
    if not estimate.limit.exceeded_by(estimate.in_all.expected):
        return ()
    return (
        *_period(estimate, scope),
        *_categories(estimate, scope),
        *_questions(estimate),
        *_readings(estimate),
    )


def reads_that_fit(estimate: CostEstimate) -> int:
    """The records that can be worked through within the limit, at the best estimate of the pace."""
    each = estimate.in_all.seconds_each
    most = estimate.in_all.records
    return min(most, math.floor(estimate.limit.hours * 3600 / each + 1e-9)) if each else most


def _period(estimate: CostEstimate, scope: Scope) -> Iterator[Offer]:
    """The most recent years that fit, else months; without dates, how many records do."""
    fits = reads_that_fit(estimate)
    for name, by in (("year", scope.by_year), ("month", scope.by_month)):
        pace = Pace(estimate.in_all.seconds_each, 0)
        kept = narrowest_scope(by, share_relevant=0, pace=pace, seconds=estimate.limit.hours * 3600)
        if kept:
            records = sum(count for label, count in by if label in set(kept))
            hours = records * estimate.in_all.seconds_each / 3600
            which = f"{name}s that fit are {kept[0]} to {kept[-1]}"
            if len(kept) == 1:
                which = f"{name} that fits is {kept[0]}"
            yield Offer(
                "period",
                f"A narrower period: the most recent {which}, with {counted(records, 'record')}"
                f" and about {hours:.1f} hours.",
                {"from": kept[0], "to": kept[-1], "records": records, "hours": hours},
            )
            return
    if fits:
        surely = _at_upper_bound(estimate)
        bound = "" if surely is None else f" (at its upper bound no more than {surely:,})"
        yield Offer(
            "period",
            f"A narrower period: one with no more than {fits:,} of the"
            f" {estimate.in_all.records:,} records fits, at the best estimate of the pace{bound},"
            " if its records take as long as all do.",
            {"records": fits, "records_at_upper_bound": surely},
        )


def _at_upper_bound(estimate: CostEstimate) -> int | None:
    """The records that fit if each takes what the upper bound says."""
    upper = estimate.in_all.upper
    return math.floor(estimate.limit.hours * estimate.in_all.records / upper) if upper else None


def _categories(estimate: CostEstimate, scope: Scope) -> Iterator[Offer]:
    """The largest categories of each coded column that fit, each alone."""
    fits = reads_that_fit(estimate)
    for column, values in scope.categories.items():
        ranked = sorted(values.items(), key=lambda item: (-item[1], item[0]))
        for value, records in [item for item in ranked if item[1] <= fits][:_MOST_CATEGORIES]:
            hours = records * estimate.in_all.seconds_each / 3600
            yield Offer(
                "category",
                f"One category: {column} “{value}” alone, with"
                f" {counted(records, 'record')} and about {hours:.1f} hours.",
                {"column": column, "value": value, "records": records, "hours": hours},
            )


def _questions(estimate: CostEstimate) -> Iterator[Offer]:
    """The most questions that fit together: those that cost least, in the order asked."""
    sample = estimate.sample
    if sample is None or len(estimate.alone) < 2:
        return
    seconds = {
        one.label: sum(counted_seconds(sample, estimate.limit, (one.label,)))
        for one in estimate.alone
    }
    kept: list[str] = []
    for question in sorted(seconds, key=seconds.__getitem__):
        together = sum(counted_seconds(sample, estimate.limit, (*kept, question)))
        hours = together / len(sample.refs) * estimate.in_all.records / 3600
        if not estimate.limit.exceeded_by(hours):
            kept.append(question)
    if kept:
        asked = [question for question in sample.questions if question in kept]
        fewer = hours_of_questions(estimate, asked)
        yield Offer(
            "questions",
            f"Fewer questions: {_listed(asked)} alone, in about {fewer.expected:.1f} hours"
            f" (with 95% confidence no more than {up(fewer.upper)}).",
            {"questions": asked, "hours": fewer.expected, "upper": fewer.upper},
        )


def _readings(estimate: CostEstimate) -> Iterator[Offer]:
    """What reading a part brings, where at least two records can be read."""
    reads = reads_that_fit(estimate)
    if reads > 1:
        yield _sample(estimate, reads)
        yield _review(estimate, reads)
        if not _DECIDING & set(estimate.counted):
            yield _quick_review(estimate)


def _sample(estimate: CostEstimate, reads: int) -> Offer:
    """An estimate from a random sample as large as fits, with the interval it would have."""
    records = estimate.in_all.records
    share, measured = _share(estimate)
    found = round(reads * share)
    stratum = Stratum(records, reads, found)
    low, high = lower_count(stratum, _TWO_SIDED), upper_count(stratum, _TWO_SIDED)
    best = round(records * found / reads)
    said = "as in the sample that was timed" if measured else "for example"
    return Offer(
        "sample",
        f"An estimate instead of a count: a random sample of {counted(reads, 'record')}. If"
        f" {found:,} of them are on the topic ({said}), the answer is about {best:,} of"
        f" {records:,}, and with 95% confidence between {low:,} and {high:,}.",
        {"reads": reads, "found": found, "estimate": best, "lower": low, "upper": high},
    )


def _review(estimate: CostEstimate, reads: int) -> Offer:
    """A ranked review at the full pace, half by rank and half at random."""
    words, figures = _certified(estimate.in_all.records, reads)
    return Offer(
        "review",
        f"A certified review: {counted(reads, 'record')} read in full, {words}",
        {"seconds_each": estimate.in_all.seconds_each, **figures},
    )


def _certified(records: int, reads: int) -> tuple[str, dict[str, object]]:
    """What a review of so many reads certifies if its random half holds nothing."""
    random = reads // 2
    ranked = reads - random
    unread = records - ranked
    most = upper_count(Stratum(unread, random, 0), _ONE_SIDED)
    figures: dict[str, object] = {
        "reads": reads, "ranked": ranked, "random": random, "upper_remaining": most
    }  # fmt: skip
    words = (
        f"{ranked:,} by relevance and {random:,} at random. If the random ones hold nothing, then"
        f" with 95% confidence no more than {most:,} others exist."
    )
    if most > PROMISED:
        needed = sample_needed(unread, PROMISED, _ONE_SIDED)
        figures["random_for_10"] = needed
        words += f" To promise no more than {PROMISED}, {needed:,} would have to be read at random."
    return words, figures


def _quick_review(estimate: CostEstimate) -> Offer:
    """A review in which every record is only decided, and the relevant ones are read in full.

    Where deciding was timed apart, the pace of the full review is that already.
    """
    pace = Pace(extraction=estimate.in_all.seconds_each)
    records, seconds = estimate.in_all.records, estimate.limit.hours * 3600
    share, _ = _share(estimate)
    decisions = Budget(pace, seconds).reads_left(read=0, relevant=0, share_relevant=share)
    head = (
        f"A quicker review: deciding only whether a record is on the topic, at"
        f" {pace.decision:.0f} seconds (an assumption until it is timed), and"
        f" {pace.extraction / 60:.1f} minutes more for each that is."
    )
    figures = {"decision_seconds": pace.decision, "extraction_seconds": pace.extraction}
    if decisions < records:
        words, more = _certified(records, decisions)
        return Offer(
            "quick-review",
            f"{head} If {share:.0%} are, {decisions:,} decisions fit: {words}",
            {**figures, "share": share, **more},
        )
    hours = records * pace.decision / 3600
    relevant = math.floor((seconds - records * pace.decision) / pace.extraction)
    return Offer(
        "quick-review",
        f"{head} All {records:,} are decided in {hours:.1f} hours, and the time left is enough for"
        f" {relevant:,} of them. No record is left undecided.",
        {**figures, "reads": records, "hours": hours, "relevant": relevant, "upper_remaining": 0},
    )


def _share(estimate: CostEstimate) -> tuple[float, bool]:
    """The share of relevant records, and whether it was measured."""
    sample = estimate.sample
    if sample is None or sample.relevant is None:
        return ASSUMED_SHARE, False
    return sample.relevant / len(sample.refs), True


def up(hours: float | None) -> str:
    """An upper bound in hours, never rounded down."""
    return f"{math.ceil((hours or 0) * 10 - 1e-6) / 10:,.1f}"


def down(hours: float | None) -> str:
    """A lower bound in hours, never rounded up."""
    return f"{math.floor((hours or 0) * 10 + 1e-6) / 10:,.1f}"


def _listed(questions: Sequence[str]) -> str:
    if len(questions) == 1:
        return f"question {questions[0]}"
    return f"questions {', '.join(questions[:-1])} and {questions[-1]}"
