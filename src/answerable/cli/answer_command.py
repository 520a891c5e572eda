"""`answerable answer`: the main job, from the command line."""

import sys
from pathlib import Path

import click

from answerable.cli import options
from answerable.cli.terminal import Steps, show_answer, show_json
from answerable.engines.answers import Run, answer_request
from answerable.files.evidence import write_evidence
from answerable.files.folders import whole_folder
from answerable.model.answer import Answer
from answerable.model.errors import EXIT_BLOCKED, EXIT_DONE
from answerable.model.references import read_reference
from answerable.model.unseen import visible

STEPS = 6
"""How many named steps a run shows."""


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
@click.option(
    "--template",
    metavar="FILE.docx",
    type=click.Path(path_type=Path),
    help="A Word file with placeholders to write response.docx from, instead of the plain one.",
)
@options.as_json
def command(
    request_file: Path,
    registers: tuple[Path, ...],
    mapping: str | None,
    ledger_file: Path | None,
    out: Path,
    template: Path | None,
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
        write_run(run, folder, steps=steps, template=template)
    steps.finish()
    for remark in run.snapshot.register.remarks:
        click.echo(visible(f"• {remark}"), err=True)
    report_run(run.answer, out, as_json=as_json)


def write_run(run: Run, folder: Path, *, steps: Steps, template: Path | None = None) -> None:
    """Everything that leaves the run; the public site only where no finding blocks it.

    The letter is written from the template, where one is given.
    """
    from answerable.files import seals
    from answerable.files.gate.apart import check_leaving
    from answerable.files.letters import write_letter
    from answerable.files.tables_out import write_tables
    from answerable.files.whole_files import write_whole
    from answerable.log.page import response_html
    from answerable.log.site import write_site
    from answerable.steps.entries.publish import public_copy, withheld

    steps.step("write")
    entry = public_copy(run.answer)
    write_evidence(folder, run.answer, run.snapshot, run.report, run.reviewed)
    write_tables(folder / "tables", entry)
    (folder / "response.html").write_text(
        response_html(entry, run.answer.limit.regime), encoding="utf-8"
    )
    write_letter(folder / "response.docx", entry, template)
    check_leaving([*folder.glob("response.*"), *folder.glob("tables/*")], within=folder)
    if run.answer.seal:
        write_whole(folder / seals.NAME, seals.seal_bytes(run.answer.seal))
    if not run.answer.blocked:
        write_site(folder / "site", [entry], withheld=withheld(run.answer))


def report_run(answer: Answer, out: Path, *, as_json: bool) -> None:
    """Shows the answer and where it is; ends with the exit code that its findings give."""
    if as_json:
        from answerable.steps.answers.write_answer import answer_json

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
    if answer.seal:
        click.echo(f"Its seal, to be noted by whoever approves it: {answer.seal.sha256}")
