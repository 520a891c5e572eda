"""A request as it will be answered: numbered questions, and what each asks to be counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from answerable.model.cost import USUAL_LIMIT, CostLimit
from answerable.model.decisions import Decision
from answerable.model.periods import Period
from answerable.model.protection import Policy, Presentation
from answerable.model.refusals import Outcome, Refusal
from answerable.model.terms import Term

Filter = Mapping[str, tuple[str, ...]]
"""Field name to the values that pass, compared without case and doubled spaces."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What the records have no category for: terms, the narratives searched, the decisions.

    `variants` names the accepted spellings that the terms already search as well; `review` is the
    folder of the review whose decisions and certificate the answer takes, "" where there is none.
    """

    name: str
    terms: tuple[Term, ...]
    fields: tuple[str, ...]
    decisions: tuple[Decision, ...] | None = None
    variants: tuple[str, ...] = ()
    review: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """One thing to count: the unit, which date falls in the period, who is in, the breakdowns.

    Each breakdown is one dimension or two: a field name, "term", "any term", "year" or
    "financial year" (of `date_field`). `presentation` is how the figure and its tables are printed,
    `redactions` the file of rulings on the narratives that are listed.
    """

    unit: str
    date_field: str
    population: str
    period: Period | None = None
    where: Filter = field(default_factory=dict)
    where_not: Filter = field(default_factory=dict)
    on_topic: bool = True
    by: tuple[tuple[str, ...], ...] = ()
    listed: tuple[str, ...] = ()
    list_title: str = ""
    presentation: Presentation = Presentation.EXACT
    redactions: str = ""


@dataclass(frozen=True, slots=True)
class SideCount:
    """A question answered from a small register of its own: rows counted, or a column summed."""

    register: str
    file: str
    unit: str
    label: str
    where: Filter = field(default_factory=dict)
    where_not: Filter = field(default_factory=dict)
    total_of: str | None = None
    date_column: str | None = None
    period: Period | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One numbered question with what answers it, or with the grounds on which it is refused.

    `wording` are paragraphs of our own around the figures, which stand in them as placeholders
    (`steps.answers.word_figures`); without any, each figure has its usual sentence.
    """

    number: str
    text: str
    counts: tuple[Count, ...] = ()
    side_counts: tuple[SideCount, ...] = ()
    statement: str = ""
    outcome: Outcome = Outcome.GRANTED
    refusals: tuple[Refusal, ...] = ()
    wording: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SmallCounts:
    """Why small counts may be printed: reason, intruder worksheet, and two different people.

    Source: being small does not make a number personal data (IC v Miller [2018] UKUT 229 (AAC));
    whether somebody could be identified is judged case by case, and the judgement is kept.
    """

    reason: str
    by: str
    on: date | None
    approved_by: str
    approved_on: date | None
    worksheet: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A warning somebody has seen and accepts, with the reason. Blocks cannot be accepted."""

    code: str
    where: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Request:
    """Everything `answerable answer` needs besides the register.

    `correction` is what was changed since the answer was last published, for its readers; `limit`
    that of the authority, under the law that it answers under.
    """

    reference: str
    title: str
    authority: str
    received_on: date
    questions: tuple[Question, ...]
    answered_on: date | None = None
    author: str = ""
    topic: Topic | None = None
    outcome_order: tuple[tuple[str, ...], ...] = ()
    small_counts: SmallCounts | None = None
    acknowledged: tuple[Acknowledgement, ...] = ()
    limits: tuple[str, ...] = ()
    intro: str = ""
    correction: str = ""
    review_to: str = ""
    after_review: bool = False
    limit: CostLimit = USUAL_LIMIT
    policy: Policy = field(default_factory=Policy)
    folder: str = "."


WORKSHEET: Mapping[str, str] = {
    "who_would_know": "Who could recognise the person behind a count of one, and from what?",
    "press": "Has the press or a public hearing reported the matter?",
    "small_unit": "Does the answer name a unit, place or post small enough to point at a person?",
    "dates": "Does it give dates that narrow the matter down?",
    "earlier_answers": "Could it be subtracted from, or joined with, an earlier answer?",
    "harm": "What harm could identification do?",
    "already_public": "Which of this is already public?",
    "decision": "What was decided, and why?",
}
"""The eight questions of the motivated-intruder worksheet, each to be answered in words."""
