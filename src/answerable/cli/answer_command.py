"""`answerable answer`: the main job, a whole run that reads from top to bottom."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import click

from answerable.cli import options
from answerable.cli.earlier_answers import ledger_findings
from answerable.cli.terminal import Steps, show_answer, show_json
from answerable.engines.choice import AUTO, engine_for
from answerable.engines.reviews import concluded_review
from answerable.files.column_maps import read_column_map
from answerable.files.evidence import write_evidence
from answerable.files.folders import whole_folder
from answerable.files.registers import read_register, read_tables
from answerable.files.requests import read_request
from answerable.model.answer import Answer
from answerable.model.errors import EXIT_BLOCKED, EXIT_DONE
from answerable.model.hits import SearchReport
from answerable.model.outcomes import severity_order
from answerable.model.references import read_reference
from answerable.model.register import Register
from answerable.model.request import Question, Request
from answerable.model.snapshot import Snapshot, content_hash
from answerable.model.unseen import visible
from answerable.steps.check import check, counting_findings, taking_in_findings
from answerable.steps.conclude_review import Conclusion
from answerable.steps.count_side import count_side, unmatched_side
from answerable.steps.draft import Counted, draft
from answerable.steps.match_columns import (
    Columns,
    check_cases,
    check_searchable,
    named,
    unmatched,
)
from answerable.steps.review import Reviewed, review
from answerable.steps.search import search
from answerable.steps.spell import vocabulary
from answerable.steps.tally import Findings, tally

STEPS = 6
"""How many named steps a run shows."""


@dataclass(frozen=True, slots=True)
class Run:
    """All that one run made: the checked answer and what stands behind it."""

    request: Request
    snapshot: Snapshot
    report: SearchReport | None
    reviewed: Reviewed | None
    answer: Answer


@click.command("answer")
@click.argument("request_file", metavar="REQUEST.toml", type=click.Path(path_type=Path))
@options.registers
@options.mapping
@options.ledger
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="The folder to write; it appears whole or not at all.",
)
@options.as_json
def command(
    request_file: Path,
    registers: tuple[Path, ...],
    mapping: str | None,
    ledger_file: Path | None,
    out: Path,
    as_json: bool,
) -> None:
    """Answer a request from an export of the register.

    Writes OUT/answer.json, response.html, response.docx, tables/ and evidence/ for staff and, when
    no finding blocks release, the public page under OUT/site/.

    \b
    Example:
      answerable answer request.toml --register export.xlsx --out out/
    """  # fmt: skip
    steps = Steps(STEPS)
    with whole_folder(out) as folder:
        run = answer_request(
            request_file, registers, mapping=mapping, steps=steps, ledger=ledger_file
        )
        write_run(run, folder, steps=steps)
    steps.finish()
    for remark in run.snapshot.register.remarks:
        click.echo(visible(f"• {remark}"), err=True)
    report_run(run.answer, out, as_json=as_json)


def answer_request(
    request_file: Path,
    registers: Sequence[Path],
    *,
    mapping: str | None,
    steps: Steps,
    ledger: Path | None = None,
) -> Run:
    """From the files to the checked answer: nothing is written."""
    steps.step("read the request")
    request = read_request(request_file)
    read_reference(request.reference)
    steps.step("take in the register")
    column_map = read_column_map(mapping) if mapping else None
    register = read_register(registers, column_map)
    snapshot = Snapshot(register, content_hash(register.cases))
    steps.step("search and join the decisions")
    check_cases(register)
    conclusion = _conclusion(request, register)
    report, reviewed = find(request, snapshot, conclusion)
    steps.step("count")
    columns = Columns(register)
    topic = request.topic.name if request.topic else ""
    found = Findings(report, reviewed, severity_order(request.outcome_order), topic)
    counted = [_count(question, request, columns, found) for question in request.questions]
    steps.step("draft and check")
    drafted = draft(
        request, snapshot, counted, report=report, reviewed=reviewed, conclusion=conclusion
    )
    behind = [*taking_in_findings(register), *chain.from_iterable(map(counting_findings, counted))]
    words = vocabulary(register.cases)
    across = ledger_findings(drafted, ledger) if ledger else ()
    checks = check(drafted, vocabulary=words, behind=behind, across=across)
    answer = replace(drafted, checks=checks)
    return Run(request, snapshot, report, reviewed, answer)


def _conclusion(request: Request, register: Register) -> Conclusion | None:
    """What the answer takes from a review, where its topic names one."""
    if request.topic is None or not request.topic.review:
        return None
    return concluded_review(Path(request.folder) / request.topic.review, register)


def find(
    request: Request, snapshot: Snapshot, conclusion: Conclusion | None = None
) -> tuple[SearchReport, Reviewed] | tuple[None, None]:
    """The records of the request's topic, where it has one."""
    topic = request.topic
    if topic is None:
        return None, None
    cases = snapshot.register.cases
    check_searchable(snapshot.register, topic.fields)
    engine = engine_for(AUTO, records=len(cases))
    report = search(cases, topic.terms, engine=engine, fields=topic.fields)
    known = frozenset(case.ref for case in cases)
    decisions = conclusion.decisions if conclusion else topic.decisions
    return report, review(report, decisions, known=known)


