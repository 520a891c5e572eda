"""`answerable inspect`: what a user sees, and what a program reads."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from answerable.cli import group
from answerable.model.errors import UserMistake
from gate.building import picture, workbook


def _inspect(*given: object) -> Result:
    return CliRunner().invoke(group, ["inspect", *map(str, given)], env={"COLUMNS": "200"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A clean table and a workbook with a hidden sheet, one of them in a folder below."""
    (tmp_path / "below").mkdir()
    (tmp_path / "table.csv").write_bytes(b"Outcome,Cases\nResigned,1\n")
    hidden = workbook(lambda book, sheet: book.add_worksheet("Staff").hide())
    (tmp_path / "below" / "answer.xlsx").write_bytes(hidden)
    return tmp_path


def test_a_clean_file_passes(folder: Path) -> None:
    done = _inspect(folder / "table.csv")
    assert done.exit_code == 0
    assert done.output.startswith("pass")


def test_a_refused_file_is_told_with_place_and_what_to_do(folder: Path) -> None:
    done = _inspect(folder / "below/answer.xlsx")
    assert done.exit_code == 1
    assert "X02 sheet “Staff”: a hidden sheet" in done.output
    assert "do: delete the sheet, or show it and read it" in done.output


def test_a_folder_is_looked_through_to_its_ends(folder: Path) -> None:
    done = _inspect(folder, "--json")
    assert done.exit_code == 1
    files = json.loads(done.stdout)["files"]
    assert {Path(file["file"]).name: file["verdict"] for file in files} == {
        "answer.xlsx": "refuse",
        "table.csv": "pass",
    }
    finding = next(file for file in files if file["findings"])["findings"][0]
    assert set(finding) == {"code", "where", "message"}


def test_more_rows_than_the_answer_states_are_refused(folder: Path) -> None:
    path = folder / "rows.xlsx"
    path.write_bytes(workbook())
    assert _inspect(path, "--rows", 3).exit_code == 0
    done = _inspect(path, "--rows", 2)
    assert done.exit_code == 1
    assert "X21" in done.output


def test_a_name_that_hides_its_ending_is_refused(folder: Path) -> None:
    path = folder / "answer\u202efdp.csv"
    path.write_bytes(b"a,b\n1,2\n")
    assert "T01" in _inspect(path).output


def test_a_file_that_is_not_there_is_a_mistake(folder: Path) -> None:
    done = _inspect(folder / "none.xlsx")
    assert isinstance(done.exception, UserMistake)
    assert done.exception.code == "file-missing"


def test_an_empty_folder_is_a_mistake(tmp_path: Path) -> None:
    done = _inspect(tmp_path)
    assert isinstance(done.exception, UserMistake)
    assert done.exception.code == "folder-empty"


@pytest.mark.skipif(os.name != "posix", reason="pipes stand in folders on POSIX systems only")
def test_pipes_and_dead_links_are_refused_without_waiting(folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")
    (folder / "link.csv").symlink_to(folder / "gone.csv")
    files = json.loads(_inspect(folder, "--json").stdout)["files"]
    refused = {Path(file["file"]).name for file in files if file["verdict"] == "refuse"}
    assert refused == {"answer.xlsx", "pipe.csv", "link.csv"}


def test_markup_in_names_reaches_no_terminal(folder: Path) -> None:
    path = folder / "[red]a.png"
    path.write_bytes(picture())
    assert "[red]a.png" in _inspect(path).output
