"""The statistics of requests: what a case is, which lines a return has, how they must add up.

Sources: section 45 Code of Practice (4 July 2018), paragraphs 8.5 and 8.6, for any body of more
than 100 people; the lines of the central return (Cabinet Office, Quality and Methodology, 2024);
the regulator's bands (ICO self-assessment toolkit for freedom of information, topic 1).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from answerable.model.exemptions import limbs_meant
from answerable.model.periods import Period


class CaseOutcome(StrEnum):
    """What became of a whole request: every request that is closed has exactly one."""

    GRANTED = "granted"
    PARTLY = "partly refused"
    REFUSED = "refused"
    DENIED = "neither confirmed nor denied"
    NOT_HELD = "not held"
    ADVICE = "advice only"
    WITHDRAWN = "withdrawn"


RESOLVED = frozenset(
    (CaseOutcome.GRANTED, CaseOutcome.PARTLY, CaseOutcome.REFUSED, CaseOutcome.DENIED)
)
"""Outcomes of requests that could be decided: the information was held, or nobody may know."""

REFUSED_IN_FULL = frozenset((CaseOutcome.REFUSED, CaseOutcome.DENIED))
"""To neither confirm nor deny counts as a refusal in full."""

PROCEDURAL = frozenset(("12", "14"))
"""Sections under which a request is refused for its cost, or as vexatious or repeated."""

AVAILABLE = "21"
"""The section for what can be had elsewhere: it is reported apart."""


class ReviewOutcome(StrEnum):
    """How an internal review ended."""

    KEPT = "upheld"
    PARTLY = "partly changed"
    CHANGED = "changed"


class ComplaintOutcome(StrEnum):
    """How the Commissioner decided."""

    FOR_AUTHORITY = "for the authority"
    PARTLY = "in part"
    FOR_REQUESTER = "for the requester"


@dataclass(frozen=True, slots=True)
class ReturnCase:
    """One request as the return sees it: its days, its outcome, what it was refused under.

    `extended` is the day on which the notice of an extension was given; `reopened` that on which
    a request that had waited was reopened: its time begins anew then, and what was asked for
    before is no part of the case. Raises ValueError, with the reason, for a case that cannot be.
    """

    reference: str
    received: date
    answered: date | None = None
    outcome: CaseOutcome | None = None
    clarification_asked: date | None = None
    clarified: date | None = None
    fee_notice: date | None = None
    fee_paid: date | None = None
    extended: date | None = None
    exemptions: tuple[str, ...] = ()
    review_asked: date | None = None
    review_answered: date | None = None
    review_outcome: ReviewOutcome | None = None
    complained: date | None = None
    complaint_outcome: ComplaintOutcome | None = None
    reopened: date | None = None

    def __post_init__(self) -> None:
        if reason := next((words for holds, words in self._faults() if holds), ""):
            raise ValueError(reason)

    def _faults(self) -> tuple[tuple[bool, str], ...]:
        started = self.clarified or self.begun
        closed = self.outcome is not None
        withdrawn = self.outcome is CaseOutcome.WITHDRAWN
        unknown = [cited for cited in self.exemptions if not limbs_meant(cited)]
        return (
            (not self.reference, "it has no reference"),
            (_before(self.reopened, self.received), "it was reopened before it was received"),
            (_before(self.clarification_asked, self.begun),
             "clarification was asked for before it was received"),
            (started < self.begun, "it was clarified before it was received"),
            (_before(self.answered, started), "it was answered before it was received"),
            (bool(self.answered) and not closed, "it was answered but has no outcome"),
            (closed and not (self.answered or withdrawn), "it has an outcome but no day of answer"),
            (bool(self.fee_notice) and not self.fee_paid and bool(self.answered) and not withdrawn,
             "a fee was asked for but it was answered without one"),
            (_before(self.fee_paid, self.fee_notice or date.max),
             "a fee was paid before it was asked for"),
            (_before(self.extended, self.received), "it was extended before it was received"),
            (bool(unknown), f"the Act has no section {', '.join(unknown)} to refuse under"),
            (self.outcome in (CaseOutcome.PARTLY, CaseOutcome.REFUSED, CaseOutcome.DENIED)
             and not self.exemptions, "it was refused but no section is named"),
            (self.outcome is CaseOutcome.GRANTED and bool(self.exemptions),
             "it was granted but a section is named"),
            (_before(self.review_asked, self.answered or date.max),
             "a review was asked for before the answer"),
            (_before(self.review_answered, self.review_asked or date.max),
             "a review was answered that nobody asked for"),
            (bool(self.review_answered) != bool(self.review_outcome),
             "a review needs both a day and an outcome, or neither"),
            (bool(self.complaint_outcome) and not self.complained,
             "the Commissioner decided on a complaint without a day"),
        )  # fmt: skip

    @property
    def begun(self) -> date:
        """The day from which the time runs, before any clarification."""
        return self.reopened or self.received

    @property
    def sections(self) -> frozenset[str]:
        """The sections relied on, without their limbs."""
        return frozenset(cited.partition("(")[0] for cited in self.exemptions)


def _before(day: date | None, earlier: date) -> bool:
    return day is not None and day < earlier


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """A line of a return: its key, its words, the section it stands in."""

    key: str
    title: str
    section: str


REQUESTS, TIME, OUTCOMES, REVIEWS, COMPLAINTS, SECTIONS = (
    "Requests", "Time taken", "Outcomes", "Internal reviews", "Complaints to the Commissioner",
    "Sections relied on",
)  # fmt: skip

LINES: tuple[ReturnLine, ...] = tuple(
    ReturnLine(key, title, section)
    for section, lines in {
        REQUESTS: {
            "received": "Requests received",
            "answered": "Answered",
            "open": "Not yet answered",
            "open_late": "Not yet answered, past the last day",
            "withdrawn": "Withdrawn or lapsed",
        },
        TIME: {
            "on_time": "Answered within 20 working days",
            "extended": "Answered later, within a permitted extension",
            "late": "Answered late",
            "in_time": "Answered in time",
            "share_in_time": "Share in time",
            "band": "The regulator's band",
            "extended_10": "Extensions that took up to 10 working days more",
            "extended_20": "Extensions that took 11 to 20 working days more",
        },
        OUTCOMES: {
            "resolvable": "Resolvable",
            "granted": "Granted in full",
            "partly": "Partly refused",
            "refused": "Refused in full",
            "denied": "of those, neither confirmed nor denied",
            "procedural": "of those, under sections 12 and 14 alone",
            "available": "of those, under section 21 alone",
            "not_held": "Not held",
            "advice": "Advice or clarification only",
            "share_granted": "Share granted in full, of the resolvable",
            "share_granted_decided": "The same, without sections 12, 14 and 21 alone",
        },
        REVIEWS: {
            "reviews": "Reviews asked for",
            "review_open": "Not yet answered reviews",
            "review_20": "Reviews within 20 working days",
            "review_40": "Reviews within 21 to 40 working days",
            "review_late": "Reviews after more than 40 working days",
            "review_kept": "Reviews that kept the answer",
            "review_partly": "Reviews that changed a part",
            "review_changed": "Reviews that changed the answer",
            "share_changed": "Share of reviews that changed something",
        },
        COMPLAINTS: {
            "complaints": "Complaints",
            "complaint_open": "Complaints not yet decided",
            "complaint_kept": "Complaints decided for the authority",
            "complaint_partly": "Complaints decided in part",
            "complaint_changed": "Complaints decided for the requester",
        },
    }.items()
    for key, title in lines.items()
)
"""Every line that a return always has, in the order printed."""

BY_KEY: Mapping[str, ReturnLine] = {line.key: line for line in LINES}

SUMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("received", ("answered", "open", "withdrawn")),
    ("answered", ("on_time", "extended", "late")),
    ("in_time", ("on_time", "extended")),
    ("resolvable", ("granted", "partly", "refused")),
    ("extended", ("extended_10", "extended_20")),
    ("reviews", ("review_open", "review_20", "review_40", "review_late")),
    ("reviews", ("review_open", "review_kept", "review_partly", "review_changed")),
    ("complaints", ("complaint_open", "complaint_kept", "complaint_partly", "complaint_changed")),
)
"""Which line is the sum of which others."""

OUTCOME_LINES = ("granted", "partly", "refused", "not_held", "advice")
"""The lines in exactly one of which every answer stands."""

SHARES: Mapping[str, tuple[str, str]] = {
    "share_in_time": ("in_time", "answered"),
    "share_granted": ("granted", "resolvable"),
}
"""Which line is a share of which other."""

BANDS: tuple[tuple[Fraction, str], ...] = (
    (Fraction(95, 100), "good"),
    (Fraction(90, 100), "adequate"),
    (Fraction(0), "unsatisfactory"),
)
"""The least share in time for each of the regulator's bands."""

