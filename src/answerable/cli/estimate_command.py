"""`answerable estimate`: hours to answer from a timed sample, and what fits the limit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from answerable.cli import options, selection
from answerable.cli.estimate_report import Estimated, estimate_json, show_estimate
from answerable.cli.terminal import show_json
from answerable.files.column_maps import read_column_map
from answerable.files.estimates import write_passages
from answerable.files.letters_in import read_letter
from answerable.files.registers import read_register
from answerable.files.requests_received import read_requests_received
from answerable.files.timings import read_timings, write_sheet
from answerable.model.calendar import calendar, today_in_london
from answerable.model.cost import (
    AUTHORITIES,
    MOST_SECONDS,
    AddedUp,
    CodedColumn,
    CostEstimate,
    CostLimit,
    TimedSample,
)
from answerable.model.errors import UserMistake
from answerable.model.fields import label_of
from answerable.model.phrases import counted, in_no_period
from answerable.model.register import Case
from answerable.model.request import Count
from answerable.steps.costs.add_up_requests import add_up_requests
from answerable.steps.costs.estimate_cost import estimate_cost, stated_cost
from answerable.steps.costs.offer_within_limit import Scope, offers_within_limit, scope_of
from answerable.steps.costs.write_estimate import write_estimate
from answerable.steps.counts.find_coded import coded_column, coded_for
from answerable.steps.counts.match_columns import Columns, check_cases
from answerable.steps.finding.draw_sample import draw_refs
from answerable.steps.requests.read_questions import read_questions


@click.command("estimate")
@click.argument("sample", required=False, type=click.Path(path_type=Path))
@click.option(
    "--records",
    metavar="N",
    type=click.IntRange(1, options.MOST),
    help="The records in scope.",
)
@options.registers_if_any
@selection.options
@options.mapping
@click.option(
    "--each-minutes",
    metavar="M",
    type=options.above_nought,
    help="A stated pace instead of a timed sample; no bound can be given.",
)
@click.option(
    "--draw",
    metavar="N",
    type=click.IntRange(1),
    help="Draw a sample from the register into the sheet --out, to be timed.",
)
@click.option("--seed", type=click.IntRange(0), help="The seed of the draw.  [default to draw: 1]")
@click.option(
    "--most-seconds",
    metavar="S",
    type=options.above_nought,
    help="The most that one record can take, declared before the sample is timed."
    f"  [taken where none is declared: {MOST_SECONDS}]",
)
@click.option(
    "--by",
    "columns",
    metavar="COLUMN",
    multiple=True,
    help="A breakdown asked for: is it coded? Repeat it for several.",
)
@options.file_option(
    "--request",
    "letter",
    help="The request: which of its questions are coded?",
)
@options.file_option(
    "--requests",
    "request_table",
    help="Requests with ref, received, requester, subject: which may be added up?",
)
@click.option(
    "--authority",
    type=click.Choice(list(AUTHORITIES)),
    default="police",
    show_default=True,
    help="Whose limit and rate.",
)
@click.option(
    "--limit-pounds",
    metavar="P",
    type=options.above_nought,
    help="Another limit than the authority's.",
)
@click.option(
    "--hourly-pounds",
    metavar="P",
    type=options.above_nought,
    help="Another rate than the authority's.",
)
@options.written_file(
    "--out",
    help="Write the evidence and the offer (.md or .txt); with --draw the sheet (.csv).",
)
@options.as_json
def command(
    sample: Path | None,
    records: int | None,
    registers: tuple[Path, ...],
    start: date | None,
    end: date | None,
    conditions: tuple[str, ...],
    date_field: str,
    mapping: str | None,
    each_minutes: float | None,
    draw: int | None,
    seed: int | None,
    most_seconds: float | None,
    columns: tuple[str, ...],
    letter: Path | None,
    request_table: Path | None,
    authority: str,
    limit_pounds: float | None,
    hourly_pounds: float | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Estimate the hours to answer, with a bound that holds, and say what fits the limit.

    SAMPLE is a table with ref and seconds (or minutes) of records drawn at random; activity,
    question, relevant, by and on are welcome. Only determining, locating, retrieving and
    extracting count.

    \b
    Example:
      answerable estimate --register export.csv --draw 40 --seed 7 --out timed.csv
      answerable estimate timed.csv --register export.csv --seed 7 --out evidence.md
      answerable estimate --records 900 --each-minutes 4
    """  # fmt: skip
    limit = _limit(authority, limit_pounds, hourly_pounds)
    wanted = selection.selection(start, end, conditions, date_field)
    scope = _scope(registers, mapping, wanted)
    _check_options(scope, records, [sample, each_minutes, draw, columns or letter, request_table])
    if draw:
        _draw(scope, draw, 1 if seed is None else seed, out, as_json=as_json)
        return
    number = len(scope.cases) if scope else records or 0
    estimate = None
    if sample:
        timed = _sample(sample, scope, seed)
        estimate = estimate_cost(timed, records=number, limit=limit, most_seconds=most_seconds)
    elif each_minutes:
        estimate = stated_cost(records=number, seconds_each=each_minutes * 60, limit=limit)
    made = _with_the_rest(limit, estimate, scope, columns, letter, request_table)
    if out:
        write_passages(out, made.passages)
    if as_json:
        show_json(estimate_json(made))
    else:
        show_estimate(made)


@dataclass(frozen=True, slots=True)
class Selected:
    """The cases in scope, the columns of their register, and the date they are dated by.

    `undated` is how many more there may be: they carry no date, so that no period holds them.
    """

    cases: tuple[Case, ...]
    columns: Columns
    date_field: str
    undated: int

    @property
    def apart(self) -> str:
        """The same in words; "" where there are none."""
        return in_no_period(self.undated, label_of(self.date_field)) if self.undated else ""


