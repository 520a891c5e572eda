"""What a new user gets wrong, tried through the command line: three lines, exit 2, nothing left."""

import errno
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from answerable.cli import main

Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]

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


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command as somebody types it: its exit code and what it said."""
    monkeypatch.chdir(tmp_path)
    # They hold for a whole process, which is that of all tests here.
    monkeypatch.setattr("answerable.cli.look_rarely", lambda: None)
    monkeypatch.setattr("answerable.cli._stop_tidily", lambda: None)

    def answer(
        *options: str,
        cases: bytes | str | None = CASES,
        name: str = "cases.csv",
        request: str = REQUEST,
    ) -> Result:
        if cases is not None:
            (tmp_path / name).write_bytes(cases if isinstance(cases, bytes) else cases.encode())
        (tmp_path / "request.toml").write_text(request, encoding="utf-8")
        command = ["answer", "request.toml", "--register", name, "--out", str(tmp_path / "out")]
        monkeypatch.setattr("sys.argv", ["answerable", *command, *options])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Result([], ended.value.code or 0, said.out, said.err)  # type: ignore[arg-type]

    return answer


def _refused(result: Result, folder: Path, *words: str) -> None:
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


def test_a_missing_file(tmp_path: Path, run: Run) -> None:
    _refused(run(cases=None, name="case.csv"), tmp_path, "no such file", "case.csv")


def test_an_empty_file(tmp_path: Path, run: Run) -> None:
    _refused(run(cases=""), tmp_path, "the file is empty", "cases.csv")


def test_a_pdf_renamed_csv(tmp_path: Path, run: Run) -> None:
    _refused(run(cases=b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n"), tmp_path, "PDF")


def test_two_columns_that_could_both_be_the_date(tmp_path: Path, run: Run) -> None:
    cases = "Case Reference,Received,Date Received,Summary\nA/1,13/02/2013,14/02/2013,x\n"
    _refused(run(cases=cases), tmp_path, "Received", "Date Received", "mapping")


def test_dates_that_nothing_decides(tmp_path: Path, run: Run) -> None:
    cases = "Case Reference,Date Received,Summary\nA/1,01/02/2013,x\nA/2,03/04/2013,y\n"
    _refused(run(cases=cases), tmp_path, "day/month or month/day")


def test_an_unknown_term_syntax(tmp_path: Path, run: Run) -> None:
    request = REQUEST.replace('"facebook"', '"(facebook OR twitter)"')
    _refused(run(request=request), tmp_path, "(facebook OR twitter)", "not a term")


def test_a_request_without_questions(tmp_path: Path, run: Run) -> None:
    request = REQUEST.split("[[question]]")[0]
    _refused(run(request=request), tmp_path, "no question")


def test_a_reference_that_cannot_be_an_address(tmp_path: Path, run: Run) -> None:
    request = REQUEST.replace("1/24", "../../etc")
    _refused(run(request=request), tmp_path, "../../etc")


def test_an_output_folder_that_somebody_else_filled(tmp_path: Path, run: Run) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    result = run()
    assert result.returncode == 2
    assert "did not write" in result.stderr
    assert [path.name for path in out.iterdir()] == ["mine.txt"]


def test_a_workbook_with_its_header_on_row_five_is_taken_in(tmp_path: Path, run: Run) -> None:
    import xlsxwriter

    path = tmp_path / "cases.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ["Complaints extract"])
        sheet.write_row(1, 0, ["Run by", "J. Clerk"])
        sheet.write_row(4, 0, ["Case Reference", "Date Received", "Case Summary"])
        sheet.write_row(5, 0, ["A/1", "13/02/2013", "on Facebook"])
    result = run(cases=None, name="cases.xlsx")
    assert result.returncode == 1, result.stderr  # small counts without a reason block the page
    assert "small-count-without-reason" in result.stdout
    assert not (tmp_path / "out" / "site").exists()
    assert (tmp_path / "out" / "answer.json").exists()


def test_a_letter_is_written_from_a_template_of_ones_own_or_nothing_is(
    tmp_path: Path, run: Run
) -> None:
    template = Document()
    template.add_paragraph("{{ title }} ({{ reference }})")
    template.save(str(tmp_path / "ours.docx"))
    run("--template", "ours.docx")
    letter = Document(str(tmp_path / "out" / "response.docx"))
    assert letter.paragraphs[0].text == "T (1/24)"
    shutil.rmtree(tmp_path / "out")
    (tmp_path / "ours.docx").write_text("no Word file")
    result = run("--template", "ours.docx")
    assert (result.returncode, (tmp_path / "out").exists()) == (2, False)
    assert "ours.docx" in result.stderr


@pytest.mark.parametrize("at", range(1, 9))
def test_a_disc_that_fills_up_leaves_nothing_behind(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """The file opened for writing as number `at` cannot be: whichever it is, all of it goes."""
    opened, made, count = io.open, tempfile.mkstemp, 0

    def fill(name: object) -> None:
        nonlocal count
        count += "out" in str(name).removeprefix(str(tmp_path))
        if count >= at:
            raise OSError(errno.ENOSPC, "No space left on device", str(name))

    def beside(*arguments: Any, **more: Any) -> tuple[int, str]:
        fill(more["dir"])
        return made(*arguments, **more)

    def full(file: Any, mode: str = "r", *arguments: Any, **more: Any) -> Any:
        if any(letter in mode for letter in "wxa"):
            fill(file)
        return opened(file, mode, *arguments, **more)

    monkeypatch.setattr(tempfile, "mkstemp", beside)
    monkeypatch.setattr("io.open", full)
    monkeypatch.setattr("builtins.open", full)
    result = run()
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


def test_a_cell_cannot_command_the_terminal(tmp_path: Path, run: Run) -> None:
    text = "on Facebook" + " word" * 40
    cells = f'Case Reference,Date Received,Ward,Case Summary\nA/1,13/02/2013,"N\x1b[31m",{text}\n'
    result = run(cases=cells, request=REQUEST + 'by = ["ward"]\n')
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
    assert running.wait(timeout=60) == 141  # neither done nor blocked
    assert (tmp_path / "kept" / "snapshot.jsonl").exists()
    assert (tmp_path / "columns.toml").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are Linux")
def test_a_name_that_is_not_in_utf_8_is_refused(tmp_path: Path) -> None:
    name = os.fsdecode(b"exp\xfcrt.csv")
    (tmp_path / name).write_text(CASES, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", "from answerable.cli import main; main()", "import", name],
        cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert result.returncode == 2
    assert "where: exp�rt.csv" in result.stderr
    assert "another name" in result.stderr


def test_the_rows_set_aside_that_are_not_shown_are_counted(tmp_path: Path) -> None:
    lines = "".join(f",13/02/2013,text {n}\n" for n in range(25))
    (tmp_path / "cases.csv").write_text(CASES + lines, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", "from answerable.cli import main; main()", "import", "cases.csv"],
        cwd=tmp_path, capture_output=True, text=True, check=True, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert "set aside: 5 more" in result.stdout
