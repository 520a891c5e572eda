"""Every dirty export is taken in, every row of it accounted for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from answerable.files.registers import read_register
from answerable.model.register import Register
from dirty.exports import EXPORTS, Export


def value(register: Register, ref: str, name: str) -> str:
    """What the register says of a case, its own value or else that of its first detail."""
    case = next(case for case in register.cases if case.ref == ref)
    below = (detail.values.get(name, "") for detail in case.details)
    return case.value(name) or next(filter(None, below), "")


@pytest.mark.parametrize("build", EXPORTS, ids=lambda build: build.__name__)
def test_a_dirty_export_is_taken_in(build: Callable[[Path], Export], tmp_path: Path) -> None:
    export = build(tmp_path)
    register = read_register(export.files)

    assert register.rows == export.rows
    assert register.rows == sum(source.taken + source.set_aside for source in register.sources)
    assert len(register.cases) == export.cases
    aside = {row.place.row: row.reason for row in register.set_aside}
    assert aside.keys() == export.set_aside.keys()
    assert all(part in aside[row] for row, part in export.set_aside.items())
    for ref, values in export.values.items():
        assert {name: value(register, ref, name) for name in values} == values
    for part in export.remarks:
        assert any(part in remark for remark in register.remarks), register.remarks
