"""`answerable demo`: the request that started it all, answered on a made-up register."""

from pathlib import Path

import click

from answerable.cli import options
from answerable.cli.answer_command import STEPS, report_run, write_run
from answerable.cli.terminal import Steps
from answerable.demo.generator import write_demo
from answerable.engines.answers import answer_request
from answerable.files.folders import whole_folder


@click.command("demo")
@click.option(
    "--records",
    type=click.IntRange(200, 1_000_000),
    default=20_000,
    show_default=True,
    help="How many cases the made-up register has.",
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("answerable-demo"),
    show_default=True,
    help="The folder to write.",
)
@options.as_json
def command(records: int, out: Path, as_json: bool) -> None:
    """Answer a request about social media on a made-up register, end to end.

    Writes OUT/export/ (the register as a system would export it, to try things on), OUT/answer.json
    and the rest that `answerable answer` writes.

    \b
    Example:
      answerable demo --records 2000 --out demo/
    """  # fmt: skip
    steps = Steps(STEPS + 1)
    steps.step(f"make up a register of {records:,} cases")
    with whole_folder(out) as folder:
        files = write_demo(folder / "export", records=records, workbook=True)
        run = answer_request(
            files.request, [files.complaints, files.outcomes], mapping=None, steps=steps
        )
        write_run(run, folder, steps=steps)
    steps.finish()
    report_run(run.answer, out, as_json=as_json)
