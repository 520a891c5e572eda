"""Reads the seal that somebody approved: as it is typed, or from the file that it was kept in."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from answerable.files.toml_sections import read_bytes
from answerable.model.answer import Attachment, Seal
from answerable.model.errors import UserMistake

NAME = "seal.json"
"""The file beside an answer that holds its seal."""


def read_seal(given: str) -> Seal:
    """The seal of 64 hexadecimal digits, or of a seal.json.

    Raises UserMistake "seal-wrong" for anything else.
    """
    if re.fullmatch("[0-9a-fA-F]{64}", given):
        return Seal(given.lower())
    try:
        data = json.loads(read_bytes(Path(given)))
        return seal_from(data)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserMistake("seal-wrong", where=given) from error


def seal_from(data: Mapping[str, Any]) -> Seal:
    """A seal from its JSON; raises KeyError or TypeError where it is none."""
    files = [Attachment(str(one["name"]), str(one["sha256"])) for one in data["files"]]
    return Seal(str(data["sha256"]), tuple(files))


def seal_bytes(seal: Seal) -> bytes:
    """The file of a seal."""
    files = [{"name": one.name, "sha256": one.sha256} for one in seal.files]
    data = {"sha256": seal.sha256, "files": files}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
