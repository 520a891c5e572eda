"""Tells where a review stands, in figures: what was read and found, the pace, what still fits."""

from dataclasses import dataclass

from answerable.model.decisions import Verdict
from answerable.model.review import Pace
from answerable.steps.finding.follow_review import Course
from answerable.steps.finding.what_next import (
    Stage,
    hits_unread,
    proposal,
    records_that_fit,
    relevant_expected,
    stage_of,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a review stands now. Records are cases with a text in scope; times are minutes.

    `sample_size` and `sample_left` are None before a sample was declared.
    """

    stage: Stage
    proposal: str
    records: int
    texts: int
    without_text: int
    undated: int
    read: int
    found: int
    rejected: int
    unsure: int
    hits_unread: int
    sample_size: int | None
    sample_left: int | None
    second_left: int
    pace: Pace
    budget: int
    spent: float
    fit: int
    expected: float

    @property
    def left(self) -> float:
        """Minutes of the budget that are left; below nothing where more was spent."""
        return self.budget - self.spent


def progress_of(course: Course) -> Progress:
    """Where a review stands."""
    pool, sample = course.pool, course.sample
    fit = records_that_fit(course)
    return Progress(
        stage=stage_of(course),
        proposal=proposal(course),
        records=pool.cases,
        texts=len(pool.texts),
        without_text=len(pool.silent),
        undated=pool.undated,
        read=sum(course.cases_with(verdict) for verdict in Verdict),
        found=course.cases_with(Verdict.RELEVANT),
        rejected=course.cases_with(Verdict.NOT_RELEVANT),
        unsure=course.cases_with(Verdict.UNSURE),
        hits_unread=hits_unread(course),
        sample_size=len(sample.refs) if sample else None,
        sample_left=len(course.sample_left()) if sample else None,
        second_left=len(course.second_left()),
        pace=course.pace,
        budget=course.definition.minutes,
        spent=course.seconds_spent() / 60,
        fit=fit,
        expected=relevant_expected(course, fit),
    )
