"""Computes a return from cases: every figure counted, every share reckoned, nothing typed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answerable.model.calendar import Calendar, calendar
from answerable.model.clock import ClockEntry, ClockKind
from answerable.model.law import REGIMES, Regime
from answerable.model.periods import Period, month_end, year_period
from answerable.model.returns import (
    AVAILABLE,
    PROCEDURAL,
    REFUSED_IN_FULL,
    RESOLVED,
    CaseOutcome,
    ComplaintOutcome,
    ReturnCase,
    ReturnColumn,
    ReviewOutcome,
    section_order,
)
from answerable.steps.days.find_deadline import Events, find_deadline, working_days_after
from answerable.steps.days.follow_clock import asked_in_time, last_day_of_fee

_SHORT_EXTENSION = 10


@dataclass(frozen=True, slots=True)
class TimedCase:
    """A case with its statutory days, as it stood at the end of a day.

    `case` holds nothing that happened after `at`. `extended_to` is None without a permitted
    extension; `review_days` are the usual last day of a review and the last at most.
    """

    case: ReturnCase
    at: date
    last_day: date
    extended_to: date | None = None
    short_extension: date | None = None
    review_days: tuple[date, date] = (date.max, date.max)

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken back, or lapsed with a fee that did not come in time (s.9(2))."""
        return self.case.outcome is CaseOutcome.WITHDRAWN or self._lapsed

    @property
    def answered(self) -> bool:
        """Whether it had been answered."""
        return not self.withdrawn and self.case.answered is not None

    @property
    def open(self) -> bool:
        """Whether it waited for an answer."""
        return not (self.withdrawn or self.answered)

    @property
    def overdue(self) -> bool:
        """Whether it waited past its last day; never while the requester is waited for."""
        return self.open and not self._waiting and self.at > (self.extended_to or self.last_day)

    @property
    def on_time(self) -> bool:
        """Whether it was answered by the twentieth working day."""
        return self.answered and self._within(self.last_day)

    @property
    def in_extension(self) -> bool:
        """Whether it was answered after that and within a permitted extension."""
        return self.answered and not self.on_time and self._within(self.extended_to)

    @property
    def reviewed(self) -> bool:
        """Whether a review had been asked for."""
        return self.case.review_asked is not None

    @property
    def review_answered(self) -> bool:
        """Whether a review had been answered."""
        return self.case.review_answered is not None

    @property
    def complained(self) -> bool:
        """Whether the Commissioner had been asked."""
        return self.case.complained is not None

    def answered_within(self, day: date | None) -> bool:
        """Whether the answer came in an extension and by a day."""
        return self.in_extension and self._within(day)

    def review_within(self, place: int) -> bool:
        """Whether a review was answered by its usual last day (0) or the last at most (1)."""
        day = self.case.review_answered
        return day is not None and day <= self.review_days[place]

    @property
    def _waiting(self) -> bool:
        """Whether a clarification or a fee was waited for: the time stood still (s.1(3), s.9)."""
        case = self.case
        unclear = case.clarification_asked and not case.clarified
        return bool(unclear or (case.fee_notice and not case.fee_paid))

    @property
    def _lapsed(self) -> bool:
        notice, paid = self.case.fee_notice, self.case.fee_paid or self.at
        return notice is not None and not self.case.answered and paid > last_day_of_fee(notice)

    def _within(self, day: date | None) -> bool:
        answered = self.case.answered
        return day is not None and answered is not None and answered <= day


def case_at(case: ReturnCase, at: date) -> ReturnCase:
    """The case as it stood at the end of a day: what happened later has not happened.

    A withdrawal without a day has happened, since nothing says that it came later.
    """

    def known(day: date | None) -> date | None:
        return day if day and day <= at else None

    answered, reviewed = known(case.answered), known(case.review_answered)
    closed = answered is not None or case.answered is None
    return replace(
        case,
        answered=answered,
        outcome=case.outcome if closed else None,
        exemptions=case.exemptions if closed else (),
        clarification_asked=known(case.clarification_asked),
        clarified=known(case.clarified),
        # What was answered before its fee came is answered: its two days stay together.
        fee_notice=case.fee_notice if answered else known(case.fee_notice),
        fee_paid=case.fee_paid if answered else known(case.fee_paid),
        extended=known(case.extended),
        reopened=known(case.reopened),
        review_asked=known(case.review_asked),
        review_answered=reviewed,
        review_outcome=case.review_outcome if reviewed else None,
        complained=known(case.complained),
        complaint_outcome=case.complaint_outcome if known(case.complained) else None,
    )


