"""Releases and takes down: database, public log and ledger agree, at whatever point a run ends.

The decision stands in the database first; then the log is exchanged whole and the ledger written;
then the database says so. What was decided and not written is completed by the next run.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from answerable.desk.beside import check_beside
from answerable.desk.leaving import (
    LETTER,
    Files,
    answer_of,
    check_law,
    hashes_of,
    leaving,
    published_on,
    settings_of_log,
)
from answerable.files.ledgers import append_to_ledger
from answerable.log.search_index import start_renewing
from answerable.log.site import add_answers, withdraw
from answerable.model.errors import UserMistake
from answerable.steps.entries.publish import PublicEntry, withheld
from answerable.steps.protection.claim import claims_in
from answerable.store.home import ledger_file, log_folder
from answerable.store.models import Draft, Person, Release
from answerable.store.reads.organisations import organisation
from answerable.store.reads.releases import last_release, not_taken_off, unwritten
from answerable.store.writes.drafts import seal_of_draft
from answerable.store.writes.releases import (
    confirm_taken_off,
    confirm_written,
    release_draft,
    take_back,
    take_down,
)

_LOG = logging.getLogger("django")
_ONE_AT_A_TIME = threading.Lock()
_PATIENCE, _PAUSE = 30.0, 0.2
BUSY = "out-busy"
GONE = ("already-withdrawn", "not-in-log", "log-missing")
"""What withdrawing says where nothing is left to withdraw."""


def release(*, by: Person, draft: Draft, publish: bool = True, reason: str = "") -> Release:
    """Releases an approved version: all of it, or nothing.

    The files are made again; what is not byte for byte what was approved is refused, and so is
    what gives more away beside what has left since. Raises UserMistake "bytes-differ" or
    "published-since", and whatever keeps the log from being written: then nothing is released,
    unless the log had been written by then, and the next run does the rest.
    """
    finish_due()
    answer = answer_of(draft)
    check_law(answer, organisation())
    entry, files = leaving(answer)
    with _ONE_AT_A_TIME:
        last = last_release()
        check_beside(draft)
        decided = release_draft(
            by=by,
            draft=draft,
            files=hashes_of(files),
            after_release=last,
            publish=publish,
            reason=reason,
        )
        try:
            _write(decided, entry, files)
        except Exception as problem:
            _give_up(decided, by=by, problem=problem)
            raise
        return confirm_written(by=by, release=decided)


def take_off(*, by: Person, release: Release, reason: str) -> Release:
    """Takes a published answer off the log: page, files, lists, feed, search."""
    finish_due()
    with _ONE_AT_A_TIME:
        gone = take_down(by=by, release=release, reason=reason)
        _withdraw(gone)
        return confirm_taken_off(by=by, release=gone)


def finish_due() -> tuple[Release, ...]:
    """Completes, or takes back, what a run that was cut short has left; gives what it completed.

    What another run is writing now is left to it. What fails with one is entered in the program's
    own log, and keeps neither the others nor the desk from going on.
    """
    with _ONE_AT_A_TIME:
        due = [(_completed, one) for one in unwritten()]
        due += [(_taken_off, one) for one in not_taken_off()]
        done = [_tried(step, one) for step, one in due]
    return tuple(one for one in done if one)


def _tried(step: Callable[[Release], Release | None], due: Release) -> Release | None:
    try:
        return step(due)
    except Exception:  # noqa: BLE001 - whatever it is, it is this release's alone
        _LOG.exception("%s stays unfinished", due.draft)
        return None


def _completed(due: Release) -> Release | None:
    return confirm_written(by=None, release=due) if _finished(due) else None


def _taken_off(due: Release) -> Release:
    _withdraw(due)
    return confirm_taken_off(by=None, release=due)


def _finished(due: Release) -> bool:
    """Whether everything of a release is written now; one whose bytes are others is taken back."""
    try:
        entry, files = leaving(answer_of(due.draft))
        if due.published and _lies_in_log(due.draft.files):
            append_to_ledger(_ledger(), claims_in(entry))
        elif seal_of_draft(due.draft.answer, hashes_of(files)) != due.seal:
            take_back(by=None, release=due, reason="its files are not those that were approved")
            return False
        else:
            _write(due, entry, files, patience=0)
    except UserMistake as mistake:
        if mistake.code != BUSY:
            _give_up(due, by=None, problem=mistake)
        return False
    except Exception as problem:
        _give_up(due, by=None, problem=problem)
        raise
    return True


def _give_up(due: Release, *, by: Person | None, problem: Exception) -> None:
    """Takes a release back, unless its page stands in the log: then only the rest is to be done."""
    if not (due.published and _lies_in_log(due.draft.files)):
        reason = str(problem) if isinstance(problem, UserMistake) else "its pages cannot be made"
        take_back(by=by, release=due, reason=reason)


def _write(
    decided: Release, entry: PublicEntry, files: Files, *, patience: float = _PATIENCE
) -> None:
    """Writes log and ledger; the log refuses to show what is not as it was approved."""
    if decided.published:
        secret = withheld(answer_of(decided.draft))
        approved = _of_the_log(decided.draft.files)
        on, settings = published_on(entry), settings_of_log()
        _when_free(
            lambda: add_answers(
                log_folder(),
                [entry],
                on=on,
                settings=settings,
                withheld=secret,
                approved=approved,
                again=True,
            ),  # fmt: skip
            patience,
        )
        start_renewing(log_folder(), withheld=secret)
    append_to_ledger(_ledger(), claims_in(entry))


def _withdraw(gone: Release) -> None:
    reference, reason = gone.request.reference, gone.taken_down_reason
    settings = settings_of_log()
    try:
        _when_free(
            lambda: withdraw(log_folder(), reference, reason=reason, settings=settings), _PATIENCE
        )
    except UserMistake as mistake:
        # A run before this one may have written the log and ended before it could say so.
        if mistake.code not in GONE:
            raise
    start_renewing(log_folder())


def _when_free(write: Callable[[], object], patience: float) -> None:
    """Waits while another run writes the log. Raises UserMistake "out-busy" in the end."""
    until = time.monotonic() + patience
    while True:
        try:
            write()
        except UserMistake as mistake:
            if mistake.code != BUSY or time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _ledger() -> Path:
    path = ledger_file()
    path.parent.mkdir(exist_ok=True)
    return path


def _lies_in_log(files: Mapping[str, str]) -> bool:
    """Whether every file of an address lies in the log as it was approved."""
    approved = _of_the_log(files)
    lying = {name: log_folder() / name for name in approved}
    found = {name: path.read_bytes() for name, path in lying.items() if path.is_file()}
    return hashes_of(found) == approved


def _of_the_log(files: Mapping[str, str]) -> dict[str, str]:
    """Those of the files that leave which go into the log: the letter goes to the requester."""
    return {name: sha256 for name, sha256 in files.items() if name != LETTER}
