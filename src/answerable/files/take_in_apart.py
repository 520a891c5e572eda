"""Takes uploaded exports in, in a process of its own that may be ended at any time.

Run as a module with a folder, it reads `job.json` there (the files and what the user says of
them) and leaves `taken/` with the register and `preview.json` with what was understood, or
`mistake.json`. `step.json` says how far it is. Nothing outside the folder is touched.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from answerable.files.evidence import take_in_json
from answerable.files.gate.apart import inspect_all
from answerable.files.own_process import bound_memory
from answerable.files.registers import read_register, read_tables
from answerable.files.taken_in import write_taken_in
from answerable.files.whole_files import write_whole
from answerable.files.workbooks import OLE, ZIP
from answerable.model.errors import UserMistake
from answerable.model.header_words import field_of
from answerable.model.register import Case, Register
from answerable.model.snapshot import content_hash
from answerable.model.tables import ColumnMap
from answerable.steps.counts.match_columns import check_cases, check_searchable
from answerable.steps.registers.guess_columns import header_like

JOB, STEP, PREVIEW, MISTAKE, TAKEN = (
    "job.json", "step.json", "preview.json", "mistake.json", "taken",
)  # fmt: skip
STEPS = (
    "Looking for what the files do not show",
    "Reading every row",
    "Writing the register",
)
"""What is done, in this order."""

SHOWN = 20
_WIDTH = 200
_GATE_SECONDS = 30.0
_FINDINGS_SHOWN = 5


def take_in_apart(folder: Path) -> None:
    """The whole of it; a mistake of the user is written, any other error ends the process."""
    job = json.loads((folder / JOB).read_text(encoding="utf-8"))
    paths = [folder / name for name in job["files"]]
    names, said = list(job["files"].values()), job["said"]
    aside: list[dict[str, str]] = []
    try:
        _tell(folder, 1)
        carried = list(_carried(paths, names))
        _tell(folder, 2)
        register = read_register(paths, _column_map(said), names=names)
        aside = _aside(register)
        check_cases(register)
        check_searchable(register)
        _tell(folder, 3)
        files = write_taken_in(folder / TAKEN, register, paths)
        _write(folder / PREVIEW, {**_preview(register, carried), "aside": aside, "hashes": files})
    except UserMistake as mistake:
        told = {"what": mistake.what, "where": mistake.where, "todo": mistake.todo}
        headers = _headers(paths, names, said.get("header_row"))
        found = {"code": mistake.code, "sources": headers, "aside": aside}
        _write(folder / MISTAKE, {**told, **found})


def _column_map(said: Mapping[str, Any]) -> ColumnMap | None:
    """What the user says of the files; None where they said nothing."""
    if not any(said.values()):
        return None
    return ColumnMap(**{**said, "fill_down": tuple(said["fill_down"])}, name="your corrections")


def _carried(paths: Sequence[Path], names: Sequence[str]) -> Sequence[str]:
    """What workbooks carry besides what they show: told, because a register is not released."""
    said: list[str] = []
    for path, name in zip(paths, names, strict=True):
        with path.open("rb") as file:
            if not file.read(8).startswith((ZIP, OLE)):
                continue
        (report,) = inspect_all([path], seconds=_GATE_SECONDS)
        found = [f"{name} carries {one.what} ({one.where})" for one in report.findings]
        more = len(found) - _FINDINGS_SHOWN
        said += found[:_FINDINGS_SHOWN]
        if more > 0:
            said.append(f"{name} carries {more:,} more things that it does not show")
    return said


def _preview(register: Register, carried: Sequence[str]) -> dict[str, object]:
    """What a person must see before the register is used."""
    told = take_in_json(register, content_hash(register.cases))
    shown = register.cases[:SHOWN]
    return {
        **told,
        "remarks": [*carried, *register.remarks],
        "dates": [dict(source.dates) for source in register.sources],
        "first": _first(shown),
    }


def _aside(register: Register) -> list[dict[str, str]]:
    """The first rows set aside: where a register has nothing else, they say why."""
    return [
        {"place": str(row.place), "value": row.value[:_WIDTH], "reason": row.reason}
        for row in register.set_aside[:SHOWN]
    ]


def _first(cases: Sequence[Case]) -> dict[str, object]:
    names = list(dict.fromkeys(name for case in cases for name in case.values))
    rows = [[case.ref, *(case.value(name)[:_WIDTH] for name in names)] for case in cases]
    return {"columns": names, "rows": rows}


def _headers(
    paths: Sequence[Path], names: Sequence[str], header_row: int | None
) -> list[dict[str, object]]:
    """The headers of every table with the field each seems to be, where it can be read at all."""
    found: list[dict[str, object]] = []
    for path, name in zip(paths, names, strict=True):
        with suppress(UserMistake):
            found += [
                {
                    "file": name,
                    "sheet": table.sheet,
                    "columns": {
                        header: field_of(header) for header in header_like(table, header_row)
                    },
                }
                for table in read_tables(path)
            ]
    return found


def _tell(folder: Path, step: int) -> None:
    _write(folder / STEP, {"step": step, "words": STEPS[step - 1]})


def _write(path: Path, value: object) -> None:
    write_whole(path, json.dumps(value, ensure_ascii=False).encode())


if __name__ == "__main__":
    bound_memory()
    take_in_apart(Path(sys.argv[1]))
