"""What answering costs in time: the limits of section 12, which work counts, timed records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from answerable.model.law import REGIMES, Regime


class Activity(StrEnum):
    """What somebody does with a record for a request."""

    READ = "reading, not divided"
    DETERMINE = "determining whether it is held"
    LOCATE = "locating"
    RETRIEVE = "retrieving"
    EXTRACT = "extracting"
    EXEMPT = "considering exemptions"
    REDACT = "redacting"
    DRAFT = "drafting"
    APPROVE = "approval"
    CONSULT = "consulting others"


ACTIVITY_WORDS: Mapping[str, Activity] = {
    **dict.fromkeys(("", "read", "reading", "all", Activity.READ), Activity.READ),
    **dict.fromkeys(("determine", "determining", "held", Activity.DETERMINE), Activity.DETERMINE),
    **dict.fromkeys(("locate", Activity.LOCATE, "find", "search"), Activity.LOCATE),
    **dict.fromkeys(("retrieve", Activity.RETRIEVE), Activity.RETRIEVE),
    **dict.fromkeys(("extract", Activity.EXTRACT), Activity.EXTRACT),
    **dict.fromkeys(("exempt", "exemption", "exemptions", Activity.EXEMPT), Activity.EXEMPT),
    **dict.fromkeys(("redact", "redaction", Activity.REDACT), Activity.REDACT),
    **dict.fromkeys(("draft", Activity.DRAFT), Activity.DRAFT),
    **dict.fromkeys(("approve", "approving", Activity.APPROVE), Activity.APPROVE),
    **dict.fromkeys(("consult", "consultation", Activity.CONSULT), Activity.CONSULT),
}
"""How a timed sample may write each activity; blank is reading that nobody divided."""

_FOUR = frozenset(
    {Activity.READ, Activity.DETERMINE, Activity.LOCATE, Activity.RETRIEVE, Activity.EXTRACT}
)


@dataclass(frozen=True, slots=True)
class CostLimit:
    """The appropriate limit of a kind of authority, the rate it is reckoned at, and what counts.

    `kind` is the word for --authority. `add_up_days` is the window in working days within which
    requests may be added up, None where the law has no such rule.
    """

    kind: str
    name: str
    regime: Regime
    section: str
    regulations: str
    pounds: float
    pounds_an_hour: float
    counted: frozenset[Activity]
    add_up_days: int | None
    source: str

    def __post_init__(self) -> None:
        if self.pounds <= 0 or self.pounds_an_hour <= 0:
            raise ValueError(f"an impossible limit: {self.pounds} at {self.pounds_an_hour}")

    @property
    def hours(self) -> float:
        """The limit in hours of one person's time: 450 pounds at 25 pounds are 18."""
        return self.pounds / self.pounds_an_hour

    def exceeded_by(self, hours: float) -> bool:
        """Whether so many hours would exceed it: exactly the limit does not."""
        return hours * self.pounds_an_hour > self.pounds + 1e-9


_FEES_2004 = (
    "Freedom of Information and Data Protection (Appropriate Limit and Fees) Regulations 2004"
)
_UK_SOURCE = "SI 2004/3244 reg. 3 (limit), reg. 4 (rate, what counts), reg. 5 (adding up)"

_LIMITS = (
    CostLimit(
        "police",
        "a police force, council or other authority outside central government",
        REGIMES["uk"],
        "section 12 of the Freedom of Information Act 2000",
        _FEES_2004, 450, 25, _FOUR, 60, _UK_SOURCE,
    ),
    CostLimit(
        "central-government",
        "a government department or other body in Part I of Schedule 1 to the Act",
        REGIMES["uk"],
        "section 12 of the Freedom of Information Act 2000",
        _FEES_2004, 600, 25, _FOUR, 60, _UK_SOURCE,
    ),
    CostLimit(
        "scotland",
        "a Scottish public authority",
        REGIMES["scotland"],
        "section 12 of the Freedom of Information (Scotland) Act 2002",
        "Freedom of Information (Fees for Required Disclosure) (Scotland) Regulations 2004",
        600, 15, _FOUR - {Activity.DETERMINE}, None,
        "SSI 2004/467 reg. 3 (determining whether it is held is not charged; 15 pounds an hour at"
        " most) and reg. 5 (limit)",
    ),
)  # fmt: skip
AUTHORITIES: Mapping[str, CostLimit] = {limit.kind: limit for limit in _LIMITS}
"""The limits by the word for --authority. Each is a default: --limit-pounds and --hourly-pounds."""

