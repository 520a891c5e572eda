"""The command line: one thin module per command, loaded only when its command is typed."""

import errno
import importlib
import io
import re
import signal
import sys
from collections.abc import Mapping, Sequence

import click

from answerable import __version__
from answerable.files.cycles import look_rarely
from answerable.model.errors import EXIT_WRONG_INPUT, UserMistake

COMMANDS: Mapping[str, str] = {
    "demo": "answer the demo request on a made-up register, end to end",
    "answer": "answer a request from an export: figures, letter, tables, evidence, page",
    "search": "report which records of an export contain which terms",
    "index": "make the index of a large register now, or remove it",
    "review": "read in ranked order, and certify what may have been missed",
    "check": "run the checks on an answer, or on somebody's published page",
    "inspect": "look through files for what they carry and do not show",
    "protect": "print a table of counts so that no small count can be worked out, with proof",
    "redact": "propose what must leave narratives, apply rulings, and derive the text without it",
    "publish": "add a checked answer to a public log, or look the log over",
    "withdraw": "take an answer out of the public log at once",
    "import": "take an export in: columns, problems, snapshot",
    "import-log": "bring the answers of an old log along, with their addresses",
    "questions": "split a request into its questions: period, population, unit, breakdowns",
    "estimate": "estimate the hours to answer from a timed sample, and what fits the limit",
    "returns": "compute the statistics of requests, or check somebody's published ones",
    "serve": "start the desk: requests from arrival to release, in a browser",
    "public-form": "receive requests from the public, in a process apart from the desk",
    "audit": "verify the desk's history, and print its head",
    "backup": "copy the desk into one file, while it goes on",
    "restore": "bring a backup back into an empty home, and verify it",
    "deadline": "show the statutory dates of a request and the days not counted",
}
"""Every command with the line that `answerable --help` shows for it."""


_PIPE_CLOSED = 141
"""The exit code of what was ended because nobody reads on (128 and SIGPIPE)."""

_NOT_UTF_8 = re.compile("[\ud800-\udfff]")
_TERMS = ("-t", "--term")


class LazyGroup(click.Group):
    """Knows its commands by name and imports a command's module when it is asked for."""

    words: Mapping[str, str] = COMMANDS

    def place(self, name: str) -> tuple[str, str]:
        """The module of a command, and what it is called there."""
        return f"{name.replace('-', '_')}_command", "command"

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of a first visit, not of the alphabet."""
        return list(self.words)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command, or None where there is none of that name."""
        if name not in self.words:
            return None
        module, called = self.place(name)
        command: click.Command = getattr(
            importlib.import_module(f"answerable.cli.{module}"), called
        )
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, written without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.words.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="answerable")
def group() -> None:
    """Answer the questions your records have no category for.

    Exit codes: 0 done, 1 done but findings block release, 2 wrong input.
    """


def main() -> None:
    """Runs the command; a user's mistake is told in three lines, without a traceback."""
    _any_terminal()
    _stop_tidily()
    look_rarely()
    out = sys.stdout
    try:
        _check_typed(sys.argv[1:])
        sys.exit(group.main(standalone_mode=False))
    except SystemExit as end:
        # To click, which then puts another stream in its place, and rich a closed pipe is 1.
        closed = sys.stdout is not out or isinstance(end.__context__, BrokenPipeError)
        raise SystemExit(_PIPE_CLOSED if closed else end.code) from None
    except UserMistake as mistake:
        tell(mistake)
        sys.exit(mistake.exit_code)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(EXIT_WRONG_INPUT)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. Nothing half-written was left.", err=True)
        sys.exit(130)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES):
            raise
        where = error.filename or "the output"
        tell(UserMistake("disc-full", where=where, reason=error.strerror))
        sys.exit(EXIT_WRONG_INPUT)


def _check_typed(typed: Sequence[str]) -> None:
    """Refuses names that are not in UTF-8: they stand in what is written, which is.

    Terms are refused where they are read, as terms. Raises UserMistake "name-not-utf-8".
    """
    for before, text in zip(("", *typed), typed, strict=False):
        if before not in _TERMS and _NOT_UTF_8.search(text):
            shown = _NOT_UTF_8.sub("�", text)
            raise UserMistake("name-not-utf-8", where=shown)


def _any_terminal() -> None:
    """A terminal that knows no pound sign shows another character for it; it never ends a run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _stop_tidily() -> None:
    """Whoever ends the run from outside leaves as little behind as somebody at the keyboard."""

    def stop(number: int, _: object) -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        known = getattr(signal, name, None)
        if known is not None and signal.getsignal(known) is signal.SIG_DFL:
            signal.signal(known, stop)


def tell(mistake: UserMistake) -> None:
    """What is wrong, where in the user's file, what to do: on standard error."""
    click.echo(f"answerable: {_printable(mistake.what)}", err=True)
    click.echo(f"  where: {_printable(mistake.where)}", err=True)
    click.echo(f"  do:    {_printable(mistake.todo)}", err=True)


def _printable(text: str) -> str:
    """Cells and file names are not trusted: control characters never reach the terminal."""
    return "".join(char if char.isprintable() else "�" for char in text)
