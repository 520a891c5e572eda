"""The home folder: where the desk keeps its database, registers and published log."""

import os
import secrets
from pathlib import Path

REGISTERS = "registers"
UPLOADS = "uploads"
LOG = "log"
REVIEWS = "reviews"
DATABASE = "answerable.sqlite3"
SECRET_KEY = "secret-key"


def home_folder() -> Path:
    """The folder that ANSWERABLE_HOME names, else one beside the user's own data."""
    named = os.environ.get("ANSWERABLE_HOME")
    return Path(named).expanduser().resolve() if named else Path.home() / ".answerable"


def registers_folder() -> Path:
    """Where the files of every register that was taken in lie, a folder for each snapshot."""
    return home_folder() / REGISTERS


def uploads_folder() -> Path:
    """Exports that nobody has said to use yet, a folder for each upload."""
    return home_folder() / UPLOADS


def log_folder() -> Path:
    """Where the public log is written."""
    return home_folder() / LOG


def reviews_folder() -> Path:
    """What is slow to make of a review, a folder for each; all of it can be made again."""
    return home_folder() / REVIEWS


def make_home(home: Path) -> None:
    """Makes the home folder and its secret key where they are missing; neither is ever replaced.

    Both are for their owner alone (0700, 0600).
    """
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(home / SECRET_KEY, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(64))


def secret_key(home: Path) -> str:
    """The key of this home; where there is none, one that lasts as long as this process."""
    try:
        kept = (home / SECRET_KEY).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        kept = ""
    return kept or secrets.token_urlsafe(64)