CONFIDENCE = 0.95
"""Of each bound of an estimate, by itself."""
USUAL_LIMIT = AUTHORITIES["police"]
"""That of whoever says nothing else: most authorities are outside central government."""

MOST_SECONDS = 1_800
"""Unless another was declared: half an hour, after which a reader leaves a record and says so."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one record took somebody for one activity and question; "" is for all questions."""

    ref: str
    seconds: float
    activity: Activity = Activity.READ
    question: str = ""
    relevant: bool | None = None
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class TimedSample:
    """A random sample of the records in scope, timed. `seed` is that of the draw, if stated.

    `drawn` says that it was drawn again from the register with that seed and is the same.
    """

    timings: tuple[Timing, ...]
    name: str
    seed: int | None = None
    drawn: bool = False

    @property
    def refs(self) -> tuple[str, ...]:
        """The records of the sample, each once, in the order of the file."""
        return tuple(dict.fromkeys(timing.ref for timing in self.timings))

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that times are given for apart, in the order of the file."""
        return tuple(dict.fromkeys(t.question for t in self.timings if t.question))

    @property
    def relevant(self) -> int | None:
        """How many of its records were found relevant; None where nothing is said of some."""
        said = {t.ref: t.relevant for t in self.timings if t.relevant is not None}
        return sum(said.values()) if len(said) == len(self.refs) else None


@dataclass(frozen=True, slots=True)
class Hours:
    """What work on all records takes: the best estimate and, from a sample, what holds of it.

    `lower` and `upper` hold each at `CONFIDENCE`, one-sided; None for a stated pace.
    """

    label: str
    records: int
    seconds_each: float
    lower: float | None = None
    upper: float | None = None

    @property
    def expected(self) -> float:
        """The best estimate in hours."""
        return self.records * self.seconds_each / 3600


class Verdict(StrEnum):
    """How an estimate stands to the limit."""

    WITHIN = "within the limit"
    PROBABLY_WITHIN = "probably within the limit"
    PROBABLY_ABOVE = "probably above the limit"
    ABOVE = "above the limit"


@dataclass(frozen=True, slots=True)
class CostEstimate:
    """The hours to answer: in all, for each question alone, and of work that does not count.

    `not_counted` are the seconds of the sample by activity; `shortest` and `longest` the counted
    seconds of one record. `sample` is None where a pace was stated and nothing timed.
    """

    limit: CostLimit
    in_all: Hours
    alone: tuple[Hours, ...] = ()
    shared: Hours | None = None
    sample: TimedSample | None = None
    counted: Mapping[Activity, float] = field(default_factory=dict)
    not_counted: Mapping[Activity, float] = field(default_factory=dict)
    shortest: float = 0.0
    longest: float = 0.0
    most_seconds: float = MOST_SECONDS
    most_declared: bool = False

    @property
    def pounds(self) -> float:
        """The best estimate in money, at the rate of the limit."""
        return self.in_all.expected * self.limit.pounds_an_hour


@dataclass(frozen=True, slots=True)
class CodedColumn:
    """A column of the register that holds what a question asks for: nothing needs reading for it.

    `asked` are the words of the question, `filled` how many of the records have a value, `values`
    how many different ones there are, `named` those that the question itself names.
    """

    question: str
    asked: str
    column: str
    filled: int
    records: int
    values: int
    named: tuple[str, ...] = ()

    @property
    def blank(self) -> int:
        """The records that would still have to be read."""
        return self.records - self.filled


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that could be done within the limit, in words, with the figures in them."""

    kind: str
    words: str
    figures: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """A request with who made it and about what; `group` names people acting together."""

    ref: str
    received_on: date
    requester: str
    subject: str
    group: str = ""
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class AddedUp:
    """Requests whose costs may be added up, and the window of working days that holds them."""

    requests: tuple[ReceivedRequest, ...]
    why: str
    days: int
    first_day: date
    last_day: date
    not_counted: tuple[tuple[date, str], ...]

    @property
    def hours(self) -> float | None:
        """Their hours together; None where one of them has none."""
        known = [request.hours for request in self.requests]
        return None if None in known else sum(hours for hours in known if hours is not None)
