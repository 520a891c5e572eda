"""`answerable review declare`, `certificate` and `export`: what a review may say in the end."""

from collections.abc import Sequence
from pathlib import Path

import click

from answerable.cli import options, review_session
from answerable.cli.review_session import now, open_review, reader_of
from answerable.cli.review_shapes import live_certificate_json
from answerable.cli.terminal import show_json
from answerable.files.decisions import write_decisions
from answerable.model.certificates import Bound, Declaration
from answerable.model.journal import Declared, Entry
from answerable.model.phrases import counted
from answerable.steps.finding.conclude_review import (
    agreement_of,
    certificate_of,
    check_size,
    decisions_of,
    declaration_for,
)
from answerable.steps.finding.follow_review import Course
from answerable.steps.finding.what_next import proposal, ranking_pays, stage_of


@click.command("declare")
@review_session.folder
@click.option(
    "--size", type=click.IntRange(1), help="How many random records.  [default: what fits]"
)
@click.option(
    "--anytime", is_flag=True, help="No fixed size: stop when you like, under a wider bound."
)
@click.option(
    "--repeats",
    is_flag=True,
    help="Allow further certificates later: each one uses part of the permitted error.",
)
@click.option(
    "--without-text",
    default=0,
    metavar="N",
    type=click.IntRange(0),
    help="Sample so many records without text too, to be read in the case itself.",
)
@click.option(
    "--seed", type=click.IntRange(0), help="What the drawing follows from.  [default: the review's]"
)
@review_session.reader
@review_session.registers
def declare(
    folder: Path,
    size: int | None,
    anytime: bool,
    repeats: bool,
    without_text: int,
    seed: int | None,
    by: str | None,
    registers: tuple[Path, ...],
) -> None:
    """Fix kind, size and seed of the random sample, before its first record is shown.

    \b
    Example:
      answerable review declare review/ --size 600
    """  # fmt: skip
    if anytime and size is not None:
        raise click.UsageError("--anytime has no size")
    review = open_review(folder, registers)
    bound = Bound.ANYTIME if anytime else Bound.ONE_SHOT
    if ranking_pays(review.course) and review.course.sample is None:
        click.echo("Reading on by rank is still worthwhile, but a sample may be declared now.")

    def entries(course: Course) -> Sequence[Entry]:
        declaration = declaration_for(course, bound, size=size, repeats=repeats, seed=seed)
        if without_text:
            check_size(without_text, course.silent_unread(), what="records without text")
        return [Declared(declaration, without_text, reader_of(review, by), now())]

    (entry,) = review.record(entries)
    assert isinstance(entry, Declared)
    click.echo(_words(entry.declaration))
    click.echo(f"Next: {proposal(review.course)}.")


@click.command("certificate")
@review_session.folder
@review_session.registers
@options.as_json
def certificate(folder: Path, registers: tuple[Path, ...], as_json: bool) -> None:
    """Say how many records on the topic may be left, in the words of the letter.

    \b
    Example:
      answerable review certificate review/
    """  # fmt: skip
    course = open_review(folder, registers).course
    made, agreed = certificate_of(course), agreement_of(course)
    if as_json:
        show_json({"stage": str(stage_of(course)), **live_certificate_json(made, agreed)})
        return
    click.echo(made.sentence)
    click.echo(agreed.sentence if agreed else _unread_twice(course))


@click.command("export")
@review_session.folder
@options.written_file(
    "--out",
    required=True,
    help="The CSV file to write.",
)
@review_session.registers
def export(folder: Path, out: Path, registers: tuple[Path, ...]) -> None:
    """Write every decision as `answerable answer` and `answerable search` take them.

    \b
    Example:
      answerable review export review/ --out decisions.csv
    """  # fmt: skip
    decisions = decisions_of(open_review(folder, registers).course)
    write_decisions(out, decisions)
    click.echo(f"{counted(len(decisions), 'decision')} written to {out}")


def _unread_twice(course: Course) -> str:
    if left := len(course.second_left()):
        return f"The second reader still has to decide {left:,} of the records drawn."
    return (
        "It holds for the decisions as they were taken: nobody has read any of these records a"
        " second time (`answerable review second`)."
    )


def _words(declared: Declaration) -> str:
    """The declaration echoed, as it stands in the journal."""
    if declared.size is None:
        words = "A sample without fixed size is drawn: the certificate holds whenever you stop."
    else:
        words = (
            f"A sample of {declared.size:,} is drawn out of"
            f" {counted(declared.unread, 'unread record')}:"
            " the certificate can be made when all of it is read."
        )
    how = "Its records are shown blind, without rank or highlighted terms."
    return f"{words} {how} Seed {declared.seed}."
