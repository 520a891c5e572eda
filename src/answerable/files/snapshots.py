"""Keeps a register as one file that can no longer change: JSON lines, sealed by a hash.

The first line says what it is; a line for each case and each row set aside follows; the last line
is the SHA-256 of everything above it. One changed byte and the file is refused.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from answerable.files.toml_sections import read_bytes
from answerable.files.whole_files import write_whole
from answerable.model.errors import UserMistake
from answerable.model.places import Place
from answerable.model.register import Case, Detail, Register, SetAside, Source
from answerable.model.snapshot import Snapshot, canonical_lines, content_hash

VERSION = 1
_BEGINS, _SEAL = b'{"answerable":"snapshot"', b'\n{"seal":"'
_SEAL_WITHIN = 120


def is_snapshot(data: bytes) -> bool:
    """Whether the bytes are a snapshot, whatever its name, even one changed at either end."""
    return data.startswith(_BEGINS) or _SEAL in data[-_SEAL_WITHIN:]


def write_snapshot(path: Path, register: Register) -> None:
    """Writes the register whole, with every place, original and remark."""
    body = "".join(f"{line}\n" for line in _lines(register)).encode("utf-8")
    seal = _json({"seal": hashlib.sha256(body).hexdigest()})
    write_whole(path, body + f"{seal}\n".encode())


def read_snapshot(path: Path) -> Snapshot:
    """The register of a snapshot and its hash.

    Raises UserMistake "snapshot-changed" where a byte of the file is not as it was written, and
    "snapshot-newer" where a later version wrote it.
    """
    return snapshot_of(path.name, read_bytes(path))


def exports_of(path: Path) -> tuple[str, ...]:
    """The names of the exports that a snapshot was made from; none where it cannot be read."""
    try:
        with path.open(encoding="utf-8") as file:
            header = json.loads(file.readline())
        return tuple(dict.fromkeys(source["name"] for source in header["sources"]))
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def snapshot_of(name: str, data: bytes) -> Snapshot:
    """The snapshot that these bytes are; `name` is what the user calls them."""
    header, lines = _opened(name, data)
    register = Register(
        cases=tuple(_case(json.loads(line)) for line in lines[: header["cases"]]),
        sources=tuple(Source(**source) for source in header["sources"]),
        set_aside=tuple(_set_aside(json.loads(line)) for line in lines[header["cases"] :]),
        remarks=tuple(header["remarks"]),
    )
    if content_hash(register.cases) != header["sha256"]:
        raise UserMistake("snapshot-changed", where=name)
    return Snapshot(register, header["sha256"])


def _opened(name: str, data: bytes) -> tuple[dict[str, Any], list[str]]:
    """The first line and the lines between it and the seal, after the seal was tried."""
    body, _, last = data.rstrip(b"\n").rpartition(b"\n")
    seal = _json({"seal": hashlib.sha256(body + b"\n").hexdigest()})
    if last != seal.encode() or not data.endswith(b"}\n") or not data.startswith(_BEGINS):
        raise UserMistake("snapshot-changed", where=name)
    first, *lines = body.decode("utf-8").split("\n")
    header = json.loads(first)
    if header["version"] != VERSION:
        raise UserMistake("snapshot-newer", where=name, version=header["version"])
    return header, lines


def _lines(register: Register) -> Iterator[str]:
    header = {
        "answerable": "snapshot",
        "version": VERSION,
        "sha256": content_hash(register.cases),
        "cases": len(register.cases),
        "sources": [_source(source) for source in register.sources],
        "remarks": register.remarks,
    }
    yield _json(header)
    for content, case in zip(canonical_lines(register.cases), register.cases, strict=True):
        yield _json({**json.loads(content), "kept": _kept(case)})
    for row in register.set_aside:
        yield _json(
            {
                "place": _place(row.place),
                "value": row.value,
                "reason": row.reason,
                "cells": row.cells,
            }
        )


def _kept(case: Case) -> dict[str, Any]:
    """What the content of a case leaves out: places, ids and originals."""
    return {
        "place": _place(case.place),
        "originals": dict(case.originals),
        "details": [
            {
                "id": detail.id,
                "place": _place(detail.place),
                "originals": dict(detail.originals),
                "joined": [_place(place) for place in detail.joined],
            }
            for detail in case.details
        ],
    }


def _case(line: Mapping[str, Any]) -> Case:
    kept = line["kept"]
    details = tuple(
        Detail(
            id=about["id"],
            values=values,
            place=Place(*about["place"]),
            originals=about["originals"],
            joined=tuple(Place(*place) for place in about["joined"]),
        )
        for values, about in zip(line["details"], kept["details"], strict=True)
    )
    place = Place(*kept["place"])
    return Case(line["ref"], line["values"], place, details, kept["originals"])


def _set_aside(line: Mapping[str, Any]) -> SetAside:
    return SetAside(Place(*line["place"]), line["value"], line["reason"], tuple(line["cells"]))


def _source(source: Source) -> dict[str, Any]:
    return {
        "name": source.name,
        "sha256": source.sha256,
        "rows": source.rows,
        "taken": source.taken,
        "set_aside": source.set_aside,
        "sheet": source.sheet,
        "encoding": source.encoding,
        "columns": dict(source.columns),
        "header_row": source.header_row,
        "dates": dict(source.dates),
    }


def _place(place: Place) -> list[str | int | None]:
    return [place.file, place.sheet, place.row, place.column]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
