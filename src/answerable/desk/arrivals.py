"""What has arrived and is not logged yet: e-mails that were handed in, forms that were sent in.

Each lies in the inbox of the home as it came, named by the hash of its bytes, until it is logged or
put aside. It is read anew whenever it is shown.
"""

import hashlib
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from django.utils import timezone

from answerable.desk.proposals import proposed_questions
from answerable.files.emails_in import EmailIn, FileIn, check_email, read_email
from answerable.files.gate.apart import Gate
from answerable.files.letters_in import ENDINGS, letter_of
from answerable.files.received_forms import FormIn, read_form, waiting_forms
from answerable.files.whole_files import OWNER_ALONE, write_whole
from answerable.model.calendar import LONDON, london_day, today_in_london
from answerable.model.casework import CameWith, QuestionLine
from answerable.model.errors import UserMistake
from answerable.model.file_checks import PASS
from answerable.model.periods import long_date
from answerable.steps.requests.tidy_letter import LONGEST
from answerable.store.home import inbox_folder, spool_folder
from answerable.store.models import Channel, Request

_ID = re.compile(r"[0-9a-f]{64}")
_MOST_SHOWN = 200
_SECONDS_A_FILE = 10
_MOST = {"title": 300, "name": 200, "email": 254}
_CUT = {"title": "The subject", "name": "The sender's name", "email": "The sender's address"}
_PREFIXES = re.compile(r"^(?:(?:re|fwd?|aw|wg) ?: *)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One of them as it was read; `notes` say what the officer should look at."""

    id: str
    channel: Channel
    came: datetime
    title: str
    name: str
    email: str
    address: str
    text: str
    received: datetime | None
    files: tuple[FileIn, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def received_on(self) -> date:
        """The day to read it by: that of its headers, or today where they say none that can be."""
        return self.said_on or today_in_london()

    @property
    def said_on(self) -> date | None:
        """The day that its headers say; None where they say none that can be."""
        known = self.received if self.received and self.received <= timezone.now() else None
        return london_day(known) if known else None

    @property
    def questions(self) -> list[QuestionLine]:
        """What it seems to ask."""
        return proposed_questions(self.text, received_on=self.received_on)


def hand_in(data: bytes, *, name: str) -> str:
    """Puts an e-mail into the inbox and gives its id. Raises UserMistake where it cannot be read"""
    check_email(data, name=name)
    read = read_email(data, name=name)
    if not read.text.strip() and not read.files:
        raise UserMistake("file-empty", where=name)
    return _keep(data, ".eml")


def fetch_forms() -> None:
    """Moves what the public form has received into the inbox; what is no form stays there."""
    spool = spool_folder()
    if spool is None or not spool.is_dir():
        return
    for path, data in waiting_forms(spool):
        try:
            read_form(data)
        except (ValueError, RecursionError):
            continue
        _keep(data, ".json")
        path.unlink(missing_ok=True)


def arrivals() -> list[Arrival]:
    """All of them, the longest here first; what a colleague logs meanwhile is passed over."""
    fetch_forms()
    found = []
    for _, path in sorted(_came())[:_MOST_SHOWN]:
        with suppress(FileNotFoundError):
            found.append(_without_files(path))
    return found


def arrival(id: str) -> Arrival:
    """One of them, with the text of its files.

    Raises UserMistake "arrival-logged" or "arrival-gone" where it is not here any more.
    """
    try:
        return _read(_path(id), whole=True)
    except FileNotFoundError:
        raise _gone(id) from None


def forget(id: str) -> None:
    """Takes it out of the inbox, once it was logged or put aside."""
    _path(id).unlink(missing_ok=True)


def through_the_gate(files: Sequence[FileIn]) -> list[CameWith]:
    """What came with it: the bytes of what passes the gate, the findings of what does not."""
    with tempfile.TemporaryDirectory() as folder, Gate(seconds=_SECONDS_A_FILE) as gate:
        return [_inspected(gate, Path(folder) / str(n), file) for n, file in enumerate(files)]


def _inspected(gate: Gate, folder: Path, file: FileIn) -> CameWith:
    folder.mkdir()
    path = folder / file.name
    path.write_bytes(file.data)
    report = gate.inspect(path)
    sha256 = hashlib.sha256(file.data).hexdigest()
    found = tuple(f"{one.where}: {one.what}"[:300] for one in report.findings[:20])
    kept = file.data if report.verdict == PASS else None
    return CameWith(file.name, len(file.data), sha256, found, kept)


def _keep(data: bytes, ending: str) -> str:
    folder = inbox_folder()
    folder.mkdir(mode=0o700, exist_ok=True)
    id = hashlib.sha256(data).hexdigest()
    write_whole(folder / f"{id}{ending}", data, mode=OWNER_ALONE)
    return id


def _came() -> Iterator[tuple[float, Path]]:
    """When each came, and where it lies."""
    folder = inbox_folder()
    for path in folder.iterdir() if folder.is_dir() else ():
        if _ID.fullmatch(path.stem) and path.suffix in _READERS:
            with suppress(FileNotFoundError):
                yield path.stat().st_mtime, path


def _path(id: str) -> Path:
    known = [inbox_folder() / f"{id}{ending}" for ending in _READERS]
    found = next((path for path in known if _ID.fullmatch(id) and path.is_file()), None)
    if found is None:
        raise _gone(id)
    return found


def _gone(id: str) -> UserMistake:
    if logged := Request.objects.filter(origin=id).first():
        return UserMistake("arrival-logged", where=logged.reference, reference=logged.reference)
    return UserMistake("arrival-gone", where="inbox")


@lru_cache(maxsize=2 * _MOST_SHOWN)
def _without_files(path: Path) -> Arrival:
    """For lists: its name is the hash of its bytes, so that it is read once only."""
    return replace(_read(path, whole=False), files=())


def _read(path: Path, *, whole: bool) -> Arrival:
    came = datetime.fromtimestamp(path.stat().st_mtime, tz=LONDON)
    return _READERS[path.suffix](path.stem, path.read_bytes(), came, whole)


def _from_form(id: str, data: bytes, came: datetime, whole: bool) -> Arrival:
    form: FormIn = read_form(data)
    notes = (f"The sender was shown the reference {form.reference}.",)
    return Arrival(
        id, Channel.FORM, came, "", form.name, form.email, form.address, form.text,
        form.received, notes=notes,
    )  # fmt: skip


def _from_email(id: str, data: bytes, came: datetime, whole: bool) -> Arrival:
    """To read the files of an e-mail takes its time: a list of arrivals does without."""
    read = read_email(data, name="e-mail")
    text, unread = _with_files(read) if whole else (read.text, [])
    said = {"title": _PREFIXES.sub("", read.subject), "name": read.name, "email": read.address}
    cut = (
        f"{what} is longer than {_MOST[name]} characters: only its beginning is filled in below."
        for name, what in _CUT.items()
        if len(said[name]) > _MOST[name]
    )
    return Arrival(
        id=id,
        channel=Channel.EMAIL,
        came=came,
        **{name: words[: _MOST[name]] for name, words in said.items()},
        address="",
        text=text,
        received=read.came,
        files=read.files,
        notes=(*cut, *_notes(read), *unread),
    )


def _with_files(read: EmailIn) -> tuple[str, list[str]]:
    """The text with that of the files that can be read; and which could not be."""
    texts, notes = [read.text.strip()], []
    for file in read.files:
        path = Path(file.name)
        if path.suffix.lower() not in ENDINGS or path.suffix.lower() == ".eml":
            notes.append(f"{file.name} was not read: look whether it asks something.")
            continue
        try:
            texts.append(f"[{file.name}]\n{letter_of(file.data, path).text.strip()}")
        except (UserMistake, ValueError) as error:
            reason = error.what if isinstance(error, UserMistake) else "it is damaged"
            notes.append(f"{file.name} could not be read: {reason}.")
    whole = "\n\n".join(filter(None, texts)).replace("\0", "")
    if len(whole) > LONGEST:
        notes.append(f"Only the first {LONGEST:,} characters are shown.")
    return whole[:LONGEST], notes


def _notes(read: EmailIn) -> Iterator[str]:
    when = read.came
    if when is None:
        yield "The e-mail does not say on which day it came. Enter the day on which it arrived."
    elif when > timezone.now():
        yield (
            f"The e-mail says {long_date(when.date())}, which is still to come. Enter the day on"
            " which it arrived."
        )
    elif read.dated and read.received and abs((read.received - read.dated).days) >= 1:
        yield (
            f"It is dated {long_date(read.dated.date())} and reached us on"
            f" {long_date(read.received.date())}. The day on which it reached us counts."
        )
    if read.forwarded:
        yield (
            "A colleague sent it on. The day on which it first reached the organisation counts:"
            " correct it if it is another."
        )


_READERS = {".eml": _from_email, ".json": _from_form}
