"""Says how long an answer took, and no more than its two dates prove."""

from dataclasses import dataclass
from datetime import date, timedelta

from answerable.model.calendar import Calendar
from answerable.model.law import Regime
from answerable.steps.days.find_deadline import working_days_after


@dataclass(frozen=True, slots=True)
class Timing:
    """The last day to answer as the request came in, the working days taken, and what they prove.

    `in_time` is None where it was later than that day: a clarification, a fee or the public
    interest may have moved it, and neither date says so.
    """

    due: date
    days_taken: int
    in_time: bool | None


def time_answer(
    received: date, answered: date | None, *, regime: Regime, calendar: Calendar
) -> Timing | None:
    """The timing of an answer; None where there is none yet, or the table of holidays ends.

    Working days after the day of receipt are counted, that of the answer included (s.10(1), (6)).
    """
    if answered is None or answered < received:
        return None
    if not (calendar.covers(received) and calendar.covers(answered + timedelta(days=60))):
        return None
    due = working_days_after(received, regime.answer, calendar)[0]
    taken = calendar.working_days(received, answered)
    return Timing(due, taken, True if answered <= due else None)
