"""Opens the tables for a command that shows no pages."""

import os
from pathlib import Path

from answerable.model.errors import UserMistake
from answerable.store.home import DATABASE, home_folder


def open_store(home: Path | None = None, *, new: bool = False) -> Path:
    """Sets Django up on the home that is named, or the usual one, and gives its folder.

    `new` is for a home that is still to be made. Raises UserMistake "home-missing" where there is
    no database.
    """
    if home is not None:
        os.environ["ANSWERABLE_HOME"] = str(home)
    folder = home_folder()
    if not new and not os.environ.get("DATABASE_URL") and not (folder / DATABASE).is_file():
        raise UserMistake("home-missing", where=folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.store.settings")
    import django

    django.setup()
    if not new:
        _check_tables(folder)
    return folder


def _check_tables(folder: Path) -> None:
    from django.db import DatabaseError, connection

    try:
        found = "store_auditevent" in connection.introspection.table_names()
    except DatabaseError as error:
        where = os.environ.get("DATABASE_URL", "").rpartition("@")[2] or folder
        raise UserMistake("database-unreadable", where=where, reason=error) from error
    if not found:
        raise UserMistake("home-missing", where=folder)
