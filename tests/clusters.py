"""A throw-away PostgreSQL for the tests of the store, and ways to turn Django to a database.

The history refuses to be deleted, so no test is undone: on SQLite each gets a file of its own,
copied from one that was migrated once; on PostgreSQL the owner empties the tables between tests, in
a way that the desk's own account does not have.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_SERVERS = Path("/usr/lib/postgresql")
_STARTING = 30.0


class Cluster:
    """A server in a folder of its own, listening on a socket there and nowhere else."""

    def __init__(self, folder: Path, programs: Path, user: str | None) -> None:
        self.folder, self.programs, self.user = folder, programs, user

    def run(self, program: str, *words: str) -> None:
        """Runs one of the server's programs to its end."""
        done = subprocess.run(
            [self.programs / program, *words],
            user=self.user,
            capture_output=True,
            text=True,
            cwd=self.folder,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr

    @property
    def url(self) -> str:
        """The address of the one database."""
        return f"postgres:///postgres?host={self.folder}&user=desk"


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[Cluster]:
    """Starts a server in a folder of its own and stops it; skips where there is none to start.

    Folders that pytest makes are closed to the server's user. Nothing of it has to outlive the
    tests: unless it is `durable` it does not wait for the disc.
    """
    programs = sorted(_SERVERS.glob("*/bin"))
    if not programs:
        pytest.skip(f"no PostgreSQL server is installed in {_SERVERS}")
    pytest.importorskip("psycopg", reason="the postgres extra is not installed")
    user = _other_user()
    with tempfile.TemporaryDirectory(prefix="desk-") as made:
        folder = Path(made)
        if user:
            shutil.chown(folder, user)
        with _running(Cluster(folder, programs[-1], user), durable=durable) as server:
            yield server


@contextmanager
def _running(server: Cluster, *, durable: bool) -> Iterator[Cluster]:
    folder = server.folder
    data = folder / "data"
    server.run("initdb", "-D", str(data), "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
    syncs = f"fsync={'on' if durable else 'off'}"
    words: list[str | Path] = ["-D", data, "-k", folder, "-c", "listen_addresses=", "-c", syncs]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(
            [server.programs / "postgres", *words],
            user=server.user,
            stdout=log,
            stderr=log,
            cwd=folder,
        )
    try:
        _await(folder / ".s.PGSQL.5432", running)
        yield server
    finally:
        running.send_signal(signal.SIGQUIT)  # at once: nothing of it is needed again
        running.wait(timeout=30)


def _other_user() -> str | None:
    """PostgreSQL refuses to run as root: whom to run it as instead."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    pytest.skip("PostgreSQL does not run as root, and there is no other user")


def _await(place: Path, running: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _STARTING
    while time.monotonic() < end and running.poll() is None:
        with socket.socket(socket.AF_UNIX) as probe:
            if probe.connect_ex(str(place)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError((place.parent / "log").read_text(encoding="utf-8", errors="replace"))


@contextmanager
def standing_on(database: dict[str, Any]) -> Iterator[None]:
    """Lets Django work on this database, in every thread, and closes it afterwards."""
    from django.db import connections

    known = connections.settings["default"]
    _turn_to(connections.configure_settings({"default": database})["default"])
    try:
        yield
    finally:
        _turn_to(known)


def _turn_to(settings: dict[str, Any]) -> None:
    """Connections are opened anew under the settings, in whichever thread asks for one."""
    from django.db import connections

    connections.close_all()
    connections.settings["default"] = settings
    if connections.all(initialized_only=True):
        del connections["default"]


def empty_tables() -> None:
    """Empties every table, guarded or not, and gives back the row of settings."""
    from django.db import connection

    from answerable.store.models import Organisation

    tables = [name for name in connection.introspection.table_names() if "migrations" not in name]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE")
        cursor.execute("SET session_replication_role = DEFAULT")
    Organisation.objects.create(pk=1)


if __name__ == "__main__":  # python tests/clusters.py COMMAND…: runs it on a PostgreSQL of its own.
    with cluster() as running:
        environment = {**os.environ, "DATABASE_URL": running.url}
        sys.exit(subprocess.run(sys.argv[1:], env=environment).returncode)
