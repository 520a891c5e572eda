"""Makes exactly the bytes that leave with an answer: what is looked at, signed and released.

The same version gives the same bytes, so that they need not be kept: they are made again and
compared with the hashes that were signed.
"""

import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from answerable.files.gate.apart import check_leaving
from answerable.files.letters import write_letter
from answerable.log.site import answer_files
from answerable.model.answer import Answer
from answerable.model.errors import UserMistake
from answerable.steps.publish import PublicEntry, public_copy
from answerable.steps.write_answer import answer_from_json
from answerable.store.models import Draft

Files = Mapping[str, bytes]

LETTER = "response.docx"
PAGE = "index.html"


def answer_of(draft: Draft) -> Answer:
    """The answer of a version."""
    return answer_from_json(json.loads(draft.answer))


def public_files(answer: Answer) -> tuple[PublicEntry, Files]:
    """The public copy and the files of its address in the log.

    Raises UserMistake "not-for-release" for what must not leave.
    """
    entry = public_copy(answer)
    return entry, dict(answer_files(entry))


def leaving(answer: Answer) -> tuple[PublicEntry, Files]:
    """Everything that leaves: the files of the log under their address there, and the letter."""
    entry, files = public_files(answer)
    return entry, {
        **{f"{entry['path']}{name}": content for name, content in files.items()},
        LETTER: letter(entry),
    }


@dataclass(frozen=True, slots=True)
class Preview:
    """What a version would publish, or what keeps it from being published at all."""

    page: str
    names: tuple[str, ...]
    mistake: UserMistake | None = None


def preview_of(answer: Answer) -> Preview:
    """The name of the page among the files that would leave, and all their names."""
    try:
        entry, files = public_files(answer)
    except UserMistake as mistake:
        return Preview("", (), mistake)
    names = (LETTER, *(f"{entry['path']}{name}" for name in files))
    return Preview(f"{entry['path']}{PAGE}", names)


def letter(entry: PublicEntry) -> bytes:
    """The response as a Word letter."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / LETTER
        write_letter(path, entry)
        return path.read_bytes()


def hashes_of(files: Files) -> dict[str, str]:
    """The SHA-256 of each file by its name."""
    return {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}


def check_files(files: Files) -> None:
    """Holds every file against the gate. Raises UserMistake "file-refused" for the first."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        paths = [folder / name for name in files]
        for path, content in zip(paths, files.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        check_leaving(paths, within=folder)


def differing(draft: Draft) -> tuple[str, ...]:
    """The files that are not as the version was sealed with them; none where all are."""
    now = hashes_of(leaving(answer_of(draft))[1])
    names = {**draft.files, **now}
    return tuple(sorted(name for name in names if draft.files.get(name) != now.get(name)))
