"""What a new user gets wrong, tried through the command line: three lines, exit 2, nothing left."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

REQUEST = """
reference = "1/24"
title = "T"
authority = "A"
received = 2024-01-02
[topic]
name = "x"
terms = ["facebook"]
[[question]]
number = "1"
text = "How many?"
[[question.count]]
population = "complaints"
from = 2013-01-01
to = 2013-12-31
"""
CASES = "Case Reference,Date Received,Case Summary\nA/1,13/02/2013,on Facebook\n"


def _answer(
    folder: Path, *, cases: bytes | str = CASES, name: str = "cases.csv", request: str = REQUEST
) -> subprocess.CompletedProcess[str]:
    data = cases if isinstance(cases, bytes) else cases.encode()
    (folder / name).write_bytes(data)
    return _run(folder, request, name)


def _run(folder: Path, request: str, name: str) -> subprocess.CompletedProcess[str]:
    (folder / "request.toml").write_text(request, encoding="utf-8")
    command = ["answer", "request.toml", "--register", name, "--out", "out"]
    code = "from answerable.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *command],
        cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def _refused(result: subprocess.CompletedProcess[str], folder: Path, *words: str) -> None:
    """Three parts, exit code 2, no traceback, no output folder and nothing beside it."""
    assert result.returncode == 2, result.stderr
    assert "Traceback" not in result.stderr
    lines = [line for line in result.stderr.splitlines() if not line.startswith("  ")]
    assert lines[-1].startswith("answerable: ")
    assert "  where: " in result.stderr
    assert "  do:    " in result.stderr
    for word in words:
        assert word in result.stderr
    left = {path.name for path in folder.iterdir()} - {"request.toml", "cases.csv", "cases.xlsx"}
    assert left == set()


def test_a_missing_file(tmp_path: Path) -> None:
    _refused(_run(tmp_path, REQUEST, "case.csv"), tmp_path, "no such file", "case.csv")


def test_an_empty_file(tmp_path: Path) -> None:
    _refused(_answer(tmp_path, cases=""), tmp_path, "the file is empty", "cases.csv")


def test_a_pdf_renamed_csv(tmp_path: Path) -> None:
    _refused(_answer(tmp_path, cases=b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n"), tmp_path, "PDF")


def test_two_columns_that_could_both_be_the_date(tmp_path: Path) -> None:
    cases = "Case Reference,Received,Date Received,Summary\nA/1,13/02/2013,14/02/2013,x\n"
    _refused(_answer(tmp_path, cases=cases), tmp_path, "Received", "Date Received", "mapping")


def test_dates_that_nothing_decides(tmp_path: Path) -> None:
    cases = "Case Reference,Date Received,Summary\nA/1,01/02/2013,x\nA/2,03/04/2013,y\n"
    _refused(_answer(tmp_path, cases=cases), tmp_path, "day/month or month/day")


def test_an_unknown_term_syntax(tmp_path: Path) -> None:
    request = REQUEST.replace('"facebook"', '"(facebook OR twitter)"')
    _refused(_answer(tmp_path, request=request), tmp_path, "(facebook OR twitter)", "not a term")


def test_a_request_without_questions(tmp_path: Path) -> None:
    request = REQUEST.split("[[question]]")[0]
    _refused(_answer(tmp_path, request=request), tmp_path, "no question")


def test_a_reference_that_cannot_be_an_address(tmp_path: Path) -> None:
    request = REQUEST.replace("1/24", "../../etc")
    _refused(_answer(tmp_path, request=request), tmp_path, "../../etc")


def test_an_output_folder_that_somebody_else_filled(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    result = _answer(tmp_path)
    assert result.returncode == 2
    assert "did not write" in result.stderr
    assert [path.name for path in out.iterdir()] == ["mine.txt"]


def test_a_workbook_with_its_header_on_row_five_is_taken_in(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "cases.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ["Complaints extract"])
        sheet.write_row(1, 0, ["Run by", "J. Clerk"])
        sheet.write_row(4, 0, ["Case Reference", "Date Received", "Case Summary"])
        sheet.write_row(5, 0, ["A/1", "13/02/2013", "on Facebook"])
    result = _run(tmp_path, REQUEST, "cases.xlsx")
    assert result.returncode == 1, result.stderr  # small counts without a reason block the page
    assert "small-count-without-reason" in result.stdout
    assert not (tmp_path / "out" / "site").exists()
    assert (tmp_path / "out" / "answer.json").exists()


@pytest.mark.parametrize("at", range(1, 9))
def test_a_disc_that_fills_up_leaves_nothing_behind(tmp_path: Path, at: int) -> None:
    """The file opened for writing as number `at` cannot be: whichever it is, all of it goes."""
    (tmp_path / "cases.csv").write_text(CASES, encoding="utf-8")
    (tmp_path / "request.toml").write_text(REQUEST, encoding="utf-8")
    code = f"""
