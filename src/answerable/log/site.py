"""Publishes and withdraws: renews a log of static files so that it changes whole or not at all.

What changes is written into the next generation of the folder, inspected, passed by the gate, and
only then shown. The work grows with what changes, not with what the log holds.
"""

import hashlib
import json
import tempfile
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from answerable.files.folders import MARKER, made_of
from answerable.files.gate.apart import expect_leaving
from answerable.files.generations import next_generation
from answerable.files.log_settings import settings_of
from answerable.log.answer_files import answer_files
from answerable.log.building import Tell, Waiting
from answerable.log.evidence import keep_evidence, kept_beside
from answerable.log.program import made_with
from answerable.log.renewal import Renewal, finish
from answerable.log.search_index import forget
from answerable.log.whole_log import LINES, first_in, read_addresses, read_state
from answerable.model.calendar import today_in_london
from answerable.model.errors import UserMistake
from answerable.model.log_entries import LogState, Summary, Tombstone
from answerable.model.log_settings import LogSettings
from answerable.model.references import read_reference
from answerable.steps.entries.arrange_log import beside, summary_of
from answerable.steps.entries.keep_versions import is_untold, returned, stamped, version_of
from answerable.steps.entries.publish import PublicEntry, check_public
from answerable.steps.old_logs.decide_addresses import read_alias

Attachments = Mapping[str, Path]
"""Files that leave with answers, by their names in the log: "2016/911/911_16_attachment.pdf"."""


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did: addresses of answers that are new, replaced by a new version, the same.

    `files` are how many files were written, `afresh` whether all of the log was.
    """

    new: tuple[str, ...]
    corrected: tuple[str, ...]
    unchanged: tuple[str, ...]
    files: int
    afresh: bool


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What withdrawing did: the tombstone, and the private folder where what was taken out lies."""

    tombstone: Tombstone
    evidence: Path
    files: int


def write_site(
    folder: Path, entries: Iterable[PublicEntry], *, withheld: Iterable[str] = ()
) -> None:
    """Writes a log of exactly these entries as they are; the same entries give the same bytes.

    `withheld` (`steps.entries.publish.withheld`) are strings that may stand in no byte. Raises
    UserMistake "log-unsound" where the new files do not pass inspection, "file-refused" where one
    does not pass the gate, and those of `next_generation`.
    """
    expect_leaving()
    with next_generation(folder, afresh=True) as new, _waiting() as waiting:
        renewal = Renewal(new, waiting, LogSettings(), frozenset(withheld), before=LogState())
        for entry in entries:
            renewal.add(check_public(entry, where="the public copy"))
        finish(renewal)


def add_answers(
    folder: Path,
    entries: Iterable[PublicEntry],
    *,
    on: date | None = None,
    because: str = "",
    settings: LogSettings | None = None,
    withheld: Iterable[str] = (),
    attachments: Attachments | None = None,
    approved: Mapping[str, str] | None = None,
    afresh: bool = False,
    again: bool = False,
    explained: bool = False,
    tell: Tell | None = None,
) -> Published:
    """Publishes answers on a day (today), in a log that is made where there is none.

    An answer that stands in the log already is replaced by a new version, `because` of something;
    the old one stays under its own address. The same answer once more changes nothing. `again`
    allows an address that was withdrawn. All is written `afresh` too where the settings or this
    program have changed. `approved` are the SHA-256 of files as they were approved, by their name
    in the log. Where each new version has to be `explained`, one without a reason is refused.
    Raises what `write_site` raises, "alias-taken" and "alias-wrong" for addresses, "is-withdrawn"
    and "change-untold".
    """
    settings = settings or settings_of(folder)
    afresh = afresh or _outdated(folder, settings)
    expect_leaving()
    with next_generation(folder, afresh=afresh) as new, _waiting() as waiting:
        source = folder if afresh else new.folder
        before = read_state(source) or LogState()
        recorded = read_addresses(source)
        renewal = Renewal(
            new, waiting, settings, frozenset(withheld), before, recorded, afresh=afresh
        )
        added = _Adding(renewal, source, on or today_in_london(), because, again, explained)
        for entry in entries:
            added.add(entry, attachments or {})
        if afresh:
            added.keep_the_rest()
        files = finish(renewal, tell or (lambda done, total: None))
        _check_approved(new.hashes, approved or {})
    return added.published(files)


def _check_approved(hashes: Mapping[str, str], approved: Mapping[str, str]) -> None:
    """Raises UserMistake "log-unsound" where a file is not the one that was approved."""
    for name, sha256 in approved.items():
        if hashes.get(name) != sha256:
            raise UserMistake("log-unsound", where=name, reason="it is not as approved")