def time_case(case: ReturnCase, *, at: date, regime: Regime, days: Calendar) -> TimedCase:
    """The case with its days. Raises UserMistake "calendar-ends" beyond the table of holidays.

    An extension is permitted where its notice was given by the last day (section 17(1) and (2));
    its end is the regulator's forty working days in all. A clarification or fee that was asked for
    after the last day moves nothing: it is left out of `case`.
    """
    stood = _asked_in_time(case_at(case, at), regime, days)
    last_day = _last_day(stood, regime, days)
    notice = stood.extended if regime.extended else None
    permitted = notice is not None and notice <= last_day
    more = (regime.extended or 0) - regime.answer
    asked = stood.review_asked
    return TimedCase(
        case=stood,
        at=at,
        last_day=last_day,
        extended_to=_later(last_day, more, days) if permitted else None,
        short_extension=_later(last_day, _SHORT_EXTENSION, days) if permitted else None,
        review_days=(_later(asked, regime.review, days), _later(asked, regime.review_at_most, days))
        if asked
        else (date.max, date.max),
    )


def _asked_in_time(case: ReturnCase, regime: Regime, days: Calendar) -> ReturnCase:
    """The case without a clarification or fee that was asked for after the last day."""
    entries = sorted(_entries(case, regime), key=lambda entry: entry.on)
    kept = asked_in_time(case.begun, entries, regime=regime, calendar=days)
    kinds = {entry.kind for entry in kept}

    def counted(on: date | None, kind: ClockKind) -> date | None:
        return on if kind in kinds else None

    return replace(
        case,
        clarification_asked=counted(case.clarification_asked, ClockKind.ASKED),
        clarified=counted(case.clarified, ClockKind.CLARIFIED),
        fee_notice=counted(case.fee_notice, ClockKind.FEE_NOTICE),
        fee_paid=counted(case.fee_paid, ClockKind.FEE_PAID),
    )


def _entries(case: ReturnCase, regime: Regime) -> Iterator[ClockEntry]:
    """What moved the time of a case, what was asked for on a day before what came on it.

    Under a law that does not allow an extension, none moves it.
    """
    if case.extended and regime.extended:
        yield ClockEntry(ClockKind.EXTENDED, case.extended, "its reason is not reported")
    events = (
        (case.clarification_asked, ClockKind.ASKED),
        (case.clarified, ClockKind.CLARIFIED),
        (case.fee_notice, ClockKind.FEE_NOTICE),
        (case.fee_paid, ClockKind.FEE_PAID),
    )
    yield from (ClockEntry(kind, on) for on, kind in events if on)


def _last_day(case: ReturnCase, regime: Regime, days: Calendar) -> date:
    events = Events(
        received=case.begun,
        clarified=case.clarified,
        fee_notice=case.fee_notice if case.fee_paid else None,
        fee_paid=case.fee_paid,
    )
    return find_deadline(events, regime=regime, calendar=days).last_day


def _later(start: date, working_days: int, days: Calendar) -> date:
    return working_days_after(start, working_days, days)[0]


def _alone(one: TimedCase, sections: Iterable[str]) -> bool:
    """Whether it was refused in full under some of these sections and no other."""
    return _ended(one, *REFUSED_IN_FULL) and one.case.sections <= frozenset(sections)


def _ended(one: TimedCase, *outcomes: CaseOutcome) -> bool:
    return one.answered and one.case.outcome in outcomes


def _review(one: TimedCase, outcome: ReviewOutcome) -> bool:
    return one.review_answered and one.case.review_outcome is outcome


def _complaint(one: TimedCase, outcome: ComplaintOutcome) -> bool:
    return one.complained and one.case.complaint_outcome is outcome


