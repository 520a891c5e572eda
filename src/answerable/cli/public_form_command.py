"""`answerable public-form`: requests from the public, by a process that can do nothing else."""

import os
from pathlib import Path
from typing import Any

import click

from answerable.cli.serve_command import proxy
from answerable.cli.terminal import safe
from answerable.model.errors import UserMistake

PORT = 8001
_OF_A_DESK = ("secret-key", "answerable.sqlite3", "registers")


@click.command("public-form")
@click.option(
    "--spool",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder that requests are added to; it is made, for its owner alone.",
)
@click.option(
    "--contact",
    metavar="WORDS",
    required=True,
    help="How to write without the form: an e-mail or postal address.",
)
@click.option(
    "--organisation", metavar="NAME", default="Request for information", help="Whose form it is."
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=PORT,
    show_default=True,
    help="Where to listen.",
)
def command(spool: Path, contact: str, organisation: str, port: int) -> None:
    """Receive requests from the public, apart from the desk.

    A process of its own: it knows neither the desk's database nor any register, and can only add
    files to the folder. The desk fetches them where ANSWERABLE_FORM_SPOOL names the same folder.
    It listens on this computer only; a web server with https stands before it. End it with Ctrl+C.

    \b
    Example:
      answerable public-form --spool /srv/requests --contact foi@force.example
    """
    from answerable.public_form.confine import confine, forget

    if not contact.strip():
        raise UserMistake("contact-missing", where="--contact")
    proxied = proxy()
    forget()
    folder = _folder(spool)
    server = _server(folder, port, organisation=organisation, contact=contact, proxied=proxied)
    click.echo(f"The form is at http://127.0.0.1:{port}/\nIt adds requests to {safe(str(folder))}")
    click.echo("End it with Ctrl+C.")
    confine(folder)
    server.run()


def _folder(spool: Path) -> Path:
    """The folder, for its owner alone. Raises UserMistake "spool-not-apart" for a desk's."""
    folder = spool.expanduser().resolve()
    near = [folder / name for name in _OF_A_DESK]
    near += [above / name for above in folder.parents for name in _OF_A_DESK[:2]]
    try:
        if any(path.exists() for path in near):
            raise UserMistake("spool-not-apart", where=folder, reason="a desk lives there")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise UserMistake("home-unusable", where=folder, reason=error.strerror) from error
    os.umask(0o077)
    return folder


def _server(
    folder: Path, port: int, *, organisation: str, contact: str, proxied: dict[str, object]
) -> Any:
    """Listens already; answers once it is run."""
    from waitress import create_server

    from answerable.public_form.application import PublicForm
    from answerable.public_form.fields import MOST_BYTES

    form = PublicForm(folder, organisation=organisation, contact=contact)
    bounds = {"max_request_body_size": MOST_BYTES, "max_request_header_size": 16_384}
    try:
        return create_server(
            form, listen=f"127.0.0.1:{port}", threads=4, ident=None, **bounds, **proxied
        )
    except OSError as error:
        raise UserMistake("port-taken", where=f"--port {port}", reason=error.strerror) from error
