"""Safety copies: what comes back is what was there, or nothing comes back."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from answerable.model.errors import UserMistake
from answerable.store.backups import MANIFEST, read_backup, write_backup
from answerable.store.reads.chain import head
from store.desks import Desk


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a register and a page of the log in it."""
    folder = tmp_path / "home"
    for name, words in (
        ("registers/one/complaints.csv", "ref,text\nC1,£\n"), ("log/2026/911/index.html", "<p>9"),
    ):  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, encoding="utf-8")
    (folder / "secret-key").write_text("secret", encoding="ascii")
    return folder


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != "secret-key" and "sqlite3" not in file.name
    }


def test_a_backup_holds_the_files_and_the_head_and_no_key(
    store: str, home: Path, tmp_path: Path
) -> None:
    desk = Desk()
    desk.approved(desk.drafting())
    copied = write_backup(tmp_path / "desk.zip", home=home)
    assert copied.head == head()
    with zipfile.ZipFile(tmp_path / "desk.zip") as archive:
        names = set(archive.namelist())
        assert json.loads(archive.read(MANIFEST))["head"]["sha256"] == head().sha256
    assert {"registers/one/complaints.csv", "log/2026/911/index.html"} < names
    assert not any("secret" in name for name in names)
    with pytest.raises(UserMistake, match="already"):
        write_backup(tmp_path / "desk.zip", home=home)


def test_what_comes_back_is_what_was_there(store: str, home: Path, tmp_path: Path) -> None:
    desk = Desk()
    desk.approved(desk.drafting())
    before = head()
    write_backup(tmp_path / "desk.zip", home=home)
    if store == "postgres":
        with pytest.raises(UserMistake) as refused:
            read_backup(tmp_path / "desk.zip", home=tmp_path / "again")
        assert refused.value.code == "home-taken"
        _drop_all_tables()
    copied = read_backup(tmp_path / "desk.zip", home=tmp_path / "again")
    assert copied.head == before
    assert _contents(tmp_path / "again") == _contents(home)
    assert (tmp_path / "again" / "secret-key").read_text(encoding="ascii") != "secret"
    if store == "postgres":
        from answerable.store.models import Request

        assert head() == before
        assert Request.objects.get().reference == "911/26"


def _drop_all_tables() -> None:
    """The only test that leaves other tables behind than it found: it brings them back itself."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")


def test_a_home_with_something_in_it_is_never_written_to(
    store: str, home: Path, tmp_path: Path
) -> None:
    Desk()
    write_backup(tmp_path / "desk.zip", home=home)
    before = _contents(home)
    with pytest.raises(UserMistake) as refused:
        read_backup(tmp_path / "desk.zip", home=home)
    assert refused.value.code == "home-taken"
    assert _contents(home) == before


@pytest.mark.parametrize("harm", ["cut", "byte", "extra", "outside", "head", "no zip"])
def test_a_backup_that_is_not_whole_leaves_no_home(
    store: str, harm: str, migrated_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "desk.zip"
    _harmed_backup(path, harm, database=migrated_file)
    with pytest.raises(UserMistake) as refused:
        read_backup(path, home=tmp_path / "again")
    assert refused.value.code == "backup-wrong"
    assert not (tmp_path / "again").exists()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def _harmed_backup(path: Path, harm: str, *, database: Path) -> None:
    files = {"answerable.sqlite3": database.read_bytes(), "log/page.html": b"<p>nine"}
    if harm == "outside":
        files["log/../../outside.txt"] = b"x"
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    number = 7 if harm == "head" else 0
    manifest = {"version": 1, "head": {"number": number, "sha256": "0" * 64}, "files": sums}
    if harm == "byte":
        files["log/page.html"] = b"<p>five"
    if harm == "extra":
        files["log/more.html"] = b"x"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr(MANIFEST, json.dumps(manifest))
    if harm == "cut":
        path.write_bytes(path.read_bytes()[:-30])
    if harm == "no zip":
        path.write_bytes(b"PK nothing")


def _answerable(*words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    env = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO", "DATABASE_URL"))}
    line = [sys.executable, "-c", "from answerable.cli import main; main()", *words]
    return subprocess.run(
        line, capture_output=True, text=True, timeout=120, env={**env, **variables}
    )


def test_the_three_commands_on_a_home_of_their_own(migrated_file: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(migrated_file, home / "answerable.sqlite3")
    sound = _answerable("audit", "--home", str(home))
    assert (sound.returncode, "sound: 0 events" in sound.stdout) == (0, True), sound.stderr
    backup = str(tmp_path / "desk.zip")
    assert _answerable("backup", backup, "--home", str(home)).returncode == 0
    again = str(tmp_path / "again")
    assert _answerable("restore", backup, "--into", again).returncode == 0
    refused = _answerable("restore", backup, "--into", again)
    assert (refused.returncode, "already holds" in refused.stderr) == (2, True)
    cut = _answerable("audit", "--home", again, "--head", "ab" * 32)
    assert (cut.returncode, "rows were cut off" in cut.stderr) == (2, True)
    with sqlite3.connect(Path(again) / "answerable.sqlite3") as database:
        database.execute(
            "INSERT INTO store_auditevent (number, at, action, about, body, before, sha256)"
            " VALUES (1, '2026-11-26', 'x', '', '{}', '', '')"
        )
    database.close()
    broken = _answerable("audit", "--home", again)
    assert (broken.returncode, "row 1" in broken.stderr) == (2, True)
    nothing = _answerable("audit", "--home", str(tmp_path / "none"))
    assert (nothing.returncode, "no desk in this folder" in nothing.stderr) == (2, True)
    assert "Traceback" not in refused.stderr + cut.stderr + broken.stderr + nothing.stderr
