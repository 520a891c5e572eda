"""What happens to a request's statutory time, event by event, and what follows from it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answerable.model.errors import UserMistake


class ClockKind(StrEnum):
    """What moved, stopped or started the time; the value is what a history prints."""

    ASKED = "clarification asked"
    CLARIFIED = "clarification received"
    FEE_NOTICE = "fees notice sent"
    FEE_PAID = "fee paid"
    EXTENDED = "extended for the public interest"
    REOPENED = "reopened"
    HOLIDAY = "deadline moved by a new holiday"
    ANSWERED = "answered"
    REVIEW_ASKED = "internal review asked for"
    REVIEW_CLOSED = "internal review closed"


@dataclass(frozen=True, slots=True)
class ClockEntry:
    """One event, on its day. `reason` is needed for an extension."""

    kind: ClockKind
    on: date
    reason: str = ""

    def __post_init__(self) -> None:
        if self.kind is ClockKind.EXTENDED and not self.reason.strip():
            raise UserMistake("not-filled-in", where="extension", reason="it needs its reason")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a request stands with its time today.

    `last_day` is None while a clarification or fee is awaited that was asked for in time: the time
    does not run. Asked for after the last day, it is awaited (`waiting`) and the request is late.
    `late` is worked out and never set. `days_left` counts working days, below nought when late, and
    is None where nothing is to be done by a day. `ended` says why nothing is, where the request was
    withdrawn or has lapsed. `review` is the day on which an internal review was asked for that is
    still open: the three are then those of the review.
    """

    last_day: date | None
    late: bool
    days_left: int | None
    waiting: str = ""
    dates: tuple[tuple[str, date], ...] = ()
    not_counted: tuple[tuple[date, str], ...] = ()
    extended: bool = False
    answered: date | None = None
    review: date | None = None
    ended: str = ""
