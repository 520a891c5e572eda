"""The home folder: where the desk keeps its database, registers and published log."""

import os
from pathlib import Path

REGISTERS = "registers"
LOG = "log"
DATABASE = "answerable.sqlite3"


def home_folder() -> Path:
    """The folder that ANSWERABLE_HOME names, else one beside the user's own data."""
    named = os.environ.get("ANSWERABLE_HOME")
    return Path(named).expanduser().resolve() if named else Path.home() / ".answerable"


def registers_folder() -> Path:
    """Where the files of every register that was taken in lie, a folder for each snapshot."""
    return home_folder() / REGISTERS


def log_folder() -> Path:
    """Where the public log is written."""
    return home_folder() / LOG
