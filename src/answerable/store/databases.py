"""Which database holds the tables: SQLite in the home folder, or PostgreSQL by its address."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from answerable.model.errors import UserMistake

_SCHEMES = ("postgres", "postgresql")
_WAIT_SECONDS = 20


def sqlite_settings(path: Path) -> dict[str, Any]:
    """What Django needs for SQLite; a decision that was acknowledged is on the disc.

    BEGIN IMMEDIATE makes writers wait for each other instead of failing at their first write;
    synchronous=FULL brings the write-ahead log to the disc at every commit.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": _WAIT_SECONDS,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def postgres_settings(url: str) -> dict[str, Any]:
    """What Django needs for the PostgreSQL that an address names.

    Raises UserMistake "database-address" for an address of another kind.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    try:
        port = parts.port
    except ValueError as error:
        raise UserMistake("database-address", where="DATABASE_URL") from error
    if parts.scheme not in _SCHEMES or not name:
        raise UserMistake("database-address", where="DATABASE_URL")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def database_settings(home: Path, url: str = "") -> dict[str, Any]:
    """The settings for the address, or for SQLite in the home folder where there is none."""
    from answerable.store.home import DATABASE

    return postgres_settings(url) if url else sqlite_settings(home / DATABASE)
