"""Finds the statutory dates of a request, and every day that was not counted, with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.model.calendar import SATURDAY, Calendar
from answerable.model.errors import UserMistake
from answerable.model.law import Regime

FEE = "fee not yet paid"


@dataclass(frozen=True, slots=True)
class Events:
    """What happened to a request, by day; `received` is the day the clock starts from."""

    received: date
    clarified: date | None = None
    fee_notice: date | None = None
    fee_paid: date | None = None
    extended: bool = False
    review_asked: date | None = None
    answered: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One statutory date in words."""

    what: str
    on: date


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day to answer, every date that follows from the events, and the days left out."""

    received: date
    last_day: date
    dates: tuple[Due, ...]
    not_counted: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class ReviewDates:
    """What follows from an answer or a review where nobody says when the request came."""

    dates: tuple[Due, ...]
    not_counted: tuple[tuple[date, str], ...]


def find_deadline(events: Events, *, regime: Regime, calendar: Calendar) -> Deadline:
    """The dates under a law. Raises UserMistake for dates out of order or beyond the table.

    A clarification restarts the clock (s.1(3), s.10(6)); days from the fees notice to the payment,
    both included, are not counted (s.10(2)).
    """
    _check_order(events)
    clock = _Clock(calendar, fee=(events.fee_notice, events.fee_paid))
    start = events.clarified or events.received
    last_day = clock.after(start, regime.answer)
    dates = (
        *_answer_dates(events, regime, clock, start=start, last_day=last_day),
        *_review_dates(events.review_asked, events.answered, regime, clock),
    )
    return Deadline(start, last_day, dates, tuple(sorted(clock.skipped.items())))


def find_review_dates(
    asked: date | None, answered: date | None, *, regime: Regime, calendar: Calendar
) -> ReviewDates:
    """The dates of reviews alone (Code of Practice, section 5): no day to answer follows from them.

    Raises UserMistake "calendar-ends" beyond the table.
    """
    clock = _Clock(calendar)
    dates = tuple(_review_dates(asked, answered, regime, clock))
    return ReviewDates(dates, tuple(sorted(clock.skipped.items())))


def working_days_after(
    start: date, days: int, calendar: Calendar
) -> tuple[date, tuple[tuple[date, str], ...]]:
    """The last of so many working days after a day, and the holidays that were passed over.

    Raises UserMistake "calendar-ends" beyond the table.
    """
    clock = _Clock(calendar)
    return clock.after(start, days), tuple(sorted(clock.skipped.items()))


class _Clock:
    """Counts working days and remembers every weekday it passed over."""

    def __init__(
        self, calendar: Calendar, *, fee: tuple[date | None, date | None] = (None, None)
    ) -> None:
        self._calendar = calendar
        self._fee = fee
        self.skipped: dict[date, str] = {}

    def after(self, start: date, days: int, *, fees: bool = True) -> date:
        """The last of so many working days after a day, which itself never counts."""
        day = start
        while days:
            day += timedelta(days=1)
            if not self._calendar.covers(day):
                raise UserMistake(
                    "calendar-ends",
                    where=day,
                    first=self._calendar.first.year,
                    last=self._calendar.last.year,
                )
            days -= self._counts(day, fees=fees)
        return day

    def _counts(self, day: date, *, fees: bool) -> bool:
        notice, paid = self._fee
        waits = fees and notice and notice <= day <= (paid or date.max)
        why = self._calendar.why_not(day) or (FEE if waits else "")
        if why and day.weekday() < SATURDAY:
            self.skipped[day] = why
        return not why


def _answer_dates(
    events: Events, regime: Regime, clock: _Clock, *, start: date, last_day: date
) -> Iterator[Due]:
    if not events.extended:
        yield Due(f"last day to answer (working day {regime.answer})", last_day)
        return
    if regime.extended is None:
        raise UserMistake("no-extension", where="--extended", law=regime.name)
    yield Due(f"last day for the notice of extension (working day {regime.answer})", last_day)
    extended = clock.after(start, regime.extended)
    yield Due(f"last day to answer when extended (working day {regime.extended})", extended)


def _review_dates(
    asked: date | None, answered: date | None, regime: Regime, clock: _Clock
) -> Iterator[Due]:
    """Reviews follow the Code, not the Act: fees never stop them."""
    if asked:
        usual = clock.after(asked, regime.review, fees=False)
        yield Due(f"last day to answer the internal review (working day {regime.review})", usual)
        if regime.review_at_most > regime.review:
            at_most = clock.after(asked, regime.review_at_most, fees=False)
            words = f"last day where that is exceptional (working day {regime.review_at_most})"
            yield Due(words, at_most)
    if answered:
        last = clock.after(answered, regime.ask_review, fees=False)
        yield Due(f"last day to ask for a review (working day {regime.ask_review})", last)


def _check_order(events: Events) -> None:
    """An event before the request, or a fee paid before it was asked for, is a slip."""
    pairs = (
        ("--clarified", events.clarified, events.received),
        ("--fee-notice", events.fee_notice, events.received),
        ("--fee-paid", events.fee_paid, events.fee_notice or events.received),
        ("--review", events.review_asked, events.received),
        ("--answered", events.answered, events.received),
    )
    for option, day, earlier in pairs:
        if day and day < earlier:
            raise UserMistake("dates-out-of-order", where=option, day=day, earlier=earlier)
    if events.fee_notice and not events.fee_paid:
        raise UserMistake("fee-unpaid", where="--fee-notice")
    if events.fee_paid and not events.fee_notice:
        raise UserMistake("fee-unasked", where="--fee-paid")
