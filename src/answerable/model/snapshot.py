"""A snapshot: a register that can no longer change, named by the hash of its content."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.model.fields import normalise_header
from answerable.model.register import Case, Register


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The register and its hash. The same content gives the same hash on any machine."""

    register: Register
    sha256: str


_line = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical_lines(cases: tuple[Case, ...]) -> Iterator[str]:
    """The content of each case as one line of JSON: keys sorted, places left out."""
    for case in cases:
        content = {
            "ref": case.ref,
            "values": dict(case.values),
            "details": [dict(detail.values) for detail in case.details],
        }
        yield _line(content)


def layout_hash(cases: tuple[Case, ...]) -> str:
    """A hash of the columns that hold anything: exports of one register mostly have the same."""
    rows = (values for case in cases for values in (case.values, *(d.values for d in case.details)))
    names = set(map(normalise_header, set().union(*rows)))
    return hashlib.sha256("\n".join(sorted(names)).encode("utf-8")).hexdigest()


def content_hash(cases: tuple[Case, ...]) -> str:
    """SHA-256 over the canonical lines; file names, sheets and row numbers do not enter."""
    digest = hashlib.sha256()
    for line in canonical_lines(cases):
        digest.update(line.encode("utf-8"))
        digest.update(b"\n")
    return digest.hexdigest()
