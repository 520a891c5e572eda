"""`answerable deadline`: the statutory dates of a request and every day not counted."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from answerable.cli import options
from answerable.cli.terminal import show_json, show_rows
from answerable.model.calendar import Calendar, calendar
from answerable.model.errors import UserMistake
from answerable.model.law import REGIMES, Regime
from answerable.model.periods import long_date
from answerable.steps.find_deadline import Deadline, Events, find_deadline

LONDON = ZoneInfo("Europe/London")
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

    DATE may carry a time with its zone: the day in London decides.

    \b
    Example:
      answerable deadline 2024-11-29
      answerable deadline 2025-03-03 --fee-notice 2025-03-10 --fee-paid 2025-03-24
    """  # fmt: skip
    day = _day(received or _first_date(review_asked, answered), "DATE")
    events = Events(
        received=day,
        clarified=_optional(clarified, "--clarified", day),
        fee_notice=_optional(fee_notice, "--fee-notice", day),
        fee_paid=_optional(fee_paid, "--fee-paid", day),
        extended=extended,
        review_asked=_optional(review_asked, "--review", day),
        answered=_optional(answered, "--answered", day),
    )
    regime = REGIMES[_NATIONS[nation]]
    days = calendar(regime.nations, also=[(_day(h, "--holiday"), "proclaimed") for h in holidays])
    deadline = find_deadline(events, regime=regime, calendar=days)
    if as_json:
        show_json(deadline_json(deadline, regime, days))
    else:
        _show(deadline, regime, days)


def deadline_json(deadline: Deadline, regime: Regime, days: Calendar) -> dict[str, Any]:
    """The dates in the shape of the command-line contract."""
    return {
        "received": deadline.received.isoformat(),
        "deadline": deadline.last_day.isoformat(),
        "dates": [{"what": due.what, "on": due.on.isoformat()} for due in deadline.dates],
        "not_counted": [
            {"date": day.isoformat(), "reason": reason} for day, reason in deadline.not_counted
        ],
        "law": regime.name,
        "source": regime.source,
        "holidays": days.version,
    }


def _first_date(*values: str | None) -> str:
    given = [value for value in values if value and value != _THIS_DATE]
    if not given:
        raise UserMistake("date-wrong", where="DATE", text="")
    return given[0]


def _optional(text: str | None, option: str, day: date) -> date | None:
    if text is None:
        return None
    return day if text == _THIS_DATE else _day(text, option)


def _day(text: str, option: str) -> date:
    """The day in London; a time without a zone is London's own."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise UserMistake("date-wrong", where=option, text=text) from None
    return moment.astimezone(LONDON).date() if moment.tzinfo else moment.date()


def _show(deadline: Deadline, regime: Regime, days: Calendar) -> None:
    click.echo(f"Received: {_words(deadline.received)}; the next working day is day 1.")
    rows = [[due.what, _words(due.on)] for due in deadline.dates]
    show_rows(regime.name, ["What", "On"], rows)
    skipped = [[_words(day), reason] for day, reason in deadline.not_counted]
    if skipped:
        show_rows("Days not counted besides Saturdays and Sundays", ["Day", "Reason"], skipped)
    click.echo(f"Law: {regime.source}. Holidays: {days.version}.")


def _words(day: date) -> str:
    return f"{day:%A} {long_date(day)}"
