"""`answerable deadline`: the statutory dates of a request and every day not counted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import click

from answerable.cli import options
from answerable.cli.terminal import show_json, show_rows
from answerable.model.calendar import Calendar, calendar
from answerable.model.errors import UserMistake
from answerable.model.law import REGIMES, Regime
from answerable.model.periods import long_date
from answerable.steps.days.find_deadline import (
    Deadline,
    Events,
    ReviewDates,
    find_deadline,
    find_review_dates,
)
from answerable.steps.days.follow_clock import check_fee, check_fee_notice, last_of

_THIS_DATE = "DATE"
_NATIONS = {"uk": "uk", "england": "uk", "wales": "uk", "northern-ireland": "uk",
            "scotland": "scotland"}  # fmt: skip


@click.command("deadline")
@click.argument("received", metavar="DATE", required=False)
@click.option("--clarified", metavar="DATE", help="The day a clarification came: it restarts.")
@click.option("--fee-notice", metavar="DATE", help="The day a fees notice was given.")
@click.option("--fee-paid", metavar="DATE", help="The day the fee was paid.")
@click.option("--extended", is_flag=True, help="A qualified exemption needs more time: both dates.")
@click.option(
    "--review",
    "review_asked",
    metavar="[DATE]",
    is_flag=False,
    flag_value=_THIS_DATE,
    help="The day an internal review was asked for; alone, DATE is that day.",
)
@click.option(
    "--answered",
    metavar="[DATE]",
    is_flag=False,
    flag_value=_THIS_DATE,
    help="The day of the answer: the last day to ask for a review; alone, DATE is it.",
)
@click.option(
    "--nation",
    type=click.Choice(sorted(_NATIONS)),
    default="uk",
    show_default=True,
    help="Scotland has a law and holidays of its own.",
)
@click.option(
    "--holiday",
    "holidays",
    metavar="DATE",
    multiple=True,
    help="A holiday proclaimed since; repeat it for several.",
)
@options.as_json
def command(
    received: str | None,
    clarified: str | None,
    fee_notice: str | None,
    fee_paid: str | None,
    extended: bool,
    review_asked: str | None,
    answered: str | None,
    nation: str,
    holidays: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show the last day to answer a request received on DATE, and every day not counted.

    DATE may carry a time with its zone: the day in London decides. Where only the day of an
    answer or of a review is given, only the days for the review are shown.

    \b
    Example:
      answerable deadline 2024-11-29
      answerable deadline 2025-03-03 --fee-notice 2025-03-10 --fee-paid 2025-03-24
      answerable deadline --review 2025-07-01
    """  # fmt: skip
    regime = REGIMES[_NATIONS[nation]]
    days = calendar(
        regime.nations, also=[(options.day(h, "--holiday"), "proclaimed") for h in holidays]
    )
    days_given = {
        "--clarified": clarified,
        "--fee-notice": fee_notice,
        "--fee-paid": fee_paid,
        "--review": review_asked,
        "--answered": answered,
    }
    found = (
        _deadline(_events(received, days_given, extended=extended), regime, days)
        if received and _THIS_DATE not in days_given.values()
        else _review_dates(received, days_given, extended, regime, days)
    )
    if as_json:
        show_json(deadline_json(found, regime, days))
    else:
        _show(found, regime, days)


def deadline_json(found: Deadline | ReviewDates, regime: Regime, days: Calendar) -> dict[str, Any]:
    """The dates in the shape of the command-line contract; null for what nobody can know."""
    known = found if isinstance(found, Deadline) else None
    return {
        "received": known and known.received.isoformat(),
        "deadline": known and known.last_day.isoformat(),
        "dates": [{"what": due.what, "on": due.on.isoformat()} for due in found.dates],
        "not_counted": [
            {"date": day.isoformat(), "reason": reason} for day, reason in found.not_counted
        ],
        "law": regime.name,
        "source": regime.source,
        "holidays": days.version,
    }


def _deadline(events: Events, regime: Regime, days: Calendar) -> Deadline:
    """The dates. Raises UserMistake "fee-notice-late" for a notice after the last day to answer."""
    if events.fee_notice:
        usual = replace(events, fee_notice=None, fee_paid=None)
        found = find_deadline(usual, regime=regime, calendar=days)
        check_fee_notice(events.fee_notice, last_of(found, events.extended), where="--fee-notice")
    return find_deadline(events, regime=regime, calendar=days)


def _events(received: str, given: Mapping[str, str | None], *, extended: bool) -> Events:
    """What happened. Raises UserMistake "fee-too-late" where the duty had ended (section 9(2))."""
    day = {option: options.day(text, option) for option, text in given.items() if text}
    notice, paid = day.get("--fee-notice"), day.get("--fee-paid")
    if notice and paid:
        check_fee(notice, paid, where="--fee-paid")
    return Events(
        received=options.day(received, "DATE"),
        clarified=day.get("--clarified"),
        fee_notice=notice,
        fee_paid=paid,
        extended=extended,
        review_asked=day.get("--review"),
        answered=day.get("--answered"),
    )


def _review_dates(
    this: str | None,
    given: Mapping[str, str | None],
    extended: bool,
    regime: Regime,
    days: Calendar,
) -> ReviewDates:
    """The dates of reviews: --review or --answered stands alone and may take DATE for itself.

    Raises UserMistake "receipt-missing" for what moves the time to answer: no receipt is known.
    """
    moving = [option for option in ("--clarified", "--fee-notice", "--fee-paid") if given[option]]
    if moving or extended:
        raise UserMistake("receipt-missing", where=(*moving, "--extended")[0])
    asked, answered = (
        options.day((this or "") if text == _THIS_DATE else text, option) if text else None
        for option, text in ((one, given[one]) for one in ("--review", "--answered"))
    )
    if not (asked or answered):
        raise UserMistake("date-wrong", where="DATE", text="")
    return find_review_dates(asked, answered, regime=regime, calendar=days)


def _show(found: Deadline | ReviewDates, regime: Regime, days: Calendar) -> None:
    if isinstance(found, Deadline):
        click.echo(f"Received: {_words(found.received)}; the next working day is day 1.")
    else:
        click.echo("No day of receipt is given, so no last day to answer is shown.")
    rows = [[due.what, _words(due.on)] for due in found.dates]
    show_rows(regime.name, ["What", "On"], rows)
    skipped = [[_words(day), reason] for day, reason in found.not_counted]
    if skipped:
        show_rows("Days not counted besides Saturdays and Sundays", ["Day", "Reason"], skipped)
    click.echo(f"Law: {regime.source}. Holidays: {days.version}.")


def _words(day: date) -> str:
    return f"{day:%A} {long_date(day)}"
