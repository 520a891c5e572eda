import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from answerable.cli import import_command, index_command, search_command
from answerable.cli.index_command import build_in_background
from answerable.engines.index import DAMAGED, MISSING, STALE, Unusable
from answerable.engines.register_index import (
    build_register_index,
    index_path,
    is_building,
    open_register_index,
)
from answerable.files.folders import whole_folder
from answerable.files.registers import read_register
from answerable.files.snapshots import write_snapshot
from answerable.model.errors import UserMistake
from answerable.model.tables import ColumnMap
from answerable.steps.finding.read_terms import read_terms

LONG_AGO = 1_500_000_000
HEADER = ("Case reference", "Date received", "Outcome", "Case summary")
ROWS = [
    ("CO-00001", "2014-03-04", "Resigned", "posted on Facebook"),
    ("CO-00002", "2015-03-04", "", "a parking row"),
    ("CO-00003", "2015-05-06", "", ""),
    ("CO-00004", "2016-05-06", "", "on facebook_again and the cafÃ©"),
]


def write_export(path: Path, rows: list[tuple[str, ...]], delimiter: str = ",") -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows([HEADER, *rows])


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    write_export(path, ROWS)
    return path


@pytest.fixture
def background(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every register counts as large, and what would be built in the background is noted."""
    begun: list[Path] = []
    for size in ("SCANNED_FROM", "INDEXED_FROM"):
        monkeypatch.setattr(search_command, size, 1)
    monkeypatch.setattr(
        search_command, "build_in_background", lambda path, mapping: begun.append(path) or True
    )
    return begun


def searched(register: Path, *options: str) -> tuple[Any, str]:
    """What a search prints as JSON, and what it says beside."""
    arguments = ["--register", str(register), "-t", "facebook", "-t", "café", "--json"]
    result = CliRunner().invoke(
        search_command.command, [*arguments, *options], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout), result.stderr


def why_not(register: Path, column_map: ColumnMap | None = None) -> str:
    with pytest.raises(Unusable) as refused, open_register_index(register, column_map):
        pass
    return refused.value.reason


def test_the_second_search_of_an_export_answers_from_its_index_and_says_the_same(
    export: Path, background: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, said = searched(export)
    assert background == [export]
    assert "An index for the next search is being made" in said
    assert [term["hits"] for term in first["terms"]] == [2, 1]
    build_register_index(export)
    for name in ("_scan", "_take_in_and_search"):
        monkeypatch.setattr(search_command, name, None)
    assert searched(export) == (first, "")
    assert background == [export]
    narrow, _ = searched(export, "--from", "2015-01-01", "--to", "2015-12-31")
    assert (narrow["records_searched"], narrow["records_without_text"]) == (2, 1)
    assert narrow["records_hit"] == 0


@pytest.mark.parametrize("period", [("--from", "2015-01-01"), ("--to", "2015-12-31"), ()])
def test_every_way_of_searching_tells_how_many_records_no_period_holds(
    export: Path, background: list[Path], period: tuple[str, ...]
) -> None:
    write_export(export, [*ROWS, ("CO-00005", "", "", "facebook"), ("CO-00006", "n/a", "", "")])
    taken_in, _ = searched(export, "--engine", "reference", *period)
    scanned, _ = searched(export, *period)
    build_register_index(export)
    indexed, _ = searched(export, *period)
    assert taken_in == scanned == indexed
    assert taken_in["records_undated"] == (2 if period else 0)
    shown = CliRunner().invoke(
        search_command.command, ["--register", str(export), "-t", "facebook", *period]
    )
    words = "Besides, 2 records carry no date received and are in no period"
    assert (words in shown.stdout) is bool(period)


@pytest.mark.parametrize(
    "options", [("--no-index",), ("--engine", "polars"), ("--where", "outcome=Resigned")]
)
def test_an_index_is_neither_used_nor_made_where_another_way_was_asked_for(
    export: Path, background: list[Path], monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    build_register_index(export)
    monkeypatch.setattr(search_command, "open_register_index", None)
    searched(export, *options)
    assert background == []


def test_a_register_that_was_changed_gets_a_new_index_and_the_user_is_told(
    export: Path, background: list[Path]
) -> None:
    build_register_index(export)
    write_export(export, [*ROWS, ("CO-00005", "2016-05-07", "", "facebook")])
    assert why_not(export) == STALE
    data, said = searched(export)
    assert data["terms"][0]["hits"] == 3
    assert "was stale, not used, and is being made again" in said
    assert background == [export]
    build_register_index(export)
    assert searched(export) == (data, "")


def test_a_change_is_noticed_though_size_and_time_are_the_same(export: Path) -> None:
    os.utime(export, (LONG_AGO, LONG_AGO))
    build_register_index(export)
    content = export.read_text("utf-8")
    export.write_text(content.replace("parking", "facebok"), "utf-8")
    os.utime(export, (LONG_AGO, LONG_AGO))
    assert why_not(export) == STALE


def test_a_file_with_the_same_bytes_keeps_its_index(export: Path) -> None:
    build_register_index(export)
    content = export.read_bytes()
    export.unlink()
    export.write_bytes(content)
    open_register_index(export).close()


def test_an_index_is_only_for_the_columns_it_was_made_with(export: Path) -> None:
    build_register_index(export)
    assert why_not(export, ColumnMap(columns={"Outcome": "case_summary"})) == STALE


def test_a_damaged_index_is_made_again_and_the_user_is_told(
    export: Path, background: list[Path]
) -> None:
    expected, _ = searched(export)
    index = build_register_index(export)
    damaged = bytearray(index.read_bytes())
    damaged[20_000:] = bytes(len(damaged) - 20_000)
    index.write_bytes(damaged)
    assert why_not(export) == DAMAGED
    data, said = searched(export)
    assert data == expected
    assert "was damaged, not used, and is being made again" in said
    build_register_index(export)
    assert searched(export) == (expected, "")


def test_a_stopped_build_leaves_nothing_and_a_killed_one_is_tidied_up(export: Path) -> None:
    def stop(done: int, lines: int) -> None:
        raise KeyboardInterrupt

    write_export(export, [(f"CO-{n:05}", "2014-03-04", "", "facebook") for n in range(2_500)])
    with pytest.raises(KeyboardInterrupt):
        build_register_index(export, told=stop)
    assert [path.name for path in export.parent.iterdir()] == ["export.csv"]
    left = export.with_name(f".{index_path(export).name}.1.new")
    left.write_text("half an index")
    assert is_building(export)
    os.utime(left, (LONG_AGO, LONG_AGO))
    assert not is_building(export)
    build_register_index(export)
    assert not left.exists()


def test_a_register_written_to_meanwhile_gets_no_index(export: Path) -> None:
    def write(done: int, lines: int) -> None:
        write_export(export, ROWS)

    write_export(export, [(f"CO-{n:05}", "2014-03-04", "", "facebook") for n in range(2_500)])
    with pytest.raises((Unusable, UserMistake)):
        build_register_index(export, told=write)
    assert [path.name for path in export.parent.iterdir()] == ["export.csv"]


@pytest.mark.parametrize("kind", ["snapshot", "dirty"])
def test_a_snapshot_and_an_export_with_dirt_get_one_too(
    tmp_path: Path, background: list[Path], kind: str
) -> None:
    path = tmp_path / kind
    rows = [*ROWS, ("", "2014-01-01", "", "facebook"), ("CO-00005", "soon", "", "facebook")]
    write_export(path, rows, delimiter=";")
    if kind == "snapshot":
        register = read_register([path])
        write_snapshot(path, register)
    expected, _ = searched(path)
    build_register_index(path)
    assert searched(path) == (expected, "")
    assert [term.hits for term in found(path)] == [2, 1]


def found(register: Path) -> Any:
    with open_register_index(register) as index:
        report = index.search(read_terms(["facebook", "café"]))
        assert report is not None
        return report.report.terms


def test_a_register_without_narratives_is_refused_and_gets_no_index(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("Case reference,Date received\nCO-00001,2014-03-04\n", "utf-8")
    with pytest.raises(UserMistake):
        build_register_index(path)
    assert not index_path(path).exists()


def test_an_index_is_as_private_as_its_register(export: Path) -> None:
    export.chmod(0o640)
    assert build_register_index(export).stat().st_mode & 0o777 == 0o640


def test_an_index_does_not_keep_a_folder_of_ours_from_being_written_again(tmp_path: Path) -> None:
    for _ in range(2):
        with whole_folder(tmp_path / "kept") as folder:
            write_export(folder / "export.csv", ROWS)
        build_register_index(tmp_path / "kept" / "export.csv")


def test_the_command_makes_an_index_once_and_removes_it(export: Path) -> None:
    def run(*options: str) -> str:
        result = CliRunner().invoke(
            index_command.command, [str(export), *options], catch_exceptions=False
        )
        assert result.exit_code == 0
        return result.stdout

    assert run().startswith("Index made")
    assert index_path(export).exists()
    assert run().startswith("It stands already")
    assert run("--remove").startswith("Removed")
    assert run("--remove").startswith("There was no index")
    assert why_not(export) == MISSING


def test_an_import_that_keeps_a_large_snapshot_begins_its_index(
    export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []
    monkeypatch.setattr(import_command, "INDEXED_FROM", 1)
    monkeypatch.setattr(
        import_command, "build_in_background", lambda path, mapping: begun.append(path) or True
    )
    for options in ([], ["--out", str(tmp_path / "kept")]):
        result = CliRunner().invoke(import_command.command, [str(export), *options])
        assert result.exit_code == 0
    assert begun == [tmp_path / "kept" / "snapshot.jsonl"]


def test_an_index_is_made_in_the_background_by_a_process_of_its_own(export: Path) -> None:
    process = build_in_background(export, None)
    assert process is not None
    assert process.wait(timeout=120) == 0
    assert [term.hits for term in found(export)] == [2, 1]


def test_no_index_is_begun_where_another_is_being_made_or_the_disc_is_full(
    export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export.with_name(f".{index_path(export).name}.1.new").write_text("half an index")
    assert not build_in_background(export, None)
    export.with_name(f".{index_path(export).name}.1.new").unlink()
    monkeypatch.setattr(index_command, "_SPACE", 10**12)
    assert not build_in_background(export, None)
    assert [path.name for path in export.parent.iterdir()] == ["export.csv"]
