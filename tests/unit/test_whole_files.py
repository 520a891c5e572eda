"""A file is written whole or not at all, and for those alone whom the umask lets read it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from answerable.files.whole_files import OWNER_ALONE, whole_file, write_whole
from answerable.model.errors import UserMistake


@pytest.fixture(params=[0o077, 0o022], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What the user wants nobody else to do."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no modes")
def test_the_umask_and_the_mode_say_who_may_read_a_file(tmp_path: Path, umask: int) -> None:
    write_whole(tmp_path / "redactions.csv", b"a name")
    write_whole(tmp_path / "email.eml", b"a name", mode=OWNER_ALONE)
    assert (tmp_path / "redactions.csv").stat().st_mode & 0o777 == 0o666 & ~umask
    assert (tmp_path / "email.eml").stat().st_mode & 0o777 == 0o600


def test_a_file_is_on_the_disc_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, synced = tmp_path / "ledger.jsonl", []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(path.exists()))
    write_whole(path, b"{}")
    assert synced == [False]
    assert path.read_bytes() == b"{}"


def test_what_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_bytes(b"old")
    with pytest.raises(TypeError), whole_file(path) as new:
        new.write_bytes("half")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["file/below.csv", "n" * 300])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserMistake) as told:
        write_whole(tmp_path / name, b"x")
    assert told.value.code == "disc-full"


def test_a_file_made_read_only_is_synced_without_being_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with whole_file(tmp_path / "index") as new:
        new.write_bytes(b"rows")
        new.chmod(0o444)
        monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("opened once more"))
    assert (tmp_path / "index").stat().st_size == 4
