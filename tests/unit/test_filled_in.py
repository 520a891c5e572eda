"""Decisions come back from office programs in every dress; what can be read is read."""

from datetime import date
from pathlib import Path

import pytest

from answerable.files.decisions import read_decisions
from answerable.model.errors import UserMistake


def _read(folder: Path, data: bytes) -> list[tuple[str, str, date | None, str]]:
    path = folder / "decisions.csv"
    path.write_bytes(data)
    return [(d.ref, str(d.verdict), d.on, d.note) for d in read_decisions(path)]


@pytest.mark.parametrize(
    "data",
    [
        b"ref,relevant,by,on,note\nA/1,yes,B,2016-03-04,fine\n",
        b"\xef\xbb\xbfRef,Relevant,By,On,Note\r\nA/1,yes,B,04/03/2016,fine\r\n",
        b"ref;relevant;by;on;note\r\nA/1;yes;B;4/3/2016;fine\r\n",
        b"sep=;\r\nref;relevant;by;on;note\r\nA/1;yes;B;4 March 2016;fine\r\n",
    ],
)
def test_a_file_saved_by_an_office_program_is_read(tmp_path: Path, data: bytes) -> None:
    assert _read(tmp_path, data) == [("A/1", "relevant", date(2016, 3, 4), "fine")]


def test_a_long_note_is_read_whole(tmp_path: Path) -> None:
    note = "x" * 200_000
    ((_, _, _, read),) = _read(tmp_path, f"ref,relevant,note\nA/1,yes,{note}\n".encode())
    assert read == note


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b'ref,relevant,note\nA/1,yes,"open\nA/2,yes,x\n', "quote-open", "row 2"),
        (b"ref,relevant,note\nA/1,yes,one, two\n", "decision-wrong", "row 2"),
        (b'ref,relevant,note\nA/1,yes,"two\nlines"\nA/2,maybe not,x\n', "decision-wrong", "row 3"),
    ],
)
def test_a_line_that_would_be_lost_is_refused_with_its_row(
    tmp_path: Path, data: bytes, code: str, place: str
) -> None:
    with pytest.raises(UserMistake) as refused:
        _read(tmp_path, data)
    assert refused.value.code == code
    assert place in refused.value.where