@dataclass(frozen=True, slots=True)
class Foreseen:
    """All that the files in an answer's own folder are made of, as a log stands at one moment."""

    entry: PublicEntry
    others: tuple[Summary, ...]
    settings: LogSettings

    @property
    def sha256(self) -> str:
        """Where it is the same, so are the files."""
        entry = json.dumps(self.entry)
        made_from = "\n".join((entry, repr(self.others), made_with(self.settings)))
        return hashlib.sha256(made_from.encode()).hexdigest()

    def files(self) -> dict[str, bytes]:
        """The files by their names in the log."""
        made = answer_files(self.entry, others=self.others, settings=self.settings)
        return {f"{self.entry['path']}{name}": data for name, data in made}


def foreseen(
    folder: Path,
    entry: PublicEntry,
    *,
    on: date,
    settings: LogSettings | None = None,
) -> Foreseen:
    """What `add_answers` would leave in an answer's own folder now.

    For whoever approves exactly these bytes before they are published; nothing is written.
    """
    settings = settings or settings_of(folder)
    state = read_state(folder) or LogState()
    stamp = _stamped(entry, folder, state, on=on, because="", again=True)
    summary = summary_of(stamp)
    topic = [one for one in state.answers if one.topic == summary.topic]
    others = beside(summary, [one for one in topic if one.path != summary.path] + [summary])
    return Foreseen(first_in(stamp), others, settings)


def withdraw(
    folder: Path,
    address: str,
    *,
    reason: str,
    on: date | None = None,
    settings: LogSettings | None = None,
    evidence: Path | None = None,
) -> Withdrawal:
    """Takes an answer out of a log at once: pages, versions, files, lists, feeds, search index.

    `address` is its address in the log, or its reference. At every address of it stands from now on
    that it was withdrawn, when, and why. What was taken out is kept in a private folder beside the
    log (`evidence`). Raises UserMistake "log-missing", "not-in-log" and "already-withdrawn".
    """
    settings = settings or settings_of(folder)
    if not (folder / MARKER).is_file():
        raise UserMistake("log-missing", where=folder)
    expect_leaving()
    with next_generation(folder) as new, _waiting() as waiting:
        before = read_state(new.folder) or LogState()
        answer = _answer_at(before, address)
        stone = Tombstone(
            answer.path, answer.reference, answer.authority, str(on or today_in_london()), reason,
            answer.version, answer.aliases,
        )  # fmt: skip
        names = [name for name in new.hashes if name.startswith(answer.path)]
        kept = keep_evidence(folder, stone, {name: new.read(name) for name in names}, evidence)
        recorded = read_addresses(new.folder)
        renewal = Renewal(new, waiting, settings, frozenset(), before, recorded)
        renewal.withdraw(stone, names)
        forget(new, answer.path)
        files = finish(renewal)
    return Withdrawal(stone, kept, files)


def published(folder: Path, *, about: Iterable[str] | None = None) -> Iterator[PublicEntry]:
    """The public entries that a log holds, in the order of their addresses.

    With `about`, only those in which one of these texts stands, in whatever case.
    """
    path = folder / LINES
    if not path.is_file():
        for found in sorted(folder.glob("*/*/answer.json")):
            yield _read_entry(found.read_bytes(), found)
        return
    wanted = None if about is None else [_escaped(text) for text in about]
    with path.open("rb") as lines:
        for line in lines:
            if wanted is None or any(text in line.decode().casefold() for text in wanted):
                yield _read_entry(line, path)


def ever_published(folder: Path) -> Iterator[PublicEntry]:
    """What a log held and holds; of one answer, what was replaced or withdrawn comes first."""
    yield from once_published(folder)
    yield from published(folder)


def once_published(folder: Path, *, evidence: Path | None = None) -> list[PublicEntry]:
    """What a log holds no more: versions that were replaced, answers that were withdrawn.

    Whoever read them knows their figures. What was withdrawn is kept in the folder `evidence`. The
    versions of one answer are in the order of their publication.
    """
    corrected = (one for one in (read_state(folder) or LogState()).answers if one.version > 1)
    versions = chain.from_iterable((folder / one.path).glob("v*/answer.json") for one in corrected)
    withdrawn = (evidence or kept_beside(folder)).rglob("answer.json")
    paths = sorted((*versions, *withdrawn))
    return sorted((_read_entry(path.read_bytes(), path) for path in paths), key=version_of)


