"""`answerable serve` and `answerable demo --serve`, as somebody at a terminal sees them."""

import os
import re
import signal
import socket
import stat
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from servers import ANSWERABLE, free_port


@contextmanager
def _running(
    *arguments: str, folder: Path, home: str = "home", **settings: str
) -> Iterator[tuple[str, str]]:
    """A desk in a process of its own: its address, and what it has printed when it answers."""
    port = free_port()
    environment = {**os.environ, "ANSWERABLE_HOME": str(folder / home), **settings}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [*ANSWERABLE, *arguments, "--port", str(port)]
    printed = folder / "printed.txt"
    with printed.open("wb") as out:
        running = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, running, printed)
        yield address, printed.read_text(encoding="utf-8")
    finally:
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=20) in (0, 130)


def _wait_for(address: str, running: subprocess.Popen[bytes], printed: Path) -> None:
    for _ in range(300):
        if running.poll() is None and "Ctrl+C" in printed.read_text(encoding="utf-8"):
            return
        time.sleep(0.1)
    pytest.fail(printed.read_text(encoding="utf-8"))


def _get(address: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.read().decode(), dict(response.headers)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode(), dict(refused.headers)


def test_a_new_home_is_ready_and_its_link_sets_the_desk_up(tmp_path: Path) -> None:
    home = tmp_path / "not" / "there yet"
    with _running("serve", folder=tmp_path, home="not/there yet") as (address, printed):
        link = re.search(r"http://127\.0\.0\.1:\d+/set-up/\S+", printed)
        assert link
        assert "Set up the desk" in _get(link[0])[1]
        assert "terminal" in _get(f"{address}/sign-in")[1]
        status, css, _ = _get(f"{address}/static/desk/govuk.css")
        assert (status, "govuk-button" in css) == (200, True)
    assert stat.S_IMODE((home / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_another_name_than_ours_is_refused_in_plain_words(tmp_path: Path) -> None:
    with _running("serve", folder=tmp_path) as (address, _):
        status, page, _ = _get(f"{address}/sign-in", Host="evil.example")
        assert status == 400
        assert "cannot be understood" in page
        assert "Traceback" not in page


def test_behind_https_cookies_are_secure_and_the_proxy_alone_is_believed(tmp_path: Path) -> None:
    behind = {"ANSWERABLE_HTTPS": "1", "ANSWERABLE_PROXY": "127.0.0.1"}
    with _running("serve", folder=tmp_path, **behind) as (address, printed):
        link = re.search(r"/set-up/\S+", printed)
        assert link
        _, _, headers = _get(f"{address}{link[0]}", **{"X-Forwarded-Proto": "https"})
        assert "Secure" in headers["Set-Cookie"]
        assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    with _running("serve", folder=tmp_path, home="other", ANSWERABLE_HTTPS="1") as (address, _):
        request = urllib.request.Request(
            f"{address}/sign-in", headers={"X-Forwarded-Proto": "https"}
        )
        opener = urllib.request.build_opener(_NoRedirect)
        with pytest.raises(urllib.error.HTTPError) as sent_on:
            opener.open(request, timeout=20)
        assert sent_on.value.headers["Location"].startswith("https://")
        sent_on.value.close()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def _told(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **settings}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [*ANSWERABLE, *arguments], env=environment, capture_output=True, text=True,
        timeout=60,
    )  # fmt: skip


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = _told("serve", "--port", port, "--home", str(tmp_path / "home"))
    assert done.returncode == 2
    assert f"--port {port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_home_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = _told("serve", "--home", str(tmp_path / "file"))
    assert done.returncode == 2
    assert "home folder cannot be made" in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ANSWERABLE_HTTPS", "yes"),
        ("ANSWERABLE_IDLE_MINUTES", "half an hour"),
        ("ANSWERABLE_SESSION_HOURS", "-1"),
    ],
)
def test_a_setting_that_is_not_understood_stops_the_start(
    tmp_path: Path, name: str, value: str
) -> None:
    done = _told("serve", "--home", str(tmp_path / "home"), **{name: value})
    assert done.returncode == 2
    assert f"where: {name}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_address_of_another_kind_is_told(tmp_path: Path) -> None:
    done = _told("serve", "--home", str(tmp_path / "home"), DATABASE_URL="mysql://x/y")
    assert done.returncode == 2
    assert "DATABASE_URL" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_is_not_there_is_told(tmp_path: Path) -> None:
    address = f"postgres://a:b@127.0.0.1:{free_port()}/none"
    done = _told("serve", "--home", str(tmp_path / "home"), DATABASE_URL=address)
    assert done.returncode == 2
    assert "DATABASE_URL" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_demo_prints_somebody_for_every_role_and_is_filled_once(tmp_path: Path) -> None:
    arguments = ("demo", "--serve", "--records", "300", "--out", str(tmp_path / "demo"))
    with _running(*arguments, folder=tmp_path, home="unused") as (_, printed):
        people = re.findall(r"^  \S+@demo\.example +\S+ +[\w ]+, [\w -]+$", printed, re.MULTILINE)
        assert len(people) == 6
    with _running(*arguments, folder=tmp_path, home="unused") as (_, again):
        assert "filled before" in again
        assert "@demo.example" not in again
    assert not (tmp_path / "unused").exists()
