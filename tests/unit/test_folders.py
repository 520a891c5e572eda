"""A whole folder or nothing: a failure, a full disc or a kill leaves the old one as it was."""

import errno
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from answerable.files import folders
from answerable.files.folders import MARKER, check_ours, heal, whole_folder
from answerable.model.errors import UserMistake


def _write(target: Path, **files: str) -> None:
    with whole_folder(target) as new:
        for name, text in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def _read(target: Path) -> dict[str, str]:
    return {
        path.relative_to(target).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(target.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def _alone(target: Path) -> bool:
    """Whether nothing was left beside the folder."""
    return [path.name for path in target.parent.iterdir()] == ([target.name] * target.exists())


def test_a_folder_appears_with_everything_in_it(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    _write(out, **{"a.txt": "1", "sub/b.txt": "2"})
    assert _read(out) == {"a.txt": "1", "sub/b.txt": "2"}
    assert _alone(out)


def test_what_was_written_before_is_replaced_and_not_mixed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _write(out, **{"old.txt": "1", "both.txt": "1"})
    _write(out, **{"new.txt": "2", "both.txt": "2"})
    assert _read(out) == {"both.txt": "2", "new.txt": "2"}
    assert _alone(out)


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    _write(out, a="1")
    assert _read(out) == {"a": "1"}


def test_the_old_folder_stands_while_the_new_one_is_built(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _write(out, a="1")
    with whole_folder(out) as new:
        (new / "a").write_text("2", encoding="utf-8")
        assert _read(out) == {"a": "1"}
    assert _read(out) == {"a": "2"}


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, UserMistake])
def test_after_any_failure_the_old_folder_is_as_it_was(
    tmp_path: Path, error: type[BaseException]
) -> None:
    out = tmp_path / "out"
    _write(out, a="1")
    arguments: dict[str, Any] = {"code": "no-rows", "where": "x"} if error is UserMistake else {}
    with pytest.raises(error), whole_folder(out) as new:  # noqa: PT012
        (new / "a").write_text("2", encoding="utf-8")
        raise error(**arguments)
    assert _read(out) == {"a": "1"}
    assert _alone(out)


def test_after_a_failure_no_folder_is_left_that_was_not_there(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), whole_folder(tmp_path / "x" / "y" / "out"):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def _foreign(out: Path) -> None:
    (out / "mine.txt").write_text("kept", encoding="utf-8")


def _foreign_and_marked(out: Path) -> None:
    _write(out, a="1")
    _foreign(out)


def _edited(out: Path) -> None:
    _write(out, a="1")
    (out / "a").write_text("my own words", encoding="utf-8")


def _linked(out: Path) -> None:
    _write(out, a="1")
    (out / "link").symlink_to(out.parent)


def _broken_marker(out: Path) -> None:
    _write(out, a="1")
    (out / MARKER).write_text("[]", encoding="utf-8")


@pytest.mark.parametrize("spoil", [_foreign, _foreign_and_marked, _edited, _linked, _broken_marker])
def test_a_folder_with_files_that_are_not_ours_is_not_touched(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    out = tmp_path / "out"
    if spoil is _foreign:
        out.mkdir()
    spoil(out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    with pytest.raises(UserMistake) as mistake:
        _write(out, a="2")
    assert mistake.value.code == "out-not-ours"
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert _alone(out)


def test_a_file_in_the_place_of_the_folder_is_not_touched(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(UserMistake, match="did not write"):
        _write(out, a="1")
    assert out.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["~$response.docx", ".~lock.response.docx#", ".DS_Store"])
def test_what_an_office_program_leaves_in_the_folder_is_no_hindrance(
    tmp_path: Path, name: str
) -> None:
    out = tmp_path / "out"
    _write(out, a="1")
    (out / name).write_text("", encoding="utf-8")
    _write(out, a="2")
    assert _read(out) == {"a": "2"}


def test_a_second_run_waits_its_turn(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with whole_folder(out) as new:
        (new / "a").write_text("1", encoding="utf-8")
        with pytest.raises(UserMistake, match="another run"):
            _write(out, a="2")
    assert _read(out) == {"a": "1"}
    assert _alone(out)


def test_one_whole_folder_may_stand_in_another(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for text in ("1", "2"):
        with whole_folder(out) as new:
            _write(new / "site", a=text)
    assert _read(out) == {"site/a": "2"}


def test_a_link_to_the_folder_stays_a_link(tmp_path: Path) -> None:
    _write(tmp_path / "real", a="1")
    (tmp_path / "out").symlink_to(tmp_path / "real")
    _write(tmp_path / "out", a="2")
    assert (tmp_path / "out").is_symlink()
    assert _read(tmp_path / "real") == {"a": "2"}


def _mistake(run: Callable[[], None]) -> str:
    """The code of the mistake that a run ends with, "" where it goes well."""
    try:
        run()
    except UserMistake as mistake:
        return mistake.code
    return ""


class FullDisc:
    """A disc that is full from the nth opening, syncing or renaming on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, after: int) -> None:
        self.left, self.full = after, False
        for module, name in ((io, "open"), (os, "fsync"), (os, "mkdir")):
            monkeypatch.setattr(module, name, self._failing(getattr(module, name)))

    def _failing(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def failing(*args: Any, **more: Any) -> Any:
            reads = real is io.open and "r" in str(args[1] if len(args) > 1 else "r")
            if not reads:
                self.left -= 1
                if self.left < 0:
                    self.full = True
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*args, **more)

        return failing


def test_a_full_disc_at_any_step_leaves_the_old_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, steps = tmp_path / "out", 0
    _write(out, **{"a": "1", "sub/b": "1"})
    while True:
        with monkeypatch.context() as patch:
            disc = FullDisc(patch, after=steps)
            code = _mistake(lambda: _write(out, **{"a": "2", "sub/b": "2"}))
        if not code:
            break
        assert disc.full
        assert code == "disc-full"
        assert set(_read(out).values()) == {"1"}, steps
        assert _alone(out), steps
        steps += 1
    assert steps > 6
    assert set(_read(out).values()) == {"2"}


@pytest.mark.skipif(os.name != "posix", reason="file size limits are of Unix")
def test_a_real_limit_of_the_system_is_said_plainly(tmp_path: Path) -> None:
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from answerable.files.folders import whole_folder\n"
        "from answerable.model.errors import UserMistake\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "try:\n"
        "    with whole_folder(Path(sys.argv[1])) as new:\n"
        "        (new / 'a').write_bytes(b'x' * 10000)\n"
        "except UserMistake as mistake:\n"
        "    print(mistake.code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "out")], capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("disc-full\n", "")
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_a_file_elsewhere_is_not_called_a_full_disc(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole_folder(tmp_path / "out"):
        (tmp_path / "output.csv").read_bytes()
    assert list(tmp_path.iterdir()) == []


def test_a_system_that_cannot_exchange_folders_renames_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_exchanged", lambda one, other: False)
    out = tmp_path / "out"
    _write(out, a="1")
    _write(out, a="2")
    assert _read(out) == {"a": "2"}
    assert _alone(out)


def test_a_kill_between_the_two_renames_is_healed_by_the_next_run(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _write(out, a="1")
    out.rename(tmp_path / ".out.old")
    (tmp_path / ".out.new").mkdir()
    heal(out)
    assert _read(out) == {"a": "1"}
    _write(out, a="2")
    assert _read(out) == {"a": "2"}
    assert _alone(out)


ENDLESS = """
import sys
from pathlib import Path
from answerable.files import folders
if sys.argv[2] == "twice":
    folders._exchanged = lambda one, other: False
for turn in range(1_000_000):
    with folders.whole_folder(Path(sys.argv[1])) as new:
        for number in range(20):
            (new / f"{number}.txt").write_text(str(turn))
    print(turn, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is of Unix")
@pytest.mark.parametrize("way", ["once", "twice"])
def test_a_kill_at_any_moment_leaves_the_old_folder_or_the_new(tmp_path: Path, way: str) -> None:
    out, chance = tmp_path / "out", random.Random(911)
    for _ in range(10):
        run = subprocess.Popen(
            [sys.executable, "-c", ENDLESS, str(out), way], stdout=subprocess.PIPE, text=True
        )
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(chance.uniform(0, 0.03))
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        if way == "twice":
            heal(out)
        found = _read(out)
        assert len(found) == 20
        assert len(set(found.values())) == 1, found
        check_ours(out)
    _write(out, a="1")
    assert _alone(out)
    shutil.rmtree(out)
