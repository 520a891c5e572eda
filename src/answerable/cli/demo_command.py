"""`answerable demo`: the request that started it all, answered on a made-up register."""

import tempfile
from pathlib import Path

import click

from answerable.cli import options
from answerable.cli.answer_command import STEPS, report_run, write_run
from answerable.cli.serve_command import PORT, prepare, serve
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
@click.option(
    "--serve",
    "served",
    is_flag=True,
    help="Fill a desk with the demo and start it; prints who can sign in.",
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=PORT,
    show_default=True,
    help="With --serve: where to listen.",
)
@options.as_json
def command(records: int, out: Path, served: bool, port: int, as_json: bool) -> None:
    """Answer a request about social media on a made-up register, end to end.

    Writes OUT/export/ (the register as a system would export it, to try things on), OUT/answer.json
    and the rest that `answerable answer` writes. With --serve it writes the home of a desk
    instead, OUT/desk/: people in every role, the same request and others, the register.

    \b
    Example:
      answerable demo --records 2000 --out demo/
      answerable demo --serve
    """  # fmt: skip
    if served:
        serve_demo(out / "desk", records=records, port=port)
        return
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


def serve_demo(home: Path, *, records: int, port: int) -> None:
    """Fills the desk of this home where it is empty, and starts it."""
    prepare(home)
    from answerable.store.reads.people import has_people

    if has_people():
        click.echo("The desk was filled before: sign in with the passwords chosen then.")
    else:
        _fill(records)
    serve(port)


def _fill(records: int) -> None:
    from answerable.demo.desk import fill_desk

    steps = Steps(2)
    with tempfile.TemporaryDirectory() as folder:
        steps.step(f"make up a register of {records:,} cases")
        files = write_demo(Path(folder), records=records)
        steps.step("fill the desk")
        people = fill_desk(files)
    steps.finish()
    click.echo("\nWho can sign in, with the password for the first time:")
    for one in people:
        click.echo(f"  {one.email:<20}{one.password:<18}{one.name}, {one.role.words}")