def check_known(folder: Path, path: str, known: Container[str]) -> None:
    """Whether the figures are known of what was withdrawn at the address `path`.

    `known` are the references of answers whose figures are. Raises UserMistake "withdrawn-unknown".
    """
    for gone in (read_state(folder) or LogState()).withdrawn:
        if gone.path == path and gone.reference not in known:
            raise UserMistake(
                "withdrawn-unknown", where=kept_beside(folder), address=path, on=gone.on
            )


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1].casefold()


@dataclass
class _Adding:
    """Answers on their way into a log."""

    renewal: Renewal
    source: Path
    on: date
    because: str
    again: bool
    explained: bool
    new: list[str] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)

    def add(self, entry: PublicEntry, attachments: Attachments) -> None:
        """One answer, stamped with the day and compared with what stands at its address."""
        path = entry["path"]
        if path in self.renewal.added:
            raise UserMistake("answer-address-taken", where=path, address=path, other="another")
        before, state = _standing(self.source, path), self.renewal.before
        stamp = _stamped(
            entry, self.source, state, on=self.on, because=self.because, again=self.again
        )
        check_public(stamp, where="the public copy")
        if before is not None and first_in(stamp) == first_in(before):
            self.unchanged.append(path)
            return
        if self.explained and is_untold(stamp, before):
            raise UserMistake("change-untold", where=path, address=path)
        if before is not None and version_of(before) != version_of(stamp):
            self.renewal.keep_version(before)
        (self.new if before is None else self.corrected).append(path)
        self.renewal.add(stamp, attachments)

    def keep_the_rest(self) -> None:
        """In a log that is written afresh: every answer and version that it held."""
        for found in sorted(self.source.rglob("answer.json")):
            entry = _read_entry(found.read_bytes(), found)
            folder = f"{found.parent.relative_to(self.source).as_posix()}/"
            files = {
                f"{folder}{one['name']}": found.parent / one["name"] for one in entry["attachments"]
            }
            if folder != entry["path"]:
                self.renewal.keep_version(entry, files)
            elif folder not in self.renewal.added:
                self.renewal.add(entry, files)

    def published(self, files: int) -> Published:
        """What was done."""
        return Published(
            tuple(self.new), tuple(self.corrected), tuple(self.unchanged), files,
            self.renewal.afresh,
        )  # fmt: skip


def _stamped(
    entry: PublicEntry, source: Path, state: LogState, *, on: date, because: str, again: bool
) -> PublicEntry:
    """The entry with its history, after what stands, or stood, at its address."""
    path = entry["path"]
    aliases = [read_alias(alias, where=path) for alias in entry.get("aliases") or ()]
    plain = {**entry, "aliases": aliases}
    for gone in state.withdrawn:
        if gone.path == path and not again:
            raise UserMistake(
                "is-withdrawn", where=path, address=path, on=gone.on, reason=gone.reason
            )
        if gone.path == path:
            return returned(plain, gone, on=on, because=because)
    return stamped(plain, _standing(source, path), on=on, because=because)


def _standing(source: Path, path: str) -> PublicEntry | None:
    """The answer that stands at an address, if one does."""
    found = source / path / "answer.json"
    return _read_entry(found.read_bytes(), found) if found.is_file() else None


def _outdated(folder: Path, settings: LogSettings) -> bool:
    """Whether a log was made with other settings, or by another state of this program."""
    if not (folder / MARKER).is_file():
        return False
    return made_of(folder / MARKER).get("made_with") != made_with(settings)


def _answer_at(state: LogState, address: str) -> Summary:
    wanted = {address.strip("/") + "/"}
    try:
        wanted.add(read_reference(address.strip("/")).path)
    except UserMistake:
        wanted.add(address)
    for answer in state.answers:
        if wanted & {answer.path, *answer.aliases}:
            return answer
    for gone in state.withdrawn:
        if wanted & {gone.path, *gone.aliases}:
            raise UserMistake("already-withdrawn", where=address, address=gone.path, on=gone.on)
    raise UserMistake("not-in-log", where=address, address=address)


def _read_entry(data: bytes, where: Path) -> PublicEntry:
    try:
        entry = json.loads(data)
    except (ValueError, RecursionError) as error:
        reason = f"it is not JSON ({error})"
        raise UserMistake("answer-wrong", where=where, reason=reason) from error
    return check_public(entry, where=where)


@contextmanager
def _waiting() -> Iterator[Waiting]:
    with tempfile.TemporaryDirectory() as place:
        waiting = Waiting(Path(place) / "answers.jsonl")
        try:
            yield waiting
        finally:
            waiting.close()
