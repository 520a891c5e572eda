"""`answerable questions`: a request split into its questions, each with what is read from it."""

from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape

from answerable.cli import options
from answerable.cli.terminal import safe, show_json
from answerable.files.letters_in import read_letter
from answerable.model.calendar import today_in_london
from answerable.model.periods import long_date
from answerable.model.phrases import counted
from answerable.model.questions import (
    AskedQuestion,
    AskedRequest,
    Fallback,
    Reading,
    StatedPeriod,
)
from answerable.steps.requests.read_questions import read_questions


@click.command("questions")
@click.argument("file", type=click.Path(path_type=Path))
@options.day_option(
    "--received",
    help="The day it was received; without it the day on which the e-mail came, else today.",
)
@options.as_json
def command(file: Path, received: date | None, as_json: bool) -> None:
    """Split the request in FILE into its questions and read what each asks for.

    FILE is a text, an e-mail (.eml), a web page (.html), a Word document (.docx) or a PDF with text
    in it (.pdf). Each reading is shown with the words it comes from; what is not stated is not
    guessed.

    \b
    Example:
      answerable questions request.eml --received 2024-03-01
    """
    letter = read_letter(file)
    received_on = received or letter.came_on or today_in_london()
    request = read_questions(letter.text, received_on=received_on, subject=letter.subject)
    if as_json:
        show_json(questions_json(request, received_on))
    else:
        _show(request, received_on)


def questions_json(request: AskedRequest, received_on: date) -> dict[str, Any]:
    """The questions in the shape of the command-line contract, with the words of each reading."""
    return {
        "received": received_on.isoformat(),
        "questions": [_question_json(question) for question in request.questions],
        "notes": list(request.notes),
        "fallbacks": [_fallback_json(one) for one in request.fallbacks],
    }


def _question_json(question: AskedQuestion) -> dict[str, Any]:
    stated = question.stated_period
    return {
        "number": question.number,
        "parent": question.parent,
        "text": question.text,
        "period": stated and _period_json(stated),
        "population": question.population and question.population.value,
        "people": list(question.people),
        "excluding": [reading.value for reading in question.excluding],
        "unit": question.unit and question.unit.value,
        "by": [reading.value for reading in question.by],
        "asked_for": question.asked_for and question.asked_for.value,
        "chained": question.chained and question.chained.words,
        "goes_back_to": question.chained and question.chained.value,
        "fallbacks": [_fallback_json(one) for one in question.fallbacks],
        "words": {
            "population": question.population and question.population.words,
            "unit": question.unit and question.unit.words,
            "by": [reading.words for reading in question.by],
        },
    }


def _period_json(stated: StatedPeriod) -> dict[str, str]:
    return {
        "from": stated.period.start.isoformat(),
        "to": stated.period.end.isoformat(),
        "words": stated.words,
        "stated_in": stated.stated_in or "this question",
    }


def _fallback_json(fallback: Fallback) -> dict[str, Any]:
    return {
        "words": fallback.words,
        "period": fallback.period and _period_json(fallback.period),
    }


def _show(request: AskedRequest, received_on: date) -> None:
    console = Console(highlight=False)
    questions = counted(len(request.questions), "question")
    console.print(f"Received {long_date(received_on)}: {questions}")
    for question in request.questions:
        above = f" (under {question.parent})" if question.parent else ""
        label = escape(f"{question.number or '•'}{above}")
        console.print(f"\n[bold]{label}[/bold] {safe(question.text)}")
        for name, value in _readings(question):
            console.print(f"   {name + ':':<13}{safe(value)}")
    for fallback in request.fallbacks:
        console.print(f"\nIf the whole cannot be had: {safe(_told_fallback(fallback))}")
    if request.notes:
        console.print()
    for note in request.notes:
        console.print(f"Read as no question: {safe(note)}")


def _readings(question: AskedQuestion) -> list[tuple[str, str]]:
    stated = question.stated_period
    period = "not stated"
    if stated:
        where = f", in {stated.stated_in}" if stated.stated_in else ""
        period = f"{stated.period} (“{stated.words}”{where})"
    rows = [
        ("period", period),
        ("population", _population(question)),
        ("unit", _told(question.unit)),
        ("by", "; ".join(map(_told, question.by)) or "not stated"),
        ("asked for", _told(question.asked_for)),
    ]
    rows.extend(("leaving out", _told(reading)) for reading in question.excluding)
    rows.extend(("goes back", _told(reading)) for reading in [question.chained] if reading)
    rows.extend(("if not", _told_fallback(one)) for one in question.fallbacks)
    return rows


def _population(question: AskedQuestion) -> str:
    """The population with the groups it stands for, where they say more than its own words."""
    told, groups = _told(question.population), ", ".join(question.people)
    same = question.population and question.population.value.lower() == groups.lower()
    return told if not groups or same else f"{told} = {groups}"


def _told_fallback(fallback: Fallback) -> str:
    return f"{fallback.words} → {fallback.period.period}" if fallback.period else fallback.words


def _told(reading: Reading | None) -> str:
    return f"{reading.value} (“{reading.words}”)" if reading else "not stated"