def _limit(authority: str, pounds: float | None, hourly: float | None) -> CostLimit:
    """The authority's limit, or one that was typed; then its source is the command."""
    limit = AUTHORITIES[authority]
    if pounds is None and hourly is None:
        return limit
    return replace(
        limit,
        pounds=limit.pounds if pounds is None else pounds,
        pounds_an_hour=limit.pounds_an_hour if hourly is None else hourly,
        source=f"--limit-pounds and --hourly-pounds as typed; else {limit.source}",
    )


def _scope(registers: Sequence[Path], mapping: str | None, wanted: Count) -> Selected | None:
    if not registers:
        return None
    register = read_register(registers, read_column_map(mapping))
    check_cases(register)
    count = selection.in_register(wanted, register)
    cases, undated = selection.chosen(register, count)
    if not cases:
        raise UserMistake("nothing-in-scope", where="--from, --to and --where")
    return Selected(tuple(cases), Columns(register), count.date_field, undated)


def _check_options(scope: Selected | None, records: int | None, tasks: Sequence[object]) -> None:
    """What was typed must make sense together; `tasks` are sample, pace, draw, coded, requests."""
    sample, pace, draw, coded, requests = tasks
    if scope and records:
        raise click.UsageError("--register counts the records: leave --records out")
    if sample and pace:
        raise click.UsageError("give a timed sample or --each-minutes, not both")
    if (draw or coded) and not scope:
        raise click.UsageError("--draw, --by and --request need --register")
    if (sample or pace) and not (scope or records):
        raise click.UsageError("say how many records are in scope: --records or --register")
    if not any((sample, pace, draw, coded, requests)):
        raise click.UsageError("give a timed sample, --each-minutes, --draw, --by or --requests")


def _draw(scope: Selected | None, size: int, seed: int, out: Path | None, *, as_json: bool) -> None:
    """Writes the sheet of a sample; nothing of it is timed yet."""
    refs = [case.ref for case in scope.cases] if scope else []
    if out is None:
        raise click.UsageError("--draw needs --out with the sheet to write")
    if size > len(refs):
        raise UserMistake("sample-too-large", where="--draw", size=size, records=len(refs))
    drawn = draw_refs(refs, size, seed=seed)
    write_sheet(out, drawn)
    if as_json:
        apart = scope.undated if scope else 0
        show_json({"records": len(refs), "records_undated": apart, "seed": seed, "drawn": drawn})
    else:
        click.echo(f"{size:,} of {counted(len(refs), 'record')} drawn with seed {seed}: {out}")
        if scope and scope.apart:
            click.echo(f"Besides, {scope.apart}: none of them can be drawn.")
        click.echo(f"Time them, then give the sheet with the same selection and --seed {seed}.")


def _sample(path: Path, scope: Selected | None, seed: int | None) -> TimedSample:
    """The timed sample, drawn again where register and seed are known."""
    sample = TimedSample(read_timings(path), path.name, seed)
    if scope is None:
        return sample
    refs = [case.ref for case in scope.cases]
    if unknown := sorted(set(sample.refs) - set(refs)):
        reason = f"“{unknown[0][:40]}” is not among the records in scope ({len(unknown):,} such)"
        raise UserMistake("timings-wrong", where=path.name, reason=reason)
    if seed is None:
        return sample
    drawn = draw_refs(refs, len(sample.refs), seed=seed)
    if missing := [ref for ref in drawn if ref not in set(sample.refs)]:
        raise UserMistake(
            "sample-not-drawn", where=path.name, seed=seed, records=len(refs),
            reason=f"it would hold “{missing[0][:40]}”",
        )  # fmt: skip
    place = {ref: number for number, ref in enumerate(drawn)}
    in_order = tuple(sorted(sample.timings, key=lambda timing: place[timing.ref]))
    return replace(sample, timings=in_order, drawn=True)


def _with_the_rest(
    limit: CostLimit,
    estimate: CostEstimate | None,
    scope: Selected | None,
    columns: tuple[str, ...],
    letter: Path | None,
    request_table: Path | None,
) -> Estimated:
    """The estimate with what is coded, what fits, what may be added up, and all of it in words."""
    by = {}
    if scope:
        found = (coded_column(scope.cases, scope.columns, one, where="--by") for one in columns)
        by = dict(found)
    coded = [*by.values()]
    if scope and letter:
        coded += _coded_for(scope, letter)
    known = scope_of(scope.cases, date_field=scope.date_field, coded=by) if scope else None
    offers = offers_within_limit(estimate, known or Scope()) if estimate else ()
    added = _added_up(request_table, limit) if request_table else ()
    apart = scope.apart if scope else ""
    passages = write_estimate(limit, estimate, offers, coded, added, apart=apart)
    undated = scope.undated if scope else 0
    return Estimated(limit, estimate, offers, coded, added, passages, undated, apart)


def _coded_for(scope: Selected, letter: Path) -> Iterator[CodedColumn]:
    """What is coded of each question of a letter."""
    read = read_letter(letter)
    request = read_questions(read.text, received_on=read.came_on or today_in_london())
    return coded_for(request.questions, scope.cases, scope.columns, date_field=scope.date_field)


def _added_up(path: Path, limit: CostLimit) -> tuple[AddedUp, ...]:
    if limit.add_up_days is None:
        raise UserMistake("no-adding-up", where="--requests", law=limit.regulations)
    requests = read_requests_received(path)
    return add_up_requests(
        requests, days=limit.add_up_days, calendar=calendar(limit.regime.nations)
    )
