"""`answerable serve`: the desk in a browser, ready to use."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from answerable.cli.terminal import safe
from answerable.model.errors import UserMistake

PORT = 8000

port = click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=PORT,
    show_default=True,
    help="Where to listen.",
)
home = click.option(
    "--home",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The home folder; without it ANSWERABLE_HOME, else .answerable in your own folder.",
)


@click.command("serve")
@port
@home
@click.option(
    "--threads",
    type=click.IntRange(1, 64),
    default=8,
    show_default=True,
    help="How many pages are made at once.",
)
def command(port: int, home: Path | None, threads: int) -> None:
    """Start the desk: requests from arrival to release, by several people, in a browser.

    Makes the home folder and its database where they are missing, and prints the address. The
    first time it also prints the link that sets the desk up. It listens on this computer only; a
    web server with https stands before it (docs/how-to/run-the-desk.md). End it with Ctrl+C.

    \\b
    Example:
      answerable serve --port 8080 --home desk/
    """  # fmt: skip
    prepare(home)
    serve(port, threads=threads)


def prepare(home: Path | None) -> None:
    """The home folder, the settings and the tables, ready for use."""
    from answerable.store.home import home_folder, make_home

    if home is not None:
        os.environ["ANSWERABLE_HOME"] = str(home)
    try:
        make_home(home_folder())
    except OSError as error:
        raise UserMistake("home-unusable", where=home_folder(), reason=error.strerror) from error
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.site.settings")
    import django

    django.setup()
    _ready_tables()


def _ready_tables() -> None:
    """Makes or brings up to date the tables, and forgets the sessions that are over."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.db import DatabaseError

    from answerable.store.home import DATABASE, home_folder

    try:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("clearsessions")
    except (DatabaseError, ImproperlyConfigured) as error:
        named = os.environ.get("DATABASE_URL", "")
        where = "DATABASE_URL" if named else home_folder() / DATABASE
        reason = str(error).strip().splitlines()[0]
        raise UserMistake("database-away", where=where, reason=reason) from error


def serve(port: int, *, threads: int = 8, begun: Callable[[], None] = lambda: None) -> None:
    """Answers browsers until it is ended; `begun` is called as soon as it listens."""
    from django.core.wsgi import get_wsgi_application
    from waitress import create_server

    from answerable.store.home import home_folder

    application = get_wsgi_application()
    try:
        server = create_server(application, listen=f"127.0.0.1:{port}", threads=threads, **proxy())
    except OSError as error:
        raise UserMistake("port-taken", where=f"--port {port}", reason=error.strerror) from error
    address = f"http://127.0.0.1:{port}/"
    click.echo(f"The desk is at {address}\nIts home is {safe(str(home_folder()))}")
    _say_how_to_begin(address)
    _finish_releases()
    click.echo("End it with Ctrl+C.")
    begun()
    server.run()


def _finish_releases() -> None:
    """Completes what a run that was killed had decided and not written: see desk/publishing."""
    from answerable.store.reads.releases import not_taken_off, unwritten

    if unwritten() or not_taken_off():
        from answerable.desk.publishing import finish_due

        for due in finish_due():
            click.echo(f"Completed: {safe(str(due.draft))}, which a run had left unfinished")


def proxy() -> dict[str, Any]:
    """Whose word about https and the reader's address is believed: nobody's, or one proxy's."""
    trusted = os.environ.get("ANSWERABLE_PROXY", "")
    if not trusted:
        return {"clear_untrusted_proxy_headers": True}
    headers = {"x-forwarded-for", "x-forwarded-proto"}
    return {
        "trusted_proxy": trusted,
        "trusted_proxy_headers": headers,
        "clear_untrusted_proxy_headers": True,
    }


def _say_how_to_begin(address: str) -> None:
    from answerable.desk.views.accounts import set_up_link
    from answerable.store.reads.people import has_people

    if not has_people():
        click.echo(f"Nobody has an account yet. Set the desk up at {address}{set_up_link()[1:]}")
