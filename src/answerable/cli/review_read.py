"""`answerable review next`, `decide`, `second`, `read`: records before a reader, and decisions."""

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import click

from answerable.cli import options, review_session
from answerable.cli.review_session import now, open_review, reader_of, tell_torn
from answerable.cli.review_shapes import record_json
from answerable.cli.terminal import show_json, show_record
from answerable.engines.reviews import OpenReview
from answerable.model.decisions import WORDS, Verdict
from answerable.model.errors import UserMistake
from answerable.model.journal import Decided, Paused, Shown, Undone
from answerable.steps.finding.take_turns import (
    HITS,
    RANK,
    SAMPLE,
    Turn,
    deciding,
    default_source,
    drawing,
    next_turn,
    second_turn,
    undoing,
)
from answerable.steps.finding.what_next import Action, action_allowed, proposal, stage_of
from answerable.steps.registers.link_tables import reference_key

VERDICTS = {**WORDS, "not": Verdict.NOT_RELEVANT}
"""How a verdict may be typed."""

KEYS = {"1": Verdict.RELEVANT, "2": Verdict.NOT_RELEVANT, "3": Verdict.UNSURE}
"""What the keys mean while reading; U takes back, P pauses."""

_NO_TERMINAL = "no terminal to read keys from: use `review next` and `review decide`"

HELP = "1 relevant   2 not relevant   3 unsure   U undo   P pause"


_from = click.option(
    "--source",
    type=click.Choice([RANK, SAMPLE, HITS]),
    help="Which records: by rank, from the sample, or those in which a term occurs."
    "  [default: what the stage asks for]",
)
_number = click.option(
    "-n", "--records", "number", default=5, show_default=True, type=click.IntRange(1, 1_000),
    help="How many at most.",
)  # fmt: skip


