"""Makes exactly the bytes that leave with an answer: what is looked at, signed and released.

The same version gives the same bytes: for a signature or a release they are made again and
compared with the hashes that were signed; for the pages that show them they are remembered.
"""

import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from answerable.desk.kept import Remembered
from answerable.files.gate.apart import check_leaving
from answerable.files.letters import write_letter
from answerable.files.log_settings import settings_of
from answerable.log.site import foreseen
from answerable.model.answer import Answer
from answerable.model.errors import UserMistake
from answerable.model.log_settings import Contact, LogSettings, contact_in
from answerable.steps.answers.write_answer import answer_from_json
from answerable.steps.entries.publish import PublicEntry, public_copy
from answerable.store.home import log_folder
from answerable.store.models import Draft, Organisation
from answerable.store.reads.organisations import organisation

Files = Mapping[str, bytes]

_ANSWERS: Remembered[Answer] = Remembered(8)
_COPIES: Remembered[PublicEntry] = Remembered(16)
_FILES: Remembered[Files] = Remembered(16)
_LETTERS: Remembered[bytes] = Remembered(16)

LETTER = "response.docx"
PAGE = "index.html"


def answer_of(draft: Draft) -> Answer:
    """The answer of a version."""
    return _ANSWERS.get(draft.answer, lambda: answer_from_json(json.loads(draft.answer)))


def settings_of_log() -> LogSettings:
    """How the desk's log is written; what its file leaves open is as in the settings."""
    settings, own = settings_of(log_folder()), organisation()
    if settings.nation is None:
        settings = replace(settings, nation=own.law)
    if settings.contact != Contact() or not own.contact.strip():
        return settings
    return replace(settings, contact=contact_in(own.contact, name=own.name))


def check_law(answer: Answer, settled: Organisation) -> None:
    """Raises UserMistake "law-changed" for an answer under another law than is settled now."""
    before, now = answer.limit.regime, settled.regime
    if before is not now:
        facts = {"before": before.name, "now": now.name}
        raise UserMistake("law-changed", where=answer.reference, **facts)


def _public_files(answer: Answer) -> tuple[PublicEntry, Files]:
    """The public copy and the files of its address, by their names in the log as it stands now.

    What stands beside the answer in the log is part of its page. Raises UserMistake
    "not-for-release" for what must not leave.
    """
    settings = settings_of_log()
    entry = public_copy(answer, settings=settings)
    seen = foreseen(log_folder(), entry, on=published_on(entry), settings=settings)
    return entry, seen.files()


def shown_files(draft: Draft) -> tuple[PublicEntry, Files]:
    """The same, for a page that shows what would leave, again and again.

    What was made is kept under the hash of all that it is made of, the log as it stands among it;
    what is signed and released is made anew.
    """
    settings = settings_of_log()
    entry = _COPIES.get(
        (draft.answer, repr(settings)), lambda: public_copy(answer_of(draft), settings=settings)
    )
    seen = foreseen(log_folder(), entry, on=published_on(entry), settings=settings)
    return entry, _FILES.get(seen.sha256, seen.files)


def shown_letter(entry: PublicEntry) -> bytes:
    """The response as a Word letter, kept likewise."""
    return _LETTERS.get(json.dumps(entry), lambda: letter(entry))


def published_on(entry: PublicEntry) -> date:
    """The day on which the log says that an answer was published: the one printed on it."""
    return date.fromisoformat(entry["answered"] or entry["received"])


def leaving(answer: Answer) -> tuple[PublicEntry, Files]:
    """Everything that leaves: the files of the log under their address there, and the letter."""
    entry, files = _public_files(answer)
    return entry, {**files, LETTER: letter(entry)}


def shown_leaving(draft: Draft) -> Files:
    """All the files that would leave with a version, for a page that shows them."""
    entry, files = shown_files(draft)
    return {**files, LETTER: shown_letter(entry)}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a version would publish, or what keeps it from being published at all."""

    page: str
    names: tuple[str, ...]
    mistake: UserMistake | None = None


def preview_of(draft: Draft) -> Preview:
    """The name of the page among the files that would leave, and all their names."""
    try:
        entry, files = shown_files(draft)
    except UserMistake as mistake:
        return Preview("", (), mistake)
    return Preview(f"{entry['path']}{PAGE}", (LETTER, *files))


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


def differing(draft: Draft, files: Files) -> tuple[str, ...]:
    """Those of the files that would leave now that are not as the version was sealed with them."""
    now = hashes_of(files)
    names = {**draft.files, **now}
    return tuple(sorted(name for name in names if draft.files.get(name) != now.get(name)))