def write_run(run: Run, folder: Path, *, steps: Steps) -> None:
    """Everything that leaves the run; the public site only where no finding blocks it."""
    from answerable.files.gate.apart import check_leaving
    from answerable.files.letters import write_letter
    from answerable.files.tables_out import write_tables
    from answerable.log.page import response_html
    from answerable.log.site import write_site
    from answerable.steps.publish import public_copy, withheld

    steps.step("write")
    entry = public_copy(run.answer)
    write_evidence(folder, run.answer, run.snapshot, run.report, run.reviewed)
    write_tables(folder / "tables", entry)
    (folder / "response.html").write_text(response_html(entry), encoding="utf-8")
    write_letter(folder / "response.docx", entry)
    check_leaving([*folder.glob("response.*"), *folder.glob("tables/*")], within=folder)
    if not run.answer.blocked:
        write_site(folder / "site", [entry], withheld=withheld(run.answer))


def report_run(answer: Answer, out: Path, *, as_json: bool) -> None:
    """Shows the answer and where it is; ends with the exit code that its findings give."""
    if as_json:
        from answerable.steps.write_answer import answer_json

        show_json(answer_json(answer))
    else:
        show_answer(answer)
        _say_where(answer, out)
    sys.exit(EXIT_BLOCKED if answer.blocked else EXIT_DONE)


def _say_where(answer: Answer, out: Path) -> None:
    click.echo(
        f"\nWritten to {out}/: answer.json, response.html, response.docx, tables/, evidence/"
    )
    if answer.blocked:
        click.echo("No public page was written: deal with the checks above and answer again.")
    else:
        page = out / "site" / read_reference(answer.reference).path / "index.html"
        click.echo(f"The page ready to publish: {page}")


def _count(question: Question, request: Request, columns: Columns, found: Findings) -> Counted:
    where = f"question {question.number} of the request"
    searched = found.report is not None
    counts = [
        named(count, columns, found.severity, searched=searched, where=where)
        for count in question.counts
    ]
    tallies = tuple(
        tally(columns.cases, count, found, prefix=f"{question.number}.{number}")
        for number, count in enumerate(counts, start=1)
    )
    sides = [
        (read_tables(Path(request.folder) / side.file)[0], side) for side in question.side_counts
    ]
    figures = tuple(
        count_side(table, side, figure_id=f"{question.number}.r{number}")
        for number, (table, side) in enumerate(sides, start=1)
    )
    missed = [
        unmatched(conditions, columns.values)
        for count in counts
        for conditions in (count.where, count.where_not)
    ]
    missed += [unmatched_side(table, side) for table, side in sides]
    return Counted(question, tallies, figures, tuple(chain.from_iterable(missed)))