@click.command("next")
@review_session.folder
@review_session.reader
@_number
@_from
@review_session.registers
@options.as_json
def next(  # noqa: A001  # the name of the command
    folder: Path,
    by: str | None,
    number: int,
    source: str | None,
    registers: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Show the next records to read, the terms highlighted; those of the sample are shown blind.

    \b
    Example:
      answerable review next review/ -n 3
    """  # fmt: skip
    review = open_review(folder, registers)
    turn = turn_of(review, source)
    show_turn(review, replace(turn, places=turn.places[:number]), by, as_json=as_json)


@click.command("second")
@review_session.folder
@click.option("--by", metavar="NAME", required=True, help="The second reader.")
@_number
@review_session.registers
@options.as_json
def second(folder: Path, by: str, number: int, registers: tuple[Path, ...], as_json: bool) -> None:
    """Give ten records decided yes and ten decided no to a second reader, without the decisions.

    They are decided with `review decide --second`, or by key with `review read --second`.

    \b
    Example:
      answerable review second review/ --by "B. Reader"
    """  # fmt: skip
    review = open_review(folder, registers)
    turn = turn_of_second(review, by.strip())
    show_turn(review, replace(turn, places=turn.places[:number]), by, as_json=as_json)


@click.command("decide")
@review_session.folder
@click.argument("ref", required=False)
@click.argument("verdict", required=False, metavar="[relevant|not|unsure]")
@review_session.reader
@click.option("--note", default="", metavar="TEXT", help="Why.")
@click.option("--wording", default="", metavar="TEXT", help="What may be published of it.")
@click.option(
    "--seconds",
    type=options.Number(0, 86_400),
    help="How long deciding took.  [default: since it was shown]",
)
@click.option(
    "--extraction",
    type=options.Number(0, 86_400),
    help="How many seconds it took to take out what the answer needs.",
)
@click.option("--second", is_flag=True, help="As the second reader.")
@click.option("--undo", is_flag=True, help="Take a decision back: REF's, or your last one.")
@review_session.registers
def decide(
    folder: Path,
    ref: str | None,
    verdict: str | None,
    by: str | None,
    note: str,
    wording: str,
    seconds: float | None,
    extraction: float | None,
    second: bool,
    undo: bool,
    registers: tuple[Path, ...],
) -> None:
    """Take a decision about a record, or take one back. It is on the disc when this returns.

    \b
    Example:
      answerable review decide review/ CO/00123/12 relevant --note "a post about the complainant"
      answerable review decide review/ --undo
    """  # fmt: skip
    review = open_review(folder, registers)
    reader = reader_of(review, by)
    if undo:
        if verdict:
            raise click.UsageError("--undo takes no verdict")
        gone = undo_decision(review, ref and _as_the_register(review, ref), reader, second=second)
        click.echo(f"{gone}: the decision was taken back.")
        return
    if ref is None or verdict is None:
        raise click.UsageError("name the record and the verdict: relevant, not or unsure")
    found = VERDICTS.get(verdict.casefold())
    if found is None:
        raise click.UsageError(f"“{verdict[:40]}” is neither relevant, not nor unsure")
    spelt = _as_the_register(review, ref)
    wanted = Decided(spelt, found, reader, now(), note, wording, seconds, extraction, second)
    take_decision(review, wanted)
    click.echo(f"{spelt}: {found}")


@click.command("read")
@review_session.folder
@review_session.reader
@_from
@click.option("--second", is_flag=True, help="As the second reader: name yourself with --by.")
@click.option(
    "--extract", is_flag=True, help="Ask for the wording of each relevant record, and time it."
)
@review_session.registers
def read(
    folder: Path,
    by: str | None,
    source: str | None,
    second: bool,
    extract: bool,
    registers: tuple[Path, ...],
) -> None:
    """Read one record after another and decide by key; every decision is on the disc at once.

    \b
    Example:
      answerable review read review/
    """  # fmt: skip
    _check_keys()
    review = open_review(folder, registers)
    reader = reader_of(review, by)
    click.echo(f"On the topic “{review.definition.topic}” where: {review.definition.rule}")
    chosen = source or default_source(review.course)
    try:
        while turn := _turn(review, reader, chosen, second=second):
            if not _read_one(review, turn, reader, extract=extract):
                break
    finally:
        review.record(lambda _: [Paused(reader, now())])
        review.keep_order()
    click.echo(f"Next: {proposal(review.course)}.")


def turn_of(review: OpenReview, source: str | None) -> Turn:
    """The records that come next, from where they are asked for."""

    def ahead() -> list[int]:
        if review.must_learn:
            click.echo("Taking the texts in for ranking; this is done once …", err=True)
        places = review.ahead()
        review.keep_order()
        return places

    return next_turn(review.course, source, ahead=ahead)


def turn_of_second(review: OpenReview, by: str) -> Turn:
    """The records that the second reader has still to read; drawn when they are first asked for."""
    review.record(lambda course: drawing(course, by, now()))
    return second_turn(review.course, by)


def take_decision(review: OpenReview, wanted: Decided) -> None:
    """Writes a decision."""
    review.record(lambda course: deciding(course, wanted))
    tell_torn(review)


def undo_decision(review: OpenReview, ref: str | None, by: str, *, second: bool) -> str:
    """Takes a decision back; gives its record."""
    (entry,) = review.record(lambda course: undoing(course, ref, by, now(), second=second))
    tell_torn(review)
    assert isinstance(entry, Undone)
    return entry.ref


def _as_the_register(review: OpenReview, ref: str) -> str:
    """A reference as the register spells it: case and spaces do not matter."""
    if ref in review.pool.places:
        return ref
    return {reference_key(known): known for known in review.pool.places}.get(
        reference_key(ref), ref
    )


def show_turn(review: OpenReview, turn: Turn, by: str | None, *, as_json: bool) -> None:
    """Puts records before a reader, and remembers when."""
    refs = tuple(review.pool.records[place].ref for place in turn.places)
    if refs:
        shown = Shown(refs, reader_of(review, by), now(), turn.second)
        review.record(lambda _: [shown])
    if as_json:
        show_json(
            {
                "stage": str(stage_of(review.course)),
                "proposal": proposal(review.course),
                "rule": review.definition.rule,
                "blind": turn.blind,
                "records": [record_json(review, p, blind=turn.blind) for p in turn.places],
            }
        )
        return
    for place in turn.places:
        show_record(review.pool.records[place], blind=turn.blind)
    if not refs:
        click.echo("There is nothing left to read here.")
    click.echo(f"Next: {proposal(review.course)}.")


def _turn(review: OpenReview, by: str, source: str, *, second: bool) -> Turn | None:
    """The record to read now; None where there is none left, or the way of reading is over."""
    if second:
        turn = turn_of_second(review, by)
    elif source == "sample" and not action_allowed(review.course, Action.SAMPLE):
        return None
    else:
        turn = turn_of(review, source)
    return turn if turn.places else None


def _read_one(review: OpenReview, turn: Turn, by: str, *, extract: bool) -> bool:
    """Shows one record and takes its decision; False where the reader pauses."""
    record = review.pool.records[turn.places[0]]
    show_record(record, blind=turn.blind)
    click.echo(f"{HELP}   ({proposal(review.course)})")
    review.record(lambda _: [Shown((record.ref,), by, now(), turn.second)])
    began = time.monotonic()
    while True:
        key = _key()
        if key in ("P", "\x04", ""):
            return False
        if key == "U":
            return _undo_by_key(review, by, second=turn.second)
        if key in KEYS:
            break
    seconds = time.monotonic() - began
    click.echo(f"→ {KEYS[key]}")
    wanted = Decided(record.ref, KEYS[key], by, now(), seconds=seconds, second=turn.second)
    if extract and wanted.verdict is Verdict.RELEVANT:
        wanted = _with_wording(wanted)
    _take_or_tell(review, wanted)
    return True


def _check_keys() -> None:
    """Refuses to read where there is no terminal, before a record is shown."""
    if os.name != "posix" or sys.stdin is not sys.__stdin__:
        return
    if sys.stdin and sys.stdin.isatty():
        return
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        raise click.UsageError(_NO_TERMINAL) from None


def _key() -> str:
    """The key that is pressed, in capitals."""
    try:
        return click.getchar().upper()
    except OSError:
        raise click.UsageError(_NO_TERMINAL) from None


def _undo_by_key(review: OpenReview, by: str, *, second: bool) -> bool:
    try:
        gone = undo_decision(review, None, by, second=second)
    except UserMistake as mistake:
        click.echo(mistake.what)
    else:
        click.echo(f"{gone}: the decision was taken back.")
    return True


def _with_wording(wanted: Decided) -> Decided:
    """The decision with what may be published, and how long taking it out took."""
    began = time.monotonic()
    wording = click.prompt(
        "What may be published of it (Enter: later)", default="", show_default=False
    ).strip()
    if not wording:
        return wanted
    return replace(wanted, wording=wording, extraction=time.monotonic() - began)


def _take_or_tell(review: OpenReview, wanted: Decided) -> None:
    """Takes the decision; where another reader was faster, that is told and reading goes on."""
    try:
        take_decision(review, wanted)
    except UserMistake as mistake:
        if mistake.code != "review-decided":
            raise
        click.echo(f"{wanted.ref}: {mistake.what}")
