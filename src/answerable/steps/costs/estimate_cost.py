"""Estimates the hours that answering takes from a timed random sample, with bounds that hold."""

from collections.abc import Sequence

from answerable.model.cost import (
    CONFIDENCE,
    MOST_SECONDS,
    Activity,
    CostEstimate,
    CostLimit,
    Hours,
    TimedSample,
    Verdict,
)
from answerable.model.errors import UserMistake
from answerable.model.phrases import counted
from answerable.steps.costs.bound_mean import lower_mean, upper_mean

IN_ALL = "in all"
SHARED = "work shared by all questions"


def estimate_cost(
    sample: TimedSample,
    *,
    records: int,
    limit: CostLimit,
    most_seconds: float | None = None,
) -> CostEstimate:
    """The hours for all records in scope: in all, and for each question if it were alone.

    Only the activities that the regulations count are counted. Each bound holds by itself at
    `CONFIDENCE`. Raises UserMistake for a sample larger than the scope and for a record above the
    most that was declared, or else taken: the upper bound rests on it.
    """
    declared, most_seconds = most_seconds is not None, most_seconds or MOST_SECONDS
    if len(sample.refs) > records:
        reason = (
            f"it times {counted(len(sample.refs), 'record')}, and in scope are only {records:,}"
        )
        raise UserMistake("timings-wrong", where=sample.name, reason=reason)
    in_all = counted_seconds(sample, limit)
    _check_most(sample, in_all, most_seconds)
    bounds = _Bounds(records, most_seconds)
    divided = sample.questions and any(not timing.question for timing in sample.timings)
    return CostEstimate(
        limit=limit,
        in_all=bounds.hours(IN_ALL, in_all),
        alone=tuple(
            bounds.hours(question, counted_seconds(sample, limit, (question,)))
            for question in sample.questions
        ),
        shared=bounds.hours(SHARED, counted_seconds(sample, limit, ())) if divided else None,
        sample=sample,
        counted=_by_activity(sample, limit, counted=True),
        not_counted=_by_activity(sample, limit, counted=False),
        shortest=min(in_all),
        longest=max(in_all),
        most_seconds=most_seconds,
        most_declared=declared,
    )


def hours_of_questions(estimate: CostEstimate, questions: Sequence[str]) -> Hours:
    """The hours for some questions together, with their bounds, from the sample of an estimate."""
    if estimate.sample is None:
        raise ValueError("a stated pace is not divided by question")
    seconds = counted_seconds(estimate.sample, estimate.limit, questions)
    bounds = _Bounds(estimate.in_all.records, estimate.most_seconds)
    return bounds.hours(", ".join(questions), seconds)


def stated_cost(*, records: int, seconds_each: float, limit: CostLimit) -> CostEstimate:
    """The hours at a pace that is stated and not timed: it has no bounds."""
    return CostEstimate(limit=limit, in_all=Hours(IN_ALL, records, seconds_each))


def counted_seconds(
    sample: TimedSample, limit: CostLimit, questions: Sequence[str] | None = None
) -> list[float]:
    """The counted seconds of each record of the sample, for some of the questions or for all.

    Work that names no question is needed for any of them. A record without a line for a question
    took no time for it.
    """
    wanted = {"", *(sample.questions if questions is None else questions)}
    seconds = dict.fromkeys(sample.refs, 0.0)
    for timing in sample.timings:
        if timing.activity in limit.counted and timing.question in wanted:
            seconds[timing.ref] += timing.seconds
    return list(seconds.values())


def verdict(hours: Hours, limit: CostLimit) -> Verdict:
    """How an estimate stands to the limit: surely only where a bound says so."""
    if limit.exceeded_by(hours.expected):
        surely = hours.lower is not None and limit.exceeded_by(hours.lower)
        return Verdict.ABOVE if surely else Verdict.PROBABLY_ABOVE
    surely = hours.upper is not None and not limit.exceeded_by(hours.upper)
    return Verdict.WITHIN if surely else Verdict.PROBABLY_WITHIN


class _Bounds:
    """Makes hours for a scope out of the seconds of its sampled records."""

    def __init__(self, records: int, most: float) -> None:
        self._records, self._most, self._alpha = records, most, 1 - CONFIDENCE

    def hours(self, label: str, seconds: Sequence[float]) -> Hours:
        lower = lower_mean(seconds, population=self._records, alpha=self._alpha)
        upper = upper_mean(seconds, population=self._records, most=self._most, alpha=self._alpha)
        return Hours(
            label=label,
            records=self._records,
            seconds_each=sum(seconds) / len(seconds),
            lower=lower * self._records / 3600,
            upper=upper * self._records / 3600,
        )


def _by_activity(sample: TimedSample, limit: CostLimit, *, counted: bool) -> dict[Activity, float]:
    seconds = dict[Activity, float]()
    for timing in sample.timings:
        if (timing.activity in limit.counted) is counted:
            seconds[timing.activity] = seconds.get(timing.activity, 0.0) + timing.seconds
    return {activity: seconds[activity] for activity in Activity if activity in seconds}


def _check_most(sample: TimedSample, seconds: Sequence[float], most: float) -> None:
    slowest, ref = max(zip(seconds, sample.refs, strict=True))
    if slowest > most:
        raise UserMistake(
            "record-above-most", where=sample.name, ref=ref[:40], minutes=f"{slowest / 60:g}",
            most=f"{most / 60:g}",
        )  # fmt: skip