RETURN_CHECKS: Mapping[str, str] = {
    "sum-differs": "{whole} is {printed}, and its parts ({parts}) add up to {sum}",
    "share-differs": "{line} is printed as {printed}, but {part} of {whole} are {reckoned}",
    "total-differs": "{line} of the whole is {printed}, and its parts add up to {sum}",
    "outcomes-differ": "{answered} answers and {outcomes} outcomes ({lines})",
    "band-differs": "the band is printed as {printed}, and {part} of {whole} is {reckoned}",
    "restated": "{line} was {earlier} in the earlier return and is {now}",
}
"""What can be wrong with a return, by code."""


@dataclass(frozen=True, slots=True)
class ReturnFinding:
    """Something that does not reconcile: which check, in which column, in words."""

    code: str
    period: str
    message: str


@dataclass(frozen=True, slots=True)
class ReturnColumn:
    """One quarter or year: its figures by the key of the line, sections apart."""

    label: str
    period: Period
    figures: Mapping[str, int]
    sections: Mapping[str, int]


def section_order(section: str) -> tuple[bool, int, str]:
    """Sections by number, section 21 last: it is told apart."""
    digits = "".join(char for char in section if char.isdigit())
    return section == AVAILABLE, int(digits), section


def share(part: int, whole: int) -> Fraction | None:
    """A part as a fraction of the whole; None of nothing."""
    return Fraction(part, whole) if whole else None


def percent(value: Fraction | None) -> str:
    """A share as printed, with as many places as its band needs; "–" where there is none."""
    if value is None:
        return "–"
    for places in (1, 2, 3):
        step = Decimal(1).scaleb(-places)
        exact = Decimal(value.numerator * 100) / Decimal(value.denominator)
        shown = exact.quantize(step, ROUND_HALF_UP)
        if band(Fraction(shown) / 100) == band(value):
            break
    return f"{shown}%"


def band(value: Fraction | None) -> str:
    """The regulator's band of a share in time."""
    if value is None:
        return "–"
    return next(words for least, words in BANDS if value >= least)