import builtins, io, sys, tempfile
from answerable.cli import main
real, make, count = io.open, tempfile.mkstemp, 0
def fill(name):
    global count
    count += 1
    if count >= {at}:
        raise OSError({errno.ENOSPC}, "No space left on device", str(name))
def beside(*args, **more):
    fill(more["dir"])
    return make(*args, **more)
tempfile.mkstemp = beside
def full(file, mode="r", *args, **more):
    if any(m in mode for m in "wxa") and "out" in str(file):
        fill(file)
    return real(file, mode, *args, **more)
builtins.open = io.open = full
sys.argv = ["answerable", "answer", "request.toml", "--register", "cases.csv", "--out", "out"]
main()
"""
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    if result.returncode == 1:
        pytest.skip(f"fewer than {at} files are written")
    _refused(result, tmp_path, "No space left", "free some space")


def _command(folder: Path, **environment: str) -> "subprocess.Popen[str]":
    (folder / "cases.csv").write_text(CASES.replace("on", "£5 café on"), encoding="utf-8")
    (folder / "request.toml").write_text(REQUEST, encoding="utf-8")
    code = "from answerable.cli import main; main()"
    command = ["answer", "request.toml", "--register", "cases.csv", "--out", "out"]
    return subprocess.Popen(
        [sys.executable, "-c", code, *command],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="latin-1",
        env={**os.environ, **environment},
    )  # fmt: skip


def test_a_terminal_that_knows_ascii_only_ends_no_run(tmp_path: Path) -> None:
    process = _command(tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    _, told = process.communicate()
    assert process.returncode == 1, told
    assert (tmp_path / "out" / "answer.json").exists()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_nothing_behind(tmp_path: Path, number: int) -> None:
    code, told, folder = _stop_while_writing(tmp_path, number)
    assert (code, "Traceback" in told) == (130, False)
    assert {path.name for path in folder.iterdir()} == {"request.toml", "cases.csv"}


def _stop_while_writing(tmp_path: Path, number: int) -> tuple[int, str, Path]:
    """Stops a run that writes; writing takes a moment, which a busy machine may let pass unseen."""
    for attempt in range(10):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        process = _command(folder)
        while process.poll() is None and not (folder / ".out.new").exists():
            time.sleep(0.002)
        process.send_signal(number)
        _, told = process.communicate()
        if process.returncode != 1:  # else it had come to its end
            break
    return process.returncode, told, folder


def test_a_cell_cannot_command_the_terminal(tmp_path: Path) -> None:
    text = "on Facebook" + " word" * 40
    cells = f'Case Reference,Date Received,Ward,Case Summary\nA/1,13/02/2013,"N\x1b[31m",{text}\n'
    result = _answer(tmp_path, cases=cells, request=REQUEST + 'by = ["ward"]\n')
    assert "N[31m" in result.stdout
    assert "\x1b" not in result.stdout + result.stderr


@pytest.mark.skipif(os.name != "posix", reason="pipes that close early are POSIX")
def test_what_is_kept_is_written_though_nobody_reads_what_is_shown(tmp_path: Path) -> None:
    rows = "".join(f"A/{n},13/02/2013,{'a text ' * 40}\n" for n in range(2, 2000))
    (tmp_path / "cases.csv").write_text(CASES + rows, encoding="utf-8")
    code = "from answerable.cli import main; main()"
    command = ["import", "cases.csv", "--out", "kept", "--save-mapping", "columns.toml", "--json"]
    running = subprocess.Popen(
        [sys.executable, "-c", code, *command], cwd=tmp_path, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert running.stdout is not None
    running.stdout.close()
    running.wait(timeout=60)
    assert (tmp_path / "kept" / "snapshot.jsonl").exists()
    assert (tmp_path / "columns.toml").exists()


def test_the_rows_set_aside_that_are_not_shown_are_counted(tmp_path: Path) -> None:
    lines = "".join(f",13/02/2013,text {n}\n" for n in range(25))
    (tmp_path / "cases.csv").write_text(CASES + lines, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", "from answerable.cli import main; main()", "import", "cases.csv"],
        cwd=tmp_path, capture_output=True, text=True, check=True, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert "set aside: 5 more" in result.stdout
