"""Seals what somebody approved, so that exactly that is released and nothing else.

The seal is the SHA-256 of the public copy in one fixed spelling, with the SHA-256 of every table;
the page is made from the sealed copy, and its tables are compared with the sealed files.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from answerable.model.answer import Attachment, Seal

Entry = Mapping[str, Any]

_WORDS = ("title", "intro", "correction", "questions", "method", "caveats", "routes", "attachments")


def canonical(entry: Entry) -> bytes:
    """The public copy in one spelling: keys in order, no spaces, UTF-8."""
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def seal_of(entry: Entry) -> str:
    """The SHA-256 of the public copy. Any change of it, however small, is another seal."""
    return hashlib.sha256(canonical(entry)).hexdigest()


def words_seal(entry: Entry) -> str:
    """The seal of what the answer says, without its findings and the days of its approval.

    What was looked for in the words by means of the register holds for these words only.
    """
    return seal_of({key: entry[key] for key in _WORDS if key in entry})


def manifest(files: Iterable[tuple[str, bytes]]) -> Mapping[str, str]:
    """The SHA-256 of each file by its name, in the order of the names."""
    return dict(sorted((name, hashlib.sha256(data).hexdigest()) for name, data in files))


def sealed(entry: Entry, files: Iterable[tuple[str, bytes]]) -> Seal:
    """The seal of a public copy and of the files that will be published with it."""
    hashes = manifest(files)
    return Seal(seal_of(entry), tuple(Attachment(name, sha) for name, sha in hashes.items()))


def differences(approved: Seal, now: Seal) -> Iterator[str]:
    """What is not as it was approved: the public copy, or files by their name."""
    if approved.sha256 != now.sha256:
        yield "the public copy"
    before = {file.name: file.sha256 for file in approved.files}
    after = {file.name: file.sha256 for file in now.files}
    if before:
        changed = (n for n in {**before, **after} if before.get(n) != after.get(n))
        yield from sorted(changed)
