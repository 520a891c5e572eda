"""Every kind of leak is refused under its code and at its place; its clean twin passes."""

from collections.abc import Callable, Iterator

import pytest

from answerable.files.gate.look import look
from answerable.model.file_checks import FILE_CHECKS
from gate.bad_documents import BAD_DOCUMENTS
from gate.bad_others import BAD_OTHERS
from gate.bad_pdfs import BAD_PDFS
from gate.bad_workbooks import BAD_WORKBOOKS

Make = Callable[[], bytes | None]


def _kinds() -> Iterator[tuple[str, str, str, str, Make, Make | None]]:
    for ending, kinds in (("xlsx", BAD_WORKBOOKS), ("docx", BAD_DOCUMENTS), ("pdf", BAD_PDFS)):
        for says, code, where, bad, clean in kinds:
            yield f"{ending}: {says}", f"answer.{ending}", code, where, bad, clean
    for says, name, code, where, bad, clean in BAD_OTHERS:
        yield f"other: {says}", name, code, where, bad, clean


KINDS = tuple(_kinds())


@pytest.mark.parametrize(
    ("name", "code", "where", "bad"), [kind[1:5] for kind in KINDS], ids=[kind[0] for kind in KINDS]
)
def test_a_leak_is_refused_with_its_code_and_place(
    name: str, code: str, where: str, bad: Make
) -> None:
    data = bad()
    assert data is not None
    findings = look(name, data)
    assert code in {finding.code for finding in findings}, findings
    said = [f"{f.where} {f.what}" for f in findings if f.code == code]
    assert any(where in place for place in said), said


TWINS = [(kind[0], kind[1], kind[5]) for kind in KINDS if kind[5] is not None]


@pytest.mark.parametrize(("name", "clean"), [t[1:] for t in TWINS], ids=[t[0] for t in TWINS])
def test_a_file_that_only_looks_like_a_leak_passes(name: str, clean: Make) -> None:
    data = clean()
    if data is not None:
        assert look(name, data) == []


def test_the_files_are_of_more_than_eighty_kinds_and_fire_every_code() -> None:
    assert len({kind[0] for kind in KINDS}) >= 80
    assert {kind[2] for kind in KINDS} == set(FILE_CHECKS) - {"X20"}
    """X20 is fired by the bombs of test_hostile_files.py."""
