"""Which database the desk stands on, and what it promises of what it acknowledged."""

from pathlib import Path

import pytest
from django.db import connection

from answerable.model.errors import UserMistake
from answerable.store.databases import database_settings


def test_an_acknowledged_decision_is_on_the_disc(store: str) -> None:
    with connection.cursor() as cursor:
        if store == "postgres":
            cursor.execute("SHOW synchronous_commit")
            assert cursor.fetchone() == ("on",)
            return
        found = {}
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
            cursor.execute(f"PRAGMA {name}")
            found[name] = cursor.fetchone()[0]
    assert found == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 20_000,
    }  # fmt: skip


def test_without_an_address_the_database_is_a_file_of_the_home() -> None:
    assert database_settings(Path("/desk"))["NAME"] == "/desk/answerable.sqlite3"


@pytest.mark.parametrize(
    ("url", "user", "password", "host", "port", "name"),
    [
        ("postgres://desk:p%40ss@db.example:5433/foi", "desk", "p@ss", "db.example", "5433", "foi"),
        ("postgresql:///foi", "", "", "", "", "foi"),
        ("postgres://desk@[::1]/foi", "desk", "", "::1", "", "foi"),
    ],
)
def test_an_address_is_taken_apart(
    url: str, user: str, password: str, host: str, port: str, name: str
) -> None:
    found = database_settings(Path("/desk"), url)
    parts = [found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert parts == [user, password, host, port, name]


@pytest.mark.parametrize(
    "url", ["mysql://a/b", "postgres://host:port/x", "postgres://host", "foi", "sqlite:///x"]
)
def test_an_address_of_something_else_is_refused_without_being_shown(url: str) -> None:
    with pytest.raises(UserMistake) as refused:
        database_settings(Path("/desk"), url)
    assert refused.value.code == "database-address"
    assert url not in str(refused.value)
