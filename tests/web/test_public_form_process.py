"""The process of the public form reaches neither the desk's database nor its registers."""

import os
import stat
import subprocess
import sys
import textwrap
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from servers import ANSWERABLE, free_port, listening


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A desk's home, as far as the form could find anything in it."""
    home = tmp_path / "home"
    (home / "registers" / "one").mkdir(parents=True)
    for name in ("answerable.sqlite3", "secret-key", "registers/one/complaints.csv"):
        (home / name).write_text("secret")
    return home


def _environment(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "ANSWERABLE_HOME": str(home),
        "DATABASE_URL": "postgres://x:y@127.0.0.1:1/z",
    }


@pytest.fixture
def running(home: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str, Path]]:
    """The form in a process of its own; its environment names the desk, as a careless one would."""
    port, spool = free_port(), tmp_path / "spool"
    command = [
        *ANSWERABLE, "public-form", "--spool", str(spool), "--port", str(port),
        "--contact", "foi@force.example",
    ]  # fmt: skip
    options = {"env": _environment(home), "stdout": subprocess.DEVNULL}
    with listening(command, port, **options) as process:
        yield process, f"http://127.0.0.1:{port}/", spool


def test_a_request_sent_to_the_process_lies_in_its_folder_and_no_file_of_the_desk_is_open(
    running: tuple[subprocess.Popen[bytes], str, Path], home: Path
) -> None:
    process, address, spool = running
    sent = urllib.parse.urlencode(
        {"name": "Rowan Vale", "email": "rowan@example.org", "text": "How many?"}
    ).encode()
    with urllib.request.urlopen(address, data=sent, timeout=20) as page:
        assert "We have your request" in page.read().decode()
    with urllib.request.urlopen(f"{address}style.css", timeout=20) as page:
        assert b"govuk" in page.read()
    assert [path.suffix for path in spool.iterdir()] == [".json"]
    assert stat.S_IMODE(spool.stat().st_mode) == 0o700
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("this system does not show the open files of a process")
    opened = [os.readlink(fd) for fd in Path(f"/proc/{process.pid}/fd").iterdir()]
    mapped = Path(f"/proc/{process.pid}/maps").read_text()
    assert opened
    assert not [path for path in opened if path.startswith(str(home))]
    assert str(home) not in mapped
    assert "sqlite" not in mapped
    assert "psycopg" not in mapped


CONFINED = """
import os, sys
from pathlib import Path
from answerable.public_form.application import PublicForm
from answerable.public_form.confine import confine, forget
home, spool = map(Path, sys.argv[1:])
forget()
PublicForm(spool, organisation="x", contact="y")
confine(spool)
assert not {"ANSWERABLE_HOME", "DATABASE_URL"} & set(os.environ)
def fails(what, kind):
    try:
        what()
    except kind:
        return
    raise SystemExit(f"it went through: {what} {what.__code__.co_firstlineno}")
for name in ("answerable.store.models", "answerable.store.home", "answerable.desk.urls",
             "answerable.site.settings", "django", "sqlite3", "psycopg", "subprocess"):
    fails(lambda: __import__(name), ImportError)
for name in ("answerable.sqlite3", "secret-key", "registers/one/complaints.csv"):
    fails((home / name).read_bytes, PermissionError)
    fails(lambda: (home / name).write_text("x"), PermissionError)
    fails((home / name).unlink, PermissionError)
    fails(lambda: os.symlink(home / name, spool / "link") or (spool / "link").read_bytes(),
          (PermissionError, FileExistsError))
fails(lambda: os.listdir(home), PermissionError)
fails(lambda: os.rename(spool, home / "x"), PermissionError)
fails(lambda: os.system("true"), PermissionError)
fails(lambda: os.fork(), PermissionError)
fails(lambda: Path("/etc/passwd").read_text(), PermissionError)
fails(lambda: (Path(sys.prefix) / "x").write_text("x"), PermissionError)
import socket
fails(lambda: socket.create_connection(("127.0.0.1", 1), 1), PermissionError)
(spool / "own").write_text("may be written")
print("confined")
"""


def test_once_confined_nothing_of_the_desk_can_be_imported_opened_or_reached(
    home: Path, tmp_path: Path
) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    command = [sys.executable, "-c", textwrap.dedent(CONFINED), str(home), str(spool)]
    done = subprocess.run(
        command, env=_environment(home), capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "confined", done.stdout + done.stderr


@pytest.mark.parametrize("place", ["home", "home/spool", "home/registers"])
def test_a_folder_of_the_desk_is_never_the_folder_of_the_form(
    home: Path, tmp_path: Path, place: str
) -> None:
    command = [
        *ANSWERABLE, "public-form", "--spool", str(tmp_path / place),
        "--contact", "foi@force.example",
    ]  # fmt: skip
    done = subprocess.run(
        command, env=_environment(home), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert "not separate from the desk" in done.stderr
