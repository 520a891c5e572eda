"""Writes the public log: a folder of static files that appears whole or not at all."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from answerable.files.folders import whole_folder
from answerable.files.gate.apart import check_leaving, files_under
from answerable.files.tables_out import data_files
from answerable.log.feed import feed_xml
from answerable.log.inspection import faults
from answerable.log.page import answer_html, index_html, stylesheet
from answerable.model.errors import UserMistake
from answerable.steps.publish import PublicEntry, check_public


def write_site(
    folder: Path,
    entries: Iterable[PublicEntry],
    *,
    base_url: str | None = None,
    withheld: Iterable[str] = (),
) -> None:
    """Writes a log of exactly these entries; the same entries give the same bytes.

    `base_url` is where the log will stand, for a feed and canonical links with whole addresses.
    `withheld` (`steps.publish.withheld`) are strings that may stand in no byte. Raises UserMistake
    "log-unsound" where the new files do not pass inspection, "file-refused" where one does not pass
    the gate, and those of `whole_folder`.
    """
    with whole_folder(folder) as new:
        _build(new, entries, base_url=base_url, withheld=withheld)


def add_answers(
    folder: Path,
    entries: Iterable[PublicEntry],
    *,
    base_url: str | None = None,
    withheld: Iterable[str] = (),
    hashes: Mapping[str, str] | None = None,
) -> None:
    """Rebuilds a log from the answers it holds and these; one with the same address is replaced.

    `hashes` are the SHA-256 of files as they were approved, by their name in the log.
    """
    with whole_folder(folder) as new:
        together = [*published(folder), *entries]
        _build(new, together, base_url=base_url, withheld=withheld)
        check_approved(new, hashes or {})


def check_approved(new: Path, hashes: Mapping[str, str]) -> None:
    """Raises UserMistake "log-unsound" where a written file is not the one that was approved."""
    for name, sha256 in hashes.items():
        path = new / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            raise UserMistake("log-unsound", where=new.name, reason=f"{name} is not as approved")


def published(folder: Path) -> list[PublicEntry]:
    """The public entries that a log holds, in the order of their addresses."""
    return [_read_entry(path) for path in sorted(folder.glob("*/*/answer.json"))]


def _read_entry(path: Path) -> PublicEntry:
    try:
        entry = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise UserMistake("answer-wrong", where=path, reason=f"it is not JSON ({error})") from error
    return check_public(entry, where=path)


def _build(
    new: Path,
    entries: Iterable[PublicEntry],
    *,
    base_url: str | None,
    withheld: Iterable[str],
) -> None:
    by_path = {entry["path"]: check_public(entry, where="the public copy") for entry in entries}
    for name, content in _files(list(by_path.values()), base_url):
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for fault in faults(new, withheld=withheld):
        raise UserMistake("log-unsound", where=new.name, reason=fault)
    check_leaving(files_under(new), within=new)


def _files(entries: list[PublicEntry], base_url: str | None) -> Iterator[tuple[str, bytes]]:
    """Every file of a log by its name in it. Nothing here depends on the clock or the machine."""
    yield "index.html", index_html(entries, base_url=base_url).encode()
    yield "feed.atom", feed_xml(entries, base_url=base_url).encode()
    yield "style.css", stylesheet().encode()
    for entry in entries:
        path = entry["path"]
        yield f"{path}index.html", answer_html(entry, base_url=base_url).encode()
        yield from ((f"{path}{name}", content) for name, content in data_files(entry))
