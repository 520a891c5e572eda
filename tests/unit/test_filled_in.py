"""Decisions come back from office programs in every dress; what can be read is read."""

import csv
from datetime import date
from pathlib import Path

import pytest

from answerable.engines.answers import Run
from answerable.files.csv_out import write_csv
from answerable.files.decisions import read_decisions
from answerable.files.evidence import write_evidence
from answerable.files.labels import read_labels
from answerable.files.taken_in import SET_ASIDE, rows_set_aside
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


def test_the_hits_of_an_answer_are_read_back_with_what_was_filled_in(
    tmp_path: Path, demo_run: Run
) -> None:
    run = demo_run
    write_evidence(tmp_path, run.answer, run.snapshot, run.report, run.reviewed)
    hits = tmp_path / "evidence" / "hits.csv"
    assert run.reviewed
    told = {one.ref: (one.verdict, one.by, one.on) for one in read_decisions(hits)}
    assert told == {
        ref: (one.verdict, one.by, one.on) for ref, one in run.reviewed.decisions.items()
    }


def test_a_hit_without_a_verdict_is_no_decision(tmp_path: Path) -> None:
    data = (
        b"record;counted under;all terms;decision;by;on;note;words\r\n"
        b"A/1;facebook;facebook;Yes;B;04/03/2016;fine;on Facebook\r\n"
        b"A/2;facebook;facebook;not decided;;;;on Facebook\r\n"
        b"A/3;facebook;facebook;;;;;on Facebook\r\n"
    )
    assert _read(tmp_path, data) == [("A/1", "relevant", date(2016, 3, 4), "fine")]


def test_labels_are_read_as_every_table_that_is_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text(f"sep=;\nRef;Relevant;Note\nA/1;1;{'x' * 140_000}\nA/2;0;\n", "utf-8-sig")
    assert read_labels(path) == {"A/1": True, "A/2": False}


def test_the_rows_set_aside_are_counted_however_long_they_are(tmp_path: Path) -> None:
    csv.field_size_limit(131_072)  # as a process begins
    write_csv(tmp_path / SET_ASIDE, ("row", "whole row"), [("2", "x" * 140_000)])
    assert rows_set_aside(tmp_path) == 1


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
