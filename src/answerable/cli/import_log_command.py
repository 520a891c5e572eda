"""`answerable import-log`: brings the answers of an old log along, with their addresses."""

import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from answerable.cli import options
from answerable.cli.terminal import Steps, show_json, show_rows
from answerable.files.answers import write_entry
from answerable.files.csv_out import write_csv
from answerable.files.folders import whole_folder
from answerable.files.gate.apart import check_leaving, files_under
from answerable.files.old_logs import inspect_files, read_old_log, read_settled
from answerable.model.errors import EXIT_BLOCKED, EXIT_DONE, UserMistake
from answerable.model.old_log import Fate, FileState, Line, OldLog
from answerable.model.phrases import counted
from answerable.steps.entries.publish import PublicEntry
from answerable.steps.old_logs.bring_log import Brought, bring_log
from answerable.steps.old_logs.import_entry import imported_entry, published_name
from answerable.steps.old_logs.report_import import (
    PAGE_COLUMNS,
    REMARK_COLUMNS,
    import_json,
    page_rows,
    remark_rows,
    unsettled,
)

_PASSED_FOLDER = "answers"
_SHOWN = 3
_LOG = re.compile(r"\W*(?:foi\s)?disclosure log\W*\Z", re.IGNORECASE)


@click.command("import-log")
@click.argument("export", metavar="EXPORT", type=click.Path(path_type=Path))
@click.option(
    "--files",
    "files_folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A folder with the files that the pages link to, such as wp-content/uploads.",
)
@click.option("--authority", metavar="NAME", help="Who answered, where the export does not say it.")
@options.file_option(
    "--references",
    "settled_file",
    help="References that you settled: a table with the columns page and reference.",
)
@click.option(
    "--log",
    "log_folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Publish what was taken in this public log.",
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write the report, the public entries and the files that pass the gate here.",
)
@options.as_json
def command(
    export: Path,
    files_folder: Path | None,
    authority: str | None,
    settled_file: Path | None,
    log_folder: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Bring an old log along: every answer with its words, its reference and its addresses.

    EXPORT is the XML file that WordPress exports, or a folder of saved pages. Without --log and
    --out it is only told what would be done. Nothing is guessed: an answer whose reference can be
    read in two ways is set aside with its readings. Exit code 1 where such an answer is left out.

    \b
    Example:
      answerable import-log export.xml --files uploads/ --out brought/
      answerable import-log saved-pages/ --references settled.csv --log public-log/
    """
    steps = Steps(3, quiet=as_json)
    steps.step("read the export")
    log = read_old_log(export, files_folder)
    settled = read_settled(settled_file) if settled_file else {}
    steps.step("look through the files")
    files = inspect_files(log)
    steps.step("read the pages")
    brought = bring_log(log, files, settled=settled, held=_held(log_folder))
    steps.finish()
    entries = _entries(brought, log, authority) if out or log_folder else []
    report = import_json(brought, export=log.name, others=log.others)
    if out:
        _write(out, brought, entries)
    if log_folder:
        _publish(log_folder, brought, entries)
    if as_json:
        show_json(report)
    else:
        _show(brought, log)
    sys.exit(EXIT_BLOCKED if any(unsettled(brought)) else EXIT_DONE)


def _held(log_folder: Path | None) -> dict[str, bool]:
    """The addresses that the new log holds, and whether an old log brought what stands there."""
    from answerable.log.site import published

    entries = published(log_folder) if log_folder else []
    return {entry["path"]: "imported" in entry for entry in entries}


def _entries(brought: Brought, log: OldLog, authority: str | None) -> list[PublicEntry]:
    name = authority or _LOG.sub("", log.site)
    if brought.taken and not name:
        raise UserMistake("authority-missing", where=log.name)
    return [imported_entry(line, authority=name, site=log.site) for line in brought.taken]


def _write(out: Path, brought: Brought, entries: Sequence[PublicEntry]) -> None:
    """The report and every public entry with its files, in a folder that is whole or not there."""
    with whole_folder(out) as new:
        write_csv(new / "pages.csv", PAGE_COLUMNS, page_rows(brought))
        write_csv(new / "remarks.csv", REMARK_COLUMNS, remark_rows(brought))
        for line, entry in zip(brought.taken, entries, strict=True):
            place = new / _PASSED_FOLDER / entry["path"]
            place.mkdir(parents=True)
            write_entry(place / "answer.json", entry)
            _copy_files(line, place)
        check_leaving(files_under(new), within=new)


def _copy_files(line: Line, place: Path) -> None:
    for file in line.read.files:
        if file.state is FileState.PASSED:
            shutil.copyfile(file.path, place / published_name(file.name))


def _publish(log_folder: Path, brought: Brought, entries: Sequence[PublicEntry]) -> None:
    """Adds the answers to the log, with those of their files that pass the gate."""
    from answerable.log.site import add_answers

    passed = {
        f"{line.path}{published_name(file.name)}": Path(file.path)
        for line in brought.taken
        for file in line.read.files
        if file.state is FileState.PASSED
    }
    add_answers(log_folder, entries, attachments=passed)


def _show(brought: Brought, log: OldLog) -> None:
    """What was not taken and why, every other remark with its pages, and the sums."""
    left = [line for line in brought.lines if line.fate is not Fate.TAKEN]
    rows = [(n.read.old.source, n.read.old.title[:40], n.remarks[0].message) for n in left]
    show_rows("Pages that became no answer of their own", ("Page", "Title", "Why"), rows)
    pages: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in brought.taken:
        for remark in line.remarks:
            pages[remark.code, remark.message].append(line.path)
    told = [(code, _some(where), words) for (code, words), where in sorted(pages.items())]
    show_rows("Remarks on answers", ("Remark", "Answers", "What"), told)
    console = Console(highlight=False)
    sums = ", ".join(f"{brought.count(fate):,} {fate}" for fate in Fate)
    console.print(f"{counted(len(brought.lines), 'page')}: {sums}")
    if log.others:
        console.print(f"Entries of the export that are no pages (files, menus): {log.others:,}")
    if waiting := list(unsettled(brought)):
        console.print(
            f"[bold]Answers that wait for somebody to settle them: {len(waiting):,}[/bold]"
        )


def _some(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - _SHOWN:,} more" if len(paths) > _SHOWN else ""
    return f"{', '.join(paths[:_SHOWN])}{more}"
