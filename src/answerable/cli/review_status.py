"""`answerable review status` and `fits`: where a review stands, and what would fit the budget."""

from pathlib import Path

import click

from answerable.cli import options, review_session
from answerable.cli.review_session import open_review
from answerable.cli.review_shapes import fitting_json, status_json
from answerable.cli.terminal import show_json, show_rows
from answerable.model.phrases import counted, percent_at_least, percent_at_most
from answerable.model.review import SECTION_12_SECONDS
from answerable.steps.finding.conclude_review import Fitting, fitting_of
from answerable.steps.finding.tell_review import progress_of


@click.command("status")
@review_session.folder
@review_session.registers
@options.as_json
def status(folder: Path, registers: tuple[Path, ...], as_json: bool) -> None:
    """Show what was read and found, the pace, and what still fits the budget.

    \b
    Example:
      answerable review status review/
    """  # fmt: skip
    told = status_json(open_review(folder, registers).course)
    if as_json:
        show_json(told)
        return
    minutes, pace = told["minutes"], told["pace"]
    rows = [
        ["records in scope with a text", told["records"]],
        ["read", told["read"]],
        ["found to be on the topic", told["found"]],
        ["unsure", told["unsure"]],
        ["records with a term still unread", told["hits_unread"]],
        ["minutes spent, extracting what was found included", f"{minutes['spent']:,.0f}"],
        ["minutes left", f"{round(minutes['left']):,}"],
        ["seconds for a decision", f"{pace['decision']:.0f}"],
        ["seconds for an extraction", f"{pace['extraction']:.0f}"],
        ["records that still fit the budget", told["records_that_fit"]],
        ["expected on the topic among these", f"{told['expected_in_these']:,.0f}"],
    ]
    if told["sample"]:
        rows.append(["records of the sample left", told["sample"]["left"]])
    if told["without_text"]:
        rows.append(["records without text, set apart", told["without_text"]])
    if told["undated"]:
        rows.append(["records without the date, in no period", told["undated"]])
    show_rows(f"Stage: {told['stage']}", ["", "now"], rows)
    click.echo(f"Next: {told['proposal']}.")


@click.command("fits")
@review_session.folder
@review_session.registers
@options.as_json
def fits(folder: Path, registers: tuple[Path, ...], as_json: bool) -> None:
    """Say what reading everything would find and cost, from the first 60 random decisions.

    \b
    Example:
      answerable review fits review/
    """  # fmt: skip
    course = open_review(folder, registers).course
    fitting = fitting_of(course)
    if as_json:
        show_json(fitting_json(fitting))
    else:
        _show(fitting, course.definition.minutes)
        spent = progress_of(course).spent / 60
        left = max(0.0, course.definition.minutes / 60 - spent)
        click.echo(f"Of the budget {spent:,.1f} hours are spent, {left:,.1f} left.")


def _show(fitting: Fitting, minutes: int) -> None:
    told = fitting.prospect
    low, high = fitting.share
    click.echo(
        f"Of {counted(told.sampled, 'record')} drawn at random out of {told.records:,}; with 95%"
        f" confidence {percent_at_least(low)} to {percent_at_most(high)} are on the topic."
    )
    names = ("at least", "best estimate", "at most")
    rows = [
        [name, relevant, f"{hours:,.1f}"]
        for name, relevant, hours in zip(names, told.relevant, told.hours, strict=True)
    ]
    show_rows("Reading all of them", ["", "On the topic", "Hours"], rows)
    budget = f"{round(minutes / 60, 1):g} hours"
    limit = " (the limit of section 12)" if minutes * 60 == SECTION_12_SECONDS else ""
    if told.hours[0] * 60 > minutes:
        click.echo(f"Even the lower end is above {budget}{limit}.")
    elif told.fits:
        click.echo(f"Even the upper end is within {budget}{limit}.")
    else:
        click.echo(f"Whether it fits {budget}{limit} is open: the interval lies on both sides.")
    if told.fits:
        return
    if fitting.years:
        click.echo(f"The most recent years that fit for certain: {', '.join(fitting.years)}.")
    else:
        click.echo("Not even the most recent year fits for certain: narrow the question instead.")