COUNTS: Mapping[str, Callable[[TimedCase], bool]] = {
    "received": lambda one: True,
    "answered": lambda one: one.answered,
    "open": lambda one: one.open,
    "open_late": lambda one: one.overdue,
    "withdrawn": lambda one: one.withdrawn,
    "on_time": lambda one: one.on_time,
    "extended": lambda one: one.in_extension,
    "late": lambda one: one.answered and not (one.on_time or one.in_extension),
    "in_time": lambda one: one.on_time or one.in_extension,
    "extended_10": lambda one: one.answered_within(one.short_extension),
    "extended_20": lambda one: one.in_extension and not one.answered_within(one.short_extension),
    "resolvable": lambda one: _ended(one, *RESOLVED),
    "granted": lambda one: _ended(one, CaseOutcome.GRANTED),
    "partly": lambda one: _ended(one, CaseOutcome.PARTLY),
    "refused": lambda one: _ended(one, *REFUSED_IN_FULL),
    "denied": lambda one: _ended(one, CaseOutcome.DENIED),
    "procedural": lambda one: _alone(one, PROCEDURAL),
    "available": lambda one: _alone(one, (AVAILABLE,)),
    "not_held": lambda one: _ended(one, CaseOutcome.NOT_HELD),
    "advice": lambda one: _ended(one, CaseOutcome.ADVICE),
    "reviews": lambda one: one.reviewed,
    "review_open": lambda one: one.reviewed and not one.review_answered,
    "review_20": lambda one: one.review_within(0),
    "review_40": lambda one: one.review_within(1) and not one.review_within(0),
    "review_late": lambda one: one.review_answered and not one.review_within(1),
    "review_kept": lambda one: _review(one, ReviewOutcome.KEPT),
    "review_partly": lambda one: _review(one, ReviewOutcome.PARTLY),
    "review_changed": lambda one: _review(one, ReviewOutcome.CHANGED),
    "complaints": lambda one: one.complained,
    "complaint_open": lambda one: one.complained and not one.case.complaint_outcome,
    "complaint_kept": lambda one: _complaint(one, ComplaintOutcome.FOR_AUTHORITY),
    "complaint_partly": lambda one: _complaint(one, ComplaintOutcome.PARTLY),
    "complaint_changed": lambda one: _complaint(one, ComplaintOutcome.FOR_REQUESTER),
}
"""Every counted line of a return: which cases belong to it."""


def return_figures(
    cases: Iterable[ReturnCase],
    periods: Sequence[tuple[str, Period]],
    *,
    at: date,
    regime: Regime = REGIMES["uk"],
    days: Calendar | None = None,
) -> tuple[ReturnColumn, ...]:
    """A column for each period, of the cases received in it, as they stood at the end of a day.

    Periods that had not begun by then have no column. A period may hold others: it is counted like
    them, from the cases, never added up.
    """
    counting = days or calendar(regime.nations)
    known = [
        time_case(case, at=at, regime=regime, days=counting)
        for case in cases
        if case.received <= at
    ]
    return tuple(_column(label, period, known) for label, period in periods if period.start <= at)


def _column(label: str, period: Period, cases: Iterable[TimedCase]) -> ReturnColumn:
    inside = [one for one in cases if period.start <= one.case.received <= period.end]
    figures = {key: sum(map(belongs, inside)) for key, belongs in COUNTS.items()}
    relied = Counter(section for one in inside if one.answered for section in one.case.sections)
    ordered = {section: relied[section] for section in sorted(relied, key=section_order)}
    return ReturnColumn(label, period, figures, ordered)


def periods_of(text: str) -> Iterator[tuple[str, Period]]:
    """The quarters of a year and the year itself, or one quarter; nothing for any other text.

    "2025" is a calendar year, "2024/25" a financial one (April to March), "2025-Q1" January to
    March 2025, "2024/25-Q1" April to June 2024.
    """
    year, _, quarter = text.strip().upper().partition("-")
    whole = _whole_year(year)
    if whole is None or (quarter and quarter not in _QUARTERS):
        return
    quarters = [_quarter(whole, number) for number in range(4)]
    if quarter:
        yield quarters[_QUARTERS.index(quarter)]
        return
    yield from quarters
    yield year, whole


_QUARTERS = ("Q1", "Q2", "Q3", "Q4")


def _whole_year(text: str) -> Period | None:
    return year_period(text, financial="/" in text)


def _quarter(year: Period, number: int) -> tuple[str, Period]:
    month = year.start.month + 3 * number
    start = date(year.start.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    end = month_end(start.year, start.month + 2)
    return f"{start:%b} to {end:%b %Y}", Period(start, end)
