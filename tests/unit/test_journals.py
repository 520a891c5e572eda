"""The journal of a review: what was acknowledged survives, what was tampered with is found."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.files.journals import Journal
from answerable.model.certificates import Bound, Declaration
from answerable.model.decisions import Verdict
from answerable.model.errors import UserMistake
from answerable.model.journal import (
    Begun,
    Decided,
    Declared,
    Entry,
    Paused,
    SecondDrawn,
    Shown,
    Undone,
)

AT = datetime(2024, 3, 1, 9, tzinfo=UTC)
ALL: list[Entry] = [
    Begun("0f" * 32, "A. Reader", AT),
    Shown(("CO/1/12", "CO/2/12"), "A. Reader", AT),
    Decided("CO/1/12", Verdict.RELEVANT, "A. Reader", AT, "why; “so”", "w", 31.5, 200.0),
    Decided("CO/2/12", Verdict.UNSURE, "Ö\n", AT + timedelta(seconds=3), second=True),
    Undone("CO/2/12", "A. Reader", AT, True),
    Declared(Declaration(Bound.ONE_SHOT, "0.95", 90, 3, 40, 7, 2, True), 5, "A. Reader", AT),
    Declared(Declaration(Bound.ANYTIME, "0.9", 90, 3, None, 7), 0, "A. Reader", AT),
    SecondDrawn(("CO/1/12",), "B", AT),
    Paused("A. Reader", AT),
]

decisions = st.builds(
    Decided,
    ref=st.text(max_size=12),
    verdict=st.sampled_from(Verdict),
    by=st.text(max_size=12),
    at=st.just(AT),
    note=st.text(max_size=30),
    seconds=st.none() | st.floats(0, 1e6),
)


def _written(path: Path, entries: list[Entry]) -> Journal:
    journal = Journal(path)
    with journal.writing():
        for entry in entries:
            journal.append(entry)
    return journal


def test_every_kind_of_entry_comes_back_as_it_was(tmp_path: Path) -> None:
    _written(tmp_path / "journal.jsonl", ALL)
    assert Journal(tmp_path / "journal.jsonl").refresh() == ALL


def test_what_another_writer_added_is_seen_before_anything_is_added(tmp_path: Path) -> None:
    one = _written(tmp_path / "j", ALL[:1])
    other = Journal(tmp_path / "j")
    assert other.refresh() == ALL[:1]
    with other.writing() as news:
        assert news == []
        other.append(ALL[1])
    with one.writing() as news:
        assert news == [ALL[1]]
        one.append(ALL[2])
    assert other.refresh() == [ALL[2]]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(decisions, min_size=1, max_size=5), st.data())
def test_a_journal_cut_at_any_byte_keeps_every_whole_entry_and_tells_the_rest(
    tmp_path: Path, entries: list[Decided], data: st.DataObject
) -> None:
    path = tmp_path / "cut.jsonl"
    for left in (path, path.with_suffix(".torn")):
        left.unlink(missing_ok=True)
    _written(path, list(entries))
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    path.write_bytes(whole[:at])
    journal = Journal(path)
    kept = journal.refresh()
    assert kept == entries[: whole[:at].count(b"\n")]
    assert journal.torn == whole[whole[:at].rfind(b"\n") + 1 : at]
    cut = journal.torn
    with journal.writing():
        journal.append(entries[0])
    assert Journal(path).refresh() == [*kept, entries[0]]
    torn = path.with_suffix(".torn")
    assert (torn.read_bytes() if torn.exists() else b"").removesuffix(b"\n") == cut


@pytest.mark.parametrize("change", ["a letter", "a line less", "a line twice", "two exchanged"])
def test_a_journal_that_other_hands_changed_is_refused_with_the_line(
    tmp_path: Path, change: str
) -> None:
    path = tmp_path / "j"
    _written(path, ALL)
    lines = path.read_bytes().splitlines(keepends=True)
    changed = {
        "a letter": [*lines[:2], lines[2].replace(b'"relevant"', b'"unsure"'), *lines[3:]],
        "a line less": [*lines[:2], *lines[3:]],
        "a line twice": [*lines[:3], *lines[2:]],
        "two exchanged": [*lines[:2], lines[3], lines[2], *lines[4:]],
    }[change]
    path.write_bytes(b"".join(changed))
    with pytest.raises(UserMistake) as refused:
        Journal(path).refresh()
    assert refused.value.code == "review-damaged"
    assert "line 3" in refused.value.where or "line 4" in refused.value.where


def test_a_sealed_line_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "j"
    body = '{"n":0,"what":"dreamt","by":"A"}'
    from answerable.files.journals import _sealed

    path.write_text(f'{body[:-1]},"seal":"{_sealed("", body)}"}}\n', encoding="utf-8")
    with pytest.raises(UserMistake, match="cannot be understood"):
        Journal(path).refresh()


def test_bytes_that_are_no_text_become_another_sign_and_end_nothing(tmp_path: Path) -> None:
    _written(tmp_path / "j", [Paused("\udcff", AT)])
    assert Journal(tmp_path / "j").refresh() == [Paused("?", AT)]


def test_a_journal_that_somebody_is_writing_to_is_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("fcntl")
    monkeypatch.setattr("answerable.files.journals._WAIT", 0.05)
    journal = _written(tmp_path / "j", ALL[:1])
    with journal.writing(), pytest.raises(UserMistake, match="somebody else is writing"):
        Journal(tmp_path / "j").refresh()
    assert Journal(tmp_path / "j").refresh() == ALL[:1]


def test_a_full_disc_adds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = _written(tmp_path / "j", ALL[:1])
    before = (tmp_path / "j").read_bytes()
    write = os.write
    with journal.writing():
        monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:9]))
        with pytest.raises(UserMistake, match="could not be written"):
            journal.append(ALL[1])
        monkeypatch.undo()
        assert (tmp_path / "j").read_bytes() == before
        journal.append(ALL[1])
    assert Journal(tmp_path / "j").refresh() == ALL[:2]


def test_a_journal_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="no review"):
        Journal(tmp_path / "none").refresh()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process as POSIX does")
@pytest.mark.parametrize("after", [0.02, 0.1, 0.3])
def test_a_kill_loses_no_decision_that_was_acknowledged(tmp_path: Path, after: float) -> None:
    path = tmp_path / "j"
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "acknowledged 0\n"
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    told = 1 + writer.stdout.read().count("acknowledged")
    writer.wait()
    writer.stdout.close()
    kept = Journal(path).refresh()
    assert len(kept) in (told, told + 1)
    assert [entry.ref for entry in kept if isinstance(entry, Decided)] == [
        str(number) for number in range(len(kept))
    ]


_WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from answerable.files.journals import Journal
from answerable.model.decisions import Verdict
from answerable.model.journal import Decided
journal = Journal(Path(sys.argv[1]))
for number in range(100_000):
    with journal.writing():
        journal.append(Decided(str(number), Verdict.RELEVANT, "A", datetime.now(UTC)))
    sys.stdout.write(f"acknowledged {number}\\n")
    sys.stdout.flush()
"""
