"""Every test of the store runs twice: on SQLite files and on a real PostgreSQL."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clusters import Cluster, cluster, empty_tables, standing_on


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """A database file with the tables and nothing in them."""
    from django.core.management import call_command

    from answerable.store.databases import sqlite_settings

    path = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    with django_db_blocker.unblock(), standing_on(sqlite_settings(path)):
        call_command("migrate", verbosity=0)
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    """A PostgreSQL for this run of the tests."""
    with cluster() as running:
        yield running


@pytest.fixture(scope="session")
def migrated_server(server: Cluster, django_db_blocker: Any) -> Cluster:
    """The server with the tables in its database."""
    from django.core.management import call_command

    from answerable.store.databases import postgres_settings

    with django_db_blocker.unblock(), standing_on(postgres_settings(server.url)):
        call_command("migrate", verbosity=0)
    return server


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: Any) -> Iterator[str]:
    """A database with nothing in it but the row of settings; gives the kind that it is."""
    from answerable.store.databases import postgres_settings, sqlite_settings

    if request.param == "sqlite":
        path = tmp_path / "desk.sqlite3"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        settings = sqlite_settings(path)
    else:
        settings = postgres_settings(request.getfixturevalue("migrated_server").url)
    with django_db_blocker.unblock(), standing_on(settings):
        if request.param == "postgres":
            empty_tables()
        yield request.param
